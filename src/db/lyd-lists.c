#include "lyd-lists.h"

#include "lyd-attended.h"

#define PEOPLE \
  " FROM registration r JOIN person p ON p.id = r.person LEFT JOIN organization o ON o.id = p.organization"
/* The pronouns only where the person agreed to show them; the last columns are what the last badge looked like and
 * what it is sorted by. */
#define BADGE                                                                                                         \
  "SELECT r.id, p.name, p.given, p.family, o.name, p.role, CASE WHEN p.pronouns_public THEN p.pronouns END, r.type,"  \
  " r.first_time, r.no_photos, p.email, p.language, r.short_code,"                                                    \
  " (SELECT c.code FROM code c WHERE c.registration = r.id AND c.revoked_at IS NULL ORDER BY c.issued_at DESC LIMIT " \
  "1),"                                                                                                               \
  " (SELECT y.tray FROM tray_slot y WHERE y.registration = r.id),"                                                    \
  " (SELECT y.slot FROM tray_slot y WHERE y.registration = r.id),"                                                    \
  " (SELECT w.digest FROM print w WHERE w.registration = r.id ORDER BY w.at DESC, w.id DESC LIMIT 1), p.sort" PEOPLE
#define BADGES BADGE " WHERE r.event = ? AND r.status = 'confirmed'"
#define BY_NAME " ORDER BY p.sort, p.name, r.id"

/* By organization where that is asked (?2 is 2), else as the list is. */
#define BY " ORDER BY CASE ?2 WHEN 2 THEN o.folded IS NULL END, CASE ?2 WHEN 2 THEN o.folded END, "

/* Whether registration r was there, in which way: NULL, room, online or both. Two questions, because SQLite would copy
 * the whole of the view to sum it up. */
#define IN_ROOM                                                         \
  "EXISTS (SELECT 1 FROM presence w JOIN session v ON v.id = w.session" \
  "  WHERE w.registration = r.id AND w.entries > 0 AND v.sensitive = 0)"
#define ONLINE                                                        \
  "EXISTS (SELECT 1 FROM online w JOIN session v ON v.id = w.session" \
  "  WHERE w.registration = r.id AND w.attended = 1 AND v.sensitive = 0)"
#define WAYS                                                                    \
  "CASE WHEN " IN_ROOM " THEN CASE WHEN " ONLINE " THEN 'both' ELSE 'room' END" \
  " WHEN " ONLINE " THEN 'online' END"
#define CAME "EXISTS (SELECT 1 FROM attended w WHERE w.registration = r.id)"
#define STANDS "r.merged_into IS NULL AND (r.status = 'confirmed' OR " CAME ")"
/* Of an audience: ?2 says of whom. */
#define WHO                                                          \
  " WHERE r.event = ?1 AND " STANDS " AND CASE ?2 WHEN 1 THEN " CAME \
  " WHEN 2 THEN NOT " CAME " ELSE 1 END"

/* In the order of LydList; every statement takes the event's id. Column 0 is what a row belongs to: the registration,
 * or the scan. */
