#include "lyd-plan-change.h"

#include "lyd-agenda-private.h"
#include "lyd-eligibility-private.h"
#include "lyd-design-rows.h"
#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-material-rows.h"
#include "lyd-plan-private.h"
#include "lyd-presence.h"
#include "lyd-program-rows.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-time.h"
#include "lyd-usage.h"
#include "lyd-waiting.h"

#include <glib/gi18n.h>

/* How many weeks ahead a free date is looked for. */
#define MAX_WEEKS 520

/* What of @old belongs to the event as a whole follows the event; the rest keeps its distance to the event's start. */
static void
follow (LydSession *session,
        const LydEvent *old,
        const LydEvent *event)
{
  g_autoptr (GTimeZone) from = lyd_zone_get (old->timezone);
  g_autoptr (GTimeZone) to = lyd_zone_get (event->timezone);
  gint64 wall = lyd_time_to_wall (event->start, to) - lyd_time_to_wall (old->start, from);
  gboolean whole = session->start == old->start && session->end == old->end;

  if (whole) {
    session->start = event->start;
    session->end = event->end;
  } else {
    session->start = lyd_time_from_wall (lyd_time_to_wall (session->start, from) + wall, to);
    session->end = lyd_time_from_wall (lyd_time_to_wall (session->end, from) + wall, to);
  }
  if (g_strcmp0 (session->title, old->title) == 0) {
    g_free (session->title);
    session->title = g_strdup (event->title);
  }
  if (session->sensitive == old->sensitive)
    session->sensitive = event->sensitive;
}

static gboolean
move_sessions (LydFile *file,
               const LydEvent *old,
               const LydEvent *event,
               GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_sessions_list (file->db, &event->id, error);

  if (sessions == NULL)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++) {
    LydSession *session = g_ptr_array_index (sessions, i);

    follow (session, old, event);
    if (!lyd_sessions_update (file->db, session, error))
      return FALSE;
  }
  return TRUE;
}

/* Whether calendars that hold @old must learn of @event (RFC 5546, 2.1.4). */
static gboolean
is_moved (const LydEvent *old,
          const LydEvent *event)
{
  return old->start != event->start || old->end != event->end || g_strcmp0 (old->timezone, event->timezone) != 0 ||
         g_strcmp0 (old->venue, event->venue) != 0 || old->mode != event->mode;
}

/* Where there is more room, those who wait move up. */
static gboolean
settle_event (LydFile *file,
              const LydEvent *old,
              const LydEvent *event,
              GPtrArray *promoted,
              GError **error)
{
  if (old->capacity >= 0 && event->capacity < 0)
    return lyd_seating_settle_unlimited (file, &event->id, promoted, error);
  return event->capacity <= old->capacity || lyd_seating_settle (file, &event->id, NULL, promoted, error);
}

/* Within the caller's act: @event, which was @old, with all that follows from the change. */
gboolean
lyd_plan_write_event (LydFile *file,
                      const LydEvent *old,
                      LydEvent *event,
                      GPtrArray *promoted,
                      GError **error)
{
  event->sequence = old->sequence + (is_moved (old, event) || old->state != event->state ? 1 : 0);
  return lyd_events_update (file->db, event, error) && move_sessions (file, old, event, error) &&
         lyd_eligibility_put (file, &event->id, NULL, event->rules, error) &&
         lyd_programs_put (file, &event->id, event->programs, error) &&
         settle_event (file, old, event, promoted, error);
}

/* As lyd_plan_change_event(), for whom it does not matter who moved up. */
gboolean
lyd_plan_update_event (LydFile *file,
                       LydEvent *event,
                       GError **error)
{
  return lyd_plan_change_event (file, event, NULL, error);
}

/**
 * lyd_plan_change_event:
 * @event: with the id of one on file; its texts are cleaned, its sequence is counted here
 * @promoted: (out) (optional) (element-type LydPromotion): who moved up because the capacity was raised
 *
 * Changes an event. Its sessions follow: what lasts as long as the event still does, the rest moves along by the clock
 * on the wall. Where time or place changed, SEQUENCE is raised, so that calendars take the new one over.
 */
