#include "lyd-overview.h"

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

/* The session of the desk and, where the event is on, who is in there. */
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
  session = sessions->len > 0 ? lyd_plan_pick_session (sessions, now) : NULL;
  if (session == NULL)
    return TRUE;
  summary->session = lyd_plan_get_session (file, &session->id, error);
  return summary->session != NULL && lyd_roster_count (file, &summary->event->id, &session->id, &summary->counts, error);
}

/**
 * lyd_overview_list_events:
 *
 * Returns: (transfer full) (element-type LydEventSummary): every event, by start
 */
GPtrArray *
lyd_overview_list_events (LydFile *file,
                          GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_event_summary_free);
  g_autoptr (GPtrArray) events = lyd_plan_list_events (file, LYD_TIME_NONE, LYD_TIME_NONE, error);
  g_autoptr (GHashTable) counts = events != NULL ? lyd_roster_count_events (file, error) : NULL;
  gint64 now = lyd_context_now (lyd_file_get_context (file));

  if (counts == NULL)
    return NULL;
  for (guint i = 0; i < events->len; i++) {
    LydEvent *event = g_ptr_array_index (events, i);
    LydEventSummary *summary = g_new0 (LydEventSummary, 1);
    LydRosterCounts *known = g_hash_table_lookup (counts, &event->id);

    g_ptr_array_add (list, summary);
    summary->event = lyd_event_copy (event);
    summary->on = is_on (event, now);
    if (known != NULL)
      summary->counts = *known;
    if (summary->on && !add_session (file, summary, now, error))
      return NULL;
  }
  return g_steal_pointer (&list);
}

/* Returns: (transfer full) (nullable): the event with its desk's session and counts */
LydEventSummary *
lyd_overview_get_event (LydFile *file,
                        const LydId *id,
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
  return add_session (file, summary, now, error) ? g_steal_pointer (&summary) : NULL;
}
