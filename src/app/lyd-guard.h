#pragma once

#include "lyd-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* While a desk is open for volunteers: no other window, no action that leads to other data, whatever is asked of the
 * program. The desk itself knows how it is left. */
typedef struct _LydGuard LydGuard;

LydGuard *lyd_guard_new (GtkApplication *application);
void lyd_guard_free (LydGuard *self);
void lyd_guard_go_on (LydGuard *self, LydStore *store);
gboolean lyd_guard_present (LydGuard *self);
gboolean lyd_guard_ask (LydGuard *self);

G_END_DECLS
