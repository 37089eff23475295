#include "lyd-store-programs.h"

#include "lyd-store-private.h"

/* What a question or an act is about; what it does not need is empty. */
typedef struct {
  LydId id;
  LydProgram *program;
  GArray *events; /* of LydId */
  LydLabels labels;
  char *policy_area;
  GArray *programs;
  GArray *add;
  GArray *remove;
  GStrv areas;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_clear_pointer (&params->program, lyd_program_free);
  g_clear_pointer (&params->events, g_array_unref);
  g_clear_pointer (&params->programs, g_array_unref);
  g_clear_pointer (&params->add, g_array_unref);
  g_clear_pointer (&params->remove, g_array_unref);
  g_strfreev (params->areas);
  g_free (params->policy_area);
  g_free (params);
}

static void
act (LydStore *self,
     Params *params,
     LydDoneFunc run,
     gpointer tag,
     GAsyncReadyCallback callback,
     gpointer data)
{
  LydStoreAct act = { run, params, params_free, &params->id, NULL, NULL, tag };

  lyd_store_push_act (self, &act, callback, data);
}

void
lyd_report_sheet_free (LydReportSheet *self)
{
  g_strfreev (self->policy_areas);
  g_clear_pointer (&self->programs, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_free (self);
}

static gpointer
sheet_job (LydFile *file,
           gpointer data,
           GError **error)
{
  const LydId *event = data;
  g_autoptr (LydReportSheet) sheet = g_new0 (LydReportSheet, 1);
  g_autoptr (GPtrArray) chosen = NULL;

  sheet->chosen = g_array_new (FALSE, FALSE, sizeof (LydId));
  if ((sheet->policy_areas = lyd_policy_areas_get (file, error)) == NULL ||
      (sheet->programs = lyd_programs_list (file, error)) == NULL ||
      (!lyd_id_is_none (event) && (chosen = lyd_programs_list_of_event (file, event, error)) == NULL))
    return NULL;
  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    g_array_append_val (sheet->chosen, ((LydProgram *) g_ptr_array_index (chosen, i))->id);
  return g_steal_pointer (&sheet);
}

/* @event: (nullable): %NULL: what can be chosen, for one that is not on file yet */
void
lyd_store_get_report_sheet_async (LydStore *self,
                                  const LydId *event,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  static const LydJobClass klass = { sheet_job, g_free, (GDestroyNotify) lyd_report_sheet_free,
                                     lyd_store_get_report_sheet_async };

  if (event == NULL)
    event = &lyd_id_none;
  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydReportSheet *
lyd_store_get_report_sheet_finish (LydStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
save_program (LydFile *file,
              gpointer data,
              GError **error)
{
  Params *params = data;
  gboolean saved = lyd_id_is_none (&params->program->id) ? lyd_programs_add (file, params->program, error)
                                                         : lyd_programs_change (file, params->program, error);

  params->id = params->program->id;
  return saved;
}

/* @program: copied; without an id it is a new one */
void
lyd_store_save_program_async (LydStore *self,
                              const LydProgram *program,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Params *params = g_new0 (Params, 1);

  params->program = lyd_program_copy (program);
  act (self, params, save_program, lyd_store_save_program_async, callback, data);
}

static gboolean
remove_program (LydFile *file,
                gpointer data,
                GError **error)
{
  return lyd_programs_remove (file, &((Params *) data)->id, error);
}

void
lyd_store_remove_program_async (LydStore *self,
                                const LydId *program,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Params *params = g_new0 (Params, 1);

  params->id = *program;
  act (self, params, remove_program, lyd_store_remove_program_async, callback, data);
}

static gboolean
label_events (LydFile *file,
              gpointer data,
              GError **error)
{
  Params *params = data;
  int n_changed;

  return lyd_programs_label_events (file, (const LydId *) (gpointer) params->events->data, params->events->len,
                                    &params->labels, &n_changed, error);
}

static GArray *
copy_array (const GArray *array)
{
  return array != NULL ? g_array_copy ((GArray *) array) : NULL;
}

/* @events: (element-type LydId): copied, as @labels is */
void
lyd_store_label_events_async (LydStore *self,
                              const GArray *events,
                              const LydLabels *labels,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Params *params = g_new0 (Params, 1);

  params->events = copy_array (events);
  params->labels = *labels;
  params->labels.policy_area = params->policy_area = g_strdup (labels->policy_area);
  params->labels.programs = params->programs = copy_array (labels->programs);
  params->labels.add = params->add = copy_array (labels->add);
  params->labels.remove = params->remove = copy_array (labels->remove);
  act (self, params, label_events, lyd_store_label_events_async, callback, data);
}

static gboolean
set_policy_areas (LydFile *file,
                  gpointer data,
                  GError **error)
{
  return lyd_policy_areas_set (file, (const char *const *) ((Params *) data)->areas, error);
}

/* @areas: copied; those that events have keep theirs */
void
lyd_store_set_policy_areas_async (LydStore *self,
                                  const char *const *areas,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  Params *params = g_new0 (Params, 1);

  params->areas = g_strdupv ((char **) areas);
  act (self, params, set_policy_areas, lyd_store_set_policy_areas_async, callback, data);
}

static gboolean
rename_policy_area (LydFile *file,
                    gpointer data,
                    GError **error)
{
  Params *params = data;
  int n_events;

  return lyd_policy_areas_rename (file, params->areas[0], params->areas[1], &n_events, error);
}

/* The events under @from are then under @to. */
void
lyd_store_rename_policy_area_async (LydStore *self,
                                    const char *from,
                                    const char *to,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  const char *areas[] = { from, to, NULL };
  Params *params = g_new0 (Params, 1);

  params->areas = g_strdupv ((char **) areas);
  act (self, params, rename_policy_area, lyd_store_rename_policy_area_async, callback, data);
}
