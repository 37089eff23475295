#include "lyd-store-plan.h"

#include "lyd-store-private.h"

#include <string.h>

/* An act on one thing: exactly one of the three is set, besides the act. */
typedef struct {
  LydDoneFunc run;
  LydId id; /* of what is changed; of what was made, afterwards */
  LydEvent *event;
  LydSession *session;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_clear_pointer (&params->event, lyd_event_free);
  g_clear_pointer (&params->session, lyd_session_free);
  g_free (params);
}

void
lyd_done_free (LydDone *self)
{
  g_free (self->sentence);
  g_free (self);
}

/* Whether @entry is the file's last, so that an act that changed nothing is not taken for the one before it. */
static gboolean
is_new_entry (const LydHistoryEntry *before,
              const LydHistoryEntry *entry)
{
  return entry != NULL && (before == NULL || !lyd_id_equal (&before->id, &entry->id));
}

/**
 * lyd_done_run:
 * @run: does it, for @params
 * @subject: read after @run
 *
 * For the store's jobs: does something, and says what was done by the journal's entry.
 *
 * Returns: (transfer full) (nullable)
 */
LydDone *
lyd_done_run (LydFile *file,
              LydDoneFunc run,
              gpointer params,
              const LydId *subject,
              GError **error)
{
  g_autoptr (LydHistoryEntry) before = lyd_history_find_last (file, NULL);
  g_autoptr (LydHistoryEntry) entry = NULL;
  LydDone *done;

  if (!run (file, params, error))
    return NULL;
  entry = lyd_history_find_last (file, NULL);
  done = g_new0 (LydDone, 1);
  done->subject = *subject;
  if (is_new_entry (before, entry)) {
    done->entry = entry->id;
    done->sentence = g_steal_pointer (&entry->sentence);
  }
  return done;
}

static void
act_free (gpointer data)
{
  LydStoreAct *act = data;

  act->params_free (act->params);
  g_free (act);
}

static gpointer
act_job (LydFile *file,
         gpointer data,
         GError **error)
{
  LydStoreAct *act = data;
  LydDone *done = lyd_done_run (file, act->run, act->params, act->subject, error);

  if (done != NULL && act->said != NULL && *act->said != NULL) {
    g_free (done->sentence);
    done->sentence = g_steal_pointer (act->said);
  }
  return done;
}

/**
 * lyd_store_push_act:
 * @act: copied
 *
 * For the store's files: queues an act, whose lyd_store_act_finish() says what was done.
 */
void
lyd_store_push_act (LydStore *self,
                    const LydStoreAct *act,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  LydJobClass klass = { act_job, act_free, (GDestroyNotify) lyd_done_free, act->tag };
  const LydId *event = act->event != NULL && !lyd_id_is_none (act->event) ? act->event : NULL;

  lyd_store_push (self, LYD_LANE_WRITER, &klass, g_memdup2 (act, sizeof *act), event, NULL, callback, data);
}

static void
push (LydStore *self,
      Params *params,
      gpointer tag,
      GAsyncReadyCallback callback,
      gpointer data)
{
  LydStoreAct act = { params->run, params, params_free, &params->id, &params->id, NULL, tag };

  lyd_store_push_act (self, &act, callback, data);
}

static gboolean
update_event (LydFile *file,
              gpointer params,
              GError **error)
{
  return lyd_plan_update_event (file, ((Params *) params)->event, error);
}

/* @event is copied. */
void
lyd_store_update_event_async (LydStore *self,
                              const LydEvent *event,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = update_event, .id = event->id, .event = lyd_event_copy (event) };
  push (self, params, lyd_store_update_event_async, callback, data);
}

static gboolean
duplicate_event (LydFile *file,
                 gpointer data,
                 GError **error)
{
  Params *params = data;
  LydId copy;

  if (!lyd_plan_duplicate_event (file, &params->id, &copy, error))
    return FALSE;
  params->id = copy;
  return TRUE;
}

