#include "lyd-admit-private.h"
#include "lyd-eligibility-private.h"
#include "lyd-events.h"

/* What began so long ago is still where somebody who comes late is going. */
#define LATE (15 * LYD_MINUTE)

/* Whether several begin at the same time and this one was not chosen: nobody is at all of them. */
static gboolean
is_one_of_several (GPtrArray *sessions,
                   guint index)
{
  const LydSession *session = g_ptr_array_index (sessions, index);
  gboolean alone = TRUE;

  for (guint i = 0; i < sessions->len && alone; i++)
    alone = i == index || ((const LydSession *) g_ptr_array_index (sessions, i))->start != session->start;
  return !session->choice && !alone;
}

/**
 * lyd_decision_find_next:
 *
 * For who is in: their next session of the day, as far as the plan tells it. What is only counted is never named, nor
 * what is for others.
 */
gboolean
lyd_decision_find_next (LydDecision *self,
                        GError **error)
{
  LydAdmissionResult *result = self->result;
  g_autoptr (GPtrArray) sessions = NULL;
  LydCandidate candidate;
  gint64 from;
  gint64 to;

  if ((result->verdict != LYD_VERDICT_ADMITTED && result->verdict != LYD_VERDICT_ALREADY_IN) ||
      self->registration == NULL)
    return TRUE;
  candidate = (LydCandidate){ self->registration->person, self->organization, self->registration->type };
  lyd_decision_get_day (self, &from, &to);
  sessions = lyd_sessions_list_ahead (self->file->db, self->session, &self->registration->id,
                                      MAX (self->at - LATE, from), to, error);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++) {
    LydSession *session = g_ptr_array_index (sessions, i);
    gboolean included = !is_one_of_several (sessions, i) && session->end > self->at;

    if (included && !session->choice &&
        !lyd_eligibility_check (self->file, self->event, &session->id, &candidate, &included, NULL, error))
      return FALSE;
    if (!included)
      continue;
    result->next_title = g_strdup (session->title);
    result->next_room = g_strdup (session->room);
    result->next_start = session->start;
    break;
  }
  return sessions != NULL;
}