gboolean
lyd_plan_change_event (LydFile *file,
                       LydEvent *event,
                       GPtrArray **promoted,
                       GError **error)
{
  g_autoptr (GPtrArray) moved = lyd_promotions_new ();
  g_autoptr (LydAct) act = NULL;
  g_autoptr (LydEvent) old = NULL;
  g_autofree char *names = NULL;

  if (!lyd_plan_check_event (event, error) || (act = lyd_file_begin (file, error)) == NULL ||
      (old = lyd_plan_get_event (file, &event->id, error)) == NULL)
    return FALSE;
  if (!lyd_plan_write_event (file, old, event, moved, error))
    return FALSE;
  names = lyd_promotions_dup_names (moved);
  if (!lyd_file_commit (file, &act, "edit-event", &event->id, error, "title", event->title, "promoted", names, NULL))
    return FALSE;
  if (promoted != NULL)
    *promoted = g_steal_pointer (&moved);
  return TRUE;
}

static gboolean
is_free (GPtrArray *events,
         gint64 start,
         gint64 end)
{
  for (guint i = 0; i < events->len; i++) {
    const LydEvent *other = g_ptr_array_index (events, i);

    if (other->state != LYD_EVENT_CANCELLED && other->start < end && start < other->end)
      return FALSE;
  }
  return TRUE;
}

/* The same hour of the same weekday, in the first week after now and after @event when nothing else is planned. */
static gboolean
move_to_free_date (LydFile *file,
                   LydEvent *event,
                   GError **error)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (event->timezone);
  gint64 now = lyd_context_now (&file->context);
  g_autoptr (GPtrArray) events = lyd_events_list (file->db, now, LYD_TIME_NONE, error);
  gint64 start = event->start;
  gint64 end = event->end;

  if (events == NULL)
    return FALSE;
  for (int week = 1; week <= MAX_WEEKS; week++) {
    gint64 wall = week * 7 * 24 * LYD_HOUR;

    event->start = lyd_time_from_wall (lyd_time_to_wall (start, zone) + wall, zone);
    event->end = lyd_time_from_wall (lyd_time_to_wall (end, zone) + wall, zone);
    if (event->start > now && is_free (events, event->start, event->end))
      return TRUE;
  }
  /* Ten years without a free week: the calendar is not what decides. */
  return TRUE;
}

/* What was prepared to be handed out is handed out again; slides and recordings are of that day. */
static gboolean
copy_materials (LydFile *file,
                GPtrArray *materials,
                const LydId *from_session,
                const LydEvent *event,
                const LydId *session,
                GError **error)
{
  for (guint i = 0; i < materials->len; i++) {
    g_autoptr (LydMaterial) copy = lyd_material_copy (g_ptr_array_index (materials, i));

    if (!lyd_id_equal (&copy->session, from_session) || copy->kind == LYD_MATERIAL_RECORDING ||
        copy->kind == LYD_MATERIAL_SLIDES)
      continue;
    copy->id = lyd_context_make_id (&file->context);
    copy->event = event->id;
    copy->session = *session;
    if (!lyd_material_rows_insert (file->db, copy, error))
      return FALSE;
  }
  return TRUE;
}

/* Within the caller's act: @event, which is on file without any, gets the sessions, questions, seats, audience,
 * programs and badge design of @old. */
