#include "lyd-wall-clock.h"

#define DAY 86400
#define QUARTER 900

static gint64
divide_down (gint64 dividend,
             gint64 divisor)
{
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

/* The proleptic Gregorian date of a day number: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Years
 * begin in March, so that the leap day is the last of its year; eras of 400 years all have the same length. */
static void
find_date (LydWallTime *time)
{
  gint64 day = time->day + 719468;
  gint64 era = divide_down (day, 146097);
  gint64 day_of_era = day - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 march_month = (5 * day_of_year + 2) / 153;

  time->day_of_month = (int) (day_of_year - (153 * march_month + 2) / 5 + 1);
  time->month = (int) (march_month < 10 ? march_month + 3 : march_month - 9);
  time->year = year_of_era + era * 400 + (time->month <= 2 ? 1 : 0);
}

/**
 * lyd_wall_clock_read:
 * @instant: UTC milliseconds
 *
 * Since 1970 every zone changes its offset at a full quarter of an hour of UTC; before, single instants may be off.
 */
LydWallTime
lyd_wall_clock_read (LydWallClock *self,
                     gint64 instant)
{
  LydWallTime time = { 0 };
  gint64 second = divide_down (instant, 1000);
  gint64 quarter = divide_down (second, QUARTER);

  if (quarter != self->quarter) {
    int interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, quarter * QUARTER);

    self->offset = g_time_zone_get_offset (self->zone, interval);
    self->quarter = quarter;
  }
  second += self->offset;
  time.offset = self->offset;
  time.day = divide_down (second, DAY);
  time.second_of_day = (int) (second - time.day * DAY);
  find_date (&time);

  return time;
}

static char *
put_two (char *out,
         int number)
{
  *out++ = (char) ('0' + number / 10 % 10);
  *out++ = (char) ('0' + number % 10);
  return out;
}

/**
 * lyd_wall_clock_format_iso:
 *
 * ISO 8601 with the offset, as lyd_time_to_iso() gives it: "2027-09-22T09:00:00-04:00". Seconds of an offset, which
 * only times before the railways have, are dropped.
 *
 * Returns: the length of @text
 */
gsize
lyd_wall_clock_format_iso (LydWallClock *self,
                           gint64 instant,
                           char text[LYD_ISO_LENGTH])
{
  LydWallTime time = lyd_wall_clock_read (self, instant);
  int minutes = ABS (time.offset) / 60;
  char *out = text + g_snprintf (text, LYD_ISO_LENGTH, "%04" G_GINT64_FORMAT, time.year);

  *out++ = '-';
  out = put_two (out, time.month);
  *out++ = '-';
  out = put_two (out, time.day_of_month);
  *out++ = 'T';
  out = put_two (out, time.second_of_day / 3600);
  *out++ = ':';
  out = put_two (out, time.second_of_day / 60 % 60);
  *out++ = ':';
  out = put_two (out, time.second_of_day % 60);
  *out++ = time.offset < 0 ? '-' : '+';
  out = put_two (out, minutes / 60);
  *out++ = ':';
  out = put_two (out, minutes % 60);
  *out = '\0';

  return (gsize) (out - text);
}
