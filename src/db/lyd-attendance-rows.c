#include "lyd-attendance-rows.h"

#include "lyd-fold.h"
#include "lyd-registrations.h"

#include <string.h>

#define PHONE_AT_LEAST 7

static const char *
keep (GStringChunk *strings,
      LydStmt *stmt,
      int column)
{
  const char *text = lyd_stmt_get_text (stmt, column);

  return text != NULL ? g_string_chunk_insert (strings, text) : NULL;
}

#define REGISTRANT \
  "r.id, r.person, p.organization, r.status, r.type, p.name, p.given, p.family, p.email_folded, o.name"
#define N_REGISTRANT 10

static LydAttendanceRegistrant
registrant_from_row (LydStmt *stmt,
                     GStringChunk *strings)
{
  return (LydAttendanceRegistrant){
    .registration = lyd_stmt_get_id (stmt, 0),
    .person = lyd_stmt_get_id (stmt, 1),
    .organization_id = lyd_stmt_get_id (stmt, 2),
    .status = MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 3)), 0),
    .type = MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 4)), 0),
    .name = keep (strings, stmt, 5),
    .given = keep (strings, stmt, 6),
    .family = keep (strings, stmt, 7),
    .email = keep (strings, stmt, 8),
    .organization = keep (strings, stmt, 9),
  };
}

/* Returns: (transfer full) (nullable) (element-type LydAttendanceRegistrant): everybody whose registration stands, also
 *   where it was cancelled */
GArray *
lyd_attendance_rows_list_registrants (LydDb *db,
                                      const LydId *event,
                                      GStringChunk *strings,
                                      GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " REGISTRANT " FROM registration r JOIN person p ON p.id = r.person"
                  " LEFT JOIN organization o ON o.id = p.organization"
                  " WHERE r.event = ? AND r.merged_into IS NULL ORDER BY p.sort, r.id",
                  "d", event);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LydAttendanceRegistrant));
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydAttendanceRegistrant registrant = registrant_from_row (stmt, strings);

    g_array_append_val (list, registrant);
  }
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&list) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydAttendanceAlias): by which those are known besides */
GArray *
lyd_attendance_rows_list_aliases (LydDb *db,
                                  const LydId *event,
                                  GStringChunk *strings,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT a.person, a.kind, a.folded FROM registration r JOIN alias a ON a.person = r.person"
                  " WHERE r.event = ? AND r.merged_into IS NULL",
                  "d", event);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LydAttendanceAlias));
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydAttendanceAlias alias = {
      .person = lyd_stmt_get_id (stmt, 0),
      .kind = g_string_chunk_insert_const (strings, lyd_stmt_get_text (stmt, 1)),
      .folded = keep (strings, stmt, 2),
    };

    g_array_append_val (list, alias);
  }
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&list) : NULL;
}

#define PERSON "p.id, p.organization, p.name, p.given, p.family, p.email_folded, o.name"

static void
append_person (LydStmt *stmt,
               GStringChunk *strings,
               GArray *people)
{
  LydAttendancePerson person = { .person = lyd_stmt_get_id (stmt, 0) };

  for (guint i = 0; i < people->len; i++)
    if (lyd_id_equal (&g_array_index (people, LydAttendancePerson, i).person, &person.person))
      return;
  person.organization_id = lyd_stmt_get_id (stmt, 1);
  person.name = keep (strings, stmt, 2);
  person.given = keep (strings, stmt, 3);
  person.family = keep (strings, stmt, 4);
  person.email = keep (strings, stmt, 5);
  person.organization = keep (strings, stmt, 6);
  g_array_append_val (people, person);
}

static gboolean
append_people (LydStmt *stmt,
               GStringChunk *strings,
               GArray *people,
               GError **error)
{
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local))
    append_person (stmt, strings, people);
  return lyd_stmt_ended (local, error);
}

/**
 * lyd_attendance_rows_find_people:
 * @kind: email, name or phone
 * @folded: that
 * @people: (element-type LydAttendancePerson): gets everybody who has that address as their own, then everybody of whom
 *   it was learned that it means them
 */
gboolean
lyd_attendance_rows_find_people (LydDb *db,
                                 const char *kind,
                                 const char *folded,
                                 GStringChunk *strings,
                                 GArray *people,
                                 GError **error)
{
  g_autoptr (LydStmt) own =
    lyd_db_query (db, error,
                  "SELECT " PERSON " FROM person p LEFT JOIN organization o ON o.id = p.organization"
                  " WHERE p.email_folded = ?1 AND ?2 = 'email' ORDER BY p.id",
                  "ss", folded, kind);
  g_autoptr (LydStmt) learned =
    lyd_db_query (db, error,
                  "SELECT " PERSON " FROM alias a JOIN person p ON p.id = a.person"
                  " LEFT JOIN organization o ON o.id = p.organization"
                  " WHERE a.folded = ?1 AND a.kind = ?2 ORDER BY p.id",
                  "ss", folded, kind);

  return append_people (own, strings, people, error) && append_people (learned, strings, people, error);
}

