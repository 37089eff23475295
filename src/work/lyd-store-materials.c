#include "lyd-store-materials.h"

#include "lyd-materials.h"
#include "lyd-store-private.h"

/* ---- changes ---- */

typedef struct {
  LydId event;
  LydMaterial *material;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->material, lyd_material_free);
  g_free (change);
}

static void
push_change (LydStore *self,
             LydDoneFunc run,
             LydMaterial *material,
             GAsyncReadyCallback callback,
             gpointer data)
{
  Change *change = g_new0 (Change, 1);
  LydStoreAct act = { run, change, change_free, &change->event, &change->event, NULL, lyd_store_act_finish };

  *change = (Change){ .event = material->event, .material = material };
  lyd_store_push_act (self, &act, callback, data);
}

static gboolean
add_link (LydFile *file,
          gpointer data,
          GError **error)
{
  return lyd_materials_add_link (file, ((Change *) data)->material, error);
}

static gboolean
add_shelved (LydFile *file,
             gpointer data,
             GError **error)
{
  return lyd_materials_add_shelved (file, ((Change *) data)->material, error);
}

static gboolean
change_material (LydFile *file,
                 gpointer data,
                 GError **error)
{
  return lyd_materials_change (file, ((Change *) data)->material, error);
}

static gboolean
remove_material (LydFile *file,
                 gpointer data,
                 GError **error)
{
  return lyd_materials_remove (file, &((Change *) data)->material->id, error);
}

/* A file on its way to the shelf. */
typedef struct {
  LydMaterial *material;
  char *database;
  char *path;
  gint *progress;
  GAsyncReadyCallback callback;
  gpointer data;
} Shelving;

static void
shelving_free (gpointer data)
{
  Shelving *shelving = data;

  g_clear_pointer (&shelving->material, lyd_material_free);
  g_free (shelving->database);
  g_free (shelving->path);
  g_free (shelving);
}

static void
shelve_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Shelving *shelving = data;
  const LydWatch watch = { shelving->progress, cancellable };
  GError *error = NULL;

  if (lyd_materials_shelve (shelving->database, shelving->material, shelving->path, &watch, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
shelved_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  LydStore *self = LYD_STORE (source);
  Shelving *shelving = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    push_change (self, add_shelved, g_steal_pointer (&shelving->material), shelving->callback, shelving->data);
  } else {
    g_autoptr (GTask) task = g_task_new (self, NULL, shelving->callback, shelving->data);

    g_task_set_source_tag (task, lyd_store_act_finish);
    g_task_return_error (task, error);
  }
}

/**
 * lyd_store_add_material_async:
 * @path: (nullable): a file, which is copied; %NULL: the material is a link
 * @progress: (nullable): atomic, as in #LydWatch; it lives until the callback
 */
void
lyd_store_add_material_async (LydStore *self,
                              const LydMaterial *material,
                              const char *path,
                              gint *progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Shelving *shelving;

  if (path == NULL) {
    push_change (self, add_link, lyd_material_copy (material), callback, data);
    return;
  }
  shelving = g_new0 (Shelving, 1);
  shelving->material = lyd_material_copy (material);
  shelving->database = g_strdup (lyd_store_get_path (self));
  shelving->path = g_strdup (path);
  shelving->progress = progress;
  shelving->callback = callback;
  shelving->data = data;
  task = g_task_new (self, cancellable, shelved_cb, NULL);
  g_task_set_task_data (task, shelving, shelving_free);
  g_task_run_in_thread (task, shelve_thread);
}

void
lyd_store_change_material_async (LydStore *self,
                                 const LydMaterial *material,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  push_change (self, change_material, lyd_material_copy (material), callback, data);
}

void
lyd_store_remove_material_async (LydStore *self,
                                 const LydId *id,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  LydMaterial *material = lyd_material_new ();

  material->id = *id;
  push_change (self, remove_material, material, callback, data);
}

/* ---- lists ---- */

static gpointer
list_job (LydFile *file,
          gpointer data,
          GError **error)
{
  return lyd_materials_get_all (file, data, error);
}

void
lyd_store_list_materials_async (LydStore *self,
                                const LydId *event,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { list_job, g_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_materials_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydMaterial) */
GPtrArray *
lyd_store_list_materials_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}

typedef struct {
  LydLibraryQuery query;
  char *text;
  char *policy_area;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_free (search->policy_area);
  g_free (search);
}

static gpointer
search_job (LydFile *file,
            gpointer data,
            GError **error)
{
  return lyd_library_search (file, &((Search *) data)->query, error);
}

void
lyd_store_search_library_async (LydStore *self,
                                const LydLibraryQuery *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { search_job, search_free, (GDestroyNotify) lyd_library_free,
                                     lyd_store_search_library_async };
  Search *search = g_new0 (Search, 1);

  search->query = *query;
  search->query.text = search->text = g_strdup (query->text);
  search->query.policy_area = search->policy_area = g_strdup (query->policy_area);
  lyd_store_push (self, LYD_LANE_READER, &klass, search, NULL, cancellable, callback, data);
}

LydLibrary *
lyd_store_search_library_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- looking at one ---- */

typedef struct {
  LydId id;
  char *folder;
  char *path;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->folder);
  g_free (look->path);
  g_free (look);
}

static gpointer
look_job (LydFile *file,
          gpointer data,
          GError **error)
{
  const Look *look = data;

  if (look->path == NULL)
    return lyd_materials_lay_out (file, &look->id, look->folder, NULL, error);
  return lyd_materials_save_copy (file, &look->id, look->path, NULL, error) ? g_strdup (look->path) : NULL;
}

void
lyd_store_lay_out_material_async (LydStore *self,
                                  const LydId *id,
                                  const char *folder,
                                  const char *path,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  static const LydJobClass klass = { look_job, look_free, g_free, lyd_store_lay_out_material_async };
  Look *look = g_new0 (Look, 1);

  look->id = *id;
  look->folder = g_strdup (folder);
  look->path = g_strdup (path);
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, look, NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable): the copy's path */
char *
lyd_store_lay_out_material_finish (LydStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return lyd_store_take (self, result, error);
}
