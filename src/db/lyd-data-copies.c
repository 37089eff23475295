#include "lyd-data-copies.h"

#include "lyd-db-private.h"

void
lyd_data_copy_free (LydDataCopy *self)
{
  g_free (self->path);
  g_free (self->what);
  g_free (self);
}

/* Once a place; nothing is written where it is known. */
gboolean
lyd_data_copies_note (LydDb *db,
                      const char *path,
                      const char *what,
                      const LydId *event,
                      gint64 at,
                      GError **error)
{
  g_autoptr (LydStmt) known = lyd_db_query (db, error, "SELECT 1 FROM data_copy WHERE path = ?", "s", path);
  g_autoptr (GError) local = NULL;

  if (known == NULL)
    return FALSE;
  if (lyd_stmt_step (known, &local))
    return TRUE;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return lyd_db_run (db, error, "INSERT OR IGNORE INTO data_copy (path, what, event, at) VALUES (?, ?, ?, ?)", "ssdi",
                     path, what, event, at);
}

gboolean
lyd_data_copies_forget (LydDb *db,
                        const char *path,
                        GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM data_copy WHERE path = ?", "s", path);
}

static gpointer
row (LydStmt *stmt)
{
  LydDataCopy *self = g_new0 (LydDataCopy, 1);

  self->path = lyd_stmt_dup_text (stmt, 0);
  self->what = lyd_stmt_dup_text (stmt, 1);
  self->event = lyd_stmt_get_id (stmt, 2);
  return self;
}

/* Returns: (transfer full) (nullable) (element-type LydDataCopy): in the order in which they were first made */
GPtrArray *
lyd_data_copies_list (LydDb *db,
                      GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT path, what, event FROM data_copy ORDER BY at, path", "");

  return lyd_stmt_collect (stmt, row, (GDestroyNotify) lyd_data_copy_free, error);
}

/* Returns: (transfer full) (nullable) (element-type LydDataCopy): those that other desks work on */
GPtrArray *
lyd_data_copies_list_desks (LydDb *db,
                            GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT path, 'desk', event FROM desk_copy WHERE origin IS NULL AND path <> '' ORDER BY made_at, id",
    "");

  return lyd_stmt_collect (stmt, row, (GDestroyNotify) lyd_data_copy_free, error);
}

/* ---- looking into one ---- */

/* As it is, without so much as an index beside it; with its log, where one lies there. What is there may be anything:
 * nothing in it is run. */
static sqlite3 *
open_to_look (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *base = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *uri =
    base != NULL ? g_strconcat (base, g_file_test (log, G_FILE_TEST_EXISTS) ? "?mode=ro" : "?immutable=1", NULL) : NULL;
  sqlite3 *handle = NULL;

  if (uri != NULL &&
      sqlite3_open_v2 (uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
      sqlite3_exec (handle, "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON", NULL, NULL, NULL) == SQLITE_OK) {
    sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_busy_timeout (handle, 2000);
    return handle;
  }
  sqlite3_close (handle);
  return NULL;
}

/* Returns: whether @sql, which has ?1 for @event, has a row; UNREADABLE where it cannot be asked */
static LydDataCopyLook
ask (sqlite3 *handle,
     const char *sql,
     const LydId *event)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_blob (stmt, 1, event->bytes, sizeof event->bytes, SQLITE_TRANSIENT);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  sqlite3_finalize (stmt);
  return rc == SQLITE_ROW ? LYD_DATA_COPY_HOLDS : rc == SQLITE_DONE ? LYD_DATA_COPY_CLEAN
                                                                    : LYD_DATA_COPY_UNREADABLE;
}

/* Whether the file at @path, absolute, is a data file that has this setting; it may not be there. */
gboolean
lyd_data_copy_has_setting (const char *path,
                           const char *key)
{
  sqlite3 *handle = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? open_to_look (path) : NULL;
  sqlite3_stmt *stmt = NULL;
  gboolean has = FALSE;

  if (handle == NULL)
    return FALSE;
  if (sqlite3_prepare_v2 (handle, "SELECT 1 FROM setting WHERE key = ?", -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_bind_text (stmt, 1, key, -1, SQLITE_TRANSIENT) == SQLITE_OK)
    has = sqlite3_step (stmt) == SQLITE_ROW;
  sqlite3_finalize (stmt);
  sqlite3_close (handle);
  return has;
}

/* The columns and tables that an older file lacks make it one in which nothing was purged, and every question may be
 * meant. */
static LydDataCopyLook
look_for_purge (sqlite3 *handle,
                const LydPurgeKind *kind,
                const LydId *event)
{
  LydDataCopyLook questions;

  if (ask (handle,
           kind->what == LYD_PURGE_ANSWERS
             ? "SELECT 1 FROM closing WHERE event = ?1 AND what = 'purge-answers'"
             : "SELECT 1 FROM closing WHERE event = ?1 AND what IN ('purge-emergency', 'purge-answers')",
           event) == LYD_DATA_COPY_HOLDS)
    return LYD_DATA_COPY_CLEAN;
  questions = ask (handle,
                   kind->what == LYD_PURGE_ANSWERS
                     ? "SELECT 1 FROM question WHERE event = ?1 AND sensitive = 1"
                     : "SELECT 1 FROM question WHERE event = ?1 AND purpose = 'emergency'",
                   event);
  return questions != LYD_DATA_COPY_UNREADABLE ? questions
                                               : ask (handle, "SELECT 1 FROM question WHERE event = ?1", event);
}

/**
 * lyd_data_copy_look_for_event:
 * @path: absolute; it is there
 * @what: of #LydPurgeWhat
 *
 * Whether a data file has questions of @event whose answers were not purged in it. It is not written to.
 */
LydDataCopyLook
lyd_data_copy_look_for_event (const char *path,
                              const LydId *event,
                              guint what)
{
  sqlite3 *handle = open_to_look (path);
  LydDataCopyLook worst = LYD_DATA_COPY_CLEAN;

  if (handle == NULL)
    return LYD_DATA_COPY_UNREADABLE;
  for (gsize i = 0; i < LYD_N_PURGES; i++)
    if ((what & lyd_purge_kinds[i].what) != 0)
      worst = MAX (worst, look_for_purge (handle, &lyd_purge_kinds[i], event));
  sqlite3_close (handle);
  return worst;
}

/**
 * lyd_data_copy_look_for_people:
 * @path: absolute; it is there
 * @people: (element-type LydId)
 *
 * Whether a data file tells who one of @people is. It is not written to.
 */
LydDataCopyLook
lyd_data_copy_look_for_people (const char *path,
                               const GArray *people)
{
  sqlite3 *handle = open_to_look (path);
  LydDataCopyLook worst = LYD_DATA_COPY_CLEAN;

  if (handle == NULL)
    return LYD_DATA_COPY_UNREADABLE;
  for (guint i = 0; i < people->len; i++) {
    const LydId *person = &g_array_index (people, LydId, i);
    LydDataCopyLook answer = ask (handle, "SELECT 1 FROM person WHERE id = ?1 AND erased_at IS NULL", person);

    /* An older file knows nobody who was erased. */
    worst = MAX (
      worst, answer != LYD_DATA_COPY_UNREADABLE ? answer : ask (handle, "SELECT 1 FROM person WHERE id = ?1", person));
  }
  sqlite3_close (handle);
  return worst;
}
