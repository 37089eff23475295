#include "lyd-prints.h"

/* Logs that a badge was printed; @digest is of what stood on it. */
gboolean
lyd_prints_insert (LydDb *db,
                   const LydId *id,
                   const LydId *registration,
                   const char *stock,
                   gint64 at,
                   const char *digest,
                   GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO print (id, registration, stock, at, digest) VALUES (?, ?, ?, ?, ?)",
                     "ddsis", id, registration, stock, at, digest);
}

/* When the registration's badge was printed last; %LYD_TIME_NONE where it never was. */
gboolean
lyd_prints_get_last (LydDb *db,
                     const LydId *registration,
                     gint64 *at,
                     GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT max (at) FROM print WHERE registration = ?", "d", registration);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *at = lyd_stmt_get_time (stmt, 0);
  return TRUE;
}

/* How many of those who come never had a badge printed. */
gboolean
lyd_prints_count_missing (LydDb *db,
                          const LydId *event,
                          int *n,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT count(*) FROM registration r WHERE r.event = ? AND r.status = 'confirmed'"
                  " AND NOT EXISTS (SELECT 1 FROM print w WHERE w.registration = r.id)",
                  "d", event);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

/**
 * lyd_nudges_get:
 * @dx: (out): points to the right, 0 where nothing was set
 * @dy: (out): points down
 */
gboolean
lyd_nudges_get (LydDb *db,
                const char *printer,
                const char *stock,
                double *dx,
                double *dy,
                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT CAST (round (dx * 1000) AS INTEGER), CAST (round (dy * 1000) AS INTEGER)"
                  " FROM nudge WHERE printer = ? AND stock = ?",
                  "ss", printer, stock);
  g_autoptr (GError) local = NULL;

  *dx = *dy = 0;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    *dx = (double) lyd_stmt_get_int (stmt, 0) / 1000;
    *dy = (double) lyd_stmt_get_int (stmt, 1) / 1000;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

gboolean
lyd_nudges_set (LydDb *db,
                const char *printer,
                const char *stock,
                double dx,
                double dy,
                GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO nudge (printer, stock, dx, dy) VALUES (?, ?, ? / 1000.0, ? / 1000.0)"
                     " ON CONFLICT (printer, stock) DO UPDATE SET dx = excluded.dx, dy = excluded.dy",
                     "ssii", printer, stock, (gint64) (dx * 1000), (gint64) (dy * 1000));
}
