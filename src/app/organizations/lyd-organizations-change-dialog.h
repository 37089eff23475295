#pragma once

#include "lyd-form.h"

G_BEGIN_DECLS

/* What is to become of several organizations at once: the networks that they belong to, since when, and those that they
 * have left. "saved" brings the LydDone. */
#define LYD_TYPE_ORGANIZATIONS_CHANGE_DIALOG (lyd_organizations_change_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LydOrganizationsChangeDialog, lyd_organizations_change_dialog, LYD, ORGANIZATIONS_CHANGE_DIALOG, LydForm)

LydOrganizationsChangeDialog *
lyd_organizations_change_dialog_new (GtkWindow *parent, LydStore *store, const GArray *organizations);

G_END_DECLS
