#include "lyd-substitute-rows.h"

/* The place on the waiting list, the chosen sessions and those that are waited for go over; answers are copied, without
 * the sensitive ones: what somebody may not eat is their own. */
static const char *const statements[] = {
  "UPDATE registration SET waiting = (SELECT f.waiting FROM registration f WHERE f.id = ?1)"
  " WHERE id = ?2 AND status = 'waitlisted'",
  "INSERT OR IGNORE INTO place (registration, session) SELECT ?2, session FROM place WHERE registration = ?1",
  "DELETE FROM place WHERE registration = ?1",
  "INSERT OR IGNORE INTO waiting_place (registration, session, number)"
  " SELECT ?2, session, number FROM waiting_place WHERE registration = ?1",
  "DELETE FROM waiting_place WHERE registration = ?1",
  "INSERT OR IGNORE INTO answer (registration, question, value) SELECT ?2, a.question, a.value FROM answer a"
  " JOIN question q ON q.id = a.question WHERE a.registration = ?1 AND q.sensitive = 0",
};

/* Gives @to what @from holds of the event, within the caller's act. */
gboolean
lyd_substitute_rows_hand_over (LydDb *db,
                               const LydId *from,
                               const LydId *to,
                               GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!lyd_db_run (db, error, statements[i], i == 2 || i == 4 ? "d" : "dd", from, to))
      return FALSE;
  return TRUE;
}

/* @came: (out): whether @registration was anywhere, in the room or online */
gboolean
lyd_substitute_rows_came (LydDb *db,
                          const LydId *registration,
                          gboolean *came,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT EXISTS (SELECT 1 FROM attended WHERE registration = ?)", "d",
                  registration);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *came = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LydId): the guests and children who are still registered with
 * @registration, in the order in which they were */
GArray *
lyd_substitute_rows_list_guests (LydDb *db,
                                 const LydId *registration,
                                 GError **error)
{
  g_autoptr (GArray) guests = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) local = NULL;
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, &local,
                  "SELECT id FROM registration WHERE host = ? AND status NOT IN ('cancelled', 'denied')"
                  " AND merged_into IS NULL ORDER BY registered_at, id",
                  "d", registration);

  while (stmt != NULL && lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (guests, id);
  }
  if (local == NULL)
    return g_steal_pointer (&guests);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
