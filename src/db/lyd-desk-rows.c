#include "lyd-desk-rows.h"

#include "lyd-db-private.h"
#include "lyd-registrations.h"
#include "lyd-scans.h"
#include "lyd-time.h"

gboolean
lyd_desk_copies_insert (LydDb *db,
                        const LydDeskCopy *copy,
                        GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO main.desk_copy (id, event, label, path, made_at, brought_at, origin)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)",
                     "ddssits", &copy->id, &copy->event, copy->label, copy->path, copy->made_at, copy->brought_at,
                     copy->origin);
}

/* @copy was brought back at @at; one that this file does not know (it was restored since) is known from now on. */
gboolean
lyd_desk_copies_note_back (LydDb *db,
                           const LydDeskCopy *copy,
                           gint64 at,
                           GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO desk_copy (id, event, label, path, made_at, brought_at) VALUES (?, ?, ?, ?, ?, ?)"
                     " ON CONFLICT (id) DO UPDATE SET brought_at = excluded.brought_at",
                     "ddssii", &copy->id, &copy->event, copy->label, copy->path, copy->made_at, at);
}

/* Nobody waits for it any more. */
gboolean
lyd_desk_copies_forget (LydDb *db,
                        const LydId *id,
                        GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM desk_copy WHERE id = ? AND origin IS NULL", "d", id);
}

#define COLUMNS "id, event, label, path, made_at, brought_at, origin"

static LydDeskCopy *
row (LydStmt *stmt)
{
  LydDeskCopy *copy = g_new0 (LydDeskCopy, 1);

  copy->id = lyd_stmt_get_id (stmt, 0);
  copy->event = lyd_stmt_get_id (stmt, 1);
  copy->label = lyd_stmt_dup_text (stmt, 2);
  copy->path = lyd_stmt_dup_text (stmt, 3);
  copy->made_at = lyd_stmt_get_int (stmt, 4);
  copy->brought_at = lyd_stmt_get_time (stmt, 5);
  copy->origin = lyd_stmt_dup_text (stmt, 6);
  return copy;
}

/* @self: (out) (transfer full) (nullable): what this file is a copy of; %NULL where it is none */
gboolean
lyd_desk_copies_find_self (LydDb *db,
                           LydDeskCopy **self,
                           GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT " COLUMNS " FROM desk_copy WHERE origin IS NOT NULL ORDER BY made_at LIMIT 1", "");
  g_autoptr (GError) local = NULL;

  *self = NULL;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *self = row (stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Returns: (transfer full) (element-type LydDeskCopy): those that were made here, the first one first */
GPtrArray *
lyd_desk_copies_list (LydDb *db,
                      const LydId *event,
                      GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT " COLUMNS " FROM desk_copy WHERE event = ? AND origin IS NULL ORDER BY made_at, id", "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_desk_copy_free, error);
}

void
lyd_desk_base_clear (LydDeskBase *self)
{
  g_clear_pointer (&self->cells, g_free);
}

gboolean
lyd_desk_base_set (LydDb *db,
                   const LydId *copy,
                   const LydId *id,
                   gint64 version,
                   const char *cells,
                   GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO desk_base (copy, id, version, cells) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT (copy, id) DO UPDATE SET version = excluded.version, cells = excluded.cells",
                     "ddis", copy, id, version, cells);
}

