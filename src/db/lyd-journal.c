#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "lyd-journal.h"

#include "lyd-changeset.h"
#include "lyd-db-private.h"
#include "lyd-schema.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydAct {
  LydDb *db;
  LydTransaction *transaction;
  sqlite3_session *session;
};

/* Journaled tables are attached by name, never all: the log of scans must not be recorded. */
static gboolean
attach_tables (LydAct *self)
{
  for (gsize i = 0; lyd_journaled_tables[i] != NULL; i++)
    if (sqlite3session_attach (self->session, lyd_journaled_tables[i]) != SQLITE_OK)
      return FALSE;
  return TRUE;
}

/**
 * lyd_act_begin:
 *
 * Begins a transaction (see lyd_transaction_begin()) whose changes to the journaled tables are recorded.
 *
 * Returns: (transfer full) (nullable): rolled back by its autoptr unless committed
 */
LydAct *
lyd_act_begin (LydDb *db,
               GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (db, error);
  g_autoptr (LydAct) self = NULL;

  if (transaction == NULL)
    return NULL;

  self = g_new0 (LydAct, 1);
  self->db = db;
  self->transaction = g_steal_pointer (&transaction);
  if (sqlite3session_create (lyd_db_get_handle (db), "main", &self->session) != SQLITE_OK || !attach_tables (self)) {
    lyd_db_set_error (db, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return lyd_id_compare (*(const LydId *const *) a, *(const LydId *const *) b);
}

/* Which column names the thing whose version a changed row raises: the row's own id, or the registration, person or
 * event that it is part of. What a file said last is part of nothing that people edit. */
static int
get_version_column (const char *table)
{
  if (strcmp (table, "import_row") == 0)
    return -1;
  return strcmp (table, "code") == 0 ? 1 : 0;
}

/* Returns: (transfer container): every id whose version @changes raise, in order, so that the index is written in order
 */
static GPtrArray *
gather_ids (const LydChangeset *changes)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < lyd_changeset_get_n_tables (changes); i++) {
    const LydChangeTable *table = lyd_changeset_get_table (changes, i);
    int column = get_version_column (table->name);
    LydChange change;
    const LydId *id;

    for (guint j = 0; column >= 0 && j < table->changes->len; j++) {
      lyd_change_read (table, j, &change);
      if (lyd_change_get_id (&change, column, &id))
        g_ptr_array_add (ids, (gpointer) id);
    }
  }
  g_ptr_array_sort (ids, compare_ids);
  return ids;
}

/* Raises the version of everything that @changeset touches; versions never go back, by undo either. */
gboolean
lyd_journal_raise_versions (LydDb *db,
                            GBytes *changeset,
                            gint64 at,
                            GError **error)
{
  g_autoptr (LydChangeset) changes = lyd_changeset_new (changeset, error);
  g_autoptr (GPtrArray) ids = NULL;

  if (changes == NULL)
    return FALSE;
  ids = gather_ids (changes);
  for (guint i = 0; i < ids->len; i++) {
    const LydId *id = g_ptr_array_index (ids, i);

    if (i > 0 && lyd_id_equal (id, g_ptr_array_index (ids, i - 1)))
      continue;
    if (!lyd_db_run (db, error,
                     "INSERT INTO row_version (id, version, changed_at) VALUES (?, 1, ?)"
                     " ON CONFLICT (id) DO UPDATE SET version = version + 1, changed_at = excluded.changed_at",
                     "di", id, at))
      return FALSE;
  }
  return TRUE;
}

/**
 * lyd_act_commit:
 * @id: the journal entry's id
 * @code: what was done, e.g. "register"; `work/words` makes the sentence
 * @params: a JSON object with the sentence's parameters
 * @subject: (nullable): the event, session, person or registration that was acted on
 * @who: the person at the keyboard
 * @at: UTC milliseconds
 *
 * Writes the journal entry and commits all of it. An act that changed nothing leaves no entry.
 */
gboolean
lyd_act_commit (LydAct **self,
                const LydId *id,
                const char *code,
                const char *params,
                const LydId *subject,
                const char *who,
                gint64 at,
                GError **error)
{
  LydDb *db = (*self)->db;
  g_autoptr (GBytes) bytes = NULL;
  void *changeset = NULL;
  int size = 0;
  gboolean ok;

  if (sqlite3session_changeset ((*self)->session, &size, &changeset) != SQLITE_OK) {
    sqlite3_free (changeset);
    return lyd_db_set_error (db, error);
  }
  bytes = g_bytes_new_with_free_func (changeset, (gsize) size, sqlite3_free, changeset);

  ok =
    size == 0 ||
    (lyd_journal_raise_versions (db, bytes, at, error) &&
     lyd_db_run (db, error,
                 "INSERT INTO journal (id, code, params, who, at, schema, subject) VALUES (?, ?, ?, ?, ?, ?, ?)",
                 "dsssind", id, code, params, who, at, lyd_schema_get_version (), subject) &&
     lyd_db_run (db, error, "INSERT INTO journal_changes (n, changeset) VALUES (last_insert_rowid (), ?)", "b", bytes));
  if (!ok || !lyd_transaction_commit (&(*self)->transaction, error))
    return FALSE;

  g_clear_pointer (self, lyd_act_abort);
  return TRUE;
}

