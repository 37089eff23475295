#include "lyd-store-roll-call.h"

#include "lyd-store-private.h"

typedef struct {
  LydId event;
  LydId id; /* a registration or a roll call */
  gboolean found;
} Params;

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
  return lyd_roll_call_read (file, &((Params *) data)->event, error);
}

/* On the reader: no report that is being made, no import makes anybody wait for this one. */
void
lyd_store_read_roll_call_async (LydStore *self,
                                const LydId *event,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { read_job, g_free, (GDestroyNotify) lyd_roll_call_free,
                                     lyd_store_read_roll_call_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (event, NULL), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydRollCall *
lyd_store_read_roll_call_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
  static const LydJobClass klass = { tick_job, g_free, g_free, lyd_store_tick_roll_call_async };
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
  static const LydJobClass klass = { start_over_job, g_free, g_free, lyd_store_start_roll_call_over_async };

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
  static const LydJobClass klass = { resume_job, g_free, g_free, lyd_store_resume_roll_call_async };

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
