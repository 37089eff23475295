#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @widget: the asker */
typedef void (*LydPathFunc) (GtkWidget *widget, const char *path);

void
lyd_ask_where (GtkWidget *widget, const char *title, GtkFileChooserAction action, const char *name, LydPathFunc func);

G_END_DECLS
