#include "lyd-series-export.h"
#include "lyd-store-series-private.h"

static gpointer
grid_job (LydFile *file,
          gpointer data,
          GError **error)
{
  LydSeriesJob *params = data;

  return lyd_series_get_grid (file, &params->id, params->by, error);
}

void
lyd_store_get_grid_async (LydStore *self,
                          const LydId *series,
                          LydGridBy by,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->by = by;
  lyd_series_job_read (self, LYD_LANE_REPORTS, grid_job, (GDestroyNotify) lyd_grid_free, lyd_store_get_grid_async,
                       params, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydGrid *
lyd_store_get_grid_finish (LydStore *self,
                           GAsyncResult *result,
                           GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
calendar_job (LydFile *file,
              gpointer data,
              GError **error)
{
  LydSeriesJob *params = data;

  return GINT_TO_POINTER (lyd_series_write_calendar (file, &params->id, params->text, error));
}

void
lyd_store_write_series_calendar_async (LydStore *self,
                                       const LydId *series,
                                       const char *path,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->text = g_strdup (path);
  lyd_series_job_read (self, LYD_LANE_REPORTS, calendar_job, NULL, lyd_store_write_series_calendar_async, params, NULL,
                       callback, data);
}

static gpointer
export_job (LydFile *file,
            gpointer data,
            GError **error)
{
  LydSeriesJob *params = data;

  return GINT_TO_POINTER (lyd_series_export_grid (file, &params->id, params->by, params->text, error));
}

/* @path: its extension decides the format */
void
lyd_store_export_grid_async (LydStore *self,
                             const LydId *series,
                             LydGridBy by,
                             const char *path,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->text = g_strdup (path);
  params->by = by;
  lyd_series_job_read (self, LYD_LANE_REPORTS, export_job, NULL, lyd_store_export_grid_async, params, NULL, callback,
                       data);
}

gboolean
lyd_store_write_series_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return GPOINTER_TO_INT (lyd_store_take (self, result, error));
}
