#pragma once

#include "lyd-store-registrations.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A registration in a form: a new one, for somebody who is known or not, or one that is to be changed. The actions are
 * registration.save, registration.use-person (s) and registration.wait-instead.
 *
 * "saved" (const LydDone *done, gboolean existing): it was; `subject` is the registration. The window closes by itself.
 */
#define LYD_TYPE_REGISTRATION_DIALOG (lyd_registration_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydRegistrationDialog, lyd_registration_dialog, LYD, REGISTRATION_DIALOG, AdwWindow)

LydRegistrationDialog *
lyd_registration_dialog_new (GtkWindow *parent, LydStore *store, const LydId *event, const LydRecord *record);
gboolean lyd_registration_dialog_is_ready (LydRegistrationDialog *self);

G_END_DECLS
