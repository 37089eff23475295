#include "lyd-words-history.h"

#include "lyd-words-journal.h"

#include <glib/gi18n.h>

static const char *const came[] = {
  [LYD_SOURCE_SCANNER] = N_ ("Checked in by badge"),
  [LYD_SOURCE_CAMERA] = N_ ("Checked in by badge"),
  [LYD_SOURCE_SEARCH] = N_ ("Checked in by name"),
  [LYD_SOURCE_KIOSK] = N_ ("Checked in at the kiosk"),
  [LYD_SOURCE_PAPER] = N_ ("Checked in on a paper list"),
  [LYD_SOURCE_CLI] = N_ ("Checked in by a command"),
};

/* Returns: (transfer full): "Checked in by badge", "Not let in: Already in" */
char *
lyd_words_past_scan (const LydPastScan *scan)
{
  if (scan->kind == LYD_SCAN_UNDO)
    return g_strdup (_ ("Check-in taken back"));
  if (scan->verdict == LYD_VERDICT_LEFT)
    return g_strdup (_ ("Left"));
  if (scan->verdict != LYD_VERDICT_ADMITTED)
    /* Translators: why somebody was not let in: "Already in", "Waiting list" ... */
    return g_strdup_printf (_ ("Not let in: %s"), lyd_word_title (&lyd_verdicts, scan->verdict));
  if (scan->reason != NULL)
    /* Translators: let in although a rule refused; the reason that was given */
    return g_strdup_printf (_ ("Let in anyway: %s"), scan->reason);
  return g_strdup (_ (came[scan->source]));
}

/* As lyd_words_journal(). Returns: (transfer full) */
char *
lyd_words_past_act (const char *code,
                    const char *params)
{
  char *brief = lyd_words_journal_brief (code, params);

  return brief != NULL ? brief : lyd_words_journal (code, params);
}

/* Returns: (transfer full): how it began */
char *
lyd_words_past_beginning (LydOrigin origin)
{
  static const char *const words[] = {
    [LYD_ORIGIN_MANUAL] = N_ ("Registered"),
    [LYD_ORIGIN_IMPORT] = N_ ("Registered by import"),
    [LYD_ORIGIN_WALK_IN] = N_ ("Registered at the door"),
    [LYD_ORIGIN_KIOSK] = N_ ("Registered at the kiosk"),
    [LYD_ORIGIN_ONLINE] = N_ ("Joined online"),
  };

  return g_strdup (_ (words[origin]));
}
