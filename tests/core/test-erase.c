#include "lyd-aliases.h"
#include "lyd-backups.h"
#include "lyd-copies.h"
#include "lyd-desk-copy.h"
#include "lyd-desk-return.h"
#include "lyd-directory.h"
#include "lyd-directory-edit.h"
#include "lyd-door.h"
#include "lyd-erase.h"
#include "lyd-file-private.h"
#include "lyd-groups.h"
#include "lyd-import.h"
#include "lyd-merge-people.h"
#include "lyd-online-rows.h"
#include "lyd-plan-questions.h"
#include "lyd-probe.h"
#include "lyd-register-draft.h"
#include "lyd-safekeeping.h"
#include "lyd-traces.h"
#include "lyd-undo.h"
#include "lyd-webinar.h"

#include <string.h>

/* Everything by which she was ever known. */
static const char *const marks[] = {
  "Zyxwella",
  "Zyxwodina-Ñandú",
  "zyxw@example.org",
  "zyxw.older@example.org",
  "Zyxw Legal",
  "555-9876-001",
  "Zyxw-note",
  "Zyxw-answer",
  "Zyxw-group-secret",
  "Zyxw-maiden",
  "Zyxw-online",
  "Zyxw-reason",
  "zyxw-iphone",
  "Zyxwella Zyxwodina",
};

