/* The cases B, C, E and G of check-in.md: in and out, questions, windows, places. */
#include "lyd-door.h"
#include "lyd-words-time.h"
#include "lyd-words.h"

#include <string.h>

static LydId
add (LydFixture *fixture, const LydRetreat *retreat, LydAdmission admission, int capacity)
{
  const LydSessionWish wish = { .title = "Door", .admission = admission, .capacity = capacity };

  return lyd_door_add_session (fixture, &retreat->event, &wish);
}

static LydVerdict
leave (LydFixture *fixture, const LydId *session, const char *code)
{
  return lyd_door_scan (fixture, session, code, LYD_SCAN_EXIT);
}

static LydAdmissionCount
counters (LydFixture *fixture, const LydId *session)
{
  g_autoptr (GError) error = NULL;
  LydAdmissionCount count;

  g_assert_true (lyd_admit_count (fixture->file, session, LYD_TIME_NONE, &count, &error));
  g_assert_no_error (error);
  return count;
}

static void
test_b1_b2_in_out (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId door = add (fixture, &retreat, LYD_ADMIT_IN_OUT, 0);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);

  g_assert_cmpint (lyd_door_enter (fixture, &door, ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &door, ana->code), ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (leave (fixture, &door, ana->code), ==, LYD_VERDICT_LEFT);
  g_assert_cmpint (leave (fixture, &door, ana->code), ==, LYD_VERDICT_LEFT);
  g_assert_cmpint (counters (fixture, &door).inside, ==, 0);
  g_assert_cmpint (lyd_door_enter (fixture, &door, ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (counters (fixture, &door).inside, ==, 1);
  g_assert_cmpint (counters (fixture, &door).entered, ==, 1);
  lyd_door_assert_consistent (fixture);
}

static void
test_b3_once_stays_once (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);

  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (leave (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_LEFT);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (counters (fixture, &retreat.workshop).left, ==, 1);
  lyd_door_assert_consistent (fixture);
}

static LydId
entry_of (LydFixture *fixture, const LydId *session, const char *code)
{
  LydAttempt attempt = { .session = *session, .text = code };
  g_autoptr (LydAdmissionResult) result = lyd_door_answer (fixture, &attempt);

  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ADMITTED);
  return result->scan;
}

static void
undo (LydFixture *fixture, const LydId *scan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) result = lyd_admit_undo (fixture->file, scan, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_UNDONE);
}

static void
test_b4_undo (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydId entry = entry_of (fixture, &retreat.workshop, ana->code);
  g_autoptr (GPtrArray) lines = NULL;

  undo (fixture, &entry);
  g_assert_cmpint (counters (fixture, &retreat.workshop).entered, ==, 0);
  undo (fixture, &entry); /* asked again: the same answer, no row */
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ADMITTED);

  lines = lyd_admit_list_scans (fixture->file, &retreat.workshop, &ana->registration, FALSE, -1, NULL);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_true (((LydScanLine *) g_ptr_array_index (lines, 0))->undone);
  g_assert_cmpint (((LydScanLine *) g_ptr_array_index (lines, 1))->scan->kind, ==, LYD_SCAN_UNDO);
  g_assert_false (((LydScanLine *) g_ptr_array_index (lines, 2))->undone);
  g_assert_cmpstr (((LydScanLine *) g_ptr_array_index (lines, 2))->name, ==, "Ana Wu");
  lyd_door_assert_consistent (fixture);
}

