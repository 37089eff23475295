#pragma once

#include "lyd-store-directory.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds an organization, or changes one. It saves by itself, as LydPersonDialog does; "saved" brings a LydDone. */
#define LYD_TYPE_ORGANIZATION_DIALOG (lyd_organization_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydOrganizationDialog, lyd_organization_dialog, LYD, ORGANIZATION_DIALOG, AdwWindow)

LydOrganizationDialog *lyd_organization_dialog_new (GtkWindow *parent,
                                                    LydStore *store,
                                                    const LydOrganizationPage *page);
gboolean lyd_organization_dialog_is_ready (LydOrganizationDialog *self);

G_END_DECLS
