#include "lyd-store-roll-call.h"

#include "lyd-store-private.h"

typedef struct {
  LydId event;
  LydId id; /* a registration or a roll call */
  gboolean found;
  gboolean missing;
  char *documents;
} Params;

static void
params_free (gpointer data)
{
  g_free (((Params *) data)->documents);
  g_free (data);
}

static Params *
params_new (const LydId *event,
            const LydId *id)
{
  Params *params = g_new0 (Params, 1);

  params->event = *event;
  params->id = id != NULL ? *id : lyd_id_none;
  return params;
}

static gpointer
read_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;
  LydRollCall *call = lyd_roll_call_read (file, &params->event, error);
  g_autofree char *folder = lyd_roll_call_dup_folder (lyd_file_get_path (file), params->documents);

  if (call != NULL)
    lyd_roll_call_find_saved (call, folder);
  return call;
}

/* @documents: (nullable): as for lyd_roll_call_dup_folder()
 *
 * On the reader: no report that is being made, no import makes anybody wait for this one. */
void
lyd_store_read_roll_call_async (LydStore *self,
                                const LydId *event,
                                const char *documents,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { read_job, params_free, (GDestroyNotify) lyd_roll_call_free,
                                     lyd_store_read_roll_call_async };
  Params *params = params_new (event, NULL);

  params->documents = g_strdup (documents);
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydRollCall *
lyd_store_read_roll_call_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}

/* What an act answers: the roll call that it ended, or none. */
static gpointer
answer (gboolean done,
        const LydId *ended)
{
  return done ? g_memdup2 (ended, sizeof *ended) : NULL;
}

static gpointer
tick_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;

  return answer (lyd_roll_call_tick (file, &params->event, &params->id, params->found, error), &lyd_id_none);
}

void
lyd_store_tick_roll_call_async (LydStore *self,
                                const LydId *event,
                                const LydId *registration,
                                gboolean found,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { tick_job, params_free, g_free, lyd_store_tick_roll_call_async };
  Params *params = params_new (event, registration);

  params->found = found;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, event, NULL, callback, data);
}

static gpointer
start_over_job (LydFile *file,
                gpointer data,
                GError **error)
{
  Params *params = data;
  LydId ended = lyd_id_none;

  return answer (lyd_roll_call_start_over (file, &params->event, &ended, error), &ended);
}

void
lyd_store_start_roll_call_over_async (LydStore *self,
                                      const LydId *event,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  static const LydJobClass klass = { start_over_job, params_free, g_free, lyd_store_start_roll_call_over_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (event, NULL), event, NULL, callback, data);
}

static gpointer
resume_job (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;

  return answer (lyd_roll_call_resume (file, &params->id, error), &lyd_id_none);
}

void
lyd_store_resume_roll_call_async (LydStore *self,
                                  const LydId *event,
                                  const LydId *call,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  static const LydJobClass klass = { resume_job, params_free, g_free, lyd_store_resume_roll_call_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (event, call), event, NULL, callback, data);
}

/* Of all three. @ended: (out) (nullable): the roll call that was ended; none: none was */
gboolean
lyd_store_roll_call_finish (LydStore *self,
                            GAsyncResult *result,
                            LydId *ended,
                            GError **error)
{
  g_autofree LydId *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  id = g_task_propagate_pointer (G_TASK (result), error);
  if (id != NULL && ended != NULL)
    *ended = *id;
  return id != NULL;
}

static gpointer
save_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;
  g_autofree char *folder = lyd_roll_call_dup_folder (lyd_file_get_path (file), params->documents);
  char *path;

  if (!lyd_roll_call_save (file, &params->event, folder, params->missing, &path, error))
    return NULL;
  return path != NULL ? path : g_strdup ("");
}

void
lyd_store_save_roll_call_async (LydStore *self,
                                const LydId *event,
                                const char *documents,
                                gboolean missing,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { save_job, params_free, g_free, lyd_store_save_roll_call_async };
  Params *params = params_new (event, NULL);

  params->documents = g_strdup (documents);
  params->missing = missing;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, NULL, callback, data);
}

/* @path: (out) (transfer full) (nullable): what was written; %NULL: nobody has come, so there is no list */
gboolean
lyd_store_save_roll_call_finish (LydStore *self,
                                 GAsyncResult *result,
                                 char **path,
                                 GError **error)
{
  g_autofree char *written = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  written = g_task_propagate_pointer (G_TASK (result), error);
  *path = written != NULL && written[0] != '\0' ? g_strdup (written) : NULL;
  return written != NULL;
}

static gpointer
draw_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;
  const LydRollCallTableOptions options = { .missing = params->missing, .paper = TRUE };
  g_autoptr (LydTable) table = lyd_roll_call_open_table (file, &params->event, &options, error);

  return table != NULL ? lyd_roll_call_draw (table, error) : NULL;
}

void
lyd_store_draw_roll_call_async (LydStore *self,
                                const LydId *event,
                                gboolean missing,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { draw_job, params_free, (GDestroyNotify) lyd_list_pages_free,
                                     lyd_store_draw_roll_call_async };
  Params *params = params_new (event, NULL);

  params->missing = missing;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydListPages *
lyd_store_draw_roll_call_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}
