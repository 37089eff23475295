#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Instants to wall time for long lists: GTimeZone's search is done once a quarter of an hour, not once a cell. */
typedef struct {
  GTimeZone *zone; /* borrowed */
  gint64 quarter;  /* which quarter of an hour since 1970 the offset belongs to */
  int offset;      /* seconds east */
} LydWallClock;

/* What a clock on the wall shows. */
typedef struct {
  gint64 day; /* since 1970-01-01 */
  gint64 year;
  int month;
  int day_of_month;
  int second_of_day;
  int offset; /* seconds east */
} LydWallTime;

#define LYD_WALL_CLOCK_INIT(zone) \
  {                               \
    (zone), G_MININT64, 0         \
  }
#define LYD_ISO_LENGTH 48 /* at most, with the end of the string */

LydWallTime lyd_wall_clock_read (LydWallClock *self, gint64 instant);
gsize lyd_wall_clock_format_iso (LydWallClock *self, gint64 instant, char text[LYD_ISO_LENGTH]);

G_END_DECLS