static void
test_only_passages_can_be_undone (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code };
  LydId entry = entry_of (fixture, &retreat.workshop, ana->code);
  g_autoptr (LydAdmissionResult) refused = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydAdmissionResult) undone = lyd_admit_undo (fixture->file, &entry, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_admit_undo (fixture->file, &refused->scan, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_admit_undo (fixture->file, &undone->scan, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_admit_undo (fixture->file, &ana->registration, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

/* Rule 14: whatever is taken back, in whatever order, presence is what the rest of the log says. */
static void
test_undo_restores_what_was (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId door = add (fixture, &retreat, LYD_ADMIT_UNLIMITED, 0);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydId first, second, exit;
  LydAttempt attempt = { .session = door, .text = ana->code, .kind = LYD_SCAN_EXIT };
  g_autoptr (LydAdmissionResult) left = NULL;

  first = entry_of (fixture, &door, ana->code);
  fixture->now += 26 * LYD_HOUR;
  second = entry_of (fixture, &door, ana->code);
  undo (fixture, &first);
  g_assert_cmpint (counters (fixture, &door).inside, ==, 1);
  lyd_door_assert_consistent (fixture);

  left = lyd_door_answer (fixture, &attempt);
  exit = left->scan;
  g_assert_cmpint (counters (fixture, &door).inside, ==, 0);
  undo (fixture, &exit);
  g_assert_cmpint (counters (fixture, &door).inside, ==, 1);
  undo (fixture, &second);
  g_assert_cmpint (counters (fixture, &door).inside, ==, 0);
  g_assert_cmpint (counters (fixture, &door).entered, ==, 0);
  lyd_door_assert_consistent (fixture);
}

static void
test_c1_required_question (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId meal = lyd_door_add_question (fixture, &retreat.event, "Meal", LYD_QUESTION_CHOICE, "Vegan,Meat", TRUE);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autofree char *id = lyd_id_to_string (&meal);
  LydGivenAnswer wrong = { "Meal", "Fish" };
  LydGivenAnswer right = { id, "vegan" };
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code };
  g_autoptr (LydAdmissionResult) asked = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydAdmissionResult) again = NULL;
  g_autoptr (LydAdmissionResult) refused = NULL;
  g_autoptr (LydAdmissionResult) admitted = NULL;
  const LydAskedQuestion *question;

  g_assert_cmpint (asked->verdict, ==, LYD_VERDICT_ANSWERS_NEEDED);
  g_assert_cmpuint (asked->questions->len, ==, 1);
  question = g_ptr_array_index (asked->questions, 0);
  g_assert_cmpstr (question->question->label, ==, "Meal");
  g_assert_null (question->problem);
  again = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (again->verdict, ==, LYD_VERDICT_ANSWERS_NEEDED);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_VERDICT_ADMITTED), ==, 0);

  /* C3: says why */
  attempt.answers = &wrong;
  attempt.n_answers = 1;
  refused = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (refused->verdict, ==, LYD_VERDICT_ANSWERS_NEEDED);
  question = g_ptr_array_index (refused->questions, 0);
  g_assert_cmpstr (question->value, ==, "Fish");
  g_assert_nonnull (question->problem);

  attempt.answers = &right;
  admitted = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (admitted->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpuint (admitted->questions->len, ==, 0);

  /* Answered is answered, at every other door too. */
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.arrival, ana->code), ==, LYD_VERDICT_ADMITTED);
  lyd_door_assert_consistent (fixture);
}

static void
test_c2_optional_question (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  LydGivenAnswer blank = { "T-shirt", "" };
  LydAttempt attempt = { .session = retreat.workshop, .text = jose->code, .answers = &blank, .n_answers = 1 };
  g_autoptr (LydAdmissionResult) given = NULL;

  lyd_door_add_question (fixture, &retreat.event, "T-shirt", LYD_QUESTION_TEXT, NULL, FALSE);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ANSWERS_NEEDED);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ADMITTED);

  given = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (given->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.arrival, jose->code), ==, LYD_VERDICT_ADMITTED);
}

static void
test_c3_blank_and_unknown_answers (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydGivenAnswer blank = { "Born", "  " };
  LydGivenAnswer other = { "Shoe size", "44" };
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code, .answers = &blank, .n_answers = 1 };
  g_autoptr (LydAdmissionResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lyd_door_add_question (fixture, &retreat.event, "Born", LYD_QUESTION_DATE, NULL, TRUE);
  result = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ANSWERS_NEEDED);
  g_assert_nonnull (((LydAskedQuestion *) g_ptr_array_index (result->questions, 0))->problem);

  attempt.answers = &other;
  g_assert_null (lyd_admit (fixture->file, &attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_ANY_VERDICT), ==, 1);
}

static void
test_c4_exit_never_asks (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);

  lyd_door_add_question (fixture, &retreat.event, "Meal", LYD_QUESTION_TEXT, NULL, TRUE);
  g_assert_cmpint (leave (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_LEFT);
}

