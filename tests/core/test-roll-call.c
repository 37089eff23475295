/* The emergency list: who is on it, what it claims to know, who was found. */
#include "lyd-desk-copy.h"
#include "lyd-door.h"
#include "lyd-export.h"
#include "lyd-merge-people.h"
#include "lyd-plan-change.h"
#include "lyd-roll-call.h"
#include "lyd-words-time.h"

#include <glib/gstdio.h>
#include <string.h>

static LydRollCall *
read_call (LydFixture *fixture,
           const LydId *event)
{
  g_autoptr (GError) error = NULL;
  LydRollCall *call = lyd_roll_call_read (fixture->file, event, &error);

  g_assert_no_error (error);
  return call;
}

/* "Wu, Ana|…": who is on it, in order, with a plus where they were found. */
static char *
list (LydFixture *fixture,
      const LydId *event)
{
  g_autoptr (LydRollCall) call = read_call (fixture, event);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < call->rows->len; i++) {
    const LydRollCallRow *row = g_ptr_array_index (call->rows, i);

    g_string_append_printf (names, "%s%s%s", i > 0 ? "|" : "", row->found ? "+" : "", row->name);
  }
  return g_string_free (names, FALSE);
}

#define assert_listed(fixture, event, expected)     \
  G_STMT_START                                      \
  {                                                 \
    g_autofree char *names = list (fixture, event); \
                                                    \
    g_assert_cmpstr (names, ==, expected);          \
  }                                                 \
  G_STMT_END

static void
assert_seen (LydFixture *fixture,
             const LydId *event,
             const char *expected)
{
  g_autoptr (LydRollCall) call = read_call (fixture, event);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (call->timezone);
  g_autoptr (GString) here = g_string_new (expected);
  g_autofree char *seen = NULL;

  /* All of it happens in the morning, and not every locale says so. */
  if (!lyd_words_has_half_days ())
    g_string_replace (here, " am", "", 0);
  g_assert_cmpuint (call->rows->len, ==, 1);
  seen = lyd_words_roll_call_seen (call, g_ptr_array_index (call->rows, 0), zone);
  g_assert_cmpstr (seen, ==, here->str);
}

/* What stands first above the list. */
static void
assert_warned (LydFixture *fixture,
               const LydId *event,
               const char *expected)
{
  g_autoptr (LydRollCall) call = read_call (fixture, event);
  g_autoptr (GPtrArray) sentences = lyd_words_roll_call (call);

  g_assert_cmpstr (g_ptr_array_index (sentences, 0), ==, expected);
}

static gboolean
says (LydFixture *fixture,
      const LydId *event,
      const char *words)
{
  g_autoptr (LydRollCall) call = read_call (fixture, event);
  g_autoptr (GPtrArray) sentences = lyd_words_roll_call (call);

  for (guint i = 0; i < sentences->len; i++)
    if (strstr (g_ptr_array_index (sentences, i), words) != NULL)
      return TRUE;
  return FALSE;
}

static LydId
enter (LydFixture *fixture,
       const LydId *session,
       const char *code,
       gint64 at,
       LydScanKind kind)
{
  LydAttempt attempt = { .session = *session, .text = code, .kind = kind };
  g_autoptr (LydAdmissionResult) result = NULL;

  fixture->now = at;
  result = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (result->verdict, ==, kind == LYD_SCAN_EXIT ? LYD_VERDICT_LEFT : LYD_VERDICT_ADMITTED);
  return result->scan;
}

static void
tick (LydFixture *fixture,
      const LydId *event,
      const LydId *registration,
      gboolean found)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_roll_call_tick (fixture->file, event, registration, found, &error));
  g_assert_no_error (error);
}

#define NINE LYD_FIXTURE_NOW

/* ---- where somebody is ---- */