/* clang-format off */
static const struct {
  const char *sql;
  enum { PLAIN, ORDERED, AUDIENCE } second; /* what ?2 is */
} statements[] = {
  [LYD_LIST_REGISTRATIONS] = {
  "SELECT r.id, p.name, p.given, p.family, p.email, p.phone, o.name, p.role, p.pronouns, r.type, r.status, r.origin,"
  " r.short_code, r.registered_at, r.first_time, r.no_photos,"
  " (SELECT group_concat(title, '; ') FROM (SELECT s.title FROM place c JOIN session s ON s.id = c.session"
  "   WHERE c.registration = r.id AND s.sensitive = 0 ORDER BY s.start, s.position)),"
  " r.note, r.person, o.state, p.language, r.needs_assistance" PEOPLE
  " WHERE r.event = ?1 AND r.merged_into IS NULL" BY "p.sort, p.name, r.id", ORDERED },

  /* Whoever was there, in the room or online: once for each session. */
  [LYD_LIST_ATTENDANCE] = {
  LYD_CAME_TO ("s.event = ?1") ", once AS (SELECT DISTINCT session, registration FROM came)"
  " SELECT r.id, s.title, s.start, p.name, p.email, o.name, r.type, r.status, r.origin, a.first_at, a.last_at,"
  " a.entries, t.label, CASE WHEN a.session IS NULL THEN 'online' WHEN n.session IS NULL THEN 'room' ELSE 'both' END,"
  " n.role, n.counted / 60, n.first_at, n.last_at, nullif (n.polls, 0), nullif (n.questions, 0), r.person, s.id,"
  " s.\"end\", o.state, p.given, p.family, p.phone, n.counted, n.seconds, n.connections"
  " FROM once c CROSS JOIN registration r ON r.id = c.registration JOIN person p ON p.id = r.person"
  " LEFT JOIN organization o ON o.id = p.organization JOIN session s ON s.id = c.session"
  " LEFT JOIN presence a ON a.session = c.session AND a.registration = c.registration AND a.entries > 0"
  " LEFT JOIN online n ON n.session = c.session AND n.registration = c.registration AND n.attended = 1"
  " LEFT JOIN station t ON t.id = a.first_station" BY "s.start, s.position, s.id, p.sort, p.name, r.id", ORDERED },

  /* Those who looked in for too short a time are here, with their minutes. */
  [LYD_LIST_NO_SHOWS] = {
  "SELECT r.id, p.name, p.email, p.phone, o.name, r.type, r.person, p.given, p.family, p.role, o.state,"
  " (SELECT sum (n.seconds) / 60 FROM online n JOIN session s ON s.id = n.session"
  "   WHERE n.registration = r.id AND s.sensitive = 0)" PEOPLE
  " WHERE r.event = ?1 AND r.merged_into IS NULL AND r.status = 'confirmed' AND NOT " CAME BY
  "p.sort, p.name, r.id", ORDERED },

  /* The raw text is left out, because it may be a ticket code. */
  [LYD_LIST_SCANS] = {
  "SELECT n.id, n.at, n.recorded_at, s.title, r.id, p.name, o.name, n.kind, n.verdict, n.basis, n.reason, n.source,"
  " t.label, n.seq, EXISTS (SELECT 1 FROM scan u WHERE u.undoes = n.id)"
  " FROM scan n JOIN session s ON s.id = n.session JOIN station t ON t.id = n.station"
  " LEFT JOIN registration r ON r.id = n.registration LEFT JOIN person p ON p.id = r.person"
  " LEFT JOIN organization o ON o.id = p.organization"
  " WHERE s.event = ? ORDER BY n.n", PLAIN },

  [LYD_LIST_SIGN_IN] = {
  "SELECT r.id, p.name, o.name, r.type, r.short_code,"
  " (SELECT c.code FROM code c WHERE c.registration = r.id AND c.revoked_at IS NULL ORDER BY c.issued_at DESC LIMIT "
  "1)" PEOPLE " WHERE r.event = ? AND r.status = 'confirmed'" BY_NAME, PLAIN },

  /* The name as on the ID. */
  [LYD_LIST_SECURITY] = {
  "SELECT r.id, coalesce(p.legal, p.name), o.name, r.type, p.name, p.phone, o.state,"
  " (SELECT coalesce (h.legal, h.name) FROM registration g JOIN person h ON h.id = g.person WHERE g.id = r.host),"
  " r.needs_assistance" PEOPLE " WHERE r.event = ?1 AND r.status = 'confirmed'" BY "p.sort, p.name, r.id", ORDERED },

  [LYD_LIST_BADGES] = { BADGES BY_NAME, PLAIN },
  [LYD_LIST_BADGES_BY_GIVEN] = { BADGES " ORDER BY p.given IS NULL, p.given, p.sort, r.id", PLAIN },
  [LYD_LIST_BADGES_BY_ORGANIZATION] = { BADGES " ORDER BY o.folded IS NULL, o.folded, p.sort, r.id", PLAIN },
  [LYD_LIST_BADGES_PRINTED] = { BADGES " AND EXISTS (SELECT 1 FROM print w WHERE w.registration = r.id)", PLAIN },

  /* Whom nobody had registered before: at a desk, at a kiosk, or with a report of an online meeting. */
  [LYD_LIST_WALK_INS] = {
  "SELECT r.id, p.name, p.email, p.phone, o.name, r.type, r.status, r.origin, r.registered_at,"
  " (SELECT x.at FROM attended x JOIN session s ON s.id = x.session WHERE x.registration = r.id AND s.sensitive = 0"
  "   AND x.at IS NOT NULL ORDER BY 1 LIMIT 1), " WAYS ", r.person, p.given, p.family, o.state, r.note" PEOPLE
  " WHERE r.event = ?1 AND r.merged_into IS NULL AND r.origin IN ('walk-in', 'kiosk', 'online')" BY
  "p.sort, p.name, r.id", ORDERED },

  /* Said so at the desk, or in the form. */
  [LYD_LIST_NO_PHOTOS] = {
  "SELECT r.id, p.name, o.name, r.type, r.status, " WAYS ", p.pronouns, p.email, r.short_code, o.state" PEOPLE
  " WHERE r.event = ?1 AND " STANDS " AND (r.no_photos = 1 OR EXISTS (SELECT 1 FROM answer a JOIN question q"
  "   ON q.id = a.question WHERE a.registration = r.id AND q.purpose = 'photos' AND q.kind = 'yes-no'"
  "   AND a.value = 'no'))" BY "p.sort, p.name, r.id", ORDERED },

  /* Who chose a session, waits for it, or was there. */
  [LYD_LIST_SESSIONS] = {
  LYD_CAME_TO ("s.event = ?1") ", listed AS (SELECT c.session, c.registration, 2 AS place FROM session s"
  "   JOIN place c ON c.session = s.id WHERE s.event = ?1 AND s.sensitive = 0"
  "  UNION ALL SELECT w.session, w.registration, 1 FROM session s JOIN waiting_place w ON w.session = s.id"
  "   WHERE s.event = ?1 AND s.sensitive = 0"
  "  UNION ALL SELECT session, registration, 0 FROM came),"
  " once AS (SELECT session, registration, max (place) AS place FROM listed GROUP BY session, registration)"
  " SELECT r.id, s.title, s.start, s.room, p.name, o.name, r.type, r.status,"
  " CASE c.place WHEN 2 THEN 'chosen' WHEN 1 THEN 'waiting' END,"
  " CASE WHEN a.session IS NOT NULL THEN CASE WHEN n.session IS NOT NULL THEN 'both' ELSE 'room' END"
  "   WHEN n.session IS NOT NULL THEN 'online' END, p.email, p.pronouns, s.\"end\", s.track"
  " FROM once c CROSS JOIN registration r ON r.id = c.registration JOIN person p ON p.id = r.person"
  " LEFT JOIN organization o ON o.id = p.organization JOIN session s ON s.id = c.session"
  " LEFT JOIN presence a ON a.session = c.session AND a.registration = c.registration AND a.entries > 0"
  " LEFT JOIN online n ON n.session = c.session AND n.registration = c.registration AND n.attended = 1"
  " WHERE r.merged_into IS NULL AND (r.status = 'confirmed' OR a.session IS NOT NULL OR n.session IS NOT NULL)" BY
  "s.start, s.position, s.id, p.sort, p.name, r.id", ORDERED },

  [LYD_LIST_ORGANIZATIONS] = {
  "WITH everybody AS MATERIALIZED (SELECT r.status, p.name, p.sort, p.organization, " WAYS " AS way FROM registration r"
  "   JOIN person p ON p.id = r.person WHERE r.event = ? AND r.merged_into IS NULL ORDER BY p.sort)"
  " SELECT o.id, o.name, o.state, count(*) FILTER (WHERE e.status = 'confirmed'),"
  " count(e.way), count(*) FILTER (WHERE e.way IN ('room', 'both')), count(*) FILTER (WHERE e.way IN ('online',"
  " 'both')), count(*) FILTER (WHERE e.status = 'confirmed' AND e.way IS NULL),"
  " count(*) FILTER (WHERE e.status = 'waitlisted' AND e.way IS NULL), group_concat (e.name, '; ')"
  " FILTER (WHERE e.way IS NOT NULL), group_concat (e.name, '; ') FILTER (WHERE e.status = 'confirmed' AND e.way IS"
  " NULL) FROM everybody e LEFT JOIN organization o ON o.id = e.organization GROUP BY o.id"
  " ORDER BY o.folded IS NULL, o.folded, o.id", PLAIN },

  /* Who eats at which meal: where one does not choose it, everybody who comes. */
  [LYD_LIST_MEALS] = {
  "SELECT r.id, s.title, s.start, p.name, o.name, r.type" PEOPLE
  " LEFT JOIN session s ON s.event = r.event AND s.kind = 'meal' AND s.sensitive = 0"
  " WHERE r.event = ? AND r.merged_into IS NULL AND r.status = 'confirmed' AND (s.id IS NULL OR s.choice = 0"
  "   OR EXISTS (SELECT 1 FROM place c WHERE c.session = s.id AND c.registration = r.id))"
  " ORDER BY s.start, s.position, s.id, p.sort, p.name, r.id", PLAIN },

  /* As Google Contacts writes and reads them. A plus in front of a telephone number would be a formula elsewhere. */
  [LYD_LIST_GOOGLE] = {
  "SELECT r.id, coalesce (p.given, p.name), p.family, o.name, p.role, e.title || ' ::: * myContacts',"
  " CASE WHEN p.email IS NOT NULL THEN 'Work' END, p.email, CASE WHEN p.phone IS NOT NULL THEN 'Work' END,"
  " CASE WHEN p.phone LIKE '+1%' THEN substr (p.phone, 2) WHEN p.phone LIKE '+%' THEN '011 ' || substr (p.phone, 2)"
  " ELSE p.phone END" PEOPLE " JOIN event e ON e.id = r.event" WHO BY_NAME, AUDIENCE },

  /* One row an address, without names where several people share it. No consent is claimed. */
  [LYD_LIST_MAILCHIMP] = {
  "SELECT r.id, p.email, CASE WHEN count(*) = 1 THEN coalesce (p.given, p.name) END,"
  " CASE WHEN count(*) = 1 THEN p.family END, o.name,"
  " '\"' || substr (replace (e.title, '\"', '’'), 1, 90) || '\"' || CASE WHEN ?2 = 1 THEN ',\"Attended\"'"
  " WHEN ?2 = 2 THEN ',\"Did not attend\"' ELSE '' END, min (p.sort)" PEOPLE " JOIN event e ON e.id = r.event" WHO
  " AND p.email_folded IS NOT NULL GROUP BY p.email_folded ORDER BY min (p.sort), p.email_folded", AUDIENCE },
};
/* clang-format on */

