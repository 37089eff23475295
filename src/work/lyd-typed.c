#include "lyd-typed.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NUMBERS 3

/* What stands in a typed day: its numbers in their order, and the month where it is a word. */
typedef struct {
  int numbers[MAX_NUMBERS];
  int n_numbers;
  int month; /* 0: no word said it */
} Parts;

/* Whether @word begins like the month's name in @format of the locale, or like its English name. */
static gboolean
is_month (const char *word,
          int month)
{
  static const char *const english[] = { "january", "february", "march", "april", "may", "june",
                                         "july", "august", "september", "october", "november", "december" };
  g_autoptr (GDateTime) date = g_date_time_new_utc (2027, month, 1, 0, 0, 0);
  g_autofree char *name = g_date_time_format (date, "%B");
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_strlen (word, -1) >= 3 &&
         (g_str_has_prefix (folded, word) || g_str_has_prefix (english[month - 1], word));
}

/* Weekdays and small words ("de", "of") say nothing that the numbers do not. The last month counts: in "mar, sep 28"
 * the first is a Spanish Tuesday. */
static void
take_word (Parts *parts,
           const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  int found = 0;

  for (int month = 1; month <= 12 && found == 0; month++)
    if (is_month (folded, month))
      found = month;
  if (found > 0)
    parts->month = found;
}

static gboolean
split (const char *text,
       Parts *parts)
{
  *parts = (Parts){ 0 };
  for (const char *p = text; *p != '\0';) {
    const char *end = p;

    if (g_ascii_isdigit (*p)) {
      while (g_ascii_isdigit (*end))
        end++;
      if (parts->n_numbers == MAX_NUMBERS || end - p > 4)
        return FALSE;
      parts->numbers[parts->n_numbers++] = atoi (p);
    } else if (g_unichar_isalpha (g_utf8_get_char (p))) {
      g_autofree char *word = NULL;

      while (*end != '\0' && g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      word = g_strndup (p, (gsize) (end - p));
      take_word (parts, word);
    } else {
      end = g_utf8_next_char (p);
    }
    p = end;
  }
  return TRUE;
}

/* Numbers alone: year first as in ISO 8601, else in the order of the language. */
static void
order_numbers (const Parts *parts,
               int *year,
               int *month,
               int *day)
{
  /* Translators: "month" where 4/5 is April 5, "day" where it is May 4 */
  gboolean day_first = strcmp (C_ ("first in short dates", "month"), "day") == 0;
  const int *n = parts->numbers;

  if (parts->n_numbers == 3 && n[0] > 31) {
    *year = n[0];
    *month = n[1];
    *day = n[2];
  } else {
    *month = day_first ? n[1] : n[0];
    *day = day_first ? n[0] : n[1];
    *year = parts->n_numbers == 3 ? n[2] : 0;
  }
}

/**
 * lyd_typed_day:
 * @today: where no year is said, the next such day from here on is meant
 * @day: (out)
 *
 * Reads "2027-09-21", "Sep 21", "Tue, Sep 21, 2027", "21 de septiembre", "9/21/27".
 *
 * Returns: whether it is a day of the calendar
 */
gboolean
lyd_typed_day (const char *text,
               const GDate *today,
               GDate *day)
{
  Parts parts;
  int year = 0, month, number;

  if (!g_utf8_validate (text, -1, NULL) || !split (text, &parts))
    return FALSE;
  if (parts.month != 0 && parts.n_numbers >= 1 && parts.n_numbers <= 2) {
    gboolean year_first = parts.n_numbers == 2 && parts.numbers[0] > 31;

    month = parts.month;
    number = parts.numbers[year_first ? 1 : 0];
    year = parts.n_numbers == 2 ? parts.numbers[year_first ? 0 : 1] : 0;
  } else if (parts.month == 0 && parts.n_numbers >= 2) {
    order_numbers (&parts, &year, &month, &number);
  } else {
    return FALSE;
  }

  if (year > 0 && year < 100)
    year += 2000;
  if (year == 0) {
    year = g_date_get_year (today);
    if (month < (int) g_date_get_month (today) ||
        (month == (int) g_date_get_month (today) && number < (int) g_date_get_day (today)))
      year++;
  }
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || number < 1 || number > 31 ||
      !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* Reads "1pm", "1:30 pm", "1:30 p. m.", "13:30", "9". Returns: whether it is a time of day */
gboolean
lyd_typed_clock (const char *text,
                 int *hour,
                 int *minute)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char *rest;
  int n = 0;

  *minute = 0;
  if (sscanf (lower, " %2d%*1[:.]%2d%n", hour, minute, &n) < 2 || n == 0) {
    *minute = 0;
    if (sscanf (lower, " %2d%n", hour, &n) < 1)
      return FALSE;
  }
  rest = lower + n;
  for (const char *p = rest; *p != '\0';) {
    gunichar letter = g_utf8_get_char_validated (p, -1);

    /* Spanish puts a narrow no-break space between p. and m. */
    if (letter == (gunichar) -1 || letter == (gunichar) -2 ||
        (!g_unichar_isspace (letter) && (letter > 127 || strchr ("apmh.", (int) letter) == NULL)))
      return FALSE;
    p = g_utf8_next_char (p);
  }
  if (strchr (rest, 'p') != NULL || strchr (rest, 'a') != NULL) {
    if (*hour < 1 || *hour > 12)
      return FALSE;
    *hour = *hour % 12 + (strchr (rest, 'p') != NULL ? 12 : 0);
  }
  return *hour >= 0 && *hour < 24 && *minute >= 0 && *minute < 60;
}

/* Returns: (transfer full): "Tue, Sep 21, 2027", which lyd_typed_day() reads */
char *
lyd_typed_show_day (gint64 instant,
                    GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);

  /* Translators: g_date_time_format(): weekday, month, day and year, short; shown in a field and read from it again */
  return g_date_time_format (local, _ ("%a, %b %-d, %Y"));
}
