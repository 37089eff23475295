#pragma once

#include "lyd-store-second-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The desks of an event that have no network: a copy for one, bringing it back, and whom two of them let in. Actions of
 * the group "desks": copy, copy-to (s: a path), bring-back, bring-back-file (s: a path), forget (s: a copy), undo (s).
 */
#define LYD_TYPE_DESKS_WINDOW (lyd_desks_window_get_type ())
G_DECLARE_FINAL_TYPE (LydDesksWindow, lyd_desks_window, LYD, DESKS_WINDOW, AdwWindow)

LydDesksWindow *lyd_desks_window_new (GtkWindow *parent, LydStore *store, const LydId *event);
gboolean lyd_desks_window_is_idle (LydDesksWindow *self);

G_END_DECLS
