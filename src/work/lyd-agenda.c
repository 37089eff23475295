#include "lyd-agenda.h"

#include "lyd-agenda-private.h"
#include "lyd-eligibility-private.h"
#include "lyd-events.h"
#include "lyd-fold.h"
#include "lyd-merge-people.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-presence.h"
#include "lyd-presenters.h"
#include "lyd-taps.h"
#include "lyd-usage.h"
#include "lyd-waiting.h"
#include "lyd-words-audience.h"

#include <glib/gi18n.h>
#include <string.h>

/* No panel is larger; a list that was named instead of a name is. */
#define MAX_PRESENTERS 50
#define MAX_LETTERS 300

void
lyd_agenda_line_free (LydAgendaLine *self)
{
  g_clear_pointer (&self->session, lyd_session_free);
  g_free (self->audience);
  g_free (self);
}

void
lyd_agenda_free (LydAgenda *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self);
}

/* Returns: (transfer none) (nullable) */
const LydAgendaLine *
lyd_agenda_find (const LydAgenda *self,
                 const LydId *session)
{
  for (guint i = 0; i < self->lines->len; i++) {
    const LydAgendaLine *line = g_ptr_array_index (self->lines, i);

    if (lyd_id_equal (&line->session->id, session))
      return line;
  }
  return NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydSession): the event's sessions by start, with their presenters
 */
GPtrArray *
lyd_agenda_list_sessions (LydFile *file,
                          const LydId *event,
                          GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_sessions_list (file->db, event, error);

  return sessions != NULL && lyd_presenters_read_all (file->db, event, sessions, error) ? g_steal_pointer (&sessions)
                                                                                        : NULL;
}

/* Returns: (transfer full) (nullable): with its presenters; %NULL with an error where there is none */
LydSession *
lyd_agenda_get_session (LydFile *file,
                        const LydId *id,
                        GError **error)
{
  g_autoptr (LydSession) session = lyd_plan_get_session (file, id, error);

  if (session == NULL || (session->presenters = lyd_presenters_list (file->db, id, error)) == NULL)
    return NULL;
  return g_steal_pointer (&session);
}

/**
 * lyd_agenda_list_conflicts:
 * @sessions: (element-type LydSession): the event's, as of lyd_agenda_list_sessions()
 *
 * Returns: (transfer full) (nullable) (element-type LydConflict)
 */
GPtrArray *
lyd_agenda_list_conflicts (LydFile *file,
                           const LydEvent *event,
                           GPtrArray *sessions,
                           GError **error)
{
  g_autoptr (GStringChunk) names = g_string_chunk_new (4096);
  g_autoptr (GArray) attenders = NULL;

  /* Who is where is nobody's business at an event that only counts. */
  if (event->sensitive)
    return lyd_conflicts_find (event, sessions, NULL);
  attenders = lyd_attenders_list (file->db, &event->id, names, error);
  return attenders != NULL ? lyd_conflicts_find (event, sessions, attenders) : NULL;
}

static gboolean
count_line (LydFile *file,
            LydAgendaLine *line,
            int today,
            GError **error)
{
  const LydSession *session = line->session;
  int day = session->admission == LYD_ADMIT_DAILY ? today : LYD_PRESENCE_ALL_DAYS;
  LydPresenceCount count;

  line->places.capacity = session->capacity;
  if (!lyd_sessions_is_used (file->db, &session->id, &line->used, error))
    return FALSE;
  if (line->counted)
    return lyd_taps_count (file->db, &session->id, &line->inside, error);
  if (!lyd_presence_count (file->db, &session->id, day, &count, error) ||
      (session->choice && !lyd_waiting_count_session (file->db, session, &line->places, error)))
    return FALSE;
  line->inside = count.inside;
  return TRUE;
}

static gboolean
describe_audience (LydFile *file,
                   LydAgendaLine *line,
                   GError **error)
{
  g_autoptr (GPtrArray) rules = lyd_eligibility_get (file, &line->session->event, &line->session->id, error);

  if (rules != NULL && rules->len > 0)
    line->audience = lyd_words_audience (rules);
  return rules != NULL;
}

static void
mark_conflicts (LydAgenda *self)
{
  for (guint i = 0; i < self->lines->len; i++) {
    LydAgendaLine *line = g_ptr_array_index (self->lines, i);

    for (guint j = 0; j < self->conflicts->len; j++) {
      const LydConflict *conflict = g_ptr_array_index (self->conflicts, j);

      if (lyd_conflict_concerns (conflict, &line->session->id))
        line->conflicts |= 1u << conflict->kind;
    }
  }
}

