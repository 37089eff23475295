#include "lyd-fixture.h"
#include "lyd-import.h"
#include "lyd-probe.h"
#include "lyd-undo.h"
#include "lyd-words-import.h"

#include "lyd-file-private.h"

#include <string.h>

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static GBytes *
load_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static LydImportPlan *
plan_bytes (LydFixture *fixture,
            const LydId *event,
            GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  LydImportPlan *plan = lyd_import_plan (fixture->file, event, bytes, "test.csv", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

static LydImportPlan *
plan_text (LydFixture *fixture,
           const LydId *event,
           const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);

  return plan_bytes (fixture, event, bytes);
}

static LydId
apply (LydFixture *fixture,
       LydImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  LydId import;

  g_assert_true (lyd_import_apply (fixture->file, plan, &import, &error));
  g_assert_no_error (error);
  fixture->now += 1000;
  return import;
}

static LydId
import_text (LydFixture *fixture,
             const LydId *event,
             const char *text)
{
  g_autoptr (LydImportPlan) plan = plan_text (fixture, event, text);

  return apply (fixture, plan);
}

static void
check_counts (const LydImportPlan *plan,
              guint added,
              guint updated,
              guint unchanged,
              guint skipped)
{
  LydImportCounts counts = lyd_import_plan_get_counts (plan);

  g_assert_cmpuint (counts.added, ==, added);
  g_assert_cmpuint (counts.updated, ==, updated);
  g_assert_cmpuint (counts.unchanged, ==, unchanged);
  g_assert_cmpuint (counts.skipped, ==, skipped);
  g_assert_cmpuint (counts.rows, ==, added + updated + unchanged + skipped);
}

static guint
count_notes (const LydImportPlan *plan,
             const char *reason)
{
  const GArray *notes = lyd_import_plan_get_notes (plan);
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    n += strcmp (g_array_index (notes, LydImportNote, i).reason, reason) == 0;
  return n;
}

static char *
ask (LydFixture *fixture,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (fixture->file->db, &error, sql, "");

  g_assert_no_error (error);
  if (!lyd_stmt_step (stmt, &error))
    return NULL;
  return lyd_stmt_dup_text (stmt, 0);
}

static void
check (LydFixture *fixture,
       const char *sql,
       const char *expected)
{
  g_autofree char *found = ask (fixture, sql);

  if (g_strcmp0 (found, expected) != 0)
    g_test_message ("%s", sql);
  g_assert_cmpstr (found, ==, expected);
}

/* Everything that an import may write, in one text. */
static char *
dump (LydFixture *fixture)
{
  static const char *const tables[] = {
    "SELECT group_concat (hex (id) || name || coalesce (given, '-') || coalesce (email, '-') || coalesce (role, '-') "
    "|| coalesce (hex (organization), '-'), '|') FROM person",
    "SELECT group_concat (hex (id) || status || type || short_code || no_photos || first_time, '|') FROM registration",
    "SELECT group_concat (hex (registration) || hex (question) || value, '|') FROM answer",
    "SELECT group_concat (hex (registration) || hex (session), '|') FROM place",
    "SELECT group_concat (hex (id) || name, '|') FROM organization",
    "SELECT group_concat (hex (id) || label, '|') FROM question",
    "SELECT group_concat (identity || cells || hex (batch), '|') FROM import_row",
    "SELECT group_concat (header || mapping, '|') FROM mapping",
    "SELECT group_concat (code, '|') FROM code",
    "SELECT count (*) || 'j' || (SELECT count (*) FROM import_batch) FROM journal",
    "SELECT group_concat (names || organization || contact, '|') FROM person_text",
  };
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *text = ask (fixture, tables[i]);

    g_string_append_printf (out, "%s\n", text != NULL ? text : "");
  }
  return g_string_free (out, FALSE);
}

/* ---- whole files ---- */

static const struct {
  const char *file;
  const char *format;
  guint rows, added, skipped;
} samples[] = {
  { "google_forms_retreat_registration.csv", "google-forms-responses", 16, 16, 0 },
  { "eventbrite_attendees.csv", "eventbrite-attendees", 16, 10, 6 },
  { "zoom_registration_report.csv", "zoom-registration-report", 8, 8, 0 },
  { "mailchimp_audience.csv", "mailchimp-audience", 16, 16, 0 },
  { "zoom_registrant_import.csv", "table", 10, 10, 0 },
  { "nasty/semicolon_cp1252.csv", "table", 14, 14, 0 },
  { "nasty/excel_sep_line.csv", "table", 16, 16, 0 },
  { "nasty/embedded_newlines.csv", "table", 4, 4, 0 },
  { "nasty/duplicate_emails.csv", "table", 9, 5, 4 },
  { "nasty/unicode_names.csv", "table", 16, 16, 0 },
  { "nasty/formula_injection.csv", "table", 14, 14, 0 },
  { "nasty/ten_thousand_columns.csv", "table", 3, 3, 0 },
  { "nasty/header_only.csv", "table", 0, 0, 0 },
  { "contacts.vcf", "vcard", 3, 3, 0 },
};

