#pragma once

#include "lyd-phrasebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The words of the kiosk's templates, in the language of whoever stands before it. */
void lyd_kiosk_labels_collect (GtkWidget *root);
void lyd_kiosk_labels_translate (GtkWidget *root, const LydPhrasebook *book, const char *language);
void lyd_kiosk_labels_name_buttons (GtkWidget *root);
void lyd_kiosk_labels_fit (GtkWidget *root, gboolean larger, gboolean wide);

G_END_DECLS
