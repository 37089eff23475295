#pragma once

#include "lyd-lookup.h"
#include "lyd-newcomers.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* A kiosk's own questions; what it has in common with the desk is in lyd-store-desk.h. */

/* @session: an id, a unique start of one, or a title */
void lyd_store_get_kiosk_door_async (
  LydStore *self, const char *session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
LydKioskDoor *
lyd_store_get_kiosk_door_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_look_up_async (LydStore *self,
                              const LydId *session,
                              const char *text,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
LydLookup *
lyd_store_look_up_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* How a kiosk shows somebody whose short code was scanned. */
void lyd_store_get_lookup_line_async (LydStore *self,
                                      const LydId *registration,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
LydLookupLine *
lyd_store_get_lookup_line_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A write: it is carried out once asked for. @newcomer and @attempt are copied. */
void lyd_store_register_newcomer_async (LydStore *self,
                                        const LydNewcomer *newcomer,
                                        const LydAttempt *attempt,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
LydNewcomerResult *
lyd_store_register_newcomer_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether something can be recorded at @session now: a small write that is on the disk before the answer. */
void
lyd_store_probe_async (LydStore *self, const LydId *session, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_probe_finish (LydStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
