#include "lyd-series-rows.h"

#include "lyd-attended.h"

/* The order of series_row(). */
#define COLUMNS "s.id, s.title, s.rule, s.timezone"

static LydSeries *
series_row (LydStmt *stmt)
{
  LydSeries *series = lyd_series_new ();

  series->id = lyd_stmt_get_id (stmt, 0);
  series->title = lyd_stmt_dup_text (stmt, 1);
  series->rule = lyd_stmt_dup_text (stmt, 2);
  series->timezone = lyd_stmt_dup_text (stmt, 3);
  return series;
}

static LydSeriesMember *
member_row (LydStmt *stmt)
{
  LydSeriesMember *member = g_new0 (LydSeriesMember, 1);

  member->person = lyd_stmt_get_id (stmt, 0);
  member->name = lyd_stmt_dup_text (stmt, 1);
  member->organization = lyd_stmt_dup_text (stmt, 2);
  member->type = MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 3)), 0);
  member->since = lyd_stmt_get_int (stmt, 4);
  return member;
}

gboolean
lyd_series_rows_insert (LydDb *db,
                        const LydSeries *series,
                        GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO series (id, title, rule, timezone) VALUES (?, ?, ?, ?)", "dsss",
                     &series->id, series->title, series->rule, series->timezone);
}

/* One that no event belongs to any more, with who is registered for all of it. */
gboolean
lyd_series_rows_delete (LydDb *db,
                        const LydId *series,
                        GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM standing WHERE series = ?", "d", series) &&
         lyd_db_run (db, error, "DELETE FROM series WHERE id = ?", "d", series);
}

