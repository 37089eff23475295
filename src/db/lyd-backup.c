#include "lyd-backup.h"

#include "lyd-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PAGES_A_STEP 256

static gboolean
copy_pages (LydDb *db,
            sqlite3 *target,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", lyd_db_get_handle (db), "main");
  int rc = SQLITE_OK;

  while (backup != NULL && (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED))
    rc = sqlite3_backup_step (backup, PAGES_A_STEP);
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  if (rc == SQLITE_DONE)
    return TRUE;

  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The backup could not be written: %s"), sqlite3_errmsg (target));
  return FALSE;
}

static gboolean
sync_file (const char *path,
           GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The backup “%s” could not be written to disk: %s"), path,
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return ok;
}

/**
 * lyd_backup_write:
 * @path: the backup; an older one there is replaced only once the new one is whole and on disk
 *
 * Copies the whole file with SQLite's backup API, also while others write. The copy has mode 0600.
 */
gboolean
lyd_backup_write (LydDb *db,
                  const char *path,
                  GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  sqlite3 *target = NULL;
  gboolean ok;
  int fd;

  (void) g_unlink (part);
  fd = g_open (part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The backup “%s” cannot be made: %s"), path,
                 g_strerror (errno));
    return FALSE;
  }
  close (fd);

  ok = sqlite3_open_v2 (part, &target, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK;
  if (!ok)
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The backup could not be written: %s"),
                 sqlite3_errmsg (target));
  ok = ok && copy_pages (db, target, error);
  /* One whole file without a journal beside it, so that it can be carried on a stick. */
  if (ok)
    (void) sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (target);
  ok = ok && sync_file (part, error);
  if (ok && g_rename (part, path) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The backup “%s” cannot be made: %s"), path,
                 g_strerror (errno));
    ok = FALSE;
  }
  if (!ok)
    (void) g_unlink (part);
  return ok;
}

/* Keeps the file as the older program knew it, beside it: "lanyard.db.v1-backup". */
gboolean
lyd_backup_before_migration (LydDb *db,
                             int version,
                             GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.v%d-backup", lyd_db_get_path (db), version);

  return lyd_backup_write (db, path, error);
}

/**
 * lyd_backup_check:
 * @problems: filled with SQLite's own words, one string each; empty means whole
 *
 * SQLite's integrity and foreign key checks.
 */
gboolean
lyd_backup_check (LydDb *db,
                  GPtrArray *problems,
                  GError **error)
{
  g_autoptr (LydStmt) integrity = lyd_db_query (db, error, "PRAGMA integrity_check", "");
  g_autoptr (LydStmt) keys = lyd_db_query (db, error, "PRAGMA foreign_key_check", "");
  g_autoptr (GError) local = NULL;

  if (integrity == NULL || keys == NULL)
    return FALSE;

  while (lyd_stmt_step (integrity, &local))
    if (g_strcmp0 (lyd_stmt_get_text (integrity, 0), "ok") != 0)
      g_ptr_array_add (problems, lyd_stmt_dup_text (integrity, 0));
  while (local == NULL && lyd_stmt_step (keys, &local))
    g_ptr_array_add (problems, g_strdup_printf ("%s: a row names one of %s that does not exist",
                                                lyd_stmt_get_text (keys, 0), lyd_stmt_get_text (keys, 2)));
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}
