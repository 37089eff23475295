#include "lyd-party.h"

#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-organizations.h"
#include "lyd-party-rows.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-roster.h"

#include <glib/gi18n.h>
#include <string.h>

/* Who may be meant by a name alone. */
#define MAX_CANDIDATES 8

void
lyd_party_member_free (LydPartyMember *self)
{
  g_free (self->name);
  g_free (self->email);
  g_free (self->organization);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self);
}

/* Returns: (transfer full): the same, without those whom it may be */
LydPartyMember *
lyd_party_member_copy (const LydPartyMember *self)
{
  LydPartyMember *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->email = g_strdup (self->email);
  copy->organization = g_strdup (self->organization);
  copy->candidates = NULL;
  return copy;
}

void
lyd_party_result_free (LydPartyResult *self)
{
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
members_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_party_member_free);
}

/* ---- who they are ---- */

static gboolean
read_organization (LydFile *file,
                   const LydId *id,
                   char **name,
                   GError **error)
{
  g_autoptr (LydOrganization) organization = NULL;
  g_autoptr (GError) local = NULL;

  if (lyd_id_is_none (id))
    return TRUE;
  organization = lyd_organizations_get (file->db, id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *name = organization != NULL ? g_strdup (organization->name) : NULL;
  return TRUE;
}

/* Makes @member somebody on file. */
static gboolean
set_person (LydFile *file,
            const LydId *event,
            const LydPerson *person,
            LydPartyMember *member,
            GError **error)
{
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (GError) local = NULL;

  member->person = person->id;
  g_free (member->name);
  member->name = g_strdup (person->name);
  g_free (member->email);
  member->email = g_strdup (person->email);
  g_clear_pointer (&member->organization, g_free);
  if (!read_organization (file, &person->organization, &member->organization, error))
    return FALSE;
  registration = lyd_registrations_find_person (file->db, event, &person->id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  member->state = registration != NULL ? LYD_PARTY_REGISTERED : LYD_PARTY_KNOWN;
  return TRUE;
}

static GPtrArray *
make_members (LydFile *file,
              const LydId *event,
              const GArray *rows,
              GError **error)
{
  g_autoptr (GPtrArray) members = members_new ();

  for (guint i = 0; i < rows->len; i++) {
    const LydPartyRow *row = &g_array_index (rows, LydPartyRow, i);
    g_autoptr (LydPerson) person = lyd_people_get (file->db, &row->person, error);
    g_autoptr (LydPartyMember) member = g_new0 (LydPartyMember, 1);

    if (person == NULL || !set_person (file, event, person, member, error))
      return NULL;
    member->type = row->type;
    g_ptr_array_add (members, g_steal_pointer (&member));
  }
  return g_steal_pointer (&members);
}

/**
 * lyd_party_list_organization:
 * @organization: its name; accents and capitals do not matter
 *
 * Returns: (transfer full) (nullable) (element-type LydPartyMember): everybody of that organization, as whom they came
 *   the last time
 */
GPtrArray *
lyd_party_list_organization (LydFile *file,
                             const LydId *event,
                             const char *organization,
                             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydOrganization) found = lyd_organizations_find (file->db, organization, &local);
  g_autoptr (GArray) rows = NULL;

  if (found == NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    else
      g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no organization “%s”."), organization);
    return NULL;
  }
  rows = lyd_party_rows_list_organization (file->db, &found->id, error);
  return rows != NULL ? make_members (file, event, rows, error) : NULL;
}

/**
 * lyd_party_list_event:
 * @from: another event, as of last year
 * @came: only who was let in
 *
 * Returns: (transfer full) (nullable) (element-type LydPartyMember): who was confirmed there; %NULL with
 *   %LYD_ERROR_INVALID where that event keeps no names
 */
GPtrArray *
lyd_party_list_event (LydFile *file,
                      const LydId *event,
                      const LydId *from,
                      gboolean came,
                      GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydEvent) source = lyd_events_get (file->db, from, &local);
  g_autoptr (GArray) rows = NULL;

  if (source == NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    else
      g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such event. Nobody was registered."));
    return NULL;
  }
  if (source->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is for a sensitive group; who was there is not handed on. Nobody was registered."),
                 source->title);
    return NULL;
  }
  rows = lyd_party_rows_list_event (file->db, from, came, error);
  return rows != NULL ? make_members (file, event, rows, error) : NULL;
}

