#include "lyd-repeat.h"

#include "lyd-time.h"

#include <string.h>

static const char weekday_names[][3] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

#define ALL_NTHS ((1u << (LYD_REPEAT_LAST + 1)) - 1)

/* What a rule says, part by part; a part that is not there is 0 or "". */
typedef struct {
  char freq[16];
  int interval;
  int count;
  int until;
  guint weekdays; /* of BYDAY, without a number before them */
  guint numbered; /* of BYDAY, with one */
  guint nths;
  int day;
  int month;
  int set_position; /* BYSETPOS; 0: none */
  guint seen;       /* bits: which parts there were */
  gboolean other;   /* it says something that this has no word for, or says it twice */
} Parts;

LydRepeat *
lyd_repeat_new (LydRepeatUnit unit)
{
  LydRepeat *self = g_new0 (LydRepeat, 1);

  self->unit = unit;
  self->interval = 1;
  return self;
}

LydRepeat *
lyd_repeat_copy (const LydRepeat *self)
{
  LydRepeat *copy = g_memdup2 (self, sizeof *self);

  copy->rule = g_strdup (self->rule);
  return copy;
}

void
lyd_repeat_free (LydRepeat *self)
{
  g_free (self->rule);
  g_free (self);
}

/* Reads a whole number between @least and @most that fills @text. */
static gboolean
read_number (const char *text,
             int least,
             int most,
             int *number)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text[0] == '+' ? text + 1 : text, 10, least, most, &value, NULL) || value == 0)
    return FALSE;
  *number = (int) value;
  return TRUE;
}

/* "3TH", "-1FR", "MO": one element of BYDAY. */
static gboolean
read_weekday (const char *text,
              Parts *parts)
{
  gsize length = strlen (text);
  g_autofree char *number = length >= 2 ? g_strndup (text, length - 2) : NULL;
  int nth;

  for (guint i = 0; number != NULL && i < G_N_ELEMENTS (weekday_names); i++) {
    if (g_ascii_strcasecmp (text + length - 2, weekday_names[i]) != 0)
      continue;
    if (number[0] == '\0') {
      parts->weekdays |= lyd_repeat_weekday (i);
      return TRUE;
    }
    if (!read_number (number, -1, 5, &nth))
      return FALSE;
    parts->numbered |= lyd_repeat_weekday (i);
    parts->nths |= lyd_repeat_nth (nth < 0 ? LYD_REPEAT_LAST : nth - 1);
    return TRUE;
  }
  return FALSE;
}

static gboolean
read_weekdays (const char *value,
               Parts *parts)
{
  g_auto (GStrv) words = g_strsplit (value, ",", -1);

  for (int i = 0; words[i] != NULL; i++)
    if (!read_weekday (words[i], parts))
      return FALSE;
  return words[0] != NULL;
}

/* "20271231" or "20271231T235959", a date and time on the wall; what is in UTC depends on a zone. */
static gboolean
read_until (const char *value,
            Parts *parts)
{
  gsize length = strlen (value);
  int number;
  g_autofree char *date = g_strndup (value, 8);

  if ((length != 8 && strcmp (value + MIN (length, 8), "T235959") != 0) ||
      !read_number (date, 19000101, 29991231, &number) ||
      !g_date_valid_dmy ((GDateDay) (number % 100), (GDateMonth) (number / 100 % 100), (GDateYear) (number / 10000)))
    return FALSE;
  parts->until = number;
  return TRUE;
}

static gboolean
read_freq (const char *value,
           Parts *parts)
{
  return g_strlcpy (parts->freq, value, sizeof parts->freq) < sizeof parts->freq;
}

static gboolean
read_interval (const char *value,
               Parts *parts)
{
  return read_number (value, 1, LYD_REPEAT_MAX_INTERVAL, &parts->interval);
}

static gboolean
read_count (const char *value,
            Parts *parts)
{
  return read_number (value, 1, G_MAXINT32, &parts->count);
}

static gboolean
read_day (const char *value,
          Parts *parts)
{
  return read_number (value, -1, 31, &parts->day);
}

static gboolean
read_month (const char *value,
            Parts *parts)
{
  return read_number (value, 1, 12, &parts->month);
}

static gboolean
read_position (const char *value,
               Parts *parts)
{
  return read_number (value, -1, 5, &parts->set_position);
}

/* Which day a week starts with matters only where weeks are counted; Monday is what RFC 5545 means without it. */
static gboolean
read_week_start (const char *value,
                 Parts *parts)
{
  return g_ascii_strcasecmp (value, "MO") == 0 || parts->interval <= 1;
}

