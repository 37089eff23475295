#pragma once

#include "lyd-store-series.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One series in the list. */
#define LYD_TYPE_SERIES_ROW (lyd_series_row_get_type ())
G_DECLARE_FINAL_TYPE (LydSeriesRow, lyd_series_row, LYD, SERIES_ROW, GtkListBoxRow)

GtkWidget *lyd_series_row_new (const LydSeriesPage *page);
void lyd_series_row_set_narrow (LydSeriesRow *self, gboolean narrow);

G_END_DECLS
