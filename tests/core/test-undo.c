#include "lyd-db.h"
#include "lyd-file-private.h"
#include "lyd-fixture.h"
#include "lyd-people.h"
#include "lyd-organizations.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-schema.h"
#include "lyd-undo.h"
#include "lyd-words-journal.h"
#include "lyd-plan-questions.h"

#include <string.h>

/* ---- looking at the file from outside ---- */

static LydDb *
open_db (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LydDb *db = lyd_db_open (fixture->path, 0, &error);

  g_assert_no_error (error);
  return db;
}

static void
exec (LydFixture *fixture,
      const char *sql)
{
  g_autoptr (LydDb) db = open_db (fixture);
  g_autoptr (GError) error = NULL;

  lyd_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static gint64
query_int (LydFixture *fixture,
           const char *sql,
           const LydId *id)
{
  g_autoptr (LydDb) db = open_db (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (db, &error, sql, id != NULL ? "d" : "", id);
  gint64 value = -1;

  g_assert_no_error (error);
  if (lyd_stmt_step (stmt, &error))
    value = lyd_stmt_get_int (stmt, 0);
  g_assert_no_error (error);
  return value;
}

static void
dump_table (LydDb *db,
            const char *table,
            GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) columns = lyd_db_query (db, &error,
                                              "SELECT group_concat('quote (\"' || name || '\")', ' || '','' || ')"
                                              " FROM pragma_table_info (?)",
                                              "s", table);
  g_autoptr (LydStmt) rows = NULL;
  g_autofree char *sql = NULL;

  g_assert_no_error (error);
  g_assert_true (lyd_stmt_step (columns, &error));
  sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", lyd_stmt_get_text (columns, 0), table);
  rows = lyd_db_query (db, &error, sql, "");
  g_assert_no_error (error);
  while (lyd_stmt_step (rows, &error))
    g_string_append_printf (text, "%s %s\n", table, lyd_stmt_get_text (rows, 0));
  g_assert_no_error (error);
}

/* Every row of every journaled table. */
static char *
dump (LydFixture *fixture)
{
  g_autoptr (LydDb) db = open_db (fixture);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; lyd_journaled_tables[i] != NULL; i++)
    dump_table (db, lyd_journaled_tables[i], text);
  return g_string_free (text, FALSE);
}

/* What search says for each person, which must be what it would say if made anew. */
static void
check_search (LydFixture *fixture)
{
  g_autoptr (LydDb) db = open_db (fixture);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  static const char sql[] = "SELECT hex (person) || names || organization || contact FROM person_key JOIN person_text "
                            "ON person_text.rowid = person_key.key"
                            " ORDER BY person";

  for (int pass = 0; pass < 2; pass++) {
    g_autoptr (LydStmt) rows = lyd_db_query (db, &error, sql, "");

    while (lyd_stmt_step (rows, &error))
      g_string_append_printf (pass == 0 ? before : after, "%s\n", lyd_stmt_get_text (rows, 0));
    g_clear_pointer (&rows, lyd_stmt_release);
    if (pass == 0) {
      rows = lyd_db_query (db, &error, "SELECT id FROM person", "");
      while (lyd_stmt_step (rows, &error)) {
        LydId id = lyd_stmt_get_id (rows, 0);

        g_ptr_array_add (ids, g_memdup2 (&id, sizeof id));
      }
      g_clear_pointer (&rows, lyd_stmt_release);
      g_assert_true (lyd_db_exec (db, "DELETE FROM person_text; DELETE FROM person_key", &error));
      for (guint i = 0; i < ids->len; i++)
        g_assert_true (lyd_people_index (db, g_ptr_array_index (ids, i), &error));
    }
    g_assert_no_error (error);
  }
  g_assert_cmpstr (before->str, ==, after->str);
}

