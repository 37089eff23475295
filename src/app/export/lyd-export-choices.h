#pragma once

#include "lyd-export.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the export dialog offers of a list, and how its file is called. */
void lyd_export_list_formats (GPtrArray *extensions, GtkStringList *titles, const char *what);
void lyd_export_show_groupings (AdwComboRow *row, const char *what, LydExportBy bys[3]);
void lyd_export_show_audiences (AdwComboRow *row, const char *what);
char *lyd_export_make_name (const char *event, const char *title) G_GNUC_WARN_UNUSED_RESULT;
void lyd_export_open_folder (const char *folder);

G_END_DECLS
