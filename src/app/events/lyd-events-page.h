#pragma once

#include "lyd-overview.h"
#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_EVENTS_PAGE (lyd_events_page_get_type ())
G_DECLARE_FINAL_TYPE (LydEventsPage, lyd_events_page, LYD, EVENTS_PAGE, AdwBin)

void lyd_events_page_set_store (LydEventsPage *self, LydStore *store);
void lyd_events_page_set_events (LydEventsPage *self, GPtrArray *summaries, gint64 now);
void lyd_events_page_search (LydEventsPage *self);

G_END_DECLS
