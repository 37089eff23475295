#include "lyd-online-fold.h"

void
lyd_online_fold_init (LydOnlineFold *self)
{
  *self = (LydOnlineFold){ .intervals = g_array_new (FALSE, FALSE, sizeof (LydInterval)), .other_role = -1 };
}

void
lyd_online_fold_clear (LydOnlineFold *self)
{
  g_clear_pointer (&self->intervals, g_array_unref);
}

/* Forgets all rows: the next person. */
void
lyd_online_fold_reset (LydOnlineFold *self)
{
  GArray *intervals = self->intervals;

  g_array_set_size (intervals, 0);
  *self = (LydOnlineFold){ .intervals = intervals, .other_role = -1 };
}

/* Who was in the audience is a participant, also if they were asked onto the stage in the middle of it; a host is one
 * wherever else they were. */
static void
add_role (LydOnlineFold *self,
          LydOnlineRole role)
{
  if (role == LYD_ROLE_HOST)
    self->host = TRUE;
  else if (role == LYD_ROLE_ATTENDEE)
    self->attendee = TRUE;
  else
    self->other_role = (int) role;
}

static void
add_connection (LydOnlineFold *self,
                gint64 joined,
                gint64 left_at,
                gint64 seconds)
{
  LydInterval interval = { joined, left_at };

  if (joined == LYD_TIME_NONE && left_at == LYD_TIME_NONE)
    return;
  if (joined == LYD_TIME_NONE)
    interval.from = seconds > 0 ? left_at - seconds * LYD_SECOND : left_at;
  if (left_at == LYD_TIME_NONE)
    interval.to = seconds > 0 ? joined + seconds * LYD_SECOND : joined;
  g_array_append_val (self->intervals, interval);
}

/* Reports may be about the same time, so that only the longest counts; devices in one report are added up. */
static void
add_total (LydOnlineFold *self,
           guint report,
           gint64 seconds)
{
  if (self->totals++ == 0 || report != self->report)
    self->adding = 0;
  self->report = report;
  self->adding += MAX (seconds, 0);
  self->total = MAX (self->total, self->adding);
}

/**
 * lyd_online_fold_add:
 * @report: tells reports apart; the rows of each come together
 * @joined: with the others as in a row of a report: %LYD_TIME_NONE and -1 where it does not say
 *
 * Rows of who waited only, or did not come, change nothing.
 */
void
lyd_online_fold_add (LydOnlineFold *self,
                     guint report,
                     LydEvidenceKind kind,
                     LydOnlineRole role,
                     gint64 joined,
                     gint64 left_at,
                     gint64 seconds,
                     int amount)
{
  switch (kind) {
  case LYD_EVIDENCE_CONNECTION:
    self->came = TRUE;
    add_role (self, role);
    add_connection (self, joined, left_at, seconds);
    break;
  case LYD_EVIDENCE_TOTAL:
    self->came = TRUE;
    add_role (self, role);
    add_total (self, report, seconds);
    break;
  case LYD_EVIDENCE_POLL:
    self->polls += (guint) MAX (amount, 0);
    break;
  case LYD_EVIDENCE_QUESTION:
    self->questions += (guint) MAX (amount, 0);
    break;
  case LYD_EVIDENCE_WAITING:
  case LYD_EVIDENCE_ABSENT:
  case LYD_EVIDENCE_REGISTERED:
  default:
    break;
  }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const LydInterval *one = a;
  const LydInterval *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return one->to < other->to ? -1 : one->to > other->to;
}

static guint
count_distinct (GArray *intervals)
{
  guint n = 0;

  g_array_sort (intervals, compare);
  for (guint i = 0; i < intervals->len; i++)
    n += i == 0 || compare (&g_array_index (intervals, LydInterval, i - 1),
                            &g_array_index (intervals, LydInterval, i)) != 0;
  return n;
}

static LydOnlineRole
decide_role (const LydOnlineFold *self)
{
  if (self->host)
    return LYD_ROLE_HOST;
  if (self->attendee || self->other_role < 0)
    return LYD_ROLE_ATTENDEE;
  return (LydOnlineRole) self->other_role;
}

/**
 * lyd_online_fold_end:
 * @start: of the session, with @end: what is clipped to, and what a share is of
 *
 * Uses the rows up; lyd_online_fold_reset() comes next.
 */
LydOnlineSum
lyd_online_fold_end (LydOnlineFold *self,
                     const LydAttendanceRule *rule,
                     gint64 start,
                     gint64 end)
{
  gint64 length = MAX (end - start, 0) / LYD_SECOND;
  gint64 total = rule->clip ? MIN (self->total, length) : self->total;
  LydOnlineSum sum = {
    .role = decide_role (self),
    .first_at = LYD_TIME_NONE,
    .last_at = LYD_TIME_NONE,
    .polls = self->polls,
    .questions = self->questions,
    .came = self->came,
  };
  const GArray *merged = self->intervals;

  sum.connections = MAX (count_distinct (self->intervals), merged->len > 0 ? 0 : self->totals);
  sum.seconds = lyd_intervals_union (self->intervals) / LYD_SECOND;
  sum.visits = MAX (lyd_intervals_count_visits (merged, LYD_INTERVAL_REJOIN), self->totals > 0 ? 1 : 0);
  sum.counted = rule->clip ? lyd_intervals_count_within (merged, start, end) / LYD_SECOND : sum.seconds;
  if (merged->len > 0) {
    sum.first_at = g_array_index (merged, LydInterval, 0).from;
    sum.last_at = g_array_index (merged, LydInterval, merged->len - 1).to;
  }
  /* Times say more than a sum of minutes: that counts only for who has none, or for less of it. */
  if (self->total > sum.seconds)
    sum.seconds = self->total;
  if (merged->len == 0)
    sum.counted = total;
  else if (!rule->clip)
    sum.counted = sum.seconds;
  sum.attended = self->came && lyd_attendance_rule_judge (rule, sum.counted, length);
  return sum;
}
