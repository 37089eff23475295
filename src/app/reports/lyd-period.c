#include "lyd-period.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Days are numbers: 20270922. */
static int
make_day (int year,
          int month,
          int day)
{
  return year * 10000 + month * 100 + day;
}

/* The months of @n after @month of @year, which may be negative. */
static void
add_months (int *year,
            int *month,
            int n)
{
  int months = *year * 12 + *month - 1 + n;

  *year = months / 12;
  *month = months % 12 + 1;
}

static int
last_day (int year,
          int month)
{
  return make_day (year, month, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
}

/* @n_months from the first of @month on */
static void
set_months (int year,
            int month,
            int n_months,
            int *from,
            int *to)
{
  *from = make_day (year, month, 1);
  add_months (&year, &month, n_months - 1);
  *to = last_day (year, month);
}

static gboolean
is_day (int day)
{
  return day > 0 &&
         g_date_valid_dmy ((GDateDay) (day % 100), (GDateMonth) (day / 100 % 100), (GDateYear) (day / 10000));
}

/**
 * lyd_period_read:
 * @today: the local day, 20270922
 * @first_month: with which month a fiscal year begins
 * @from: (out): its first day; 0: from the beginning
 * @to: (out): its last day; 0: without an end
 *
 * Returns: %FALSE where it names none
 */
gboolean
lyd_period_read (const char *period,
                 int today,
                 int first_month,
                 int *from,
                 int *to)
{
  int year = today / 10000;
  int month = today / 100 % 100;
  int quarter;
  char end;

  *from = *to = 0;
  if (strcmp (period, LYD_PERIOD_ALL) == 0)
    return TRUE;
  if (strcmp (period, "this-year") == 0 || strcmp (period, "last-year") == 0) {
    year -= (month < first_month) + (period[0] == 'l');
    set_months (year, first_month, 12, from, to);
    return TRUE;
  }
  if (strcmp (period, "12-months") == 0) {
    add_months (&year, &month, -11);
    set_months (year, month, 12, from, to);
    return TRUE;
  }
  if (sscanf (period, "%4d-q%1d%c", &year, &quarter, &end) == 2 && quarter >= 1 && quarter <= 4 && year > 0) {
    set_months (year, quarter * 3 - 2, 3, from, to);
    return TRUE;
  }
  return sscanf (period, "%8d-%8d%c", from, to, &end) == 2 && is_day (*from) && is_day (*to) && *from <= *to;
}

/* The quarter of @today, or one that was @ago quarters before it. */
char *
lyd_period_name_quarter (int today,
                         int ago)
{
  int year = today / 10000;
  int month = today / 100 % 100;

  add_months (&year, &month, -3 * ago);
  return g_strdup_printf ("%04d-q%d", year, (month + 2) / 3);
}

char *
lyd_period_name_days (int from,
                      int to)
{
  return g_strdup_printf ("%08d-%08d", from, to);
}

/* ---- words ---- */

static GDateTime *
make_date (int day)
{
  return g_date_time_new_utc (day / 10000, day / 100 % 100, day % 100, 12, 0, 0);
}

static char *
format_day (int day,
            const char *format)
{
  g_autoptr (GDateTime) date = make_date (day);

  return g_date_time_format (date, format);
}

static char *
join (int from,
      int to,
      const char *first,
      const char *last)
{
  g_autofree char *start = format_day (from, first);
  g_autofree char *end = format_day (to, last);

  /* Translators: from when to when: "October 2026 – September 2027" */
  return g_strdup_printf (_ ("%s – %s"), start, end);
}

/**
 * lyd_period_describe:
 *
 * "October 2026 – September 2027" where it is made of whole months, "Oct 5, 2026 – Sep 22, 2027" where it is not.
 */
char *
lyd_period_describe (int from,
                     int to)
{
  gboolean whole = from % 100 == 1 && to > 0 && to == last_day (to / 10000, to / 100 % 100);
  /* Translators: a month and its year, as strftime() formats them: "October 2026" */
  const char *month = _ ("%B %Y");
  /* Translators: a day, as strftime() formats it: "Oct 5, 2026" */
  const char *day = _ ("%b %-d, %Y");

  if (from == 0 || to == 0)
    return g_strdup (_ ("All dates"));
  if (!whole)
    return join (from, to, day, day);
  if (from / 100 == to / 100)
    return format_day (from, month);
  /* Translators: a month whose year follows with the next one, as strftime() formats it: "July" in "July – September
   * 2027" */
  return join (from, to, from / 10000 == to / 10000 ? _ ("%B") : month, month);
}

/* @month: 202709. Whole: "September 2027"; else a few letters. */
char *
lyd_period_name_month (int month,
                       gboolean whole)
{
  return format_day (month * 100 + 1, whole ? _ ("%B %Y") : "%b");
}
