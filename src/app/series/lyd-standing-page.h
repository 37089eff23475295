#pragma once

#include "lyd-store-series.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who is registered for all of a series: added by a search over everybody on file, removed with one press. */
#define LYD_TYPE_STANDING_PAGE (lyd_standing_page_get_type ())
G_DECLARE_FINAL_TYPE (LydStandingPage, lyd_standing_page, LYD, STANDING_PAGE, AdwBin)

void lyd_standing_page_set_series (LydStandingPage *self, LydStore *store, const LydId *series);
void lyd_standing_page_set_sensitive (LydStandingPage *self, gboolean sensitive);
void lyd_standing_page_refresh (LydStandingPage *self);
void lyd_standing_page_search (LydStandingPage *self);
gboolean lyd_standing_page_is_idle (LydStandingPage *self);

G_END_DECLS
