#pragma once

#include "lyd-store-duplicates.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who may be on file twice, pair after pair: merged, told apart for good, or left for later. Every act can be taken
 * back where it was done. */
#define LYD_TYPE_DUPLICATES_WINDOW (lyd_duplicates_window_get_type ())
G_DECLARE_FINAL_TYPE (LydDuplicatesWindow, lyd_duplicates_window, LYD, DUPLICATES_WINDOW, AdwWindow)

LydDuplicatesWindow *lyd_duplicates_window_new (GtkWindow *parent, LydStore *store);
guint lyd_duplicates_window_get_n_pairs (LydDuplicatesWindow *self);

G_END_DECLS
