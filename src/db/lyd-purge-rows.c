#include "lyd-purge-rows.h"

#include "lyd-changeset.h"
#include "lyd-desk-rows.h"
#include "lyd-journal.h"

#include <string.h>

/* Columns of journaled tables, as changesets number them. */
enum {
  QUESTION_ID = 0,
  QUESTION_EVENT = 1,
  QUESTION_SENSITIVE = 6,
  QUESTION_PURPOSE = 10,
  ANSWER_QUESTION = 1,
  IMPORT_ROW_EVENT = 0,
  IMPORT_ROW_CELLS = 5,
};

struct _LydPurgeRows {
  LydDb *db;
  LydId event;
  guint what;
  GArray *questions;  /* of LydId: also those that were removed, and that undo could bring back */
  GHashTable *labels; /* of the event's other questions: what a file said of them stays */
  GArray *entries;    /* of gint64: the journal's numbers */
  LydPurgeCounts counts;
};

void
lyd_purge_rows_free (LydPurgeRows *self)
{
  g_clear_pointer (&self->questions, g_array_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self);
}

const LydPurgeCounts *
lyd_purge_rows_get_counts (const LydPurgeRows *self)
{
  return &self->counts;
}

static gboolean
is_meant (const LydPurgeRows *self,
          gboolean sensitive,
          const char *purpose,
          gsize n_purpose)
{
  static const char emergency[] = "emergency";

  return ((self->what & LYD_PURGE_ANSWERS) != 0 && sensitive) ||
         ((self->what & LYD_PURGE_EMERGENCY) != 0 && n_purpose == sizeof emergency - 1 &&
          memcmp (purpose, emergency, n_purpose) == 0);
}

static gboolean
has_question (const LydPurgeRows *self,
              const LydId *id)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (lyd_id_equal (&g_array_index (self->questions, LydId, i), id))
      return TRUE;
  return FALSE;
}

static gboolean
find_questions (LydPurgeRows *self,
                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    self->db, error, "SELECT id, sensitive, purpose, label FROM question WHERE event = ?", "d", &self->event);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);
    const char *purpose = lyd_stmt_get_text (stmt, 2);

    if (is_meant (self, lyd_stmt_get_int (stmt, 1) != 0, purpose, purpose != NULL ? strlen (purpose) : 0))
      g_array_append_val (self->questions, id);
    else
      g_hash_table_add (self->labels, lyd_stmt_dup_text (stmt, 3));
  }
  return lyd_stmt_ended (local, error);
}

/* ---- what files said ---- */

/* The label of an answer's line ("?LABEL TAB VALUE", see lyd-import-diff), %NULL where the line is another. */
static char *
read_label (const char *line,
            const char *end)
{
  const char *tab = memchr (line, '\t', (gsize) (end - line));
  GString *label;

  if (line == end || line[0] != '?')
    return NULL;
  label = g_string_new (NULL);
  for (const char *p = line + 1; p < (tab != NULL ? tab : end); p++) {
    if (*p == '\\' && p + 1 < end) {
      p++;
      g_string_append_c (label, *p == 't' ? '\t' : *p == 'n' ? '\n'
                                                             : *p);
    } else {
      g_string_append_c (label, *p);
    }
  }
  return g_string_free (label, FALSE);
}

/* Leaves out what was answered to questions that are not among those that stay: one that is forgotten, and one that was
 * renamed or removed since.
 *
 * Returns: (transfer full) (nullable): what is left of @cells; %NULL where that is all of it */
static char *
strip_cells (const LydPurgeRows *self,
             const char *cells,
             gsize size)
{
  g_autoptr (GString) left = g_string_sized_new (size);
  const char *stop = cells + size;

  for (const char *line = cells; line < stop;) {
    const char *end = memchr (line, '\n', (gsize) (stop - line));
    const char *next = end != NULL ? end + 1 : stop;
    g_autofree char *label = read_label (line, end != NULL ? end : stop);

    if (label == NULL || g_hash_table_contains (self->labels, label))
      g_string_append_len (left, line, next - line);
    line = next;
  }
  return left->len < size ? g_string_free (g_steal_pointer (&left), FALSE) : NULL;
}

static gboolean
count_cells (LydPurgeRows *self,
             GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (self->db, error, "SELECT cells FROM import_row WHERE event = ?", "d", &self->event);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    const char *cells = lyd_stmt_get_text (stmt, 0);
    g_autofree char *left = strip_cells (self, cells, strlen (cells));

    self->counts.rows += left != NULL;
  }
  return lyd_stmt_ended (local, error);
}

/* ---- the journal ---- */

static gboolean
value_is_id (const LydValue *value,
             const LydId *id)
{
  return value->type == LYD_VALUE_BLOB && value->n_bytes == sizeof id->bytes &&
         memcmp (value->bytes, id->bytes, sizeof id->bytes) == 0;
}

