#include "lyd-db.h"

#include "lyd-archive-extract.h"
#include "lyd-db-private.h"
#include "lyd-place.h"
#include "lyd-schema.h"

#include <errno.h>
#include <string.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* An import of 100,000 rows holds the write lock for seconds; an admission must outwait it. */
#define BUSY_LIMIT_MS 30000
#define BUSY_STEP_MS 20
#define BUSY_NOTICE_MS 300

struct _LydDb {
  sqlite3 *handle;
  GHashTable *stmts; /* SQL text (owned by the statement) -> sqlite3_stmt */
  char *path;
  LydDbWaiting waiting;
  gpointer waiting_data;
  gboolean archive;
};

struct _LydTransaction {
  LydDb *db;
};

static const struct {
  int code; /* a primary result code of SQLite */
  LydError error;
  const char *message;
} failures[] = {
  { SQLITE_BUSY, LYD_ERROR_BUSY,
    N_ ("Another program has kept the data busy for too long. Nothing was changed; try again.") },
  { SQLITE_LOCKED, LYD_ERROR_BUSY,
    N_ ("Another program has kept the data busy for too long. Nothing was changed; try again.") },
  { SQLITE_FULL, LYD_ERROR_STORAGE,
    N_ ("The disk is full, so nothing was recorded. Make room on this computer and try again.") },
  { SQLITE_READONLY, LYD_ERROR_STORAGE,
    N_ ("This can only be read, so nothing was recorded: it is an archive, or this account may not write to it.") },
  { SQLITE_PERM, LYD_ERROR_STORAGE, N_ ("This account may not open the data file.") },
  { SQLITE_CANTOPEN, LYD_ERROR_STORAGE,
    N_ ("The data file cannot be opened. Check that its folder exists and that this account may write there.") },
  { SQLITE_IOERR, LYD_ERROR_STORAGE,
    N_ ("The disk reported an error, so nothing was recorded. Keep this computer on and make a backup at once.") },
  { SQLITE_CORRUPT, LYD_ERROR_STORAGE,
    N_ ("The data file is damaged. Restore the last backup; the damaged file is kept as it is.") },
  { SQLITE_NOTADB, LYD_ERROR_SCHEMA, N_ ("This file is not a Lanyard data file.") },
  { SQLITE_CONSTRAINT, LYD_ERROR_CONFLICT, N_ ("This contradicts what is already on file, so nothing was changed.") },
};

static void
set_error_from_handle (sqlite3 *handle,
                       GError **error)
{
  int rc = sqlite3_errcode (handle) & 0xff;

  /* Of the files beside the data file SQLite only says that it could not write. */
  if (rc == SQLITE_IOERR && (sqlite3_system_errno (handle) == ENOSPC || sqlite3_system_errno (handle) == EDQUOT))
    rc = SQLITE_FULL;
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++) {
    if (failures[i].code == rc) {
      g_set_error (error, LYD_ERROR, (int) failures[i].error, "%s (SQLite %d: %s)", _ (failures[i].message),
                   sqlite3_extended_errcode (handle), sqlite3_errmsg (handle));
      return;
    }
  }
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The data file could not be used (SQLite %d: %s)."),
               sqlite3_extended_errcode (handle), sqlite3_errmsg (handle));
}

/* Sets @error from the connection's last failure. Returns: %FALSE, for `return lyd_db_set_error (…)` */
gboolean
lyd_db_set_error (LydDb *self,
                  GError **error)
{
  set_error_from_handle (self->handle, error);
  return FALSE;
}

sqlite3 *
lyd_db_get_handle (LydDb *self)
{
  return self->handle;
}

