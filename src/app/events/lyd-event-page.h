#pragma once

#include "lyd-overview.h"
#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_EVENT_PAGE (lyd_event_page_get_type ())
G_DECLARE_FINAL_TYPE (LydEventPage, lyd_event_page, LYD, EVENT_PAGE, AdwBin)

void lyd_event_page_set_event (LydEventPage *self, LydStore *store, const LydEventSummary *summary);
void lyd_event_page_update (LydEventPage *self, const LydEventSummary *summary);
const LydId *lyd_event_page_get_id (LydEventPage *self);
void lyd_event_page_print_badges (LydEventPage *self, GArray *ids);
void lyd_event_page_show_attendance (LydEventPage *self, const char *name);
void lyd_event_page_search (LydEventPage *self);

G_END_DECLS
