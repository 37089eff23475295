#pragma once

#include "lyd-file.h"
#include "lyd-reach.h"

G_BEGIN_DECLS

LydReach *lyd_report_reach (LydFile *file, const LydReachQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_report_list_rows (
  LydFile *file, const LydReachQuery *query, LydReachWhat what, const LydReachPart *part, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GStrv lyd_report_list_funders (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
