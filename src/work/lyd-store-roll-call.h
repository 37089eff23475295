#pragma once

#include "lyd-roll-call.h"
#include "lyd-store.h"

G_BEGIN_DECLS

void lyd_store_read_roll_call_async (
  LydStore *self, const LydId *event, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
LydRollCall *lyd_store_read_roll_call_finish (LydStore *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Acts on the roll call that is on. */
void lyd_store_tick_roll_call_async (LydStore *self,
                                     const LydId *event,
                                     const LydId *registration,
                                     gboolean found,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void lyd_store_start_roll_call_over_async (LydStore *self,
                                           const LydId *event,
                                           GAsyncReadyCallback callback,
                                           gpointer data);
void lyd_store_resume_roll_call_async (
  LydStore *self, const LydId *event, const LydId *call, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_roll_call_finish (LydStore *self, GAsyncResult *result, LydId *ended, GError **error);

G_END_DECLS
