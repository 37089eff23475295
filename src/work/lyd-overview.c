#include "lyd-overview.h"

#include "lyd-attendance-rows.h"
#include "lyd-badges.h"
#include "lyd-file-private.h"
#include "lyd-presence.h"
#include "lyd-purge-rows.h"
#include "lyd-usage.h"
#include "lyd-words-agenda.h"

void
lyd_event_summary_free (LydEventSummary *self)
{
  lyd_event_free (self->event);
  g_clear_pointer (&self->session, lyd_session_free);
  g_free (self);
}

static gboolean
is_on (const LydEvent *event,
       gint64 now)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (event->timezone);
  int today = lyd_time_local_day (now, zone);

  return event->state != LYD_EVENT_CANCELLED && today >= lyd_time_local_day (event->start, zone) &&
         today <= lyd_time_local_day (event->end, zone);
}

/* While an event is on, the session whose desk would open; else where people arrive: once it is over, no desk opens,
 * and the one that would is the last breakout's. */
static LydSession *
pick_session (const LydEventSummary *summary,
              GPtrArray *sessions,
              gint64 now)
{
  if (sessions->len == 0)
    return NULL;
  if (summary->on)
    return lyd_plan_pick_session (sessions, now);
  for (guint i = 0; i < sessions->len; i++)
    if (((LydSession *) g_ptr_array_index (sessions, i))->admission == LYD_ADMIT_DAILY)
      return g_ptr_array_index (sessions, i);
  return lyd_plan_pick_session (sessions, now);
}

/* The session of the desk and, where it is counted, who is in there. */
static gboolean
add_session (LydFile *file,
             LydEventSummary *summary,
             gint64 now,
             GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, &summary->event->id, error);
  LydSession *session;

  if (sessions == NULL)
    return FALSE;
  session = pick_session (summary, sessions, now);
  if (session == NULL)
    return TRUE;
  summary->session = lyd_plan_get_session (file, &session->id, error);
  return summary->session != NULL &&
         (!summary->counted ||
          lyd_roster_count (file, &summary->event->id, &session->id, &summary->counts, error));
}

/**
 * lyd_overview_list_events:
 * @counted: with everybody counted, which takes a moment where there are 100,000 registrations
 *
 * Returns: (transfer full) (element-type LydEventSummary): every event, by start
 */
GPtrArray *
lyd_overview_list_events (LydFile *file,
                          gboolean counted,
                          GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_event_summary_free);
  g_autoptr (GPtrArray) events = lyd_plan_list_events (file, LYD_TIME_NONE, LYD_TIME_NONE, error);
  g_autoptr (GHashTable) counts = NULL;
  gint64 now = lyd_context_now (lyd_file_get_context (file));

  if (events == NULL || (counted && (counts = lyd_roster_count_events (file, error)) == NULL))
    return NULL;
  for (guint i = 0; i < events->len; i++) {
    LydEvent *event = g_ptr_array_index (events, i);
    LydEventSummary *summary = g_new0 (LydEventSummary, 1);
    LydRosterCounts *known = counts != NULL ? g_hash_table_lookup (counts, &event->id) : NULL;

    g_ptr_array_add (list, summary);
    summary->event = lyd_event_copy (event);
    summary->on = is_on (event, now);
    summary->counted = counted;
    if (known != NULL)
      summary->counts = *known;
    if (counted && summary->on && !add_session (file, summary, now, error))
      return NULL;
  }
  return g_steal_pointer (&list);
}

/**
 * lyd_overview_get_event:
 * @counted: with its counts, which take a moment where there are 100,000 registrations
 *
 * Returns: (transfer full) (nullable): the event with its desk's session
 */
LydEventSummary *
lyd_overview_get_event (LydFile *file,
                        const LydId *id,
                        gboolean counted,
                        GError **error)
{
  LydEvent *event = lyd_plan_get_event (file, id, error);
  g_autoptr (LydEventSummary) summary = NULL;
  gint64 now = lyd_context_now (lyd_file_get_context (file));

  if (event == NULL)
    return NULL;
  summary = g_new0 (LydEventSummary, 1);
  summary->event = event;
  summary->on = is_on (event, now);
  summary->counted = counted;
  return add_session (file, summary, now, error) ? g_steal_pointer (&summary) : NULL;
}

