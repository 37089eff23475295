#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @printed: whether the pages went to a printer; @error: %NULL where nothing went wrong */
typedef void (*LydPagesPrinted) (gboolean printed, const GError *error, gpointer data);

void lyd_print_pages (GPtrArray *pages,
                      double width,
                      double height,
                      const char *name,
                      GtkWindow *parent,
                      LydPagesPrinted printed,
                      gpointer data);

G_END_DECLS
