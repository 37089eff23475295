#include "lyd-rehearsal-rows.h"

#include "lyd-time.h"

#define DOOR_OPEN (6 * LYD_HOUR) /* a rehearsal takes no longer */

static gpointer
read_person (LydStmt *stmt)
{
  LydComer *person = g_new0 (LydComer, 1);

  person->registration = lyd_stmt_get_id (stmt, 0);
  person->name = g_strdup (lyd_stmt_get_text (stmt, 1));
  person->organization = g_strdup (lyd_stmt_get_text (stmt, 2));
  person->code = g_strdup (lyd_stmt_get_text (stmt, 3));
  return person;
}

/* Returns: (transfer full) (nullable) (element-type LydComer): whom a session still expects, and who waits for
 * a place at its event, in no order that anybody could learn */
GPtrArray *
lyd_rehearsal_rows_list (LydDb *db,
                         const LydId *session,
                         int limit,
                         GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT r.id, p.name, o.name,"
                  " (SELECT c.code FROM code c WHERE c.registration = r.id AND c.revoked_at IS NULL"
                  "  ORDER BY c.issued_at DESC LIMIT 1) AS code"
                  " FROM session s JOIN registration r ON r.event = s.event JOIN person p ON p.id = r.person"
                  " LEFT JOIN organization o ON o.id = p.organization"
                  " WHERE s.id = ?1 AND r.merged_into IS NULL AND code IS NOT NULL"
                  " AND (r.status = 'confirmed' OR r.status = 'waitlisted')"
                  " AND (NOT s.choice OR EXISTS"
                  "  (SELECT 1 FROM place c WHERE c.session = s.id AND c.registration = r.id))"
                  " AND NOT EXISTS (SELECT 1 FROM presence a"
                  "  WHERE a.session = s.id AND a.registration = r.id AND a.entries > 0)"
                  " ORDER BY substr (hex (r.id), -8), r.id LIMIT ?2",
                  "dn", session, limit);

  return stmt != NULL
           ? lyd_stmt_collect (stmt, read_person, (GDestroyNotify) lyd_comer_free, error)
           : NULL;
}

/* In a copy alone: the door of @session is open at @now, whenever it opens in truth, and no badge that waits for a
 * printer comes out twice. */
gboolean
lyd_rehearsal_rows_open (LydDb *db,
                         const LydId *session,
                         gint64 now,
                         GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM print_job", "") &&
         lyd_db_run (db, error,
                     "UPDATE session SET start = ?2, \"end\" = ?3 WHERE id = ?1 AND opens_before IS NOT NULL"
                     " AND (start - opens_before * 60000 > ?2 OR \"end\" + coalesce (closes_after, 0) * 60000 < ?3)",
                     "dii", session, now, now + DOOR_OPEN);
}

/* @n: (out): the number of the last scan; 0: there is none */
gboolean
lyd_rehearsal_rows_get_last (LydDb *db,
                             gint64 *n,
                             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT coalesce (max (n), 0) FROM scan", "");

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n = lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LydId): the scans after the one with the number @since */
GArray *
lyd_rehearsal_rows_list_scans (LydDb *db,
                               gint64 since,
                               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT id FROM scan WHERE n > ? ORDER BY n", "i", since);
  g_autoptr (GArray) scans = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (scans, id);
  }
  if (local == NULL)
    return g_steal_pointer (&scans);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* @n: (out): how many of @scans are in this file */
gboolean
lyd_rehearsal_rows_count (LydDb *db,
                          GArray *scans,
                          int *n,
                          GError **error)
{
  *n = 0;
  for (guint i = 0; i < scans->len; i++) {
    g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT count(*) FROM scan WHERE id = ?", "d",
                                             &g_array_index (scans, LydId, i));

    if (stmt == NULL || !lyd_stmt_step (stmt, error))
      return FALSE;
    *n += (int) lyd_stmt_get_int (stmt, 0);
  }
  return TRUE;
}
