#include "lyd-erase-rows.h"

#include "lyd-changeset.h"
#include "lyd-erase-identities.h"
#include "lyd-journal.h"
#include "lyd-online-name.h"
#include "lyd-people.h"

#include <string.h>

/* Columns of journaled tables, as changesets number them. */
enum {
  ID = 0,
  ALIAS_PERSON = 1,
  ALIAS_VALUE = 3,
  REGISTRATION_PERSON = 2,
};

/* Of a person's row. */
static const int person_texts[] = { 2, 5, 6, 7, 8 }; /* name, legal, email, email_folded, phone */
#define PERSON_GIVEN 3
#define PERSON_FAMILY 4

/* Shorter ones stand in too many other words; what refers to the person by their id is found in any case. */
#define MIN_TEXT 5

/* Everything after it in any alphabet: who is nobody is listed last. */
#define LAST "\xf4\x8f\xbf\xbd"

struct _LydEraseRows {
  LydDb *db;
  GArray *people;        /* of LydId: the person, and who was merged into them */
  GArray *registrations; /* of LydId: also those that are only in the history */
  GPtrArray *texts;      /* of char *: by which they are known; the longest first */
  GPtrArray *shared;     /* of char *: by which others are known, too: replaced only where it is plain who is meant */
  GHashTable *keys;      /* what those make of identities in reports; without what is others', too */
  GPtrArray *identities; /* of char *: whether anybody said who that is or not */
  GArray *entries;       /* of gint64 */
  GPtrArray *files;      /* of char *: hashes */
  LydEraseCounts counts;
};

void
lyd_erase_rows_free (LydEraseRows *self)
{
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->registrations, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->shared, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->identities, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

const LydEraseCounts *
lyd_erase_rows_get_counts (const LydEraseRows *self)
{
  return &self->counts;
}

/* Returns: (element-type LydId): the person, and who was merged into them */
const GArray *
lyd_erase_rows_get_people (const LydEraseRows *self)
{
  return self->people;
}

static gboolean
has_id (const GArray *ids,
        const LydId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (lyd_id_equal (&g_array_index (ids, LydId, i), id))
      return TRUE;
  return FALSE;
}

/* Returns: whether it is new */
static gboolean
add_id (GArray *ids,
        const LydId *id)
{
  if (lyd_id_is_none (id) || has_id (ids, id))
    return FALSE;
  g_array_append_val (ids, *id);
  return TRUE;
}

/* @text: (nullable) */
static void
add_text (LydEraseRows *self,
          const char *text,
          gsize length)
{
  if (text == NULL || length < MIN_TEXT)
    return;
  for (guint i = 0; i < self->texts->len; i++) {
    const char *known = g_ptr_array_index (self->texts, i);

    if (strlen (known) == length && memcmp (known, text, length) == 0)
      return;
  }
  g_ptr_array_add (self->texts, g_strndup (text, length));
}

/* @text: in their own row, or learned of them */
static void
add_own (LydEraseRows *self,
         const char *text,
         gsize length)
{
  g_autofree char *own = g_strndup (text, length);

  add_text (self, own, length);
  lyd_erase_keys_add (self->keys, own, TRUE);
}

/* ---- who they are, and were ---- */

static void
add_value (LydEraseRows *self,
           const LydValue *value)
{
  if (value->type == LYD_VALUE_TEXT)
    add_own (self, (const char *) value->bytes, value->n_bytes);
}

static void
add_full_name (LydEraseRows *self,
               const LydValue *given,
               const LydValue *family)
{
  g_autofree char *name = NULL;

  if (given->type != LYD_VALUE_TEXT || family->type != LYD_VALUE_TEXT)
    return;
  name = g_strdup_printf ("%.*s %.*s", (int) given->n_bytes, given->bytes, (int) family->n_bytes, family->bytes);
  add_own (self, name, strlen (name));
}

static void
gather_person (LydEraseRows *self,
               const LydChangeset *changes)
{
  const LydChangeTable *table = lyd_changeset_find_table (changes, "person");
  LydChange change = { 0 };
  const LydId *id;

  for (guint i = 0; table != NULL && i < table->changes->len; i++) {
    lyd_change_read (table, i, &change);
    if (!lyd_change_get_id (&change, ID, &id) || !has_id (self->people, id))
      continue;
    for (gsize j = 0; j < G_N_ELEMENTS (person_texts); j++) {
      if (change.operation != LYD_CHANGE_INSERT)
        add_value (self, &change.before[person_texts[j]]);
      if (change.operation != LYD_CHANGE_DELETE)
        add_value (self, &change.after[person_texts[j]]);
    }
    if (change.operation != LYD_CHANGE_INSERT)
      add_full_name (self, &change.before[PERSON_GIVEN], &change.before[PERSON_FAMILY]);
    if (change.operation != LYD_CHANGE_DELETE)
      add_full_name (self, &change.after[PERSON_GIVEN], &change.after[PERSON_FAMILY]);
  }
}

static void
gather_aliases (LydEraseRows *self,
                const LydChangeset *changes)
{
  const LydChangeTable *table = lyd_changeset_find_table (changes, "alias");
  LydChange change;
  const LydId *id;

  for (guint i = 0; table != NULL && i < table->changes->len; i++) {
    lyd_change_read (table, i, &change);
    if (lyd_change_get_id (&change, ALIAS_PERSON, &id) && has_id (self->people, id))
      add_value (self, lyd_change_get_value (&change, ALIAS_VALUE));
  }
}

static void
gather_registrations (LydEraseRows *self,
                      const LydChangeset *changes)
{
  const LydChangeTable *table = lyd_changeset_find_table (changes, "registration");
  LydChange change;
  const LydId *id;
  const LydId *person;

  for (guint i = 0; table != NULL && i < table->changes->len; i++) {
    lyd_change_read (table, i, &change);
    if (lyd_change_get_id (&change, ID, &id) && lyd_change_get_id (&change, REGISTRATION_PERSON, &person) &&
        has_id (self->people, person) && change.operation != LYD_CHANGE_UPDATE)
      add_id (self->registrations, id);
  }
}

/* @func: told of every record that can be read */
static gboolean
read_journal (LydEraseRows *self,
              void (*func) (LydEraseRows *self, gint64 n, GBytes *bytes),
              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (self->db, error, "SELECT n, changeset FROM journal_changes ORDER BY n", "");
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    g_autoptr (GBytes) bytes = lyd_stmt_dup_bytes (stmt, 1);

    func (self, lyd_stmt_get_int (stmt, 0), bytes);
  }
  return lyd_stmt_ended (local, error);
}

