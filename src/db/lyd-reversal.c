#include "lyd-reversal.h"

#include "lyd-db-private.h"
#include "lyd-online-rows.h"
#include "lyd-people.h"
#include "lyd-presence.h"
#include "lyd-reversal-table.h"
#include "lyd-schema.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * How an act is taken back. What it deleted is put back (parents first), what it changed is changed back where the
 * changed columns still say what it made of them, what it inserted is deleted (children first) where the row is still
 * as inserted and nothing that came later needs it. LydForeign keys stay immediate, so each statement's own result says
 * so.
 *
 * Nothing stays half: where a row has to stay, everything that it is part of or refers to, and all its parts, stay too.
 * Then the attempt is rolled back and made again without them; an act that nothing stands in the way of needs only one.
 */
#define MAX_ATTEMPTS 8
#define TAKEN 0 /* beside the reasons of LydKept */

/* Big acts touch indexes all over the file; with the usual cache every page would be written several times. */
#define MANY_CHANGES 5000
#define CACHE_FOR_MANY "PRAGMA cache_size = -131072"
#define CACHE_AS_USUAL "PRAGMA cache_size = -16000"

/* What people count where an act touched neither registrations nor people. */
static const char *const heads[] = { "event", "session", "question", "series", "program",
                                     "organization", "network", "membership", "person", "alias",
                                     "seat_allotment", "person_group", "group_member", "audience",
                                     "online_report", "settlement", "attendance_rule" };

struct _LydReversal {
  LydDb *db;
  LydTransaction *transaction;
  LydJournalEntry *entry;
  LydChangeset *changeset;
  GPtrArray *tables;      /* of LydReversalTable, parents before children */
  GHashTable *candidates; /* set of LydId in the changeset: rows that the act inserted; NULL until something stays */
  GHashTable *kept;       /* LydId in the changeset -> LydKept */
  GHashTable *units;      /* LydId in the changeset -> TAKEN or LydKept: registrations and people that were touched */
  GHashTable *people;     /* set of LydId, owned: whom search must learn anew */
  GHashTable *merged;     /* set of LydId, owned: registrations that were merged into others, or are again */
  GHashTable *later;      /* set of identities, owned: of whom later reports speak; NULL: no report goes */
  gboolean grown;         /* kept got more in this attempt */
  gboolean cache_raised;
  gint64 at;
  LydReversalReport report;
};

static gboolean
open_tables (LydReversal *self,
             GError **error)
{
  guint n_found = 0;

  for (gsize i = 0; lyd_journaled_tables[i] != NULL; i++) {
    const LydChangeTable *changes = lyd_changeset_find_table (self->changeset, lyd_journaled_tables[i]);
    LydReversalTable *table;

    if (changes == NULL)
      continue;
    n_found++;
    table = lyd_reversal_table_new (self->db, changes, error);
    if (table == NULL)
      return FALSE;
    g_ptr_array_add (self->tables, table);
  }
  /* A table that is not journaled any more. */
  return n_found == lyd_changeset_get_n_tables (self->changeset) || lyd_reversal_set_too_old (error);
}

/* ---- what stays ---- */

static void
gather_candidates (LydReversal *self)
{
  LydChange change;
  const LydId *id;

  self->candidates = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  for (guint i = 0; i < self->tables->len; i++) {
    const LydReversalTable *table = g_ptr_array_index (self->tables, i);

    for (guint j = 0; table->own_id && j < table->changes->changes->len; j++) {
      lyd_change_read (table->changes, j, &change);
      if (change.operation == LYD_CHANGE_INSERT && lyd_change_get_id (&change, 0, &id))
        g_hash_table_add (self->candidates, (gpointer) id);
    }
  }
}

/* Only what the act inserted can be kept from being deleted. */
static void
keep (LydReversal *self,
      const LydId *id,
      int reason)
{
  gpointer known = NULL;
  gboolean is_kept;

  if (self->candidates == NULL)
    gather_candidates (self);
  if (!g_hash_table_contains (self->candidates, id))
    return;
  is_kept = g_hash_table_lookup_extended (self->kept, id, NULL, &known);
  if (is_kept && GPOINTER_TO_INT (known) >= reason)
    return;
  g_hash_table_insert (self->kept, (gpointer) id, GINT_TO_POINTER (reason));
  self->grown = TRUE;
}