static const struct {
  const char *name;
  gboolean (*read) (const char *value, Parts *parts);
} readers[] = {
  { "FREQ", read_freq },
  { "INTERVAL", read_interval },
  { "COUNT", read_count },
  { "UNTIL", read_until },
  { "BYDAY", read_weekdays },
  { "BYMONTHDAY", read_day },
  { "BYMONTH", read_month },
  { "BYSETPOS", read_position },
  { "WKST", read_week_start },
};

static void
read_part (const char *text,
           Parts *parts)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (readers); i++) {
    if (g_ascii_strcasecmp (name, readers[i].name) != 0)
      continue;
    parts->other = parts->other || (parts->seen & (1u << i)) != 0 || !readers[i].read (equals + 1, parts);
    parts->seen |= 1u << i;
    return;
  }
  parts->other = TRUE;
}

/* Reads "BYDAY=TH;BYSETPOS=3" as "BYDAY=3TH": the same, for one weekday. */
static void
fold_position (Parts *parts)
{
  if (parts->set_position == 0)
    return;
  if (parts->weekdays == 0 || (parts->weekdays & (parts->weekdays - 1)) != 0 || parts->numbered != 0) {
    parts->other = TRUE;
    return;
  }
  parts->numbered = parts->weekdays;
  parts->weekdays = 0;
  parts->nths = lyd_repeat_nth (parts->set_position < 0 ? LYD_REPEAT_LAST : parts->set_position - 1);
}