static void
finalize_stmt (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

/* After the schema or the file itself changed under the connection. */
void
lyd_db_forget_statements (LydDb *self)
{
  g_hash_table_remove_all (self->stmts);
}

/* Runs on the connection's own thread, never on the one that draws. */
static int
wait_for_lock (void *data,
               int n_waits)
{
  LydDb *self = data;

  if (n_waits * BUSY_STEP_MS >= BUSY_LIMIT_MS)
    return 0;
  if (n_waits == BUSY_NOTICE_MS / BUSY_STEP_MS && self->waiting != NULL)
    self->waiting (self->waiting_data);
  g_usleep (BUSY_STEP_MS * 1000);
  return 1;
}

/* SQLite would make the file by the umask; names and needs of people are nobody else's business. */
static gboolean
make_private_file (const char *path,
                   GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return FALSE;
  }
  /* EXCL: another process may be quicker; then the file is there, and its mode is that process's business. It does not
   * follow a link that leads nowhere, either. */
  fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0 && !g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The file “%s” cannot be made: %s"), path, g_strerror (errno));
    return FALSE;
  }
  if (fd >= 0) {
    (void) fchmod (fd, 0600); /* whatever the umask took away */
    close (fd);
  }
  return TRUE;
}

/* Data that came from elsewhere with wider rights is narrowed. SQLite gives new files beside it the mode of the file.
 */
static void
narrow_modes (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);
    struct stat info;

    if (stat (name, &info) == 0 && (info.st_mode & 0777) != 0600 && info.st_uid == geteuid ())
      (void) chmod (name, 0600);
  }
}

/* What is no file at all is said so here; SQLite would only say that it cannot open it. */
static gboolean
check_kind (const char *path,
            GError **error)
{
  struct stat info;

  /* SQLite takes a file of one byte for an empty one, and would write over it. */
  if (stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size != 1)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_SCHEMA,
               g_file_test (path, G_FILE_TEST_IS_DIR) ? _ ("“%s” is a folder, not a Lanyard data file.")
                                                      : _ ("“%s” is not a Lanyard data file. It was not touched."),
               path);
  return FALSE;
}

/* Everything that only looks: a file that is refused here was not written to, not even a log beside it tidied up. */
static gboolean
inspect (LydDb *self,
         GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_handler (self->handle, wait_for_lock, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  if (!lyd_schema_check_header (self, error))
    return FALSE;
  if (sqlite3_db_readonly (self->handle, "main") == 1) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE,
                 _ ("This account may not write to “%s”, so Lanyard cannot use it. It was not touched."), self->path);
    return FALSE;
  }
  if (!lyd_db_exec (self, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16000", error) ||
      !lyd_schema_check_file (self, error))
    return FALSE;
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return TRUE;
}

/* An archive is kept as it was made, whoever opens it. */
static gboolean
is_archive (LydDb *self,
            GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (self, error, "SELECT 1 FROM setting WHERE key = ?", "s", LYD_ARCHIVE_SETTING);

  return stmt != NULL && lyd_stmt_step (stmt, error);
}

