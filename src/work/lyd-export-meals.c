#include "lyd-export-meals.h"

#include "lyd-file-private.h"
#include "lyd-lists.h"

#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-rollup.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

/* What a cook wants to know of each meal: how many eat, and how many of them what. */
typedef struct {
  char *meal;   /* NULL: the event has no meals of its own */
  gint64 start; /* LYD_TIME_NONE */
  char *question;
  char *answer;
  gint64 count;
} Line;

typedef struct {
  GPtrArray *lines; /* of Line */
  guint next;
} Meals;

static void
line_free (gpointer data)
{
  Line *self = data;

  g_free (self->meal);
  g_free (self->question);
  g_free (self->answer);
  g_free (self);
}

static void
meals_free (gpointer data)
{
  g_ptr_array_unref (((Meals *) data)->lines);
  g_free (data);
}

static void
set_text (LydCell *cell,
          const char *text)
{
  cell->filled = text != NULL && text[0] != '\0';
  cell->text = text;
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Meals *self = data;
  const Line *line;

  if (self->next == self->lines->len)
    return FALSE;
  line = g_ptr_array_index (self->lines, self->next++);
  set_text (&cells[0], line->meal);
  cells[1].filled = line->start != LYD_TIME_NONE;
  cells[1].number = line->start;
  set_text (&cells[2], line->question);
  set_text (&cells[3], line->answer);
  cells[4].filled = TRUE;
  cells[4].number = line->count;
  return TRUE;
}

static void
add_line (GPtrArray *lines,
          const LydSession *meal,
          const char *question,
          const char *answer,
          gint64 count)
{
  Line *line = g_new0 (Line, 1);

  line->meal = meal != NULL ? g_strdup (meal->title) : NULL;
  line->start = meal != NULL ? meal->start : LYD_TIME_NONE;
  line->question = g_strdup (question);
  line->answer = g_strdup (answer);
  line->count = count;
  g_ptr_array_add (lines, line);
}

/* One question about one meal. What is sensitive is left out, its numbers too, unless that was asked for. */
static gboolean
add_question (GPtrArray *lines,
              LydFile *file,
              const LydQuestion *question,
              const LydSession *meal,
              gboolean reveal,
              GError **error)
{
  const LydId *chosen = meal != NULL && meal->choice ? &meal->id : NULL;
  g_autoptr (LydRollup) rollup = NULL;

  if (question->sensitive && !reveal)
    return TRUE;
  rollup = lyd_rollup_get (file, &question->id, chosen, reveal, error);
  if (rollup == NULL)
    return FALSE;
  for (guint i = 0; i < rollup->lines->len; i++) {
    const LydRollupLine *line = g_ptr_array_index (rollup->lines, i);
    g_autofree char *answer = lyd_words_answer_value (question, line->answer);

    add_line (lines, meal, question->label, answer, line->rows->len);
  }
  add_line (lines, meal, question->label, _ ("No answer"), rollup->n_asked - rollup->n_answered);
  return TRUE;
}

static gboolean
is_about_food (const LydQuestion *question)
{
  return question->purpose == LYD_PURPOSE_DIETARY || question->purpose == LYD_PURPOSE_MEAL;
}

/* @meal: (nullable): everybody who comes */
static gboolean
add_meal (GPtrArray *lines,
          LydFile *file,
          const LydEvent *event,
          const LydSession *meal,
          GPtrArray *questions,
          gboolean reveal,
          GError **error)
{
  int n = lyd_lists_count_eaters (file->db, &event->id, meal != NULL && meal->choice ? &meal->id : NULL, error);

  if (n < 0)
    return FALSE;
  add_line (lines, meal, NULL, _ ("Everybody"), n);
  for (guint i = 0; i < questions->len; i++)
    if (is_about_food (g_ptr_array_index (questions, i)) &&
        !add_question (lines, file, g_ptr_array_index (questions, i), meal, reveal, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_meals (GPtrArray *lines,
           LydFile *file,
           const LydEvent *event,
           gboolean reveal,
           GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, &event->id, error);
  g_autoptr (GPtrArray) questions = sessions != NULL ? lyd_questions_list (file->db, &event->id, error) : NULL;
  gboolean some = FALSE;

  if (questions == NULL)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (sessions, i);

    if (session->kind != LYD_SESSION_MEAL || session->sensitive)
      continue;
    some = TRUE;
    if (!add_meal (lines, file, event, session, questions, reveal, error))
      return FALSE;
  }
  return some || add_meal (lines, file, event, NULL, questions, reveal, error);
}

/* Of confirmed people, meal by meal; where an event has no meals, of all of it. */
LydTable *
lyd_export_open_meals (LydFile *file,
                       const LydEvent *event,
                       const LydExportOptions *options,
                       GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  LydTable *table;
  Meals *meals;

  if (!add_meals (lines, file, event, options != NULL && options->with_sensitive, error))
    return NULL;
  table = lyd_table_new (LYD_EXPORT_MEALS, _ ("Meals, counted"), event);
  table->when = lyd_words_event_when (event);
  lyd_table_add_column (table, "meal", _ ("Meal"), LYD_CELL_TEXT, 30);
  lyd_table_add_column (table, "meal_start", _ ("Begins"), LYD_CELL_INSTANT, 20);
  lyd_table_add_column (table, "question", _ ("Question"), LYD_CELL_TEXT, 28);
  lyd_table_add_column (table, "answer", _ ("Answer"), LYD_CELL_TEXT, 36);
  lyd_table_add_column (table, "count", _ ("People"), LYD_CELL_NUMBER, 8);
  meals = g_new0 (Meals, 1);
  meals->lines = g_steal_pointer (&lines);
  table->next = next_row;
  table->data = meals;
  table->data_free = meals_free;
  return table;
}
