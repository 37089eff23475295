#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The name of the controller, for tests. */
#define LYD_TAB_OUT "tab-out"

void lyd_tab_out (GtkWidget *list);

G_END_DECLS
