#include "lyd-events.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-series-private.h"
#include "lyd-series-rows.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

static void
hold_free (LydSeriesHold *self)
{
  g_free (self->name);
  g_free (self);
}

void
lyd_series_registration_free (LydSeriesRegistration *self)
{
  g_clear_pointer (&self->holds, g_ptr_array_unref);
  g_clear_pointer (&self->promoted, g_ptr_array_unref);
  g_free (self);
}

static LydSeriesRegistration *
registration_new (void)
{
  LydSeriesRegistration *self = g_new0 (LydSeriesRegistration, 1);

  self->holds = g_ptr_array_new_with_free_func ((GDestroyNotify) hold_free);
  self->promoted = lyd_promotions_new ();
  return self;
}

/* Whether one can still be registered for @event with all of its series. */
static gboolean
is_to_come (LydFile *file,
            const LydEvent *event)
{
  return event->state != LYD_EVENT_CANCELLED && event->start > lyd_context_now (&file->context);
}

/* Registers @person at @event as anybody is, unless they are on its list already. */
static gboolean
register_at (LydFile *file,
             const LydEvent *event,
             const LydPerson *person,
             const LydRegistrationRequest *request,
             LydSeriesRegistration *result,
             GError **error)
{
  g_autoptr (LydRegistration) registration = lyd_registration_new ();
  g_autoptr (LydRegistration) existing = NULL;
  g_autoptr (GError) local = NULL;
  LydSeriesHold *hold;
  LydHold held = LYD_HOLD_NONE;

  existing = lyd_registrations_find_person (file->db, &event->id, &person->id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (existing != NULL) {
    result->n_existing++;
    return TRUE;
  }
  if (!lyd_register_insert_request (file, event, person, request, registration, &held, error))
    return FALSE;
  if (held == LYD_HOLD_NONE || registration->status == LYD_STATUS_CONFIRMED) {
    result->n_registered++;
    return TRUE;
  }
  hold = g_new0 (LydSeriesHold, 1);
  hold->person = person->id;
  hold->name = g_strdup (person->name);
  hold->event = event->id;
  hold->start = event->start;
  hold->hold = held;
  g_ptr_array_add (result->holds, hold);
  return TRUE;
}

/* Those that @entry names by id, and whom it describes; who is new is on file afterwards. */
static GPtrArray *
find_people (LydFile *file,
             const LydSeriesEntry *entry,
             GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_person_free);
  g_autoptr (LydPerson) wanted = NULL;
  g_autoptr (GError) local = NULL;
  LydPerson *person;

  for (gsize i = 0; i < entry->n_people; i++) {
    person = lyd_people_get (file->db, &entry->people[i], &local);
    if (person == NULL) {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such person. Nobody was registered."));
      return NULL;
    }
    g_ptr_array_add (people, person);
  }
  if (entry->request == NULL)
    return g_steal_pointer (&people);

  wanted = lyd_register_make_person (file, entry->request, error);
  if (wanted == NULL)
    return NULL;
  person = lyd_register_find_same_person (file, wanted, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (person == NULL) {
    wanted->id = lyd_context_make_id (&file->context);
    if (!lyd_people_insert (file->db, wanted, error))
      return NULL;
    person = g_steal_pointer (&wanted);
  }
  g_ptr_array_add (people, person);
  return g_steal_pointer (&people);
}

static gboolean
register_one (LydFile *file,
              const LydSeries *series,
              const GPtrArray *events,
              const LydPerson *person,
              const LydRegistrationRequest *request,
              LydSeriesRegistration *result,
              GError **error)
{
  if (!lyd_standing_rows_add (file->db, &series->id, &person->id, request->type, lyd_context_now (&file->context),
                              error))
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    if (is_to_come (file, g_ptr_array_index (events, i)) &&
        !register_at (file, g_ptr_array_index (events, i), person, request, result, error))
      return FALSE;
  return TRUE;
}

static int
count_to_come (LydFile *file,
               const GPtrArray *events)
{
  int n = 0;

  for (guint i = 0; i < events->len; i++)
    n += is_to_come (file, g_ptr_array_index (events, i));
  return n;
}

/* Whether the journal is to name nobody. */
static gboolean
is_sensitive (const GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    if (((const LydEvent *) g_ptr_array_index (events, i))->sensitive)
      return TRUE;
  return FALSE;
}

/* @one, @many: codes of the journal, for one person with a name and for a number of people */
static gboolean
commit (LydFile *file,
        LydAct **act,
        const char *one,
        const char *many,
        const LydSeries *series,
        const GPtrArray *events,
        const GPtrArray *people,
        LydSeriesRegistration *result,
        GError **error)
{
  gboolean named = people->len == 1 && !is_sensitive (events);
  g_autofree char *count = g_strdup_printf ("%d", result->n_events);
  g_autofree char *n_people = g_strdup_printf ("%u", people->len);
  g_autofree char *promoted = lyd_promotions_dup_names (result->promoted);

  return lyd_file_commit (file, act, named ? one : many, &series->id, error, "title", series->title, "name",
                          named ? ((const LydPerson *) g_ptr_array_index (people, 0))->name : "", "people", n_people,
                          "count", count, "promoted", promoted, NULL);
}

/**
 * lyd_series_register:
 *
 * Registers people for every event of a series that has not begun, and for those that are added later: one act. At each
 * event the same rules hold as when somebody registers for it alone, so they may be confirmed here and wait there. Who
 * is on an event's list already stays there as they are, also who had cancelled.
 *
 * Returns: (transfer full) (nullable)
 */
LydSeriesRegistration *
lyd_series_register (LydFile *file,
                     const LydId *id,
                     const LydSeriesEntry *entry,
                     GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydSeriesRegistration) result = registration_new ();
  g_autoptr (LydSeries) series = act != NULL ? lyd_series_load (file, id, error) : NULL;
  g_autoptr (GPtrArray) events = series != NULL ? lyd_events_list_of_series (file->db, id, error) : NULL;
  g_autoptr (GPtrArray) people = events != NULL ? find_people (file, entry, error) : NULL;

  if (people == NULL)
    return NULL;
  for (guint i = 0; i < people->len; i++) {
    LydRegistrationRequest request = { .type = entry->type, .status = LYD_STATUS_CONFIRMED };

    if (i >= entry->n_people)
      request = *entry->request;
    if (!register_one (file, series, events, g_ptr_array_index (people, i), &request, result, error))
      return NULL;
  }
  result->n_people = (int) people->len;
  result->n_events = count_to_come (file, events);
  if (!commit (file, &act, "standing-add", "standing-add-many", series, events, people, result, error))
    return NULL;
  return g_steal_pointer (&result);
}

