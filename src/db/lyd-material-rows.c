#include "lyd-material-rows.h"

/* The order of material_row(). */
#define COLUMNS "m.id, m.event, m.session, m.kind, m.title, m.link, m.file_name, m.hash, m.size, m.position"
#define N_COLUMNS 10

static LydMaterial *
material_row (LydStmt *stmt)
{
  LydMaterial *material = lyd_material_new ();

  material->id = lyd_stmt_get_id (stmt, 0);
  material->event = lyd_stmt_get_id (stmt, 1);
  material->session = lyd_stmt_get_id (stmt, 2);
  material->kind = lyd_word_find (&lyd_material_kinds, lyd_stmt_get_text (stmt, 3));
  if ((int) material->kind < 0)
    material->kind = LYD_MATERIAL_OTHER;
  material->title = lyd_stmt_dup_text (stmt, 4);
  material->link = lyd_stmt_dup_text (stmt, 5);
  material->file_name = lyd_stmt_dup_text (stmt, 6);
  material->hash = lyd_stmt_dup_text (stmt, 7);
  material->size = lyd_stmt_get_int (stmt, 8);
  material->position = (int) lyd_stmt_get_int (stmt, 9);
  return material;
}

void
lyd_library_row_free (LydLibraryRow *self)
{
  g_clear_pointer (&self->material, lyd_material_free);
  g_free (self->event);
  g_free (self->session);
  g_free (self->timezone);
  g_free (self->policy_area);
  g_free (self);
}

static LydLibraryRow *
library_row (LydStmt *stmt)
{
  LydLibraryRow *row = g_new0 (LydLibraryRow, 1);

  row->material = material_row (stmt);
  row->event = lyd_stmt_dup_text (stmt, N_COLUMNS);
  row->session = lyd_stmt_dup_text (stmt, N_COLUMNS + 1);
  row->start = lyd_stmt_get_int (stmt, N_COLUMNS + 2);
  row->timezone = lyd_stmt_dup_text (stmt, N_COLUMNS + 3);
  row->policy_area = lyd_stmt_dup_text (stmt, N_COLUMNS + 4);
  return row;
}

gboolean
lyd_material_rows_insert (LydDb *db,
                          const LydMaterial *material,
                          GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO material (id, event, session, kind, title, link, file_name, hash, size, position)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "dddsssssin", &material->id, &material->event, &material->session,
                     lyd_word_id (&lyd_material_kinds, material->kind), material->title, material->link,
                     material->file_name, material->hash, material->size, material->position);
}

/* All but the file: another file is another material. */
gboolean
lyd_material_rows_update (LydDb *db,
                          const LydMaterial *material,
                          GError **error)
{
  return lyd_db_run (db, error,
                     "UPDATE material SET session = ?, kind = ?, title = ?, link = ?, position = ? WHERE id = ?",
                     "dsssnd", &material->session, lyd_word_id (&lyd_material_kinds, material->kind), material->title,
                     material->link, material->position, &material->id);
}

gboolean
lyd_material_rows_delete (LydDb *db,
                          const LydId *id,
                          GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM material WHERE id = ?", "d", id);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydMaterial *
lyd_material_rows_get (LydDb *db,
                       const LydId *id,
                       GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM material m WHERE m.id = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? material_row (stmt) : NULL;
}

/**
 * lyd_material_rows_find:
 * @words: an id, a unique start of one (four digits at least), or an exact title
 *
 * Returns: (transfer full) (element-type LydMaterial): everything that @words may mean, in all events
 */
GPtrArray *
lyd_material_rows_find (LydDb *db,
                        const char *words,
                        GError **error)
{
  LydId low, high;
  gboolean is_id = lyd_id_read_prefix (&low, &high, words) >= 4;
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " COLUMNS " FROM material m WHERE m.title = ?1"
                                           " OR (?2 AND m.id BETWEEN ?3 AND ?4) ORDER BY m.id",
                                           "sndd", words, is_id, &low, &high);

  return lyd_stmt_collect (stmt, (LydStmtRow) material_row, (GDestroyNotify) lyd_material_free, error);
}

/* Returns: (transfer full) (element-type LydMaterial): the event's and its sessions', in their order */
GPtrArray *
lyd_material_rows_list (LydDb *db,
                        const LydId *event,
                        GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT " COLUMNS " FROM material m WHERE m.event = ? ORDER BY m.position, m.id", "d",
                  event);

  return lyd_stmt_collect (stmt, (LydStmtRow) material_row, (GDestroyNotify) lyd_material_free, error);
}

/* Returns: (transfer full) (element-type LydLibraryRow): of every event, the latest event first */
GPtrArray *
lyd_material_rows_list_library (LydDb *db,
                                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " COLUMNS ", e.title, s.title, e.start, e.timezone, e.policy_area FROM material m"
                  " JOIN event e ON e.id = m.event LEFT JOIN session s ON s.id = m.session"
                  " ORDER BY e.start DESC, e.id, m.position, m.id",
                  "");

  return lyd_stmt_collect (stmt, (LydStmtRow) library_row, (GDestroyNotify) lyd_library_row_free, error);
}

/* Returns: (transfer full) (element-type LydMaterial): one for each file that materials refer to */
GPtrArray *
lyd_material_rows_list_files (LydDb *db,
                              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT " COLUMNS " FROM material m WHERE m.hash IS NOT NULL GROUP BY m.hash ORDER BY m.hash", "");

  return lyd_stmt_collect (stmt, (LydStmtRow) material_row, (GDestroyNotify) lyd_material_free, error);
}

/* @position: (out): after the event's last */
gboolean
lyd_material_rows_get_next_position (LydDb *db,
                                     const LydId *event,
                                     int *position,
                                     GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT coalesce(max(position) + 1, 0) FROM material WHERE event = ?", "d", event);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *position = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

/* @known: (out): whether a material has this file, or had it and may have it again: what undo and redo put back stands
 * in the records of the acts. */
gboolean
lyd_material_rows_is_hash_known (LydDb *db,
                                 const char *hash,
                                 gboolean *known,
                                 GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT EXISTS (SELECT 1 FROM material WHERE hash = ?1)"
                  " OR EXISTS (SELECT 1 FROM journal_changes WHERE instr (changeset, CAST (?1 AS BLOB)) > 0)",
                  "s", hash);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *known = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}
