#include "lyd-table.h"

static void
column_free (gpointer data)
{
  LydColumn *column = data;

  g_free (column->id);
  g_free (column->title);
  g_free (column);
}

/**
 * lyd_table_new:
 * @what: what is exported, one of the words of `lanyardctl export`
 * @event: copied
 *
 * Returns: (transfer full): a table without columns; the caller sets `next`, `data` and `data_free`
 */
LydTable *
lyd_table_new (const char *what,
               const char *title,
               const LydEvent *event)
{
  LydTable *self = g_new0 (LydTable, 1);

  self->what = g_strdup (what);
  self->title = g_strdup (title);
  self->event = event != NULL ? lyd_event_copy (event) : NULL;
  self->zone = lyd_zone_get_or_utc (event != NULL ? event->timezone : NULL);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/* Returns: the place of the column with @id; -1: there is none */
int
lyd_table_find_column (const LydTable *self,
                       const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (lyd_table_get_column (self, i)->id, id))
      return (int) i;
  return -1;
}

/**
 * lyd_table_add_column:
 * @id: where a column has it already, the new one gets a number behind it: a question may be called "name", and a
 *   reader of JSON would lose one of two
 * @width: in characters
 */
void
lyd_table_add_column (LydTable *self,
                      const char *id,
                      const char *title,
                      LydCellType type,
                      int width)
{
  LydColumn *column = g_new0 (LydColumn, 1);

  column->id = g_strdup (id);
  for (int n = 2; lyd_table_find_column (self, column->id) >= 0; n++) {
    g_free (column->id);
    column->id = g_strdup_printf ("%s (%d)", id, n);
  }
  column->title = g_strdup (title);
  column->type = type;
  column->width = width;
  g_ptr_array_add (self->columns, column);
}

/* A line, copied, that every printed page carries: how old the data is, which stations it includes. */
void
lyd_table_add_note (LydTable *self,
                    const char *note)
{
  g_ptr_array_add (self->notes, g_strdup (note));
}

const LydColumn *
lyd_table_get_column (const LydTable *self,
                      guint index)
{
  return g_ptr_array_index (self->columns, index);
}

/* @sheet: (transfer full): a further sheet of the same workbook */
void
lyd_table_take_sheet (LydTable *self,
                      LydTable *sheet)
{
  if (self->sheets == NULL)
    self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_table_free);
  g_ptr_array_add (self->sheets, sheet);
}

/**
 * lyd_table_go_on:
 * @part: done of what comes after the last row, from 0 to 1
 *
 * Tells whoever watches how far the work is.
 *
 * Returns: %FALSE with @error where it is not wanted any more
 */
gboolean
lyd_table_go_on (const LydTable *self,
                 double part,
                 GError **error)
{
  return self->go_on == NULL || self->go_on (self->go_on_data, part, error);
}

void
lyd_table_free (LydTable *self)
{
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self->what);
  g_free (self->title);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self->when);
  g_free (self);
}
