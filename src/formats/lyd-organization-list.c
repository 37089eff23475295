#include "lyd-organization-list.h"

#include "lyd-csv-reader.h"
#include "lyd-error.h"
#include "lyd-fold.h"
#include "lyd-state.h"
#include "lyd-xlsx-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is looked at to tell columns without titles apart. */
#define SAMPLE 50

/* Titles that people write, folded, parted by "|". */
static const char *const titles[LYD_LIST_N_COLUMNS] = {
  [LYD_LIST_NAME] = "|name|organization|organisation|organization name|member|members|member organization|agency|"
                    "company|nombre|organizacion|nombre de la organizacion|organizacion miembro|miembro|",
  [LYD_LIST_STATE] = "|state|st|state or territory|state territory|estado|estado o territorio|",
  [LYD_LIST_NETWORK] = "|network|networks|member of|red|redes|miembro de|",
  [LYD_LIST_SINCE] = "|since|joined|member since|year joined|date joined|desde|miembro desde|ingreso|",
};

static void
row_free (gpointer data)
{
  LydListRow *row = data;

  for (int i = 0; i < LYD_LIST_N_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

void
lyd_organization_table_free (LydOrganizationTable *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  for (int i = 0; i < LYD_LIST_N_COLUMNS; i++)
    g_free (self->titles[i]);
  g_free (self);
}

/* Returns: (transfer full) (nullable): %NULL where it is empty */
static char *
dup_cell (LydCsv *csv,
          guint record,
          int cell)
{
  char *text;

  if (cell < 0 || (guint) cell >= lyd_csv_get_n_cells (csv, record))
    return NULL;
  text = lyd_clean_line (lyd_csv_get_cell (csv, record, (guint) cell));
  if (text[0] == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static gboolean
find_titles (LydOrganizationTable *self,
             LydCsv *csv,
             guint record)
{
  guint n = lyd_csv_get_n_cells (csv, record);
  int first_other = -1;
  gboolean any = FALSE;

  for (guint cell = 0; cell < n; cell++) {
    g_autofree char *text = dup_cell (csv, record, (int) cell);
    g_autofree char *folded = lyd_fold_text (text);
    g_autofree char *wanted = g_strdup_printf ("|%s|", folded);
    gboolean known = FALSE;

    for (int i = 0; i < LYD_LIST_N_COLUMNS && folded[0] != '\0' && !known; i++) {
      if (strstr (titles[i], wanted) == NULL || self->columns[i] >= 0)
        continue;
      self->columns[i] = (int) cell;
      known = any = TRUE;
    }
    if (!known && first_other < 0)
      first_other = (int) cell;
  }
  /* A list whose first column is called something else still begins with the names. */
  if (any && self->columns[LYD_LIST_NAME] < 0)
    self->columns[LYD_LIST_NAME] = first_other;
  return any && self->columns[LYD_LIST_NAME] >= 0;
}

static gboolean
is_since (const char *text)
{
  gsize length = strlen (text);

  return (length == 4 || length == 7 || length == 10) && strspn (text, "0123456789-") == length &&
         strspn (text, "0123456789") >= 4;
}

/* Without titles the first column is the name, and the others are what most of them look like. */
static void
guess_columns (LydOrganizationTable *self,
               LydCsv *csv)
{
  guint n_records = MIN (lyd_csv_get_n_records (csv), SAMPLE);
  guint n_cells = 0;

  for (guint i = 0; i < n_records; i++)
    n_cells = MAX (n_cells, lyd_csv_get_n_cells (csv, i));
  self->columns[LYD_LIST_NAME] = 0;
  for (guint cell = 1; cell < n_cells; cell++) {
    guint n = 0, n_states = 0, n_dates = 0;
    LydListColumn column;

    for (guint i = 0; i < n_records; i++) {
      g_autofree char *text = dup_cell (csv, i, (int) cell);

      if (text == NULL)
        continue;
      n++;
      n_states += lyd_state_read (text) >= 0;
      n_dates += is_since (text);
    }
    column = 2 * n_states > n ? LYD_LIST_STATE : 2 * n_dates > n ? LYD_LIST_SINCE
                                                                 : LYD_LIST_NETWORK;
    if (n > 0 && self->columns[column] < 0)
      self->columns[column] = (int) cell;
    else if (n > 0)
      self->n_ignored++;
  }
}

static void
name_titles (LydOrganizationTable *self,
             LydCsv *csv,
             guint record)
{
  guint n = lyd_csv_get_n_cells (csv, record);

  for (int i = 0; i < LYD_LIST_N_COLUMNS; i++)
    self->titles[i] = dup_cell (csv, record, self->columns[i]);
  for (guint cell = 0; cell < n; cell++) {
    g_autofree char *text = dup_cell (csv, record, (int) cell);
    gboolean used = FALSE;

    for (int i = 0; i < LYD_LIST_N_COLUMNS; i++)
      used = used || self->columns[i] == (int) cell;
    self->n_ignored += text != NULL && !used;
  }
}

static void
add_row (LydOrganizationTable *self,
         LydCsv *csv,
         guint record)
{
  LydListRow *row = g_new0 (LydListRow, 1);

  row->line = lyd_csv_get_line (csv, record);
  row->damaged = lyd_csv_has_nul (csv, record);
  for (int i = 0; i < LYD_LIST_N_COLUMNS; i++)
    row->cells[i] = dup_cell (csv, record, self->columns[i]);
  g_ptr_array_add (self->rows, row);
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

/**
 * lyd_organization_list_read:
 * @bytes: a file, or what somebody pasted
 *
 * Reads a list of organizations in whatever form people have it: with titles or without, with commas, semicolons or
 * tabs, in the encodings that lyd_csv_read() knows, or as an Excel workbook.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_INVALID where there is nothing in it, or far too much
 */
LydOrganizationTable *
lyd_organization_list_read (GBytes *bytes,
                            GError **error)
{
  g_autoptr (LydCsv) csv = read_records (bytes, error);
  g_autoptr (LydOrganizationTable) self = g_new0 (LydOrganizationTable, 1);
  guint n, first = 0;

  if (csv == NULL)
    return NULL;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (int i = 0; i < LYD_LIST_N_COLUMNS; i++)
    self->columns[i] = -1;
  n = lyd_csv_get_n_records (csv);
  while (first < n && lyd_csv_is_blank (csv, first))
    first++;
  if (first < n && find_titles (self, csv, first)) {
    name_titles (self, csv, first);
    first++;
  } else {
    for (int i = 0; i < LYD_LIST_N_COLUMNS; i++)
      self->columns[i] = -1;
    guess_columns (self, csv);
  }
  for (guint i = first; i < n && self->rows->len <= LYD_LIST_MAX_ROWS; i++)
    if (!lyd_csv_is_blank (csv, i))
      add_row (self, csv, i);
  if (self->rows->len > LYD_LIST_MAX_ROWS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("This has more than %d lines, so it is hardly a list of organizations. Nothing was changed."),
                 LYD_LIST_MAX_ROWS);
    return NULL;
  }
  if (self->rows->len == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("There is no organization in this list. One line each is enough: name, state, network."));
    return NULL;
  }
  return g_steal_pointer (&self);
}
