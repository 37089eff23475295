#include "lyd-online-cells.h"

#include "lyd-date-reader.h"
#include "lyd-fold.h"
#include "lyd-online-name.h"

#include <string.h>

#define MAX_CELL 200

/* A meeting is not longer than a week. */
#define MAX_SECONDS (7 * 86400)

/* What the first letters of a unit mean, folded; the first that fits. Zoom counts minutes, Teams writes "1h 2m 10s" in
 * its reader's language, Google Meet "1 hr 2 min". */
static const struct {
  const char *letters;
  int seconds;
} units[] = {
  { "std", 3600 },
  { "stu", 3600 },
  { "saa", 3600 },
  { "sa", 3600 },
  { "sn", 1 },
  { "dk", 60 },
  { "dak", 60 },
  { "h", 3600 },
  { "or", 3600 },
  { "u", 3600 },
  { "t", 3600 },
  { "g", 3600 },
  { "o", 3600 },
  { "m", 60 },
  { "s", 1 },
  { "ч", 3600 },
  { "год", 3600 },
  { "мин", 60 },
  { "м", 60 },
  { "хв", 60 },
  { "с", 1 },
  { "сек", 1 },
  { "時間", 3600 },
  { "时", 3600 },
  { "小时", 3600 },
  { "小時", 3600 },
  { "時", 3600 },
  { "시간", 3600 },
  { "分", 60 },
  { "분", 60 },
  { "秒", 1 },
  { "초", 1 },
  { "ω", 3600 },
  { "λ", 60 },
  { "δ", 1 },
};