/* The row stays, and so does all that it refers to; only what it is a part of stays for the row's own reason. */
static void
keep_row (LydReversal *self,
          const LydReversalTable *table,
          const LydChange *change,
          int reason)
{
  const LydId *id;

  if (table->own_id && lyd_change_get_id (change, 0, &id))
    keep (self, id, reason);
  for (guint i = 0; i < table->foreign->len; i++) {
    const LydForeign *foreign = &g_array_index (table->foreign, LydForeign, i);

    if (lyd_change_get_id (change, foreign->column, &id))
      keep (self, id, foreign->part ? reason : LYD_KEPT_IN_USE);
  }
}

/* Returns: why an inserted row stays, or TAKEN */
static int
get_reason (LydReversal *self,
            const LydReversalTable *table,
            const LydChange *change)
{
  int reason = TAKEN;
  const LydId *id;

  if (g_hash_table_size (self->kept) == 0)
    return TAKEN;
  if (table->own_id && lyd_change_get_id (change, 0, &id))
    reason = GPOINTER_TO_INT (g_hash_table_lookup (self->kept, id));
  for (guint i = 0; i < table->foreign->len && reason == TAKEN; i++) {
    const LydForeign *foreign = &g_array_index (table->foreign, LydForeign, i);

    if (foreign->part && lyd_change_get_id (change, foreign->column, &id))
      reason = GPOINTER_TO_INT (g_hash_table_lookup (self->kept, id));
  }
  return reason;
}

/* Until nothing more has to stay because of what stays. */
static void
close_kept (LydReversal *self)
{
  LydChange change;

  do {
    self->grown = FALSE;
    for (guint i = self->tables->len; i > 0; i--) {
      const LydReversalTable *table = g_ptr_array_index (self->tables, i - 1);

      for (guint j = 0; j < table->changes->changes->len; j++) {
        int reason;

        lyd_change_read (table->changes, j, &change);
        if (change.operation == LYD_CHANGE_INSERT && (reason = get_reason (self, table, &change)) != TAKEN)
          keep_row (self, table, &change, reason);
      }
    }
  } while (self->grown);
}

static gboolean
exists (LydReversal *self,
        const char *sql,
        const LydId *id)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (self->db, NULL, sql, "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, NULL);
}

/* Why something else still refers to the row. */
static int
find_reason (LydReversal *self,
             const LydReversalTable *table,
             const LydChange *change)
{
  const LydId *id;

  if (strcmp (table->changes->name, "registration") != 0 || !lyd_change_get_id (change, 0, &id))
    return LYD_KEPT_IN_USE;
  if (exists (self, "SELECT 1 FROM scan WHERE registration = ? LIMIT 1", id))
    return LYD_KEPT_CHECKED_IN;
  if (exists (self, "SELECT 1 FROM print WHERE registration = ? LIMIT 1", id))
    return LYD_KEPT_PRINTED;
  if (exists (self, "SELECT 1 FROM registration WHERE host = ? LIMIT 1", id) ||
      exists (self, "SELECT 1 FROM settlement WHERE registration = ? LIMIT 1", id))
    return LYD_KEPT_IN_USE;
  return LYD_KEPT_EDITED; /* another code or answer */
}

/* ---- what is counted, recorded, reindexed ---- */

/* Which registration or person the change is a change of, as people see it. */
static gboolean
find_unit (const LydReversalTable *table,
           const LydChange *change,
           const LydId **id)
{
  const char *name = table->changes->name;

  if (strcmp (name, "registration") == 0 || strcmp (name, "place") == 0 ||
      strcmp (name, "waiting_place") == 0 || strcmp (name, "answer") == 0)
    return lyd_change_get_id (change, 0, id);
  if (strcmp (name, "code") == 0)
    return lyd_change_get_id (change, 1, id);
  if (strcmp (name, "person") == 0 && change->operation == LYD_CHANGE_UPDATE)
    return lyd_change_get_id (change, 0, id);
  return FALSE;
}