static void
test_samples (LydFixture *fixture,
              gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++) {
    LydId event = lyd_fixture_add_retreat (fixture);
    g_autoptr (GBytes) bytes = load_sample (samples[i].file);
    g_autoptr (LydImportPlan) plan = plan_bytes (fixture, &event, bytes);
    g_autoptr (LydImportPlan) again = NULL;
    LydImportCounts counts = lyd_import_plan_get_counts (plan);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    LydId import;

    g_test_message ("%s", samples[i].file);
    g_assert_cmpstr (lyd_import_file_get_format (lyd_import_plan_get_file (plan))->id, ==, samples[i].format);
    g_assert_cmpuint (counts.rows, ==, samples[i].rows);
    g_assert_cmpuint (counts.added, ==, samples[i].added);
    g_assert_cmpuint (counts.skipped, ==, samples[i].skipped);
    import = apply (fixture, plan);
    g_assert_cmpint (lyd_id_is_none (&import), ==, samples[i].added == 0);

    /* The same file again changes nothing. */
    before = dump (fixture);
    again = plan_bytes (fixture, &event, bytes);
    check_counts (again, 0, 0, samples[i].added, samples[i].skipped);
    g_assert_false (lyd_import_plan_changes_anything (again));
    import = apply (fixture, again);
    g_assert_true (lyd_id_is_none (&import));
    after = dump (fixture);
    g_assert_cmpstr (before, ==, after);
  }
}

static void
test_refusals (LydFixture *fixture,
               gconstpointer data)
{
  static const char *const files[] = {
    "nasty/empty.csv",
    "nasty/unbalanced_quote.csv",
    "nasty/really_xlsx.csv",
    "teams_attendance_utf16le.csv",
    "google_meet_attendance.csv",
    "calendar_2027.ics",
  };
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) bytes = load_sample (files[i]);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", files[i]);
    g_assert_null (lyd_import_plan (fixture->file, &event, bytes, files[i], NULL, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  }
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_plan_writes_nothing (LydFixture *fixture,
                          gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GBytes) bytes = load_sample ("google_forms_retreat_registration.csv");
  g_autoptr (LydImportPlan) plan = plan_bytes (fixture, &event, bytes);

  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_everything_arrives (LydFixture *fixture,
                         gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydSession) lab = NULL;
  g_autoptr (LydEvent) retreat = lyd_plan_get_event (fixture->file, &event, NULL);
  g_autoptr (LydImportPlan) plan = NULL;

  lab = lyd_plan_new_session (retreat);
  lab->title = g_strdup ("Food, housing and health");
  lab->choice = TRUE;
  g_assert_true (lyd_plan_add_session (fixture->file, lab, NULL));
  plan = plan_text (fixture, &event,
                    "First name,Last name,Email,Organization,Job title,Pronouns,Status,Attendee type,Sessions,Shirt "
                    "size,No photos,Timestamp\n"
                    "Zoë,Ångström,Zoe@Example.org,Voices (demo),=1+1,she/her,pending,speaker,\"Food, housing and "
                    "health, Yoga\",L,yes,6/13/2027 9:00:07\n"
                    "Ana,Wu,ana@example.org,VOICES (Demo),,,,,,,,\n");
  check_counts (plan, 2, 0, 0, 0);
  g_assert_cmpuint (count_notes (plan, LYD_REASON_UNKNOWN_SESSION), ==, 1);
  g_assert_cmpuint (lyd_import_plan_get_new_organizations (plan)->len, ==, 1);
  g_assert_cmpuint (lyd_import_plan_get_new_questions (plan)->len, ==, 2);
  (void) apply (fixture, plan);

  check (fixture,
         "SELECT p.name || '/' || p.given || '/' || p.family || '/' || p.email || '/' || p.role || '/' || o.name FROM "
         "person p"
         " JOIN organization o ON o.id = p.organization WHERE email_folded = 'zoe@example.org'",
         "Zoë Ångström/Zoë/Ångström/Zoe@Example.org/=1+1/Voices (demo)");
  check (fixture,
         "SELECT group_concat (status || '/' || type || '/' || origin || '/' || no_photos) FROM (SELECT * FROM "
         "registration ORDER BY status)",
         "confirmed/member-staff/import/0,pending/speaker/import/1");
  /* 9:00:07 in New York */
  check (fixture, "SELECT registered_at FROM registration WHERE status = 'pending'", "1812891607000");
  check (fixture, "SELECT s.title FROM place JOIN session s ON s.id = session", "Food, housing and health");
  check (fixture,
         "SELECT group_concat (label || '=' || value) FROM (SELECT * FROM answer JOIN question ON id = question ORDER "
         "BY label)",
         "Sessions=Yoga,Shirt size=L");
  check (fixture, "SELECT count (*) FROM code WHERE length (code) = 29", "2");
  check (fixture, "SELECT count (*) FROM organization", "1");
  check (fixture, "SELECT count (*) FROM person_text WHERE person_text MATCH 'angst* voices'", "1");
  check (fixture, "SELECT code || '/' || (subject = (SELECT id FROM import_batch)) FROM journal ORDER BY n DESC",
         "import/1");
}

