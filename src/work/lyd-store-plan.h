#pragma once

#include "lyd-overview.h"
#include "lyd-store.h"
#include "lyd-undo.h"

G_BEGIN_DECLS

/* What was done, so that it can be said and taken back. */
typedef struct _LydDone {
  LydId subject;  /* the event or session that it was done to, or that it made */
  LydId entry;    /* for lyd_store_undo_async(); none where nothing changed */
  char *sentence; /* translated, plain text */
} LydDone;

void lyd_done_free (LydDone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDone, lyd_done_free)

/* Planning. Each is a write: it is carried out once asked for. */
void lyd_store_update_event_async (LydStore *self, const LydEvent *event, GAsyncReadyCallback callback, gpointer data);
void lyd_store_duplicate_event_async (LydStore *self, const LydId *event, GAsyncReadyCallback callback, gpointer data);
void lyd_store_cancel_event_async (LydStore *self, const LydId *event, GAsyncReadyCallback callback, gpointer data);
void lyd_store_delete_event_async (LydStore *self, const LydId *event, GAsyncReadyCallback callback, gpointer data);
void lyd_store_add_session_async (LydStore *self,
                                  const LydSession *session,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void lyd_store_update_session_async (LydStore *self,
                                     const LydSession *session,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void lyd_store_delete_session_async (LydStore *self, const LydId *session, GAsyncReadyCallback callback, gpointer data);
LydDone *lyd_store_act_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Taking back any act, by its journal entry. */
void lyd_store_undo_async (LydStore *self, const LydId *entry, GAsyncReadyCallback callback, gpointer data);
LydUndoResult *lyd_store_undo_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_get_overview_async (LydStore *self,
                                   const LydId *event,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
LydOverview *lyd_store_get_overview_finish (LydStore *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_summarize_sessions_async (LydStore *self,
                                         const LydId *event,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
GPtrArray *lyd_store_summarize_sessions_finish (LydStore *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
