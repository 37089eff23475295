#include "lyd-invitation-rows.h"

void
lyd_invitee_row_free (LydInviteeRow *self)
{
  g_free (self->name);
  g_free (self->given);
  g_free (self->family);
  g_free (self->email);
  g_free (self->language);
  g_free (self->state);
  g_free (self);
}

static void
read_invitation (LydStmt *stmt,
                 int column,
                 LydInvitation *invitation)
{
  invitation->registration = lyd_stmt_get_id (stmt, column);
  invitation->sequence = (int) lyd_stmt_get_int (stmt, column + 1);
  invitation->start = lyd_stmt_get_int (stmt, column + 2);
  invitation->method = MAX (lyd_word_find (&lyd_invite_methods, lyd_stmt_get_text (stmt, column + 3)), 0);
  invitation->at = lyd_stmt_get_int (stmt, column + 4);
}

static LydInviteeRow *
invitee_row (LydStmt *stmt)
{
  LydInviteeRow *row = g_new0 (LydInviteeRow, 1);

  row->registration = lyd_stmt_get_id (stmt, 0);
  row->person = lyd_stmt_get_id (stmt, 1);
  row->name = lyd_stmt_dup_text (stmt, 2);
  row->given = lyd_stmt_dup_text (stmt, 3);
  row->family = lyd_stmt_dup_text (stmt, 4);
  row->email = lyd_stmt_dup_text (stmt, 5);
  row->language = lyd_stmt_dup_text (stmt, 6);
  row->state = lyd_stmt_dup_text (stmt, 7);
  row->status = MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 8)), 0);
  row->has_invitation = !lyd_stmt_is_null (stmt, 9);
  if (row->has_invitation)
    read_invitation (stmt, 9, &row->invitation);
  row->attended = lyd_stmt_get_int (stmt, 14) != 0;
  return row;
}

/* Returns: (transfer full) (element-type LydInviteeRow): every registration of the event that stands, in the order of
 * lists, with what it was last given */
GPtrArray *
lyd_invitation_rows_list (LydDb *db,
                          const LydId *event,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT r.id, r.person, p.name, p.given, p.family, p.email, p.language, o.state, r.status,"
                  " i.registration, i.sequence, i.start, i.method, i.at,"
                  " EXISTS (SELECT 1 FROM attended a WHERE a.registration = r.id)"
                  " FROM registration r JOIN person p ON p.id = r.person"
                  " LEFT JOIN organization o ON o.id = p.organization LEFT JOIN invitation i ON i.registration = r.id"
                  " WHERE r.event = ? AND r.merged_into IS NULL ORDER BY p.sort, p.name, r.id",
                  "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) invitee_row, (GDestroyNotify) lyd_invitee_row_free, error);
}

/* @statuses: (out caller-allocates) (element-type LydStatus): of the same registrations.
 * Returns: (transfer full) (element-type LydInvitation): what the event's registrations were given, and no more than
 *   that: for counting, also where there are 100,000 */
GArray *
lyd_invitation_rows_list_given (LydDb *db,
                                const LydId *event,
                                GArray *statuses,
                                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT i.registration, i.sequence, i.start, i.method, i.at, r.status FROM invitation i"
    " CROSS JOIN registration r ON r.id = i.registration WHERE r.event = ? AND r.merged_into IS NULL",
    "d", event);
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (LydInvitation));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydInvitation invitation;
    LydStatus status = MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 5)), 0);

    read_invitation (stmt, 0, &invitation);
    g_array_append_val (given, invitation);
    g_array_append_val (statuses, status);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&given);
}

/* Notes what a registration was given, in the place of what it had before. */
gboolean
lyd_invitation_rows_set (LydDb *db,
                         const LydInvitation *invitation,
                         GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO invitation (registration, sequence, start, method, at) VALUES (?, ?, ?, ?, ?)"
                     " ON CONFLICT (registration) DO UPDATE SET sequence = excluded.sequence, start = excluded.start,"
                     " method = excluded.method, at = excluded.at",
                     "dnisi", &invitation->registration, invitation->sequence, invitation->start,
                     lyd_word_id (&lyd_invite_methods, invitation->method), invitation->at);
}

/* @changed_at: (out): when the event was changed last, by undo as well */
gboolean
lyd_invitation_rows_get_changed_at (LydDb *db,
                                    const LydId *event,
                                    gint64 *changed_at,
                                    GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT coalesce(max(changed_at), 0) FROM row_version WHERE id = ?", "d", event);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *changed_at = lyd_stmt_get_int (stmt, 0);
  return TRUE;
}
