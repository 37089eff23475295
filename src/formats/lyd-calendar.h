#pragma once

#include "lyd-things.h"

G_BEGIN_DECLS

/* One event of a calendar file, and where a gathering has sessions, these as entries of their own. */
typedef struct {
  const LydEvent *event;
  const GPtrArray *sessions; /* of LydSession; NULL: the event alone */
} LydCalendarItem;

char *lyd_calendar_to_ics (const LydCalendarItem *items,
                           gsize n_items,
                           const char *name,
                           gint64 stamp,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_calendar_write (const LydCalendarItem *items,
                             gsize n_items,
                             const char *name,
                             gint64 stamp,
                             const char *path,
                             GError **error);

G_END_DECLS
