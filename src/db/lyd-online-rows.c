#include "lyd-online-rows.h"

LydOnlineFile *
lyd_online_file_new (void)
{
  LydOnlineFile *self = g_new0 (LydOnlineFile, 1);

  self->at = LYD_TIME_NONE;
  return self;
}

void
lyd_online_file_free (LydOnlineFile *self)
{
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self->format);
  g_free (self->timezone);
  g_free (self->day);
  g_free (self->meeting);
  g_free (self);
}

/* Of an id that somebody types the beginning of. */
#define LEAST_LETTERS 4

/* The end of a query: TRUE unless stepping set an error. */
gboolean
lyd_online_files_insert (LydDb *db,
                         const LydOnlineFile *report,
                         GError **error)
{
  return lyd_db_run (
    db, error,
    "INSERT INTO online_report (id, session, file_name, hash, format, timezone, day, meeting, at, rows, replaced_by)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "ddssssssind", &report->id, &report->session, report->file_name, report->hash, report->format, report->timezone,
    report->day, report->meeting, report->at, report->rows, &report->replaced_by);
}

/* From now on @by counts, and @old does not. */
gboolean
lyd_online_files_replace (LydDb *db,
                          const LydId *old,
                          const LydId *by,
                          GError **error)
{
  return lyd_db_run (db, error, "UPDATE online_report SET replaced_by = ?2 WHERE id = ?1", "dd", old, by);
}

static gpointer
file_from_row (LydStmt *stmt)
{
  LydOnlineFile *self = lyd_online_file_new ();

  self->id = lyd_stmt_get_id (stmt, 0);
  self->session = lyd_stmt_get_id (stmt, 1);
  self->file_name = lyd_stmt_dup_text (stmt, 2);
  self->hash = lyd_stmt_dup_text (stmt, 3);
  self->format = lyd_stmt_dup_text (stmt, 4);
  self->timezone = lyd_stmt_dup_text (stmt, 5);
  self->day = lyd_stmt_dup_text (stmt, 6);
  self->meeting = lyd_stmt_dup_text (stmt, 7);
  self->at = lyd_stmt_get_time (stmt, 8);
  self->rows = (int) lyd_stmt_get_int (stmt, 9);
  self->replaced_by = lyd_stmt_get_id (stmt, 10);
  return self;
}

#define FILES                                                                                                        \
  "SELECT o.id, o.session, o.file_name, o.hash, o.format, o.timezone, o.day, o.meeting, o.at, o.rows, o.replaced_by" \
  " FROM online_report o "

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydOnlineFile *
lyd_online_files_get (LydDb *db,
                      const LydId *id,
                      GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, FILES "WHERE o.id = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? file_from_row (stmt) : NULL;
}

static GPtrArray *
collect (LydStmt *stmt,
         GError **error)
{
  return stmt != NULL ? lyd_stmt_collect (stmt, file_from_row, (GDestroyNotify) lyd_online_file_free, error) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydOnlineFile): in the order in which they were brought in, those
 *   that were replaced too */
GPtrArray *
lyd_online_files_list (LydDb *db,
                       const LydId *session,
                       GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, FILES "WHERE o.session = ? ORDER BY o.at, o.id", "d", session);

  return collect (stmt, error);
}

/* As lyd_online_files_list(), of all sessions of @event. */
GPtrArray *
lyd_online_files_list_event (LydDb *db,
                             const LydId *event,
                             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           FILES "JOIN session s ON s.id = o.session WHERE s.event = ?"
                                                 " ORDER BY s.position, s.start, o.at, o.id",
                                           "d", event);

  return collect (stmt, error);
}

/* ... wherever a file with @hash was brought in and counts. */
GPtrArray *
lyd_online_files_find_hash (LydDb *db,
                            const char *hash,
                            GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, FILES "WHERE o.hash = ? AND o.replaced_by IS NULL ORDER BY o.at, o.id", "s", hash);

  return collect (stmt, error);
}

/* Returns: (transfer full) (nullable): by whose clock the last report of @event, or else of its series, was read; %NULL
 *   without an error where there is none */
char *
lyd_online_files_find_zone (LydDb *db,
                            const LydId *event,
                            GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT o.timezone FROM event v JOIN event w ON w.id = v.id OR w.series = v.series"
    " JOIN session s ON s.event = w.id JOIN online_report o ON o.session = s.id"
    " WHERE v.id = ?1 AND w.timezone = v.timezone ORDER BY w.id = v.id DESC, o.at DESC, o.id DESC LIMIT 1",
    "d", event);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? lyd_stmt_dup_text (stmt, 0) : NULL;
}