/* @base: (out): without cells where nothing is known */
gboolean
lyd_desk_base_get (LydDb *db,
                   const LydId *copy,
                   const LydId *id,
                   LydDeskBase *base,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT version, cells FROM desk_base WHERE copy = ? AND id = ?", "dd", copy, id);
  g_autoptr (GError) local = NULL;

  *base = (LydDeskBase){ 0 };
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    base->version = lyd_stmt_get_int (stmt, 0);
    base->cells = lyd_stmt_dup_text (stmt, 1);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @version: (out): 0 where the row was never here: versions outlive their rows */
gboolean
lyd_desk_rows_get_version (LydDb *db,
                           const LydId *id,
                           gint64 *version,
                           GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT coalesce (max (version), 0) FROM row_version WHERE id = ?", "d", id);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *version = lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

void
lyd_code_row_free (LydCodeRow *self)
{
  g_free (self->code);
  g_free (self);
}

void
lyd_print_row_free (LydPrintRow *self)
{
  g_free (self->stock);
  g_free (self->digest);
  g_free (self);
}

/* Returns: (transfer full) (nullable) (element-type LydId): the first column of every row */
GArray *
lyd_desk_rows_collect_ids (LydStmt *stmt,
                           GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) local = NULL;

  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (ids, id);
  }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static GArray *
list_ids (LydDb *db,
          const char *sql,
          const LydId *id,
          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, sql, "d", id);

  return stmt != NULL ? lyd_desk_rows_collect_ids (stmt, error) : NULL;
}

/* Those that stand, hosts before their guests; then those that were merged into another. */
GArray *
lyd_desk_rows_list_registrations (LydDb *db,
                                  const LydId *event,
                                  GError **error)
{
  return list_ids (db, "SELECT id FROM registration WHERE event = ? ORDER BY merged_into IS NOT NULL,"
                       " host IS NOT NULL, registered_at, id",
                   event, error);
}

GArray *
lyd_desk_rows_list_people (LydDb *db,
                           const LydId *event,
                           GError **error)
{
  return list_ids (db, "SELECT DISTINCT person FROM registration WHERE event = ? ORDER BY person", event, error);
}

/* The sessions that a registration has chosen. */
GArray *
lyd_desk_rows_list_places (LydDb *db,
                           const LydId *registration,
                           GError **error)
{
  return list_ids (db, "SELECT session FROM place WHERE registration = ? ORDER BY session", registration, error);
}

static gpointer
scan_row (LydStmt *stmt)
{
  LydScan *scan = lyd_scan_new ();

  scan->id = lyd_stmt_get_id (stmt, 0);
  return scan;
}

/* Returns: (transfer full) (element-type LydScan): the whole log of an event, in the order of commit */
GPtrArray *
lyd_desk_rows_list_scans (LydDb *db,
                          const LydId *event,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT c.id FROM scan c JOIN session s ON s.id = c.session WHERE s.event = ? ORDER BY c.n", "d",
                  event);
  g_autoptr (GPtrArray) ids = lyd_stmt_collect (stmt, scan_row, (GDestroyNotify) lyd_scan_free, error);
  g_autoptr (GPtrArray) scans = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_scan_free);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    LydScan *scan = lyd_scans_get (db, &((LydScan *) g_ptr_array_index (ids, i))->id, error);

    if (scan == NULL)
      return NULL;
    g_ptr_array_add (scans, scan);
  }
  return ids != NULL ? g_steal_pointer (&scans) : NULL;
}

static LydCodeRow *
code_row (LydStmt *stmt)
{
  LydCodeRow *code = g_new0 (LydCodeRow, 1);

  code->code = lyd_stmt_dup_text (stmt, 0);
  code->registration = lyd_stmt_get_id (stmt, 1);
  code->issued_at = lyd_stmt_get_int (stmt, 2);
  code->revoked_at = lyd_stmt_get_time (stmt, 3);
  return code;
}

GPtrArray *
lyd_desk_rows_list_codes (LydDb *db,
                          const LydId *event,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT c.code, c.registration, c.issued_at, c.revoked_at FROM code c"
                  " JOIN registration r ON r.id = c.registration WHERE r.event = ? ORDER BY c.issued_at, c.code",
                  "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) code_row, (GDestroyNotify) lyd_code_row_free, error);
}

