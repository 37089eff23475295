#include "lyd-roster-rows.h"

#include "lyd-attended.h"
#include "lyd-question-rows.h"

/* What the door knows: who is inside, and where the session admits by the day (?2 today) was let in today. */
#define INSIDE                                                                  \
  "x.session = ?1 AND x.registration = r.id AND x.entries > 0 AND x.inside = 1" \
  " AND (x.last_day = ?2 OR (SELECT admission FROM session WHERE id = ?1) <> 'daily')"
/* Once the event is over (?2 is 0): whoever came, in the room or online. */
#define CAME "FROM attended a WHERE a.registration = r.id AND a.session IN " LYD_ARRIVED_AT ("?1")
#define UNANSWERED                                                                             \
  "EXISTS (SELECT 1 FROM question q WHERE q.event = r.event AND q.required = 1 AND " LYD_ASKED \
  " AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.registration = r.id AND a.question = q.id))"
#define PRINTED "EXISTS (SELECT 1 FROM print w WHERE w.registration = r.id)"
#define LAST_PRINT "(SELECT max(w.at) FROM print w WHERE w.registration = r.id)"
#define LIES                                                      \
  "(SELECT y.tray FROM tray_slot y WHERE y.registration = r.id)," \
  " (SELECT y.slot FROM tray_slot y WHERE y.registration = r.id)"

static GArray *
collect_ids (LydStmt *stmt,
             GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (ids, id);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&ids);
}

/* Up to so many people are looked up beforehand; a larger event fills a page of results from few matches. */
#define MAX_KEYS 2000

struct _LydRosterKeys {
  LydId event;
  GHashTable *registrations; /* key -> LydId; NULL: the event is large */
};

void
lyd_roster_keys_free (LydRosterKeys *self)
{
  g_clear_pointer (&self->registrations, g_hash_table_unref);
  g_free (self);
}

static gboolean
is_large (LydDb *db, const LydId *event, gboolean *large, GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT count(*)"
                                           " FROM (SELECT 1 FROM registration WHERE event = ?1"
                                           " AND merged_into IS NULL LIMIT ?2)",
                                           "dn", event, MAX_KEYS + 1);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *large = lyd_stmt_get_int (stmt, 0) > MAX_KEYS;
  return TRUE;
}

/**
 * lyd_roster_keys_new:
 *
 * What two letters match in a file of 100,000 people is thousands, of whom a small event knows hardly any: its own
 * people are gathered first, so that nothing has to be looked up for the others.
 *
 * Returns: (transfer full) (nullable)
 */
LydRosterKeys *
lyd_roster_keys_new (LydDb *db, const LydId *event, GError **error)
{
  g_autoptr (LydRosterKeys) self = g_new0 (LydRosterKeys, 1);
  g_autoptr (LydStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;
  gboolean large;

  self->event = *event;
  if (!is_large (db, event, &large, error))
    return NULL;
  if (large)
    return g_steal_pointer (&self);

  stmt = lyd_db_query (db, error,
                       "SELECT k.key, r.id FROM registration r CROSS JOIN person_key k ON k.person = r.person"
                       " WHERE r.event = ?1 AND r.merged_into IS NULL",
                       "d", event);
  if (stmt == NULL)
    return NULL;
  self->registrations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  while (lyd_stmt_step (stmt, &local)) {
    gint64 key = lyd_stmt_get_int (stmt, 0);
    LydId id = lyd_stmt_get_id (stmt, 1);

    g_hash_table_insert (self->registrations, g_memdup2 (&key, sizeof key), g_memdup2 (&id, sizeof id));
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&self);
}

static GArray *
match_small (LydDb *db, LydRosterKeys *keys, const char *match, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT rowid FROM person_text WHERE person_text MATCH ?1",
                                           "s", match);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (ids->len < limit && lyd_stmt_step (stmt, &local)) {
    gint64 key = lyd_stmt_get_int (stmt, 0);
    const LydId *id = g_hash_table_lookup (keys->registrations, &key);

    if (id != NULL)
      g_array_append_val (ids, *id);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&ids);
}

/**
 * lyd_roster_rows_match:
 * @match: an FTS5 expression
 * @limit: at most so many, in no order of merit: ranking everything that two letters match takes too long
 *
 * Returns: (transfer full) (element-type LydId): registrations of the event whose people match
 */
