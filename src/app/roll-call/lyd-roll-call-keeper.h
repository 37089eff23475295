#pragma once

#include "lyd-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* While a desk is open, writes its event's roll call every quarter of an hour, for the day on which the computer is the
 * only thing that works, or not even that. */
#define LYD_TYPE_ROLL_CALL_KEEPER (lyd_roll_call_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LydRollCallKeeper, lyd_roll_call_keeper, LYD, ROLL_CALL_KEEPER, GObject)

LydRollCallKeeper *lyd_roll_call_keeper_new (GtkApplication *application);
void lyd_roll_call_keeper_set_store (LydRollCallKeeper *self, LydStore *store);
void lyd_roll_call_keeper_tick (LydRollCallKeeper *self);
const char *lyd_roll_call_keeper_get_last (LydRollCallKeeper *self);

G_END_DECLS
