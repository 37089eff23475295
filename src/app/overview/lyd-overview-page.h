#pragma once

#include "lyd-overview.h"
#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An event at a glance: the facts, the numbers, what needs somebody, when people came. */
#define LYD_TYPE_OVERVIEW_PAGE (lyd_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (LydOverviewPage, lyd_overview_page, LYD, OVERVIEW_PAGE, AdwBin)

void lyd_overview_page_set_event (LydOverviewPage *self, LydStore *store, const LydEvent *event);
gboolean lyd_overview_page_shows (LydOverviewPage *self, const LydId *event);
void lyd_overview_page_set_narrow (LydOverviewPage *self, gboolean narrow);
const LydOverview *lyd_overview_page_get_overview (LydOverviewPage *self);

G_END_DECLS
