#include "lyd-date-reader.h"

#include <math.h>
#include <string.h>

/* The forms are those of formats.md and tests/data/samples/nasty/dates_many_forms.csv: US, ISO and vendors' own, with
 * and without seconds, zones as abbreviations and offsets, and the serial numbers of spreadsheets; and what programs
 * write for readers of other languages (Unicode CLDR, short and medium dates). */

#define MAX_LENGTH 80

typedef struct {
  int parts[3];  /* as written; a month's name is its number */
  int digits[3]; /* 0 for a month's name */
  gboolean dotted;
  gboolean year_first; /* two digits and still a year: "22. 11. 15." */
} Numbers;

/* The first letters of the months, without marks, in English, Spanish, French, German, Portuguese, Italian, Dutch,
 * Swedish, Danish, Norwegian, Polish and Turkish. */
static const struct {
  const char *letters;
  int month;
} months[] = {
  { "jan", 1 },
  { "ene", 1 },
  { "gen", 1 },
  { "sty", 1 },
  { "oca", 1 },
  { "feb", 2 },
  { "fev", 2 },
  { "lut", 2 },
  { "sub", 2 },
  { "mar", 3 },
  { "mrz", 3 },
  { "mrt", 3 },
  { "apr", 4 },
  { "abr", 4 },
  { "avr", 4 },
  { "kwi", 4 },
  { "nis", 4 },
  { "may", 5 },
  { "mai", 5 },
  { "mag", 5 },
  { "mei", 5 },
  { "maj", 5 },
  { "jun", 6 },
  { "juin", 6 },
  { "giu", 6 },
  { "cze", 6 },
  { "haz", 6 },
  { "jul", 7 },
  { "juil", 7 },
  { "lug", 7 },
  { "lip", 7 },
  { "tem", 7 },
  { "aug", 8 },
  { "ago", 8 },
  { "aou", 8 },
  { "sie", 8 },
  { "agu", 8 },
  { "sep", 9 },
  { "set", 9 },
  { "wrz", 9 },
  { "eyl", 9 },
  { "oct", 10 },
  { "okt", 10 },
  { "out", 10 },
  { "ott", 10 },
  { "paz", 10 },
  { "eki", 10 },
  { "nov", 11 },
  { "lis", 11 },
  { "kas", 11 },
  { "dec", 12 },
  { "dic", 12 },
  { "dez", 12 },
  { "des", 12 },
  { "gru", 12 },
  { "ara", 12 },
};