/* @row: (out) (transfer full) (nullable) */
gboolean
lyd_desk_rows_get_code (LydDb *db,
                        const char *code,
                        LydCodeRow **found,
                        GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT code, registration, issued_at, revoked_at FROM code WHERE code = ?", "s", code);
  g_autoptr (GError) local = NULL;

  *found = NULL;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *found = code_row (stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
lyd_desk_rows_insert_code (LydDb *db,
                           const LydCodeRow *code,
                           GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO code (code, registration, issued_at, revoked_at) VALUES (?, ?, ?, ?)",
                     "sdit", code->code, &code->registration, code->issued_at, code->revoked_at);
}

gboolean
lyd_desk_rows_revoke_code (LydDb *db,
                           const char *code,
                           gint64 at,
                           GError **error)
{
  return lyd_db_run (db, error, "UPDATE code SET revoked_at = ? WHERE code = ? AND revoked_at IS NULL", "is", at, code);
}

/* Of several codes that admit a registration only the one that was issued last goes on to; where all were revoked, that
 * one admits again. */
gboolean
lyd_desk_rows_keep_newest_code (LydDb *db,
                                const LydId *registration,
                                gint64 at,
                                GError **error)
{
#define NEWEST "(SELECT n.code FROM code n WHERE n.registration = ?2 ORDER BY n.issued_at DESC, n.code DESC LIMIT 1)"
  return lyd_db_run (db, error,
                     "UPDATE code SET revoked_at = ?1 WHERE registration = ?2 AND revoked_at IS NULL AND code <> "
                     "(SELECT n.code FROM code n WHERE n.registration = ?2 AND n.revoked_at IS NULL"
                     " ORDER BY n.issued_at DESC, n.code DESC LIMIT 1)",
                     "id", at, registration) &&
         lyd_db_run (db, error,
                     "UPDATE code SET revoked_at = NULL WHERE ?1 IS NOT NULL AND code = " NEWEST
                     " AND NOT EXISTS (SELECT 1 FROM code v WHERE v.registration = ?2 AND v.revoked_at IS NULL)",
                     "id", at, registration);
#undef NEWEST
}

static LydPrintRow *
print_row (LydStmt *stmt)
{
  LydPrintRow *print = g_new0 (LydPrintRow, 1);

  print->id = lyd_stmt_get_id (stmt, 0);
  print->registration = lyd_stmt_get_id (stmt, 1);
  print->stock = lyd_stmt_dup_text (stmt, 2);
  print->at = lyd_stmt_get_int (stmt, 3);
  print->digest = lyd_stmt_dup_text (stmt, 4);
  return print;
}

GPtrArray *
lyd_desk_rows_list_prints (LydDb *db,
                           const LydId *event,
                           GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT p.id, p.registration, p.stock, p.at, p.digest FROM print p"
                                           " JOIN registration r ON r.id = p.registration WHERE r.event = ?"
                                           " ORDER BY p.at, p.id",
                                           "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) print_row, (GDestroyNotify) lyd_print_row_free, error);
}

/* One that is known already is left alone. */
gboolean
lyd_desk_rows_insert_print (LydDb *db,
                            const LydPrintRow *print,
                            GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO print (id, registration, stock, at, digest) VALUES (?, ?, ?, ?, ?)"
                     " ON CONFLICT (id) DO NOTHING",
                     "ddsis", &print->id, &print->registration, print->stock, print->at, print->digest);
}

static char *
text_row (LydStmt *stmt)
{
  return lyd_stmt_dup_text (stmt, 0);
}

/* Returns: (transfer full) (element-type utf8): what each person who is expected is sorted by, in order */
GPtrArray *
lyd_desk_rows_list_families (LydDb *db,
                             const LydId *event,
                             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT p.sort FROM registration r JOIN person p ON p.id = r.person"
                                           " WHERE r.event = ? AND r.merged_into IS NULL"
                                           " AND r.status IN ('confirmed', 'waitlisted', 'pending') ORDER BY p.sort",
                                           "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) text_row, g_free, error);
}

/* An entry that stands, for finding those that are one too many. */
typedef struct {
  LydDoubleEntry *entry;
  LydId station;
  int day; /* 0 where the whole session counts once */
} Entry;

