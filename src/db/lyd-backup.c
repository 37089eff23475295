#include "lyd-backup.h"

#include "lyd-db-private.h"
#include "lyd-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* 4 MiB with SQLite's usual pages: a few steps a second also on a slow stick. */
#define PAGES_A_STEP 1024

/* Each write of another program starts the copy again; after so many times it is made in one go. */
#define MAX_RESTARTS 3

/* What is copied, and whom to tell. */
typedef struct {
  LydBackupProgress progress;
  gpointer data;
  GCancellable *cancellable;
} Listener;

static gboolean
set_failed (const char *sentence,
            const char *path,
            const char *reason,
            GError **error)
{
  /* @sentence is a translated literal with two %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, sentence, path, reason);
#pragma GCC diagnostic pop
  return FALSE;
}

/* The copy is as good as its source: where it is damaged, the source is. */
static gboolean
set_copy_failed (sqlite3 *source,
                 sqlite3 *target,
                 GError **error)
{
  int rc = sqlite3_errcode (target) & 0xff;

  if (rc != SQLITE_CORRUPT && rc != SQLITE_NOTADB)
    return set_failed (_ ("“%s” could not be copied: %s"), sqlite3_db_filename (source, "main"),
                       sqlite3_errmsg (target), error);
  g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("“%s” is damaged, so it was not copied. It stays as it is."),
               sqlite3_db_filename (source, "main"));
  return FALSE;
}

static gboolean
copy_steps (sqlite3_backup *backup,
            const Listener *listener,
            GError **error)
{
  int n_restarts = 0;
  int last_remaining = G_MAXINT;
  int rc;

  do {
    int remaining, total;

    if (g_cancellable_set_error_if_cancelled (listener->cancellable, error))
      return FALSE;
    rc = sqlite3_backup_step (backup, n_restarts < MAX_RESTARTS ? PAGES_A_STEP : -1);
    remaining = sqlite3_backup_remaining (backup);
    total = sqlite3_backup_pagecount (backup);
    n_restarts += remaining > last_remaining;
    last_remaining = remaining;
    if (listener->progress != NULL && total > 0)
      listener->progress (1.0 - (double) remaining / total, listener->data);
    if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
      g_usleep (20000); /* another program is checkpointing */
  } while (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED);
  return TRUE;
}

/* Copies all of @source, over the whole of @target. */
static gboolean
copy_pages (sqlite3 *source,
            sqlite3 *target,
            const Listener *listener,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", source, "main");
  gboolean ok;

  if (backup == NULL)
    return set_copy_failed (source, target, error);
  ok = copy_steps (backup, listener, error);
  if (sqlite3_backup_finish (backup) != SQLITE_OK && ok)
    ok = set_copy_failed (source, target, error);
  return ok;
}

static gboolean
sync_path (const char *path,
           int flags,
           GError **error)
{
  int fd = g_open (path, flags | O_RDONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    set_failed (_ ("“%s” could not be written to disk: %s"), path, g_strerror (errno), error);
  if (fd >= 0)
    close (fd);
  return ok;
}

/* The new name is on disk, too. Some file systems cannot sync a folder; then the name comes with the next sync. */
static void
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  (void) sync_path (folder, O_DIRECTORY, NULL);
}

