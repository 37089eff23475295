#pragma once

#include "lyd-roll-call-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A roll call as a list that is filtered and searched. Unlike other lists it has all its rows in memory: once it is on
 * screen it depends on nothing any more, and in a hurry nobody waits for a disk. Rows become items as they are looked
 * at. */
#define LYD_TYPE_ROLL_CALL_MODEL (lyd_roll_call_model_get_type ())
G_DECLARE_FINAL_TYPE (LydRollCallModel, lyd_roll_call_model, LYD, ROLL_CALL_MODEL, GObject)

LydRollCallModel *lyd_roll_call_model_new (void);
void lyd_roll_call_model_take (LydRollCallModel *self, LydRollCall *call);
const LydRollCall *lyd_roll_call_model_get_call (LydRollCallModel *self);
void lyd_roll_call_model_set_filter (LydRollCallModel *self, LydRollCallFilter filter, const char *text);
void
lyd_roll_call_model_mark (LydRollCallModel *self, const LydId *registration, gboolean found, gint64 at);
guint lyd_roll_call_model_find (LydRollCallModel *self, const LydId *registration);

G_END_DECLS