/* ---- who is who ---- */

static void
test_known_people_are_matched (LydFixture *fixture,
                               gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId next = lyd_fixture_add_retreat (fixture);

  (void) import_text (fixture, &event, "Name,Email,Phone,Job title\nDaniel R. Díaz,daniel@example.org,,Organizer\n");
  {
    g_autoptr (LydImportPlan) plan =
      plan_text (fixture, &next, "Name,Email,Phone,Job title\nDan Diaz, DANIEL@example.org,202 555 0100,Director\n");
    const LydImportConflict *conflict;

    check_counts (plan, 1, 0, 0, 0);
    g_assert_cmpuint (lyd_import_plan_get_conflicts (plan)->len, ==, 2); /* the name's spelling and the job */
    conflict = &g_array_index (lyd_import_plan_get_conflicts (plan), LydImportConflict, 1);
    g_assert_cmpstr (conflict->field, ==, "role");
    g_assert_cmpstr (conflict->file, ==, "Director");
    g_assert_cmpstr (conflict->here, ==, "Organizer");
    g_assert_cmpuint (conflict->column, ==, 4);
    lyd_import_plan_decide (plan, 1, LYD_IMPORT_REPLACE);
    (void) apply (fixture, plan);
  }
  check (fixture, "SELECT count (*) FROM person", "1");
  check (fixture, "SELECT count (*) FROM registration", "2");
  check (fixture, "SELECT name || '/' || phone || '/' || role FROM person", "Daniel R. Díaz/202 555 0100/Director");
}

static void
test_never_merged_by_name (LydFixture *fixture,
                           gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) known = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  const char *list = "Name,Email\nAna Wu,ana.wu@example.org\nAna Wu,\nAna Wu,\nAna Wu,ana+retreat@example.org\n";

  (void) import_text (fixture, &event, list);
  check (fixture, "SELECT count (*) FROM person WHERE name = 'Ana Wu'", "5");
  /* Those without an address find themselves again. */
  {
    g_autoptr (LydImportPlan) plan = plan_text (fixture, &event, list);

    check_counts (plan, 0, 0, 4, 0);
  }
}

static void
test_shared_mailbox_is_a_question (LydFixture *fixture,
                                   gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "office@example.org");
  g_autoptr (LydImportPlan) plan = plan_text (fixture, &event, "Name,Email,Phone\nJosé Díaz,office@example.org,1\n");
  LydImportPlanRow row = lyd_import_plan_get_row (plan, 0);

  g_assert_true (row.question);
  g_assert_cmpstr (row.reason, ==, LYD_REASON_SHARED_MAILBOX);
  g_assert_cmpstr (row.other, ==, "Ana Wu");
  g_assert_cmpuint (lyd_import_plan_get_counts (plan).questions, ==, 1);
  check_counts (plan, 1, 0, 0, 0);

  g_assert_true (lyd_import_plan_answer (plan, fixture->file, 0, LYD_IMPORT_ANSWER_SKIP, NULL));
  check_counts (plan, 0, 0, 0, 1);
  g_assert_true (lyd_import_plan_answer (plan, fixture->file, 0, LYD_IMPORT_ANSWER_SAME, NULL));
  check_counts (plan, 0, 1, 0, 0);
  g_assert_cmpuint (lyd_import_plan_get_counts (plan).questions, ==, 0);
  g_assert_true (lyd_import_plan_answer (plan, fixture->file, 0, LYD_IMPORT_ANSWER_NONE, NULL));
  (void) apply (fixture, plan);
  check (fixture, "SELECT group_concat (name) FROM (SELECT name FROM person ORDER BY name)", "Ana Wu,José Díaz");
}

