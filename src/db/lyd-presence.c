#include "lyd-presence.h"

#include "lyd-registrations.h"

#include <glib/gi18n.h>

/* What the log says about one registration at one session, read in the order of commit. */
typedef struct {
  LydPresence presence;
  int n_scans;
  GArray *days; /* of int: the local days with an entry */
} Fold;

/* Entries and exits that happened and were not taken back. */
#define STANDING \
  "((s.kind = 'entry' AND s.verdict = 'admitted') OR (s.kind = 'exit' AND s.verdict = 'left'))"

#define MERGED LYD_MERGED ("?2")

static const LydPresence never = { .first_at = LYD_TIME_NONE, .last_at = LYD_TIME_NONE, .last_seen = LYD_TIME_NONE };

static void
fold_init (Fold *fold)
{
  fold->presence = never;
  fold->n_scans = 0;
  if (fold->days == NULL)
    fold->days = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_set_size (fold->days, 0);
}

static void
fold_clear (Fold *fold)
{
  g_clear_pointer (&fold->days, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fold, fold_clear)

static gboolean
fold_has_day (const Fold *fold,
              int day)
{
  for (guint i = 0; i < fold->days->len; i++)
    if (g_array_index (fold->days, int, i) == day)
      return TRUE;
  return FALSE;
}

/* Whether an entry was before the one that counts as the first. The order in which the logs of several desks were
 * brought together makes no difference to that. */
static gboolean
is_first (const LydPresence *presence,
          gint64 at,
          const LydId *station)
{
  return presence->entries == 0 || at < presence->first_at ||
         (at == presence->first_at && lyd_id_compare (station, &presence->first_station) < 0);
}

/* A place is counted under the latest day that somebody came, also when an older paper list is typed in afterwards. */
static void
presence_enter (LydPresence *presence,
                gint64 at,
                int day,
                const LydId *station)
{
  if (is_first (presence, at, station)) {
    presence->first_at = at;
    presence->first_station = *station;
  }
  if (!presence->inside || day > presence->last_day)
    presence->last_day = day;
  presence->entries++;
  presence->inside = TRUE;
  presence->last_at = MAX (presence->last_at, at);
  presence->last_seen = MAX (presence->last_seen, at);
}

static void
presence_leave (LydPresence *presence,
                gint64 at)
{
  presence->inside = FALSE;
  presence->last_seen = MAX (presence->last_seen, at);
}

static void
fold_scan (Fold *fold,
           gboolean entry,
           gint64 at,
           const LydId *station,
           GTimeZone *zone)
{
  fold->n_scans++;
  if (entry) {
    int day = lyd_time_local_day (at, zone);

    presence_enter (&fold->presence, at, day, station);
    if (!fold_has_day (fold, day))
      g_array_append_val (fold->days, day);
  } else {
    presence_leave (&fold->presence, at);
  }
}

/* Zeros and no times where the registration was never scanned at the session. */
gboolean
lyd_presence_get (LydDb *db,
                  const LydId *session,
                  const LydId *registration,
                  LydPresence *presence,
                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT entries, inside, first_at, first_station, last_at, last_day, last_seen"
                  " FROM presence WHERE session = ? AND registration = ?",
                  "dd", session, registration);
  g_autoptr (GError) local = NULL;

  *presence = never;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    presence->entries = (int) lyd_stmt_get_int (stmt, 0);
    presence->inside = lyd_stmt_get_int (stmt, 1) != 0;
    presence->first_at = lyd_stmt_get_time (stmt, 2);
    presence->first_station = lyd_stmt_get_id (stmt, 3);
    presence->last_at = lyd_stmt_get_time (stmt, 4);
    presence->last_day = (int) lyd_stmt_get_int (stmt, 5);
    presence->last_seen = lyd_stmt_get_time (stmt, 6);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/**
 * lyd_presence_count:
 * @day: a local day, as lyd_time_local_day() gives it, or %LYD_PRESENCE_ALL_DAYS
 *
 * Who is inside is counted under the latest day they came; who entered, under every day they came.
 */
gboolean
lyd_presence_count (LydDb *db,
                    const LydId *session,
                    int day,
                    LydPresenceCount *count,
                    GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT inside, entered FROM session_count WHERE session = ? AND day = ?", "dn", session,
                  day);
  g_autoptr (GError) local = NULL;

  *count = (LydPresenceCount){ 0, 0 };
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    count->inside = (int) lyd_stmt_get_int (stmt, 0);
    count->entered = (int) lyd_stmt_get_int (stmt, 1);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* How many of those who ever came had registered at the desk or kiosk. */
gboolean
lyd_presence_count_walk_ins (LydDb *db,
                             const LydId *session,
                             int *n,
                             GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT count(*) FROM session s CROSS JOIN registration r ON r.event = s.event"
                  " CROSS JOIN presence p ON p.session = s.id AND p.registration = r.id AND p.entries > 0"
                  " WHERE s.id = ? AND r.origin IN ('walk-in', 'kiosk')",
                  "d", session);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

static gboolean
write_presence (LydDb *db,
                const LydId *session,
                const LydId *registration,
                const LydPresence *presence,
                GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO presence (session, registration, entries, inside, first_at, first_station, last_at,"
                     " last_day, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                     " ON CONFLICT (session, registration) DO UPDATE SET entries = excluded.entries,"
                     " inside = excluded.inside, first_at = excluded.first_at, first_station = excluded.first_station,"
                     " last_at = excluded.last_at, last_day = excluded.last_day, last_seen = excluded.last_seen",
                     "ddnntdtnt", session, registration, presence->entries, presence->inside, presence->first_at,
                     &presence->first_station, presence->last_at, presence->last_day, presence->last_seen);
}

static gboolean
add_count (LydDb *db,
           const LydId *session,
           int day,
           int inside,
           int entered,
           GError **error)
{
  if (inside == 0 && entered == 0)
    return TRUE;
  return lyd_db_run (db, error,
                     "INSERT INTO session_count (session, day, inside, entered) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT (session, day) DO UPDATE SET inside = inside + excluded.inside,"
                     " entered = entered + excluded.entered",
                     "dnnn", session, day, inside, entered);
}

/* Moves a place from where @before counted it to where @after does. */
static gboolean
move_place (LydDb *db,
            const LydId *session,
            const LydPresence *before,
            const LydPresence *after,
            GError **error)
{
  if (before->inside && after->inside && before->last_day == after->last_day)
    return TRUE;
  return (!before->inside || add_count (db, session, before->last_day, -1, 0, error)) &&
         (!after->inside || add_count (db, session, after->last_day, 1, 0, error));
}

/**
 * lyd_presence_enter:
 * @scan: an admitted entry
 * @day: its local day
 * @first_of_day: whether there was no entry on that day before
 * @before: as lyd_presence_get() gave it in this transaction
 */
gboolean
lyd_presence_enter (LydDb *db,
                    const LydScan *scan,
                    int day,
                    gboolean first_of_day,
                    const LydPresence *before,
                    GError **error)
{
  LydPresence after = *before;

  presence_enter (&after, scan->at, day, &scan->station);
  if (!write_presence (db, &scan->session, &scan->registration, &after, error) ||
      !add_count (db, &scan->session, LYD_PRESENCE_ALL_DAYS, !before->inside, before->entries == 0, error))
    return FALSE;

  /* Whoever is outside takes a place on @day; whoever never left may only move theirs. */
  return add_count (db, &scan->session, day, before->inside ? 0 : 1, first_of_day, error) &&
         (!before->inside || move_place (db, &scan->session, before, &after, error));
}

/* @scan is an exit; @before as for lyd_presence_enter(). */
gboolean
lyd_presence_leave (LydDb *db,
                    const LydScan *scan,
                    const LydPresence *before,
                    GError **error)
{
  LydPresence after = *before;

  presence_leave (&after, scan->at);
  return write_presence (db, &scan->session, &scan->registration, &after, error) &&
         add_count (db, &scan->session, LYD_PRESENCE_ALL_DAYS, before->inside ? -1 : 0, 0, error) &&
         move_place (db, &scan->session, before, &after, error);
}

/* The order in which the log of one registration at one session happened: that of commit. Where a part of it was
 * brought from another desk, whatever stands before the last such row is ordered by when it was written; what came
 * after has seen all of that. */
#define HAPPENED "CASE WHEN s.n <= last_brought THEN s.recorded_at ELSE 9223372036854775807 END, s.n"

/* Reads the log of one registration at one session; @ignored is an undo that is taken for not having happened. */
static gboolean
fold_registration (LydDb *db,
                   const LydId *session,
                   const LydId *registration,
                   const LydId *ignored,
                   GTimeZone *zone,
                   Fold *fold,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT s.kind = 'entry', s.at, s.station,"
                  " max (CASE WHEN s.brought IS NOT NULL THEN s.n END) OVER () AS last_brought FROM scan s"
                  " WHERE s.session = ?1 AND s.registration IN " MERGED " AND " STANDING
                  " AND NOT EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id AND (?3 IS NULL OR u.id <> ?3))"
                  " ORDER BY " HAPPENED,
                  "ddd", session, registration, ignored);
  g_autoptr (GError) local = NULL;

  fold_init (fold);
  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId station = lyd_stmt_get_id (stmt, 2);

    fold_scan (fold, lyd_stmt_get_int (stmt, 0) != 0, lyd_stmt_get_int (stmt, 1), &station, zone);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

static gboolean
drop_entered_days (LydDb *db,
                   const LydId *session,
                   const Fold *before,
                   const Fold *after,
                   GError **error)
{
  for (guint i = 0; i < before->days->len; i++) {
    int day = g_array_index (before->days, int, i);

    if (!fold_has_day (after, day) && !add_count (db, session, day, 0, -1, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * lyd_presence_undo:
 * @undo: in the log already
 *
 * Brings one registration's presence to where it would be had the undone scan not happened, whatever other stations
 * have logged since (check-in.md, rule 14).
 */
gboolean
lyd_presence_undo (LydDb *db,
                   const LydScan *undo,
                   GTimeZone *zone,
                   GError **error)
{
  g_auto (Fold) before = { 0 };
  g_auto (Fold) after = { 0 };
  const LydPresence *was = &before.presence;
  const LydPresence *is = &after.presence;
  const LydId *session = &undo->session;
  LydId whose;

  if (!lyd_registrations_resolve (db, &undo->registration, &whose, error) ||
      !fold_registration (db, session, &whose, &undo->id, zone, &before, error) ||
      !fold_registration (db, session, &whose, NULL, zone, &after, error))
    return FALSE;

  if (after.n_scans == 0) {
    if (!lyd_db_run (db, error, "DELETE FROM presence WHERE session = ? AND registration = ?", "dd", session,
                     &whose))
      return FALSE;
  } else if (!write_presence (db, session, &whose, is, error)) {
    return FALSE;
  }
  return add_count (db, session, LYD_PRESENCE_ALL_DAYS, is->inside - was->inside,
                    (is->entries > 0) - (was->entries > 0), error) &&
         move_place (db, session, was, is, error) && drop_entered_days (db, session, &before, &after, error);
}

/* Told of each registration at each session, as the log has it. */
typedef gboolean (
  *Folded) (gpointer data, const LydId *session, const LydId *registration, const Fold *fold, GError **error);

#define LOG(which)                                                                                \
  "SELECT s.session, coalesce (r.merged_into, r.id) AS whose, s.kind = 'entry', s.at, s.station," \
  " e.timezone, max (CASE WHEN s.brought IS NOT NULL THEN s.n END)"                               \
  " OVER (PARTITION BY s.session, coalesce (r.merged_into, r.id)) AS last_brought"                \
  " FROM scan s JOIN session c ON c.id = s.session JOIN event e ON e.id = c.event"                \
  " JOIN registration r ON r.id = s.registration WHERE " which " AND " STANDING                   \
  " AND NOT EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id) ORDER BY s.session, whose, " HAPPENED

/* @only: (nullable): a session; all where none is named. What was merged counts for what it was merged into. */
static gboolean
fold_log (LydDb *db,
          const LydId *only,
          Folded folded,
          gpointer data,
          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, only != NULL ? LOG ("s.session = ?1") : LOG ("?1 IS NULL"), "d",
                                           only);
  g_auto (Fold) fold = { 0 };
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) local = NULL;
  LydId session = lyd_id_none;
  LydId registration = lyd_id_none;

  fold_init (&fold);
  while (stmt != NULL && lyd_stmt_step (stmt, &local)) {
    LydId row_session = lyd_stmt_get_id (stmt, 0);
    LydId row_registration = lyd_stmt_get_id (stmt, 1);
    LydId station = lyd_stmt_get_id (stmt, 4);

    if (!lyd_id_equal (&session, &row_session)) {
      g_clear_pointer (&zone, g_time_zone_unref);
      zone = lyd_zone_get_or_utc (lyd_stmt_get_text (stmt, 5));
    }
    if (fold.n_scans > 0 &&
        (!lyd_id_equal (&session, &row_session) || !lyd_id_equal (&registration, &row_registration))) {
      if (!folded (data, &session, &registration, &fold, error))
        return FALSE;
      fold_init (&fold);
    }
    session = row_session;
    registration = row_registration;
    fold_scan (&fold, lyd_stmt_get_int (stmt, 2) != 0, lyd_stmt_get_int (stmt, 3), &station, zone);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return stmt != NULL && (fold.n_scans == 0 || folded (data, &session, &registration, &fold, error));
}

static gboolean
rebuild_one (gpointer data,
             const LydId *session,
             const LydId *registration,
             const Fold *fold,
             GError **error)
{
  LydDb *db = data;
  const LydPresence *presence = &fold->presence;

  if (!write_presence (db, session, registration, presence, error) ||
      !add_count (db, session, LYD_PRESENCE_ALL_DAYS, presence->inside, presence->entries > 0, error) ||
      !add_count (db, session, presence->last_day, presence->inside, 0, error))
    return FALSE;
  for (guint i = 0; i < fold->days->len; i++)
    if (!add_count (db, session, g_array_index (fold->days, int, i), 0, 1, error))
      return FALSE;
  return TRUE;
}

/* Makes presence and the counts anew from the log, within the caller's transaction. Needed after an event's time zone
 * changed, because local days moved with it. */
gboolean
lyd_presence_rebuild (LydDb *db,
                      GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM presence", "") &&
         lyd_db_run (db, error, "DELETE FROM session_count", "") && fold_log (db, NULL, rebuild_one, db, error);
}

/* As lyd_presence_rebuild(), for one session. */
gboolean
lyd_presence_rebuild_session (LydDb *db,
                              const LydId *session,
                              GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM presence WHERE session = ?", "d", session) &&
         lyd_db_run (db, error, "DELETE FROM session_count WHERE session = ?", "d", session) &&
         fold_log (db, session, rebuild_one, db, error);
}

/**
 * lyd_presence_rebuild_of:
 * @registration: was merged into another, or that was taken back
 *
 * Makes presence and the counts anew for every session that it was scanned at, within the caller's transaction.
 */
gboolean
lyd_presence_rebuild_of (LydDb *db,
                         const LydId *registration,
                         GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT DISTINCT session FROM scan WHERE registration = ?", "d", registration);
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId session = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (sessions, session);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  for (guint i = 0; i < sessions->len; i++)
    if (!lyd_presence_rebuild_session (db, &g_array_index (sessions, LydId, i), error))
      return FALSE;
  return TRUE;
}

typedef struct {
  LydDb *db;
  GPtrArray *problems;
  GHashTable *counts; /* "session day" -> LydPresenceCount */
  int n_folded;
} Check;

static LydPresenceCount *
expected_count (Check *check,
                const LydId *session,
                int day)
{
  g_autofree char *id = lyd_id_to_string (session);
  char *key = g_strdup_printf ("%s %d", id, day);
  LydPresenceCount *count = g_hash_table_lookup (check->counts, key);

  if (count != NULL) {
    g_free (key);
    return count;
  }
  count = g_new0 (LydPresenceCount, 1);
  g_hash_table_insert (check->counts, key, count);
  return count;
}

static gboolean
presence_equal (const LydPresence *a,
                const LydPresence *b)
{
  return a->entries == b->entries && !a->inside == !b->inside && a->first_at == b->first_at &&
         lyd_id_equal (&a->first_station, &b->first_station) && a->last_at == b->last_at &&
         a->last_day == b->last_day && a->last_seen == b->last_seen;
}

static gboolean
check_one (gpointer data,
           const LydId *session,
           const LydId *registration,
           const Fold *fold,
           GError **error)
{
  Check *check = data;
  const LydPresence *presence = &fold->presence;
  LydPresenceCount *all = expected_count (check, session, LYD_PRESENCE_ALL_DAYS);
  LydPresence stored;

  check->n_folded++;
  all->inside += presence->inside;
  all->entered += presence->entries > 0;
  if (presence->inside)
    expected_count (check, session, presence->last_day)->inside++;
  for (guint i = 0; i < fold->days->len; i++)
    expected_count (check, session, g_array_index (fold->days, int, i))->entered++;

  if (!lyd_presence_get (check->db, session, registration, &stored, error))
    return FALSE;
  if (!presence_equal (presence, &stored)) {
    g_autofree char *session_id = lyd_id_to_string (session);
    g_autofree char *registration_id = lyd_id_to_string (registration);

    g_ptr_array_add (check->problems,
                     g_strdup_printf (_ (
                                        "Presence of registration %s at session %s is not what the log of scans says."),
                                      registration_id, session_id));
  }
  return TRUE;
}

static gboolean
check_counts (Check *check,
              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (check->db, error, "SELECT session, day, inside, entered FROM session_count", "");
  g_autoptr (GError) local = NULL;
  GHashTableIter iter;
  gpointer key;
  LydPresenceCount *count;

  while (stmt != NULL && lyd_stmt_step (stmt, &local)) {
    LydId session = lyd_stmt_get_id (stmt, 0);

    count = expected_count (check, &session, (int) lyd_stmt_get_int (stmt, 1));
    count->inside -= (int) lyd_stmt_get_int (stmt, 2);
    count->entered -= (int) lyd_stmt_get_int (stmt, 3);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }

  g_hash_table_iter_init (&iter, check->counts);
  while (g_hash_table_iter_next (&iter, &key, (gpointer *) &count))
    if (count->inside != 0 || count->entered != 0)
      g_ptr_array_add (check->problems,
                       g_strdup_printf (_ ("The number of people at session %s is not what the log of scans says."),
                                        (const char *) key));
  return stmt != NULL;
}

/**
 * lyd_presence_check:
 * @problems: a sentence is added for everything that differs
 *
 * Compares presence and the counts with the log.
 */
gboolean
lyd_presence_check (LydDb *db,
                    GPtrArray *problems,
                    GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (LydStmt) stmt = NULL;
  Check check = { .db = db, .problems = problems, .counts = counts };

  if (!fold_log (db, NULL, check_one, &check, error) || !check_counts (&check, error))
    return FALSE;

  stmt = lyd_db_query (db, error, "SELECT count(*) FROM presence", "");
  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  if (lyd_stmt_get_int (stmt, 0) > check.n_folded)
    g_ptr_array_add (problems, g_strdup (_ ("Somebody counts as present without a scan in the log.")));
  return TRUE;
}

/* Returns: (transfer full) (element-type LydEntryTime): every entry that stands, as the log has them, and when those
 * who attended online joined first; by time */
GArray *
lyd_presence_list_entries (LydDb *db,
                           const LydId *session,
                           GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (LydEntryTime));
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT s.registration, s.at FROM scan s"
                  " WHERE s.session = ?1 AND s.registration IS NOT NULL AND s.kind = 'entry' AND " STANDING
                  " AND NOT EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id)"
                  " UNION ALL SELECT registration, first_at FROM online"
                  " WHERE session = ?1 AND attended = 1 AND first_at IS NOT NULL ORDER BY 2",
                  "d", session);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydEntryTime entry = { lyd_stmt_get_id (stmt, 0), lyd_stmt_get_time (stmt, 1) };

    g_array_append_val (entries, entry);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&entries);
}
