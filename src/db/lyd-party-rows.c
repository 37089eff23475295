#include "lyd-party-rows.h"

static GArray *
read_rows (LydStmt *stmt,
           GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LydPartyRow));
  g_autoptr (GError) local = NULL;

  while (lyd_stmt_step (stmt, &local)) {
    int type = lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 1));
    LydPartyRow row = { lyd_stmt_get_id (stmt, 0), type >= 0 ? (LydAttendeeType) type : LYD_ATTENDEE_MEMBER_STAFF };

    g_array_append_val (rows, row);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&rows);
}

/* Returns: (transfer full) (nullable) (element-type LydPartyRow): who is confirmed at @event; with @came, whoever was
 * there, in the room or online; by name */
GArray *
lyd_party_rows_list_event (LydDb *db,
                           const LydId *event,
                           gboolean came,
                           GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT r.person, r.type FROM registration r JOIN person p ON p.id = r.person"
    " WHERE r.event = ?1 AND r.merged_into IS NULL AND r.status = 'confirmed' AND (NOT ?2 OR EXISTS"
    "  (SELECT 1 FROM attended e WHERE e.registration = r.id))"
    " ORDER BY p.sort, p.id",
    "di", event, (gint64) came);

  return stmt != NULL ? read_rows (stmt, error) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydPartyRow): everybody of @organization, by name */
GArray *
lyd_party_rows_list_organization (LydDb *db,
                                  const LydId *organization,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT p.id, (SELECT r.type FROM registration r JOIN event e ON e.id = r.event"
    "  WHERE r.person = p.id AND r.merged_into IS NULL AND r.status = 'confirmed' AND e.sensitive = 0"
    "  ORDER BY e.start DESC LIMIT 1)"
    " FROM person p WHERE p.organization = ? AND p.erased_at IS NULL ORDER BY p.sort, p.id",
    "d", organization);

  return stmt != NULL ? read_rows (stmt, error) : NULL;
}