static void
test_e1_window (LydFixture *fixture, gconstpointer data)
{
  const LydSessionWish wish = { .title = "9 to 10", .admission = LYD_ADMIT_UNLIMITED, .early = 15 };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId door = lyd_door_add_session (fixture, &retreat.event, &wish);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = door, .text = ana->code };
  g_autoptr (LydAdmissionResult) early = NULL;
  g_autoptr (LydAdmissionResult) over = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  fixture->now = LYD_FIXTURE_NOW - 16 * LYD_MINUTE;
  early = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (early->verdict, ==, LYD_VERDICT_TOO_EARLY);
  from = lyd_words_verdict (early, NULL);
  g_assert_nonnull (strstr (from, "8:45"));
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, LYD_FIXTURE_NOW - 15 * LYD_MINUTE), ==,
                   LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, LYD_FIXTURE_NOW + 60 * LYD_MINUTE), ==,
                   LYD_VERDICT_ADMITTED);
  fixture->now = LYD_FIXTURE_NOW + 61 * LYD_MINUTE;
  over = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (over->verdict, ==, LYD_VERDICT_OVER);
  until = lyd_words_verdict (over, NULL);
  g_assert_nonnull (strstr (until, "10:00"));
}

static void
test_e2_daily (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId door = add (fixture, &retreat, LYD_ADMIT_DAILY, 0);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  gint64 midnight = LYD_FIXTURE_NOW + 15 * LYD_HOUR; /* in New York */

  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, midnight - 10 * LYD_MINUTE), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, midnight - 5 * LYD_MINUTE), ==,
                   LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, midnight + 10 * LYD_MINUTE), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (counters (fixture, &door).inside, ==, 1);

  /* An exit does not reopen the day, and an older day typed in later is a day of its own, once. */
  g_assert_cmpint (leave (fixture, &door, ana->code), ==, LYD_VERDICT_LEFT);
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, midnight + 20 * LYD_MINUTE), ==,
                   LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, midnight - 40 * LYD_HOUR), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, midnight - 5 * LYD_MINUTE), ==,
                   LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, midnight + 30 * LYD_MINUTE), ==,
                   LYD_VERDICT_ALREADY_IN);
  lyd_door_assert_consistent (fixture);
}

static void
test_e3_start_in_a_gap (LydFixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  gint64 start = lyd_time_from_local (zone, 2027, 3, 14, 2, 30, 0);
  const LydSessionWish wish = { .title = "Night owls", .admission = LYD_ADMIT_UNLIMITED, .early = 1, .start = start };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId door = lyd_door_add_session (fixture, &retreat.event, &wish);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autofree char *local = lyd_time_to_iso (start, zone);

  g_assert_cmpstr (local, ==, "2027-03-14T03:00:00-04:00");
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, start - 2 * LYD_MINUTE), ==, LYD_VERDICT_TOO_EARLY);
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, start - LYD_MINUTE), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter_at (fixture, &door, ana->code, start), ==, LYD_VERDICT_ADMITTED);
  lyd_door_assert_consistent (fixture);
}

static void
test_g1_full (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId door = add (fixture, &retreat, LYD_ADMIT_ONCE, 2);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  g_autoptr (LydRegistrationResult) maribel =
    lyd_fixture_register (fixture, &retreat.event, "Maribel Okonkwo-Reyes", NULL);
  LydAttempt third = { .session = door, .text = maribel->code };
  LydAttempt kiosk = { .session = door, .text = maribel->code, .source = LYD_SOURCE_KIOSK, .override = "Please" };
  LydAttempt confirmed = { .session = door, .text = maribel->code, .override = "Confirmed at the desk" };
  g_autoptr (LydAdmissionResult) full = NULL;
  g_autoptr (LydAdmissionResult) refused = NULL;
  g_autoptr (LydAdmissionResult) admitted = NULL;

  g_assert_cmpint (lyd_door_enter (fixture, &door, ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &door, jose->code), ==, LYD_VERDICT_ADMITTED);
  full = lyd_door_answer (fixture, &third);
  refused = lyd_door_answer (fixture, &kiosk);
  g_assert_cmpint (full->verdict, ==, LYD_VERDICT_FULL);
  g_assert_cmpint (refused->verdict, ==, LYD_VERDICT_FULL);
  admitted = lyd_door_answer (fixture, &confirmed);
  g_assert_cmpint (admitted->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (admitted->basis, ==, LYD_VERDICT_FULL);
  g_assert_true (admitted->overridden);
  g_assert_cmpint (counters (fixture, &door).inside, ==, 3);
  lyd_door_assert_consistent (fixture);
}

static void
test_an_exit_frees_a_place (LydFixture *fixture, gconstpointer data)
{
  static const LydAdmission policies[] = { LYD_ADMIT_ONCE, LYD_ADMIT_DAILY, LYD_ADMIT_IN_OUT, LYD_ADMIT_UNLIMITED };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++) {
    LydId door = add (fixture, &retreat, policies[i], 1);

    g_assert_cmpint (lyd_door_enter (fixture, &door, ana->code), ==, LYD_VERDICT_ADMITTED);
    g_assert_cmpint (lyd_door_enter (fixture, &door, jose->code), ==, LYD_VERDICT_FULL);
    g_assert_cmpint (leave (fixture, &door, ana->code), ==, LYD_VERDICT_LEFT);
    g_assert_cmpint (lyd_door_enter (fixture, &door, jose->code), ==, LYD_VERDICT_ADMITTED);
  }
  lyd_door_assert_consistent (fixture);
}

