#pragma once

#include "lyd-form.h"
#include "lyd-material.h"

G_BEGIN_DECLS

/* A link that is added, or a material that is changed. */
#define LYD_TYPE_MATERIAL_DIALOG (lyd_material_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydMaterialDialog, lyd_material_dialog, LYD, MATERIAL_DIALOG, LydForm)

LydMaterialDialog *lyd_material_dialog_new (GtkWindow *parent,
                                            LydStore *store,
                                            const LydMaterial *material,
                                            const GPtrArray *sessions);

G_END_DECLS
