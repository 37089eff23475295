#pragma once

#include "lyd-series-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many were registered and how many came, date by date, in the room of a word. */
#define LYD_TYPE_SERIES_SPARK (lyd_series_spark_get_type ())
G_DECLARE_FINAL_TYPE (LydSeriesSpark, lyd_series_spark, LYD, SERIES_SPARK, GtkWidget)

void lyd_series_spark_set (LydSeriesSpark *self, const GPtrArray *events);

G_END_DECLS
