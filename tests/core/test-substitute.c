#include "lyd-admit.h"
#include "lyd-door.h"
#include "lyd-eligibility.h"
#include "lyd-file-private.h"
#include "lyd-people.h"
#include "lyd-probe.h"
#include "lyd-registrations.h"
#include "lyd-substitute.h"
#include "lyd-undo.h"
#include "lyd-plan-questions.h"

#include <string.h>

static LydRegistrationResult *
send (LydFixture *fixture,
      const LydId *instead_of,
      const char *name,
      const char *email)
{
  LydRegistrationRequest request = { .name = name, .email = email };
  g_autoptr (GError) error = NULL;
  int n_guests = -1;
  LydRegistrationResult *result =
    lyd_register_substitute (fixture->file, instead_of, &request, LYD_GUESTS_MOVE, &n_guests, &error);

  g_assert_no_error (error);
  g_assert_cmpint (n_guests, ==, 0);
  lyd_probe_assert_sound (fixture);
  return result;
}

static void
assert_refused (LydFixture *fixture,
                const LydId *instead_of,
                const char *name,
                const char *email,
                const char *words)
{
  LydRegistrationRequest request = { .name = name, .email = email };
  g_autoptr (GError) error = NULL;
  int n_guests;

  g_assert_null (lyd_register_substitute (fixture->file, instead_of, &request, LYD_GUESTS_MOVE, &n_guests, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static LydId
add_question (LydFixture *fixture,
              const LydId *event,
              const char *label,
              gboolean sensitive)
{
  g_autoptr (LydQuestion) question = lyd_question_new ();

  question->event = *event;
  question->label = g_strdup (label);
  question->sensitive = sensitive;
  g_assert_true (lyd_plan_add_question (fixture->file, question, NULL));
  return question->id;
}

static void
test_takes_the_place (LydFixture *fixture,
                      gconstpointer data)
{
  const LydSessionWish dinner_wish = { .title = "Dinner", .choice = TRUE };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId dinner = lyd_door_add_session (fixture, &retreat.event, &dinner_wish);
  LydId shirt = add_question (fixture, &retreat.event, "T-shirt", FALSE);
  LydId diet = add_question (fixture, &retreat.event, "Diet", TRUE);
  g_autoptr (LydRegistrationResult) maria = lyd_fixture_register (fixture, &retreat.event, "Maria Lopez", NULL);
  g_autoptr (LydRegistrationResult) jose = NULL;
  g_autoptr (LydRegistration) gone = NULL;
  g_autoptr (LydPerson) before = NULL;
  g_autoptr (LydPerson) person = NULL;
  g_autoptr (LydHistoryEntry) entry = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  g_autofree char *size = NULL;
  g_autofree char *food = NULL;
  g_autoptr (GError) error = NULL;
  LydDb *db = fixture->file->db;

  g_assert_true (lyd_places_add (db, &maria->registration, &dinner, NULL));
  g_assert_true (lyd_answers_set (db, &maria->registration, &shirt, "M", NULL));
  g_assert_true (lyd_answers_set (db, &maria->registration, &diet, "no nuts", NULL));
  jose = send (fixture, &maria->registration, "José Ñáñez", "jose@example.org");

  g_assert_cmpint (jose->status, ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (lyd_door_enter (fixture, &dinner, maria->code), ==, LYD_VERDICT_CANCELLED);
  g_assert_true (lyd_places_has (db, &jose->registration, &dinner, NULL));
  g_assert_false (lyd_places_has (db, &maria->registration, &dinner, NULL));
  size = lyd_answers_get (db, &jose->registration, &shirt, NULL);
  food = lyd_answers_get (db, &jose->registration, &diet, NULL);
  g_assert_cmpstr (size, ==, "M");
  g_assert_null (food);
  before = lyd_people_get (db, &maria->person, NULL);
  person = lyd_people_get (db, &jose->person, NULL);
  g_assert_true (lyd_id_equal (&before->organization, &person->organization));

  /* She can come after all. */
  entry = lyd_history_find_last (fixture->file, &error);
  undone = lyd_undo (fixture->file, &entry->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->kept, ==, 0);
  lyd_probe_assert_sound (fixture);
  gone = lyd_registrations_get (db, &jose->registration, NULL);
  g_assert_null (gone);
  g_assert_true (lyd_places_has (db, &maria->registration, &dinner, NULL));
  g_assert_cmpint (lyd_door_enter (fixture, &dinner, jose->code), ==, LYD_VERDICT_UNKNOWN);
  g_assert_cmpint (lyd_door_enter (fixture, &dinner, maria->code), ==, LYD_VERDICT_ADMITTED);
}

/* In the order of the one who gives up the place; nobody else moves up. */
static void
test_on_the_waiting_list (LydFixture *fixture,
                          gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) first = NULL;
  g_autoptr (LydRegistrationResult) waits = NULL;
  g_autoptr (LydRegistrationResult) later = NULL;
  g_autoptr (LydRegistrationResult) instead = NULL;
  g_autoptr (LydRegistrationResult) comes = NULL;
  g_autoptr (LydStatusChange) change = NULL;
  g_autoptr (LydRegistration) moved = NULL;

  g_assert_true (lyd_db_run (fixture->file->db, NULL, "UPDATE event SET capacity = 1 WHERE id = ?", "d",
                             &retreat.event));
  first = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  waits = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);
  later = lyd_fixture_register (fixture, &retreat.event, "Cy Obi", NULL);
  instead = send (fixture, &waits->registration, "Dee Kim", NULL);
  g_assert_cmpint (instead->status, ==, LYD_STATUS_WAITLISTED);
  comes = send (fixture, &first->registration, "Eve Cole", NULL);
  g_assert_cmpint (comes->status, ==, LYD_STATUS_CONFIRMED);

  change = lyd_register_change_status (fixture->file, &comes->registration, LYD_STATUS_CANCELLED, FALSE, NULL, NULL);
  g_assert_cmpuint (change->promoted->len, ==, 1);
  moved = lyd_registrations_get (fixture->file->db, &instead->registration, NULL);
  g_assert_cmpint (moved->status, ==, LYD_STATUS_CONFIRMED);
}

/* An event that is not for somebody is not for them in another's place either. */
static void
test_audience (LydFixture *fixture,
               gconstpointer data)
{
  static const char *const words[] = { "type:speaker", NULL };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydRegistrationRequest request = { .name = "Ana Wu", .override = "Knows the subject" };
  g_autoptr (LydRegistrationResult) maria = lyd_fixture_register (fixture, &retreat.event, "Maria Lopez", NULL);
  g_autoptr (GPtrArray) rules = lyd_eligibility_read (fixture->file, words, NULL);
  g_autoptr (LydRegistrationResult) ana = NULL;
  g_autoptr (LydRegistration) registration = NULL;
  int n_guests;

  g_assert_nonnull (rules);
  g_assert_true (lyd_eligibility_set (fixture->file, &retreat.event, NULL, rules, NULL));
  assert_refused (fixture, &maria->registration, "Ana Wu", NULL, "is not for Ana Wu");
  ana = lyd_register_substitute (fixture->file, &maria->registration, &request, LYD_GUESTS_MOVE, &n_guests, NULL);
  g_assert_nonnull (ana);
  registration = lyd_registrations_get (fixture->file->db, &ana->registration, NULL);
  g_assert_cmpstr (registration->exempt, ==, "Knows the subject");
}

static void
test_refused (LydFixture *fixture,
              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) maria =
    lyd_fixture_register (fixture, &retreat.event, "Maria Lopez", "maria@example.org");
  g_autoptr (LydRegistrationResult) jose =
    lyd_fixture_register (fixture, &retreat.event, "José Ñáñez", "jose@example.org");
  g_autoptr (LydRegistrationResult) again = NULL;

  assert_refused (fixture, &maria->registration, "José Ñáñez", "jose@example.org", "registered already");
  assert_refused (fixture, &maria->registration, "Maria Lopez", "maria@example.org", "registered already");
  assert_refused (fixture, &maria->registration, " ", NULL, "name");

  /* Whoever had cancelled may come in another's place. */
  g_assert_true (lyd_register_set_status (fixture->file, &jose->registration, LYD_STATUS_CANCELLED, NULL));
  assert_refused (fixture, &jose->registration, "Ana Wu", NULL, "no place to give up");
  again = send (fixture, &maria->registration, "José Ñáñez", "jose@example.org");
  g_assert_true (lyd_id_equal (&again->registration, &jose->registration));
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, jose->code), ==, LYD_VERDICT_REVOKED);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, again->code), ==, LYD_VERDICT_ADMITTED);
  assert_refused (fixture, &again->registration, "Ana Wu", NULL, "checked in already");
  lyd_probe_assert_sound (fixture);
}