static LydId
find (LydFixture *fixture,
      const char *name)
{
  g_autoptr (GError) error = NULL;
  LydId id = lyd_id_none;

  lyd_merge_find_person (fixture->file, name, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
import (LydFixture *fixture,
        const LydId *event,
        const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (LydImportPlan) plan = lyd_import_plan (fixture->file, event, bytes, "list.csv", NULL, &error);
  LydId id;

  g_assert_no_error (error);
  lyd_import_apply (fixture->file, plan, &id, &error);
  g_assert_no_error (error);
  fixture->now += 1000;
}

static void
edit (LydFixture *fixture,
      const LydId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydPersonPage) page = lyd_directory_get_person (fixture->file, id, &error);
  g_autoptr (LydPerson) person = NULL;

  g_assert_no_error (error);
  person = lyd_person_copy (page->person);
  g_free (person->name);
  person->name = g_strdup ("Zyxwella Zyxw-maiden");
  person->legal = g_strdup ("Zyxw Legal");
  person->phone = g_strdup ("555-9876-001");
  person->notes = g_strdup ("Zyxw-note: likes tea");
  lyd_directory_save_person (fixture->file, person, page->organization, &error);
  g_assert_no_error (error);
  fixture->now += 1000;
}

static void
note (LydFixture *fixture,
      const LydId *event,
      const LydId *question)
{
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (event);
  g_autoptr (GError) error = NULL;
  gboolean existing;
  LydId id;

  draft->name = g_strdup ("Ben Ito");
  draft->note = g_strdup ("Sits with Zyxwella Zyxw-maiden");
  draft->status = LYD_STATUS_CONFIRMED;
  lyd_registration_draft_set_answer (draft, question, "Qrstu-kept");
  lyd_register_save (fixture->file, draft, &id, &existing, &error);
  g_assert_no_error (error);
}

typedef struct {
  LydRetreat retreat;
  LydId person;
} Stage;

static LydId
add_question (LydFixture *fixture,
              const LydId *event)
{
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (GError) error = NULL;

  question->event = *event;
  question->label = g_strdup ("Diet");
  question->kind = LYD_QUESTION_TEXT;
  lyd_plan_add_question (fixture->file, question, &error);
  g_assert_no_error (error);
  return question->id;
}

/* What the ledger keeps of online reports. */
static void
meet_online (LydFixture *fixture)
{
  g_autoptr (LydStmt) stmt = NULL;
  g_autoptr (GError) error = NULL;
  LydId session;

  lyd_probe_run (fixture,
                 "INSERT INTO online_report (id, session, file_name, hash, format, timezone, at, rows) SELECT"
                 " CAST ('0123456789abcdef' AS BLOB), id, 'report.csv', 'h', 'zoom', 'UTC', 1, 2 FROM session LIMIT 1;"
                 "INSERT INTO evidence (report, n, line, kind, role, identity, name, email, joined, left_at) VALUES"
                 " (CAST ('0123456789abcdef' AS BLOB), 1, 2, 'connection', 'attendee', 'zyxw@example.org',"
                 "  'Zyxw-online', 'zyxw@example.org', 1000, 61000),"
                 " (CAST ('0123456789abcdef' AS BLOB), 2, 3, 'connection', 'attendee', 'name:zyxw-iphone',"
                 "  'zyxw-iphone', NULL, 2000, 61000);"
                 "INSERT INTO settlement (session, identity, registration, how) SELECT s.id, e.identity, r.id, 'hand'"
                 " FROM (SELECT id FROM session LIMIT 1) s, evidence e, registration r JOIN person p ON p.id = r.person"
                 " WHERE p.name LIKE 'Zyxwella%' AND r.merged_into IS NULL;"
                 "INSERT INTO kept_file (hash, file_name, bytes, at) VALUES"
                 " ('h', 'report.csv', CAST ('Zyxw-online,zyxw@example.org' AS BLOB), 1)");
  g_assert_true (lyd_stmt_step (stmt = lyd_db_query (fixture->file->db, NULL, "SELECT session FROM online_report", ""),
                                NULL));
  session = lyd_stmt_get_id (stmt, 0);
  g_clear_pointer (&stmt, lyd_stmt_release);
  g_assert_true (lyd_online_rebuild (fixture->file->db, &session, &error));
  g_assert_no_error (error);
}

static Stage
set_the_stage (LydFixture *fixture)
{
  Stage stage = { .retreat = lyd_door_make_retreat (fixture) };
  LydId question = add_question (fixture, &stage.retreat.event);
  g_autoptr (LydRegistrationResult) other = NULL;
  g_autoptr (LydMergeResult) merged = NULL;
  g_autoptr (GError) error = NULL;
  LydId gone;

  import (fixture, &stage.retreat.event,
          "Name,Email,Organization,Diet\n"
          "Zyxwella Zyxwodina-Ñandú,zyxw@example.org,Voices for Ohio's Children (demo),Zyxw-answer\n"
          "Cy Roe,cy@example.org,Voices for Ohio's Children (demo),none\n");
  stage.person = find (fixture, "Zyxwella Zyxwodina-Ñandú");
  edit (fixture, &stage.person);
  other = lyd_fixture_register (fixture, &stage.retreat.event, "Zyxwella Zyxwodina", "zyxw.older@example.org");
  gone = find (fixture, "Zyxwella Zyxwodina");
  g_assert_cmpint (lyd_door_enter (fixture, &stage.retreat.arrival, other->code), ==, LYD_VERDICT_ADMITTED);
  merged = lyd_merge_people (fixture->file, &stage.person, &gone, 0, &error);
  g_assert_no_error (error);
  note (fixture, &stage.retreat.event, &question);
  lyd_probe_run (fixture, "UPDATE scan SET reason = 'Zyxw-reason', raw = 'Zyxw-note'");
  lyd_probe_run (fixture, "INSERT INTO person_group (id, name, folded, sensitive) VALUES"
                          " (CAST ('abcdefghijklmnop' AS BLOB), 'Zyxw-group-secret', 'x', 1)");
  lyd_probe_run (fixture, "INSERT INTO group_member (person_group, person) SELECT CAST ('abcdefghijklmnop' AS BLOB), id"
                          " FROM person WHERE name LIKE 'Zyxwella%'");
  meet_online (fixture);
  fixture->now += 40 * LYD_DAY;
  return stage;
}

/* The whole promise: what she was called, wrote and did is in no file, and every count is as before. */
static void
test_nothing_is_left (LydFixture *fixture,
                      gconstpointer data)
{
  static const char *const counts[] = {
    "SELECT count(*) FROM registration",
    "SELECT count(*) FROM registration WHERE merged_into IS NULL AND status = 'confirmed'",
    "SELECT count(*) FROM presence WHERE entries > 0",
    "SELECT count(*) FROM scan",
    "SELECT count(DISTINCT person) FROM registration",
    "SELECT count(DISTINCT p.organization) FROM registration r JOIN person p ON p.id = r.person",
    "SELECT count(*) FROM evidence e JOIN online_report o ON o.id = e.report"
    " JOIN settlement t ON t.session = o.session AND t.identity = e.identity",
  };
  Stage stage = set_the_stage (fixture);
  g_autofree char *folder = lyd_backups_dup_default_folder (fixture->path);
  g_autoptr (LydErasePlan) plan = NULL;
  g_autoptr (LydEraseResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int before[G_N_ELEMENTS (counts)];

  g_assert_true (lyd_backups_run (fixture->file, folder, NULL, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    before[i] = lyd_probe_count (fixture, counts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    lyd_traces_assert_some (fixture->dir, marks[i]);
  plan = lyd_erase_plan (fixture->file, &stage.person, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->copies->len, ==, 1);
  g_assert_cmpint (plan->counts.registrations, ==, 1);
  g_assert_cmpint (plan->counts.groups, ==, 1);
  g_assert_cmpint (plan->counts.evidence, ==, 2);
  g_assert_cmpint (plan->counts.files, ==, 1);

  result = lyd_erase_person (fixture->file, &stage.person, &error);
  g_assert_no_error (error);
  g_assert_no_error (result->left);
  g_assert_true (lyd_copies_delete (fixture->file, g_ptr_array_index (plan->copies, 0), &error));
  /* A group's name is the group's. */
  lyd_probe_run (fixture, "DELETE FROM person_group; PRAGMA wal_checkpoint (TRUNCATE)");
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    lyd_traces_assert_none (fixture->dir, marks[i]);
  lyd_traces_assert_some (fixture->dir, "Qrstu-kept");
  lyd_traces_assert_some (fixture->dir, "cy@example.org");
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpint (lyd_probe_count (fixture, counts[i]), ==, before[i]);
  lyd_probe_assert_sound (fixture);
  lyd_door_assert_consistent (fixture);
}

/* Listed last, found by nobody, and the same name comes in as somebody new. */
static void
test_nobody (LydFixture *fixture,
             gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEraseResult) result = lyd_erase_person (fixture->file, &stage.person, &error);
  g_autoptr (LydEraseResult) again = NULL;
  g_autoptr (GArray) all = NULL;
  int n;

  g_assert_no_error (error);
  all = lyd_directory_list_people (fixture->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lyd_id_equal (&g_array_index (all, LydId, all->len - 1), &stage.person));
  n =
    lyd_probe_count (fixture, "SELECT count(*) FROM person_text WHERE person_text MATCH 'erased OR zyxwella OR zyxw'");
  g_assert_cmpint (n, ==, 0);

  n = lyd_probe_count (fixture, "SELECT count(*) FROM person");
  import (fixture, &stage.retreat.event, "Name,Email\nZyxwella Zyxwodina-Ñandú,zyxw@example.org\nErased person,\n");
  g_assert_cmpint (lyd_probe_count (fixture, "SELECT count(*) FROM person"), ==, n + 2);
  again = lyd_erase_person (fixture->file, &stage.person, &error);
  g_assert_null (again);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

/* Somebody else of the same name keeps it, also in the history. */
static void
test_namesake (LydFixture *fixture,
               gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) first =
    lyd_fixture_register (fixture, &retreat.event, "Maria Garcia", "m1@example.org");
  g_autoptr (LydRegistrationResult) second =
    lyd_fixture_register (fixture, &retreat.event, "Maria Garcia", "m2@example.org");
  g_autoptr (LydEraseResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->now += 40 * LYD_DAY;
  result = lyd_erase_person (fixture->file, &first->person, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lyd_probe_count (fixture, "SELECT count(*) FROM person WHERE name = 'Maria Garcia'"), ==, 1);
  g_assert_cmpint (lyd_probe_count (fixture, "SELECT count(*) FROM journal WHERE instr (params, 'Maria Garcia') > 0"),
                   ==, 1);
  lyd_traces_assert_none (fixture->dir, "m1@example.org");
  lyd_traces_assert_some (fixture->dir, "m2@example.org");
}

/* Who is expected somewhere has to be known there. */
static void
test_not_while_expected (LydFixture *fixture,
                         gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autoptr (LydEraseResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->now -= 40 * LYD_DAY;
  result = lyd_erase_person (fixture->file, &stage.person, &error);
  g_assert_null (result);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  lyd_traces_assert_some (fixture->dir, "Zyxwella");
}

/* A desk that was away does not bring her back. */
static void
test_not_brought_back (LydFixture *fixture,
                       gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autofree char *path = g_build_filename (fixture->dir, "desk 2.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDeskCopy) copy =
    lyd_desk_copy_write (fixture->file, &stage.retreat.event, "Desk 2", path, NULL, &error);
  g_autoptr (LydEraseResult) result = NULL;
  g_autoptr (LydDeskReturn) back = NULL;

  g_assert_no_error (error);
  result = lyd_erase_person (fixture->file, &stage.person, &error);
  g_assert_no_error (error);
  back = lyd_desk_bring_back (fixture->file, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
    lyd_probe_count (fixture, "SELECT count(*) FROM person WHERE name LIKE 'Zyxw%' OR email LIKE 'zyxw%'"), ==, 0);
  g_assert_cmpint (lyd_probe_count (fixture, "SELECT count(*) FROM alias WHERE value LIKE 'zyxw%'"), ==, 0);
  g_assert_cmpint (lyd_probe_count (fixture, "SELECT count(*) FROM answer WHERE value LIKE 'zyxw%'"), ==, 0);
}

#define BY_NAME                                                                             \
  "XAVIA Quorl,,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,Yes,No\n"                  \
  "Xavia Quorl (iPad),,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,Yes,No\n"           \
  "Quorlina,xavia.old@example.org,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,No,No\n" \
  "12025550177,,09/22/2027 02:10:00 PM,09/22/2027 02:50:00 PM,40,Yes,No\n"                  \
  "Jo Shared,,09/22/2027 02:10:00 PM,09/22/2027 02:50:00 PM,40,Yes,No\n"

/* Reports that name her while nobody has said that it is her. */
static void
test_never_settled (LydFixture *fixture,
                    gconstpointer data)
{
  static const char *const known_by[] = {
    "avia Quorl",
    "XAVIA Quorl",
    "xavia quorl",
    "xavia@example.org",
    "Quorlina",
    "2025550177",
    "xavia.old@example.org",
  };
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (LydRegistrationResult) xavia =
    lyd_fixture_register (fixture, &webinar.event, "Xavia Quorl", "xavia@example.org");
  g_autoptr (LydRegistrationResult) jo =
    lyd_fixture_register (fixture, &webinar.event, "Jo Shared", "jo@example.org");
  LydId later = lyd_webinar_add_event (fixture, LYD_KIND_WEBINAR, "Housing", LYD_WEBINAR_START);
  LydId session = lyd_webinar_session_of (fixture, &later);
  g_autoptr (LydEraseResult) result = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) unmatched = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_aliases_add (fixture->file, &xavia->person, "email", "xavia.old@example.org", &error));
  g_assert_true (lyd_aliases_add (fixture->file, &xavia->person, "phone", "(202) 555-0177", &error));
  g_assert_true (lyd_aliases_add (fixture->file, &xavia->person, "name", "Jo Shared", &error));
  lyd_webinar_import_rows (fixture, &session, BY_NAME);
  lyd_probe_run (
    fixture, "DELETE FROM online; DELETE FROM settlement; INSERT INTO nobody VALUES ('xavia quorl', 'Xavia Quorl')");
  before = lyd_webinar_list_unmatched (fixture, &later);
  g_assert_cmpuint (before->len, ==, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (known_by); i++)
    lyd_traces_assert_some (fixture->dir, known_by[i]);

  fixture->now += 40 * LYD_DAY;
  result = lyd_erase_person (fixture->file, &xavia->person, &error);
  g_assert_no_error (error);
  g_assert_no_error (result->left);
  g_assert_cmpint (result->counts.evidence, ==, 4);
  lyd_probe_run (fixture, "PRAGMA wal_checkpoint (TRUNCATE)");
  for (gsize i = 0; i < G_N_ELEMENTS (known_by); i++)
    lyd_traces_assert_none (fixture->dir, known_by[i]);
  unmatched = lyd_webinar_list_unmatched (fixture, &later);
  g_assert_cmpuint (unmatched->len, ==, before->len);
  g_assert_nonnull (lyd_webinar_find_unmatched (unmatched, "Jo Shared")); /* somebody else's, too */
  for (guint i = 0; i < unmatched->len; i++) {
    const LydAttendanceUnmatched *one = g_ptr_array_index (unmatched, i);

    g_assert_true (g_strcmp0 (one->name, "Jo Shared") == 0 || (one->name == NULL && one->email == NULL));
  }
  lyd_probe_assert_sound (fixture);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/erase/nothing-is-left", test_nothing_is_left);
  lyd_fixture_add ("/erase/nobody", test_nobody);
  lyd_fixture_add ("/erase/namesake", test_namesake);
  lyd_fixture_add ("/erase/not-while-expected", test_not_while_expected);
  lyd_fixture_add ("/erase/not-brought-back", test_not_brought_back);
  lyd_fixture_add ("/erase/never-settled", test_never_settled);
  return g_test_run ();
}