static void
count (LydReversal *self,
       LydReversalTable *table,
       const LydChange *change,
       int reason)
{
  const LydId *id;
  gpointer known = NULL;

  if (find_unit (table, change, &id)) {
    if (!g_hash_table_lookup_extended (self->units, id, NULL, &known) || GPOINTER_TO_INT (known) < reason)
      g_hash_table_insert (self->units, (gpointer) id, GINT_TO_POINTER (reason));
  } else if (reason == TAKEN) {
    table->n_taken++;
  } else {
    table->n_kept++;
    table->reason = MAX (table->reason, reason);
  }
}

static gboolean
add_people (LydReversal *self,
            const char *sql,
            const LydId *id,
            GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (self->db, error, sql, "d", id);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId person = lyd_stmt_get_id (stmt, 0);

    g_hash_table_add (self->people, g_memdup2 (&person, sizeof person));
  }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return error == NULL || *error == NULL;
}

/* Search finds people by their own row, their aliases and their organization's name. */
static gboolean
note_people (LydReversal *self,
             const LydReversalTable *table,
             const LydChange *change,
             GError **error)
{
  const char *name = table->changes->name;
  const LydId *id;

  if (strcmp (name, "person") == 0 && lyd_change_get_id (change, 0, &id))
    g_hash_table_add (self->people, g_memdup2 (id, sizeof *id));
  else if (strcmp (name, "alias") == 0 && lyd_change_get_id (change, 1, &id))
    g_hash_table_add (self->people, g_memdup2 (id, sizeof *id));
  else if (strcmp (name, "alias") == 0 && lyd_change_get_id (change, 0, &id))
    return add_people (self, "SELECT person FROM alias WHERE id = ?", id, error);
  else if (strcmp (name, "organization") == 0 && change->operation == LYD_CHANGE_UPDATE &&
           lyd_change_get_id (change, 0, &id))
    return add_people (self, "SELECT id FROM person WHERE organization = ?", id, error);
  return TRUE;
}

/* Their scans count for another registration than before. */
static void
note_merged (LydReversal *self,
             const LydReversalTable *table,
             const LydChange *change)
{
  int column = lyd_reversal_table_find_column (table, "merged_into");
  const LydId *id;

  if (column >= 0 && column < table->changes->n_columns && change->operation == LYD_CHANGE_UPDATE &&
      change->after[column].type != LYD_VALUE_UNDEFINED && lyd_change_get_id (change, 0, &id))
    g_hash_table_add (self->merged, g_memdup2 (id, sizeof *id));
}

static gboolean
taken (LydReversal *self,
       LydReversalTable *table,
       const LydChange *change,
       GError **error)
{
  if (table->inverse->len == 0)
    g_byte_array_append (table->inverse, table->changes->header, (guint) table->changes->n_header);
  lyd_change_append_inverse (table->inverse, table->changes, change);
  count (self, table, change, TAKEN);
  note_merged (self, table, change);
  return note_people (self, table, change, error);
}

/* ---- the three passes ---- */

/* What goes back needs its place: where that is taken, nothing at all is done. */
static gboolean
put_back (LydReversal *self,
          LydReversalTable *table,
          GError **error)
{
  g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (guint));
  LydChange change;
  guint n_before;

  for (guint i = 0; i < table->changes->changes->len; i++) {
    lyd_change_read (table->changes, i, &change);
    if (change.operation == LYD_CHANGE_DELETE)
      g_array_append_val (later, i);
  }
  /* A row may refer to another of its own table that comes back after it. */
  do {
    n_before = later->len;
    for (guint i = later->len; i > 0; i--) {
      int rc;

      lyd_change_read (table->changes, g_array_index (later, guint, i - 1), &change);
      rc = lyd_reversal_table_insert (table, &change);
      if (rc == SQLITE_CONSTRAINT_FOREIGNKEY && table->refers_to_itself)
        continue;
      if ((rc & 0xff) == SQLITE_CONSTRAINT)
        break;
      if (rc != SQLITE_OK)
        return lyd_db_set_error (self->db, error);
      if (!taken (self, table, &change, error))
        return FALSE;
      g_array_remove_index_fast (later, i - 1);
    }
  } while (later->len > 0 && later->len < n_before);
  if (later->len == 0)
    return TRUE;
  g_set_error (
    error, LYD_ERROR, LYD_ERROR_CONFLICT,
    _ ("This cannot be undone any more: what was removed then does not fit what is on file now. Nothing was changed."));
  return FALSE;
}

