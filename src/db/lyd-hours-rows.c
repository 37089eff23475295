#include "lyd-hours-rows.h"

void
lyd_hours_session_clear (LydHoursSession *self)
{
  g_free (self->timezone);
}

static LydHoursSession
session_row (LydStmt *stmt)
{
  return (LydHoursSession){
    .id = lyd_stmt_get_id (stmt, 0),
    .event = lyd_stmt_get_id (stmt, 1),
    .kind = MAX (lyd_word_find (&lyd_session_kinds, lyd_stmt_get_text (stmt, 2)), 0),
    .start = lyd_stmt_get_int (stmt, 3),
    .end = lyd_stmt_get_int (stmt, 4),
    .choice = lyd_stmt_get_int (stmt, 5) != 0,
    .sensitive = lyd_stmt_get_int (stmt, 6) != 0,
    .timezone = lyd_stmt_dup_text (stmt, 7),
    .narrow = lyd_stmt_get_int (stmt, 8) != 0,
  };
}

#define SESSIONS                                                                         \
  "SELECT s.id, s.event, s.kind, s.start, s.\"end\", s.choice, s.sensitive, e.timezone," \
  " EXISTS (SELECT 1 FROM audience a WHERE a.session = s.id)"                            \
  " FROM event e CROSS JOIN session s ON s.event = e.id"

/**
 * lyd_hours_rows_list_sessions:
 * @event: (nullable): one event; %NULL: those that start from @from on and before @to
 *
 * Returns: (transfer full) (element-type LydHoursSession): event by event, by start
 */
GArray *
lyd_hours_rows_list_sessions (LydDb *db,
                              const LydId *event,
                              gint64 from,
                              gint64 to,
                              GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (LydHoursSession));
  g_autoptr (LydStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;

  g_array_set_clear_func (sessions, (GDestroyNotify) lyd_hours_session_clear);
  if (event != NULL)
    stmt = lyd_db_query (db, error, SESSIONS " WHERE e.id = ? ORDER BY s.start, s.position, s.id", "d", event);
  else
    stmt = lyd_db_query (db, error,
                         SESSIONS " WHERE e.start >= ? AND e.start < ?"
                                  " ORDER BY e.start, e.id, s.start, s.position, s.id",
                         "ii", from, to);
  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydHoursSession session = session_row (stmt);

    g_array_append_val (sessions, session);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&sessions);
}

static gboolean
collect (LydStmt *stmt,
         GArray *rows,
         GError **error)
{
  g_autoptr (GError) local = NULL;

  while (stmt != NULL && lyd_stmt_step (stmt, &local)) {
    LydHoursRow row = {
      .registration = lyd_stmt_get_id (stmt, 0),
      .at = lyd_stmt_get_time (stmt, 1),
      .online = lyd_stmt_get_int (stmt, 2) != 0,
      .seconds = lyd_stmt_get_int (stmt, 3),
    };

    g_array_append_val (rows, row);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return stmt != NULL;
}

/* Adds whoever was at @session; twice, who was there in the room and online. */
gboolean
lyd_hours_rows_read (LydDb *db,
                     const LydId *session,
                     GArray *rows,
                     GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT a.registration, a.at, a.way = 'online',"
                  " CASE a.way WHEN 'online' THEN (SELECT o.counted FROM online o WHERE o.session = a.session"
                  "  AND o.registration = a.registration) END"
                  " FROM attended a WHERE a.session = ?",
                  "d", session);

  return collect (stmt, rows, error);
}

/* Adds every entry at @session that was not taken back, in no order. What was merged counts for what it was merged
 * into. */
gboolean
lyd_hours_rows_read_entries (LydDb *db,
                             const LydId *session,
                             GArray *rows,
                             GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT coalesce (r.merged_into, r.id), s.at, 0, NULL"
                  " FROM scan s CROSS JOIN registration r ON r.id = s.registration"
                  " WHERE s.session = ? AND s.kind = 'entry' AND s.verdict = 'admitted'"
                  " AND NOT EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id)",
                  "d", session);

  return collect (stmt, rows, error);
}