/* Whether the cell says that there is nothing to say. */
gboolean
lyd_online_is_nothing (const char *cell)
{
  /* As programs write them: "Na" and "Nan" are names. */
  static const char *const words[] = { "", "NA", "N/A", "n/a", "#N/A", "NULL", "null", "NaN", "nan", "None", "none" };

  while (*cell == '-' || *cell == ' ' || g_str_has_prefix (cell, "—") || g_str_has_prefix (cell, "–"))
    cell = g_utf8_next_char (cell);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (cell, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * lyd_online_read_clock:
 * @second_of_day: (out):
 *
 * Reads a time without a date: "2:01 PM", "14:01:05".
 */
gboolean
lyd_online_read_clock (int *second_of_day,
                       const char *cell)
{
  g_autoptr (GTimeZone) utc = NULL;
  g_autofree char *dated = NULL;
  gint64 instant;

  if (strlen (cell) > 30 || (strchr (cell, ':') == NULL && strpbrk (cell, "mM") == NULL))
    return FALSE;
  utc = g_time_zone_new_utc ();
  dated = g_strconcat ("2000-01-01 ", cell, NULL);
  if (!lyd_date_read (&instant, dated, LYD_DATE_MONTH_FIRST, utc))
    return FALSE;
  *second_of_day = (int) (instant / LYD_SECOND - G_GINT64_CONSTANT (946684800));
  return *second_of_day >= 0 && *second_of_day < 86400;
}

/* Whether the cell is a date with or without a time, or a time alone. */
gboolean
lyd_online_is_time (const char *cell)
{
  g_autoptr (GTimeZone) utc = NULL;
  gint64 instant;
  int second;

  if (cell[0] == '\0' || strpbrk (cell, "0123456789") == NULL || strlen (cell) > 60)
    return FALSE;
  if (strspn (cell, "0123456789") == strlen (cell))
    return FALSE; /* a number, also where it could be a spreadsheet's day */
  if (lyd_online_read_clock (&second, cell))
    return TRUE;
  utc = g_time_zone_new_utc ();
  return lyd_date_read (&instant, cell, LYD_DATE_MONTH_FIRST, utc) ||
         lyd_date_read (&instant, cell, LYD_DATE_DAY_FIRST, utc);
}

static int
find_unit (const char *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (unit, units[i].letters))
      return units[i].seconds;
  return 0;
}

/* "1:02:03", or "1:02" for an hour and two minutes. */
static gboolean
read_colons (gint64 *seconds,
             const char *p)
{
  gint64 total = 0;
  int scale = 3600;

  for (int i = 0; i < 3; i++, scale /= 60) {
    char *end;
    guint64 part = g_ascii_strtoull (p, &end, 10);

    if (!g_ascii_isdigit (*p) || part > 999 || (i > 0 && part > 59))
      return FALSE;
    total += (gint64) part * scale;
    p = end;
    if (*p == '\0')
      break;
    if (*p++ != ':')
      return FALSE;
  }
  *seconds = total;
  return *p == '\0';
}

/* "62", "12.5", and "12,5" as half of the world writes it. */
static double
read_decimal (const char *p,
              char **end)
{
  double number = g_ascii_strtod (p, end);

  gsize n = **end == ',' ? strspn (*end + 1, "0123456789") : 0;

  if (n == 1 || n == 2) {
    number += g_ascii_strtod (*end + 1, NULL) / (n == 1 ? 10 : 100);
    *end += 1 + n;
  }
  return number;
}

/**
 * lyd_online_read_duration:
 * @seconds: (out):
 *
 * "1h 2m 10s", "1 hr 2 min", "62 minutes", "1:02:10", "1時間2分"; a number alone is minutes.
 */
gboolean
lyd_online_read_duration (gint64 *seconds,
                          const char *cell)
{
  g_autofree char *lower = NULL;
  double total = 0;
  const char *p;

  if (cell[0] == '\0' || strlen (cell) > MAX_CELL)
    return FALSE;
  if (strchr (cell, ':') != NULL)
    return read_colons (seconds, cell);
  lower = g_utf8_strdown (cell, -1);
  for (p = lower; *p != '\0';) {
    char *end;
    double number;
    int unit = 60;

    if (!g_ascii_isdigit (*p))
      return FALSE;
    number = read_decimal (p, &end);
    p = end + strspn (end, " ");
    if (g_str_has_prefix (p, "\302\240") || g_str_has_prefix (p, "\342\200\257"))
      p = g_utf8_next_char (p);
    if (*p != '\0' && (unit = find_unit (p)) == 0)
      return FALSE;
    total += number * unit;
    while (*p != '\0' && !g_ascii_isdigit (*p))
      p++;
  }
  if (total > MAX_SECONDS)
    return FALSE;
  *seconds = (gint64) (total + 0.5);
  return TRUE;
}

/**
 * lyd_online_read_yes_no:
 *
 * Returns: 1 for yes, 0 for no, -1 where nobody knows
 */
int
lyd_online_read_yes_no (const LydOnlineValues *values,
                        const char *cell)
{
  if (g_ascii_strcasecmp (cell, "yes") == 0)
    return 1;
  if (g_ascii_strcasecmp (cell, "no") == 0)
    return 0;
  return lyd_online_values_find (values, LYD_ONLINE_ANSWERS, cell);
}

/* "she/her", "él, they": whether it is made of pronouns alone. */
static gboolean
are_pronouns (const LydOnlineValues *values,
              const char *text)
{
  g_autofree char *folded = lyd_fold_text (text);
  g_auto (GStrv) list = g_strsplit (folded, " ", -1);

  for (gsize i = 0; list[i] != NULL; i++)
    if (lyd_online_values_find (values, LYD_ONLINE_PRONOUNS, list[i]) < 0)
      return FALSE;
  return TRUE;
}

/* Whether what stands in brackets is no name. */
static gboolean
is_aside (const LydOnlineValues *values,
          const char *text)
{
  return are_pronouns (values, text) || lyd_online_values_find (values, LYD_ONLINE_NOTES, text) > 0;
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
is_bracket (gunichar c,
            gboolean open)
{
  return open ? c == '(' || c == 0xff08 : c == ')' || c == 0xff09;
}

/* Cuts "(…)" off the end of @text. Returns: (transfer full) (nullable): what stood in it */
static char *
cut_last_brackets (char *text)
{
  char *last = text + strlen (text);
  char *p;
  int depth = 0;

  if (last == text || !is_bracket (g_utf8_get_char (g_utf8_prev_char (last)), FALSE))
    return NULL;
  for (p = g_utf8_prev_char (last); p > text; p = g_utf8_prev_char (p)) {
    gunichar c = g_utf8_get_char (p);

    depth += is_bracket (c, FALSE) - is_bracket (c, TRUE);
    if (depth == 0)
      break;
  }
  if (p == text || depth != 0)
    return NULL;
  last = g_utf8_prev_char (last);
  *last = '\0';
  last = g_strdup (g_utf8_next_char (p));
  *p = '\0';
  g_strchomp (text);
  if (text[0] == '\0') {
    g_free (last);
    return NULL;
  }
  return g_strstrip (last);
}

/**
 * lyd_online_name_read:
 * @with_original: whether the column says that the original name follows in brackets
 *
 * Takes a display name apart. Pronouns and notes like "Guest" in brackets are neither of its names; "(iPad)" stays.
 */
LydOnlineName
lyd_online_name_read (const LydOnlineValues *values,
                      const char *cell,
                      gboolean with_original)
{
  LydOnlineName result = { g_strdup (cell), NULL };
  char *inside;

  for (int i = 0; i < 4; i++) {
    g_autofree char *before = g_strdup (result.name);

    inside = cut_last_brackets (result.name);
    if (inside == NULL) {
      g_free (result.name);
      result.name = g_steal_pointer (&before);
      break;
    }
    if (is_aside (values, inside)) {
      g_free (inside);
    } else if (with_original && result.original == NULL && has_letters (inside) &&
               !lyd_online_name_has_device (inside)) {
      result.original = inside;
    } else {
      g_free (inside);
      g_free (result.name);
      result.name = g_steal_pointer (&before);
      break;
    }
  }
  if (result.original != NULL && strcmp (result.original, result.name) == 0)
    g_clear_pointer (&result.original, g_free);
  return result;
}

/**
 * lyd_online_is_phone:
 *
 * Returns: whether the name is a caller's number, perhaps masked: "12025550143", "1202555****", "+1 (202) 555-****"
 */
gboolean
lyd_online_is_phone (const char *name)
{
  guint digits = 0;
  guint masked = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_ascii_isdigit (*p))
      digits++;
    else if (c == '*' || c == 'x' || c == 'X' || c == 0x2022 || c == 0x2026)
      masked++;
    else if (strchr ("+-(). ", *p) == NULL)
      return FALSE;
  }
  return digits >= 3 && digits + masked >= 6;
}
