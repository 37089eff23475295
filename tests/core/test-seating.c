#include "lyd-door.h"
#include "lyd-plan-change.h"
#include "lyd-register-draft.h"
#include "lyd-register-many.h"
#include "lyd-seating.h"
#include "lyd-undo.h"
#include "lyd-words-journal.h"
#include "lyd-words-places.h"

#include <string.h>

static LydId
add_event (LydFixture *fixture,
           int capacity,
           int seats)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_WEBINAR, LYD_FIXTURE_NOW + LYD_HOUR, "America/New_York");
  g_autoptr (GError) error = NULL;

  event->title = g_strdup ("Budget webinar");
  event->capacity = capacity;
  event->seats = seats;
  g_assert_true (lyd_plan_add_event (fixture->file, event, &error));
  g_assert_no_error (error);
  return event->id;
}

static LydRegistrationResult *
register_in (LydFile *file,
             const LydId *event,
             const char *name,
             LydRegistrationRequest request)
{
  g_autoptr (GError) error = NULL;
  LydRegistrationResult *result;

  request.name = name;
  result = lyd_register (file, event, &request, &error);
  g_assert_no_error (error);
  return result;
}

/* Returns: the registration's id, of the status that is expected */
static LydId
join (LydFixture *fixture,
      const LydId *event,
      const char *name,
      LydStatus status)
{
  g_autoptr (LydRegistrationResult) result =
    register_in (fixture->file, event, name, (LydRegistrationRequest){ .organization = NULL });

  g_assert_cmpint (result->status, ==, status);
  return result->registration;
}

static LydId
join_session (LydFixture *fixture,
              const LydId *event,
              const char *name,
              const LydId *session,
              gboolean waits)
{
  g_autoptr (LydRegistrationResult) result = register_in (
    fixture->file, event, name, (LydRegistrationRequest){ .sessions = session, .n_sessions = 1 });

  g_assert_cmpuint (result->waits->len, ==, waits);
  return result->registration;
}

/* The names of those who wait, in their order. */
static char *
list_waiting (LydFixture *fixture,
              const LydId *event,
              const LydId *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_seating_list_waiting (fixture->file, event, session, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((LydWaiting *) g_ptr_array_index (list, i))->name);
  return g_string_free (names, FALSE);
}

static void
assert_waiting (LydFixture *fixture,
                const LydId *event,
                const LydId *session,
                const char *names)
{
  g_autofree char *list = list_waiting (fixture, event, session);

  g_assert_cmpstr (list, ==, names);
}

static LydPlaces
get_places (LydFixture *fixture,
            const LydId *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSeating) seating = lyd_seating_get (fixture->file, event, &error);

  g_assert_no_error (error);
  return seating->places;
}

static LydPlaces
get_session_places (LydFixture *fixture,
                    const LydId *event)
{
  g_autoptr (LydSeating) seating = lyd_seating_get (fixture->file, event, NULL);

  g_assert_cmpuint (seating->sessions->len, ==, 1);
  return ((LydSessionPlaces *) g_ptr_array_index (seating->sessions, 0))->places;
}

/* Sets a status and says who moved up: "Ana Wu, José Díaz (Budget advocacy)". */
static char *
change (LydFixture *fixture,
        const LydId *registration,
        LydStatus status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStatusChange) done =
    lyd_register_change_status (fixture->file, registration, status, FALSE, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = lyd_words_promoted (done->promoted);
  return g_strdup (text != NULL ? strchr (text, ':') + 2 : "");
}

static void
assert_change (LydFixture *fixture,
               const LydId *registration,
               LydStatus status,
               const char *promoted)
{
  g_autofree char *names = change (fixture, registration, status);

  g_assert_cmpstr (names, ==, promoted);
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) result = NULL;

  g_assert_no_error (error);
  result = lyd_undo (fixture->file, &entry->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->taken_back, >, 0);
  g_assert_cmpint (result->kept, ==, 0);
}

