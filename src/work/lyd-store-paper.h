#pragma once

#include "lyd-paper.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* The rows of paper lists that are on file; entering one is lyd_store_admit_async() with its time and source. */
void lyd_store_list_paper_async (
  LydStore *self, const LydId *session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *lyd_store_list_paper_finish (LydStore *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
