#pragma once

#include "lyd-directory-line.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A row of the list of people. */
#define LYD_TYPE_PERSON_ITEM (lyd_person_item_get_type ())
G_DECLARE_FINAL_TYPE (LydPersonItem, lyd_person_item, LYD, PERSON_ITEM, GObject)

GObject *lyd_person_item_new (void);
void lyd_person_item_take_line (LydPersonItem *self, LydPersonLine *line);

G_END_DECLS
