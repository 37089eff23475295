#include "lyd-recurrence.h"

#include "lyd-error.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <libical/ical.h>
#include <string.h>

#define MAX_RULE_LENGTH 500
#define MAX_YEARS 50 /* after the start: a rule for a day that never comes ends there */

/* The wall clock at @instant, as a time of no zone. */
static icaltimetype
make_wall_time (gint64 instant,
                GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);
  icaltimetype time = icaltime_null_time ();

  g_date_time_get_ymd (local, &time.year, &time.month, &time.day);
  time.hour = g_date_time_get_hour (local);
  time.minute = g_date_time_get_minute (local);
  time.second = g_date_time_get_second (local);

  return time;
}

static gint64
make_instant (icaltimetype time,
              GTimeZone *zone)
{
  return lyd_time_from_local (zone, time.year, time.month, time.day, time.hour, time.minute, time.second);
}

/* An UNTIL in UTC becomes the same moment on the wall, and a mere date the end of that day. */
static icaltimetype
read_until (icaltimetype until,
            GTimeZone *zone)
{
  if (until.is_date) {
    until.is_date = FALSE;
    until.hour = 23;
    until.minute = 59;
    until.second = 59;
  } else if (icaltime_is_utc (until)) {
    time_t second = icaltime_as_timet_with_zone (until, icaltimezone_get_utc_timezone ());

    until = make_wall_time (second * LYD_SECOND, zone);
  }

  return until;
}

static void
refuse (const char *rule,
        GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("“%s” is not a rule for repeating events. Write one like “%s”."), rule,
               "FREQ=MONTHLY;BYDAY=3TH;COUNT=12");
}

/* Reads @rule into @parsed, for wall times. */
static gboolean
parse_rule (const char *rule,
            GTimeZone *zone,
            struct icalrecurrencetype *parsed,
            GError **error)
{
  const char *text = g_ascii_strncasecmp (rule, "RRULE:", 6) == 0 ? rule + 6 : rule;

  if (strlen (text) > MAX_RULE_LENGTH || text[strcspn (text, "\r\n")] != '\0') {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This is not a rule for repeating events."));
    return FALSE;
  }
  *parsed = icalrecurrencetype_from_string (text);
  if (parsed->freq != ICAL_DAILY_RECURRENCE && parsed->freq != ICAL_WEEKLY_RECURRENCE &&
      parsed->freq != ICAL_MONTHLY_RECURRENCE && parsed->freq != ICAL_YEARLY_RECURRENCE) {
    refuse (text, error);
    return FALSE;
  }
  if (parsed->count == 0 && icaltime_is_null_time (parsed->until)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” never ends. Add how often (COUNT=12) or until when (UNTIL=20271231)."), text);
    return FALSE;
  }
  if (!icaltime_is_null_time (parsed->until))
    parsed->until = read_until (parsed->until, zone);

  return TRUE;
}

/* Weeks are counted from the first day that the rule means: where the start is none of its weekdays, RFC 5545 leaves
 * open what comes, and libical passes over the first one. */
static void
start_on_weekday (const struct icalrecurrencetype *rule,
                  icaltimetype *first)
{
  if (rule->freq != ICAL_WEEKLY_RECURRENCE || rule->by_day[0] == ICAL_RECURRENCE_ARRAY_MAX)
    return;
  for (int days = 0; days < 7; days++) {
    for (int i = 0; i < ICAL_BY_DAY_SIZE && rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
      if ((int) icalrecurrencetype_day_day_of_week (rule->by_day[i]) == icaltime_day_of_week (*first))
        return;
    icaltime_adjust (first, 1, 0, 0, 0);
  }
}

/**
 * lyd_recurrence_expand:
 * @rule: an RRULE of RFC 5545, 3.3.10, by days, weeks, months or years, and with an end
 * @start: the first event, UTC milliseconds
 * @zone: where the clock hangs that the events go by
 *
 * The wall time stays the same when the clocks change; in the hour that they skip it means the next valid minute.
 *
 * Returns: (transfer full) (nullable): the starts of all events, gint64 of UTC milliseconds, ascending; at least one,
 * and at most %LYD_RECURRENCE_MAX: more is an error
 */
GArray *
lyd_recurrence_expand (const char *rule,
                       gint64 start,
                       GTimeZone *zone,
                       GError **error)
{
  g_autoptr (GArray) instants = g_array_new (FALSE, FALSE, sizeof (gint64));
  icaltimetype first = make_wall_time (start, zone);
  struct icalrecurrencetype parsed;
  icalrecur_iterator *iterator;
  icaltimetype time;

  if (!parse_rule (rule, zone, &parsed, error))
    return NULL;
  start_on_weekday (&parsed, &first);
  iterator = icalrecur_iterator_new (parsed, first);
  if (iterator == NULL) {
    refuse (rule, error);
    return NULL;
  }
  for (;;) {
    gint64 instant;

    time = icalrecur_iterator_next (iterator);
    if (icaltime_is_null_time (time) || time.year > first.year + MAX_YEARS || instants->len > LYD_RECURRENCE_MAX)
      break;
    instant = make_instant (time, zone);
    if (instant != LYD_TIME_NONE)
      g_array_append_val (instants, instant);
  }
  icalrecur_iterator_free (iterator);

  if (instants->len == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” gives no event at all."), rule);
    return NULL;
  }
  if (instants->len > LYD_RECURRENCE_MAX) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” gives more than %d events. Let it end sooner."),
                 rule, LYD_RECURRENCE_MAX);
    return NULL;
  }

  return g_steal_pointer (&instants);
}
