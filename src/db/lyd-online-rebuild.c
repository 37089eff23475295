#include "lyd-online-fold.h"
#include "lyd-online-rows.h"

#include <glib/gi18n.h>

/*
 * The cache of online attendance, made anew from what it follows from. Nothing else writes it: whoever changes
 * evidence, settlements, a session's times, an event's kind or a rule asks for it in the same transaction.
 */

/* What a session's attendance is judged by. */
typedef struct {
  gint64 start;
  gint64 end;
  LydAttendanceRule rule;
} Measure;

/* Told of what follows for each registration at one session. */
typedef gboolean (*Folded) (gpointer data, const LydOnline *online, GError **error);

/* @found: FALSE: there is no such session any more */
static gboolean
read_measure (LydDb *db,
              const LydId *session,
              Measure *measure,
              gboolean *found,
              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT s.start, s.\"end\", e.kind FROM session s JOIN event e ON e.id = s.event WHERE s.id = ?", "d",
                  session);
  GError *local = NULL;
  LydKind kind;

  if (stmt == NULL)
    return FALSE;
  *found = lyd_stmt_step (stmt, &local);
  if (!*found)
    return lyd_stmt_ended (local, error);
  measure->start = lyd_stmt_get_int (stmt, 0);
  measure->end = lyd_stmt_get_int (stmt, 1);
  kind = (LydKind) MAX (lyd_word_find (&lyd_kinds, lyd_stmt_get_text (stmt, 2)), 0);
  return lyd_attendance_rules_get (db, kind, &measure->rule, NULL, error);
}

static gboolean
end_one (const LydId *session,
         const LydId *registration,
         LydOnlineFold *fold,
         const Measure *measure,
         Folded folded,
         gpointer data,
         GError **error)
{
  LydOnlineSum sum = lyd_online_fold_end (fold, &measure->rule, measure->start, measure->end);
  LydOnline online = {
    .session = *session,
    .registration = *registration,
    .role = sum.role,
    .seconds = sum.seconds,
    .counted = sum.counted,
    .first_at = sum.first_at,
    .last_at = sum.last_at,
    .connections = (int) sum.connections,
    .polls = (int) sum.polls,
    .questions = (int) sum.questions,
    .attended = sum.attended,
  };

  return (!sum.came && sum.polls == 0 && sum.questions == 0) || folded (data, &online, error);
}

/* What evidence and settlements say of everybody at @session. Rows of who did not come are not even read. */
static gboolean
fold_session (LydDb *db,
              const LydId *session,
              const Measure *measure,
              Folded folded,
              gpointer data,
              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT coalesce (r.merged_into, r.id) AS whose, dense_rank () OVER (ORDER BY o.at, o.id), e.kind,"
                  " e.role, e.joined, e.left_at, e.seconds, e.amount"
                  " FROM online_report o JOIN evidence e ON e.report = o.id"
                  " JOIN settlement t ON t.session = o.session AND t.identity = e.identity"
                  " JOIN registration r ON r.id = t.registration"
                  " WHERE o.session = ? AND o.replaced_by IS NULL AND e.kind NOT IN ('waiting', 'absent', 'registered')"
                  " ORDER BY whose, o.at, o.id, e.n",
                  "d", session);
  g_auto (LydOnlineFold) fold = { 0 };
  LydId current = lyd_id_none;
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  lyd_online_fold_init (&fold);
  while (lyd_stmt_step (stmt, &local)) {
    LydId whose = lyd_stmt_get_id (stmt, 0);

    if (!lyd_id_equal (&whose, &current)) {
      if (!lyd_id_is_none (&current) && !end_one (session, &current, &fold, measure, folded, data, error))
        return FALSE;
      lyd_online_fold_reset (&fold);
      current = whose;
    }
    lyd_online_fold_add (&fold, (guint) lyd_stmt_get_int (stmt, 1),
                         MAX (lyd_word_find (&lyd_evidence_kinds, lyd_stmt_get_text (stmt, 2)), 0),
                         MAX (lyd_word_find (&lyd_online_roles, lyd_stmt_get_text (stmt, 3)), 0),
                         lyd_stmt_get_time (stmt, 4), lyd_stmt_get_time (stmt, 5),
                         lyd_stmt_is_null (stmt, 6) ? -1 : lyd_stmt_get_int (stmt, 6),
                         (int) lyd_stmt_get_int (stmt, 7));
  }
  return lyd_stmt_ended (local, error) &&
         (lyd_id_is_none (&current) || end_one (session, &current, &fold, measure, folded, data, error));
}

