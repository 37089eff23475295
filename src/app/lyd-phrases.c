#include "lyd-phrases.h"

#include "lyd-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* The time of a day as people say it where they are: 1:00 pm, 1:00 p. m., 13:00. */
char *
lyd_format_clock (gint64 at,
                  GTimeZone *zone)
{
  return lyd_words_clock (at, zone);
}

/* "Tuesday, September 21" */
char *
lyd_format_day (gint64 at,
                GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (at, zone);

  /* Translators: g_date_time_format(): weekday, month and day */
  return g_date_time_format (local, _ ("%A, %B %-d"));
}

/* When something happened: "Today 8:41 am", "Tuesday 8:36 am", and further back with the date. */
char *
lyd_format_past (gint64 at,
                 gint64 now,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (at, zone);
  g_autofree char *clock = lyd_words_clock (at, zone);
  g_autofree char *weekday = g_date_time_format (local, "%A");
  g_autofree char *date = NULL;
  int days = lyd_time_local_day (now, zone) - lyd_time_local_day (at, zone);

  if (days == 0)
    /* Translators: a time of this day: "Today 8:41 am" */
    return g_strdup_printf (_ ("Today %s"), clock);
  if (days > 0 && days < 7)
    /* Translators: weekday and time: "Tuesday 8:36 am" */
    return g_strdup_printf (_ ("%s %s"), weekday, clock);
  /* Translators: g_date_time_format(): month, day and year, short */
  date = g_date_time_format (local, _ ("%b %-d, %Y"));
  return g_strdup_printf (_ ("%s %s"), date, clock);
}

/* "Sep 21": where there is no room for more. */
char *
lyd_format_short_day (gint64 at,
                      GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (at, zone);

  /* Translators: g_date_time_format(): short month and day */
  return g_date_time_format (local, _ ("%b %-d"));
}

/* The days of an event in one phrase: "September 21–23, 2027". */
char *
lyd_format_days (const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (event->timezone);
  g_autoptr (GDateTime) start = lyd_time_to_local (event->start, zone);
  g_autoptr (GDateTime) end = lyd_time_to_local (event->end, zone);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (lyd_time_local_day (event->start, zone) == lyd_time_local_day (event->end, zone))
    /* Translators: g_date_time_format(): one day */
    return g_date_time_format (start, _ ("%A, %B %-d, %Y"));
  if (g_date_time_get_month (start) == g_date_time_get_month (end)) {
    /* Translators: g_date_time_format(): first day of a span within one month */
    from = g_date_time_format (start, _ ("%B %-d"));
    /* Translators: g_date_time_format(): last day of a span within one month */
    to = g_date_time_format (end, _ ("%-d, %Y"));
  } else {
    /* Translators: g_date_time_format(): first day of a span over a month's end */
    from = g_date_time_format (start, _ ("%B %-d, %Y"));
    /* Translators: g_date_time_format(): last day of a span over a month's end */
    to = g_date_time_format (end, _ ("%B %-d, %Y"));
  }
  /* Translators: a span of days, first and last */
  return g_strdup_printf (_ ("%s–%s"), from, to);
}

/* When it is, as far as the calendar leaf does not say it. */
static char *
format_when (const LydEvent *event,
             gint64 now)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (event->timezone);
  g_autoptr (GDateTime) start = lyd_time_to_local (event->start, zone);
  g_autofree char *clock = lyd_format_clock (event->start, zone);
  g_autofree char *zone_title = lyd_words_zone (event->timezone);
  g_autofree char *weekday = g_date_time_format (start, "%A");
  int first = lyd_time_local_day (event->start, zone);
  int last = lyd_time_local_day (event->end, zone);
  int today = lyd_time_local_day (now, zone);

  if (first == last)
    /* Translators: weekday, time, time zone: "Friday 2:00 pm Eastern" */
    return g_strdup_printf (_ ("%s %s %s"), weekday, clock, zone_title);
  if (today >= first && today <= last)
    return g_strdup_printf (_ ("Day %d of %d"), today - first + 1, last - first + 1);
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) (last - first + 1)), last - first + 1);
}

/* "Retreat · Day 2 of 3 · Baltimore, Maryland" */
char *
lyd_format_event_line (const LydEvent *event,
                       gint64 now)
{
  g_autofree char *when = format_when (event, now);
  const char *where = event->venue != NULL ? event->venue : lyd_word_title (&lyd_modes, event->mode);

  return g_strjoin (" · ", lyd_word_title (&lyd_kinds, event->kind), when, where, NULL);
}

/* The leaf of a calendar: "21–23" and the month of the first day. */
char *
lyd_format_leaf (const LydEvent *event,
                 char **month)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (event->timezone);
  g_autoptr (GDateTime) start = lyd_time_to_local (event->start, zone);
  g_autoptr (GDateTime) end = lyd_time_to_local (event->end, zone);
  int first = g_date_time_get_day_of_month (start);
  int last = g_date_time_get_day_of_month (end);

  *month = g_date_time_format (start, "%b");
  if (lyd_time_local_day (event->start, zone) == lyd_time_local_day (event->end, zone))
    return g_strdup_printf ("%d", first);
  return g_strdup_printf ("%d–%d", first, last);
}

LydLook
lyd_look_of_row (const LydRosterRow *row)
{
  static const LydLook looks[] = {
    [LYD_STATUS_CONFIRMED] = { "lyd-expected-symbolic", N_ ("Expected"), "lyd-plain" },
    [LYD_STATUS_PENDING] = { "lyd-waiting-symbolic", N_ ("Pending"), "lyd-amber" },
    [LYD_STATUS_WAITLISTED] = { "lyd-waiting-symbolic", N_ ("Waiting"), "lyd-amber" },
    [LYD_STATUS_CANCELLED] = { "lyd-cancelled-symbolic", N_ ("Cancelled"), "lyd-plain" },
    [LYD_STATUS_DENIED] = { "lyd-cancelled-symbolic", N_ ("Denied"), "lyd-plain" },
  };
  LydLook look = looks[row->status];

  if (row->inside)
    look = (LydLook){ "lyd-admitted-symbolic", N_ ("In"), "lyd-ok" };
  look.word = _ (look.word);
  return look;
}
