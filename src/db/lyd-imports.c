#include "lyd-imports.h"

gboolean
lyd_imports_insert_batch (LydDb *db,
                          const LydImportBatch *batch,
                          GError **error)
{
  return lyd_db_run (
    db, error,
    "INSERT INTO import_batch (id, event, file_name, hash, format, at, added, updated, unchanged, skipped)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "ddsssinnnn", &batch->id, &batch->event, batch->file_name, batch->hash, batch->format, batch->at, batch->added,
    batch->updated, batch->unchanged, batch->skipped);
}

/**
 * lyd_imports_add_row:
 *
 * Notes what a file says about a respondent for the first time: the base of the next three-way import. Never an upsert,
 * here and in lyd_answers_add(): that opens a savepoint, at which FTS5 writes out all that it has gathered.
 */
gboolean
lyd_imports_add_row (LydDb *db,
                     const LydId *event,
                     const LydId *batch,
                     const LydImportStored *row,
                     GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO import_row (event, identity, registration, batch, line, cells)"
                     " VALUES (?, ?, ?, ?, ?, ?)",
                     "dsddns", event, row->identity, &row->registration, batch, (int) row->line, row->cells);
}

/* ... and what it says now. */
gboolean
lyd_imports_set_row (LydDb *db,
                     const LydId *event,
                     const LydId *batch,
                     const LydImportStored *row,
                     GError **error)
{
  return lyd_db_run (
    db, error,
    "UPDATE import_row SET registration = ?, batch = ?, line = ?, cells = ? WHERE event = ? AND identity = ?", "ddnsds",
    &row->registration, batch, (int) row->line, row->cells, event, row->identity);
}

/* The end of a query: TRUE unless stepping set an error. */
/**
 * lyd_imports_list_rows:
 * @strings: keeps the texts
 *
 * Returns: (transfer full) (nullable) (element-type LydImportStored): all that files have said about @event
 */
GArray *
lyd_imports_list_rows (LydDb *db,
                       const LydId *event,
                       GStringChunk *strings,
                       GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT r.identity, r.registration, r.line, r.cells, b.format FROM import_row r"
                  " JOIN import_batch b ON b.id = r.batch WHERE r.event = ? ORDER BY r.identity",
                  "d", event);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LydImportStored));
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydImportStored row = {
      .identity = g_string_chunk_insert (strings, lyd_stmt_get_text (stmt, 0)),
      .registration = lyd_stmt_get_id (stmt, 1),
      .line = (guint) lyd_stmt_get_int (stmt, 2),
      .cells = g_string_chunk_insert (strings, lyd_stmt_get_text (stmt, 3)),
      .format = g_string_chunk_insert_const (strings, lyd_stmt_get_text (stmt, 4)),
    };

    g_array_append_val (rows, row);
  }
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&rows) : NULL;
}

static gboolean
add_people (LydStmt *stmt,
            GStringChunk *strings,
            GArray *people,
            GError **error)
{
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydImportPerson person = {
      .id = lyd_stmt_get_id (stmt, 0),
      .name = g_string_chunk_insert (strings, lyd_stmt_get_text (stmt, 1)),
    };
    gboolean known = FALSE;

    for (guint i = 0; i < people->len && !known; i++)
      known = lyd_id_equal (&g_array_index (people, LydImportPerson, i).id, &person.id);
    if (!known)
      g_array_append_val (people, person);
  }
  return lyd_stmt_ended (local, error);
}

/**
 * lyd_imports_find_people:
 * @email: folded
 * @strings: keeps the names
 * @people: (element-type LydImportPerson): emptied, then filled with everybody who has that address, as their own first
 */
gboolean
lyd_imports_find_people (LydDb *db,
                         const char *email,
                         GStringChunk *strings,
                         GArray *people,
                         GError **error)
{
  g_autoptr (LydStmt) own =
    lyd_db_query (db, error, "SELECT id, name FROM person WHERE email_folded = ? ORDER BY id", "s", email);
  g_autoptr (LydStmt) other = lyd_db_query (db, error,
                                            "SELECT p.id, p.name FROM alias a JOIN person p ON p.id = a.person"
                                            " WHERE a.folded = ? AND a.kind = 'email'",
                                            "s", email);

  g_array_set_size (people, 0);
  return add_people (own, strings, people, error) && add_people (other, strings, people, error);
}

/**
 * lyd_imports_list_names:
 * @names: (element-type utf8): emptied, then filled with the names by which @person is known besides the one shown
 */