static void
test_two_new_people_share_a_mailbox (LydFixture *fixture,
                                     gconstpointer data)
{
  const char *list = "Name,Email\nAna Wu,office@example.org\nJosé Díaz,office@example.org\n";
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = plan_text (fixture, &event, list);
  g_autoptr (LydImportPlan) again = NULL;

  check_counts (plan, 2, 0, 0, 0);
  g_assert_cmpuint (count_notes (plan, LYD_REASON_SHARED_MAILBOX), ==, 1);
  (void) apply (fixture, plan);
  again = plan_text (fixture, &event, list);
  check_counts (again, 0, 0, 2, 0);
  g_assert_cmpuint (lyd_import_plan_get_notes (again)->len, ==, 0);
}

/* Case, accents and the way a number is written are no news. */
static void
test_writing_is_no_conflict (LydFixture *fixture,
                             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId next = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = NULL;

  (void) import_text (fixture, &event,
                      "Name,Email,Phone,Job title\nAna Díaz,ana@example.org,(202) 555-0100,Director\n");
  plan = plan_text (fixture, &next, "Name,Email,Phone,Job title\nana diaz,Ana@example.org,202.555.0100,DIRECTOR\n");
  check_counts (plan, 1, 0, 0, 0);
  g_assert_cmpuint (lyd_import_plan_get_conflicts (plan)->len, ==, 0);
  (void) apply (fixture, plan);
  check (fixture, "SELECT name || phone || role || email FROM person", "Ana Díaz(202) 555-0100Directorana@example.org");
}

static void
test_renamed_in_the_file_is_a_question (LydFixture *fixture,
                                        gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);

  (void) import_text (fixture, &event, "Name,Email\nJonh Smith,john@example.org\n");
  {
    g_autoptr (LydImportPlan) plan = plan_text (fixture, &event, "Name,Email\nJohn Smith,john@example.org\n");

    g_assert_cmpstr (lyd_import_plan_get_row (plan, 0).reason, ==, LYD_REASON_CHANGED_NAME);
    check_counts (plan, 0, 0, 0, 1);
    g_assert_true (lyd_import_plan_answer (plan, fixture->file, 0, LYD_IMPORT_ANSWER_SAME, NULL));
    check_counts (plan, 0, 1, 0, 0);
    (void) apply (fixture, plan);
  }
  check (fixture, "SELECT group_concat (name) FROM person", "John Smith");
  /* Answered once, it is known. */
  {
    g_autoptr (LydImportPlan) plan = plan_text (fixture, &event, "Name,Email\nJohn Smith,john@example.org\n");

    check_counts (plan, 0, 0, 1, 0);
  }
}

static void
test_the_later_row_wins (LydFixture *fixture,
                         gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = plan_text (fixture, &event,
                                              "Name,Email,Job title,Timestamp\n"
                                              "Ana Wu,ana@example.org,first,6/1/2027 9:00:00\n"
                                              "Bo Li,bo@example.org,later,6/13/2027 9:00:00\n"
                                              "ana wu,ANA@example.org,second,6/2/2027 9:00:00\n"
                                              "Bo Li,bo@example.org,earlier,6/1/2027 9:00:00\n");

  check_counts (plan, 2, 0, 0, 2);
  g_assert_cmpuint (count_notes (plan, LYD_REASON_DUPLICATE_ROW), ==, 2);
  g_assert_cmpint (lyd_import_plan_get_row (plan, 0).outcome, ==, LYD_IMPORT_SKIPPED);
  g_assert_cmpint (lyd_import_plan_get_row (plan, 3).outcome, ==, LYD_IMPORT_SKIPPED);
  (void) apply (fixture, plan);
  check (fixture, "SELECT group_concat (role) FROM (SELECT role FROM person ORDER BY email_folded)", "second,later");
}

static void
test_external_number_finds_a_new_address (LydFixture *fixture,
                                          gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);

  (void) import_text (fixture, &event, "Attendee #,Name,Email\n17,Ana Wu,ana@old.example.org\n");
  (void) import_text (fixture, &event, "Attendee #,Name,Email\n17,Ana Wu,ana@new.example.org\n");
  check (fixture, "SELECT group_concat (email) FROM person", "ana@new.example.org");
  check (fixture, "SELECT group_concat (folded) FROM alias", "ana@old.example.org");
}

