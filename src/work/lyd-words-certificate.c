#include "lyd-words-certificate.h"

#include "lyd-time.h"

#include <glib/gi18n.h>

static const char *const months[] = {
  NC_ ("month in a date", "January"),
  NC_ ("month in a date", "February"),
  NC_ ("month in a date", "March"),
  NC_ ("month in a date", "April"),
  NC_ ("month in a date", "May"),
  NC_ ("month in a date", "June"),
  NC_ ("month in a date", "July"),
  NC_ ("month in a date", "August"),
  NC_ ("month in a date", "September"),
  NC_ ("month in a date", "October"),
  NC_ ("month in a date", "November"),
  NC_ ("month in a date", "December"),
};

static const char *const weekdays[] = {
  NC_ ("short weekday", "Mon"),
  NC_ ("short weekday", "Tue"),
  NC_ ("short weekday", "Wed"),
  NC_ ("short weekday", "Thu"),
  NC_ ("short weekday", "Fri"),
  NC_ ("short weekday", "Sat"),
  NC_ ("short weekday", "Sun"),
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the tables above have no marks */

static const char *
say_month (const LydPhrasebook *book,
           const char *language,
           GDateTime *day)
{
  return lyd_phrasebook_get (book, language, "month in a date", months[g_date_time_get_month (day) - 1]);
}

static const char *
say_weekday (const LydPhrasebook *book,
             const char *language,
             GDateTime *day)
{
  return lyd_phrasebook_get (book, language, "short weekday", weekdays[g_date_time_get_day_of_week (day) - 1]);
}

#pragma GCC diagnostic pop

/* "September 21, 2027", "September 21–23, 2027", "September 30 – October 2, 2027" */
char *
lyd_words_certificate_days (const LydPhrasebook *book,
                            const char *language,
                            gint64 start,
                            gint64 end,
                            GTimeZone *zone)
{
  g_autoptr (GDateTime) first = lyd_time_to_local (start, zone);
  g_autoptr (GDateTime) last = lyd_time_to_local (MAX (start, end - 1), zone);
  const char *month = say_month (book, language, first);
  const char *last_month = say_month (book, language, last);
  int day = g_date_time_get_day_of_month (first);
  int last_day = g_date_time_get_day_of_month (last);
  int year = g_date_time_get_year (first);
  int last_year = g_date_time_get_year (last);

  if (year != last_year)
    /* Translators: month, day and year, and once more: "December 30, 2027 – January 2, 2028" */
    return lyd_phrasebook_fill (book, language, "days", "%1$s %2$d, %3$d – %4$s %5$d, %6$d", month, day, year,
                                last_month, last_day, last_year);
  if (g_date_time_get_month (first) != g_date_time_get_month (last))
    /* Translators: month and day, month and day, year: "September 30 – October 2, 2027" */
    return lyd_phrasebook_fill (book, language, "days", "%1$s %2$d – %3$s %4$d, %5$d", month, day, last_month,
                                last_day, year);
  if (day != last_day)
    /* Translators: month, first day, last day, year: "September 21–23, 2027" */
    return lyd_phrasebook_fill (book, language, "days", "%1$s %2$d–%3$d, %4$d", month, day, last_day, year);
  /* Translators: month, day, year: "September 21, 2027" */
  return lyd_phrasebook_fill (book, language, "days", "%1$s %2$d, %3$d", month, day, year);
}

/* "Tue 21" */
char *
lyd_words_certificate_short_day (const LydPhrasebook *book,
                                 const char *language,
                                 gint64 instant,
                                 GTimeZone *zone)
{
  g_autoptr (GDateTime) day = lyd_time_to_local (instant, zone);

  /* Translators: a short weekday and the day of the month: "Tue 21" */
  return lyd_phrasebook_fill (book, language, "days", "%1$s %2$d", say_weekday (book, language, day),
                              g_date_time_get_day_of_month (day));
}

/* "45 min", "2 h", "1 h 30 min" */
char *
lyd_words_certificate_duration (const LydPhrasebook *book,
                                const char *language,
                                int minutes)
{
  if (minutes < 60)
    return lyd_phrasebook_fill (book, language, "duration", "%d min", minutes);
  if (minutes % 60 == 0)
    return lyd_phrasebook_fill (book, language, "duration", "%d h", minutes / 60);
  return lyd_phrasebook_fill (book, language, "duration", "%1$d h %2$d min", minutes / 60, minutes % 60);
}
