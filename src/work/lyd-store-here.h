#pragma once

#include "lyd-store.h"

G_BEGIN_DECLS

/* @event: (nullable): whose desk is open for volunteers from now on; %NULL: none */
void lyd_store_set_volunteers_async (LydStore *self,
                                     const LydId *event,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
/* What this desk is called from its next scan on; "" is the computer's name */
void lyd_store_set_desk_name_async (LydStore *self, const char *name, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_here_finish (LydStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