static void
test_close_organizations_are_listed (LydFixture *fixture,
                                     gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) known = lyd_fixture_register (fixture, &event, "Ana Wu", NULL);
  g_autoptr (LydImportPlan) plan = plan_text (fixture, &event,
                                              "Name,Organization\nBo,Voices of Ohios Children (demo)\nCy,The Voices "
                                              "for Ohio's Children (Demo)\nDi,Kansas Appleseed\n");
  const GArray *new_ones = lyd_import_plan_get_new_organizations (plan);
  const LydImportNewOrganization *first = &g_array_index (new_ones, LydImportNewOrganization, 0);

  g_assert_cmpuint (new_ones->len, ==, 2);
  g_assert_cmpstr (first->closest[0], ==, "Voices for Ohio's Children (demo)");
  g_assert_null (g_array_index (new_ones, LydImportNewOrganization, 1).closest[0]);
}

/* ---- three sides ---- */

#define LIST_1                                                                           \
  "Name,Email,Job title,Status,Shirt\nAna Wu,ana@example.org,Organizer,confirmed,L\nBo " \
  "Li,bo@example.org,Director,confirmed,M\n"
#define LIST_2                                                                       \
  "Name,Email,Job title,Status,Shirt\nAna Wu,ana@example.org,Lead,confirmed,XL\nCy " \
  "Day,cy@example.org,Fellow,confirmed,S\n"

static void
test_only_changed_cells_change (LydFixture *fixture,
                                gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = NULL;

  (void) import_text (fixture, &event, LIST_1);
  plan = plan_text (fixture, &event, LIST_2);
  check_counts (plan, 1, 1, 0, 0);
  g_assert_cmpuint (lyd_import_plan_get_conflicts (plan)->len, ==, 0);
  /* Gone from the file: listed, not removed. */
  g_assert_cmpuint (lyd_import_plan_get_gone (plan)->len, ==, 1);
  g_assert_cmpstr (g_array_index (lyd_import_plan_get_gone (plan), LydImportGone, 0).name, ==, "Bo Li");
  (void) apply (fixture, plan);
  check (fixture, "SELECT group_concat (name || '/' || role) FROM (SELECT * FROM person ORDER BY name)",
         "Ana Wu/Lead,Bo Li/Director,Cy Day/Fellow");
  check (fixture, "SELECT group_concat (value) FROM (SELECT value FROM answer ORDER BY value)", "M,S,XL");
  check (fixture, "SELECT group_concat (status) FROM registration", "confirmed,confirmed,confirmed");
  check (fixture, "SELECT count (*) FROM question", "1");
}

static void
test_edited_here_is_kept (LydFixture *fixture,
                          gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) same = NULL;
  g_autoptr (LydImportPlan) plan = NULL;
  const LydImportConflict *conflict;
  g_autofree char *sentence = NULL;

  (void) import_text (fixture, &event, LIST_1);
  lyd_probe_run (
    fixture,
    "UPDATE person SET role = 'President' WHERE name = 'Ana Wu'; UPDATE answer SET value = 'XXL' WHERE value = 'L'");

  same = plan_text (fixture, &event, LIST_1);
  check_counts (same, 0, 0, 2, 0);
  g_assert_cmpuint (lyd_import_plan_get_conflicts (same)->len, ==, 2);
  g_assert_false (g_array_index (lyd_import_plan_get_conflicts (same), LydImportConflict, 0).file_changed);

  plan = plan_text (fixture, &event, LIST_2);
  check_counts (plan, 1, 0, 1, 0);
  g_assert_cmpuint (lyd_import_plan_get_conflicts (plan)->len, ==, 2);
  conflict = &g_array_index (lyd_import_plan_get_conflicts (plan), LydImportConflict, 0);
  g_assert_cmpstr (conflict->field, ==, "role");
  g_assert_cmpstr (conflict->file, ==, "Lead");
  g_assert_cmpstr (conflict->here, ==, "President");
  g_assert_true (conflict->file_changed);
  sentence = lyd_words_import_conflict (conflict);
  g_assert_nonnull (strstr (sentence, "President"));
  /* One is decided for the file. */
  lyd_import_plan_decide (plan, 1, LYD_IMPORT_REPLACE);
  check_counts (plan, 1, 1, 0, 0);
  (void) apply (fixture, plan);
  check (fixture, "SELECT role FROM person WHERE name = 'Ana Wu'", "President");
  check (fixture, "SELECT group_concat (value) FROM (SELECT value FROM answer ORDER BY value)", "M,S,XL");
}

/* An organization that only a decision names is made, too. */
static void
test_taken_organization_is_made (LydFixture *fixture,
                                 gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId next = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = NULL;

  (void) import_text (fixture, &event, "Name,Email,Organization\nAna Wu,ana@example.org,Delta Kids\n");
  plan = plan_text (fixture, &next, "Name,Email,Organization\nAna Wu,ana@example.org,Wu Alliance\n");
  g_assert_cmpuint (lyd_import_plan_get_conflicts (plan)->len, ==, 1);
  lyd_import_plan_decide (plan, 0, LYD_IMPORT_REPLACE);
  (void) apply (fixture, plan);
  check (fixture, "SELECT o.name FROM person p JOIN organization o ON o.id = p.organization", "Wu Alliance");
  check (fixture, "SELECT count (*) FROM organization", "2");
}

