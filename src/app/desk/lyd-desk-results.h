#pragma once

#include "lyd-roster-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lyd_desk_results_fill (GtkListBox *list, GPtrArray *rows, const char *text, GTimeZone *zone);
void lyd_desk_results_move (GtkListBox *list, int step);

G_END_DECLS
