#include "lyd-archive.h"

#include "lyd-archive-extract.h"
#include "lyd-backup.h"
#include "lyd-copies.h"
#include "lyd-data-copies.h"
#include "lyd-desk-copy-private.h"
#include "lyd-desk-rows.h"
#include "lyd-file-private.h"
#include "lyd-material-rows.h"
#include "lyd-online-rows.h"
#include "lyd-plan.h"
#include "lyd-purge-rows.h"
#include "lyd-running.h"
#include "lyd-sensitive.h"
#include "lyd-shelf.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* ---- writing ---- */

/* The file of a material, through a checked copy, into the archive. */
static gboolean
add_file (LydDb *archive,
          const char *shelf,
          const LydMaterial *material,
          const char *side,
          gint64 now,
          const LydWatch *watch,
          LydArchiveCount *count,
          GError **error)
{
  g_autofree char *part = g_strconcat (side, ".part", NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;
  gboolean ok;

  if (!lyd_shelf_take (shelf, material, part, watch, &local)) {
    if (!g_error_matches (local, LYD_ERROR, LYD_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    count->n_missing++;
    return TRUE;
  }
  ok = g_file_get_contents (part, &data, &size, error);
  (void) g_unlink (part);
  if (!ok)
    return FALSE;
  bytes = g_bytes_new_take (data, size);
  count->n_files++;
  return lyd_kept_files_add (archive, material->hash, material->file_name, bytes, now, error);
}

static gboolean
add_files (LydFile *file,
           LydDb *archive,
           const LydId *event,
           const char *side,
           const LydWatch *watch,
           LydArchiveCount *count,
           GError **error)
{
  g_autofree char *shelf = lyd_shelf_dup_folder (lyd_file_get_path (file));
  g_autoptr (GPtrArray) materials = lyd_material_rows_list (file->db, event, error);

  for (guint i = 0; materials != NULL && i < materials->len; i++) {
    const LydMaterial *material = g_ptr_array_index (materials, i);

    if (material->hash != NULL &&
        !add_file (archive, shelf, material, side, lyd_context_now (&file->context), watch, count, error))
      return FALSE;
    if (!lyd_watch_report (watch, 0.2 + 0.5 * i / materials->len, error))
      return FALSE;
  }
  return materials != NULL;
}

/* As if it had been purged, and marked so: who looks for copies that hold answers passes over it. */
static gboolean
leave_out_sensitive (LydFile *file,
                     LydDb *archive,
                     const LydId *event,
                     GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (archive, error);
  g_autoptr (LydPurgeRows) rows =
    transaction != NULL ? lyd_purge_rows_find (archive, event, LYD_PURGE_ALL, NULL, NULL, error) : NULL;

  if (rows == NULL || !lyd_purge_rows_delete (rows, error))
    return FALSE;
  for (gsize i = 0; i < LYD_N_PURGES; i++)
    if (!lyd_closing_set (archive, event, lyd_purge_kinds[i].mark, lyd_context_now (&file->context), error))
      return FALSE;
  return lyd_transaction_commit (&transaction, error);
}

static gboolean
count_registrations (LydDb *archive,
                     int *n,
                     GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (archive, error, "SELECT count(*) FROM registration WHERE merged_into IS NULL", "");

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

static gboolean
make (LydFile *file,
      const LydArchiveMark *mark,
      const char *side,
      const char *path,
      const LydArchiveOptions *options,
      const LydWatch *watch,
      LydArchiveCount *count,
      GError **error)
{
  g_autoptr (LydDb) archive = lyd_db_open (side, LYD_DB_CREATE, error);

  return archive != NULL && lyd_archive_extract (archive, lyd_file_get_path (file), mark, error) &&
         lyd_watch_report (watch, 0.2, error) &&
         (options->sensitive || leave_out_sensitive (file, archive, &mark->event, error)) &&
         add_files (file, archive, &mark->event, side, watch, count, error) &&
         count_registrations (archive, &count->n_registrations, error) && lyd_archive_finish (archive, error) &&
         lyd_watch_report (watch, 0.8, error) &&
         lyd_backup_write (archive, path, NULL, NULL, watch != NULL ? watch->cancellable : NULL, error);
}

/* An earlier archive may be replaced, and nothing else. */
static gboolean
check_target (const char *path,
              GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || lyd_archive_is (path))
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
               _ ("There is a file “%s” already, and it is no archive of an event. Nothing was written; give the "
                  "archive another name."),
               path);
  return FALSE;
}

/**
 * lyd_archive_write:
 * @path: the archive; an older one there is replaced only once the new one is whole and on disk
 * @watch: (nullable)
 * @count: (out caller-allocates): what came along
 *
 * Writes everything of one event into one file of mode 0600: its sessions, registrations and their people, answers,
 * scans, online reports with the files that were brought in, what was imported, and materials with their files. Other
 * events, notes on people, groups and the history stay behind, and sensitive answers unless they are asked for.
 *
 * Returns: %FALSE with %LYD_ERROR_INVALID (a sensitive event names nobody), %LYD_ERROR_CONFLICT (another file is
 *   there), %LYD_ERROR_STORAGE or %G_IO_ERROR_CANCELLED, and nothing was written
 */
gboolean
lyd_archive_write (LydFile *file,
                   const LydId *event,
                   const char *path,
                   const LydArchiveOptions *options,
                   const LydWatch *watch,
                   LydArchiveCount *count,
                   GError **error)
{
  g_autoptr (LydEvent) found = lyd_plan_get_event (file, event, error);
  const LydArchiveMark mark = { *event, lyd_context_now (&file->context) };
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *side = NULL;
  gboolean ok;

  *count = (LydArchiveCount){ 0 };
  if (found == NULL || !lyd_sensitive_refuse (found, error) || !check_target (absolute, error))
    return FALSE;
  side = lyd_desk_copy_dup_side_path (file);
  ok = make (file, &mark, side, absolute, options, watch, count, error);
  lyd_desk_copy_remove_side_file (side);
  if (ok)
    lyd_copies_note (file, absolute, "archive", event);
  return ok;
}

/* Returns: (transfer full): a file's name: "2027 Partnership Retreat.lanyard" */
char *
lyd_archive_suggest_name (const char *event_title)
{
  g_autofree char *cut = g_utf8_substring (event_title, 0, MIN (g_utf8_strlen (event_title, -1), 80));

  /* What no file system of a stick takes. */
  g_strdelimit (cut, "/\\:*?\"<>|\n\t", '-');
  return g_strconcat (cut, LYD_ARCHIVE_ENDING, NULL);
}

/* ---- looking at one ---- */

/* Whether a file says that it is an archive; it may be damaged nevertheless. It is not written to. */
gboolean
lyd_archive_is (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return lyd_data_copy_has_setting (absolute, LYD_ARCHIVE_SETTING);
}

static gboolean
set_refused (const char *path,
             GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
               _ ("“%s” is no archive of an event, or it was damaged or changed since it was made. It was not opened."),
               path);
  return FALSE;
}

/* A private copy, which has SQLite's checks behind it, must have exactly our tables and texts. */
static gboolean
check_shape (const char *side,
             const char *sample,
             GError **error)
{
  g_autoptr (LydDb) archive = lyd_db_open (side, 0, error);
  g_autoptr (LydDb) ours = archive != NULL ? lyd_db_open (sample, LYD_DB_CREATE, error) : NULL;
  gboolean sound = FALSE;
  LydArchiveMark mark;

  return ours != NULL && lyd_desk_rows_schema_equals (ours, archive, &sound, error) && sound &&
         lyd_desk_rows_check_texts (archive, &sound, error) && sound &&
         lyd_archive_get_mark (archive, &mark, &sound, error) && sound;
}

/* The files of materials go where they are looked for; one that is not what its hash says is left out. */
static gboolean
lay_out_file (LydDb *archive,
              const char *shelf,
              const LydMaterial *material,
              const char *part,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = lyd_kept_files_get (archive, material->hash, NULL, &local);
  g_autofree char *sum = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  g_autofree char *hash = NULL;
  gint64 size;
  gboolean ok;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (bytes == NULL || strcmp (sum, material->hash) != 0)
    return TRUE;
  ok = g_file_set_contents_full (part, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, error) &&
       lyd_shelf_put (shelf, part, &hash, &size, NULL, error);
  (void) g_unlink (part);
  return ok;
}

static gboolean
lay_out_files (const char *local,
               GError **error)
{
  g_autoptr (LydDb) archive = lyd_db_open (local, LYD_DB_READ_ONLY, error);
  g_autoptr (GPtrArray) materials = archive != NULL ? lyd_material_rows_list_files (archive, error) : NULL;
  g_autofree char *shelf = lyd_shelf_dup_folder (local);
  g_autofree char *part = g_strconcat (local, ".part", NULL);

  for (guint i = 0; materials != NULL && i < materials->len; i++)
    if (!lay_out_file (archive, shelf, g_ptr_array_index (materials, i), part, error))
      return FALSE;
  return materials != NULL;
}

/* What a program left behind that was cut off. */
static void
sweep (const char *folder,
       const LydContext *context)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".db") && !lyd_running_is_used (context->state_dir, path))
      lyd_archive_remove_adopted (path);
  }
}