static void
test_several_sessions (LydFixture *fixture,
                       gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  const LydSessionWish hall = { .title = "Ballroom B", .admission = LYD_ADMIT_ONCE };
  LydId ballroom = lyd_door_add_session (fixture, &retreat.event, &hall);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydAdmissionResult) undone = NULL;
  LydId scan;

  assert_listed (fixture, &retreat.event, "");
  assert_warned (fixture, &retreat.event, "Nobody has been scanned yet, so this list is empty.");
  enter (fixture, &retreat.arrival, ana->code, NINE, LYD_SCAN_ENTRY);
  assert_seen (fixture, &retreat.event, "last seen 9:00 am, Arrival");
  scan = enter (fixture, &ballroom, ana->code, NINE + 90 * LYD_MINUTE, LYD_SCAN_ENTRY);
  assert_seen (fixture, &retreat.event, "last seen 10:30 am, Ballroom B");
  assert_warned (fixture, &retreat.event,
                 "Recorded as arrived today, not as in the building: exits are not scanned.");
  /* An entry that was taken back never happened. */
  undone = lyd_admit_undo (fixture->file, &scan, NULL);
  g_assert_nonnull (undone);
  assert_seen (fixture, &retreat.event, "last seen 9:00 am, Arrival");
}

/* A room's exit is not the building's: who left one is still in the house. */
static void
test_exits (LydFixture *fixture,
            gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);

  enter (fixture, &retreat.workshop, ana->code, NINE + LYD_HOUR, LYD_SCAN_ENTRY);
  enter (fixture, &retreat.workshop, ana->code, NINE + 2 * LYD_HOUR, LYD_SCAN_EXIT);
  assert_seen (fixture, &retreat.event, "last seen 11:00 am, leaving Budget advocacy");

  /* The front door's is. */
  enter (fixture, &retreat.arrival, ana->code, NINE + 2 * LYD_HOUR, LYD_SCAN_ENTRY);
  enter (fixture, &retreat.arrival, ana->code, NINE + 3 * LYD_HOUR, LYD_SCAN_EXIT);
  assert_listed (fixture, &retreat.event, "");
  g_assert_true (says (fixture, &retreat.event, "1 person was scanned out"));
  enter (fixture, &retreat.arrival, bo->code, NINE + 3 * LYD_HOUR, LYD_SCAN_ENTRY);
  assert_listed (fixture, &retreat.event, "Bo Li");
  /* Who comes back through another door is back. */
  enter (fixture, &retreat.workshop, bo->code, NINE + 4 * LYD_HOUR, LYD_SCAN_ENTRY);
  enter (fixture, &retreat.arrival, bo->code, NINE + 5 * LYD_HOUR, LYD_SCAN_EXIT);
  assert_listed (fixture, &retreat.event, "");
}

/* "In the building" is said only where exits are scanned. */
static void
test_in_the_building (LydFixture *fixture,
                      gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydSession) arrival = lyd_plan_get_session (fixture->file, &retreat.arrival, NULL);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);

  arrival->admission = LYD_ADMIT_IN_OUT;
  g_assert_true (lyd_plan_update_session (fixture->file, arrival, NULL));
  enter (fixture, &retreat.arrival, ana->code, NINE, LYD_SCAN_ENTRY);
  assert_seen (fixture, &retreat.event, "in the building, 9:00 am, Arrival");
  assert_warned (fixture, &retreat.event,
                 "Recorded as in the building: came in and was not scanned out. Who left another way is still on the "
                 "list.");
  enter (fixture, &retreat.workshop, bo->code, NINE + LYD_HOUR, LYD_SCAN_ENTRY);
  assert_warned (fixture, &retreat.event,
                 "Recorded as in the building: 1 of 2. Of the others it is known only when they were last seen, "
                 "because exits are not scanned everywhere.");
  enter (fixture, &retreat.arrival, ana->code, NINE + 2 * LYD_HOUR, LYD_SCAN_EXIT);
  assert_seen (fixture, &retreat.event, "last seen 10:00 am, Budget advocacy");
}

