#include "lyd-exporter.h"

#include "lyd-error.h"
#include "lyd-summary.h"
#include "lyd-wall-clock.h"
#include "lyd-zip.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

/* A workbook, for people: translated headings, real dates in the event's own time. libxlsxwriter holds
 * one row at a time (constant_memory). It prints numbers by the thread's locale, and so must run under C numerics;
 * and it does not see a full disk while it fills its temporary files, so the finished file is read again. */

/* Excel's own limits. */
#define MAX_ROWS 1048575 /* beside the heading */
#define MAX_UNITS 32767  /* of UTF-16, in a cell */
#define MAX_SHEET_NAME 31

#define EPOCH 25569 /* 1970-01-01 in days since 1899-12-30, day 0 of Excel from March 1900 on */
#define FIRST_DAY 61
#define LAST_DAY 2958465 /* 9999-12-31 */

typedef struct {
  LydTable *table;
  LydWallClock clock;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *heading;
  lxw_format *moment;
  GHashTable *names;   /* set of char *, folded: no two sheets have the same */
  LydSummary *summary; /* (nullable) */
  int group;           /* the column whose values are sheets of their own; -1: none */
  char *value;         /* of the sheet that is written */
  lxw_row_t n_rows;    /* in it, beside the heading */
} Export;

static gboolean
set_error_from_library (lxw_error failure,
                        const char *path,
                        GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” could not be written: %s"), shown,
               lxw_strerror (failure));
  return FALSE;
}

/* Excel allows at most 31 units of UTF-16 and not these signs; the title may have been translated. */
static char *
make_sheet_name (const char *title)
{
  GString *name = g_string_new (NULL);
  int n_units = 0;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n_units += c > 0xffff ? 2 : 1;
    if (n_units > MAX_SHEET_NAME)
      break;
    g_string_append_unichar (name, c < 0x20 || (c < 0x80 && strchr ("[]:*?/\\'", (int) c) != NULL) ? ' ' : c);
  }
  g_strstrip (name->str);
  name->len = strlen (name->str);
  if (name->len == 0)
    g_string_append (name, "Lanyard");

  return g_string_free (name, FALSE);
}

/* Two sessions may have one title, and Excel takes capitals for small letters. */
static lxw_worksheet *
add_sheet (Export *self,
           const char *title)
{
  g_autofree char *name = make_sheet_name (title);
  g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_SHEET_NAME / 2));
  char *folded = g_utf8_casefold (name, -1);

  g_strchomp (start);
  for (int n = 2; g_hash_table_contains (self->names, folded); n++) {
    g_free (folded);
    g_free (name);
    name = g_strdup_printf ("%s (%d)", start, n);
    folded = g_utf8_casefold (name, -1);
  }
  g_hash_table_add (self->names, folded);
  return workbook_add_worksheet (self->workbook, name);
}

static gboolean
is_too_long (const char *text)
{
  glong n_units = 0;

  if (strlen (text) <= MAX_UNITS)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n_units += g_utf8_get_char (p) > 0xffff ? 2 : 1;

  return n_units > MAX_UNITS;
}

/* U+FFFE and U+FFFF are no characters of XML, and the library lets them pass. */
static char *
replace_non_characters (const char *text)
{
  char *clean = g_strdup (text);

  for (char *p = clean; (p = strstr (p, "\xef\xbf")) != NULL; p += 3)
    if ((guchar) p[2] >= 0xbe)
      p[2] = (char) 0xbd; /* U+FFFD */

  return clean;
}

static lxw_error
write_text (Export *self,
            lxw_row_t row,
            lxw_col_t column,
            const char *text,
            lxw_format *format)
{
  g_autofree char *clean = NULL;

  if (strstr (text, "\xef\xbf") != NULL)
    clean = replace_non_characters (text);
  return worksheet_write_string (self->sheet, row, column, clean != NULL ? clean : text, format);
}

static lxw_error
write_instant (Export *self,
               lxw_row_t row,
               lxw_col_t column,
               gint64 instant)
{
  LydWallTime wall = lyd_wall_clock_read (&self->clock, instant);
  gint64 day = wall.day + EPOCH;
  char iso[LYD_ISO_LENGTH];

  if (day >= FIRST_DAY && day <= LAST_DAY)
    return worksheet_write_number (self->sheet, row, column, (double) day + wall.second_of_day / 86400.0, self->moment);
  lyd_wall_clock_format_iso (&self->clock, instant, iso);
  return worksheet_write_string (self->sheet, row, column, iso, NULL);
}

