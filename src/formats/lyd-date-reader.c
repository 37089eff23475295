#include "lyd-date-reader.h"

#include <math.h>
#include <string.h>

/* The forms are those of formats.md and tests/data/samples/nasty/dates_many_forms.csv: US, ISO and vendors' own, with
 * and without seconds, zones as abbreviations and offsets, and the serial numbers of spreadsheets. */

#define MAX_LENGTH 80

typedef struct {
  int parts[3];  /* as written; a month's name is its number */
  int digits[3]; /* 0 for a month's name */
  gboolean dotted;
} Numbers;

static const char *const months[12][2] = {
  { "jan", "ene" },
  { "feb", NULL },
  { "mar", NULL },
  { "apr", "abr" },
  { "may", NULL },
  { "jun", NULL },
  { "jul", NULL },
  { "aug", "ago" },
  { "sep", "set" },
  { "oct", NULL },
  { "nov", NULL },
  { "dec", "dic" },
};

/* An abbreviation with "standard" or "daylight" in it is an offset; one without is a place. */
static const struct {
  const char *abbreviation;
  const char *zone;
} zones[] = {
  { "z", "UTC" },
  { "utc", "UTC" },
  { "gmt", "UTC" },
  { "et", "America/New_York" },
  { "est", "-05:00" },
  { "edt", "-04:00" },
  { "ct", "America/Chicago" },
  { "cst", "-06:00" },
  { "cdt", "-05:00" },
  { "mt", "America/Denver" },
  { "mst", "-07:00" },
  { "mdt", "-06:00" },
  { "pt", "America/Los_Angeles" },
  { "pst", "-08:00" },
  { "pdt", "-07:00" },
  { "akt", "America/Anchorage" },
  { "akst", "-09:00" },
  { "akdt", "-08:00" },
  { "hst", "-10:00" },
  { "ast", "-04:00" },
  { "adt", "-03:00" },
};

/* ASCII lower case, every kind of blank a plain one (newer ICU writes U+202F before "PM"), without blanks around it. */
static gboolean
tidy (char out[MAX_LENGTH],
      const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c))
      c = ' ';
    if (c >= 0x80 || n + 1 >= MAX_LENGTH)
      return FALSE;
    if (c != ' ' || (n > 0 && out[n - 1] != ' '))
      out[n++] = g_ascii_tolower ((char) c);
  }
  if (n > 0 && out[n - 1] == ' ')
    n--;
  out[n] = '\0';
  return n > 0;
}

static gsize
count_digits (const char *p)
{
  return strspn (p, "0123456789");
}

/* Reads at most @most digits, all that stand there. */
static gboolean
read_number (const char **p,
             int *number,
             gsize most)
{
  gsize n = count_digits (*p);

  if (n == 0 || n > most)
    return FALSE;
  *number = 0;
  for (gsize i = 0; i < n; i++)
    *number = *number * 10 + (*p)[i] - '0';
  *p += n;
  return TRUE;
}

static int
read_month (const char **p)
{
  const char *end = *p;

  while (g_ascii_isalpha (*end))
    end++;
  if (end - *p < 3)
    return 0;
  for (int month = 0; month < 12; month++)
    for (int language = 0; language < 2; language++)
      if (months[month][language] != NULL && strncmp (*p, months[month][language], 3) == 0) {
        *p = end;
        return month + 1;
      }
  return 0;
}

static void
skip_weekday (const char **p)
{
  static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (gsize i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (g_str_has_prefix (*p, weekdays[i])) {
      while (g_ascii_isalpha (**p))
        (*p)++;
      *p += strspn (*p, "., ");
      return;
    }
}

/* "1st", "22nd" */
static void
skip_ordinal (const char **p)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_prefix (*p, endings[i])) {
      *p += 2;
      return;
    }
}

/* Three numbers, or two and a month's name, and what parts them. */
static gboolean
read_numbers (const char **p,
              Numbers *numbers)
{
  memset (numbers, 0, sizeof *numbers);
  skip_weekday (p);
  for (int i = 0; i < 3; i++) {
    if (i > 0) {
      gsize between = strspn (*p, "-/., ");

      if (between == 0)
        return FALSE;
      numbers->dotted |= (*p)[0] == '.' && numbers->digits[i - 1] > 0;
      *p += between;
      if (g_str_has_prefix (*p, "de "))
        *p += 3;
    }
    numbers->digits[i] = (int) count_digits (*p);
    if (numbers->digits[i] > 0 ? !read_number (p, &numbers->parts[i], 4) : (numbers->parts[i] = read_month (p)) == 0)
      return FALSE;
    if (i < 2 && numbers->digits[i] > 0)
      skip_ordinal (p);
  }
  return TRUE;
}