static LydId
last_entry (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_history_list (fixture->file, NULL, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  return ((LydHistoryEntry *) g_ptr_array_index (list, 0))->id;
}

static LydUndoResult *
undo (LydFixture *fixture,
      const LydId *entry)
{
  g_autoptr (GError) error = NULL;
  LydUndoResult *result = lyd_undo (fixture->file, entry, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static void
assert_undo_refused (LydFixture *fixture,
                     const LydId *entry,
                     int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, entry, &error);

  g_assert_null (result);
  g_assert_error (error, LYD_ERROR, code);
}

static void
add_scan (LydFixture *fixture,
          const LydId *event,
          const LydId *registration)
{
  g_autoptr (LydDb) db = open_db (fixture);
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, event);
  g_autoptr (GError) error = NULL;
  LydId id = lyd_context_make_id (&fixture->context);

  lyd_db_run (db, &error, "INSERT OR IGNORE INTO station (id, label, since) VALUES (zeroblob (16), 'Desk 1', 0)", "");
  lyd_db_run (db, &error,
              "INSERT INTO scan (id, station, seq, attempt, session, registration, kind, at, recorded_at, source, "
              "verdict, basis, raw)"
              " SELECT ?1, zeroblob (16), (SELECT count(*) FROM scan), ?1, ?2, ?3, 'entry', 1, 1, 'scanner', "
              "'admitted', 'admitted', ''",
              "ddd", &id, &arrival->id, registration);
  g_assert_no_error (error);
}

/* ---- something like an import: everything that one brings, in one act ---- */

#define N_IMPORTED 12

typedef struct {
  LydId batch;
  LydId registrations[N_IMPORTED];
  LydId people[N_IMPORTED];
} Imported;

static void
import_one (LydFixture *fixture,
            const LydId *event,
            const LydId *question,
            Imported *imported,
            int i)
{
  g_autoptr (LydPerson) person = lyd_person_new ();
  g_autoptr (LydRegistration) registration = lyd_registration_new ();
  g_autofree char *organization = g_strdup_printf ("Imported Voices %d", i % 3);
  g_autoptr (GError) error = NULL;
  LydDb *db = fixture->file->db;

  person->id = lyd_context_make_id (&fixture->context);
  person->name = g_strdup_printf ("Imported Person%d", i);
  person->email = g_strdup_printf ("imported%d@example.org", i);
  lyd_register_resolve_organization (fixture->file, organization, &person->organization, &error);
  lyd_people_insert (db, person, &error);
  registration->event = *event;
  registration->person = person->id;
  /* Everybody is somebody's guest, so rows of one table refer to each other. */
  if (i > 0)
    registration->host = imported->registrations[i - 1];
  lyd_register_issue (fixture->file, registration, NULL, &error);
  lyd_answers_set (db, &registration->id, question, "vegan", &error);
  g_assert_true (lyd_db_run (
    db, &error,
    "INSERT INTO import_row (event, identity, registration, batch, line, cells) VALUES (?, ?, ?, ?, ?, '{}')", "dsddn",
    event, person->email, &registration->id, &imported->batch, i));
  g_assert_no_error (error);
  imported->registrations[i] = registration->id;
  imported->people[i] = person->id;
}

static Imported
import (LydFixture *fixture,
        const LydId *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAct) act = lyd_file_begin (fixture->file, &error);
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autofree char *name = lyd_id_to_string (event);
  Imported imported = { .batch = lyd_context_make_id (&fixture->context) };
  LydDb *db = fixture->file->db;

  g_assert_no_error (error);
  question->id = lyd_context_make_id (&fixture->context);
  question->event = *event;
  question->label = g_strdup ("Dietary needs");
  lyd_questions_insert (db, question, &error);
  lyd_db_run (db, &error,
              "INSERT INTO import_batch (id, event, file_name, hash, format, at, added, updated, unchanged, skipped)"
              " VALUES (?, ?, 'list.csv', 'h', 'csv', 1, 12, 0, 0, 0)",
              "dd", &imported.batch, event);
  for (int i = 0; i < N_IMPORTED; i++)
    import_one (fixture, event, &question->id, &imported, i);
  lyd_file_commit (fixture->file, &act, "import", &imported.batch, &error, "file", "list.csv", "event", name, NULL);
  g_assert_no_error (error);
  return imported;
}

