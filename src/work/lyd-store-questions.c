#include "lyd-store-questions.h"

#include "lyd-store-private.h"

/* One act on questions. */
typedef struct {
  LydDoneFunc run;
  LydId id;     /* of the question, or of the event that gets some */
  LydId from;   /* of the event they are copied from */
  char *preset; /* or NULL */
  LydQuestion *question;
  int position;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_clear_pointer (&params->question, lyd_question_free);
  g_free (params->preset);
  g_free (params);
}

static void
push (LydStore *self,
      const Params *values,
      GAsyncReadyCallback callback,
      gpointer data)
{
  Params *params = g_memdup2 (values, sizeof *values);
  LydStoreAct act = { params->run, params, params_free, &params->id, NULL, NULL, lyd_store_save_question_async };

  lyd_store_push_act (self, &act, callback, data);
}

static gboolean
save (LydFile *file,
      gpointer data,
      GError **error)
{
  Params *params = data;
  gboolean ok = lyd_id_is_none (&params->question->id) ? lyd_plan_add_question (file, params->question, error)
                                                       : lyd_plan_change_question (file, params->question, error);

  params->id = params->question->id;
  return ok;
}

/* @question: copied; without an id it is a new one of its event */
void
lyd_store_save_question_async (LydStore *self,
                               const LydQuestion *question,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  push (self, &(Params){ .run = save, .question = lyd_question_copy (question) }, callback, data);
}

static gboolean
remove_one (LydFile *file,
            gpointer params,
            GError **error)
{
  return lyd_plan_remove_question (file, &((Params *) params)->id, error);
}

void
lyd_store_remove_question_async (LydStore *self,
                                 const LydId *question,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  push (self, &(Params){ .run = remove_one, .id = *question }, callback, data);
}

static gboolean
move (LydFile *file,
      gpointer data,
      GError **error)
{
  Params *params = data;

  return lyd_plan_move_question (file, &params->id, params->position, error);
}

void
lyd_store_move_question_async (LydStore *self,
                               const LydId *question,
                               int position,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  push (self, &(Params){ .run = move, .id = *question, .position = position }, callback, data);
}

static gboolean
copy (LydFile *file,
      gpointer data,
      GError **error)
{
  Params *params = data;
  int n;

  return lyd_plan_copy_questions (file, &params->from, &params->id, &n, error);
}

void
lyd_store_copy_questions_async (LydStore *self,
                                const LydId *from,
                                const LydId *to,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  push (self, &(Params){ .run = copy, .from = *from, .id = *to }, callback, data);
}

static gboolean
add_preset (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;
  const char *presets[] = { params->preset, NULL };
  int n;

  return lyd_plan_add_preset_questions (file, &params->id, presets, &n, error);
}

/* @preset: one of lyd_question_presets */
void
lyd_store_add_preset_question_async (LydStore *self,
                                     const LydId *event,
                                     const char *preset,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  push (self, &(Params){ .run = add_preset, .id = *event, .preset = g_strdup (preset) }, callback, data);
}

static gpointer
get_job (LydFile *file,
         gpointer params,
         GError **error)
{
  return lyd_plan_get_questions (file, params, error);
}

void
lyd_store_get_questions_async (LydStore *self,
                               const LydId *event,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { get_job, g_free, (GDestroyNotify) lyd_question_plan_free,
                                     lyd_store_get_questions_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydQuestionPlan *
lyd_store_get_questions_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}

typedef struct {
  LydId event;
  gboolean reveal;
} RollupParams;

static gpointer
rollups_job (LydFile *file,
             gpointer data,
             GError **error)
{
  RollupParams *params = data;

  return lyd_rollup_list (file, &params->event, NULL, params->reveal, error);
}

/* @reveal: also what is sensitive */
void
lyd_store_list_rollups_async (LydStore *self,
                              const LydId *event,
                              gboolean reveal,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { rollups_job, g_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_rollups_async };
  RollupParams params = { *event, reveal };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, g_memdup2 (&params, sizeof params), NULL, cancellable, callback,
                  data);
}

/* Returns: (transfer full) (nullable) (element-type LydRollup) */
GPtrArray *
lyd_store_list_rollups_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}
