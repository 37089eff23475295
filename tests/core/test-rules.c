/* The rule of check-in as a pure function, and the answers to questions. */
#include "lyd-question.h"
#include "lyd-rules.h"

/* Somebody whom nothing refuses. */
static const LydFacts welcome = {
  .known = TRUE,
  .kind = LYD_SCAN_ENTRY,
  .status = LYD_STATUS_CONFIRMED,
  .has_place = TRUE,
  .admission = LYD_ADMIT_ONCE,
  .at = 1000,
  .opens = LYD_TIME_NONE,
  .closes = LYD_TIME_NONE,
  .capacity = -1,
};

/* Everything that can be wrong, wrong at once: then each reason is taken away, in the order of the verdicts. */
static void
test_first_reason_wins (void)
{
  LydFacts facts = {
    .known = FALSE,
    .other_event = TRUE,
    .revoked = TRUE,
    .kind = LYD_SCAN_EXIT,
    .status = LYD_STATUS_CANCELLED,
    .entered = TRUE,
    .at = 1000,
    .opens = 1001,
    .closes = 999,
    .capacity = 0,
    .answers_needed = TRUE,
  };

  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_UNKNOWN);
  facts.known = TRUE;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_WRONG_EVENT);
  facts.other_event = FALSE;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_REVOKED);
  facts.revoked = FALSE;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_LEFT);
  facts.kind = LYD_SCAN_ENTRY;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_CANCELLED);
  facts.status = LYD_STATUS_DENIED;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_DENIED);
  facts.status = LYD_STATUS_PENDING;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_PENDING);
  facts.status = LYD_STATUS_WAITLISTED;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_WAITLISTED);
  facts.status = LYD_STATUS_CONFIRMED;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_WRONG_SESSION);
  facts.has_place = TRUE;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_ALREADY_IN);
  facts.entered = FALSE;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_TOO_EARLY);
  facts.opens = 1000;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_OVER);
  facts.closes = 1000;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_FULL);
  facts.capacity = 1;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_ANSWERS_NEEDED);
  facts.answers_needed = FALSE;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_ADMITTED);
}

static void
test_policies (void)
{
  static const struct {
    LydAdmission admission;
    gboolean today;
    gboolean inside;
    LydVerdict verdict;
  } cases[] = {
    { LYD_ADMIT_ONCE, FALSE, FALSE, LYD_VERDICT_ALREADY_IN },
    { LYD_ADMIT_ONCE, TRUE, TRUE, LYD_VERDICT_ALREADY_IN },
    { LYD_ADMIT_DAILY, FALSE, TRUE, LYD_VERDICT_ADMITTED },
    { LYD_ADMIT_DAILY, TRUE, FALSE, LYD_VERDICT_ALREADY_IN },
    { LYD_ADMIT_IN_OUT, TRUE, FALSE, LYD_VERDICT_ADMITTED },
    { LYD_ADMIT_IN_OUT, FALSE, TRUE, LYD_VERDICT_ALREADY_IN },
    { LYD_ADMIT_UNLIMITED, TRUE, TRUE, LYD_VERDICT_ADMITTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    LydFacts facts = welcome;

    facts.entered = TRUE;
    facts.admission = cases[i].admission;
    facts.today = cases[i].today;
    facts.inside = cases[i].inside;
    g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, cases[i].verdict);
  }
}

