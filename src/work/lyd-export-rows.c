#include "lyd-export-rows.h"

#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

static const LydCellType cell_types[] = {
  [LYD_SHAPE_TEXT] = LYD_CELL_TEXT,
  [LYD_SHAPE_ID] = LYD_CELL_TEXT,
  [LYD_SHAPE_NUMBER] = LYD_CELL_NUMBER,
  [LYD_SHAPE_INSTANT] = LYD_CELL_INSTANT,
  [LYD_SHAPE_YES_NO] = LYD_CELL_YES_NO,
};

/* So many columns of a row can be ids. */
#define N_IDS 4

/* Where the rows of a table come from. */
typedef struct {
  LydFile *file;
  LydStmt *stmt;
  const LydListColumn *columns;
  guint skip; /* leading columns of the statement that the table does not show */
  guint n_columns;
  GPtrArray *questions; /* of LydQuestion: the columns after those */
  char id[N_IDS][LYD_ID_STRING_LENGTH + 1];
  GPtrArray *answers; /* of char *: this row's */
  const LydWatch *watch;
  gint64 n_done;
  gint64 n_rows;      /* about; never fewer than there are */
  double part;        /* of the work, that the rows are */
  GHashTable *chosen; /* LydId: only these; NULL: all */
} Rows;

/* Progress is told once in so many rows. */
#define REPORT_STEP 64

static void
rows_free (gpointer data)
{
  Rows *self = data;

  g_clear_pointer (&self->stmt, lyd_stmt_release);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_free (self);
}

static void
fill_cell (Rows *self,
           guint index,
           guint *n_ids,
           LydCell *cell)
{
  int column = (int) index;

  cell->filled = !lyd_stmt_is_null (self->stmt, column);
  cell->text = NULL;
  if (!cell->filled)
    return;
  switch (self->columns[index].shape) {
  case LYD_SHAPE_ID: {
    LydId id = lyd_stmt_get_id (self->stmt, column);
    g_autofree char *text = lyd_id_to_string (&id);

    cell->text = g_strlcpy (self->id[*n_ids], text, sizeof self->id[0]) > 0 ? self->id[*n_ids] : NULL;
    *n_ids = MIN (*n_ids + 1, G_N_ELEMENTS (self->id) - 1);
    break;
  }
  case LYD_SHAPE_TEXT:
    cell->text = lyd_stmt_get_text (self->stmt, column);
    break;
  case LYD_SHAPE_NUMBER:
  case LYD_SHAPE_INSTANT:
  case LYD_SHAPE_YES_NO:
  default:
    cell->number = lyd_stmt_get_int (self->stmt, column);
    break;
  }
}

static gboolean
fill_answers (Rows *self,
              LydCell *cells,
              GError **error)
{
  LydId registration = lyd_stmt_get_id (self->stmt, 0);

  g_ptr_array_set_size (self->answers, 0);
  for (guint i = 0; i < self->questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (self->questions, i);
    g_autoptr (GError) local = NULL;
    char *value = lyd_answers_get (self->file->db, &registration, &question->id, &local);

    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    g_ptr_array_add (self->answers, value);
    cells[i].filled = value != NULL && value[0] != '\0';
    cells[i].text = value;
  }
  return TRUE;
}

static gboolean
is_chosen (const Rows *self)
{
  LydId id = lyd_stmt_get_id (self->stmt, 0);

  return self->chosen == NULL || g_hash_table_contains (self->chosen, &id);
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Rows *self = data;
  guint n_ids = 0;

  if (self->n_done++ % REPORT_STEP == 0 &&
      !lyd_watch_report (self->watch, self->part * (double) self->n_done / (double) MAX (self->n_rows, 1), error))
    return FALSE;
  do {
    if (!lyd_stmt_step (self->stmt, error))
      return FALSE;
  } while (!is_chosen (self));
  for (guint i = self->skip; i < self->n_columns; i++)
    fill_cell (self, i, &n_ids, &cells[i - self->skip]);
  return self->questions == NULL || fill_answers (self, cells + self->n_columns - self->skip, error);
}

/* After the last row. */
static gboolean
go_on (gpointer data,
       double part,
       GError **error)
{
  Rows *self = data;

  return lyd_watch_report (self->watch, self->part + (1 - self->part) * part, error);
}

static gboolean
is_asked_for (const LydQuestion *question,
              LydListAnswers answers)
{
  return answers == LYD_LIST_ANSWERS || question->purpose == LYD_PURPOSE_DIETARY ||
         question->purpose == LYD_PURPOSE_MEAL;
}

