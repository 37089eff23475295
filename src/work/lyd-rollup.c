#include "lyd-rollup.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-plan.h"
#include "lyd-question-rows.h"
#include "lyd-question.h"

#include <glib/gi18n.h>
#include <string.h>

static void
line_free (gpointer data)
{
  LydRollupLine *self = data;

  g_free (self->answer);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
lyd_rollup_free (LydRollup *self)
{
  g_clear_pointer (&self->question, lyd_question_free);
  g_clear_pointer (&self->session, lyd_session_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->unanswered, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->meals);
  g_free (self);
}

/* Returns: (transfer full): an answer as people read it */
char *
lyd_words_answer_value (const LydQuestion *question,
                        const char *value)
{
  if (question->kind == LYD_QUESTION_YES_NO && strcmp (value, "yes") == 0)
    return g_strdup (_ ("Yes"));
  if (question->kind == LYD_QUESTION_YES_NO && strcmp (value, "no") == 0)
    return g_strdup (_ ("No"));
  return g_strdup (value);
}

/* ---- counting ---- */

static LydRollupLine *
add_line (LydRollup *self,
          const char *answer)
{
  LydRollupLine *line = g_new0 (LydRollupLine, 1);

  line->answer = g_strdup (answer);
  line->rows = g_ptr_array_new ();
  g_ptr_array_add (self->lines, line);
  return line;
}

/* Every answer that can be given has its line, also where nobody gave it: "Kosher 0" is what a cook wants to know. */
static void
add_known_lines (LydRollup *self,
                 GHashTable *by_answer)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  const char *const *choices = self->question->kind == LYD_QUESTION_YES_NO
                                 ? yes_no
                                 : (const char *const *) self->question->choices;

  for (gsize i = 0; choices != NULL && choices[i] != NULL; i++)
    g_hash_table_insert (by_answer, lyd_fold_text (choices[i]), add_line (self, choices[i]));
}

/* Answers that differ in accents and capitals alone are one. */
static void
count_value (LydRollup *self,
             GHashTable *by_answer,
             const char *value,
             LydAnswerRow *row)
{
  g_autofree char *folded = lyd_fold_text (value);
  LydRollupLine *line;

  /* Nothing that folds: a question mark, an emoji. */
  if (folded[0] == '\0') {
    g_free (folded);
    folded = g_strdup (value);
  }
  line = g_hash_table_lookup (by_answer, folded);
  if (line == NULL) {
    line = add_line (self, value);
    g_hash_table_insert (by_answer, g_steal_pointer (&folded), line);
  }
  g_ptr_array_add (line->rows, row);
}

/* What counts as the answer: who asked for no photos at the desk has said so, whatever the form says. */
static const char *
get_value (const LydRollup *self,
           const LydAnswerRow *row)
{
  if (self->question->purpose == LYD_PURPOSE_PHOTOS && self->question->kind == LYD_QUESTION_YES_NO && row->no_photos)
    return "no";
  return lyd_answer_row_is_blank (row) ? NULL : row->value;
}

static gint
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  const LydRollupLine *left = *(LydRollupLine *const *) a;
  const LydRollupLine *right = *(LydRollupLine *const *) b;
  LydQuestionKind kind = *(LydQuestionKind *) data;
  double difference;

  if (kind == LYD_QUESTION_DATE)
    return strcmp (left->answer, right->answer);
  if (kind == LYD_QUESTION_NUMBER) {
    difference = g_ascii_strtod (left->answer, NULL) - g_ascii_strtod (right->answer, NULL);
    return difference < 0 ? -1 : difference > 0;
  }
  if (left->rows->len != right->rows->len)
    return left->rows->len > right->rows->len ? -1 : 1;
  return g_utf8_collate (left->answer, right->answer);
}

static void
count (LydRollup *self)
{
  g_autoptr (GHashTable) by_answer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_known_lines (self, by_answer);
  for (guint i = 0; i < self->rows->len; i++) {
    LydAnswerRow *row = g_ptr_array_index (self->rows, i);
    const char *value = get_value (self, row);
    g_auto (GStrv) parts = value != NULL ? lyd_question_split (self->question, value) : NULL;

    self->n_asked++;
    if (value == NULL) {
      g_ptr_array_add (self->unanswered, row);
      continue;
    }
    self->n_answered++;
    for (gsize k = 0; parts[k] != NULL; k++)
      count_value (self, by_answer, parts[k], row);
  }
  if (!lyd_question_has_choices (self->question->kind) && self->question->kind != LYD_QUESTION_YES_NO)
    g_ptr_array_sort_with_data (self->lines, compare_lines, &self->question->kind);
}

