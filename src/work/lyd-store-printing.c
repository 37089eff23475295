#include "lyd-store-printing.h"

#include "lyd-store-private.h"

typedef struct _Params Params;

struct _Params {
  gboolean (*write) (LydFile *file, Params *params, GError **error);
  LydId id; /* a registration, an event or a job */
  LydId event;
  LydPrintWhy why;
  LydPrintState state;
  gboolean came_out;
  int labels;
  char *printer;
  char *stock;
  char *problem;
  char *path;
};

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->printer);
  g_free (params->stock);
  g_free (params->problem);
  g_free (params->path);
  g_free (params);
}

static Params *
params_new (const LydId *id,
            const char *printer,
            const char *stock)
{
  Params *params = g_new0 (Params, 1);

  if (id != NULL)
    params->id = *id;
  params->printer = g_strdup (printer);
  params->stock = g_strdup (stock);
  return params;
}

static gpointer
act_job (LydFile *file,
         gpointer data,
         GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (params->write (file, params, error));
}

/* @params: (transfer full). Whatever only has to be written down; lyd_store_printing_finish() says whether it was. */
static void
write_it (LydStore *self,
          Params *params,
          gboolean (*write) (LydFile *file, Params *params, GError **error),
          gpointer tag,
          GAsyncReadyCallback callback,
          gpointer data)
{
  LydJobClass klass = { act_job, params_free, NULL, tag };

  params->write = write;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

void
lyd_printing_free (LydPrinting *self)
{
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->printer, lyd_printer_note_free);
  g_free (self);
}

/* Of all that answer whether it is done. */
gboolean
lyd_store_printing_finish (LydStore *self,
                           GAsyncResult *result,
                           GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}

static gpointer
read_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;
  g_autoptr (LydPrinting) printing = g_new0 (LydPrinting, 1);

  printing->jobs = lyd_print_queue_list (file, FALSE, error);
  printing->printer = printing->jobs != NULL ? lyd_print_queue_get_printer (file, params->printer, error) : NULL;
  if (printing->printer == NULL)
    return NULL;
  lyd_print_queue_count (printing->jobs, &printing->count);
  return g_steal_pointer (&printing);
}

/* @printer: "" where none is chosen */
void
lyd_store_read_printing_async (LydStore *self,
                               const char *printer,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { read_job, params_free, (GDestroyNotify) lyd_printing_free,
                                     lyd_store_read_printing_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (NULL, printer, NULL), NULL, cancellable, callback, data);
}

LydPrinting *
lyd_store_read_printing_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
look_up_job (LydFile *file,
             gpointer data,
             GError **error)
{
  Params *params = data;
  LydBadgeKnown known;

  if (!lyd_print_queue_look_up (file, &params->id, NULL, &known, error))
    return NULL;
  return g_memdup2 (&known, sizeof known);
}

void
lyd_store_look_up_badge_async (LydStore *self,
                               const LydId *registration,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { look_up_job, params_free, g_free, lyd_store_look_up_badge_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (registration, NULL, NULL), NULL, cancellable, callback,
                  data);
}

/* @known: (out) */
gboolean
lyd_store_look_up_badge_finish (LydStore *self,
                                GAsyncResult *result,
                                LydBadgeKnown *known,
                                GError **error)
{
  g_autofree LydBadgeKnown *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer != NULL)
    *known = *answer;
  return answer != NULL;
}

static gpointer
count_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;
  int counts[2];

  if (!lyd_badges_count (file, &params->id, &counts[0], &counts[1], error))
    return NULL;
  return g_memdup2 (counts, sizeof counts);
}

void
lyd_store_count_badges_async (LydStore *self,
                              const LydId *event,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { count_job, params_free, g_free, lyd_store_count_badges_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (event, NULL, NULL), NULL, cancellable, callback, data);
}

/* @unprinted: (out): badges that were never printed
 * @changed: (out): badges that were printed and would look different now */
gboolean
lyd_store_count_badges_finish (LydStore *self,
                               GAsyncResult *result,
                               int *unprinted,
                               int *changed,
                               GError **error)
{
  g_autofree int *counts = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  counts = g_task_propagate_pointer (G_TASK (result), error);
  if (counts == NULL)
    return FALSE;
  *unprinted = counts[0];
  *changed = counts[1];
  return TRUE;
}

static gpointer
ask_job (LydFile *file,
         gpointer data,
         GError **error)
{
  Params *params = data;
  LydPrintRequest request = { params->id, params->printer, params->why };
  LydId job;

  return GINT_TO_POINTER (lyd_print_queue_ask (file, &request, &job, error));
}

/* @printer: (nullable): %NULL: whichever is there */
void
lyd_store_print_badge_async (LydStore *self,
                             const LydId *registration,
                             LydPrintWhy why,
                             const char *printer,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { ask_job, params_free, NULL, lyd_store_print_badge_async };
  Params *params = params_new (registration, printer, NULL);

  params->why = why;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, registration, NULL, callback, data);
}

void
lyd_store_print_test_async (LydStore *self,
                            const char *printer,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  lyd_store_print_badge_async (self, &lyd_id_none, LYD_PRINT_TEST, printer, callback, data);
}

static gboolean
settle_print_job (LydFile *file,
                  Params *params,
                  GError **error)
{
  return lyd_print_queue_settle (file, &params->id, params->came_out, error);
}

