#include "lyd-presenters.h"

/* The order of presenter_row(). */
#define SELECT                                                                 \
  "SELECT t.id, t.session, t.person, coalesce(p.name, t.name, ''), t.position" \
  " FROM presenter t LEFT JOIN person p ON p.id = t.person"

static LydPresenter *
presenter_row (LydStmt *stmt)
{
  LydPresenter *presenter = lyd_presenter_new ();

  presenter->id = lyd_stmt_get_id (stmt, 0);
  presenter->session = lyd_stmt_get_id (stmt, 1);
  presenter->person = lyd_stmt_get_id (stmt, 2);
  presenter->name = lyd_stmt_dup_text (stmt, 3);
  presenter->position = (int) lyd_stmt_get_int (stmt, 4);
  return presenter;
}

/* Returns: (transfer full) (nullable) (element-type LydPresenter): in their order */
GPtrArray *
lyd_presenters_list (LydDb *db,
                     const LydId *session,
                     GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, SELECT " WHERE t.session = ? ORDER BY t.position, t.id", "d", session);

  return lyd_stmt_collect (stmt, (LydStmtRow) presenter_row, (GDestroyNotify) lyd_presenter_free, error);
}

static LydSession *
find_session (GPtrArray *sessions,
              const LydId *id)
{
  for (guint i = 0; i < sessions->len; i++)
    if (lyd_id_equal (&((LydSession *) g_ptr_array_index (sessions, i))->id, id))
      return g_ptr_array_index (sessions, i);
  return NULL;
}

/* @sessions: (element-type LydSession): of @event; each gets its presenters */
gboolean
lyd_presenters_read_all (LydDb *db,
                         const LydId *event,
                         GPtrArray *sessions,
                         GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           SELECT " WHERE t.session IN (SELECT id FROM session WHERE event = ?)"
                                                  " ORDER BY t.session, t.position, t.id",
                                           "d", event);
  g_autoptr (GPtrArray) all =
    lyd_stmt_collect (stmt, (LydStmtRow) presenter_row, (GDestroyNotify) lyd_presenter_free, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++) {
    LydSession *session = g_ptr_array_index (sessions, i);

    g_clear_pointer (&session->presenters, g_ptr_array_unref);
    session->presenters = lyd_presenters_new ();
  }
  for (guint i = 0; i < all->len; i++) {
    const LydPresenter *presenter = g_ptr_array_index (all, i);
    LydSession *session = find_session (sessions, &presenter->session);

    if (session != NULL)
      g_ptr_array_add (session->presenters, lyd_presenter_copy (presenter));
  }
  return TRUE;
}

/* Whoever is on file is kept by who they are; their name follows. */
gboolean
lyd_presenters_insert (LydDb *db,
                       const LydPresenter *presenter,
                       GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO presenter (id, session, person, name, position) VALUES (?, ?, ?, ?, ?)",
                     "dddsn", &presenter->id, &presenter->session, &presenter->person,
                     lyd_id_is_none (&presenter->person) ? presenter->name : NULL, presenter->position);
}

/* Everybody who presents @session. */
gboolean
lyd_presenters_delete (LydDb *db,
                       const LydId *session,
                       GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM presenter WHERE session = ?", "d", session);
}

/**
 * lyd_attenders_list:
 * @names: keeps the names
 *
 * Returns: (transfer full) (nullable) (element-type LydAttender): who chose which session, among those whose
 *   registration stands; nobody of a session that is only counted
 */
GArray *
lyd_attenders_list (LydDb *db,
                    const LydId *event,
                    GStringChunk *names,
                    GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT r.person, c.session, p.name FROM session s"
                                           " JOIN place c ON c.session = s.id"
                                           " JOIN registration r ON r.id = c.registration"
                                           " JOIN person p ON p.id = r.person WHERE s.event = ? AND s.sensitive = 0"
                                           " AND r.status IN ('confirmed', 'pending') AND r.merged_into IS NULL",
                                           "d", event);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LydAttender));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydAttender attender = { .person = lyd_stmt_get_id (stmt, 0),
                             .session = lyd_stmt_get_id (stmt, 1),
                             .name = g_string_chunk_insert_const (names, lyd_stmt_get_text (stmt, 2)) };

    g_array_append_val (list, attender);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&list);
}