/* Rolls back unless committed. */
void
lyd_act_abort (LydAct *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->transaction, lyd_transaction_abort);
  g_free (self);
}

/**
 * lyd_journal_add:
 * @undoes: (nullable): the entry that this one takes back
 *
 * An entry for what is written in a log of its own and not in journaled tables: within the caller's transaction, with
 * no changes, so that only those who know its @code can take it back. An undo has none to take back at all.
 */
gboolean
lyd_journal_add (LydDb *db,
                 const LydId *id,
                 const char *code,
                 const char *params,
                 const LydId *subject,
                 const char *who,
                 gint64 at,
                 const LydId *undoes,
                 GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO journal (id, code, params, who, at, schema, subject, undoes)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                     "dsssindd", id, code, params, who, at, lyd_schema_get_version (), subject, undoes) &&
         (undoes != NULL ||
          lyd_db_run (db, error, "INSERT INTO journal_changes (n, changeset) VALUES (last_insert_rowid (), x'')", ""));
}

/* An entry that nobody can take back: something was seen, nothing was written. */
gboolean
lyd_journal_note (LydDb *db,
                  const LydId *id,
                  const char *code,
                  const char *params,
                  const LydId *subject,
                  const char *who,
                  gint64 at,
                  GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO journal (id, code, params, who, at, schema, subject) VALUES (?, ?, ?, ?, ?, ?, ?)",
                     "dsssind", id, code, params, who, at, lyd_schema_get_version (), subject);
}

gboolean
lyd_journal_mark_undone (LydDb *db,
                         const LydId *id,
                         gint64 at,
                         GError **error)
{
  return lyd_db_run (db, error, "UPDATE journal SET undone_at = ? WHERE id = ?", "id", at, id);
}

/* Lets go of what entry @n changed, for good: that was purged, so the act cannot be undone any more. */
gboolean
lyd_journal_purge (LydDb *db,
                   gint64 n,
                   GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM journal_changes WHERE n = ?", "i", n) &&
         lyd_db_run (db, error, "UPDATE journal SET params = json_set (params, '$." LYD_JOURNAL_PURGED "', 'yes')"
                                " WHERE n = ? AND json_valid (params)",
                     "i", n);
}

/* Whether an act was done to a sensitive event, to its series, to a registration of it, or names its id (an act whose
 * registration an undo has removed). */
#define EVENT_TEXT                                                                                            \
  "lower(substr(hex(v.id), 1, 8) || '-' || substr(hex(v.id), 9, 4) || '-' || substr(hex(v.id), 13, 4) || '-'" \
  " || substr(hex(v.id), 17, 4) || '-' || substr(hex(v.id), 21))"
#define SENSITIVE                                                                   \
  "EXISTS (SELECT 1 FROM event v WHERE v.sensitive = 1 AND (v.id = journal.subject" \
  " OR v.series = journal.subject OR instr(journal.params, " EVENT_TEXT ") > 0"     \
  " OR EXISTS (SELECT 1 FROM registration w WHERE w.id = journal.subject AND w.event = v.id)))"

#define COLUMNS                                                                                                       \
  "id, code, params, who, at, undone_at, subject, undoes, schema, NOT EXISTS (SELECT 1 FROM journal_changes c WHERE " \
  "c.n = journal.n), " SENSITIVE

static LydJournalEntry *
row (LydStmt *stmt)
{
  LydJournalEntry *entry = g_new0 (LydJournalEntry, 1);

  entry->id = lyd_stmt_get_id (stmt, 0);
  entry->code = lyd_stmt_dup_text (stmt, 1);
  entry->params = lyd_stmt_dup_text (stmt, 2);
  entry->who = lyd_stmt_dup_text (stmt, 3);
  entry->at = lyd_stmt_get_int (stmt, 4);
  entry->undone_at = lyd_stmt_get_time (stmt, 5);
  entry->subject = lyd_stmt_get_id (stmt, 6);
  entry->undoes = lyd_stmt_get_id (stmt, 7);
  entry->closed = lyd_stmt_get_int (stmt, 9) != 0 || lyd_schema_closes ((int) lyd_stmt_get_int (stmt, 8));
  entry->sensitive = lyd_stmt_get_int (stmt, 10) != 0;
  entry->purged = entry->closed && strstr (entry->params, "\"" LYD_JOURNAL_PURGED "\":") != NULL;

  return entry;
}

void
lyd_journal_entry_free (LydJournalEntry *self)
{
  g_free (self->code);
  g_free (self->params);
  g_free (self->who);
  g_free (self);
}

static GPtrArray *
read_rows (LydStmt *stmt,
           GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_journal_entry_free);
  g_autoptr (GError) local = NULL;

  while (lyd_stmt_step (stmt, &local))
    g_ptr_array_add (list, row (stmt));
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&list);
}