/**
 * lyd_attendance_rows_find_namesakes:
 * @folded: a name
 * @people: (element-type LydAttendancePerson): gets everybody on file who is called so, where they are not in it yet
 *
 * One look into the index of words; what it finds is compared whole.
 */
gboolean
lyd_attendance_rows_find_namesakes (LydDb *db,
                                    const char *folded,
                                    GStringChunk *strings,
                                    GArray *people,
                                    GError **error)
{
  g_auto (GStrv) parts = g_strsplit (folded, "\"", -1);
  g_autofree char *words = g_strjoinv ("\"\"", parts);
  g_autofree char *match = g_strconcat ("names : \"", words, "\"", NULL);
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " PERSON " FROM person_text t CROSS JOIN person_key k ON k.key = t.rowid"
                  " CROSS JOIN person p ON p.id = k.person LEFT JOIN organization o ON o.id = p.organization"
                  " WHERE person_text MATCH ? ORDER BY p.id",
                  "s", match);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    g_autofree char *theirs = lyd_fold_text (lyd_stmt_get_text (stmt, 2));

    if (strcmp (theirs, folded) == 0)
      append_person (stmt, strings, people);
  }
  return lyd_stmt_ended (local, error);
}

/* Adds who is registered for @event and has a number that ends as @digits does, seven of them at least: with or without
 * the country. */
gboolean
lyd_attendance_rows_find_phones (LydDb *db,
                                 const LydId *event,
                                 const char *digits,
                                 GStringChunk *strings,
                                 GArray *people,
                                 GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " PERSON ", p.phone FROM registration r JOIN person p ON p.id = r.person"
                  " LEFT JOIN organization o ON o.id = p.organization"
                  " WHERE r.event = ? AND r.merged_into IS NULL AND p.phone IS NOT NULL ORDER BY p.id",
                  "d", event);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    g_autofree char *theirs = lyd_fold_phone (lyd_stmt_get_text (stmt, 7));

    if (theirs != NULL && strlen (theirs) >= PHONE_AT_LEAST && strlen (digits) >= PHONE_AT_LEAST &&
        (g_str_has_suffix (digits, theirs) || g_str_has_suffix (theirs, digits)))
      append_person (stmt, strings, people);
  }
  return lyd_stmt_ended (local, error);
}

/* Adds everybody of @organization to @people. */
gboolean
lyd_attendance_rows_find_members (LydDb *db,
                                  const LydId *organization,
                                  GStringChunk *strings,
                                  GArray *people,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " PERSON " FROM person p JOIN organization o ON o.id = p.organization"
                  " WHERE p.organization = ? ORDER BY p.sort, p.id",
                  "d", organization);

  return append_people (stmt, strings, people, error);
}

/* Tells the domain of everybody's address. */
gboolean
lyd_attendance_rows_read_domains (LydDb *db,
                                  LydAttendanceDomainFunc func,
                                  gpointer data,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT substr (email_folded, instr (email_folded, '@') + 1), organization FROM person"
                  " WHERE email_folded IS NOT NULL",
                  "");
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId organization = lyd_stmt_get_id (stmt, 1);

    func (data, lyd_stmt_get_text (stmt, 0), &organization);
  }
  return lyd_stmt_ended (local, error);
}

static LydAttendanceRow
row_from_stmt (LydStmt *stmt,
               const LydId *session,
               GStringChunk *strings)
{
  LydAttendanceRow row = {
    .who = registrant_from_row (stmt, strings),
    .email = keep (strings, stmt, N_REGISTRANT),
    .origin = MAX (lyd_word_find (&lyd_origins, lyd_stmt_get_text (stmt, N_REGISTRANT + 1)), 0),
    .room_at = lyd_stmt_get_time (stmt, N_REGISTRANT + 2),
    .connected = !lyd_stmt_is_null (stmt, N_REGISTRANT + 3),
  };

  row.online = (LydOnline){ .session = *session,
                            .registration = row.who.registration,
                            .first_at = LYD_TIME_NONE,
                            .last_at = LYD_TIME_NONE };
  if (!row.connected)
    return row;
  row.online.role = MAX (lyd_word_find (&lyd_online_roles, lyd_stmt_get_text (stmt, N_REGISTRANT + 3)), 0);
  row.online.seconds = lyd_stmt_get_int (stmt, N_REGISTRANT + 4);
  row.online.counted = lyd_stmt_get_int (stmt, N_REGISTRANT + 5);
  row.online.first_at = lyd_stmt_get_time (stmt, N_REGISTRANT + 6);
  row.online.last_at = lyd_stmt_get_time (stmt, N_REGISTRANT + 7);
  row.online.connections = (int) lyd_stmt_get_int (stmt, N_REGISTRANT + 8);
  row.online.polls = (int) lyd_stmt_get_int (stmt, N_REGISTRANT + 9);
  row.online.questions = (int) lyd_stmt_get_int (stmt, N_REGISTRANT + 10);
  row.online.attended = lyd_stmt_get_int (stmt, N_REGISTRANT + 11) != 0;
  return row;
}

