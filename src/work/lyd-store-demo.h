#pragma once

#include "lyd-store.h"

G_BEGIN_DECLS

void lyd_store_make_demo_async (LydStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_make_demo_finish (LydStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
