#pragma once

#include "lyd-store-series.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * One series: its dates, who is registered for all of it, who came when.
 *
 * "gone": it is not on file any more.
 */
#define LYD_TYPE_SERIES_VIEW (lyd_series_view_get_type ())
G_DECLARE_FINAL_TYPE (LydSeriesView, lyd_series_view, LYD, SERIES_VIEW, AdwBin)

void lyd_series_view_set_series (LydSeriesView *self, LydStore *store, const LydId *series);
void lyd_series_view_refresh (LydSeriesView *self);
void lyd_series_view_set_narrow (LydSeriesView *self, gboolean narrow);
void lyd_series_view_search (LydSeriesView *self);
gboolean lyd_series_view_is_idle (LydSeriesView *self);

G_END_DECLS