static lxw_error
write_cell (Export *self,
            lxw_row_t row,
            lxw_col_t column,
            const LydCell *cell)
{
  switch (lyd_table_get_column (self->table, column)->type) {
  case LYD_CELL_TEXT:
    return cell->text != NULL ? write_text (self, row, column, cell->text, NULL) : LXW_NO_ERROR;
  case LYD_CELL_NUMBER:
    return worksheet_write_number (self->sheet, row, column, (double) cell->number, NULL);
  case LYD_CELL_INSTANT:
    return write_instant (self, row, column, cell->number);
  case LYD_CELL_YES_NO:
    return worksheet_write_string (self->sheet, row, column, cell->number != 0 ? _ ("Yes") : _ ("No"), NULL);
  default:
    return LXW_NO_ERROR;
  }
}

static gboolean
write_row (Export *self,
           lxw_row_t row,
           const LydCell *cells,
           const char *path,
           GError **error)
{
  for (guint i = 0; i < self->table->columns->len; i++) {
    const LydColumn *column = lyd_table_get_column (self->table, i);
    lxw_error failure;

    if (!cells[i].filled)
      continue;
    if (column->type == LYD_CELL_TEXT && cells[i].text != NULL && is_too_long (cells[i].text)) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                   _ ("A cell of a spreadsheet holds at most %d letters, and “%s” in row %u has more. "
                      "Export to CSV instead: it keeps all of it."),
                   MAX_UNITS, column->title, row + 1);
      return FALSE;
    }
    failure = write_cell (self, row, (lxw_col_t) i, &cells[i]);
    if (failure != LXW_NO_ERROR)
      return set_error_from_library (failure, path, error);
  }

  return TRUE;
}

static gboolean
write_heading (Export *self,
               const char *path,
               GError **error)
{
  guint n_columns = self->table->columns->len;

  if (n_columns > LXW_COL_MAX)
    return set_error_from_library (LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, path, error);
  for (guint i = 0; i < n_columns; i++) {
    const LydColumn *column = lyd_table_get_column (self->table, i);
    g_autofree char *title = g_utf8_substring (column->title, 0,
                                               MIN (g_utf8_strlen (column->title, -1), MAX_UNITS / 2));
    lxw_error failure;

    failure = worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, CLAMP (column->width, 4, 100), NULL);
    if (failure == LXW_NO_ERROR)
      failure = write_text (self, 0, (lxw_col_t) i, title, self->heading);
    if (failure != LXW_NO_ERROR)
      return set_error_from_library (failure, path, error);
  }
  worksheet_freeze_panes (self->sheet, 1, 0);

  return TRUE;
}

static gboolean
begin_sheet (Export *self,
             lxw_worksheet *sheet,
             const char *path,
             GError **error)
{
  self->sheet = sheet;
  self->n_rows = 0;
  if (sheet == NULL)
    return set_error_from_library (LXW_ERROR_MEMORY_MALLOC_FAILED, path, error);
  return write_heading (self, path, error);
}

static gboolean
end_sheet (Export *self,
           const char *path,
           GError **error)
{
  if (self->table->columns->len > 0)
    worksheet_autofilter (self->sheet, 0, 0, self->n_rows, (lxw_col_t) (self->table->columns->len - 1));
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_set_landscape (self->sheet);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  if (self->sheet->optimize_tmpfile != NULL &&
      (fflush (self->sheet->optimize_tmpfile) != 0 || ferror (self->sheet->optimize_tmpfile)))
    return set_error_from_library (LXW_ERROR_CREATING_TMPFILE, path, error);
  return TRUE;
}

/* The rows come in the order of the groups: another value begins another sheet. */
static gboolean
turn_sheet (Export *self,
            const LydCell *cells,
            const char *path,
            GError **error)
{
  const char *text = "";

  if (self->group < 0)
    return TRUE;
  if (cells[self->group].filled && cells[self->group].text != NULL)
    text = cells[self->group].text;
  if (self->value != NULL && strcmp (self->value, text) == 0)
    return TRUE;
  if (self->sheet != NULL && !end_sheet (self, path, error))
    return FALSE;
  g_free (self->value);
  self->value = g_strdup (text);
  return begin_sheet (self, add_sheet (self, text[0] != '\0' ? text : "–"), path, error);
}

static gboolean
write_rows (Export *self,
            const char *path,
            GError **error)
{
  gsize n_columns = self->table->columns->len;
  g_autofree LydCell *cells = g_new0 (LydCell, n_columns);
  g_autoptr (GError) failure = NULL;

  while (self->table->next (self->table->data, cells, &failure)) {
    if (!turn_sheet (self, cells, path, error))
      return FALSE;
    if (self->n_rows == MAX_ROWS) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                   _ ("A spreadsheet holds at most %d rows, and this list has more. Export to CSV instead."),
                   MAX_ROWS);
      return FALSE;
    }
    if (!write_row (self, self->n_rows + 1, cells, path, error))
      return FALSE;
    if (self->summary != NULL)
      lyd_summary_add (self->summary, cells);
    self->n_rows++;
    memset (cells, 0, n_columns * sizeof *cells);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }

  return TRUE;
}

