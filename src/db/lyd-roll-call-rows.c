#include "lyd-roll-call-rows.h"

#include "lyd-fold.h"

/* Entries and exits that happened and were not taken back. */
#define STANDING                                                                                \
  "((s.kind = 'entry' AND s.verdict = 'admitted') OR (s.kind = 'exit' AND s.verdict = 'left'))" \
  " AND NOT EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id)"

/**
 * lyd_roll_call_rows_find_times:
 * @latest_entry: (out): of the entries that are not later than @now; %LYD_TIME_NONE: there is none
 * @later: (out): whether there are entries and exits from later than @now
 */
gboolean
lyd_roll_call_rows_find_times (LydDb *db,
                               const LydId *event,
                               gint64 now,
                               gint64 *latest_entry,
                               gboolean *later,
                               GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT max (CASE WHEN s.at <= ?2 AND s.kind = 'entry' THEN s.at END), coalesce (max (s.at), 0) > ?2"
                  " FROM session c JOIN scan s ON s.session = c.id WHERE c.event = ?1 AND " STANDING,
                  "di", event, now);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *latest_entry = lyd_stmt_get_time (stmt, 0);
  *later = lyd_stmt_get_int (stmt, 1) != 0;
  return TRUE;
}

static gpointer
station_row (LydStmt *stmt)
{
  LydRollCallStation *station = g_new0 (LydRollCallStation, 1);

  station->label = lyd_stmt_dup_text (stmt, 0);
  station->latest = lyd_stmt_get_time (stmt, 1);
  return station;
}

/* The stations whose scans are here. */
gboolean
lyd_roll_call_rows_read_stations (LydDb *db,
                                  const LydId *event,
                                  LydRollCall *call,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT t.label, max (s.recorded_at) FROM session c JOIN scan s ON s.session = c.id"
                  " JOIN station t ON t.id = s.station WHERE c.event = ? GROUP BY t.label ORDER BY t.label",
                  "d", event);

  g_clear_pointer (&call->stations, g_ptr_array_unref);
  call->stations = lyd_stmt_collect (stmt, station_row, (GDestroyNotify) lyd_roll_call_station_free, error);
  if (call->stations == NULL) {
    call->stations = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_roll_call_station_free);
    return FALSE;
  }
  for (guint i = 0; i < call->stations->len; i++)
    call->latest = MAX (call->latest, ((LydRollCallStation *) g_ptr_array_index (call->stations, i))->latest);
  return TRUE;
}

/* Heads that were counted since the day began where nobody is named. */
gboolean
lyd_roll_call_rows_read_heads (LydDb *db,
                               const LydId *event,
                               LydRollCall *call,
                               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT coalesce (sum (t.delta), 0) FROM session c JOIN tap t"
                                           " ON t.session = c.id WHERE c.event = ? AND t.at >= ?",
                                           "di", event, call->since);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  call->heads = MAX ((int) lyd_stmt_get_int (stmt, 0), 0);
  return TRUE;
}

/* ---- who is on it ---- */

typedef struct {
  LydRollCall *call;
  GHashTable *rows; /* LydId -> LydRollCallRow, not in the list yet */
  GArray *passages; /* of LydPassage: one registration's */
  gboolean has_door;
} Reading;