/* A list that is typed in after somebody left does not bring them back; one that is typed in late counts. */
static void
test_paper (LydFixture *fixture,
            gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);
  LydAttempt paper = { .session = retreat.workshop, .at = NINE + LYD_HOUR, .source = LYD_SOURCE_PAPER };
  g_autoptr (LydAdmissionResult) first = NULL;
  g_autoptr (LydAdmissionResult) second = NULL;

  enter (fixture, &retreat.arrival, ana->code, NINE, LYD_SCAN_ENTRY);
  enter (fixture, &retreat.arrival, ana->code, NINE + 6 * LYD_HOUR, LYD_SCAN_EXIT);
  fixture->now = NINE + 7 * LYD_HOUR;
  paper.text = ana->code;
  first = lyd_door_answer (fixture, &paper);
  paper.text = bo->code;
  second = lyd_door_answer (fixture, &paper);
  assert_listed (fixture, &retreat.event, "Bo Li");
  assert_seen (fixture, &retreat.event, "last seen 10:00 am, Budget advocacy");
}

/* ---- which day it is ---- */

static void
test_days (LydFixture *fixture,
           gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autofree char *warning = NULL;
  g_autofree char *day = NULL;
  gint64 midnight = NINE + 15 * LYD_HOUR;

  enter (fixture, &retreat.arrival, ana->code, NINE, LYD_SCAN_ENTRY);
  /* Half past midnight is still the evening: who came at nine stays on the list. */
  enter (fixture, &retreat.workshop, bo->code, midnight + 30 * LYD_MINUTE, LYD_SCAN_ENTRY);
  assert_listed (fixture, &retreat.event, "Bo Li|Ana Wu");
  g_assert_false (says (fixture, &retreat.event, "Nobody has been scanned today"));
  /* In the morning, before anybody came, it is yesterday's list, and says so. */
  fixture->now = midnight + 7 * LYD_HOUR;
  assert_listed (fixture, &retreat.event, "Bo Li|Ana Wu");
  day = lyd_words_day (NINE, zone);
  warning =
    g_strdup_printf ("Nobody has been scanned today. Recorded as arrived on %s, not as in the building: exits are "
                     "not scanned.",
                     day);
  assert_warned (fixture, &retreat.event, warning);
  enter (fixture, &retreat.arrival, ana->code, midnight + 8 * LYD_HOUR, LYD_SCAN_ENTRY);
  assert_listed (fixture, &retreat.event, "Ana Wu");
}

/* Whatever a clock says, nobody is left out for it. */
static void
test_wrong_clock (LydFixture *fixture,
                  gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);

  enter (fixture, &retreat.arrival, ana->code, NINE, LYD_SCAN_ENTRY);
  enter (fixture, &retreat.workshop, bo->code, NINE + 5 * LYD_HOUR, LYD_SCAN_ENTRY);
  /* Behind: at nine, a scan of two in the afternoon. */
  fixture->now = NINE;
  assert_listed (fixture, &retreat.event, "Bo Li|Ana Wu");
  g_assert_true (says (fixture, &retreat.event, "A clock is wrong"));
  /* Behind by years, and ahead by years. */
  fixture->now = NINE - 1000 * LYD_DAY;
  assert_listed (fixture, &retreat.event, "Bo Li|Ana Wu");
  fixture->now = NINE + 1000 * LYD_DAY;
  assert_listed (fixture, &retreat.event, "Bo Li|Ana Wu");
  g_assert_false (says (fixture, &retreat.event, "A clock is wrong"));
}

/* ---- who ---- */

