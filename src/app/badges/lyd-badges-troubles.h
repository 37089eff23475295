#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The badges that somebody should look at before printing, as rows. */
void lyd_badges_troubles_show (GtkListBox *list, GtkLabel *more, GPtrArray *troubles);
int lyd_badges_troubles_get_index (GtkListBoxRow *row);

G_END_DECLS