static gboolean
find_door (LydDb *db,
           const LydId *event,
           gboolean *has_door,
           GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT EXISTS (SELECT 1 FROM session WHERE event = ? AND kind = 'arrival')", "d", event);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *has_door = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

static LydRollCallRow *
add_row (Reading *reading,
         const LydId *registration)
{
  LydRollCallRow *row = lyd_roll_call_row_new ();

  row->registration = *registration;
  g_hash_table_insert (reading->rows, &row->registration, row);
  return row;
}

/* All passages of one registration have been read. */
static void
close_registration (Reading *reading,
                    const LydId *registration)
{
  const LydPassage *passages = (const LydPassage *) (gpointer) reading->passages->data;
  const LydPassage *last;
  LydWhereabouts where;
  LydRollCallRow *row;

  if (reading->passages->len == 0)
    return;
  where = lyd_whereabouts_judge (passages, reading->passages->len, reading->has_door);
  last = &passages[where.last];
  reading->call->n_gone += where.gone;
  if (!where.gone) {
    row = add_row (reading, registration);
    row->seen_at = last->at;
    row->leaving = !last->entry;
    row->session = g_strdup (last->title);
    row->room = g_strdup (last->room);
    row->station = g_strdup (last->station);
    row->in_building = where.in_building;
  }
  g_array_set_size (reading->passages, 0);
}

static gboolean
read_passages (LydDb *db,
               const LydId *event,
               Reading *reading,
               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT coalesce (r.merged_into, r.id) AS whose, s.session, s.kind = 'entry', s.source = 'paper',"
    " c.kind = 'arrival', c.admission = 'in-out', s.at, t.label,"
    " CASE WHEN c.sensitive = 0 THEN c.title END, CASE WHEN c.sensitive = 0 THEN c.room END"
    " FROM session c JOIN scan s ON s.session = c.id JOIN registration r ON r.id = s.registration"
    " JOIN station t ON t.id = s.station WHERE c.event = ?1 AND s.at >= ?2 AND " STANDING
    " ORDER BY whose, s.n",
    "di", event, reading->call->since);
  GError *local = NULL;
  LydId whose = lyd_id_none;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);
    LydPassage passage = { .session = lyd_stmt_get_id (stmt, 1),
                           .entry = lyd_stmt_get_int (stmt, 2) != 0,
                           .paper = lyd_stmt_get_int (stmt, 3) != 0,
                           .door = lyd_stmt_get_int (stmt, 4) != 0,
                           .policy = lyd_stmt_get_int (stmt, 5) != 0,
                           .at = lyd_stmt_get_int (stmt, 6),
                           .station = lyd_stmt_dup_text (stmt, 7),
                           .title = lyd_stmt_dup_text (stmt, 8),
                           .room = lyd_stmt_dup_text (stmt, 9) };

    if (!lyd_id_equal (&id, &whose))
      close_registration (reading, &whose);
    whose = id;
    g_array_append_val (reading->passages, passage);
  }
  close_registration (reading, &whose);
  return lyd_stmt_ended (local, error);
}

/* The last tick of each registration decides. Who was found without having been scanned is on the list from then on. */
static gboolean
read_ticks (LydDb *db,
            Reading *reading,
            GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT coalesce (r.merged_into, r.id), k.delta, k.at, t.label FROM roll_call_tick k"
                  " JOIN registration r ON r.id = k.registration LEFT JOIN station t ON t.id = k.station"
                  " WHERE k.roll_call = ? ORDER BY k.n",
                  "d", &reading->call->call);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);
    LydRollCallRow *row = g_hash_table_lookup (reading->rows, &id);

    if (row == NULL)
      row = add_row (reading, &id);
    row->found = lyd_stmt_get_int (stmt, 1) > 0;
    row->found_at = row->found ? lyd_stmt_get_int (stmt, 2) : LYD_TIME_NONE;
    g_free (row->found_station);
    row->found_station = row->found ? lyd_stmt_dup_text (stmt, 3) : NULL;
  }
  return lyd_stmt_ended (local, error);
}

static void
fill_row (LydRollCallRow *row,
          LydStmt *stmt)
{
  const char *given = lyd_stmt_get_text (stmt, 2);
  const char *family = lyd_stmt_get_text (stmt, 3);
  const char *organization = lyd_stmt_get_text (stmt, 4);
  const char *host = lyd_stmt_get_text (stmt, 7);
  g_autofree char *words = NULL;

  row->name = lyd_stmt_dup_text (stmt, 1);
  row->listed = lyd_roll_call_list_name (row->name, given, family);
  row->organization = g_strdup (organization);
  row->type = (LydAttendeeType) MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 5)), 0);
  row->needs_assistance = lyd_stmt_get_int (stmt, 6) != 0;
  row->host = g_strdup (host);
  words = g_strjoin (" ", row->name, given != NULL ? given : "", organization != NULL ? organization : "",
                     lyd_stmt_get_text (stmt, 8), host != NULL ? host : "", NULL);
  row->folded = lyd_fold_text (words);
}