/* Takes one person's registration back. @freed: (inout): whether a place may have become free */
static gboolean
cancel_at (LydFile *file,
           const LydEvent *event,
           const LydPerson *person,
           GHashTable *except,
           LydSeriesRegistration *result,
           gboolean *freed,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) registration =
    lyd_registrations_find_person (file->db, &event->id, &person->id, &local);
  gboolean changed;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (registration == NULL || registration->status == LYD_STATUS_CANCELLED ||
      registration->status == LYD_STATUS_DENIED)
    return TRUE;
  if (!lyd_registrations_set_status (file->db, &event->id, &registration->id, LYD_STATUS_CANCELLED, &changed, error))
    return FALSE;
  *freed = *freed || registration->status == LYD_STATUS_CONFIRMED;
  g_hash_table_add (except, g_memdup2 (&registration->id, sizeof registration->id));
  result->n_cancelled++;
  return TRUE;
}

/* All of them at one event; then those who wait there move up. */
static gboolean
cancel_all_at (LydFile *file,
               const LydEvent *event,
               const GPtrArray *people,
               LydSeriesRegistration *result,
               GError **error)
{
  g_autoptr (GHashTable) except = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  gboolean freed = FALSE;

  for (guint i = 0; i < people->len; i++)
    if (!cancel_at (file, event, g_ptr_array_index (people, i), except, result, &freed, error))
      return FALSE;
  return !freed || event->state == LYD_EVENT_CANCELLED ||
         lyd_seating_settle_without (file, &event->id, except, result->promoted, error);
}

