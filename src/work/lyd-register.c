#include "lyd-register.h"

#include "lyd-code.h"
#include "lyd-events.h"
#include "lyd-fold.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-waiting.h"
#include "lyd-words-audience.h"

#include <glib/gi18n.h>
#include <string.h>

/* 16^5 short codes an event: with 100,000 taken one try in ten fails. */
#define SHORT_CODE_TRIES 200
#define MAX_LETTERS 300

void
lyd_registration_result_free (LydRegistrationResult *self)
{
  g_free (self->name);
  g_free (self->code);
  g_free (self->short_code);
  g_clear_pointer (&self->waits, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_free (self->audience);
  g_free (self);
}

void
lyd_status_change_free (LydStatusChange *self)
{
  g_clear_pointer (&self->promoted, g_ptr_array_unref);
  g_free (self);
}

/* Returns: (transfer full) (nullable): one that nobody has at @event */
char *
lyd_register_make_short_code (LydFile *file,
                              const LydId *event,
                              GError **error)
{
  for (int i = 0; i < SHORT_CODE_TRIES; i++) {
    g_autoptr (LydRegistration) taken = NULL;
    g_autoptr (GError) local = NULL;
    g_autofree char *short_code = NULL;
    guint8 random[3];

    lyd_context_random (&file->context, random, sizeof random);
    short_code = lyd_short_code_make (random);
    taken = lyd_registrations_find_short_code (file->db, event, short_code, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    if (taken == NULL)
      return g_steal_pointer (&short_code);
  }
  g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT, _ ("This event has no short codes left. Nobody was registered."));
  return NULL;
}

/* Returns: (transfer full) (nullable): a new ticket code, which admits @registration */
char *
lyd_register_issue_code (LydFile *file,
                         const LydId *registration,
                         GError **error)
{
  g_autofree char *code = NULL;
  guint8 random[LYD_CODE_N_BYTES];

  lyd_context_random (&file->context, random, sizeof random);
  code = lyd_code_make (random);
  if (!lyd_codes_insert (file->db, code, registration, lyd_context_now (&file->context), error))
    return NULL;
  return g_steal_pointer (&code);
}

/**
 * lyd_register_issue:
 * @registration: event, person and the rest filled in; gets its id and short code here
 * @code: (out) (optional) (transfer full): the ticket code
 *
 * Inserts a registration with its codes, within the caller's act.
 */
gboolean
lyd_register_issue (LydFile *file,
                    LydRegistration *registration,
                    char **code,
                    GError **error)
{
  g_autofree char *issued = NULL;

  registration->id = lyd_context_make_id (&file->context);
  g_free (registration->short_code);
  registration->short_code = lyd_register_make_short_code (file, &registration->event, error);
  if (registration->short_code == NULL || !lyd_registrations_insert (file->db, registration, error))
    return FALSE;
  issued = lyd_register_issue_code (file, &registration->id, error);
  if (issued == NULL)
    return FALSE;
  if (code != NULL)
    *code = g_steal_pointer (&issued);
  return TRUE;
}

/* The organization that is called @name (folded), made where there is none yet; none where @name says nothing. */
gboolean
lyd_register_resolve_organization (LydFile *file,
                                   const char *name,
                                   LydId *organization,
                                   GError **error)
{
  g_autoptr (LydOrganization) known = NULL;
  g_autofree char *clean = lyd_clean_line (name);
  g_autoptr (GError) local = NULL;

  *organization = lyd_id_none;
  if (clean[0] == '\0')
    return TRUE;

  known = lyd_organizations_find (file->db, clean, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (known == NULL) {
    known = lyd_organization_new ();
    known->id = lyd_context_make_id (&file->context);
    known->name = g_steal_pointer (&clean);
    if (!lyd_organizations_insert (file->db, known, error))
      return FALSE;
  }
  *organization = known->id;
  return TRUE;
}

static char *
clean_or_null (const char *text)
{
  char *clean = lyd_clean_line (text);

  if (clean[0] == '\0')
    g_clear_pointer (&clean, g_free);
  return clean;
}

/* Names are for badges; whoever pastes a page into one is told so. */
static gboolean
check_lengths (const LydRegistrationRequest *request,
               GError **error)
{
  const char *const texts[] = { request->name, request->given, request->family, request->email, request->organization };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (texts[i] != NULL && g_utf8_strlen (texts[i], -1) > MAX_LETTERS) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                   _ ("A name or an address has at most %d letters. Nobody was registered."), MAX_LETTERS);
      return FALSE;
    }
  }
  return TRUE;
}

