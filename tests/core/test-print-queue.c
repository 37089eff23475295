/* Badges that wait for a printer: never lost, never printed twice, whoever dies in between. */
#include "lyd-door.h"
#include "lyd-print-queue.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PRINTER "Label-Desk-1"
#define ROLL "brother-dk-1202"
#define SHEET "avery-5392"
#define N_SHARED 60

static LydId
ask (LydFixture *fixture,
     const LydId *registration,
     LydPrintWhy why)
{
  LydPrintRequest request = { *registration, PRINTER, why };
  g_autoptr (GError) error = NULL;
  LydId job;

  g_assert_true (lyd_print_queue_ask (fixture->file, &request, &job, &error));
  g_assert_no_error (error);
  return job;
}

static LydPrintJob *
take (LydFile *file,
      const char *stock)
{
  g_autoptr (GError) error = NULL;
  LydPrintJob *job = lyd_print_queue_take (file, PRINTER, stock, &error);

  g_assert_no_error (error);
  return job;
}

static void
finish (LydFixture *fixture,
        const LydPrintJob *job,
        LydPrintState state,
        const char *problem)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_print_queue_finish (fixture->file, &job->id, state, problem, &error));
  g_assert_no_error (error);
}

static LydPrintCount
count (LydFixture *fixture)
{
  g_autoptr (GPtrArray) jobs = lyd_print_queue_list (fixture->file, FALSE, NULL);
  LydPrintCount n;

  g_assert_nonnull (jobs);
  lyd_print_queue_count (jobs, &n);
  return n;
}

static LydPrinterNote *
get_note (LydFixture *fixture)
{
  return lyd_print_queue_get_printer (fixture->file, PRINTER, NULL);
}

/* What looking at somebody says of their badge. */
static LydBadgeState
get_badge (LydFixture *fixture,
           const LydRetreat *retreat,
           const LydId *registration)
{
  LydAttempt attempt = { .session = retreat->workshop, .look = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) result = lyd_admit_registration (fixture->file, registration, &attempt, &error);

  g_assert_no_error (error);
  return result->badge;
}

/* Prints one badge on @stock at once. */
static void
print (LydFixture *fixture,
       const LydId *registration,
       const char *stock)
{
  g_autoptr (LydPrintJob) job = NULL;

  ask (fixture, registration, LYD_PRINT_BY_HAND);
  job = take (fixture->file, stock);
  g_assert_nonnull (job);
  finish (fixture, job, LYD_PRINT_PRINTED, NULL);
}

static void
test_prints_once (LydFixture *fixture,
                  gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  LydId first = ask (fixture, &ana->registration, LYD_PRINT_BY_HAND);
  LydId second = ask (fixture, &jose->registration, LYD_PRINT_AT_CHECK_IN);
  LydId again = ask (fixture, &ana->registration, LYD_PRINT_BY_HAND);
  g_autoptr (LydPrintJob) job = NULL;
  g_autoptr (LydPrintJob) next = NULL;

  g_assert_true (lyd_id_equal (&first, &again));
  g_assert_cmpint (count (fixture).waiting, ==, 2);
  g_assert_cmpint (get_badge (fixture, &retreat, &ana->registration), ==, LYD_BADGE_WAITING);

  job = take (fixture->file, ROLL);
  g_assert_true (lyd_id_equal (&job->id, &first));
  g_assert_cmpstr (job->name, ==, "Ana Wu");
  g_assert_cmpstr (job->stock, ==, ROLL);
  /* Pressed once more while it is being printed. */
  again = ask (fixture, &ana->registration, LYD_PRINT_BY_HAND);
  g_assert_true (lyd_id_equal (&first, &again));
  finish (fixture, job, LYD_PRINT_PRINTED, NULL);
  g_assert_cmpint (get_badge (fixture, &retreat, &ana->registration), ==, LYD_BADGE_PRINTED);

  next = take (fixture->file, ROLL);
  g_assert_true (lyd_id_equal (&next->id, &second));
  g_assert_null (take (fixture->file, ROLL));
  g_assert_cmpint (count (fixture).sent, ==, 1);
  g_assert_cmpint (count (fixture).unsure, ==, 0);

  /* Printed, so asking again is a second badge. */
  again = ask (fixture, &ana->registration, LYD_PRINT_AGAIN);
  g_assert_false (lyd_id_equal (&first, &again));
}

