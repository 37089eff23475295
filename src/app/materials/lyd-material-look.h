#pragma once

#include "lyd-material.h"

G_BEGIN_DECLS

const char *lyd_material_get_icon (const LydMaterial *material);
char *lyd_material_describe (const LydMaterial *material) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_material_make_title (const char *link, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