/* Whom the rows are about, in the order of lists. */
static gboolean
read_people (LydDb *db,
             const LydId *event,
             Reading *reading,
             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT r.id, p.name, p.given, p.family, o.name, r.type, r.needs_assistance, hp.name, r.short_code"
    " FROM registration r JOIN person p ON p.id = r.person LEFT JOIN organization o ON o.id = p.organization"
    " LEFT JOIN registration h ON h.id = r.host LEFT JOIN person hp ON hp.id = h.person"
    " WHERE r.event = ? AND r.merged_into IS NULL ORDER BY p.sort, p.name, r.id",
    "d", event);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (g_hash_table_size (reading->rows) > 0 && lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);
    LydRollCallRow *row;

    if (!g_hash_table_steal_extended (reading->rows, &id, NULL, (gpointer *) &row))
      continue;
    fill_row (row, stmt);
    /* A tick that was taken back leaves nothing of who was not scanned. */
    if (row->seen_at == LYD_TIME_NONE && !row->found)
      lyd_roll_call_row_free (row);
    else
      g_ptr_array_add (reading->call->rows, row);
  }
  return lyd_stmt_ended (local, error);
}

/* @call: with `since` and, where there is one, the roll call that is on; its rows are filled in */
gboolean
lyd_roll_call_rows_read (LydDb *db,
                         const LydId *event,
                         LydRollCall *call,
                         GError **error)
{
  g_autoptr (GHashTable) rows =
    g_hash_table_new_full (lyd_id_hash, lyd_id_equal, NULL, (GDestroyNotify) lyd_roll_call_row_free);
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (LydPassage));
  Reading reading = { call, rows, passages, FALSE };

  g_array_set_clear_func (passages, (GDestroyNotify) lyd_passage_clear);
  return find_door (db, event, &reading.has_door, error) && read_passages (db, event, &reading, error) &&
         (lyd_id_is_none (&call->call) || read_ticks (db, &reading, error)) &&
         read_people (db, event, &reading, error);
}

/* ---- ticking off ---- */

/**
 * lyd_roll_calls_find_open:
 * @since: where nobody was ticked off since then, it is over, whoever forgot to end it
 * @id: (out): of the roll call that is on; none: there is none
 */
gboolean
lyd_roll_calls_find_open (LydDb *db,
                          const LydId *event,
                          gint64 since,
                          LydId *id,
                          gint64 *at,
                          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT id, at FROM roll_call c WHERE event = ?1 AND ended_at IS NULL"
                                           " AND (at >= ?2 OR EXISTS (SELECT 1 FROM roll_call_tick k"
                                           "   WHERE k.roll_call = c.id AND k.at >= ?2))"
                                           " ORDER BY at DESC, id DESC LIMIT 1",
                                           "di", event, since);
  GError *local = NULL;

  *id = lyd_id_none;
  *at = LYD_TIME_NONE;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    *id = lyd_stmt_get_id (stmt, 0);
    *at = lyd_stmt_get_int (stmt, 1);
  }
  return lyd_stmt_ended (local, error);
}

gboolean
lyd_roll_calls_insert (LydDb *db,
                       const LydId *id,
                       const LydId *event,
                       const LydId *station,
                       gint64 at,
                       GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO roll_call (id, event, station, at) VALUES (?, ?, ?, ?)", "dddi", id, event,
                     station, at);
}

/* @at: %LYD_TIME_NONE: it is on again */
gboolean
lyd_roll_calls_end (LydDb *db,
                    const LydId *id,
                    gint64 at,
                    GError **error)
{
  return lyd_db_run (db, error, "UPDATE roll_call SET ended_at = ? WHERE id = ?", "td", at, id);
}

gboolean
lyd_roll_calls_get_tick (LydDb *db,
                         const LydId *call,
                         const LydId *registration,
                         gboolean *found,
                         GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT delta FROM roll_call_tick WHERE roll_call = ? AND registration = ? ORDER BY n DESC LIMIT 1",
    "dd", call, registration);
  GError *local = NULL;

  *found = FALSE;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *found = lyd_stmt_get_int (stmt, 0) > 0;
  return lyd_stmt_ended (local, error);
}

gboolean
lyd_roll_calls_insert_tick (LydDb *db,
                            const LydId *id,
                            const LydId *call,
                            const LydId *registration,
                            int delta,
                            gint64 at,
                            const LydId *station,
                            GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO roll_call_tick (id, roll_call, registration, delta, at, station)"
                     " VALUES (?, ?, ?, ?, ?, ?)",
                     "dddnid", id, call, registration, delta, at, station);
}