static gboolean
make_part (const char *part,
           const char *path,
           GError **error)
{
  int fd;

  (void) g_unlink (part);
  fd = g_open (part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_failed (_ ("“%s” cannot be made: %s"), path, g_strerror (errno), error);
  (void) fchmod (fd, 0600);
  close (fd);
  return TRUE;
}

/* Makes @part, a whole file without a log beside it, so that it can be carried on a stick. */
static gboolean
write_part (sqlite3 *source,
            const char *part,
            const char *path,
            const Listener *listener,
            GError **error)
{
  sqlite3 *target = NULL;
  gboolean ok;

  if (!make_part (part, path, error))
    return FALSE;
  /* One sync at the end does for all. */
  ok = sqlite3_open_v2 (part, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
       sqlite3_exec (target, "PRAGMA synchronous = OFF", NULL, NULL, NULL) == SQLITE_OK;
  if (!ok)
    set_failed (_ ("“%s” cannot be made: %s"), path, sqlite3_errmsg (target), error);
  ok = ok && copy_pages (source, target, listener, error);
  if (ok && sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
    ok = set_copy_failed (source, target, error);
  if (sqlite3_close (target) != SQLITE_OK && ok)
    ok = set_failed (_ ("“%s” cannot be made: %s"), path, g_strerror (EIO), error);
  return ok && sync_path (part, 0, error);
}

static gboolean
is_same_file (const char *a,
              const char *b)
{
  struct stat left, right;

  return stat (a, &left) == 0 && stat (b, &right) == 0 && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/**
 * lyd_backup_write:
 * @path: the backup; an older one there is replaced only once the new one is whole and on disk
 * @progress: (nullable)
 *
 * Copies the whole file with SQLite's backup API, also while others write. The copy has mode 0600. It may lie anywhere,
 * in synced folders too: nobody works on it.
 */
gboolean
lyd_backup_write (LydDb *db,
                  const char *path,
                  LydBackupProgress progress,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  Listener listener = { progress, data, cancellable };
  gboolean ok;

  if (is_same_file (path, lyd_db_get_path (db))) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is the data file itself. Give the backup another name or folder."), path);
    return FALSE;
  }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return set_failed (_ ("“%s” cannot be made: %s"), path, g_strerror (EISDIR), error);

  ok = write_part (lyd_db_get_handle (db), part, path, &listener, error);
  if (ok && g_rename (part, path) != 0)
    ok = set_failed (_ ("“%s” cannot be made: %s"), path, g_strerror (errno), error);
  if (ok)
    sync_folder_of (path);
  else
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

  return lyd_backup_write (db, path, NULL, NULL, NULL, error);
}

/* Opens a backup to read. One that was copied together with its log, from a medium that cannot be written to, is read
 * as it is ("immutable"): SQLite could not make its index of the log there. */
static sqlite3 *
open_source (const char *path,
             GError **error)
{
  static const char *const modes[] = { "?mode=ro", "?immutable=1" };
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *base = g_filename_to_uri (absolute, NULL, error);

  if (base == NULL)
    return NULL;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no backup “%s”. Nothing was changed."), path);
    return NULL;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autofree char *uri = g_strconcat (base, modes[i], NULL);
    sqlite3 *handle = NULL;

    if (sqlite3_open_v2 (uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) ==
          SQLITE_OK &&
        sqlite3_exec (handle, "PRAGMA schema_version", NULL, NULL, NULL) == SQLITE_OK)
      return handle;
    if ((sqlite3_errcode (handle) & 0xff) == SQLITE_NOTADB) {
      sqlite3_close (handle);
      break;
    }
    sqlite3_close (handle);
  }
  g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
               _ ("“%s” is no backup of Lanyard's data, or is damaged. Nothing was changed."), path);
  return NULL;
}

/* The copy, not the backup, is looked at: the backup stays as it is whatever comes out. */
static gboolean
check_copy (const char *part,
            const char *backup,
            GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LydDb) db = lyd_db_open_unprepared (part, backup, error);
  g_autoptr (LydStmt) version = NULL;

  if (db == NULL || (version = lyd_db_query (db, error, "PRAGMA user_version", "")) == NULL)
    return FALSE;
  if (!lyd_stmt_step (version, NULL) || lyd_stmt_get_int (version, 0) == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("“%s” is empty. Nothing was changed; try an older backup."),
                 backup);
    return FALSE;
  }
  if (!lyd_backup_check (db, problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
               _ ("The backup “%s” is damaged (%s). Nothing was changed; try an older backup."), backup,
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/* The copy is whole as it was written: what cannot be read of it was not readable in the backup. */
static gboolean
check_part (const char *part,
            const char *backup,
            GError **error)
{
  g_autoptr (GError) local = NULL;

  if (check_copy (part, backup, &local))
    return TRUE;
  if (g_error_matches (local, LYD_ERROR, LYD_ERROR_STORAGE))
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
                 _ ("“%s” is no backup of Lanyard's data, or is damaged. Nothing was changed."), backup);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Leaving the log is only possible for the one connection that a file has, and brings what stands in it into the file.
 * A file that SQLite cannot read is not in use, either. */
static gboolean
check_unused (const char *path,
              GError **error)
{
  sqlite3 *handle = NULL;
  int rc;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    sqlite3_exec (handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  rc = sqlite3_errcode (handle) & 0xff;
  sqlite3_close (handle);
  if (rc != SQLITE_BUSY && rc != SQLITE_LOCKED)
    return TRUE;
  g_set_error (
    error, LYD_ERROR, LYD_ERROR_BUSY,
    _ ("“%s” is in use. Nothing was changed; close Lanyard in every window and at every desk, then restore."), path);
  return FALSE;
}

static gboolean
move_with_log (const char *from,
               const char *to,
               GError **error)
{
  /* The log first: a file without it is only older, a log without its file is nothing. */
  static const char *const endings[] = { "-wal", "-journal", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *source = g_strconcat (from, endings[i], NULL);
    g_autofree char *target = g_strconcat (to, endings[i], NULL);

    if (g_rename (source, target) != 0 && (errno != ENOENT || endings[i][0] == '\0'))
      return set_failed (_ ("“%s” cannot be kept aside, so nothing was restored: %s"), from, g_strerror (errno), error);
  }
  return TRUE;
}

static gboolean
put_in_place (const char *part,
              const char *path,
              const char *aside,
              GError **error)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  gboolean existed = g_file_test (path, G_FILE_TEST_EXISTS);

  if (existed && (!check_unused (path, error) || !move_with_log (path, aside, error)))
    return FALSE;
  (void) g_unlink (index); /* the index of a log that is gone */
  if (g_rename (part, path) != 0) {
    set_failed (_ ("“%s” cannot be restored: %s"), path, g_strerror (errno), error);
    if (existed)
      (void) move_with_log (aside, path, NULL);
    return FALSE;
  }
  sync_folder_of (path);
  return TRUE;
}

/**
 * lyd_backup_restore:
 * @backup: stays as it is
 * @path: the data file, absolute, which nobody may have open
 * @aside: where the present file is kept, if there is one
 *
 * Copies the backup beside @path, checks the copy (ours, not newer than this program, whole), and only then lets it
 * take the present file's place.
 */
gboolean
lyd_backup_restore (const char *backup,
                    const char *path,
                    const char *aside,
                    LydBackupProgress progress,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  Listener listener = { progress, data, cancellable };
  sqlite3 *source;
  gboolean ok;

  if (is_same_file (backup, path)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is the data file itself, not a backup of it."), backup);
    return FALSE;
  }
  if (!lyd_place_check (path, error))
    return FALSE;
  source = open_source (backup, error);
  if (source == NULL)
    return FALSE;
  (void) g_mkdir_with_parents (folder, 0700);
  ok = write_part (source, part, path, &listener, error);
  sqlite3_close (source);
  ok = ok && check_part (part, backup, error) && put_in_place (part, path, aside, error);
  if (!ok)
    (void) g_unlink (part);
  return ok;
}

/**
 * lyd_backup_check:
 * @problems: (element-type utf8): gets a sentence each; none means whole
 *
 * SQLite's integrity and foreign key checks.
 */
gboolean
lyd_backup_check (LydDb *db,
                  GPtrArray *problems,
                  GError **error)
{
  g_autoptr (LydStmt) words = lyd_db_query (db, NULL, "SELECT rowid FROM person_text LIMIT 1", "");
  g_autoptr (LydStmt) integrity = lyd_db_query (db, error, "PRAGMA integrity_check", "");
  g_autoptr (LydStmt) keys = lyd_db_query (db, error, "PRAGMA foreign_key_check", "");
  g_autoptr (GError) local = NULL;

  if (integrity == NULL || keys == NULL)
    return FALSE;

  /* Since 3.44 the check looks into FTS5 as well, but through what this connection remembers of the index: where
   * another program has written since, a sound index would be called malformed. Reading one row makes it look again. */
  if (words != NULL)
    (void) lyd_stmt_step (words, NULL);

  while (lyd_stmt_step (integrity, &local))
    if (g_strcmp0 (lyd_stmt_get_text (integrity, 0), "ok") != 0)
      g_ptr_array_add (problems, lyd_stmt_dup_text (integrity, 0));
  while (local == NULL && lyd_stmt_step (keys, &local))
    g_ptr_array_add (problems, g_strdup_printf (_ ("A row of “%s” refers to a row of “%s” that does not exist."),
                                                lyd_stmt_get_text (keys, 0), lyd_stmt_get_text (keys, 2)));
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}