/* ---- the tests ---- */

typedef void (*Act) (LydFixture *fixture, const LydId *event, const LydId *registration);

static void
act_register (LydFixture *fixture,
              const LydId *event,
              const LydId *registration)
{
  lyd_registration_result_free (lyd_fixture_register (fixture, event, "Zoë Añez", "zoe@example.org"));
}

static void
act_set_status (LydFixture *fixture,
                const LydId *event,
                const LydId *registration)
{
  g_assert_true (lyd_register_set_status (fixture->file, registration, LYD_STATUS_CANCELLED, NULL));
}

static void
act_reissue (LydFixture *fixture,
             const LydId *event,
             const LydId *registration)
{
  lyd_registration_result_free (lyd_register_reissue (fixture->file, registration, NULL));
}

static void
act_add_event (LydFixture *fixture,
               const LydId *event,
               const LydId *registration)
{
  lyd_fixture_add_retreat (fixture);
}

static void
act_cancel_event (LydFixture *fixture,
                  const LydId *event,
                  const LydId *registration)
{
  g_assert_true (lyd_plan_cancel_event (fixture->file, event, NULL));
}

static void
act_add_session (LydFixture *fixture,
                 const LydId *event,
                 const LydId *registration)
{
  g_autoptr (LydEvent) found = lyd_plan_get_event (fixture->file, event, NULL);
  g_autoptr (LydSession) session = lyd_plan_new_session (found);

  session->title = g_strdup ("Budget breakout");
  g_assert_true (lyd_plan_add_session (fixture->file, session, NULL));
}

static void
act_add_question (LydFixture *fixture,
                  const LydId *event,
                  const LydId *registration)
{
  g_autoptr (LydQuestion) question = lyd_question_new ();

  question->event = *event;
  question->label = g_strdup ("T-shirt size");
  g_assert_true (lyd_plan_add_question (fixture->file, question, NULL));
}

static void
act_edit_person (LydFixture *fixture,
                 const LydId *event,
                 const LydId *registration)
{
  g_autoptr (LydAct) act = lyd_file_begin (fixture->file, NULL);
  g_autoptr (LydRegistration) found = lyd_registrations_get (fixture->file->db, registration, NULL);
  g_autoptr (LydPerson) person = lyd_people_get (fixture->file->db, &found->person, NULL);
  LydAlias alias = { lyd_context_make_id (&fixture->context), person->id, (char *) "name", (char *) "Nickname",
                     (char *) "nickname" };

  g_free (person->name);
  person->name = g_strdup ("Quite Another");
  g_clear_pointer (&person->email, g_free);
  g_assert_true (lyd_people_update (fixture->file->db, person, NULL));
  g_assert_true (lyd_people_add_alias (fixture->file->db, &alias, NULL));
  g_assert_true (lyd_file_commit (fixture->file, &act, "edit-person", &person->id, NULL, "name", person->name, NULL));
}

static void
act_rename_organization (LydFixture *fixture,
                         const LydId *event,
                         const LydId *registration)
{
  g_autoptr (LydAct) act = lyd_file_begin (fixture->file, NULL);
  g_autoptr (LydOrganization) organization =
    lyd_organizations_find (fixture->file->db, "Voices for Ohio's Children (demo)", NULL);
  g_autoptr (LydRegistration) found = lyd_registrations_get (fixture->file->db, registration, NULL);

  g_free (organization->name);
  organization->name = g_strdup ("Renamed Voices");
  g_assert_true (lyd_organizations_update (fixture->file->db, organization, NULL));
  g_assert_true (lyd_people_index (fixture->file->db, &found->person, NULL));
  g_assert_true (
    lyd_file_commit (fixture->file, &act, "edit-organization", NULL, NULL, "name", "Renamed Voices", NULL));
}

