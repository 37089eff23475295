#include "lyd-roster-row.h"

LydRosterRow *
lyd_roster_row_new (void)
{
  LydRosterRow *self = g_new0 (LydRosterRow, 1);

  self->first_at = LYD_TIME_NONE;
  self->last_at = LYD_TIME_NONE;
  return self;
}

void
lyd_roster_row_free (LydRosterRow *self)
{
  if (self == NULL) /* lists keep the place of a row that is gone */
    return;
  g_free (self->name);
  g_free (self->organization);
  g_free (self->pronouns);
  g_free (self->pronunciation);
  g_free (self->email);
  g_free (self->short_code);
  g_free (self->sort);
  g_free (self);
}

void
lyd_recent_scan_free (LydRecentScan *self)
{
  g_free (self->name);
  g_free (self);
}

void
lyd_past_scan_free (LydPastScan *self)
{
  g_free (self->reason);
  g_free (self->station);
  g_free (self->session);
  g_free (self);
}
