#include "lyd-admit.h"
#include "lyd-db.h"
#include "lyd-file-private.h"
#include "lyd-plan-change.h"
#include "lyd-safekeeping.h"
#include "lyd-webinar.h"

#include <string.h>

static void
exec (LydFixture *fixture,
      const char *sql)
{
  g_autoptr (GError) error = NULL;

  lyd_db_exec (fixture->file->db, sql, &error);
  g_assert_no_error (error);
}

static void
test_import (LydFixture *fixture,
             gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autofree char *before = lyd_webinar_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (LydAttendancePlan) plan = lyd_webinar_plan_rows (
    fixture, &webinar.session, ANA ANA_AGAIN ANA BO NEW STRANGER NAME OTTER PHONE IPHONES WAITED);
  LydAttendanceCounts counts = lyd_attendance_plan_get_counts (plan);
  const LydAttendanceLine *line = lyd_webinar_find_line (plan, "Ana Ruiz");
  g_autoptr (GPtrArray) list = NULL;
  LydId import;

  /* Nothing is written yet. */
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM evidence"), ==, 0);
  g_assert_cmpuint (counts.people, ==, 5);
  g_assert_cmpuint (counts.unnamed, ==, 3); /* a telephone and two iPhones: of people, perhaps, who are there already */
  g_assert_cmpuint (counts.matched, ==, 2);
  g_assert_cmpuint (counts.added, ==, 2);
  g_assert_cmpuint (counts.ambiguous, ==, 4);
  g_assert_cmpuint (counts.people + counts.unnamed, ==, counts.matched + counts.added + counts.ambiguous);
  g_assert_cmpuint (counts.ignored, ==, 1);
  g_assert_cmpuint (counts.bots, ==, 1);
  g_assert_cmpuint (counts.attended, ==, 3);
  g_assert_true (lyd_webinar_has_note (plan, LYD_REASON_BOTS_IGNORED, "Otter.ai"));
  g_assert_cmpint (line->seconds, ==, 62 * 60);
  g_assert_cmpuint (line->connections, ==, 2); /* the same row twice is one */
  g_assert_cmpuint (line->visits, ==, 1);
  g_assert_true (line->attended);
  g_assert_false (lyd_webinar_find_line (plan, "Bo Wu")->attended);
  g_assert_cmpstr (lyd_webinar_find_line (plan, "Kim Lee")->organization, ==, "Voices for Ohio's Children (demo)");
  g_assert_null (lyd_webinar_find_line (plan, "Pat Gray")->organization);
  g_assert_cmpstr (lyd_webinar_find_line (plan, "12025550143")->reason, ==, LYD_REASON_PHONE);
  g_assert_cmpstr (lyd_webinar_find_line (plan, "Lu Moss")->reason, ==, LYD_REASON_WAITED);

  import = lyd_webinar_apply (fixture, plan);
  lyd_webinar_check_file (fixture);
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_true (lyd_webinar_find_name (list, "Ana Ruiz")->online);
  g_assert_true (lyd_webinar_find_name (list, "Ana Ruiz")->participant);
  g_assert_cmpint (lyd_webinar_find_name (list, "Ana Ruiz")->seconds, ==, 62 * 60);
  g_assert_false (lyd_webinar_find_name (list, "Bo Wu")->attended);
  g_assert_false (lyd_webinar_find_name (list, "Bo Wu")->no_show); /* two minutes are no attendance, and no absence */
  g_assert_cmpint (lyd_webinar_find_name (list, "Kim Lee")->origin, ==, LYD_ORIGIN_ONLINE);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM evidence"), ==, 12);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM attended WHERE way = 'online'"), ==, 3);

  lyd_webinar_undo (fixture, &import);
  lyd_webinar_check_file (fixture);
  after = lyd_webinar_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM online"), ==, 0);
}