static gboolean
change_back (LydReversal *self,
             LydReversalTable *table,
             GError **error)
{
  g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (guint));
  LydChange change;
  guint n_before;

  for (guint i = table->changes->changes->len; i > 0; i--) {
    guint index = i - 1;

    lyd_change_read (table->changes, index, &change);
    if (change.operation == LYD_CHANGE_UPDATE)
      g_array_append_val (later, index);
  }
  /* A row may need a place that another of its table gives up after it. */
  do {
    n_before = later->len;
    for (guint i = later->len; i > 0; i--) {
      int rc;

      lyd_change_read (table->changes, g_array_index (later, guint, i - 1), &change);
      rc = lyd_reversal_table_update (table, self->db, &change);
      if ((rc & 0xff) == SQLITE_CONSTRAINT)
        continue;
      if (rc != SQLITE_OK)
        return lyd_db_set_error (self->db, error);
      if (lyd_db_changes (self->db) == 0)
        count (self, table, &change, LYD_KEPT_EDITED);
      else if (!taken (self, table, &change, error))
        return FALSE;
      g_array_remove_index (later, i - 1);
    }
  } while (later->len > 0 && later->len < n_before);
  for (guint i = 0; i < later->len; i++) {
    lyd_change_read (table->changes, g_array_index (later, guint, i), &change);
    count (self, table, &change, LYD_KEPT_EDITED);
  }
  return TRUE;
}

/* Who somebody is was asked once for all reports of a session: what a later one relies on stays with it. */
static gboolean
is_relied_on (LydReversal *self,
              const LydReversalTable *table,
              const LydChange *change)
{
  g_autofree char *identity = NULL;
  const LydValue *value;

  if (self->later == NULL || g_hash_table_size (self->later) == 0 || strcmp (table->changes->name, "settlement") != 0)
    return FALSE;
  value = lyd_change_get_value (change, 1);
  identity = g_strndup ((const char *) value->bytes, value->n_bytes);
  return g_hash_table_contains (self->later, identity);
}

/* Deletes one inserted row. @again: something refers to it that may still go. */
static gboolean
take_out_row (LydReversal *self,
              LydReversalTable *table,
              const LydChange *change,
              gboolean *again,
              GError **error)
{
  int reason = LYD_KEPT_EDITED;
  int rc;

  *again = FALSE;
  if (is_relied_on (self, table, change)) {
    keep_row (self, table, change, LYD_KEPT_IN_USE);
    count (self, table, change, LYD_KEPT_IN_USE);
    return TRUE;
  }
  rc = lyd_reversal_table_remove (table, change);
  if (rc == SQLITE_OK && lyd_db_changes (self->db) > 0)
    return taken (self, table, change, error);
  if (rc == SQLITE_CONSTRAINT_FOREIGNKEY) {
    *again = TRUE;
    return TRUE;
  }
  if (rc != SQLITE_OK)
    return lyd_db_set_error (self->db, error);

  rc = lyd_reversal_table_find (table, change);
  if (rc == SQLITE_ROW) {
    keep_row (self, table, change, reason);
    count (self, table, change, reason);
  }
  return rc == SQLITE_ROW || rc == SQLITE_DONE || lyd_db_set_error (self->db, error);
}

static gboolean
take_out (LydReversal *self,
          LydReversalTable *table,
          GError **error)
{
  g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (guint));
  LydChange change;
  guint n_before;
  gboolean again;

  for (guint i = 0; i < table->changes->changes->len; i++) {
    int reason;

    lyd_change_read (table->changes, i, &change);
    if (change.operation != LYD_CHANGE_INSERT)
      continue;
    reason = get_reason (self, table, &change);
    if (reason != TAKEN)
      count (self, table, &change, reason);
    else if (!take_out_row (self, table, &change, &again, error))
      return FALSE;
    else if (again)
      g_array_append_val (later, i);
  }
  /* Rows of one table that refer to each other go in an order of their own. */
  for (n_before = G_MAXUINT; table->refers_to_itself && later->len > 0 && later->len < n_before;) {
    n_before = later->len;
    for (guint i = later->len; i > 0; i--) {
      lyd_change_read (table->changes, g_array_index (later, guint, i - 1), &change);
      if (!take_out_row (self, table, &change, &again, error))
        return FALSE;
      if (!again)
        g_array_remove_index_fast (later, i - 1);
    }
  }
  for (guint i = 0; i < later->len; i++) {
    int reason;

    lyd_change_read (table->changes, g_array_index (later, guint, i), &change);
    reason = find_reason (self, table, &change);
    keep_row (self, table, &change, reason);
    count (self, table, &change, reason);
  }
  return TRUE;
}

