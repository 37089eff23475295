#include "lyd-plan.h"

#include "lyd-agenda-private.h"
#include "lyd-eligibility-private.h"
#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-invitation.h"
#include "lyd-material.h"
#include "lyd-plan-private.h"
#include "lyd-registrations.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * lyd_plan_new_event:
 * @start: UTC milliseconds
 * @timezone: IANA name
 *
 * Returns: (transfer full): an event with the defaults of @kind, not stored yet
 */
LydEvent *
lyd_plan_new_event (LydKind kind,
                    gint64 start,
                    const char *timezone)
{
  const LydEventKind *defaults = lyd_event_kind_get (kind);
  LydEvent *event = lyd_event_new ();

  event->kind = kind;
  event->start = start;
  event->end = start + defaults->minutes * LYD_MINUTE;
  event->mode = defaults->mode;
  event->timezone = g_strdup (timezone);
  return event;
}

/* No line of text that people give a thing is longer; a file that was named instead of typed is. */
#define MAX_LETTERS 300

/* What is one line and optional: a room, a venue, a link. */
static gboolean
clean_optional (char **text,
                GError **error)
{
  g_autofree char *clean = *text != NULL ? lyd_clean_line (*text) : NULL;

  if (clean != NULL && g_utf8_strlen (clean, -1) > MAX_LETTERS * 4) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A place or a link has at most %d letters. Nothing was made."),
                 MAX_LETTERS * 4);
    return FALSE;
  }
  g_free (*text);
  *text = clean != NULL && clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
  return TRUE;
}

/* Cleans what everything is called by. */
gboolean
lyd_plan_clean_title (char **title,
                      GError **error)
{
  g_autofree char *clean = lyd_clean_line (*title);

  if (clean[0] == '\0') {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A title is needed. Nothing was made."));
    return FALSE;
  }
  if (g_utf8_strlen (clean, -1) > MAX_LETTERS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A title has at most %d letters. Nothing was made."),
                 MAX_LETTERS);
    return FALSE;
  }
  g_free (*title);
  *title = g_steal_pointer (&clean);
  return TRUE;
}

static gboolean
check_times (const char *title,
             gint64 start,
             gint64 end,
             GError **error)
{
  if (end <= start)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” ends before it starts. Nothing was made."), title);
  else
    return TRUE;
  return FALSE;
}

/* A link that programs open, and that goes out in calendars and letters, is one to a web page. */
static gboolean
clean_link (char **link,
            GError **error)
{
  g_autofree char *clean = NULL;

  if (!clean_optional (link, error) || *link == NULL)
    return *link == NULL;
  clean = lyd_link_clean (*link);
  if (clean == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is no link to a web page. A link begins with https:// or http:// and has no spaces. Nothing "
                    "was changed."),
                 *link);
    return FALSE;
  }
  g_free (*link);
  *link = g_steal_pointer (&clean);
  return TRUE;
}

/* Cleans an event's texts and says what does not fit. */
gboolean
lyd_plan_check_event (LydEvent *event,
                      GError **error)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (event->timezone);

  if (!lyd_plan_clean_title (&event->title, error) || !clean_optional (&event->venue, error) ||
      !clean_link (&event->registration_link, error) || !clean_link (&event->join_link, error) ||
      !check_times (event->title, event->start, event->end, error))
    return FALSE;
  if (zone == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("There is no time zone “%s”. Use a name such as America/New_York. Nothing was made."),
                 event->timezone);
    return FALSE;
  }
  if (event->invites != NULL && strcmp (event->invites, LYD_INVITES_ZOOM) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("Invitations come from Lanyard or from zoom, not from “%s”. Nothing was changed."), event->invites);
    return FALSE;
  }
  return TRUE;
}

/* Every event has at least one session: the event itself, or, where people arrive for days, "Arrival". */
static gboolean
insert_first_session (LydFile *file,
                      const LydEvent *event,
                      GError **error)
{
  const LydEventKind *kind = lyd_event_kind_get (event->kind);
  g_autoptr (LydSession) session = lyd_session_new ();

  session->id = lyd_context_make_id (&file->context);
  session->event = event->id;
  session->start = event->start;
  session->end = event->end;
  session->opens_before = kind->opens_before;
  session->closes_after = 0;
  session->sensitive = event->sensitive;
  session->kind = kind->arrival ? LYD_SESSION_ARRIVAL : LYD_SESSION_SESSION;
  session->admission = kind->arrival ? LYD_ADMIT_DAILY : LYD_ADMIT_ONCE;
  session->title = g_strdup (kind->arrival ? _ ("Arrival") : event->title);
  return lyd_sessions_insert (file->db, session, error);
}

