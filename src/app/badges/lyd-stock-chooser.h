#pragma once

#include "lyd-labels.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * All label stocks, searchable.
 *
 * "chosen" (char *id): one was activated; the window closes by itself.
 */
#define LYD_TYPE_STOCK_CHOOSER (lyd_stock_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LydStockChooser, lyd_stock_chooser, LYD, STOCK_CHOOSER, AdwWindow)

LydStockChooser *lyd_stock_chooser_new (GtkWindow *parent, const LydStocks *stocks);

G_END_DECLS