gboolean
lyd_plan_copy_parts (LydFile *file,
                     const LydEvent *old,
                     const LydEvent *event,
                     GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_sessions_list (file->db, &old->id, error);
  g_autoptr (GPtrArray) questions = sessions != NULL ? lyd_questions_list (file->db, &old->id, error) : NULL;
  g_autoptr (GPtrArray) materials = questions != NULL ? lyd_material_rows_list (file->db, &old->id, error) : NULL;

  if (materials == NULL || !copy_materials (file, materials, &lyd_id_none, event, &lyd_id_none, error) ||
      !lyd_seats_copy (file->db, &old->id, &event->id, error) ||
      !lyd_eligibility_copy (file, &old->id, NULL, &event->id, NULL, error) ||
      !lyd_program_rows_copy (file->db, &old->id, &event->id, error) ||
      !lyd_design_rows_copy (file->db, &old->id, &event->id, error))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++) {
    LydSession *session = g_ptr_array_index (sessions, i);
    LydId from = session->id;

    session->id = lyd_context_make_id (&file->context);
    session->event = event->id;
    follow (session, old, event);
    if (!lyd_sessions_insert (file->db, session, error) ||
        !copy_materials (file, materials, &from, event, &session->id, error) ||
        !lyd_agenda_copy_presenters (file, &from, &session->id, error) ||
        !lyd_eligibility_copy (file, &old->id, &from, &event->id, &session->id, error))
      return FALSE;
  }
  for (guint i = 0; i < questions->len; i++) {
    LydQuestion *question = g_ptr_array_index (questions, i);

    question->id = lyd_context_make_id (&file->context);
    question->event = event->id;
    if (!lyd_questions_insert (file->db, question, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * lyd_plan_duplicate_event:
 * @copy: (out): the new event's id
 *
 * Plans the event once more, with its sessions and questions and without its people, on the next free date.
 */
gboolean
lyd_plan_duplicate_event (LydFile *file,
                          const LydId *id,
                          LydId *copy,
                          GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) old = NULL;
  g_autoptr (LydEvent) event = NULL;

  if (act == NULL || (old = lyd_plan_get_event (file, id, error)) == NULL)
    return FALSE;
  event = lyd_event_copy (old);
  event->id = lyd_context_make_id (&file->context);
  event->state = LYD_EVENT_PLANNED;
  event->sequence = 0;
  event->series = lyd_id_none;
  event->series_at = LYD_TIME_NONE;
  *copy = event->id;
  return move_to_free_date (file, event, error) && lyd_events_insert (file->db, event, error) &&
         lyd_plan_copy_parts (file, old, event, error) &&
         lyd_file_commit (file, &act, "duplicate-event", &event->id, error, "title", event->title, NULL);
}

/* Deletes an event that nobody has registered for or attended; %LYD_ERROR_CONFLICT where somebody has. */
gboolean
lyd_plan_delete_event (LydFile *file,
                       const LydId *id,
                       GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) event = NULL;
  gboolean used = FALSE;

  if (act == NULL || (event = lyd_plan_get_event (file, id, error)) == NULL ||
      !lyd_events_is_used (file->db, id, &used, error))
    return FALSE;
  if (used) {
    g_set_error (
      error, LYD_ERROR, LYD_ERROR_CONFLICT,
      _ ("“%s” has registrations or attendance, so it cannot be deleted. Cancel it instead. Nothing was changed."),
      event->title);
    return FALSE;
  }
  return lyd_events_delete (file->db, id, error) &&
         lyd_file_commit (file, &act, "delete-event", id, error, "title", event->title, NULL);
}

/* As lyd_plan_change_session(), for whom it does not matter who moved up. */
gboolean
lyd_plan_update_session (LydFile *file,
                         LydSession *session,
                         GError **error)
{
  return lyd_plan_change_session (file, session, NULL, error);
}

/* Whether @session has room that @old had not. */
static gboolean
has_more_room (const LydSession *old,
               const LydSession *session)
{
  return old->capacity >= 0 && (session->capacity < 0 || session->capacity > old->capacity);
}

/**
 * lyd_plan_change_session:
 * @session: with the id of one on file; its texts are cleaned here
 * @promoted: (out) (optional) (element-type LydPromotion): who moved up because the capacity was raised
 *
 * Changes a session.
 */
gboolean
lyd_plan_change_session (LydFile *file,
                         LydSession *session,
                         GPtrArray **promoted,
                         GError **error)
{
  g_autoptr (GPtrArray) moved = lyd_promotions_new ();
  g_autoptr (LydAct) act = NULL;
  g_autoptr (LydSession) old = NULL;
  g_autofree char *names = NULL;

  if (!lyd_plan_check_session (session, error) || (act = lyd_file_begin (file, error)) == NULL ||
      (old = lyd_plan_get_session (file, &session->id, error)) == NULL)
    return FALSE;
  if (!lyd_sessions_update (file->db, session, error) || !lyd_agenda_write_presenters (file, session, error) ||
      !lyd_eligibility_put (file, &session->event, &session->id, session->rules, error) ||
      (has_more_room (old, session) && !lyd_seating_settle (file, &session->event, NULL, moved, error)))
    return FALSE;
  names = lyd_promotions_dup_names (moved);
  if (!lyd_file_commit (file, &act, "edit-session", &session->event, error, "title", session->title, "promoted", names,
                        NULL))
    return FALSE;
  if (promoted != NULL)
    *promoted = g_steal_pointer (&moved);
  return TRUE;
}

static gboolean
check_deletable (LydFile *file,
                 const LydSession *session,
                 GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_sessions_list (file->db, &session->event, error);
  gboolean used = FALSE;

  if (sessions == NULL || !lyd_sessions_is_used (file->db, &session->id, &used, error))
    return FALSE;
  if (used)
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("“%s” was chosen, scanned at or attended online, so it cannot be deleted. Nothing was changed."),
                 session->title);
  else if (sessions->len < 2)
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("An event needs one session at least, so “%s” stays. Nothing was changed."), session->title);
  else
    return TRUE;
  return FALSE;
}

