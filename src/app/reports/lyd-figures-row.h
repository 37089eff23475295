#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a list with up to three figures at its end, which stand below those of the other rows; where there is little
 * room they are words below the title. */
#define LYD_TYPE_FIGURES_ROW (lyd_figures_row_get_type ())
G_DECLARE_FINAL_TYPE (LydFiguresRow, lyd_figures_row, LYD, FIGURES_ROW, AdwActionRow)

#define LYD_FIGURES_MAX 3

/* What the rows of one list share: how wide its figures are. */
typedef struct {
  GtkSizeGroup *columns[LYD_FIGURES_MAX];
} LydFigures;

void lyd_figures_init (LydFigures *self);
void lyd_figures_clear (LydFigures *self);

GtkWidget *lyd_figures_row_new (LydFigures *figures, const char *title, const char *subtitle);
void lyd_figures_row_set (LydFiguresRow *self, guint i, const char *words);
void lyd_figures_row_link (LydFiguresRow *self, const char *action, GVariant *target);
void lyd_figures_row_set_narrow (LydFiguresRow *self, gboolean narrow);

G_END_DECLS