gboolean
lyd_plan_insert_event (LydFile *file,
                       LydEvent *event,
                       GError **error)
{
  event->id = lyd_context_make_id (&file->context);
  return lyd_events_insert (file->db, event, error) && insert_first_session (file, event, error) &&
         lyd_eligibility_put (file, &event->id, NULL, event->rules, error) &&
         lyd_programs_put (file, &event->id, event->programs, error);
}

/* Stores @event, which gets its id here, with its first session. */
gboolean
lyd_plan_add_event (LydFile *file,
                    LydEvent *event,
                    GError **error)
{
  g_autoptr (LydAct) act = NULL;

  if (!lyd_plan_check_event (event, error) || (act = lyd_file_begin (file, error)) == NULL)
    return FALSE;
  return lyd_plan_insert_event (file, event, error) &&
         lyd_file_commit (file, &act, "add-event", &event->id, error, "title", event->title, NULL);
}

/* Cancels an event: it stays on file, its calendar entry says so, nobody registers any more. */
gboolean
lyd_plan_cancel_event (LydFile *file,
                       const LydId *id,
                       GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) event = NULL;

  if (act == NULL || (event = lyd_plan_get_event (file, id, error)) == NULL)
    return FALSE;
  if (event->state == LYD_EVENT_CANCELLED)
    return TRUE;
  event->state = LYD_EVENT_CANCELLED;
  event->sequence++;
  return lyd_events_update (file->db, event, error) &&
         lyd_file_commit (file, &act, "cancel-event", id, error, "title", event->title, NULL);
}

GPtrArray *
lyd_plan_list_events (LydFile *file,
                      gint64 from,
                      gint64 to,
                      GError **error)
{
  return lyd_events_list (file->db, from, to, error);
}

