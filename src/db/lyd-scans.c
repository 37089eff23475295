#include "lyd-scans.h"

#include "lyd-registrations.h"

/* The order of row(). */
#define COLUMNS                                                                                                    \
  "s.id, s.station, s.seq, s.attempt, s.session, s.registration, s.kind, s.undoes, s.at, s.recorded_at, s.source," \
  " s.verdict, s.basis, s.reason, s.raw"

#define MERGED LYD_MERGED ("?2")
/* What the log says let somebody in, and no later undo took back. */
#define STANDING_ENTRY "s.kind = 'entry' AND s.verdict = 'admitted'"

static LydScan *
row (LydStmt *stmt)
{
  LydScan *scan = lyd_scan_new ();

  scan->id = lyd_stmt_get_id (stmt, 0);
  scan->station = lyd_stmt_get_id (stmt, 1);
  scan->seq = lyd_stmt_get_int (stmt, 2);
  scan->attempt = lyd_stmt_get_id (stmt, 3);
  scan->session = lyd_stmt_get_id (stmt, 4);
  scan->registration = lyd_stmt_get_id (stmt, 5);
  scan->kind = MAX (lyd_word_find (&lyd_scan_kinds, lyd_stmt_get_text (stmt, 6)), 0);
  scan->undoes = lyd_stmt_get_id (stmt, 7);
  scan->at = lyd_stmt_get_int (stmt, 8);
  scan->recorded_at = lyd_stmt_get_int (stmt, 9);
  scan->source = MAX (lyd_word_find (&lyd_sources, lyd_stmt_get_text (stmt, 10)), 0);
  scan->verdict = MAX (lyd_word_find (&lyd_verdicts, lyd_stmt_get_text (stmt, 11)), 0);
  scan->basis = MAX (lyd_word_find (&lyd_verdicts, lyd_stmt_get_text (stmt, 12)), 0);
  scan->reason = lyd_stmt_dup_text (stmt, 13);
  scan->raw = lyd_stmt_dup_text (stmt, 14);

  return scan;
}

static LydScan *
one (LydStmt *stmt,
     GError **error)
{
  return stmt != NULL && lyd_stmt_step (stmt, error) ? row (stmt) : NULL;
}

static gboolean
insert (LydDb *db,
        const LydScan *scan,
        gboolean brought,
        GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO scan (id, station, seq, attempt, session, registration, kind, undoes, at, "
                     "recorded_at,"
                     " source, verdict, basis, reason, raw, brought)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif (?, 0))",
                     "ddidddsdiisssssn", &scan->id, &scan->station, scan->seq, &scan->attempt, &scan->session,
                     &scan->registration, lyd_word_id (&lyd_scan_kinds, scan->kind), &scan->undoes, scan->at,
                     scan->recorded_at, lyd_word_id (&lyd_sources, scan->source),
                     lyd_word_id (&lyd_verdicts, scan->verdict), lyd_word_id (&lyd_verdicts, scan->basis), scan->reason,
                     scan->raw != NULL ? scan->raw : "", brought);
}

gboolean
lyd_scans_insert (LydDb *db,
                  const LydScan *scan,
                  GError **error)
{
  return insert (db, scan, FALSE, error);
}

/* A scan of a desk that has a log of its own. */
gboolean
lyd_scans_insert_brought (LydDb *db,
                          const LydScan *scan,
                          GError **error)
{
  return insert (db, scan, TRUE, error);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydScan *
lyd_scans_get (LydDb *db,
               const LydId *id,
               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM scan s WHERE s.id = ?", "d", id);

  return one (stmt, error);
}

/* What an attempt was answered; %NULL without an error where it is new. */
LydScan *
lyd_scans_find_attempt (LydDb *db,
                        const LydId *attempt,
                        GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT " COLUMNS " FROM scan s WHERE s.attempt = ?", "d", attempt);

  return one (stmt, error);
}

/* The undo that took @scan back; %NULL without an error where it still stands. */
LydScan *
lyd_scans_find_undo (LydDb *db,
                     const LydId *scan,
                     GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM scan s WHERE s.undoes = ?", "d", scan);

  return one (stmt, error);
}

/* Returns: (transfer full) (element-type LydScan): all whose id starts with @words (four digits at least) */
GPtrArray *
lyd_scans_find (LydDb *db,
                const char *words,
                GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;
  LydId low, high;

  if (lyd_id_read_prefix (&low, &high, words) < 4)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_scan_free);

  stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM scan s WHERE s.id BETWEEN ? AND ? ORDER BY s.id LIMIT 2",
                       "dd", &low, &high);
  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_scan_free, error);
}