static void
act_move_person (LydFixture *fixture,
                 const LydId *event,
                 const LydId *registration)
{
  g_autoptr (LydAct) act = lyd_file_begin (fixture->file, NULL);
  g_autoptr (LydRegistration) found = lyd_registrations_get (fixture->file->db, registration, NULL);
  g_autoptr (LydPerson) person = lyd_people_get (fixture->file->db, &found->person, NULL);

  g_assert_true (lyd_register_resolve_organization (fixture->file, "Brand-new Org", &person->organization, NULL));
  g_assert_true (lyd_people_update (fixture->file->db, person, NULL));
  g_assert_true (lyd_file_commit (fixture->file, &act, "edit-person", &person->id, NULL, "name", person->name, NULL));
}

/* Deletes a child, then its parent. */
static void
act_delete (LydFixture *fixture,
            const LydId *event,
            const LydId *registration)
{
  g_autoptr (LydAct) act = lyd_file_begin (fixture->file, NULL);
  LydDb *db = fixture->file->db;

  g_assert_true (lyd_db_run (db, NULL, "DELETE FROM code WHERE registration = ?", "d", registration));
  g_assert_true (lyd_db_run (db, NULL, "DELETE FROM registration WHERE id = ?", "d", registration));
  g_assert_true (lyd_file_commit (fixture->file, &act, "delete", NULL, NULL, "name", "Ana Wu", NULL));
}

static void
act_import (LydFixture *fixture,
            const LydId *event,
            const LydId *registration)
{
  import (fixture, event);
}

static const struct {
  const char *name;
  Act act;
  int taken_back;
} acts[] = {
  { "register", act_register, 1 },
  { "set-status", act_set_status, 1 },
  { "reissue", act_reissue, 1 },
  { "add-event", act_add_event, 1 },
  { "cancel-event", act_cancel_event, 1 },
  { "add-session", act_add_session, 1 },
  { "add-question", act_add_question, 1 },
  { "edit-person", act_edit_person, 1 },
  { "rename-organization", act_rename_organization, 1 },
  { "move-person", act_move_person, 1 },
  { "delete", act_delete, 1 },
  { "import", act_import, N_IMPORTED },
};

/* Undone, everything is exactly as it was; done again, exactly as it was after; and undone once more. */
static void
test_every_act (LydFixture *fixture,
                gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_autofree char *before = dump (fixture);
    g_autofree char *after = NULL;
    g_autofree char *back = NULL;
    g_autofree char *again = NULL;
    g_autofree char *at_last = NULL;
    g_autoptr (LydUndoResult) undone = NULL;
    g_autoptr (LydUndoResult) redone = NULL;
    g_autoptr (LydUndoResult) undone_again = NULL;
    LydId entry;

    g_test_message ("%s", acts[i].name);
    acts[i].act (fixture, &retreat, &ana->registration);
    entry = last_entry (fixture);
    after = dump (fixture);
    g_assert_cmpstr (before, !=, after);

    undone = undo (fixture, &entry);
    g_assert_cmpint (undone->taken_back, ==, acts[i].taken_back);
    g_assert_cmpint (undone->kept, ==, 0);
    back = dump (fixture);
    g_assert_cmpstr (before, ==, back);
    check_search (fixture);

    redone = undo (fixture, &undone->entry);
    g_assert_cmpint (redone->taken_back, ==, acts[i].taken_back);
    again = dump (fixture);
    g_assert_cmpstr (after, ==, again);
    check_search (fixture);

    undone_again = undo (fixture, &entry);
    at_last = dump (fixture);
    g_assert_cmpstr (before, ==, at_last);
  }
}

