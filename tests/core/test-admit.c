/* The cases of check-in, by their numbers. */
#include "lyd-admit.h"
#include "lyd-code.h"
#include "lyd-fixture.h"
#include "lyd-time.h"
#include "lyd-words.h"

#include <string.h>

/* A retreat with one workshop beside its arrival, and somebody registered. */
typedef struct {
  LydId event;
  LydId arrival;  /* daily, no capacity, window */
  LydId workshop; /* once, no window */
} Retreat;

static LydId
add_session (LydFixture *fixture,
             const LydId *event,
             const char *title,
             LydAdmission admission,
             int capacity,
             gboolean choice)
{
  g_autoptr (LydSession) session = lyd_session_new ();
  g_autoptr (GError) error = NULL;

  session->event = *event;
  session->title = g_strdup (title);
  session->kind = LYD_SESSION_BREAKOUT;
  session->start = LYD_FIXTURE_NOW;
  session->end = LYD_FIXTURE_NOW + LYD_HOUR;
  session->admission = admission;
  session->capacity = capacity;
  session->choice = choice;
  session->opens_before = -1;
  session->closes_after = -1;
  g_assert_true (lyd_plan_add_session (fixture->file, session, &error));
  g_assert_no_error (error);
  return session->id;
}

static Retreat
make_retreat (LydFixture *fixture)
{
  Retreat retreat = { lyd_fixture_add_retreat (fixture), { { 0 } }, { { 0 } } };
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &retreat.event);

  retreat.arrival = arrival->id;
  retreat.workshop = add_session (fixture, &retreat.event, "Budget advocacy", LYD_ADMIT_ONCE, -1, FALSE);
  return retreat;
}

static LydAdmissionResult *
answer_of (LydFixture *fixture, const LydAttempt *attempt)
{
  g_autoptr (GError) error = NULL;
  LydAdmissionResult *result = lyd_admit (fixture->file, attempt, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static LydVerdict
scan (LydFixture *fixture,
      const LydId *session,
      const char *code,
      LydScanKind kind)
{
  LydAttempt attempt = { .session = *session, .text = code, .kind = kind };
  g_autoptr (LydAdmissionResult) result = answer_of (fixture, &attempt);

  return result->verdict;
}

static LydVerdict
enter (LydFixture *fixture,
       const LydId *session,
       const char *code)
{
  return scan (fixture, session, code, LYD_SCAN_ENTRY);
}

static guint
count_rows (LydFixture *fixture,
            const LydId *session,
            int verdict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = lyd_admit_list_scans (fixture->file, session, NULL, FALSE, -1, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    n += verdict < 0 || (int) ((LydScanLine *) g_ptr_array_index (lines, i))->scan->verdict == verdict;
  return n;
}

static guint
count_entries (LydFixture *fixture,
               const LydId *session)
{
  return count_rows (fixture, session, LYD_VERDICT_ADMITTED);
}

static void
assert_consistent (LydFixture *fixture)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_admit_check (fixture->file, problems, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_a1_a2_valid_code (LydFixture *fixture,
                       gconstpointer data)
{
  Retreat retreat = make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = retreat.arrival, .text = ana->code };
  g_autoptr (LydAdmissionResult) first = answer_of (fixture, &attempt);
  g_autoptr (LydAdmissionResult) second = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpint (first->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpstr (first->name, ==, "Ana Wu");
  g_assert_cmpstr (first->organization, ==, "Voices for Ohio's Children (demo)");
  g_assert_cmpuint (count_entries (fixture, &retreat.arrival), ==, 1);

  fixture->now += 10 * LYD_MINUTE;
  second = answer_of (fixture, &attempt);
  g_assert_cmpint (second->verdict, ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (second->first_at, ==, LYD_FIXTURE_NOW);
  g_assert_cmpstr (second->first_station, ==, "Desk 1");
  words = lyd_words_verdict (second, NULL);
  g_assert_nonnull (strstr (words, "9:00"));
  g_assert_nonnull (strstr (words, "Desk 1"));
  g_assert_cmpuint (count_entries (fixture, &retreat.arrival), ==, 1);

  g_assert_cmpint (enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ADMITTED);
  assert_consistent (fixture);
}

static void
test_a3_same_attempt (LydFixture *fixture,
                      gconstpointer data)
{
  Retreat retreat = make_retreat (fixture);
  LydId open = add_session (fixture, &retreat.event, "Coffee", LYD_ADMIT_UNLIMITED, -1, FALSE);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = open, .text = ana->code, .attempt = lyd_context_make_id (&fixture->context) };
  g_autoptr (LydAdmissionResult) first = answer_of (fixture, &attempt);
  g_autoptr (LydAdmissionResult) other = NULL;
  g_autoptr (LydAdmissionResult) again = NULL;
  LydAttempt once = { .session = retreat.workshop,
                      .text = ana->code,
                      .attempt = lyd_context_make_id (&fixture->context) };

  fixture->now += LYD_MINUTE;
  again = answer_of (fixture, &attempt);
  g_assert_cmpint (again->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_true (again->replayed);
  g_assert_true (lyd_id_equal (&again->scan, &first->scan));
  g_assert_cmpint (again->at, ==, first->at);
  g_assert_cmpuint (count_entries (fixture, &open), ==, 1);

  /* Not even "already in" where the first answer was lost and somebody scanned again meanwhile. */
  other = answer_of (fixture, &once);
  g_assert_cmpint (other->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ALREADY_IN);
  g_clear_pointer (&other, lyd_admission_result_free);
  other = answer_of (fixture, &once);
  g_assert_cmpint (other->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpuint (count_entries (fixture, &retreat.workshop), ==, 1);
}

static void
assert_conflict (LydFixture *fixture,
                 const LydAttempt *attempt)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_admit (fixture->file, attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
}

static void
test_reused_attempt_is_an_error (LydFixture *fixture,
                                 gconstpointer data)
{
  Retreat retreat = make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  LydAttempt attempt = { .session = retreat.workshop,
                         .text = ana->code,
                         .attempt = lyd_context_make_id (&fixture->context) };
  g_autoptr (LydAdmissionResult) first = answer_of (fixture, &attempt);
  LydAttempt other = attempt;
  g_autoptr (GError) error = NULL;

  other.text = jose->code;
  assert_conflict (fixture, &other);
  other = attempt;
  other.session = retreat.arrival;
  assert_conflict (fixture, &other);
  other = attempt;
  other.kind = LYD_SCAN_EXIT;
  assert_conflict (fixture, &other);
  g_assert_null (lyd_admit_registration (fixture->file, &jose->registration, &attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_assert_cmpuint (count_rows (fixture, &retreat.workshop, -1), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/admit/a1-a2-valid-code", test_a1_a2_valid_code);
  lyd_fixture_add ("/admit/a3-same-attempt", test_a3_same_attempt);
  lyd_fixture_add ("/admit/reused-attempt-is-an-error", test_reused_attempt_is_an_error);
  return g_test_run ();
}