/* Returns: (transfer full) (nullable): whom @request names, without an id; the organization is made where it is new */
LydPerson *
lyd_register_make_person (LydFile *file,
                          const LydRegistrationRequest *request,
                          GError **error)
{
  g_autoptr (LydPerson) person = lyd_person_new ();

  if (!check_lengths (request, error))
    return NULL;
  person->given = clean_or_null (request->given);
  person->family = clean_or_null (request->family);
  person->name = clean_or_null (request->name);
  person->email = clean_or_null (request->email);
  if (person->name == NULL && (person->given != NULL || person->family != NULL))
    person->name = g_strstrip (g_strconcat (person->given != NULL ? person->given : "", " ",
                                            person->family != NULL ? person->family : "", NULL));
  if (person->name == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A registration needs a name. Nobody was registered."));
    return NULL;
  }
  if (person->email != NULL) {
    g_autofree char *folded = lyd_fold_email (person->email);

    if (folded == NULL) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is not an e-mail address. Nobody was registered."),
                   person->email);
      return NULL;
    }
  }
  if (!lyd_register_resolve_organization (file, request->organization, &person->organization, error))
    return NULL;
  return g_steal_pointer (&person);
}

/* Whoever has that address and that name is the person; an address with another name is a shared mailbox, not a
 * match. */
LydPerson *
lyd_register_find_same_person (LydFile *file,
                               const LydPerson *wanted,
                               GError **error)
{
  g_autofree char *email = lyd_fold_email (wanted->email);
  g_autofree char *name = lyd_fold_text (wanted->name);
  g_autoptr (GPtrArray) people = NULL;

  if (email == NULL)
    return NULL;
  people = lyd_people_find_by_email (file->db, email, error);
  for (guint i = 0; people != NULL && i < people->len; i++) {
    const LydPerson *person = g_ptr_array_index (people, i);
    g_autofree char *known = lyd_fold_text (person->name);

    if (strcmp (known, name) == 0)
      return lyd_people_get (file->db, &person->id, error);
  }
  return NULL;
}

/* Returns: (transfer full) (nullable): what is told about @registration, which is @name's */
LydRegistrationResult *
lyd_register_make_result (LydFile *file,
                          const LydRegistration *registration,
                          const char *name,
                          GError **error)
{
  g_autoptr (LydRegistrationResult) result = g_new0 (LydRegistrationResult, 1);
  g_autoptr (LydEvent) event = lyd_events_get (file->db, &registration->event, error);

  result->waits = g_ptr_array_new_with_free_func (g_free);
  result->refused = g_ptr_array_new_with_free_func (g_free);
  if (event == NULL || !lyd_waiting_count_event (file->db, event, &result->places, error))
    return NULL;
  result->status = registration->status;
  result->registration = registration->id;
  result->person = registration->person;
  result->name = g_strdup (name);
  result->short_code = g_strdup (registration->short_code);
  result->code = lyd_codes_get_current (file->db, &registration->id, error);
  return result->code != NULL || error == NULL || *error == NULL ? g_steal_pointer (&result) : NULL;
}

/* A guest comes with somebody who comes. */
static gboolean
set_host (LydFile *file,
          const LydEvent *event,
          const LydId *host_id,
          LydRegistration *registration,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) host = lyd_registrations_get (file->db, host_id, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (host == NULL || !lyd_id_equal (&host->event, &event->id) || !lyd_id_is_none (&host->host)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("Guests come with somebody who is registered for the same event and is no guest. "
                    "Nobody was registered."));
    return FALSE;
  }
  registration->host = host->id;
  return TRUE;
}

/* Within the caller's act: registers @person, who is on file, as @request says; its sessions are not looked at.
 * @hold: (inout): why it is not confirmed, where that was asked for, or would not be but for `beyond`; none to begin
 *   with */
gboolean
lyd_register_insert_request (LydFile *file,
                             const LydEvent *event,
                             const LydPerson *person,
                             const LydRegistrationRequest *request,
                             LydRegistration *registration,
                             LydHold *hold,
                             GError **error)
{
  LydCandidate candidate = { person->id, person->organization, request->type };
  gboolean included;

  registration->event = event->id;
  registration->person = person->id;
  registration->status = request->status;
  registration->type = request->type;
  registration->origin = request->origin;
  registration->registered_at = lyd_context_now (&file->context);
  if (request->host != NULL && !set_host (file, event, request->host, registration, error))
    return FALSE;
  if (!lyd_eligibility_check (file, event, NULL, &candidate, &included, NULL, error))
    return FALSE;
  if (!included && request->override != NULL)
    registration->exempt = lyd_clean_line (request->override);
  if (request->status == LYD_STATUS_CONFIRMED) {
    if (!lyd_seating_judge (file, event, &candidate, request->override != NULL, hold, error))
      return FALSE;
    /* What somebody says of the places holds; whom the event is not for they have to say why. */
    if (!request->beyond || *hold == LYD_HOLD_AUDIENCE)
      registration->status = lyd_hold_get_status (*hold);
  }
  return lyd_register_issue (file, registration, NULL, error);
}