/* Yesterday's people who never left take no place today. */
static void
test_daily_places_are_of_the_day (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId door = add (fixture, &retreat, LYD_ADMIT_DAILY, 1);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);

  g_assert_cmpint (lyd_door_enter (fixture, &door, ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &door, jose->code), ==, LYD_VERDICT_FULL);
  fixture->now += 24 * LYD_HOUR;
  g_assert_cmpint (lyd_door_enter (fixture, &door, jose->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &door, ana->code), ==, LYD_VERDICT_FULL);
  g_assert_cmpint (counters (fixture, &door).inside, ==, 1);
  g_assert_cmpint (counters (fixture, &door).entered, ==, 1);
  g_assert_cmpint (counters (fixture, &door).expected, ==, 2);
  lyd_door_assert_consistent (fixture);
}

/* A session of the fixture's day, which somebody may be told is next. */
static LydId
add_next (LydFixture *fixture,
          const LydRetreat *retreat,
          const char *title,
          const char *room,
          int minutes,
          gboolean choice,
          gboolean sensitive)
{
  g_autoptr (LydSession) session = lyd_session_new ();
  g_autoptr (GError) error = NULL;

  session->event = retreat->event;
  session->title = g_strdup (title);
  session->room = g_strdup (room);
  session->start = LYD_FIXTURE_NOW + minutes * LYD_MINUTE;
  session->end = session->start + LYD_HOUR;
  session->choice = choice;
  session->sensitive = sensitive;
  g_assert_true (lyd_plan_add_session (fixture->file, session, &error));
  g_assert_no_error (error);
  return session->id;
}

static void
assert_next (LydFixture *fixture,
             const LydRetreat *retreat,
             const char *code,
             const char *title,
             const char *place,
             int minutes)
{
  LydAttempt attempt = { .session = retreat->arrival, .text = code, .look = TRUE };
  g_autoptr (LydAdmissionResult) result = lyd_door_answer (fixture, &attempt);
  g_autoptr (GTimeZone) zone = lyd_zone_get (result->timezone);
  g_autofree char *clock = lyd_words_clock (LYD_FIXTURE_NOW + minutes * LYD_MINUTE, zone);
  g_autofree char *wanted = title != NULL ? g_strdup_printf ("Next: %s%s, %s", title, place, clock) : NULL;
  g_autofree char *next = lyd_words_next (result, zone);

  g_assert_cmpstr (next, ==, wanted);
}

/* Returns: (transfer full): somebody with a place in @session */
static LydRegistrationResult *
choose (LydFixture *fixture,
        const LydRetreat *retreat,
        const LydId *session)
{
  LydRegistrationRequest request = { .name = "Ana Wu", .sessions = session, .n_sessions = 1 };
  g_autoptr (GError) error = NULL;
  LydRegistrationResult *result = lyd_register (fixture->file, &retreat->event, &request, &error);

  g_assert_no_error (error);
  return result;
}

/* What they chose before what is for all, of several at the same time none, nothing that is only counted or for
 * others, nothing of tomorrow. */
