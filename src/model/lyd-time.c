#include "lyd-time.h"

#include <stdio.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2999

/**
 * lyd_zone_get:
 * @name: an IANA name
 *
 * Returns: (transfer full) (nullable): %NULL where the system knows no such zone
 */
GTimeZone *
lyd_zone_get (const char *name)
{
  return name != NULL && name[0] != '\0' ? g_time_zone_new_identifier (name) : NULL;
}

/* As lyd_zone_get(), and UTC where the system no longer knows the zone of what is on file. */
GTimeZone *
lyd_zone_get_or_utc (const char *name)
{
  GTimeZone *zone = lyd_zone_get (name);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/**
 * lyd_time_from_local:
 *
 * A wall time in a daylight-saving gap means the next valid minute; one that happens twice means the first.
 *
 * Returns: UTC milliseconds, or %LYD_TIME_NONE where there is no such date or time
 */
gint64
lyd_time_from_local (GTimeZone *zone,
                     int year,
                     int month,
                     int day,
                     int hour,
                     int minute,
                     double second)
{
  g_autoptr (GDateTime) utc = g_date_time_new_utc (year, month, day, hour, minute, second);
  gint64 wall;
  int interval;
  gint64 offset;
  gint64 instant;

  if (utc == NULL)
    return LYD_TIME_NONE;

  wall = g_date_time_to_unix (utc);
  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_STANDARD, wall);
  if (interval == -1) {
    /* In a gap: the first second that has the new offset. */
    gint64 low = wall - 86400;
    gint64 high = wall + 86400;
    int before = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, low));

    while (high - low > 1) {
      gint64 middle = low + (high - low) / 2;

      if (g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, middle)) == before)
        low = middle;
      else
        high = middle;
    }
    return high * LYD_SECOND;
  }

  offset = g_time_zone_get_offset (zone, interval);
  instant = wall - offset;
  /* GLib may choose either of a doubled hour; the earlier instant has the larger offset. */
  for (gint64 earlier = instant - 7200; earlier < instant; earlier += 1800) {
    gint64 at = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, earlier));

    if (earlier + at == wall)
      instant = earlier;
  }

  return instant * LYD_SECOND + (gint64) ((second - (int) second) * 1000 + 0.5);
}

/* The wall clock at @instant. */
GDateTime *
lyd_time_to_local (gint64 instant,
                   GTimeZone *zone)
{
  gint64 seconds = instant >= 0 ? instant / LYD_SECOND : -((-instant + LYD_SECOND - 1) / LYD_SECOND);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/* What the clock on the wall shows at @instant, as a number of milliseconds that knows no zone: differences are those
 * that people see. */
gint64
lyd_time_to_wall (gint64 instant,
                  GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);

  return local != NULL ? instant + g_date_time_get_utc_offset (local) / 1000 : instant;
}

/* The instant at which the clock on the wall shows @wall, as lyd_time_to_wall() gives it; see lyd_time_from_local(). */
gint64
lyd_time_from_wall (gint64 wall,
                    GTimeZone *zone)
{
  gint64 second = wall >= 0 ? wall / LYD_SECOND : -((-wall + LYD_SECOND - 1) / LYD_SECOND);
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_utc (second);

  return local == NULL ? LYD_TIME_NONE
                       : lyd_time_from_local (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                                              g_date_time_get_day_of_month (local), g_date_time_get_hour (local),
                                              g_date_time_get_minute (local), g_date_time_get_second (local));
}

/* The local date as one number, e.g. 20270922: equal numbers are the same day. */
int
lyd_time_local_day (gint64 instant,
                    GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);

  return g_date_time_get_year (local) * 10000 + g_date_time_get_month (local) * 100 +
         g_date_time_get_day_of_month (local);
}

/* The first instant of the local date @day (as lyd_time_local_day() gives it). */
gint64
lyd_time_day_start (int day,
                    GTimeZone *zone)
{
  return lyd_time_from_local (zone, day / 10000, day / 100 % 100, day % 100, 0, 0, 0);
}

/**
 * lyd_time_to_iso:
 * @zone: (nullable): %NULL for UTC
 *
 * Returns: (transfer full): ISO 8601 with the zone's offset, e.g. "2027-09-22T09:00:00-04:00", or with "Z"
 */
char *
lyd_time_to_iso (gint64 instant,
                 GTimeZone *zone)
{
  g_autoptr (GTimeZone) utc = zone == NULL ? g_time_zone_new_utc () : NULL;
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone != NULL ? zone : utc);

  return g_date_time_format (local, zone != NULL ? "%Y-%m-%dT%H:%M:%S%:z" : "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * lyd_time_from_iso:
 * @zone: what a time without an offset is in
 *
 * Reads "2027-09-22", "2027-09-22T09:00", with seconds, with "Z" or "+hh:mm"; a blank may stand for the T.
 *
 * Returns: %FALSE where this is no such time, or one of another century than people live in: times near the ends of
 *   GDateTime's calendar would leave it in another zone
 */
gboolean
lyd_time_from_iso (gint64 *instant,
                   const char *text,
                   GTimeZone *zone)
{
  int year, month, day, hour = 0, minute = 0, length = 0;
  double second = 0;
  const char *rest;

  if (!g_ascii_isdigit (text[0]) || sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 ||
      length != 10 || year < FIRST_YEAR || year > LAST_YEAR)
    return FALSE;
  rest = text + length;
  if (*rest == 'T' || *rest == ' ') {
    length = 0;
    if (sscanf (rest + 1, "%2d:%2d%n", &hour, &minute, &length) != 2 || length != 5)
      return FALSE;
    rest += 6;
    if (*rest == ':') {
      char *end;

      if (!g_ascii_isdigit (rest[1]))
        return FALSE;
      second = g_ascii_strtod (rest + 1, &end);
      rest = end;
    }
  }
  if (*rest != '\0') {
    g_autoptr (GTimeZone) given = g_time_zone_new_identifier (rest);

    if (given == NULL || (*rest != 'Z' && *rest != '+' && *rest != '-'))
      return FALSE;
    *instant = lyd_time_from_local (given, year, month, day, hour, minute, second);
  } else {
    *instant = lyd_time_from_local (zone, year, month, day, hour, minute, second);
  }

  return *instant != LYD_TIME_NONE;
}
