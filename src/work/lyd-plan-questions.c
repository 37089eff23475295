#include "lyd-plan-questions.h"

#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-plan-private.h"
#include "lyd-question-rows.h"
#include "lyd-question.h"
#include "lyd-registrations.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_QUESTIONS 200
#define MAX_CHOICES 200
#define MAX_NAMED 3 /* of what is in the way, a sentence names so many */

/* Cleans the label and the choices; equal and empty choices go. */
static gboolean
check_question (LydQuestion *question,
                GError **error)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  gboolean chooses = lyd_question_has_choices (question->kind);

  if (!lyd_plan_clean_title (&question->label, error))
    return FALSE;
  for (gsize i = 0; chooses && question->choices != NULL && question->choices[i] != NULL; i++) {
    g_autofree char *choice = lyd_clean_line (question->choices[i]);

    /* Answers join choices with semicolons. */
    g_strdelimit (choice, ";", ',');
    if (choice[0] != '\0' && !g_ptr_array_find_with_equal_func (choices, choice, g_str_equal, NULL))
      g_ptr_array_add (choices, g_steal_pointer (&choice));
  }
  if (chooses && (choices->len == 0 || choices->len > MAX_CHOICES)) {
    if (choices->len == 0)
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This kind of question needs choices. Nothing was made."));
    else
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                   _ ("A question has at most %d choices. Ask for text instead. Nothing was made."), MAX_CHOICES);
    return FALSE;
  }
  g_clear_pointer (&question->choices, g_strfreev);
  if (choices->len > 0) {
    g_ptr_array_add (choices, NULL);
    question->choices = (GStrv) g_ptr_array_steal (choices, NULL);
  }
  return TRUE;
}

static gboolean
check_room (const GPtrArray *questions,
            guint n_more,
            GError **error)
{
  if (questions->len + n_more <= MAX_QUESTIONS)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("An event asks at most %d questions. Nothing was made."),
               MAX_QUESTIONS);
  return FALSE;
}

/* Whether @questions hold one that is worded like @label, of another id than @but. */
static gboolean
has_label (const GPtrArray *questions,
           const char *label,
           const LydId *but)
{
  g_autofree char *folded = lyd_fold_text (label);

  for (guint i = 0; i < questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (questions, i);
    g_autofree char *other = lyd_fold_text (question->label);

    if (strcmp (folded, other) == 0 && (but == NULL || !lyd_id_equal (but, &question->id)))
      return TRUE;
  }
  return FALSE;
}

/* Behind the last: after a removal, numbers may be missing. */
static int
next_position (const GPtrArray *questions)
{
  return questions->len > 0 ? ((LydQuestion *) g_ptr_array_index (questions, questions->len - 1))->position + 1 : 0;
}

/* Stores @question, which gets its id here, as the event's last. */
gboolean
lyd_plan_add_question (LydFile *file,
                       LydQuestion *question,
                       GError **error)
{
  g_autoptr (LydAct) act = NULL;
  g_autoptr (GPtrArray) questions = NULL;

  if (!check_question (question, error) || (act = lyd_file_begin (file, error)) == NULL ||
      (questions = lyd_questions_list (file->db, &question->event, error)) == NULL ||
      !check_room (questions, 1, error))
    return FALSE;
  question->id = lyd_context_make_id (&file->context);
  question->position = next_position (questions);
  return lyd_questions_insert (file->db, question, error) &&
         lyd_file_commit (file, &act, "add-question", &question->event, error, "label", question->label, NULL);
}

/* ---- changing ---- */

/* Where @old was renamed and everything else stayed in its place, the new name of @part; else @part. */
static const char *
rename_choice (const LydQuestion *old,
               const LydQuestion *question,
               const char *part)
{
  if (old->choices == NULL || question->choices == NULL ||
      g_strv_length (old->choices) != g_strv_length (question->choices) ||
      g_strv_contains ((const char *const *) question->choices, part))
    return part;
  for (gsize i = 0; old->choices[i] != NULL; i++)
    if (strcmp (old->choices[i], part) == 0 &&
        !g_strv_contains ((const char *const *) old->choices, question->choices[i]))
      return question->choices[i];
  return part;
}