static gboolean
configure (LydDb *self,
           LydDbFlags flags,
           GError **error)
{
  g_autoptr (GError) local = NULL;

  narrow_modes (self->path);
  /* FULL: what was acknowledged must survive a power cut. A reader of an older file needs the new tables, too. */
  if (!lyd_db_exec (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error) ||
      !lyd_schema_migrate (self, error))
    return FALSE;
  self->archive = is_archive (self, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return ((flags & LYD_DB_READ_ONLY) == 0 && !self->archive) || lyd_db_exec (self, "PRAGMA query_only = ON", error);
}

/**
 * lyd_db_open_unprepared:
 * @shown: what sentences call the file
 *
 * Opens a file only to look at it: refused are foreign and newer files, nothing is migrated, no log is begun.
 *
 * Returns: (transfer full) (nullable)
 */
LydDb *
lyd_db_open_unprepared (const char *path,
                        const char *shown,
                        GError **error)
{
  g_autoptr (LydDb) self = g_new0 (LydDb, 1);

  self->stmts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_stmt);
  self->path = g_strdup (shown);

  if (!check_kind (path, error))
    return NULL;
  /* NOMUTEX: each connection belongs to one thread at a time. */
  if (sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
    set_error_from_handle (self->handle, error);
    return NULL;
  }
  return inspect (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * lyd_db_open:
 * @path: the file; %LYD_DB_CREATE makes it, with mode 0600, and its folder
 *
 * Opens the network's file, refusing shared and synced folders before the first write, foreign files and files that a
 * newer Lanyard wrote; older ones are backed up beside the file and migrated.
 *
 * Returns: (transfer full) (nullable): a connection for one thread
 */
LydDb *
lyd_db_open (const char *path,
             LydDbFlags flags,
             GError **error)
{
  g_autofree char *absolute = NULL;
  g_autoptr (LydDb) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  if (!lyd_place_check (absolute, error))
    return NULL;
  if (!g_file_test (absolute, G_FILE_TEST_EXISTS)) {
    if ((flags & LYD_DB_CREATE) == 0) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no data file “%s” yet."), path);
      return NULL;
    }
    if (!make_private_file (absolute, error))
      return NULL;
  }
  self = lyd_db_open_unprepared (absolute, absolute, error);
  return self != NULL && configure (self, flags, error) ? g_steal_pointer (&self) : NULL;
}

void
lyd_db_close (LydDb *self)
{
  g_clear_pointer (&self->stmts, g_hash_table_unref);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement outlived its database");
  g_free (self->path);
  g_free (self);
}

/* Whether the file is the archive of one event, which can only be read. */
gboolean
lyd_db_is_archive (LydDb *self)
{
  return self->archive;
}

/* The file's absolute path. */
const char *
lyd_db_get_path (LydDb *self)
{
  return self->path;
}

/* @waiting is told once for each write that has to wait for another process. */
void
lyd_db_set_waiting (LydDb *self,
                    LydDbWaiting waiting,
                    gpointer data)
{
  self->waiting = waiting;
  self->waiting_data = data;
}

/* From any thread: the query that runs now ends with an error. */
void
lyd_db_interrupt (LydDb *self)
{
  sqlite3_interrupt (self->handle);
}

/* Changes when another connection has committed; -1 where it cannot be read. */
gint64
lyd_db_get_data_version (LydDb *self)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (self, NULL, "PRAGMA data_version", "");

  return stmt != NULL && lyd_stmt_step (stmt, NULL) ? lyd_stmt_get_int (stmt, 0) : -1;
}

/* Runs SQL that takes no values and gives no rows. */
gboolean
lyd_db_exec (LydDb *self,
             const char *sql,
             GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return lyd_db_set_error (self, error);
  return TRUE;
}

/* How many rows the last statement changed. */
int
lyd_db_changes (LydDb *self)
{
  return sqlite3_changes (self->handle);
}

/**
 * lyd_db_prepare:
 * @sql: a literal
 *
 * Returns: (nullable): a borrowed statement, released by its autoptr; the same text may not be borrowed twice at once
 */
LydStmt *
lyd_db_prepare (LydDb *self,
                const char *sql,
                GError **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (self->stmts, sql);

  if (stmt != NULL) {
    g_return_val_if_fail (!sqlite3_stmt_busy (stmt), NULL);
    return stmt;
  }

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK) {
    lyd_db_set_error (self, error);
    return NULL;
  }

  g_hash_table_insert (self->stmts, (gpointer) sqlite3_sql (stmt), stmt);
  return stmt;
}

static int
bind_limit (LydStmt *stmt,
            int index,
            int value)
{
  return value < 0 ? sqlite3_bind_null (stmt, index) : sqlite3_bind_int (stmt, index, value);
}

static int
bind_time (LydStmt *stmt,
           int index,
           gint64 value)
{
  return value == LYD_TIME_NONE ? sqlite3_bind_null (stmt, index) : sqlite3_bind_int64 (stmt, index, value);
}

static int
bind_id (LydStmt *stmt,
         int index,
         const LydId *id)
{
  if (id == NULL || lyd_id_is_none (id))
    return sqlite3_bind_null (stmt, index);
  return sqlite3_bind_blob (stmt, index, id->bytes, sizeof id->bytes, SQLITE_TRANSIENT);
}

static int
bind_bytes (LydStmt *stmt,
            int index,
            GBytes *bytes)
{
  gsize size;
  const void *data;

  if (bytes == NULL)
    return sqlite3_bind_null (stmt, index);
  data = g_bytes_get_data (bytes, &size);
  return sqlite3_bind_blob64 (stmt, index, size > 0 ? data : "", size, SQLITE_TRANSIENT);
}

