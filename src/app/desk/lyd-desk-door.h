#pragma once

#include "lyd-overview.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An event's page "Check-in": which desk would open now, and the way there. */
#define LYD_TYPE_DESK_DOOR (lyd_desk_door_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskDoor, lyd_desk_door, LYD, DESK_DOOR, AdwBin)

void lyd_desk_door_set_event (LydDeskDoor *self, const LydEventSummary *summary);

G_END_DECLS
