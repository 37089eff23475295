#include "lyd-lists.h"

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

/* In the order of LydList; every statement takes the event's id. Column 0 is what a row belongs to: the registration,
 * or the scan. */
static const char *const statements[] = {
  /* registrations */
  "SELECT r.id, p.name, p.given, p.family, p.email, p.phone, o.name, p.role, p.pronouns, r.type, r.status, r.origin,"
  " r.short_code, r.registered_at, r.first_time, r.no_photos,"
  " (SELECT group_concat(title, '; ') FROM (SELECT s.title FROM place c JOIN session s ON s.id = c.session"
  "   WHERE c.registration = r.id AND s.sensitive = 0 ORDER BY s.start, s.position)),"
  " r.note" PEOPLE " WHERE r.event = ? AND r.merged_into IS NULL" BY_NAME,

  /* attendance */
  "SELECT r.id, s.title, s.start, p.name, p.email, o.name, r.type, r.status, r.origin, a.first_at, a.last_at, "
  "a.entries,"
  " t.label" PEOPLE " JOIN presence a ON a.registration = r.id JOIN session s ON s.id = a.session"
  " LEFT JOIN station t ON t.id = a.first_station"
  " WHERE r.event = ?1 AND s.event = ?1 AND a.entries > 0 AND s.sensitive = 0"
  " ORDER BY s.start, s.position, s.id, p.sort, p.name, r.id",

  /* no-shows */
  "SELECT r.id, p.name, p.email, p.phone, o.name, r.type" PEOPLE " WHERE r.event = ? AND r.status = 'confirmed'"
  " AND NOT EXISTS (SELECT 1 FROM attended a WHERE a.registration = r.id)" BY_NAME,

  /* scans: the raw text is left out, because it may be a ticket code */
  "SELECT n.id, n.at, n.recorded_at, s.title, r.id, p.name, o.name, n.kind, n.verdict, n.basis, n.reason, n.source,"
  " t.label, n.seq, EXISTS (SELECT 1 FROM scan u WHERE u.undoes = n.id)"
  " FROM scan n JOIN session s ON s.id = n.session JOIN station t ON t.id = n.station"
  " LEFT JOIN registration r ON r.id = n.registration LEFT JOIN person p ON p.id = r.person"
  " LEFT JOIN organization o ON o.id = p.organization"
  " WHERE s.event = ? ORDER BY n.n",

  /* sign-in sheet */
  "SELECT r.id, p.name, o.name, r.type, r.short_code,"
  " (SELECT c.code FROM code c WHERE c.registration = r.id AND c.revoked_at IS NULL ORDER BY c.issued_at DESC LIMIT "
  "1)" PEOPLE " WHERE r.event = ? AND r.status = 'confirmed'" BY_NAME,

  /* security list: the name as on the ID */
  "SELECT r.id, coalesce(p.legal, p.name), o.name, r.type" PEOPLE
  " WHERE r.event = ? AND r.status = 'confirmed'" BY_NAME,

  BADGES BY_NAME,
  BADGES " ORDER BY p.given IS NULL, p.given, p.sort, r.id",
  BADGES " ORDER BY o.folded IS NULL, o.folded, p.sort, r.id",
  BADGES " AND EXISTS (SELECT 1 FROM print w WHERE w.registration = r.id)",
};

/**
 * lyd_lists_open:
 *
 * Returns: (nullable): the list's rows, to be stepped; borrowed as by lyd_db_prepare()
 */
LydStmt *
lyd_lists_open (LydDb *db,
                LydList list,
                const LydId *event,
                GError **error)
{
  g_return_val_if_fail (list < G_N_ELEMENTS (statements), NULL);

  return lyd_db_query (db, error, statements[list], "d", event);
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
  else if (list == LYD_LIST_ATTENDANCE)
    stmt =
      lyd_db_query (db, error, "SELECT count(*) FROM session s JOIN presence a ON a.session = s.id WHERE s.event = ?",
                    "d", event);
  else
    stmt =
      lyd_db_query (db, error, "SELECT count(*) FROM registration WHERE event = ? AND merged_into IS NULL", "d", event);
  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return -1;
  return lyd_stmt_get_int (stmt, 0);
}
