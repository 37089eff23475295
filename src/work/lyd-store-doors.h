#pragma once

#include "lyd-doors.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* What has to be ready before the doors open; see lyd_doors_look(). */
void lyd_store_look_at_doors_async (LydStore *self,
                                    const LydId *event,
                                    const char *backups,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
LydDoorsFacts *lyd_store_look_at_doors_finish (LydStore *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_mark_doors_async (LydStore *self,
                                 const LydId *event,
                                 const char *what,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
gboolean lyd_store_mark_doors_finish (LydStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
