#include "lyd-admit.h"
#include "lyd-fixture.h"
#include "lyd-overview.h"
#include "lyd-plan-change.h"
#include "lyd-plan-questions.h"
#include "lyd-time.h"
#include "lyd-undo.h"

#include <string.h>

static LydEvent *
get_event (LydFixture *fixture,
           const LydId *id)
{
  g_autoptr (GError) error = NULL;
  LydEvent *event = lyd_plan_get_event (fixture->file, id, &error);

  g_assert_no_error (error);
  return event;
}

/* A breakout of an hour, on the event's second day at 10:00. */
static LydId
add_breakout (LydFixture *fixture,
              const LydId *id,
              const char *title)
{
  g_autoptr (LydEvent) event = get_event (fixture, id);
  g_autoptr (LydSession) session = lyd_plan_new_session (event);
  g_autoptr (GError) error = NULL;

  session->title = g_strdup (title);
  session->start = event->start + 25 * LYD_HOUR;
  session->end = session->start + LYD_HOUR;
  g_assert_true (lyd_plan_add_session (fixture->file, session, &error));
  g_assert_no_error (error);
  return session->id;
}

static char *
local_text (gint64 instant)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, &entry->id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->taken_back, >, 0);
}

/* Moved over the end of daylight saving time: the clock on the wall says the same. */
static void
test_sessions_follow (LydFixture *fixture,
                      gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  LydId breakout = add_breakout (fixture, &id, "Budget basics");
  g_autoptr (LydEvent) event = get_event (fixture, &id);
  g_autoptr (LydSession) arrival = NULL;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *start = NULL;

  /* 2027-11-09 9:00, in winter time */
  event->start += (7 * 7 * 24 + 1) * LYD_HOUR;
  event->end += (7 * 7 * 24 + 1) * LYD_HOUR;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_no_error (error);

  arrival = lyd_fixture_get_arrival (fixture, &id);
  g_assert_cmpint (arrival->start, ==, event->start);
  g_assert_cmpint (arrival->end, ==, event->end);
  session = lyd_plan_get_session (fixture->file, &breakout, &error);
  start = local_text (session->start);
  g_assert_cmpstr (start, ==, "2027-11-10 10:00");
}

static void
test_sequence_says_moved (LydFixture *fixture,
                          gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydEvent) event = get_event (fixture, &id);
  g_autoptr (GError) error = NULL;

  g_free (event->title);
  event->title = g_strdup ("Members’ Retreat");
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_cmpint (event->sequence, ==, 0);
  g_free (event->venue);
  event->venue = g_strdup ("Annapolis, Maryland");
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_cmpint (event->sequence, ==, 1);
  event->end += LYD_HOUR;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_cmpint (event->sequence, ==, 2);
  g_assert_no_error (error);

  undo_last (fixture);
  lyd_event_free (g_steal_pointer (&event));
  event = get_event (fixture, &id);
  g_assert_cmpint (event->sequence, ==, 1);
  g_assert_cmpstr (event->title, ==, "Members’ Retreat");
}

static void
test_bad_edit_changes_nothing (LydFixture *fixture,
                               gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydEvent) event = get_event (fixture, &id);
  g_autoptr (LydEvent) after = NULL;
  g_autoptr (GError) error = NULL;

  event->end = event->start;
  g_assert_false (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  after = get_event (fixture, &id);
  g_assert_cmpint (after->end, >, after->start);
}

