#pragma once

#include "lyd-audience.h"
#include "lyd-form.h"

G_BEGIN_DECLS

/* A new group, or one that changes. */
#define LYD_TYPE_GROUP_DIALOG (lyd_group_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydGroupDialog, lyd_group_dialog, LYD, GROUP_DIALOG, LydForm)

LydGroupDialog *lyd_group_dialog_new (GtkWindow *parent, LydStore *store, const LydGroup *group);

G_END_DECLS
