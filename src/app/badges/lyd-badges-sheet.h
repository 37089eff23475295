#pragma once

#include "lyd-labels.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A page of labels as it leaves the printer: white in dark mode too, used places hatched, the first free one ringed.
 *
 * "place-chosen" (int place): somebody clicked on a place, counted from 1.
 */
#define LYD_TYPE_BADGES_SHEET (lyd_badges_sheet_get_type ())
G_DECLARE_FINAL_TYPE (LydBadgesSheet, lyd_badges_sheet, LYD, BADGES_SHEET, GtkWidget)

void lyd_badges_sheet_set_stock (LydBadgesSheet *self, const LydStock *stock, LydCorner corner);
void lyd_badges_sheet_set_page (LydBadgesSheet *self, cairo_surface_t *page, int n_used, gboolean first);
void lyd_badges_sheet_set_true_size (LydBadgesSheet *self, gboolean true_size);

G_END_DECLS
