#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The periods that reports are made of. A period is named by a few letters, so that an action can take it: "this-year",
 * "last-year" (fiscal years), "12-months", "2027-q3", "20261005-20270922", "all". */
#define LYD_PERIOD_ALL "all"

gboolean lyd_period_read (const char *period, int today, int first_month, int *from, int *to);
char *lyd_period_name_quarter (int today, int ago) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_period_name_days (int from, int to) G_GNUC_WARN_UNUSED_RESULT;
int lyd_period_before (int day, int n_months);

G_END_DECLS