static void
test_same_again (LydFixture *fixture,
                 gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydId other = lyd_webinar_add_event (fixture, LYD_KIND_WEBINAR, "Housing", LYD_WEBINAR_START);
  LydId other_session = lyd_webinar_session_of (fixture, &other);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (LydAttendancePlan) again = NULL;
  g_autoptr (LydAttendancePlan) elsewhere = NULL;
  LydId import = lyd_webinar_import_rows (fixture, &webinar.session, ANA NEW);

  before = lyd_webinar_dump (fixture);
  again = lyd_webinar_plan_rows (fixture, &webinar.session, ANA NEW);
  g_assert_true (lyd_attendance_plan_is_same (again));
  g_assert_true (lyd_webinar_has_note (again, LYD_REASON_SAME_FILE, "report.csv"));
  import = lyd_webinar_apply (fixture, again);
  g_assert_true (lyd_id_is_none (&import));
  after = lyd_webinar_dump (fixture);
  g_assert_cmpstr (before, ==, after);

  elsewhere = lyd_webinar_plan_rows (fixture, &other_session, ANA NEW);
  g_assert_false (lyd_attendance_plan_is_same (elsewhere));
  g_assert_true (lyd_webinar_has_note (elsewhere, LYD_REASON_SAME_FILE_ELSEWHERE, "Medicaid"));
}

static void
test_corrected (LydFixture *fixture,
                gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydAttendanceOptions options = { 0 };
  g_autoptr (LydAttendancePlan) asked = NULL;
  g_autoptr (LydAttendancePlan) replacing = NULL;
  g_autoptr (LydAttendancePlan) adding = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  LydId import;

  lyd_webinar_import_rows (fixture, &webinar.session, ANA BO);
  asked = lyd_webinar_plan_with (fixture, &webinar.session, "better.csv", ANA BO NEW, &options);
  g_assert_cmpstr (lyd_attendance_plan_get_replaces (asked), ==, "report.csv");
  g_assert_true (lyd_attendance_plan_needs_answer (asked));
  g_assert_false (lyd_attendance_apply (fixture->file, asked, &import, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  options.replace = LYD_REPLACE_YES;
  replacing = lyd_webinar_plan_with (fixture, &webinar.session, "better.csv", ANA_AGAIN BO NEW, &options);
  import = lyd_webinar_apply (fixture, replacing);
  lyd_webinar_check_file (fixture);
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpint (lyd_webinar_find_name (list, "Ana Ruiz")->seconds, ==,
                   40 * 60); /* the first report's time is gone */
  reports = lyd_attendance_list_reports (fixture->file, &webinar.event, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 2);
  g_assert_true (((LydAttendanceReport *) g_ptr_array_index (reports, 0))->replaced);
  g_assert_true (lyd_id_equal (&((LydAttendanceReport *) g_ptr_array_index (reports, 0))->replaced_by, &import));

  lyd_webinar_undo (fixture, &import);
  lyd_webinar_check_file (fixture);
  restored = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpint (lyd_webinar_find_name (restored, "Ana Ruiz")->seconds, ==, 32 * 60);
  g_assert_null (lyd_webinar_find_name (restored, "Kim Lee"));

  /* What went on after the first report ended is no other version of it. */
  adding = lyd_webinar_plan_with (
    fixture, &webinar.session, "second.csv",
    "Ana Ruiz,ana@voices.example.org,09/22/2027 02:50:00 PM,09/22/2027 03:00:00 PM,10,No,No\n", NULL);
  g_assert_null (lyd_attendance_plan_get_replaces (adding));
}

static void
test_rule (LydFixture *fixture,
           gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydAttendanceRule rule = { .share = 60, .minutes = -1, .clip = TRUE };
  LydAttendanceRule wrong = { .share = 120, .minutes = -1 };
  g_autoptr (LydSession) session = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  lyd_webinar_import_rows (fixture, &webinar.session, ANA BO);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT sum (attended) FROM online"), ==, 1);
  g_assert_false (lyd_attendance_set_rule (fixture->file, LYD_KIND_WEBINAR, &wrong, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  fixture->now += LYD_SECOND;
  g_assert_true (lyd_attendance_set_rule (fixture->file, LYD_KIND_WEBINAR, &rule, &error));
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT sum (attended) FROM online"), ==, 0);
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpint (lyd_webinar_find_name (list, "Ana Ruiz")->seconds, ==, 32 * 60);
  g_assert_cmpint (lyd_webinar_find_name (list, "Ana Ruiz")->counted, ==, 30 * 60);
  lyd_webinar_check_file (fixture);

  /* A shorter session: now it is most of it. */
  session = lyd_plan_get_session (fixture->file, &webinar.session, &error);
  session->end = session->start + 45 * LYD_MINUTE;
  g_assert_true (lyd_plan_update_session (fixture->file, session, &error));
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT sum (attended) FROM online"), ==, 1);
  lyd_webinar_check_file (fixture);
  lyd_webinar_undo_last (fixture);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT sum (attended) FROM online"), ==, 0);
  lyd_webinar_check_file (fixture);

  /* Another kind has another rule. */
  event = lyd_plan_get_event (fixture->file, &webinar.event, &error);
  event->kind = LYD_KIND_PEER_EXCHANGE;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT sum (attended) FROM online"), ==, 1);
  lyd_webinar_check_file (fixture);
  lyd_webinar_undo_last (fixture);
  lyd_webinar_check_file (fixture);
  lyd_webinar_undo_last (fixture); /* the rule */
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT sum (attended) FROM online"), ==, 1);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM attendance_rule"), ==, 0);
  lyd_webinar_check_file (fixture);
}

static void
test_hybrid (LydFixture *fixture,
             gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (LydAdmissionResult) admitted = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GError) error = NULL;
  LydAttempt attempt = { .session = webinar.session };
  const LydAttendanceEvidence *scan;
  const LydAttendanceEvidence *row;

  fixture->now = LYD_WEBINAR_START;
  admitted = lyd_admit_registration (fixture->file, &webinar.ana, &attempt, &error);
  g_assert_no_error (error);
  g_assert_nonnull (admitted);
  lyd_webinar_import_rows (fixture, &webinar.session, ANA ANA_AGAIN BO);
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_true (lyd_webinar_find_name (list, "Ana Ruiz")->room);
  g_assert_true (lyd_webinar_find_name (list, "Ana Ruiz")->online);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM attended"), ==, 2);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(DISTINCT registration) FROM attended"), ==, 1);

  evidence = lyd_attendance_list_evidence (fixture->file, &webinar.session, &webinar.ana, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (evidence->len, ==, 3);
  scan = g_ptr_array_index (evidence, 0);
  row = g_ptr_array_index (evidence, 1);
  g_assert_true (scan->scan && scan->counts);
  g_assert_cmpint (scan->from, ==, LYD_WEBINAR_START);
  g_assert_cmpstr (row->file_name, ==, "report.csv");
  g_assert_cmpuint (row->line, ==, 2);
  g_assert_cmpuint (strlen (row->hash), ==, 64);
  g_assert_cmpint (row->how, ==, LYD_SETTLED_EMAIL);
  g_assert_cmpint (row->to - row->from, ==, 32 * LYD_MINUTE);
}