static void
gather_func (LydEraseRows *self,
             gint64 n,
             GBytes *bytes)
{
  g_autoptr (LydChangeset) changes = lyd_changeset_new (bytes, NULL);

  (void) n;
  if (changes == NULL)
    return;
  gather_person (self, changes);
  gather_aliases (self, changes);
  gather_registrations (self, changes);
}

/* Who was merged into them, and into those, and is not there any more. */
static gboolean
gather_merged (LydEraseRows *self,
               GError **error)
{
  for (guint i = 0; i < self->people->len; i++) {
    const LydId keep = g_array_index (self->people, LydId, i);
    g_autoptr (LydStmt) stmt =
      lyd_db_query (self->db, error,
                    "SELECT json_extract (params, '$.gone') FROM journal WHERE code = 'merge' AND subject = ?"
                    " AND json_valid (params)",
                    "d", &keep);
    GError *local = NULL;

    if (stmt == NULL)
      return FALSE;
    while (lyd_stmt_step (stmt, &local)) {
      g_autoptr (LydStmt) there = NULL;
      LydId gone;

      if (lyd_stmt_is_null (stmt, 0) || !lyd_id_from_string (&gone, lyd_stmt_get_text (stmt, 0)))
        continue;
      there = lyd_db_query (self->db, error, "SELECT 1 FROM person WHERE id = ?", "d", &gone);
      if (there == NULL)
        return FALSE;
      if (!lyd_stmt_step (there, &local) && local == NULL)
        add_id (self->people, &gone);
    }
    if (!lyd_stmt_ended (local, error))
      return FALSE;
  }
  return TRUE;
}

