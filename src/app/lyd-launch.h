#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @widget: who asked; @error: (nullable): why nothing opened it */
typedef void (*LydLaunchedFunc) (GtkWidget *widget, const GError *error);

void lyd_launch_link (GtkWidget *widget, const char *link, LydLaunchedFunc func);
void lyd_launch_file (GtkWidget *widget, const char *path, LydLaunchedFunc func);
char *lyd_launch_dup_folder (const char *what) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