/**
 * lyd_lists_open_as:
 * @order: of a list that can be in others than its own
 * @who: of a list of addresses
 *
 * Returns: (nullable): the list's rows, to be stepped; borrowed as by lyd_db_prepare()
 */
LydStmt *
lyd_lists_open_as (LydDb *db,
                   LydList list,
                   const LydId *event,
                   LydListOrder order,
                   LydListWho who,
                   GError **error)
{
  g_return_val_if_fail (list < G_N_ELEMENTS (statements), NULL);

  if (statements[list].second == PLAIN)
    return lyd_db_query (db, error, statements[list].sql, "d", event);
  return lyd_db_query (db, error, statements[list].sql, "dn", event,
                       statements[list].second == ORDERED ? (int) order : (int) who);
}

/* As lyd_lists_open_as(), in the list's own order, of everybody. */
LydStmt *
lyd_lists_open (LydDb *db,
                LydList list,
                const LydId *event,
                GError **error)
{
  return lyd_lists_open_as (db, list, event, LYD_LIST_BY_NAME, LYD_LIST_EVERYBODY, error);
}

/* One badge with the columns of the badge lists, whatever the registration's status: who was let in by exception holds
 * one too. As lyd_lists_open(). */
LydStmt *
lyd_lists_open_badge (LydDb *db,
                      const LydId *registration,
                      GError **error)
{
  return lyd_db_query (db, error, BADGE " WHERE r.id = ?", "d", registration);
}

