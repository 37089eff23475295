#pragma once

#include "lyd-archive.h"
#include "lyd-close-event.h"
#include "lyd-copies.h"
#include "lyd-erase.h"
#include "lyd-purge.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* Closing an event; see lyd_close_event_look(). */
void lyd_store_look_at_closing_async (LydStore *self,
                                      const LydId *event,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
LydClosingFacts *lyd_store_look_at_closing_finish (LydStore *self,
                                                   GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @what: to be noted as done; %LYD_CLOSED closes the event. All of these end with lyd_store_closing_finish(). */
void lyd_store_mark_closing_async (
  LydStore *self, const LydId *event, const char *what, GAsyncReadyCallback callback, gpointer data);
void lyd_store_reopen_event_async (LydStore *self,
                                   const LydId *event,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_freeze_event_async (LydStore *self,
                                   const LydId *event,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_finish_purge_async (LydStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_closing_finish (LydStore *self, GAsyncResult *result, GError **error);

void lyd_store_list_closing_due_async (LydStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
GPtrArray *lyd_store_list_closing_due_finish (LydStore *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Purging; @what: of #LydPurgeWhat. */
void lyd_store_plan_purge_async (LydStore *self,
                                 const LydId *event,
                                 guint what,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
LydPurgePlan *lyd_store_plan_purge_finish (LydStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @progress: (nullable): atomic, as in #LydWatch; it lives until the answer
 * @cancellable: (nullable): stops it before anything is deleted */
void lyd_store_purge_async (LydStore *self,
                            const LydId *event,
                            guint what,
                            gint *progress,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
LydPurgeResult *lyd_store_purge_finish (LydStore *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @copies: (element-type LydCopy) */
void lyd_store_delete_copies_async (LydStore *self,
                                    GPtrArray *copies,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GPtrArray *lyd_store_delete_copies_finish (LydStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Erasing a person. */
void lyd_store_plan_erasure_async (LydStore *self,
                                   const LydId *person,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
LydErasePlan *lyd_store_plan_erasure_finish (LydStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_erase_person_async (LydStore *self,
                                   const LydId *person,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
LydEraseResult *lyd_store_erase_person_finish (LydStore *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Archives. */
void lyd_store_write_archive_async (LydStore *self,
                                    const LydId *event,
                                    const char *path,
                                    gboolean sensitive,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean lyd_store_write_archive_finish (LydStore *self,
                                         GAsyncResult *result,
                                         LydArchiveCount *count,
                                         GError **error);

/* @made_at: (out): %LYD_TIME_NONE where the open file is none */
void lyd_store_get_archive_self_async (LydStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_get_archive_self_finish (LydStore *self, GAsyncResult *result, gint64 *made_at, GError **error);

/* Without a store: the copy is what is opened then. */
void lyd_store_adopt_archive_async (const char *path,
                                    const char *folder,
                                    const LydContext *context,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
char *lyd_store_adopt_archive_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