GArray *
lyd_roster_rows_match (LydDb *db, LydRosterKeys *keys, const char *match, int limit, GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;

  if (keys->registrations != NULL)
    return match_small (db, keys, match, (guint) limit, error);
  /* CROSS JOIN: the text index leads and the limit stops it. */
  stmt = lyd_db_query (db, error,
                       "SELECT r.id FROM person_text t CROSS JOIN person_key k ON k.key = t.rowid"
                       " CROSS JOIN registration r ON r.event = ?2 AND r.person = k.person AND r.merged_into IS NULL"
                       " WHERE person_text MATCH ?1 LIMIT ?3",
                       "sdn", match, &keys->event, limit);
  return collect_ids (stmt, error);
}

/* People whose names match @names, then those of whom anything matches @any; FTS5 expressions. At most @limit. */
GArray *
lyd_roster_rows_find_people (LydDb *db,
                             const char *names,
                             const char *any,
                             int limit,
                             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT k.person FROM (SELECT min (pass) AS pass, key FROM ("
    "   SELECT 0 AS pass, rowid AS key FROM (SELECT rowid FROM person_text WHERE person_text MATCH ?1 LIMIT ?3)"
    "   UNION ALL"
    "   SELECT 1, rowid FROM (SELECT rowid FROM person_text WHERE person_text MATCH ?2 LIMIT 2 * ?3))"
    " GROUP BY key) f JOIN person_key k ON k.key = f.key JOIN person p ON p.id = k.person"
    " ORDER BY f.pass, p.sort LIMIT ?3",
    "ssn", names, any, limit);

  return collect_ids (stmt, error);
}

static LydRosterRow *
row (LydStmt *stmt)
{
  LydRosterRow *self = lyd_roster_row_new ();

  self->registration = lyd_stmt_get_id (stmt, 0);
  self->person = lyd_stmt_get_id (stmt, 1);
  self->name = lyd_stmt_dup_text (stmt, 2);
  self->organization = lyd_stmt_dup_text (stmt, 3);
  self->pronouns = lyd_stmt_dup_text (stmt, 4);
  self->pronunciation = lyd_stmt_dup_text (stmt, 5);
  self->email = lyd_stmt_dup_text (stmt, 6);
  self->short_code = lyd_stmt_dup_text (stmt, 7);
  self->sort = lyd_stmt_dup_text (stmt, 8);
  self->status = MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 9)), 0);
  self->type = MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 10)), 0);
  self->origin = MAX (lyd_word_find (&lyd_origins, lyd_stmt_get_text (stmt, 11)), 0);
  self->first_time = lyd_stmt_get_int (stmt, 12) != 0;
  self->no_photos = lyd_stmt_get_int (stmt, 13) != 0;
  self->needs_assistance = lyd_stmt_get_int (stmt, 14) != 0;
  self->first_at = lyd_stmt_get_time (stmt, 15);
  self->last_at = lyd_stmt_get_time (stmt, 16);
  self->inside = lyd_stmt_get_int (stmt, 17) != 0;
  self->printed_at = lyd_stmt_get_time (stmt, 18);
  self->pronouns_public = lyd_stmt_get_int (stmt, 19) != 0;
  self->tray = (int) lyd_stmt_get_int (stmt, 20);
  self->slot = (int) lyd_stmt_get_int (stmt, 21);
  return self;
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is no such registration */
LydRosterRow *
lyd_roster_rows_get (LydDb *db,
                     const LydId *registration,
                     const LydId *session,
                     int today,
                     GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT r.id, p.id, p.name, o.name, p.pronouns, p.pronunciation, p.email,"
    " r.short_code, p.sort, r.status, r.type, r.origin, r.first_time, r.no_photos,"
    " r.needs_assistance,"
    " CASE WHEN ?2 <> 0 THEN x.first_at ELSE (SELECT a.at " CAME " AND a.at IS NOT NULL ORDER BY 1 LIMIT 1)"
    " END, x.last_at, CASE WHEN ?2 <> 0 THEN x.session IS NOT NULL ELSE EXISTS (SELECT 1 " CAME ") END,"
    " " LAST_PRINT ", p.pronouns_public, " LIES " FROM registration r JOIN person p ON p.id = r.person"
    " LEFT JOIN organization o ON o.id = p.organization"
    " LEFT JOIN presence x ON x.session = ?1 AND x.registration = r.id AND x.entries > 0"
    "   AND (?2 = 0 OR " INSIDE ") WHERE r.id = ?3",
    "dnd", session, today, registration);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? row (stmt) : NULL;
}