static gboolean
bind_values (LydStmt *stmt,
             GError **error,
             const char *types,
             va_list *args)
{
  int rc = SQLITE_OK;

  g_return_val_if_fail ((int) strlen (types) == sqlite3_bind_parameter_count (stmt), FALSE);

  for (int i = 0; types[i] != '\0' && rc == SQLITE_OK; i++) {
    switch (types[i]) {
    case 'i':
      rc = sqlite3_bind_int64 (stmt, i + 1, va_arg (*args, gint64));
      break;
    case 'n':
      rc = sqlite3_bind_int (stmt, i + 1, va_arg (*args, int));
      break;
    case 'l':
      rc = bind_limit (stmt, i + 1, va_arg (*args, int));
      break;
    case 't':
      rc = bind_time (stmt, i + 1, va_arg (*args, gint64));
      break;
    case 's':
      rc = sqlite3_bind_text (stmt, i + 1, va_arg (*args, const char *), -1, SQLITE_TRANSIENT);
      break;
    case 'd':
      rc = bind_id (stmt, i + 1, va_arg (*args, const LydId *));
      break;
    case 'b':
      rc = bind_bytes (stmt, i + 1, va_arg (*args, GBytes *));
      break;
    default:
      g_assert_not_reached ();
    }
  }

  if (rc != SQLITE_OK) {
    set_error_from_handle (sqlite3_db_handle (stmt), error);
    return FALSE;
  }
  return TRUE;
}

/**
 * lyd_stmt_bind:
 * @types: a letter a value: `i` gint64, `n` int, `l` int where negative is NULL, `t` gint64 where %LYD_TIME_NONE is
 * NULL,
 *   `s` const char * (may be NULL), `d` const LydId * (none is NULL), `b` GBytes * (may be NULL)
 */
gboolean
lyd_stmt_bind (LydStmt *stmt,
               GError **error,
               const char *types,
               ...)
{
  va_list args;
  gboolean ok;

  va_start (args, types);
  ok = bind_values (stmt, error, types, &args);
  va_end (args);
  return ok;
}

/**
 * lyd_db_query:
 * @sql: a literal
 * @types: as in lyd_stmt_bind()
 *
 * Returns: (nullable): the bound statement, to be stepped; borrowed as by lyd_db_prepare()
 */
LydStmt *
lyd_db_query (LydDb *self,
              GError **error,
              const char *sql,
              const char *types,
              ...)
{
  g_autoptr (LydStmt) stmt = lyd_db_prepare (self, sql, error);
  va_list args;
  gboolean ok;

  if (stmt == NULL)
    return NULL;
  va_start (args, types);
  ok = bind_values (stmt, error, types, &args);
  va_end (args);
  return ok ? g_steal_pointer (&stmt) : NULL;
}

/* Prepares, binds and runs a statement that gives no rows; @types as in lyd_stmt_bind(). */
gboolean
lyd_db_run (LydDb *self,
            GError **error,
            const char *sql,
            const char *types,
            ...)
{
  g_autoptr (LydStmt) stmt = lyd_db_prepare (self, sql, error);
  va_list args;
  gboolean ok;

  if (stmt == NULL)
    return FALSE;
  va_start (args, types);
  ok = bind_values (stmt, error, types, &args);
  va_end (args);
  if (!ok)
    return FALSE;
  if (sqlite3_step (stmt) == SQLITE_DONE)
    return TRUE;
  set_error_from_handle (self->handle, error);
  return FALSE;
}

/**
 * lyd_stmt_step:
 *
 * Returns: %TRUE with the next row; %FALSE at the end, or with @error set
 */
gboolean
lyd_stmt_step (LydStmt *stmt,
               GError **error)
{
  int rc = sqlite3_step (stmt);

  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    set_error_from_handle (sqlite3_db_handle (stmt), error);
  return rc == SQLITE_ROW;
}

/**
 * lyd_stmt_ended:
 * @local: (transfer full) (nullable): what the last lyd_stmt_step() set
 *
 * Returns: %TRUE: all rows were read; %FALSE with @error set
 */