/**
 * lyd_attendance_rows_list:
 *
 * Everybody who may be at @session (of one that is chosen: who chose it) or was there, in the room or online.
 *
 * Returns: (transfer full) (nullable) (element-type LydAttendanceRow): in the order of names
 */
GArray *
lyd_attendance_rows_list (LydDb *db,
                          const LydId *session,
                          GStringChunk *strings,
                          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT " REGISTRANT ", p.email, r.origin, CASE WHEN i.entries > 0 THEN i.first_at END,"
    " n.role, n.seconds, n.counted, n.first_at, n.last_at, n.connections, n.polls, n.questions, n.attended"
    " FROM session s JOIN registration r ON r.event = s.event"
    " JOIN person p ON p.id = r.person LEFT JOIN organization o ON o.id = p.organization"
    " LEFT JOIN presence i ON i.session = s.id AND i.registration = r.id"
    " LEFT JOIN online n ON n.session = s.id AND n.registration = r.id"
    " WHERE s.id = ?1 AND r.merged_into IS NULL AND (s.choice = 0 OR i.entries > 0 OR n.role IS NOT NULL"
    "   OR EXISTS (SELECT 1 FROM place l WHERE l.registration = r.id AND l.session = s.id))"
    " ORDER BY p.sort, r.id",
    "d", session);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LydAttendanceRow));
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydAttendanceRow row = row_from_stmt (stmt, session, strings);

    g_array_append_val (list, row);
  }
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&list) : NULL;
}

/* Every row of every report that is about @registration at @session, those of replaced reports too: in the order in
 * which they came. The texts live until the next one. */
gboolean
lyd_attendance_rows_read_proof (LydDb *db,
                                const LydId *session,
                                const LydId *registration,
                                LydAttendanceProofFunc func,
                                gpointer data,
                                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " LYD_EVIDENCE_COLUMNS ", o.file_name, o.hash, o.replaced_by IS NOT NULL, t.how"
                  " FROM settlement t JOIN online_report o ON o.session = t.session"
                  " JOIN evidence e ON e.report = o.id AND e.identity = t.identity"
                  " WHERE t.session = ?1 AND t.registration IN " LYD_MERGED ("?2") " ORDER BY o.at, o.id, e.n",
                  "dd", session, registration);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydAttendanceProof proof = {
      .row = lyd_evidence_from_row (stmt),
      .file_name = lyd_stmt_get_text (stmt, 12),
      .hash = lyd_stmt_get_text (stmt, 13),
      .replaced = lyd_stmt_get_int (stmt, 14) != 0,
      .how = MAX (lyd_word_find (&lyd_settled, lyd_stmt_get_text (stmt, 15)), 0),
    };

    if (!func (data, &proof, error))
      return FALSE;
  }
  return lyd_stmt_ended (local, error);
}

/* The scans of @registration at @session that let them in or out, in the order in which they were logged; those that
 * were taken back, too. */
gboolean
lyd_attendance_rows_read_scans (LydDb *db,
                                const LydId *session,
                                const LydId *registration,
                                LydAttendanceScanFunc func,
                                gpointer data,
                                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT s.at, s.kind, t.label, EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id)"
    " FROM scan s JOIN station t ON t.id = s.station WHERE s.session = ?1"
    " AND s.registration IN " LYD_MERGED ("?2") " AND s.kind <> 'undo' AND s.verdict IN ('admitted', 'left')"
                                                " ORDER BY s.n",
    "dd", session, registration);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydAttendanceScan scan = {
      .at = lyd_stmt_get_int (stmt, 0),
      .kind = MAX (lyd_word_find (&lyd_scan_kinds, lyd_stmt_get_text (stmt, 1)), 0),
      .station = lyd_stmt_get_text (stmt, 2),
      .undone = lyd_stmt_get_int (stmt, 3) != 0,
    };

    if (!func (data, &scan))
      break;
  }
  return lyd_stmt_ended (local, error);
}

/* The rows that nobody knows whose they are, at all sessions of @event: by session, then by identity. Who only waited
 * or did not come needs nobody. */
