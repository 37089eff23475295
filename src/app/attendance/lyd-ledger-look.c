#include "lyd-ledger-look.h"

#include "lyd-words-attendance.h"

#include <glib/gi18n.h>

static const struct {
  const char *word;
  const char *title;
} filters[LYD_LEDGER_N_FILTERS] = {
  [LYD_LEDGER_ALL] = { "all", NC_ ("attendance", "All") },
  [LYD_LEDGER_ONLY_ATTENDED] = { "attended", NC_ ("attendance", "Attended") },
  [LYD_LEDGER_ONLY_ABSENT] = { "no-show", NC_ ("attendance", "No-shows") },
  [LYD_LEDGER_ONLY_BELOW] = { "below", NC_ ("attendance", "Below the rule") },
  [LYD_LEDGER_ONLY_APART] = { "apart", NC_ ("attendance", "Hosts and panelists") },
};

const char *
lyd_ledger_filter_get_word (LydLedgerFilter filter)
{
  return filters[filter].word;
}

/* What nobody knows filters nothing. */
LydLedgerFilter
lyd_ledger_filter_find (const char *word)
{
  for (int i = 0; i < LYD_LEDGER_N_FILTERS; i++)
    if (g_strcmp0 (filters[i].word, word) == 0)
      return (LydLedgerFilter) i;
  return LYD_LEDGER_ALL;
}

const char *
lyd_ledger_filter_get_title (LydLedgerFilter filter)
{
  return g_dpgettext2 (NULL, "attendance", filters[filter].title);
}

/* ---- what became of them ---- */

LydLedgerOutcome
lyd_ledger_judge (const LydAttendance *line)
{
  if (line->attended)
    return line->participant ? LYD_LEDGER_ATTENDED : LYD_LEDGER_APART;
  return line->connected ? LYD_LEDGER_BELOW : LYD_LEDGER_ABSENT;
}

gboolean
lyd_ledger_line_fits (const LydAttendance *line,
                      LydLedgerFilter filter)
{
  switch ((int) filter) {
  case LYD_LEDGER_ONLY_ATTENDED:
    return lyd_ledger_judge (line) == LYD_LEDGER_ATTENDED;
  case LYD_LEDGER_ONLY_ABSENT:
    return lyd_ledger_judge (line) == LYD_LEDGER_ABSENT;
  case LYD_LEDGER_ONLY_BELOW:
    return lyd_ledger_judge (line) == LYD_LEDGER_BELOW;
  case LYD_LEDGER_ONLY_APART:
    return lyd_ledger_judge (line) == LYD_LEDGER_APART;
  default:
    return TRUE;
  }
}

void
lyd_ledger_count (LydLedgerCounts *counts,
                  const LydAttendance *line)
{
  for (int i = 0; i < LYD_LEDGER_N_FILTERS; i++)
    counts->n[i] += lyd_ledger_line_fits (line, (LydLedgerFilter) i);
  if (lyd_ledger_judge (line) != LYD_LEDGER_ATTENDED)
    return;
  counts->online += line->online;
  counts->room += line->room;
  counts->both += line->online && line->room;
}

/* Both ways first, nobody who was not there before somebody who was. */
int
lyd_ledger_rank_way (const LydAttendance *line)
{
  return line->room && line->online ? 0 : line->room      ? 1
                                        : line->connected ? 2
                                                          : 3;
}

LydLook
lyd_ledger_look_way (const LydAttendance *line)
{
  if (line->room && line->online)
    return (LydLook){ "lyd-both-symbolic", C_ ("attendance", "Room and online"), "lyd-readable" };
  if (line->room)
    return (LydLook){ "lyd-place-symbolic", C_ ("attendance", "Room"), "lyd-readable" };
  if (line->connected)
    return (LydLook){ "lyd-online-symbolic", C_ ("attendance", "Online"), "lyd-readable" };
  return (LydLook){ NULL, "", "lyd-plain" };
}

/* "Host", "Speaker": why somebody is counted apart; NULL: they are not. */
const char *
lyd_ledger_get_role (const LydAttendance *line)
{
  if (!line->attended || line->participant)
    return NULL;
  if (line->role == LYD_ROLE_HOST)
    return C_ ("attendance", "Host");
  if (line->role == LYD_ROLE_PANELIST)
    return C_ ("attendance", "Panelist");
  return lyd_word_title (&lyd_attendee_types, line->type);
}

LydLook
lyd_ledger_look_outcome (const LydAttendance *line,
                         const LydLedgerView *view)
{
  switch ((int) lyd_ledger_judge (line)) {
  case LYD_LEDGER_ATTENDED:
    return (LydLook){ "lyd-admitted-symbolic", C_ ("attendance", "Attended"), "lyd-ok" };
  case LYD_LEDGER_APART:
    return (LydLook){ "lyd-admitted-symbolic", lyd_ledger_get_role (line), "lyd-readable" };
  case LYD_LEDGER_BELOW:
    return (LydLook){ "lyd-waiting-symbolic", C_ ("attendance", "Below the rule"), "lyd-amber" };
  default:
    return view->over ? (LydLook){ "lyd-cancelled-symbolic", C_ ("attendance", "No-show"), "lyd-readable" }
                      : (LydLook){ "lyd-expected-symbolic", C_ ("attendance", "Expected"), "lyd-readable" };
  }
}

