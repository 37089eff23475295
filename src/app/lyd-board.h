#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What boards share that say how each of several things stands: a row each, with an icon, and with what does it. */
typedef struct {
  const char *icon;
  const char *style; /* one of those that lyd_board_show_look() takes away again */
} LydBoardLook;

AdwActionRow *lyd_board_row_new (const char *title, int lines, GtkImage **icon);
GtkWidget *lyd_board_button_new (const char *label, const char *action, int target, const char *thing);
void lyd_board_show_look (GtkImage *icon, const LydBoardLook *look, const char *word);

G_END_DECLS
