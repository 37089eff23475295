#pragma once

#include "lyd-chart-card.h"
#include "lyd-reach.h"

G_BEGIN_DECLS

/* The two pictures of a report of reach, in cards that others own: columns by month and kind, and the states. */
typedef struct LydReachCharts LydReachCharts;

LydReachCharts *lyd_reach_charts_new (LydChartCard *months, LydChartCard *states) G_GNUC_WARN_UNUSED_RESULT;
void lyd_reach_charts_free (LydReachCharts *self);
void lyd_reach_charts_show (LydReachCharts *self, const LydReach *reach);
GtkWidget *lyd_reach_charts_get_columns (LydReachCharts *self);
GtkWidget *lyd_reach_charts_get_map (LydReachCharts *self);
int lyd_reach_charts_get_month (LydReachCharts *self, guint column);
char *lyd_reach_charts_name_month (int month) G_GNUC_WARN_UNUSED_RESULT;
const char *lyd_reach_charts_name_state (int state);

G_END_DECLS