/* ---- a pasted list ---- */

/* The people whose whole name is @name, whatever its accents and capitals. */
static GPtrArray *
find_named (LydFile *file,
            const LydId *event,
            const char *name,
            GError **error)
{
  g_autoptr (GPtrArray) found = lyd_register_find_people (file, event, name, MAX_CANDIDATES, error);
  g_autofree char *folded = lyd_fold_text (name);

  for (guint i = found != NULL ? found->len : 0; i > 0; i--) {
    const LydKnownPerson *known = g_ptr_array_index (found, i - 1);
    g_autofree char *other = lyd_fold_text (known->person->name);

    if (strcmp (other, folded) != 0)
      g_ptr_array_remove_index (found, i - 1);
  }
  return g_steal_pointer (&found);
}

/* Returns: (transfer full) (nullable): the only person with that address, where the name does not contradict it */
static LydPerson *
find_by_address (LydFile *file,
                 const LydListedPerson *listed,
                 GError **error)
{
  g_autofree char *email = lyd_fold_email (listed->email);
  g_autofree char *name = lyd_fold_text (listed->name);
  g_autoptr (GPtrArray) people = email != NULL ? lyd_people_find_by_email (file->db, email, error) : NULL;
  const LydPerson *only = people != NULL && people->len == 1 ? g_ptr_array_index (people, 0) : NULL;

  for (guint i = 0; people != NULL && i < people->len; i++) {
    const LydPerson *person = g_ptr_array_index (people, i);
    g_autofree char *other = lyd_fold_text (person->name);

    if (strcmp (other, name) == 0)
      return lyd_people_get (file->db, &person->id, error);
  }
  /* An address alone names whoever has it, but not one of those who share it. */
  return only != NULL && (listed->name == NULL || listed->guessed) ? lyd_people_get (file->db, &only->id, error) : NULL;
}

static gboolean
match (LydFile *file,
       const LydId *event,
       const LydListedPerson *listed,
       LydPartyMember *member,
       GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydPerson) person = find_by_address (file, listed, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (person != NULL)
    return set_person (file, event, person, member, error);
  if (listed->state != LYD_LISTED_GOOD) {
    member->state = LYD_PARTY_UNREADABLE;
    return TRUE;
  }
  member->candidates = find_named (file, event, member->name, error);
  if (member->candidates == NULL)
    return FALSE;
  member->state = member->candidates->len > 0 ? LYD_PARTY_UNSURE : LYD_PARTY_NEW;
  if (member->candidates->len == 0)
    g_clear_pointer (&member->candidates, g_ptr_array_unref);
  return TRUE;
}

/* By which somebody is the same as somebody further up. */
static char *
make_key (const LydPartyMember *member)
{
  g_autofree char *email = lyd_fold_email (member->email);
  g_autofree char *name = lyd_fold_text (member->name);

  if (!lyd_id_is_none (&member->person))
    return lyd_id_to_string (&member->person);
  return g_strconcat (email != NULL ? email : "", "\n", name, NULL);
}

/**
 * lyd_party_read_text:
 * @text: what was pasted, of lyd_people_list_read()
 *
 * Looks up whom a pasted list means. An address with the same name, or an address alone, is a person on file; a name
 * alone only suggests who it may be.
 *
 * Returns: (transfer full) (nullable) (element-type LydPartyMember)
 */