static LydId
get_host (LydFixture *fixture,
          const LydId *id,
          LydStatus status)
{
  g_autoptr (LydRegistration) registration = lyd_registrations_get (fixture->file->db, id, NULL);

  g_assert_cmpint (registration->status, ==, status);
  return registration->host;
}

/* Mia and Leo come with Maria; Kai had cancelled. One waits for a place. */
static void
test_guests (LydFixture *fixture,
             gconstpointer data)
{
  static const struct {
    LydGuests guests;
    const char *sentence;
  } cases[] = {
    { LYD_GUESTS_MOVE, "Registered José Ñáñez in the place of Maria Lopez; guests who come along: 2" },
    { LYD_GUESTS_STAY, "Registered José Ñáñez in the place of Maria Lopez; guests who stay with the other: 2" },
    { LYD_GUESTS_CANCEL,
      "Registered José Ñáñez in the place of Maria Lopez; guests cancelled with it: 2; moved up from the waiting list: "
      "Ana Wu" },
  };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) maria = lyd_fixture_register (fixture, &retreat.event, "Maria Lopez", NULL);
  static const char *const names[] = { "Mia Lopez", "Leo Lopez", "Kai Lopez" };
  LydId ids[G_N_ELEMENTS (names)];
  g_autoptr (LydRegistrationResult) waits = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const LydRegistrationRequest request = { .name = names[i],
                                             .type = LYD_ATTENDEE_GUEST,
                                             .host = &maria->registration };
    g_autoptr (LydRegistrationResult) guest = lyd_register (fixture->file, &retreat.event, &request, NULL);

    g_assert_nonnull (guest);
    ids[i] = guest->registration;
  }
  g_assert_true (lyd_register_set_status (fixture->file, &ids[2], LYD_STATUS_CANCELLED, NULL));
  g_assert_true (lyd_db_run (fixture->file->db, NULL, "UPDATE event SET capacity = 3 WHERE id = ?", "d",
                             &retreat.event));
  waits = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_assert_cmpint (waits->status, ==, LYD_STATUS_WAITLISTED);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const LydRegistrationRequest request = { .name = "José Ñáñez" };
    LydStatus status = cases[i].guests == LYD_GUESTS_CANCEL ? LYD_STATUS_CANCELLED : LYD_STATUS_CONFIRMED;
    g_autoptr (LydRegistrationResult) jose = NULL;
    g_autoptr (LydHistoryEntry) entry = NULL;
    g_autoptr (LydUndoResult) undone = NULL;
    g_autoptr (GError) error = NULL;
    int n_guests = -1;

    jose =
      lyd_register_substitute (fixture->file, &maria->registration, &request, cases[i].guests, &n_guests, &error);
    g_assert_no_error (error);
    g_assert_cmpint (n_guests, ==, 2);
    lyd_probe_assert_sound (fixture);
    for (gsize j = 0; j < 2; j++) {
      LydId host = get_host (fixture, &ids[j], status);

      g_assert_true (
        lyd_id_equal (&host, cases[i].guests == LYD_GUESTS_MOVE ? &jose->registration : &maria->registration));
    }
    entry = lyd_history_find_last (fixture->file, NULL);
    g_assert_cmpstr (entry->sentence, ==, cases[i].sentence);
    undone = lyd_undo (fixture->file, &entry->id, &error);
    g_assert_no_error (error);
    g_assert_cmpint (undone->kept, ==, 0);
    lyd_probe_assert_sound (fixture);
    for (gsize j = 0; j < G_N_ELEMENTS (ids); j++) {
      LydId host = get_host (fixture, &ids[j], j < 2 ? LYD_STATUS_CONFIRMED : LYD_STATUS_CANCELLED);

      g_assert_true (lyd_id_equal (&host, &maria->registration));
    }
    get_host (fixture, &waits->registration, LYD_STATUS_WAITLISTED);
  }
}