static void
test_failed (LydFixture *fixture,
             gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydId id = ask (fixture, &ana->registration, LYD_PRINT_BY_HAND);
  g_autoptr (LydPrintJob) job = take (fixture->file, ROLL);
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_false (lyd_print_queue_drop (fixture->file, &id, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_assert_true (lyd_print_queue_tell (fixture->file, &id, "Out of labels", NULL));
  finish (fixture, job, LYD_PRINT_FAILED, "The cutter is jammed");
  jobs = lyd_print_queue_list (fixture->file, FALSE, NULL);
  g_assert_cmpuint (jobs->len, ==, 1);
  g_assert_cmpstr (((LydPrintJob *) g_ptr_array_index (jobs, 0))->problem, ==, "The cutter is jammed");
  g_assert_null (take (fixture->file, ROLL));

  g_assert_true (lyd_print_queue_retry (fixture->file, &id, NULL));
  g_assert_cmpint (count (fixture).waiting, ==, 1);
  g_assert_true (lyd_print_queue_move (fixture->file, "Another", &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (take (fixture->file, ROLL));
  g_assert_true (lyd_print_queue_drop (fixture->file, &id, NULL));
  g_assert_cmpint (count (fixture).waiting + count (fixture).failed, ==, 0);
  g_assert_cmpint (get_badge (fixture, &retreat, &ana->registration), ==, LYD_BADGE_NONE);
}

/* The program ends with a badge at the printer: it is asked about. */
static void
test_restart (LydFixture *fixture,
              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  LydId first = ask (fixture, &ana->registration, LYD_PRINT_BY_HAND);
  LydId second = ask (fixture, &jose->registration, LYD_PRINT_BY_HAND);
  g_autoptr (LydPrintJob) one = take (fixture->file, ROLL);
  g_autoptr (LydPrintJob) two = take (fixture->file, ROLL);

  g_assert_cmpint (count (fixture).sent, ==, 2);
  g_assert_false (lyd_print_queue_settle (fixture->file, &first, TRUE, NULL));
  lyd_fixture_reopen (fixture);
  g_assert_cmpint (count (fixture).unsure, ==, 2);
  g_assert_null (take (fixture->file, ROLL));

  g_assert_true (lyd_print_queue_settle (fixture->file, &first, TRUE, NULL));
  g_assert_true (lyd_print_queue_settle (fixture->file, &second, FALSE, NULL));
  g_assert_cmpint (get_badge (fixture, &retreat, &ana->registration), ==, LYD_BADGE_PRINTED);
  g_assert_cmpint (count (fixture).waiting, ==, 1);
  g_assert_cmpint (count (fixture).unsure, ==, 0);
}

static LydFile *
open_in_child (LydFixture *fixture,
               guint seed)
{
  g_rand_set_seed (fixture->rand, seed);
  return lyd_file_open (fixture->path, 0, &fixture->context, NULL);
}

/* Killed between taking a badge and saying what became of it; another program runs all the while. */
static void
test_killed (LydFixture *fixture,
             gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydId id = ask (fixture, &ana->registration, LYD_PRINT_BY_HAND);
  char token;
  int ends[2];
  pid_t child;

  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    LydFile *file = open_in_child (fixture, 77);
    LydPrintJob *job = take (file, ROLL);

    if (job == NULL || write (ends[1], "x", 1) != 1)
      _exit (1);
    pause ();
  }
  g_assert_cmpint (read (ends[0], &token, 1), ==, 1);
  lyd_fixture_reopen (fixture);
  g_assert_cmpint (count (fixture).sent, ==, 1); /* not asked about while it is at work */
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  close (ends[0]);
  close (ends[1]);
  g_assert_cmpint (count (fixture).unsure, ==, 1);
  g_assert_null (take (fixture->file, ROLL));
  /* Asking for it again is an answer too. */
  ask (fixture, &ana->registration, LYD_PRINT_AGAIN);
  g_assert_cmpint (count (fixture).waiting, ==, 1);
  g_assert_cmpint (count (fixture).unsure, ==, 0);
  g_assert_true (lyd_print_queue_drop (fixture->file, &id, NULL));
}

static pid_t
print_all_in_child (LydFixture *fixture,
                    guint seed)
{
  pid_t child = fork ();

  if (child == 0) {
    g_autoptr (LydFile) file = open_in_child (fixture, seed);
    guint n = 0;

    for (;;) {
      g_autoptr (GError) error = NULL;
      g_autoptr (LydPrintJob) job = lyd_print_queue_take (file, PRINTER, ROLL, &error);

      if (error != NULL)
        _exit (255);
      if (job == NULL)
        _exit ((int) n);
      if (!lyd_print_queue_finish (file, &job->id, LYD_PRINT_PRINTED, NULL, NULL))
        _exit (254);
      n++;
    }
  }
  return child;
}

static void
test_two_processes (LydFixture *fixture,
                    gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  pid_t children[2];
  int total = 0;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (LydPrinterNote) note = NULL;

  for (guint i = 0; i < N_SHARED; i++) {
    g_autofree char *name = g_strdup_printf ("Person %u", i);
    g_autoptr (LydRegistrationResult) person = lyd_fixture_register (fixture, &retreat.event, name, NULL);

    ask (fixture, &person->registration, LYD_PRINT_AT_CHECK_IN);
  }
  g_assert_true (lyd_print_queue_set_labels (fixture->file, PRINTER, 200, NULL));
  g_clear_pointer (&fixture->file, lyd_file_close);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = print_all_in_child (fixture, 100 + i);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++) {
    int status;

    waitpid (children[i], &status, 0);
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) <= N_SHARED);
    total += WEXITSTATUS (status);
  }
  lyd_fixture_reopen (fixture);
  g_assert_cmpint (total, ==, N_SHARED);
  jobs = lyd_print_queue_list (fixture->file, TRUE, NULL);
  g_assert_cmpuint (jobs->len, ==, N_SHARED);
  for (guint i = 0; i < jobs->len; i++) {
    g_assert_cmpint (((LydPrintJob *) g_ptr_array_index (jobs, i))->tries, ==, 1);
    g_assert_cmpint (((LydPrintJob *) g_ptr_array_index (jobs, i))->state, ==, LYD_PRINT_PRINTED);
  }
  note = get_note (fixture);
  g_assert_cmpint (note->labels, ==, 200 - N_SHARED);
}