/* Adds every value of every row; columns are texts or NULL. @own: theirs, not what a report said */
static gboolean
gather_texts (LydEraseRows *self,
              const char *sql,
              const LydId *id,
              gboolean own,
              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (self->db, error, sql, "d", id);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    const char *text = lyd_stmt_get_text (stmt, 0);

    if (text == NULL)
      continue;
    add_text (self, text, strlen (text));
    lyd_erase_keys_add (self->keys, text, own);
  }
  return lyd_stmt_ended (local, error);
}

static gboolean
gather_rows (LydEraseRows *self,
             const LydId *person,
             GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (self->db, error, "SELECT id FROM registration WHERE person = ?", "d", person);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    add_id (self->registrations, &id);
  }
  return lyd_stmt_ended (local, error) &&
         gather_texts (self,
                       "SELECT name FROM person WHERE id = ?1 UNION SELECT legal FROM person WHERE id = ?1"
                       " UNION SELECT email FROM person WHERE id = ?1"
                       " UNION SELECT email_folded FROM person WHERE id = ?1"
                       " UNION SELECT phone FROM person WHERE id = ?1"
                       " UNION SELECT given || ' ' || family FROM person WHERE id = ?1"
                       " UNION SELECT value FROM alias WHERE person = ?1",
                       person, TRUE, error);
}

/* By what online reports know them. */
#define EVIDENCE                                                                                       \
  " evidence e WHERE EXISTS (SELECT 1 FROM online_report o JOIN settlement t ON t.session = o.session" \
  " AND t.identity = e.identity WHERE o.id = e.report AND t.registration = ?1)"

static gboolean
gather_identities (LydEraseRows *self,
                   const LydId *registration,
                   GError **error)
{
  return gather_texts (self, "SELECT identity FROM settlement WHERE registration = ?", registration, FALSE,
                       error) &&
         gather_texts (self, "SELECT DISTINCT e.name FROM" EVIDENCE, registration, FALSE, error) &&
         gather_texts (self, "SELECT DISTINCT e.email FROM" EVIDENCE, registration, FALSE, error);
}

/* What reports name them by where nobody said who that is, or somebody else was said to be; also as written there. */
static gboolean
gather_named (LydEraseRows *self,
              GError **error)
{
  self->identities = lyd_erase_identities_find (self->db, self->keys, self->people, error);
  if (self->identities == NULL)
    return FALSE;
  for (guint i = 0; i < self->identities->len; i++) {
    const char *identity = g_ptr_array_index (self->identities, i);
    g_autoptr (LydStmt) stmt = lyd_db_query (
      self->db, error,
      "SELECT name FROM evidence WHERE identity = ?1 UNION SELECT email FROM evidence WHERE identity = ?1", "s",
      identity);
    GError *local = NULL;

    if (stmt == NULL)
      return FALSE;
    add_text (self, identity, strlen (identity));
    while (lyd_stmt_step (stmt, &local)) {
      const char *text = lyd_stmt_get_text (stmt, 0);

      if (text != NULL && lyd_online_name_classify (text) != LYD_NAME_NAMELESS)
        add_text (self, text, strlen (text));
    }
    if (!lyd_stmt_ended (local, error))
      return FALSE;
  }
  return TRUE;
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  gsize left = strlen (*(const char *const *) a);
  gsize right = strlen (*(const char *const *) b);

  return (left < right) - (left > right);
}

/* What somebody else is called as well, or a mailbox that several share, stays where nothing else tells whose it is. */
static gboolean
leave_out_shared (LydEraseRows *self,
                  GError **error)
{
  for (guint i = 0; i < self->texts->len;) {
    const char *text = g_ptr_array_index (self->texts, i);
    g_autoptr (LydStmt) stmt = lyd_db_query (self->db, error,
                                             "SELECT id FROM person WHERE ?1 IN (name, email, email_folded, phone)"
                                             " UNION SELECT person FROM alias WHERE value = ?1",
                                             "s", text);
    GError *local = NULL;
    gboolean shared = FALSE;

    if (stmt == NULL)
      return FALSE;
    while (lyd_stmt_step (stmt, &local)) {
      LydId id = lyd_stmt_get_id (stmt, 0);

      shared = shared || !has_id (self->people, &id);
    }
    if (!lyd_stmt_ended (local, error))
      return FALSE;
    if (shared)
      g_ptr_array_add (self->shared, g_ptr_array_steal_index (self->texts, i));
    else
      i++;
  }
  g_ptr_array_sort (self->texts, compare_lengths);
  return TRUE;
}

