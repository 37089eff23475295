#pragma once

#include "lyd-door-list.h"
#include "lyd-roster.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* What a desk shows beside the card. */
typedef struct {
  LydRosterCounts counts;
  LydDoorCount door;
  GPtrArray *recent; /* LydRecentScan, newest first */
  GArray *arrivals;  /* gint64, today's, in no order */
} LydDeskState;

void lyd_desk_state_free (LydDeskState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDeskState, lyd_desk_state_free)

void lyd_store_list_roster_async (LydStore *self,
                                  const LydRoster *roster,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GArray *lyd_store_list_roster_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_list_rows_async (LydStore *self,
                                const LydId *session,
                                const LydId *ids,
                                gsize n_ids,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
GPtrArray *lyd_store_list_rows_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_search_async (LydStore *self,
                             const LydId *event,
                             const LydId *session,
                             const char *text,
                             int limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
GPtrArray *lyd_store_search_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_count_async (LydStore *self,
                            const LydId *event,
                            const LydId *session,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
gboolean lyd_store_count_finish (LydStore *self, GAsyncResult *result, LydRosterCounts *counts, GError **error);

void lyd_store_get_desk_async (LydStore *self,
                               const LydId *event,
                               const LydId *session,
                               gint64 from,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
LydDeskState *lyd_store_get_desk_finish (LydStore *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
