#include "lyd-words-closing.h"

#include "lyd-reach.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

static const char *const steps[LYD_CLOSING_N_STEPS] = {
  [LYD_CLOSING_UNMATCHED] = N_ ("Who was in the online reports"),
  [LYD_CLOSING_NO_SHOWS] = N_ ("No-shows"),
  [LYD_CLOSING_CERTIFICATES] = N_ ("Certificates of attendance"),
  [LYD_CLOSING_THANKS] = N_ ("Thank-you"),
  [LYD_CLOSING_REPORT] = N_ ("Line for the funders"),
  [LYD_CLOSING_ARCHIVE] = N_ ("Archive"),
  [LYD_CLOSING_EMERGENCY] = N_ ("Emergency contacts"),
  [LYD_CLOSING_ANSWERS] = N_ ("Sensitive answers"),
};

const char *
lyd_words_closing_step (LydClosingStep step)
{
  return _ (steps[step]);
}

/* For who sees neither icon nor colour. */
const char *
lyd_words_closing_state (LydClosingState state)
{
  static const char *const words[] = {
    [LYD_CLOSING_DONE] = NC_ ("closing an event", "Done"),
    [LYD_CLOSING_DUE] = NC_ ("closing an event", "To do"),
    [LYD_CLOSING_LATER] = NC_ ("closing an event", "Later"),
    [LYD_CLOSING_NOTHING] = NC_ ("closing an event", "Nothing to do"),
  };

  return g_dpgettext2 (NULL, "closing an event", words[state]);
}

/* Returns: (transfer full): "212 people of 38 organizations in 27 states, 416 hours" */
char *
lyd_words_closing_report (const LydClosingFacts *facts)
{
  gint64 hours = lyd_reach_round_hours (facts->seconds);
  g_autofree char *people =
    g_strdup_printf (ngettext ("%d person", "%d people", (gulong) facts->people), facts->people);
  g_autofree char *organizations = g_strdup_printf (
    ngettext ("%d organization", "%d organizations", (gulong) facts->organizations), facts->organizations);
  g_autofree char *states =
    g_strdup_printf (ngettext ("%d state", "%d states", (gulong) facts->states), facts->states);
  g_autofree char *time = g_strdup_printf (ngettext ("%d person-hour", "%d person-hours", (gulong) hours), (int) hours);

  /* Translators: people, organizations, states, person-hours: "212 people of 38 organizations in 27 states, 416
   * person-hours" */
  return g_strdup_printf (_ ("%s of %s in %s, %s"), people, organizations, states, time);
}

static char *
say_purge (const LydClosingFacts *facts,
           LydClosingStep step,
           GTimeZone *zone)
{
  int index = step - LYD_CLOSING_EMERGENCY;
  int n = facts->answers[index];
  g_autofree char *answers = g_strdup_printf (ngettext ("%d answer", "%d answers", (gulong) n), n);
  g_autofree char *due = lyd_words_day (lyd_closing_get_day (facts, step), zone);
  g_autofree char *done =
    facts->purged_at[index] != LYD_TIME_NONE ? lyd_words_day (facts->purged_at[index], zone) : NULL;

  switch (lyd_closing_judge (facts, step)) {
  case LYD_CLOSING_DONE:
    /* Translators: a day */
    return g_strdup_printf (_ ("Purged on %s, for good"), done);
  case LYD_CLOSING_DUE:
    /* Translators: "12 answers are to be purged since Oct 24" */
    return g_strdup_printf (_ ("%s to be purged, due since %s"), answers, due);
  case LYD_CLOSING_LATER:
    return g_strdup_printf (_ ("%s to be purged, due on %s"), answers, due);
  case LYD_CLOSING_NOTHING:
  default:
    return g_strdup (_ ("None were given"));
  }
}

