#include "lyd-changeset.h"
#include "lyd-db.h"
#include "lyd-fixture.h"
#include "lyd-schema.h"
#include "lyd-words-journal.h"

#include <string.h>

/* What SQLite 3.40's session extension does not record, or records wrongly, must not be in a journaled table. */

static LydDb *
open_db (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LydDb *db = lyd_db_open (fixture->path, 0, &error);

  g_assert_no_error (error);
  return db;
}

static int
count (LydDb *db,
       const char *sql,
       const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (db, &error, sql, "s", table);
  int n;

  g_assert_no_error (error);
  g_assert_true (lyd_stmt_step (stmt, &error));
  g_assert_no_error (error);
  n = (int) lyd_stmt_get_int (stmt, 0);
  return n;
}

static void
test_journaled_tables_can_be_recorded (LydFixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (LydDb) db = open_db (fixture);

  for (gsize i = 0; lyd_journaled_tables[i] != NULL; i++) {
    const char *table = lyd_journaled_tables[i];

    g_test_message ("%s", table);
    g_assert_cmpint (count (db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", table), ==, 1);
    /* Without a primary key nothing is recorded; with NULL in it neither. */
    g_assert_cmpint (count (db, "SELECT count(*) FROM pragma_table_info (?) WHERE pk > 0", table), >, 0);
    g_assert_cmpint (count (db, "SELECT count(*) FROM pragma_table_info (?) WHERE pk > 0 AND \"notnull\" = 0", table),
                     ==, 0);
    /* Undo sorts changes by their first bytes: the key's columns come first, in its order. */
    g_assert_cmpint (count (db, "SELECT count(*) FROM pragma_table_info (?) WHERE pk > 0 AND pk <> cid + 1", table), ==,
                     0);
    g_assert_cmpint (count (db, "SELECT count(*) FROM pragma_table_info (?)", table), <=, LYD_CHANGE_MAX_COLUMNS);
    /* Generated columns are hidden from table_info and shift what is recorded. */
    g_assert_cmpint (count (db, "SELECT count(*) FROM pragma_table_xinfo (?) WHERE hidden <> 0", table), ==, 0);
    /* What a trigger or a foreign key action does would be recorded, and done a second time by the undo. */
    g_assert_cmpint (count (db, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", table),
                     ==, 0);
    g_assert_cmpint (count (db,
                            "SELECT count(*) FROM pragma_foreign_key_list (?)"
                            " WHERE on_update <> 'NO ACTION' OR on_delete <> 'NO ACTION'",
                            table),
                     ==, 0);
  }
}

/* Undo takes rows from the last table to the first and puts them back the other way round. */
static void
test_parents_stand_before_children (LydFixture *fixture,
                                    gconstpointer data)
{
  g_autoptr (LydDb) db = open_db (fixture);

  for (gsize i = 0; lyd_journaled_tables[i] != NULL; i++) {
    g_autoptr (LydStmt) parents = lyd_db_query (db, NULL, "SELECT \"table\", \"to\" FROM pragma_foreign_key_list (?)",
                                                "s", lyd_journaled_tables[i]);

    while (lyd_stmt_step (parents, NULL)) {
      gsize j = 0;

      while (j <= i && strcmp (lyd_journaled_tables[j], lyd_stmt_get_text (parents, 0)) != 0)
        j++;
      g_assert_cmpuint (j, <=, i);
      g_assert_cmpstr (lyd_stmt_get_text (parents, 1), ==, "id");
    }
  }
}

/* Else deleting a parent reads the whole child table. */
static void
test_foreign_keys_have_an_index (LydFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (LydDb) db = open_db (fixture);
  g_autoptr (LydStmt) missing =
    lyd_db_query (db, NULL,
                  "SELECT t.name || '.' || k.\"from\" FROM sqlite_schema t, pragma_foreign_key_list (t.name) k"
                  " WHERE t.type = 'table' AND NOT EXISTS (SELECT 1 FROM pragma_index_list (t.name) l,"
                  "  pragma_index_info (l.name) i WHERE i.seqno = 0 AND i.name = k.\"from\")"
                  " AND NOT EXISTS (SELECT 1 FROM pragma_table_info (t.name) c WHERE c.name = k.\"from\" AND c.pk = 1)",
                  "");

  while (lyd_stmt_step (missing, NULL)) {
    g_test_message ("%s has no index", lyd_stmt_get_text (missing, 0));
    g_test_fail ();
  }
}

static void
test_log_and_caches_are_not_recorded (LydFixture *fixture,
                                      gconstpointer data)
{
  static const char *const never[] = { "scan", "presence", "session_count", "person_text", "person_key",
                                       "row_version", "print", "invitation", "tap", "station",
                                       "journal", "journal_changes", "setting", "mapping", "nudge",
                                       "print_job", "printer", "roll_call", "roll_call_tick", "readiness",
                                       "desk_copy", "desk_base", "online", "kept_file", "certificate",
                                       "closing", "data_copy" };

  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_false (g_strv_contains (lyd_journaled_tables, never[i]));
}

/* A table that is neither recorded nor known not to be is a mistake of whoever added it. */
static void
test_every_table_is_decided (LydFixture *fixture,
                             gconstpointer data)
{
  g_autoptr (LydDb) db = open_db (fixture);
  g_autoptr (LydStmt) tables =
    lyd_db_query (db, NULL, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'person_text%'", "");
  static const char *const others[] = {
    "scan", "presence", "session_count", "person_key", "row_version", "print", "invitation", "tap",
    "station", "journal", "journal_changes", "setting", "mapping", "nudge", "print_job", "printer", "roll_call",
    "roll_call_tick", "readiness", "desk_copy", "desk_base", "online", "kept_file",
    "certificate", "closing", "data_copy", NULL
  };

  while (lyd_stmt_step (tables, NULL)) {
    const char *name = lyd_stmt_get_text (tables, 0);

    if (!g_strv_contains (lyd_journaled_tables, name) && !g_strv_contains (others, name)) {
      g_test_message ("%s: is it journaled?", name);
      g_test_fail ();
    }
  }
}

static GBytes *
read_last_changeset (LydDb *db)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, NULL, "SELECT changeset FROM journal_changes ORDER BY n DESC LIMIT 1", "");

  g_assert_true (lyd_stmt_step (stmt, NULL));
  return lyd_stmt_dup_bytes (stmt, 0);
}

static GBytes *
invert (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydChangeset) changeset = lyd_changeset_new (bytes, &error);
  GByteArray *out = g_byte_array_new ();
  LydChange change;

  g_assert_no_error (error);
  for (guint i = 0; i < lyd_changeset_get_n_tables (changeset); i++) {
    const LydChangeTable *table = lyd_changeset_get_table (changeset, i);

    g_byte_array_append (out, table->header, (guint) table->n_header);
    for (guint j = 0; j < table->changes->len; j++) {
      lyd_change_read (table, j, &change);
      lyd_change_append_inverse (out, table, &change);
    }
  }
  return g_byte_array_free_to_bytes (out);
}

static void
test_inverse_of_inverse (LydFixture *fixture,
                         gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autoptr (LydDb) db = open_db (fixture);

  for (int i = 0; i < 2; i++) {
    g_autoptr (GBytes) bytes = read_last_changeset (db);
    g_autoptr (GBytes) once = invert (bytes);
    g_autoptr (GBytes) twice = invert (once);
    g_autoptr (GBytes) thrice = invert (twice);

    g_assert_false (g_bytes_equal (once, bytes));
    g_assert_cmpuint (g_bytes_get_size (twice), ==, g_bytes_get_size (bytes));
    g_assert_true (g_bytes_equal (thrice, once));
    /* Then an act with an update in it. */
    g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_CANCELLED, NULL));
  }
}

