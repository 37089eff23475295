#include "lyd-substitute.h"

#include "lyd-directory-edit.h"
#include "lyd-eligibility-private.h"
#include "lyd-fold.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-substitute-rows.h"

#include <glib/gi18n.h>

/* "Maria can't come, send José": he gets her place, her sessions and a code of his own; hers stays on file, cancelled,
 * and so does whatever was done with it. */

static gboolean
is_over (const LydRegistration *registration)
{
  return registration->status == LYD_STATUS_CANCELLED || registration->status == LYD_STATUS_DENIED;
}

/* Returns: (transfer full) (nullable): the registration whose place is to be taken */
static LydRegistration *
get_given_up (LydFile *file,
              const LydId *id,
              LydPerson **person,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) registration = lyd_registrations_get (file->db, id, &local);
  gboolean came = FALSE;

  *person = registration != NULL ? lyd_people_get (file->db, &registration->person, &local) : NULL;
  if (local == NULL && registration != NULL)
    lyd_substitute_rows_came (file->db, &registration->id, &came, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (registration == NULL || *person == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration. Nothing was changed."));
  else if (is_over (registration))
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("%s has no place to give up. Nothing was changed; register the other person instead."),
                 (*person)->name);
  else if (came)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("%s has checked in already. Nothing was changed; register the other person instead."),
                 (*person)->name);
  else
    return g_steal_pointer (&registration);
  return NULL;
}

/* Returns: (transfer full) (nullable): who comes instead, on file; of the same organization where none is said */
static LydPerson *
find_person (LydFile *file,
             const LydRegistrationRequest *request,
             const LydPerson *before,
             GError **error)
{
  g_autoptr (LydPerson) wanted = NULL;
  g_autoptr (LydPerson) known = NULL;
  g_autoptr (GError) local = NULL;

  if (request->person != NULL)
    return lyd_directory_find_person (file, request->person, error);
  wanted = lyd_register_make_person (file, request, error);
  if (wanted == NULL)
    return NULL;
  known = lyd_register_find_same_person (file, wanted, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (known != NULL)
    return g_steal_pointer (&known);
  if (lyd_id_is_none (&wanted->organization))
    wanted->organization = before->organization;
  wanted->id = lyd_context_make_id (&file->context);
  return lyd_people_insert (file->db, wanted, error) ? g_steal_pointer (&wanted) : NULL;
}

/* Whom the event is not for may come only where somebody says why. */
static gboolean
check_audience (LydFile *file,
                const LydEvent *event,
                const LydPerson *person,
                const char *override,
                LydRegistration *registration,
                GError **error)
{
  LydCandidate candidate = { person->id, person->organization, registration->type };
  gboolean included;

  if (!lyd_eligibility_check (file, event, NULL, &candidate, &included, NULL, error))
    return FALSE;
  g_clear_pointer (&registration->exempt, g_free);
  if (included)
    return TRUE;
  registration->exempt = override != NULL ? lyd_clean_line (override) : NULL;
  if (registration->exempt != NULL && registration->exempt[0] != '\0')
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("“%s” is not for %s. Nothing was changed; say why they may come anyway."), event->title,
               person->name);
  return FALSE;
}

/* Registers @person anew, or again where they had cancelled before. */
static LydRegistration *
register_instead (LydFile *file,
                  const LydEvent *event,
                  const LydRegistration *before,
                  const LydPerson *person,
                  const char *override,
                  GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) registration =
    lyd_registrations_find_person (file->db, &before->event, &person->id, &local);
  g_autofree char *code = NULL;
  gboolean known = registration != NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (known && !is_over (registration)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("%s is registered already. Nothing was changed; cancel the other registration instead."),
                 person->name);
    return NULL;
  }
  if (!known) {
    registration = lyd_registration_new ();
    registration->event = before->event;
    registration->person = person->id;
    registration->registered_at = lyd_context_now (&file->context);
    registration->origin = LYD_ORIGIN_MANUAL;
  }
  registration->status = before->status;
  registration->type = before->type;
  registration->host = lyd_id_equal (&before->host, &registration->id) ? lyd_id_none : before->host;
  if (!check_audience (file, event, person, override, registration, error))
    return NULL;
  if (!known)
    return lyd_register_issue (file, registration, NULL, error) ? g_steal_pointer (&registration) : NULL;
  return lyd_registrations_update (file->db, registration, error) &&
             lyd_codes_revoke (file->db, &registration->id, lyd_context_now (&file->context), error) &&
             (code = lyd_register_issue_code (file, &registration->id, error)) != NULL
           ? g_steal_pointer (&registration)
           : NULL;
}