static gboolean
has_named_month (const Numbers *numbers)
{
  return numbers->digits[0] == 0 || numbers->digits[1] == 0;
}

/* Puts the three parts in their places. */
static gboolean
order_numbers (const Numbers *n,
               LydDateOrder order,
               int *year,
               int *month,
               int *day)
{
  const int *part = n->parts;
  int year_digits = n->digits[2];

  *year = part[2];
  if (n->digits[2] == 0 || (n->digits[0] == 0 && n->digits[1] == 0))
    return FALSE;
  if (n->digits[0] == 4) {
    *year = part[0];
    *month = part[1];
    *day = part[2];
    year_digits = 4;
  } else if (n->digits[0] == 0 || (n->digits[1] != 0 && order == LYD_DATE_MONTH_FIRST)) {
    *month = part[0];
    *day = part[1];
  } else {
    *day = part[0];
    *month = part[1];
  }
  if (year_digits == 2)
    *year += *year < 70 ? 2000 : 1900;
  else if (year_digits != 4)
    return FALSE;
  return *year >= 1900 && *year < 2200 && *month >= 1 && *month <= 12 && *day >= 1;
}

/* "2:03", "14:03:04.5", "2 pm", "2:03 p.m."; nothing is midnight. */
static gboolean
read_clock (const char **p,
            int *hour,
            int *minute,
            double *second)
{
  gboolean colon = FALSE;
  char half;

  *p += strspn (*p, ", ");
  if (g_str_has_prefix (*p, "at "))
    *p += 3;
  else if (**p == 't' && g_ascii_isdigit ((*p)[1]))
    (*p)++;
  if (**p == '\0')
    return TRUE;
  if (!read_number (p, hour, 2))
    return FALSE;
  if (**p == ':') {
    colon = TRUE;
    (*p)++;
    if (!read_number (p, minute, 2))
      return FALSE;
    if (**p == ':') {
      char *end;

      (*p)++;
      if (count_digits (*p) != 2)
        return FALSE;
      *second = g_ascii_strtod (*p, &end);
      *p = end;
    }
  }

  *p += strspn (*p, " ");
  half = **p;
  if ((half == 'a' || half == 'p') &&
      ((*p)[1] == 'm' || g_str_has_prefix (*p + 1, ".m") || g_str_has_prefix (*p + 1, ". m"))) {
    *p = strchr (*p, 'm') + 1;
    *p += **p == '.';
    if (*hour < 1 || *hour > 12)
      return FALSE;
    *hour = *hour % 12 + (half == 'p' ? 12 : 0);
    return TRUE;
  }
  return colon;
}

/* What stands behind the time. An unknown word is no zone: better no time than a wrong one. */
static gboolean
read_zone (const char *p,
           GTimeZone **zone)
{
  gsize letters = 0;
  int sign, hours, minutes = 0;
  g_autofree char *name = NULL;

  p += strspn (p, " ");
  while (g_ascii_isalpha (p[letters]))
    letters++;
  if (letters > 0) {
    for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
      if (strlen (zones[i].abbreviation) == letters && strncmp (p, zones[i].abbreviation, letters) == 0)
        *zone = g_time_zone_new_identifier (zones[i].zone);
    if (*zone == NULL)
      return FALSE;
    p += letters;
  }
  if (*p == '+' || *p == '-') {
    sign = *p++;
    if (count_digits (p) == 4) {
      hours = (p[0] - '0') * 10 + p[1] - '0';
      minutes = (p[2] - '0') * 10 + p[3] - '0';
      p += 4;
    } else if (!read_number (&p, &hours, 2)) {
      return FALSE;
    } else if (*p == ':') {
      p++;
      if (!read_number (&p, &minutes, 2))
        return FALSE;
    }
    if (hours > 14 || minutes > 59)
      return FALSE;
    name = g_strdup_printf ("%c%02d:%02d", sign, hours, minutes);
    g_clear_pointer (zone, g_time_zone_unref);
    *zone = g_time_zone_new_identifier (name);
  }
  p += strspn (p, " ");
  if (*p == '(' && p[strlen (p) - 1] == ')')
    return TRUE; /* "(Eastern Standard Time)" after the offset */
  return *p == '\0';
}