/* A question that was removed, whose answers undo could bring back. */
static void
gather_removed (LydPurgeRows *self,
                const LydChangeset *changes)
{
  const LydChangeTable *table = lyd_changeset_find_table (changes, "question");
  LydChange change;
  const LydId *id;

  for (guint i = 0; table != NULL && i < table->changes->len; i++) {
    const LydValue *purpose;

    lyd_change_read (table, i, &change);
    if (change.operation == LYD_CHANGE_UPDATE || !lyd_change_get_id (&change, QUESTION_ID, &id) ||
        has_question (self, id) || !value_is_id (lyd_change_get_value (&change, QUESTION_EVENT), &self->event))
      continue;
    /* A changeset of an older schema has fewer columns. */
    purpose = table->n_columns > QUESTION_PURPOSE ? lyd_change_get_value (&change, QUESTION_PURPOSE) : NULL;
    if (is_meant (self, lyd_change_get_value (&change, QUESTION_SENSITIVE)->integer != 0,
                  purpose != NULL ? (const char *) purpose->bytes : NULL,
                  purpose != NULL && purpose->type == LYD_VALUE_TEXT ? purpose->n_bytes : 0))
      g_array_append_val (self->questions, *id);
  }
}

static gboolean
holds_answers (const LydPurgeRows *self,
               const LydChangeset *changes)
{
  const LydChangeTable *table = lyd_changeset_find_table (changes, "answer");
  LydChange change;
  const LydId *id;

  for (guint i = 0; table != NULL && i < table->changes->len; i++) {
    lyd_change_read (table, i, &change);
    if (lyd_change_get_id (&change, ANSWER_QUESTION, &id) && has_question (self, id))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_stripped (const LydPurgeRows *self,
             const LydValue *cells)
{
  g_autofree char *left = NULL;

  if (cells->type != LYD_VALUE_TEXT)
    return FALSE;
  left = strip_cells (self, (const char *) cells->bytes, cells->n_bytes);
  return left != NULL;
}

static gboolean
holds_cells (const LydPurgeRows *self,
             const LydChangeset *changes)
{
  const LydChangeTable *table = lyd_changeset_find_table (changes, "import_row");
  LydChange change = { 0 };

  for (guint i = 0; table != NULL && i < table->changes->len; i++) {
    lyd_change_read (table, i, &change);
    if (value_is_id (lyd_change_get_value (&change, IMPORT_ROW_EVENT), &self->event) &&
        ((change.operation != LYD_CHANGE_INSERT && is_stripped (self, &change.before[IMPORT_ROW_CELLS])) ||
         (change.operation != LYD_CHANGE_DELETE && is_stripped (self, &change.after[IMPORT_ROW_CELLS]))))
      return TRUE;
  }
  return FALSE;
}

typedef void (*ChangesetFunc) (LydPurgeRows *self, gint64 n, const LydChangeset *changes);

static void
gather_removed_func (LydPurgeRows *self,
                     gint64 n,
                     const LydChangeset *changes)
{
  (void) n;
  gather_removed (self, changes);
}

static void
gather_entry_func (LydPurgeRows *self,
                   gint64 n,
                   const LydChangeset *changes)
{
  if (holds_answers (self, changes) || holds_cells (self, changes))
    g_array_append_val (self->entries, n);
}

typedef struct {
  LydPurgeProgress progress;
  gpointer data;
  double from;
  double to;
} Listener;

static gboolean
tell (const Listener *listener,
      double part,
      GError **error)
{
  return listener->progress == NULL ||
         listener->progress (listener->from + (listener->to - listener->from) * part, listener->data, error);
}

static gboolean
get_last_entry (LydDb *db,
                gint64 *last,
                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT coalesce (max (n), 0) FROM journal_changes", "");

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *last = lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

/* One record at a time: an import's may be large. A damaged one tells nothing to anybody, undo either; it is closed
 * with the others, for the answers may stand in it. */
static gboolean
read_journal (LydPurgeRows *self,
              ChangesetFunc func,
              gboolean closes_damaged,
              const Listener *listener,
              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (self->db, error, "SELECT n, changeset FROM journal_changes ORDER BY n", "");
  GError *local = NULL;
  gint64 last;

  if (stmt == NULL || !get_last_entry (self->db, &last, error))
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    gint64 n = lyd_stmt_get_int (stmt, 0);
    g_autoptr (GBytes) bytes = lyd_stmt_dup_bytes (stmt, 1);
    g_autoptr (LydChangeset) changes = lyd_changeset_new (bytes, NULL);

    if (changes != NULL)
      func (self, n, changes);
    else if (closes_damaged)
      g_array_append_val (self->entries, n);
    if (!tell (listener, (double) n / (double) MAX (last, 1), error))
      return FALSE;
  }
  return lyd_stmt_ended (local, error);
}

/* ---- counting ---- */

/* Files that were brought in for this event, and those that nothing refers to any more: an import that was undone. */
#define KEPT_FILES                                                                                         \
  " FROM kept_file WHERE hash IN (SELECT hash FROM import_batch WHERE event = ?1)"                         \
  " OR hash IN (SELECT o.hash FROM online_report o JOIN session s ON s.id = o.session WHERE s.event = ?1)" \
  " OR NOT EXISTS (SELECT 1 FROM import_batch b WHERE b.hash = kept_file.hash)"                            \
  " AND NOT EXISTS (SELECT 1 FROM online_report o WHERE o.hash = kept_file.hash)"
#define SCANS " scan.raw <> '' AND scan.session IN (SELECT id FROM session WHERE event = ?1)"

static gboolean
count (LydDb *db,
       const char *sql,
       const LydId *id,
       int *n,
       GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, sql, "d", id);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n += (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

static gboolean
count_bases (LydPurgeRows *self,
             const LydId *question,
             GError **error)
{
  g_autofree char *text = lyd_id_to_string (question);
  g_autoptr (LydStmt) stmt =
    lyd_db_query (self->db, error, "SELECT count(*) FROM desk_base WHERE instr (cells, ?) > 0", "s", text);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  self->counts.bases += (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

static gboolean
count_people (LydPurgeRows *self,
              GHashTable *people,
              const LydId *question,
              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (self->db, error,
                  "SELECT r.person FROM answer a JOIN registration r ON r.id = a.registration WHERE a.question = ?",
                  "d", question);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    self->counts.answers++;
    g_hash_table_add (people, g_memdup2 (&id, sizeof id));
  }
  return lyd_stmt_ended (local, error);
}

static gboolean
count_all (LydPurgeRows *self,
           GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);

  for (guint i = 0; i < self->questions->len; i++) {
    const LydId *question = &g_array_index (self->questions, LydId, i);

    if (!count_people (self, people, question, error) || !count_bases (self, question, error))
      return FALSE;
  }
  self->counts.questions = (int) self->questions->len;
  self->counts.people = (int) g_hash_table_size (people);
  self->counts.entries = (int) self->entries->len;
  if (!count_cells (self, error) ||
      !count (self->db, "SELECT count(*)" KEPT_FILES, &self->event, &self->counts.files, error))
    return FALSE;
  return (self->what & LYD_PURGE_ANSWERS) == 0 ||
         count (self->db, "SELECT count(*) FROM scan WHERE" SCANS, &self->event, &self->counts.scans, error);
}

/**
 * lyd_purge_rows_find:
 * @what: of #LydPurgeWhat
 * @progress: (nullable)
 *
 * Looks for everything in the file that holds answers of @event that are to be forgotten: the answers, the records by
 * which acts are undone, what imported files said, the files themselves, what copies for desks were given, and the
 * text that was scanned.
 *
 * Returns: (transfer full) (nullable)
 */
LydPurgeRows *
lyd_purge_rows_find (LydDb *db,
                     const LydId *event,
                     guint what,
                     LydPurgeProgress progress,
                     gpointer data,
                     GError **error)
{
  g_autoptr (LydPurgeRows) self = g_new0 (LydPurgeRows, 1);
  const Listener first = { progress, data, 0, 0.5 };
  const Listener second = { progress, data, 0.5, 1 };

  self->db = db;
  self->event = *event;
  self->what = what;
  self->questions = g_array_new (FALSE, FALSE, sizeof (LydId));
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!find_questions (self, error) || !read_journal (self, gather_removed_func, FALSE, &first, error) ||
      !read_journal (self, gather_entry_func, TRUE, &second, error) || !count_all (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* ---- deleting ---- */

static gboolean
delete_cells (LydPurgeRows *self,
              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (self->db, error, "SELECT identity, cells FROM import_row WHERE event = ?", "d", &self->event);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    const char *cells = lyd_stmt_get_text (stmt, 1);
    char *left = strip_cells (self, cells, strlen (cells));

    if (left == NULL)
      continue;
    g_ptr_array_add (pairs, lyd_stmt_dup_text (stmt, 0));
    g_ptr_array_add (pairs, left);
  }
  if (!lyd_stmt_ended (local, error))
    return FALSE;
  for (guint i = 0; i < pairs->len; i += 2)
    if (!lyd_db_run (self->db, error, "UPDATE import_row SET cells = ? WHERE event = ? AND identity = ?", "sds",
                     g_ptr_array_index (pairs, i + 1), &self->event, g_ptr_array_index (pairs, i)))
      return FALSE;
  return TRUE;
}

static gboolean
delete_question (LydPurgeRows *self,
                 const LydId *question,
                 GError **error)
{
  g_autofree char *text = lyd_id_to_string (question);

  return lyd_db_run (self->db, error, "DELETE FROM answer WHERE question = ?", "d", question) &&
         lyd_db_run (self->db, error,
                     "UPDATE desk_base SET cells = json_remove (cells, '$.answers.\"' || ?1 || '\"')"
                     " WHERE instr (cells, ?1) > 0",
                     "s", text);
}

/* Within the caller's transaction, in which it was found. */
gboolean
lyd_purge_rows_delete (LydPurgeRows *self,
                       GError **error)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (!delete_question (self, &g_array_index (self->questions, LydId, i), error))
      return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    if (!lyd_journal_purge (self->db, g_array_index (self->entries, gint64, i), error))
      return FALSE;
  if (!delete_cells (self, error) || !lyd_db_run (self->db, error, "DELETE" KEPT_FILES, "d", &self->event))
    return FALSE;
  return (self->what & LYD_PURGE_ANSWERS) == 0 ||
         lyd_db_run (self->db, error, "UPDATE scan SET raw = '' WHERE" SCANS, "d", &self->event);
}

/* How many answers there are to be forgotten, without a look at anything else: for lists. */
gboolean
lyd_purge_rows_count_answers (LydDb *db,
                              const LydId *event,
                              guint what,
                              int *n,
                              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT count(*) FROM answer a JOIN question q ON q.id = a.question WHERE q.event = ?"
                  " AND ((? AND q.sensitive = 1) OR (? AND q.purpose = 'emergency'))",
                  "dnn", event, (what & LYD_PURGE_ANSWERS) != 0, (what & LYD_PURGE_EMERGENCY) != 0);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

/* ---- what was done ---- */

gboolean
lyd_closing_set (LydDb *db,
                 const LydId *event,
                 const char *what,
                 gint64 at,
                 GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO closing (event, what, at) VALUES (?, ?, ?)"
                     " ON CONFLICT (event, what) DO UPDATE SET at = excluded.at",
                     "dsi", event, what, at);
}

gboolean
lyd_closing_clear (LydDb *db,
                   const LydId *event,
                   const char *what,
                   GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM closing WHERE event = ? AND what = ?", "ds", event, what);
}

/* @at: (out): %LYD_TIME_NONE where it was not done */
gboolean
lyd_closing_get (LydDb *db,
                 const LydId *event,
                 const char *what,
                 gint64 *at,
                 GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT at FROM closing WHERE event = ? AND what = ?", "ds", event, what);
  GError *local = NULL;

  *at = LYD_TIME_NONE;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *at = lyd_stmt_get_int (stmt, 0);
  return lyd_stmt_ended (local, error);
}

/* @at: (out): when an archive of @event was first written; %LYD_TIME_NONE: never */
gboolean
lyd_closing_get_archived (LydDb *db,
                          const LydId *event,
                          gint64 *at,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT max (at) FROM data_copy WHERE event = ? AND what = 'archive'", "d", event);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *at = lyd_stmt_get_time (stmt, 0);
  return TRUE;
}

static gpointer
due_row (LydStmt *stmt)
{
  LydClosingDue *self = g_new0 (LydClosingDue, 1);

  self->event = lyd_stmt_get_id (stmt, 0);
  self->title = lyd_stmt_dup_text (stmt, 1);
  self->since = lyd_stmt_get_int (stmt, 2);
  self->answers = (int) lyd_stmt_get_int (stmt, 3);
  return self;
}

/* Returns: (transfer full) (nullable) (element-type LydClosingDue): events with answers that are due to be forgotten,
 *   the longest due first */
GPtrArray *
lyd_closing_list_due (LydDb *db,
                      gint64 now,
                      GError **error)
{
  /* Along the few questions that are meant: answers are many. */
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT e.id, e.title, min (e.\"end\" + CASE WHEN q.purpose = 'emergency' THEN ?2 ELSE ?3 END) AS since,"
    " sum ((SELECT count(*) FROM answer a WHERE a.question = q.id)) AS n"
    " FROM question q JOIN event e ON e.id = q.event"
    " WHERE (q.purpose = 'emergency' AND e.\"end\" + ?2 <= ?1) OR (q.sensitive = 1 AND e.\"end\" + ?3 <= ?1)"
    " GROUP BY e.id HAVING n > 0 ORDER BY since, e.id",
    "iii", now, lyd_purge_kinds[0].days * LYD_DAY, lyd_purge_kinds[1].days * LYD_DAY);

  return lyd_stmt_collect (stmt, due_row, (GDestroyNotify) lyd_closing_due_free, error);
}