/* ---- words ---- */

char *
lyd_ledger_describe_minutes (const LydAttendance *line)
{
  if (!line->connected)
    return g_strdup ("");
  return line->seconds < 60 ? g_strdup ("< 1") : g_strdup_printf ("%d", (int) (line->seconds / 60));
}

char *
lyd_ledger_describe_below (const LydAttendance *line)
{
  g_autofree char *minutes = line->seconds > 0 ? lyd_words_attendance_duration (line->seconds) : NULL;
  const char *way = lyd_ledger_look_way (line).word;

  if (minutes != NULL)
    return g_strdup_printf ("%s · %s", way, minutes);
  return g_strdup (way[0] != '\0' ? way : line->organization != NULL ? line->organization
                                                                     : "");
}

/* @words: (transfer full) */
static void
add_words (GString *text,
           int n,
           char *words)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

/* "83 attended · 76 online · 12 in the room · 5 of them both ways · 31 no-shows · 4 counted apart" */
char *
lyd_ledger_describe_counts (const LydLedgerCounts *counts,
                            gboolean over)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int attended = counts->n[LYD_LEDGER_ONLY_ATTENDED];
  int below = counts->n[LYD_LEDGER_ONLY_BELOW];
  int absent = counts->n[LYD_LEDGER_ONLY_ABSENT];
  int apart = counts->n[LYD_LEDGER_ONLY_APART];

  /* Translators: these are put together with dots: "83 attended · 76 online · 12 in the room" */
  g_string_append_printf (text, ngettext ("%d attended", "%d attended", (gulong) attended), attended);
  if (counts->room > 0 && counts->online > 0) {
    add_words (text, counts->online, g_strdup_printf (_ ("%d online"), counts->online));
    add_words (text, counts->room, g_strdup_printf (_ ("%d in the room"), counts->room));
    add_words (text, counts->both, g_strdup_printf (_ ("%d of them both"), counts->both));
  } else if (counts->online > 0) {
    g_string_append_printf (text, " %s", C_ ("they attended", "online"));
  } else if (counts->room > 0) {
    g_string_append_printf (text, " %s", C_ ("they attended", "in the room"));
  }
  add_words (text, below, g_strdup_printf (_ ("%d below the rule"), below));
  add_words (text, absent,
             over ? g_strdup_printf (ngettext ("%d no-show", "%d no-shows", (gulong) absent), absent)
                  : g_strdup_printf (ngettext ("%d expected", "%d expected", (gulong) absent), absent));
  add_words (text, apart, g_strdup_printf (_ ("%d counted apart"), apart));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Counts as attended online: at least 5 minutes" */
char *
lyd_ledger_describe_rule (const LydAttendanceRule *rule)
{
  g_autofree char *words = lyd_words_attendance_rule (rule);

  /* Translators: %s: as "at least 5 minutes" */
  return g_strdup_printf (_ ("Counts as attended online: %s"), words);
}

/* Why it was judged so, for somebody who was there for too short. */
static char *
describe_below_rule (const LydAttendance *line,
                     const LydAttendanceRule *rule)
{
  g_autofree char *counted = lyd_words_attendance_duration (line->counted);
  g_autofree char *words = lyd_words_attendance_rule (rule);

  /* Translators: how long somebody was there, and what counts as attended, as "at least 5 minutes" */
  return g_strdup_printf (_ ("Counted: %s. The rule asks for %s."), counted, words);
}

static char *
describe_time (const LydAttendance *line)
{
  g_autofree char *minutes = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *connections = NULL;

  if (!line->connected)
    return g_strdup (line->room ? _ ("Checked in, in the room.") : "");
  minutes = lyd_words_attendance_duration (line->seconds);
  counted = lyd_words_attendance_duration (line->counted);
  connections = g_strdup_printf (
    ngettext ("%d connection", "%d connections", (gulong) line->connections), line->connections);
  if (line->counted < line->seconds)
    /* Translators: "52 minutes online, 47 minutes of them within the session (3 connections)." */
    return g_strdup_printf (_ ("%s online, %s of them within the session (%s)."), minutes, counted, connections);
  return g_strdup_printf (_ ("%s online (%s)."), minutes, connections);
}

/* Why a line says what it says. */
char *
lyd_ledger_describe_reason (const LydAttendance *line,
                            const LydAttendanceRule *rule,
                            const LydLedgerView *view)
{
  g_autofree char *time = describe_time (line);
  const char *role = lyd_ledger_get_role (line);
  g_autofree char *below = NULL;

  switch ((int) lyd_ledger_judge (line)) {
  case LYD_LEDGER_ATTENDED:
    return line->room && line->connected
             ? g_strdup_printf ("%s %s", time, _ ("In the room as well: counted once."))
             : g_steal_pointer (&time);
  case LYD_LEDGER_APART:
    return g_strdup_printf (_ ("%s Counted apart: %s."), time, role);
  case LYD_LEDGER_BELOW:
    below = describe_below_rule (line, rule);
    return g_strdup_printf ("%s %s", time, below);
  default:
    return g_strdup (view->over ? _ ("Neither in the room nor online, as far as is known.") : _ ("Not there yet."));
  }
}
