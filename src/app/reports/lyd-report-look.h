#pragma once

#include "lyd-paint.h"
#include "lyd-reach.h"

G_BEGIN_DECLS

/* How the numbers of reports are written and painted. */
const char *lyd_report_kind_title (LydKind kind);
LydInk lyd_report_kind_ink (LydKind kind);
char *lyd_report_format_number (int n) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_report_format_hours (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_report_count_hours (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_report_count_people (int n) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_report_count_events (int n) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_report_count_attended (int n) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_report_list_kinds (const int *by_kind) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_report_format_date (gint64 at, const char *timezone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_report_format_short_date (gint64 at, const char *timezone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