/* What a form said is no side of the comparison with what a ticket shop says. */
static void
test_another_source_changes_nothing (LydFixture *fixture,
                                     gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = NULL;

  (void) import_text (fixture, &event, LIST_1);
  plan =
    plan_text (fixture, &event,
               "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee Status,Job title,Phone\n"
               "1,2027-06-01,Ana,Wu,ana@example.org,1,Staff,Attending,Manager,202 555 0100\n");
  g_assert_cmpstr (lyd_import_file_get_format (lyd_import_plan_get_file (plan))->id, ==, "eventbrite-attendees");
  check_counts (plan, 0, 1, 0, 0);
  g_assert_cmpuint (lyd_import_plan_get_gone (plan)->len, ==, 0);
  g_assert_cmpuint (lyd_import_plan_get_conflicts (plan)->len, ==, 1);
  (void) apply (fixture, plan);
  check (fixture, "SELECT role || '/' || phone FROM person WHERE name = 'Ana Wu'", "Organizer/202 555 0100");
  /* The first list goes on from where it was. */
  (void) import_text (fixture, &event, LIST_2);
  check (fixture, "SELECT role || '/' || phone FROM person WHERE name = 'Ana Wu'", "Lead/202 555 0100");
}

static void
test_undone_imports_again (LydFixture *fixture,
                           gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) known = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  LydId import = import_text (fixture, &event, LIST_1);
  g_autoptr (LydImportPlan) again = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  g_autofree char *id = lyd_id_to_string (&import);
  g_autoptr (GError) error = NULL;
  LydId found;

  id[14] = '\0';
  g_assert_true (lyd_import_find (fixture->file, id, &found, &error));
  g_assert_no_error (error);
  undone = lyd_undo (fixture->file, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->kept, ==, 0);
  check (fixture, "SELECT count (*) FROM registration", "1");
  check (fixture, "SELECT count (*) FROM import_row", "0");
  check (fixture, "SELECT role FROM person", NULL);
  check (fixture, "SELECT count (*) FROM person_text WHERE person_text MATCH 'li*'", "0");

  again = plan_text (fixture, &event, LIST_1);
  check_counts (again, 1, 1, 0, 0);
  (void) apply (fixture, again);
  check (fixture, "SELECT group_concat (role) FROM (SELECT role FROM person ORDER BY name)", "Organizer,Director");
}

static void
test_cancelled_here_stays_cancelled (LydFixture *fixture,
                                     gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = NULL;
  g_autoptr (LydImportPlan) plain = NULL;

  (void) import_text (fixture, &event, LIST_1);
  lyd_probe_run (
    fixture,
    "UPDATE registration SET status = 'cancelled' WHERE person = (SELECT id FROM person WHERE name = 'Ana Wu')");
  plan = plan_text (fixture, &event,
                    "Name,Email,Job title,Status,Shirt\nAna Wu,ana@example.org,Organizer,pending,L\nBo "
                    "Li,bo@example.org,Director,cancelled,M\n");
  check_counts (plan, 0, 1, 1, 0);
  g_assert_cmpuint (count_notes (plan, LYD_REASON_CANCELLED_HERE), ==, 1);
  (void) apply (fixture, plan);
  check (fixture, "SELECT group_concat (status) FROM registration", "cancelled,cancelled");
  plain = plan_text (fixture, &event, "Name,Email\nAna Wu,ana@example.org\n");
  g_assert_cmpuint (count_notes (plain, LYD_REASON_CANCELLED_HERE), ==, 1);
  (void) apply (fixture, plain);
  check (fixture, "SELECT group_concat (status) FROM registration", "cancelled,cancelled");
}

static void
test_desk_registrations_are_filled_in (LydFixture *fixture,
                                       gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) known = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydImportPlan) plan = plan_text (fixture, &event, LIST_1);

  check_counts (plan, 1, 1, 0, 0);
  (void) apply (fixture, plan);
  check (fixture, "SELECT role FROM person WHERE name = 'Ana Wu'", "Organizer");
  check (fixture, "SELECT count (*) FROM registration", "2");
}