/* By what becomes of them; journal parameters. */
static const char *const guest_params[] = {
  [LYD_GUESTS_MOVE] = "guests_moved",
  [LYD_GUESTS_STAY] = "guests_stay",
  [LYD_GUESTS_CANCEL] = "guests_cancelled",
};

/* @promoted: gets who moves up, where guests give up their places */
static gboolean
decide_guests (LydFile *file,
               const GArray *ids,
               LydGuests guests,
               const LydId *host,
               GPtrArray *promoted,
               GError **error)
{
  for (guint i = 0; i < ids->len && guests != LYD_GUESTS_STAY; i++) {
    g_autoptr (LydRegistration) guest = lyd_registrations_get (file->db, &g_array_index (ids, LydId, i), error);
    LydStatusChange change = { .status = LYD_STATUS_CANCELLED, .promoted = promoted };
    const char *reason = NULL;

    if (guest == NULL)
      return FALSE;
    if (guests == LYD_GUESTS_MOVE) {
      guest->host = *host;
      if (!lyd_registrations_update (file->db, guest, error))
        return FALSE;
    } else if (!lyd_register_change_within (file, guest, FALSE, NULL, &change, &reason, error)) {
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * lyd_register_substitute:
 * @id: whose place is taken
 * @request: who comes instead; only person, or else name, e-mail and organization, and
 *   override are looked at
 * @guests: what becomes of the guests and children of the one who does not come
 * @n_guests: (out): how many of them there are
 *
 * Registers somebody in another's place, as one act: status, attendee type, sessions, waiting-list numbers and the
 * answers that are not sensitive go over, and so do guests unless something else is said. The other's registration is
 * cancelled and its code says so at the door. Whoever has checked in has no place to give up.
 *
 * Returns: (transfer full) (nullable): the new registration with its code; %NULL with %LYD_ERROR_INVALID or
 *   %LYD_ERROR_NOT_FOUND
 */
LydRegistrationResult *
lyd_register_substitute (LydFile *file,
                         const LydId *id,
                         const LydRegistrationRequest *request,
                         LydGuests guests,
                         int *n_guests,
                         GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydRegistrationResult) result = NULL;
  g_autoptr (LydRegistration) before = NULL;
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (LydPerson) gone = NULL;
  g_autoptr (LydPerson) person = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GArray) guest_ids = NULL;
  g_autoptr (GPtrArray) promoted = lyd_promotions_new ();
  g_autofree char *given_up = NULL;
  g_autofree char *count = NULL;
  g_autofree char *names = NULL;

  if (act == NULL || (before = get_given_up (file, id, &gone, error)) == NULL ||
      (event = lyd_register_get_open_event (file, &before->event, error)) == NULL ||
      (person = find_person (file, request, gone, error)) == NULL ||
      (registration = register_instead (file, event, before, person, request->override, error)) == NULL ||
      !lyd_substitute_rows_hand_over (file->db, &before->id, &registration->id, error) ||
      (guest_ids = lyd_substitute_rows_list_guests (file->db, &before->id, error)) == NULL)
    return NULL;
  before->status = LYD_STATUS_CANCELLED;
  given_up = lyd_id_to_string (&before->id);
  if (!lyd_registrations_update (file->db, before, error) ||
      !decide_guests (file, guest_ids, guests, &registration->id, promoted, error) ||
      (result = lyd_register_make_result (file, registration, person->name, error)) == NULL)
    return NULL;
  names = lyd_promotions_dup_names (promoted);
  *n_guests = (int) guest_ids->len;
  count = guest_ids->len > 0 ? g_strdup_printf ("%u", guest_ids->len) : NULL;
  if (!lyd_file_commit (file, &act, "substitute", &registration->id, error, "name", person->name, "other", gone->name,
                        "registration", given_up, "override", registration->exempt, guest_params[guests], count,
                        "promoted", names, NULL))
    return NULL;
  return g_steal_pointer (&result);
}
