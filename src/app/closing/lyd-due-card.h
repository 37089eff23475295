#pragma once

#include "lyd-store-closing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Above the list of events: those in which something is due to be forgotten, each a way to its event; nothing where
 * there is none. */
#define LYD_TYPE_DUE_CARD (lyd_due_card_get_type ())
G_DECLARE_FINAL_TYPE (LydDueCard, lyd_due_card, LYD, DUE_CARD, AdwBin)

void lyd_due_card_set_store (LydDueCard *self, LydStore *store);

G_END_DECLS
