#include "lyd-xlsx-reader.h"

#include "lyd-error.h"
#include "lyd-workbook.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* One worksheet (ECMA-376, part 1, 18.3) as a table. A cell gives what a person sees in it as far as a list needs it:
 * text, numbers in digits, dates in ISO form; of a formula the value that was calculated last. */

#define MAX_ROWS 1048576
#define MAX_COLUMNS 16384
#define MAX_CELLS 20000000
#define MAX_BYTES (256 * 1024 * 1024)
#define SAMPLE_ROWS 60
#define MAX_SAMPLES 20

typedef struct {
  const LydWorkbook *workbook;
  LydXlsxNotes *notes;
  LydCsv *csv;
  guint max_rows; /* stop behind so many */
  guint n_rows;
  gsize n_cells;
  gsize n_bytes;

  guint width;         /* of the widest row so far */
  guint row;           /* the number of the present one */
  GPtrArray *cells;    /* of char *: the present row's */
  GStringChunk *texts; /* of the present row */
  guint column;        /* of the present cell, from 1 */
  char type;           /* s: a shared string; i: inline; b: yes or no; t: text; d: a date in ISO form; n: a number */
  guint style;
  GString *value;
  gboolean in_value;
  int n_aids;
} Sheet;

void
lyd_xlsx_notes_clear (LydXlsxNotes *self)
{
  g_clear_pointer (&self->sheets, g_strfreev);
  g_clear_pointer (&self->sheet, g_free);
}

/* The column of "BC23", from 1; 0 where it names none. */
static guint
read_column (const char *reference)
{
  guint column = 0;

  for (; g_ascii_isalpha (*reference) && column <= MAX_COLUMNS; reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A' + 1);
  return column <= MAX_COLUMNS ? column : 0;
}

static char
read_type (const char *type)
{
  static const struct {
    const char *name;
    char letter;
  } types[] = { { "s", 's' }, { "inlineStr", 'i' }, { "b", 'b' }, { "str", 't' }, { "e", 't' }, { "d", 't' } };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].name, type) == 0)
      return types[i].letter;
  return 'n';
}

/* Rows and cells come in order; one that claims a place that was passed already comes next instead. */
static void
start_row (Sheet *self,
           LydPackageParser *parser)
{
  const char *number = lyd_package_parser_get (parser, "r");
  guint row = number != NULL ? (guint) MIN (strtoul (number, NULL, 10), G_MAXUINT) : 0;

  self->row = row > self->row ? row : self->row + 1;
  self->column = 0;
  g_ptr_array_set_size (self->cells, 0);
  g_string_chunk_clear (self->texts);
  if (self->row > MAX_ROWS) {
    lyd_package_parser_refuse_size (parser);
    return;
  }
  if (lyd_package_parser_is (parser, "hidden")) {
    if (self->notes->n_hidden++ == 0)
      self->notes->first_hidden = self->row;
  }
}

static void
start_cell (Sheet *self,
            LydPackageParser *parser)
{
  const char *reference = lyd_package_parser_get (parser, "r");
  const char *style = lyd_package_parser_get (parser, "s");
  guint column = reference != NULL ? read_column (reference) : 0;

  self->column = column > self->column ? column : self->column + 1;
  self->type = read_type (lyd_package_parser_get (parser, "t"));
  self->style = style != NULL ? (guint) MIN (strtoul (style, NULL, 10), G_MAXUINT) : 0;
  g_string_truncate (self->value, 0);
  if (self->column > MAX_COLUMNS)
    lyd_package_parser_refuse_size (parser);
}

static void
sheet_start (LydPackageParser *parser,
             const char *name,
             gpointer data)
{
  Sheet *self = data;

  if (strcmp (name, "row") == 0)
    start_row (self, parser);
  else if (strcmp (name, "c") == 0)
    start_cell (self, parser);
  else if (strcmp (name, "rPh") == 0)
    self->n_aids++;
  self->in_value = strcmp (name, "v") == 0 || (strcmp (name, "t") == 0 && self->type == 'i' && self->n_aids == 0);
}

static const char *
get_shared (const LydWorkbook *workbook,
            const char *number)
{
  char *end;
  guint64 index = g_ascii_strtoull (number, &end, 10);

  if (end == number || *end != '\0' || index >= workbook->string_starts->len)
    return "";
  return workbook->strings->str + g_array_index (workbook->string_starts, guint32, (guint) index);
}

/* Returns: (transfer full): what the present cell says */
static char *
dup_cell (const Sheet *self)
{
  const LydWorkbook *workbook = self->workbook;
  LydNumberFormat plain = { LYD_NUMBER_PLAIN, 0 };
  GString *text;

  switch (self->type) {
  case 's':
    return g_strdup (get_shared (workbook, self->value->str));
  case 'b':
    return g_strdup (strcmp (self->value->str, "1") == 0 ? "TRUE" : "FALSE");
  case 'n':
    return lyd_number_format_apply (self->style < workbook->formats->len
                                      ? g_array_index (workbook->formats, LydNumberFormat, self->style)
                                      : plain,
                                    self->value->str, workbook->from_1904);
  default:
    text = g_string_new (NULL);
    lyd_workbook_append_text (text, self->value->str, self->value->len);
    return g_string_free (text, FALSE);
  }
}

static void
end_cell (Sheet *self,
          LydPackageParser *parser)
{
  g_autofree char *text = self->value->len > 0 ? dup_cell (self) : NULL;

  if (text == NULL || text[0] == '\0')
    return;
  self->n_bytes += strlen (text) + 1;
  if (self->n_bytes > MAX_BYTES) {
    lyd_package_parser_refuse_size (parser);
    return;
  }
  while (self->cells->len < self->column)
    g_ptr_array_add (self->cells, NULL);
  self->cells->pdata[self->column - 1] = g_string_chunk_insert (self->texts, text);
}

