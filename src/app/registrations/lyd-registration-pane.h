#pragma once

#include "lyd-store-registrations.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * One registration beside the list: who, what can be done, the facts, the answers, the ticket, the history. Its buttons
 * are the page's actions ("registrations.…"), which act on what is selected in the list.
 *
 * "loaded": what is shown has been read anew.
 */
#define LYD_TYPE_REGISTRATION_PANE (lyd_registration_pane_get_type ())
G_DECLARE_FINAL_TYPE (LydRegistrationPane, lyd_registration_pane, LYD, REGISTRATION_PANE, AdwBin)

LydRegistrationPane *lyd_registration_pane_new (void);
void lyd_registration_pane_set_registration (LydRegistrationPane *self,
                                             LydStore *store,
                                             const LydId *session,
                                             const LydId *registration,
                                             const char *timezone);
const LydRecord *lyd_registration_pane_get_record (LydRegistrationPane *self);
gboolean lyd_registration_pane_is_idle (LydRegistrationPane *self);

G_END_DECLS
