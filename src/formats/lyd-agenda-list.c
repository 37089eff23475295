#include "lyd-agenda-list.h"

#include "lyd-csv-reader.h"
#include "lyd-error.h"
#include "lyd-fold.h"
#include "lyd-xlsx-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* Titles that people write, folded, parted by "|". */
static const char *const titles[LYD_AGENDA_N_COLUMNS] = {
  [LYD_AGENDA_DAY] = "|day|date|dia|fecha|",
  [LYD_AGENDA_START] = "|start|starts|from|begin|begins|start time|time|inicio|comienza|empieza|desde|hora|",
  [LYD_AGENDA_END] = "|end|ends|to|until|end time|fin|final|termina|hasta|",
  [LYD_AGENDA_TITLE] = "|title|session title|name|topic|what|titulo|nombre|tema|",
  [LYD_AGENDA_ROOM] = "|room|where|location|place|sala|salon|lugar|",
  [LYD_AGENDA_TRACK] = "|track|strand|eje|linea|",
  [LYD_AGENDA_PRESENTERS] = "|presenters|presenter|speakers|speaker|facilitators|facilitator|led by|ponentes|ponente|"
                            "presentadores|facilitadores|",
  [LYD_AGENDA_KIND] = "|kind|type|session kind|tipo|",
  [LYD_AGENDA_PLACES] = "|places|capacity|seats|plazas|cupo|capacidad|",
};

static void
row_free (gpointer data)
{
  LydAgendaRow *row = data;

  for (int i = 0; i < LYD_AGENDA_N_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

void
lyd_agenda_list_free (LydAgendaList *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  for (int i = 0; i < LYD_AGENDA_N_COLUMNS; i++)
    g_free (self->titles[i]);
  g_free (self);
}

/* Returns: (transfer full) (nullable): %NULL where it is empty */
static char *
dup_cell (LydCsv *csv,
          guint record,
          int cell)
{
  g_autofree char *text = NULL;

  if (cell < 0 || (guint) cell >= lyd_csv_get_n_cells (csv, record))
    return NULL;
  text = lyd_clean_line (lyd_csv_get_cell (csv, record, (guint) cell));
  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

/* Fills @columns with where each stands. Returns: whether @record is the line of titles */
static gboolean
find_titles (LydCsv *csv,
             guint record,
             int *columns)
{
  for (int i = 0; i < LYD_AGENDA_N_COLUMNS; i++)
    columns[i] = -1;
  for (guint cell = 0; cell < lyd_csv_get_n_cells (csv, record); cell++) {
    g_autofree char *text = dup_cell (csv, record, (int) cell);
    g_autofree char *folded = text != NULL ? lyd_fold_text (text) : NULL;
    g_autofree char *wanted = g_strdup_printf ("|%s|", folded);

    for (int i = 0; i < LYD_AGENDA_N_COLUMNS && folded != NULL; i++)
      if (columns[i] < 0 && strstr (titles[i], wanted) != NULL) {
        columns[i] = (int) cell;
        break;
      }
  }
  return columns[LYD_AGENDA_TITLE] >= 0 && columns[LYD_AGENDA_START] >= 0;
}

/* Of a workbook the first sheet that says anything is meant. */
static guint
rate_sheet (const LydCsv *csv)
{
  return lyd_csv_get_n_records (csv) > 0;
}

static LydCsv *
read_records (GBytes *bytes,
              GError **error)
{
  LydXlsxNotes notes;
  LydCsv *csv;

  if (!lyd_package_matches (bytes))
    return lyd_csv_read (bytes, error);
  csv = lyd_xlsx_read (bytes, NULL, rate_sheet, &notes, error);
  lyd_xlsx_notes_clear (&notes);
  return csv;
}

static void
add_row (LydAgendaList *self,
         LydCsv *csv,
         guint record,
         const int *columns)
{
  LydAgendaRow *row = g_new0 (LydAgendaRow, 1);

  row->line = lyd_csv_get_line (csv, record);
  for (int i = 0; i < LYD_AGENDA_N_COLUMNS; i++)
    row->cells[i] = dup_cell (csv, record, columns[i]);
  g_ptr_array_add (self->rows, row);
}

/**
 * lyd_agenda_list_read:
 *
 * Reads an agenda with commas, semicolons or tabs, in the encodings that lyd_csv_read() knows, or as an Excel workbook.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_INVALID where there are no titles, no rows or far too many
 */
LydAgendaList *
lyd_agenda_list_read (GBytes *bytes,
                      GError **error)
{
  g_autoptr (LydCsv) csv = read_records (bytes, error);
  g_autoptr (LydAgendaList) self = g_new0 (LydAgendaList, 1);
  int columns[LYD_AGENDA_N_COLUMNS];
  guint header = 0;
  guint n;

  if (csv == NULL)
    return NULL;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  n = lyd_csv_get_n_records (csv);
  while (header < n && !find_titles (csv, header, columns))
    header++;
  if (header == n) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("An agenda needs columns that are called “Title” and “Start”, and may have “Day”, “End”, “Room”, "
                    "“Track” and “Presenters”. Nothing was changed."));
    return NULL;
  }
  for (int i = 0; i < LYD_AGENDA_N_COLUMNS; i++)
    self->titles[i] = dup_cell (csv, header, columns[i]);
  for (guint i = header + 1; i < n && self->rows->len <= LYD_AGENDA_MAX_ROWS; i++)
    if (!lyd_csv_is_blank (csv, i))
      add_row (self, csv, i, columns);
  if (self->rows->len == 0 || self->rows->len > LYD_AGENDA_MAX_ROWS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 self->rows->len == 0 ? _ ("There is no session below the titles of this table. Nothing was changed.")
                                      : _ ("This has far too many lines to be an agenda. Nothing was changed."));
    return NULL;
  }
  return g_steal_pointer (&self);
}
