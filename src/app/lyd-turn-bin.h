#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Holds a page that lies otherwise where there is little room: its own width decides (property "narrow"), and it asks
 * for the same either way: were it to ask for less once narrow, the window around it would fold and unfold for ever. */
#define LYD_TYPE_TURN_BIN (lyd_turn_bin_get_type ())
G_DECLARE_FINAL_TYPE (LydTurnBin, lyd_turn_bin, LYD, TURN_BIN, AdwBin)

gboolean lyd_turn_bin_get_narrow (LydTurnBin *self);

G_END_DECLS
