#pragma once

#include "lyd-roster-row.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A place in the list of registrations: at once, and filled in when its page has been read. */
#define LYD_TYPE_ROSTER_ITEM (lyd_roster_item_get_type ())
G_DECLARE_FINAL_TYPE (LydRosterItem, lyd_roster_item, LYD, ROSTER_ITEM, GObject)

LydRosterItem *lyd_roster_item_new (GTimeZone *zone);
void lyd_roster_item_take_row (LydRosterItem *self, LydRosterRow *row);
const LydRosterRow *lyd_roster_item_get_row (LydRosterItem *self);

G_END_DECLS
