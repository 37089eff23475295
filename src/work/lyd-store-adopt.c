#include "lyd-store-private.h"

typedef struct {
  LydAdoptFunc func;
  char *path;
  char *folder;
  LydContext context;
} Adopt;

static void
adopt_free (gpointer data)
{
  Adopt *adopt = data;

  g_free (adopt->path);
  g_free (adopt->folder);
  g_free (adopt);
}

static void
adopt_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  const Adopt *adopt = data;
  GError *error = NULL;
  char *local = adopt->func (adopt->path, adopt->folder, &adopt->context, &error);

  if (local != NULL)
    g_task_return_pointer (task, local, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * lyd_store_adopt:
 * @context: it must live until the answer
 *
 * On a thread of its own: there is no store before the file is there.
 */
void
lyd_store_adopt (LydAdoptFunc adopt,
                 const char *path,
                 const char *folder,
                 const LydContext *context,
                 GAsyncReadyCallback callback,
                 gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Adopt *params = g_new0 (Adopt, 1);

  params->func = adopt;
  params->path = g_strdup (path);
  params->folder = g_strdup (folder);
  params->context = *context;
  g_task_set_task_data (task, params, adopt_free);
  g_task_run_in_thread (task, adopt_in_thread);
}

/* Returns: (transfer full) (nullable): the path of the local file */
char *
lyd_store_adopt_finish (GAsyncResult *result,
                        GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
