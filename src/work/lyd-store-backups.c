#include "lyd-store-backups.h"

#include "lyd-safekeeping.h"
#include "lyd-store-private.h"

typedef struct {
  char *folder;
  gboolean removable;
  gint *progress;
  GCancellable *cancellable;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->folder);
  g_clear_object (&params->cancellable);
  g_free (params);
}

static Params *
params_new (const char *folder,
            GCancellable *cancellable)
{
  Params *params = g_new0 (Params, 1);

  params->folder = g_strdup (folder);
  params->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return params;
}

void
lyd_backups_free (LydBackups *self)
{
  g_ptr_array_unref (self->list);
  g_free (self);
}

static gpointer
back_up_job (LydFile *file,
             gpointer data,
             GError **error)
{
  Params *params = data;
  LydWatch watch = { params->progress, params->cancellable };

  return GINT_TO_POINTER (params->removable ? lyd_backups_run_removable (file, params->folder, &watch, error)
                                            : lyd_backups_run (file, params->folder, &watch, error));
}

/* @removable: one file that is renewed, and nothing where @folder is on the disk of the data
 * @progress: (nullable): atomic, as in #LydWatch; it lives until the answer */
void
lyd_store_back_up_async (LydStore *self,
                         const char *folder,
                         gboolean removable,
                         gint *progress,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  static const LydJobClass klass = { back_up_job, params_free, NULL, lyd_store_back_up_async, TRUE };
  Params *params = params_new (folder, cancellable);

  params->removable = removable;
  params->progress = progress;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

gboolean
lyd_store_back_up_finish (LydStore *self,
                          GAsyncResult *result,
                          GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}

static gpointer
list_backups_job (LydFile *file,
                  gpointer data,
                  GError **error)
{
  Params *params = data;
  g_autoptr (GPtrArray) list = lyd_backups_list (params->folder, error);
  LydBackups *backups;

  if (list == NULL)
    return NULL;
  backups = g_new0 (LydBackups, 1);
  backups->list = g_steal_pointer (&list);
  backups->elsewhere = lyd_backups_is_elsewhere (lyd_file_get_path (file), params->folder);
  return backups;
}

void
lyd_store_list_backups_async (LydStore *self,
                              const char *folder,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { list_backups_job, params_free, (GDestroyNotify) lyd_backups_free,
                                     lyd_store_list_backups_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (folder, NULL), NULL, cancellable, callback, data);
}

LydBackups *
lyd_store_list_backups_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
verify_job (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;

  return lyd_verify (file, params->cancellable, error);
}

void
lyd_store_verify_async (LydStore *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  static const LydJobClass klass = { verify_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_verify_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (NULL, cancellable), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (element-type utf8): sentences, one a problem */
GPtrArray *
lyd_store_verify_finish (LydStore *self,
                         GAsyncResult *result,
                         GError **error)
{
  return lyd_store_take (self, result, error);
}

typedef struct {
  char *backup;
  char *path;
  LydContext context;
  gint *progress;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->backup);
  g_free (restore->path);
  g_free (restore);
}

static void
progress_cb (double done,
             gpointer data)
{
  LydWatch watch = { data, NULL };

  (void) lyd_watch_report (&watch, done, NULL);
}

static void
restore_in_thread (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  Restore *restore = data;
  GError *error = NULL;
  char *kept = NULL;

  if (lyd_restore (restore->backup, restore->path, &restore->context, &kept, progress_cb, restore->progress,
                   cancellable, &error))
    g_task_return_pointer (task, kept != NULL ? kept : g_strdup (""), g_free);
  else
    g_task_return_error (task, error);
}

/* @context, @progress: they must live until the answer; the second is atomic, as in #LydWatch, or %NULL */
void
lyd_store_restore_async (const char *backup,
                         const char *path,
                         const LydContext *context,
                         gint *progress,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Restore *restore = g_new0 (Restore, 1);

  restore->backup = g_strdup (backup);
  restore->path = g_strdup (path);
  restore->context = *context;
  restore->progress = progress;
  g_task_set_task_data (task, restore, restore_free);
  /* What took the place of the data did so, also where somebody cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, restore_in_thread);
}

/* Returns: (transfer full) (nullable): where the data that were there before are kept; "" where none were */
char *
lyd_store_restore_finish (GAsyncResult *result,
                          GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