static void
set_properties (Export *self)
{
  g_autofree char *title = g_strdup (self->table->title);
  g_autofree char *subject = g_strdup (self->table->event != NULL ? self->table->event->title : NULL);
  g_autofree char *comments = g_strdup_printf (_ ("Times are those of %s."),
                                               g_time_zone_get_identifier (self->table->zone));
  lxw_doc_properties properties = { .title = title, .subject = subject, .comments = comments };

  workbook_set_properties (self->workbook, &properties);
}

static void
add_formats (Export *self)
{
  self->heading = workbook_add_format (self->workbook);
  format_set_bold (self->heading);
  format_set_bottom (self->heading, LXW_BORDER_THIN);
  self->moment = workbook_add_format (self->workbook);
  format_set_num_format (self->moment, "yyyy-mm-dd hh:mm");
  format_set_align (self->moment, LXW_ALIGN_LEFT);
}

/* @sheet: (nullable): the one to write to; %NULL: one for each group begins with its first row */
static gboolean
write_table (Export *self,
             lxw_worksheet *sheet,
             const char *path,
             GError **error)
{
  self->sheet = NULL;
  if (sheet != NULL && !begin_sheet (self, sheet, path, error))
    return FALSE;
  if (!write_rows (self, path, error))
    return FALSE;
  /* Nobody is in any group. */
  if (self->sheet == NULL && !begin_sheet (self, add_sheet (self, self->table->title), path, error))
    return FALSE;
  return end_sheet (self, path, error);
}

static gboolean
write_further (Export *self,
               LydTable *table,
               lxw_worksheet *sheet,
               const char *path,
               GError **error)
{
  self->table = table;
  self->clock = (LydWallClock) LYD_WALL_CLOCK_INIT (table->zone);
  self->group = -1;
  return write_table (self, sheet, path, error);
}

/* The table, what sums it up, and the further sheets that it has. Where the table is many sheets, the sum is before
 * them; where it is one, programs that read the first sheet find the list. */
static gboolean
write_sheets (Export *self,
              const char *path,
              GError **error)
{
  g_autoptr (LydSummary) summary = lyd_summary_new (self->table);
  g_autoptr (LydTable) sums = NULL;
  LydTable *table = self->table;
  lxw_worksheet *front = NULL;

  add_formats (self);
  set_properties (self);
  self->summary = summary;
  self->group = table->group != NULL ? lyd_table_find_column (table, table->group) : -1;
  if (self->group >= 0 && summary != NULL)
    front = add_sheet (self, _ ("Summary"));
  if (!write_table (self, self->group >= 0 ? NULL : add_sheet (self, table->title), path, error))
    return FALSE;
  self->summary = NULL;
  if (summary != NULL) {
    sums = lyd_summary_make_table (summary);
    if (!write_further (self, sums, front != NULL ? front : add_sheet (self, sums->title), path, error))
      return FALSE;
  }
  for (guint i = 0; table->sheets != NULL && i < table->sheets->len; i++) {
    LydTable *sheet = g_ptr_array_index (table->sheets, i);

    if (!write_further (self, sheet, add_sheet (self, sheet->title), path, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
export_in_c_numerics (LydTable *table,
                      const char *path,
                      GError **error)
{
  g_autofree char *file_name = g_strdup (path);
  g_autofree char *folder = g_path_get_dirname (path);
  /* Its temporary files beside the export: where there is room for the one, there should be for the other. */
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Export self = { .table = table, .clock = LYD_WALL_CLOCK_INIT (table->zone), .names = names, .group = -1 };
  gboolean written;
  lxw_error failure;

  self.workbook = workbook_new_opt (file_name, &options);
  if (self.workbook == NULL)
    return set_error_from_library (LXW_ERROR_CREATING_XLSX_FILE, path, error);

  written = write_sheets (&self, path, error);
  g_free (self.value);

  /* Also after an error: only this gives everything back. */
  failure = workbook_close (self.workbook);
  if (!written) {
    g_unlink (path);
    return FALSE;
  }
  if (failure != LXW_NO_ERROR)
    return set_error_from_library (failure, path, error);
  if (!lyd_zip_has_whole_xml (path))
    return set_error_from_library (LXW_ERROR_CREATING_XLSX_FILE, path, error);

  return TRUE;
}

/* #LydExporter.write */
gboolean
lyd_export_xlsx (LydTable *table,
                 const char *path,
                 GError **error)
{
  locale_t before = uselocale ((locale_t) 0);
  locale_t base = duplocale (before);
  locale_t plain = base != (locale_t) 0 ? newlocale (LC_NUMERIC_MASK, "C", base) : (locale_t) 0;
  gboolean done;

  if (plain == (locale_t) 0) {
    if (base != (locale_t) 0)
      freelocale (base);
    return set_error_from_library (LXW_ERROR_MEMORY_MALLOC_FAILED, path, error);
  }
  uselocale (plain);
  done = export_in_c_numerics (table, path, error);
  uselocale (before);
  freelocale (plain);

  return done;
}
