#pragma once

#include "lyd-report-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How many register for the dates of a series, how many come, and how many of them are new. */
#define LYD_TYPE_SERIES_TREND_VIEW (lyd_series_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (LydSeriesTrendView, lyd_series_trend_view, LYD, SERIES_TREND_VIEW, AdwBin)

G_END_DECLS