static int
count_bits (guint bits)
{
  int n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* Whether every nth was said of every weekday: "1TU,3TU" is "the first and third Tuesday"; "1TU,3WE" is not one day. */
static gboolean
is_sayable (const Parts *parts,
            const char *freq)
{
  gboolean by_weekday = parts->numbered != 0;

  if (parts->other || parts->interval < 1 || (parts->count > 0 && parts->until > 0))
    return FALSE;
  if (strcmp (freq, "WEEKLY") == 0)
    return !by_weekday && parts->day == 0 && parts->month == 0;
  if (parts->weekdays != 0 || count_bits (parts->numbered) > 1 || (by_weekday && parts->day != 0))
    return FALSE;
  if (strcmp (freq, "MONTHLY") == 0)
    return parts->month == 0;
  /* Of a year the third Thursday is one in January, unless the month is said; and "the 15th" is one in each month. */
  return strcmp (freq, "YEARLY") == 0 && (by_weekday || parts->day != 0) == (parts->month != 0);
}

static LydRepeatUnit
find_unit (const char *freq)
{
  return strcmp (freq, "WEEKLY") == 0    ? LYD_REPEAT_WEEKLY
         : strcmp (freq, "MONTHLY") == 0 ? LYD_REPEAT_MONTHLY
                                         : LYD_REPEAT_YEARLY;
}

static void
set_end (LydRepeat *self,
         const Parts *parts)
{
  self->end = parts->count > 0 ? LYD_REPEAT_TIMES : parts->until > 0 ? LYD_REPEAT_UNTIL
                                                                     : LYD_REPEAT_NEVER_ENDS;
  self->count = parts->count;
  self->until = parts->until;
}

/* A rule without its COUNT and UNTIL. An UNTIL that cannot be said is part of what stays as it is. */
static char *
strip_end (char **words,
           const Parts *parts)
{
  GString *rule = g_string_new (NULL);

  for (int i = 0; words[i] != NULL; i++) {
    gboolean end = (parts->count > 0 && g_ascii_strncasecmp (words[i], "COUNT=", 6) == 0) ||
                   (parts->until > 0 && g_ascii_strncasecmp (words[i], "UNTIL=", 6) == 0);

    if (!end && words[i][0] != '\0')
      g_string_append_printf (rule, "%s%s", rule->len > 0 ? ";" : "", words[i]);
  }
  return g_string_free (rule, FALSE);
}

/**
 * lyd_repeat_from_rule:
 * @rule: an RRULE, with or without "RRULE:" before it; anything else, too: it becomes %LYD_REPEAT_OTHER
 *
 * Reads a rule. This says nothing about whether it gives any date: lyd_recurrence_expand() does.
 *
 * Returns: (transfer full)
 */
LydRepeat *
lyd_repeat_from_rule (const char *rule)
{
  const char *text = g_ascii_strncasecmp (rule, "RRULE:", 6) == 0 ? rule + 6 : rule;
  LydRepeat *self = lyd_repeat_new (LYD_REPEAT_OTHER);
  Parts parts = { .interval = 1 };
  g_auto (GStrv) words = NULL;
  g_autofree char *freq = NULL;

  if (strlen (text) > LYD_REPEAT_MAX_RULE) {
    self->rule = g_strndup (text, LYD_REPEAT_MAX_RULE);
    return self;
  }
  words = g_strsplit (text, ";", -1);
  for (int i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      read_part (words[i], &parts);
  fold_position (&parts);
  freq = g_ascii_strup (parts.freq, -1);
  set_end (self, &parts);
  if (!is_sayable (&parts, freq)) {
    self->rule = strip_end (words, &parts);
    return self;
  }
  self->unit = find_unit (freq);
  self->interval = parts.interval;
  self->by = parts.numbered == 0 && self->unit != LYD_REPEAT_WEEKLY ? LYD_REPEAT_BY_DAY : LYD_REPEAT_BY_WEEKDAY;
  self->weekdays = parts.weekdays | parts.numbered;
  self->nths = parts.nths;
  self->day = parts.day;
  self->month = parts.month;
  return self;
}

static void
append_weekdays (GString *rule,
                 const LydRepeat *self)
{
  const char *separator = ";BYDAY=";

  for (guint day = 0; day < G_N_ELEMENTS (weekday_names); day++) {
    if ((self->weekdays & lyd_repeat_weekday (day)) == 0)
      continue;
    if (self->unit == LYD_REPEAT_WEEKLY) {
      g_string_append_printf (rule, "%s%s", separator, weekday_names[day]);
      separator = ",";
      continue;
    }
    for (int nth = 0; nth <= LYD_REPEAT_LAST; nth++) {
      if ((self->nths & ALL_NTHS & lyd_repeat_nth (nth)) == 0)
        continue;
      g_string_append_printf (rule, "%s%d%s", separator, nth == LYD_REPEAT_LAST ? -1 : nth + 1, weekday_names[day]);
      separator = ",";
    }
  }
}

static void
append_end (GString *rule,
            const LydRepeat *self)
{
  if (self->end == LYD_REPEAT_TIMES)
    g_string_append_printf (rule, ";COUNT=%d", self->count);
  else if (self->end == LYD_REPEAT_UNTIL)
    g_string_append_printf (rule, ";UNTIL=%08d", self->until);
}

/* Returns: (transfer full): the RRULE, without "RRULE:"; its UNTIL is a local date */
char *
lyd_repeat_to_rule (const LydRepeat *self)
{
  static const char *const units[] = { "WEEKLY", "MONTHLY", "YEARLY" };
  GString *rule = g_string_new (NULL);
  gboolean by_weekday = self->unit == LYD_REPEAT_WEEKLY || self->by == LYD_REPEAT_BY_WEEKDAY;

  if (self->unit == LYD_REPEAT_OTHER) {
    g_string_append (rule, self->rule);
    append_end (rule, self);
    return g_string_free (rule, FALSE);
  }
  g_string_append_printf (rule, "FREQ=%s", units[self->unit]);
  if (self->interval > 1)
    g_string_append_printf (rule, ";INTERVAL=%d", self->interval);
  if (self->unit == LYD_REPEAT_YEARLY && self->month != 0)
    g_string_append_printf (rule, ";BYMONTH=%d", self->month);
  if (by_weekday)
    append_weekdays (rule, self);
  else if (self->day != 0)
    g_string_append_printf (rule, ";BYMONTHDAY=%d", self->day);
  append_end (rule, self);
  return g_string_free (rule, FALSE);
}

/**
 * lyd_repeat_complete:
 * @start: the first event, UTC milliseconds
 *
 * Says what the rule leaves to its start: which weekday, which day of the month, which month.
 */
void
lyd_repeat_complete (LydRepeat *self,
                     gint64 start,
                     GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (start, zone);
  int day = g_date_time_get_day_of_month (local);

  if (self->unit == LYD_REPEAT_OTHER)
    return;
  if (self->unit == LYD_REPEAT_YEARLY && self->month == 0)
    self->month = g_date_time_get_month (local);
  if (self->unit != LYD_REPEAT_WEEKLY && self->by == LYD_REPEAT_BY_DAY) {
    if (self->day == 0)
      self->day = day;
    return;
  }
  if (self->weekdays == 0)
    self->weekdays = lyd_repeat_weekday (g_date_time_get_day_of_week (local) - 1);
  if (self->unit != LYD_REPEAT_WEEKLY && self->nths == 0)
    self->nths = lyd_repeat_nth ((day - 1) / 7);
}

/* Whether there are months, or years, that have no such day: a 31st, a fifth Friday, a February 29. They are left out;
 * RFC 5545 does not move to the next day. */
gboolean
lyd_repeat_skips (const LydRepeat *self)
{
  if (self->unit == LYD_REPEAT_MONTHLY && self->by == LYD_REPEAT_BY_DAY)
    return self->day > 28;
  if (self->unit == LYD_REPEAT_YEARLY && self->by == LYD_REPEAT_BY_DAY)
    return self->day == 29 && self->month == 2;
  return (self->unit == LYD_REPEAT_MONTHLY || self->unit == LYD_REPEAT_YEARLY) &&
         (self->nths & lyd_repeat_nth (4)) != 0;
}
