#pragma once

#include "lyd-record.h"
#include "lyd-registration-bar.h"
#include "lyd-registrations-page.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* What the page's files share: the list and its pane (lyd-registrations-page.c), the acts (lyd-registration-acts.c) and
 * checking in from the list (lyd-registration-check-in.c). */

/* Pixels: below their sum the pane covers the list. */
#define LYD_LIST_WIDTH 440
#define LYD_PANE_WIDTH 324

/* (nullable): %NULL while there is no event */
LydStore *lyd_registrations_page_get_store (LydRegistrationsPage *self);
const LydRoster *lyd_registrations_page_get_roster (LydRegistrationsPage *self);
const char *lyd_registrations_page_get_timezone (LydRegistrationsPage *self);
GArray *lyd_registrations_page_dup_chosen (LydRegistrationsPage *self) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): the one that is chosen, once its row has been read */
const LydRosterRow *lyd_registrations_page_get_row (LydRegistrationsPage *self);
/* (nullable): what the pane shows */
const LydRecord *lyd_registrations_page_get_record (LydRegistrationsPage *self);
LydRegistrationBar *lyd_registrations_page_get_bar (LydRegistrationsPage *self);
void lyd_registrations_page_choose_all (LydRegistrationsPage *self);

/* Several at once, and guests (lyd-registration-party.c). */
void lyd_registration_party_install (GtkWidgetClass *widget_class);
void lyd_registration_party_update (LydRegistrationsPage *self);

/* The acts, all on who is chosen: "registrations.…" */
void lyd_registration_acts_install (GtkWidgetClass *widget_class);
void lyd_registration_acts_update (LydRegistrationsPage *self);
void lyd_registration_acts_done (LydRegistrationsPage *self, const LydDone *done);
void lyd_registration_acts_toast (LydRegistrationsPage *self, const char *message);
void lyd_registration_check_in (LydRegistrationsPage *self, const LydId *registration);
void lyd_registration_menu_attach (GtkWidget *view);

G_END_DECLS
