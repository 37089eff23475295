#include "lyd-admit-private.h"
#include "lyd-badges.h"
#include "lyd-print-jobs.h"
#include "lyd-print-queue-private.h"
#include "lyd-prints.h"

/* What is known of the badge of whoever stands at the door, and whether it is printed now. */

static gboolean
look_up (LydDecision *self,
         GError **error)
{
  LydAdmissionResult *result = self->result;
  const LydId *registration = &self->registration->id;
  g_autoptr (LydPrintJob) open = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *printed = NULL;

  open = lyd_print_jobs_find_open (self->file->db, registration, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!lyd_badges_look_up (self->file, registration, self->event, &digest, &printed, error) ||
      (printed != NULL && !lyd_prints_get_last (self->file->db, registration, &result->badge_at, error)))
    return FALSE;
  if (open != NULL)
    result->badge = LYD_BADGE_WAITING;
  else if (printed != NULL)
    result->badge = g_str_equal (digest, printed) ? LYD_BADGE_PRINTED : LYD_BADGE_CHANGED;
  return TRUE;
}

/* Within the transaction of the attempt. The badge of whoever is let in now is asked for where the desk prints and none
 * lies ready that is still right. @recorded: the attempt was written, and is no replay */
gboolean
lyd_decision_see_to_badge (LydDecision *self,
                           gboolean recorded,
                           GError **error)
{
  LydAdmissionResult *result = self->result;
  LydPrintRequest request;
  LydId job;

  if (self->registration == NULL || self->other_event)
    return TRUE;
  if (!look_up (self, error))
    return FALSE;
  if (!recorded || self->attempt->printer == NULL || result->verdict != LYD_VERDICT_ADMITTED ||
      (result->badge != LYD_BADGE_NONE && result->badge != LYD_BADGE_CHANGED))
    return TRUE;
  request = (LydPrintRequest){
    .registration = self->registration->id,
    .printer = self->attempt->printer,
    .why = self->registration->origin == LYD_ORIGIN_WALK_IN ? LYD_PRINT_WALK_IN : LYD_PRINT_AT_CHECK_IN,
  };
  result->badge = LYD_BADGE_WAITING;
  return lyd_print_queue_add (self->file, &request, &self->station, &job, error);
}
