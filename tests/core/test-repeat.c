#include "lyd-holiday.h"
#include "lyd-recurrence.h"
#include "lyd-repeat.h"
#include "lyd-time.h"
#include "lyd-words-repeat.h"

#include <locale.h>
#include <string.h>

static gint64
at (const char *text,
    const char *zone_name)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (zone_name);
  gint64 instant;

  g_assert_true (lyd_time_from_iso (&instant, text, zone));
  return instant;
}

/* ---- to and from rules ---- */

/* What people say in words goes to the form and comes back as it was; where the second is NULL it is written alike. */
static const struct {
  const char *rule;
  const char *written;
  LydRepeatUnit unit;
} rules[] = {
  { "FREQ=MONTHLY;BYDAY=3TH;COUNT=12", NULL, LYD_REPEAT_MONTHLY },
  { "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231", NULL, LYD_REPEAT_MONTHLY },
  { "FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=24", NULL, LYD_REPEAT_MONTHLY },
  { "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15;COUNT=6", NULL, LYD_REPEAT_MONTHLY },
  { "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=6", NULL, LYD_REPEAT_MONTHLY },
  { "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=10", NULL, LYD_REPEAT_WEEKLY },
  { "FREQ=WEEKLY;COUNT=10", NULL, LYD_REPEAT_WEEKLY },
  { "FREQ=YEARLY;COUNT=5", NULL, LYD_REPEAT_YEARLY },
  { "FREQ=YEARLY;BYMONTH=9;BYDAY=3TU;COUNT=5", NULL, LYD_REPEAT_YEARLY },
  { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=5", NULL, LYD_REPEAT_YEARLY },
  { "FREQ=WEEKLY", NULL, LYD_REPEAT_WEEKLY },
  { "RRULE:freq=monthly;count=12;byday=3th", "FREQ=MONTHLY;BYDAY=3TH;COUNT=12", LYD_REPEAT_MONTHLY },
  { "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=3;COUNT=12", "FREQ=MONTHLY;BYDAY=3TH;COUNT=12", LYD_REPEAT_MONTHLY },
  { "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;COUNT=12", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=12", LYD_REPEAT_MONTHLY },
  { "FREQ=WEEKLY;UNTIL=20271231T235959;WKST=SU", "FREQ=WEEKLY;UNTIL=20271231", LYD_REPEAT_WEEKLY },
  /* What the form has no words for stays as it is. */
  { "FREQ=DAILY;COUNT=3", NULL, LYD_REPEAT_OTHER },
  { "FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=3", NULL, LYD_REPEAT_OTHER },
  { "FREQ=MONTHLY;BYDAY=1MO,3TU;COUNT=12", NULL, LYD_REPEAT_OTHER },
  { "FREQ=MONTHLY;BYDAY=TH;COUNT=12", NULL, LYD_REPEAT_OTHER },
  { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=12", NULL, LYD_REPEAT_OTHER },
  { "FREQ=YEARLY;BYDAY=20MO;COUNT=3", NULL, LYD_REPEAT_OTHER },
  { "FREQ=YEARLY;BYMONTHDAY=13;COUNT=3", NULL, LYD_REPEAT_OTHER },
  { "FREQ=WEEKLY;UNTIL=20271231T180000Z", NULL, LYD_REPEAT_OTHER },
  { "FREQ=WEEKLY;BYDAY=MO;BYDAY=TU;COUNT=3", NULL, LYD_REPEAT_OTHER },
  { "every other Tuesday", NULL, LYD_REPEAT_OTHER },
};

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (rules[i].rule);
    g_autofree char *written = lyd_repeat_to_rule (repeat);
    g_autoptr (LydRepeat) again = lyd_repeat_from_rule (written);
    g_autofree char *twice = lyd_repeat_to_rule (again);

    g_assert_cmpint (repeat->unit, ==, rules[i].unit);
    g_assert_cmpstr (written, ==, rules[i].written != NULL ? rules[i].written : rules[i].rule);
    g_assert_cmpstr (twice, ==, written);
  }
}

/* What the rule leaves to its start is said. */
static void
test_complete (void)
{
  static const struct {
    const char *rule;
    const char *whole;
  } cases[] = {
    { "FREQ=WEEKLY;COUNT=2", "FREQ=WEEKLY;BYDAY=TH;COUNT=2" },
    { "FREQ=MONTHLY;COUNT=2", "FREQ=MONTHLY;BYMONTHDAY=18;COUNT=2" },
    { "FREQ=YEARLY;COUNT=2", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=18;COUNT=2" },
    { "FREQ=MONTHLY;BYDAY=2TU;COUNT=2", "FREQ=MONTHLY;BYDAY=2TU;COUNT=2" },
  };
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (cases[i].rule);
    g_autofree char *whole = NULL;

    lyd_repeat_complete (repeat, at ("2027-11-18T13:00", "America/New_York"), zone);
    whole = lyd_repeat_to_rule (repeat);
    g_assert_cmpstr (whole, ==, cases[i].whole);
  }
}

static void
test_skips (void)
{
  static const struct {
    const char *rule;
    gboolean skips;
  } cases[] = {
    { "FREQ=MONTHLY;BYMONTHDAY=31", TRUE },
    { "FREQ=MONTHLY;BYMONTHDAY=28", FALSE },
    { "FREQ=MONTHLY;BYDAY=5FR", TRUE },
    { "FREQ=MONTHLY;BYDAY=-1FR", FALSE },
    { "FREQ=MONTHLY;BYMONTHDAY=-1", FALSE },
    { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", TRUE },
    { "FREQ=WEEKLY", FALSE },
    { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (cases[i].rule);
    g_autofree char *note = lyd_words_repeat_note (repeat);

    g_assert_cmpint (lyd_repeat_skips (repeat), ==, cases[i].skips);
    g_assert_cmpint (note != NULL, ==, cases[i].skips);
  }
}

/* ---- in words ---- */

static void
test_words (void)
{
  static const struct {
    const char *rule;
    const char *zone;
    const char *words;
  } cases[] = {
    { "FREQ=MONTHLY;BYDAY=3TH;COUNT=12", "America/New_York",
      "Monthly on the third Thursday, 1:00 pm Eastern, 12 times" },
    { "FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=24", "Pacific/Honolulu",
      "Monthly on the first and third Tuesday, 1:00 pm Hawaii, 24 times" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,FR;UNTIL=20271231", "America/Phoenix",
      "Every 2 weeks on Monday, Tuesday and Friday, 1:00 pm Arizona, until December 31, 2027" },
    { "FREQ=YEARLY;COUNT=1", "Asia/Kolkata", "Yearly on January 21, 1:00 pm Kolkata, 1 time" },
    { "FREQ=YEARLY;BYMONTH=9;BYDAY=-1FR;COUNT=3", "America/New_York",
      "Yearly on the last Friday of September, 1:00 pm Eastern, 3 times" },
    { "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;COUNT=4", "America/New_York",
      "Every 3 months on the last day, 1:00 pm Eastern, 4 times" },
    { "FREQ=MONTHLY;BYMONTHDAY=31", "America/New_York", "Monthly on day 31, 1:00 pm Eastern, without end" },
    { "FREQ=DAILY;INTERVAL=3;COUNT=4", "America/New_York",
      "By the rule FREQ=DAILY;INTERVAL=3, 1:00 pm Eastern, 4 times" },
  };

  g_autofree char *locale = g_strdup (setlocale (LC_TIME, NULL));

  /* The days' names are those of whoever reads it. */
  g_assert_nonnull (setlocale (LC_TIME, "C.UTF-8"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (cases[i].rule);
    g_autofree char *words = lyd_words_repeat (repeat, at ("2027-01-21T13:00", cases[i].zone), cases[i].zone);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
  setlocale (LC_TIME, locale);
}

/* ---- holidays ---- */

/* As the Office of Personnel Management lists them for 2027 and 2028 (opm.gov, Federal Holidays), and those around. */
static void
test_holidays (void)
{
  static const struct {
    int day;
    const char *id;
    gboolean observed;
  } days[] = {
    { 20270101, "new-year", FALSE },
    { 20270118, "king", FALSE },
    { 20270215, "washington", FALSE },
    { 20270531, "memorial", FALSE },
    { 20270618, "juneteenth", TRUE },
    { 20270619, "juneteenth", FALSE },
    { 20270705, "independence", TRUE },
    { 20270704, "independence", FALSE },
    { 20270906, "labor", FALSE },
    { 20271011, "columbus", FALSE },
    { 20271111, "veterans", FALSE },
    { 20271124, "before-thanksgiving", FALSE },
    { 20271125, "thanksgiving", FALSE },
    { 20271126, "after-thanksgiving", FALSE },
    { 20271224, "christmas", TRUE },
    { 20271225, "christmas", FALSE },
    { 20271231, "new-year", TRUE },
    { 20280704, "independence", FALSE },
    { 20281110, "veterans", TRUE },
    { 20281231, "new-years-eve", FALSE },
    { 20281224, "christmas-eve", FALSE },
    { 20200619, NULL, FALSE },
    { 20270119, NULL, FALSE },
    { 20271118, NULL, FALSE },
    { 20270230, NULL, FALSE },
    { 0, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    gboolean observed;
    const LydHoliday *holiday = lyd_holiday_find (days[i].day, &observed);

    g_assert_cmpstr (holiday != NULL ? holiday->id : NULL, ==, days[i].id);
    g_assert_cmpint (observed, ==, days[i].observed);
  }
}

/* ---- against the calendar, walked day by day ---- */

#define WALK 1500 /* days */

static gboolean
is_nth (const LydRepeat *repeat,
        const GDate *day)
{
  int of_month = g_date_get_day (day);
  int days = g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day));

  return (repeat->nths & lyd_repeat_nth ((of_month - 1) / 7)) != 0 ||
         ((repeat->nths & lyd_repeat_nth (LYD_REPEAT_LAST)) != 0 && of_month + 7 > days);
}

static gboolean
is_on_weekday (const LydRepeat *repeat,
               const GDate *day)
{
  return (repeat->weekdays & lyd_repeat_weekday ((int) g_date_get_weekday (day) - 1)) != 0;
}

/* Whether the rule means @day, asked of that day alone; @monday is that of the first week. */
static gboolean
means (const LydRepeat *repeat,
       const GDate *day,
       const GDate *first,
       const GDate *monday)
{
  int months = (g_date_get_year (day) - g_date_get_year (first)) * 12 + (int) g_date_get_month (day) -
               (int) g_date_get_month (first);
  int days = g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day));

  if (repeat->unit == LYD_REPEAT_WEEKLY)
    return is_on_weekday (repeat, day) && g_date_compare (day, monday) >= 0 &&
           g_date_days_between (monday, day) / 7 % repeat->interval == 0;
  if (repeat->unit == LYD_REPEAT_MONTHLY && months % repeat->interval != 0)
    return FALSE;
  if (repeat->unit == LYD_REPEAT_YEARLY &&
      ((int) g_date_get_month (day) != repeat->month ||
       (g_date_get_year (day) - g_date_get_year (first)) % repeat->interval != 0))
    return FALSE;
  if (repeat->by == LYD_REPEAT_BY_DAY)
    return g_date_get_day (day) == (repeat->day < 0 ? days : repeat->day);
  return is_on_weekday (repeat, day) && is_nth (repeat, day);
}

static LydRepeat *
random_repeat (GRand *rand)
{
  LydRepeat *repeat = lyd_repeat_new ((LydRepeatUnit) g_rand_int_range (rand, 0, 3));

  repeat->interval = g_rand_int_range (rand, 1, 5);
  repeat->by = (LydRepeatBy) g_rand_int_range (rand, 0, 2);
  if (repeat->unit == LYD_REPEAT_WEEKLY) {
    repeat->weekdays = (guint) g_rand_int_range (rand, 1, 128);
  } else if (repeat->by == LYD_REPEAT_BY_WEEKDAY) {
    repeat->weekdays = lyd_repeat_weekday (g_rand_int_range (rand, 0, 7));
    repeat->nths = (guint) g_rand_int_range (rand, 1, 64);
  } else {
    repeat->day = g_rand_int_range (rand, 0, 8) == 0 ? -1 : g_rand_int_range (rand, 1, 32);
  }
  if (repeat->unit == LYD_REPEAT_YEARLY)
    repeat->month = g_rand_int_range (rand, 1, 13);
  repeat->end = g_rand_boolean (rand) ? LYD_REPEAT_TIMES : LYD_REPEAT_UNTIL;
  repeat->count = g_rand_int_range (rand, 1, 30);
  return repeat;
}

/* All local dates that the rule means, by looking at each day. */
static GArray *
walk (const LydRepeat *repeat,
      const GDate *first)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));
  GDate monday = *first;
  GDate day = *first;

  /* Weeks are counted from that of the first day that is meant. */
  while (repeat->unit == LYD_REPEAT_WEEKLY && !is_on_weekday (repeat, &monday))
    g_date_add_days (&monday, 1);
  g_date_subtract_days (&monday, (guint) g_date_get_weekday (&monday) - 1);
  for (int i = 0; i < WALK; i++) {
    int number = g_date_get_year (&day) * 10000 + (int) g_date_get_month (&day) * 100 + g_date_get_day (&day);

    if (repeat->end == LYD_REPEAT_TIMES ? (int) days->len >= repeat->count : number > repeat->until)
      break;
    if (means (repeat, &day, first, &monday))
      g_array_append_val (days, number);
    g_date_add_days (&day, 1);
  }
  return days;
}

