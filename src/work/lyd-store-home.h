#pragma once

#include "lyd-home.h"
#include "lyd-store.h"

G_BEGIN_DECLS

void lyd_store_get_home_async (LydStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
LydHome *lyd_store_get_home_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_set_home_async (LydStore *self,
                               const char *name,
                               const char *timezone,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean lyd_store_set_home_finish (LydStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