static void
test_next (LydFixture *fixture,
           gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  g_autoptr (LydRegistrationResult) ana = NULL;
  LydId chosen;

  assert_next (fixture, &retreat, jose->code, "Budget advocacy", "", 0); /* of the fixture */
  fixture->now += 20 * LYD_MINUTE;
  assert_next (fixture, &retreat, jose->code, NULL, NULL, 0);
  add_next (fixture, &retreat, "Tomorrow", NULL, 24 * 60, FALSE, FALSE);
  add_next (fixture, &retreat, "Circle", "Salon C", 30, FALSE, TRUE);
  add_next (fixture, &retreat, "One of two", "Salon A", 40, FALSE, FALSE);
  add_next (fixture, &retreat, "Other of two", "Salon B", 40, FALSE, FALSE);
  chosen = add_next (fixture, &retreat, "Data clinic", "Salon D", 40, TRUE, FALSE);
  assert_next (fixture, &retreat, jose->code, NULL, NULL, 0);
  add_next (fixture, &retreat, "Keynote", "Ballroom", 60, FALSE, FALSE);
  assert_next (fixture, &retreat, jose->code, "Keynote", ", Ballroom", 60);
  ana = choose (fixture, &retreat, &chosen);
  assert_next (fixture, &retreat, ana->code, "Data clinic", ", Salon D", 40);
  assert_next (fixture, &retreat, jose->code, "Keynote", ", Ballroom", 60);

  /* A little late they still go there. */
  fixture->now += 50 * LYD_MINUTE;
  assert_next (fixture, &retreat, jose->code, "Keynote", ", Ballroom", 60);
  fixture->now += 10 * LYD_MINUTE;
  assert_next (fixture, &retreat, jose->code, NULL, NULL, 0);
}

/* When the first one was, also as people say it; and it can be named, to be taken back. */
static void
test_first_entry (LydFixture *fixture,
                  gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = retreat.arrival, .text = ana->code };
  g_autoptr (LydAdmissionResult) first = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydAdmissionResult) again = NULL;
  g_autofree char *words = NULL;

  fixture->now += 21 * LYD_MINUTE;
  again = lyd_door_answer (fixture, &attempt);
  words = lyd_words_verdict (again, NULL);
  g_assert_true (g_str_has_suffix (words, " at Desk 1, 21 minutes ago."));
  g_assert_true (lyd_id_equal (&again->first_scan, &first->scan));
}

/* Every sentence can be made, whatever is known. */
static void
test_words (void)
{
  for (int verdict = 0; verdict < lyd_verdicts.n_words; verdict++) {
    LydAdmissionResult result = {
      .verdict = verdict,
      .name = (char *) "Ana Wu",
      .session_title = (char *) "Door",
      .first_at = LYD_FIXTURE_NOW - 24 * LYD_HOUR,
      .first_station = (char *) "Kiosk 1",
      .at = LYD_FIXTURE_NOW,
      .opens = LYD_FIXTURE_NOW,
      .closes = LYD_FIXTURE_NOW,
      .timezone = (char *) "America/New_York",
    };
    g_autofree char *words = lyd_words_verdict (&result, NULL);

    g_assert_cmpuint (strlen (words), >, 5);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/doors/b1-b2-in-out", test_b1_b2_in_out);
  lyd_fixture_add ("/doors/b3-once-stays-once", test_b3_once_stays_once);
  lyd_fixture_add ("/doors/b4-undo", test_b4_undo);
  lyd_fixture_add ("/doors/only-passages-can-be-undone", test_only_passages_can_be_undone);
  lyd_fixture_add ("/doors/undo-restores-what-was", test_undo_restores_what_was);
  lyd_fixture_add ("/doors/c1-c3-required-question", test_c1_required_question);
  lyd_fixture_add ("/doors/c2-optional-question", test_c2_optional_question);
  lyd_fixture_add ("/doors/c3-blank-and-unknown-answers", test_c3_blank_and_unknown_answers);
  lyd_fixture_add ("/doors/c4-exit-never-asks", test_c4_exit_never_asks);
  lyd_fixture_add ("/doors/e1-window", test_e1_window);
  lyd_fixture_add ("/doors/e2-daily", test_e2_daily);
  lyd_fixture_add ("/doors/e3-start-in-a-gap", test_e3_start_in_a_gap);
  lyd_fixture_add ("/doors/g1-full", test_g1_full);
  lyd_fixture_add ("/doors/an-exit-frees-a-place", test_an_exit_frees_a_place);
  lyd_fixture_add ("/doors/daily-places-are-of-the-day", test_daily_places_are_of_the_day);
  lyd_fixture_add ("/doors/next", test_next);
  lyd_fixture_add ("/doors/first-entry", test_first_entry);
  g_test_add_func ("/doors/words", test_words);
  return g_test_run ();
}
