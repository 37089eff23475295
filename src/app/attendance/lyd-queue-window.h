#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "Who Was This?": one name after the other that nobody knows yet, settled by one key each. */
#define LYD_TYPE_QUEUE_WINDOW (lyd_queue_window_get_type ())
G_DECLARE_FINAL_TYPE (LydQueueWindow, lyd_queue_window, LYD, QUEUE_WINDOW, AdwWindow)

LydQueueWindow *lyd_queue_window_new (GtkWindow *parent, LydStore *store, const LydEvent *event);
gboolean lyd_queue_window_is_idle (LydQueueWindow *self);
guint lyd_queue_window_get_n_left (LydQueueWindow *self);

G_END_DECLS
