#include "lyd-reversal-table.h"

#include "lyd-db-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* A row of the first table is a part of the row that its column of that name refers to, and stays or goes with it. */
static const struct {
  const char *table;
  const char *column;
} parts[] = {
  { "alias", "person" },
  { "membership", "organization" },
  { "session", "event" },
  { "question", "event" },
  { "event_program", "event" },
  { "seat_allotment", "event" },
  { "group_member", "person_group" },
  { "audience", "event" },
  { "audience", "session" },
  { "presenter", "session" },
  { "material", "event" },
  { "standing", "series" },
  { "place", "registration" },
  { "waiting_place", "registration" },
  { "code", "registration" },
  { "answer", "registration" },
  { "import_row", "registration" },
  { "badge_design", "event" },
  { "tray_slot", "registration" },
  { "evidence", "report" },
  { "snapshot_row", "snapshot" },
};

void
lyd_reversal_table_free (LydReversalTable *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->foreign, g_array_unref);
  sqlite3_finalize (self->insert);
  sqlite3_finalize (self->remove);
  sqlite3_finalize (self->find);
  g_clear_pointer (&self->updates, g_hash_table_unref);
  g_clear_pointer (&self->inverse, g_byte_array_unref);
  g_free (self);
}

/* Sets @error. Returns: %FALSE */
gboolean
lyd_reversal_set_too_old (GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_TOO_OLD,
               _ ("This is too old to be undone: Lanyard keeps its data differently since then. Nothing was changed."));
  return FALSE;
}

/* ---- the tables, compared with what was recorded ---- */

static gboolean
read_columns (LydDb *db,
              LydReversalTable *table,
              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT name, pk FROM pragma_table_info (?) ORDER BY cid", "s", table->changes->name);
  g_autoptr (GError) local = NULL;
  int n_keys = 0;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    gboolean key = lyd_stmt_get_int (stmt, 1) != 0;
    int column = (int) table->columns->len;

    if (column < table->changes->n_columns && key != (table->changes->primary[column] != 0))
      return lyd_reversal_set_too_old (error);
    n_keys += key;
    g_ptr_array_add (table->columns, lyd_stmt_dup_text (stmt, 0));
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  /* A table that is gone or was renamed has no columns. */
  if ((int) table->columns->len < table->changes->n_columns)
    return lyd_reversal_set_too_old (error);
  table->own_id = n_keys == 1 && strcmp (g_ptr_array_index (table->columns, 0), "id") == 0;
  return TRUE;
}

/* Returns: the index of the column on file; -1 where there is none */
int
lyd_reversal_table_find_column (const LydReversalTable *table,
                                const char *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (strcmp (g_ptr_array_index (table->columns, i), name) == 0)
      return (int) i;
  return -1;
}