/* Returns: (transfer full) (nullable): what @value says under the new @question; %NULL where it does not fit */
static char *
fit_answer (const LydQuestion *old,
            const LydQuestion *question,
            const char *value)
{
  g_auto (GStrv) parts = lyd_question_split (old, value);
  g_autofree char *joined = NULL;
  char *clean = NULL;

  for (gsize i = 0; parts[i] != NULL; i++) {
    const char *renamed = rename_choice (old, question, parts[i]);

    if (renamed != parts[i]) {
      char *copy = g_strdup (renamed);

      g_free (parts[i]);
      parts[i] = copy;
    }
  }
  joined = g_strjoinv ("; ", parts);
  return lyd_question_check (question, joined, &clean) == LYD_ANSWER_GOOD ? clean : NULL;
}

/* The answers that do not fit are in the way of the change. What is sensitive is not said. */
static void
set_misfits (const LydQuestion *old,
             const GPtrArray *misfits,
             GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < MIN (misfits->len, MAX_NAMED); i++) {
    const LydAnswerRow *row = g_ptr_array_index (misfits, i);

    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", row->name);
    if (!old->sensitive)
      g_string_append_printf (words, " (“%s”)", row->value);
  }
  if (misfits->len > MAX_NAMED)
    g_string_append (words, "…");
  g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
               ngettext ("%d answer to “%s” would not fit any more: %s. Nothing was changed.",
                         "%d answers to “%s” would not fit any more: %s. Nothing was changed.", (gulong) misfits->len),
               (int) misfits->len, old->label, words->str);
}

/* Brings what was answered to the new wording; all of it, or nothing. */
static gboolean
fit_answers (LydFile *file,
             const LydQuestion *old,
             const LydQuestion *question,
             GError **error)
{
  g_autoptr (GPtrArray) rows = lyd_answers_list (file->db, &old->id, NULL, LYD_ANSWERS_EVERY, error);
  g_autoptr (GPtrArray) misfits = g_ptr_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    LydAnswerRow *row = g_ptr_array_index (rows, i);
    g_autofree char *fit = fit_answer (old, question, row->value);

    if (fit == NULL)
      g_ptr_array_add (misfits, row);
    else if (strcmp (fit, row->value) != 0 &&
             !lyd_answers_set (file->db, &row->registration, &old->id, fit, error))
      return FALSE;
  }
  if (rows != NULL && misfits->len > 0) {
    set_misfits (old, misfits, error);
    return FALSE;
  }
  return rows != NULL;
}

static gboolean
is_asked_differently (const LydQuestion *old,
                      const LydQuestion *question)
{
  static const char *const none[] = { NULL };

  return old->kind != question->kind ||
         !g_strv_equal (old->choices != NULL ? (const char *const *) old->choices : none,
                        question->choices != NULL ? (const char *const *) question->choices : none);
}

/**
 * lyd_plan_change_question:
 * @question: with the id of one on file; its texts are cleaned, its event and position stay as they are
 *
 * Changes a question. Answers follow a choice that was renamed in its place; where others would no longer be answers,
 * nothing is changed and %LYD_ERROR_CONFLICT says which.
 */
gboolean
lyd_plan_change_question (LydFile *file,
                          LydQuestion *question,
                          GError **error)
{
  g_autoptr (LydAct) act = NULL;
  g_autoptr (LydQuestion) old = NULL;

  if (!check_question (question, error) || (act = lyd_file_begin (file, error)) == NULL ||
      (old = lyd_plan_get_question (file, &question->id, error)) == NULL)
    return FALSE;
  question->event = old->event;
  question->position = old->position;
  return (!is_asked_differently (old, question) || fit_answers (file, old, question, error)) &&
         lyd_questions_update (file->db, question, error) &&
         lyd_file_commit (file, &act, "edit-question", &question->event, error, "label", question->label, NULL);
}

/* Removes a question together with what was answered; undo brings both back. */
gboolean
lyd_plan_remove_question (LydFile *file,
                          const LydId *id,
                          GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydQuestion) question = NULL;
  g_autofree char *count = NULL;
  int n;

  if (act == NULL || (question = lyd_plan_get_question (file, id, error)) == NULL ||
      (n = lyd_answers_count (file->db, id, error)) < 0)
    return FALSE;
  count = n > 0 ? g_strdup_printf ("%d", n) : NULL;
  return lyd_questions_delete (file->db, id, error) &&
         lyd_file_commit (file, &act, "remove-question", &question->event, error, "label", question->label, "answers",
                          count, NULL);
}

/**
 * lyd_plan_move_question:
 * @position: among the event's questions, from 0; a larger one than there is: the last
 */