/* ---- what tells of them ---- */

static gboolean
holds (const LydEraseRows *self,
       const guint8 *bytes,
       gsize size)
{
  const GArray *const lists[] = { self->people, self->registrations };

  if (size == 0) /* an act that changed nothing has no bytes at all */
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++) {
      const LydId *id = &g_array_index (lists[i], LydId, j);

      if (memmem (bytes, size, id->bytes, sizeof id->bytes) != NULL)
        return TRUE;
    }
  for (guint i = 0; i < self->texts->len; i++) {
    const char *text = g_ptr_array_index (self->texts, i);

    if (memmem (bytes, size, text, strlen (text)) != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
gather_entry_func (LydEraseRows *self,
                   gint64 n,
                   GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (holds (self, data, size))
    g_array_append_val (self->entries, n);
}

/* As it stands in files: UTF-8, and the two forms of UTF-16 that meetings are reported in. */
static gboolean
file_holds (const LydEraseRows *self,
            const guint8 *bytes,
            gsize size)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE" };

  if (holds (self, bytes, size))
    return TRUE;
  for (guint i = 0; i < self->texts->len; i++) {
    const char *text = g_ptr_array_index (self->texts, i);

    for (gsize j = 0; j < G_N_ELEMENTS (encodings); j++) {
      gsize length = 0;
      g_autofree char *coded = g_convert (text, -1, encodings[j], "UTF-8", NULL, &length, NULL);

      if (coded != NULL && memmem (bytes, size, coded, length) != NULL)
        return TRUE;
    }
  }
  return FALSE;
}

/* Files that were brought in for their events, and others in which they stand. */
static gboolean
gather_files (LydEraseRows *self,
              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (self->db, error, "SELECT hash, bytes FROM kept_file", "");
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    g_autoptr (GBytes) bytes = lyd_stmt_dup_bytes (stmt, 1);
    g_autoptr (LydStmt) theirs = lyd_db_query (
      self->db, error,
      "SELECT 1 FROM registration r WHERE r.person = ?1 AND (r.event IN (SELECT event FROM import_batch WHERE hash ="
      " ?2) OR r.event IN (SELECT s.event FROM online_report o JOIN session s ON s.id = o.session WHERE o.hash = ?2))",
      "ds", &g_array_index (self->people, LydId, 0), lyd_stmt_get_text (stmt, 0));
    gsize size;
    const guint8 *data = g_bytes_get_data (bytes, &size);

    if (theirs == NULL)
      return FALSE;
    if (lyd_stmt_step (theirs, &local) || (local == NULL && file_holds (self, data, size)))
      g_ptr_array_add (self->files, lyd_stmt_dup_text (stmt, 0));
  }
  return lyd_stmt_ended (local, error);
}

