#include "lyd-store-series-private.h"

static gpointer
standing_job (LydFile *file,
              gpointer data,
              GError **error)
{
  LydSeriesJob *params = data;

  return lyd_series_list_members (file, &params->id, params->reveal, error);
}

/* @reveal: also where the series is for a group whose members are named to nobody */
void
lyd_store_list_standing_async (LydStore *self,
                               const LydId *series,
                               gboolean reveal,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->reveal = reveal;
  lyd_series_job_read (self, LYD_LANE_READER, standing_job, (GDestroyNotify) g_ptr_array_unref,
                       lyd_store_list_standing_async, params, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydSeriesMember) */
GPtrArray *
lyd_store_list_standing_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
register_people (LydFile *file,
                 gpointer data,
                 GError **error)
{
  LydSeriesJob *params = data;
  LydSeriesEntry entry = {
    .people = (const LydId *) (gpointer) params->people->data,
    .n_people = params->people->len,
    .type = params->type,
  };
  g_autoptr (LydSeriesRegistration) registration = lyd_series_register (file, &params->id, &entry, error);

  return registration != NULL;
}

/* @people: (element-type LydId): copied */
void
lyd_store_register_series_async (LydStore *self,
                                 const LydId *series,
                                 const GArray *people,
                                 LydAttendeeType type,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->people = lyd_series_job_copy_ids (people);
  params->type = type;
  lyd_series_job_act (self, params, register_people, lyd_store_register_series_async, callback, data);
}

static gboolean
unregister_people (LydFile *file,
                   gpointer data,
                   GError **error)
{
  LydSeriesJob *params = data;
  g_autoptr (LydSeriesRegistration) registration =
    lyd_series_unregister (file, &params->id, (const LydId *) (gpointer) params->people->data, params->people->len,
                           error);

  return registration != NULL;
}

/* @people: (element-type LydId): copied */
void
lyd_store_unregister_series_async (LydStore *self,
                                   const LydId *series,
                                   const GArray *people,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  LydSeriesJob *params = lyd_series_job_new (series);

  params->people = lyd_series_job_copy_ids (people);
  lyd_series_job_act (self, params, unregister_people, lyd_store_unregister_series_async, callback, data);
}