GPtrArray *
lyd_party_read_text (LydFile *file,
                     const LydId *event,
                     const char *text,
                     GError **error)
{
  g_autoptr (GPtrArray) list = lyd_people_list_read (text, error);
  g_autoptr (GPtrArray) members = members_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    const LydListedPerson *listed = g_ptr_array_index (list, i);
    g_autoptr (LydPartyMember) member = g_new0 (LydPartyMember, 1);

    member->line = listed->line;
    member->column = listed->column;
    member->listed = listed->state;
    member->name = g_strdup (listed->name != NULL ? listed->name : listed->text);
    member->email = g_strdup (listed->email);
    member->organization = g_strdup (listed->organization);
    member->type = LYD_ATTENDEE_MEMBER_STAFF;
    if (!match (file, event, listed, member, error))
      return NULL;
    if (member->state != LYD_PARTY_UNREADABLE && !g_hash_table_add (seen, make_key (member)))
      member->state = LYD_PARTY_REPEATED;
    g_ptr_array_add (members, g_steal_pointer (&member));
  }
  return list != NULL ? g_steal_pointer (&members) : NULL;
}

/* ---- the act ---- */

static void
count_result (LydPartyResult *self,
              LydRegistrationResult *result)
{
  if (result->existing)
    self->n_existing++;
  else if (result->status == LYD_STATUS_WAITLISTED)
    self->n_waiting++;
  else if (result->status == LYD_STATUS_PENDING)
    self->n_pending++;
  else
    self->n_confirmed++;
  g_ptr_array_add (self->results, result);
}

static gboolean
register_member (LydFile *file,
                 const LydEvent *event,
                 const LydPartyMember *member,
                 const LydPartyTerms *terms,
                 LydPartyResult *party,
                 GError **error)
{
  LydRegistrationRequest request = {
    .person = lyd_id_is_none (&member->person) ? NULL : &member->person,
    .name = member->name,
    .email = member->email,
    .organization = member->organization,
    .type = member->type,
    .status = LYD_STATUS_CONFIRMED,
    .origin = LYD_ORIGIN_MANUAL,
    .host = terms->host,
    .sessions = terms->sessions,
    .n_sessions = terms->n_sessions,
    .beyond = terms->beyond,
    .override = terms->override,
  };
  g_autofree char *exempt = NULL;
  LydRegistrationResult *result;

  if (member->state == LYD_PARTY_UNREADABLE || member->state == LYD_PARTY_UNSURE) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("Say who “%s” is first. Nobody was registered."),
                 member->name);
    return FALSE;
  }
  result = lyd_register_within (file, event, &request, &exempt, error);
  if (result == NULL)
    return FALSE;
  count_result (party, result);
  return TRUE;
}

/**
 * lyd_party_register:
 * @members: (element-type LydPartyMember): who; an unsure one whose state was set to %LYD_PARTY_KNOWN with the person,
 *   or to %LYD_PARTY_NEW
 *
 * Registers them all: one transaction, one entry of the journal, so one undo. The first come first to the places that
 * are left; who finds none is put on the waiting list in the same order.
 *
 * Returns: (transfer full) (nullable)
 */
LydPartyResult *
lyd_party_register (LydFile *file,
                    const LydId *event_id,
                    const GPtrArray *members,
                    const LydPartyTerms *terms,
                    GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydPartyResult) party = g_new0 (LydPartyResult, 1);
  g_autoptr (LydEvent) event = NULL;
  g_autofree char *count = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *pending = NULL;

  party->results = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_registration_result_free);
  if (act == NULL || (event = lyd_register_get_open_event (file, event_id, error)) == NULL)
    return NULL;
  for (guint i = 0; i < members->len; i++)
    if (!register_member (file, event, g_ptr_array_index (members, i), terms, party, error))
      return NULL;
  if ((int) members->len == party->n_existing)
    return g_steal_pointer (&party);
  count = g_strdup_printf ("%d", (int) members->len - party->n_existing);
  waiting = party->n_waiting > 0 ? g_strdup_printf ("%d", party->n_waiting) : NULL;
  pending = party->n_pending > 0 ? g_strdup_printf ("%d", party->n_pending) : NULL;
  return lyd_file_commit (file, &act, "register-party", event_id, error, "count", count, "title", event->title,
                          "n_waiting", waiting, "n_pending", pending, NULL)
           ? g_steal_pointer (&party)
           : NULL;
}