/* What else is written in dates, in ASCII: the year, month and day of East Asia, the halves of the day, commas. */
static const struct {
  const char *text;
  const char *ascii;
} foreign[] = {
  { "年", "-" },
  { "月", "-" },
  { "日", " " },
  { "号", " " },
  { "號", " " },
  { "년", "-" },
  { "월", "-" },
  { "일", " " },
  { "午前", " am " },
  { "午後", " pm " },
  { "上午", " am " },
  { "下午", " pm " },
  { "오전", " am " },
  { "오후", " pm " },
  { "ص", " am " },
  { "م", " pm " },
  { "π.μ.", " am " },
  { "μ.μ.", " pm " },
  { "г.", " " },
  { "р.", " " },
  { "،", "," },
  { "、", "," },
  { "，", "," },
  { "：", ":" },
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

/* One letter or sign of a date in ASCII; 0 where it has none. */
static char
read_letter (gunichar c)
{
  gunichar plain[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  int digit = g_unichar_digit_value (c);

  if (g_unichar_isspace (c))
    return ' ';
  if (c < 0x80)
    return g_ascii_tolower ((char) c);
  if (digit >= 0)
    return (char) ('0' + digit);
  g_unichar_fully_decompose (c, FALSE, plain, G_N_ELEMENTS (plain));
  return plain[0] < 0x80 ? g_ascii_tolower ((char) plain[0]) : '\0';
}

static const char *
find_foreign (const char **p)
{
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (g_str_has_prefix (*p, foreign[i].text)) {
      *p += strlen (foreign[i].text);
      return foreign[i].ascii;
    }
  return NULL;
}

static gboolean
append_letter (char out[MAX_LENGTH],
               gsize *n,
               char c)
{
  if (c == '\0' || *n + 1 >= MAX_LENGTH)
    return FALSE;
  if (c != ' ' || (*n > 0 && out[*n - 1] != ' '))
    out[(*n)++] = c;
  return TRUE;
}

/* ASCII lower case without marks, every kind of blank a plain one (newer ICU writes U+202F before "PM"), without blanks
 * around it. */
static gboolean
tidy (char out[MAX_LENGTH],
      const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0';) {
    gunichar c = g_utf8_get_char (p);
    const char *ascii = c >= 0x80 ? find_foreign (&p) : NULL;

    for (; ascii != NULL && *ascii != '\0'; ascii++)
      if (!append_letter (out, &n, *ascii))
        return FALSE;
    if (ascii != NULL)
      continue;
    p = g_utf8_next_char (p);
    if (g_unichar_ismark (c) || (c >= 0x80 && g_unichar_type (c) == G_UNICODE_FORMAT))
      continue; /* the marks of direction that browsers put around dates */
    if (!append_letter (out, &n, read_letter (c)))
      return FALSE;
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
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (*p, months[i].letters)) {
      *p = end;
      return months[i].month;
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
  /* Korea and Hungary put a dot behind every number and the year first. */
  numbers->year_first = numbers->dotted && **p == '.' && numbers->digits[0] == 2 && numbers->digits[2] > 0;
  *p += **p == '.';
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
  if (n->digits[0] == 4 || n->year_first) {
    *year = part[0];
    *month = part[1];
    *day = part[2];
    year_digits = n->digits[0];
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

/* "am", "p.m.", "p. m.". Returns: 'a' or 'p', 0 where there is neither */
static char
read_half (const char **p)
{
  static const char *const endings[] = { "m.", "m", ".m.", ".m", ". m.", ". m" };
  char half = **p;

  if (half != 'a' && half != 'p')
    return '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize length = strlen (endings[i]);

    if (g_str_has_prefix (*p + 1, endings[i]) && !g_ascii_isalpha ((*p)[1 + length])) {
      *p += 1 + length;
      *p += strspn (*p, " ");
      return half;
    }
  }
  return '\0';
}

/* What stands between date and time: "at", "um", "klo", the T of ISO. */
static void
skip_between (const char **p)
{
  static const char *const words[] = { "at ", "a las ", "a ", "as ", "um ", "alle ",
                                       "ore ", "om ", "kl. ", "kl ", "klo " };

  *p += strspn (*p, ", ");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (*p, words[i])) {
      *p += strlen (words[i]);
      return;
    }
  if (**p == 't' && g_ascii_isdigit ((*p)[1]))
    (*p)++;
}

/* Whether minutes or seconds follow: ":03", Denmark's ".03", France's "h03". */
static gboolean
skip_colon (const char **p)
{
  if (**p != ':' && ((**p != '.' && **p != 'h') || count_digits (*p + 1) != 2))
    return FALSE;
  (*p)++;
  return TRUE;
}

/* "2:03", "14:03:04.5", "2 pm", "2:03 p.m.", "pm 2:03"; nothing is midnight. */
static gboolean
read_clock (const char **p,
            int *hour,
            int *minute,
            double *second)
{
  gboolean colon = FALSE;
  char half;

  skip_between (p);
  if (**p == '\0')
    return TRUE;
  half = read_half (p);
  if (!read_number (p, hour, 2))
    return FALSE;
  if (skip_colon (p)) {
    colon = TRUE;
    if (!read_number (p, minute, 2))
      return FALSE;
    if (skip_colon (p)) {
      char *end;

      if (count_digits (*p) != 2)
        return FALSE;
      *second = g_ascii_strtod (*p, &end);
      *p = end;
    }
  }

  *p += strspn (*p, " ");
  if (half == '\0')
    half = read_half (p);
  if (half != '\0') {
    if (*hour < 1 || *hour > 12)
      return FALSE;
    *hour = *hour % 12 + (half == 'p' ? 12 : 0);
    return TRUE;
  }
  if (g_str_has_prefix (*p, "uhr"))
    *p += 3;
  else if (strcmp (*p, "h") == 0 || strcmp (*p, "hrs") == 0)
    *p += strlen (*p);
  else
    return colon;
  return TRUE;
}

/* Vietnam and others write "09:30:17 15/11/2022": the clock goes behind the date. */
static void
put_date_first (char text[MAX_LENGTH])
{
  gsize n = strspn (text, "0123456789:");
  g_autofree char *clock = NULL;
  const char *date = text + n;

  if (memchr (text, ':', n) == NULL || *date != ' ')
    return;
  date += strspn (date, " ");
  if (read_half (&date) == '\0')
    date = text + n;
  clock = g_strndup (text, (gsize) (date - text));
  date += strspn (date, ", ");
  if (!g_ascii_isdigit (*date))
    return;
  memmove (text, date, strlen (date) + 1);
  g_strlcat (text, " ", MAX_LENGTH);
  g_strlcat (text, clock, MAX_LENGTH);
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
  put_date_first (tidied);
  if (!read_numbers (&p, &numbers) || has_named_month (&numbers) || numbers.digits[0] > 2 || numbers.year_first)
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
  put_date_first (tidied);
  if (!read_numbers (&p, &numbers) || !order_numbers (&numbers, order, &year, &month, &day) ||
      !read_clock (&p, &hour, &minute, &second) || !read_zone (p, &given) || second >= 60)
    return FALSE;

  *instant = lyd_time_from_local (given != NULL ? given : zone, year, month, day, hour, minute, second);
  return *instant != LYD_TIME_NONE;
}