static void
test_scanned_since_is_kept (LydFixture *fixture,
                            gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  Imported imported = import (fixture, &retreat);
  g_autoptr (LydUndoResult) result = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  /* A kept guest keeps its hosts, so the first registration is the one without. */
  add_scan (fixture, &retreat, &imported.registrations[0]);
  result = undo (fixture, &imported.batch);
  sentence = lyd_undo_result_describe (result);
  g_assert_cmpint (result->taken_back, ==, N_IMPORTED - 1);
  g_assert_cmpint (result->kept, ==, 1);
  g_assert_cmpint (result->kept_checked_in, ==, 1);
  g_assert_cmpstr (sentence, ==, "11 taken back, 1 kept because they have checked in");

  /* Whole: its code, answer, organization, what the file said, the import itself. */
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM code WHERE registration = ?", &imported.registrations[0]),
                   ==, 1);
  g_assert_cmpint (
    query_int (fixture, "SELECT count(*) FROM answer WHERE registration = ?", &imported.registrations[0]), ==, 1);
  g_assert_cmpint (
    query_int (fixture, "SELECT count(*) FROM import_row WHERE registration = ?", &imported.registrations[0]), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM person WHERE id = ?", &imported.people[0]), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM import_batch", NULL), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM organization", NULL), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM registration", NULL), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM code", NULL), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM import_row", NULL), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM person_text", NULL), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM pragma_foreign_key_check", NULL), ==, 0);
  check_search (fixture);
}

static void
test_kept_with_what_it_needs (LydFixture *fixture,
                              gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  Imported imported = import (fixture, &retreat);
  g_autoptr (LydUndoResult) result = NULL;

  /* Number 4 is the guest of 3, who is the guest of 2 ... */
  add_scan (fixture, &retreat, &imported.registrations[4]);
  result = undo (fixture, &imported.batch);
  g_assert_cmpint (result->kept_checked_in, ==, 1);
  g_assert_cmpint (result->kept_in_use, ==, 4);
  g_assert_cmpint (result->taken_back, ==, N_IMPORTED - 5);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM code", NULL), ==, 5);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM pragma_foreign_key_check", NULL), ==, 0);
}

static void
test_printed_and_edited_since_are_kept (LydFixture *fixture,
                                        gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  Imported imported = import (fixture, &retreat);
  g_autoptr (LydUndoResult) result = NULL;
  g_autoptr (LydDb) db = open_db (fixture);

  g_assert_true (lyd_db_run (
    db, NULL, "INSERT INTO print (id, registration, stock, at, digest) VALUES (zeroblob (16), ?, 'a6', 1, '')", "d",
    &imported.registrations[0]));
  g_assert_true (lyd_register_set_status (fixture->file, &imported.registrations[1], LYD_STATUS_WAITLISTED, NULL));
  /* A new code belongs to the registration. */
  lyd_registration_result_free (lyd_register_reissue (fixture->file, &imported.registrations[2], NULL));
  /* An answer, too. */
  g_assert_true (
    lyd_db_run (db, NULL, "UPDATE answer SET value = 'nuts' WHERE registration = ?", "d", &imported.registrations[3]));

  result = undo (fixture, &imported.batch);
  g_assert_cmpint (result->kept_printed, ==, 1);
  g_assert_cmpint (result->kept_edited, ==, 3);
  g_assert_cmpint (result->kept, ==, 4);
  g_assert_cmpint (result->taken_back, ==, N_IMPORTED - 4);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM code", NULL), ==, 5);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM answer", NULL), ==, 4);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM pragma_foreign_key_check", NULL), ==, 0);
}

static void
test_person_used_elsewhere_is_kept (LydFixture *fixture,
                                    gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  LydId other = lyd_fixture_add_retreat (fixture);
  Imported imported = import (fixture, &retreat);
  g_autoptr (LydRegistrationResult) again =
    lyd_fixture_register (fixture, &other, "Imported Person7", "imported7@example.org");
  g_autoptr (LydUndoResult) result = NULL;

  g_assert_true (lyd_id_equal (&again->person, &imported.people[7]));
  result = undo (fixture, &imported.batch);
  g_assert_cmpint (result->taken_back, ==, N_IMPORTED);
  g_assert_cmpint (result->kept, ==, 0);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM person", NULL), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM organization WHERE name LIKE 'Imported%'", NULL), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM pragma_foreign_key_check", NULL), ==, 0);
  check_search (fixture);
}