static void
entry_clear (Entry *entry)
{
  g_clear_pointer (&entry->entry, lyd_double_entry_free);
}

static Entry
entry_row (LydStmt *stmt)
{
  Entry entry = { .entry = g_new0 (LydDoubleEntry, 1), .station = lyd_stmt_get_id (stmt, 6) };

  entry.entry->session = lyd_stmt_get_id (stmt, 0);
  entry.entry->registration = lyd_stmt_get_id (stmt, 1);
  entry.entry->session_title = lyd_stmt_dup_text (stmt, 2);
  entry.entry->name = lyd_stmt_dup_text (stmt, 3);
  entry.entry->organization = lyd_stmt_dup_text (stmt, 4);
  entry.entry->at[0] = lyd_stmt_get_int (stmt, 5);
  entry.entry->station[0] = lyd_stmt_dup_text (stmt, 7);
  if (lyd_stmt_get_int (stmt, 8) != 0) {
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (lyd_stmt_get_text (stmt, 9));

    entry.day = lyd_time_local_day (entry.entry->at[0], zone);
  }
  return entry;
}

static gboolean
is_double (const Entry *first,
           const Entry *second)
{
  return first->entry != NULL && first->day == second->day && !lyd_id_equal (&first->station, &second->station) &&
         lyd_id_equal (&first->entry->session, &second->entry->session) &&
         lyd_id_equal (&first->entry->registration, &second->entry->registration);
}

/**
 * lyd_desk_rows_list_doubles:
 *
 * Whoever was let in at two stations where one entry counts: under `once`, and under `daily` on one local day. That
 * happens where two desks did not see each other, never within one file.
 *
 * Returns: (transfer full) (element-type LydDoubleEntry): by name
 */
GPtrArray *
lyd_desk_rows_list_doubles (LydDb *db,
                            const LydId *event,
                            GError **error)
{
  g_autoptr (GPtrArray) doubles = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_double_entry_free);
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT s.id, k.id, s.title, p.name, o.name, c.at, c.station, t.label, s.admission = 'daily',"
                  " e.timezone FROM session s JOIN event e ON e.id = s.event JOIN scan c ON c.session = s.id"
                  " JOIN registration r ON r.id = c.registration"
                  " JOIN registration k ON k.id = coalesce (r.merged_into, r.id) JOIN person p ON p.id = k.person"
                  " LEFT JOIN organization o ON o.id = p.organization JOIN station t ON t.id = c.station"
                  " WHERE s.event = ? AND s.admission IN ('once', 'daily') AND c.kind = 'entry'"
                  " AND c.verdict = 'admitted' AND NOT EXISTS (SELECT 1 FROM scan u WHERE u.undoes = c.id)"
                  " ORDER BY p.sort, p.name, k.id, s.start, s.id, c.at, t.label, c.id",
                  "d", event);
  g_autoptr (GError) local = NULL;
  Entry last = { 0 };

  while (stmt != NULL && lyd_stmt_step (stmt, &local)) {
    Entry entry = entry_row (stmt);

    if (is_double (&last, &entry)) {
      entry.entry->at[1] = entry.entry->at[0];
      entry.entry->station[1] = g_steal_pointer (&entry.entry->station[0]);
      entry.entry->at[0] = last.entry->at[0];
      entry.entry->station[0] = g_strdup (last.entry->station[0]);
      g_ptr_array_add (doubles, g_steal_pointer (&entry.entry));
      continue;
    }
    entry_clear (&last);
    last = entry;
  }
  entry_clear (&last);
  if (stmt == NULL || local != NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&doubles);
}

static gboolean
ask (LydDb *db,
     const char *sql,
     const LydId *id,
     gboolean *answer,
     GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, sql, "d", id);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *answer = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