static gboolean
write_one (gpointer data,
           const LydOnline *online,
           GError **error)
{
  LydDb *db = data;

  return lyd_db_run (db, error,
                     "INSERT INTO online (session, registration, role, seconds, counted, first_at, last_at,"
                     " connections, polls, questions, attended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "ddsiittnnnn", &online->session, &online->registration,
                     lyd_word_id (&lyd_online_roles, (int) online->role), online->seconds, online->counted,
                     online->first_at, online->last_at, online->connections, online->polls, online->questions,
                     !!online->attended);
}

/**
 * lyd_online_rebuild:
 * @session: may be gone
 *
 * Makes the online attendance of a whole session anew from evidence, settlements and the rule of its event's kind,
 * within the caller's transaction.
 */
gboolean
lyd_online_rebuild (LydDb *db,
                    const LydId *session,
                    GError **error)
{
  Measure measure;
  gboolean found;

  return lyd_db_run (db, error, "DELETE FROM online WHERE session = ?", "d", session) &&
         read_measure (db, session, &measure, &found, error) &&
         (!found || fold_session (db, session, &measure, write_one, db, error));
}

static GArray *
collect_sessions (LydStmt *stmt,
                  GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (LydId));
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydId session = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (sessions, session);
  }
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&sessions) : NULL;
}

/* @sessions: (transfer full) (nullable) */
static gboolean
rebuild_sessions (LydDb *db,
                  GArray *sessions,
                  GError **error)
{
  g_autoptr (GArray) owned = sessions;

  for (guint i = 0; owned != NULL && i < owned->len; i++)
    if (!lyd_online_rebuild (db, &g_array_index (owned, LydId, i), error))
      return FALSE;
  return owned != NULL;
}

/* As lyd_online_rebuild(), of every session that @registration was, or is, taken to have been at. */
gboolean
lyd_online_rebuild_of (LydDb *db,
                       const LydId *registration,
                       GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT session FROM settlement WHERE registration = ?1"
                  " UNION SELECT session FROM online WHERE registration = ?1",
                  "d", registration);

  return rebuild_sessions (db, collect_sessions (stmt, error), error);
}

/* ... of every session of @event that has a report. */
gboolean
lyd_online_rebuild_event (LydDb *db,
                          const LydId *event,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT id FROM session WHERE event = ? AND EXISTS"
                  " (SELECT 1 FROM online_report WHERE online_report.session = session.id)",
                  "d", event);

  return rebuild_sessions (db, collect_sessions (stmt, error), error);
}

static LydStmt *
query_sessions_of_kind (LydDb *db,
                        LydKind kind,
                        GError **error)
{
  return lyd_db_query (db, error,
                       "SELECT DISTINCT o.session FROM online_report o JOIN session s ON s.id = o.session"
                       " JOIN event e ON e.id = s.event WHERE e.kind = ?",
                       "s", lyd_word_id (&lyd_kinds, (int) kind));
}

/* ... of every session of an event of that kind. */
gboolean
lyd_online_rebuild_kind (LydDb *db,
                         LydKind kind,
                         GError **error)
{
  g_autoptr (LydStmt) stmt = query_sessions_of_kind (db, kind, error);

  return rebuild_sessions (db, collect_sessions (stmt, error), error);
}

gboolean
lyd_online_rebuild_all (LydDb *db,
                        GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;

  if (!lyd_db_run (db, error, "DELETE FROM online", ""))
    return FALSE;
  stmt = lyd_db_query (db, error, "SELECT DISTINCT session FROM online_report", "");
  return rebuild_sessions (db, collect_sessions (stmt, error), error);
}

static LydOnline
online_from_row (LydStmt *stmt)
{
  return (LydOnline){
    .session = lyd_stmt_get_id (stmt, 0),
    .registration = lyd_stmt_get_id (stmt, 1),
    .role = MAX (lyd_word_find (&lyd_online_roles, lyd_stmt_get_text (stmt, 2)), 0),
    .seconds = lyd_stmt_get_int (stmt, 3),
    .counted = lyd_stmt_get_int (stmt, 4),
    .first_at = lyd_stmt_get_time (stmt, 5),
    .last_at = lyd_stmt_get_time (stmt, 6),
    .connections = (int) lyd_stmt_get_int (stmt, 7),
    .polls = (int) lyd_stmt_get_int (stmt, 8),
    .questions = (int) lyd_stmt_get_int (stmt, 9),
    .attended = lyd_stmt_get_int (stmt, 10) != 0,
  };
}