/* Returns: (transfer full) (nullable): everything that the agenda of an event shows */
LydAgenda *
lyd_agenda_get (LydFile *file,
                const LydId *event,
                GError **error)
{
  g_autoptr (LydAgenda) self = g_new0 (LydAgenda, 1);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  int today;

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_agenda_line_free);
  self->event = lyd_plan_get_event (file, event, error);
  if (self->event == NULL || (sessions = lyd_agenda_list_sessions (file, event, error)) == NULL ||
      (self->conflicts = lyd_agenda_list_conflicts (file, self->event, sessions, error)) == NULL)
    return NULL;
  zone = lyd_zone_get_or_utc (self->event->timezone);
  today = lyd_time_local_day (lyd_context_now (&file->context), zone);
  for (guint i = 0; i < sessions->len; i++) {
    LydAgendaLine *line = g_new0 (LydAgendaLine, 1);

    g_ptr_array_add (self->lines, line);
    line->session = lyd_session_copy (g_ptr_array_index (sessions, i));
    line->day = lyd_time_local_day (line->session->start, zone);
    line->counted = line->session->sensitive || self->event->sensitive;
    if (!count_line (file, line, today, error) || !describe_audience (file, line, error))
      return NULL;
  }
  mark_conflicts (self);
  return g_steal_pointer (&self);
}

/**
 * lyd_agenda_read_presenter:
 * @words: an id, an e-mail address or the exact name of somebody on file; or any name
 *
 * Returns: (transfer full) (nullable): somebody on file where just one fits, else the name as it is written
 */
LydPresenter *
lyd_agenda_read_presenter (LydFile *file,
                           const char *words,
                           GError **error)
{
  g_autoptr (LydPresenter) presenter = lyd_presenter_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (LydPerson) person = NULL;

  presenter->name = lyd_clean_line (words);
  if (presenter->name[0] == '\0' || g_utf8_strlen (presenter->name, -1) > MAX_LETTERS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("A presenter needs a name of at most %d letters. Nothing was changed."), MAX_LETTERS);
    return NULL;
  }
  if (lyd_merge_find_person (file, presenter->name, &presenter->person, &local)) {
    person = lyd_people_get (file->db, &presenter->person, error);
    if (person == NULL)
      return NULL;
    g_free (presenter->name);
    presenter->name = g_strdup (person->name);
    return g_steal_pointer (&presenter);
  }
  presenter->person = lyd_id_none;
  if (!g_error_matches (local, LYD_ERROR, LYD_ERROR_NOT_FOUND) &&
      !g_error_matches (local, LYD_ERROR, LYD_ERROR_AMBIGUOUS)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&presenter);
}

static gboolean
is_same (const GPtrArray *a,
         const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const LydPresenter *left = g_ptr_array_index (a, i);
    const LydPresenter *right = g_ptr_array_index (b, i);

    if (!lyd_id_equal (&left->person, &right->person) || g_strcmp0 (left->name, right->name) != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
insert_presenters (LydFile *file,
                   const LydId *session,
                   const GPtrArray *presenters,
                   GError **error)
{
  int position = 0;

  for (guint i = 0; i < presenters->len; i++) {
    g_autoptr (LydPresenter) presenter = lyd_presenter_copy (g_ptr_array_index (presenters, i));
    g_autofree char *name = lyd_clean_line (presenter->name);

    if (name[0] == '\0' && lyd_id_is_none (&presenter->person))
      continue;
    if (position >= MAX_PRESENTERS || g_utf8_strlen (name, -1) > MAX_LETTERS) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                   _ ("A session has at most %1$d presenters, with names of at most %2$d letters. Nothing was "
                      "changed."),
                   MAX_PRESENTERS, MAX_LETTERS);
      return FALSE;
    }
    g_free (presenter->name);
    presenter->name = g_steal_pointer (&name);
    presenter->id = lyd_context_make_id (&file->context);
    presenter->session = *session;
    presenter->position = position++;
    if (!lyd_presenters_insert (file->db, presenter, error))
      return FALSE;
  }
  return TRUE;
}

/* Where @session says who presents it. */
gboolean
lyd_agenda_write_presenters (LydFile *file,
                             const LydSession *session,
                             GError **error)
{
  g_autoptr (GPtrArray) before = NULL;

  if (session->presenters == NULL)
    return TRUE;
  before = lyd_presenters_list (file->db, &session->id, error);
  if (before == NULL)
    return FALSE;
  return is_same (before, session->presenters) ||
         (lyd_presenters_delete (file->db, &session->id, error) &&
          insert_presenters (file, &session->id, session->presenters, error));
}

gboolean
lyd_agenda_copy_presenters (LydFile *file,
                            const LydId *from,
                            const LydId *to,
                            GError **error)
{
  g_autoptr (GPtrArray) presenters = lyd_presenters_list (file->db, from, error);

  return presenters != NULL && insert_presenters (file, to, presenters, error);
}

/**
 * lyd_agenda_duplicate_session:
 * @copy: (out): the new session's id
 *
 * Plans a session once more, right after itself: with its presenters and whom it is for, without who chose it.
 */
gboolean
lyd_agenda_duplicate_session (LydFile *file,
                              const LydId *id,
                              LydId *copy,
                              GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydSession) session = NULL;
  gint64 length;

  if (act == NULL || (session = lyd_plan_get_session (file, id, error)) == NULL)
    return FALSE;
  *copy = session->id = lyd_context_make_id (&file->context);
  length = session->end - session->start;
  session->start = session->end;
  session->end += length;
  return lyd_sessions_insert (file->db, session, error) && lyd_agenda_copy_presenters (file, id, copy, error) &&
         lyd_eligibility_copy (file, &session->event, id, &session->event, copy, error) &&
         lyd_file_commit (file, &act, "duplicate-session", &session->event, error, "title", session->title, NULL);
}
