#pragma once

#include "lyd-time.h"

G_BEGIN_DECLS

/* Days and times as people type them, and as a field shows them again. */
gboolean lyd_typed_day (const char *text, const GDate *today, GDate *day);
gboolean lyd_typed_clock (const char *text, int *hour, int *minute);
char *lyd_typed_show_day (gint64 instant, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