/* @words: the beginning of an id */
GPtrArray *
lyd_online_files_find (LydDb *db,
                       const char *words,
                       GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;
  LydId low, high;

  if (lyd_id_read_prefix (&low, &high, words) < LEAST_LETTERS)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_online_file_free);
  stmt = lyd_db_query (db, error, FILES "WHERE o.id BETWEEN ? AND ? ORDER BY o.id LIMIT 2", "dd", &low, &high);
  return collect (stmt, error);
}

gboolean
lyd_evidence_insert (LydDb *db,
                     const LydEvidenceRow *row,
                     GError **error)
{
  return lyd_db_run (
    db, error,
    "INSERT INTO evidence (report, n, line, kind, role, identity, name, email, joined, left_at, seconds, amount)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "dnnsssssttln", &row->report, row->n, (int) row->line, lyd_word_id (&lyd_evidence_kinds, (int) row->kind),
    lyd_word_id (&lyd_online_roles, (int) row->role), row->identity, row->name, row->email, row->joined, row->left_at,
    (int) CLAMP (row->seconds, -1, G_MAXINT), row->amount);
}

/* @stmt: began with LYD_EVIDENCE_COLUMNS */
LydEvidenceRow
lyd_evidence_from_row (LydStmt *stmt)
{
  return (LydEvidenceRow){
    .report = lyd_stmt_get_id (stmt, 0),
    .n = (int) lyd_stmt_get_int (stmt, 1),
    .line = (guint) lyd_stmt_get_int (stmt, 2),
    .kind = MAX (lyd_word_find (&lyd_evidence_kinds, lyd_stmt_get_text (stmt, 3)), 0),
    .role = MAX (lyd_word_find (&lyd_online_roles, lyd_stmt_get_text (stmt, 4)), 0),
    .identity = lyd_stmt_get_text (stmt, 5),
    .name = lyd_stmt_get_text (stmt, 6),
    .email = lyd_stmt_get_text (stmt, 7),
    .joined = lyd_stmt_get_time (stmt, 8),
    .left_at = lyd_stmt_get_time (stmt, 9),
    .seconds = lyd_stmt_is_null (stmt, 10) ? -1 : lyd_stmt_get_int (stmt, 10),
    .amount = (int) lyd_stmt_get_int (stmt, 11),
  };
}

static gboolean
read_evidence (LydStmt *stmt,
               LydEvidenceFunc func,
               gpointer data,
               GError **error)
{
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydEvidenceRow row = lyd_evidence_from_row (stmt);

    if (!func (data, &row, error))
      return FALSE;
  }
  return lyd_stmt_ended (local, error);
}

/* Every row of @report, in its order. */
gboolean
lyd_evidence_read (LydDb *db,
                   const LydId *report,
                   LydEvidenceFunc func,
                   gpointer data,
                   GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT " LYD_EVIDENCE_COLUMNS " FROM evidence e WHERE e.report = ? ORDER BY e.n", "d", report);

  return read_evidence (stmt, func, data, error);
}

/* Every row that counts at @session, those of nobody too: by identity, then in the order of time. */
gboolean
lyd_evidence_read_session (LydDb *db,
                           const LydId *session,
                           LydEvidenceFunc func,
                           gpointer data,
                           GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " LYD_EVIDENCE_COLUMNS " FROM online_report o JOIN evidence e ON e.report = o.id"
                  " WHERE o.session = ? AND o.replaced_by IS NULL ORDER BY e.identity, e.joined, e.report, e.n",
                  "d", session);

  return read_evidence (stmt, func, data, error);
}

/* Returns: (transfer full) (nullable) (element-type utf8): a set of whom reports speak that were brought in for the
 * same session after @report; replaced ones too, which may count again */
GHashTable *
lyd_evidence_list_later (LydDb *db,
                         const LydId *report,
                         GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT DISTINCT e.identity FROM online_report u"
                  " JOIN online_report o ON o.session = u.session AND (o.at, o.id) > (u.at, u.id)"
                  " JOIN evidence e ON e.report = o.id WHERE u.id = ?",
                  "d", report);
  g_autoptr (GHashTable) identities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local))
    g_hash_table_add (identities, lyd_stmt_dup_text (stmt, 0));
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&identities) : NULL;
}

/* Says who an identity is, whatever was said before. */
gboolean
lyd_settlements_set (LydDb *db,
                     const LydSettlement *settlement,
                     GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO settlement (session, identity, registration, how) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT DO UPDATE SET registration = excluded.registration, how = excluded.how",
                     "dsds", &settlement->session, settlement->identity, &settlement->registration,
                     lyd_word_id (&lyd_settled, (int) settlement->how));
}

gboolean
lyd_settlements_delete (LydDb *db,
                        const LydId *session,
                        const char *identity,
                        GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM settlement WHERE session = ? AND identity = ?", "ds", session, identity);
}

