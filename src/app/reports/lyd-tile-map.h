#pragma once

#include "lyd-paint.h"

G_BEGIN_DECLS

/* The states, each a tile near its place, in four steps; what a tile says it says in letters and figures, and where
 * they do not fit, in points. A click emits "activated" (guint state, of lyd_states). */
#define LYD_TYPE_TILE_MAP (lyd_tile_map_get_type ())
G_DECLARE_FINAL_TYPE (LydTileMap, lyd_tile_map, LYD, TILE_MAP, GtkWidget)

#define LYD_TILE_STEPS 4

GtkWidget *lyd_tile_map_new (void);
void lyd_tile_map_set (LydTileMap *self, const int *counts, const char *words);
int lyd_tile_map_get_least (LydTileMap *self, int step);
LydInk lyd_tile_map_get_ink (int step);

G_END_DECLS