/* Who said what leaves the memory; how many stays. */
static void
hide (LydRollup *self)
{
  self->hidden = TRUE;
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->unanswered, 0);
  g_ptr_array_set_size (self->rows, 0);
}

static LydRollup *
read_rollup (LydFile *file,
             const LydQuestion *question,
             const LydSession *session,
             gboolean reveal,
             GError **error)
{
  g_autoptr (LydRollup) self = g_new0 (LydRollup, 1);

  self->question = lyd_question_copy (question);
  self->session = session != NULL ? lyd_session_copy (session) : NULL;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->unanswered = g_ptr_array_new ();
  self->rows =
    lyd_answers_list (file->db, &question->id, session != NULL ? &session->id : NULL, LYD_ANSWERS_COMING, error);
  if (self->rows == NULL)
    return NULL;
  count (self);
  if (!reveal)
    hide (self);
  return g_steal_pointer (&self);
}

/**
 * lyd_rollup_get:
 * @session: (nullable): only who chose this one
 * @reveal: also what is sensitive, which else is only counted
 *
 * Returns: (transfer full) (nullable): what the confirmed people said to @question
 */
LydRollup *
lyd_rollup_get (LydFile *file,
                const LydId *question_id,
                const LydId *session_id,
                gboolean reveal,
                GError **error)
{
  g_autoptr (LydQuestion) question = lyd_plan_get_question (file, question_id, error);
  g_autoptr (LydEvent) event = question != NULL ? lyd_plan_get_event (file, &question->event, error) : NULL;
  g_autoptr (LydSession) session = NULL;

  if (event == NULL || (session_id != NULL && (session = lyd_plan_get_session (file, session_id, error)) == NULL))
    return NULL;
  return read_rollup (file, question, session, reveal || !(question->sensitive || event->sensitive), error);
}

/* ---- all of an event's ---- */

static gboolean
is_about_food (const LydQuestion *question)
{
  return question->purpose == LYD_PURPOSE_DIETARY || question->purpose == LYD_PURPOSE_MEAL;
}

/* The event's meals: those that one chooses have numbers of their own, the rest is for everybody who comes. */
static GPtrArray *
list_meals (LydFile *file,
            const LydId *event,
            char **open,
            GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, event, error);
  g_autoptr (GPtrArray) meals = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_free);
  g_autoptr (GString) titles = g_string_new (NULL);

  if (sessions == NULL)
    return NULL;
  for (guint i = 0; i < sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (sessions, i);

    if (session->kind != LYD_SESSION_MEAL || session->sensitive)
      continue;
    if (session->choice)
      g_ptr_array_add (meals, lyd_session_copy (session));
    else
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", session->title);
  }
  *open = titles->len > 0 ? g_strdup (titles->str) : NULL;
  return g_steal_pointer (&meals);
}

static gboolean
add_rollups (LydFile *file,
             const LydQuestion *question,
             GPtrArray *meals,
             const char *open,
             gboolean reveal,
             GPtrArray *list,
             GError **error)
{
  LydRollup *whole = read_rollup (file, question, NULL, reveal, error);

  if (whole == NULL)
    return FALSE;
  g_ptr_array_add (list, whole);
  if (!is_about_food (question))
    return TRUE;
  whole->meals = g_strdup (open);
  for (guint i = 0; i < meals->len; i++) {
    LydRollup *meal = read_rollup (file, question, g_ptr_array_index (meals, i), reveal, error);

    if (meal == NULL)
      return FALSE;
    g_ptr_array_add (list, meal);
  }
  return TRUE;
}

/**
 * lyd_rollup_list:
 * @question: (nullable): %NULL for all that the event asks
 * @reveal: also what is sensitive, which else is only counted
 *
 * Returns: (transfer full) (nullable) (element-type LydRollup): in the order of the questions; one about food is
 *   followed by one for each meal that people choose
 */
GPtrArray *
lyd_rollup_list (LydFile *file,
                 const LydId *event_id,
                 const LydId *question_id,
                 gboolean reveal,
                 GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_rollup_free);
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (GPtrArray) questions = event != NULL ? lyd_plan_list_questions (file, event_id, error) : NULL;
  g_autofree char *open = NULL;
  g_autoptr (GPtrArray) meals = questions != NULL ? list_meals (file, event_id, &open, error) : NULL;

  if (meals == NULL)
    return NULL;
  for (guint i = 0; i < questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (questions, i);

    if (question_id != NULL && !lyd_id_equal (question_id, &question->id))
      continue;
    if (!add_rollups (file, question, meals, open, reveal || !(question->sensitive || event->sensitive), list, error))
      return NULL;
  }
  return g_steal_pointer (&list);
}
