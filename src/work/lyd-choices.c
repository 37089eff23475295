#include "lyd-choices.h"

#include "lyd-conflicts.h"
#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-record-rows.h"
#include "lyd-registrations.h"
#include "lyd-waiting.h"

#include <glib/gi18n.h>

void
lyd_session_choice_free (LydSessionChoice *self)
{
  g_clear_pointer (&self->session, lyd_session_free);
  g_free (self->overlaps);
  g_free (self);
}

static gboolean
has_place (const GArray *places,
           const LydId *session)
{
  for (guint i = 0; i < places->len; i++)
    if (lyd_id_equal (&g_array_index (places, LydId, i), session))
      return TRUE;
  return FALSE;
}

static void
find_overlaps (GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++) {
    LydSessionChoice *choice = g_ptr_array_index (choices, i);

    for (guint j = 0; j < choices->len && choice->overlaps == NULL; j++) {
      const LydSessionChoice *other = g_ptr_array_index (choices, j);

      if (i != j && (other->has || other->waits) && lyd_session_takes_time (choice->session) &&
          lyd_session_takes_time (other->session) && lyd_sessions_overlap (choice->session, other->session))
        choice->overlaps = g_strdup (other->session->title);
    }
  }
}

/* Returns: (transfer full) (nullable) (element-type LydSessionChoice): the sessions of its event that are chosen, by
 * start; none that names nobody */
GPtrArray *
lyd_choices_list (LydFile *file,
                  const LydId *id,
                  GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) registration = lyd_registrations_get (file->db, id, &local);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_choice_free);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GPtrArray) sessions = NULL;

  if (registration == NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    else
      g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration any more."));
    return NULL;
  }
  sessions = lyd_plan_list_sessions (file, &registration->event, error);
  if (sessions == NULL || !lyd_record_rows_list_places (file->db, id, places, error))
    return NULL;
  for (guint i = 0; i < sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (sessions, i);
    LydSessionChoice *choice;

    if (!session->choice || session->sensitive)
      continue;
    choice = g_new0 (LydSessionChoice, 1);
    g_ptr_array_add (choices, choice);
    choice->session = lyd_session_copy (session);
    choice->has = has_place (places, &session->id);
    if (!lyd_waiting_count_session (file->db, session, &choice->places, error) ||
        !lyd_waiting_has (file->db, id, &session->id, &choice->waits, error))
      return NULL;
  }
  find_overlaps (choices);
  return g_steal_pointer (&choices);
}
