#include "lyd-store-series-private.h"

static LydSeriesJob *
job_for_change (const LydId *event,
                LydSeriesScope scope,
                const LydSeriesChange *change)
{
  LydSeriesJob *params = lyd_series_job_new (event);

  params->scope = scope;
  params->event = change->values != NULL ? lyd_event_copy (change->values) : NULL;
  params->text = g_strdup (change->rule);
  params->programs = lyd_series_job_copy_ids (change->programs);
  params->audience = change->audience != NULL ? g_ptr_array_ref ((GPtrArray *) change->audience) : NULL;
  params->change = *change;
  params->change.values = params->event;
  params->change.rule = params->text;
  params->change.programs = params->programs;
  params->change.audience = params->audience;
  return params;
}

static gpointer
preview_change_job (LydFile *file,
                    gpointer data,
                    GError **error)
{
  LydSeriesJob *params = data;

  return lyd_series_preview_change (file, &params->id, params->scope, &params->change, error);
}

/* @change: copied. It is tried out and taken back, which only the writer can. */
void
lyd_store_preview_change_async (LydStore *self,
                                const LydId *event,
                                LydSeriesScope scope,
                                const LydSeriesChange *change,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  lyd_series_job_read (self, LYD_LANE_WRITER, preview_change_job, (GDestroyNotify) lyd_series_outcome_free,
                       lyd_store_preview_change_async, job_for_change (event, scope, change), NULL, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydSeriesOutcome *
lyd_store_preview_change_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
change (LydFile *file,
        gpointer data,
        GError **error)
{
  LydSeriesJob *params = data;
  g_autoptr (LydSeriesOutcome) outcome =
    lyd_series_change (file, &params->id, params->scope, &params->change, error);

  return outcome != NULL;
}

/* @change: copied */
void
lyd_store_change_series_async (LydStore *self,
                               const LydId *event,
                               LydSeriesScope scope,
                               const LydSeriesChange *what,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  lyd_series_job_act (self, job_for_change (event, scope, what), change, lyd_store_change_series_async, callback, data);
}

static gboolean
extend (LydFile *file,
        gpointer data,
        GError **error)
{
  LydSeriesJob *params = data;
  g_autoptr (LydSeriesOutcome) outcome = lyd_series_extend (file, &params->id, params->n, error);

  return outcome != NULL;
}

/* @n_events: so many more */
void
lyd_store_extend_series_async (LydStore *self,
                               const LydId *series,
                               int n_events,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->n = n_events;
  lyd_series_job_act (self, params, extend, lyd_store_extend_series_async, callback, data);
}

static gboolean
end (LydFile *file,
     gpointer data,
     GError **error)
{
  LydSeriesJob *params = data;
  g_autoptr (LydSeriesOutcome) outcome = lyd_series_end (file, &params->id, params->at, error);

  return outcome != NULL;
}

/* @after: UTC milliseconds: events that start later are cancelled */
void
lyd_store_end_series_async (LydStore *self,
                            const LydId *series,
                            gint64 after,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->at = after;
  lyd_series_job_act (self, params, end, lyd_store_end_series_async, callback, data);
}

static gboolean delete (LydFile *file,
                        gpointer data,
                        GError **error)
{
  LydSeriesJob *params = data;
  g_autoptr (LydSeriesOutcome) outcome = lyd_series_delete (file, &params->id, params->at, error);

  return outcome != NULL;
}

/* @after: UTC milliseconds: events that start later are deleted, or cancelled where somebody has registered */
void
lyd_store_delete_series_async (LydStore *self,
                               const LydId *series,
                               gint64 after,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->at = after;
  lyd_series_job_act (self, params, delete, lyd_store_delete_series_async, callback, data);
}

static gpointer
preview_delete_job (LydFile *file,
                    gpointer data,
                    GError **error)
{
  LydSeriesJob *params = data;

  return lyd_series_preview_delete (file, &params->id, params->at, error);
}

void
lyd_store_preview_delete_async (LydStore *self,
                                const LydId *series,
                                gint64 after,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->at = after;
  lyd_series_job_read (self, LYD_LANE_WRITER, preview_delete_job, (GDestroyNotify) lyd_series_outcome_free,
                       lyd_store_preview_delete_async, params, NULL, callback, data);
}

static gpointer
repeat_job (LydFile *file,
            gpointer data,
            GError **error)
{
  return lyd_series_get_repeat (file, &((LydSeriesJob *) data)->id, LYD_SERIES_FOLLOWING, error);
}

void
lyd_store_get_repeat_async (LydStore *self,
                            const LydId *event,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  lyd_series_job_read (self, LYD_LANE_READER, repeat_job, (GDestroyNotify) lyd_repeat_free, lyd_store_get_repeat_async,
                       lyd_series_job_new (event), cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydRepeat *
lyd_store_get_repeat_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}
