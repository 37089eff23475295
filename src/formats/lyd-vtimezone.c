#include "lyd-vtimezone.h"

#include "lyd-time.h"

/* VTIMEZONE (RFC 5545, 3.6.5) from the system's zone, not from libical's own copies: these carry a prefix in their
 * names, and their daylight flag cannot be trusted. Every change of the clocks in the years in question is written
 * out, with no rule for other years, because the rules of tomorrow are not known. */

#define DAY G_GINT64_CONSTANT (86400)
#define YEAR (366 * DAY)

static int
get_offset (GTimeZone *zone,
            gint64 second)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, second));
}

/* The first second in (@low, @high] whose offset is not that of @low; there is one. */
static gint64
find_change (GTimeZone *zone,
             gint64 low,
             gint64 high)
{
  int before = get_offset (zone, low);

  while (high - low > 1) {
    gint64 middle = low + (high - low) / 2;

    if (get_offset (zone, middle) == before)
      low = middle;
    else
      high = middle;
  }

  return high;
}

/* RFC 5545, 3.3.6: an observance begins at the wall time that the clocks showed before. */
static icaltimetype
make_onset (gint64 second,
            int offset_before)
{
  icaltimetype time = icaltime_from_timet_with_zone ((time_t) (second + offset_before), FALSE, NULL);

  time.zone = NULL;
  return time;
}

static void
add_observance (icalcomponent *vtimezone,
                GTimeZone *zone,
                gint64 second,
                int before,
                int after,
                gboolean daylight)
{
  icalcomponent *observance = icalcomponent_new (daylight ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, second);
  const char *abbreviation = g_time_zone_get_abbreviation (zone, interval);

  icalcomponent_add_property (observance, icalproperty_new_tzoffsetfrom (before));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetto (after));
  if (abbreviation != NULL && abbreviation[0] != '\0')
    icalcomponent_add_property (observance, icalproperty_new_tzname (abbreviation));
  icalcomponent_add_property (observance, icalproperty_new_dtstart (make_onset (second, before)));
  icalcomponent_add_component (vtimezone, observance);
}

/**
 * lyd_vtimezone_new:
 * @name: IANA name, becomes the TZID
 * @first: the earliest instant that needs the zone, UTC milliseconds
 * @last: the latest
 *
 * Returns: (transfer full): a VTIMEZONE for the time from a year before @first until a year after @last
 */
icalcomponent *
lyd_vtimezone_new (const char *name,
                   GTimeZone *zone,
                   gint64 first,
                   gint64 last)
{
  icalcomponent *vtimezone = icalcomponent_new (ICAL_VTIMEZONE_COMPONENT);
  gint64 begin = first / LYD_SECOND - YEAR;
  gint64 end = last / LYD_SECOND + YEAR;
  int before = get_offset (zone, begin);
  gboolean has_first = FALSE;

  icalcomponent_add_property (vtimezone, icalproperty_new_tzid (name));
  for (gint64 day = begin; day < end; day += DAY) {
    gint64 change;
    int after;

    if (get_offset (zone, day + DAY) == before)
      continue;
    change = find_change (zone, day, day + DAY);
    after = get_offset (zone, change);
    /* What holds until the first change has no onset that is known: it begins with the span. Which of two offsets is
     * daylight time is told by the larger one; the flag of the zone's data is not the same everywhere. */
    if (!has_first)
      add_observance (vtimezone, zone, begin, before, before, before > after);
    has_first = TRUE;
    add_observance (vtimezone, zone, change, before, after, after > before);
    before = after;
  }
  if (!has_first)
    add_observance (vtimezone, zone, begin, before, before, FALSE);

  return vtimezone;
}
