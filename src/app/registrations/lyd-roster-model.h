#pragma once

#include "lyd-store-roster.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* An event's registrations as a list that never waits and never holds all rows: ids in order, and the rows of the pages
 * that are being looked at. */
#define LYD_TYPE_ROSTER_MODEL (lyd_roster_model_get_type ())
G_DECLARE_FINAL_TYPE (LydRosterModel, lyd_roster_model, LYD, ROSTER_MODEL, GObject)

LydRosterModel *lyd_roster_model_new (LydStore *store, const LydId *session, const char *timezone);
void lyd_roster_model_set_ids (LydRosterModel *self, GArray *ids);
const LydId *lyd_roster_model_get_id (LydRosterModel *self, guint position);
gboolean lyd_roster_model_find (LydRosterModel *self, const LydId *id, guint *position);
void lyd_roster_model_refresh (LydRosterModel *self);
void lyd_roster_model_close (LydRosterModel *self);
gboolean lyd_roster_model_is_idle (LydRosterModel *self);

G_END_DECLS
