#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A big number that opens its rows. */
#define LYD_TYPE_NUMBER_CARD (lyd_number_card_get_type ())
G_DECLARE_FINAL_TYPE (LydNumberCard, lyd_number_card, LYD, NUMBER_CARD, GtkButton)

GtkWidget *lyd_number_card_new (const char *title, const char *rows);
GtkWidget *
lyd_number_card_new_for (const char *title, const char *action, const char *target, const char *tooltip);
void lyd_number_card_set_counting (LydNumberCard *self);
void lyd_number_card_set_number (LydNumberCard *self, int n, const char *line);
void lyd_number_card_set_text (LydNumberCard *self, const char *number, const char *line);

G_END_DECLS
