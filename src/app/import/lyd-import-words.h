#pragma once

#include "lyd-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the import window says of a file and of what was done, and how it asks for one. */
char *lyd_import_describe_encoding (const LydImportFile *file) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_import_describe_done (const LydImportCounts *counts) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_import_list_formats (const LydFormat *current) G_GNUC_WARN_UNUSED_RESULT;
GtkFileChooserNative *lyd_import_make_chooser (GtkWindow *parent, const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