/* Checking in asks for the badge in the same breath, taking it back drops it. */
static void
test_check_in (LydFixture *fixture,
               gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code, .printer = PRINTER };
  g_autoptr (LydAdmissionResult) result = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydAdmissionResult) undone = NULL;
  g_autoptr (LydAdmissionResult) again = NULL;
  g_autoptr (LydAdmissionResult) ready = NULL;

  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (result->badge, ==, LYD_BADGE_WAITING);
  g_assert_cmpint (count (fixture).waiting, ==, 1);

  undone = lyd_admit_undo (fixture->file, &result->scan, NULL);
  g_assert_cmpint (undone->badge, ==, LYD_BADGE_NONE);
  g_assert_cmpint (count (fixture).waiting, ==, 0);

  /* What lies ready is not printed again; somebody who is in already gets nothing either. */
  print (fixture, &jose->registration, ROLL);
  attempt.text = jose->code;
  ready = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (ready->badge, ==, LYD_BADGE_PRINTED);
  g_assert_cmpint (ready->badge_at, ==, fixture->now);
  again = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (again->verdict, ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (count (fixture).waiting, ==, 0);

  /* By hand, it outlives an undo. */
  ask (fixture, &ana->registration, LYD_PRINT_BY_HAND);
  undone = (lyd_admission_result_free (undone), lyd_admit_undo (fixture->file, &ready->scan, NULL));
  g_assert_cmpint (count (fixture).waiting, ==, 1);
}