static void
compare_with_walk (LydRepeat *repeat,
                   const GDate *first,
                   const char *zone_name,
                   GRand *rand)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (zone_name);
  int minute = g_rand_int_range (rand, 0, 24 * 60);
  gint64 start = lyd_time_from_local (zone, g_date_get_year (first), (int) g_date_get_month (first),
                                      g_date_get_day (first), minute / 60, minute % 60, 0);
  GDate last = *first;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) starts = NULL;
  g_autofree char *rule = NULL;

  g_date_add_days (&last, (guint) g_rand_int_range (rand, 0, WALK - 1));
  repeat->until = g_date_get_year (&last) * 10000 + (int) g_date_get_month (&last) * 100 + g_date_get_day (&last);
  rule = lyd_repeat_to_rule (repeat);
  days = walk (repeat, first);
  starts = lyd_recurrence_expand (rule, start, zone, NULL);
  if (starts == NULL) {
    g_assert_true (days->len == 0 || days->len > LYD_RECURRENCE_MAX);
    return;
  }
  /* The walk ends where it has seen enough. */
  for (guint i = 0; i < days->len; i++) {
    gint64 instant;

    g_assert_cmpuint (i, <, starts->len);
    instant = g_array_index (starts, gint64, i);
    if (lyd_time_local_day (instant, zone) != g_array_index (days, int, i))
      g_test_message ("%s from %d in %s", rule, g_array_index (days, int, 0), zone_name);
    g_assert_cmpint (lyd_time_local_day (instant, zone), ==, g_array_index (days, int, i));
    g_assert_cmpint (instant, ==,
                     lyd_time_from_local (zone, g_array_index (days, int, i) / 10000,
                                          g_array_index (days, int, i) / 100 % 100, g_array_index (days, int, i) % 100,
                                          minute / 60, minute % 60, 0));
  }
  if (repeat->end == LYD_REPEAT_UNTIL)
    g_assert_cmpuint (starts->len, ==, days->len);
}

static void
test_against_walk (void)
{
  static const char *const zones[] = { "America/New_York", "Pacific/Honolulu", "America/Phoenix",
                                       "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int i = 0; i < 2000; i++) {
    g_autoptr (LydRepeat) repeat = random_repeat (rand);
    GDate first;

    g_date_clear (&first, 1);
    g_date_set_dmy (&first, 1, G_DATE_JANUARY, 2024);
    g_date_add_days (&first, (guint) g_rand_int_range (rand, 0, 1461));
    compare_with_walk (repeat, &first, zones[i % G_N_ELEMENTS (zones)], rand);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repeat/rules", test_rules);
  g_test_add_func ("/repeat/complete", test_complete);
  g_test_add_func ("/repeat/skips", test_skips);
  g_test_add_func ("/repeat/words", test_words);
  g_test_add_func ("/repeat/holidays", test_holidays);
  g_test_add_func ("/repeat/against-walk", test_against_walk);
  return g_test_run ();
}
