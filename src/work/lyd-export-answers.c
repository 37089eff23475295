#include "lyd-export-answers.h"

#include "lyd-rollup.h"
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
} Answers;

static void
answers_free (gpointer data)
{
  Answers *self = data;

  g_ptr_array_unref (self->rollups);
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

/* Steps on to a line, or a row of one, that is to be written. */
static LydRollup *
find_next (Answers *self)
{
  while (self->rollup < self->rollups->len) {
    LydRollup *rollup = g_ptr_array_index (self->rollups, self->rollup);

    if (self->line > rollup->lines->len) {
      self->rollup++;
      self->line = self->row = 0;
    } else if (self->row < (self->counts ? 1 : get_rows (self, rollup)->len)) {
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
  const LydRollup *rollup = find_next (self);
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
    cells[3].filled = TRUE;
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
  table->next = next_row;
  table->data = answers;
  table->data_free = answers_free;
  return table;
}
