#pragma once

#include "lyd-store.h"

G_BEGIN_DECLS

void lyd_store_undo_last_async (LydStore *self, GAsyncReadyCallback callback, gpointer data);
char *lyd_store_undo_last_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_list_history_async (LydStore *self,
                                   const LydId *event,
                                   gboolean reveal,
                                   int limit,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GPtrArray *lyd_store_list_history_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
