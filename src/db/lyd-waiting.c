#include "lyd-waiting.h"

/* Whoever counts against an organization's seats: lyd_seats_counts(), as SQL. */
#define COUNTS "r.type IN ('member-staff', 'guest')"

/* Reads three counts: taken, waiting, pending. */
static gboolean
read_counts (LydStmt *stmt,
             LydPlaces *places,
             GError **error)
{
  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  places->taken = (int) lyd_stmt_get_int (stmt, 0);
  places->waiting = (int) lyd_stmt_get_int (stmt, 1);
  places->pending = (int) lyd_stmt_get_int (stmt, 2);
  return TRUE;
}

gboolean
lyd_waiting_count_event (LydDb *db,
                         const LydEvent *event,
                         LydPlaces *places,
                         GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT coalesce(sum(status = 'confirmed'), 0), coalesce(sum(status = 'waitlisted'), 0),"
                  " coalesce(sum(status = 'pending'), 0) FROM registration WHERE event = ?",
                  "d", &event->id);

  places->capacity = event->capacity;
  return read_counts (stmt, places, error);
}

/* Of a session that is chosen. Whoever is not confirmed for the event neither takes a place nor waits for one yet. */
gboolean
lyd_waiting_count_session (LydDb *db,
                           const LydSession *session,
                           LydPlaces *places,
                           GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT (SELECT count(*) FROM place p JOIN registration r ON r.id = p.registration"
    "         WHERE p.session = ?1 AND r.status = 'confirmed'),"
    "       (SELECT count(*) FROM waiting_place w JOIN registration r ON r.id = w.registration"
    "         WHERE w.session = ?1 AND r.status = 'confirmed'),"
    "       (SELECT count(*) FROM place p JOIN registration r ON r.id = p.registration"
    "         WHERE p.session = ?1 AND r.status = 'pending')",
    "d", &session->id);

  places->capacity = session->capacity;
  return read_counts (stmt, places, error);
}

static LydWaiting *
waiting_row (LydStmt *stmt)
{
  LydWaiting *waiting = g_new0 (LydWaiting, 1);

  waiting->registration = lyd_stmt_get_id (stmt, 0);
  waiting->name = lyd_stmt_dup_text (stmt, 1);
  waiting->organization = lyd_stmt_dup_text (stmt, 2);
  waiting->registered_at = lyd_stmt_get_int (stmt, 3);
  return waiting;
}

static GPtrArray *
collect_waiting (LydStmt *stmt,
                 GError **error)
{
  return lyd_stmt_collect (stmt, (LydStmtRow) waiting_row, (GDestroyNotify) lyd_waiting_free, error);
}

/* Returns: (transfer full) (element-type LydWaiting): who waits for the event, the first @limit in their order (-1:
 * all) */
GPtrArray *
lyd_waiting_list_event (LydDb *db,
                        const LydId *event,
                        int limit,
                        GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT r.id, p.name, o.name, r.registered_at FROM registration r JOIN person p ON p.id = r.person"
    " LEFT JOIN organization o ON o.id = p.organization WHERE r.event = ? AND r.status = 'waitlisted'"
    " ORDER BY coalesce(r.waiting, 0), r.registered_at, r.id LIMIT ?",
    "dn", event, limit);

  return collect_waiting (stmt, error);
}

/* As lyd_waiting_list_event(), for a place in @session: of those only who are confirmed for the event. */
GPtrArray *
lyd_waiting_list_session (LydDb *db,
                          const LydId *session,
                          int limit,
                          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT r.id, p.name, o.name, r.registered_at FROM waiting_place w JOIN registration r ON r.id = w.registration"
    " JOIN person p ON p.id = r.person LEFT JOIN organization o ON o.id = p.organization"
    " WHERE w.session = ? AND r.status = 'confirmed' ORDER BY w.number, r.id LIMIT ?",
    "dn", session, limit);

  return collect_waiting (stmt, error);
}

/* @registration waits for a place in @session, after all who do already. */
gboolean
lyd_waiting_add (LydDb *db,
                 const LydId *registration,
                 const LydId *session,
                 GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT OR IGNORE INTO waiting_place (registration, session, number) VALUES (?1, ?2,"
                     " (SELECT coalesce(max(number), 0) + 1 FROM waiting_place WHERE session = ?2))",
                     "dd", registration, session);
}

gboolean
lyd_waiting_remove (LydDb *db,
                    const LydId *registration,
                    const LydId *session,
                    GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM waiting_place WHERE registration = ? AND session = ?", "dd", registration,
                     session);
}

/* On the event's own list: after all the others. */
gboolean
lyd_waiting_move_last (LydDb *db,
                       const LydId *registration,
                       GError **error)
{
  return lyd_db_run (db, error,
                     "UPDATE registration SET waiting = (SELECT coalesce(max(w.waiting), 0) + 1 FROM registration w"
                     " WHERE w.event = registration.event AND w.waiting IS NOT NULL) WHERE id = ?",
                     "d", registration);
}

