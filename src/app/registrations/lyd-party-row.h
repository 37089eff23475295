#pragma once

#include "lyd-party-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows one LydPartyItem in a list, with the box that chooses them. */
#define LYD_TYPE_PARTY_ROW (lyd_party_row_get_type ())
G_DECLARE_FINAL_TYPE (LydPartyRow, lyd_party_row, LYD, PARTY_ROW, AdwBin)

GtkWidget *lyd_party_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_party_row_set_item (LydPartyRow *self, LydPartyItem *item);

G_END_DECLS
