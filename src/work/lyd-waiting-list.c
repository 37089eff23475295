#include "lyd-waiting-list.h"

#include "lyd-events.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-waiting.h"

#include <glib/gi18n.h>

/* One who waits, and for what. */
typedef struct {
  LydRegistration *registration;
  LydPerson *person;
  LydEvent *event;
  LydSession *session; /* NULL: for the event */
} Waiter;

static void
waiter_clear (Waiter *self)
{
  g_clear_pointer (&self->registration, lyd_registration_free);
  g_clear_pointer (&self->person, lyd_person_free);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->session, lyd_session_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiter, waiter_clear)

static const char *
get_title (const Waiter *self)
{
  return self->session != NULL ? self->session->title : self->event->title;
}

/* %LYD_ERROR_CONFLICT where they do not wait any more. */
static gboolean
load (LydFile *file,
      const LydId *id,
      const LydId *session,
      Waiter *self,
      GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean waits;

  self->registration = lyd_registrations_get (file->db, id, &local);
  if (self->registration == NULL) {
    if (local == NULL)
      g_set_error (&local, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration. Nothing was changed."));
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if ((self->person = lyd_people_get (file->db, &self->registration->person, error)) == NULL ||
      (self->event = lyd_plan_get_event (file, &self->registration->event, error)) == NULL ||
      (session != NULL && (self->session = lyd_plan_get_session (file, session, error)) == NULL))
    return FALSE;
  waits = self->registration->status == LYD_STATUS_WAITLISTED;
  if (session != NULL && !lyd_waiting_has (file->db, id, session, &waits, error))
    return FALSE;
  if (!waits)
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT, _ ("%s does not wait any more. Nothing was changed."),
                 self->person->name);
  return waits;
}

static gboolean
count (LydFile *file,
       const Waiter *self,
       LydPlaces *places,
       GError **error)
{
  return self->session != NULL ? lyd_waiting_count_session (file->db, self->session, places, error)
                               : lyd_waiting_count_event (file->db, self->event, places, error);
}

static gboolean
move_up (LydFile *file,
         Waiter *self,
         GError **error)
{
  if (self->session != NULL)
    return lyd_waiting_remove (file->db, &self->registration->id, &self->session->id, error) &&
           lyd_places_add (file->db, &self->registration->id, &self->session->id, error);
  self->registration->status = LYD_STATUS_CONFIRMED;
  return lyd_registrations_update (file->db, self->registration, error) &&
         lyd_seating_settle_registration (file, self->registration, error);
}

/**
 * lyd_waiting_list_promote_one:
 * @beyond: (nullable): why also where no place is left; %NULL: only where one is
 *
 * Moves one who waits up, whoever was before them, as one act.
 *
 * Returns: (transfer full) (nullable) (element-type LydPromotion): them; nobody where no place is left
 */
GPtrArray *
lyd_waiting_list_promote_one (LydFile *file,
                              const LydId *registration,
                              const LydId *session,
                              const char *beyond,
                              GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (GPtrArray) promoted = lyd_promotions_new ();
  g_auto (Waiter) waiter = { 0 };
  g_autofree char *names = NULL;
  LydPromotion *promotion;
  LydPlaces places;

  if (act == NULL || !load (file, registration, session, &waiter, error) || !count (file, &waiter, &places, error))
    return NULL;
  if (beyond == NULL && lyd_places_get_left (&places) <= 0)
    return g_steal_pointer (&promoted);
  if (!move_up (file, &waiter, error))
    return NULL;
  promotion = g_new0 (LydPromotion, 1);
  promotion->registration = waiter.registration->id;
  promotion->name = g_strdup (waiter.person->name);
  promotion->session = waiter.session != NULL ? g_strdup (waiter.session->title) : NULL;
  g_ptr_array_add (promoted, promotion);
  names = lyd_promotions_dup_names (promoted);
  return lyd_file_commit (file, &act, "promote", &waiter.event->id, error, "title", get_title (&waiter), "promoted",
                          names, "override", lyd_places_get_left (&places) <= 0 ? beyond : NULL, NULL)
           ? g_steal_pointer (&promoted)
           : NULL;
}

/* Lets all the others go first, as one act. */
gboolean
lyd_waiting_list_move_last (LydFile *file,
                            const LydId *registration,
                            const LydId *session,
                            GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_auto (Waiter) waiter = { 0 };

  if (act == NULL || !load (file, registration, session, &waiter, error))
    return FALSE;
  if (session != NULL ? !lyd_waiting_remove (file->db, registration, session, error) ||
                          !lyd_waiting_add (file->db, registration, session, error)
                      : !lyd_waiting_move_last (file->db, registration, error))
    return FALSE;
  return lyd_file_commit (file, &act, "move-last", registration, error, "name", waiter.person->name, "title",
                          get_title (&waiter), NULL);
}

/* Why nobody of those who wait can move up now. @places: of the event, or of a session of it */
LydNoPromotion
lyd_waiting_list_judge (const LydEvent *event,
                        const LydPlaces *places)
{
  if (event->state == LYD_EVENT_CANCELLED)
    return LYD_NO_PROMOTION_CANCELLED;
  if (places->waiting == 0)
    return LYD_NO_PROMOTION_NOBODY_WAITS;
  return lyd_places_get_left (places) <= 0 ? LYD_NO_PROMOTION_FULL : LYD_NO_PROMOTION_NONE;
}