/* Deletes a session that nobody chose, was scanned at or attended online; %LYD_ERROR_CONFLICT where somebody did, and
 * for the last one of an event. */
gboolean
lyd_plan_delete_session (LydFile *file,
                         const LydId *id,
                         GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydSession) session = NULL;

  if (act == NULL || (session = lyd_plan_get_session (file, id, error)) == NULL ||
      !check_deletable (file, session, error))
    return FALSE;
  return lyd_sessions_delete (file->db, id, error) &&
         lyd_file_commit (file, &act, "delete-session", &session->event, error, "title", session->title, NULL);
}

void
lyd_session_summary_free (LydSessionSummary *self)
{
  g_clear_pointer (&self->session, lyd_session_free);
  g_free (self);
}

static gboolean
count_session (LydFile *file,
               LydSessionSummary *summary,
               GTimeZone *zone,
               GError **error)
{
  const LydSession *session = summary->session;
  int today = lyd_time_local_day (lyd_context_now (&file->context), zone);
  gboolean listed = session->choice && !session->sensitive;
  LydPresenceCount count;
  LydPlaces places = { 0 };

  if (!lyd_presence_count (file->db, &session->id,
                           session->admission == LYD_ADMIT_DAILY ? today : LYD_PRESENCE_ALL_DAYS, &count, error) ||
      !lyd_sessions_count_places (file->db, &session->id, &summary->places, error) ||
      (listed && !lyd_waiting_count_session (file->db, session, &places, error)) ||
      !lyd_sessions_is_used (file->db, &session->id, &summary->used, error))
    return FALSE;
  summary->waiting = places.waiting;
  summary->inside = count.inside;
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LydSessionSummary): the event's sessions in their order */
GPtrArray *
lyd_plan_summarize_sessions (LydFile *file,
                             const LydId *id,
                             GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, id, error);
  g_autoptr (GPtrArray) sessions = event != NULL ? lyd_sessions_list (file->db, id, error) : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_summary_free);
  g_autoptr (GTimeZone) zone = NULL;

  if (sessions == NULL)
    return NULL;
  zone = lyd_zone_get (event->timezone);
  for (guint i = 0; i < sessions->len; i++) {
    LydSessionSummary *summary = g_new0 (LydSessionSummary, 1);

    g_ptr_array_add (list, summary);
    summary->session = lyd_plan_get_session (file, &((LydSession *) g_ptr_array_index (sessions, i))->id, error);
    if (summary->session == NULL || !count_session (file, summary, zone, error))
      return NULL;
  }
  return g_steal_pointer (&list);
}
