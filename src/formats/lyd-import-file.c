#include "lyd-import-file.h"

#include "lyd-error.h"
#include "lyd-import-file-private.h"
#include "lyd-xlsx-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was said about the order in another column of dates. */
static void
forget_date_order (LydImportFile *self)
{
  for (guint i = self->problems->len; i > 0; i--)
    if (strcmp (g_array_index (self->problems, LydImportProblem, i - 1).reason, LYD_REASON_DATE_ORDER) == 0)
      g_array_remove_index (self->problems, i - 1);
}

/* A column of dates has one order, decided by all of its cells. */
static void
decide_dates (LydImportFile *self)
{
  const LydImportColumn *column = lyd_import_file_find_column (self, LYD_FIELD_REGISTERED_AT);
  LydDateEvidence evidence = { 0 };
  gboolean sure;

  if (self->date_column == (column != NULL ? column->number : 0))
    return;
  forget_date_order (self);
  self->date_column = column != NULL ? column->number : 0;
  if (column == NULL)
    return;
  for (guint i = 0; i < self->section->rows->len; i++)
    lyd_dates_learn (&evidence, lyd_csv_get_cell (self->csv, lyd_import_file_record (self, i), column->number - 1));
  self->date_order = lyd_dates_decide (&evidence, &sure);
  if (!sure && !self->section->format->month_first)
    lyd_import_add_problem (self->problems, lyd_csv_get_line (self->csv, self->section->header), column->number,
                            LYD_REASON_DATE_ORDER, column->header);
}

static void
note_sheet (LydImportFile *self,
            const LydXlsxNotes *notes,
            gboolean chosen)
{
  char number[16];

  if (notes->n_sheets > 1 && !chosen)
    lyd_import_add_problem (self->problems, lyd_csv_get_line (self->csv, self->section->header), 0, LYD_REASON_SHEET,
                            g_string_chunk_insert (self->strings, notes->sheet));
  if (notes->n_hidden == 0)
    return;
  g_snprintf (number, sizeof number, "%u", notes->n_hidden);
  lyd_import_add_problem (self->problems, notes->first_hidden, 0, LYD_REASON_HIDDEN_ROWS,
                          g_string_chunk_insert (self->strings, number));
}

/* A workbook is told by its content, whatever the file is called; its table may be of any format. */
static gboolean
read_table (LydImportFile *self,
            GBytes *bytes,
            const char *format,
            const char *sheet,
            GError **error)
{
  const LydFormat *told = lyd_tables_match_text (bytes);
  LydXlsxNotes notes = { 0 };

  if (lyd_package_matches (bytes)) {
    self->csv = lyd_xlsx_read (bytes, sheet, lyd_tables_rate, &notes, error);
  } else if (sheet != NULL) {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID,
                         _ ("This file is no workbook and has no sheets to choose from. Nothing was brought in."));
    return FALSE;
  } else {
    self->csv = lyd_tables_read (bytes, told, error);
  }
  if (self->csv != NULL)
    self->section = lyd_tables_find (self->csv, told != NULL ? told->id : format, error);
  if (self->section != NULL)
    note_sheet (self, &notes, sheet != NULL);
  self->sheets = g_steal_pointer (&notes.sheets);
  self->sheet = g_steal_pointer (&notes.sheet);
  lyd_xlsx_notes_clear (&notes);
  return self->section != NULL;
}

/**
 * lyd_import_file_open:
 * @bytes: the whole file
 * @format: (nullable): what somebody says that it is, see lyd_format_find(); %NULL or "auto": find out
 * @sheet: (nullable): which sheet of a workbook; %NULL: the one that looks most like a list
 * @zone: what times in the file are in that name no zone: the event's
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT where it is no list of registrations, or damaged
 */
LydImportFile *
lyd_import_file_open (GBytes *bytes,
                      const char *format,
                      const char *sheet,
                      GTimeZone *zone,
                      GError **error)
{
  g_autoptr (LydImportFile) self = g_new0 (LydImportFile, 1);

  self->zone = g_time_zone_ref (zone);
  self->strings = g_string_chunk_new (4096);
  self->problems = g_array_new (FALSE, FALSE, sizeof (LydImportProblem));
  if (!read_table (self, bytes, format, sheet, error))
    return NULL;

  self->columns = lyd_columns_guess (self->csv, self->section, self->strings);
  if (self->section->other_section > 0)
    lyd_import_add_problem (self->problems, lyd_csv_get_line (self->csv, self->section->other_section), 0,
                            LYD_REASON_OTHER_SECTION,
                            lyd_cell_clean (self->csv, self->section->other_section, 0, self->strings));
  decide_dates (self);
  return g_steal_pointer (&self);
}

void
lyd_import_file_free (LydImportFile *self)
{
  g_clear_pointer (&self->csv, lyd_csv_free);
  g_clear_pointer (&self->section, lyd_section_free);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_strfreev (self->sheets);
  g_free (self->sheet);
  g_free (self);
}

