#include "lyd-materials.h"

#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-material-rows.h"
#include "lyd-plan.h"
#include "lyd-shelf.h"
#include "lyd-time.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* Hash and folder of so many letters are enough to keep two files of one name apart. */
#define FOLDER_LETTERS 16

static char *
dup_folder (LydFile *file)
{
  return lyd_shelf_dup_folder (lyd_file_get_path (file));
}

static gboolean
check_title (LydMaterial *material,
             GError **error)
{
  g_autofree char *clean = lyd_clean_line (material->title);

  if (clean[0] == '\0' || g_utf8_strlen (clean, -1) > LYD_MATERIAL_MAX_TITLE) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A title has from 1 to %d letters. Nothing was changed."),
                 LYD_MATERIAL_MAX_TITLE);
    return FALSE;
  }
  g_free (material->title);
  material->title = g_steal_pointer (&clean);
  return TRUE;
}

static gboolean
check_link (LydMaterial *material,
            GError **error)
{
  g_autofree char *link = lyd_link_clean (material->link);

  if (link == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is no link to a web page. A link begins with https:// or http:// and has no spaces. Nothing "
                    "was changed."),
                 material->link);
    return FALSE;
  }
  g_free (material->link);
  material->link = g_steal_pointer (&link);
  return TRUE;
}

/* A session that is another event's would show the material where nobody looks for it. */
static gboolean
check_session (LydFile *file,
               const LydMaterial *material,
               GError **error)
{
  g_autoptr (LydSession) session = NULL;

  if (lyd_id_is_none (&material->session))
    return TRUE;
  session = lyd_plan_get_session (file, &material->session, error);
  if (session == NULL)
    return FALSE;
  if (lyd_id_equal (&session->event, &material->event))
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is a session of another event. Nothing was changed."),
               session->title);
  return FALSE;
}

/* The act's way from here on is the same for links and files. */
static gboolean
insert (LydFile *file,
        LydMaterial *material,
        GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) event = act != NULL ? lyd_plan_get_event (file, &material->event, error) : NULL;

  material->id = lyd_context_make_id (&file->context);
  return event != NULL && check_session (file, material, error) &&
         lyd_material_rows_get_next_position (file->db, &material->event, &material->position, error) &&
         lyd_material_rows_insert (file->db, material, error) &&
         lyd_file_commit (file, &act, "add-material", &material->event, error, "material", material->title, "title",
                          event->title, NULL);
}

/**
 * lyd_materials_add_link:
 * @material: its event, session, kind, title and link are read; its id and position are set here
 *
 * %LYD_ERROR_INVALID for what is no web link, and without a title.
 */
gboolean
lyd_materials_add_link (LydFile *file,
                        LydMaterial *material,
                        GError **error)
{
  g_clear_pointer (&material->file_name, g_free);
  g_clear_pointer (&material->hash, g_free);
  material->size = 0;
  return check_link (material, error) && check_title (material, error) && insert (file, material, error);
}

/**
 * lyd_materials_shelve:
 * @database: the data file
 * @material: gets the file's name, hash and size
 * @path: what is copied
 * @watch: (nullable)
 *
 * The long half of adding a file: copies it beside the data file (lyd_shelf_put()) without a connection to that. A copy
 * that comes to nothing is found by lyd_materials_tidy().
 */
gboolean
lyd_materials_shelve (const char *database,
                      LydMaterial *material,
                      const char *path,
                      const LydWatch *watch,
                      GError **error)
{
  g_autofree char *folder = lyd_shelf_dup_folder (database);

  g_clear_pointer (&material->link, g_free);
  g_clear_pointer (&material->hash, g_free);
  g_free (material->file_name);
  material->file_name = lyd_file_name_clean (path);
  return lyd_shelf_put (folder, path, &material->hash, &material->size, watch, error);
}

/* The short half: @material as lyd_materials_shelve() left it, with its event, session, kind and title. */
gboolean
lyd_materials_add_shelved (LydFile *file,
                           LydMaterial *material,
                           GError **error)
{
  g_autofree char *folder = dup_folder (file);

  g_return_val_if_fail (material->hash != NULL && lyd_shelf_has (folder, material), FALSE);

  return check_title (material, error) && insert (file, material, error);
}

/**
 * lyd_materials_add_file:
 * @material: its event, session, kind and title are read; the rest is set here
 * @path: what is copied
 * @watch: (nullable)
 *
 * Both halves, for who may wait.
 */
