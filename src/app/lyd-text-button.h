#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lyd_text_button_new (const char *label, const char *spoken);

G_END_DECLS