static void
set_capacity (LydFixture *fixture,
              const LydId *id,
              int capacity,
              guint n_promoted)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, id, NULL);
  g_autoptr (GPtrArray) promoted = NULL;
  g_autoptr (GError) error = NULL;

  event->capacity = capacity;
  g_assert_true (lyd_plan_change_event (fixture->file, event, &promoted, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (promoted->len, ==, n_promoted);
}

static void
test_places_are_counted (void)
{
  LydPlaces none = { .capacity = -1, .taken = 500 };
  LydPlaces some = { .capacity = 140, .taken = 137, .waiting = 1 };
  LydPlaces over = { .capacity = 2, .taken = 3 };
  LydSeats seats = { .included = 2, .taken = 2 };
  g_autofree char *text = lyd_words_places (&some);

  g_assert_cmpint (lyd_places_get_left (&none), ==, G_MAXINT);
  g_assert_cmpint (lyd_places_get_left (&some), ==, 3);
  g_assert_cmpint (lyd_places_get_open (&some), ==, 2);
  g_assert_cmpint (lyd_places_get_left (&over), ==, 0);
  g_assert_cmpint (lyd_places_get_over (&over), ==, 1);
  g_assert_nonnull (strstr (text, "140"));

  g_assert_cmpint (lyd_places_decide (&some, NULL, LYD_ATTENDEE_GUEST, TRUE), ==, LYD_HOLD_NONE);
  g_assert_cmpint (lyd_places_decide (&over, NULL, LYD_ATTENDEE_GUEST, TRUE), ==, LYD_HOLD_FULL);
  /* Approval comes first: whom nobody approved does not wait for a place. */
  g_assert_cmpint (lyd_places_decide (&over, &seats, LYD_ATTENDEE_MEMBER_STAFF, TRUE), ==, LYD_HOLD_SEATS);
  g_assert_cmpint (lyd_places_decide (&some, &seats, LYD_ATTENDEE_SPEAKER, TRUE), ==, LYD_HOLD_NONE);
  g_assert_cmpint (lyd_places_decide (&over, &seats, LYD_ATTENDEE_GUEST, FALSE), ==, LYD_HOLD_AUDIENCE);
}

static void
test_beyond_capacity_one_waits (LydFixture *fixture,
                                gconstpointer data)
{
  LydId event = add_event (fixture, 2, -1);
  g_autoptr (LydRegistrationResult) third = NULL;
  g_autofree char *sentence = NULL;
  LydPlaces places;

  join (fixture, &event, "Ana Wu", LYD_STATUS_CONFIRMED);
  join (fixture, &event, "José Díaz", LYD_STATUS_CONFIRMED);
  third = register_in (fixture->file, &event, "Mei Li", (LydRegistrationRequest){ .email = "mei@example.org" });
  g_assert_cmpint (third->status, ==, LYD_STATUS_WAITLISTED);
  g_assert_cmpint (third->hold, ==, LYD_HOLD_FULL);
  g_assert_cmpint (third->places.waiting, ==, 1);
  g_assert_nonnull (third->code);
  sentence = lyd_words_registered (third);
  g_assert_nonnull (strstr (sentence, "Mei Li"));
  join (fixture, &event, "Zoë Adams", LYD_STATUS_WAITLISTED);
  assert_waiting (fixture, &event, NULL, "Mei Li, Zoë Adams");
  places = get_places (fixture, &event);
  g_assert_cmpint (places.taken, ==, 2);
  g_assert_cmpint (lyd_places_get_left (&places), ==, 0);
}

static void
test_organizers_word_holds (LydFixture *fixture,
                            gconstpointer data)
{
  LydId event = add_event (fixture, 1, 1);
  g_autoptr (LydRegistrationResult) second = NULL;
  LydPlaces places;

  join (fixture, &event, "Ana Wu", LYD_STATUS_CONFIRMED);
  second = register_in (fixture->file, &event, "José Díaz", (LydRegistrationRequest){ .beyond = TRUE });
  g_assert_cmpint (second->status, ==, LYD_STATUS_CONFIRMED);
  places = get_places (fixture, &event);
  g_assert_cmpint (lyd_places_get_over (&places), ==, 1);
}

static void
test_cancelling_moves_the_first_up (LydFixture *fixture,
                                    gconstpointer data)
{
  LydId event = add_event (fixture, 2, -1);
  LydId ana = join (fixture, &event, "Ana Wu", LYD_STATUS_CONFIRMED);
  LydId jose = join (fixture, &event, "José Díaz", LYD_STATUS_CONFIRMED);
  g_autoptr (LydHistoryEntry) last = NULL;

  join (fixture, &event, "Mei Li", LYD_STATUS_WAITLISTED);
  join (fixture, &event, "Zoë Adams", LYD_STATUS_WAITLISTED);
  assert_change (fixture, &ana, LYD_STATUS_CANCELLED, "Mei Li");
  last = lyd_history_find_last (fixture->file, NULL);
  g_assert_nonnull (strstr (last->sentence, "Mei Li"));
  assert_waiting (fixture, &event, NULL, "Zoë Adams");

  /* One undo takes back both, and everybody has their old number again. */
  undo_last (fixture);
  assert_waiting (fixture, &event, NULL, "Mei Li, Zoë Adams");
  g_assert_cmpint (get_places (fixture, &event).taken, ==, 2);

  assert_change (fixture, &jose, LYD_STATUS_DENIED, "Mei Li");
  assert_change (fixture, &ana, LYD_STATUS_PENDING, "Zoë Adams");
  g_assert_cmpint (get_places (fixture, &event).pending, ==, 1);
}

/* Whoever is put on the list does not come back by the place that this frees; and is the last of it. */
static void
test_put_on_the_list (LydFixture *fixture,
                      gconstpointer data)
{
  LydId event = add_event (fixture, 1, -1);
  LydId ana = join (fixture, &event, "Ana Wu", LYD_STATUS_CONFIRMED);
  LydId jose;

  assert_change (fixture, &ana, LYD_STATUS_WAITLISTED, "");
  assert_waiting (fixture, &event, NULL, "Ana Wu");
  /* The free place is hers first. */
  jose = join (fixture, &event, "José Díaz", LYD_STATUS_WAITLISTED);
  assert_waiting (fixture, &event, NULL, "Ana Wu, José Díaz");
  assert_change (fixture, &jose, LYD_STATUS_CONFIRMED, "");
  assert_change (fixture, &jose, LYD_STATUS_WAITLISTED, "Ana Wu");
  assert_waiting (fixture, &event, NULL, "José Díaz");
}

static void
test_raising_the_capacity (LydFixture *fixture,
                           gconstpointer data)
{
  LydId event = add_event (fixture, 1, -1);
  static const char *const names[] = { "Bo", "Cy", "Di", "Ed" };

  join (fixture, &event, "Al", LYD_STATUS_CONFIRMED);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    join (fixture, &event, names[i], LYD_STATUS_WAITLISTED);
  set_capacity (fixture, &event, 3, 2);
  assert_waiting (fixture, &event, NULL, "Di, Ed");
  undo_last (fixture);
  assert_waiting (fixture, &event, NULL, "Bo, Cy, Di, Ed");
  g_assert_cmpint (get_places (fixture, &event).capacity, ==, 1);

  set_capacity (fixture, &event, -1, 4);
  assert_waiting (fixture, &event, NULL, "");
  /* Nobody is sent away by lowering it. */
  set_capacity (fixture, &event, 2, 0);
  g_assert_cmpint (get_places (fixture, &event).taken, ==, 5);
}

static void
test_nobody_moves_up_afterwards (LydFixture *fixture,
                                 gconstpointer data)
{
  LydId event = add_event (fixture, 1, -1);
  LydId ana = join (fixture, &event, "Ana Wu", LYD_STATUS_CONFIRMED);

  join (fixture, &event, "Mei Li", LYD_STATUS_WAITLISTED);
  fixture->now += 24 * LYD_HOUR;
  assert_change (fixture, &ana, LYD_STATUS_CANCELLED, "");
  assert_waiting (fixture, &event, NULL, "Mei Li");
}

static void
test_promoting_by_hand (LydFixture *fixture,
                        gconstpointer data)
{
  LydId event = add_event (fixture, 1, -1);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  join (fixture, &event, "Al", LYD_STATUS_CONFIRMED);
  join (fixture, &event, "Bo", LYD_STATUS_WAITLISTED);
  join (fixture, &event, "Cy", LYD_STATUS_WAITLISTED);
  none = lyd_seating_promote (fixture->file, &event, NULL, -1, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  one = lyd_seating_promote (fixture->file, &event, NULL, 1, TRUE, &error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((LydPromotion *) g_ptr_array_index (one, 0))->name, ==, "Bo");
  undo_last (fixture);
  assert_waiting (fixture, &event, NULL, "Bo, Cy");

  /* What an undo left free waits for somebody to ask. */
  undo_last (fixture); /* Cy */
  undo_last (fixture); /* Bo */
  join (fixture, &event, "Di", LYD_STATUS_WAITLISTED);
  set_capacity (fixture, &event, 0, 0);
  again = lyd_seating_promote (fixture->file, &event, NULL, -1, FALSE, &error);
  g_assert_cmpuint (again->len, ==, 0);
}

/* Approving somebody for whom no place is left puts them on the list. */
static void
test_approving (LydFixture *fixture,
                gconstpointer data)
{
  LydId event = add_event (fixture, 1, -1);
  LydId ana = join (fixture, &event, "Ana Wu", LYD_STATUS_CONFIRMED);
  g_autoptr (LydRegistrationResult) mei =
    register_in (fixture->file, &event, "Mei Li", (LydRegistrationRequest){ .status = LYD_STATUS_PENDING });
  g_autoptr (LydStatusChange) full = NULL;
  g_autoptr (LydStatusChange) room = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mei->status, ==, LYD_STATUS_PENDING);
  full = lyd_register_change_status (fixture->file, &mei->registration, LYD_STATUS_CONFIRMED, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (full->status, ==, LYD_STATUS_WAITLISTED);
  g_assert_cmpint (full->hold, ==, LYD_HOLD_FULL);
  undo_last (fixture);
  assert_change (fixture, &ana, LYD_STATUS_CANCELLED, "");
  room = lyd_register_change_status (fixture->file, &mei->registration, LYD_STATUS_CONFIRMED, TRUE, NULL, &error);
  g_assert_cmpint (room->status, ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (room->hold, ==, LYD_HOLD_NONE);
}

static LydId
add_workshop (LydFixture *fixture,
              const LydId *event,
              int capacity)
{
  LydSessionWish wish = { .title = "Budget advocacy", .capacity = capacity, .choice = TRUE };

  return lyd_door_add_session (fixture, event, &wish);
}

static void
test_sessions_have_lists_of_their_own (LydFixture *fixture,
                                       gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId workshop = add_workshop (fixture, &event, 1);
  LydId ana = join_session (fixture, &event, "Ana Wu", &workshop, FALSE);
  LydId jose = join_session (fixture, &event, "José Díaz", &workshop, TRUE);
  g_autoptr (GPtrArray) promoted = NULL;
  g_autoptr (GError) error = NULL;

  join_session (fixture, &event, "Mei Li", &workshop, TRUE);
  g_assert_cmpint (get_session_places (fixture, &event).taken, ==, 1);
  g_assert_cmpint (get_session_places (fixture, &event).waiting, ==, 2);
  assert_waiting (fixture, &event, &workshop, "José Díaz, Mei Li");

  promoted = lyd_seating_give_back (fixture->file, &ana, &workshop, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (promoted->len, ==, 1);
  assert_waiting (fixture, &event, &workshop, "Mei Li");
  undo_last (fixture);
  assert_waiting (fixture, &event, &workshop, "José Díaz, Mei Li");

  /* Whoever cancels the event gives up the session as well, also while waiting. */
  assert_change (fixture, &jose, LYD_STATUS_CANCELLED, "");
  assert_waiting (fixture, &event, &workshop, "Mei Li");
  assert_change (fixture, &ana, LYD_STATUS_CANCELLED, "Mei Li (Budget advocacy)");
  undo_last (fixture);
  g_assert_cmpint (get_session_places (fixture, &event).taken, ==, 1);
  assert_waiting (fixture, &event, &workshop, "Mei Li");
}

static void
test_choosing_later (LydFixture *fixture,
                     gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId workshop = add_workshop (fixture, &event, 1);
  LydId ana = join (fixture, &event, "Ana Wu", LYD_STATUS_CONFIRMED);
  LydId jose = join (fixture, &event, "José Díaz", LYD_STATUS_CONFIRMED);
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GPtrArray) promoted = NULL;
  g_autoptr (GError) error = NULL;
  LydChoice choice;

  g_assert_true (lyd_seating_choose (fixture->file, &ana, &workshop, FALSE, NULL, &choice, &error));
  g_assert_cmpint (choice, ==, LYD_CHOICE_TAKEN);
  g_assert_true (lyd_seating_choose (fixture->file, &jose, &workshop, FALSE, NULL, &choice, &error));
  g_assert_cmpint (choice, ==, LYD_CHOICE_WAITING);
  g_assert_true (lyd_seating_choose (fixture->file, &jose, &workshop, FALSE, NULL, &choice, &error));
  g_assert_cmpint (choice, ==, LYD_CHOICE_UNCHANGED);

  session = lyd_plan_get_session (fixture->file, &workshop, &error);
  session->capacity = 2;
  g_assert_true (lyd_plan_change_session (fixture->file, session, &promoted, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (promoted->len, ==, 1);
  g_assert_cmpstr (((LydPromotion *) g_ptr_array_index (promoted, 0))->session, ==, "Budget advocacy");
  undo_last (fixture);
  assert_waiting (fixture, &event, &workshop, "José Díaz");
  g_assert_true (lyd_seating_choose (fixture->file, &jose, &workshop, TRUE, NULL, &choice, &error));
  g_assert_cmpint (choice, ==, LYD_CHOICE_TAKEN);
  assert_waiting (fixture, &event, &workshop, "");
}

/* What somebody chose while they waited for the event may be full when they move up. */
static void
test_two_lists (LydFixture *fixture,
                gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId workshop = add_workshop (fixture, &event, 1);
  LydId ana;

  set_capacity (fixture, &event, 2, 0);
  join_session (fixture, &event, "Mei Li", &workshop, FALSE);
  ana = join (fixture, &event, "Ana Wu", LYD_STATUS_CONFIRMED);
  join_session (fixture, &event, "José Díaz", &workshop, FALSE); /* waits for the event, not for the workshop */
  assert_waiting (fixture, &event, NULL, "José Díaz");
  assert_waiting (fixture, &event, &workshop, "");
  g_assert_cmpint (get_session_places (fixture, &event).taken, ==, 1);

  assert_change (fixture, &ana, LYD_STATUS_CANCELLED, "José Díaz");
  assert_waiting (fixture, &event, NULL, "");
  assert_waiting (fixture, &event, &workshop, "José Díaz");
  g_assert_cmpint (get_session_places (fixture, &event).taken, ==, 1);
  undo_last (fixture);
  assert_waiting (fixture, &event, NULL, "José Díaz");
  assert_waiting (fixture, &event, &workshop, "");
}

static LydStatus
send (LydFixture *fixture,
      const LydId *event,
      const char *organization,
      const char *name,
      LydAttendeeType type)
{
  g_autoptr (LydRegistrationResult) result = register_in (
    fixture->file, event, name, (LydRegistrationRequest){ .organization = organization, .type = type });

  g_assert_cmpint (result->hold == LYD_HOLD_SEATS, ==, result->status == LYD_STATUS_PENDING);
  return result->status;
}

static void
test_included_seats (LydFixture *fixture,
                     gconstpointer data)
{
  LydId event = add_event (fixture, -1, 2);
  g_autoptr (LydSeating) seating = NULL;
  g_autoptr (GError) error = NULL;
  const LydSeatLine *ohio;

  g_assert_cmpint (send (fixture, &event, "Ohio", "A", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (send (fixture, &event, "Ohio", "B", LYD_ATTENDEE_GUEST), ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (send (fixture, &event, "Ohio", "C", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_PENDING);
  g_assert_cmpint (send (fixture, &event, "Ohio", "D", LYD_ATTENDEE_SPEAKER), ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (send (fixture, &event, "Utah", "E", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (send (fixture, &event, NULL, "F", LYD_ATTENDEE_GUEST), ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (send (fixture, &event, NULL, "G", LYD_ATTENDEE_GUEST), ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (send (fixture, &event, NULL, "H", LYD_ATTENDEE_GUEST), ==, LYD_STATUS_CONFIRMED);

  seating = lyd_seating_get (fixture->file, &event, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seating->seats->len, ==, 2);
  ohio = g_ptr_array_index (seating->seats, 0);
  g_assert_cmpstr (ohio->name, ==, "Ohio");
  g_assert_cmpint (ohio->seats.included, ==, 2);
  g_assert_cmpint (ohio->seats.taken, ==, 2);
  g_assert_cmpint (ohio->seats.pending, ==, 1);
}

static void
test_seats_of_its_own (LydFixture *fixture,
                       gconstpointer data)
{
  LydId event = add_event (fixture, -1, 1);
  LydId copy;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (send (fixture, &event, "Ohio", "A", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_CONFIRMED);
  g_assert_true (lyd_seating_set_seats (fixture->file, &event, "OHIO", -1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (send (fixture, &event, "Ohio", "B", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_CONFIRMED);
  g_assert_true (lyd_seating_set_seats (fixture->file, &event, "Ohio", 2, &error));
  g_assert_cmpint (send (fixture, &event, "Ohio", "C", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_PENDING);
  undo_last (fixture);
  undo_last (fixture); /* no limit again */
  g_assert_cmpint (send (fixture, &event, "Ohio", "C", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_CONFIRMED);
  g_assert_true (lyd_plan_duplicate_event (fixture->file, &event, &copy, &error));
  g_assert_cmpint (send (fixture, &copy, "Ohio", "D", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (send (fixture, &copy, "Ohio", "E", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_CONFIRMED);
  g_assert_true (lyd_seating_set_seats (fixture->file, &event, "Ohio", LYD_SEATS_USUAL, &error));
  g_assert_cmpint (send (fixture, &event, "Ohio", "F", LYD_ATTENDEE_MEMBER_STAFF), ==, LYD_STATUS_PENDING);

  g_assert_false (lyd_seating_set_seats (fixture->file, &event, "Nowhere", 2, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

/* Beyond the places one waits, beyond the seats one is to be approved, unless somebody says why. */
static void
test_drafts (LydFixture *fixture,
             gconstpointer data)
{
  LydId event = add_event (fixture, 1, 1);
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (&event);
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (GError) error = NULL;
  gboolean existing;
  LydId id;

  join (fixture, &event, "Ana Wu", LYD_STATUS_CONFIRMED);
  draft->name = g_strdup ("José Díaz");
  draft->organization = g_strdup ("Ohio");
  draft->status = LYD_STATUS_CONFIRMED;
  g_assert_true (lyd_register_save (fixture->file, draft, &id, &existing, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_places (fixture, &event).taken, ==, 1);
  g_assert_cmpint (get_places (fixture, &event).waiting, ==, 1);
  draft->registration = id;
  g_assert_true (lyd_register_save (fixture->file, draft, &id, &existing, &error));
  g_assert_cmpint (get_places (fixture, &event).waiting, ==, 1);
  draft->override = g_strdup ("The director asked");
  g_assert_true (lyd_register_save (fixture->file, draft, &id, &existing, &error));
  g_assert_cmpint (get_places (fixture, &event).taken, ==, 2);
  last = lyd_history_find_last (fixture->file, &error);
  g_assert_nonnull (strstr (last->sentence, "by exception: The director asked"));
  g_clear_pointer (&last, lyd_history_entry_free);
  draft->registration = lyd_id_none;
  g_clear_pointer (&draft->override, g_free);
  g_free (draft->name);
  draft->name = g_strdup ("Mei Li");
  g_assert_true (lyd_register_save (fixture->file, draft, &id, &existing, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_places (fixture, &event).pending, ==, 1);
  last = lyd_history_find_last (fixture->file, &error);
  g_assert_nonnull (strstr (last->sentence, "; "));
}

/* Many who cancel or are put on the list at once free as many places, but not for each other. */
static void
test_many (LydFixture *fixture,
           gconstpointer data)
{
  LydId event = add_event (fixture, 2, -1);
  LydId ids[] = { join (fixture, &event, "Al", LYD_STATUS_CONFIRMED),
                  join (fixture, &event, "Bo", LYD_STATUS_CONFIRMED) };
  LydMany many = { .ids = ids, .n_ids = G_N_ELEMENTS (ids) };
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (GError) error = NULL;
  int n;

  join (fixture, &event, "Cy", LYD_STATUS_WAITLISTED);
  g_assert_true (
    lyd_register_set_status_many (fixture->file, &event, &many, LYD_STATUS_WAITLISTED, &n, &error));
  g_assert_no_error (error);
  assert_waiting (fixture, &event, NULL, "Al, Bo");
  undo_last (fixture);
  g_assert_true (lyd_register_set_status_many (fixture->file, &event, &many, LYD_STATUS_CANCELLED, &n, &error));
  assert_waiting (fixture, &event, NULL, "");
  last = lyd_history_find_last (fixture->file, &error);
  g_assert_nonnull (strstr (last->sentence, "Cy"));
  undo_last (fixture);
  assert_waiting (fixture, &event, NULL, "Cy");
}

typedef struct {
  LydFixture *fixture;
  LydId event;
  guint base;
  int n_confirmed;
} Racer;

/* Another connection, with a context of its own: the fixture's generator belongs to one thread. */
static void
racer_random (gpointer data,
              guint8 *bytes,
              gsize n_bytes)
{
  Racer *racer = data;

  for (gsize i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) ((racer->base = racer->base * 1103515245 + 12345) >> 16);
}

static gint64
racer_now (gpointer data)
{
  return LYD_FIXTURE_NOW;
}

static gpointer
race (gpointer data)
{
  Racer *racer = data;
  LydContext context = racer->fixture->context;
  g_autoptr (LydFile) file = NULL;
  g_autoptr (GError) error = NULL;
  guint seed = racer->base;

  context.data = racer;
  context.random = racer_random;
  context.now = racer_now;
  file = lyd_file_open (racer->fixture->path, 0, &context, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 20; i++) {
    g_autofree char *name = g_strdup_printf ("Person %u-%d", seed, i);
    g_autoptr (LydRegistrationResult) result = register_in (file, &racer->event, name, (LydRegistrationRequest){ 0 });

    racer->n_confirmed += result->status == LYD_STATUS_CONFIRMED;
  }
  return NULL;
}

/* Two connections that register at once never give a place twice. */
static void
test_two_connections (LydFixture *fixture,
                      gconstpointer data)
{
  LydId event = add_event (fixture, 15, -1);
  Racer racers[] = { { .fixture = fixture, .event = event, .base = 7 },
                     { .fixture = fixture, .event = event, .base = 1009 } };
  GThread *other = g_thread_new ("racer", race, &racers[0]);
  LydPlaces places;

  race (&racers[1]);
  g_thread_join (other);
  g_assert_cmpint (racers[0].n_confirmed + racers[1].n_confirmed, ==, 15);
  places = get_places (fixture, &event);
  g_assert_cmpint (places.taken, ==, 15);
  g_assert_cmpint (places.waiting, ==, 25);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seating/places-are-counted", test_places_are_counted);
  lyd_fixture_add ("/seating/beyond-capacity-one-waits", test_beyond_capacity_one_waits);
  lyd_fixture_add ("/seating/organizers-word-holds", test_organizers_word_holds);
  lyd_fixture_add ("/seating/cancelling-moves-the-first-up", test_cancelling_moves_the_first_up);
  lyd_fixture_add ("/seating/put-on-the-list", test_put_on_the_list);
  lyd_fixture_add ("/seating/raising-the-capacity", test_raising_the_capacity);
  lyd_fixture_add ("/seating/nobody-moves-up-afterwards", test_nobody_moves_up_afterwards);
  lyd_fixture_add ("/seating/promoting-by-hand", test_promoting_by_hand);
  lyd_fixture_add ("/seating/approving", test_approving);
  lyd_fixture_add ("/seating/sessions-have-lists-of-their-own", test_sessions_have_lists_of_their_own);
  lyd_fixture_add ("/seating/choosing-later", test_choosing_later);
  lyd_fixture_add ("/seating/two-lists", test_two_lists);
  lyd_fixture_add ("/seating/included-seats", test_included_seats);
  lyd_fixture_add ("/seating/seats-of-its-own", test_seats_of_its_own);
  lyd_fixture_add ("/seating/drafts", test_drafts);
  lyd_fixture_add ("/seating/many", test_many);
  lyd_fixture_add ("/seating/two-connections", test_two_connections);
  return g_test_run ();
}
