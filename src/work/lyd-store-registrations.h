#pragma once

#include "lyd-record.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* One registration, with all that belongs to it. @session: whose entries tell whether they are in */
void lyd_store_get_record_async (LydStore *self,
                                 const LydId *session,
                                 const LydId *registration,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
LydRecord *lyd_store_get_record_finish (LydStore *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
