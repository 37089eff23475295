#include "lyd-store-report.h"

#include "lyd-directory.h"
#include "lyd-programs.h"
#include "lyd-store-private.h"

/* What a question or an act is about; what it does not need is empty. */
typedef struct {
  LydReachQuery query;
  LydReachWhat what;
  LydReachPart part;
  gboolean by_event;
  LydId id; /* of a frozen report */
  char *title;
} Params;

static Params *
params_new (const LydReachQuery *query)
{
  Params *params = g_new0 (Params, 1);

  lyd_reach_query_copy (&params->query, query);
  return params;
}

static void
params_free (gpointer data)
{
  Params *params = data;

  lyd_reach_query_clear (&params->query);
  g_free (params->title);
  g_free (params);
}

static gpointer
reach_job (LydFile *file,
           gpointer data,
           GError **error)
{
  return lyd_report_reach (file, &((Params *) data)->query, error);
}

/* @query: copied */
void
lyd_store_get_reach_async (LydStore *self,
                           const LydReachQuery *query,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { reach_job, params_free, (GDestroyNotify) lyd_reach_free,
                                     lyd_store_get_reach_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (query), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydReach *
lyd_store_get_reach_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
rows_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;

  return lyd_report_list_rows (file, &params->query, params->what, &params->part, error);
}

/* @query: copied, as @part is, which may be %NULL */
void
lyd_store_list_reach_rows_async (LydStore *self,
                                 const LydReachQuery *query,
                                 LydReachWhat what,
                                 const LydReachPart *part,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { rows_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_reach_rows_async };
  static const LydReachPart all = LYD_REACH_PART_INIT;
  Params *params = params_new (query);

  params->what = what;
  params->part = part != NULL ? *part : all;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydReachRow) */
GPtrArray *
lyd_store_list_reach_rows_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
follow_up_job (LydFile *file,
               gpointer data,
               GError **error)
{
  return lyd_report_follow_up (file, data, error);
}

/* @query: copied */
void
lyd_store_get_follow_up_async (LydStore *self,
                               const LydFollowQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { follow_up_job, g_free, (GDestroyNotify) lyd_follow_up_free,
                                     lyd_store_get_follow_up_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, g_memdup2 (query, sizeof *query), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydFollowUp *
lyd_store_get_follow_up_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
trend_job (LydFile *file,
           gpointer data,
           GError **error)
{
  return lyd_report_list_trend (file, data, error);
}

void
lyd_store_list_trend_async (LydStore *self,
                            const LydId *series,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { trend_job, g_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_trend_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, g_memdup2 (series, sizeof *series), NULL, cancellable, callback,
                  data);
}

static gpointer
no_shows_job (LydFile *file,
              gpointer data,
              GError **error)
{
  Params *params = data;

  return lyd_report_list_no_shows (file, &params->query, params->by_event, error);
}

/* @query: copied */
void
lyd_store_list_no_shows_async (LydStore *self,
                               const LydReachQuery *query,
                               gboolean by_event,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { no_shows_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_no_shows_async };
  Params *params = params_new (query);

  params->by_event = by_event;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
GPtrArray *
lyd_store_report_list_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static void
act (LydStore *self,
     Params *params,
     LydDoneFunc run,
     gpointer tag,
     GAsyncReadyCallback callback,
     gpointer data)
{
  LydStoreAct of = { run, params, params_free, &params->id, NULL, NULL, tag };

  lyd_store_push_act (self, &of, callback, data);
}

static gboolean
freeze (LydFile *file,
        gpointer data,
        GError **error)
{
  Params *params = data;

  return lyd_snapshots_freeze (file, params->title, &params->query, &params->id, error);
}

/* @title: copied, as @query is */
void
lyd_store_freeze_reach_async (LydStore *self,
                              const char *title,
                              const LydReachQuery *query,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Params *params = params_new (query);

  params->title = g_strdup (title);
  act (self, params, freeze, lyd_store_freeze_reach_async, callback, data);
}

static gboolean
remove_snapshot (LydFile *file,
                 gpointer data,
                 GError **error)
{
  return lyd_snapshots_remove (file, &((Params *) data)->id, error);
}

void
lyd_store_remove_snapshot_async (LydStore *self,
                                 const LydId *id,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Params *params = g_new0 (Params, 1);

  params->id = *id;
  act (self, params, remove_snapshot, lyd_store_remove_snapshot_async, callback, data);
}

static gpointer
snapshots_job (LydFile *file,
               gpointer data,
               GError **error)
{
  return lyd_snapshots_list (file, error);
}

void
lyd_store_list_snapshots_async (LydStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { snapshots_job, NULL, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_snapshots_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, NULL, NULL, cancellable, callback, data);
}

static gpointer
snapshot_job (LydFile *file,
              gpointer data,
              GError **error)
{
  return lyd_snapshots_get (file, data, error);
}

void
lyd_store_get_snapshot_async (LydStore *self,
                              const LydId *id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { snapshot_job, g_free, (GDestroyNotify) lyd_snapshot_free,
                                     lyd_store_get_snapshot_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, g_memdup2 (id, sizeof *id), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable): with what its numbers would be now */
LydSnapshot *
lyd_store_get_snapshot_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
snapshot_rows_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  Params *params = data;

  return lyd_snapshots_list_rows (file, &params->id, params->what, &params->part, error);
}

/* @part: (nullable): copied */
void
lyd_store_list_snapshot_rows_async (LydStore *self,
                                    const LydId *id,
                                    LydReachWhat what,
                                    const LydReachPart *part,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  static const LydJobClass klass = { snapshot_rows_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_snapshot_rows_async };
  static const LydReachPart all = LYD_REACH_PART_INIT;
  Params *params = g_new0 (Params, 1);

  params->id = *id;
  params->what = what;
  params->part = part != NULL ? *part : all;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

void
lyd_reach_choices_free (LydReachChoices *self)
{
  g_strfreev (self->funders);
  g_strfreev (self->policy_areas);
  g_clear_pointer (&self->programs, g_ptr_array_unref);
  g_clear_pointer (&self->networks, g_ptr_array_unref);
  g_free (self);
}

static gpointer
choices_job (LydFile *file,
             gpointer data,
             GError **error)
{
  g_autoptr (LydReachChoices) choices = g_new0 (LydReachChoices, 1);

  if ((choices->funders = lyd_report_list_funders (file, error)) == NULL ||
      (choices->policy_areas = lyd_policy_areas_get (file, error)) == NULL ||
      (choices->programs = lyd_programs_list (file, error)) == NULL ||
      (choices->networks = lyd_directory_list_networks (file, error)) == NULL)
    return NULL;
  return g_steal_pointer (&choices);
}

void
lyd_store_get_reach_choices_async (LydStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { choices_job, NULL, (GDestroyNotify) lyd_reach_choices_free,
                                     lyd_store_get_reach_choices_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, NULL, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydReachChoices *
lyd_store_get_reach_choices_finish (LydStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return lyd_store_take (self, result, error);
}