static char *
say_done (const char *words,
          gint64 at,
          const char *done, /* with one %s: a day */
          GTimeZone *zone)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (at == LYD_TIME_NONE)
    return g_strdup (words);
  day = lyd_words_day (at, zone);
  /* A translated literal with one %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (done, day);
#pragma GCC diagnostic pop
  return g_strdup_printf ("%s · %s", words, text);
}

static char *
say_certificates (const LydClosingFacts *facts)
{
  int n = facts->certificates_due;

  if (n == 0)
    return g_strdup_printf (ngettext ("%d was made", "%d were made", (gulong) facts->certificates_made),
                            facts->certificates_made);
  return g_strdup_printf (ngettext ("%d is to be made", "%d are to be made", (gulong) n), n);
}

static char *
say_nothing (const LydClosingFacts *facts,
             LydClosingStep step)
{
  if (facts->sensitive && step != LYD_CLOSING_UNMATCHED && step != LYD_CLOSING_REPORT)
    return g_strdup (_ ("A sensitive event names nobody"));
  switch (step) {
  case LYD_CLOSING_UNMATCHED:
    return g_strdup (_ ("Everybody is known"));
  case LYD_CLOSING_NO_SHOWS:
    return g_strdup (_ ("Everybody who was expected came"));
  case LYD_CLOSING_CERTIFICATES:
  case LYD_CLOSING_THANKS:
  case LYD_CLOSING_REPORT:
    return g_strdup (_ ("Nobody is known to have come"));
  case LYD_CLOSING_ARCHIVE:
  case LYD_CLOSING_EMERGENCY:
  case LYD_CLOSING_ANSWERS:
  case LYD_CLOSING_N_STEPS:
  default:
    return g_strdup ("");
  }
}

/* Returns: (transfer full): how @step stands: "12 confirmed and never there · list written on Sep 25" */
char *
lyd_words_closing_line (const LydClosingFacts *facts,
                        LydClosingStep step,
                        GTimeZone *zone)
{
  g_autofree char *words = NULL;

  if (lyd_closing_get_purge (step) != NULL)
    return say_purge (facts, step, zone);
  if (lyd_closing_judge (facts, step) == LYD_CLOSING_NOTHING)
    return say_nothing (facts, step);
  switch (step) {
  case LYD_CLOSING_UNMATCHED:
    return g_strdup_printf (
      ngettext ("%d is not known yet", "%d are not known yet", (gulong) facts->unmatched), facts->unmatched);
  case LYD_CLOSING_NO_SHOWS:
    words = g_strdup_printf (
      ngettext ("%d confirmed and never there", "%d confirmed and never there", (gulong) facts->no_shows),
      facts->no_shows);
    return say_done (words, facts->regretted_at, _ ("list written on %s"), zone);
  case LYD_CLOSING_CERTIFICATES:
    return say_certificates (facts);
  case LYD_CLOSING_THANKS:
    words =
      g_strdup_printf (ngettext ("%d took part", "%d took part", (gulong) facts->attended), facts->attended);
    return say_done (words, facts->thanked_at, _ ("list written on %s"), zone);
  case LYD_CLOSING_REPORT:
    words = lyd_words_closing_report (facts);
    return say_done (words, facts->reported_at, _ ("frozen on %s"), zone);
  case LYD_CLOSING_ARCHIVE:
    return facts->archived_at != LYD_TIME_NONE
             ? say_done (_ ("Everything of the event as one file"), facts->archived_at, _ ("written on %s"), zone)
             : g_strdup (_ ("Everything of the event as one file, to be kept elsewhere"));
  case LYD_CLOSING_EMERGENCY:
  case LYD_CLOSING_ANSWERS:
  case LYD_CLOSING_N_STEPS:
  default:
    return g_strdup ("");
  }
}

/* Returns: (transfer full): all of it in a sentence */
char *
lyd_words_closing (const LydClosingFacts *facts,
                   GTimeZone *zone)
{
  int n_due = lyd_closing_count (facts, LYD_CLOSING_DUE);
  int n_later = lyd_closing_count (facts, LYD_CLOSING_LATER);
  g_autofree char *day = facts->closed_at != LYD_TIME_NONE ? lyd_words_day (facts->closed_at, zone) : NULL;

  if (facts->now < facts->end)
    return g_strdup (_ ("The event is not over yet"));
  if (n_due > 0)
    return g_strdup_printf (ngettext ("%d thing is left to do", "%d things are left to do", (gulong) n_due), n_due);
  if (n_later > 0)
    return g_strdup_printf (ngettext ("All done but %d thing that is not due yet",
                                      "All done but %d things that are not due yet", (gulong) n_later),
                            n_later);
  return day != NULL ? g_strdup_printf (_ ("Closed on %s"), day) : g_strdup (_ ("Everything is done"));
}
