#pragma once

#include "lyd-file.h"
#include "lyd-reach.h"

G_BEGIN_DECLS

/* What a report says beside its numbers, the same in every place: what was asked for, and by which rules it counts. */
char *lyd_words_report_period (int from, int to) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_report_day (int day) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_report_month (int month, gboolean brief) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_report_scope (LydFile *file, const LydReachQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_words_report_rules (const LydReach *reach) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_report_heads (int heads, gboolean hidden) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_report_states (const LydReach *reach) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_report_made (gint64 made_at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
