#include "lyd-words-time.h"

#include "lyd-time.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

static char *
format (gint64 instant,
        GTimeZone *zone,
        const char *pattern)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);
  char *text = g_date_time_format (local, pattern);

  return text != NULL ? text : g_strdup ("");
}

/* Locales without a half-day clock have no form for one. */
gboolean
lyd_words_has_half_days (void)
{
  return nl_langinfo (T_FMT_AMPM)[0] != '\0';
}

/* "1:05 pm", or "13:05" where the locale counts to 24. */
char *
lyd_words_clock (gint64 instant,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);
  g_autofree char *digits = NULL;

  if (!lyd_words_has_half_days ())
    return format (instant, zone, "%-H:%M");
  digits = g_date_time_format (local, "%-I:%M");
  return g_strdup_printf (g_date_time_get_hour (local) < 12 ? C_ ("time", "%s am") : C_ ("time", "%s pm"), digits);
}

/* "1:05:09 pm": how old something is may matter to the second. */
char *
lyd_words_clock_seconds (gint64 instant,
                         GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);
  g_autofree char *digits = NULL;

  if (!lyd_words_has_half_days ())
    return format (instant, zone, "%-H:%M:%S");
  digits = g_date_time_format (local, "%-I:%M:%S");
  return g_strdup_printf (g_date_time_get_hour (local) < 12 ? C_ ("time", "%s am") : C_ ("time", "%s pm"), digits);
}

/* "Tuesday, September 21, 2027" */
char *
lyd_words_day (gint64 instant,
               GTimeZone *zone)
{
  return format (instant, zone, C_ ("date format", "%A, %B %-e, %Y"));
}

/* "Sep 21, 1:05 pm" */
char *
lyd_words_moment (gint64 instant,
                  GTimeZone *zone)
{
  /* xgettext:no-c-format */
  g_autofree char *day = format (instant, zone, C_ ("date format", "%b %-e"));
  g_autofree char *clock = lyd_words_clock (instant, zone);

  return g_strdup_printf (C_ ("day and time", "%1$s, %2$s"), day, clock);
}

/* "Tue, Sep 21, 2027, 1:00 pm – 2:00 pm", and with both days where they differ. */
char *
lyd_words_when (gint64 start,
                gint64 end,
                GTimeZone *zone)
{
  const char *day_format = C_ ("date format", "%a, %b %-e, %Y");
  g_autofree char *first_day = format (start, zone, day_format);
  g_autofree char *last_day = format (end, zone, day_format);
  g_autofree char *from = lyd_words_clock (start, zone);
  g_autofree char *to = lyd_words_clock (end, zone);

  if (strcmp (first_day, last_day) == 0)
    return g_strdup_printf (C_ ("day, start and end", "%1$s, %2$s – %3$s"), first_day, from, to);
  return g_strdup_printf (C_ ("first day and time, last day and time", "%1$s, %2$s – %3$s, %4$s"), first_day, from,
                          last_day, to);
}

/* "Eastern" for the zones that people know by such a name, else the city. */
char *
lyd_words_zone (const char *timezone)
{
  static const struct {
    const char *name;
    const char *title;
  } known[] = {
    { "America/New_York", N_ ("Eastern") },
    { "America/Chicago", N_ ("Central") },
    { "America/Denver", N_ ("Mountain") },
    { "America/Phoenix", N_ ("Arizona") },
    { "America/Los_Angeles", N_ ("Pacific") },
    { "America/Anchorage", N_ ("Alaska") },
    { "Pacific/Honolulu", N_ ("Hawaii") },
    { "America/Puerto_Rico", N_ ("Puerto Rico") },
  };
  const char *city = strrchr (timezone, '/');

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].name, timezone) == 0)
      return g_strdup (_ (known[i].title));
  return g_strdelimit (g_strdup (city != NULL ? city + 1 : timezone), "_", ' ');
}

/* The event's time in words, in its own zone, with the zone's short name. */
char *
lyd_words_event_when (const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  g_autofree char *when = lyd_words_when (event->start, event->end, zone);
  g_autofree char *name = format (event->start, zone, "%Z");

  return g_strdup_printf (C_ ("time and zone", "%1$s %2$s"), when, name);
}

/* The event's days, short: "Sep 21–23", "Sep 30 – Oct 2", "Sep 21". */
char *
lyd_words_event_days (const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  /* xgettext:no-c-format */
  g_autofree char *first = format (event->start, zone, C_ ("date format", "%b %-e"));
  /* xgettext:no-c-format */
  g_autofree char *last = format (event->end, zone, C_ ("date format", "%b %-e"));
  g_autofree char *month = format (event->start, zone, "%b");
  g_autofree char *first_number = format (event->start, zone, "%-e");
  g_autofree char *last_number = format (event->end, zone, "%-e");

  if (strcmp (first, last) == 0)
    return g_steal_pointer (&first);
  if (lyd_time_local_day (event->start, zone) / 100 != lyd_time_local_day (event->end, zone) / 100)
    return g_strdup_printf (C_ ("days of two months", "%1$s – %2$s"), first, last);
  /* Translators: %1$s is the month, short; then the first and the last day: "Sep 21–23". */
  return g_strdup_printf (C_ ("days of one month", "%1$s %2$s–%3$s"), month, first_number, last_number);
}
