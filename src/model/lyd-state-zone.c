#include "lyd-state-zone.h"

#include <string.h>

/* The clock of most people of a state; where a state has two, the other one is an hour away, and who reads a time with
 * its zone's name can tell. tzdata's names. */
static const struct {
  const char *states;
  const char *zone;
} zones[] = {
  { "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV", "America/New_York" },
  { "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI", "America/Chicago" },
  { "CO ID MT NM UT WY", "America/Denver" },
  { "AZ", "America/Phoenix" },
  { "CA NV OR WA", "America/Los_Angeles" },
  { "AK", "America/Anchorage" },
  { "HI", "Pacific/Honolulu" },
  { "PR VI", "America/Puerto_Rico" },
  { "GU MP", "Pacific/Guam" },
  { "AS", "Pacific/Pago_Pago" },
};

/* @state: (nullable): two letters. Returns: (nullable): an IANA name; %NULL where nothing is known */
const char *
lyd_state_get_zone (const char *state)
{
  if (state == NULL || strlen (state) != 2)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strstr (zones[i].states, state) != NULL)
      return zones[i].zone;
  return NULL;
}