gboolean
lyd_stmt_ended (GError *local,
                GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * lyd_stmt_collect:
 * @stmt: (nullable): what lyd_db_query() gave, with @error set where that is %NULL
 * @row: makes an element of the row that the statement stands on
 *
 * Returns: (transfer full) (nullable): all rows from here on; %NULL with @error set
 */
GPtrArray *
lyd_stmt_collect (LydStmt *stmt,
                  LydStmtRow row,
                  GDestroyNotify row_free,
                  GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local))
    g_ptr_array_add (list, row (stmt));
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&list);
}

gint64
lyd_stmt_get_int (LydStmt *stmt,
                  int column)
{
  return sqlite3_column_int64 (stmt, column);
}

/* An instant, %LYD_TIME_NONE where NULL. */
gint64
lyd_stmt_get_time (LydStmt *stmt,
                   int column)
{
  return lyd_stmt_is_null (stmt, column) ? LYD_TIME_NONE : sqlite3_column_int64 (stmt, column);
}

/* A limit, -1 where NULL. */
int
lyd_stmt_get_limit (LydStmt *stmt,
                    int column)
{
  return lyd_stmt_is_null (stmt, column) ? -1 : sqlite3_column_int (stmt, column);
}

/* Borrowed until the next step. */
const char *
lyd_stmt_get_text (LydStmt *stmt,
                   int column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

char *
lyd_stmt_dup_text (LydStmt *stmt,
                   int column)
{
  return g_strdup (lyd_stmt_get_text (stmt, column));
}

/* An id, none where NULL. */
LydId
lyd_stmt_get_id (LydStmt *stmt,
                 int column)
{
  LydId id = lyd_id_none;
  const void *blob = sqlite3_column_blob (stmt, column);

  if (sqlite3_column_bytes (stmt, column) == sizeof id.bytes)
    memcpy (id.bytes, blob, sizeof id.bytes);
  return id;
}

/* Returns: (transfer full) (nullable) */
GBytes *
lyd_stmt_dup_bytes (LydStmt *stmt,
                    int column)
{
  if (lyd_stmt_is_null (stmt, column))
    return NULL;
  return g_bytes_new (sqlite3_column_blob (stmt, column), (gsize) sqlite3_column_bytes (stmt, column));
}

gboolean
lyd_stmt_is_null (LydStmt *stmt,
                  int column)
{
  return sqlite3_column_type (stmt, column) == SQLITE_NULL;
}

void
lyd_stmt_release (LydStmt *stmt)
{
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
}

/**
 * lyd_transaction_begin:
 *
 * Takes the write lock now, so that being busy can only happen here. Transactions never nest: an act of `work` begins
 * one, the functions of this floor do not.
 *
 * Returns: (transfer full) (nullable): rolled back by its autoptr unless committed
 */
LydTransaction *
lyd_transaction_begin (LydDb *db,
                       GError **error)
{
  LydTransaction *self;

  g_return_val_if_fail (sqlite3_get_autocommit (db->handle), NULL);

  if (!lyd_db_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;

  self = g_new0 (LydTransaction, 1);
  self->db = db;
  return self;
}

/**
 * lyd_transaction_commit:
 *
 * Returns: %TRUE once the change is on disk and in the file that people will open again: SQLite commits happily into a
 *   file whose folder was deleted meanwhile, so that is asked too
 */
gboolean
lyd_transaction_commit (LydTransaction **self,
                        GError **error)
{
  LydDb *db = (*self)->db;
  int moved = 0;

  if (!lyd_db_exec (db, "COMMIT", error))
    return FALSE; /* the caller's autoptr rolls back */
  g_clear_pointer (self, g_free);

  if (sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE,
                 _ ("The data file was moved or deleted while Lanyard was using it. Nothing is recorded any more. "
                    "Put it back at “%s” and start Lanyard again."),
                 db->path);
    return FALSE;
  }
  return TRUE;
}

void
lyd_transaction_abort (LydTransaction *self)
{
  /* A failed COMMIT may have rolled back already. */
  if (!sqlite3_get_autocommit (self->db->handle))
    lyd_db_exec (self->db, "ROLLBACK", NULL);
  g_free (self);
}
