#pragma once

#include "lyd-things.h"

#include <libical/ical.h>

G_BEGIN_DECLS

/* A calendar that is being made, with the zones that its times need. */
typedef struct {
  icalcomponent *calendar;
  GHashTable *spans; /* name of a zone -> the time that its VTIMEZONE covers */
  gint64 stamp;      /* now, UTC milliseconds */
} LydCalendarBuild;

void lyd_calendar_build_begin (LydCalendarBuild *self, enum icalproperty_method method, gint64 stamp);
icalcomponent *lyd_calendar_build_add (LydCalendarBuild *self,
                                       const LydEvent *event,
                                       const LydId *id,
                                       const char *summary,
                                       gint64 start,
                                       gint64 end);
void lyd_calendar_build_add_text (icalcomponent *entry, icalproperty *property, const char *text);
char *lyd_calendar_build_end (LydCalendarBuild *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
