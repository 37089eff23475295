#include "lyd-copies.h"

#include "lyd-backups.h"
#include "lyd-data-copies.h"
#include "lyd-file-private.h"
#include "lyd-rehearsal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *const kinds[] = {
  [LYD_COPY_BACKUP] = N_ ("Backup"),
  [LYD_COPY_MIGRATION] = N_ ("Copy from before an update"),
  [LYD_COPY_ASIDE] = N_ ("Kept when a backup was restored"),
  [LYD_COPY_DESK] = N_ ("Copy for another desk"),
  [LYD_COPY_REHEARSAL] = N_ ("Copy for a rehearsal"),
  [LYD_COPY_ARCHIVE] = N_ ("Archive"),
};

static const char *const states[] = {
  [LYD_COPY_HOLDS] = N_ ("still holds them"),
  [LYD_COPY_UNREADABLE] = N_ ("cannot be looked into"),
  [LYD_COPY_AWAY] = N_ ("not here now: another computer, or a stick that is not plugged in"),
};

const char *
lyd_copy_describe (const LydCopy *self)
{
  return _ (kinds[self->kind]);
}

const char *
lyd_copy_describe_state (const LydCopy *self)
{
  return _ (states[self->state]);
}

/* What is looked for, and what was found. */
typedef struct {
  LydFile *file;
  const LydId *event; /* NULL: people */
  guint what;
  const GArray *people; /* of LydId */
  GPtrArray *found;     /* of LydCopy */
  GHashTable *known;    /* paths that were looked at */
} Search;

static LydCopyState
look (const Search *search,
      const char *path,
      gboolean *clean)
{
  LydDataCopyLook answer = search->event != NULL
                             ? lyd_data_copy_look_for_event (path, search->event, search->what)
                             : lyd_data_copy_look_for_people (path, search->people);

  *clean = answer == LYD_DATA_COPY_CLEAN;
  return answer == LYD_DATA_COPY_UNREADABLE ? LYD_COPY_UNREADABLE : LYD_COPY_HOLDS;
}

static void
consider (Search *search,
          LydCopyKind kind,
          const char *path)
{
  gboolean clean = FALSE;
  LydCopyState state;

  if (strcmp (path, lyd_file_get_path (search->file)) == 0 || g_hash_table_contains (search->known, path))
    return;
  g_hash_table_add (search->known, g_strdup (path));
  state = look (search, path, &clean);
  if (!clean)
    g_ptr_array_add (search->found, lyd_copy_new (kind, state, path));
}

/* A place that was written to once. Where its folder is gone, so may be the stick that it was on: nobody knows what is
 * there; where only the file is gone, somebody deleted it. */
static void
consider_place (Search *search,
                LydCopyKind kind,
                const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    consider (search, kind, path);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_ptr_array_add (search->found, lyd_copy_new (kind, LYD_COPY_AWAY, path));
}

