#include "lyd-certificate-rows.h"

#include "lyd-events.h"

void
lyd_certificate_row_free (LydCertificateRow *self)
{
  g_free (self->name);
  g_free (self->given);
  g_free (self->family);
  g_free (self->email);
  g_free (self->language);
  g_free (self->organization);
  g_free (self->digest);
  g_free (self);
}

void
lyd_certificate_event_row_free (LydCertificateEventRow *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_free (self);
}

static LydCertificateRow *
certificate_row (LydStmt *stmt)
{
  LydCertificateRow *row = g_new0 (LydCertificateRow, 1);

  row->registration = lyd_stmt_get_id (stmt, 0);
  row->name = lyd_stmt_dup_text (stmt, 1);
  row->given = lyd_stmt_dup_text (stmt, 2);
  row->family = lyd_stmt_dup_text (stmt, 3);
  row->email = lyd_stmt_dup_text (stmt, 4);
  row->language = lyd_stmt_dup_text (stmt, 5);
  row->organization = lyd_stmt_dup_text (stmt, 6);
  row->type = MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 7)), 0);
  row->status = MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 8)), 0);
  row->room = lyd_stmt_get_int (stmt, 9) != 0;
  row->online = lyd_stmt_get_int (stmt, 10) != 0;
  row->role = lyd_stmt_get_int (stmt, 11) == 2   ? LYD_ROLE_HOST
              : lyd_stmt_get_int (stmt, 11) == 1 ? LYD_ROLE_PANELIST
                                                 : LYD_ROLE_ATTENDEE;
  row->made_at = lyd_stmt_get_time (stmt, 12);
  row->digest = lyd_stmt_dup_text (stmt, 13);
  return row;
}

/* Returns: (transfer full) (element-type LydCertificateRow): everybody who was at @event, in the order of lists; nobody
 * who asked to be forgotten, or at a sensitive session alone */
GPtrArray *
lyd_certificate_rows_list (LydDb *db,
                           const LydId *event,
                           GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "WITH here AS (SELECT a.registration AS id, max (a.way = 'room') AS room,"
                  "  max (a.way = 'online') AS online"
                  "  FROM session s JOIN attended a ON a.session = s.id WHERE s.event = ?1 AND s.sensitive = 0"
                  "  GROUP BY a.registration),"
                  " part AS (SELECT w.registration AS id, max (CASE w.role WHEN 'host' THEN 2 WHEN 'panelist' THEN 1"
                  "  ELSE 0 END) AS role FROM session s CROSS JOIN online w ON w.session = s.id WHERE s.event = ?1"
                  "  GROUP BY w.registration)"
                  " SELECT r.id, p.name, p.given, p.family, p.email, p.language, o.name, r.type, r.status, h.room,"
                  " h.online, (SELECT role FROM part WHERE part.id = r.id), c.at, c.digest"
                  " FROM here h CROSS JOIN registration r ON r.id = h.id JOIN person p ON p.id = r.person"
                  " LEFT JOIN organization o ON o.id = p.organization LEFT JOIN certificate c ON c.registration = r.id"
                  " WHERE r.event = ?1 AND r.merged_into IS NULL AND p.erased_at IS NULL"
                  " ORDER BY p.sort, p.name, r.id",
                  "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) certificate_row, (GDestroyNotify) lyd_certificate_row_free, error);
}

/* Returns: (transfer full) (element-type LydCertificateRow): who was confirmed for @event and was not there, in the
 * order of lists; no children, nobody who asked to be forgotten */
GPtrArray *
lyd_certificate_rows_list_missed (LydDb *db,
                                  const LydId *event,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT r.id, p.name, p.given, p.family, p.email, p.language, o.name, r.type, r.status, 0, 0, NULL,"
                  " NULL, NULL FROM registration r JOIN person p ON p.id = r.person"
                  " LEFT JOIN organization o ON o.id = p.organization"
                  " WHERE r.event = ? AND r.merged_into IS NULL AND r.status = 'confirmed' AND r.type <> 'child-guest'"
                  " AND p.erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM attended a WHERE a.registration = r.id)"
                  " ORDER BY p.sort, p.name, r.id",
                  "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) certificate_row, (GDestroyNotify) lyd_certificate_row_free, error);
}

static LydCertificateEventRow *
event_row (LydStmt *stmt)
{
  LydCertificateEventRow *row = g_new0 (LydCertificateEventRow, 1);

  row->event = lyd_event_new ();
  row->event->id = lyd_stmt_get_id (stmt, 0);
  row->n_attended = (int) lyd_stmt_get_int (stmt, 1);
  row->n_made = (int) lyd_stmt_get_int (stmt, 2);
  return row;
}

/**
 * lyd_certificate_rows_list_events:
 * @before: UTC milliseconds
 *
 * Counted are participants: no staff, speakers or children, no hosts and panelists, nobody who has cancelled.
 *
 * Returns: (transfer full) (element-type LydCertificateEventRow): the events that ended before then and at which
 *   somebody was, the latest first; nothing that is sensitive
 */
GPtrArray *
lyd_certificate_rows_list_events (LydDb *db,
                                  gint64 before,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT e.id, count(*), sum (c.registration IS NOT NULL) FROM event e"
                  " CROSS JOIN (SELECT s.event AS event, a.registration AS id FROM session s"
                  "   JOIN attended a ON a.session = s.id WHERE s.sensitive = 0 GROUP BY s.event, a.registration) h"
                  "   ON h.event = e.id"
                  " JOIN registration r ON r.id = h.id JOIN person p ON p.id = r.person"
                  " LEFT JOIN certificate c ON c.registration = r.id"
                  " WHERE e.\"end\" < ?1 AND e.sensitive = 0 AND e.state <> 'cancelled'"
                  " AND r.merged_into IS NULL AND r.status NOT IN ('cancelled', 'denied')"
                  " AND r.type NOT IN ('staff', 'speaker', 'child-guest') AND p.erased_at IS NULL"
                  " AND NOT EXISTS (SELECT 1 FROM session s CROSS JOIN online w ON w.session = s.id"
                  "   AND w.registration = r.id WHERE s.event = e.id AND w.role <> 'attendee')"
                  " GROUP BY e.id ORDER BY e.start DESC, e.id",
                  "i", before);
  g_autoptr (GPtrArray) rows =
    lyd_stmt_collect (stmt, (LydStmtRow) event_row, (GDestroyNotify) lyd_certificate_event_row_free, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    LydCertificateEventRow *row = g_ptr_array_index (rows, i);
    LydEvent *event = lyd_events_get (db, &row->event->id, error);

    if (event == NULL)
      return NULL;
    lyd_event_free (row->event);
    row->event = event;
  }
  return g_steal_pointer (&rows);
}

/* Returns: (transfer full) (element-type LydId): the registrations that a certificate was made for */
GArray *
lyd_certificate_rows_list_made (LydDb *db,
                                GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT registration FROM certificate ORDER BY registration", "");
  g_autoptr (GError) local = NULL;

  while (stmt != NULL && lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (ids, id);
  }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (stmt != NULL)
    return g_steal_pointer (&ids);
  return NULL;
}

/* Notes what was made for somebody, in the place of what was made before. */
gboolean
lyd_certificate_rows_set (LydDb *db,
                          const LydId *registration,
                          gint64 at,
                          const char *digest,
                          GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO certificate (registration, at, digest) VALUES (?, ?, ?)"
                     " ON CONFLICT (registration) DO UPDATE SET at = excluded.at, digest = excluded.digest",
                     "dis", registration, at, digest);
}
