#include "lyd-admit-many.h"
#include "lyd-door-list.h"
#include "lyd-door.h"

#define VOICES "Voices for Ohio's Children (demo)"

static GPtrArray *
expected_of (LydFixture *fixture,
             const LydRetreat *retreat,
             const LydId *registration)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  LydId organization;
  GPtrArray *rows;

  g_assert_true (lyd_door_find_organization (fixture->file, registration, &organization, &name, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, VOICES);
  rows = lyd_door_list_expected (fixture->file, &retreat->arrival, &organization, &error);
  g_assert_no_error (error);
  return rows;
}

/* Who has a place and is not in: all at once, and who was refused is named with the reason. */
static void
test_together (LydFixture *fixture,
               gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  g_autoptr (LydRegistrationResult) lupe = lyd_fixture_register (fixture, &retreat.event, "Lupe Ortiz", NULL);
  g_autoptr (GPtrArray) organizations = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GPtrArray) inside = NULL;
  g_autoptr (LydManyAdmitted) done = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  LydId ids[3] = { ana->registration, jose->registration, lupe->registration };
  LydMany many = { .ids = ids, .n_ids = G_N_ELEMENTS (ids) };
  const LydRefusal *refusal;

  g_assert_cmpint (lyd_door_enter (fixture, &retreat.arrival, jose->code), ==, LYD_VERDICT_ADMITTED);
  expected = expected_of (fixture, &retreat, &jose->registration);
  g_assert_cmpuint (expected->len, ==, 2);
  g_assert_cmpstr (((LydRosterRow *) g_ptr_array_index (expected, 0))->name, ==, "Lupe Ortiz");
  organizations = lyd_door_list_organizations (fixture->file, &retreat.arrival, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (organizations->len, ==, 1);
  g_assert_cmpint (((LydDoorOrganization *) g_ptr_array_index (organizations, 0))->expected, ==, 2);

  done = lyd_admit_many (fixture->file, &retreat.arrival, &many, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done->n_admitted, ==, 2);
  g_assert_cmpuint (done->refused->len, ==, 1);
  refusal = g_ptr_array_index (done->refused, 0);
  g_assert_cmpstr (refusal->name, ==, "José Díaz");
  g_assert_cmpint (refusal->verdict, ==, LYD_VERDICT_ALREADY_IN);

  inside = lyd_door_list_inside (fixture->file, &retreat.arrival, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (inside->len, ==, 3);
  g_clear_pointer (&organizations, g_ptr_array_unref);
  organizations = lyd_door_list_organizations (fixture->file, &retreat.arrival, &error);
  g_assert_cmpuint (organizations->len, ==, 0);

  undone = lyd_undo (fixture->file, &done->entry, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->taken_back, ==, 2);
  g_clear_pointer (&expected, g_ptr_array_unref);
  expected = expected_of (fixture, &retreat, &jose->registration);
  g_assert_cmpuint (expected->len, ==, 2);
  lyd_door_assert_consistent (fixture);
}

/* Who went again is neither in nor expected; who has not come by the end is a no-show. */
static void
test_counters (LydFixture *fixture,
               gconstpointer data)
{
  const LydSessionWish wish = { .title = "Lab", .admission = LYD_ADMIT_IN_OUT };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId lab = lyd_door_add_session (fixture, &retreat.event, &wish);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  g_autoptr (GPtrArray) inside = NULL;
  g_autoptr (GError) error = NULL;
  LydDoorCount count;

  lyd_door_enter (fixture, &lab, ana->code);
  lyd_door_enter (fixture, &lab, jose->code);
  lyd_door_scan (fixture, &lab, ana->code, LYD_SCAN_EXIT);
  g_assert_true (lyd_door_count_more (fixture->file, &lab, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count.left, ==, 1);
  g_assert_false (count.over);
  inside = lyd_door_list_inside (fixture->file, &lab, &error);
  g_assert_cmpuint (inside->len, ==, 1);
  g_assert_cmpstr (((LydRosterRow *) g_ptr_array_index (inside, 0))->name, ==, "José Díaz");

  fixture->now += 2 * LYD_HOUR;
  g_assert_true (lyd_door_count_more (fixture->file, &lab, &count, &error));
  g_assert_true (count.over);

  /* Yesterday's exits are not today's. */
  lyd_door_enter (fixture, &retreat.arrival, ana->code);
  lyd_door_scan (fixture, &retreat.arrival, ana->code, LYD_SCAN_EXIT);
  g_assert_true (lyd_door_count_more (fixture->file, &retreat.arrival, &count, &error));
  g_assert_cmpint (count.left, ==, 1);
  fixture->now += 24 * LYD_HOUR;
  g_assert_true (lyd_door_count_more (fixture->file, &retreat.arrival, &count, &error));
  g_assert_cmpint (count.left, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/door-list/together", test_together);
  lyd_fixture_add ("/door-list/counters", test_counters);
  return g_test_run ();
}
