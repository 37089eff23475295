#include "lyd-exporter.h"

#include "lyd-error.h"
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
write_rows (Export *self,
            const char *path,
            lxw_row_t *n_rows,
            GError **error)
{
  gsize n_columns = self->table->columns->len;
  g_autofree LydCell *cells = g_new0 (LydCell, n_columns);
  g_autoptr (GError) failure = NULL;

  while (self->table->next (self->table->data, cells, &failure)) {
    if (*n_rows == MAX_ROWS) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                   _ ("A spreadsheet holds at most %d rows, and this list has more. Export to CSV instead."),
                   MAX_ROWS);
      return FALSE;
    }
    if (!write_row (self, *n_rows + 1, cells, path, error))
      return FALSE;
    ++*n_rows;
    memset (cells, 0, n_columns * sizeof *cells);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
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

static gboolean
write_sheet (Export *self,
             const char *path,
             GError **error)
{
  g_autofree char *name = make_sheet_name (self->table->title);
  lxw_row_t n_rows = 0;

  self->sheet = workbook_add_worksheet (self->workbook, name);
  if (self->sheet == NULL)
    return set_error_from_library (LXW_ERROR_MEMORY_MALLOC_FAILED, path, error);
  if (!write_heading (self, path, error) || !write_rows (self, path, &n_rows, error))
    return FALSE;
  if (self->table->columns->len > 0)
    worksheet_autofilter (self->sheet, 0, 0, n_rows, (lxw_col_t) (self->table->columns->len - 1));
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_set_landscape (self->sheet);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  if (self->sheet->optimize_tmpfile != NULL &&
      (fflush (self->sheet->optimize_tmpfile) != 0 || ferror (self->sheet->optimize_tmpfile)))
    return set_error_from_library (LXW_ERROR_CREATING_TMPFILE, path, error);

  return TRUE;
}

/* The table, and the further sheets that it has. */
static gboolean
write_sheets (Export *self,
              const char *path,
              GError **error)
{
  LydTable *table = self->table;

  add_formats (self);
  set_properties (self);
  if (!write_sheet (self, path, error))
    return FALSE;
  for (guint i = 0; table->sheets != NULL && i < table->sheets->len; i++) {
    self->table = g_ptr_array_index (table->sheets, i);
    self->clock = (LydWallClock) LYD_WALL_CLOCK_INIT (self->table->zone);
    if (!write_sheet (self, path, error))
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
  Export self = { .table = table, .clock = LYD_WALL_CLOCK_INIT (table->zone) };
  gboolean written;
  lxw_error failure;

  self.workbook = workbook_new_opt (file_name, &options);
  if (self.workbook == NULL)
    return set_error_from_library (LXW_ERROR_CREATING_XLSX_FILE, path, error);

  written = write_sheets (&self, path, error);

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