static void
test_duplicate_finds_a_free_week (LydFixture *fixture,
                                  gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydEvent) first = get_event (fixture, &id);
  g_autoptr (LydEvent) copy = NULL;
  g_autoptr (LydEvent) second = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  LydId copy_id, second_id;

  add_breakout (fixture, &id, "Budget basics");
  g_assert_true (lyd_plan_duplicate_event (fixture->file, &id, &copy_id, &error));
  g_assert_no_error (error);
  copy = get_event (fixture, &copy_id);
  g_assert_cmpstr (copy->title, ==, first->title);
  g_assert_cmpint (copy->start, ==, first->start + 7 * 24 * LYD_HOUR);
  sessions = lyd_plan_list_sessions (fixture->file, &copy_id, &error);
  g_assert_cmpuint (sessions->len, ==, 2);
  g_assert_cmpint (((LydSession *) g_ptr_array_index (sessions, 1))->start, ==, copy->start + 25 * LYD_HOUR);

  /* That week is taken now. */
  g_assert_true (lyd_plan_duplicate_event (fixture->file, &id, &second_id, &error));
  second = get_event (fixture, &second_id);
  g_assert_cmpint (second->start, ==, first->start + 14 * 24 * LYD_HOUR);
}

static void
test_only_unused_events_go (LydFixture *fixture,
                            gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  LydId used = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &used, "Ana Wu", "ana@example.org");
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_plan_delete_event (fixture->file, &used, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (lyd_plan_delete_event (fixture->file, &id, &error));
  g_assert_no_error (error);
  g_assert_null (lyd_plan_get_event (fixture->file, &id, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  undo_last (fixture);
  sessions = lyd_plan_list_sessions (fixture->file, &id, &error);
  g_assert_cmpuint (sessions->len, ==, 1);
}

static void
test_only_unused_sessions_go (LydFixture *fixture,
                              gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  LydId breakout = add_breakout (fixture, &id, "Budget basics");
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &id);
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_plan_delete_session (fixture->file, &breakout, &error));
  g_assert_no_error (error);
  undo_last (fixture);
  session = lyd_plan_get_session (fixture->file, &breakout, &error);
  g_assert_cmpstr (session->title, ==, "Budget basics");
  g_assert_true (lyd_plan_delete_session (fixture->file, &breakout, &error));

  /* The last one stays. */
  g_assert_false (lyd_plan_delete_session (fixture->file, &arrival->id, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
}

static void
test_session_is_edited (LydFixture *fixture,
                        gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  LydId breakout = add_breakout (fixture, &id, "Budget basics");
  g_autoptr (LydSession) session = lyd_plan_get_session (fixture->file, &breakout, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const LydSessionSummary *summary;

  session->room = g_strdup ("  Salon B ");
  session->capacity = 20;
  g_assert_true (lyd_plan_update_session (fixture->file, session, &error));
  g_assert_no_error (error);
  list = lyd_plan_summarize_sessions (fixture->file, &id, &error);
  g_assert_cmpuint (list->len, ==, 2);
  summary = g_ptr_array_index (list, 1);
  g_assert_cmpstr (summary->session->room, ==, "Salon B");
  g_assert_cmpint (summary->session->capacity, ==, 20);
  g_assert_false (summary->used);

  session->end = session->start - LYD_MINUTE;
  g_assert_false (lyd_plan_update_session (fixture->file, session, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
test_overview (LydFixture *fixture,
               gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (LydOverview) empty = NULL;
  g_autoptr (LydOverview) overview = NULL;
  g_autoptr (LydRegistrationResult) ana = NULL;
  g_autoptr (LydRegistrationResult) jose = NULL;
  g_autoptr (GError) error = NULL;

  empty = lyd_overview_get (fixture->file, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (empty->n_all, ==, 0);
  g_assert_false (empty->used);
  g_assert_null (empty->next);
  g_assert_null (empty->questions);
  g_assert_cmpuint (empty->arrivals->len, ==, 0);

  ana = lyd_fixture_register (fixture, &id, "Ana Wu", "ana@example.org");
  jose = lyd_fixture_register (fixture, &id, "José Díaz", "jose@example.org");
  g_assert_true (lyd_register_set_status (fixture->file, &jose->registration, LYD_STATUS_WAITLISTED, &error));
  g_assert_no_error (error);
  add_breakout (fixture, &id, "Budget basics");
  question->event = id;
  question->label = g_strdup ("Lunch on Thursday");
  question->required = TRUE;
  g_assert_true (lyd_plan_add_question (fixture->file, question, &error));
  g_assert_no_error (error);

  overview = lyd_overview_get (fixture->file, &id, &error);
  g_assert_no_error (error);
  g_assert_true (overview->used);
  g_assert_cmpint (overview->n_all, ==, 2);
  g_assert_cmpint (overview->summary->counts.n[LYD_ROSTER_EXPECTED], ==, 1);
  g_assert_cmpint (overview->summary->counts.n[LYD_ROSTER_WAITLISTED], ==, 1);
  g_assert_cmpint (overview->unprinted, ==, 1);
  g_assert_cmpint (overview->changed, ==, 0);
  g_assert_cmpint (overview->unanswered, ==, 1);
  g_assert_cmpstr (overview->questions, ==, "Lunch on Thursday");
  g_assert_cmpint (overview->n_sessions, ==, 2);
  g_assert_cmpstr (overview->next->session->title, ==, "Budget basics");
  g_assert_true (lyd_id_is_none (&overview->last_import));
}

static void
admit (LydFixture *fixture,
       const LydSession *session,
       const LydRegistrationResult *who,
       gint64 at)
{
  LydAttempt attempt = { .session = session->id, .at = at, .source = LYD_SOURCE_PAPER, .override = "On paper" };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) result =
    lyd_admit_registration (fixture->file, &who->registration, &attempt, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
}

/* Each day of a gathering has its own arrivals, also once it is over; coming back after lunch is not arriving. */
static void
test_arrivals_by_day (LydFixture *fixture,
                      gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &id);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &id, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) ben = lyd_fixture_register (fixture, &id, "Ben Ortiz", "ben@example.org");
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &id, &error);
  gint64 first = event->start + LYD_HOUR;
  gint64 second = first + 24 * LYD_HOUR;
  const LydArrivalDay *day;

  add_breakout (fixture, &id, "Budget basics");
  admit (fixture, arrival, ana, first);
  admit (fixture, arrival, ben, first + LYD_MINUTE);
  admit (fixture, arrival, ana, second);
  admit (fixture, arrival, ana, second + 3 * LYD_HOUR);

  fixture->now = event->end + 30 * 24 * LYD_HOUR;
  {
    g_autoptr (LydOverview) past = lyd_overview_get (fixture->file, &id, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (past->arrivals->len, ==, 2);
    g_assert_cmpint (g_array_index (past->arrivals, gint64, 0), ==, first);
    g_assert_cmpuint (past->other_days->len, ==, 1);
    day = g_ptr_array_index (past->other_days, 0);
    g_assert_cmpuint (day->times->len, ==, 1);
    g_assert_cmpint (g_array_index (day->times, gint64, 0), ==, second);
    /* Whoever came on any day came. */
    g_assert_cmpint (past->summary->counts.n[LYD_ROSTER_IN], ==, 2);
    g_assert_cmpint (past->summary->counts.n[LYD_ROSTER_EXPECTED], ==, 0);
  }
  /* On the second day the first one is the other. */
  fixture->now = second + LYD_HOUR;
  {
    g_autoptr (LydOverview) now = lyd_overview_get (fixture->file, &id, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (now->other_days->len, ==, 1);
    day = g_ptr_array_index (now->other_days, 0);
    g_assert_cmpuint (day->times->len, ==, 2);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/plan/sessions-follow", test_sessions_follow);
  lyd_fixture_add ("/plan/sequence-says-moved", test_sequence_says_moved);
  lyd_fixture_add ("/plan/bad-edit-changes-nothing", test_bad_edit_changes_nothing);
  lyd_fixture_add ("/plan/duplicate-finds-a-free-week", test_duplicate_finds_a_free_week);
  lyd_fixture_add ("/plan/only-unused-events-go", test_only_unused_events_go);
  lyd_fixture_add ("/plan/only-unused-sessions-go", test_only_unused_sessions_go);
  lyd_fixture_add ("/plan/session-is-edited", test_session_is_edited);
  lyd_fixture_add ("/plan/overview", test_overview);
  lyd_fixture_add ("/plan/arrivals-by-day", test_arrivals_by_day);
  return g_test_run ();
}
