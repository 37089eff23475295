#include "lyd-admit-private.h"
#include "lyd-print-queue-private.h"
#include "lyd-tray-rows.h"

/* What is known of the badge of whoever stands at the door, and whether it is printed now. */

/* Within the transaction of the attempt. The badge of whoever is let in now is asked for where the desk prints and none
 * lies ready that is still right. @recorded: the attempt was written, and is no replay */
gboolean
lyd_decision_see_to_badge (LydDecision *self,
                           gboolean recorded,
                           GError **error)
{
  LydAdmissionResult *result = self->result;
  LydPrintRequest request;
  LydBadgeKnown known;
  LydId job;

  if (self->registration == NULL || self->other_event)
    return TRUE;
  if (!lyd_print_queue_look_up (self->file, &self->registration->id, self->event, &known, error))
    return FALSE;
  result->badge = known.state;
  result->badge_at = known.at;
  if (!lyd_tray_rows_get (self->file->db, &self->registration->id, &result->tray, &result->slot, error))
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
