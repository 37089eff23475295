#pragma once

#include "lyd-roster-row.h"
#include "lyd-things.h"

#include <glib.h>

G_BEGIN_DECLS

char *lyd_format_clock (gint64 at, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_format_day (gint64 at, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_format_past (gint64 at, gint64 now, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_format_short_day (gint64 at, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_format_days (const LydEvent *event) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_format_event_line (const LydEvent *event, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_format_leaf (const LydEvent *event, char **month) G_GNUC_WARN_UNUSED_RESULT;

/* How a registration's state looks: an icon of its own outline, a word, a style class. */
typedef struct {
  const char *icon;
  const char *word;
  const char *style;
} LydLook;

LydLook lyd_look_of_row (const LydRosterRow *row);

G_END_DECLS
