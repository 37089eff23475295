#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The section of events that repeat: a list of series, and one of them. */
#define LYD_TYPE_SERIES_SECTION (lyd_series_section_get_type ())
G_DECLARE_FINAL_TYPE (LydSeriesSection, lyd_series_section, LYD, SERIES_SECTION, AdwBin)

void lyd_series_section_open (LydSeriesSection *self, const LydId *series);
gboolean lyd_series_section_is_idle (LydSeriesSection *self);

G_END_DECLS
