#include "lyd-series-export.h"

#include "lyd-exporter.h"
#include "lyd-file-private.h"
#include "lyd-replace.h"

#include <glib/gi18n.h>

/* What the exporters know it by: a table like the others. */
#define WHAT "attendance-grid"

/* The grid, row by row. */
typedef struct {
  LydGrid *grid;
  guint row;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  g_clear_pointer (&rows->grid, lyd_grid_free);
  g_free (rows);
}

/* Of people a word for each date; of organizations how many came, or the word where nobody did. */
static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Rows *rows = data;
  const LydGridRow *row;
  guint n = 0;

  if (rows->row >= rows->grid->rows->len)
    return FALSE;
  row = g_ptr_array_index (rows->grid->rows, rows->row);
  cells[n++] = (LydCell){ .filled = TRUE, .text = row->name != NULL ? row->name : _ ("No organization") };
  if (rows->grid->by == LYD_GRID_BY_PERSON)
    cells[n++] = (LydCell){ .filled = row->organization != NULL, .text = row->organization };
  cells[n++] = (LydCell){ .filled = TRUE, .number = row->n_attended };
  cells[n++] = (LydCell){ .filled = TRUE, .number = row->n_known };
  for (guint i = 0; i < rows->grid->columns->len; i++) {
    const LydGridCell *cell = lyd_grid_get (rows->grid, rows->row, i);

    if (rows->grid->by == LYD_GRID_BY_PERSON)
      cells[n++] = (LydCell){ .filled = cell->state != LYD_GRID_NONE,
                              .text = lyd_word_id (&lyd_grid_states, cell->state) };
    else
      cells[n++] = (LydCell){ .filled = cell->state != LYD_GRID_NONE,
                              .number = cell->state == LYD_GRID_ATTENDED ? cell->n : 0 };
  }
  rows->row++;
  return TRUE;
}

/* A date is the same in every language: 2026-10-15. */
static void
add_columns (LydTable *table,
             const LydGrid *grid)
{
  gboolean people = grid->by == LYD_GRID_BY_PERSON;

  lyd_table_add_column (table, people ? "name" : "organization", people ? _ ("Name") : _ ("Organization"),
                        LYD_CELL_TEXT, 28);
  if (people)
    lyd_table_add_column (table, "organization", _ ("Organization"), LYD_CELL_TEXT, 28);
  lyd_table_add_column (table, "attended", _ ("Attended"), LYD_CELL_NUMBER, 10);
  lyd_table_add_column (table, "of", C_ ("column", "Of"), LYD_CELL_NUMBER, 6);
  for (guint i = 0; i < grid->columns->len; i++) {
    const LydGridColumn *column = g_ptr_array_index (grid->columns, i);
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (column->timezone);
    g_autoptr (GDateTime) local = lyd_time_to_local (column->start, zone);
    g_autofree char *day = g_date_time_format (local, "%Y-%m-%d");

    lyd_table_add_column (table, day, day, people ? LYD_CELL_TEXT : LYD_CELL_NUMBER, 11);
  }
}

static LydTable *
open_table (LydFile *file,
            const LydSeriesLine *line,
            LydGrid *grid)
{
  LydEvent event = {
    .id = line->series->id,
    .kind = line->kind,
    .title = line->series->title,
    .timezone = line->series->timezone,
    .start = line->first,
    .end = line->last,
  };
  LydTable *table = lyd_table_new (WHAT, _ ("Who came when"), &event);
  Rows *rows = g_new0 (Rows, 1);

  table->made_at = lyd_context_now (&file->context);
  table->next = next_row;
  table->data = rows;
  table->data_free = rows_free;
  add_columns (table, grid);
  rows->grid = grid;
  return table;
}

/**
 * lyd_series_export_grid:
 * @path: its extension decides the format
 *
 * Writes who came when to a file. An older file there is replaced only once the new one is whole and on disk. A series
 * that is only counted is refused.
 */
gboolean
lyd_series_export_grid (LydFile *file,
                        const LydId *series,
                        LydGridBy by,
                        const char *path,
                        GError **error)
{
  const LydExporter *exporter = lyd_exporter_find (WHAT, path);
  g_autoptr (LydReplace) replace = NULL;
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (LydTable) table = NULL;
  LydGrid *grid;

  if (exporter == NULL) {
    g_autofree char *list = lyd_exporter_list_extensions (WHAT);

    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%1$s” has no format for this. The file's name must end in one of: %2$s."), path, list);
    return FALSE;
  }
  if ((line = lyd_series_get (file, series, error)) == NULL)
    return FALSE;
  if (line->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is sensitive: who comes is counted, and leaves in no list by name. Nothing was written."),
                 line->series->title);
    return FALSE;
  }
  if ((grid = lyd_series_get_grid (file, series, by, error)) == NULL)
    return FALSE;
  table = open_table (file, line, grid);
  if ((replace = lyd_replace_begin (path, error)) == NULL)
    return FALSE;
  return exporter->write (table, lyd_replace_get_part (replace), error) && lyd_replace_finish (&replace, error);
}
