#pragma once

#include "lyd-rehearsal.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* See lyd_rehearsal_begin() and lyd_rehearsal_end(). */
void lyd_store_begin_rehearsal_async (LydStore *self,
                                      const LydId *event,
                                      int limit,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
LydRehearsal *lyd_store_begin_rehearsal_finish (LydStore *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_end_rehearsal_async (LydStore *self,
                                    const LydRehearsal *rehearsal,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
LydRehearsalEnd *lyd_store_end_rehearsal_finish (LydStore *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
