#include "lyd-events.h"
#include "lyd-import-private.h"
#include "lyd-people.h"
#include "lyd-waiting.h"

#include <string.h>

/* Who of a file gets a place: the rule of registering, row by row, over what is on file and what the rows before take.
 * What the file itself says of somebody's status holds; who it says nothing of waits where no place is left. */

void
lyd_import_places_clear (LydImportPlaces *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->sessions, g_free);
  g_clear_pointer (&self->seats, g_hash_table_unref);
  g_clear_pointer (&self->audience, g_ptr_array_unref);
  g_clear_pointer (&self->audiences, g_ptr_array_unref);
  self->restricted = FALSE;
}

static gboolean
load_session (LydFile *file,
              const LydSession *session,
              LydPlaces *places,
              GError **error)
{
  *places = (LydPlaces){ .capacity = -1 };
  return !session->choice || session->capacity < 0 || lyd_waiting_count_session (file->db, session, places, error);
}

static gboolean
load_audiences (LydImportPlan *plan,
                LydFile *file,
                GError **error)
{
  LydImportPlaces *self = &plan->places;

  self->audience = lyd_eligibility_get (file, &plan->event, NULL, error);
  if (self->audience == NULL)
    return FALSE;
  self->restricted = self->audience->len > 0;
  self->audiences = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < plan->sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (plan->sessions, i);
    GPtrArray *rules = lyd_eligibility_get (file, &plan->event, &session->id, error);

    if (rules == NULL)
      return FALSE;
    g_ptr_array_add (self->audiences, rules);
    self->restricted = self->restricted || rules->len > 0;
  }
  return TRUE;
}

gboolean
lyd_import_places_load (LydImportPlan *plan,
                        LydFile *file,
                        GError **error)
{
  LydImportPlaces *self = &plan->places;

  self->event = lyd_events_get (file->db, &plan->event, error);
  if (self->event == NULL || !lyd_waiting_count_event (file->db, self->event, &self->of_event, error) ||
      !lyd_seats_is_used (file->db, self->event, &self->has_seats, error) || !load_audiences (plan, file, error))
    return FALSE;
  self->before = self->of_event;
  self->seats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->sessions = g_new0 (LydPlaces, plan->sessions->len + 1);
  for (guint i = 0; i < plan->sessions->len; i++)
    if (!load_session (file, g_ptr_array_index (plan->sessions, i), &self->sessions[i], error))
      return FALSE;
  return TRUE;
}

/* Whom a new registration comes from; %NULL: nobody that is known. */
static gboolean
find_organization (LydImportPlan *plan,
                   LydFile *file,
                   const LydImportEntry *entry,
                   const LydImportRow *row,
                   LydImportOrganization **organization,
                   GError **error)
{
  g_autoptr (LydPerson) person = NULL;

  *organization = NULL;
  if (!plan->places.has_seats && !plan->places.restricted)
    return TRUE;
  if (lyd_id_is_none (&entry->person)) {
    *organization = lyd_import_find_organization (plan, row->values[LYD_FIELD_ORGANIZATION], 0);
    return TRUE;
  }
  person = lyd_people_get (file->db, &entry->person, error);
  if (person == NULL)
    return FALSE;
  *organization = g_hash_table_lookup (plan->organization_names, &person->organization);
  return TRUE;
}

/* The seats of @organization with what the rows before took; %NULL for %NULL. */
static gboolean
find_seats (LydImportPlan *plan,
            LydFile *file,
            const LydImportOrganization *organization,
            LydSeats **seats,
            GError **error)
{
  LydImportPlaces *self = &plan->places;

  *seats = organization != NULL ? g_hash_table_lookup (self->seats, organization) : NULL;
  if (organization == NULL || *seats != NULL)
    return TRUE;
  *seats = g_new0 (LydSeats, 1);
  g_hash_table_insert (self->seats, (gpointer) organization, *seats);
  (*seats)->included = self->event->seats;
  return lyd_id_is_none (&organization->id) ||
         lyd_seats_count (file->db, self->event, &organization->id, *seats, error);
}