/**
 * lyd_series_unregister:
 *
 * Takes people out of a series: of its events that have not begun, and of those to come: one act. Where that frees
 * places, those who wait move up. What they attended stays.
 *
 * Returns: (transfer full) (nullable)
 */
LydSeriesRegistration *
lyd_series_unregister (LydFile *file,
                       const LydId *id,
                       const LydId *ids,
                       gsize n_ids,
                       GError **error)
{
  LydSeriesEntry entry = { .people = ids, .n_people = n_ids };
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydSeriesRegistration) result = registration_new ();
  g_autoptr (LydSeries) series = act != NULL ? lyd_series_load (file, id, error) : NULL;
  g_autoptr (GPtrArray) events = series != NULL ? lyd_events_list_of_series (file->db, id, error) : NULL;
  g_autoptr (GPtrArray) people = events != NULL ? find_people (file, &entry, error) : NULL;

  if (people == NULL)
    return NULL;
  for (guint i = 0; i < people->len; i++)
    if (!lyd_standing_rows_remove (file->db, id, &((const LydPerson *) g_ptr_array_index (people, i))->id, error))
      return NULL;
  for (guint i = 0; i < events->len; i++) {
    const LydEvent *event = g_ptr_array_index (events, i);

    if (event->start > lyd_context_now (&file->context) && !cancel_all_at (file, event, people, result, error))
      return NULL;
  }
  result->n_people = (int) people->len;
  result->n_events = count_to_come (file, events);
  if (!commit (file, &act, "standing-remove", "standing-remove-many", series, events, people, result, error))
    return NULL;
  return g_steal_pointer (&result);
}

static int
compare_since (gconstpointer a,
               gconstpointer b)
{
  const LydSeriesMember *one = *(const LydSeriesMember *const *) a;
  const LydSeriesMember *other = *(const LydSeriesMember *const *) b;

  if (one->since != other->since)
    return one->since < other->since ? -1 : 1;
  return lyd_id_compare (&one->person, &other->person);
}

/* Within the caller's act: people who are registered for all of it come to @event, which is new; whoever has been so
 * for longer comes first, where places are few. */
gboolean
lyd_series_fill_event (LydFile *file,
                       const LydEvent *event,
                       int *n_registered,
                       GError **error)
{
  g_autoptr (GPtrArray) members = lyd_standing_rows_list (file->db, &event->series, error);
  g_autoptr (LydSeriesRegistration) result = registration_new ();

  if (members == NULL)
    return FALSE;
  g_ptr_array_sort (members, compare_since);
  for (guint i = 0; i < members->len; i++) {
    const LydSeriesMember *member = g_ptr_array_index (members, i);
    LydRegistrationRequest request = { .type = member->type, .status = LYD_STATUS_CONFIRMED };
    g_autoptr (LydPerson) person = NULL;

    if (member->since > event->start || !is_to_come (file, event))
      continue;
    person = lyd_people_get (file->db, &member->person, error);
    if (person == NULL || !register_at (file, event, person, &request, result, error))
      return FALSE;
  }
  *n_registered += result->n_registered + (int) result->holds->len;
  return TRUE;
}

/**
 * lyd_series_list_members:
 * @reveal: somebody asked to see who it is, although one of the events names nobody
 *
 * Returns: (transfer full) (nullable) (element-type LydSeriesMember): who is registered for all of it, in the order of
 *   lists; nobody where one of its events is sensitive, unless that was asked
 */
GPtrArray *
lyd_series_list_members (LydFile *file,
                         const LydId *series,
                         gboolean reveal,
                         GError **error)
{
  g_autoptr (GPtrArray) events = lyd_events_list_of_series (file->db, series, error);

  if (events == NULL)
    return NULL;
  if (is_sensitive (events) && !reveal)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_series_member_free);
  return lyd_standing_rows_list (file->db, series, error);
}