const LydFormat *
lyd_import_file_get_format (const LydImportFile *self)
{
  return self->section->format;
}

/* "UTF-8" and the like: what the file turned out to be written in. */
const char *
lyd_import_file_get_encoding (const LydImportFile *self)
{
  return lyd_csv_get_encoding (self->csv);
}

/* What parts its cells. */
char
lyd_import_file_get_delimiter (const LydImportFile *self)
{
  return lyd_csv_get_delimiter (self->csv);
}

guint
lyd_import_file_get_n_columns (const LydImportFile *self)
{
  return self->columns->len;
}

const LydImportColumn *
lyd_import_file_get_column (const LydImportFile *self,
                            guint index)
{
  return lyd_import_file_column (self, index);
}

/* The first column that is @field, or NULL. */
const LydImportColumn *
lyd_import_file_find_column (const LydImportFile *self,
                             LydField field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (lyd_import_file_column (self, i)->field == field)
      return lyd_import_file_column (self, i);
  return NULL;
}

guint
lyd_import_file_get_n_answers (const LydImportFile *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += lyd_import_file_column (self, i)->field == LYD_FIELD_QUESTION;
  return n;
}

/* The column that holds the answers number @answer, or NULL. */
const LydImportColumn *
lyd_import_file_get_question (const LydImportFile *self,
                              guint answer)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (lyd_import_file_column (self, i)->answer == (int) answer)
      return lyd_import_file_column (self, i);
  return NULL;
}

/**
 * lyd_import_file_map:
 * @assignments: (nullable): "Title=field", ends with %NULL; "#3=email" means the third column
 *
 * Corrects the guesses. The titles are found whatever their case and accents.
 *
 * Returns: %FALSE for the first that makes no sense; those before it hold
 */
gboolean
lyd_import_file_map (LydImportFile *self,
                     const char *const *assignments,
                     GError **error)
{
  gboolean done = lyd_columns_map (self->columns, assignments, error);

  decide_dates (self);
  return done;
}

/* Says what one column is, as a person does who looks at it. Another that was it becomes a question. */
void
lyd_import_file_set_field (LydImportFile *self,
                           guint index,
                           LydField field)
{
  g_return_if_fail (index < self->columns->len);

  lyd_columns_set_field (self->columns, index, field);
  decide_dates (self);
}

/**
 * lyd_import_file_check:
 *
 * Returns: %FALSE with %LYD_ERROR_FORMAT while no column says who people are
 */
gboolean
lyd_import_file_check (const LydImportFile *self,
                       GError **error)
{
  static const LydField who[] = { LYD_FIELD_NAME, LYD_FIELD_GIVEN, LYD_FIELD_FAMILY, LYD_FIELD_EMAIL };

  for (gsize i = 0; i < G_N_ELEMENTS (who); i++)
    if (lyd_import_file_find_column (self, who[i]) != NULL)
      return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
               _ ("Lanyard found no column with names or e-mail addresses in this file. Its first line must hold the "
                  "columns' titles; or say which column is what."));
  return FALSE;
}

/**
 * lyd_import_file_dup_header_key:
 *
 * Returns: (transfer full): the same for every file of this format with these titles, however they are cased: what a
 *   mapping is remembered by
 */
char *
lyd_import_file_dup_header_key (const LydImportFile *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) self->section->format->id, -1);
  for (guint i = 0; i < self->columns->len; i++) {
    g_autofree char *folded = lyd_header_fold (lyd_import_file_column (self, i)->header);

    g_checksum_update (sum, (const guchar *) "\n", 1);
    g_checksum_update (sum, (const guchar *) folded, -1);
  }
  return g_strdup (g_checksum_get_string (sum));
}

/* What the columns are now, as a text that lyd_import_file_set_mapping() takes for another file with the same
 * titles. */
char *
lyd_import_file_dup_mapping (const LydImportFile *self)
{
  return lyd_columns_to_text (self->columns);
}

/* Takes a remembered mapping. FALSE, with nothing changed, where it is for other titles. */
gboolean
lyd_import_file_set_mapping (LydImportFile *self,
                             const char *mapping)
{
  gboolean done = lyd_columns_from_text (self->columns, mapping);

  decide_dates (self);
  return done;
}

/* (nullable): the names of a workbook's sheets that are not hidden; %NULL where it is no workbook */
const char *const *
lyd_import_file_get_sheets (const LydImportFile *self)
{
  return (const char *const *) self->sheets;
}

/* (nullable): the one that was read */
const char *
lyd_import_file_get_sheet (const LydImportFile *self)
{
  return self->sheet;
}

guint
lyd_import_file_get_n_rows (const LydImportFile *self)
{
  return self->section->rows->len;
}

/* Of the file as a whole: #LydImportProblem. */
const GArray *
lyd_import_file_get_problems (const LydImportFile *self)
{
  return self->problems;
}