static void
test_choices_are_three_way (LydFixture *fixture,
                            gconstpointer data)
{
  static const char *const titles[] = { "Alpha", "Beta", "Gamma", "Delta" };
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydEvent) retreat = lyd_plan_get_event (fixture->file, &event, NULL);
  g_autoptr (LydImportPlan) plan = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (LydSession) session = lyd_plan_new_session (retreat);

    session->title = g_strdup (titles[i]);
    session->choice = TRUE;
    g_assert_true (lyd_plan_add_session (fixture->file, session, NULL));
  }
  (void) import_text (fixture, &event, "Name,Email,Sessions\nAna Wu,ana@example.org,\"alpha, Beta\"\n");
  check (fixture,
         "SELECT group_concat (title) FROM (SELECT title FROM place JOIN session s ON s.id = session ORDER BY title)",
         "Alpha,Beta");
  /* Moved to Delta here; the file swaps Beta for Gamma. */
  lyd_probe_run (fixture, "UPDATE place SET session = (SELECT id FROM session WHERE title = 'Delta')"
                          " WHERE session = (SELECT id FROM session WHERE title = 'Alpha')");
  plan = plan_text (fixture, &event, "Name,Email,Sessions\nAna Wu,ana@example.org,\"Alpha, Gamma\"\n");
  check_counts (plan, 0, 1, 0, 0);
  g_assert_cmpuint (lyd_import_plan_get_conflicts (plan)->len, ==, 1);
  (void) apply (fixture, plan);
  check (fixture,
         "SELECT group_concat (title) FROM (SELECT title FROM place JOIN session s ON s.id = session ORDER BY title)",
         "Delta,Gamma");
}

/* ---- all or nothing ---- */

static void
cancel_in_the_middle (gpointer data,
                      guint done,
                      guint total)
{
  if (done > 0)
    g_cancellable_cancel (data);
}

static void
test_cancelled_apply_leaves_nothing (LydFixture *fixture,
                                     gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) list = g_string_new ("Name,Email,Organization\n");
  LydImportOptions options = { .cancellable = cancellable };
  g_autoptr (LydImportPlan) plan = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  LydId import;

  for (int i = 0; i < 1500; i++)
    g_string_append_printf (list, "Person %d,p%d@example.org,Organization %d\n", i, i, i % 40);
  bytes = bytes_of (list->str);
  options.progress = NULL;
  plan = lyd_import_plan (fixture->file, &event, bytes, "list.csv", &options, &error);
  g_assert_no_error (error);
  lyd_import_plan_set_progress (plan, cancel_in_the_middle, cancellable);
  g_assert_false (lyd_import_apply (fixture->file, plan, &import, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (lyd_id_is_none (&import));
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);

  /* The same plan, looked at again, goes through. */
  g_clear_error (&error);
  lyd_import_plan_set_progress (plan, NULL, NULL);
  g_cancellable_reset (cancellable);
  g_assert_true (lyd_import_plan_refresh (plan, fixture->file, &error));
  g_assert_no_error (error);
  (void) apply (fixture, plan);
  check (fixture, "SELECT count (*) FROM registration", "1500");
}

