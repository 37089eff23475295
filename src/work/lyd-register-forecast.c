#include "lyd-register-forecast.h"

#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-waiting.h"
#include "lyd-words-audience.h"

#include <glib/gi18n.h>
#include <string.h>

void
lyd_forecast_free (LydForecast *self)
{
  g_free (self->seats.name);
  g_free (self->audience);
  g_free (self->why);
  g_free (self);
}

static gboolean
is_written (const char *text)
{
  return text != NULL && text[strspn (text, " ")] != '\0';
}

/* Who that is, as far as it is known, and where from. */
static gboolean
find_candidate (LydFile *file,
                const LydRegistrationDraft *draft,
                LydCandidate *candidate,
                LydForecast *self,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydOrganization) organization = NULL;
  g_autoptr (LydPerson) wanted = lyd_person_new ();
  g_autoptr (LydPerson) known = NULL;

  candidate->type = draft->type;
  candidate->person = draft->person;
  if (lyd_id_is_none (&draft->person) && is_written (draft->name)) {
    wanted->name = g_strdup (draft->name);
    wanted->email = g_strdup (draft->email);
    known = lyd_register_find_same_person (file, wanted, &local);
    candidate->person = known != NULL ? known->id : lyd_id_none;
  }
  if (local == NULL && is_written (draft->organization))
    organization = lyd_organizations_find (file->db, draft->organization, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (organization == NULL)
    return TRUE;
  candidate->organization = organization->id;
  self->seats.organization = organization->id;
  self->seats.name = g_steal_pointer (&organization->name);
  return TRUE;
}

static char *
explain (const LydForecast *self)
{
  if (self->hold == LYD_HOLD_AUDIENCE)
    /* Translators: whom the event is for */
    return g_strdup_printf (_ ("The event is for %s, so this waits for approval."), self->audience);
  if (self->hold == LYD_HOLD_SEATS)
    /* Translators: an organization */
    return g_strdup_printf (_ ("The included seats of %s are taken, so this waits for approval."), self->seats.name);
  if (self->hold == LYD_HOLD_FULL)
    /* Translators: a number on the waiting list */
    return g_strdup_printf (_ ("No place is left, so this is number %d on the waiting list."),
                            self->places.waiting + 1);
  return NULL;
}

/* One that is on file keeps its seat, was excused when it was approved, and does not stand in its own way. */
static gboolean
forecast_known (LydFile *file,
                const LydRegistrationDraft *draft,
                LydForecast *self,
                GError **error)
{
  g_autoptr (LydRegistration) registration = lyd_registrations_get (file->db, &draft->registration, error);
  LydPlaces places = self->places;

  if (registration == NULL)
    return FALSE;
  if (registration->status == LYD_STATUS_WAITLISTED)
    places.waiting = 0;
  self->hold = lyd_places_decide (&places, NULL, draft->type, TRUE);
  if (self->hold == LYD_HOLD_FULL)
    self->why = g_strdup (_ ("No place is left, so this stays on the waiting list."));
  return TRUE;
}

/**
 * lyd_register_forecast:
 * @draft: as far as it is written; one that is on file is asked about as if it were to be confirmed now
 *
 * Returns: (transfer full) (nullable)
 */
LydForecast *
lyd_register_forecast (LydFile *file,
                       const LydRegistrationDraft *draft,
                       GError **error)
{
  g_autoptr (LydForecast) self = g_new0 (LydForecast, 1);
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, &draft->event, error);
  LydCandidate candidate = { 0 };
  gboolean included = TRUE;

  if (event == NULL || !find_candidate (file, draft, &candidate, self, error) ||
      !lyd_waiting_count_event (file->db, event, &self->places, error) ||
      !lyd_eligibility_check (file, event, NULL, &candidate, &included, &self->audience, error) ||
      (self->seats.name != NULL &&
       !lyd_seats_count (file->db, event, &self->seats.organization, &self->seats.seats, error)))
    return NULL;
  if (!lyd_id_is_none (&draft->registration)) {
    g_clear_pointer (&self->seats.name, g_free);
    return forecast_known (file, draft, self, error) ? g_steal_pointer (&self) : NULL;
  }
  self->hold = lyd_places_decide (&self->places, self->seats.name != NULL ? &self->seats.seats : NULL, draft->type,
                                  included);
  self->why = explain (self);
  if (self->seats.name != NULL && self->seats.seats.included < 0)
    g_clear_pointer (&self->seats.name, g_free);
  return g_steal_pointer (&self);
}
