#include "lyd-code.h"
#include "lyd-fixture.h"
#include "lyd-time.h"

#include <string.h>
#include <sys/stat.h>

static void
test_person_exists_once (LydFixture *fixture,
                         gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) first =
    lyd_fixture_register (fixture, &retreat, "Maribel Okonkwo-Reyes", "maribel@example.org");
  g_autoptr (LydRegistrationResult) again =
    lyd_fixture_register (fixture, &retreat, "maribel OKONKWO-Reyes", " Maribel@Example.org ");

  g_assert_false (first->existing);
  g_assert_true (again->existing);
  g_assert_true (lyd_id_equal (&first->registration, &again->registration));
  g_assert_cmpstr (first->code, ==, again->code);
  g_assert_true (lyd_code_is_valid (first->code));
}

static void
test_shared_mailbox_is_two_people (LydFixture *fixture,
                                   gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) first = lyd_fixture_register (fixture, &retreat, "Ana Wu", "office@example.org");
  g_autoptr (LydRegistrationResult) second =
    lyd_fixture_register (fixture, &retreat, "José Díaz", "office@example.org");

  g_assert_false (second->existing);
  g_assert_false (lyd_id_equal (&first->person, &second->person));
}

static void
test_bad_requests_change_nothing (LydFixture *fixture,
                                  gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  LydRegistrationRequest nameless = { .name = "  ", .email = "ana@example.org" };
  LydRegistrationRequest bad_email = { .name = "Ana", .email = "not-an-email" };
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_register (fixture->file, &retreat, &nameless, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_register (fixture->file, &retreat, &bad_email, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
test_reissue_gives_another_code (LydFixture *fixture,
                                 gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) first = lyd_fixture_register (fixture, &retreat, "Ana Wu", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) second = lyd_register_reissue (fixture->file, &first->registration, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first->code, !=, second->code);
  g_assert_cmpstr (first->short_code, ==, second->short_code);
}

static void
test_file_is_private (LydFixture *fixture,
                      gconstpointer data)
{
  struct stat info;

  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_events_have_their_sessions (LydFixture *fixture,
                                 gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &retreat);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSession) by_title = lyd_plan_find_session (fixture->file, "2027 Partnership Retreat/Arrival", &error);

  g_assert_no_error (error);
  g_assert_true (lyd_id_equal (&by_title->id, &arrival->id));
  g_assert_cmpint (arrival->admission, ==, LYD_ADMIT_DAILY);
  g_assert_cmpint (arrival->opens_before, ==, 240);
}

/* The desk opens on Arrival while people may arrive, also when something else has begun. */
static void
test_desk_opens_on_arrival (LydFixture *fixture,
                            gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &retreat, NULL);
  g_autoptr (LydSession) keynote = lyd_plan_new_session (event);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;

  keynote->title = g_strdup ("Keynote");
  keynote->start = LYD_FIXTURE_NOW;
  keynote->end = LYD_FIXTURE_NOW + LYD_HOUR;
  g_assert_true (lyd_plan_add_session (fixture->file, keynote, &error));
  sessions = lyd_plan_list_sessions (fixture->file, &retreat, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (lyd_plan_pick_session (sessions, LYD_FIXTURE_NOW)->title, ==, "Arrival");
  g_ptr_array_remove_index (sessions, 0);
  g_assert_cmpstr (lyd_plan_pick_session (sessions, LYD_FIXTURE_NOW)->title, ==, "Keynote");
  g_assert_cmpstr (lyd_plan_pick_session (sessions, LYD_FIXTURE_NOW - 24 * LYD_HOUR)->title, ==, "Keynote");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/register/person-exists-once", test_person_exists_once);
  lyd_fixture_add ("/register/shared-mailbox-is-two-people", test_shared_mailbox_is_two_people);
  lyd_fixture_add ("/register/bad-requests-change-nothing", test_bad_requests_change_nothing);
  lyd_fixture_add ("/register/reissue-gives-another-code", test_reissue_gives_another_code);
  lyd_fixture_add ("/register/file-is-private", test_file_is_private);
  lyd_fixture_add ("/register/events-have-their-sessions", test_events_have_their_sessions);
  lyd_fixture_add ("/register/desk-opens-on-arrival", test_desk_opens_on_arrival);
  return g_test_run ();
}
