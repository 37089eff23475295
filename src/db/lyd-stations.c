#include "lyd-stations.h"

/* Makes the station known to this file; one that is known already stays as it is. */
gboolean
lyd_stations_insert (LydDb *db,
                     const LydStation *station,
                     GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO station (id, label, since) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                     "dsi", &station->id, station->label, station->since);
}

gboolean
lyd_stations_has (LydDb *db,
                  const LydId *id,
                  GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT 1 FROM station WHERE id = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error);
}

/* Returns: (transfer full) (element-type LydStation): every station that ever wrote into this file, the oldest first */
GPtrArray *
lyd_stations_list (LydDb *db,
                   GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_station_free);
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT id, label, since FROM station ORDER BY since, id", "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydStation *station = lyd_station_new ();

    station->id = lyd_stmt_get_id (stmt, 0);
    station->label = lyd_stmt_dup_text (stmt, 1);
    station->since = lyd_stmt_get_int (stmt, 2);
    g_ptr_array_add (list, station);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&list);
}

/* The last sequence number that the station used in this file, 0 before its first scan; -1 with an error. */
gint64
lyd_stations_get_last_seq (LydDb *db,
                           const LydId *id,
                           GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT max(seq) FROM scan WHERE station = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? lyd_stmt_get_int (stmt, 0) : -1;
}