static void
test_edited_since_is_not_overwritten (LydFixture *fixture,
                                      gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autoptr (LydUndoResult) result = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LydId entry;

  g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_WAITLISTED, NULL));
  entry = last_entry (fixture);
  g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_CANCELLED, NULL));
  before = dump (fixture);
  result = undo (fixture, &entry);
  after = dump (fixture);
  g_assert_cmpint (result->taken_back, ==, 0);
  g_assert_cmpint (result->kept_edited, ==, 1);
  g_assert_true (lyd_id_is_none (&result->entry));
  g_assert_cmpstr (before, ==, after);
  /* Nothing was taken back, so it may still be tried when the later change is undone. */
  g_assert_cmpint (query_int (fixture, "SELECT undone_at IS NULL FROM journal WHERE id = ?", &entry), ==, 1);
}

static void
test_event_with_registrations_is_kept (LydFixture *fixture,
                                       gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  LydId entry = last_entry (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autoptr (LydUndoResult) result = undo (fixture, &entry);

  g_assert_cmpint (result->taken_back, ==, 0);
  g_assert_cmpint (result->kept_in_use, ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM session WHERE event = ?", &retreat), ==, 1);
}

static void
test_versions_rise (LydFixture *fixture,
                    gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autoptr (LydUndoResult) result = NULL;
  static const char sql[] = "SELECT version FROM row_version WHERE id = ?";
  gint64 version = query_int (fixture, sql, &ana->registration);
  LydId entry;

  g_assert_cmpint (version, ==, 1);
  g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_CANCELLED, NULL));
  g_assert_cmpint (query_int (fixture, sql, &ana->registration), ==, 2);
  entry = last_entry (fixture);
  result = undo (fixture, &entry);
  g_assert_cmpint (query_int (fixture, sql, &ana->registration), ==, 3);
}

static void
test_refusals (LydFixture *fixture,
               gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  LydId added = last_entry (fixture);
  LydId cancelled;
  LydId nobody = { { 1 } };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (lyd_plan_cancel_event (fixture->file, &retreat, NULL));
  cancelled = last_entry (fixture);
  lyd_undo_result_free (undo (fixture, &cancelled));
  assert_undo_refused (fixture, &cancelled, LYD_ERROR_INVALID);
  assert_undo_refused (fixture, &nobody, LYD_ERROR_NOT_FOUND);

  before = dump (fixture);
  exec (fixture, "UPDATE journal SET schema = 0");
  assert_undo_refused (fixture, &added, LYD_ERROR_TOO_OLD);
  exec (fixture, "UPDATE journal SET schema = 1000");
  assert_undo_refused (fixture, &added, LYD_ERROR_TOO_OLD);
  exec (fixture, "UPDATE journal SET schema = 1; DELETE FROM journal_changes");
  assert_undo_refused (fixture, &added, LYD_ERROR_TOO_OLD);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* SQLite's own apply says OK and does nothing. */
static void
test_renamed_table_is_noticed (LydFixture *fixture,
                               gconstpointer data)
{
  LydId entry;

  lyd_fixture_add_retreat (fixture);
  entry = last_entry (fixture);
  exec (fixture, "ALTER TABLE session RENAME TO sitting");
  assert_undo_refused (fixture, &entry, LYD_ERROR_TOO_OLD);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM sitting", NULL), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM event", NULL), ==, 1);
}

static void
test_appended_column_is_no_hindrance (LydFixture *fixture,
                                      gconstpointer data)
{
  LydId entry;

  lyd_fixture_add_retreat (fixture);
  entry = last_entry (fixture);
  exec (fixture, "ALTER TABLE session ADD COLUMN livestream TEXT");
  lyd_undo_result_free (undo (fixture, &entry));
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM session", NULL), ==, 0);
}

