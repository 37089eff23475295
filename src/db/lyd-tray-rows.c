#include "lyd-tray-rows.h"

#include <string.h>

void
lyd_tray_row_free (LydTrayRow *self)
{
  g_free (self->first);
  g_free (self->last);
  g_free (self->first_name);
  g_free (self->last_name);
  g_free (self);
}

/* Adds the badge that @stmt stands on: rows come by tray, then by what they are sorted by. */
static void
add_badge (GPtrArray *trays,
           LydStmt *stmt)
{
  int tray = (int) lyd_stmt_get_int (stmt, 0);
  LydTrayRow *row = trays->len > 0 ? g_ptr_array_index (trays, trays->len - 1) : NULL;

  if (row == NULL || row->tray != tray) {
    row = g_new0 (LydTrayRow, 1);
    row->tray = tray;
    row->first = lyd_stmt_dup_text (stmt, 2);
    row->first_name = lyd_stmt_dup_text (stmt, 3);
    g_ptr_array_add (trays, row);
  }
  row->n_badges++;
  row->last_slot = MAX (row->last_slot, (int) lyd_stmt_get_int (stmt, 1));
  g_free (row->last);
  g_free (row->last_name);
  row->last = lyd_stmt_dup_text (stmt, 2);
  row->last_name = lyd_stmt_dup_text (stmt, 3);
}

/* Returns: (transfer full) (nullable) (element-type LydTrayRow): the event's trays, the first one first */
GPtrArray *
lyd_tray_rows_list (LydDb *db,
                    const LydId *event,
                    GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT y.tray, y.slot, p.sort, coalesce(nullif(p.family, ''), p.name) FROM registration r"
                  " JOIN tray_slot y ON y.registration = r.id JOIN person p ON p.id = r.person"
                  " WHERE r.event = ? ORDER BY y.tray, p.sort, p.name, r.id",
                  "d", event);
  g_autoptr (GPtrArray) trays = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_tray_row_free);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local))
    add_badge (trays, stmt);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&trays);
}

/* Where one badge lies; 0 and 0: in no tray. */
gboolean
lyd_tray_rows_get (LydDb *db,
                   const LydId *registration,
                   int *tray,
                   int *slot,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT tray, slot FROM tray_slot WHERE registration = ?", "d", registration);
  g_autoptr (GError) local = NULL;

  *tray = *slot = 0;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    *tray = (int) lyd_stmt_get_int (stmt, 0);
    *slot = (int) lyd_stmt_get_int (stmt, 1);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* A badge that lies somewhere already stays there. */
gboolean
lyd_tray_rows_insert (LydDb *db,
                      const LydId *registration,
                      int tray,
                      int slot,
                      GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO tray_slot (registration, tray, slot) VALUES (?, ?, ?)"
                     " ON CONFLICT (registration) DO NOTHING",
                     "dii", registration, (gint64) tray, (gint64) slot);
}

gboolean
lyd_tray_rows_clear (LydDb *db,
                     const LydId *event,
                     GError **error)
{
  return lyd_db_run (db, error,
                     "DELETE FROM tray_slot WHERE registration IN (SELECT id FROM registration WHERE event = ?)", "d",
                     event);
}
