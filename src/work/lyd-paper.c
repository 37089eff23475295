#include "lyd-paper.h"

#include "lyd-admit.h"
#include "lyd-typed.h"

#include <glib/gi18n.h>
#include <string.h>

/* A clock on the wall and the computer's differ a little. */
#define SLACK (2 * LYD_MINUTE)
/* How long before a session somebody may well have signed its list. */
#define EARLY (4 * LYD_HOUR)
/* No list is longer; what is further down in the log is not shown again. */
#define MAX_SCANS 5000

/* Returns: the day that a list of @session is most likely of: today while it lasts, else its first */
int
lyd_paper_propose_day (const LydSession *session,
                       gint64 now,
                       GTimeZone *zone)
{
  int today = lyd_time_local_day (now, zone);
  int first = lyd_time_local_day (session->start, zone);
  int last = lyd_time_local_day (session->end, zone);

  return today >= first && today <= last ? today : first;
}

/* Whether somebody said which half of the day. */
static gboolean
says_half (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return strpbrk (lower, "ap") != NULL;
}

/**
 * lyd_paper_read_time:
 * @text: "9:05", "1:30 pm"; empty: as the row above
 * @day: a local date, as lyd_time_local_day() gives it
 * @above: the time of the row above, or %LYD_TIME_NONE
 * @at: (out): when the row was signed
 *
 * On paper nobody writes which half of the day it was: "7:30" on the list of an evening is in the evening.
 */
LydPaperTime
lyd_paper_read_time (const char *text,
                     const LydSession *session,
                     int day,
                     gint64 above,
                     gint64 now,
                     GTimeZone *zone,
                     gint64 *at)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  gint64 morning, evening;
  int hour, minute;

  *at = above;
  if (typed[0] == '\0')
    return above != LYD_TIME_NONE ? LYD_PAPER_TIME_FINE : LYD_PAPER_TIME_MISSING;
  if (!lyd_typed_clock (typed, &hour, &minute))
    return LYD_PAPER_TIME_UNREADABLE;
  morning = lyd_time_from_local (zone, day / 10000, day / 100 % 100, day % 100, hour, minute, 0);
  evening = hour < 12 && !says_half (typed)
              ? lyd_time_from_local (zone, day / 10000, day / 100 % 100, day % 100, hour + 12, minute, 0)
              : LYD_TIME_NONE;
  if (morning == LYD_TIME_NONE)
    return LYD_PAPER_TIME_UNREADABLE;
  *at = morning;
  if (evening != LYD_TIME_NONE && morning < session->start - EARLY && evening >= session->start - EARLY &&
      evening <= session->end)
    *at = evening;
  return *at > now + SLACK ? LYD_PAPER_TIME_LATER : LYD_PAPER_TIME_FINE;
}

/* Returns: (transfer full) (nullable): what is wrong with a time; %NULL where nothing is */
char *
lyd_words_paper_time (LydPaperTime time)
{
  static const char *const words[] = {
    [LYD_PAPER_TIME_FINE] = NULL,
    [LYD_PAPER_TIME_MISSING] = N_ ("Say the time of the first row, such as 9:05."),
    [LYD_PAPER_TIME_UNREADABLE] = N_ ("This is no time of day. Write it like 9:05 or 1:30 pm."),
    [LYD_PAPER_TIME_LATER] = N_ ("This is later than now. Look at the day, too."),
  };

  return words[time] != NULL ? g_strdup (_ (words[time])) : NULL;
}

void
lyd_paper_row_free (LydPaperRow *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self);
}

/* Returns: (transfer full) (element-type LydPaperRow): the rows of paper lists that let somebody into @session and were
 * not taken back; the last one entered first */
GPtrArray *
lyd_paper_list (LydFile *file,
                const LydId *session,
                GError **error)
{
  g_autoptr (GPtrArray) lines = lyd_admit_list_scans (file, session, NULL, TRUE, MAX_SCANS, error);
  GPtrArray *rows;

  if (lines == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_paper_row_free);
  for (guint i = 0; i < lines->len; i++) {
    const LydScanLine *line = g_ptr_array_index (lines, i);
    LydPaperRow *row;

    if (line->undone || line->name == NULL || line->scan->source != LYD_SOURCE_PAPER ||
        line->scan->kind != LYD_SCAN_ENTRY || line->scan->verdict != LYD_VERDICT_ADMITTED)
      continue;
    row = g_new0 (LydPaperRow, 1);
    row->scan = line->scan->id;
    row->registration = line->scan->registration;
    row->at = line->scan->at;
    row->name = g_strdup (line->name);
    row->organization = g_strdup (line->organization);
    g_ptr_array_add (rows, row);
  }
  return rows;
}