/* Adds what only the list of registrations counts: who has not answered, whose badge is not printed. */
gboolean
lyd_roster_rows_count_more (LydDb *db,
                            const LydId *event,
                            LydRosterCounts *counts,
                            GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT (SELECT count(*) FROM registration r WHERE r.event = ?1"
                  "   AND r.status IN ('confirmed', 'pending') AND " UNANSWERED "),"
                  " (SELECT count(*) FROM registration r WHERE r.event = ?1 AND r.status = 'confirmed'"
                  "   AND NOT " PRINTED ")",
                  "d", event);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  counts->n[LYD_ROSTER_UNANSWERED] = (int) lyd_stmt_get_int (stmt, 0);
  counts->n[LYD_ROSTER_UNPRINTED] = (int) lyd_stmt_get_int (stmt, 1);
  return TRUE;
}

#define N_STATUSES (LYD_STATUS_DENIED + 1)

/* Adds what @sql counts of the query's registrations to @totals, by status; the others' and the walk-ins' to @walk_ins.
 * @walk_ins: (out) (optional) */
static gboolean
count_by_status (LydDb *db,
                 const char *sql,
                 const LydRosterQuery *query,
                 int *totals,
                 int *walk_ins,
                 GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, sql, "dnd", &query->session, query->today, &query->event);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    totals[MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 0)), 0)] += (int) lyd_stmt_get_int (stmt, 1);
    if (walk_ins != NULL)
      *walk_ins += (int) lyd_stmt_get_int (stmt, 2);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

