#pragma once

#include "lyd-store-materials.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What an event has: links and files, added by a button, by dropping or by pasting. The actions are materials.add-link,
 * .add-file, .paste, .open, .edit, .remove, .save-copy, .undo and .stop. */
#define LYD_TYPE_MATERIALS_WINDOW (lyd_materials_window_get_type ())
G_DECLARE_FINAL_TYPE (LydMaterialsWindow, lyd_materials_window, LYD, MATERIALS_WINDOW, AdwWindow)

LydMaterialsWindow *lyd_materials_window_new (GtkWindow *parent,
                                              LydStore *store,
                                              const LydEvent *event,
                                              const LydId *session);
void lyd_materials_window_add_files (LydMaterialsWindow *self, const char *const *paths);
gboolean lyd_materials_window_add_text (LydMaterialsWindow *self, const char *text);
gboolean lyd_materials_window_is_idle (LydMaterialsWindow *self);

G_END_DECLS
