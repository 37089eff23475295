#include "lyd-holiday.h"

#include <glib/gi18n.h>

/* The n-th or last weekday of a month, some days later; or a day of a month. */
typedef struct {
  LydHoliday holiday;
  int month;
  int day;     /* of the month; 0: by weekday */
  int weekday; /* 1: Monday */
  int nth;     /* -1: the last one */
  int later;   /* days after that */
  int since;   /* the first year */
} Rule;

/* Federal: 5 U.S.C. 6103 (a), and what may be kept instead where it falls on a weekend: 6103 (b), E.O. 11582, sec. 3.
 * Since when: Pub. L. 90-363 (Mondays, from 1971), 98-144 (Martin Luther King, from 1986), 117-17 (Juneteenth). */
static const Rule rules[] = {
  { { "new-year", NC_ ("holiday", "New Year’s Day"), TRUE }, .month = 1, .day = 1 },
  { { "king", NC_ ("holiday", "Martin Luther King Jr. Day"), TRUE },
    .month = 1,
    .weekday = 1,
    .nth = 3,
    .since = 1986 },
  { { "washington", NC_ ("holiday", "Presidents’ Day"), TRUE }, .month = 2, .weekday = 1, .nth = 3, .since = 1971 },
  { { "memorial", NC_ ("holiday", "Memorial Day"), TRUE }, .month = 5, .weekday = 1, .nth = -1, .since = 1971 },
  { { "juneteenth", NC_ ("holiday", "Juneteenth"), TRUE }, .month = 6, .day = 19, .since = 2021 },
  { { "independence", NC_ ("holiday", "Independence Day"), TRUE }, .month = 7, .day = 4 },
  { { "labor", NC_ ("holiday", "Labor Day"), TRUE }, .month = 9, .weekday = 1, .nth = 1 },
  { { "columbus", NC_ ("holiday", "Columbus Day and Indigenous Peoples’ Day"), TRUE },
    .month = 10,
    .weekday = 1,
    .nth = 2,
    .since = 1971 },
  { { "veterans", NC_ ("holiday", "Veterans Day"), TRUE }, .month = 11, .day = 11 },
  { { "thanksgiving", NC_ ("holiday", "Thanksgiving"), TRUE }, .month = 11, .weekday = 4, .nth = 4 },
  { { "christmas", NC_ ("holiday", "Christmas Day"), TRUE }, .month = 12, .day = 25 },
  /* Not federal: when offices are empty. */
  { { "before-thanksgiving", NC_ ("holiday", "the day before Thanksgiving"), FALSE },
    .month = 11,
    .weekday = 4,
    .nth = 4,
    .later = -1 },
  { { "after-thanksgiving", NC_ ("holiday", "the day after Thanksgiving"), FALSE },
    .month = 11,
    .weekday = 4,
    .nth = 4,
    .later = 1 },
  { { "christmas-eve", NC_ ("holiday", "Christmas Eve"), FALSE }, .month = 12, .day = 24 },
  { { "new-years-eve", NC_ ("holiday", "New Year’s Eve"), FALSE }, .month = 12, .day = 31 },
};

/* The day in @year; invalid where the rule did not hold yet. */
static void
find_day (const Rule *rule,
          int year,
          GDate *day)
{
  g_date_clear (day, 1);
  if (year < rule->since)
    return;
  if (rule->day > 0) {
    g_date_set_dmy (day, (GDateDay) rule->day, (GDateMonth) rule->month, (GDateYear) year);
    return;
  }
  if (rule->nth > 0) {
    g_date_set_dmy (day, 1, (GDateMonth) rule->month, (GDateYear) year);
    g_date_add_days (day, (guint) ((rule->weekday - (int) g_date_get_weekday (day) + 7) % 7 + (rule->nth - 1) * 7));
  } else {
    g_date_set_dmy (day, g_date_get_days_in_month ((GDateMonth) rule->month, (GDateYear) year),
                    (GDateMonth) rule->month, (GDateYear) year);
    g_date_subtract_days (day, (guint) (((int) g_date_get_weekday (day) - rule->weekday + 7) % 7));
  }
  if (rule->later > 0)
    g_date_add_days (day, (guint) rule->later);
  else
    g_date_subtract_days (day, (guint) -rule->later);
}

/* Whether @day is off for @rule: itself, or the Friday before a Saturday and the Monday after a Sunday. */
static gboolean
falls_on (const Rule *rule,
          int year,
          const GDate *day,
          gboolean *observed)
{
  GDate holiday;
  GDateWeekday weekday;

  find_day (rule, year, &holiday);
  *observed = FALSE;
  if (!g_date_valid (&holiday))
    return FALSE;
  if (g_date_compare (&holiday, day) == 0)
    return TRUE;
  weekday = g_date_get_weekday (&holiday);
  if (!rule->holiday.federal || rule->day == 0 || (weekday != G_DATE_SATURDAY && weekday != G_DATE_SUNDAY))
    return FALSE;
  if (weekday == G_DATE_SATURDAY)
    g_date_subtract_days (&holiday, 1);
  else
    g_date_add_days (&holiday, 1);
  *observed = g_date_compare (&holiday, day) == 0;
  return *observed;
}

/**
 * lyd_holiday_find:
 * @day: a local date, e.g. 20271125
 * @observed: (out): this is the day off for a holiday that falls on a weekend
 *
 * Returns: (transfer none) (nullable): which holiday that day is; a federal one first
 */
const LydHoliday *
lyd_holiday_find (int day,
                  gboolean *observed)
{
  int year = day / 10000;
  GDate date;

  *observed = FALSE;
  if (year < 1900 || year > 9998 ||
      !g_date_valid_dmy ((GDateDay) (day % 100), (GDateMonth) (day / 100 % 100), (GDateYear) year))
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (day % 100), (GDateMonth) (day / 100 % 100), (GDateYear) year);
  for (int i = 0; i < (int) G_N_ELEMENTS (rules); i++)
    /* New Year's Day of the next year may be kept in this one. */
    for (int of = year; of <= year + 1; of++)
      if (falls_on (&rules[i], of, &date, observed))
        return &rules[i].holiday;
  *observed = FALSE;
  return NULL;
}

/* What people call it, translated, as after "is". */
const char *
lyd_holiday_get_title (const LydHoliday *self)
{
  return g_dpgettext2 (NULL, "holiday", self->title);
}