gboolean
lyd_materials_add_file (LydFile *file,
                        LydMaterial *material,
                        const char *path,
                        const LydWatch *watch,
                        GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, &material->event, error);

  return event != NULL && check_title (material, error) && check_session (file, material, error) &&
         lyd_materials_shelve (lyd_file_get_path (file), material, path, watch, error) &&
         lyd_materials_add_shelved (file, material, error);
}

static LydMaterial *
get_one (LydFile *file,
         const LydId *id,
         GError **error)
{
  g_autoptr (GError) local = NULL;
  LydMaterial *material = lyd_material_rows_get (file->db, id, &local);

  if (material == NULL && local == NULL)
    g_set_error (&local, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("This material was removed meanwhile."));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return material;
}

/* Changes title, kind, session, place in the list and, where it is one, the link. Another file is another material. */
gboolean
lyd_materials_change (LydFile *file,
                      LydMaterial *material,
                      GError **error)
{
  g_autoptr (LydMaterial) old = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydAct) act = NULL;

  if (!check_title (material, error) || (act = lyd_file_begin (file, error)) == NULL ||
      (old = get_one (file, &material->id, error)) == NULL ||
      (event = lyd_plan_get_event (file, &old->event, error)) == NULL)
    return FALSE;
  material->event = old->event;
  if (old->link == NULL)
    g_clear_pointer (&material->link, g_free);
  return (old->link == NULL || check_link (material, error)) && check_session (file, material, error) &&
         lyd_material_rows_update (file->db, material, error) &&
         lyd_file_commit (file, &act, "edit-material", &old->event, error, "material", material->title, "title",
                          event->title, NULL);
}

/* The file stays on the shelf: undo may put the material back. */
gboolean
lyd_materials_remove (LydFile *file,
                      const LydId *id,
                      GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydMaterial) material = act != NULL ? get_one (file, id, error) : NULL;
  g_autoptr (LydEvent) event = material != NULL ? lyd_plan_get_event (file, &material->event, error) : NULL;

  return event != NULL && lyd_material_rows_delete (file->db, id, error) &&
         lyd_file_commit (file, &act, "remove-material", &material->event, error, "material", material->title, "title",
                          event->title, NULL);
}

/* Returns: (transfer full) (nullable) (element-type LydMaterial): the event's and its sessions', in their order */
GPtrArray *
lyd_materials_get_all (LydFile *file,
                       const LydId *event,
                       GError **error)
{
  return lyd_material_rows_list (file->db, event, error);
}

/* The one material that @words mean: an id, a unique start of one, or an exact title. */
LydMaterial *
lyd_materials_find_one (LydFile *file,
                        const char *words,
                        GError **error)
{
  g_autofree char *clean = lyd_clean_line (words);
  g_autoptr (GPtrArray) found = lyd_material_rows_find (file->db, clean, error);

  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_ptr_array_steal_index (found, 0);
  g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
               found->len == 0 ? _ ("There is no material “%s”.") : _ ("“%s” fits more than one material. Use its id."),
               words);
  return NULL;
}

static LydMaterial *
get_file (LydFile *file,
          const LydId *id,
          GError **error)
{
  g_autoptr (LydMaterial) material = get_one (file, id, error);

  if (material == NULL || material->hash != NULL)
    return g_steal_pointer (&material);
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is a link: there is no file to copy."), material->title);
  return NULL;
}

/**
 * lyd_materials_lay_out:
 * @folder: one that belongs to this program, for passing things
 * @watch: (nullable)
 *
 * Makes a copy that can be looked at under its own name and cannot be written to, so that what is kept stays as it was
 * added. What programs may run instead of show is refused with %LYD_ERROR_INVALID.
 *
 * Returns: (transfer full) (nullable): the copy's path
 */
char *
lyd_materials_lay_out (LydFile *file,
                       const LydId *id,
                       const char *folder,
                       const LydWatch *watch,
                       GError **error)
{
  g_autoptr (LydMaterial) material = get_file (file, id, error);
  g_autofree char *shelf = dup_folder (file);
  g_autofree char *part = NULL;
  g_autofree char *own = NULL;
  g_autofree char *path = NULL;

  if (material == NULL)
    return NULL;
  if (!lyd_file_name_may_be_opened (material->file_name)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("Lanyard does not open “%s”: it could be a program. Save a copy where you want it."),
                 material->file_name);
    return NULL;
  }
  part = g_strndup (material->hash != NULL ? material->hash : "", FOLDER_LETTERS);
  own = g_build_filename (folder, part, NULL);
  path = g_build_filename (own, material->file_name, NULL);
  if (g_mkdir_with_parents (own, 0700) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), own,
                 g_strerror (errno));
    return NULL;
  }
  if (!lyd_shelf_take (shelf, material, path, watch, error))
    return NULL;
  (void) g_chmod (path, 0400);
  return g_steal_pointer (&path);
}

