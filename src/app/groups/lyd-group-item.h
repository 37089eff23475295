#pragma once

#include "lyd-audience.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A group as a row of the list shows it: "name" and "line". */
#define LYD_TYPE_GROUP_ITEM (lyd_group_item_get_type ())
G_DECLARE_FINAL_TYPE (LydGroupItem, lyd_group_item, LYD, GROUP_ITEM, GObject)

LydGroupItem *lyd_group_item_new (const LydGroup *group);
const LydId *lyd_group_item_get_id (LydGroupItem *self);

G_END_DECLS
