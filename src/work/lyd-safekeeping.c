#include "lyd-safekeeping.h"

#include "lyd-archive.h"
#include "lyd-backup.h"
#include "lyd-copies.h"
#include "lyd-file-private.h"
#include "lyd-materials.h"
#include "lyd-online-rows.h"
#include "lyd-people.h"
#include "lyd-presence.h"
#include "lyd-shelf.h"
#include "lyd-taps.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

/* As lyd_backup(), for a place that is noted otherwise. */
gboolean
lyd_backup_unnoted (LydFile *file,
                    const char *path,
                    LydSafekeepingProgress progress,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *files = lyd_shelf_dup_backup_folder (absolute);
  const LydWatch watch = { NULL, cancellable };
  LydShelfCount count;

  return lyd_backup_write (file->db, absolute, progress, data, cancellable, error) &&
         lyd_materials_copy_files (file, NULL, files, &watch, &count, error);
}

/**
 * lyd_backup:
 * @path: an older backup there is replaced only once the new one is whole and on disk
 * @progress: (nullable)
 *
 * Copies the whole data file, also while desks and kiosks go on working. The copy is one file of mode 0600, and may lie
 * in a synced folder or on a stick. The files of materials go into the folder "lanyard-files" beside it, which all
 * backups there share; what is there already is not copied again. The data file notes where it is, for who erases
 * data.
 */
gboolean
lyd_backup (LydFile *file,
            const char *path,
            LydSafekeepingProgress progress,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  if (!lyd_backup_unnoted (file, path, progress, data, cancellable, error))
    return FALSE;
  lyd_copies_note (file, path, "backup", NULL);
  return TRUE;
}

/* As lyd_backup(), without the files of materials: what changes while people check in. */
gboolean
lyd_backup_data (LydFile *file,
                 const char *path,
                 LydSafekeepingProgress progress,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return lyd_backup_write (file->db, absolute, progress, data, cancellable, error);
}

/* The data are back; a file that is not in the backup's folder, or has no room, is missed by lyd_verify(), and by who
 * wants to look at it. The earlier data's files stay, too. */
static void
bring_files (const char *backup,
             const char *path,
             const LydContext *context)
{
  g_autofree char *absolute = g_canonicalize_filename (backup, NULL);
  g_autofree char *files = lyd_shelf_dup_backup_folder (absolute);
  g_autoptr (LydFile) file = NULL;
  LydShelfCount count;

  if (g_file_test (files, G_FILE_TEST_IS_DIR) && (file = lyd_file_open (path, 0, context, NULL)) != NULL)
    (void) lyd_materials_copy_files (file, files, NULL, NULL, &count, NULL);
}

/* "lanyard.db.before-restore-2027-09-22T13:00:00Z", with a number where several are made in one second. */
static char *
name_aside (const char *path,
            gint64 now)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = lyd_time_to_local (now, utc);
  g_autofree char *iso = g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ");
  char *aside = g_strdup_printf ("%s.before-restore-%s", path, iso);

  for (int i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++) {
    g_free (aside);
    aside = g_strdup_printf ("%s.before-restore-%s-%d", path, iso, i);
  }
  return aside;
}

/**
 * lyd_restore:
 * @backup: stays as it is
 * @path: the data file, which nobody may have open, also not this program
 * @kept: (out) (optional) (transfer full) (nullable): where the present file is kept; %NULL where there was none
 *
 * Lets a checked copy of @backup take the place of the data file, and brings the files that lie beside the backup.
 * Opened again, the file goes on as a new station: what it would number next, it may have numbered before.
 *
 * Returns: %FALSE with %LYD_ERROR_BUSY (in use), %LYD_ERROR_FORMAT (damaged), %LYD_ERROR_SCHEMA (foreign or newer),
 *   %LYD_ERROR_PLACE or %LYD_ERROR_STORAGE, and everything as it was
 */
gboolean
lyd_restore (const char *backup,
             const char *path,
             const LydContext *context,
             char **kept,
             LydSafekeepingProgress progress,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *aside = name_aside (absolute, lyd_context_now (context));

  if (lyd_archive_is (backup)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
                 _ ("“%s” is the archive of one event, not a backup of everything. Nothing was changed; open it "
                    "instead."),
                 backup);
    return FALSE;
  }
  if (!lyd_backup_restore (backup, absolute, aside, progress, data, cancellable, error))
    return FALSE;
  bring_files (backup, absolute, context);
  if (kept != NULL)
    *kept = g_file_test (aside, G_FILE_TEST_EXISTS) ? g_steal_pointer (&aside) : NULL;
  return TRUE;
}

static void
interrupt_cb (GCancellable *cancellable,
              gpointer data)
{
  lyd_db_interrupt (data);
}

static gboolean
check_search (LydDb *db,
              GPtrArray *problems,
              GError **error)
{
  int n_wrong;

  if (!lyd_people_check_index (db, &n_wrong, error))
    return FALSE;
  if (n_wrong > 0)
    g_ptr_array_add (problems, g_strdup_printf (ngettext ("Search is wrong about %d person.",
                                                          "Search is wrong about %d people.", (gulong) n_wrong),
                                                n_wrong));
  return TRUE;
}

/**
 * lyd_verify:
 *
 * Reads everything: SQLite's own checks, foreign keys, who is in according to the log, what search knows, codes,
 * sessions and versions, and whether the files of materials are there. Changes nothing.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): translated sentences, one a problem; empty where all is well
 */
GPtrArray *
lyd_verify (LydFile *file,
            GCancellable *cancellable,
            GError **error)
{
  static gboolean (*const checks[]) (LydDb * db, GPtrArray * problems, GError * *error) = {
    lyd_backup_check,
    lyd_presence_check,
    lyd_online_check,
    lyd_taps_check,
    check_search,
    lyd_journal_check,
  };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gulong handler = 0;
  gboolean ok = TRUE;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), file->db, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (checks) && ok; i++)
    ok = !g_cancellable_set_error_if_cancelled (cancellable, error) && checks[i](file->db, problems, error);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  ok = ok && lyd_materials_check_files (file, problems, error);
  return ok ? g_steal_pointer (&problems) : NULL;
}