static gboolean
count_inside (LydDb *db,
              const LydRosterQuery *query,
              int *n,
              GError **error)
{
  g_autoptr (LydStmt) stmt =
    query->today != 0
      ? lyd_db_query (db, error,
                      "SELECT c.inside FROM session s JOIN session_count c ON c.session = s.id"
                      " AND c.day = CASE s.admission WHEN 'daily' THEN ?2 ELSE 0 END WHERE s.id = ?1",
                      "dn", &query->session, query->today)
      : lyd_db_query (db, error,
                      "WITH came AS MATERIALIZED (SELECT registration FROM attended"
                      "  WHERE session IN " LYD_ARRIVED_AT ("?1") ") SELECT count(DISTINCT registration) FROM came",
                      "d", &query->session);
  g_autoptr (GError) local = NULL;

  *n = 0;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *n = (int) lyd_stmt_get_int (stmt, 0);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/**
 * lyd_roster_rows_count:
 *
 * Counts an event's registrations by filter, and today's walk-ins. It is asked after every scan: how many are in is
 * kept with each of them, so that only those who are in and were not confirmed, or were not on the list, are looked up.
 */
gboolean
lyd_roster_rows_count (LydDb *db,
                       const LydRosterQuery *query,
                       LydRosterCounts *counts,
                       GError **error)
{
  static const LydRosterFilter filters[N_STATUSES] = {
    [LYD_STATUS_CONFIRMED] = LYD_ROSTER_EXPECTED,
    [LYD_STATUS_PENDING] = LYD_ROSTER_PENDING,
    [LYD_STATUS_WAITLISTED] = LYD_ROSTER_WAITLISTED,
    [LYD_STATUS_CANCELLED] = LYD_ROSTER_CANCELLED,
    [LYD_STATUS_DENIED] = LYD_ROSTER_CANCELLED,
  };
  int all[N_STATUSES] = { 0 };
  int in[N_STATUSES] = { 0 };

  *counts = (LydRosterCounts){ 0 };
  if (!count_by_status (db, "SELECT status, count(*) FROM registration WHERE event = ?3 AND merged_into IS NULL"
                            " GROUP BY 1",
                        query, all, NULL, error) ||
      !count_inside (db, query, &counts->n[LYD_ROSTER_IN], error) ||
      !count_by_status (db,
                        "SELECT r.status, count(*), count(*) FILTER (WHERE r.origin IN ('walk-in', 'kiosk'))"
                        " FROM registration r"
                        " WHERE r.event = ?3 AND (r.status <> 'confirmed' OR r.origin IN ('walk-in', 'kiosk'))"
                        " AND CASE WHEN ?2 = 0 THEN EXISTS (SELECT 1 " CAME ")"
                        "   ELSE EXISTS (SELECT 1 FROM presence x WHERE " INSIDE ") END GROUP BY 1",
                        query, in, &counts->walk_ins, error))
    return FALSE;

  in[LYD_STATUS_CONFIRMED] = counts->n[LYD_ROSTER_IN];
  for (int i = 0; i < N_STATUSES; i++)
    if (i != LYD_STATUS_CONFIRMED)
      in[LYD_STATUS_CONFIRMED] -= in[i];
  for (int i = 0; i < N_STATUSES; i++) {
    counts->n[LYD_ROSTER_ALL] += all[i];
    counts->n[filters[i]] += all[i] - in[i];
  }
  counts->n[LYD_ROSTER_REGISTERED] = counts->n[LYD_ROSTER_IN] + counts->n[LYD_ROSTER_EXPECTED];
  return TRUE;
}

/**
 * lyd_roster_rows_count_events:
 * @counts: (element-type LydId LydRosterCounts): gets what each event has, by status alone
 */
gboolean
lyd_roster_rows_count_events (LydDb *db,
                              GHashTable *counts,
                              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT event, status, count(*) FROM registration WHERE merged_into IS NULL GROUP BY 1, 2", "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);
    LydStatus status = MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 1)), 0);
    int n = (int) lyd_stmt_get_int (stmt, 2);
    LydRosterCounts *of = g_hash_table_lookup (counts, &id);

    if (of == NULL) {
      of = g_new0 (LydRosterCounts, 1);
      g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), of);
    }
    of->n[LYD_ROSTER_ALL] += n;
    if (status == LYD_STATUS_CONFIRMED)
      of->n[LYD_ROSTER_EXPECTED] += n;
    else if (status == LYD_STATUS_WAITLISTED)
      of->n[LYD_ROSTER_WAITLISTED] += n;
    else if (status == LYD_STATUS_PENDING)
      of->n[LYD_ROSTER_PENDING] += n;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full) (element-type LydRecentScan): the session's last scans, newest first, undos left out */
GPtrArray *
lyd_roster_rows_list_recent (LydDb *db,
                             const LydId *session,
                             int limit,
                             GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_recent_scan_free);
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT s.id, s.registration, s.at, s.kind, s.verdict, p.name,"
                                           " EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id)"
                                           " FROM scan s LEFT JOIN registration r ON r.id = s.registration"
                                           " LEFT JOIN person p ON p.id = r.person"
                                           " WHERE s.session = ?1 AND s.kind <> 'undo' ORDER BY s.n DESC LIMIT ?2",
                                           "dn", session, limit);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydRecentScan *scan = g_new0 (LydRecentScan, 1);

    scan->scan = lyd_stmt_get_id (stmt, 0);
    scan->registration = lyd_stmt_get_id (stmt, 1);
    scan->at = lyd_stmt_get_int (stmt, 2);
    scan->kind = MAX (lyd_word_find (&lyd_scan_kinds, lyd_stmt_get_text (stmt, 3)), 0);
    scan->verdict = MAX (lyd_word_find (&lyd_verdicts, lyd_stmt_get_text (stmt, 4)), 0);
    scan->name = lyd_stmt_dup_text (stmt, 5);
    scan->undone = lyd_stmt_get_int (stmt, 6) != 0;
    g_ptr_array_add (list, scan);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&list);
}

/* When those who are in came: first entries since @from, for the arrival curve. */
gboolean
lyd_roster_rows_list_arrivals (LydDb *db,
                               const LydId *session,
                               gint64 from,
                               GArray *times,
                               GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT CASE WHEN first_at >= ?2 THEN first_at ELSE last_at END FROM presence"
                  " WHERE session = ?1 AND inside = 1 AND last_at >= ?2",
                  "di", session, from);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    gint64 at = lyd_stmt_get_int (stmt, 0);

    g_array_append_val (times, at);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}
