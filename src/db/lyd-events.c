#include "lyd-events.h"

#include "lyd-online-rows.h"

#include <string.h>

/* The orders of event_row() and session_row(). */
#define EVENT_COLUMNS                                                                                                \
  "id, kind, title, start, \"end\", timezone, mode, venue, join_link, registration_link, capacity, state, sequence," \
  " series, policy_area, audience, sensitive, seats, invites, heading, series_at, newcomers"
#define SESSION_COLUMNS                                                                                               \
  "id, event, kind, title, start, \"end\", room, capacity, admission, opens_before, closes_after, choice, sensitive," \
  " position, track"

static LydEvent *
event_row (LydStmt *stmt)
{
  LydEvent *event = lyd_event_new ();

  event->id = lyd_stmt_get_id (stmt, 0);
  event->kind = MAX (lyd_word_find (&lyd_kinds, lyd_stmt_get_text (stmt, 1)), 0);
  event->title = lyd_stmt_dup_text (stmt, 2);
  event->start = lyd_stmt_get_int (stmt, 3);
  event->end = lyd_stmt_get_int (stmt, 4);
  event->timezone = lyd_stmt_dup_text (stmt, 5);
  event->mode = MAX (lyd_word_find (&lyd_modes, lyd_stmt_get_text (stmt, 6)), 0);
  event->venue = lyd_stmt_dup_text (stmt, 7);
  event->join_link = lyd_stmt_dup_text (stmt, 8);
  event->registration_link = lyd_stmt_dup_text (stmt, 9);
  event->capacity = lyd_stmt_get_limit (stmt, 10);
  event->state = MAX (lyd_word_find (&lyd_event_states, lyd_stmt_get_text (stmt, 11)), 0);
  event->sequence = (int) lyd_stmt_get_int (stmt, 12);
  event->series = lyd_stmt_get_id (stmt, 13);
  event->policy_area = lyd_stmt_dup_text (stmt, 14);
  event->audience = lyd_stmt_dup_text (stmt, 15);
  event->sensitive = lyd_stmt_get_int (stmt, 16) != 0;
  event->seats = lyd_stmt_get_limit (stmt, 17);
  event->invites = lyd_stmt_dup_text (stmt, 18);
  event->heading = lyd_word_find (&lyd_headings, lyd_stmt_get_text (stmt, 19));
  event->series_at = lyd_stmt_get_time (stmt, 20);
  event->newcomers = MAX (lyd_word_find (&lyd_newcomers, lyd_stmt_get_text (stmt, 21)), LYD_NEWCOMERS_NONE);

  return event;
}

static LydSession *
session_row (LydStmt *stmt)
{
  LydSession *session = lyd_session_new ();

  session->id = lyd_stmt_get_id (stmt, 0);
  session->event = lyd_stmt_get_id (stmt, 1);
  session->kind = MAX (lyd_word_find (&lyd_session_kinds, lyd_stmt_get_text (stmt, 2)), 0);
  session->title = lyd_stmt_dup_text (stmt, 3);
  session->start = lyd_stmt_get_int (stmt, 4);
  session->end = lyd_stmt_get_int (stmt, 5);
  session->room = lyd_stmt_dup_text (stmt, 6);
  session->capacity = lyd_stmt_get_limit (stmt, 7);
  session->admission = MAX (lyd_word_find (&lyd_admissions, lyd_stmt_get_text (stmt, 8)), 0);
  session->opens_before = lyd_stmt_get_limit (stmt, 9);
  session->closes_after = lyd_stmt_get_limit (stmt, 10);
  session->choice = lyd_stmt_get_int (stmt, 11) != 0;
  session->sensitive = lyd_stmt_get_int (stmt, 12) != 0;
  session->position = (int) lyd_stmt_get_int (stmt, 13);
  session->track = lyd_stmt_dup_text (stmt, 14);

  return session;
}

static GPtrArray *
collect_events (LydStmt *stmt,
                GError **error)
{
  return lyd_stmt_collect (stmt, (LydStmtRow) event_row, (GDestroyNotify) lyd_event_free, error);
}

static GPtrArray *
collect_sessions (LydStmt *stmt,
                  GError **error)
{
  return lyd_stmt_collect (stmt, (LydStmtRow) session_row, (GDestroyNotify) lyd_session_free, error);
}

