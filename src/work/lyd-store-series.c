#include "lyd-store-series-private.h"

void
lyd_series_job_free (gpointer data)
{
  LydSeriesJob *params = data;

  g_clear_pointer (&params->people, g_array_unref);
  g_clear_pointer (&params->event, lyd_event_free);
  g_clear_pointer (&params->exceptions, g_array_unref);
  g_clear_pointer (&params->programs, g_array_unref);
  g_clear_pointer (&params->audience, g_ptr_array_unref);
  g_free (params->text);
  g_free (params);
}

GArray *
lyd_series_job_copy_ids (const GArray *array)
{
  return array != NULL ? g_array_copy ((GArray *) array) : NULL;
}

LydSeriesJob *
lyd_series_job_new (const LydId *id)
{
  LydSeriesJob *params = g_new0 (LydSeriesJob, 1);

  params->id = id != NULL ? *id : lyd_id_none;
  return params;
}

void
lyd_series_job_read (LydStore *self,
                     LydLaneKind lane,
                     LydJobFunc job,
                     GDestroyNotify result_free,
                     gpointer tag,
                     LydSeriesJob *params,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  LydJobClass klass = { job, lyd_series_job_free, result_free, tag };

  lyd_store_push (self, lane, &klass, params, NULL, cancellable, callback, data);
}

/* An act on a series concerns many events: which, is not told. */
void
lyd_series_job_act (LydStore *self,
                    LydSeriesJob *params,
                    LydDoneFunc run,
                    gpointer tag,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  LydStoreAct act = { run, params, lyd_series_job_free, &params->id, NULL, NULL, tag };

  lyd_store_push_act (self, &act, callback, data);
}

void
lyd_series_page_free (LydSeriesPage *self)
{
  g_clear_pointer (&self->line, lyd_series_line_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

static LydSeriesPage *
read_page (LydFile *file,
           const LydId *series,
           GError **error)
{
  g_autoptr (LydSeriesPage) page = g_new0 (LydSeriesPage, 1);

  if ((page->line = lyd_series_get (file, series, error)) == NULL ||
      (page->events = lyd_series_list_events (file, series, error)) == NULL)
    return NULL;
  return g_steal_pointer (&page);
}

static gpointer
list_job (LydFile *file,
          gpointer params,
          GError **error)
{
  g_autoptr (GPtrArray) lines = lyd_series_list (file, error);
  g_autoptr (GPtrArray) pages = NULL;

  if (lines == NULL)
    return NULL;
  pages = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_series_page_free);
  for (guint i = 0; i < lines->len; i++) {
    LydSeriesPage *page = read_page (file, &((LydSeriesLine *) g_ptr_array_index (lines, i))->series->id, error);

    if (page == NULL)
      return NULL;
    g_ptr_array_add (pages, page);
  }
  return g_steal_pointer (&pages);
}

/* Every series with its dates, by title. */
void
lyd_store_list_series_async (LydStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  lyd_series_job_read (self, LYD_LANE_READER, list_job, (GDestroyNotify) g_ptr_array_unref, lyd_store_list_series_async,
                       lyd_series_job_new (NULL), cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydSeriesPage) */
GPtrArray *
lyd_store_list_series_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
page_job (LydFile *file,
          gpointer params,
          GError **error)
{
  return read_page (file, &((LydSeriesJob *) params)->id, error);
}

void
lyd_store_get_series_async (LydStore *self,
                            const LydId *series,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  lyd_series_job_read (self, LYD_LANE_READER, page_job, (GDestroyNotify) lyd_series_page_free,
                       lyd_store_get_series_async, lyd_series_job_new (series), cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydSeriesPage *
lyd_store_get_series_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}

static LydSeriesJob *
job_for_plan (const LydSeriesPlan *plan)
{
  LydSeriesJob *params = lyd_series_job_new (NULL);

  params->event = lyd_event_copy (plan->first);
  params->text = g_strdup (plan->rule);
  params->exceptions = lyd_series_job_copy_ids (plan->exceptions);
  params->programs = lyd_series_job_copy_ids (plan->programs);
  params->audience = plan->audience != NULL ? g_ptr_array_ref ((GPtrArray *) plan->audience) : NULL;
  params->plan = (LydSeriesPlan){
    .first = params->event,
    .rule = params->text,
    .exceptions = params->exceptions,
    .programs = params->programs,
    .audience = params->audience,
  };
  return params;
}

static gpointer
preview_job (LydFile *file,
             gpointer data,
             GError **error)
{
  return lyd_series_preview (file, &((LydSeriesJob *) data)->plan, TRUE, error);
}

/* @plan: copied */
void
lyd_store_preview_series_async (LydStore *self,
                                const LydSeriesPlan *plan,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  lyd_series_job_read (self, LYD_LANE_READER, preview_job, (GDestroyNotify) g_ptr_array_unref,
                       lyd_store_preview_series_async, job_for_plan (plan), cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydSeriesDate) */
GPtrArray *
lyd_store_preview_series_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
add (LydFile *file,
     gpointer data,
     GError **error)
{
  LydSeriesJob *params = data;
  g_autoptr (GArray) events = lyd_series_add (file, &params->plan, &params->id, error);

  return events != NULL;
}

/* @plan: copied */
void
lyd_store_add_series_async (LydStore *self,
                            const LydSeriesPlan *plan,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  lyd_series_job_act (self, job_for_plan (plan), add, lyd_store_add_series_async, callback, data);
}

static gboolean
move (LydFile *file,
      gpointer data,
      GError **error)
{
  LydSeriesJob *params = data;

  return lyd_series_move (file, &params->id, params->at, error);
}

/* @start: UTC milliseconds */
void
lyd_store_move_event_async (LydStore *self,
                            const LydId *event,
                            gint64 start,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (event);

  params->at = start;
  lyd_series_job_act (self, params, move, lyd_store_move_event_async, callback, data);
}