/* ---- the whole ---- */

static void
forget_attempt (LydReversal *self)
{
  for (guint i = 0; i < self->tables->len; i++)
    lyd_reversal_table_forget (g_ptr_array_index (self->tables, i));
  g_hash_table_remove_all (self->units);
  g_hash_table_remove_all (self->people);
  g_hash_table_remove_all (self->merged);
  g_clear_pointer (&self->later, g_hash_table_unref);
  self->grown = FALSE;
}

/* An import is one report, of one session. */
static gboolean
note_later (LydReversal *self,
            GError **error)
{
  const LydChangeTable *reports = lyd_changeset_find_table (self->changeset, "online_report");

  for (guint i = 0; reports != NULL && i < reports->changes->len; i++) {
    LydChange change;
    const LydId *id;

    lyd_change_read (reports, i, &change);
    if (change.operation == LYD_CHANGE_INSERT && lyd_change_get_id (&change, 0, &id))
      return (self->later = lyd_evidence_list_later (self->db, id, error)) != NULL;
  }
  return TRUE;
}

static gboolean
attempt (LydReversal *self,
         GError **error)
{
  forget_attempt (self);
  if (!note_later (self, error))
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    if (!put_back (self, g_ptr_array_index (self->tables, i), error))
      return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    if (!change_back (self, g_ptr_array_index (self->tables, i), error))
      return FALSE;
  for (guint i = self->tables->len; i > 0; i--)
    if (!take_out (self, g_ptr_array_index (self->tables, i - 1), error))
      return FALSE;
  return TRUE;
}

static void
add_to_report (LydReversal *self,
               int n,
               int reason)
{
  if (reason == TAKEN) {
    self->report.taken_back += n;
  } else {
    self->report.kept += n;
    self->report.kept_by[reason] += n;
  }
}

/* @kept: what stays, too */
static void
add_heads (LydReversal *self,
           const char *name,
           gboolean kept)
{
  for (guint i = 0; i < self->tables->len; i++) {
    const LydReversalTable *table = g_ptr_array_index (self->tables, i);

    if (strcmp (table->changes->name, name) != 0)
      continue;
    add_to_report (self, table->n_taken, TAKEN);
    if (kept && table->n_kept > 0)
      add_to_report (self, table->n_kept, table->reason);
  }
}

static void
make_report (LydReversal *self)
{
  GHashTableIter iter;
  gpointer reason;

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &reason))
    add_to_report (self, 1, GPOINTER_TO_INT (reason));
  for (gsize i = 0; i < G_N_ELEMENTS (heads) && self->report.taken_back + self->report.kept == 0; i++)
    add_heads (self, heads[i], TRUE);
  /* A report of attendance goes also where everybody whom it registered stays. */
  if (self->report.taken_back == 0)
    add_heads (self, "online_report", FALSE);
}

/* Search is part of the same transaction. In the order of the ids, which is nearly that of the search table. */
static gboolean
reindex (LydReversal *self,
         GError **error)
{
  g_autoptr (GList) people = g_list_sort (g_hash_table_get_keys (self->people), (GCompareFunc) lyd_id_compare);

  for (const GList *l = people; l != NULL; l = l->next)
    if (!lyd_people_index (self->db, l->data, error))
      return FALSE;
  return TRUE;
}

static gboolean
rebuild_presence (LydReversal *self,
                  GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->merged);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!lyd_presence_rebuild_of (self->db, id, error))
      return FALSE;
  return TRUE;
}

/* What online attendance follows from, and the column that names the session. */
static const struct {
  const char *table;
  int session;
} online_sources[] = {
  { "session", 0 },
  { "online_report", 1 },
  { "settlement", 0 },
};

/* A change that does not name its session is one of a report that is still there. */
static gboolean
note_report (LydReversal *self,
             const LydId *id,
             GHashTable *sessions,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydOnlineFile) report = lyd_online_files_get (self->db, id, &local);

  if (report != NULL)
    g_hash_table_add (sessions, g_memdup2 (&report->session, sizeof report->session));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