/* One override lifts the liftable together, and nothing else. */
static void
test_override (void)
{
  LydFacts facts = welcome;
  LydRuling ruling;

  facts.override = TRUE;
  ruling = lyd_rules_decide (&facts);
  g_assert_cmpint (ruling.verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_false (ruling.overridden);

  facts.status = LYD_STATUS_WAITLISTED;
  facts.has_place = FALSE;
  facts.opens = 2000;
  facts.closes = 500;
  facts.capacity = 0;
  ruling = lyd_rules_decide (&facts);
  g_assert_cmpint (ruling.verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (ruling.basis, ==, LYD_VERDICT_WAITLISTED);
  g_assert_true (ruling.overridden);

  facts.entered = TRUE;
  ruling = lyd_rules_decide (&facts);
  g_assert_cmpint (ruling.verdict, ==, LYD_VERDICT_ALREADY_IN);
  g_assert_false (ruling.overridden);

  facts.entered = FALSE;
  facts.answers_needed = TRUE;
  ruling = lyd_rules_decide (&facts);
  g_assert_cmpint (ruling.verdict, ==, LYD_VERDICT_ANSWERS_NEEDED);
  g_assert_false (ruling.overridden);
}

static void
test_who_is_inside_needs_no_place (void)
{
  LydFacts facts = welcome;

  facts.admission = LYD_ADMIT_UNLIMITED;
  facts.capacity = 2;
  facts.n_inside = 2;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_FULL);
  facts.entered = facts.inside = TRUE;
  g_assert_cmpint (lyd_rules_decide (&facts).verdict, ==, LYD_VERDICT_ADMITTED);
}

static void
test_answers (void)
{
  static const struct {
    LydQuestionKind kind;
    const char *value;
    LydAnswerState state;
    const char *clean;
  } cases[] = {
    { LYD_QUESTION_TEXT, "  no nuts ", LYD_ANSWER_GOOD, "no nuts" },
    { LYD_QUESTION_TEXT, " ", LYD_ANSWER_BLANK, NULL },
    { LYD_QUESTION_TEXT, NULL, LYD_ANSWER_BLANK, NULL },
    { LYD_QUESTION_TEXT, "\xff", LYD_ANSWER_GOOD, "\xef\xbf\xbd" },
    { LYD_QUESTION_CHOICE, "VEGETARIAN", LYD_ANSWER_GOOD, "Vegetarian" },
    { LYD_QUESTION_CHOICE, "fish", LYD_ANSWER_NO_CHOICE, NULL },
    { LYD_QUESTION_CHOICES, "vegan; Vegetarian", LYD_ANSWER_GOOD, "Vegan; Vegetarian" },
    { LYD_QUESTION_CHOICES, "Meat, or fish", LYD_ANSWER_GOOD, "Meat, or fish" },
    { LYD_QUESTION_CHOICES, "vegan, fish", LYD_ANSWER_NO_CHOICE, NULL },
    { LYD_QUESTION_CHOICES, ";;", LYD_ANSWER_NO_CHOICE, NULL },
    { LYD_QUESTION_YES_NO, "Sí", LYD_ANSWER_GOOD, "yes" },
    { LYD_QUESTION_YES_NO, "N", LYD_ANSWER_GOOD, "no" },
    { LYD_QUESTION_YES_NO, "maybe", LYD_ANSWER_NO_YES_NO, NULL },
    { LYD_QUESTION_NUMBER, "-2.5", LYD_ANSWER_GOOD, "-2.5" },
    { LYD_QUESTION_NUMBER, "2 cars", LYD_ANSWER_NO_NUMBER, NULL },
    { LYD_QUESTION_NUMBER, "inf", LYD_ANSWER_NO_NUMBER, NULL },
    { LYD_QUESTION_NUMBER, "0x10", LYD_ANSWER_NO_NUMBER, NULL },
    { LYD_QUESTION_DATE, "2027-02-28", LYD_ANSWER_GOOD, "2027-02-28" },
    { LYD_QUESTION_DATE, "2/28/2027", LYD_ANSWER_GOOD, "2027-02-28" },
    { LYD_QUESTION_DATE, "2027-02-29", LYD_ANSWER_NO_DATE, NULL },
    { LYD_QUESTION_DATE, "2027-02-28x", LYD_ANSWER_NO_DATE, NULL },
    { LYD_QUESTION_DATE, "tomorrow", LYD_ANSWER_NO_DATE, NULL },
    { LYD_QUESTION_EMAIL, "ana@example.org", LYD_ANSWER_GOOD, "ana@example.org" },
    { LYD_QUESTION_EMAIL, "ana at example", LYD_ANSWER_NO_EMAIL, NULL },
  };
  char *choices[] = { (char *) "Vegetarian", (char *) "Vegan", (char *) "Meat, or fish", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    LydQuestion question = { .kind = cases[i].kind, .choices = choices };
    g_autofree char *clean = NULL;

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpint (lyd_question_check (&question, cases[i].value, &clean), ==, cases[i].state);
    g_assert_cmpstr (clean, ==, cases[i].clean);
  }
}

static void
test_long_answer (void)
{
  LydQuestion question = { .kind = LYD_QUESTION_TEXT };
  g_autofree char *essay = g_strnfill (100000, 'a');
  g_autofree char *clean = NULL;

  g_assert_cmpint (lyd_question_check (&question, essay, &clean), ==, LYD_ANSWER_TOO_LONG);
  g_assert_null (clean);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/first-reason-wins", test_first_reason_wins);
  g_test_add_func ("/rules/policies", test_policies);
  g_test_add_func ("/rules/override", test_override);
  g_test_add_func ("/rules/who-is-inside-needs-no-place", test_who_is_inside_needs_no_place);
  g_test_add_func ("/rules/answers", test_answers);
  g_test_add_func ("/rules/long-answer", test_long_answer);
  return g_test_run ();
}