/* @found: (out): FALSE: no report says that they were there */
gboolean
lyd_online_get (LydDb *db,
                const LydId *session,
                const LydId *registration,
                LydOnline *online,
                gboolean *found,
                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT session, registration, role, seconds, counted, first_at, last_at, connections, polls,"
                  " questions, attended FROM online WHERE session = ? AND registration = ?",
                  "dd", session, registration);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  *found = lyd_stmt_step (stmt, &local);
  if (*found)
    *online = online_from_row (stmt);
  return lyd_stmt_ended (local, error);
}

typedef struct {
  LydDb *db;
  LydRuleEffect *effect;
} Forecast;

/* Who was in the room attended by any rule. */
static gboolean
forecast_one (gpointer data,
              const LydOnline *online,
              GError **error)
{
  Forecast *self = data;
  g_autoptr (LydStmt) stmt =
    lyd_db_query (self->db, error,
                  "SELECT coalesce ((SELECT attended FROM online WHERE session = ?1 AND registration = ?2), 0),"
                  " EXISTS (SELECT 1 FROM presence WHERE session = ?1 AND registration = ?2 AND entries > 0)",
                  "dd", &online->session, &online->registration);
  GError *local = NULL;
  gboolean before;

  if (stmt == NULL || !lyd_stmt_step (stmt, &local))
    return stmt != NULL && lyd_stmt_ended (local, error);
  before = lyd_stmt_get_int (stmt, 0) != 0;
  if (lyd_stmt_get_int (stmt, 1) == 0) {
    self->effect->more += online->attended && !before;
    self->effect->fewer += !online->attended && before;
  }
  return TRUE;
}

/* Whom @rule would judge otherwise than the one that holds, at all events of @kind so far. Nothing is written. */
gboolean
lyd_online_forecast (LydDb *db,
                     LydKind kind,
                     const LydAttendanceRule *rule,
                     LydRuleEffect *effect,
                     GError **error)
{
  Forecast self = { db, effect };
  g_autoptr (LydStmt) stmt = query_sessions_of_kind (db, kind, error);
  g_autoptr (GArray) sessions = collect_sessions (stmt, error);

  *effect = (LydRuleEffect){ 0 };
  for (guint i = 0; sessions != NULL && i < sessions->len; i++) {
    const LydId *session = &g_array_index (sessions, LydId, i);
    Measure measure;
    gboolean found;

    if (!read_measure (db, session, &measure, &found, error))
      return FALSE;
    measure.rule = *rule;
    if (found && !fold_session (db, session, &measure, forecast_one, &self, error))
      return FALSE;
  }
  return sessions != NULL;
}

typedef struct {
  LydDb *db;
  GPtrArray *problems;
  int n_folded;
} Check;

static gboolean
online_equal (const LydOnline *a,
              const LydOnline *b)
{
  return a->role == b->role && a->seconds == b->seconds && a->counted == b->counted && a->first_at == b->first_at &&
         a->last_at == b->last_at && a->connections == b->connections && a->polls == b->polls &&
         a->questions == b->questions && !a->attended == !b->attended;
}

static gboolean
check_one (gpointer data,
           const LydOnline *online,
           GError **error)
{
  Check *check = data;
  g_autofree char *session = NULL;
  g_autofree char *registration = NULL;
  LydOnline stored;
  gboolean found;

  check->n_folded++;
  if (!lyd_online_get (check->db, &online->session, &online->registration, &stored, &found, error))
    return FALSE;
  if (found && online_equal (online, &stored))
    return TRUE;
  session = lyd_id_to_string (&online->session);
  registration = lyd_id_to_string (&online->registration);
  g_ptr_array_add (check->problems,
                   g_strdup_printf (_ ("Online attendance of registration %s at session %s is not what the reports "
                                       "say."),
                                    registration, session));
  return TRUE;
}

/**
 * lyd_online_check:
 * @problems: (element-type utf8): a sentence is added for everything that differs
 *
 * Compares the cache with the evidence.
 */
gboolean
lyd_online_check (LydDb *db,
                  GPtrArray *problems,
                  GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT DISTINCT session FROM online_report", "");
  g_autoptr (GArray) sessions = collect_sessions (stmt, error);
  Check check = { .db = db, .problems = problems };

  if (sessions == NULL)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++) {
    const LydId *session = &g_array_index (sessions, LydId, i);
    Measure measure;
    gboolean found;

    if (!read_measure (db, session, &measure, &found, error) ||
        (found && !fold_session (db, session, &measure, check_one, &check, error)))
      return FALSE;
  }
  g_clear_pointer (&stmt, lyd_stmt_release);
  stmt = lyd_db_query (db, error, "SELECT count(*) FROM online", "");
  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  if (lyd_stmt_get_int (stmt, 0) > check.n_folded)
    g_ptr_array_add (problems, g_strdup (_ ("Somebody counts as having been online without a row in a report.")));
  return TRUE;
}
