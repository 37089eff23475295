#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays children beside one another as wide as they like to be, and the rest below, as words are: what a GtkFlowBox does
 * in columns of one width. */
#define LYD_TYPE_WRAP_LAYOUT (lyd_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (LydWrapLayout, lyd_wrap_layout, LYD, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *lyd_wrap_layout_new (int column_spacing, int row_spacing);

G_END_DECLS
