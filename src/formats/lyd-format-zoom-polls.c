#include "lyd-format-list.h"
#include "lyd-online-cells.h"
#include "lyd-online-reader.h"

#include <glib/gi18n.h>

/* Who took part, beyond being there: Zoom's report of polls (one row an answerer, questions and answers in turn behind
 * the columns with titles) and of questions and answers (one row a question). */

static gboolean
is_poll (const LydOnlineTable *table)
{
  return lyd_online_table_has (table, LYD_ONLINE_SUBMITTED) &&
         (lyd_online_table_has (table, LYD_ONLINE_NAME) || lyd_online_table_has (table, LYD_ONLINE_EMAIL));
}

static gboolean
is_question_list (const LydOnlineTable *table)
{
  return lyd_online_table_has (table, LYD_ONLINE_QUESTION) && (table->hints & LYD_ONLINE_OF_ASKER) != 0;
}

static guint
recognize_polls (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++)
    if (is_poll (lyd_online_tables_get (tables, i)) && !is_question_list (lyd_online_tables_get (tables, i)))
      return 40;
  return 0;
}

static guint
recognize_questions (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++)
    if (is_question_list (lyd_online_tables_get (tables, i)))
      return 41;
  return 0;
}

/* Answers stand behind the last column that has a meaning: one a column where those have titles, else every second
 * cell, after its question. */
static int
count_answers (LydOnlineReading *self,
               const LydOnlineTable *table,
               guint record)
{
  guint first = (guint) table->at[LYD_ONLINE_SUBMITTED] + 1;
  gboolean titled = table->n_columns > first;
  guint n_cells = MIN (lyd_csv_get_n_cells (self->csv, record), 10000);
  int n = 0;

  for (guint i = titled ? first : first + 1; i < n_cells; i += titled ? 1 : 2)
    n += !lyd_online_is_nothing (lyd_csv_get_cell (self->csv, record, i));
  return n;
}

static gboolean
is_nobody (const LydOnlineReading *self,
           const LydOnlineRow *row)
{
  return row->email == NULL &&
         (row->name == NULL || lyd_online_values_find (self->tables->values, LYD_ONLINE_ANONYMOUS, row->name) > 0);
}

/* A line that begins blank goes on with the answers of the one above it. */
static gboolean
goes_on (LydOnlineReading *self,
         const LydOnlineTable *table,
         guint record)
{
  static const LydOnlineField who[] = { LYD_ONLINE_NUMBER, LYD_ONLINE_NAME, LYD_ONLINE_EMAIL };

  for (gsize i = 0; i < G_N_ELEMENTS (who); i++)
    if (lyd_online_cell (self, table, record, who[i])[0] != '\0')
      return FALSE;
  return self->report->rows->len > 0;
}

static void
read_polls (LydOnlineReading *self)
{
  for (guint i = 0; i < self->tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (self->tables, i);

    for (guint j = 0; is_poll (table) && j < table->rows->len; j++) {
      guint record = g_array_index (table->rows, guint, j);
      LydOnlineRow row;

      if (!lyd_online_check_record (self, table, record))
        continue;
      row = lyd_online_read_person (self, table, record);
      row.kind = LYD_EVIDENCE_POLL;
      row.amount = count_answers (self, table, record);
      if (goes_on (self, table, record))
        g_array_index (self->report->rows, LydOnlineRow, self->report->rows->len - 1).amount += row.amount;
      else if (is_nobody (self, &row))
        lyd_online_add_problem (self, record, -1, LYD_REASON_ANONYMOUS, "");
      else if (row.amount > 0)
        g_array_append_val (self->report->rows, row);
    }
  }
}

/* A question with several answers fills several lines, of which only the first says who asked. */
static void
read_questions (LydOnlineReading *self)
{
  for (guint i = 0; i < self->tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (self->tables, i);

    for (guint j = 0; is_question_list (table) && j < table->rows->len; j++) {
      guint record = g_array_index (table->rows, guint, j);
      LydOnlineRow row;

      if (lyd_online_is_nothing (lyd_online_cell (self, table, record, LYD_ONLINE_QUESTION)) ||
          !lyd_online_check_record (self, table, record))
        continue;
      row = lyd_online_read_person (self, table, record);
      row.kind = LYD_EVIDENCE_QUESTION;
      row.amount = 1;
      if (is_nobody (self, &row))
        lyd_online_add_problem (self, record, -1, LYD_REASON_ANONYMOUS, "");
      else
        g_array_append_val (self->report->rows, row);
    }
  }
}

static const LydOnlineReader poll_reader = {
  .recognize = recognize_polls,
  .read = read_polls,
  .original_names = TRUE,
  .month_first = TRUE,
};

static const LydOnlineReader question_reader = {
  .recognize = recognize_questions,
  .read = read_questions,
  .original_names = TRUE,
  .month_first = TRUE,
};

const LydFormat lyd_format_zoom_poll = {
  .id = "zoom-poll-report",
  .title = N_ ("Zoom poll report"),
  .refusal = N_ ("This looks like a Zoom poll report, not a list of registrations. Bring it in on the event's "
                 "Attendance tab."),
  .online = &poll_reader,
};

const LydFormat lyd_format_zoom_qa = {
  .id = "zoom-qa-report",
  .title = N_ ("Zoom Q&A report"),
  .refusal = N_ ("This looks like a Zoom Q&A report, not a list of registrations. Bring it in on the event's "
                 "Attendance tab."),
  .online = &question_reader,
};