gboolean
lyd_series_rows_update (LydDb *db,
                        const LydSeries *series,
                        GError **error)
{
  return lyd_db_run (db, error, "UPDATE series SET title = ?, rule = ?, timezone = ? WHERE id = ?", "sssd",
                     series->title, series->rule, series->timezone, &series->id);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydSeries *
lyd_series_rows_get (LydDb *db,
                     const LydId *series,
                     GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM series s WHERE s.id = ?", "d", series);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? series_row (stmt) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydSeries): all, by id: in the order in which they were made */
GPtrArray *
lyd_series_rows_list (LydDb *db,
                      GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM series s ORDER BY s.id", "");

  return lyd_stmt_collect (stmt, (LydStmtRow) series_row, (GDestroyNotify) lyd_series_free, error);
}

/* Returns: (transfer full) (nullable) (element-type LydSeries): whatever @words may mean: a title, an id or a start of
 * one, of the series or of one of its events */
GPtrArray *
lyd_series_rows_find (LydDb *db,
                      const char *words,
                      GError **error)
{
  LydId low, high;
  gboolean is_id = lyd_id_read_prefix (&low, &high, words) >= 4;
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " COLUMNS " FROM series s WHERE s.title = ?1 OR (?2 AND (s.id BETWEEN ?3 AND ?4"
                  " OR s.id IN (SELECT e.series FROM event e WHERE e.id BETWEEN ?3 AND ?4))) ORDER BY s.id",
                  "sndd", words, is_id, &low, &high);

  return lyd_stmt_collect (stmt, (LydStmtRow) series_row, (GDestroyNotify) lyd_series_free, error);
}

/* The line of the event that @stmt's first column names. */
static LydSeriesCount *
find_count (GHashTable *counts,
            LydStmt *stmt)
{
  LydId event = lyd_stmt_get_id (stmt, 0);
  LydSeriesCount *count = g_hash_table_lookup (counts, &event);

  if (count == NULL) {
    count = g_new0 (LydSeriesCount, 1);
    count->event = event;
    g_hash_table_insert (counts, &count->event, count);
  }
  return count;
}

static void
read_status (LydSeriesCount *count,
             LydStmt *stmt)
{
  int n = (int) lyd_stmt_get_int (stmt, 1);

  switch (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 2))) {
  case LYD_STATUS_CONFIRMED:
    count->n_confirmed += n;
    break;
  case LYD_STATUS_PENDING:
    count->n_pending += n;
    break;
  case LYD_STATUS_WAITLISTED:
    count->n_waiting += n;
    break;
  default:
    break;
  }
}

static void
read_attended (LydSeriesCount *count,
               LydStmt *stmt)
{
  count->n_attended += (int) lyd_stmt_get_int (stmt, 1);
}

static void
read_programs (LydSeriesCount *count,
               LydStmt *stmt)
{
  count->n_programs += (int) lyd_stmt_get_int (stmt, 1);
}

/* What is counted of each event; where nobody is named, the heads. Whoever was merged into another counts as them. */
static const struct {
  const char *sql;
  void (*read) (LydSeriesCount *count, LydStmt *stmt);
} counters[] = {
  { "SELECT r.event, count(*), r.status FROM event e CROSS JOIN registration r ON r.event = e.id WHERE e.series = ?"
    " AND r.merged_into IS NULL GROUP BY r.event, r.status",
    read_status },
  { LYD_CAME_TO (
      "s.event IN (SELECT id FROM event WHERE series = ?)") ", merged AS MATERIALIZED (SELECT id, merged_into FROM "
                                                            "registration WHERE merged_into IS NOT NULL)"
                                                            " SELECT x.event, count(DISTINCT coalesce(m.merged_into, "
                                                            "x.registration)) FROM came x"
                                                            " LEFT JOIN merged m ON m.id = x.registration GROUP BY "
                                                            "x.event",
    read_attended },
  { "SELECT e.id, max(0, sum(t.delta)) FROM event e CROSS JOIN session s ON s.event = e.id"
    " CROSS JOIN tap t ON t.session = s.id WHERE e.series = ? AND s.sensitive = 1 GROUP BY e.id",
    read_attended },
  { "SELECT e.id, count(*) FROM event e CROSS JOIN event_program p ON p.event = e.id WHERE e.series = ? GROUP BY e.id",
    read_programs },
};

/* Returns: (transfer full) (nullable) (element-type LydId LydSeriesCount): by event; none for one of which there is
 *   nothing to count */
GHashTable *
lyd_series_rows_count (LydDb *db,
                       const LydId *series,
                       GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, NULL, g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (counters); i++) {
    g_autoptr (LydStmt) stmt = lyd_db_query (db, error, counters[i].sql, "d", series);
    g_autoptr (GError) local = NULL;

    if (stmt == NULL)
      return NULL;
    while (lyd_stmt_step (stmt, &local))
      counters[i].read (find_count (counts, stmt), stmt);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  }
  return g_steal_pointer (&counts);
}

/* Whoever is registered for all of it already stays so, from the earlier day on. */
gboolean
lyd_standing_rows_add (LydDb *db,
                       const LydId *series,
                       const LydId *person,
                       LydAttendeeType type,
                       gint64 since,
                       GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO standing (series, person, type, since) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT (series, person) DO UPDATE SET since = min(since, excluded.since)"
                     " WHERE excluded.since < since",
                     "ddsi", series, person, lyd_word_id (&lyd_attendee_types, (int) type), since);
}

gboolean
lyd_standing_rows_remove (LydDb *db,
                          const LydId *series,
                          const LydId *person,
                          GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM standing WHERE series = ? AND person = ?", "dd", series, person);
}

gboolean
lyd_standing_rows_count (LydDb *db,
                         const LydId *series,
                         int *n,
                         GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT count(*) FROM standing WHERE series = ?", "d", series);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LydSeriesMember): in the order of lists */
GPtrArray *
lyd_standing_rows_list (LydDb *db,
                        const LydId *series,
                        GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT p.id, p.name, o.name, s.type, s.since FROM standing s JOIN person p ON p.id = s.person"
                  " LEFT JOIN organization o ON o.id = p.organization WHERE s.series = ? ORDER BY p.sort, p.id",
                  "d", series);

  return lyd_stmt_collect (stmt, (LydStmtRow) member_row, (GDestroyNotify) lyd_series_member_free, error);
}
