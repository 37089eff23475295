#pragma once

#include "lyd-import-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lyd_import_cells_set_up (GtkListView *view, LydImportList *list);

G_END_DECLS