static gboolean
search_backups (Search *search,
                const char *folder,
                gboolean noted,
                GError **error)
{
  g_autoptr (GPtrArray) list = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    g_autofree char *parent = g_path_get_dirname (folder);

    if (noted && !g_file_test (parent, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (search->found, lyd_copy_new (LYD_COPY_BACKUP, LYD_COPY_AWAY, folder));
    return TRUE;
  }
  if ((list = lyd_backups_list (folder, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    consider (search, LYD_COPY_BACKUP, ((const LydBackup *) g_ptr_array_index (list, i))->path);
  return TRUE;
}

/* Beside the data file: what a migration, a restore or a rehearsal left there. */
static gboolean
search_beside (Search *search,
               GError **error)
{
  g_autofree char *folder = g_path_get_dirname (lyd_file_get_path (search->file));
  g_autofree char *base = g_path_get_basename (lyd_file_get_path (search->file));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    const char *rest = g_str_has_prefix (name, base) ? name + strlen (base) : "";

    if (g_str_has_suffix (rest, "-wal") || g_str_has_suffix (rest, "-shm") || g_str_has_suffix (rest, "-journal"))
      continue;
    if (g_str_has_prefix (rest, ".before-restore-"))
      consider (search, LYD_COPY_ASIDE, path);
    else if (g_str_has_prefix (rest, ".v") && g_str_has_suffix (rest, "-backup"))
      consider (search, LYD_COPY_MIGRATION, path);
    else if (strcmp (rest, ".rehearsal") == 0)
      consider (search, LYD_COPY_REHEARSAL, path);
  }
  return TRUE;
}

/* Whether a copy of one event may hold what is looked for. */
static gboolean
is_about (const Search *search,
          const LydDataCopy *copy)
{
  return search->event == NULL || lyd_id_equal (&copy->event, search->event);
}

/* Private copies of archives that a program left behind when it was cut off. */
static void
search_left_archives (Search *search)
{
  g_autofree char *data = g_path_get_dirname (lyd_file_get_path (search->file));
  g_autofree char *folder = g_build_filename (data, "archives", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".db"))
      consider (search, LYD_COPY_ARCHIVE, path);
  }
}

static gboolean
search_noted (Search *search,
              GError **error)
{
  g_autoptr (GPtrArray) noted = lyd_data_copies_list (search->file->db, error);
  g_autoptr (GPtrArray) desks = noted != NULL ? lyd_data_copies_list_desks (search->file->db, error) : NULL;

  if (desks == NULL)
    return FALSE;
  for (guint i = 0; i < noted->len; i++) {
    const LydDataCopy *copy = g_ptr_array_index (noted, i);

    if (strcmp (copy->what, "backups") == 0) {
      if (!search_backups (search, copy->path, TRUE, error))
        return FALSE;
    } else if (strcmp (copy->what, "archive") != 0 || is_about (search, copy)) {
      consider_place (search, strcmp (copy->what, "archive") == 0 ? LYD_COPY_ARCHIVE : LYD_COPY_BACKUP, copy->path);
    }
  }
  for (guint i = 0; i < desks->len; i++) {
    const LydDataCopy *copy = g_ptr_array_index (desks, i);

    if (is_about (search, copy))
      consider_place (search, LYD_COPY_DESK, copy->path);
  }
  return TRUE;
}

static GPtrArray *
list (LydFile *file,
      const LydId *event,
      guint what,
      const GArray *people,
      GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_copy_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = lyd_backups_dup_default_folder (lyd_file_get_path (file));
  Search search = { file, event, what, people, found, known };

  if (!search_backups (&search, folder, FALSE, error) || !search_beside (&search, error) ||
      !search_noted (&search, error))
    return NULL;
  search_left_archives (&search);
  return g_steal_pointer (&found);
}

/**
 * lyd_copies_list_event:
 * @what: of #LydPurgeWhat
 *
 * The files that still hold answers of @event: backups, those in the folder beside the data file and wherever else they
 * were written; what was kept before an update or a restore; copies for desks and rehearsals; archives. Lists that
 * people exported are their own.
 *
 * Returns: (transfer full) (nullable) (element-type LydCopy)
 */
GPtrArray *
lyd_copies_list_event (LydFile *file,
                       const LydId *event,
                       guint what,
                       GError **error)
{
  return list (file, event, what, NULL, error);
}

/**
 * lyd_copies_list_people:
 * @people: (element-type LydId)
 *
 * As lyd_copies_list_event(), the files that tell who one of @people is.
 */
GPtrArray *
lyd_copies_list_people (LydFile *file,
                        const GArray *people,
                        GError **error)
{
  return list (file, NULL, 0, people, error);
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

/* Deletes a file and what SQLite keeps beside it. */
gboolean
lyd_copies_delete (LydFile *file,
                   const LydCopy *copy,
                   GError **error)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal", "" };

  if (copy->state == LYD_COPY_AWAY) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                 _ ("“%s” is not here now. Delete it where it is, or plug in what it is on and try again."),
                 copy->path);
    return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (copy->path, endings[i], NULL);

    if (g_unlink (name) == 0 || errno == ENOENT)
      continue;
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” could not be deleted: %s"), name, g_strerror (errno));
    return FALSE;
  }
  sync_folder (copy->path);
  return lyd_data_copies_forget (file->db, copy->path, error);
}

void
lyd_copy_fate_free (LydCopyFate *self)
{
  g_clear_pointer (&self->copy, lyd_copy_free);
  g_free (self->problem);
  g_free (self);
}

/**
 * lyd_copies_settle:
 * @copies: (element-type LydCopy)
 * @deletes: delete those that can be
 *
 * Returns: (transfer full) (element-type LydCopyFate): what became of each
 */
GPtrArray *
lyd_copies_settle (LydFile *file,
                   const GPtrArray *copies,
                   gboolean deletes)
{
  GPtrArray *fates = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_copy_fate_free);

  for (guint i = 0; i < copies->len; i++) {
    const LydCopy *copy = g_ptr_array_index (copies, i);
    LydCopyFate *fate = g_new0 (LydCopyFate, 1);
    g_autoptr (GError) error = NULL;

    fate->copy = lyd_copy_new (copy->kind, copy->state, copy->path);
    fate->deleted = deletes && lyd_copies_delete (file, copy, &error);
    fate->problem = error != NULL ? g_strdup (error->message) : NULL;
    g_ptr_array_add (fates, fate);
  }
  return fates;
}

/* Notes where a copy was written. A copy that could not be noted is a copy nevertheless. */
void
lyd_copies_note (LydFile *file,
                 const char *path,
                 const char *what,
                 const LydId *event)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (GError) error = NULL;
  /* Backups are made by a connection that only reads. */
  g_autoptr (LydDb) db = lyd_db_open (lyd_file_get_path (file), 0, &error);

  if (db == NULL ||
      !lyd_data_copies_note (db, absolute, what, event, lyd_context_now (&file->context), &error))
    g_info ("A copy was not noted: %s", error->message);
}
