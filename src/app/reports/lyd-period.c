#include "lyd-period.h"

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

/* The same day @n_months earlier, or the last one of that month. */
int
lyd_period_before (int day,
                   int n_months)
{
  int year = day / 10000;
  int month = day / 100 % 100;

  add_months (&year, &month, -n_months);
  return MIN (make_day (year, month, day % 100), last_day (year, month));
}