note_sessions (LydReversal *self,
               GHashTable *sessions,
               GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (online_sources); i++) {
    const LydChangeTable *table = lyd_changeset_find_table (self->changeset, online_sources[i].table);

    for (guint j = 0; table != NULL && j < table->changes->len; j++) {
      LydChange change;
      const LydId *id;

      lyd_change_read (table, j, &change);
      if (lyd_change_get_id (&change, online_sources[i].session, &id))
        g_hash_table_add (sessions, g_memdup2 (id, sizeof *id));
      else if (lyd_change_get_id (&change, 0, &id) && !note_report (self, id, sessions, error))
        return FALSE;
    }
  }
  return TRUE;
}

/* An event's kind, and what counts at a kind, say what follows for sessions that nothing here names. */
static gboolean
rebuild_online (LydReversal *self,
                GError **error)
{
  g_autoptr (GHashTable) sessions = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  const LydChangeTable *events = lyd_changeset_find_table (self->changeset, "event");
  GHashTableIter iter;
  gpointer id;

  if (lyd_changeset_find_table (self->changeset, "attendance_rule") != NULL)
    return lyd_online_rebuild_all (self->db, error);
  if (!note_sessions (self, sessions, error))
    return FALSE;
  g_hash_table_iter_init (&iter, sessions);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!lyd_online_rebuild (self->db, id, error))
      return FALSE;
  for (guint i = 0; events != NULL && i < events->changes->len; i++) {
    LydChange change;
    const LydId *event;

    lyd_change_read (events, i, &change);
    if (lyd_change_get_id (&change, 0, &event) && !lyd_online_rebuild_event (self->db, event, error))
      return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full): what was done, as a changeset of its own */
static GBytes *
join_inverse (LydReversal *self)
{
  GByteArray *all = g_byte_array_new ();

  for (guint i = 0; i < self->tables->len; i++) {
    LydReversalTable *table = g_ptr_array_index (self->tables, i);

    g_byte_array_append (all, table->inverse->data, table->inverse->len);
    g_clear_pointer (&table->inverse, g_byte_array_unref);
  }
  return g_byte_array_free_to_bytes (all);
}

