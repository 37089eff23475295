#include "lyd-words-pulse.h"

#include "lyd-time.h"

#include <glib/gi18n.h>

static char *
format (const LydExchange *exchange,
        const char *pattern)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (exchange->timezone);
  g_autoptr (GDateTime) local = lyd_time_to_local (exchange->start, zone);

  return g_date_time_format (local, pattern);
}

/* "May": twelve squares of a monthly exchange hold each month once; with the year where they reach further. */
static char *
name_month (GPtrArray *exchanges,
            int square)
{
  const LydExchange *exchange = g_ptr_array_index (exchanges, square);
  const LydExchange *latest = g_ptr_array_index (exchanges, exchanges->len - 1);

  if (latest->start - exchange->start > 360 * 24 * LYD_HOUR)
    /* Translators: g_date_time_format(): a month of another year, within a sentence */
    return format (exchange, _ ("%B %Y"));
  return format (exchange, "%B");
}

static char *
with_month (const char *sentence,
            GPtrArray *exchanges,
            int square)
{
  g_autofree char *month = name_month (exchanges, square);
  g_auto (GStrv) halves = g_strsplit (sentence, "{month}", 2);

  return g_strjoinv (month, halves);
}

/* "Quiet since May", "New in May", "8 of 12": for a list. @exchanges: (element-type LydExchange): what the squares are
 */
char *
lyd_words_pulse_brief (const LydPulse *pulse,
                       GPtrArray *exchanges)
{
  LydPulseVerdict verdict = lyd_pulse_judge (pulse);

  switch (verdict.state) {
  case LYD_PULSE_NONE:
    return g_strdup ("");
  case LYD_PULSE_NEVER:
    return g_strdup (_ ("Nobody yet"));
  case LYD_PULSE_QUIET:
    /* Translators: who came last in that month; {month} is a month's name */
    return with_month (_ ("Quiet since {month}"), exchanges, verdict.last);
  case LYD_PULSE_NEW:
    /* Translators: who came for the first time in that month */
    return with_month (_ ("New in {month}"), exchanges, verdict.first);
  case LYD_PULSE_STEADY:
  default:
    /* Translators: came to so many of so many peer exchanges */
    return g_strdup_printf (_ ("%d of %d"), verdict.n_came, verdict.n_known);
  }
}

/* "Nobody since May": the sentence that a pulse comes to. */
char *
lyd_words_pulse (const LydPulse *pulse,
                 GPtrArray *exchanges)
{
  LydPulseVerdict verdict = lyd_pulse_judge (pulse);

  switch (verdict.state) {
  case LYD_PULSE_NONE:
    return g_strdup (exchanges->len > 0 ? _ ("No attendance is on file yet") : _ ("There was no peer exchange yet"));
  case LYD_PULSE_NEVER:
    return g_strdup (_ ("Nobody has come yet"));
  case LYD_PULSE_QUIET:
    return with_month (_ ("Nobody since {month}"), exchanges, verdict.last);
  case LYD_PULSE_NEW:
    return with_month (_ ("New in {month}"), exchanges, verdict.first);
  case LYD_PULSE_STEADY:
  default:
    if (verdict.n_came == verdict.n_known)
      return g_strdup (_ ("Somebody came every time"));
    return with_month (_ ("Last here in {month}"), exchanges, verdict.last);
  }
}

/* As lyd_words_pulse(), of one person. */
char *
lyd_words_pulse_of_one (const LydPulse *pulse,
                        GPtrArray *exchanges)
{
  LydPulseVerdict verdict = lyd_pulse_judge (pulse);

  switch (verdict.state) {
  case LYD_PULSE_NEVER:
    return g_strdup (_ ("Has not come yet"));
  case LYD_PULSE_QUIET:
    return with_month (_ ("Not here since {month}"), exchanges, verdict.last);
  case LYD_PULSE_STEADY:
    if (verdict.n_came == verdict.n_known)
      return g_strdup (_ ("Came every time"));
    return lyd_words_pulse (pulse, exchanges);
  case LYD_PULSE_NONE:
  case LYD_PULSE_NEW:
  default:
    return lyd_words_pulse (pulse, exchanges);
  }
}

/* "Came to 8 of 12."; "" where there is nothing to count */
char *
lyd_words_pulse_count (const LydPulse *pulse)
{
  LydPulseVerdict verdict = lyd_pulse_judge (pulse);
  g_autofree char *came = NULL;
  int unknown = 0;

  for (int i = 0; i < pulse->n; i++)
    unknown += pulse->squares[i] == LYD_PULSE_UNKNOWN;
  if (verdict.n_known == 0)
    return g_strdup ("");
  came = g_strdup_printf (_ ("Came to %d of %d."), verdict.n_came, verdict.n_known);
  if (unknown == 0)
    return g_steal_pointer (&came);
  return g_strdup_printf (
    ngettext ("%s Of %d more nobody's attendance is on file.", "%s Of %d more nobody's attendance is on file.",
              (gulong) unknown),
    came, unknown);
}

/* "Oct", to stand under a square */
char *
lyd_words_pulse_month (const LydExchange *exchange)
{
  return format (exchange, "%b");
}

/* "October 3, November 0, December not known": what somebody hears who does not see the squares */
char *
lyd_words_pulse_squares (const LydPulse *pulse,
                         GPtrArray *exchanges)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < pulse->n && i < (int) exchanges->len; i++) {
    g_autofree char *month = format (g_ptr_array_index (exchanges, i), "%B");

    g_string_append_printf (text, "%s%s ", i > 0 ? ", " : "", month);
    if (pulse->squares[i] == LYD_PULSE_UNKNOWN)
      g_string_append (text, C_ ("attendance", "not known"));
    else if (pulse->squares[i] == LYD_PULSE_NOT_YET)
      g_string_append (text, C_ ("attendance", "not yet a member"));
    else
      g_string_append_printf (text, "%d", pulse->squares[i]);
  }
  return g_string_free (text, FALSE);
}