static void
test_warnings (LydFixture *fixture,
               gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydAttendanceOptions options = { .timezone = "America/Los_Angeles" };
  g_autoptr (LydAttendancePlan) day = NULL;
  g_autoptr (LydAttendancePlan) hours = NULL;
  g_autoptr (LydAttendancePlan) right = NULL;
  g_autoptr (LydAttendancePlan) well = NULL;
  g_autoptr (LydAttendancePlan) next = NULL;

  day =
    lyd_webinar_plan_rows (fixture, &webinar.session,
                           "Ana Ruiz,ana@voices.example.org,10/22/2027 02:00:00 PM,10/22/2027 02:30:00 PM,30,No,No\n");
  g_assert_true (lyd_webinar_has_note (day, LYD_REASON_OTHER_DAY, "2027-10-22"));
  hours =
    lyd_webinar_plan_rows (fixture, &webinar.session,
                           "Ana Ruiz,ana@voices.example.org,09/22/2027 11:00:00 AM,09/22/2027 11:55:00 AM,55,No,No\n");
  g_assert_true (lyd_webinar_has_note (hours, LYD_REASON_OTHER_ZONE, "-3"));
  right = lyd_webinar_plan_with (
    fixture, &webinar.session, "r.csv",
    "Ana Ruiz,ana@voices.example.org,09/22/2027 11:00:00 AM,09/22/2027 11:55:00 AM,55,No,No\n", &options);
  g_assert_false (lyd_webinar_has_note (right, LYD_REASON_OTHER_ZONE, NULL));
  g_assert_cmpint (lyd_webinar_find_line (right, "Ana Ruiz")->first_at, ==, LYD_WEBINAR_START);
  well = lyd_webinar_plan_rows (fixture, &webinar.session, ANA BO NEW);
  g_assert_cmpuint (lyd_attendance_plan_get_notes (well)->len, ==, 0);
  /* Whose clock it is is said once. */
  lyd_webinar_apply (fixture, right);
  next = lyd_webinar_plan_rows (fixture, &webinar.session,
                                "Bo Wu,bo@voices.example.org,09/22/2027 11:00:00 AM,09/22/2027 11:55:00 AM,55,No,No\n");
  g_assert_cmpstr (lyd_attendance_plan_get_timezone (next), ==, "America/Los_Angeles");
}

