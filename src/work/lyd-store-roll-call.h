#pragma once

#include "lyd-list-pdf.h"
#include "lyd-roll-call.h"
#include "lyd-store.h"

G_BEGIN_DECLS

void lyd_store_read_roll_call_async (LydStore *self,
                                     const LydId *event,
                                     const char *documents,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
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

/* Writes the list, or who is missing, into the folder that lyd_roll_call_dup_folder() says. */
void lyd_store_save_roll_call_async (LydStore *self,
                                     const LydId *event,
                                     const char *documents,
                                     gboolean missing,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
gboolean lyd_store_save_roll_call_finish (LydStore *self, GAsyncResult *result, char **path, GError **error);

/* The same for a printer. */
void lyd_store_draw_roll_call_async (LydStore *self,
                                     const LydId *event,
                                     gboolean missing,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
LydListPages *lyd_store_draw_roll_call_finish (LydStore *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