gboolean
lyd_plan_move_question (LydFile *file,
                        const LydId *id,
                        int position,
                        GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydQuestion) moved = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  guint from;

  if (act == NULL || (moved = lyd_plan_get_question (file, id, error)) == NULL ||
      (questions = lyd_questions_list (file->db, &moved->event, error)) == NULL)
    return FALSE;
  for (from = 0; from + 1 < questions->len; from++)
    if (lyd_id_equal (&((LydQuestion *) g_ptr_array_index (questions, from))->id, id))
      break;
  position = CLAMP (position, 0, (int) questions->len - 1);
  if (position == (int) from)
    return TRUE;
  g_ptr_array_insert (questions, position, g_ptr_array_steal_index (questions, from));
  for (guint i = 0; i < questions->len; i++) {
    LydQuestion *question = g_ptr_array_index (questions, i);

    if (question->position == (int) i)
      continue;
    question->position = (int) i;
    if (!lyd_questions_update (file->db, question, error))
      return FALSE;
  }
  return lyd_file_commit (file, &act, "move-question", &moved->event, error, "label", moved->label, NULL);
}

/* ---- several at once ---- */

/* Adds those of @wanted that @event does not ask yet. @n_added: (out) */
static gboolean
insert_missing (LydFile *file,
                const LydId *event,
                GPtrArray *wanted,
                int *n_added,
                GError **error)
{
  g_autoptr (GPtrArray) present = lyd_questions_list (file->db, event, error);
  int position;

  *n_added = 0;
  if (present == NULL || !check_room (present, wanted->len, error))
    return FALSE;
  position = next_position (present);
  for (guint i = 0; i < wanted->len; i++) {
    LydQuestion *question = g_ptr_array_index (wanted, i);

    if (has_label (present, question->label, NULL))
      continue;
    question->id = lyd_context_make_id (&file->context);
    question->event = *event;
    question->position = position++;
    if (!lyd_questions_insert (file->db, question, error))
      return FALSE;
    (*n_added)++;
  }
  return TRUE;
}

static gboolean
set_nothing_new (GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT, _ ("All of these are asked already. Nothing was changed."));
  return FALSE;
}

/**
 * lyd_plan_copy_questions:
 * @n_copied: (out): how many; what is worded alike is asked already
 *
 * Asks at @to what @from asks; nobody's answers are copied.
 */
gboolean
lyd_plan_copy_questions (LydFile *file,
                         const LydId *from,
                         const LydId *to,
                         int *n_copied,
                         GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) source = act != NULL ? lyd_plan_get_event (file, from, error) : NULL;
  g_autoptr (LydEvent) target = source != NULL ? lyd_plan_get_event (file, to, error) : NULL;
  g_autoptr (GPtrArray) questions = target != NULL ? lyd_questions_list (file->db, from, error) : NULL;
  g_autofree char *count = NULL;

  if (questions == NULL || !insert_missing (file, to, questions, n_copied, error))
    return FALSE;
  if (*n_copied == 0)
    return set_nothing_new (error);
  count = g_strdup_printf ("%d", *n_copied);
  return lyd_file_commit (file, &act, "copy-questions", to, error, "title", source->title, "count", count, NULL);
}

/**
 * lyd_plan_add_preset_questions:
 * @presets: names of lyd_question_presets
 * @n_added: (out): how many; what is worded alike is asked already
 */
gboolean
lyd_plan_add_preset_questions (LydFile *file,
                               const LydId *event,
                               const char *const *presets,
                               int *n_added,
                               GError **error)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_question_free);
  g_autoptr (LydAct) act = NULL;
  g_autoptr (LydEvent) target = NULL;
  g_autofree char *count = NULL;

  for (gsize i = 0; presets[i] != NULL; i++) {
    const LydQuestionPreset *preset = lyd_question_preset_find (presets[i]);

    if (preset == NULL) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no ready question “%s”. Nothing was made."),
                   presets[i]);
      return FALSE;
    }
    g_ptr_array_add (questions, lyd_question_preset_make (preset));
  }
  if ((act = lyd_file_begin (file, error)) == NULL || (target = lyd_plan_get_event (file, event, error)) == NULL ||
      !insert_missing (file, event, questions, n_added, error))
    return FALSE;
  if (*n_added == 0)
    return set_nothing_new (error);
  if (questions->len == 1)
    return lyd_file_commit (file, &act, "add-question", event, error, "label",
                            ((LydQuestion *) g_ptr_array_index (questions, 0))->label, NULL);
  count = g_strdup_printf ("%d", *n_added);
  return lyd_file_commit (file, &act, "add-questions", event, error, "count", count, NULL);
}

/* ---- reading ---- */

