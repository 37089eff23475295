#include "lyd-store-events.h"

#include "lyd-store-private.h"

static gpointer
list_events_job (LydFile *file,
                 gpointer params,
                 GError **error)
{
  return lyd_overview_list_events (file, GPOINTER_TO_INT (params), error);
}

void
lyd_store_list_events_async (LydStore *self,
                             gboolean counted,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = {
    list_events_job,
    NULL,
    (GDestroyNotify) g_ptr_array_unref,
    lyd_store_list_events_async,
  };

  lyd_store_push (self, LYD_LANE_READER, &klass, GINT_TO_POINTER (counted), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (element-type LydEventSummary) */
GPtrArray *
lyd_store_list_events_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
get_event_job (LydFile *file,
               gpointer params,
               GError **error)
{
  return lyd_overview_get_event (file, params, FALSE, error);
}

/* The event and its desk's session, without counts: nobody waits for those to see it. */
void
lyd_store_get_event_async (LydStore *self,
                           const LydId *event,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = {
    get_event_job,
    g_free,
    (GDestroyNotify) lyd_event_summary_free,
    lyd_store_get_event_async,
  };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

LydEventSummary *
lyd_store_get_event_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
list_sessions_job (LydFile *file,
                   gpointer params,
                   GError **error)
{
  return lyd_plan_list_sessions (file, params, error);
}

void
lyd_store_list_sessions_async (LydStore *self,
                               const LydId *event,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = {
    list_sessions_job,
    g_free,
    (GDestroyNotify) g_ptr_array_unref,
    lyd_store_list_sessions_async,
  };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (element-type LydSession) */
GPtrArray *
lyd_store_list_sessions_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
add_event_job (LydFile *file,
               gpointer params,
               GError **error)
{
  LydEvent *event = params;

  return lyd_plan_add_event (file, event, error) ? g_memdup2 (&event->id, sizeof event->id) : NULL;
}

/* @event is copied; its id is made here. */
void
lyd_store_add_event_async (LydStore *self,
                           const LydEvent *event,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = {
    add_event_job,
    (GDestroyNotify) lyd_event_free,
    g_free,
    lyd_store_add_event_async,
  };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, lyd_event_copy (event), NULL, NULL, callback, data);
}

gboolean
lyd_store_add_event_finish (LydStore *self,
                            GAsyncResult *result,
                            LydId *event,
                            GError **error)
{
  g_autofree LydId *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  id = g_task_propagate_pointer (G_TASK (result), error);
  if (id != NULL && event != NULL)
    *event = *id;
  return id != NULL;
}
