#pragma once

#include "lyd-overview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How people came over a day: a rising line, with how many are awaited above it and the hours below. */
#define LYD_TYPE_ARRIVAL_CHART (lyd_arrival_chart_get_type ())
G_DECLARE_FINAL_TYPE (LydArrivalChart, lyd_arrival_chart, LYD, ARRIVAL_CHART, GtkWidget)

void lyd_arrival_chart_set_times (LydArrivalChart *self, GArray *times, int n_awaited, gint64 now, GTimeZone *zone);
void lyd_arrival_chart_set_other_days (LydArrivalChart *self, GPtrArray *days, gint64 main_day);

G_END_DECLS
