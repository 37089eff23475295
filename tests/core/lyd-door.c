#include "lyd-door.h"
#include "lyd-plan-questions.h"

/* Returns: the new session's id */
LydId
lyd_door_add_session (LydFixture *fixture, const LydId *event, const LydSessionWish *wish)
{
  g_autoptr (LydSession) session = lyd_session_new ();
  g_autoptr (GError) error = NULL;

  session->event = *event;
  session->title = g_strdup (wish->title);
  session->kind = LYD_SESSION_BREAKOUT;
  session->start = wish->start != 0 ? wish->start : LYD_FIXTURE_NOW;
  session->end = session->start + (wish->minutes != 0 ? wish->minutes : 60) * LYD_MINUTE;
  session->admission = wish->admission;
  session->capacity = wish->capacity != 0 ? wish->capacity : -1;
  session->choice = wish->choice;
  session->opens_before = wish->early != 0 ? wish->early : -1;
  session->closes_after = wish->early != 0 ? 0 : -1;
  g_assert_true (lyd_plan_add_session (fixture->file, session, &error));
  g_assert_no_error (error);
  return session->id;
}

LydRetreat
lyd_door_make_retreat (LydFixture *fixture)
{
  const LydSessionWish workshop = { .title = "Budget advocacy", .admission = LYD_ADMIT_ONCE };
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &event);

  return (LydRetreat){ .event = event,
                       .arrival = arrival->id,
                       .workshop = lyd_door_add_session (fixture, &event, &workshop) };
}

/* A question that is asked at check-in. Returns: its id */
LydId
lyd_door_add_question (LydFixture *fixture,
                       const LydId *event,
                       const char *label,
                       LydQuestionKind kind,
                       const char *choices,
                       gboolean required)
{
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (GError) error = NULL;

  question->event = *event;
  question->label = g_strdup (label);
  question->kind = kind;
  question->choices = choices != NULL ? g_strsplit (choices, ",", -1) : NULL;
  question->required = required;
  question->at_check_in = TRUE;
  g_assert_true (lyd_plan_add_question (fixture->file, question, &error));
  g_assert_no_error (error);
  return question->id;
}

LydAdmissionResult *
lyd_door_answer (LydFixture *fixture, const LydAttempt *attempt)
{
  g_autoptr (GError) error = NULL;
  LydAdmissionResult *result = lyd_admit (fixture->file, attempt, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

LydVerdict
lyd_door_scan (LydFixture *fixture, const LydId *session, const char *code, LydScanKind kind)
{
  LydAttempt attempt = { .session = *session, .text = code, .kind = kind };
  g_autoptr (LydAdmissionResult) result = lyd_door_answer (fixture, &attempt);

  return result->verdict;
}

LydVerdict
lyd_door_enter (LydFixture *fixture, const LydId *session, const char *code)
{
  return lyd_door_scan (fixture, session, code, LYD_SCAN_ENTRY);
}

/* With the clock at @at. */
LydVerdict
lyd_door_enter_at (LydFixture *fixture, const LydId *session, const char *code, gint64 at)
{
  fixture->now = at;
  return lyd_door_enter (fixture, session, code);
}

/* How many rows of the session's log have @verdict; %LYD_ANY_VERDICT counts all. */
guint
lyd_door_count (LydFixture *fixture, const LydId *session, int verdict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = lyd_admit_list_scans (fixture->file, session, NULL, FALSE, -1, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++) {
    const LydScanLine *line = g_ptr_array_index (lines, i);

    n += verdict == LYD_ANY_VERDICT || (int) line->scan->verdict == verdict;
  }
  return n;
}

/* Presence is what the log says, and making it anew from the log changes nothing. */
void
lyd_door_assert_consistent (LydFixture *fixture)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++) {
    g_assert_true (lyd_admit_check (fixture->file, problems, &error));
    g_assert_no_error (error);
    for (guint p = 0; p < problems->len; p++)
      g_test_message ("%s", (char *) g_ptr_array_index (problems, p));
    g_assert_cmpuint (problems->len, ==, 0);
    g_assert_true (lyd_admit_rebuild (fixture->file, &error));
    g_assert_no_error (error);
  }
}
