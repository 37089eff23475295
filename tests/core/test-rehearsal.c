#include "lyd-rehearsal.h"

#include "lyd-door.h"
#include "lyd-file-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* Rehearsing the door: how people come, how the line is served, and that nothing of it stays. */

static guint32 *
draw (guint n)
{
  guint32 *random = g_new (guint32, n * LYD_ARRIVAL_RANDOM + 1);

  for (guint i = 0; i < n * LYD_ARRIVAL_RANDOM; i++)
    random[i] = (guint32) g_test_rand_int ();
  return random;
}

static void
test_arrivals (void)
{
  for (guint round = 0; round < 50; round++) {
    for (guint n = 0; n < 400; n += 133) {
      g_autofree guint32 *random = draw (n);
      g_autoptr (GArray) arrivals = lyd_arrivals_make (n, random);
      guint n_peak = 0;
      gint64 before = 0;

      g_assert_cmpuint (arrivals->len, ==, n);
      for (guint i = 0; i < n; i++) {
        const LydArrival *arrival = &g_array_index (arrivals, LydArrival, i);

        g_assert_cmpint (arrival->at, >=, before);
        g_assert_cmpint (arrival->at, <, LYD_ARRIVALS_BEFORE + LYD_ARRIVALS_PEAK + LYD_ARRIVALS_AFTER);
        before = arrival->at;
        n_peak += arrival->at >= LYD_ARRIVALS_BEFORE && arrival->at < LYD_ARRIVALS_BEFORE + LYD_ARRIVALS_PEAK;
      }
      g_assert_cmpuint (n_peak, ==, (n * LYD_ARRIVALS_PEAK_SHARE + 50) / 100);
    }
  }
}

/* The ends of what can be drawn stay within the time. */
static void
test_ends (void)
{
  const guint32 most[] = { G_MAXUINT32, G_MAXUINT32 };
  const guint32 least[] = { 0, 0 };
  g_autoptr (GArray) last = lyd_arrivals_make (1, most);
  g_autoptr (GArray) first = lyd_arrivals_make (1, least);

  g_assert_cmpint (g_array_index (last, LydArrival, 0).at, <, LYD_ARRIVALS_BEFORE + LYD_ARRIVALS_PEAK);
  g_assert_cmpint (g_array_index (first, LydArrival, 0).at, ==, LYD_ARRIVALS_BEFORE);
  g_assert_cmpint (g_array_index (first, LydArrival, 0).brings, ==, LYD_BRINGS_NOTHING);
}

static void
test_line (void)
{
  const LydArrival three[] = { { LYD_MINUTE, LYD_BRINGS_TICKET },
                               { 2 * LYD_MINUTE, LYD_BRINGS_NOTHING },
                               { 3 * LYD_MINUTE, LYD_BRINGS_TICKET } };
  GArray *arrivals = g_array_new (FALSE, FALSE, sizeof (LydArrival));
  g_autoptr (LydLine) line = NULL;
  LydLineReport report;

  g_array_append_vals (arrivals, three, 3);
  line = lyd_line_new (arrivals);
  g_assert_cmpint (lyd_line_get_next (line), ==, -1);
  g_assert_false (lyd_line_serve (line, 0, 0));
  lyd_line_advance (line, 2 * LYD_MINUTE);
  g_assert_cmpint (lyd_line_get_next (line), ==, 0);
  g_assert_cmpint (lyd_line_get_last_come (line), ==, 1);
  g_assert_cmpint (lyd_line_get_brings (line, 1), ==, LYD_BRINGS_NOTHING);
  g_assert_cmpint (lyd_line_get_wait (line, 0, 2 * LYD_MINUTE), ==, LYD_MINUTE);

  /* Not in the order of the line: somebody was found by name first. */
  g_assert_true (lyd_line_serve (line, 1, 2 * LYD_MINUTE));
  g_assert_false (lyd_line_serve (line, 1, 3 * LYD_MINUTE));
  lyd_line_advance (line, 4 * LYD_MINUTE);
  g_assert_true (lyd_line_serve (line, 0, 4 * LYD_MINUTE));
  g_assert_false (lyd_line_is_over (line));
  g_assert_true (lyd_line_serve (line, 2, 4 * LYD_MINUTE));
  g_assert_true (lyd_line_is_over (line));
  lyd_line_report (line, &report);
  g_assert_cmpuint (report.n_served, ==, 3);
  g_assert_cmpuint (report.n_waiting, ==, 0);
  g_assert_cmpuint (report.longest, ==, 2);
  g_assert_cmpint (report.waited, ==, LYD_MINUTE);
  g_assert_cmpint (report.worst, ==, 3 * LYD_MINUTE);
  g_assert_cmpint (report.per_person, ==, LYD_MINUTE);
}

static int
count_scans (LydFile *file)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (file->db, NULL, "SELECT count(*) FROM scan", "");

  g_assert_true (lyd_stmt_step (stmt, NULL));
  return (int) lyd_stmt_get_int (stmt, 0);
}

