#include "lyd-words-attendance.h"

#include "lyd-fold.h"
#include "lyd-online-report.h"
#include "lyd-words-import.h"

#include <glib/gi18n.h>
#include <string.h>

/* {value} stands for what the note says; translations keep it. What the readers of all files find has its sentence in
 * lyd-words-import.c. */
static const struct {
  const char *reason;
  const char *sentence;
} sentences[] = {
  { LYD_REASON_OTHER_DAY, N_ ("The report is of {value}, which is not the day of this session.") },
  { LYD_REASON_OTHER_ZONE,
    N_ ("The times would fit this session by a clock {value} hours away. Check the report’s time zone.") },
  { LYD_REASON_SAME_FILE, N_ ("“{value}” was brought in for this session before. Nothing changes.") },
  { LYD_REASON_SAME_FILE_ELSEWHERE, N_ ("This file was brought in for another session, “{value}”.") },
  { LYD_REASON_CORRECTED, N_ ("This looks like another version of “{value}”.") },
  { LYD_REASON_CANCELLED_ATTENDED,
    N_ ("{value} attended, although the registration was cancelled or denied. It stays as it is.") },
  { LYD_REASON_BOTS_IGNORED, N_ ("“{value}” takes notes and is no person. It is ignored.") },
  { LYD_REASON_ASSUMED_DAY, N_ ("The times in this report have no date. {value} was taken.") },
  { LYD_REASON_MASKED_EMAIL, N_ ("The e-mail address “{value}” is cut short in the report. Only the name is kept.") },
  { LYD_REASON_BAD_EMAIL, N_ ("“{value}” is no e-mail address. Only the name is kept.") },
  { LYD_REASON_BAD_DURATION, N_ ("“{value}” is no duration that Lanyard can read. It is left out.") },
  { LYD_REASON_NO_DATE, N_ ("“{value}” has no date, and the report does not say of which day it is. It is left out.") },
  { LYD_REASON_LEFT_FIRST, N_ ("“{value}” is before they joined. It is left out.") },
  { LYD_REASON_NO_TIME, N_ ("Left out: this row says neither when somebody was there nor for how long.") },
  { LYD_REASON_ANONYMOUS, N_ ("Left out: an answer or a question of nobody in particular.") },
  { LYD_REASON_OTHER_MEETING, N_ ("From here on, rows are of a meeting of another day ({value}). They are left out.") },
  { LYD_REASON_SEVERAL_MEETINGS,
    N_ ("From here on, rows are of another meeting ({value}). They are brought in, too.") },
  { LYD_REASON_BAD_STATUS, N_ ("The status “{value}” is not known and changes nothing.") },
  { LYD_REASON_NO_NAME, N_ ("Left out: this row names nobody.") },
};

/* Why somebody is ignored, or has to be asked about. */
static const struct {
  const char *reason;
  const char *title;
} reasons[] = {
  { LYD_REASON_BOT, N_ ("Takes notes, no person") },
  { LYD_REASON_NOBODY, N_ ("Nobody") },
  { LYD_REASON_NOT_APPROVED, N_ ("Not approved, and did not come") },
  { LYD_REASON_WAITED, N_ ("Only in the waiting room") },
  { LYD_REASON_NAME_ONLY, N_ ("A name without an e-mail address") },
  { LYD_REASON_PHONE, N_ ("Called by telephone") },
  { LYD_REASON_NAMELESS, N_ ("A device without a name") },
  { LYD_REASON_SAME_NAME, N_ ("Registered under another address?") },
  { LYD_REASON_SHARED_ADDRESS, N_ ("An address of several people") },
};

static char *
fill (const char *sentence,
      const char *value)
{
  g_autofree char *shown = lyd_safe_text (value);
  g_auto (GStrv) halves = g_strsplit (sentence, "{value}", -1);

  return g_strjoinv (shown, halves);
}

/* Returns: (transfer full): one sentence, translated */
char *
lyd_words_attendance_problem (const LydAttendanceNote *note)
{
  LydImportNote other = { note->line, note->column, note->reason, note->value, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].reason, note->reason) == 0)
      return fill (_ (sentences[i].sentence), note->value);
  return lyd_words_import_problem (&other);
}

/* Returns: (nullable): a few words, translated */
const char *
lyd_words_attendance_reason (const char *reason)
{
  for (gsize i = 0; reason != NULL && i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (reasons[i].reason, reason) == 0)
      return _ (reasons[i].title);
  return NULL;
}

/* Takes @part. */
static void
add_part (GString *text,
          char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
  g_free (part);
}

/* Returns: (transfer full): "83 matched, 6 new, 2 to settle, 1 note-taker ignored" */
char *
lyd_words_attendance_summary (const LydAttendanceCounts *counts)
{
  GString *text = g_string_new (NULL);
  guint others = counts->ignored - counts->bots;

  add_part (text, g_strdup_printf (ngettext ("%u matched", "%u matched", counts->matched), counts->matched));
  if (counts->added > 0)
    add_part (text, g_strdup_printf (ngettext ("%u new", "%u new", counts->added), counts->added));
  if (counts->ambiguous > 0)
    add_part (text, g_strdup_printf (ngettext ("%u to settle", "%u to settle", counts->ambiguous), counts->ambiguous));
  if (counts->apart > 0)
    add_part (text, g_strdup_printf (ngettext ("%u host or panelist", "%u hosts and panelists", counts->apart),
                                     counts->apart));
  if (counts->no_shows > 0)
    add_part (text, g_strdup_printf (ngettext ("%u did not come", "%u did not come", counts->no_shows),
                                     counts->no_shows));
  if (counts->bots > 0)
    add_part (text, g_strdup_printf (ngettext ("%u note-taker ignored", "%u note-takers ignored", counts->bots),
                                     counts->bots));
  if (others > 0)
    add_part (text, g_strdup_printf (ngettext ("%u other ignored", "%u others ignored", others), others));
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): "at least 5 minutes, within the session" */
char *
lyd_words_attendance_rule (const LydAttendanceRule *rule)
{
  g_autofree char *least = NULL;

  if (rule->share >= 0)
    /* Translators: what counts as attended: a share of the session */
    least = g_strdup_printf (_ ("at least %d%% of the session"), rule->share);
  else if (rule->minutes > 0)
    least =
      g_strdup_printf (ngettext ("at least %d minute", "at least %d minutes", (gulong) rule->minutes), rule->minutes);
  else
    least = g_strdup (_ ("any time"));
  return rule->clip ? g_strdup_printf (_ ("%s, counted from start to end"), least) : g_steal_pointer (&least);
}

/* Returns: (transfer full): "1 h 1 min", "42 min", "20 s" */
char *
lyd_words_attendance_duration (gint64 seconds)
{
  gint64 minutes = seconds / 60;

  if (seconds < 60)
    return g_strdup_printf (_ ("%d s"), (int) MAX (seconds, 0));
  if (minutes < 60)
    return g_strdup_printf (_ ("%d min"), (int) minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (_ ("%d h"), (int) (minutes / 60));
  return g_strdup_printf (_ ("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
}
