#pragma once

#include "lyd-roster-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lyd_desk_results_fill (GtkListBox *list, GPtrArray *rows, const char *text, GTimeZone *zone);
void lyd_desk_results_move (GtkListBox *list, int step);

const LydRosterRow *lyd_desk_results_find_together (GPtrArray *rows, const char *text);
void lyd_desk_results_add_together (GtkListBox *list, const char *organization);

G_END_DECLS
