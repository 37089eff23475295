#pragma once

#include "lyd-follow-up.h"
#include "lyd-table.h"

G_BEGIN_DECLS

/* Reports as tables: what exporters write. They keep nothing of what they were made of. */
LydTable *lyd_report_table_long (const LydReach *reach, const GPtrArray *rules) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_summary (const LydReach *reach) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_months (const LydReach *reach) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_states (const LydReach *reach) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_headings (const LydReach *reach) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_organizations (const LydReach *reach) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_events (const LydReach *reach) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_rules (const char *scope, const LydReach *reach, const GPtrArray *rules)
  G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_rows (const GPtrArray *rows, LydReachWhat what, gboolean ids) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_follow_up (const LydFollowUp *follow_up) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_trend (const GPtrArray *trend) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_report_table_no_shows (const GPtrArray *lines, gboolean by_event) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
