#pragma once

#include "lyd-overview.h"
#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_REGISTRATIONS_PAGE (lyd_registrations_page_get_type ())
G_DECLARE_FINAL_TYPE (LydRegistrationsPage, lyd_registrations_page, LYD, REGISTRATIONS_PAGE, AdwBin)

void lyd_registrations_page_set_event (LydRegistrationsPage *self, LydStore *store, const LydEventSummary *summary);
void lyd_registrations_page_set_narrow (LydRegistrationsPage *self, gboolean narrow);
void lyd_registrations_page_set_filter (LydRegistrationsPage *self, LydRosterFilter filter);
void lyd_registrations_page_choose (LydRegistrationsPage *self, const LydId *registration);
void lyd_registrations_page_search (LydRegistrationsPage *self);
GListModel *lyd_registrations_page_get_list (LydRegistrationsPage *self);
gboolean lyd_registrations_page_is_idle (LydRegistrationsPage *self);

G_END_DECLS
