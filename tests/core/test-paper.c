/* Paper lists that are entered afterwards: times as people write them, and rows that stay. */
#include "lyd-door.h"
#include "lyd-export.h"
#include "lyd-paper.h"

#include <string.h>

#define NINE LYD_FIXTURE_NOW

typedef struct {
  LydSession *session;
  GTimeZone *zone;
  gint64 now;
} Sheet;

static LydPaperTime
read_time (const Sheet *sheet, const char *text, gint64 above, gint64 *at)
{
  int day = lyd_paper_propose_day (sheet->session, sheet->now, sheet->zone);

  return lyd_paper_read_time (text, sheet->session, day, above, sheet->now, sheet->zone, at);
}

/* The time as a clock in New York shows it. */
static void
assert_read (const Sheet *sheet, const char *text, gint64 above, const char *expected)
{
  g_autofree char *iso = NULL;
  gint64 at;

  g_assert_cmpint (read_time (sheet, text, above, &at), ==, LYD_PAPER_TIME_FINE);
  iso = lyd_time_to_iso (at, sheet->zone);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_times (void)
{
  g_autoptr (LydSession) session = lyd_session_new ();
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  Sheet sheet = { session, zone, NINE + 12 * LYD_HOUR };
  gint64 at;

  session->start = NINE;
  session->end = NINE + 8 * LYD_HOUR;
  assert_read (&sheet, "9:05", LYD_TIME_NONE, "2027-09-22T09:05:00-04:00");
  assert_read (&sheet, " 9.05 am", LYD_TIME_NONE, "2027-09-22T09:05:00-04:00");
  assert_read (&sheet, "", NINE + 5 * LYD_MINUTE, "2027-09-22T09:05:00-04:00");
  /* Nobody writes pm on a list of the afternoon. */
  assert_read (&sheet, "1:30", LYD_TIME_NONE, "2027-09-22T13:30:00-04:00");
  assert_read (&sheet, "1:30 am", LYD_TIME_NONE, "2027-09-22T01:30:00-04:00");
  assert_read (&sheet, "8:40", LYD_TIME_NONE, "2027-09-22T08:40:00-04:00");
  g_assert_cmpint (read_time (&sheet, "", LYD_TIME_NONE, &at), ==, LYD_PAPER_TIME_MISSING);
  g_assert_cmpint (read_time (&sheet, "nine", LYD_TIME_NONE, &at), ==, LYD_PAPER_TIME_UNREADABLE);
  g_assert_cmpint (read_time (&sheet, "25:00", LYD_TIME_NONE, &at), ==, LYD_PAPER_TIME_UNREADABLE);
  g_assert_cmpint (read_time (&sheet, "11:30 pm", LYD_TIME_NONE, &at), ==, LYD_PAPER_TIME_LATER);
  /* Entered a week later, the list is still of its own day. */
  sheet.now += 7 * LYD_DAY;
  assert_read (&sheet, "11:30 pm", LYD_TIME_NONE, "2027-09-22T23:30:00-04:00");
}

/* A17, and what a second row of the same person comes to. */
static void
test_rows (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);
  LydAttempt row = { .session = retreat.workshop, .at = NINE + 5 * LYD_MINUTE, .source = LYD_SOURCE_PAPER };
  g_autoptr (LydAdmissionResult) first = NULL;
  g_autoptr (LydAdmissionResult) second = NULL;
  g_autoptr (LydAdmissionResult) again = NULL;
  g_autoptr (LydAdmissionResult) undone = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const LydPaperRow *last;

  fixture->now = NINE + 6 * LYD_HOUR;
  row.text = ana->code;
  first = lyd_door_answer (fixture, &row);
  g_assert_cmpint (first->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (first->at, ==, row.at);
  again = lyd_door_answer (fixture, &row);
  g_assert_cmpint (again->verdict, ==, LYD_VERDICT_ALREADY_IN);
  row.text = NULL;
  row.at += 2 * LYD_MINUTE;
  second = lyd_admit_registration (fixture->file, &bo->registration, &row, NULL);
  g_assert_cmpint (second->verdict, ==, LYD_VERDICT_ADMITTED);
  /* As after a crash. */
  lyd_fixture_reopen (fixture);
  rows = lyd_paper_list (fixture->file, &retreat.workshop, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  last = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (last->name, ==, "Bo Li");
  g_assert_cmpint (last->at, ==, NINE + 7 * LYD_MINUTE);
  undone = lyd_admit_undo (fixture->file, &last->scan, NULL);
  left = lyd_paper_list (fixture->file, &retreat.workshop, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  lyd_door_assert_consistent (fixture);
}

/* Codes are keys: on the sheet of paper, which needs them, and in no file for spreadsheets. */
static void
test_codes_on_paper_only (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autofree char *path = g_build_filename (fixture->dir, "sheet.csv", NULL);
  g_autofree char *pdf = g_build_filename (fixture->dir, "sheet.pdf", NULL);
  g_autofree char *text = NULL;

  g_assert_true (lyd_export (fixture->file, &retreat.event, "sign-in-sheet", path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "name,organization,type") ||
                 g_str_has_prefix (text, "\357\273\277name,organization,type"));
  g_assert_null (strstr (text, ana->code));
  g_assert_null (strstr (text, ana->short_code));
  g_assert_true (lyd_export (fixture->file, &retreat.event, "sign-in-sheet", pdf, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/times", test_times);
  lyd_fixture_add ("/paper/rows", test_rows);
  lyd_fixture_add ("/paper/codes-on-paper-only", test_codes_on_paper_only);
  return g_test_run ();
}
