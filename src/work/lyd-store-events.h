#pragma once

#include "lyd-overview.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* Events: reading the list, planning. */
void lyd_store_list_events_async (LydStore *self,
                                  gboolean counted,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *lyd_store_list_events_finish (LydStore *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_get_event_async (LydStore *self,
                                const LydId *event,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
LydEventSummary *lyd_store_get_event_finish (LydStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_list_sessions_async (LydStore *self,
                                    const LydId *event,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GPtrArray *lyd_store_list_sessions_finish (LydStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_add_event_async (LydStore *self, const LydEvent *event, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_add_event_finish (LydStore *self, GAsyncResult *result, LydId *event, GError **error);

G_END_DECLS