/* Sensitive answers leave the program only where somebody asked for them. */
static GPtrArray *
list_questions (LydFile *file,
                const LydId *event,
                LydListAnswers answers,
                const LydExportOptions *options,
                GError **error)
{
  GPtrArray *questions = lyd_questions_list (file->db, event, error);

  for (guint i = questions != NULL ? questions->len : 0; i > 0; i--) {
    const LydQuestion *question = g_ptr_array_index (questions, i - 1);

    if ((question->sensitive && (options == NULL || !options->with_sensitive)) || !is_asked_for (question, answers))
      g_ptr_array_remove_index (questions, i - 1);
  }
  return questions;
}

/* The columns that the statement fills, and those that paper alone has. */
static void
add_columns (Rows *self,
             LydTable *table,
             gboolean paper)
{
  while (self->n_columns < LYD_LIST_MAX_COLUMNS && self->columns[self->n_columns].id != NULL &&
         (self->columns[self->n_columns].use != LYD_COLUMN_PAPER || paper))
    self->n_columns++;
  for (guint i = self->skip; i < self->n_columns; i++) {
    const LydListColumn *column = &self->columns[i];
    LydColumn *added;

    lyd_table_add_column (table, column->id, _ (column->title), cell_types[column->shape], column->width);
    added = g_ptr_array_index (table->columns, i - self->skip);
    added->extra = column->use == LYD_COLUMN_EXTRA;
    added->minor = column->use == LYD_COLUMN_MINOR;
  }
}

static gboolean
add_questions (Rows *self,
               LydTable *table,
               const LydExportList *list,
               const LydExportOptions *options,
               GError **error)
{
  if (list->answers == LYD_LIST_NO_ANSWERS)
    return TRUE;
  self->questions = list_questions (self->file, &table->event->id, list->answers, options, error);
  self->answers = g_ptr_array_new_with_free_func (g_free);
  if (self->questions == NULL)
    return FALSE;
  for (guint i = 0; i < self->questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (self->questions, i);

    lyd_table_add_column (table, question->label, question->label, LYD_CELL_TEXT, 24);
  }
  return TRUE;
}

/* By what a workbook of it is summed up. Static: a table keeps the pointers. */
static const char *const *
get_sums (const LydExportList *list)
{
  static const char *const by_both[] = { "session", "organization", NULL };
  static const char *const by_meal[] = { "meal", NULL };
  static const char *const by_organization[] = { "organization", NULL };

  if (list->session != NULL)
    return list->organization != NULL ? by_both : by_meal;
  return list->organization != NULL ? by_organization : NULL;
}

/**
 * lyd_export_open_list:
 * @options: (nullable)
 * @part: how much of the work the rows are, from 0 to 1
 *
 * Returns: (transfer full) (nullable): the list with all its columns, row by row
 */
LydTable *
lyd_export_open_list (LydFile *file,
                      const LydEvent *event,
                      const LydExportList *list,
                      const LydExportOptions *options,
                      double part,
                      GError **error)
{
  g_autoptr (LydTable) table = lyd_table_new (list->what, _ (list->title), event);
  gboolean paper = options != NULL && options->paper;
  Rows *rows = g_new0 (Rows, 1);

  table->when = lyd_words_event_when (event);
  table->made_at = lyd_context_now (&file->context);
  table->sums = get_sums (list);
  table->tally = list->tally;
  table->next = next_row;
  table->go_on = go_on;
  table->data = table->go_on_data = rows;
  table->data_free = rows_free;

  rows->file = file;
  rows->watch = options != NULL ? options->watch : NULL;
  rows->part = part;
  rows->columns = list->columns;
  rows->skip = rows->columns[0].title == NULL ? 1 : 0;
  if (rows->watch != NULL && (rows->n_rows = lyd_lists_count (file->db, list->list, &event->id, error)) < 0)
    return NULL;
  add_columns (rows, table, paper);
  if (list->list == LYD_LIST_SIGN_IN && paper)
    lyd_table_add_note (table, _ ("When the sheet comes back: Enter a Paper List, then scan the code of each row that "
                                  "is signed, or type its five letters."));
  if (list->list == LYD_LIST_REGISTRATIONS && options != NULL && options->chosen != NULL)
    rows->chosen = lyd_id_set_new (options->chosen);
  if (!add_questions (rows, table, list, options, error))
    return NULL;
  rows->stmt = lyd_lists_open_as (file->db, list->list, &event->id,
                                  options != NULL ? (LydListOrder) options->by : LYD_LIST_BY_NAME,
                                  options != NULL ? (LydListWho) options->who : LYD_LIST_EVERYBODY, error);
  return rows->stmt != NULL ? g_steal_pointer (&table) : NULL;
}