static const char *
get_text (const LydImportRow *row,
          LydField field)
{
  return row->values[field] != NULL ? row->values[field] : "";
}

/* What the row says of a word field, with what a blank cell means. */
static int
read_word (const LydVocabulary *vocabulary,
           const LydImportRow *row,
           LydField field)
{
  return MAX (lyd_word_find (vocabulary, lyd_import_normal (field, get_text (row, field))), 0);
}

/* By LydHold: what is noted where somebody does not get a place, and where the file says that they have one. */
static const struct {
  const char *held;
  const char *kept;
} reasons[] = {
  [LYD_HOLD_AUDIENCE] = { LYD_REASON_NOT_FOR_THEM, LYD_REASON_NOT_FOR_THEM },
  [LYD_HOLD_SEATS] = { LYD_REASON_BEYOND_SEATS, LYD_REASON_SEATS_EXCEEDED },
  [LYD_HOLD_FULL] = { LYD_REASON_NO_PLACE, LYD_REASON_CAPACITY_EXCEEDED },
};

static void
take (LydImportPlaces *self,
      LydSeats *seats,
      LydStatus status,
      LydAttendeeType type)
{
  self->of_event.taken += status == LYD_STATUS_CONFIRMED;
  self->of_event.waiting += status == LYD_STATUS_WAITLISTED;
  if (seats != NULL && lyd_seats_counts (type))
    seats->taken += status == LYD_STATUS_CONFIRMED || status == LYD_STATUS_WAITLISTED;
}

/* Whether @rules include @candidate, whom they are asked of row by row. */
static gboolean
check (LydImportPlan *plan,
       LydFile *file,
       const GPtrArray *rules,
       const LydCandidate *candidate,
       gboolean *included,
       GError **error)
{
  *included = TRUE;
  return rules->len == 0 || lyd_eligibility_fits (file, plan->places.event, rules, candidate, included, error);
}

static void
note_session (LydImportPlan *plan,
              const LydImportEntry *entry,
              guint index,
              const char *reason)
{
  const LydImportColumn *column = lyd_import_file_find_column (plan->reader, LYD_FIELD_SESSIONS);
  const LydSession *session = g_ptr_array_index (plan->sessions, index);

  lyd_import_note (plan, entry->row.line, column != NULL ? column->number : 0, reason, session->title, 0);
}

/* A confirmed registration chooses the session at @index. Whatever else than a place it gets is noted. */
gboolean
lyd_import_places_take_session (LydImportPlan *plan,
                                LydFile *file,
                                const LydImportEntry *entry,
                                const LydCandidate *candidate,
                                guint index,
                                LydChoice *choice,
                                GError **error)
{
  LydPlaces *places = &plan->places.sessions[index];
  gboolean included;

  if (!check (plan, file, g_ptr_array_index (plan->places.audiences, index), candidate, &included, error))
    return FALSE;
  *choice = LYD_CHOICE_TAKEN;
  if (!included) {
    *choice = LYD_CHOICE_REFUSED;
    note_session (plan, entry, index, LYD_REASON_NOT_THEIR_SESSION);
  } else if (lyd_places_get_open (places) > 0) {
    places->taken++;
  } else {
    *choice = LYD_CHOICE_WAITING;
    places->waiting++;
    note_session (plan, entry, index, LYD_REASON_SESSION_FULL);
  }
  return TRUE;
}

static void
remember (GArray **indexes,
          guint index)
{
  if (*indexes == NULL)
    *indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*indexes, index);
}

