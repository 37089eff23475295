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

gboolean
lyd_import_places_load (LydImportPlan *plan,
                        LydFile *file,
                        GError **error)
{
  LydImportPlaces *self = &plan->places;

  self->event = lyd_events_get (file->db, &plan->event, error);
  if (self->event == NULL || !lyd_waiting_count_event (file->db, self->event, &self->of_event, error) ||
      !lyd_seats_is_used (file->db, self->event, &self->has_seats, error))
    return FALSE;
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
  if (!plan->places.has_seats)
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

static void
take_session (LydImportPlan *plan,
              LydImportEntry *entry,
              guint index)
{
  if (!lyd_import_places_take_session (plan, entry, index))
    return;
  if (entry->waits == NULL)
    entry->waits = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (entry->waits, index);
}

/* A confirmed registration chooses the session at @index. Returns: whether it waits for its place, which is noted */
gboolean
lyd_import_places_take_session (LydImportPlan *plan,
                                const LydImportEntry *entry,
                                guint index)
{
  LydPlaces *places = &plan->places.sessions[index];
  const LydSession *session = g_ptr_array_index (plan->sessions, index);
  const LydImportColumn *column = lyd_import_file_find_column (plan->reader, LYD_FIELD_SESSIONS);

  if (lyd_places_get_open (places) > 0) {
    places->taken++;
    return FALSE;
  }
  places->waiting++;
  lyd_import_note (plan, entry->row.line, column != NULL ? column->number : 0, LYD_REASON_SESSION_FULL, session->title,
                   0);
  return TRUE;
}

static void
take_sessions (LydImportPlan *plan,
               LydImportEntry *entry,
               const char *text)
{
  g_autofree gboolean *picked = NULL;

  if (text[0] == '\0')
    return;
  picked = g_new0 (gboolean, plan->sessions->len + 1);
  (void) lyd_import_pick_sessions (plan, text, picked, NULL);
  for (guint i = 0; i < plan->sessions->len; i++)
    if (picked[i])
      take_session (plan, entry, i);
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
  LydImportPlaces *self = &plan->places;
  LydStatus status = (LydStatus) read_word (&lyd_statuses, row, LYD_FIELD_STATUS);
  LydAttendeeType type = (LydAttendeeType) read_word (&lyd_attendee_types, row, LYD_FIELD_TYPE);
  gboolean said = get_text (row, LYD_FIELD_STATUS)[0] != '\0';
  LydImportOrganization *organization;
  LydSeats *seats;

  if (!find_organization (plan, file, entry, row, &organization, error) ||
      !find_seats (plan, file, organization, &seats, error))
    return FALSE;
  if (status == LYD_STATUS_CONFIRMED) {
    LydHold hold = lyd_places_decide (&self->of_event, seats, type);

    if (hold != LYD_HOLD_NONE)
      lyd_import_note (plan, entry->row.line, 0, said ? reasons[hold].kept : reasons[hold].held, entry->row.name, 0);
    entry->hold = said ? LYD_HOLD_NONE : hold;
    status = lyd_hold_get_status (entry->hold);
  }
  take (self, seats, status, type);
  if (status == LYD_STATUS_CONFIRMED)
    take_sessions (plan, entry, get_text (row, LYD_FIELD_SESSIONS));
  return TRUE;
}