static gboolean
check_entry (LydReversal *self,
             const LydId *id,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  g_clear_pointer (&self->entry, lyd_journal_entry_free);
  self->entry = lyd_journal_get (self->db, id, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (self->entry == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such change to undo. Nothing was changed."));
  else if (self->entry->undone_at != LYD_TIME_NONE)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This was undone before. Nothing was changed."));
  else if (self->entry->purged)
    g_set_error (error, LYD_ERROR, LYD_ERROR_TOO_OLD,
                 _ ("What this changed was purged since, so it cannot be undone. Nothing was changed."));
  else if (self->entry->closed)
    lyd_reversal_set_too_old (error);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_changes (LydReversal *self,
              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (self->db, error, "SELECT c.changeset FROM journal_changes c JOIN journal j USING (n) WHERE j.id = ?",
                  "d", &self->entry->id);
  g_autoptr (GBytes) bytes = NULL;
  guint n_changes = 0;

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  bytes = lyd_stmt_dup_bytes (stmt, 0);
  self->changeset = lyd_changeset_new (bytes, error);
  if (self->changeset == NULL || !open_tables (self, error))
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    n_changes += ((LydReversalTable *) g_ptr_array_index (self->tables, i))->changes->changes->len;
  if (n_changes > MANY_CHANGES)
    self->cache_raised = lyd_db_exec (self->db, CACHE_FOR_MANY, NULL);
  return TRUE;
}

/* Returns: the transaction, with the entry read anew in it */
static gboolean
begin_attempt (LydReversal *self,
               const LydId *entry,
               GError **error)
{
  g_clear_pointer (&self->transaction, lyd_transaction_abort);
  self->transaction = lyd_transaction_begin (self->db, error);
  return self->transaction != NULL && check_entry (self, entry, error);
}

/**
 * lyd_reversal_begin:
 * @entry: the journal entry to take back; one that took another back itself makes that one stand again
 * @at: UTC milliseconds
 *
 * Takes an act back in a transaction that stays open until lyd_reversal_commit(). What has been edited, scanned,
 * printed or built upon since is kept, and counted. Refused are entries that were undone before or are too old.
 *
 * Returns: (transfer full) (nullable): rolled back by its autoptr unless committed
 */
LydReversal *
lyd_reversal_begin (LydDb *db,
                    const LydId *entry,
                    gint64 at,
                    GError **error)
{
  g_autoptr (LydReversal) self = g_new0 (LydReversal, 1);

  self->db = db;
  self->at = at;
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_reversal_table_free);
  self->kept = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  self->units = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  self->people = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  self->merged = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);

  if (!begin_attempt (self, entry, error) || !read_changes (self, error))
    return NULL;
  for (int i = 0; i < MAX_ATTEMPTS; i++) {
    if (i > 0 && !begin_attempt (self, entry, error))
      return NULL;
    if (!attempt (self, error))
      return NULL;
    if (!self->grown) {
      make_report (self);
      return g_steal_pointer (&self);
    }
    close_kept (self);
  }
  g_set_error (error, LYD_ERROR, LYD_ERROR_BUSY,
               _ ("Others keep changing what is to be undone. Nothing was changed; try again in a quiet moment."));
  return NULL;
}

const LydReversalReport *
lyd_reversal_get_report (const LydReversal *self)
{
  return &self->report;
}

/* The entry that is taken back. */
const LydJournalEntry *
lyd_reversal_get_entry (const LydReversal *self)
{
  return self->entry;
}

/**
 * lyd_reversal_commit:
 * @id: of the new journal entry
 * @code: "undo" or "redo"
 * @params: a JSON object
 *
 * Raises versions, brings search up to date, marks the entry as undone, writes the undo's own and commits. Where
 * nothing could be taken back this is an error; ask lyd_reversal_get_report() before.
 */
gboolean
lyd_reversal_commit (LydReversal **self,
                     const LydId *id,
                     const char *code,
                     const char *params,
                     const char *who,
                     GError **error)
{
  LydDb *db = (*self)->db;
  const LydJournalEntry *entry = (*self)->entry;
  g_autoptr (GBytes) inverse = join_inverse (*self);

  if (g_bytes_get_size (inverse) == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("There is nothing left of this that could be taken back. Nothing was changed."));
    return FALSE;
  }
  if (!reindex (*self, error) || !rebuild_presence (*self, error) || !rebuild_online (*self, error) ||
      !lyd_journal_raise_versions (db, inverse, (*self)->at, error) ||
      !lyd_db_run (db, error, "UPDATE journal SET undone_at = ? WHERE id = ?", "id", (*self)->at, &entry->id) ||
      /* An undo that is undone in full: what it had taken back stands again. */
      ((*self)->report.kept == 0 && !lyd_id_is_none (&entry->undoes) &&
       !lyd_db_run (db, error, "UPDATE journal SET undone_at = NULL WHERE id = ?", "d", &entry->undoes)) ||
      !lyd_db_run (
        db, error,
        "INSERT INTO journal (id, code, params, who, at, schema, subject, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        "dsssindd", id, code, params, who, (*self)->at, lyd_schema_get_version (), &entry->subject, &entry->id) ||
      !lyd_db_run (db, error, "INSERT INTO journal_changes (n, changeset) VALUES (last_insert_rowid (), ?)", "b",
                   inverse) ||
      !lyd_transaction_commit (&(*self)->transaction, error))
    return FALSE;

  g_clear_pointer (self, lyd_reversal_abort);
  return TRUE;
}

/* Rolls back unless committed. */
void
lyd_reversal_abort (LydReversal *self)
{
  g_clear_pointer (&self->transaction, lyd_transaction_abort);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->changeset, lyd_changeset_free);
  g_clear_pointer (&self->entry, lyd_journal_entry_free);
  g_clear_pointer (&self->candidates, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->merged, g_hash_table_unref);
  g_clear_pointer (&self->later, g_hash_table_unref);
  /* Many changes: what they needed for speed is given back, the log too, or every reader would go through it. */
  if (self->cache_raised)
    lyd_db_exec (self->db, CACHE_AS_USUAL "; PRAGMA wal_checkpoint (PASSIVE)", NULL);
  g_free (self);
}