/* What is done is the copy's id. */
void
lyd_store_duplicate_event_async (LydStore *self,
                                 const LydId *event,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = duplicate_event, .id = *event };
  push (self, params, lyd_store_duplicate_event_async, callback, data);
}

static gboolean
cancel_event (LydFile *file,
              gpointer params,
              GError **error)
{
  return lyd_plan_cancel_event (file, &((Params *) params)->id, error);
}

void
lyd_store_cancel_event_async (LydStore *self,
                              const LydId *event,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = cancel_event, .id = *event };
  push (self, params, lyd_store_cancel_event_async, callback, data);
}

static gboolean
delete_event (LydFile *file,
              gpointer params,
              GError **error)
{
  return lyd_plan_delete_event (file, &((Params *) params)->id, error);
}

void
lyd_store_delete_event_async (LydStore *self,
                              const LydId *event,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = delete_event, .id = *event };
  push (self, params, lyd_store_delete_event_async, callback, data);
}

static gboolean
add_session (LydFile *file,
             gpointer data,
             GError **error)
{
  Params *params = data;

  if (!lyd_plan_add_session (file, params->session, error))
    return FALSE;
  params->id = params->session->id;
  return TRUE;
}

/* @session is copied; its id is made here. */
void
lyd_store_add_session_async (LydStore *self,
                             const LydSession *session,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = add_session, .session = lyd_session_copy (session) };
  push (self, params, lyd_store_add_session_async, callback, data);
}

static gboolean
update_session (LydFile *file,
                gpointer params,
                GError **error)
{
  return lyd_plan_update_session (file, ((Params *) params)->session, error);
}

/* @session is copied. */
void
lyd_store_update_session_async (LydStore *self,
                                const LydSession *session,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = update_session, .id = session->id, .session = lyd_session_copy (session) };
  push (self, params, lyd_store_update_session_async, callback, data);
}

static gboolean
delete_session (LydFile *file,
                gpointer params,
                GError **error)
{
  return lyd_plan_delete_session (file, &((Params *) params)->id, error);
}

void
lyd_store_delete_session_async (LydStore *self,
                                const LydId *session,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = delete_session, .id = *session };
  push (self, params, lyd_store_delete_session_async, callback, data);
}

/**
 * lyd_store_act_finish:
 *
 * Ends every `_async` of the store that says no more than what was done: which entry of the journal it is, for Undo.
 *
 * Returns: (transfer full) (nullable): %NULL with @error where nothing was changed
 */
LydDone *
lyd_store_act_finish (LydStore *self,
                      GAsyncResult *result,
                      GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
undo_job (LydFile *file,
          gpointer params,
          GError **error)
{
  return lyd_undo (file, params, error);
}

/* @entry: a journal entry, or an import's batch */
void
lyd_store_undo_async (LydStore *self,
                      const LydId *entry,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  static const LydJobClass klass = { undo_job, g_free, (GDestroyNotify) lyd_undo_result_free, lyd_store_undo_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, g_memdup2 (entry, sizeof *entry), NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydUndoResult *
lyd_store_undo_finish (LydStore *self,
                       GAsyncResult *result,
                       GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
overview_job (LydFile *file,
              gpointer params,
              GError **error)
{
  return lyd_overview_get (file, params, error);
}

void
lyd_store_get_overview_async (LydStore *self,
                              const LydId *event,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { overview_job, g_free, (GDestroyNotify) lyd_overview_free,
                                     lyd_store_get_overview_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydOverview *
lyd_store_get_overview_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
summarize_sessions_job (LydFile *file,
                        gpointer params,
                        GError **error)
{
  return lyd_plan_summarize_sessions (file, params, error);
}

void
lyd_store_summarize_sessions_async (LydStore *self,
                                    const LydId *event,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  static const LydJobClass klass = {
    summarize_sessions_job,
    g_free,
    (GDestroyNotify) g_ptr_array_unref,
    lyd_store_summarize_sessions_async,
  };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydSessionSummary) */
GPtrArray *
lyd_store_summarize_sessions_finish (LydStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return lyd_store_take (self, result, error);
}
