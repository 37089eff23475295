#include "lyd-words-repeat.h"

#include "lyd-time.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

/* A day of which only the weekday, or the month and day, are said. */
static char *
format_date (int year,
             int month,
             int day,
             const char *pattern)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day, 12, 0, 0);
  char *text = date != NULL ? g_date_time_format (date, pattern) : NULL;

  return text != NULL ? text : g_strdup ("");
}

/* "Tuesday", "Tuesday and Thursday", "Monday, Tuesday and Thursday". Takes @words. */
static char *
join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++) {
    const char *separator = i == 0 ? "" : i + 1 == words->len ? C_ ("list of words, before the last", " and ")
                                                              : ", ";

    g_string_append_printf (text, "%s%s", separator, (const char *) g_ptr_array_index (words, i));
  }
  g_ptr_array_unref (words);
  return g_string_free (text, FALSE);
}

static char *
list_weekdays (guint weekdays)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (int day = 0; day < 7; day++)
    if ((weekdays & lyd_repeat_weekday (day)) != 0)
      /* 2024-01-01 was a Monday. */
      g_ptr_array_add (words, format_date (2024, 1, 1 + day, "%A"));
  return join (words);
}

/* "first", "first and third" */
static char *
list_nths (guint nths)
{
  /* Translators: before a weekday: "on the third Thursday". */
  static const char *const names[] = {
    NC_ ("before a weekday", "first"),
    NC_ ("before a weekday", "second"),
    NC_ ("before a weekday", "third"),
    NC_ ("before a weekday", "fourth"),
    NC_ ("before a weekday", "fifth"),
    NC_ ("before a weekday", "last"),
  };
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (int nth = 0; nth <= LYD_REPEAT_LAST; nth++)
    if ((nths & lyd_repeat_nth (nth)) != 0)
      g_ptr_array_add (words, g_strdup (g_dpgettext2 (NULL, "before a weekday", names[nth])));
  return join (words);
}

/* Lower-case, as it stands within a sentence. */
static char *
say_weekly (const LydRepeat *self)
{
  g_autofree char *days = list_weekdays (self->weekdays);

  if (self->interval == 1)
    /* Translators: %s: weekdays */
    return g_strdup_printf (_ ("Weekly on %s"), days);
  /* Translators: a number of weeks, 2 or more; weekdays */
  return g_strdup_printf (ngettext ("Every %1$d week on %2$s", "Every %1$d weeks on %2$s", (gulong) self->interval),
                          self->interval, days);
}

/* Which day of a month: "the third Thursday", "day 15", "the last day". */
static char *
say_day (const LydRepeat *self)
{
  g_autofree char *nths = NULL;
  g_autofree char *weekday = NULL;

  if (self->by == LYD_REPEAT_BY_DAY)
    return self->day < 0 ? g_strdup (C_ ("day of the month", "the last day"))
                         : g_strdup_printf (C_ ("day of the month", "day %d"), self->day);
  nths = list_nths (self->nths);
  weekday = list_weekdays (self->weekdays);
  /* Translators: "the third Thursday", "the first and third Thursday" */
  return g_strdup_printf (C_ ("day of the month", "the %1$s %2$s"), nths, weekday);
}

static char *
say_monthly (const LydRepeat *self)
{
  g_autofree char *day = say_day (self);

  if (self->interval == 1)
    /* Translators: %s: "the third Thursday" */
    return g_strdup_printf (_ ("Monthly on %s"), day);
  /* Translators: a number of months, 2 or more; "the third Thursday" */
  return g_strdup_printf (ngettext ("Every %1$d month on %2$s", "Every %1$d months on %2$s", (gulong) self->interval),
                          self->interval, day);
}

static char *
say_yearly (const LydRepeat *self)
{
  g_autofree char *date = NULL;

  if (self->by == LYD_REPEAT_BY_DAY && self->day > 0) {
    /* In a leap year, so that there is a February 29. */
    /* xgettext:no-c-format */
    date = format_date (2024, self->month, self->day, C_ ("date format", "%B %-e"));
  } else {
    g_autofree char *month = format_date (2024, self->month, 1, "%B");
    g_autofree char *day = say_day (self);

    /* Translators: "the third Thursday"; a month */
    date = g_strdup_printf (C_ ("day of a month", "%1$s of %2$s"), day, month);
  }
  if (self->interval == 1)
    /* Translators: %s: "September 15", "the third Thursday of September" */
    return g_strdup_printf (_ ("Yearly on %s"), date);
  return g_strdup_printf (ngettext ("Every %1$d year on %2$s", "Every %1$d years on %2$s", (gulong) self->interval),
                          self->interval, date);
}

