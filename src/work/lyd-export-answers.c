#include "lyd-export-answers.h"

#include "lyd-rollup.h"
#include "lyd-suppress.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* An event's answers fit into memory: they are there once for every question and meal. */
typedef struct {
  GPtrArray *rollups; /* of LydRollup */
  gboolean counts;    /* a row an answer, instead of a row a person and answer */
  guint rollup;
  guint line; /* behind the last: nobody said anything */
  guint row;
  char *answer; /* in words, of the row that was given last */

  /* With counts, of one roll-up: LydSuppressCell, the sum and then each line: which are too few to be told. */
  GArray *hidden;
  guint hidden_of; /* which roll-up plus one that is of */
} Answers;

static void
answers_free (gpointer data)
{
  Answers *self = data;

  g_ptr_array_unref (self->rollups);
  g_clear_pointer (&self->hidden, g_array_unref);
  g_free (self->answer);
  g_free (self);
}

static void
set_text (LydCell *cell,
          const char *text)
{
  cell->filled = text != NULL && text[0] != '\0';
  cell->text = text;
}

/* Who said what the reader stands on; the unanswered are a line of their own. */
static GPtrArray *
get_rows (const Answers *self,
          const LydRollup *rollup)
{
  return self->line < rollup->lines->len
           ? ((LydRollupLine *) g_ptr_array_index (rollup->lines, self->line))->rows
           : rollup->unanswered;
}

/* Which counts of a sensitive question are not told. Where one gives several answers, none is worked out of the others.
 */
static void
hide_few (Answers *self,
          const LydRollup *rollup)
{
  gboolean several = rollup->question->kind == LYD_QUESTION_CHOICES;
  LydSuppressCell sum = { .value = several ? 0 : rollup->n_asked, .parent = -1 };

  if (self->hidden == NULL)
    self->hidden = g_array_new (FALSE, TRUE, sizeof (LydSuppressCell));
  g_array_set_size (self->hidden, 0);
  g_array_append_val (self->hidden, sum);
  for (guint i = 0; i <= rollup->lines->len; i++) {
    const GPtrArray *rows =
      i < rollup->lines->len ? ((LydRollupLine *) g_ptr_array_index (rollup->lines, i))->rows : rollup->unanswered;
    LydSuppressCell cell = { .value = rows->len, .parent = several ? -1 : 0 };

    g_array_append_val (self->hidden, cell);
  }
  lyd_suppress ((LydSuppressCell *) (gpointer) self->hidden->data, self->hidden->len);
  self->hidden_of = self->rollup + 1;
}

/* Whether the count of the line that the reader stands on is not told. */
static gboolean
is_hidden (Answers *self,
           const LydRollup *rollup)
{
  if (!self->counts || !rollup->question->sensitive)
    return FALSE;
  if (self->hidden_of != self->rollup + 1)
    hide_few (self, rollup);
  return g_array_index (self->hidden, LydSuppressCell, self->line + 1).hidden;
}

/* What few people wrote in their own words says who they are. */
static gboolean
is_left_out (Answers *self,
             const LydRollup *rollup)
{
  return self->line < rollup->lines->len && rollup->question->choices == NULL &&
         rollup->question->kind != LYD_QUESTION_YES_NO && is_hidden (self, rollup);
}

/* Steps on to a line, or a row of one, that is to be written. */
static LydRollup *
find_next (Answers *self)
{
  while (self->rollup < self->rollups->len) {
    LydRollup *rollup = g_ptr_array_index (self->rollups, self->rollup);

    if (self->line > rollup->lines->len) {
      self->rollup++;
      self->line = self->row = 0;
    } else if (!is_left_out (self, rollup) && self->row < (self->counts ? 1 : get_rows (self, rollup)->len)) {
      return rollup;
    } else {
      self->line++;
      self->row = 0;
    }
  }
  return NULL;
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Answers *self = data;
  LydRollup *rollup = find_next (self);
  const LydRollupLine *line;

  if (rollup == NULL)
    return FALSE;
  line = self->line < rollup->lines->len ? g_ptr_array_index (rollup->lines, self->line) : NULL;
  g_free (self->answer);
  self->answer = line != NULL ? lyd_words_answer_value (rollup->question, line->answer) : NULL;
  set_text (&cells[0], rollup->question->label);
  set_text (&cells[1], rollup->session != NULL ? rollup->session->title : NULL);
  set_text (&cells[2], self->answer);
  if (self->counts) {
    cells[3].filled = !is_hidden (self, rollup);
    cells[3].number = get_rows (self, rollup)->len;
  } else {
    const LydAnswerRow *row = g_ptr_array_index (get_rows (self, rollup), self->row);

    set_text (&cells[3], row->name);
    set_text (&cells[4], row->organization);
    set_text (&cells[5], lyd_word_id (&lyd_attendee_types, (int) row->type));
  }
  self->row++;
  return TRUE;
}

static void
add_columns (LydTable *table,
             gboolean counts)
{
  lyd_table_add_column (table, "question", _ ("Question"), LYD_CELL_TEXT, 36);
  lyd_table_add_column (table, "session", _ ("Session"), LYD_CELL_TEXT, 28);
  lyd_table_add_column (table, "answer", _ ("Answer"), LYD_CELL_TEXT, 40);
  if (counts) {
    lyd_table_add_column (table, "count", _ ("People"), LYD_CELL_NUMBER, 8);
    return;
  }
  lyd_table_add_column (table, "name", _ ("Name"), LYD_CELL_TEXT, 28);
  lyd_table_add_column (table, "organization", _ ("Organization"), LYD_CELL_TEXT, 36);
  lyd_table_add_column (table, "type", _ ("Attendee type"), LYD_CELL_TEXT, 14);
}

/* Of confirmed people. What is sensitive is left out, its numbers too, unless @options ask for it. */
LydTable *
lyd_export_open_answers (LydFile *file,
                         const LydEvent *event,
                         const char *what,
                         const LydExportOptions *options,
                         GError **error)
{
  gboolean reveal = options != NULL && options->with_sensitive;
  gboolean counts = strcmp (what, LYD_EXPORT_ANSWER_COUNTS) == 0;
  g_autoptr (GPtrArray) rollups =
    lyd_rollup_list (file, &event->id, options != NULL ? options->question : NULL, reveal, error);
  LydTable *table;
  Answers *answers;

  if (rollups == NULL)
    return NULL;
  for (guint i = rollups->len; i > 0; i--)
    if (((LydRollup *) g_ptr_array_index (rollups, i - 1))->hidden)
      g_ptr_array_remove_index (rollups, i - 1);
  table = lyd_table_new (what, counts ? _ ("Answers, counted") : _ ("Answers"), event);
  table->when = lyd_words_event_when (event);
  add_columns (table, counts);
  answers = g_new0 (Answers, 1);
  answers->rollups = g_steal_pointer (&rollups);
  answers->counts = counts;
  if (counts && reveal) {
    g_autofree char *note = g_strdup_printf (_ ("Of sensitive questions, numbers below %d, and others from which those "
                                                "could be worked out, are not shown."),
                                             LYD_SUPPRESS_BELOW);

    lyd_table_add_note (table, note);
  }
  table->next = next_row;
  table->data = answers;
  table->data_free = answers_free;
  return table;
}