/* Nothing is the usual: most events have no kiosk. */
static const char *
get_newcomers (const LydEvent *event)
{
  return event->newcomers != LYD_NEWCOMERS_NONE ? lyd_word_id (&lyd_newcomers, (int) event->newcomers) : NULL;
}

gboolean
lyd_events_insert (LydDb *db,
                   const LydEvent *event,
                   GError **error)
{
  return lyd_db_run (
    db, error,
    "INSERT INTO event (" EVENT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "dssiissssslsndssnlssts", &event->id, lyd_word_id (&lyd_kinds, event->kind), event->title, event->start, event->end,
    event->timezone, lyd_word_id (&lyd_modes, event->mode), event->venue, event->join_link, event->registration_link,
    event->capacity, lyd_word_id (&lyd_event_states, event->state), event->sequence, &event->series, event->policy_area,
    event->audience, event->sensitive, event->seats, event->invites,
    lyd_word_id_or_null (&lyd_headings, event->heading), event->series_at, get_newcomers (event));
}

gboolean
lyd_events_update (LydDb *db,
                   const LydEvent *event,
                   GError **error)
{
  gboolean ok = lyd_db_run (
    db, error,
    "UPDATE event SET kind = ?, title = ?, start = ?, \"end\" = ?, timezone = ?, mode = ?, venue = ?,"
    " join_link = ?, registration_link = ?, capacity = ?, state = ?, sequence = ?, series = ?,"
    " policy_area = ?, audience = ?, sensitive = ?, seats = ?, invites = ?, heading = ?, series_at = ?,"
    " newcomers = ?"
    " WHERE id = ?",
    "ssiissssslsndssnlsstsd", lyd_word_id (&lyd_kinds, event->kind), event->title, event->start, event->end,
    event->timezone, lyd_word_id (&lyd_modes, event->mode), event->venue, event->join_link, event->registration_link,
    event->capacity, lyd_word_id (&lyd_event_states, event->state), event->sequence, &event->series, event->policy_area,
    event->audience, event->sensitive, event->seats, event->invites,
    lyd_word_id_or_null (&lyd_headings, event->heading), event->series_at, get_newcomers (event), &event->id);

  return ok && lyd_online_rebuild_event (db, &event->id, error);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydEvent *
lyd_events_get (LydDb *db,
                const LydId *id,
                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " EVENT_COLUMNS " FROM event WHERE id = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? event_row (stmt) : NULL;
}

/**
 * lyd_events_list:
 * @from: UTC milliseconds, or %LYD_TIME_NONE
 * @to: UTC milliseconds, or %LYD_TIME_NONE
 *
 * Returns: (transfer full) (element-type LydEvent): what ends after @from and starts before @to, by start
 */
GPtrArray *
lyd_events_list (LydDb *db,
                 gint64 from,
                 gint64 to,
                 GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " EVENT_COLUMNS " FROM event WHERE (?1 IS NULL OR \"end\" >= ?1)"
                                           " AND (?2 IS NULL OR start < ?2) ORDER BY start, id",
                                           "tt", from, to);

  return collect_events (stmt, error);
}

/**
 * lyd_events_find:
 * @words: an id, a unique start of one (four digits at least), or an exact title
 *
 * Returns: (transfer full) (element-type LydEvent): everything that @words may mean
 */
GPtrArray *
lyd_events_find (LydDb *db,
                 const char *words,
                 GError **error)
{
  LydId low, high;
  gboolean is_id = lyd_id_read_prefix (&low, &high, words) >= 4;
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " EVENT_COLUMNS " FROM event WHERE title = ?1"
                                           " OR (?2 AND id BETWEEN ?3 AND ?4) ORDER BY start, id",
                                           "sndd", words, is_id, &low, &high);

  return collect_events (stmt, error);
}

/* Returns: (transfer full) (nullable) (element-type LydEvent): the events of @series, or of every series where that is
 * %NULL; by series, and within one in the order in which its rule gives them */
