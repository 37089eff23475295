#include "printing/lyd-printing-words.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>

/* "Badges waiting: 3" */
char *
lyd_printing_describe_count (int n)
{
  return g_strdup_printf (_ ("Badges waiting: %d"), n);
}

/**
 * lyd_printing_describe_badge:
 * @how: (out) (nullable): a second, smaller line
 *
 * What the desk does with the badge of whoever was let in, where printing has a say in it.
 *
 * Returns: (transfer full) (nullable): %NULL where @how says all
 */
char *
lyd_printing_describe_badge (const LydAdmissionResult *result,
                             LydBadgePrinter *printer,
                             GTimeZone *zone,
                             char **how)
{
  g_autofree char *clock = result->badge_at != LYD_TIME_NONE ? lyd_format_clock (result->badge_at, zone) : NULL;

  *how = NULL;
  switch (result->badge) {
  case LYD_BADGE_WAITING:
    if (lyd_badge_printer_is_well (printer))
      return g_strdup (_ ("The badge is being printed"));
    *how = g_strdup (_ ("Let them in. It comes out later."));
    return g_strdup (_ ("The badge waits for the printer"));
  case LYD_BADGE_CHANGED:
    *how = g_strdup (_ ("What is printed is not right any more."));
    return g_strdup (_ ("The badge has changed: print it anew"));
  case LYD_BADGE_PRINTED:
    /* Translators: a clock time */
    *how = g_strdup_printf (_ ("Badge printed at %s."), clock);
    return NULL;
  case LYD_BADGE_NONE:
  default:
    *how = g_strdup (_ ("No badge is printed yet."));
    return NULL;
  }
}

/**
 * lyd_printing_describe_line:
 * @warns: (out): somebody should look at it
 *
 * Returns: (transfer full) (nullable): the one short thing that a desk should know of its printer; %NULL: all is well
 */
char *
lyd_printing_describe_line (LydBadgePrinter *printer,
                            gboolean *warns)
{
  const LydPrinting *printing = lyd_badge_printer_get_printing (printer);
  gboolean well = lyd_badge_printer_is_well (printer);
  int n;

  *warns = TRUE;
  if (printing == NULL)
    return NULL;
  if (printing->count.unsure > 0)
    return g_strdup (ngettext ("Did a badge come out?", "Did the badges come out?", (gulong) printing->count.unsure));
  n = printing->count.waiting + printing->count.failed;
  if (n > 0 && (!well || printing->count.failed > 0))
    return lyd_printing_describe_count (n);
  if (lyd_badge_printer_get_at_check_in (printer) && !well &&
      lyd_badge_printer_get_state (printer) != LYD_PRINTER_LOOKING)
    return g_strdup (_ ("Badges are not printed now"));
  *warns = lyd_badge_printer_has_few_labels (printer);
  if (n + printing->count.sent > 0)
    return g_strdup_printf (_ ("Printing: %d"), n + printing->count.sent);
  if (*warns)
    return g_strdup_printf (_ ("Labels left: %d"), printing->printer->labels);
  return NULL;
}

/**
 * lyd_printing_describe_state:
 * @meanwhile: (out) (nullable): what that means for the desk
 *
 * Returns: (transfer full): how it stands with the printer, a sentence
 */
char *
lyd_printing_describe_state (LydBadgePrinter *printer,
                             char **meanwhile)
{
  const char *message = lyd_badge_printer_get_message (printer);

  *meanwhile = NULL;
  switch (lyd_badge_printer_get_state (printer)) {
  case LYD_PRINTER_READY:
    *meanwhile = g_strdup (message);
    return g_strdup (_ ("The printer is ready"));
  case LYD_PRINTER_PRINTING:
    *meanwhile = g_strdup (message);
    return g_strdup (_ ("A badge is being printed"));
  case LYD_PRINTER_LOOKING:
    return g_strdup (_ ("Looking for printers…"));
  case LYD_PRINTER_NONE:
    *meanwhile = g_strdup (_ ("Choose one below. Until then, badges wait."));
    break;
  case LYD_PRINTER_NO_STOCK:
    *meanwhile = g_strdup (_ ("Choose them below. Until then, badges wait."));
    break;
  case LYD_PRINTER_DIALOG:
    *meanwhile = g_strdup (_ ("Lanyard runs in a sandbox here. Installed as a package, it prints by itself."));
    break;
  case LYD_PRINTER_PAUSED:
  case LYD_PRINTER_GONE:
  default:
    *meanwhile = g_strdup (_ ("Check-in goes on. The badges wait, and are printed when it is back."));
    break;
  }
  return g_strdup (message);
}

/* Returns: (transfer full): why a badge is in the queue and since when, and what the printer says */
char *
lyd_printing_describe_job (const LydPrintJob *job,
                           GTimeZone *zone)
{
  g_autofree char *clock = lyd_format_clock (job->asked_at, zone);
  const char *why = lyd_word_title (&lyd_print_whys, (int) job->why);

  if (job->problem != NULL)
    return g_strdup_printf ("%s · %s · %s", why, clock, job->problem);
  if (job->state == LYD_PRINT_SENT)
    return g_strdup_printf ("%s · %s · %s", why, clock, lyd_word_title (&lyd_print_states, (int) job->state));
  return g_strdup_printf ("%s · %s", why, clock);
}