gboolean
lyd_attendance_rows_read_unmatched (LydDb *db,
                                    const LydId *event,
                                    LydUnmatchedFunc func,
                                    gpointer data,
                                    GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT " LYD_EVIDENCE_COLUMNS ", o.file_name, o.session FROM session s JOIN online_report o ON o.session = s.id"
    " JOIN evidence e ON e.report = o.id WHERE s.event = ? AND s.sensitive = 0 AND o.replaced_by IS NULL"
    " AND e.kind NOT IN ('waiting', 'absent', 'registered') AND NOT EXISTS"
    " (SELECT 1 FROM settlement t WHERE t.session = o.session AND t.identity = e.identity)"
    " ORDER BY s.start, s.position, s.id, e.identity, o.at, o.id, e.n",
    "d", event);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydEvidenceRow row = lyd_evidence_from_row (stmt);
    LydId session = lyd_stmt_get_id (stmt, 13);

    if (!func (data, &session, lyd_stmt_get_text (stmt, 12), &row, error))
      return FALSE;
  }
  return lyd_stmt_ended (local, error);
}

/**
 * lyd_attendance_rows_list_alike:
 * @sessions: (element-type LydId): gets the other sessions of @event, and of the other events of its series, where
 *   @identity is and nobody has said who that is
 */
gboolean
lyd_attendance_rows_list_alike (LydDb *db,
                                const LydId *event,
                                const LydId *session,
                                const char *identity,
                                GArray *sessions,
                                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT DISTINCT o.session FROM event v JOIN event w ON w.id = v.id OR w.series = v.series"
                  " JOIN session s ON s.event = w.id JOIN online_report o ON o.session = s.id"
                  " JOIN evidence e ON e.report = o.id WHERE v.id = ?1 AND o.session <> ?2 AND e.identity = ?3"
                  " AND o.replaced_by IS NULL AND w.sensitive = 0 AND s.sensitive = 0"
                  " AND e.kind NOT IN ('waiting', 'absent', 'registered') AND NOT EXISTS"
                  " (SELECT 1 FROM settlement t WHERE t.session = o.session AND t.identity = e.identity)",
                  "dds", event, session, identity);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId other = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (sessions, other);
  }
  return lyd_stmt_ended (local, error);
}

/**
 * lyd_attendance_rows_count_alike:
 * @counts: (element-type utf8 guint): gets for every identity that nobody knows how many sessions it is at, of @event
 *   and of the other events of its series; owns its keys
 */
gboolean
lyd_attendance_rows_count_alike (LydDb *db,
                                 const LydId *event,
                                 GHashTable *counts,
                                 GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT e.identity, count(DISTINCT o.session) FROM event v"
                  " JOIN event w ON w.id = v.id OR w.series = v.series"
                  " JOIN session s ON s.event = w.id JOIN online_report o ON o.session = s.id"
                  " JOIN evidence e ON e.report = o.id WHERE v.id = ?1 AND o.replaced_by IS NULL"
                  " AND w.sensitive = 0 AND s.sensitive = 0"
                  " AND e.kind NOT IN ('waiting', 'absent', 'registered') AND NOT EXISTS"
                  " (SELECT 1 FROM settlement t WHERE t.session = o.session AND t.identity = e.identity)"
                  " GROUP BY e.identity",
                  "d", event);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local))
    g_hash_table_insert (counts, lyd_stmt_dup_text (stmt, 0), GUINT_TO_POINTER ((guint) lyd_stmt_get_int (stmt, 1)));
  return lyd_stmt_ended (local, error);
}

/* How many reports of @event count, and how many identities in them nobody knows; cheap. */
gboolean
lyd_attendance_rows_count_open (LydDb *db,
                                const LydId *event,
                                int *n_reports,
                                int *n_unmatched,
                                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT (SELECT count(*) FROM session s JOIN online_report o ON o.session = s.id"
                  " WHERE s.event = ?1 AND o.replaced_by IS NULL),"
                  " (SELECT count(*) FROM (SELECT DISTINCT o.session, e.identity FROM session s"
                  " JOIN online_report o ON o.session = s.id JOIN evidence e ON e.report = o.id"
                  " WHERE s.event = ?1 AND o.replaced_by IS NULL"
                  " AND e.kind NOT IN ('waiting', 'absent', 'registered') AND NOT EXISTS"
                  " (SELECT 1 FROM settlement t WHERE t.session = o.session AND t.identity = e.identity)))",
                  "d", event);
  GError *local = NULL;

  *n_reports = *n_unmatched = 0;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    *n_reports = (int) lyd_stmt_get_int (stmt, 0);
    *n_unmatched = (int) lyd_stmt_get_int (stmt, 1);
  }
  return lyd_stmt_ended (local, error);
}
