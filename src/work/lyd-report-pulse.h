#pragma once

#include "lyd-file.h"
#include "lyd-follow-up.h"

G_BEGIN_DECLS

LydFollowUp *lyd_report_follow_up (LydFile *file, const LydFollowQuery *query, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_report_list_trend (LydFile *file, const LydId *series, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_report_list_no_shows (LydFile *file, const LydReachQuery *query, gboolean by_event, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_report_list_arrivals (LydFile *file, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
