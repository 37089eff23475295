#pragma once

#include "lyd-roll-call-list.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Somebody on the list, as a row shows them. "changed": something about them is different. */
#define LYD_TYPE_ROLL_CALL_ITEM (lyd_roll_call_item_get_type ())
G_DECLARE_FINAL_TYPE (LydRollCallItem, lyd_roll_call_item, LYD, ROLL_CALL_ITEM, GObject)

LydRollCallItem *lyd_roll_call_item_new (const LydRollCall *call, const LydRollCallRow *row);
void lyd_roll_call_item_set (LydRollCallItem *self, const LydRollCall *call, const LydRollCallRow *row);
const LydRollCall *lyd_roll_call_item_get_call (LydRollCallItem *self);
const LydRollCallRow *lyd_roll_call_item_get_row (LydRollCallItem *self);

G_END_DECLS
