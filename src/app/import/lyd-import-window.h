#pragma once

#include "lyd-store-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Bringing in a list of registrations, step by step: the file, its columns, a preview, the import. Everything that a
 * person does is an action, see lyd-import-window.c.
 *
 * "imported" (const LydId *import, GArray *added, const char *sentence): it is done, or was cancelled before it was
 *   (no id); @added has the LydId of each registration that was made. The window closes by itself.
 */
#define LYD_TYPE_IMPORT_WINDOW (lyd_import_window_get_type ())
G_DECLARE_FINAL_TYPE (LydImportWindow, lyd_import_window, LYD, IMPORT_WINDOW, AdwWindow)

LydImportWindow *lyd_import_window_new (GtkWindow *parent, LydStore *store, const LydId *event);
void lyd_import_window_open_file (LydImportWindow *self, GFile *file);
gboolean lyd_import_window_is_idle (LydImportWindow *self);
const LydId *lyd_import_window_get_event (LydImportWindow *self);
LydImportDraft *lyd_import_window_get_draft (LydImportWindow *self);

G_END_DECLS
