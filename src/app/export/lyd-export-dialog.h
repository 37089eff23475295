#pragma once

#include "lyd-store-export.h"
#include "lyd-things.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Export: what, in which format, where. The actions are export.choose-folder, export.reset-columns and export.save.
 *
 * "exported" (const char *sentence, const char *folder): it is written, or was cancelled before it was (no @folder);
 * the window closes by itself. @folder is none also where it was opened already.
 */
#define LYD_TYPE_EXPORT_DIALOG (lyd_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydExportDialog, lyd_export_dialog, LYD, EXPORT_DIALOG, AdwWindow)

LydExportDialog *lyd_export_dialog_new (GtkWindow *parent, LydStore *store, const LydEvent *event);
void lyd_export_dialog_set_what (LydExportDialog *self, const char *what);
void lyd_export_dialog_set_folder (LydExportDialog *self, const char *folder);

G_END_DECLS
