#pragma once

#include "lyd-store-series.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A series in a few words, and its dates: what is next, what is planned, what took place. */
#define LYD_TYPE_SERIES_DATES (lyd_series_dates_get_type ())
G_DECLARE_FINAL_TYPE (LydSeriesDates, lyd_series_dates, LYD, SERIES_DATES, AdwBin)

void lyd_series_dates_show (LydSeriesDates *self, const LydSeriesPage *page, gint64 now);
void lyd_series_dates_set_narrow (LydSeriesDates *self, gboolean narrow);

G_END_DECLS