static void
test_guests (LydFixture *fixture,
             gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) anne = lyd_fixture_register (fixture, &retreat.event, "Anne Dubois", NULL);
  LydRegistrationRequest child = { .name = "Paz Dubois",
                                   .given = "Paz",
                                   .family = "Dubois",
                                   .type = LYD_ATTENDEE_CHILD_GUEST,
                                   .host = &anne->registration };
  g_autoptr (LydRegistrationResult) paz = lyd_register (fixture->file, &retreat.event, &child, NULL);
  g_autoptr (LydRollCall) call = NULL;
  g_autofree char *name = NULL;
  LydRollCallCounts counts;

  enter (fixture, &retreat.arrival, paz->code, NINE, LYD_SCAN_ENTRY);
  call = read_call (fixture, &retreat.event);
  counts = lyd_roll_call_count (call);
  g_assert_cmpint (counts.n[LYD_ROLL_CALL_GUESTS], ==, 1);
  g_assert_cmpint (counts.n[LYD_ROLL_CALL_NOT_FOUND], ==, 1);
  name = lyd_words_roll_call_name (g_ptr_array_index (call->rows, 0));
  g_assert_cmpstr (name, ==, "Dubois, Paz (child, with Anne Dubois)");
  /* Found by the host's name, too. */
  g_assert_true (lyd_roll_call_row_matches (g_ptr_array_index (call->rows, 0), "ann"));
  g_assert_true (lyd_roll_call_row_matches (g_ptr_array_index (call->rows, 0), "dub pa"));
  g_assert_false (lyd_roll_call_row_matches (g_ptr_array_index (call->rows, 0), "ubois"));
}

/* A session that became sensitive keeps its title to itself; the person is named all the same. */
static void
test_sensitive (LydFixture *fixture,
                gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydSession) workshop = lyd_plan_get_session (fixture->file, &retreat.workshop, NULL);
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &retreat.event, NULL);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRollCall) call = NULL;

  enter (fixture, &retreat.workshop, ana->code, NINE, LYD_SCAN_ENTRY);
  workshop->sensitive = TRUE;
  g_assert_true (lyd_plan_update_session (fixture->file, workshop, NULL));
  assert_seen (fixture, &retreat.event, "last seen 9:00 am");
  event->sensitive = TRUE;
  g_assert_true (lyd_plan_update_event (fixture->file, event, NULL));
  call = read_call (fixture, &retreat.event);
  g_assert_true (call->counted);
  g_assert_cmpuint (call->rows->len, ==, 0);
}

/* Who was on file twice stands on the list once, seen wherever either was. */
static void
test_merged (LydFixture *fixture,
             gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "a@example.org");
  g_autoptr (LydRegistrationResult) again = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "b@example.org");
  g_autoptr (LydMergeResult) result = NULL;

  enter (fixture, &retreat.arrival, ana->code, NINE, LYD_SCAN_ENTRY);
  enter (fixture, &retreat.workshop, again->code, NINE + LYD_HOUR, LYD_SCAN_ENTRY);
  tick (fixture, &retreat.event, &again->registration, TRUE);
  result = lyd_merge_people (fixture->file, &ana->person, &again->person, 0, NULL);
  g_assert_nonnull (result);
  assert_listed (fixture, &retreat.event, "+Ana Wu");
  assert_seen (fixture, &retreat.event, "last seen 10:00 am, Budget advocacy");
}

/* ---- found ---- */

