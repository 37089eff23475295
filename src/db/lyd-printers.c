#include "lyd-printers.h"

static gpointer
read_row (LydStmt *stmt)
{
  LydPrinterNote *note = lyd_printer_note_new (lyd_stmt_get_text (stmt, 0));

  note->stock = lyd_stmt_dup_text (stmt, 1);
  note->labels = lyd_stmt_get_limit (stmt, 2);
  note->tested_at = lyd_stmt_get_time (stmt, 3);
  return note;
}

/* Returns: (transfer full) (nullable): with nothing known where the printer is not; %NULL with @error set */
LydPrinterNote *
lyd_printers_get (LydDb *db,
                  const char *name,
                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT name, stock, labels, tested_at FROM printer WHERE name = ?", "s", name);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  if (lyd_stmt_step (stmt, &local))
    return read_row (stmt);
  if (local == NULL)
    return lyd_printer_note_new (name);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydPrinterNote) */
GPtrArray *
lyd_printers_list (LydDb *db,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT name, stock, labels, tested_at FROM printer ORDER BY name", "");

  return lyd_stmt_collect (stmt, read_row, (GDestroyNotify) lyd_printer_note_free, error);
}

gboolean
lyd_printers_set (LydDb *db,
                  const LydPrinterNote *note,
                  GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO printer (name, stock, labels, tested_at) VALUES (?, ?, ?, ?) ON CONFLICT (name)"
                     " DO UPDATE SET stock = excluded.stock, labels = excluded.labels, tested_at = excluded.tested_at",
                     "sslt", note->name, note->stock, note->labels, note->tested_at);
}