static void
test_changed (LydFixture *fixture,
              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  g_autoptr (LydRegistrationResult) newer = NULL;
  g_autoptr (LydPrintJob) job = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 9;

  print (fixture, &ana->registration, ROLL);
  print (fixture, &jose->registration, ROLL);
  g_assert_true (lyd_print_queue_ask_changed (fixture->file, &retreat.event, PRINTER, &n, &error));
  g_assert_cmpuint (n, ==, 0);

  newer = lyd_register_reissue (fixture->file, &ana->registration, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_badge (fixture, &retreat, &ana->registration), ==, LYD_BADGE_CHANGED);
  g_assert_true (lyd_print_queue_ask_changed (fixture->file, &retreat.event, PRINTER, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  fixture->now += LYD_MINUTE;
  job = take (fixture->file, ROLL);
  g_assert_true (lyd_id_equal (&job->registration, &ana->registration));
  g_assert_cmpint (job->why, ==, LYD_PRINT_CHANGED);
  g_assert_null (take (fixture->file, ROLL));
  finish (fixture, job, LYD_PRINT_PRINTED, NULL);
  g_assert_cmpint (get_badge (fixture, &retreat, &ana->registration), ==, LYD_BADGE_PRINTED);
}

/* Rolls are counted from what somebody said; sheets by themselves, place by place. */
static void
test_labels (LydFixture *fixture,
             gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydPrinterNote) note = NULL;
  LydPrintRequest test = { lyd_id_none, PRINTER, LYD_PRINT_TEST };
  g_autoptr (LydPrintJob) job = NULL;
  LydId id;

  print (fixture, &ana->registration, ROLL);
  note = get_note (fixture);
  g_assert_cmpint (note->labels, ==, -1);
  g_assert_cmpint (note->tested_at, ==, LYD_TIME_NONE);

  g_assert_true (lyd_print_queue_set_labels (fixture->file, PRINTER, 2, NULL));
  print (fixture, &ana->registration, ROLL);
  g_assert_true (lyd_print_queue_ask (fixture->file, &test, &id, NULL));
  job = take (fixture->file, ROLL);
  g_assert_null (job->name);
  finish (fixture, job, LYD_PRINT_PRINTED, NULL);
  lyd_printer_note_free (note);
  note = get_note (fixture);
  g_assert_cmpint (note->labels, ==, 0);
  g_assert_cmpint (note->tested_at, ==, fixture->now);

  g_assert_true (lyd_print_queue_set_stock (fixture->file, PRINTER, SHEET, NULL));
  for (int left = 5; left >= 0; left--) {
    print (fixture, &ana->registration, SHEET);
    lyd_printer_note_free (note);
    note = get_note (fixture);
    g_assert_cmpint (note->labels, ==, left);
  }
  print (fixture, &ana->registration, SHEET);
  lyd_printer_note_free (note);
  note = get_note (fixture);
  g_assert_cmpint (note->labels, ==, 5);
}

/* The page that goes to the printer: one badge, also of somebody let in by exception, at the stock's size. */
static void
test_page (LydFixture *fixture,
           gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  g_autofree char *path = g_build_filename (fixture->dir, "badge.pdf", NULL);
  g_autoptr (LydPrintJob) job = NULL;
  g_autoptr (LydPrintJob) wrong = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_WAITLISTED, &error));
  ask (fixture, &ana->registration, LYD_PRINT_BY_HAND);
  job = take (fixture->file, ROLL);
  g_assert_true (lyd_print_queue_write (fixture->file, job, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  ask (fixture, &jose->registration, LYD_PRINT_BY_HAND);
  wrong = take (fixture->file, "no-such-paper");
  g_assert_false (lyd_print_queue_write (fixture->file, wrong, path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/print-queue/prints-once", test_prints_once);
  lyd_fixture_add ("/print-queue/failed", test_failed);
  lyd_fixture_add ("/print-queue/restart", test_restart);
  lyd_fixture_add ("/print-queue/killed", test_killed);
  lyd_fixture_add ("/print-queue/two-processes", test_two_processes);
  lyd_fixture_add ("/print-queue/check-in", test_check_in);
  lyd_fixture_add ("/print-queue/changed", test_changed);
  lyd_fixture_add ("/print-queue/labels", test_labels);
  lyd_fixture_add ("/print-queue/page", test_page);
  return g_test_run ();
}