GPtrArray *
lyd_plan_list_questions (LydFile *file,
                         const LydId *event,
                         GError **error)
{
  return lyd_questions_list (file->db, event, error);
}

/* Returns: (transfer full) (nullable): %NULL with an error where there is none */
LydQuestion *
lyd_plan_get_question (LydFile *file,
                       const LydId *id,
                       GError **error)
{
  g_autoptr (GError) local = NULL;
  LydQuestion *question = lyd_questions_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (question == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such question any more."));
  return question;
}

static gboolean
is_meant (const LydQuestion *question,
          const char *words,
          const char *folded)
{
  g_autofree char *id = lyd_id_to_string (&question->id);
  g_autofree char *label = lyd_fold_text (question->label);

  return strcmp (label, folded) == 0 || (strlen (words) >= 4 && g_str_has_prefix (id, words));
}

/* The one question of @event that @words mean: its wording, or its id or a unique start of it. */
LydQuestion *
lyd_plan_find_question (LydFile *file,
                        const LydId *event,
                        const char *words,
                        GError **error)
{
  g_autoptr (GPtrArray) questions = lyd_questions_list (file->db, event, error);
  g_autofree char *folded = lyd_fold_text (words);
  const LydQuestion *found = NULL;

  if (questions == NULL)
    return NULL;
  for (guint i = 0; i < questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (questions, i);

    if (!is_meant (question, words, folded))
      continue;
    if (found != NULL) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_AMBIGUOUS, _ ("“%s” fits more than one question. Use its id."), words);
      return NULL;
    }
    found = question;
  }
  if (found == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("This event does not ask “%s”."), words);
  return found != NULL ? lyd_question_copy (found) : NULL;
}

void
lyd_question_summary_free (LydQuestionSummary *self)
{
  g_clear_pointer (&self->question, lyd_question_free);
  g_free (self);
}

void
lyd_question_source_free (LydQuestionSource *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_free (self);
}

void
lyd_question_plan_free (LydQuestionPlan *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

static gint
compare_sources (gconstpointer a,
                 gconstpointer b,
                 gpointer data)
{
  const LydQuestionSource *left = *(LydQuestionSource *const *) a;
  const LydQuestionSource *right = *(LydQuestionSource *const *) b;
  LydKind kind = ((const LydEvent *) data)->kind;

  if ((left->event->kind == kind) != (right->event->kind == kind))
    return left->event->kind == kind ? -1 : 1;
  return left->event->start > right->event->start ? -1 : left->event->start < right->event->start;
}

static gboolean
add_sources (LydFile *file,
             LydQuestionPlan *plan,
             GError **error)
{
  g_autoptr (GPtrArray) events = lyd_events_list (file->db, LYD_TIME_NONE, LYD_TIME_NONE, error);

  for (guint i = 0; events != NULL && i < events->len; i++) {
    const LydEvent *event = g_ptr_array_index (events, i);
    LydQuestionSource *source;
    int n;

    if (lyd_id_equal (&event->id, &plan->event->id))
      continue;
    if ((n = lyd_questions_count (file->db, &event->id, error)) < 0)
      return FALSE;
    if (n == 0)
      continue;
    source = g_new0 (LydQuestionSource, 1);
    source->event = lyd_event_copy (event);
    source->n_questions = n;
    g_ptr_array_add (plan->sources, source);
  }
  g_ptr_array_sort_with_data (plan->sources, compare_sources, plan->event);
  return events != NULL;
}

/* Returns: (transfer full) (nullable) */
LydQuestionPlan *
lyd_plan_get_questions (LydFile *file,
                        const LydId *event,
                        GError **error)
{
  g_autoptr (LydQuestionPlan) plan = g_new0 (LydQuestionPlan, 1);
  g_autoptr (GPtrArray) questions = NULL;

  plan->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_question_summary_free);
  plan->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_question_source_free);
  if ((plan->event = lyd_plan_get_event (file, event, error)) == NULL ||
      (questions = lyd_questions_list (file->db, event, error)) == NULL)
    return NULL;
  while (questions->len > 0) {
    LydQuestionSummary *summary = g_new0 (LydQuestionSummary, 1);

    g_ptr_array_add (plan->questions, summary);
    summary->question = g_ptr_array_steal_index (questions, 0);
    if ((summary->n_answers = lyd_answers_count (file->db, &summary->question->id, error)) < 0)
      return NULL;
  }
  return add_sources (file, plan, error) ? g_steal_pointer (&plan) : NULL;
}
