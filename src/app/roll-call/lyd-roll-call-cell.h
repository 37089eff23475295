#pragma once

#include "lyd-roll-call-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One person of a roll call: the whole row ticks. */
#define LYD_TYPE_ROLL_CALL_CELL (lyd_roll_call_cell_get_type ())
G_DECLARE_FINAL_TYPE (LydRollCallCell, lyd_roll_call_cell, LYD, ROLL_CALL_CELL, AdwBin)

GtkWidget *lyd_roll_call_cell_new (gboolean narrow);
void lyd_roll_call_cell_set_item (LydRollCallCell *self, LydRollCallItem *item);

G_END_DECLS