static void
test_sensitive (LydFixture *fixture,
                gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GBytes) bytes = lyd_webinar_report (ANA BO OTTER PHONE);
  g_autoptr (LydAttendancePlan) plan = lyd_webinar_plan_rows (fixture, &webinar.session, STRANGER);
  g_autoptr (GError) error = NULL;

  lyd_webinar_import_rows (fixture, &webinar.session, ANA NAME);
  event = lyd_plan_get_event (fixture->file, &webinar.event, &error);
  event->sensitive = TRUE;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_null (lyd_attendance_plan (fixture->file, &webinar.session, bytes, "x.csv", NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2 people")); /* the number, and nobody's name */
  g_assert_null (strstr (error->message, "Ana"));
  g_clear_error (&error);
  /* It became so after the preview. */
  g_assert_false (lyd_attendance_plan_refresh (plan, fixture->file, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_attendance_list (fixture->file, &webinar.session, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_attendance_list_unmatched (fixture->file, &webinar.event, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_attendance_list_evidence (fixture->file, &webinar.session, &webinar.ana, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
test_registered_there (LydFixture *fixture,
                       gconstpointer data)
{
  static const char text[] =
    "Attendee Report\n"
    "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)\n"
    "Medicaid,812 3456 7890,\"09/22/2027 02:00:00 PM\",60\n"
    "Host Details\n"
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country\n"
    "Yes,The Network,host@example.org,09/22/2027 01:50:00 PM,09/22/2027 03:00:00 PM,70,No,US\n"
    "Attendee Details\n"
    "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,"
    "Leave Time,Time in Session (minutes),Is Guest,Country\n"
    "Yes,Ana R,Ana,Ruiz,ana@voices.example.org,09/20/2027 02:00:00 PM,approved,09/22/2027 02:00:00 PM,"
    "09/22/2027 03:00:00 PM,60,No,US\n"
    "No,--,Kim,Lee,kim@voices.example.org,09/20/2027 02:00:00 PM,approved,--,--,--,--,--\n"
    "No,--,Dee,Nied,dee@voices.example.org,09/20/2027 02:00:00 PM,denied,--,--,--,--,--\n"
    "No,--,Can,Celled,can@voices.example.org,09/20/2027 02:00:00 PM,cancelled,--,--,--,--,--\n";
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAttendancePlan) plan = NULL;
  g_autoptr (GPtrArray) list = NULL;
  LydAttendanceCounts counts;

  g_assert_true (lyd_register_set_status (fixture->file, &webinar.ana, LYD_STATUS_CANCELLED, &error));
  plan = lyd_attendance_plan (fixture->file, &webinar.session, bytes, "webinar.csv", NULL, &error);
  g_assert_no_error (error);
  counts = lyd_attendance_plan_get_counts (plan);
  g_assert_cmpuint (counts.people, ==, 1);
  g_assert_cmpuint (counts.matched, ==, 1);
  g_assert_cmpuint (counts.apart, ==, 1);
  g_assert_cmpuint (counts.no_shows, ==, 1);
  g_assert_cmpuint (counts.ignored, ==, 2);
  g_assert_cmpuint (counts.new_registrations, ==, 2);
  g_assert_true (lyd_webinar_has_note (plan, LYD_REASON_CANCELLED_ATTENDED, "Ana Ruiz"));
  lyd_webinar_apply (fixture, plan);
  lyd_webinar_check_file (fixture);
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpint (lyd_webinar_find_name (list, "Ana Ruiz")->status, ==, LYD_STATUS_CANCELLED);
  g_assert_true (lyd_webinar_find_name (list, "Ana Ruiz")->attended);
  g_assert_false (lyd_webinar_find_name (list, "Ana Ruiz")->participant);
  g_assert_cmpint (lyd_webinar_find_name (list, "Kim Lee")->origin, ==, LYD_ORIGIN_IMPORT);
  g_assert_true (lyd_webinar_find_name (list, "Kim Lee")->no_show);
  g_assert_cmpint (lyd_webinar_find_name (list, "The Network")->type, ==, LYD_ATTENDEE_STAFF);
  g_assert_cmpint (lyd_webinar_find_name (list, "The Network")->role, ==, LYD_ROLE_HOST);
  g_assert_false (lyd_webinar_find_name (list, "The Network")->participant);
  g_assert_null (lyd_webinar_find_name (list, "Dee Nied"));
}

static void
test_kept (LydFixture *fixture,
           gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (GBytes) bytes = lyd_webinar_report (ANA BO);
  g_autoptr (GBytes) kept = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  LydId import = lyd_webinar_import_rows (fixture, &webinar.session, ANA BO);
  LydId found;

  kept = lyd_attendance_get_file (fixture->file, &import, &name, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, kept));
  g_assert_cmpstr (name, ==, "report.csv");
  id = lyd_id_to_string (&import);
  g_assert_true (lyd_attendance_find_report (fixture->file, id, &found, &error));
  g_assert_true (lyd_id_equal (&import, &found));
}

static void
test_verify (LydFixture *fixture,
             gconstpointer data)
{
  static const char *const damages[] = { "UPDATE online SET seconds = seconds + 1",
                                         "UPDATE online SET attended = 1 - attended", "DELETE FROM online",
                                         "INSERT INTO online SELECT session, zeroblob (16), role, 1, 1, NULL, NULL, 1,"
                                         " 0, 0, 1 FROM online LIMIT 1" };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autofree char *title = g_strdup_printf ("Event %u", (guint) i);
    LydId event = lyd_webinar_add_event (fixture, LYD_KIND_WEBINAR, title, LYD_WEBINAR_START);
    LydId session = lyd_webinar_session_of (fixture, &event);
    g_autofree char *rows =
      g_strdup_printf ("Ana %u,ana%u@voices.example.org,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,No,No\n",
                       (guint) i, (guint) i);
    g_autoptr (GPtrArray) problems = NULL;
    LydId import = lyd_webinar_import_rows (fixture, &session, rows);

    lyd_webinar_check_file (fixture);
    exec (fixture, damages[i]);
    problems = lyd_verify (fixture->file, NULL, NULL);
    g_assert_cmpuint (problems->len, >, 0);
    exec (fixture, "DELETE FROM online");
    lyd_webinar_undo (fixture, &import);
    lyd_webinar_check_file (fixture);
  }
}

/* Somebody was let in between the preview and the import: look again. */
static void
test_outdated (LydFixture *fixture,
               gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (LydAttendancePlan) plan = lyd_webinar_plan_rows (fixture, &webinar.session, ANA NEW);
  g_autoptr (LydRegistrationResult) kim = NULL;
  g_autoptr (GError) error = NULL;
  LydId import;

  kim = lyd_fixture_register (fixture, &webinar.event, "Kim Lee", "kim@voices.example.org");
  g_assert_false (lyd_attendance_apply (fixture->file, plan, &import, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM evidence"), ==, 0);
  g_assert_true (lyd_attendance_plan_refresh (plan, fixture->file, &error));
  g_assert_cmpuint (lyd_attendance_plan_get_counts (plan).matched, ==, 2);
  lyd_webinar_apply (fixture, plan);
  lyd_webinar_check_file (fixture);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM person WHERE name = 'Kim Lee'"), ==, 1);
}

#define BOT "Bo's Fireflies.ai Notetaker,bo@voices.example.org,09/22/2027 02:00:00 PM,09/22/2027 03:00:00 PM,60,No,No\n"
#define BO_HERSELF "Bo Wu,bo@voices.example.org,09/22/2027 02:00:00 PM,09/22/2027 02:15:00 PM,15,No,No\n"

/* A program that joins by somebody's link has their address: it neither takes nor gives them time. */
static void
test_borrowed_link (LydFixture *fixture,
                    gconstpointer data)
{
  static const char *const orders[] = { BOT BO_HERSELF, BO_HERSELF BOT };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (orders); i++) {
    LydWebinar webinar = { 0 };
    g_autofree char *title = g_strdup_printf ("Borrowed %u", i);
    g_autoptr (LydRegistrationResult) bo = NULL;
    g_autoptr (LydAttendancePlan) plan = NULL;
    g_autoptr (GPtrArray) list = NULL;

    webinar.event = lyd_webinar_add_event (fixture, LYD_KIND_WEBINAR, title, LYD_WEBINAR_START);
    webinar.session = lyd_webinar_session_of (fixture, &webinar.event);
    bo = lyd_fixture_register (fixture, &webinar.event, "Bo Wu", "bo@voices.example.org");
    if (i >= G_N_ELEMENTS (orders)) /* her address is known already */
      lyd_webinar_import_rows (
        fixture, &webinar.session,
        "Bo Wu,bo@voices.example.org,09/22/2027 02:05:00 PM,09/22/2027 02:10:00 PM,5,No,No\n");
    plan = lyd_webinar_plan_with (fixture, &webinar.session, "both.csv", orders[i % G_N_ELEMENTS (orders)],
                                  &(LydAttendanceOptions){ .replace = LYD_REPLACE_ADD });
    g_assert_cmpuint (lyd_attendance_plan_get_counts (plan).bots, ==, 1);
    g_assert_cmpuint (lyd_attendance_plan_get_counts (plan).ignored, ==, 1);
    g_assert_cmpuint (lyd_attendance_plan_get_counts (plan).matched, ==, 1);
    g_assert_cmpint (lyd_webinar_find_line (plan, "Bo Wu")->seconds, ==, 15 * 60);
    g_assert_null (lyd_webinar_find_line (plan, "Bo's Fireflies.ai Notetaker")->email);
    lyd_webinar_apply (fixture, plan);
    lyd_webinar_check_file (fixture);
    list = lyd_webinar_list_session (fixture, &webinar.session);
    g_assert_cmpint (lyd_webinar_find_name (list, "Bo Wu")->seconds, ==, 15 * 60);
    g_assert_nonnull (bo);
  }
}

static void
test_bot_alone (LydFixture *fixture,
                gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (LydAttendancePlan) plan = lyd_webinar_plan_rows (fixture, &webinar.session, ANA BOT);
  g_autoptr (LydAttendancePlan) named = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_cmpuint (lyd_attendance_plan_get_counts (plan).bots, ==, 1);
  g_assert_true (lyd_webinar_has_note (plan, LYD_REASON_BOTS_IGNORED, "Bo's Fireflies.ai Notetaker"));
  lyd_webinar_apply (fixture, plan);
  lyd_webinar_check_file (fixture);
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_false (lyd_webinar_find_name (list, "Bo Wu")->online);
  g_assert_true (lyd_webinar_find_name (list, "Bo Wu")->no_show);

  /* The warning names the program, not the account that it joined with. */
  named = lyd_webinar_plan_with (
    fixture, &webinar.session, "named.csv",
    "Fireflies.ai Notetaker (Bo),,09/22/2027 02:00:00 PM,09/22/2027 03:00:00 PM,60,Yes,No\n"
    "Meeting bot (Bo),bo@elsewhere.example.org,09/22/2027 02:00:00 PM,09/22/2027 03:00:00 PM,60,No,No\n"
    "Fathom (Bo Wu),bo@voices.example.org,09/22/2027 02:00:00 PM,09/22/2027 03:00:00 PM,60,No,No\n",
    NULL);
  g_assert_true (lyd_webinar_has_note (named, LYD_REASON_BOTS_IGNORED, "Fireflies.ai Notetaker"));
  g_assert_true (lyd_webinar_has_note (named, LYD_REASON_BOTS_IGNORED, "Meeting bot"));
  g_assert_true (lyd_webinar_has_note (named, LYD_REASON_BOTS_IGNORED, "Fathom"));
  g_assert_cmpuint (lyd_attendance_plan_get_counts (named).bots, ==, 3);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/attendance/import", test_import);
  lyd_fixture_add ("/attendance/same-again", test_same_again);
  lyd_fixture_add ("/attendance/corrected", test_corrected);
  lyd_fixture_add ("/attendance/rule", test_rule);
  lyd_fixture_add ("/attendance/hybrid", test_hybrid);
  lyd_fixture_add ("/attendance/warnings", test_warnings);
  lyd_fixture_add ("/attendance/sensitive", test_sensitive);
  lyd_fixture_add ("/attendance/registered-there", test_registered_there);
  lyd_fixture_add ("/attendance/kept", test_kept);
  lyd_fixture_add ("/attendance/borrowed-link", test_borrowed_link);
  lyd_fixture_add ("/attendance/bot-alone", test_bot_alone);
  lyd_fixture_add ("/attendance/verify", test_verify);
  lyd_fixture_add ("/attendance/outdated", test_outdated);
  return g_test_run ();
}
