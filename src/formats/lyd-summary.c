#include "lyd-summary.h"

#include "lyd-list-cell.h"

#include <glib/gi18n.h>

/* More words than these are no kinds of anything. */
#define MAX_TALLIES 12

/* One session, one organization. */
typedef struct {
  guint sum; /* which of the columns that are summed up by */
  char *text;
  gint64 n;
  gint64 tallies[MAX_TALLIES];
} Line;

struct _LydSummary {
  const LydTable *table;
  GArray *sums;       /* of int: the places of the columns */
  GPtrArray *by_text; /* of GHashTable, for each of those: text -> Line */
  GPtrArray *lines;   /* of Line, as they come */
  GPtrArray *words;   /* of char *: what is counted of each */
  int tally;          /* the column that they stand in; -1: none */
};

/* The rows of the table that is made of it. */
typedef struct {
  LydSummary *summary;
  guint sum;
  guint line;
} Reader;

static void
line_free (gpointer data)
{
  g_free (((Line *) data)->text);
  g_free (data);
}

void
lyd_summary_free (LydSummary *self)
{
  g_array_unref (self->sums);
  g_ptr_array_unref (self->by_text);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* Returns: (transfer full) (nullable): %NULL where @table, which lives as long, is not to be summed up */
LydSummary *
lyd_summary_new (const LydTable *table)
{
  LydSummary *self;

  if (table->sums == NULL)
    return NULL;
  self = g_new0 (LydSummary, 1);
  self->table = table;
  self->sums = g_array_new (FALSE, FALSE, sizeof (int));
  self->by_text = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->tally = table->tally != NULL ? lyd_table_find_column (table, table->tally) : -1;
  for (guint i = 0; table->sums[i] != NULL; i++) {
    int place = lyd_table_find_column (table, table->sums[i]);

    if (place < 0)
      continue;
    g_array_append_val (self->sums, place);
    g_ptr_array_add (self->by_text, g_hash_table_new (g_str_hash, g_str_equal));
  }
  return self;
}

static int
find_word (LydSummary *self,
           const LydCell *cells)
{
  guint found;

  if (self->tally < 0 || !cells[self->tally].filled)
    return -1;
  if (g_ptr_array_find_with_equal_func (self->words, cells[self->tally].text, g_str_equal, &found))
    return (int) found;
  if (self->words->len == MAX_TALLIES)
    return -1;
  g_ptr_array_add (self->words, g_strdup (cells[self->tally].text));
  return (int) self->words->len - 1;
}

/* A row went by. */
void
lyd_summary_add (LydSummary *self,
                 const LydCell *cells)
{
  int word = find_word (self, cells);

  for (guint i = 0; i < self->sums->len; i++) {
    const LydCell *cell = &cells[g_array_index (self->sums, int, i)];
    const char *text = cell->filled && cell->text != NULL ? cell->text : "";
    GHashTable *by_text = g_ptr_array_index (self->by_text, i);
    Line *line = g_hash_table_lookup (by_text, text);

    if (line == NULL) {
      line = g_new0 (Line, 1);
      line->sum = i;
      line->text = g_strdup (text);
      g_ptr_array_add (self->lines, line);
      g_hash_table_insert (by_text, line->text, line);
    }
    line->n++;
    if (word >= 0)
      line->tallies[word]++;
  }
}

/* One column's lines after the other's. */
static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Reader *reader = data;
  const LydSummary *self = reader->summary;
  const Line *line = NULL;

  while (line == NULL && reader->sum < self->sums->len) {
    if (reader->line < self->lines->len)
      line = g_ptr_array_index (self->lines, reader->line++);
    else
      reader->line = (reader->sum++, 0);
    if (line != NULL && line->sum != reader->sum)
      line = NULL;
  }
  if (line == NULL)
    return FALSE;
  cells[0].filled = cells[1].filled = cells[2].filled = TRUE;
  cells[0].text = lyd_table_get_column (self->table, (guint) g_array_index (self->sums, int, line->sum))->title;
  cells[1].text = line->text[0] != '\0' ? line->text : "–";
  cells[2].number = line->n;
  for (guint i = 0; i < self->words->len; i++) {
    cells[3 + i].filled = TRUE;
    cells[3 + i].number = line->tallies[i];
  }
  return TRUE;
}

/* Returns: (transfer full): a table of what was counted; @self lives as long */
LydTable *
lyd_summary_make_table (LydSummary *self)
{
  LydTable *table = lyd_table_new ("summary", _ ("Summary"), self->table->event);
  Reader *reader = g_new0 (Reader, 1);

  lyd_table_add_column (table, "by", _ ("By"), LYD_CELL_TEXT, 16);
  lyd_table_add_column (table, "of", _ ("Of"), LYD_CELL_TEXT, 44);
  lyd_table_add_column (table, "count", _ ("Count"), LYD_CELL_NUMBER, 10);
  for (guint i = 0; i < self->words->len; i++) {
    const LydColumn *column = lyd_table_get_column (self->table, (guint) self->tally);
    const char *word = g_ptr_array_index (self->words, i);

    lyd_table_add_column (table, word, lyd_list_cell_get_words (column, word), LYD_CELL_NUMBER, 14);
  }
  reader->summary = self;
  table->next = next_row;
  table->data = reader;
  table->data_free = g_free;
  return table;
}