/* Copies a material's file to @path. */
gboolean
lyd_materials_save_copy (LydFile *file,
                         const LydId *id,
                         const char *path,
                         const LydWatch *watch,
                         GError **error)
{
  g_autoptr (LydMaterial) material = get_file (file, id, error);
  g_autofree char *shelf = dup_folder (file);

  return material != NULL && lyd_shelf_take (shelf, material, path, watch, error);
}

/**
 * lyd_materials_copy_files:
 * @from: (nullable): a shelf; %NULL: the data file's own
 * @to: (nullable): another; %NULL: the data file's own
 * @watch: (nullable)
 * @count: (out)
 *
 * Copies every file that a material refers to and that is not in @to yet. One that is not in @from either is counted,
 * and is no error: what is there is better than nothing.
 */
gboolean
lyd_materials_copy_files (LydFile *file,
                          const char *from,
                          const char *to,
                          const LydWatch *watch,
                          LydShelfCount *count,
                          GError **error)
{
  g_autoptr (GPtrArray) files = lyd_material_rows_list_files (file->db, error);
  g_autofree char *own = dup_folder (file);
  const char *source = from != NULL ? from : own;
  const char *target = to != NULL ? to : own;

  *count = (LydShelfCount){ 0 };
  if (files == NULL)
    return FALSE;
  for (guint i = 0; i < files->len; i++) {
    const LydMaterial *material = g_ptr_array_index (files, i);
    g_autofree char *path = lyd_shelf_dup_path (source, material->hash);
    g_autofree char *hash = NULL;
    gint64 size;

    if (lyd_shelf_has (target, material))
      continue;
    if (path == NULL || !lyd_shelf_has (source, material)) {
      count->n_missing++;
      continue;
    }
    if (!lyd_shelf_put (target, path, &hash, &size, NULL, error) ||
        !lyd_watch_report (watch, (double) (i + 1) / (double) files->len, error))
      return FALSE;
    count->n_copied++;
  }
  return TRUE;
}

/* For verify: @problems gets a sentence for each file that is not where it should be, or not as it was. */
gboolean
lyd_materials_check_files (LydFile *file,
                           GPtrArray *problems,
                           GError **error)
{
  g_autoptr (GPtrArray) files = lyd_material_rows_list_files (file->db, error);
  g_autofree char *folder = dup_folder (file);

  for (guint i = 0; files != NULL && i < files->len; i++) {
    const LydMaterial *material = g_ptr_array_index (files, i);

    if (!lyd_shelf_has (folder, material))
      g_ptr_array_add (problems, g_strdup_printf (_ ("The file “%s” of the material “%s” is missing or damaged."),
                                                  material->file_name, material->title));
  }
  return files != NULL;
}

/* @found: (out): whether a data file is kept aside that may refer to what nothing else does */
static gboolean
find_older_file (const char *database,
                 gboolean *found,
                 GError **error)
{
  g_autofree char *folder = g_path_get_dirname (database);
  g_autofree char *base = g_path_get_basename (database);
  g_autofree char *aside = g_strconcat (base, ".before-restore-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  *found = FALSE;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    *found = *found || g_str_has_prefix (name, aside);
  return dir != NULL;
}

/* Younger copies may belong to an act that another program has not committed yet. */
#define GRACE (24 * LYD_HOUR)

/**
 * lyd_materials_tidy:
 * @n_removed: (out): files
 *
 * Removes from the shelf what no material refers to and what no undo or redo could put back: copies that came to
 * nothing. While a data file is kept aside after a restore, nothing is removed: it may need them.
 */
gboolean
lyd_materials_tidy (LydFile *file,
                    int *n_removed,
                    GError **error)
{
  g_autofree char *folder = dup_folder (file);
  g_autoptr (GPtrArray) names = NULL;
  gboolean kept = FALSE;

  *n_removed = 0;
  if (!find_older_file (lyd_file_get_path (file), &kept, error))
    return FALSE;
  if (kept)
    return TRUE;
  names = lyd_shelf_list_old (folder, lyd_context_now (&file->context) - GRACE, error);
  for (guint i = 0; names != NULL && i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    gboolean known = FALSE;

    if (lyd_hash_is_good (name) && !lyd_material_rows_is_hash_known (file->db, name, &known, error))
      return FALSE;
    if (!known && g_unlink (path) == 0)
      (*n_removed)++;
  }
  return names != NULL;
}
