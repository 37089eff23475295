#pragma once

#include "lyd-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When people came: bars of ten minutes, with the hours below. */
#define LYD_TYPE_ARRIVAL_CURVE (lyd_arrival_curve_get_type ())
G_DECLARE_FINAL_TYPE (LydArrivalCurve, lyd_arrival_curve, LYD, ARRIVAL_CURVE, GtkWidget)

void lyd_arrival_curve_set_times (LydArrivalCurve *self, GArray *times, GTimeZone *zone, gint64 now);

G_END_DECLS