gboolean
lyd_waiting_has (LydDb *db,
                 const LydId *registration,
                 const LydId *session,
                 gboolean *waits,
                 GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT EXISTS (SELECT 1 FROM waiting_place WHERE registration = ? AND session = ?)", "dd",
                  registration, session);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *waits = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

/* ---- seats ---- */

/* @used: (out): whether @event includes seats for anybody, so that they are to be counted */
gboolean
lyd_seats_is_used (LydDb *db,
                   const LydEvent *event,
                   gboolean *used,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT EXISTS (SELECT 1 FROM seat_allotment WHERE event = ?)", "d", &event->id);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *used = event->seats >= 0 || lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

/* How many seats @event includes for @organization, and how many of them are taken. */
gboolean
lyd_seats_count (LydDb *db,
                 const LydEvent *event,
                 const LydId *organization,
                 LydSeats *seats,
                 GError **error)
{
  g_autoptr (LydStmt) own = lyd_db_query (
    db, error, "SELECT seats FROM seat_allotment WHERE event = ? AND organization = ?", "dd", &event->id, organization);
  g_autoptr (LydStmt) stmt = NULL;
  GError *local = NULL;

  if (own == NULL)
    return FALSE;
  *seats = (LydSeats){ .included = event->seats };
  if (lyd_stmt_step (own, &local))
    seats->included = lyd_stmt_get_limit (own, 0);
  if (!lyd_stmt_ended (local, error))
    return FALSE;
  if (seats->included < 0)
    return TRUE;
  /* CROSS JOIN: by the few people of the organization, not by the many of the event. */
  stmt = lyd_db_query (
    db, error,
    "SELECT coalesce(sum(r.status IN ('confirmed', 'waitlisted')), 0),"
    " coalesce(sum(r.status = 'pending'), 0)"
    " FROM person p CROSS JOIN registration r ON r.event = ?1 AND r.person = p.id AND r.merged_into IS NULL"
    " WHERE p.organization = ?2 AND " COUNTS,
    "dd", &event->id, organization);
  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  seats->taken = (int) lyd_stmt_get_int (stmt, 0);
  seats->pending = (int) lyd_stmt_get_int (stmt, 1);
  return TRUE;
}

static LydSeatLine *
seat_row (LydStmt *stmt)
{
  LydSeatLine *line = g_new0 (LydSeatLine, 1);

  line->organization = lyd_stmt_get_id (stmt, 0);
  line->name = lyd_stmt_dup_text (stmt, 1);
  line->seats.included = lyd_stmt_get_limit (stmt, 2);
  line->seats.taken = (int) lyd_stmt_get_int (stmt, 3);
  line->seats.pending = (int) lyd_stmt_get_int (stmt, 4);
  line->own = lyd_stmt_get_int (stmt, 5) != 0;
  return line;
}

/* Returns: (transfer full) (element-type LydSeatLine): organizations that somebody comes from or that have seats of
 * their own, by name */
GPtrArray *
lyd_seats_list (LydDb *db,
                const LydEvent *event,
                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT o.id, o.name, CASE WHEN a.event IS NULL THEN ?2 ELSE a.seats END,"
    " coalesce(sum(" COUNTS " AND r.status IN ('confirmed', 'waitlisted')), 0),"
    " coalesce(sum(" COUNTS " AND r.status = 'pending'), 0), a.event IS NOT NULL"
    " FROM (SELECT p.organization AS id FROM registration r JOIN person p ON p.id = r.person"
    "        WHERE r.event = ?1 AND p.organization IS NOT NULL"
    "       UNION SELECT organization FROM seat_allotment WHERE event = ?1) l"
    " JOIN organization o ON o.id = l.id"
    " LEFT JOIN seat_allotment a ON a.event = ?1 AND a.organization = o.id"
    " LEFT JOIN person p ON p.organization = o.id"
    " LEFT JOIN registration r ON r.event = ?1 AND r.person = p.id AND r.merged_into IS NULL"
    " GROUP BY o.id ORDER BY o.folded, o.id",
    "dl", &event->id, event->seats);

  return lyd_stmt_collect (stmt, (LydStmtRow) seat_row, (GDestroyNotify) lyd_seat_line_free, error);
}

/* @seats: -1: no limit for this organization */
gboolean
lyd_seats_set (LydDb *db,
               const LydId *event,
               const LydId *organization,
               int seats,
               GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO seat_allotment (event, organization, seats) VALUES (?, ?, ?)"
                     " ON CONFLICT (event, organization) DO UPDATE SET seats = excluded.seats",
                     "ddl", event, organization, seats);
}

/* The event's usual number counts for @organization again. */
gboolean
lyd_seats_unset (LydDb *db,
                 const LydId *event,
                 const LydId *organization,
                 GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM seat_allotment WHERE event = ? AND organization = ?", "dd", event,
                     organization);
}

/* Gives the event @to, which has none, the allotments of @from. */
gboolean
lyd_seats_copy (LydDb *db,
                const LydId *from,
                const LydId *to,
                GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO seat_allotment (event, organization, seats)"
                     " SELECT ?2, organization, seats FROM seat_allotment WHERE event = ?1",
                     "dd", from, to);
}
