#include "lyd-usage.h"

#include "lyd-question-rows.h"

static gboolean
read_number (LydDb *db,
             const char *sql,
             const LydId *id,
             int *n,
             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, sql, "d", id);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

/* @used: (out): whether somebody registered, something was brought in or scanned */
gboolean
lyd_events_is_used (LydDb *db,
                    const LydId *event,
                    gboolean *used,
                    GError **error)
{
  return read_number (db,
                      "SELECT EXISTS (SELECT 1 FROM registration WHERE event = ?1)"
                      " OR EXISTS (SELECT 1 FROM import_batch WHERE event = ?1)"
                      " OR EXISTS (SELECT 1 FROM session s JOIN scan c ON c.session = s.id WHERE s.event = ?1)"
                      " OR EXISTS (SELECT 1 FROM session s JOIN tap t ON t.session = s.id WHERE s.event = ?1)"
                      " OR EXISTS (SELECT 1 FROM session s JOIN online_report o ON o.session = s.id WHERE s.event = ?1)"
                      " OR EXISTS (SELECT 1 FROM desk_copy WHERE event = ?1)",
                      event, used, error);
}

/* Children first. The caller has seen that it is not used; what is used is refused by its foreign keys. */
gboolean
lyd_events_delete (LydDb *db,
                   const LydId *event,
                   GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM question WHERE event = ?", "d", event) &&
         lyd_db_run (db, error, "DELETE FROM audience WHERE event = ?", "d", event) &&
         lyd_db_run (db, error, "DELETE FROM material WHERE event = ?", "d", event) &&
         lyd_db_run (db, error, "DELETE FROM presenter WHERE session IN (SELECT id FROM session WHERE event = ?)", "d",
                     event) &&
         lyd_db_run (db, error, "DELETE FROM settlement WHERE session IN (SELECT id FROM session WHERE event = ?)", "d",
                     event) &&
         lyd_db_run (db, error, "DELETE FROM session WHERE event = ?", "d", event) &&
         lyd_db_run (db, error, "DELETE FROM event_program WHERE event = ?", "d", event) &&
         lyd_db_run (db, error, "DELETE FROM seat_allotment WHERE event = ?", "d", event) &&
         lyd_db_run (db, error, "DELETE FROM badge_design WHERE event = ?", "d", event) &&
         lyd_db_run (db, error, "DELETE FROM readiness WHERE event = ?", "d", event) &&
         lyd_db_run (db, error, "DELETE FROM closing WHERE event = ?", "d", event) &&
         lyd_db_run (db, error, "DELETE FROM event WHERE id = ?", "d", event);
}

/* @used: (out): whether somebody chose it or was there */
gboolean
lyd_sessions_is_used (LydDb *db,
                      const LydId *session,
                      gboolean *used,
                      GError **error)
{
  return read_number (db,
                      "SELECT EXISTS (SELECT 1 FROM place WHERE session = ?1)"
                      " OR EXISTS (SELECT 1 FROM waiting_place WHERE session = ?1)"
                      " OR EXISTS (SELECT 1 FROM scan WHERE session = ?1)"
                      " OR EXISTS (SELECT 1 FROM online_report WHERE session = ?1)"
                      " OR EXISTS (SELECT 1 FROM tap WHERE session = ?1)",
                      session, used, error);
}

gboolean
lyd_sessions_delete (LydDb *db,
                     const LydId *session,
                     GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM audience WHERE session = ?", "d", session) &&
         lyd_db_run (db, error, "DELETE FROM presenter WHERE session = ?", "d", session) &&
         lyd_db_run (db, error, "UPDATE material SET session = NULL WHERE session = ?", "d", session) &&
         lyd_db_run (db, error, "DELETE FROM settlement WHERE session = ?", "d", session) &&
         lyd_db_run (db, error, "DELETE FROM session WHERE id = ?", "d", session);
}

/* @n: (out): how many whose registration stands have chosen it */
gboolean
lyd_sessions_count_places (LydDb *db,
                           const LydId *session,
                           int *n,
                           GError **error)
{
  return read_number (db,
                      "SELECT count(*) FROM place p JOIN registration r ON r.id = p.registration"
                      " WHERE p.session = ? AND r.status = 'confirmed'",
                      session, n, error);
}

/**
 * lyd_answers_count_missing:
 * @n: (out): how many who come have not answered something that must be answered
 * @labels: (out) (transfer full) (nullable): which questions, in their order; %NULL where none is missing
 */
gboolean
lyd_answers_count_missing (LydDb *db,
                           const LydId *event,
                           int *n,
                           char **labels,
                           GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  *labels = NULL;
  if (!read_number (db,
                    "SELECT count(*) FROM registration r WHERE r.event = ?1 AND r.status IN ('confirmed', 'pending')"
                    " AND EXISTS (SELECT 1 FROM question WHERE event = ?1 AND required = 1)"
                    " AND EXISTS (SELECT 1 FROM question q WHERE q.event = ?1 AND q.required = 1 AND " LYD_ASKED
                    "   AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.registration = r.id AND a.question = q.id))",
                    event, n, error))
    return FALSE;
  if (*n == 0)
    return TRUE;

  stmt = lyd_db_query (
    db, error,
    "SELECT q.label FROM question q WHERE q.event = ?1 AND q.required = 1 AND EXISTS"
    " (SELECT 1 FROM registration r WHERE r.event = ?1 AND r.status IN ('confirmed', 'pending') AND " LYD_ASKED
    "   AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.registration = r.id AND a.question = q.id))"
    " ORDER BY q.position, q.id",
    "d", event);
  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", lyd_stmt_get_text (stmt, 0));
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *labels = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

/* @entry: (out): the journal's entry of the event's last import that stands; none where there is none */
gboolean
lyd_events_find_import (LydDb *db,
                        const LydId *event,
                        LydId *entry,
                        GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT j.id FROM import_batch b JOIN journal j ON j.subject = b.id"
                                           " WHERE b.event = ? AND j.code = 'import' AND j.undone_at IS NULL"
                                           " ORDER BY j.n DESC LIMIT 1",
                                           "d", event);
  g_autoptr (GError) local = NULL;

  *entry = lyd_id_none;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *entry = lyd_stmt_get_id (stmt, 0);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}
