#include "lyd-admit-private.h"

#include "lyd-question.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-scans.h"
#include "lyd-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* By LydAnswerState. */
static const char *const problems[] = {
  [LYD_ANSWER_GOOD] = NULL,
  [LYD_ANSWER_BLANK] = N_ ("An answer is needed."),
  [LYD_ANSWER_TOO_LONG] = N_ ("This answer is too long."),
  [LYD_ANSWER_NO_CHOICE] = N_ ("This is none of the choices."),
  [LYD_ANSWER_NO_YES_NO] = N_ ("This is neither yes nor no."),
  [LYD_ANSWER_NO_NUMBER] = N_ ("This is not a number."),
  [LYD_ANSWER_NO_DATE] = N_ ("This is not a date. Write it as 2027-09-22."),
  [LYD_ANSWER_NO_EMAIL] = N_ ("This is not an e-mail address."),
};

/* Why something is no answer; (nullable): %NULL where it is one */
const char *
lyd_words_answer (LydAnswerState state)
{
  return problems[state] != NULL ? _ (problems[state]) : NULL;
}

void
lyd_asked_question_free (LydAskedQuestion *self)
{
  lyd_question_free (self->question);
  g_free (self->value);
  g_free (self->problem);
  g_free (self);
}

static void
good_answer_free (gpointer data)
{
  LydGoodAnswer *self = data;

  lyd_question_free (self->question);
  g_free (self->value);
  g_free (self);
}

static gboolean
names_question (const LydGivenAnswer *answer, const LydQuestion *question)
{
  LydId id;

  return g_strcmp0 (answer->question, question->label) == 0 ||
         (answer->question != NULL && lyd_id_from_string (&id, answer->question) && lyd_id_equal (&id, &question->id));
}

/* The last answer given to @question; NULL where none. */
static const char *
find_given (const LydAttempt *attempt, const LydQuestion *question)
{
  for (gsize i = attempt->n_answers; i > 0; i--)
    if (names_question (&attempt->answers[i - 1], question))
      return attempt->answers[i - 1].value;
  return NULL;
}

static gboolean
check_given (const LydAttempt *attempt, GPtrArray *questions, GError **error)
{
  for (gsize i = 0; i < attempt->n_answers; i++) {
    gboolean found = FALSE;

    for (guint q = 0; q < questions->len && !found; q++)
      found = names_question (&attempt->answers[i], g_ptr_array_index (questions, q));
    if (!found) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("This event does not ask “%s”. Nobody was checked in."),
                   attempt->answers[i].question);
      return FALSE;
    }
  }
  return TRUE;
}

static void
add_question (LydDecision *self, LydQuestion **question, const char *value, LydAnswerState state)
{
  LydAskedQuestion *asked = g_new0 (LydAskedQuestion, 1);

  asked->question = g_steal_pointer (question);
  asked->value = g_strdup (value);
  if (value != NULL && problems[state] != NULL)
    asked->problem = g_strdup (_ (problems[state]));
  g_ptr_array_add (self->result->questions, asked);
}

static void
keep_answer (LydDecision *self, const LydQuestion *question, const char *value)
{
  LydGoodAnswer *answer = g_new0 (LydGoodAnswer, 1);

  answer->question = lyd_question_copy (question);
  answer->value = g_strdup (value);
  if (self->answers == NULL)
    self->answers = g_ptr_array_new_with_free_func (good_answer_free);
  g_ptr_array_add (self->answers, answer);
}

/* Puts one question, which is taken over where it has to be asked. An optional one is asked once: after that, blank is
 * an answer (check-in.md, C2). */
static gboolean
ask_one (LydDecision *self, LydQuestion **question, GError **error)
{
  const char *given = find_given (self->attempt, *question);
  g_autofree char *stored = NULL;
  g_autofree char *clean = NULL;
  g_autoptr (GError) local = NULL;
  LydAnswerState state;

  /* Who is not asked is not held up; what they say all the same is kept. */
  if (given == NULL && !lyd_question_asks (*question, self->registration->type))
    return TRUE;
  if (given != NULL) {
    state = lyd_question_check (*question, given, &clean);
    if (state == LYD_ANSWER_GOOD || (state == LYD_ANSWER_BLANK && !(*question)->required))
      keep_answer (self, *question, clean != NULL ? clean : "");
    else
      add_question (self, question, given, state);
    return TRUE;
  }
  if (!(*question)->at_check_in)
    return TRUE;

  stored = lyd_answers_get (self->file->db, &self->registration->id, &(*question)->id, &local);
  if (local == NULL && !(*question)->required && stored == NULL) {
    if (!lyd_scans_was_asked (self->file->db, &self->session->id, &self->registration->id, &local) && local == NULL)
      add_question (self, question, NULL, LYD_ANSWER_BLANK);
  } else if (local == NULL && (*question)->required) {
    state = lyd_question_check (*question, stored, &clean);
    if (state != LYD_ANSWER_GOOD)
      add_question (self, question, stored, state);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/**
 * lyd_decision_ask:
 * @needed: (out): whether a question is open; the result lists them
 *
 * Checks the answers that came with the attempt and those on file.
 */
gboolean
lyd_decision_ask (LydDecision *self, gboolean *needed, GError **error)
{
  g_autoptr (GPtrArray) questions = NULL;

  questions = self->attempt->n_answers > 0
                ? lyd_questions_list (self->file->db, &self->session->event, error)
                : lyd_questions_list_at_check_in (self->file->db, &self->session->event, error);
  *needed = FALSE;
  if (questions == NULL || !check_given (self->attempt, questions, error))
    return FALSE;

  g_ptr_array_set_size (self->result->questions, 0);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  while (questions->len > 0) {
    g_autoptr (LydQuestion) question = g_ptr_array_steal_index (questions, 0);

    if (!ask_one (self, &question, error))
      return FALSE;
  }
  *needed = self->result->questions->len > 0;
  return TRUE;
}

/* Stores what was answered; the caller's transaction is an act, so that it can be undone. */
gboolean
lyd_decision_store_answers (LydDecision *self, GError **error)
{
  for (guint i = 0; self->answers != NULL && i < self->answers->len; i++) {
    const LydGoodAnswer *answer = g_ptr_array_index (self->answers, i);

    if (!lyd_register_answer (self->file, self->registration, answer->question, answer->value, TRUE, error))
      return FALSE;
  }
  return TRUE;
}
