#pragma once

#include "lyd-form.h"
#include "lyd-store-directory.h"

G_BEGIN_DECLS

/* Adds an organization, or changes one. "saved" brings a LydDone. */
#define LYD_TYPE_ORGANIZATION_DIALOG (lyd_organization_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydOrganizationDialog, lyd_organization_dialog, LYD, ORGANIZATION_DIALOG, LydForm)

LydOrganizationDialog *lyd_organization_dialog_new (GtkWindow *parent,
                                                    LydStore *store,
                                                    const LydOrganizationPage *page);
gboolean lyd_organization_dialog_is_ready (LydOrganizationDialog *self);

G_END_DECLS