/* @result: gets the titles of the sessions that are full, or for others */
static gboolean
choose_sessions (LydFile *file,
                 const LydRegistration *registration,
                 const LydRegistrationRequest *request,
                 LydRegistrationResult *result,
                 GError **error)
{
  for (gsize i = 0; i < request->n_sessions; i++) {
    g_autoptr (LydSession) session = NULL;
    LydChoice choice;

    if (!lyd_seating_take (file, registration, &request->sessions[i], request->beyond, request->override != NULL,
                           &choice, error) ||
        (session = lyd_sessions_get (file->db, &request->sessions[i], error)) == NULL)
      return FALSE;
    if (choice == LYD_CHOICE_WAITING)
      g_ptr_array_add (result->waits, g_strdup (session->title));
    else if (choice == LYD_CHOICE_REFUSED)
      g_ptr_array_add (result->refused, g_strdup (session->title));
  }
  return TRUE;
}

/* Whom the event is for, to be told to somebody whom it is not for. */
static gboolean
describe_audience (LydFile *file,
                   const LydId *event,
                   LydRegistrationResult *result,
                   GError **error)
{
  g_autoptr (GPtrArray) rules = lyd_eligibility_get (file, event, NULL, error);

  if (rules == NULL)
    return FALSE;
  result->audience = lyd_words_audience (rules);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the event, where people can be registered: it exists, and was not cancelled */
LydEvent *
lyd_register_get_open_event (LydFile *file,
                             const LydId *id,
                             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydEvent) event = lyd_events_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (event == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such event. Nobody was registered."));
  else if (event->state == LYD_EVENT_CANCELLED)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” was cancelled. Nobody was registered."), event->title);
  else
    return g_steal_pointer (&event);
  return NULL;
}

/* The person whom @request is about: by id, else whoever has that address and name, else somebody new.
 * @added: (out): whether they were put on file just now */
static LydPerson *
resolve_person (LydFile *file,
                const LydRegistrationRequest *request,
                gboolean *added,
                GError **error)
{
  g_autoptr (LydPerson) wanted = NULL;
  g_autoptr (LydPerson) person = NULL;
  g_autoptr (GError) local = NULL;

  *added = FALSE;
  if (request->person != NULL) {
    person = lyd_people_get (file->db, request->person, &local);
    if (person == NULL && local == NULL)
      g_set_error (&local, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                   _ ("Somebody of these is no longer on file. Nobody was registered."));
  } else if ((wanted = lyd_register_make_person (file, request, &local)) != NULL) {
    person = lyd_register_find_same_person (file, wanted, &local);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (person == NULL) {
    person = g_steal_pointer (&wanted);
    person->id = lyd_context_make_id (&file->context);
    *added = TRUE;
    if (!lyd_people_insert (file->db, person, error))
      return NULL;
  }
  return g_steal_pointer (&person);
}

/**
 * lyd_register_within:
 * @exempt: (out): (nullable): why somebody may come whom the event is not for, or for whom no place or seat is left
 *
 * Does what lyd_register() does within the caller's act.
 *
 * Returns: (transfer full) (nullable)
 */
LydRegistrationResult *
lyd_register_within (LydFile *file,
                     const LydEvent *event,
                     const LydRegistrationRequest *request,
                     char **exempt,
                     GError **error)
{
  g_autoptr (LydRegistration) registration = lyd_registration_new ();
  g_autoptr (LydRegistration) existing = NULL;
  g_autoptr (LydRegistrationResult) result = NULL;
  g_autoptr (GError) local = NULL;
  LydHold hold = LYD_HOLD_NONE;
  gboolean beyond;
  gboolean added;
  g_autoptr (LydPerson) person = resolve_person (file, request, &added, error);

  *exempt = NULL;
  if (person == NULL)
    return NULL;
  if (!added)
    existing = lyd_registrations_find_person (file->db, &event->id, &person->id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (existing != NULL) {
    result = lyd_register_make_result (file, existing, person->name, error);
    if (result != NULL)
      result->existing = TRUE;
    return g_steal_pointer (&result);
  }
  if (!lyd_register_insert_request (file, event, person, request, registration, &hold, error) ||
      (result = lyd_register_make_result (file, registration, person->name, error)) == NULL ||
      !choose_sessions (file, registration, request, result, error) ||
      (hold == LYD_HOLD_AUDIENCE && !describe_audience (file, &event->id, result, error)))
    return NULL;
  beyond = hold != LYD_HOLD_NONE && registration->status == LYD_STATUS_CONFIRMED;
  result->hold = beyond ? LYD_HOLD_NONE : hold;
  *exempt = g_steal_pointer (&registration->exempt);
  if (*exempt == NULL && beyond && request->override != NULL)
    *exempt = lyd_clean_line (request->override);
  return g_steal_pointer (&result);
}

/**
 * lyd_register:
 *
 * Registers one person, who exists once afterwards also when known before (same address and same folded name). Beyond
 * the capacity they come onto the waiting list, beyond their organization's included seats they wait for approval; a
 * chosen session that is full has a waiting list of its own. The result says so.
 *
 * Returns: (transfer full) (nullable): with `existing` set where that person was registered already
 */
LydRegistrationResult *
lyd_register (LydFile *file,
              const LydId *event_id,
              const LydRegistrationRequest *request,
              GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydRegistrationResult) result = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autofree char *exempt = NULL;
  g_autofree char *waits = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *event_text = lyd_id_to_string (event_id);

  if (act == NULL || (event = lyd_register_get_open_event (file, event_id, error)) == NULL ||
      (result = lyd_register_within (file, event, request, &exempt, error)) == NULL)
    return NULL;
  if (result->existing)
    return g_steal_pointer (&result);
  waits = lyd_seating_join_titles (result->waits);
  refused = lyd_seating_join_titles (result->refused);
  return lyd_file_commit (file, &act, "register", &result->registration, error, "name", result->name, "override",
                          exempt, "hold", lyd_word_id (&lyd_holds, (int) result->hold), "waits", waits, "refused",
                          refused, "event", event_text, NULL)
           ? g_steal_pointer (&result)
           : NULL;
}

static LydRegistration *
get_registration (LydFile *file,
                  const LydId *id,
                  GError **error)
{
  g_autoptr (GError) local = NULL;
  LydRegistration *registration = lyd_registrations_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (registration == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration. Nothing was changed."));
  return registration;
}

/* Sets a registration's status, as one act. What somebody says holds, also beyond the capacity and the audience. */
gboolean
lyd_register_set_status (LydFile *file,
                         const LydId *id,
                         LydStatus status,
                         GError **error)
{
  g_autoptr (LydStatusChange) change = lyd_register_change_status (file, id, status, FALSE, NULL, error);

  return change != NULL;
}

/* What becomes of somebody who is to be confirmed if there is room. Whoever waits already does not stand in their own
 * way. */
static gboolean
find_room (LydFile *file,
           const LydRegistration *registration,
           LydStatusChange *change,
           GError **error)
{
  g_autoptr (LydEvent) event = lyd_events_get (file->db, &registration->event, error);
  LydPlaces places;

  if (event == NULL || !lyd_waiting_count_event (file->db, event, &places, error))
    return FALSE;
  if (registration->status == LYD_STATUS_WAITLISTED)
    places.waiting = 0;
  change->hold = lyd_places_decide (&places, NULL, registration->type, TRUE);
  change->status = lyd_hold_get_status (change->hold);
  return TRUE;
}

/* Writes the new status and what follows from it for others and for the sessions that were chosen. */
static gboolean
write_status (LydFile *file,
              LydRegistration *registration,
              LydStatusChange *change,
              GError **error)
{
  LydStatus old = registration->status;

  registration->status = change->status;
  if (!lyd_registrations_update (file->db, registration, error))
    return FALSE;
  if (change->status == LYD_STATUS_CONFIRMED)
    return old == LYD_STATUS_CONFIRMED || lyd_seating_settle_registration (file, registration, error);
  return old != LYD_STATUS_CONFIRMED ||
         lyd_seating_settle (file, &registration->event, &registration->id, change->promoted, error);
}

/**
 * lyd_register_excuse:
 * @registration: of somebody who is confirmed now; gets its `exempt`
 * @override: (nullable): why; "Approved" where nobody says so
 * @reason: (out): (nullable): what was noted; %NULL where nothing had to be
 *
 * Where the event is not for them, notes why they may come, within the caller's act.
 */
gboolean
lyd_register_excuse (LydFile *file,
                     LydRegistration *registration,
                     const char *override,
                     const char **reason,
                     GError **error)
{
  gboolean included;

  *reason = NULL;
  if (registration->exempt != NULL)
    return TRUE;
  if (!lyd_eligibility_check_registration (file, registration, NULL, &included, error))
    return FALSE;
  if (included)
    return TRUE;
  registration->exempt = lyd_clean_line (override != NULL ? override : _ ("Approved"));
  *reason = registration->exempt;
  return TRUE;
}

/**
 * lyd_register_change_within:
 * @registration: changed as @change comes to say
 * @change: says which status is wanted; gets what it came to
 * @reason: (out): (nullable): why they may come although the event is for others; %NULL where nothing had to be noted
 *
 * As lyd_register_change_status(), within the caller's act.
 */
gboolean
lyd_register_change_within (LydFile *file,
                            LydRegistration *registration,
                            gboolean if_room,
                            const char *override,
                            LydStatusChange *change,
                            const char **reason,
                            GError **error)
{
  gboolean confirms = change->status == LYD_STATUS_CONFIRMED && registration->status != LYD_STATUS_CONFIRMED;

  *reason = NULL;
  return (!confirms || !if_room || find_room (file, registration, change, error)) &&
         (!confirms || lyd_register_excuse (file, registration, override, reason, error)) &&
         write_status (file, registration, change, error);
}

/**
 * lyd_register_change_status:
 * @if_room: with %LYD_STATUS_CONFIRMED: the waiting list where no place is left, as for approving somebody
 * @override: (nullable): why somebody whom the event is not for may come; "Approved" where nobody says so
 *
 * Sets a registration's status, as one act. Where that frees a place, those who wait move up within it.
 *
 * Returns: (transfer full) (nullable)
 */
LydStatusChange *
lyd_register_change_status (LydFile *file,
                            const LydId *id,
                            LydStatus status,
                            gboolean if_room,
                            const char *override,
                            GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydStatusChange) change = g_new0 (LydStatusChange, 1);
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (LydPerson) person = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autofree char *names = NULL;
  const char *reason = NULL;

  change->promoted = lyd_promotions_new ();
  change->status = status;
  if (act == NULL || (registration = get_registration (file, id, error)) == NULL ||
      (person = lyd_people_get (file->db, &registration->person, error)) == NULL ||
      (event = lyd_events_get (file->db, &registration->event, error)) == NULL ||
      !lyd_register_change_within (file, registration, if_room, override, change, &reason, error) ||
      !lyd_waiting_count_event (file->db, event, &change->places, error))
    return NULL;
  names = lyd_promotions_dup_names (change->promoted);
  return lyd_file_commit (file, &act, "set-status", &registration->id, error, "name", person->name, "status",
                          lyd_word_id (&lyd_statuses, (int) change->status), "promoted", names, "override", reason,
                          NULL)
           ? g_steal_pointer (&change)
           : NULL;
}

/**
 * lyd_register_reissue:
 *
 * For a lost badge: a new code; the old ones are revoked and say so when scanned.
 *
 * Returns: (transfer full) (nullable)
 */
LydRegistrationResult *
lyd_register_reissue (LydFile *file,
                      const LydId *id,
                      GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydRegistrationResult) result = NULL;
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (LydPerson) person = NULL;
  g_autofree char *code = NULL;

  if (act == NULL || (registration = get_registration (file, id, error)) == NULL)
    return NULL;
  person = lyd_people_get (file->db, &registration->person, error);
  if (person == NULL || !lyd_codes_revoke (file->db, &registration->id, lyd_context_now (&file->context), error) ||
      (code = lyd_register_issue_code (file, &registration->id, error)) == NULL ||
      (result = lyd_register_make_result (file, registration, person->name, error)) == NULL ||
      !lyd_file_commit (file, &act, "reissue", &registration->id, error, "name", person->name, NULL))
    return NULL;
  return g_steal_pointer (&result);
}

/* The one registration whose id starts with @words. */
gboolean
lyd_register_find (LydFile *file,
                   const char *words,
                   LydId *registration,
                   GError **error)
{
  g_autoptr (GPtrArray) found = lyd_registrations_find (file->db, words, error);

  if (found == NULL)
    return FALSE;
  if (found->len != 1) {
    g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
                 found->len == 0 ? _ ("There is no registration “%s”.")
                                 : _ ("“%s” fits more than one registration. Give more of its id."),
                 words);
    return FALSE;
  }
  *registration = ((LydRegistration *) g_ptr_array_index (found, 0))->id;
  return TRUE;
}
