#pragma once

#include "lyd-import-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One line of the import window's lists: what it is about, what is to be said of it, and a control. */
#define LYD_TYPE_IMPORT_LINE (lyd_import_line_get_type ())
G_DECLARE_FINAL_TYPE (LydImportLine, lyd_import_line, LYD, IMPORT_LINE, AdwBin)

GtkWidget *lyd_import_line_new (LydImportItem *item, LydImportDraft *draft, gboolean narrow);

G_END_DECLS