/* Whoever had brought a guest comes in that guest's place, and is nobody's guest then. */
static void
test_host_instead_of_guest (LydFixture *fixture,
                            gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) maria =
    lyd_fixture_register (fixture, &retreat.event, "Maria Lopez", "maria@example.org");
  const LydRegistrationRequest request = { .name = "Mia Lopez",
                                           .type = LYD_ATTENDEE_GUEST,
                                           .host = &maria->registration };
  g_autoptr (LydRegistrationResult) mia = lyd_register (fixture->file, &retreat.event, &request, NULL);
  g_autoptr (LydRegistrationResult) again = NULL;
  LydId host;

  g_assert_true (lyd_register_set_status (fixture->file, &maria->registration, LYD_STATUS_CANCELLED, NULL));
  again = send (fixture, &mia->registration, "Maria Lopez", "maria@example.org");
  host = get_host (fixture, &again->registration, LYD_STATUS_CONFIRMED);
  g_assert_true (lyd_id_is_none (&host));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/substitute/takes-the-place", test_takes_the_place);
  lyd_fixture_add ("/substitute/on-the-waiting-list", test_on_the_waiting_list);
  lyd_fixture_add ("/substitute/audience", test_audience);
  lyd_fixture_add ("/substitute/refused", test_refused);
  lyd_fixture_add ("/substitute/guests", test_guests);
  lyd_fixture_add ("/substitute/host-instead-of-guest", test_host_instead_of_guest);
  return g_test_run ();
}