GPtrArray *
lyd_events_list_of_series (LydDb *db,
                           const LydId *series,
                           GError **error)
{
  g_autoptr (LydStmt) stmt =
    series != NULL ? lyd_db_query (db, error,
                                   "SELECT " EVENT_COLUMNS " FROM event WHERE series = ?"
                                   " ORDER BY coalesce(series_at, start), start, id",
                                   "d", series)
                   : lyd_db_query (db, error,
                                   "SELECT " EVENT_COLUMNS " FROM event WHERE series IS NOT NULL"
                                   " ORDER BY series, coalesce(series_at, start), start, id",
                                   "");

  return collect_events (stmt, error);
}

gboolean
lyd_sessions_insert (LydDb *db,
                     const LydSession *session,
                     GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO session (" SESSION_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "ddssiislsllnnns", &session->id, &session->event, lyd_word_id (&lyd_session_kinds, session->kind),
                     session->title, session->start, session->end, session->room, session->capacity,
                     lyd_word_id (&lyd_admissions, session->admission), session->opens_before, session->closes_after,
                     session->choice, session->sensitive, session->position, session->track);
}

gboolean
lyd_sessions_update (LydDb *db,
                     const LydSession *session,
                     GError **error)
{
  /* What is clipped to a session, or a share of it, follows its times. */
  return lyd_db_run (db, error,
                     "UPDATE session SET kind = ?, title = ?, start = ?, \"end\" = ?, room = ?, capacity = ?,"
                     " admission = ?, opens_before = ?, closes_after = ?, choice = ?, sensitive = ?, position = ?,"
                     " track = ? WHERE id = ?",
                     "ssiislsllnnnsd", lyd_word_id (&lyd_session_kinds, session->kind), session->title, session->start,
                     session->end, session->room, session->capacity, lyd_word_id (&lyd_admissions, session->admission),
                     session->opens_before, session->closes_after, session->choice, session->sensitive,
                     session->position, session->track, &session->id) &&
         lyd_online_rebuild (db, &session->id, error);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydSession *
lyd_sessions_get (LydDb *db,
                  const LydId *id,
                  GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " SESSION_COLUMNS " FROM session WHERE id = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? session_row (stmt) : NULL;
}

/* Returns: (transfer full) (element-type LydSession): the event's sessions in their order */
GPtrArray *
lyd_sessions_list (LydDb *db,
                   const LydId *event,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT " SESSION_COLUMNS " FROM session WHERE event = ? ORDER BY start, position, id",
                  "d", event);

  return collect_sessions (stmt, error);
}

/**
 * lyd_sessions_list_ahead:
 * @of: the session where somebody is, which is left out, as Arrival is and what is only counted
 * @from: the first instant at which one may start
 * @to: the first instant at which none does any more
 *
 * Returns: (transfer full) (element-type LydSession): what of its event @registration has a place in, or needs none; at
 * the same time what they chose first
 */
GPtrArray *
lyd_sessions_list_ahead (LydDb *db,
                         const LydSession *of,
                         const LydId *registration,
                         gint64 from,
                         gint64 to,
                         GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " SESSION_COLUMNS " FROM session s WHERE s.event = ?1 AND s.id <> ?2 AND s.kind <> 'arrival'"
                  " AND NOT s.sensitive AND s.start >= ?4 AND s.start < ?5"
                  " AND (NOT s.choice OR EXISTS (SELECT 1 FROM place p WHERE p.registration = ?3 AND p.session = s.id))"
                  " ORDER BY s.start, s.choice DESC, s.position, s.id",
                  "dddii", &of->event, &of->id, registration, from, to);

  return collect_sessions (stmt, error);
}

/**
 * lyd_sessions_find:
 * @words: an id, a unique start of one (four digits at least), or an exact title
 *
 * Returns: (transfer full) (element-type LydSession): everything that @words may mean, in all events
 */
GPtrArray *
lyd_sessions_find (LydDb *db,
                   const char *words,
                   GError **error)
{
  LydId low, high;
  gboolean is_id = lyd_id_read_prefix (&low, &high, words) >= 4;
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " SESSION_COLUMNS " FROM session WHERE title = ?1"
                                           " OR (?2 AND id BETWEEN ?3 AND ?4) ORDER BY start, id",
                                           "sndd", words, is_id, &low, &high);

  return collect_sessions (stmt, error);
}