/* Returns: (transfer full) (nullable): %NULL with an error where there is none */
LydEvent *
lyd_plan_get_event (LydFile *file,
                    const LydId *id,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  LydEvent *event = lyd_events_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (event == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such event."));
  return event;
}

static gboolean
check_one (const GPtrArray *found,
           const char *words,
           const char *none,
           const char *several,
           GError **error)
{
  if (found == NULL)
    return FALSE;
  if (found->len == 1)
    return TRUE;
    /* Both sentences are translated literals with one %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
               found->len == 0 ? none : several, words);
#pragma GCC diagnostic pop
  return FALSE;
}

/* The one event that @words mean: an id, a unique start of one, an exact title (written as it is stored, see
 * lyd_clean_line()). */
LydEvent *
lyd_plan_find_event (LydFile *file,
                     const char *words,
                     GError **error)
{
  g_autofree char *clean = lyd_clean_line (words);
  g_autoptr (GPtrArray) found = lyd_events_find (file->db, clean, error);

  if (!check_one (found, words, _ ("There is no event “%s”."), _ ("“%s” fits more than one event. Use its id."), error))
    return NULL;
  return lyd_event_copy (g_ptr_array_index (found, 0));
}

/* Returns: (transfer full): a session with the defaults of the event's kind, not stored yet */
LydSession *
lyd_plan_new_session (const LydEvent *event)
{
  const LydEventKind *kind = lyd_event_kind_get (event->kind);
  LydSession *session = lyd_session_new ();

  session->event = event->id;
  session->kind = LYD_SESSION_BREAKOUT;
  session->start = event->start;
  session->end = event->start + LYD_HOUR;
  session->sensitive = event->sensitive;
  session->opens_before = kind->breakout_opens_before;
  session->closes_after = 0;
  return session;
}

/* Cleans a session's texts and says what does not fit. */
gboolean
lyd_plan_check_session (LydSession *session,
                        GError **error)
{
  return lyd_plan_clean_title (&session->title, error) && clean_optional (&session->room, error) &&
         clean_optional (&session->track, error) &&
         check_times (session->title, session->start, session->end, error);
}

/* Stores @session, which gets its id here. */
gboolean
lyd_plan_add_session (LydFile *file,
                      LydSession *session,
                      GError **error)
{
  g_autoptr (LydAct) act = NULL;

  if (!lyd_plan_check_session (session, error) || (act = lyd_file_begin (file, error)) == NULL)
    return FALSE;
  session->id = lyd_context_make_id (&file->context);
  return lyd_sessions_insert (file->db, session, error) && lyd_agenda_write_presenters (file, session, error) &&
         lyd_eligibility_put (file, &session->event, &session->id, session->rules, error) &&
         lyd_file_commit (file, &act, "add-session", &session->event, error, "title", session->title, NULL);
}

GPtrArray *
lyd_plan_list_sessions (LydFile *file,
                        const LydId *event,
                        GError **error)
{
  return lyd_sessions_list (file->db, event, error);
}

/* Returns: (transfer full) (nullable): %NULL with an error where there is none */
LydSession *
lyd_plan_get_session (LydFile *file,
                      const LydId *id,
                      GError **error)
{
  g_autoptr (GError) local = NULL;
  LydSession *session = lyd_sessions_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (session == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such session."));
  return session;
}

/* Keeps the sessions of the event that stands before the slash, where @words have one. */
static gboolean
narrow_to_event (LydFile *file,
                 GPtrArray **found,
                 const char *words,
                 GError **error)
{
  for (const char *slash = strchr (words, '/'); slash != NULL; slash = strchr (slash + 1, '/')) {
    g_autofree char *event_words = g_strndup (words, (gsize) (slash - words));
    g_autoptr (LydEvent) event = lyd_plan_find_event (file, event_words, NULL);

    if (event == NULL)
      continue;
    g_ptr_array_unref (*found);
    *found = lyd_sessions_find (file->db, slash + 1, error);
    for (guint i = *found != NULL ? (*found)->len : 0; i > 0; i--)
      if (!lyd_id_equal (&((LydSession *) g_ptr_array_index (*found, i - 1))->event, &event->id))
        g_ptr_array_remove_index (*found, i - 1);
    return *found != NULL;
  }
  return TRUE;
}

/* The one session that @words mean: an id, a unique start of one, an exact title, or EVENT/SESSION. */
LydSession *
lyd_plan_find_session (LydFile *file,
                       const char *words,
                       GError **error)
{
  g_autofree char *clean = lyd_clean_line (words);
  g_autoptr (GPtrArray) found = lyd_sessions_find (file->db, clean, error);

  if (found == NULL || (found->len == 0 && !narrow_to_event (file, &found, clean, error)))
    return NULL;
  if (!check_one (found, words, _ ("There is no session “%s”."),
                  _ ("“%s” fits more than one session. Write EVENT/SESSION, or use its id."), error))
    return NULL;
  return lyd_plan_get_session (file, &((LydSession *) g_ptr_array_index (found, 0))->id, error);
}

/**
 * lyd_plan_get_window:
 * @opens: (out): UTC milliseconds, %LYD_TIME_NONE without a window
 * @closes: (out)
 *
 * When a session admits: [start - opens-before, end + closes-after], both ends included (check-in.md, rule 10).
 *
 * Returns: whether the session has a window
 */
gboolean
lyd_plan_get_window (const LydSession *session,
                     gint64 *opens,
                     gint64 *closes)
{
  *opens = session->opens_before >= 0 ? session->start - session->opens_before * LYD_MINUTE : LYD_TIME_NONE;
  *closes = session->closes_after >= 0 ? session->end + session->closes_after * LYD_MINUTE : LYD_TIME_NONE;
  return *opens != LYD_TIME_NONE || *closes != LYD_TIME_NONE;
}

/* People who come late to a gathering come to its arrival desk, whatever else is on; otherwise the latest start
 * counts. */
static gboolean
is_sooner_picked (const LydSession *session,
                  const LydSession *than)
{
  if (than == NULL)
    return TRUE;
  if ((session->kind == LYD_SESSION_ARRIVAL) != (than->kind == LYD_SESSION_ARRIVAL))
    return session->kind == LYD_SESSION_ARRIVAL;
  return session->start >= than->start;
}

/**
 * lyd_plan_pick_session:
 * @sessions: (element-type LydSession): an event's sessions
 *
 * Returns: (transfer none) (nullable): the one that a desk opens on: whose window is open now, Arrival before all
 * others
 *   and else the latest such; else the next one to open; else the last
 */
LydSession *
lyd_plan_pick_session (GPtrArray *sessions,
                       gint64 now)
{
  LydSession *open = NULL;
  LydSession *next = NULL;

  for (guint i = 0; i < sessions->len; i++) {
    LydSession *session = g_ptr_array_index (sessions, i);
    gint64 opens, closes;

    lyd_plan_get_window (session, &opens, &closes);
    if (opens == LYD_TIME_NONE)
      opens = session->start;
    if (closes == LYD_TIME_NONE)
      closes = session->end;
    if (opens <= now && now <= closes && is_sooner_picked (session, open))
      open = session;
    if (now < opens && (next == NULL || session->start < next->start))
      next = session;
  }
  if (open == NULL)
    open = next;
  if (open == NULL && sessions->len > 0)
    open = g_ptr_array_index (sessions, sessions->len - 1);
  return open;
}