/* Columns 15-18 follow those of row(). */
static LydScanLine *
line_row (LydStmt *stmt)
{
  LydScanLine *line = lyd_scan_line_new ();

  line->scan = row (stmt);
  line->name = lyd_stmt_dup_text (stmt, 15);
  line->organization = lyd_stmt_dup_text (stmt, 16);
  line->station = lyd_stmt_dup_text (stmt, 17);
  line->undone = lyd_stmt_get_int (stmt, 18) != 0;
  return line;
}

/* The numbers are chosen and cut off first, from the index alone; only then are the names looked up. */
#define LINES(order)                                                                                    \
  "SELECT " COLUMNS ", p.name, o.name, t.label, EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id)"    \
  " FROM scan s JOIN station t ON t.id = s.station LEFT JOIN registration r ON r.id = s.registration"   \
  " LEFT JOIN person p ON p.id = r.person LEFT JOIN organization o ON o.id = p.organization"            \
  " WHERE s.n IN (SELECT n FROM scan WHERE session = ?1 AND (?2 IS NULL OR registration IN " MERGED ")" \
  "   ORDER BY n " order " LIMIT ?3) ORDER BY s.n " order

/**
 * lyd_scans_list:
 * @registration: (nullable): only this one's
 * @limit: how many at most; negative for all
 *
 * Returns: (transfer full) (element-type LydScanLine): the session's log in the order of commit, or the other way round
 */
GPtrArray *
lyd_scans_list (LydDb *db,
                const LydId *session,
                const LydId *registration,
                gboolean newest_first,
                int limit,
                GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;

  stmt = lyd_db_query (db, error, newest_first ? LINES ("DESC") : LINES ("ASC"),
                       "ddn", session, registration, limit);
  return lyd_stmt_collect (stmt, (LydStmtRow) line_row, (GDestroyNotify) lyd_scan_line_free, error);
}

/* Returns: (transfer full) (nullable) (element-type LydScan): a station's entries of these numbers that nobody took
 * back */
GPtrArray *
lyd_scans_list_standing (LydDb *db,
                         const LydId *station,
                         gint64 from,
                         gint64 to,
                         GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " COLUMNS " FROM scan s WHERE s.station = ?1"
                                           " AND s.seq BETWEEN ?2 AND ?3 AND " STANDING_ENTRY
                                           " AND NOT EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id)"
                                           " ORDER BY s.seq",
                                           "dii", station, from, to);

  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_scan_free, error);
}

/**
 * lyd_scans_find_entry:
 * @from: the first instant that counts, or %LYD_TIME_NONE
 * @to: the first instant that counts no more, or %LYD_TIME_NONE
 * @before: (nullable): look at the log as it was when this scan was committed
 * @scan: (out) (optional): the entry; none: never
 * @at: (out): when @registration was first admitted to @session; %LYD_TIME_NONE: never
 * @station: (out) (transfer full): the label of where
 *
 * The first in the order of commit, entries that were taken back apart.
 *
 * Returns: %FALSE only where the database could not be read
 */
gboolean
lyd_scans_find_entry (LydDb *db,
                      const LydId *session,
                      const LydId *registration,
                      gint64 from,
                      gint64 to,
                      const LydId *before,
                      LydId *scan,
                      gint64 *at,
                      char **station,
                      GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT s.at, t.label, s.id FROM scan s JOIN station t ON t.id = s.station"
                                           " WHERE s.session = ?1 AND s.registration IN " MERGED " AND " STANDING_ENTRY
                                           " AND (?3 IS NULL OR s.at >= ?3) AND (?4 IS NULL OR s.at < ?4)"
                                           " AND (?5 IS NULL OR s.n < (SELECT n FROM scan WHERE id = ?5))"
                                           " AND NOT EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id"
                                           "   AND (?5 IS NULL OR u.n < (SELECT n FROM scan WHERE id = ?5)))"
                                           " ORDER BY s.n LIMIT 1",
                                           "ddttd", session, registration, from, to, before);
  g_autoptr (GError) local = NULL;

  *at = LYD_TIME_NONE;
  *station = NULL;
  if (scan != NULL)
    *scan = lyd_id_none;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    *at = lyd_stmt_get_int (stmt, 0);
    *station = lyd_stmt_dup_text (stmt, 1);
    if (scan != NULL)
      *scan = lyd_stmt_get_id (stmt, 2);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* Whether @registration was ever asked its questions at @session. */
gboolean
lyd_scans_was_asked (LydDb *db,
                     const LydId *session,
                     const LydId *registration,
                     GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT 1 FROM scan WHERE session = ?1 AND registration IN " MERGED
                                           " AND verdict = 'answers-needed' LIMIT 1",
                                           "dd", session, registration);

  return stmt != NULL && lyd_stmt_step (stmt, error);
}
