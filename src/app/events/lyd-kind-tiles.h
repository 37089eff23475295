#pragma once

#include "lyd-event-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The kinds of event, one tile each, of which one is chosen: three in a row, or as many as fit.
 *
 * "changed": another one is chosen. */
#define LYD_TYPE_KIND_TILES (lyd_kind_tiles_get_type ())
G_DECLARE_FINAL_TYPE (LydKindTiles, lyd_kind_tiles, LYD, KIND_TILES, GtkWidget)

LydKind lyd_kind_tiles_get_selected (LydKindTiles *self);
void lyd_kind_tiles_set_selected (LydKindTiles *self, LydKind kind);

G_END_DECLS
