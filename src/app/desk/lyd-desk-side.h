#pragma once

#include "lyd-store-roster.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_DESK_SIDE (lyd_desk_side_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskSide, lyd_desk_side, LYD, DESK_SIDE, AdwBin)

void lyd_desk_side_set_state (LydDeskSide *self, const LydDeskState *state, GTimeZone *zone, gint64 now);
AdwBin *lyd_desk_side_get_camera_place (LydDeskSide *self);
int lyd_desk_side_get_inside (LydDeskSide *self);

G_END_DECLS