/* Returns: (transfer full) (nullable) (element-type LydSettlement): of @session; a registration that was merged is the
 *   one that stands for it; @strings keeps the texts */
GArray *
lyd_settlements_list (LydDb *db,
                      const LydId *session,
                      GStringChunk *strings,
                      GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT s.identity, coalesce (r.merged_into, r.id), s.how FROM settlement s"
                  " LEFT JOIN registration r ON r.id = s.registration WHERE s.session = ? ORDER BY s.identity",
                  "d", session);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LydSettlement));
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydSettlement settlement = {
      .session = *session,
      .identity = g_string_chunk_insert (strings, lyd_stmt_get_text (stmt, 0)),
      .registration = lyd_stmt_get_id (stmt, 1),
      .how = MAX (lyd_word_find (&lyd_settled, lyd_stmt_get_text (stmt, 2)), 0),
    };

    g_array_append_val (list, settlement);
  }
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&list) : NULL;
}

/* Whoever is called so is nobody, wherever they turn up. */
gboolean
lyd_nobody_add (LydDb *db,
                const char *folded,
                const char *name,
                GError **error)
{
  return lyd_db_run (db, error, "INSERT OR IGNORE INTO nobody (folded, name) VALUES (?, ?)", "ss", folded, name);
}

gboolean
lyd_nobody_remove (LydDb *db,
                   const char *folded,
                   GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM nobody WHERE folded = ?", "s", folded);
}

/* Returns: (transfer full) (nullable) (element-type utf8 utf8): folded names and the names as written */
GHashTable *
lyd_nobody_list (LydDb *db,
                 GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT folded, name FROM nobody", "");
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local))
    g_hash_table_insert (names, lyd_stmt_dup_text (stmt, 0), lyd_stmt_dup_text (stmt, 1));
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&names) : NULL;
}

/* @is_default: (out) (optional): nobody said otherwise */
gboolean
lyd_attendance_rules_get (LydDb *db,
                          LydKind kind,
                          LydAttendanceRule *rule,
                          gboolean *is_default,
                          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT share, minutes, clip FROM attendance_rule WHERE kind = ?", "s", lyd_word_id (&lyd_kinds, kind));
  GError *local = NULL;
  gboolean found;

  *rule = lyd_attendance_rule_get_default (kind);
  if (stmt == NULL)
    return FALSE;
  found = lyd_stmt_step (stmt, &local);
  if (found)
    *rule = (LydAttendanceRule){ lyd_stmt_get_limit (stmt, 0), lyd_stmt_get_limit (stmt, 1),
                                 lyd_stmt_get_int (stmt, 2) != 0 };
  if (is_default != NULL)
    *is_default = !found;
  return lyd_stmt_ended (local, error);
}

/* @rule: (nullable): the kind's default again */
gboolean
lyd_attendance_rules_set (LydDb *db,
                          LydKind kind,
                          const LydAttendanceRule *rule,
                          GError **error)
{
  const char *word = lyd_word_id (&lyd_kinds, kind);

  if (rule == NULL)
    return lyd_db_run (db, error, "DELETE FROM attendance_rule WHERE kind = ?", "s", word);
  return lyd_db_run (db, error,
                     "INSERT INTO attendance_rule (kind, share, minutes, clip) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT DO UPDATE SET share = excluded.share, minutes = excluded.minutes,"
                     " clip = excluded.clip",
                     "slln", word, rule->share, rule->minutes, !!rule->clip);
}

/* Keeps a file as it is, once. */
gboolean
lyd_kept_files_add (LydDb *db,
                    const char *hash,
                    const char *file_name,
                    GBytes *bytes,
                    gint64 at,
                    GError **error)
{
  return lyd_db_run (db, error, "INSERT OR IGNORE INTO kept_file (hash, file_name, bytes, at) VALUES (?, ?, ?, ?)",
                     "ssbi", hash, file_name, bytes, at);
}

/* Returns: (transfer full) (nullable): %NULL without an error where it is not kept */
GBytes *
lyd_kept_files_get (LydDb *db,
                    const char *hash,
                    char **file_name,
                    GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT bytes, file_name FROM kept_file WHERE hash = ?", "s", hash);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return NULL;
  if (file_name != NULL)
    *file_name = lyd_stmt_dup_text (stmt, 1);
  return lyd_stmt_dup_bytes (stmt, 0);
}

/* @has: (out): whether lyd_kept_files_get() has it */
gboolean
lyd_kept_files_has (LydDb *db,
                    const char *hash,
                    gboolean *has,
                    GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT EXISTS (SELECT 1 FROM kept_file WHERE hash = ?)", "s", hash);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *has = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}
