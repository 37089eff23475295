#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Instants are UTC milliseconds; local times are computed in a GTimeZone and never stored. */
#define LYD_SECOND G_GINT64_CONSTANT (1000)
#define LYD_MINUTE (60 * LYD_SECOND)
#define LYD_HOUR (60 * LYD_MINUTE)
#define LYD_DAY (24 * LYD_HOUR)
#define LYD_TIME_NONE G_MININT64

GTimeZone *lyd_zone_get (const char *name) G_GNUC_WARN_UNUSED_RESULT;
GTimeZone *lyd_zone_get_or_utc (const char *name) G_GNUC_WARN_UNUSED_RESULT;
gint64 lyd_time_from_local (GTimeZone *zone, int year, int month, int day, int hour, int minute, double second);
GDateTime *lyd_time_to_local (gint64 instant, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
gint64 lyd_time_to_wall (gint64 instant, GTimeZone *zone);
gint64 lyd_time_from_wall (gint64 wall, GTimeZone *zone);
int lyd_time_local_day (gint64 instant, GTimeZone *zone);
gint64 lyd_time_day_start (int day, GTimeZone *zone);
char *lyd_time_to_iso (gint64 instant, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_time_from_iso (gint64 *instant, const char *text, GTimeZone *zone);

G_END_DECLS