void
lyd_overview_free (LydOverview *self)
{
  g_clear_pointer (&self->summary, lyd_event_summary_free);
  g_clear_pointer (&self->next, lyd_session_summary_free);
  g_clear_pointer (&self->arrivals, g_array_unref);
  g_clear_pointer (&self->other_days, g_ptr_array_unref);
  g_free (self->questions);
  g_free (self->conflict);
  g_free (self);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static void
arrival_day_free (gpointer data)
{
  LydArrivalDay *self = data;

  g_array_unref (self->times);
  g_free (self);
}

/* More than that is no gathering, but something that goes on. */
#define MAX_DAYS 14

/* The days besides the one that is drawn first. Who is in says only the last day of each person, so the log is read;
 * it does so only where there are several days. */
static gboolean
read_other_days (LydFile *file,
                 LydOverview *self,
                 const LydId *session,
                 GTimeZone *zone,
                 GError **error)
{
  const LydEvent *event = self->summary->event;
  int first = lyd_time_local_day (event->start, zone);
  int last = lyd_time_local_day (event->end, zone);
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  LydArrivalDay *day = NULL;

  self->other_days = g_ptr_array_new_with_free_func (arrival_day_free);
  if (self->summary->session == NULL || last == first || last - first >= MAX_DAYS)
    return TRUE;
  entries = lyd_presence_list_entries (file->db, session, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++) {
    LydEntryTime *entry = &g_array_index (entries, LydEntryTime, i);
    gint64 from = lyd_time_day_start (lyd_time_local_day (entry->at, zone), zone);

    if (from == self->arrivals_from)
      continue;
    if (day == NULL || day->from != from) {
      day = g_new0 (LydArrivalDay, 1);
      day->from = from;
      day->times = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (self->other_days, day);
      g_hash_table_remove_all (seen);
    }
    if (g_hash_table_add (seen, &entry->registration))
      g_array_append_val (day->times, entry->at);
  }
  return TRUE;
}

/* Once it is over, when people came on its first day is in the log alone: they came again later, or left. */
static GArray *
list_first_day (LydFile *file,
                LydOverview *self,
                const LydId *session,
                gint64 to,
                GError **error)
{
  g_autoptr (GArray) entries = lyd_presence_list_entries (file->db, session, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  GArray *times;

  if (entries == NULL)
    return NULL;
  times = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < entries->len; i++) {
    LydEntryTime *entry = &g_array_index (entries, LydEntryTime, i);

    if (entry->at >= self->arrivals_from && entry->at < to && g_hash_table_add (seen, &entry->registration))
      g_array_append_val (times, entry->at);
  }
  return times;
}

/* The day that is drawn: today while the event is on, else its first. */
static gboolean
read_arrivals (LydFile *file,
               LydOverview *self,
               GError **error)
{
  const LydEvent *event = self->summary->event;
  g_autoptr (GTimeZone) zone = lyd_zone_get (event->timezone);
  gint64 now = lyd_context_now (lyd_file_get_context (file));
  int day = lyd_time_local_day (self->summary->on ? now : event->start, zone);
  gint64 to = lyd_time_day_start (day + 1, zone);
  LydId session = self->summary->session != NULL ? self->summary->session->id : lyd_id_none;

  self->arrivals_from = lyd_time_day_start (day, zone);
  if (!read_other_days (file, self, &session, zone, error))
    return FALSE;
  if (self->summary->session == NULL) {
    self->arrivals = g_array_new (FALSE, FALSE, sizeof (gint64));
    return TRUE;
  }
  if (!self->summary->on && (self->arrivals = list_first_day (file, self, &session, to, error)) == NULL)
    return FALSE;
  if (self->summary->on && (self->arrivals = lyd_roster_list_arrivals (file, &self->summary->session->id,
                                                                       self->arrivals_from, error)) == NULL)
    return FALSE;
  for (guint i = self->arrivals->len; i > 0; i--)
    if (g_array_index (self->arrivals, gint64, i - 1) >= to)
      g_array_remove_index_fast (self->arrivals, i - 1);
  g_array_sort (self->arrivals, compare_times);
  return TRUE;
}

/* Who waits for a place in a session, and how many of them could have one. */
static void
count_waiting (LydOverview *self,
               const GPtrArray *sessions)
{
  for (guint i = 0; i < sessions->len; i++) {
    const LydSessionSummary *line = g_ptr_array_index (sessions, i);
    int capacity = line->session->capacity;
    int left = capacity < 0 ? line->waiting : CLAMP (capacity - line->places, 0, line->waiting);

    if (line->waiting == 0)
      continue;
    if (lyd_id_is_none (&self->waiting_session) || (left > 0 && self->session_free == 0))
      self->waiting_session = line->session->id;
    self->session_waiting += line->waiting;
    self->session_free += left;
  }
}

static gboolean
find_next_session (LydFile *file,
                   LydOverview *self,
                   GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_plan_summarize_sessions (file, &self->summary->event->id, error);
  gint64 now = lyd_context_now (lyd_file_get_context (file));

  if (sessions == NULL)
    return FALSE;
  self->n_sessions = (int) sessions->len;
  count_waiting (self, sessions);
  for (guint i = 0; i < sessions->len && self->next == NULL; i++)
    if (((LydSessionSummary *) g_ptr_array_index (sessions, i))->session->start > now)
      self->next = g_ptr_array_steal_index (sessions, i);
  return TRUE;
}

static gboolean
find_conflicts (LydFile *file,
                LydOverview *self,
                GError **error)
{
  g_autoptr (LydAgenda) agenda = NULL;

  /* The one session of a webinar conflicts with nothing. */
  if (self->n_sessions < 2)
    return TRUE;
  agenda = lyd_agenda_get (file, &self->summary->event->id, error);
  if (agenda == NULL)
    return FALSE;
  self->conflicts = (int) agenda->conflicts->len;
  if (self->conflicts > 0)
    self->conflict = lyd_words_conflict (agenda, g_ptr_array_index (agenda->conflicts, 0));
  return TRUE;
}

/* Badges are for rooms, and never for what is only counted. */
static gboolean
count_badges (LydFile *file,
              LydOverview *self,
              GError **error)
{
  const LydEvent *event = self->summary->event;

  if (event->mode == LYD_MODE_ONLINE || event->sensitive || event->state == LYD_EVENT_CANCELLED)
    return TRUE;
  return lyd_badges_count (file, &event->id, &self->unprinted, &self->changed, error);
}

/* What a past event still asks for. */
static gboolean
read_closing (LydFile *file,
              LydOverview *self,
              GError **error)
{
  const LydEvent *event = self->summary->event;
  gint64 now = lyd_context_now (&file->context);
  guint due = 0;
  gint64 closed_at = LYD_TIME_NONE;

  for (gsize i = 0; i < LYD_N_PURGES; i++)
    if (lyd_purge_get_due (&lyd_purge_kinds[i], event->end) <= now)
      due |= lyd_purge_kinds[i].what;
  if (!lyd_closing_get (file->db, &event->id, LYD_CLOSED, &closed_at, error) ||
      (due != 0 && !lyd_purge_rows_count_answers (file->db, &event->id, due, &self->to_purge, error)))
    return FALSE;
  self->closed = closed_at != LYD_TIME_NONE;
  return TRUE;
}

/**
 * lyd_overview_get:
 *
 * Everything that an event's first page says. It goes over every badge, so it is for the lane of reports.
 *
 * Returns: (transfer full) (nullable)
 */
LydOverview *
lyd_overview_get (LydFile *file,
                  const LydId *event,
                  GError **error)
{
  g_autoptr (LydOverview) self = g_new0 (LydOverview, 1);

  self->summary = lyd_overview_get_event (file, event, TRUE, error);
  if (self->summary == NULL || !read_arrivals (file, self, error) || !find_next_session (file, self, error) ||
      !find_conflicts (file, self, error) ||
      !lyd_events_find_import (file->db, event, &self->last_import, error) || !count_badges (file, self, error) ||
      !lyd_answers_count_missing (file->db, event, &self->unanswered, &self->questions, error) ||
      !lyd_letters_count (file, self->summary->event, &self->invitations, error) ||
      !lyd_attendance_rows_count_open (file->db, event, &self->reports, &self->unmatched, error) ||
      !lyd_events_is_used (file->db, event, &self->used, error) || !read_closing (file, self, error))
    return NULL;
  self->n_all = self->summary->counts.n[LYD_ROSTER_ALL];
  return g_steal_pointer (&self);
}