/* Days before, too early for any door: in the copy everybody gets in, in the data file nobody did. */
static void
test_wiped (LydFixture *fixture,
            gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) lee = lyd_fixture_register (fixture, &retreat.event, "Lee Ox", "lee@example.org");
  g_autoptr (LydRehearsal) rehearsal = NULL;
  g_autoptr (LydFile) copy = NULL;
  g_autoptr (GError) error = NULL;
  LydRehearsalEnd end;

  fixture->now -= 3 * LYD_DAY;
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.arrival, ana->code), ==, LYD_VERDICT_TOO_EARLY);
  g_assert_cmpint (count_scans (fixture->file), ==, 1);
  rehearsal = lyd_rehearsal_begin (fixture->file, &retreat.event, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rehearsal->comers->len, ==, 2);
  g_assert_true (lyd_id_equal (&rehearsal->session, &retreat.arrival));

  copy = lyd_file_open (rehearsal->path, 0, &fixture->context, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rehearsal->comers->len; i++) {
    const LydComer *comer = g_ptr_array_index (rehearsal->comers, i);
    LydAttempt attempt = { .session = rehearsal->session, .text = comer->code, .source = LYD_SOURCE_SCANNER };
    g_autoptr (LydAdmissionResult) result = lyd_admit (copy, &attempt, &error);

    g_assert_no_error (error);
    g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ADMITTED);
  }
  g_clear_pointer (&copy, lyd_file_close);

  g_assert_true (lyd_rehearsal_end (fixture->file, rehearsal, &end, &error));
  g_assert_no_error (error);
  g_assert_cmpint (end.n_scans, ==, 2);
  g_assert_cmpint (end.n_left, ==, 0);
  g_assert_false (g_file_test (rehearsal->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_scans (fixture->file), ==, 1);
  lyd_door_assert_consistent (fixture);
}

/* If a scan of the copy ever got into the data file, it would be counted. */
static void
test_left_is_counted (LydFixture *fixture,
                      gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRehearsal) rehearsal = lyd_rehearsal_begin (fixture->file, &retreat.event, 100, NULL);
  g_autoptr (LydFile) copy = lyd_file_open (rehearsal->path, 0, &fixture->context, NULL);
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code, .source = LYD_SOURCE_SCANNER };
  g_autoptr (LydAdmissionResult) there = lyd_admit (copy, &attempt, NULL);
  g_autoptr (LydAdmissionResult) here = lyd_admit (fixture->file, &attempt, NULL);
  LydRehearsalEnd end;

  g_clear_pointer (&copy, lyd_file_close);
  g_assert_true (lyd_db_run (fixture->file->db, NULL, "UPDATE scan SET id = ? WHERE id = ?", "dd", &there->scan,
                             &here->scan));
  g_assert_true (lyd_rehearsal_end (fixture->file, rehearsal, &end, NULL));
  g_assert_cmpint (end.n_left, ==, 1);
}

static void
test_refused (LydFixture *fixture,
              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autofree char *path = lyd_rehearsal_dup_path (fixture->path);
  g_autoptr (LydRegistrationResult) ana = NULL;
  g_autoptr (LydRehearsal) rehearsal = NULL;
  g_autoptr (LydFile) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_rehearsal_begin (fixture->file, &retreat.event, 100, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Nobody is expected"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  rehearsal = lyd_rehearsal_begin (fixture->file, &retreat.event, 100, &error);
  g_assert_no_error (error);
  copy = lyd_file_open (path, 0, &fixture->context, NULL);
  g_assert_null (lyd_rehearsal_begin (fixture->file, &retreat.event, 100, &error));
  g_assert_nonnull (strstr (error->message, "going on already"));
}

/* Cut off: wiped when the data file is opened the next time, unless somebody is in the middle of it. */
static void
test_sweep (LydFixture *fixture,
            gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autofree char *path = lyd_rehearsal_dup_path (fixture->path);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRehearsal) rehearsal = lyd_rehearsal_begin (fixture->file, &retreat.event, 100, NULL);
  g_autoptr (LydFile) copy = lyd_file_open (path, 0, &fixture->context, NULL);

  g_assert_cmpint (lyd_rehearsal_sweep (&fixture->context, fixture->path), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&copy, lyd_file_close);
  g_assert_cmpint (lyd_rehearsal_sweep (&fixture->context, fixture->path), ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (lyd_rehearsal_sweep (&fixture->context, fixture->path), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rehearsal/arrivals", test_arrivals);
  g_test_add_func ("/rehearsal/ends", test_ends);
  g_test_add_func ("/rehearsal/line", test_line);
  lyd_fixture_add ("/rehearsal/wiped", test_wiped);
  lyd_fixture_add ("/rehearsal/left-is-counted", test_left_is_counted);
  lyd_fixture_add ("/rehearsal/refused", test_refused);
  lyd_fixture_add ("/rehearsal/sweep", test_sweep);
  return g_test_run ();
}