/**
 * lyd_journal_list:
 * @subject: (nullable): only what was done to this
 * @limit: at most so many; negative: all
 *
 * Returns: (transfer full) (element-type LydJournalEntry): the latest first
 */
GPtrArray *
lyd_journal_list (LydDb *db,
                  const LydId *subject,
                  int limit,
                  GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;

  if (subject != NULL)
    stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM journal WHERE subject = ? ORDER BY n DESC LIMIT ?", "dn",
                         subject, limit);
  else
    stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM journal ORDER BY n DESC LIMIT ?", "n", limit);
  return stmt != NULL ? read_rows (stmt, error) : NULL;
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydJournalEntry *
lyd_journal_get (LydDb *db,
                 const LydId *id,
                 GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM journal WHERE id = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? row (stmt) : NULL;
}

/**
 * lyd_journal_find:
 * @code: of the act
 * @named: its subject, or an id that its parameters hold as text
 *
 * Returns: (transfer full) (nullable): the latest such entry; %NULL without an error where there is none
 */
LydJournalEntry *
lyd_journal_find (LydDb *db,
                  const char *code,
                  const LydId *named,
                  GError **error)
{
  g_autofree char *text = lyd_id_to_string (named);
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " COLUMNS " FROM journal WHERE code = ? AND (subject = ? OR instr (params, ?) > 0)"
                  " ORDER BY n DESC LIMIT 1",
                  "sds", code, named, text);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? row (stmt) : NULL;
}

/* What must be none; %d in the sentence is how many. */
static const struct {
  const char *sql;
  const char *sentence;
} rules[] = {
  { "SELECT count(*) FROM registration r WHERE r.merged_into IS NULL AND"
    " (SELECT count(*) FROM code c WHERE c.registration = r.id AND c.revoked_at IS NULL) <> 1",
    N_ ("%d registrations have no valid code, or more than one.") },
  { "SELECT count(*) FROM event e WHERE NOT EXISTS (SELECT 1 FROM session s WHERE s.event = e.id)",
    N_ ("%d events have no session.") },
  { "SELECT (SELECT count(*) FROM registration WHERE id NOT IN (SELECT id FROM row_version))"
    " + (SELECT count(*) FROM person WHERE id NOT IN (SELECT id FROM row_version))"
    " + (SELECT count(*) FROM event WHERE id NOT IN (SELECT id FROM row_version))",
    N_ ("%d rows were changed without a journal entry.") },
};

static gboolean
check_records (LydDb *db,
               GPtrArray *problems,
               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT n, changeset FROM journal_changes ORDER BY n", "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    g_autoptr (GBytes) bytes = lyd_stmt_dup_bytes (stmt, 1);
    g_autoptr (LydChangeset) changes = lyd_changeset_new (bytes, NULL);

    if (changes == NULL)
      g_ptr_array_add (problems, g_strdup_printf (_ ("The record of change %d is damaged: it cannot be undone."),
                                                  (int) lyd_stmt_get_int (stmt, 0)));
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/**
 * lyd_journal_check:
 * @problems: (element-type utf8): gets a sentence each
 *
 * What the acts of people must have left: every registration with one valid code, every event with a session, every row
 * with a version, every record readable.
 */
gboolean
lyd_journal_check (LydDb *db,
                   GPtrArray *problems,
                   GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autoptr (LydStmt) stmt = lyd_db_query (db, error, rules[i].sql, "");

    if (stmt == NULL || !lyd_stmt_step (stmt, error))
      return FALSE;
    if (lyd_stmt_get_int (stmt, 0) == 0)
      continue;
      /* The sentences are translated literals with one %d. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    g_ptr_array_add (problems, g_strdup_printf (_ (rules[i].sentence), (int) lyd_stmt_get_int (stmt, 0)));
#pragma GCC diagnostic pop
  }
  return check_records (db, problems, error);
}

/**
 * lyd_journal_list_event:
 * @limit: at most so many; negative: all
 *
 * What was done to @event itself, to its registrations and its series. An act whose rows an undo has removed since is
 * found by the event's id among its parameters.
 *
 * Returns: (transfer full) (element-type LydJournalEntry): newest first
 */
GPtrArray *
lyd_journal_list_event (LydDb *db,
                        const LydId *event,
                        int limit,
                        GError **error)
{
  g_autofree char *name = lyd_id_to_string (event);
  /* Along the journal: an event with 100,000 registrations has few acts. */
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT " COLUMNS " FROM journal WHERE subject = ?1 OR instr(params, ?2) > 0"
    " OR EXISTS (SELECT 1 FROM registration r WHERE r.id = journal.subject AND r.event = ?1)"
    " OR EXISTS (SELECT 1 FROM event e WHERE e.id = ?1 AND e.series = journal.subject)"
    " ORDER BY n DESC LIMIT ?3",
    "dsn", event, name, limit);

  return stmt != NULL ? read_rows (stmt, error) : NULL;
}