gboolean
lyd_imports_list_names (LydDb *db,
                        const LydId *person,
                        GStringChunk *strings,
                        GPtrArray *names,
                        GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT value FROM alias WHERE person = ?1 AND kind = 'name'"
                                           " UNION ALL SELECT legal FROM person WHERE id = ?1 AND legal IS NOT NULL"
                                           " UNION ALL SELECT given || ' ' || family FROM person WHERE id = ?1"
                                           " AND given IS NOT NULL AND family IS NOT NULL",
                                           "d", person);
  GError *local = NULL;

  g_ptr_array_set_size (names, 0);
  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local))
    g_ptr_array_add (names, g_string_chunk_insert (strings, lyd_stmt_get_text (stmt, 0)));
  return lyd_stmt_ended (local, error);
}

/* @sessions: (element-type LydId): emptied, then filled with what @registration has chosen. */
gboolean
lyd_imports_list_places (LydDb *db,
                         const LydId *registration,
                         GArray *sessions,
                         GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT session FROM place WHERE registration = ?1"
                             " UNION ALL SELECT session FROM waiting_place WHERE registration = ?1",
                  "d", registration);
  GError *local = NULL;

  g_array_set_size (sessions, 0);
  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (sessions, id);
  }
  return lyd_stmt_ended (local, error);
}

/* Returns: (transfer full) (nullable) (element-type utf8): the short codes that @event has given out */
GPtrArray *
lyd_imports_list_short_codes (LydDb *db,
                              const LydId *event,
                              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT short_code FROM registration WHERE event = ?", "d", event);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local))
    g_ptr_array_add (codes, lyd_stmt_dup_text (stmt, 0));
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&codes) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydId): imports whose id starts with @words, four digits or more */
GArray *
lyd_imports_find_batches (LydDb *db,
                          const char *words,
                          GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydStmt) stmt = NULL;
  GError *local = NULL;
  LydId low, high;

  if (lyd_id_read_prefix (&low, &high, words) < 4)
    return g_steal_pointer (&found);
  stmt =
    lyd_db_query (db, error, "SELECT id FROM import_batch WHERE id BETWEEN ? AND ? ORDER BY id", "dd", &low, &high);
  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (found, id);
  }
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&found) : NULL;
}

/* Returns: (transfer full) (nullable): how a file with this header was mapped the last time; %NULL without an error: it
 * never was */
char *
lyd_imports_get_mapping (LydDb *db,
                         const char *header,
                         GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT mapping FROM mapping WHERE header = ?", "s", header);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? lyd_stmt_dup_text (stmt, 0) : NULL;
}

gboolean
lyd_imports_set_mapping (LydDb *db,
                         const char *header,
                         const char *mapping,
                         GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO mapping (header, mapping) VALUES (?, ?)"
                     " ON CONFLICT (header) DO UPDATE SET mapping = excluded.mapping",
                     "ss", header, mapping);
}

/**
 * lyd_imports_get_state:
 *
 * Returns: a number that grows with every act, whoever did it; -1 where it cannot be read. A preview that was made at
 *   another number may be out of date.
 */
gint64
lyd_imports_get_state (LydDb *db,
                       GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT coalesce (max (n), 0) FROM journal", "");

  return stmt != NULL && lyd_stmt_step (stmt, error) ? lyd_stmt_get_int (stmt, 0) : -1;
}

/* From here to lyd_imports_end_reading() nothing changes under the reader, and no query takes a lock of its own. */
gboolean
lyd_imports_begin_reading (LydDb *db,
                           GError **error)
{
  return lyd_db_exec (db, "BEGIN DEFERRED", error);
}

void
lyd_imports_end_reading (LydDb *db)
{
  (void) lyd_db_exec (db, "ROLLBACK", NULL); /* nothing was written */
}

/* Before a large transaction: what it writes fits into memory more than once, so that no page goes to the disk twice.
 * */
gboolean
lyd_imports_set_large (LydDb *db,
                       gboolean large,
                       GError **error)
{
  return large ? lyd_db_exec (db, "PRAGMA cache_size = -128000", error)
               : lyd_db_exec (db, "PRAGMA cache_size = -16000; PRAGMA shrink_memory", error);
}

/* After a large transaction: moves it out of the write-ahead log, as far as nobody reads there. */
void
lyd_imports_checkpoint (LydDb *db)
{
  /* Where somebody does, SQLite does it later; nothing is lost either way. */
  (void) lyd_db_exec (db, "PRAGMA wal_checkpoint (PASSIVE)", NULL);
}
