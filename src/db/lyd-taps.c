#include "lyd-taps.h"

#include <glib/gi18n.h>

gboolean
lyd_taps_insert (LydDb *db,
                 const LydId *id,
                 const LydId *station,
                 const LydId *session,
                 int delta,
                 gint64 at,
                 GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO tap (id, station, session, delta, at) VALUES (?, ?, ?, ?, ?)", "dddni", id,
                     station, session, delta, at);
}

/* @heads: (out): how many were counted, without those taken back */
gboolean
lyd_taps_count (LydDb *db,
                const LydId *session,
                int *heads,
                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT coalesce(sum(delta), 0) FROM tap WHERE session = ?", "d", session);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *heads = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

/* @problems: a sentence is added for every session whose count cannot be: each tap is one head, and no more are taken
 * back than were counted before. */
gboolean
lyd_taps_check (LydDb *db,
                GPtrArray *problems,
                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT s.title FROM session s WHERE s.id IN (SELECT session FROM"
                  "  (SELECT session, delta, sum(delta) OVER (PARTITION BY session ORDER BY n) AS heads FROM tap)"
                  "  WHERE heads < 0 OR delta NOT IN (-1, 1)) ORDER BY s.start, s.id",
                  "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local))
    g_ptr_array_add (problems, g_strdup_printf (_ ("The count of heads of “%s” is damaged: more were taken back than "
                                                   "counted."),
                                                lyd_stmt_get_text (stmt, 0)));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
