#include "lyd-store-badges.h"

#include "lyd-store-private.h"
#include "lyd-tickets.h"

typedef struct {
  LydId event;
  LydBadgeOptions options; /* its strings and ids are the next three */
  char *stock;
  char *printer;
  LydId *chosen;
  int first_page;
  int n_pages;
  char *path;
  LydBadgePrints *prints;
  LydNudge nudge;
  gint *progress;
  GCancellable *cancellable;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->stock);
  g_free (params->printer);
  g_free (params->chosen);
  g_free (params->path);
  g_clear_pointer (&params->prints, lyd_badge_prints_free);
  g_clear_object (&params->cancellable);
  g_free (params);
}

static Params *
params_new (const LydId *event,
            const LydBadgeOptions *options,
            const char *path)
{
  Params *params = g_new0 (Params, 1);

  if (event != NULL)
    params->event = *event;
  if (options != NULL) {
    params->options = *options;
    params->options.stock = params->stock = g_strdup (options->stock);
    params->options.printer = params->printer = g_strdup (options->printer);
    params->options.chosen = params->chosen = g_memdup2 (options->chosen, options->n_chosen * sizeof (LydId));
  }
  params->path = g_strdup (path);
  return params;
}

typedef struct {
  LydBadgeReport *report;
  LydBadgePrints *prints;
} Written;

static void
written_free (gpointer data)
{
  Written *written = data;

  g_clear_pointer (&written->report, lyd_badge_report_free);
  g_clear_pointer (&written->prints, lyd_badge_prints_free);
  g_free (written);
}

static gpointer
load_stocks_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  return lyd_badges_load_stocks (error);
}

void
lyd_store_load_stocks_async (LydStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { load_stocks_job, NULL, (GDestroyNotify) lyd_stocks_free,
                                     lyd_store_load_stocks_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, NULL, NULL, cancellable, callback, data);
}

LydStocks *
lyd_store_load_stocks_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
check_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;

  return lyd_badges_check (file, &params->event, &params->options, error);
}

void
lyd_store_check_badges_async (LydStore *self,
                              const LydId *event,
                              const LydBadgeOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { check_job, params_free, (GDestroyNotify) lyd_badge_report_free,
                                     lyd_store_check_badges_async };
  Params *params = params_new (event, options, NULL);

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

LydBadgeReport *
lyd_store_check_badges_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
draw_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;

  return lyd_badges_draw (file, &params->event, &params->options, params->first_page, params->n_pages, error);
}

void
lyd_store_draw_badges_async (LydStore *self,
                             const LydId *event,
                             const LydBadgeOptions *options,
                             int first_page,
                             int n_pages,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { draw_job, params_free, (GDestroyNotify) lyd_badge_pages_free,
                                     lyd_store_draw_badges_async };
  Params *params = params_new (event, options, NULL);

  params->first_page = first_page;
  params->n_pages = n_pages;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

LydBadgePages *
lyd_store_draw_badges_finish (LydStore *self,
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
  Written *written = g_new0 (Written, 1);

  written->report = lyd_badges_write (file, &params->event, &params->options, params->path, &written->prints, error);
  if (written->report != NULL)
    return written;
  written_free (written);
  return NULL;
}

void
lyd_store_write_badges_async (LydStore *self,
                              const LydId *event,
                              const LydBadgeOptions *options,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { write_job, params_free, written_free, lyd_store_write_badges_async, TRUE };
  Params *params = params_new (event, options, path);

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

/* @prints: (out) (transfer full) */
LydBadgeReport *
lyd_store_write_badges_finish (LydStore *self,
                               GAsyncResult *result,
                               LydBadgePrints **prints,
                               GError **error)
{
  Written *written;
  LydBadgeReport *report;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  written = g_task_propagate_pointer (G_TASK (result), error);
  if (written == NULL)
    return NULL;
  *prints = g_steal_pointer (&written->prints);
  report = g_steal_pointer (&written->report);
  written_free (written);
  return report;
}

static gpointer
log_job (LydFile *file,
         gpointer data,
         GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_badges_log (file, params->prints, error));
}

/* @prints: (transfer full) */
void
lyd_store_log_badges_async (LydStore *self,
                            const LydId *event,
                            LydBadgePrints *prints,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { log_job, params_free, NULL, lyd_store_log_badges_async };
  Params *params = params_new (event, NULL, NULL);

  params->prints = prints;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, event, NULL, callback, data);
}

gboolean
lyd_store_log_badges_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}

static gpointer
write_alignment_job (LydFile *file,
                     gpointer data,
                     GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_badges_write_alignment (file, &params->options, params->path, error));
}

void
lyd_store_write_alignment_async (LydStore *self,
                                 const LydBadgeOptions *options,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { write_alignment_job, params_free, NULL, lyd_store_write_alignment_async };
  Params *params = params_new (NULL, options, path);

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

gboolean
lyd_store_write_alignment_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}

static gpointer
write_tickets_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  Params *params = data;
  LydWatch watch = { params->progress, params->cancellable };
  guint n_tickets = 0;

  if (!lyd_tickets_write (file, &params->event, NULL, params->path, &watch, &n_tickets, error))
    return NULL;
  return g_memdup2 (&n_tickets, sizeof n_tickets);
}

/* @progress: (nullable): atomic, as in #LydWatch; it lives until the answer */
void
lyd_store_write_tickets_async (LydStore *self,
                               const LydId *event,
                               const char *folder,
                               gint *progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { write_tickets_job, params_free, g_free, lyd_store_write_tickets_async, TRUE };
  Params *params = params_new (event, NULL, folder);

  params->progress = progress;
  g_set_object (&params->cancellable, cancellable);
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

gboolean
lyd_store_write_tickets_finish (LydStore *self,
                                GAsyncResult *result,
                                guint *n_tickets,
                                GError **error)
{
  g_autofree guint *n = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  n = g_task_propagate_pointer (G_TASK (result), error);
  if (n != NULL)
    *n_tickets = *n;
  return n != NULL;
}

static gpointer
get_nudge_job (LydFile *file,
               gpointer data,
               GError **error)
{
  Params *params = data;
  LydNudge nudge;

  if (!lyd_badges_get_nudge (file, params->printer, params->stock, &nudge.dx, &nudge.dy, error))
    return NULL;
  return g_memdup2 (&nudge, sizeof nudge);
}

void
lyd_store_get_nudge_async (LydStore *self,
                           const char *printer,
                           const char *stock,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { get_nudge_job, params_free, g_free, lyd_store_get_nudge_async };
  Params *params = params_new (NULL, &(LydBadgeOptions){ .stock = stock, .printer = printer }, NULL);

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

LydNudge *
lyd_store_get_nudge_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
set_nudge_job (LydFile *file,
               gpointer data,
               GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (
    lyd_badges_set_nudge (file, params->printer, params->stock, params->nudge.dx, params->nudge.dy, error));
}

void
lyd_store_set_nudge_async (LydStore *self,
                           const char *printer,
                           const char *stock,
                           const LydNudge *nudge,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { set_nudge_job, params_free, NULL, lyd_store_set_nudge_async };
  Params *params = params_new (NULL, &(LydBadgeOptions){ .stock = stock, .printer = printer }, NULL);

  params->nudge = *nudge;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

gboolean
lyd_store_set_nudge_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}
