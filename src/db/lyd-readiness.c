#include "lyd-readiness.h"

#include "lyd-time.h"

gboolean
lyd_readiness_set (LydDb *db,
                   const LydId *event,
                   const char *what,
                   gint64 at,
                   GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO readiness (event, what, at) VALUES (?1, ?2, ?3)"
                     " ON CONFLICT (event, what) DO UPDATE SET at = ?3",
                     "dsi", event, what, at);
}

/* One number, which may be missing. */
static gboolean
read_time (LydStmt *stmt,
           gint64 *at,
           GError **error)
{
  g_autoptr (GError) local = NULL;

  *at = LYD_TIME_NONE;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *at = lyd_stmt_get_time (stmt, 0);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @at: (out): when it was last seen to; %LYD_TIME_NONE: never */
gboolean
lyd_readiness_get (LydDb *db,
                   const LydId *event,
                   const char *what,
                   gint64 *at,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT at FROM readiness WHERE event = ? AND what = ?", "ds", event, what);

  return read_time (stmt, at, error);
}

gboolean
lyd_readiness_count (LydDb *db,
                     const LydId *event,
                     gint64 since,
                     LydReadinessCount *count,
                     GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT count(*), coalesce(sum(NOT EXISTS"
                  "  (SELECT 1 FROM code c WHERE c.registration = r.id AND c.revoked_at IS NULL)), 0),"
                  " coalesce(sum(r.registered_at > ?2), 0)"
                  " FROM registration r WHERE r.event = ?1 AND r.status = 'confirmed' AND r.merged_into IS NULL",
                  "di", event, since);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *count = (LydReadinessCount){ (int) lyd_stmt_get_int (stmt, 0), (int) lyd_stmt_get_int (stmt, 1),
                                (int) lyd_stmt_get_int (stmt, 2) };
  return TRUE;
}

/* @at: (out): the clock's time when something was last written down here; %LYD_TIME_NONE: nothing was */
gboolean
lyd_readiness_get_latest (LydDb *db,
                          gint64 *at,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT max(at) FROM"
                  " (SELECT * FROM (SELECT recorded_at AS at FROM scan ORDER BY n DESC LIMIT 1)"
                  "  UNION ALL SELECT * FROM (SELECT at FROM journal ORDER BY n DESC LIMIT 1))",
                  "");

  return read_time (stmt, at, error);
}
