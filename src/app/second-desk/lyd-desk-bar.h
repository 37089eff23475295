#pragma once

#include "lyd-store-second-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Below everything, while the open file is a copy that a desk works on: what it is, whom it does not see, and the way
 * to where it came from. Actions of the group "desk-bar": save, save-to (s: a path). */
#define LYD_TYPE_DESK_BAR (lyd_desk_bar_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskBar, lyd_desk_bar, LYD, DESK_BAR, AdwBin)

void lyd_desk_bar_set_store (LydDeskBar *self, LydStore *store);
gboolean lyd_desk_bar_is_shown (LydDeskBar *self);

G_END_DECLS