static void
test_damaged_record_changes_nothing (LydFixture *fixture,
                                     gconstpointer data)
{
  LydId entry;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  lyd_fixture_add_retreat (fixture);
  entry = last_entry (fixture);
  before = dump (fixture);
  exec (fixture, "UPDATE journal_changes SET changeset = substr (changeset, 1, length (changeset) - 3)");
  assert_undo_refused (fixture, &entry, LYD_ERROR_STORAGE);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_redo_that_does_not_fit_is_refused (LydFixture *fixture,
                                        gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  Imported imported = import (fixture, &retreat);
  g_autoptr (LydUndoResult) undone = undo (fixture, &imported.batch);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* The same file again: its respondents exist under other ids now. */
  import (fixture, &retreat);
  before = dump (fixture);
  assert_undo_refused (fixture, &undone->entry, LYD_ERROR_CONFLICT);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_history (LydFixture *fixture,
              gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autoptr (LydUndoResult) undone = NULL;
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (LydHistoryEntry) before_that = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const LydHistoryEntry *entry;

  g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_WAITLISTED, NULL));
  last = lyd_history_find_last (fixture->file, NULL);
  g_assert_cmpstr (last->sentence, ==, "Set the registration of Ana Wu to “Waiting list”");
  undone = undo (fixture, &last->id);
  before_that = lyd_history_find_last (fixture->file, NULL);
  g_assert_cmpstr (before_that->sentence, ==, "Registered Ana Wu");

  list = lyd_history_list (fixture->file, &ana->registration, -1, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  entry = g_ptr_array_index (list, 0);
  g_assert_cmpstr (entry->sentence, ==, "Undid: Set the registration of Ana Wu to “Waiting list”");
  g_assert_true (entry->is_undo);
  entry = g_ptr_array_index (list, 1);
  g_assert_false (entry->undoable);
  g_assert_cmpint (entry->undone_at, ==, fixture->now);
}

static GPtrArray *
list_event (LydFixture *fixture,
            const LydId *event)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = lyd_history_list_event (fixture->file, event, FALSE, -1, &error);

  g_assert_no_error (error);
  return list;
}

/* An event's history holds what was done in it, also what an undo has removed since, and nothing of another's. */
static void
test_history_of_an_event (LydFixture *fixture,
                          gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  LydId other = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  g_autoptr (GPtrArray) before = list_event (fixture, &retreat);
  g_autoptr (GPtrArray) others = list_event (fixture, &other);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpuint (others->len, ==, before->len - 1);
  import (fixture, &retreat);
  last = lyd_history_find_last (fixture->file, NULL);
  undone = undo (fixture, &last->id);
  after = list_event (fixture, &retreat);
  g_assert_cmpuint (after->len, ==, before->len + 2);
  g_assert_true (((LydHistoryEntry *) g_ptr_array_index (after, 0))->is_undo);
  g_assert_cmpstr (((LydHistoryEntry *) g_ptr_array_index (after, 1))->code, ==, "import");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/undo/every-act", test_every_act);
  lyd_fixture_add ("/undo/scanned-since-is-kept", test_scanned_since_is_kept);
  lyd_fixture_add ("/undo/kept-with-what-it-needs", test_kept_with_what_it_needs);
  lyd_fixture_add ("/undo/printed-and-edited-since-are-kept", test_printed_and_edited_since_are_kept);
  lyd_fixture_add ("/undo/person-used-elsewhere-is-kept", test_person_used_elsewhere_is_kept);
  lyd_fixture_add ("/undo/edited-since-is-not-overwritten", test_edited_since_is_not_overwritten);
  lyd_fixture_add ("/undo/event-with-registrations-is-kept", test_event_with_registrations_is_kept);
  lyd_fixture_add ("/undo/versions-rise", test_versions_rise);
  lyd_fixture_add ("/undo/refusals", test_refusals);
  lyd_fixture_add ("/undo/renamed-table-is-noticed", test_renamed_table_is_noticed);
  lyd_fixture_add ("/undo/appended-column-is-no-hindrance", test_appended_column_is_no_hindrance);
  lyd_fixture_add ("/undo/damaged-record-changes-nothing", test_damaged_record_changes_nothing);
  lyd_fixture_add ("/undo/redo-that-does-not-fit-is-refused", test_redo_that_does_not_fit_is_refused);
  lyd_fixture_add ("/undo/history", test_history);
  lyd_fixture_add ("/undo/history-of-an-event", test_history_of_an_event);
  return g_test_run ();
}
