#pragma once

#include "lyd-approvals.h"
#include "lyd-many.h"
#include "lyd-seating.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* Places, waiting lists and approvals. */
void lyd_store_get_seating_async (
  LydStore *self, const LydId *event, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
LydSeating *
lyd_store_get_seating_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @session: (nullable): whose list; %NULL: the event's own. An array of LydWaiting, in their order */
void lyd_store_list_waiting_async (LydStore *self,
                                   const LydId *event,
                                   const LydId *session,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* An array of LydPending. */
void lyd_store_list_pending_async (
  LydStore *self, const LydId *event, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *
lyd_store_seating_list_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What somebody does with one who waits. */
typedef enum {
  LYD_WAITER_PROMOTE,   /* if a place is free, or with a reason */
  LYD_WAITER_MOVE_LAST, /* the others go first */
  LYD_WAITER_LEAVE,     /* the event's list: the registration is cancelled; a session's: no longer waited for */
} LydWaiterAct;

/* Acts. Each is a write: it is carried out once asked for; `entry` is none where nothing changed. */
void lyd_store_promote_async (
  LydStore *self, const LydId *event, const LydId *session, int at_most, GAsyncReadyCallback callback, gpointer data);
void lyd_store_act_on_waiter_async (LydStore *self,
                                    LydWaiterAct act,
                                    const LydId *registration,
                                    const LydId *session,
                                    const char *reason,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void lyd_store_decide_async (LydStore *self,
                             const LydId *event,
                             const LydMany *many,
                             LydStatus status,
                             const char *reason,
                             GAsyncReadyCallback callback,
                             gpointer data);

#define LYD_LIMIT_SAME (-3) /* stays as it is */

void lyd_store_set_limits_async (
  LydStore *self, const LydId *event, int capacity, int seats, GAsyncReadyCallback callback, gpointer data);
void lyd_store_set_seats_async (LydStore *self,
                                const LydId *event,
                                const char *organization,
                                int seats,
                                GAsyncReadyCallback callback,
                                gpointer data);

G_END_DECLS
