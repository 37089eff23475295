#pragma once

#include "lyd-report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reports as JSON: what `report --json` prints, what a frozen report keeps, what an export holds. */
JsonNode *lyd_report_query_to_json (const LydReachQuery *query) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_report_query_from_json (LydReachQuery *query, const char *text);
char *lyd_report_numbers_to_json (const LydReach *reach) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *lyd_report_to_json (LydFile *file, const LydReach *reach, gboolean rules, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
char *lyd_report_print_json (JsonNode *node, gboolean pretty) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
