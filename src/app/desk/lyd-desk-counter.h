#pragma once

#include "lyd-store.h"
#include "lyd-things.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The door of a session that names nobody: one large button that counts a head, one small that takes one back. Space,
 * Enter and + count, - takes back. A number changes only once it is on disk. "failed" (const char *message). */
#define LYD_TYPE_DESK_COUNTER (lyd_desk_counter_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskCounter, lyd_desk_counter, LYD, DESK_COUNTER, AdwBin)

void lyd_desk_counter_show (LydDeskCounter *self, LydStore *store, const LydSession *session);
void lyd_desk_counter_refresh (LydDeskCounter *self);
gboolean lyd_desk_counter_press (LydDeskCounter *self, guint keyval, gint64 at);
gboolean lyd_desk_counter_is_idle (LydDeskCounter *self);

G_END_DECLS