static gboolean
count (LydEraseRows *self,
       const char *sql,
       const LydId *id,
       int *n,
       GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (self->db, error, sql, "d", id);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n += (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

static gboolean
count_all (LydEraseRows *self,
           GError **error)
{
  const LydId *person = &g_array_index (self->people, LydId, 0);

  if (!count (self, "SELECT count(*) FROM registration WHERE person = ? AND merged_into IS NULL", person,
              &self->counts.registrations, error) ||
      !count (self,
              "SELECT (SELECT count(*) FROM alias WHERE person = ?1)"
              " + (SELECT (name <> '') + (email IS NOT NULL) + (phone IS NOT NULL) + (legal IS NOT NULL) FROM person"
              "    WHERE id = ?1)",
              person, &self->counts.names, error) ||
      !count (self, "SELECT count(*) FROM group_member WHERE person = ?", person, &self->counts.groups, error))
    return FALSE;
  for (guint i = 0; i < self->registrations->len; i++) {
    const LydId *id = &g_array_index (self->registrations, LydId, i);

    if (!count (self, "SELECT count(*) FROM answer WHERE registration = ?", id, &self->counts.answers, error) ||
        !count (self, "SELECT count(*) FROM" EVIDENCE, id, &self->counts.evidence, error))
      return FALSE;
  }
  for (guint i = 0; i < self->identities->len; i++) {
    g_autoptr (LydStmt) stmt = lyd_db_query (
      self->db, error,
      "SELECT count(*) FROM evidence e JOIN online_report o ON o.id = e.report LEFT JOIN settlement t"
      " ON t.session = o.session AND t.identity = e.identity WHERE e.identity = ?1 AND (t.registration IS NULL"
      " OR t.registration NOT IN (SELECT id FROM registration WHERE person = ?2))",
      "sd", g_ptr_array_index (self->identities, i), person);

    if (stmt == NULL || !lyd_stmt_step (stmt, error))
      return FALSE;
    self->counts.evidence += (int) lyd_stmt_get_int (stmt, 0);
  }
  self->counts.entries = (int) self->entries->len;
  self->counts.files = (int) self->files->len;
  return TRUE;
}

/**
 * lyd_erase_rows_find:
 * @person: on file
 *
 * Looks for everything in the file that tells who @person is: their row and all that hangs on it, what is told by their
 * names, addresses and numbers of now and of earlier, and what is kept of whoever was merged into them.
 *
 * Returns: (transfer full) (nullable)
 */
LydEraseRows *
lyd_erase_rows_find (LydDb *db,
                     const LydId *person,
                     GError **error)
{
  g_autoptr (LydEraseRows) self = g_new0 (LydEraseRows, 1);

  self->db = db;
  self->people = g_array_new (FALSE, FALSE, sizeof (LydId));
  self->registrations = g_array_new (FALSE, FALSE, sizeof (LydId));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->shared = g_ptr_array_new_with_free_func (g_free);
  self->keys = lyd_erase_keys_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->files = g_ptr_array_new_with_free_func (g_free);
  add_id (self->people, person);
  if (!gather_merged (self, error))
    return NULL;
  for (guint i = 0; i < self->people->len; i++)
    if (!gather_rows (self, &g_array_index (self->people, LydId, i), error))
      return NULL;
  if (!read_journal (self, gather_func, error))
    return NULL;
  for (guint i = 0; i < self->registrations->len; i++)
    if (!gather_identities (self, &g_array_index (self->registrations, LydId, i), error))
      return NULL;
  if (!gather_named (self, error) || !leave_out_shared (self, error) ||
      !read_journal (self, gather_entry_func, error) || !gather_files (self, error) || !count_all (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* ---- deleting ---- */

/* Of the person and of who was merged into them; ?1. */
static const char *const person_statements[] = {
  "DELETE FROM alias WHERE person = ?1",
  "DELETE FROM group_member WHERE person = ?1",
  "DELETE FROM standing WHERE person = ?1",
  "DELETE FROM distinct_people WHERE a = ?1",
  "DELETE FROM distinct_people WHERE b = ?1",
  "DELETE FROM desk_base WHERE id = ?1",
  "UPDATE presenter SET name = NULL WHERE person = ?1",
};

/* Of each of their registrations; ?1. What was counted stays: when they registered, came and went. */
static const char *const registration_statements[] = {
  "UPDATE registration SET note = NULL, exempt = NULL, needs_assistance = 0 WHERE id = ?1",
  "DELETE FROM answer WHERE registration = ?1",
  "DELETE FROM import_row WHERE registration = ?1",
  "DELETE FROM desk_base WHERE id = ?1",
  "DELETE FROM invitation WHERE registration = ?1",
  "DELETE FROM print_job WHERE registration = ?1",
  "DELETE FROM tray_slot WHERE registration = ?1",
  "UPDATE print SET digest = '' WHERE registration = ?1",
  "UPDATE certificate SET digest = '' WHERE registration = ?1",
  "UPDATE scan SET raw = '', reason = NULL WHERE registration = ?1",
};

static gboolean
run_each (LydDb *db,
          const char *const *statements,
          gsize n,
          const LydId *id,
          GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!lyd_db_run (db, error, statements[i], "d", id))
      return FALSE;
  return TRUE;
}

/* ?1: what tells who it is, ?2: what stands there instead. */
static const char *const text_statements[] = {
  "UPDATE journal SET params = replace (params, ?1, ?2) WHERE instr (params, ?1) > 0",
  "UPDATE registration SET note = replace (note, ?1, ?2) WHERE instr (note, ?1) > 0",
  "UPDATE registration SET exempt = replace (exempt, ?1, ?2) WHERE instr (exempt, ?1) > 0",
  "UPDATE person SET notes = replace (notes, ?1, ?2) WHERE instr (notes, ?1) > 0",
  "UPDATE presenter SET name = replace (name, ?1, ?2) WHERE person IS NULL AND instr (name, ?1) > 0",
  "UPDATE scan SET raw = '' WHERE instr (raw, ?1) > 0 AND ?2 <> ''",
  "UPDATE scan SET reason = replace (reason, ?1, ?2) WHERE instr (reason, ?1) > 0",
  "UPDATE print_job SET problem = replace (problem, ?1, ?2) WHERE instr (problem, ?1) > 0",
  "UPDATE evidence SET name = NULL WHERE name = ?1 AND ?2 <> ''",
  "UPDATE evidence SET email = NULL WHERE email = ?1 AND ?2 <> ''",
};

/* As it stands in JSON. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_c (escaped, '\\');
    g_string_append_c (escaped, *p);
  }
  return g_string_free (escaped, FALSE);
}

static gboolean
replace_text (LydDb *db,
              const char *text,
              const char *nobody,
              GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_statements); i++)
    if (!lyd_db_run (db, error, text_statements[i], "ss", text, nobody))
      return FALSE;
  return TRUE;
}

/* An undo's entry holds the parameters of what it took back, as text in its own. */
static gboolean
replace_texts (LydEraseRows *self,
               const char *nobody,
               GError **error)
{
  for (guint i = 0; i < self->texts->len; i++) {
    const char *text = g_ptr_array_index (self->texts, i);
    g_autofree char *once = escape (text);
    g_autofree char *twice = escape (once);

    if ((strcmp (twice, text) != 0 &&
         (!replace_text (self->db, twice, nobody, error) || !replace_text (self->db, once, nobody, error))) ||
        !replace_text (self->db, text, nobody, error))
      return FALSE;
  }
  return TRUE;
}

/* What a report says of them stays, by an identity that says nothing. */
static gboolean
rename_identities (LydEraseRows *self,
                   const LydId *registration,
                   GError **error)
{
  g_autofree char *text = lyd_id_to_string (registration);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LydStmt) stmt = lyd_db_query (
    self->db, error, "SELECT DISTINCT identity FROM settlement WHERE registration = ? ORDER BY identity", "d",
    registration);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local))
    g_ptr_array_add (known, lyd_stmt_dup_text (stmt, 0));
  if (!lyd_stmt_ended (local, error) ||
      !lyd_db_run (self->db, error, "UPDATE evidence SET name = NULL, email = NULL WHERE (report, n) IN"
                                    " (SELECT e.report, e.n FROM" EVIDENCE ")",
                   "d", registration))
    return FALSE;
  for (guint i = 0; i < known->len; i++) {
    g_autofree char *identity = g_strdup_printf ("erased %s %u", text, i + 1);

    if (!lyd_db_run (self->db, error,
                     "UPDATE evidence SET identity = ?3 WHERE identity = ?1 AND report IN (SELECT o.id FROM"
                     " online_report o JOIN settlement t ON t.session = o.session WHERE t.identity = ?1 AND"
                     " t.registration = ?2)",
                     "sds", g_ptr_array_index (known, i), registration, identity) ||
        !lyd_db_run (self->db, error, "UPDATE settlement SET identity = ?3 WHERE identity = ?1 AND registration = ?2",
                     "sds", g_ptr_array_index (known, i), registration, identity))
      return FALSE;
  }
  return TRUE;
}

/* The entries that are about them lose what somebody wrote of them. */
static gboolean
clean_entries (LydEraseRows *self,
               const LydId *subject,
               const char *nobody,
               GError **error)
{
  for (guint i = 0; i < self->shared->len; i++)
    if (!lyd_db_run (self->db, error, "UPDATE journal SET params = replace (params, ?2, ?3) WHERE subject = ?1", "dss",
                     subject, g_ptr_array_index (self->shared, i), nobody))
      return FALSE;
  return lyd_db_run (self->db, error,
                     "UPDATE journal SET params = json_remove (params, '$.reason', '$.override', '$.value', '$.params')"
                     " WHERE subject = ? AND json_valid (params)",
                     "d", subject);
}

static gboolean
delete_lists (LydEraseRows *self,
              const char *nobody,
              GError **error)
{
  for (guint i = 0; i < self->people->len; i++) {
    const LydId *id = &g_array_index (self->people, LydId, i);

    if (!run_each (self->db, person_statements, G_N_ELEMENTS (person_statements), id, error) ||
        !clean_entries (self, id, nobody, error))
      return FALSE;
  }
  for (guint i = 0; i < self->registrations->len; i++) {
    const LydId *id = &g_array_index (self->registrations, LydId, i);

    if (!run_each (self->db, registration_statements, G_N_ELEMENTS (registration_statements), id, error) ||
        !rename_identities (self, id, error) || !clean_entries (self, id, nobody, error))
      return FALSE;
  }
  if (!lyd_erase_identities_forget (self->db, self->keys, self->identities, &g_array_index (self->people, LydId, 0),
                                    error))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    if (!lyd_journal_purge (self->db, g_array_index (self->entries, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < self->files->len; i++)
    if (!lyd_db_run (self->db, error, "DELETE FROM kept_file WHERE hash = ?", "s",
                     g_ptr_array_index (self->files, i)))
      return FALSE;
  return TRUE;
}

/**
 * lyd_erase_rows_delete:
 * @nobody: what they are called from now on
 * @at: UTC milliseconds
 *
 * Within the caller's transaction, in which it was found. The organization stays: how many came from where is a count.
 */
gboolean
lyd_erase_rows_delete (LydEraseRows *self,
                       const char *nobody,
                       gint64 at,
                       GError **error)
{
  const LydId *person = &g_array_index (self->people, LydId, 0);

  return delete_lists (self, nobody, error) &&
         lyd_db_run (self->db, error,
                     "UPDATE person SET name = ?2, given = NULL, family = NULL, legal = NULL, email = NULL,"
                     " email_folded = NULL, phone = NULL, role = NULL, pronouns = NULL, pronouns_public = 0,"
                     " pronunciation = NULL, language = NULL, notes = NULL, sort = '" LAST "', erased_at = ?3"
                     " WHERE id = ?1",
                     "dsi", person, nobody, at) &&
         replace_texts (self, nobody, error) &&
         lyd_db_run (self->db, error,
                     "UPDATE row_version SET version = version + 1, changed_at = ?2 WHERE id = ?1", "di", person, at) &&
         lyd_people_index (self->db, person, error);
}

/* @erased: (out): %FALSE also for who is not on file */
gboolean
lyd_erase_rows_is_erased (LydDb *db,
                          const LydId *person,
                          gboolean *erased,
                          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT 1 FROM person WHERE id = ? AND erased_at IS NOT NULL", "d", person);
  GError *local = NULL;

  *erased = FALSE;
  if (stmt == NULL)
    return FALSE;
  *erased = lyd_stmt_step (stmt, &local);
  return lyd_stmt_ended (local, error);
}

/* @title: (out) (nullable) (transfer full): of an event that is not over and that they are registered for */
gboolean
lyd_erase_rows_find_coming (LydDb *db,
                            const LydId *person,
                            gint64 now,
                            char **title,
                            GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT e.title FROM registration r JOIN event e ON e.id = r.event WHERE r.person = ? AND r.merged_into IS NULL"
    " AND e.\"end\" > ? AND e.state <> 'cancelled' AND r.status IN ('confirmed', 'pending', 'waitlisted')"
    " ORDER BY e.start LIMIT 1",
    "di", person, now);
  GError *local = NULL;

  *title = NULL;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *title = lyd_stmt_dup_text (stmt, 0);
  return lyd_stmt_ended (local, error);
}