static char *
say_other (const LydRepeat *self)
{
  /* Translators: %s: a rule as calendars write it, "FREQ=DAILY;BYHOUR=9" */
  return g_strdup_printf (_ ("By the rule %s"), self->rule);
}

/**
 * lyd_words_repeat_days:
 * @start: the first event, UTC milliseconds: what the rule leaves open, it says
 *
 * Returns: (transfer full): "Monthly on the third Thursday"
 */
char *
lyd_words_repeat_days (const LydRepeat *repeat,
                       gint64 start,
                       const char *timezone)
{
  static char *(*const say[]) (const LydRepeat *) = { say_weekly, say_monthly, say_yearly, say_other };
  g_autoptr (LydRepeat) whole = lyd_repeat_copy (repeat);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (timezone);

  lyd_repeat_complete (whole, start, zone);
  return say[whole->unit](whole);
}

/* Returns: (transfer full): "1:00 pm Eastern" */
static char *
say_clock (gint64 start,
           const char *timezone)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (timezone);
  g_autofree char *clock = lyd_words_clock (start, zone);
  g_autofree char *name = lyd_words_zone (timezone);

  return g_strdup_printf (C_ ("time and zone", "%1$s %2$s"), clock, name);
}

static char *
say_end (const LydRepeat *repeat)
{
  g_autofree char *date = NULL;

  if (repeat->end == LYD_REPEAT_NEVER_ENDS)
    return g_strdup (_ ("without end"));
  if (repeat->end == LYD_REPEAT_TIMES)
    return g_strdup_printf (ngettext ("%d time", "%d times", (gulong) repeat->count), repeat->count);
  date = format_date (repeat->until / 10000, repeat->until / 100 % 100, repeat->until % 100,
                      C_ ("date format", "%B %-e, %Y"));
  /* Translators: a date */
  return g_strdup_printf (_ ("until %s"), date);
}

/* Returns: (transfer full): "Monthly on the third Thursday, 1:00 pm Eastern, 12 times" */
char *
lyd_words_repeat (const LydRepeat *repeat,
                  gint64 start,
                  const char *timezone)
{
  g_autofree char *days = lyd_words_repeat_days (repeat, start, timezone);
  g_autofree char *clock = say_clock (start, timezone);
  g_autofree char *end = say_end (repeat);

  /* Translators: "Monthly on the third Thursday"; "1:00 pm Eastern"; "12 times" */
  return g_strdup_printf (C_ ("repetition", "%1$s, %2$s, %3$s"), days, clock, end);
}

/* Returns: (transfer full) (nullable): that some months have no such day, and what then; %NULL where they all have */
char *
lyd_words_repeat_note (const LydRepeat *repeat)
{
  if (!lyd_repeat_skips (repeat))
    return NULL;
  if (repeat->by == LYD_REPEAT_BY_WEEKDAY)
    return g_strdup (_ ("Months without a fifth one are left out. “Last” is in every month."));
  if (repeat->unit == LYD_REPEAT_YEARLY)
    return g_strdup (_ ("Years without a February 29 are left out."));
  return g_strdup_printf (_ ("Months without a day %d are left out. “Last day” is in every month."), repeat->day);
}

/* Returns: (transfer full): a series in one line, with as many events as it really has: "Monthly on the third Thursday,
 * 1:00 pm Eastern, 12 times" */
char *
lyd_words_series (const LydSeriesLine *line)
{
  g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (line->series->rule);
  gint64 start = line->next != LYD_TIME_NONE ? line->next : line->last;

  repeat->end = LYD_REPEAT_TIMES;
  repeat->count = line->n_events - line->n_cancelled;
  if (start == LYD_TIME_NONE)
    return lyd_words_repeat_days (repeat, 0, line->series->timezone);
  return lyd_words_repeat (repeat, start, line->series->timezone);
}

/* Returns: (transfer full) (nullable): "Thursday, November 25 is Thanksgiving"; %NULL where that day is none */
char *
lyd_words_holiday (const LydSeriesDate *date,
                   GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (date->start, zone);
  g_autofree char *day = NULL;

  if (date->holiday == NULL)
    return NULL;
  /* xgettext:no-c-format */
  day = g_date_time_format (local, C_ ("date format", "%A, %B %-e"));
  if (date->observed)
    /* Translators: a date; a holiday that falls on the weekend beside it */
    return g_strdup_printf (_ ("%1$s is the day off for %2$s"), day, lyd_holiday_get_title (date->holiday));
  /* Translators: a date; a holiday */
  return g_strdup_printf (_ ("%1$s is %2$s"), day, lyd_holiday_get_title (date->holiday));
}