static void
test_database_error_leaves_nothing (LydFixture *fixture,
                                    gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = plan_text (fixture, &event, LIST_1);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  LydId import;

  lyd_probe_run (fixture,
                 "CREATE TEMP TRIGGER stop BEFORE INSERT ON main.registration WHEN NEW.person IN"
                 " (SELECT id FROM person WHERE name = 'Bo Li') BEGIN SELECT RAISE (FAIL, 'the disk is full'); END");
  g_assert_false (lyd_import_apply (fixture->file, plan, &import, &error));
  g_assert_nonnull (error);
  lyd_probe_run (fixture, "DROP TRIGGER stop");
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_outdated_plan_is_refused (LydFixture *fixture,
                               gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = plan_text (fixture, &event, LIST_1);
  g_autoptr (LydRegistrationResult) walk_in = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (GError) error = NULL;
  LydId import;

  g_assert_false (lyd_import_apply (fixture->file, plan, &import, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  check (fixture, "SELECT count (*) FROM registration", "1");
  g_clear_error (&error);
  g_assert_false (lyd_import_apply (fixture->file, plan, &import, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (lyd_import_plan_refresh (plan, fixture->file, &error));
  check_counts (plan, 1, 1, 0, 0);
  (void) apply (fixture, plan);
  check (fixture, "SELECT count (*) FROM registration", "2");
}

static void
test_columns_are_remembered (LydFixture *fixture,
                             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydImportOptions options = { .map = (const char *const[]){ "Wer=name", "Wo=organization", NULL } };
  g_autoptr (GBytes) bytes = bytes_of ("Wer;Mail;Wo\nAna Wu;ana@example.org;Voices (demo)\n");
  g_autoptr (GBytes) later = bytes_of ("WER;Mail;Wo\nBo Li;bo@example.org;Voices (demo)\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (LydImportPlan) plan = lyd_import_plan (fixture->file, &event, bytes, "liste.csv", &options, &error);
  g_autoptr (LydImportPlan) next = NULL;

  g_assert_no_error (error);
  (void) apply (fixture, plan);
  next = plan_bytes (fixture, &event, later);
  g_assert_cmpstr (lyd_import_plan_get_row (next, 0).name, ==, "Bo Li");
  g_assert_cmpstr (lyd_import_plan_get_row (next, 0).organization, ==, "Voices (demo)");
}

static void
test_columns_can_be_corrected (LydFixture *fixture,
                               gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan =
    plan_text (fixture, &event, "Name,Email,Nick,Nick\nAna Wu,ana@example.org,Annie,A\n");

  g_assert_cmpuint (lyd_import_plan_get_new_questions (plan)->len, ==, 2);
  g_assert_true (lyd_import_plan_set_field (plan, fixture->file, 2, LYD_FIELD_IGNORE, NULL));
  g_assert_cmpuint (lyd_import_plan_get_new_questions (plan)->len, ==, 1);
}

static void
test_sensitive_and_cancelled_events (LydFixture *fixture,
                                     gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (GBytes) bytes = bytes_of (LIST_1);
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_plan_cancel_event (fixture->file, &event, NULL));
  g_assert_null (lyd_import_plan (fixture->file, &event, bytes, "x.csv", NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
test_every_reason_has_a_sentence (LydFixture *fixture,
                                  gconstpointer data)
{
  LydImportNote note = { 3, 0, LYD_REASON_DUPLICATE_ROW, "Ana \u202eWu {line} %s", 7 };
  g_autofree char *sentence = lyd_words_import_problem (&note);

  g_assert_cmpstr (sentence, ==, "Left out: line 7 is about the same person (Ana Wu {line} %s) and was entered later.");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/import/samples", test_samples);
  lyd_fixture_add ("/import/refusals", test_refusals);
  lyd_fixture_add ("/import/plan-writes-nothing", test_plan_writes_nothing);
  lyd_fixture_add ("/import/everything-arrives", test_everything_arrives);
  lyd_fixture_add ("/import/known-people-are-matched", test_known_people_are_matched);
  lyd_fixture_add ("/import/never-merged-by-name", test_never_merged_by_name);
  lyd_fixture_add ("/import/shared-mailbox-is-a-question", test_shared_mailbox_is_a_question);
  lyd_fixture_add ("/import/two-new-people-share-a-mailbox", test_two_new_people_share_a_mailbox);
  lyd_fixture_add ("/import/writing-is-no-conflict", test_writing_is_no_conflict);
  lyd_fixture_add ("/import/renamed-in-the-file-is-a-question", test_renamed_in_the_file_is_a_question);
  lyd_fixture_add ("/import/the-later-row-wins", test_the_later_row_wins);
  lyd_fixture_add ("/import/external-number-finds-a-new-address", test_external_number_finds_a_new_address);
  lyd_fixture_add ("/import/close-organizations-are-listed", test_close_organizations_are_listed);
  lyd_fixture_add ("/import/only-changed-cells-change", test_only_changed_cells_change);
  lyd_fixture_add ("/import/edited-here-is-kept", test_edited_here_is_kept);
  lyd_fixture_add ("/import/another-source-changes-nothing", test_another_source_changes_nothing);
  lyd_fixture_add ("/import/taken-organization-is-made", test_taken_organization_is_made);
  lyd_fixture_add ("/import/undone-imports-again", test_undone_imports_again);
  lyd_fixture_add ("/import/cancelled-here-stays-cancelled", test_cancelled_here_stays_cancelled);
  lyd_fixture_add ("/import/desk-registrations-are-filled-in", test_desk_registrations_are_filled_in);
  lyd_fixture_add ("/import/choices-are-three-way", test_choices_are_three_way);
  lyd_fixture_add ("/import/cancelled-apply-leaves-nothing", test_cancelled_apply_leaves_nothing);
  lyd_fixture_add ("/import/database-error-leaves-nothing", test_database_error_leaves_nothing);
  lyd_fixture_add ("/import/outdated-plan-is-refused", test_outdated_plan_is_refused);
  lyd_fixture_add ("/import/columns-are-remembered", test_columns_are_remembered);
  lyd_fixture_add ("/import/columns-can-be-corrected", test_columns_can_be_corrected);
  lyd_fixture_add ("/import/sensitive-and-cancelled-events", test_sensitive_and_cancelled_events);
  lyd_fixture_add ("/import/every-reason-has-a-sentence", test_every_reason_has_a_sentence);
  return g_test_run ();
}
