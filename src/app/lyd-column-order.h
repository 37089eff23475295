#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @column: an index into those that were given, or -1: none is sorted by */
typedef void (*LydColumnOrderFunc) (gpointer owner, int column, gboolean descending);

/* Where the rows are sorted by somebody else than the view: tells which column's heading was pressed, and which way it
 * points. */
void lyd_column_order_watch (GtkColumnView *view,
                             GtkColumnViewColumn *const *columns,
                             gsize n_columns,
                             LydColumnOrderFunc func,
                             gpointer owner);

G_END_DECLS
