#include "lyd-fixture.h"
#include "lyd-programs.h"
#include "lyd-undo.h"

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, &entry->id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->kept, ==, 0);
}

static void
test_programs (LydFixture *fixture,
               gconstpointer data)
{
  LydId events[] = { lyd_fixture_add_retreat (fixture), lyd_fixture_add_retreat (fixture) };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydProgram) program = lyd_program_new ();
  g_autoptr (LydProgram) same = lyd_program_new ();
  g_autoptr (GArray) programs = g_array_new (FALSE, FALSE, sizeof (LydId));
  LydLabels labels = { .set_policy_area = TRUE,
                       .policy_area = " Health ",
                       .set_heading = TRUE,
                       .heading = LYD_HEADING_EMPOWER,
                       .add = programs };
  g_autoptr (GPtrArray) of_event = NULL;
  g_autoptr (GError) error = NULL;
  int n;

  program->name = g_strdup (" Lantern   grant ");
  program->starts = g_strdup ("2027-01-01");
  g_assert_true (lyd_programs_add (fixture->file, program, NULL));
  same->name = g_strdup ("lantern grant");
  g_assert_false (lyd_programs_add (fixture->file, same, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);

  g_array_append_val (programs, program->id);
  g_assert_true (lyd_programs_label_events (fixture->file, events, 2, &labels, &n, NULL));
  g_assert_cmpint (n, ==, 2);
  event = lyd_plan_get_event (fixture->file, &events[0], NULL);
  g_assert_cmpstr (event->policy_area, ==, "Health");
  g_assert_cmpint (event->heading, ==, LYD_HEADING_EMPOWER);
  of_event = lyd_programs_list_of_event (fixture->file, &events[1], NULL);
  g_assert_cmpuint (of_event->len, ==, 1);
  g_assert_false (lyd_programs_remove (fixture->file, &program->id, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);

  undo_last (fixture);
  g_clear_pointer (&event, lyd_event_free);
  event = lyd_plan_get_event (fixture->file, &events[0], NULL);
  g_assert_cmpint (event->heading, ==, LYD_HEADING_NONE);
  g_assert_null (event->policy_area);
  g_assert_true (lyd_programs_remove (fixture->file, &program->id, NULL));
}

static void
test_policy_areas (LydFixture *fixture,
                   gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  static const char *const own[] = { "Health", " health", "Housing", NULL };
  LydLabels labels = { .set_policy_area = TRUE, .policy_area = "Housing" };
  g_auto (GStrv) usual = lyd_policy_areas_get (fixture->file, NULL);
  g_auto (GStrv) set = NULL;
  g_auto (GStrv) renamed = NULL;
  int n;

  g_assert_cmpuint (g_strv_length (usual), ==, 7);
  g_assert_true (lyd_policy_areas_set (fixture->file, own, NULL));
  set = lyd_policy_areas_get (fixture->file, NULL);
  g_assert_cmpuint (g_strv_length (set), ==, 2);
  g_assert_true (lyd_programs_label_events (fixture->file, &event, 1, &labels, NULL, NULL));
  g_assert_true (lyd_policy_areas_rename (fixture->file, "Housing", "Homes", &n, NULL));
  g_assert_cmpint (n, ==, 1);
  renamed = lyd_policy_areas_get (fixture->file, NULL);
  g_assert_cmpstr (renamed[1], ==, "Homes");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/programs/label", test_programs);
  lyd_fixture_add ("/programs/policy-areas", test_policy_areas);
  return g_test_run ();
}
