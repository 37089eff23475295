#include "lyd-store-report.h"

#include "lyd-report-export.h"
#include "lyd-store-private.h"

/* Reports into files. What a job does not need is empty. */
typedef struct {
  LydReachQuery query;
  LydReachWhat what;
  LydReachPart part;
  LydFollowQuery follow;
  gboolean by_event;
  LydId id; /* of a frozen report, or a series */
  char *path;
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
  g_free (params->path);
  g_free (params);
}

static void
export_to (LydStore *self,
           const LydJobClass *klass,
           Params *params,
           const char *path,
           GAsyncReadyCallback callback,
           gpointer data)
{
  params->path = g_strdup (path);
  lyd_store_push (self, LYD_LANE_REPORTS, klass, params, NULL, NULL, callback, data);
}

static gpointer
export_reach_job (LydFile *file,
                  gpointer data,
                  GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_report_export_reach (file, &params->query, params->path, error));
}

/* @query: copied, as @path is */
void
lyd_store_export_reach_async (LydStore *self,
                              const LydReachQuery *query,
                              const char *path,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { export_reach_job, params_free, NULL, lyd_store_export_reach_async };

  export_to (self, &klass, params_new (query), path, callback, data);
}

static gpointer
export_frozen_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_report_export_frozen (file, &params->id, params->path, error));
}

void
lyd_store_export_frozen_async (LydStore *self,
                               const LydId *id,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { export_frozen_job, params_free, NULL, lyd_store_export_frozen_async };
  Params *params = g_new0 (Params, 1);

  params->id = *id;
  export_to (self, &klass, params, path, callback, data);
}

static gpointer
export_rows_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (
    lyd_report_export_rows (file, &params->query, params->what, &params->part, params->path, error));
}

/* @part: (nullable): copied, as @query is */
void
lyd_store_export_reach_rows_async (LydStore *self,
                                   const LydReachQuery *query,
                                   LydReachWhat what,
                                   const LydReachPart *part,
                                   const char *path,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { export_rows_job, params_free, NULL, lyd_store_export_reach_rows_async };
  static const LydReachPart all = LYD_REACH_PART_INIT;
  Params *params = params_new (query);

  params->what = what;
  params->part = part != NULL ? *part : all;
  export_to (self, &klass, params, path, callback, data);
}

static gpointer
export_follow_up_job (LydFile *file,
                      gpointer data,
                      GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_report_export_follow_up (file, &params->follow, params->path, error));
}

void
lyd_store_export_follow_up_async (LydStore *self,
                                  const LydFollowQuery *query,
                                  const char *path,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  static const LydJobClass klass = { export_follow_up_job, params_free, NULL, lyd_store_export_follow_up_async };
  Params *params = g_new0 (Params, 1);

  params->follow = *query;
  export_to (self, &klass, params, path, callback, data);
}

static gpointer
export_trend_job (LydFile *file,
                  gpointer data,
                  GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_report_export_trend (file, &params->id, params->path, error));
}

void
lyd_store_export_trend_async (LydStore *self,
                              const LydId *series,
                              const char *path,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { export_trend_job, params_free, NULL, lyd_store_export_trend_async };
  Params *params = g_new0 (Params, 1);

  params->id = *series;
  export_to (self, &klass, params, path, callback, data);
}

static gpointer
export_no_shows_job (LydFile *file,
                     gpointer data,
                     GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_report_export_no_shows (file, &params->query, params->by_event, params->path, error));
}

void
lyd_store_export_no_shows_async (LydStore *self,
                                 const LydReachQuery *query,
                                 gboolean by_event,
                                 const char *path,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { export_no_shows_job, params_free, NULL, lyd_store_export_no_shows_async };
  Params *params = params_new (query);

  params->by_event = by_event;
  export_to (self, &klass, params, path, callback, data);
}

gboolean
lyd_store_export_report_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return GPOINTER_TO_INT (lyd_store_take (self, result, error));
}
