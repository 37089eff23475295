#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everything that was done to an event, or in the whole file, newest first, each act with its way back. */
#define LYD_TYPE_HISTORY_WINDOW (lyd_history_window_get_type ())
G_DECLARE_FINAL_TYPE (LydHistoryWindow, lyd_history_window, LYD, HISTORY_WINDOW, AdwWindow)

LydHistoryWindow *lyd_history_window_new (GtkWindow *parent, LydStore *store, const LydEvent *event);

G_END_DECLS