/* Cut anywhere and changed anywhere, a record is refused or read within its bounds. */
static void
test_damage_is_survived (LydFixture *fixture,
                         gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autoptr (LydDb) db = open_db (fixture);
  g_autoptr (GBytes) bytes = read_last_changeset (db);
  gsize size;
  const guint8 *whole = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++) {
    g_autofree guint8 *copy = g_memdup2 (whole, size);
    g_autoptr (GBytes) cut = g_bytes_new (whole, i);
    g_autoptr (GBytes) changed = NULL;
    g_autoptr (LydChangeset) of_cut = lyd_changeset_new (cut, NULL);
    g_autoptr (LydChangeset) of_changed = NULL;

    copy[i] ^= 0x95;
    changed = g_bytes_new_take (g_steal_pointer (&copy), size);
    of_changed = lyd_changeset_new (changed, NULL);
    if (of_changed != NULL)
      g_bytes_unref (invert (changed));
  }
}

/* Finds what stands as code in each call of lyd_file_commit (). */
static void
test_every_act_has_a_sentence (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("LYD_SOURCE_ROOT"), "src", "work", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GRegex) call = g_regex_new ("lyd_file_commit \\([^\"]*?&\\w+,\\s*\"([a-z-]+)\"", 0, 0, NULL);
  int n_found = 0;

  g_assert_nonnull (dir);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    g_autoptr (GMatchInfo) match = NULL;

    if (!g_str_has_suffix (name, ".c") || !g_file_get_contents (path, &text, NULL, NULL))
      continue;
    for (g_regex_match (call, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL)) {
      g_autofree char *code = g_match_info_fetch (match, 1);

      n_found++;
      if (!lyd_words_journal_knows (code)) {
        g_test_message ("%s: “%s” has no sentence in lyd-words-journal.c", name, code);
        g_test_fail ();
      }
    }
  }
  g_assert_cmpint (n_found, >=, 7);
}

static void
test_sentences (void)
{
  static const struct {
    const char *code;
    const char *params;
    const char *sentence;
  } cases[] = {
    { "register", "{\"name\":\"Ana <b>Wu</b>\"}", "Registered Ana <b>Wu</b>" },
    { "register", "{}", "Registered " },
    { "register", "nonsense", "Registered " },
    { "register", "{\"name\":7}", "Registered " },
    { "set-status", "{\"name\":\"{name}\",\"status\":\"cancelled\"}", "Set the registration of {name} to “Cancelled”" },
    { "undo", "{\"code\":\"import\",\"params\":\"{\\\"file\\\":\\\"a%s.csv\\\"}\"}", "Undid: Imported “a%s.csv”" },
    { "what-is-this", "{}", "Changed something (what-is-this)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *sentence = lyd_words_journal (cases[i].code, cases[i].params);

    g_assert_cmpstr (sentence, ==, cases[i].sentence);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/journal/tables-can-be-recorded", test_journaled_tables_can_be_recorded);
  lyd_fixture_add ("/journal/parents-stand-before-children", test_parents_stand_before_children);
  lyd_fixture_add ("/journal/foreign-keys-have-an-index", test_foreign_keys_have_an_index);
  lyd_fixture_add ("/journal/log-and-caches-are-not-recorded", test_log_and_caches_are_not_recorded);
  lyd_fixture_add ("/journal/every-table-is-decided", test_every_table_is_decided);
  lyd_fixture_add ("/journal/inverse-of-inverse", test_inverse_of_inverse);
  lyd_fixture_add ("/journal/damage-is-survived", test_damage_is_survived);
  g_test_add_func ("/journal/every-act-has-a-sentence", test_every_act_has_a_sentence);
  g_test_add_func ("/journal/sentences", test_sentences);
  return g_test_run ();
}