/* "46392.5854": days since 1899-12-30, as spreadsheets count, of a wall clock. */
static gboolean
read_serial (gint64 *instant,
             const char *p,
             GTimeZone *zone)
{
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) at = NULL;
  char *end;
  double serial;

  if (count_digits (p) != 5 || (p[5] != '\0' && p[5] != '.'))
    return FALSE;
  serial = g_ascii_strtod (p, &end);
  if (*end != '\0' || serial < 20000 || serial > 80000)
    return FALSE;

  start = g_date_time_new_utc (1899, 12, 30, 0, 0, 0);
  at = g_date_time_add_seconds (start, floor (serial * 86400 + 0.5));
  *instant = lyd_time_from_local (zone, g_date_time_get_year (at), g_date_time_get_month (at),
                                  g_date_time_get_day_of_month (at), g_date_time_get_hour (at),
                                  g_date_time_get_minute (at), g_date_time_get_second (at));
  return *instant != LYD_TIME_NONE;
}

/* "20270105", "20270105T190304Z": RFC 5545's short form is made the long one. */
static void
spread_compact (char text[MAX_LENGTH])
{
  char spread[MAX_LENGTH];
  gsize n = count_digits (text);
  const char *rest = text + 8;

  if (n != 8 || (rest[0] != '\0' && rest[0] != 't'))
    return;
  g_snprintf (spread, sizeof spread, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
  if (rest[0] == 't') {
    if (count_digits (rest + 1) != 6)
      return;
    g_snprintf (spread + 10, sizeof spread - 10, "t%.2s:%.2s:%.2s%.20s", rest + 1, rest + 3, rest + 5, rest + 7);
  }
  g_strlcpy (text, spread, MAX_LENGTH);
}

/**
 * lyd_dates_learn:
 * @evidence: zeroed at first
 * @text: one cell of a column of dates
 */
void
lyd_dates_learn (LydDateEvidence *evidence,
                 const char *text)
{
  char tidied[MAX_LENGTH];
  const char *p = tidied;
  Numbers numbers;

  if (!tidy (tidied, text))
    return;
  spread_compact (tidied);
  if (!read_numbers (&p, &numbers) || has_named_month (&numbers) || numbers.digits[0] > 2)
    return;
  evidence->dotted += numbers.dotted;
  if (numbers.parts[0] > 12 && numbers.parts[1] <= 12)
    evidence->day_first++;
  else if (numbers.parts[1] > 12 && numbers.parts[0] <= 12)
    evidence->month_first++;
  else if (numbers.parts[0] != numbers.parts[1])
    evidence->either++;
}

/**
 * lyd_dates_decide:
 * @sure: (out): whether the cells decide it; if not, month first is assumed and somebody should be told
 *
 * A column has one order: any day over 12 tells it (formats.md, "Import rules", 5).
 */
LydDateOrder
lyd_dates_decide (const LydDateEvidence *evidence,
                  gboolean *sure)
{
  *sure = TRUE;
  if (evidence->day_first != evidence->month_first) {
    *sure = evidence->day_first == 0 || evidence->month_first == 0;
    return evidence->day_first > evidence->month_first ? LYD_DATE_DAY_FIRST : LYD_DATE_MONTH_FIRST;
  }
  if (evidence->dotted > 0 && evidence->month_first == 0)
    return LYD_DATE_DAY_FIRST;
  *sure = evidence->either == 0 && evidence->month_first == 0;
  return LYD_DATE_MONTH_FIRST;
}

/**
 * lyd_date_read:
 * @instant: (out): UTC milliseconds
 * @text: a date, with or without a time of day and a zone
 * @order: of its column
 * @zone: what a time without a zone of its own is in
 *
 * Returns: %FALSE where this is no date, or not one in @order
 */
gboolean
lyd_date_read (gint64 *instant,
               const char *text,
               LydDateOrder order,
               GTimeZone *zone)
{
  char tidied[MAX_LENGTH];
  const char *p = tidied;
  Numbers numbers;
  g_autoptr (GTimeZone) given = NULL;
  int year, month, day, hour = 0, minute = 0;
  double second = 0;

  if (!tidy (tidied, text))
    return FALSE;
  if (read_serial (instant, tidied, zone))
    return TRUE;

  spread_compact (tidied);
  if (!read_numbers (&p, &numbers) || !order_numbers (&numbers, order, &year, &month, &day) ||
      !read_clock (&p, &hour, &minute, &second) || !read_zone (p, &given) || second >= 60)
    return FALSE;

  *instant = lyd_time_from_local (given != NULL ? given : zone, year, month, day, hour, minute, second);
  return *instant != LYD_TIME_NONE;
}
