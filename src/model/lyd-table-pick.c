#include "lyd-table.h"

#include <string.h>

/* A table that shows some of another one's columns. */
typedef struct {
  LydTable *whole;
  LydCell *cells; /* a row of it */
  GArray *places; /* of guint: which of those are shown */
} Pick;

static void
pick_free (gpointer data)
{
  Pick *self = data;

  lyd_table_free (self->whole);
  g_array_unref (self->places);
  g_free (self->cells);
  g_free (self);
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Pick *self = data;

  memset (self->cells, 0, self->whole->columns->len * sizeof *self->cells);
  if (!self->whole->next (self->whole->data, self->cells, error))
    return FALSE;
  for (guint i = 0; i < self->places->len; i++)
    cells[i] = self->cells[g_array_index (self->places, guint, i)];
  return TRUE;
}

static gboolean
go_on (gpointer data,
       double part,
       GError **error)
{
  return lyd_table_go_on (((Pick *) data)->whole, part, error);
}

static GArray *
find_places (const LydTable *self,
             const char *const *ids)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; ids == NULL && i < self->columns->len; i++)
    if (!lyd_table_get_column (self, i)->extra)
      g_array_append_val (places, i);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    int found = lyd_table_find_column (self, ids[i]);
    guint place = (guint) found;

    if (found >= 0)
      g_array_append_val (places, place);
  }
  return places;
}

/**
 * lyd_table_pick:
 * @self: (transfer full)
 * @ids: (nullable): the columns that are wanted, in their order; unknown ones are passed over. %NULL: those that are
 *   there unless somebody chooses others
 *
 * Returns: (transfer full): the table with these columns
 */
LydTable *
lyd_table_pick (LydTable *self,
                const char *const *ids)
{
  g_autoptr (GArray) places = find_places (self, ids);
  LydTable *table;
  Pick *pick;

  if (ids == NULL && places->len == self->columns->len)
    return self;
  table = lyd_table_new (self->what, self->title, self->event);
  for (guint i = 0; i < places->len; i++) {
    const LydColumn *column = lyd_table_get_column (self, g_array_index (places, guint, i));

    lyd_table_add_column (table, column->id, column->title, column->type, column->width);
    ((LydColumn *) g_ptr_array_index (table->columns, i))->minor = column->minor && ids == NULL;
  }
  for (guint i = 0; i < self->notes->len; i++)
    lyd_table_add_note (table, g_ptr_array_index (self->notes, i));
  table->group = self->group;
  table->sums = self->sums;
  table->tally = self->tally;
  table->when = g_strdup (self->when);
  table->made_at = self->made_at;
  table->a4 = self->a4;

  pick = g_new0 (Pick, 1);
  pick->whole = self;
  pick->cells = g_new0 (LydCell, self->columns->len);
  pick->places = g_steal_pointer (&places);
  table->next = next_row;
  table->go_on = go_on;
  table->data = table->go_on_data = pick;
  table->data_free = pick_free;
  return table;
}
