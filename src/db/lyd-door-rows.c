#include "lyd-door-rows.h"

/* By name; @confirmed: how many of its people have a place at @event, wherever they are now. */
gboolean
lyd_door_rows_list_organizations (LydDb *db,
                                  const LydId *event,
                                  LydDoorOrganizationFunc each,
                                  gpointer data,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT o.id, o.name, count(*) FROM registration r JOIN person p ON p.id = r.person"
                  " JOIN organization o ON o.id = p.organization"
                  " WHERE r.event = ? AND r.merged_into IS NULL AND r.status = 'confirmed'"
                  " GROUP BY o.id ORDER BY o.folded, o.id",
                  "d", event);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    if (!each (&id, lyd_stmt_get_text (stmt, 1), (int) lyd_stmt_get_int (stmt, 2), data))
      break;
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Returns: (transfer full) (element-type LydId): the registrations of @organization's people at @event, by name */
GArray *
lyd_door_rows_list_people (LydDb *db,
                           const LydId *event,
                           const LydId *organization,
                           GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT r.id FROM person p JOIN registration r ON r.person = p.id AND r.event = ?1"
                  " WHERE p.organization = ?2 AND r.merged_into IS NULL ORDER BY p.sort, r.id",
                  "dd", event, organization);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (ids, id);
  }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* How many who have a place came to @session and went again; @today: local day that counts where it admits by the day,
 * 0: every day. */
gboolean
lyd_door_rows_count_left (LydDb *db,
                          const LydId *session,
                          int today,
                          int *left,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT count(*) FROM presence x JOIN registration r ON r.id = x.registration"
                  " WHERE x.session = ?1 AND x.entries > 0 AND x.inside = 0 AND (?2 = 0 OR x.last_day = ?2)"
                  " AND r.status = 'confirmed' AND r.merged_into IS NULL",
                  "dn", session, today);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *left = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}
