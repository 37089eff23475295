#include "lyd-snapshot-rows.h"

void
lyd_snapshot_record_free (LydSnapshotRecord *self)
{
  g_free (self->title);
  g_free (self->what);
  g_free (self->params);
  g_free (self->numbers);
  g_free (self);
}

gboolean
lyd_snapshot_rows_insert (LydDb *db,
                          const LydSnapshotRecord *snapshot,
                          GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO snapshot (id, title, what, params, numbers, at) VALUES (?, ?, ?, ?, ?, ?)",
                     "dssssi", &snapshot->id, snapshot->title, snapshot->what, snapshot->params, snapshot->numbers,
                     snapshot->at);
}

gboolean
lyd_snapshot_rows_add (LydDb *db,
                       const LydId *snapshot,
                       int n,
                       const LydSnapshotRow *row,
                       GError **error)
{
  return lyd_db_run (
    db, error,
    "INSERT INTO snapshot_row (snapshot, n, event, person, organization, state, attended, apart, first,"
    " seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "dndddsnnni", snapshot, n, &row->event, &row->person, &row->organization, row->state, row->attended, row->apart,
    row->first != FALSE, row->seconds);
}

gboolean
lyd_snapshot_rows_delete (LydDb *db,
                          const LydId *snapshot,
                          GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM snapshot_row WHERE snapshot = ?", "d", snapshot) &&
         lyd_db_run (db, error, "DELETE FROM snapshot WHERE id = ?", "d", snapshot);
}

static gpointer
record_row (LydStmt *stmt)
{
  LydSnapshotRecord *record = g_new0 (LydSnapshotRecord, 1);

  record->id = lyd_stmt_get_id (stmt, 0);
  record->title = lyd_stmt_dup_text (stmt, 1);
  record->what = lyd_stmt_dup_text (stmt, 2);
  record->params = lyd_stmt_dup_text (stmt, 3);
  record->numbers = lyd_stmt_dup_text (stmt, 4);
  record->at = lyd_stmt_get_int (stmt, 5);
  return record;
}

/* Returns: (transfer full) (nullable) (element-type LydSnapshotRecord): all of them, the latest first */
GPtrArray *
lyd_snapshot_rows_list (LydDb *db,
                        GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT id, title, what, params, numbers, at FROM snapshot ORDER BY at DESC, id DESC", "");

  return lyd_stmt_collect (stmt, record_row, (GDestroyNotify) lyd_snapshot_record_free, error);
}

/* Tells of every row, in the order in which they were added. */
gboolean
lyd_snapshot_rows_each (LydDb *db,
                        const LydId *snapshot,
                        LydSnapshotRowFunc func,
                        gpointer data,
                        GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT event, person, organization, state, attended, apart, first, seconds FROM snapshot_row WHERE snapshot = ?"
    " ORDER BY n",
    "d", snapshot);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydSnapshotRow row = { .event = lyd_stmt_get_id (stmt, 0),
                           .person = lyd_stmt_get_id (stmt, 1),
                           .organization = lyd_stmt_get_id (stmt, 2),
                           .state = lyd_stmt_get_text (stmt, 3),
                           .attended = (int) lyd_stmt_get_int (stmt, 4),
                           .apart = (int) lyd_stmt_get_int (stmt, 5),
                           .first = lyd_stmt_get_int (stmt, 6) != 0,
                           .seconds = lyd_stmt_get_int (stmt, 7) };

    func (&row, data);
  }
  return lyd_stmt_ended (local, error);
}
