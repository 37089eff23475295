#include "lyd-report-cells.h"

/* The cells of all rows; their texts live as long as the table. */
typedef struct {
  GStringChunk *strings;
  GArray *cells; /* of LydCell */
  guint next;
  guint n_columns;
} Cells;

static void
cells_free (gpointer data)
{
  Cells *self = data;

  g_string_chunk_free (self->strings);
  g_array_unref (self->cells);
  g_free (self);
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Cells *self = data;

  if (self->next >= self->cells->len)
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    cells[i] = g_array_index (self->cells, LydCell, self->next++);
  return TRUE;
}

/* Returns: (transfer full): without columns and rows; the columns come first */
LydTable *
lyd_report_cells_new (const char *what,
                      const char *title)
{
  LydTable *table = lyd_table_new (what, title, NULL);
  Cells *self = g_new0 (Cells, 1);

  self->strings = g_string_chunk_new (4096);
  self->cells = g_array_new (FALSE, TRUE, sizeof (LydCell));
  table->next = next_row;
  table->data = self;
  table->data_free = cells_free;
  return table;
}

static void
add (LydTable *table,
     const LydCell *cell)
{
  Cells *self = table->data;

  self->n_columns = table->columns->len;
  g_array_append_vals (self->cells, cell, 1);
}

/* @text: (nullable): copied; %NULL: a blank one */
void
lyd_report_cells_text (LydTable *table,
                       const char *text)
{
  Cells *self = table->data;
  LydCell cell = { .filled = text != NULL };

  cell.text = text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
  add (table, &cell);
}

void
lyd_report_cells_number (LydTable *table,
                         gint64 number)
{
  add (table, &(LydCell){ .filled = TRUE, .number = number });
}

void
lyd_report_cells_yes_no (LydTable *table,
                         gboolean yes)
{
  add (table, &(LydCell){ .filled = TRUE, .number = yes != FALSE });
}

void
lyd_report_cells_blank (LydTable *table)
{
  add (table, &(LydCell){ .filled = FALSE });
}

void
lyd_report_cells_id (LydTable *table,
                     const LydId *id)
{
  g_autofree char *text = lyd_id_is_none (id) ? NULL : lyd_id_to_string (id);

  lyd_report_cells_text (table, text);
}

/* The local date: "2027-09-22". @instant: LYD_TIME_NONE: a blank one */
void
lyd_report_cells_day (LydTable *table,
                      gint64 instant,
                      const char *timezone)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (timezone);
  g_autofree char *iso = instant != LYD_TIME_NONE ? lyd_time_to_iso (instant, zone) : NULL;

  if (iso != NULL)
    iso[10] = '\0';
  lyd_report_cells_text (table, iso);
}
