#include "lyd-number-format.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define DAY_SECONDS 86400
#define LAST_DAY 2958465 /* 9999-12-31 */

/* The built-in formats that show a date or a time; the others show numbers. Those from 27 on are of eastern Asia. */
static const struct {
  guint first;
  guint last;
  LydNumberKind kind;
} builtin[] = {
  { 14, 17, LYD_NUMBER_DATE },
  { 18, 21, LYD_NUMBER_TIME },
  { 22, 22, LYD_NUMBER_DATE_TIME },
  { 27, 31, LYD_NUMBER_DATE },
  { 32, 35, LYD_NUMBER_TIME },
  { 36, 36, LYD_NUMBER_DATE },
  { 45, 45, LYD_NUMBER_TIME },
  { 46, 46, LYD_NUMBER_ELAPSED },
  { 47, 47, LYD_NUMBER_TIME },
  { 50, 58, LYD_NUMBER_DATE },
};

LydNumberFormat
lyd_number_format_builtin (guint id)
{
  LydNumberFormat format = { LYD_NUMBER_PLAIN, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (builtin); i++)
    if (id >= builtin[i].first && id <= builtin[i].last)
      format.kind = builtin[i].kind;
  return format;
}

/* Which letters of a format's first section mean something: not those in quotes, brackets or behind a backslash. */
typedef struct {
  gboolean year_or_day;
  gboolean hour_or_second;
  gboolean minute_or_month;
  gboolean elapsed;
  gboolean other; /* than zeros */
  guint zeros;
} Letters;

static const char *
skip_to (const char *at,
         char end)
{
  const char *found = strchr (at, end);

  return found != NULL ? found : at + strlen (at) - 1;
}

static void
take_letter (Letters *letters,
             char c)
{
  letters->year_or_day |= c == 'y' || c == 'd';
  letters->hour_or_second |= c == 'h' || c == 's';
  letters->minute_or_month |= c == 'm';
  letters->zeros += c == '0';
  letters->other |= c != '0';
}

static Letters
find_letters (const char *code)
{
  Letters letters = { 0 };

  for (const char *at = code; *at != '\0' && *at != ';'; at++) {
    char c = g_ascii_tolower (*at);

    if (c == '"') {
      at = skip_to (at + 1, '"');
    } else if (c == '[') {
      char unit = g_ascii_tolower (at[1]);

      letters.elapsed |= unit != '\0' && strchr ("hms", unit) != NULL && (at[2] == ']' || at[2] == at[1]);
      at = skip_to (at + 1, ']');
    } else if ((c == '\\' || c == '_' || c == '*') && at[1] != '\0') {
      at++;
    } else if (g_ascii_strncasecmp (at, "am/pm", 5) == 0) {
      letters.hour_or_second = TRUE;
      at += 4;
    } else if (g_ascii_strncasecmp (at, "general", 7) == 0) {
      letters.other = TRUE;
      at += 6;
    } else {
      take_letter (&letters, c);
      continue;
    }
    letters.other = TRUE;
  }
  return letters;
}

/* @code: as the styles of a workbook have it, e.g. "m/d/yyyy h:mm" */
LydNumberFormat
lyd_number_format_read (const char *code)
{
  Letters letters = find_letters (code);
  gboolean date = letters.year_or_day || (letters.minute_or_month && !letters.hour_or_second && !letters.elapsed);

  if (letters.elapsed)
    return (LydNumberFormat){ LYD_NUMBER_ELAPSED, 0 };
  if (date)
    return (LydNumberFormat){ letters.hour_or_second ? LYD_NUMBER_DATE_TIME : LYD_NUMBER_DATE, 0 };
  if (letters.hour_or_second)
    return (LydNumberFormat){ LYD_NUMBER_TIME, 0 };
  if (letters.zeros >= 2 && !letters.other)
    return (LydNumberFormat){ LYD_NUMBER_ZEROS, MIN (letters.zeros, 20) };
  return (LydNumberFormat){ LYD_NUMBER_PLAIN, 0 };
}

/* Day 60 of the 1900 system is a 29th of February that never was; what is before it counts from a day later. */
static char *
format_date (gint64 day,
             gboolean from_1904)
{
  GDate date;
  char text[16];

  g_date_clear (&date, 1);
  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else if (day > 60)
    g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  else
    g_date_set_dmy (&date, 31, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) day);
  g_snprintf (text, sizeof text, "%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date),
              g_date_get_day (&date));
  return g_strdup (text);
}

static char *
format_time (gint64 seconds)
{
  gint64 hours = seconds / 3600;
  int minutes = (int) (seconds / 60 % 60);
  int rest = (int) (seconds % 60);

  return rest != 0 ? g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d:%02d", hours, minutes, rest)
                   : g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d", hours, minutes);
}

/* Fifteen digits are what spreadsheets keep; more are the noise of binary fractions. */
static char *
format_plain (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (value) < 1e15 && value == floor (value))
    return g_strdup_printf ("%.0f", value);
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value));
}

/**
 * lyd_number_format_apply:
 * @number: as the file has it
 * @from_1904: the workbook counts days from 1904
 *
 * Returns: (transfer full): dates and times as ISO 8601 has them ("2027-09-21 13:00"), other numbers in digits; what is
 *   no number, or no date that there is, as it stands
 */
char *
lyd_number_format_apply (LydNumberFormat format,
                         const char *number,
                         gboolean from_1904)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  char *end;
  double value;
  gint64 seconds;

  errno = 0;
  value = g_ascii_strtod (number, &end);
  if (end == number || *end != '\0' || errno != 0 || !isfinite (value))
    return g_strdup (number);
  if (format.kind == LYD_NUMBER_ZEROS && value >= 0 && value < 1e15 && value == floor (value))
    return g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) format.width, (gint64) value);
  if (format.kind == LYD_NUMBER_PLAIN || format.kind == LYD_NUMBER_ZEROS || value < 0 || value >= LAST_DAY + 1)
    return format_plain (value);

  seconds = llround (value * DAY_SECONDS);
  if (format.kind == LYD_NUMBER_ELAPSED)
    return format_time (seconds);
  time = format_time (seconds % DAY_SECONDS);
  if (format.kind == LYD_NUMBER_TIME)
    return g_steal_pointer (&time);
  date = format_date (seconds / DAY_SECONDS, from_1904);
  return format.kind == LYD_NUMBER_DATE ? g_steal_pointer (&date) : g_strconcat (date, " ", time, NULL);
}
