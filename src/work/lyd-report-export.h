#pragma once

#include "lyd-report.h"
#include "lyd-report-pulse.h"

G_BEGIN_DECLS

/* Reports into files; the extension decides the format. An older file there is replaced only once the new one is whole
 * and on disk. */
gboolean lyd_report_export_reach (LydFile *file, const LydReachQuery *query, const char *path, GError **error);
gboolean lyd_report_export_frozen (LydFile *file, const LydId *id, const char *path, GError **error);
gboolean lyd_report_export_rows (LydFile *file,
                                 const LydReachQuery *query,
                                 LydReachWhat what,
                                 const LydReachPart *part,
                                 const char *path,
                                 GError **error);
gboolean lyd_report_export_follow_up (LydFile *file, const LydFollowQuery *query, const char *path, GError **error);
gboolean lyd_report_export_trend (LydFile *file, const LydId *series, const char *path, GError **error);
gboolean lyd_report_export_no_shows (
  LydFile *file, const LydReachQuery *query, gboolean by_event, const char *path, GError **error);

G_END_DECLS