static void
test_ticks (LydFixture *fixture,
            gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);
  g_autoptr (LydRegistrationResult) cy = lyd_fixture_register (fixture, &retreat.event, "Cy Zhao", NULL);
  g_autoptr (LydFile) other = NULL;
  LydFile *mine = fixture->file;
  LydId ended;

  enter (fixture, &retreat.arrival, ana->code, NINE, LYD_SCAN_ENTRY);
  enter (fixture, &retreat.arrival, bo->code, NINE, LYD_SCAN_ENTRY);
  tick (fixture, &retreat.event, &ana->registration, TRUE);
  assert_listed (fixture, &retreat.event, "Bo Li|+Ana Wu");
  /* A second desk on the same file sees it, and ticking twice is ticking once. */
  other = lyd_file_open (fixture->path, 0, &fixture->context, NULL);
  fixture->file = other;
  assert_listed (fixture, &retreat.event, "Bo Li|+Ana Wu");
  tick (fixture, &retreat.event, &ana->registration, TRUE);
  tick (fixture, &retreat.event, &bo->registration, TRUE);
  fixture->file = mine;
  assert_listed (fixture, &retreat.event, "+Bo Li|+Ana Wu");
  tick (fixture, &retreat.event, &ana->registration, FALSE);
  assert_listed (fixture, &retreat.event, "+Bo Li|Ana Wu");
  /* Who stands there without having been scanned is found too, until that is taken back. */
  tick (fixture, &retreat.event, &cy->registration, TRUE);
  assert_listed (fixture, &retreat.event, "+Bo Li|Ana Wu|+Cy Zhao");
  tick (fixture, &retreat.event, &cy->registration, FALSE);
  assert_listed (fixture, &retreat.event, "+Bo Li|Ana Wu");

  g_assert_true (lyd_roll_call_start_over (fixture->file, &retreat.event, &ended, NULL));
  assert_listed (fixture, &retreat.event, "Bo Li|Ana Wu");
  g_assert_true (lyd_roll_call_resume (fixture->file, &ended, NULL));
  assert_listed (fixture, &retreat.event, "+Bo Li|Ana Wu");
  /* A second alarm in the afternoon: whoever was found in the morning has to be found again. */
  fixture->now += 3 * LYD_HOUR;
  assert_listed (fixture, &retreat.event, "Bo Li|Ana Wu");
}

static void
test_tick_of_a_stranger (LydFixture *fixture,
                         gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId other = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &other, "Ana Wu", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_roll_call_tick (fixture->file, &retreat.event, &ana->registration, TRUE, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

/* A desk that works on a copy: what it scanned is missing, and the list says so. */
static void
test_second_desk (LydFixture *fixture,
                  gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autofree char *path = g_build_filename (fixture->dir, "desk-2.db", NULL);
  g_autoptr (LydDeskCopy) copy = NULL;

  enter (fixture, &retreat.arrival, ana->code, NINE, LYD_SCAN_ENTRY);
  g_assert_false (says (fixture, &retreat.event, "Missing"));
  copy = lyd_desk_copy_write (fixture->file, &retreat.event, "Desk 2", path, NULL, NULL);
  g_assert_nonnull (copy);
  g_assert_true (says (fixture, &retreat.event, "Missing: what Desk 2 scanned is not here."));
}

static void
test_export (LydFixture *fixture,
             gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);
  g_autofree char *path = g_build_filename (fixture->dir, "call.csv", NULL);
  g_autofree char *text = NULL;
  LydExportOptions options = { .missing = TRUE };
  g_autoptr (GError) error = NULL;

  enter (fixture, &retreat.arrival, ana->code, NINE, LYD_SCAN_ENTRY);
  enter (fixture, &retreat.workshop, bo->code, NINE, LYD_SCAN_ENTRY);
  tick (fixture, &retreat.event, &ana->registration, TRUE);
  g_assert_true (lyd_export (fixture->file, &retreat.event, "roll-call", path, &options, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "name,organization,type,needs_assistance,last_seen,session,room"));
  g_assert_nonnull (strstr (text, "Bo Li,"));
  g_assert_null (strstr (text, "Ana Wu,"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/roll-call/several-sessions", test_several_sessions);
  lyd_fixture_add ("/roll-call/exits", test_exits);
  lyd_fixture_add ("/roll-call/in-the-building", test_in_the_building);
  lyd_fixture_add ("/roll-call/paper", test_paper);
  lyd_fixture_add ("/roll-call/days", test_days);
  lyd_fixture_add ("/roll-call/wrong-clock", test_wrong_clock);
  lyd_fixture_add ("/roll-call/guests", test_guests);
  lyd_fixture_add ("/roll-call/sensitive", test_sensitive);
  lyd_fixture_add ("/roll-call/merged", test_merged);
  lyd_fixture_add ("/roll-call/ticks", test_ticks);
  lyd_fixture_add ("/roll-call/tick-of-a-stranger", test_tick_of_a_stranger);
  lyd_fixture_add ("/roll-call/second-desk", test_second_desk);
  lyd_fixture_add ("/roll-call/export", test_export);
  return g_test_run ();
}