static gboolean
take_sessions (LydImportPlan *plan,
               LydFile *file,
               LydImportEntry *entry,
               const LydCandidate *candidate,
               const char *text,
               GError **error)
{
  g_autofree gboolean *picked = NULL;

  if (text[0] == '\0')
    return TRUE;
  picked = g_new0 (gboolean, plan->sessions->len + 1);
  (void) lyd_import_pick_sessions (plan, text, picked, NULL);
  for (guint i = 0; i < plan->sessions->len; i++) {
    LydChoice choice = LYD_CHOICE_TAKEN;

    if (picked[i] && !lyd_import_places_take_session (plan, file, entry, candidate, i, &choice, error))
      return FALSE;
    if (choice == LYD_CHOICE_WAITING)
      remember (&entry->waits, i);
    else if (choice == LYD_CHOICE_REFUSED)
      remember (&entry->refused, i);
  }
  return TRUE;
}

/* Why somebody who is confirmed, by the file or because it says nothing, is not; what is to be told is noted. */
static gboolean
hold (LydImportPlan *plan,
      LydFile *file,
      LydImportEntry *entry,
      const LydCandidate *candidate,
      const LydSeats *seats,
      gboolean said,
      GError **error)
{
  LydImportPlaces *self = &plan->places;
  gboolean included;
  LydHold found;

  if (!check (plan, file, self->audience, candidate, &included, error))
    return FALSE;
  found = lyd_places_decide (&self->of_event, seats, candidate->type, included);
  /* A file knows of places, not of whom the event is for; no more does whoever wants them all registered. */
  entry->beyond = (said || plan->beyond) && (found == LYD_HOLD_SEATS || found == LYD_HOLD_FULL);
  if (found != LYD_HOLD_NONE)
    lyd_import_note (plan, entry->row.line, 0, entry->beyond ? reasons[found].kept : reasons[found].held,
                     entry->row.name, 0);
  entry->hold = entry->beyond ? LYD_HOLD_NONE : found;
  return TRUE;
}

/**
 * lyd_import_places_plan:
 * @entry: a new registration
 *
 * Decides whether it is confirmed, waits, or is to be approved, and in which sessions it has a place.
 */
gboolean
lyd_import_places_plan (LydImportPlan *plan,
                        LydFile *file,
                        LydImportEntry *entry,
                        const LydImportRow *row,
                        GError **error)
{
  LydStatus status = (LydStatus) read_word (&lyd_statuses, row, LYD_FIELD_STATUS);
  LydCandidate candidate = { .person = entry->person };
  gboolean said = get_text (row, LYD_FIELD_STATUS)[0] != '\0';
  LydImportOrganization *organization;
  LydSeats *seats = NULL;

  candidate.type = (LydAttendeeType) read_word (&lyd_attendee_types, row, LYD_FIELD_TYPE);
  if (!find_organization (plan, file, entry, row, &organization, error) ||
      (plan->places.has_seats && !find_seats (plan, file, organization, &seats, error)))
    return FALSE;
  if (organization != NULL)
    candidate.organization = organization->id;
  if (status == LYD_STATUS_CONFIRMED) {
    if (!hold (plan, file, entry, &candidate, seats, said, error))
      return FALSE;
    status = lyd_hold_get_status (entry->hold);
  }
  take (&plan->places, seats, status, candidate.type);
  return status != LYD_STATUS_CONFIRMED ||
         take_sessions (plan, file, entry, &candidate, get_text (row, LYD_FIELD_SESSIONS), error);
}

/* What whoever is new finds of the event's places, as planned. */
LydImportRoom
lyd_import_plan_get_room (const LydImportPlan *self)
{
  LydImportRoom room = { .places = self->places.before, .beyond = self->beyond };

  for (guint i = 0; i < self->entries->len; i++) {
    const LydImportEntry *entry = lyd_import_get_entry (self, i);

    if (entry->row.outcome != LYD_IMPORT_ADDED)
      continue;
    room.n_new++;
    room.n_waiting += entry->hold == LYD_HOLD_FULL;
    room.n_seats += entry->hold == LYD_HOLD_SEATS;
    room.n_audience += entry->hold == LYD_HOLD_AUDIENCE;
    room.n_beyond += entry->beyond;
  }
  return room;
}
