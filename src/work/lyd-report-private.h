#pragma once

#include "lyd-report.h"

G_BEGIN_DECLS

GPtrArray *lyd_report_name_rows (
  LydFile *file, const LydReach *reach, LydReachWhat what, const LydReachPart *part, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
