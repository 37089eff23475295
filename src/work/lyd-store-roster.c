#include "lyd-store-roster.h"

#include "lyd-store-private.h"

#define RECENT_SCANS 30

typedef struct {
  LydRoster roster;
  char *text;
  LydId session;
  LydId event;
  LydId *ids;
  gsize n_ids;
  int limit;
  gint64 from;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->text);
  g_free (params->ids);
  g_free (params);
}

void
lyd_desk_state_free (LydDeskState *self)
{
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_clear_pointer (&self->arrivals, g_array_unref);
  g_free (self);
}

static gpointer
list_roster_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  Params *params = data;

  return lyd_roster_list_ids (file, &params->roster, error);
}

/* @roster is copied. */
void
lyd_store_list_roster_async (LydStore *self,
                             const LydRoster *roster,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { list_roster_job, params_free, (GDestroyNotify) g_array_unref,
                                     lyd_store_list_roster_async };
  Params *params = g_new0 (Params, 1);

  params->text = g_strdup (roster->text);
  params->roster = *roster;
  params->roster.text = params->text;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (element-type LydId) */
GArray *
lyd_store_list_roster_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
list_rows_job (LydFile *file,
               gpointer data,
               GError **error)
{
  Params *params = data;

  return lyd_roster_list_rows (file, &params->session, params->ids, params->n_ids, error);
}

void
lyd_store_list_rows_async (LydStore *self,
                           const LydId *session,
                           const LydId *ids,
                           gsize n_ids,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { list_rows_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_rows_async };
  Params *params = g_new0 (Params, 1);

  params->session = *session;
  params->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  params->n_ids = n_ids;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (element-type LydRosterRow): %NULL in the place of one that is gone */
GPtrArray *
lyd_store_list_rows_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
search_job (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;

  return lyd_roster_search (file, &params->event, &params->session, params->text, params->limit, error);
}

/* Cancel the last search's cancellable before the next: the superseded query is interrupted. */
void
lyd_store_search_async (LydStore *self,
                        const LydId *event,
                        const LydId *session,
                        const char *text,
                        int limit,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  static const LydJobClass klass = { search_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_search_async };
  Params *params = g_new0 (Params, 1);

  params->event = *event;
  params->session = *session;
  params->text = g_strdup (text);
  params->limit = limit;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (element-type LydRosterRow) */
GPtrArray *
lyd_store_search_finish (LydStore *self,
                         GAsyncResult *result,
                         GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
count_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;
  LydRosterCounts counts;

  return lyd_roster_count_all (file, &params->event, &params->session, &counts, error)
           ? g_memdup2 (&counts, sizeof counts)
           : NULL;
}

void
lyd_store_count_async (LydStore *self,
                       const LydId *event,
                       const LydId *session,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  static const LydJobClass klass = { count_job, params_free, g_free, lyd_store_count_async };
  Params *params = g_new0 (Params, 1);

  params->event = *event;
  params->session = *session;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

gboolean
lyd_store_count_finish (LydStore *self,
                        GAsyncResult *result,
                        LydRosterCounts *counts,
                        GError **error)
{
  g_autofree LydRosterCounts *known = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  known = g_task_propagate_pointer (G_TASK (result), error);
  if (known != NULL)
    *counts = *known;
  return known != NULL;
}

static gpointer
get_desk_job (LydFile *file,
              gpointer data,
              GError **error)
{
  Params *params = data;
  g_autoptr (LydDeskState) state = g_new0 (LydDeskState, 1);

  if (!lyd_roster_count (file, &params->event, &params->session, &state->counts, error) ||
      !lyd_door_count_more (file, &params->session, &state->door, error) ||
      (state->recent = lyd_roster_list_recent (file, &params->session, RECENT_SCANS, error)) == NULL ||
      (state->arrivals = lyd_roster_list_arrivals (file, &params->session, params->from, error)) == NULL)
    return NULL;
  return g_steal_pointer (&state);
}

/* @from: arrivals since then. */
void
lyd_store_get_desk_async (LydStore *self,
                          const LydId *event,
                          const LydId *session,
                          gint64 from,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  static const LydJobClass klass = { get_desk_job, params_free, (GDestroyNotify) lyd_desk_state_free,
                                     lyd_store_get_desk_async };
  Params *params = g_new0 (Params, 1);

  params->event = *event;
  params->session = *session;
  params->from = from;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

LydDeskState *
lyd_store_get_desk_finish (LydStore *self,
                           GAsyncResult *result,
                           GError **error)
{
  return lyd_store_take (self, result, error);
}
