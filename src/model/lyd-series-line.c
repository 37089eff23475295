#include "lyd-series-line.h"

#include <glib/gi18n.h>

static const LydWord grid_states[] = {
  { "none", NC_ ("attendance", "Not registered") },
  { "registered", NC_ ("attendance", "Registered") },
  { "attended", NC_ ("attendance", "Attended") },
  { "missed", NC_ ("attendance", "Missed") },
  { "cancelled", NC_ ("attendance", "Cancelled") },
  { "waitlisted", NC_ ("attendance", "Waiting list") },
  { "pending", NC_ ("attendance", "Pending") },
  { "denied", NC_ ("attendance", "Denied") },
  { "hidden", NC_ ("attendance", "Only counted") },
};

const LydVocabulary lyd_grid_states = { "attendance", grid_states, G_N_ELEMENTS (grid_states) };

void
lyd_program_line_free (LydProgramLine *self)
{
  g_clear_pointer (&self->program, lyd_program_free);
  g_free (self);
}

void
lyd_series_line_free (LydSeriesLine *self)
{
  g_clear_pointer (&self->series, lyd_series_free);
  g_free (self);
}

void
lyd_series_event_free (LydSeriesEvent *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_free (self);
}

void
lyd_series_date_free (LydSeriesDate *self)
{
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_free (self);
}

void
lyd_series_member_free (LydSeriesMember *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self);
}

void
lyd_grid_free (LydGrid *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->cells);
  g_free (self);
}

/* Returns: (transfer none): what stands at that row and date */
const LydGridCell *
lyd_grid_get (const LydGrid *self,
              guint row,
              guint column)
{
  return &self->cells[(gsize) row * self->columns->len + column];
}
