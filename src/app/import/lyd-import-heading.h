#pragma once

#include "lyd-import-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands above a group of the import window's lists. */
#define LYD_TYPE_IMPORT_HEADING (lyd_import_heading_get_type ())
G_DECLARE_FINAL_TYPE (LydImportHeading, lyd_import_heading, LYD, IMPORT_HEADING, AdwBin)

GtkWidget *lyd_import_heading_new (LydImportItem *item, gboolean narrow);

G_END_DECLS