/* @meal: (nullable): that one chooses; %NULL: everybody who comes. Returns: -1 with @error set */
int
lyd_lists_count_eaters (LydDb *db,
                        const LydId *event,
                        const LydId *meal,
                        GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT count(*) FROM registration r WHERE r.event = ?1 AND r.merged_into IS NULL"
                  " AND r.status = 'confirmed' AND (?2 IS NULL OR EXISTS (SELECT 1 FROM place c"
                  "   WHERE c.session = ?2 AND c.registration = r.id))",
                  "dd", event, meal != NULL ? meal : &lyd_id_none);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? (int) lyd_stmt_get_int (stmt, 0) : -1;
}

/**
 * lyd_lists_count:
 *
 * About how many rows lyd_lists_open() gives, and never fewer: for telling progress. It looks at indexes only.
 *
 * Returns: -1 with @error set
 */
gint64
lyd_lists_count (LydDb *db,
                 LydList list,
                 const LydId *event,
                 GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;

  if (list == LYD_LIST_SCANS)
    stmt = lyd_db_query (db, error, "SELECT count(*) FROM session s JOIN scan n ON n.session = s.id WHERE s.event = ?",
                         "d", event);
  else if (list == LYD_LIST_ATTENDANCE || list == LYD_LIST_SESSIONS)
    stmt = lyd_db_query (
      db, error,
      LYD_CAME_TO ("s.event = ?1") " SELECT (SELECT count(*) FROM came)"
                                   " + (SELECT count(*) FROM session s JOIN place c ON c.session = s.id"
                                   "    WHERE s.event = ?1)"
                                   " + (SELECT count(*) FROM session s JOIN waiting_place w ON w.session = s.id"
                                   "    WHERE s.event = ?1)",
      "d", event);
  else if (list == LYD_LIST_MEALS)
    stmt = lyd_db_query (db, error,
                         "SELECT (SELECT count(*) FROM registration WHERE event = ?1 AND merged_into IS NULL)"
                         " * max (1, (SELECT count(*) FROM session WHERE event = ?1 AND kind = 'meal'))",
                         "d", event);
  else
    stmt =
      lyd_db_query (db, error, "SELECT count(*) FROM registration WHERE event = ? AND merged_into IS NULL", "d", event);
  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return -1;
  return lyd_stmt_get_int (stmt, 0);
}