static void
end_row (Sheet *self,
         LydPackageParser *parser)
{
  if (self->cells->len == 0)
    return;
  /* Blank cells at the end are not stored; without them a row would seem to have been cut off. */
  self->width = MAX (self->width, self->cells->len);
  while (self->cells->len < self->width)
    g_ptr_array_add (self->cells, NULL);
  self->n_cells += self->cells->len;
  self->n_bytes += self->cells->len;
  if (self->n_cells > MAX_CELLS || self->n_bytes > MAX_BYTES) {
    lyd_package_parser_refuse_size (parser);
    return;
  }
  lyd_csv_add_record (self->csv, self->row, (const char *const *) self->cells->pdata, self->cells->len);
  if (++self->n_rows >= self->max_rows)
    lyd_package_parser_stop (parser);
}

static void
sheet_end (LydPackageParser *parser,
           const char *name,
           gpointer data)
{
  Sheet *self = data;

  self->in_value = FALSE;
  if (strcmp (name, "c") == 0)
    end_cell (self, parser);
  else if (strcmp (name, "row") == 0)
    end_row (self, parser);
  else if (strcmp (name, "sheetData") == 0)
    lyd_package_parser_stop (parser);
  else if (strcmp (name, "rPh") == 0)
    self->n_aids--;
}

static void
sheet_text (LydPackageParser *parser,
            const char *text,
            gsize length,
            gpointer data)
{
  Sheet *self = data;

  if (!self->in_value)
    return;
  g_string_append_len (self->value, text, (gssize) length);
  if (self->value->len > MAX_BYTES)
    lyd_package_parser_refuse_size (parser);
}

/* Returns: (transfer full) (nullable) */
static LydCsv *
read_sheet (const LydWorkbook *workbook,
            const LydWorkbookSheet *sheet,
            guint max_rows,
            LydXlsxNotes *notes,
            GError **error)
{
  static const LydPackageHandler handler = { sheet_start, sheet_end, sheet_text };
  g_autoptr (LydCsv) csv = lyd_csv_new ();
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GString) value = g_string_new (NULL);
  Sheet self = { .workbook = workbook,
                 .notes = notes,
                 .csv = csv,
                 .max_rows = max_rows,
                 .cells = cells,
                 .texts = texts,
                 .value = value };

  notes->n_hidden = 0;
  return lyd_package_parse (workbook->bytes, sheet->part, &handler, &self, NULL, error) ? g_steal_pointer (&csv) : NULL;
}

/* Returns: (transfer full): what people see at the bottom of the workbook */
static GStrv
list_names (const LydWorkbook *workbook)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < workbook->sheets->len; i++) {
    const LydWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);

    if (!sheet->hidden)
      g_ptr_array_add (names, g_strdup (sheet->name));
  }
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

static const LydWorkbookSheet *
find_named (const LydWorkbook *workbook,
            const char *name,
            GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < workbook->sheets->len; i++) {
    const LydWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);

    if (strcmp (sheet->name, name) == 0)
      return sheet;
    g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", sheet->name);
  }
  g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
               _ ("This workbook has no sheet “%s”. It has: %s. Nothing was brought in."), name, names->str);
  return NULL;
}

/* The sheet that looks most like a list; hidden ones only where there is no other. */
static const LydWorkbookSheet *
find_list (const LydWorkbook *workbook,
           LydXlsxRate rate,
           guint n_visible,
           GError **error)
{
  const LydWorkbookSheet *best = NULL;
  LydXlsxNotes notes = { 0 };
  guint most = 0;
  guint n_samples = 0;

  for (guint i = 0; i < workbook->sheets->len && n_samples < MAX_SAMPLES; i++) {
    const LydWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);
    g_autoptr (LydCsv) csv = NULL;
    guint points;

    if (sheet->hidden && n_visible > 0)
      continue;
    if (n_visible == 1)
      return sheet;
    n_samples++;
    csv = read_sheet (workbook, sheet, SAMPLE_ROWS, &notes, error);
    if (csv == NULL)
      return NULL;
    points = rate (csv);
    if (best == NULL || points > most) {
      best = sheet;
      most = points;
    }
  }
  if (best == NULL)
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_FORMAT,
                         _ ("This workbook has no sheet with a list. Export the list again and choose the new file."));
  return best;
}

/**
 * lyd_xlsx_read:
 * @bytes: for which lyd_package_matches()
 * @sheet: (nullable): the name of the sheet; %NULL: the one that looks most like a list
 * @notes: (out): what to tell about it; to be cleared by lyd_xlsx_notes_clear()
 *
 * Reads one sheet of an Excel workbook. Records have the numbers of their rows as lines.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT, or %LYD_ERROR_NOT_FOUND where there is no @sheet
 */
LydCsv *
lyd_xlsx_read (GBytes *bytes,
               const char *sheet,
               LydXlsxRate rate,
               LydXlsxNotes *notes,
               GError **error)
{
  g_autoptr (LydWorkbook) workbook = lyd_workbook_open (bytes, error);
  const LydWorkbookSheet *found;
  LydCsv *csv;

  *notes = (LydXlsxNotes){ 0 };
  if (workbook == NULL)
    return NULL;
  notes->sheets = list_names (workbook);
  notes->n_sheets = g_strv_length (notes->sheets);
  found = sheet != NULL ? find_named (workbook, sheet, error) : find_list (workbook, rate, notes->n_sheets, error);
  if (found == NULL)
    return NULL;
  csv = read_sheet (workbook, found, G_MAXUINT, notes, error);
  notes->sheet = g_strdup (found->name);
  return csv;
}