static gboolean
is_part (const char *table,
         const char *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].table, table) == 0 && strcmp (parts[i].column, column) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_foreign_keys (LydDb *db,
                   LydReversalTable *table,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list (?)", "s", table->changes->name);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    const char *column = lyd_stmt_get_text (stmt, 0);
    LydForeign foreign = { lyd_reversal_table_find_column (table, column), is_part (table->changes->name, column) };

    if (foreign.column >= 0 && foreign.column < table->changes->n_columns)
      g_array_append_val (table->foreign, foreign);
    if (strcmp (lyd_stmt_get_text (stmt, 1), table->changes->name) == 0)
      table->refers_to_itself = TRUE;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

static void
finalize_stmt (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

/* ---- statements: the names are the schema's own, the values are bound ---- */

static void
append_name (GString *sql,
             const LydReversalTable *table,
             int column)
{
  char *quoted = sqlite3_mprintf ("\"%w\"", (const char *) g_ptr_array_index (table->columns, (guint) column));

  g_string_append (sql, quoted);
  sqlite3_free (quoted);
}

static sqlite3_stmt *
prepare (LydDb *db,
         const GString *sql,
         GError **error)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v3 (lyd_db_get_handle (db), sql->str, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    lyd_db_set_error (db, error);
  return stmt;
}

/* " WHERE" the row has that key and, of the columns in @same, those values; the value of column i is parameter
 * i + 1 + @offset. */
static void
append_where (GString *sql,
              const LydReversalTable *table,
              guint64 same,
              int offset)
{
  const char *glue = " WHERE ";

  for (int i = 0; i < table->changes->n_columns; i++) {
    gboolean key = table->changes->primary[i] != 0;

    if (!key && (same & ((guint64) 1 << i)) == 0)
      continue;
    g_string_append (sql, glue);
    append_name (sql, table, i);
    g_string_append_printf (sql, key ? " = ?%d" : " IS ?%d", i + 1 + offset);
    glue = " AND ";
  }
}

static gboolean
prepare_table (LydDb *db,
               LydReversalTable *table,
               GError **error)
{
  g_autoptr (GString) insert = g_string_new ("INSERT INTO ");
  g_autoptr (GString) values = g_string_new (") VALUES (");
  g_autoptr (GString) remove = g_string_new ("DELETE FROM ");
  g_autoptr (GString) find = g_string_new ("SELECT 1 FROM ");
  const char *name = table->changes->name; /* one of lyd_journaled_tables */

  g_string_append (remove, name);
  append_where (remove, table, G_MAXUINT64, 0);
  g_string_append (find, name);
  append_where (find, table, 0, 0);
  g_string_append_printf (insert, "%s (", name);
  for (int i = 0; i < table->changes->n_columns; i++) {
    g_string_append (insert, i > 0 ? ", " : "");
    append_name (insert, table, i);
    g_string_append_printf (values, "%s?%d", i > 0 ? ", " : "", i + 1);
  }
  g_string_append_printf (insert, "%s)", values->str);
  return (table->insert = prepare (db, insert, error)) != NULL &&
         (table->remove = prepare (db, remove, error)) != NULL && (table->find = prepare (db, find, error)) != NULL;
}

/* Sets the columns in @set (parameters n_columns + i + 1) of a row where they still have the values that the act gave
 * them (parameters i + 1). */
static sqlite3_stmt *
get_update (LydDb *db,
            LydReversalTable *table,
            guint64 set)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (table->updates, &set);
  g_autoptr (GString) sql = NULL;
  const char *glue = " SET ";

  if (stmt != NULL)
    return stmt;
  sql = g_string_new ("UPDATE ");
  g_string_append (sql, table->changes->name);
  for (int i = 0; i < table->changes->n_columns; i++) {
    if ((set & ((guint64) 1 << i)) == 0)
      continue;
    g_string_append (sql, glue);
    append_name (sql, table, i);
    g_string_append_printf (sql, " = ?%d", table->changes->n_columns + i + 1);
    glue = ", ";
  }
  append_where (sql, table, set, 0);
  stmt = prepare (db, sql, NULL);
  if (stmt != NULL)
    g_hash_table_insert (table->updates, g_memdup2 (&set, sizeof set), stmt);
  return stmt;
}

static void
bind (sqlite3_stmt *stmt,
      int index,
      const LydValue *value)
{
  /* The changeset outlives the statement's run. Wrong types and sizes cannot be: the reader has checked them. */
  switch (value->type) {
  case LYD_VALUE_INTEGER:
    sqlite3_bind_int64 (stmt, index, value->integer);
    break;
  case LYD_VALUE_REAL:
    sqlite3_bind_double (stmt, index, value->real);
    break;
  case LYD_VALUE_TEXT:
    sqlite3_bind_text64 (stmt, index, (const char *) value->bytes, value->n_bytes, SQLITE_STATIC, SQLITE_UTF8);
    break;
  case LYD_VALUE_BLOB:
    sqlite3_bind_blob64 (stmt, index, value->bytes, value->n_bytes, SQLITE_STATIC);
    break;
  case LYD_VALUE_UNDEFINED:
  case LYD_VALUE_NULL:
    sqlite3_bind_null (stmt, index);
    break;
  }
}

static void
bind_row (sqlite3_stmt *stmt,
          const LydReversalTable *table,
          const LydChange *change)
{
  for (int i = 0; i < table->changes->n_columns; i++)
    bind (stmt, i + 1, lyd_change_get_value (change, i));
}

/* Returns: SQLite's extended result code */
static int
run (sqlite3_stmt *stmt)
{
  int rc;

  sqlite3_step (stmt);
  rc = sqlite3_reset (stmt);
  return rc;
}

/**
 * lyd_reversal_table_new:
 * @changes: borrowed; outlives the table
 *
 * Compares the table on file with what was recorded and prepares its statements.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_TOO_OLD where the table is gone or has other columns
 */
LydReversalTable *
lyd_reversal_table_new (LydDb *db,
                        const LydChangeTable *changes,
                        GError **error)
{
  g_autoptr (LydReversalTable) self = g_new0 (LydReversalTable, 1);

  self->changes = changes;
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->foreign = g_array_new (FALSE, FALSE, sizeof (LydForeign));
  self->updates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, finalize_stmt);
  self->inverse = g_byte_array_new ();
  if (!read_columns (db, self, error) || !read_foreign_keys (db, self, error) || !prepare_table (db, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Before another attempt. */
void
lyd_reversal_table_forget (LydReversalTable *self)
{
  g_byte_array_set_size (self->inverse, 0);
  self->n_taken = 0;
  self->n_kept = 0;
  self->reason = 0;
}

/* Puts a deleted row back. */
int
lyd_reversal_table_insert (LydReversalTable *self,
                           const LydChange *change)
{
  bind_row (self->insert, self, change);
  return run (self->insert);
}

/* Deletes an inserted row where it is still as inserted; sqlite3_changes() says whether it was. */
int
lyd_reversal_table_remove (LydReversalTable *self,
                           const LydChange *change)
{
  bind_row (self->remove, self, change);
  return run (self->remove);
}

/* Returns: SQLITE_ROW where a row with that key exists, else SQLITE_DONE */
int
lyd_reversal_table_find (LydReversalTable *self,
                         const LydChange *change)
{
  int rc;

  for (int i = 0; i < self->changes->n_columns; i++)
    if (self->changes->primary[i] != 0)
      bind (self->find, i + 1, lyd_change_get_value (change, i));
  rc = sqlite3_step (self->find);
  sqlite3_reset (self->find);
  return rc;
}

/* Sets the changed columns back where they still say what the act made of them; sqlite3_changes() says whether so. */
int
lyd_reversal_table_update (LydReversalTable *self,
                           LydDb *db,
                           const LydChange *change)
{
  int n_columns = self->changes->n_columns;
  sqlite3_stmt *stmt;
  guint64 set = 0;

  for (int i = 0; i < n_columns; i++)
    if (self->changes->primary[i] == 0 && change->after[i].type != LYD_VALUE_UNDEFINED)
      set |= (guint64) 1 << i;
  stmt = set != 0 ? get_update (db, self, set) : NULL;
  if (stmt == NULL)
    return SQLITE_ERROR;
  for (int i = 0; i < n_columns; i++) {
    if (self->changes->primary[i] != 0) {
      bind (stmt, i + 1, &change->before[i]);
    } else if ((set & ((guint64) 1 << i)) != 0) {
      bind (stmt, i + 1, &change->after[i]);
      bind (stmt, n_columns + i + 1, &change->before[i]);
    }
  }
  return run (stmt);
}