void
lyd_store_settle_print_async (LydStore *self,
                              const LydId *job,
                              gboolean came_out,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Params *params = params_new (job, NULL, NULL);

  params->came_out = came_out;
  write_it (self, params, settle_print_job, lyd_store_settle_print_async, callback, data);
}

static gboolean
retry_print_job (LydFile *file,
                 Params *params,
                 GError **error)
{
  return lyd_print_queue_retry (file, &params->id, error);
}

void
lyd_store_retry_print_async (LydStore *self,
                             const LydId *job,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  Params *params = params_new (job, NULL, NULL);

  write_it (self, params, retry_print_job, lyd_store_retry_print_async, callback, data);
}

static gboolean
drop_print_job (LydFile *file,
                Params *params,
                GError **error)
{
  return lyd_print_queue_drop (file, &params->id, error);
}

void
lyd_store_drop_print_async (LydStore *self,
                            const LydId *job,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  Params *params = params_new (job, NULL, NULL);

  write_it (self, params, drop_print_job, lyd_store_drop_print_async, callback, data);
}

static gboolean
set_printer_stock_job (LydFile *file,
                       Params *params,
                       GError **error)
{
  return lyd_print_queue_set_stock (file, params->printer, params->stock, error);
}

void
lyd_store_set_printer_stock_async (LydStore *self,
                                   const char *printer,
                                   const char *stock,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  Params *params = params_new (NULL, printer, stock);

  write_it (self, params, set_printer_stock_job, lyd_store_set_printer_stock_async, callback, data);
}

static gboolean
set_printer_labels_job (LydFile *file,
                        Params *params,
                        GError **error)
{
  return lyd_print_queue_set_labels (file, params->printer, params->labels, error);
}

void
lyd_store_set_printer_labels_async (LydStore *self,
                                    const char *printer,
                                    int labels,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  Params *params = params_new (NULL, printer, NULL);

  params->labels = labels;
  write_it (self, params, set_printer_labels_job, lyd_store_set_printer_labels_async, callback, data);
}

static gboolean
tell_print_job (LydFile *file,
                Params *params,
                GError **error)
{
  return lyd_print_queue_tell (file, &params->id, params->problem, error);
}

void
lyd_store_tell_print_async (LydStore *self,
                            const LydId *job,
                            const char *problem,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  Params *params = params_new (job, NULL, NULL);

  params->problem = g_strdup (problem);
  write_it (self, params, tell_print_job, lyd_store_tell_print_async, callback, data);
}

static gboolean
finish_print_job (LydFile *file,
                  Params *params,
                  GError **error)
{
  return lyd_print_queue_finish (file, &params->id, params->state, params->problem, error);
}

/* @problem: (nullable): in the printer's words */
void
lyd_store_finish_print_async (LydStore *self,
                              const LydId *job,
                              LydPrintState state,
                              const char *problem,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Params *params = params_new (job, NULL, NULL);

  params->state = state;
  params->problem = g_strdup (problem);
  write_it (self, params, finish_print_job, lyd_store_finish_print_async, callback, data);
}

static gboolean
move_job (LydFile *file,
          Params *params,
          GError **error)
{
  guint n;

  return lyd_print_queue_move (file, params->printer, &n, error);
}

/* Everything that waits or failed is for @printer now. */
void
lyd_store_move_prints_async (LydStore *self,
                             const char *printer,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  write_it (self, params_new (NULL, printer, NULL), move_job, lyd_store_move_prints_async, callback, data);
}

static gpointer
changed_job (LydFile *file,
             gpointer data,
             GError **error)
{
  Params *params = data;
  guint n;

  if (!lyd_print_queue_ask_changed (file, &params->id, params->printer, &n, error))
    return NULL;
  return g_memdup2 (&n, sizeof n);
}

void
lyd_store_print_changed_async (LydStore *self,
                               const LydId *event,
                               const char *printer,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { changed_job, params_free, g_free, lyd_store_print_changed_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (event, printer, NULL), event, NULL, callback, data);
}

/* @n: (out): how many wait now because of it */
gboolean
lyd_store_print_changed_finish (LydStore *self,
                                GAsyncResult *result,
                                guint *n,
                                GError **error)
{
  g_autofree guint *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer != NULL)
    *n = *answer;
  return answer != NULL;
}

static gpointer
take_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;

  return lyd_print_queue_take (file, params->printer, params->stock, error);
}

/* Asked only where something waits: as a write it is told to everybody. */
void
lyd_store_take_print_async (LydStore *self,
                            const char *printer,
                            const char *stock,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { take_job, params_free, (GDestroyNotify) lyd_print_job_free,
                                     lyd_store_take_print_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (NULL, printer, stock), NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable): %NULL without @error where nothing waits any more */
LydPrintJob *
lyd_store_take_print_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
write_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;
  LydPrintJob asked = { .registration = params->id,
                        .event = params->event,
                        .printer = params->printer,
                        .stock = params->stock,
                        .why = params->why };

  return GINT_TO_POINTER (lyd_print_queue_write (file, &asked, params->path, error));
}

/* Ends with lyd_store_printing_finish(). */
void
lyd_store_write_print_async (LydStore *self,
                             const LydPrintJob *job,
                             const char *path,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { write_job, params_free, NULL, lyd_store_write_print_async };
  Params *params = params_new (&job->registration, job->printer, job->stock);

  params->event = job->event;
  params->why = job->why;
  params->path = g_strdup (path);
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, NULL, callback, data);
}
