#include "lyd-store-certificates.h"

#include "lyd-store-private.h"

/* ---- what there is ---- */

static gpointer
list_job (LydFile *file,
          gpointer params,
          GError **error)
{
  return lyd_certificates_list_events (file, error);
}

void
lyd_store_list_certificates_async (LydStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { list_job, NULL, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_certificates_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, NULL, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydCertificateEvent) */
GPtrArray *
lyd_store_list_certificates_finish (LydStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return lyd_store_take (self, result, error);
}

typedef struct {
  LydId event;
  LydCertificateSettings *settings;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_clear_pointer (&plan->settings, lyd_certificate_settings_free);
  g_free (plan);
}

static gpointer
plan_job (LydFile *file,
          gpointer data,
          GError **error)
{
  const Plan *plan = data;

  return lyd_certificates_plan (file, &plan->event, plan->settings, error);
}

/* @settings: (nullable): %NULL: those that are remembered */
void
lyd_store_plan_certificates_async (LydStore *self,
                                   const LydId *event,
                                   const LydCertificateSettings *settings,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { plan_job, plan_free, (GDestroyNotify) lyd_certificates_unref,
                                     lyd_store_plan_certificates_async };
  Plan *plan = g_new0 (Plan, 1);

  plan->event = *event;
  plan->settings = settings != NULL ? lyd_certificate_settings_copy (settings) : NULL;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, plan, NULL, cancellable, callback, data);
}

LydCertificates *
lyd_store_plan_certificates_finish (LydStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- making them ---- */

typedef struct {
  LydCertificates *certificates;
  GArray *chosen;
  LydCertificatesScope scope;
  char *path;
  gboolean replace;
  gint *progress;
  GPtrArray *pages;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  lyd_certificates_unref (making->certificates);
  g_array_unref (making->chosen);
  g_clear_pointer (&making->pages, g_ptr_array_unref);
  g_free (making->path);
  g_free (making);
}

/* Drawing needs no database, so nobody waits for it. */
static void
make_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Making *making = data;
  const LydWatch watch = { making->progress, cancellable };
  GError *error = NULL;
  gboolean ok;

  if (making->scope == LYD_CERTIFICATES_PAGES) {
    making->pages = lyd_certificates_draw_pages (making->certificates, making->chosen, &watch, &error);
    ok = making->pages != NULL;
  } else if (making->scope == LYD_CERTIFICATES_FILE) {
    ok = lyd_certificates_write_pdf (making->certificates, making->chosen, making->path, &watch, &error);
  } else {
    ok = lyd_certificates_write_folder (making->certificates, making->chosen, making->path, making->replace, &watch,
                                        &error);
  }
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_noted_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (lyd_store_certificates_finish (LYD_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What is on the disk is noted as made. */
static void
made_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (making->scope == LYD_CERTIFICATES_PAGES)
    g_task_return_boolean (task, TRUE);
  else
    lyd_store_note_certificates_async (LYD_STORE (source), making->certificates, making->chosen, made_noted_cb,
                                       g_object_ref (task));
}

/**
 * lyd_store_make_certificates_async:
 * @chosen: (element-type guint): lines
 * @path: (nullable): the file or the folder
 * @replace: also what is none of ours; without it that is %LYD_ERROR_CONFLICT
 * @progress: (nullable): atomic; it lives until the callback
 */
void
lyd_store_make_certificates_async (LydStore *self,
                                   LydCertificates *certificates,
                                   GArray *chosen,
                                   LydCertificatesScope scope,
                                   const char *path,
                                   gboolean replace,
                                   gint *progress,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  g_autoptr (GTask) work = NULL;
  Making *making = g_new0 (Making, 1);

  making->certificates = lyd_certificates_ref (certificates);
  making->chosen = g_array_ref (chosen);
  making->scope = scope;
  making->path = g_strdup (path);
  making->replace = replace;
  making->progress = progress;
  g_task_set_source_tag (task, lyd_store_make_certificates_async);
  g_task_set_task_data (task, making, making_free);
  work = g_task_new (self, cancellable, made_cb, g_object_ref (task));
  /* Who cancels too late is told what was done. */
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, making, NULL);
  g_task_run_in_thread (work, make_thread);
}

/* @pages: (out) (transfer full) (optional) (nullable) (element-type cairo_surface_t): for %LYD_CERTIFICATES_PAGES */
gboolean
lyd_store_make_certificates_finish (LydStore *self,
                                    GAsyncResult *result,
                                    GPtrArray **pages,
                                    GError **error)
{
  Making *making;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  making = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (pages != NULL)
    *pages = g_steal_pointer (&making->pages);
  return TRUE;
}

/* ---- what is remembered ---- */

typedef struct {
  LydCertificates *certificates; /* (nullable): made */
  GArray *chosen;
  LydKind kind;
  LydCertificateSettings *settings; /* (nullable) */
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_clear_pointer (&note->certificates, lyd_certificates_unref);
  g_clear_pointer (&note->chosen, g_array_unref);
  g_clear_pointer (&note->settings, lyd_certificate_settings_free);
  g_free (note);
}

static gpointer
note_job (LydFile *file,
          gpointer data,
          GError **error)
{
  const Note *note = data;
  gboolean ok = note->settings != NULL
                  ? lyd_certificate_settings_set (file, note->kind, note->settings, error)
                  : lyd_certificates_note (file, note->certificates, note->chosen, error);

  return GINT_TO_POINTER (ok);
}

static void
push_note (LydStore *self,
           Note *note,
           const LydId *event,
           GAsyncReadyCallback callback,
           gpointer data)
{
  static const LydJobClass klass = { note_job, note_free, NULL, push_note };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, note, event, NULL, callback, data);
}

void
lyd_store_note_certificates_async (LydStore *self,
                                   LydCertificates *certificates,
                                   GArray *chosen,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  Note *note = g_new0 (Note, 1);

  note->certificates = lyd_certificates_ref (certificates);
  note->chosen = g_array_ref (chosen);
  push_note (self, note, &lyd_certificates_get_event (certificates)->id, callback, data);
}

void
lyd_store_set_certificate_settings_async (LydStore *self,
                                          LydKind kind,
                                          const LydCertificateSettings *settings,
                                          GAsyncReadyCallback callback,
                                          gpointer data)
{
  Note *note = g_new0 (Note, 1);

  note->kind = kind;
  note->settings = lyd_certificate_settings_copy (settings);
  push_note (self, note, NULL, callback, data);
}

gboolean
lyd_store_certificates_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return GPOINTER_TO_INT (lyd_store_take (self, result, error));
}