/**
 * lyd_archive_adopt:
 * @path: an archive, from anywhere; it stays as it is
 * @folder: where nobody else reads; made where it is not there
 *
 * Puts a checked copy of an archive into @folder, to be opened and only read there. A damaged file, or one that
 * somebody made up, is refused.
 *
 * Returns: (transfer full) (nullable): the file to open, for lyd_archive_remove_adopted() afterwards
 */
char *
lyd_archive_adopt (const char *path,
                   const char *folder,
                   const LydContext *context,
                   GError **error)
{
  LydId id = lyd_context_make_id (context);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *name = lyd_id_to_string (&id);
  g_autofree char *local = g_strconcat (folder, G_DIR_SEPARATOR_S, name, ".db", NULL);
  g_autofree char *sample = g_strconcat (local, ".sample", NULL);
  g_autoptr (GError) problem = NULL;
  gboolean ok;

  if (!lyd_archive_is (absolute)) {
    set_refused (absolute, error);
    return NULL;
  }
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return NULL;
  }
  sweep (folder, context);
  ok = lyd_backup_restore (absolute, local, local, NULL, NULL, NULL, &problem) &&
       check_shape (local, sample, &problem) && lay_out_files (local, &problem);
  lyd_desk_copy_remove_side_file (sample);
  if (ok)
    return g_steal_pointer (&local);
  lyd_archive_remove_adopted (local);
  if (g_error_matches (problem, LYD_ERROR, LYD_ERROR_SCHEMA) || g_error_matches (problem, LYD_ERROR, LYD_ERROR_PLACE))
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    set_refused (absolute, error);
  return NULL;
}

/* Removes what lyd_archive_adopt() made, which nobody has open any more. */
void
lyd_archive_remove_adopted (const char *local)
{
  g_autofree char *shelf = lyd_shelf_dup_folder (local);
  g_autoptr (GDir) dir = g_dir_open (shelf, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (shelf, name, NULL);

    (void) g_unlink (path);
  }
  (void) g_rmdir (shelf);
  lyd_desk_copy_remove_side_file (local);
}

/* @event, @made_at: (out): of what, and when it was made, where @file @is_archive */
gboolean
lyd_archive_get_self (LydFile *file,
                      LydId *event,
                      gint64 *made_at,
                      gboolean *is_archive,
                      GError **error)
{
  LydArchiveMark mark = { lyd_id_none, LYD_TIME_NONE };

  if (!lyd_archive_get_mark (file->db, &mark, is_archive, error))
    return FALSE;
  *event = mark.event;
  *made_at = mark.made_at;
  return TRUE;
}