/* @has: (out): whether the registration is on file, also where it was merged into another */
gboolean
lyd_desk_rows_has (LydDb *db,
                   const LydId *registration,
                   gboolean *has,
                   GError **error)
{
  return ask (db, "SELECT EXISTS (SELECT 1 FROM registration WHERE id = ?)", registration, has, error);
}

gboolean
lyd_desk_rows_is_scanned (LydDb *db,
                          const LydId *registration,
                          gboolean *scanned,
                          GError **error)
{
  return ask (db, "SELECT EXISTS (SELECT 1 FROM scan WHERE registration = ?)", registration, scanned, error);
}

/* @n: (out): how many of the event, its sessions and questions were changed after @since */
gboolean
lyd_desk_rows_count_planned (LydDb *db,
                             gint64 since,
                             int *n,
                             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT count(*) FROM row_version WHERE changed_at > ? AND id IN"
                                           " (SELECT id FROM event UNION ALL SELECT id FROM session"
                                           " UNION ALL SELECT id FROM question)",
                                           "i", since);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

#define SHAPE                                                                                             \
  "SELECT type, name, tbl_name, coalesce (sql, '') FROM sqlite_schema WHERE name NOT GLOB 'sqlite_stat*'" \
  " ORDER BY type, name"

/* @equals: (out): whether both files have the same tables, indexes and nothing else (no trigger, no view): what reads
 * one may read the other */
gboolean
lyd_desk_rows_schema_equals (LydDb *a,
                             LydDb *b,
                             gboolean *equals,
                             GError **error)
{
  g_autoptr (LydStmt) left = lyd_db_query (a, error, SHAPE, "");
  g_autoptr (LydStmt) right = left != NULL ? lyd_db_query (b, error, SHAPE, "") : NULL;
  g_autoptr (GError) local = NULL;
  gboolean more = TRUE;

  *equals = TRUE;
  if (right == NULL)
    return FALSE;
  while (more && *equals && local == NULL) {
    more = lyd_stmt_step (left, &local);
    if (local == NULL)
      *equals = more == lyd_stmt_step (right, &local);
    for (int i = 0; more && *equals && local == NULL && i < 4; i++)
      *equals = g_strcmp0 (lyd_stmt_get_text (left, i), lyd_stmt_get_text (right, i)) == 0;
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

#define MAX_ROWS 5000000
#define MAX_TEXT 65536

/* Every table that is read when a copy is brought back. */
static const char *const texts[] = {
  "SELECT * FROM organization",
  "SELECT * FROM person",
  "SELECT * FROM event",
  "SELECT * FROM session",
  "SELECT * FROM question",
  "SELECT * FROM answer",
  "SELECT * FROM registration",
  "SELECT * FROM code",
  "SELECT * FROM station",
  "SELECT * FROM scan",
  "SELECT * FROM print",
  "SELECT * FROM desk_copy",
};

static gboolean
is_row_sound (LydStmt *stmt)
{
  for (int i = 0; i < sqlite3_column_count (stmt); i++) {
    const char *text;
    int size;

    if (sqlite3_column_type (stmt, i) != SQLITE_TEXT)
      continue;
    text = (const char *) sqlite3_column_text (stmt, i);
    size = sqlite3_column_bytes (stmt, i);
    if (size > MAX_TEXT || !g_utf8_validate (text, size, NULL))
      return FALSE;
  }
  return TRUE;
}

/* @sound: (out): whether every text is UTF-8 and within bounds, as this program writes them */
gboolean
lyd_desk_rows_check_texts (LydDb *db,
                           gboolean *sound,
                           GError **error)
{
  gint64 n_rows = 0;

  *sound = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (texts) && *sound; i++) {
    g_autoptr (LydStmt) stmt = lyd_db_query (db, error, texts[i], "");
    g_autoptr (GError) local = NULL;

    if (stmt == NULL)
      return FALSE;
    while (*sound && lyd_stmt_step (stmt, &local))
      *sound = is_row_sound (stmt) && ++n_rows <= MAX_ROWS;
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return TRUE;
}
