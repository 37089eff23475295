#pragma once

#include "lyd-things.h"

G_BEGIN_DECLS

/* Times for people: in the zone given, in the form of the user's locale. */
gboolean lyd_words_has_half_days (void);
char *lyd_words_clock (gint64 instant, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_clock_seconds (gint64 instant, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_day (gint64 instant, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_moment (gint64 instant, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_when (gint64 start, gint64 end, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_zone (const char *timezone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_event_when (const LydEvent *event) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_event_days (const LydEvent *event) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
