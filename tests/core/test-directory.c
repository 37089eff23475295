#include "lyd-admit.h"
#include "lyd-directory.h"
#include "lyd-fixture.h"
#include "lyd-state.h"
#include "lyd-undo.h"
#include "lyd-words-pulse.h"

#include <string.h>

#define DAY (24 * LYD_HOUR)
#define OHIO "Voices for Ohio's Children (demo)"

static LydId
add_event (LydFixture *fixture,
           LydKind kind,
           int days_ago,
           gboolean sensitive)
{
  g_autoptr (LydEvent) event =
    lyd_plan_new_event (kind, LYD_FIXTURE_NOW - days_ago * DAY - 3 * LYD_HOUR, "America/New_York");
  g_autoptr (GError) error = NULL;

  event->title = g_strdup_printf ("%s %d days ago", lyd_word_id (&lyd_kinds, kind), days_ago);
  event->end = event->start + LYD_HOUR;
  event->sensitive = sensitive;
  g_assert_true (lyd_plan_add_event (fixture->file, event, &error));
  g_assert_no_error (error);
  return event->id;
}

/* Registers somebody of Ohio and, where @came, writes down on paper that they came. */
static LydId
take_part (LydFixture *fixture,
           const LydId *event,
           const char *name,
           const char *email,
           gboolean came)
{
  g_autoptr (LydRegistrationResult) registration = lyd_fixture_register (fixture, event, name, email);
  g_autoptr (LydSession) session = lyd_fixture_get_arrival (fixture, event);
  g_autoptr (LydAdmissionResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LydAttempt attempt = { .session = session->id,
                         .at = session->start,
                         .source = LYD_SOURCE_PAPER,
                         .override = "From the paper list" };

  if (came) {
    result = lyd_admit_registration (fixture->file, &registration->registration, &attempt, &error);
    g_assert_no_error (error);
  }
  return registration->person;
}

static LydOrganizationLine *
find_line (LydOrganizationList *list,
           const char *name)
{
  for (guint i = 0; i < list->lines->len; i++) {
    LydOrganizationLine *line = g_ptr_array_index (list->lines, i);

    if (strcmp (line->organization->name, name) == 0)
      return line;
  }
  return NULL;
}

static void
assert_squares (const LydPulse *pulse,
                const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < pulse->n; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", pulse->squares[i]);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_judge (void)
{
  static const struct {
    LydPulse pulse;
    LydPulseState state;
    int n_came;
    int n_known;
  } cases[] = {
    { { .n = 0 }, LYD_PULSE_NONE, 0, 0 },
    { { { -1, -1 }, 2 }, LYD_PULSE_NONE, 0, 0 },
    { { { 0, 0 }, 2 }, LYD_PULSE_NEVER, 0, 2 },
    { { { 3, 2, 0, 0, 0 }, 5 }, LYD_PULSE_QUIET, 2, 5 },
    { { { 3, 2, 0, 0 }, 4 }, LYD_PULSE_STEADY, 2, 4 },
    { { { 3, 2, 0, -1, 0, -1 }, 6 }, LYD_PULSE_STEADY, 2, 4 }, /* what is not known is held against nobody */
    { { { -2, -2, 1, 0 }, 4 }, LYD_PULSE_NEW, 1, 2 },
    { { { -2, 1, 0, 0, 0 }, 5 }, LYD_PULSE_QUIET, 1, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    LydPulseVerdict verdict = lyd_pulse_judge (&cases[i].pulse);

    g_assert_cmpint (verdict.state, ==, cases[i].state);
    g_assert_cmpint (verdict.n_came, ==, cases[i].n_came);
    g_assert_cmpint (verdict.n_known, ==, cases[i].n_known);
  }
}

/* Squares count people once, only of exchanges that were, and one without any attendance is not known. */
static void
test_pulse (LydFixture *fixture,
            gconstpointer data)
{
  LydId may = add_event (fixture, LYD_KIND_PEER_EXCHANGE, 120, FALSE);
  LydId june = add_event (fixture, LYD_KIND_PEER_EXCHANGE, 90, FALSE);
  LydId july = add_event (fixture, LYD_KIND_PEER_EXCHANGE, 60, FALSE);
  LydId webinar = add_event (fixture, LYD_KIND_WEBINAR, 30, FALSE);
  g_autoptr (LydOrganizationList) list = NULL;
  g_autoptr (LydOrganizationPage) page = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  LydOrganizationLine *line;

  add_event (fixture, LYD_KIND_PEER_EXCHANGE, -7, FALSE);
  take_part (fixture, &may, "Ana Wu", "ana@oh.example.org", TRUE);
  take_part (fixture, &may, "Ben Ortiz", "ben@oh.example.org", TRUE);
  take_part (fixture, &june, "Ana Wu", "ana@oh.example.org", FALSE);
  take_part (fixture, &july, "Ben Ortiz", "ben@oh.example.org", TRUE);
  take_part (fixture, &webinar, "Ana Wu", "ana@oh.example.org", TRUE);

  list = lyd_directory_list_organizations (fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->exchanges->len, ==, 3);
  line = find_line (list, OHIO);
  g_assert_nonnull (line);
  assert_squares (&line->pulse, "2 -1 1");
  g_assert_cmpint (line->n_people, ==, 2);
  words = lyd_words_pulse_brief (&line->pulse, list->exchanges);
  g_assert_nonnull (strstr (words, "2"));

  page = lyd_directory_get_organization (fixture->file, &line->organization->id, &error);
  g_assert_no_error (error);
  assert_squares (&page->line->pulse, "2 -1 1");
  g_assert_cmpuint (page->people->len, ==, 2);
  assert_squares (&((LydPersonLine *) g_ptr_array_index (page->people, 0))->pulse, "1 -1 1"); /* Ortiz, then Wu */
  assert_squares (&((LydPersonLine *) g_ptr_array_index (page->people, 1))->pulse, "1 -1 0");
  g_assert_cmpuint (page->events->len, ==, 4);
  g_assert_cmpint (((LydOrganizationEvent *) g_ptr_array_index (page->events, 0))->n_came, ==, 1);
}

/* Everything a person registered for, but not what is only counted. */
static void
test_person (LydFixture *fixture,
             gconstpointer data)
{
  LydId exchange = add_event (fixture, LYD_KIND_PEER_EXCHANGE, 120, FALSE);
  LydId group = add_event (fixture, LYD_KIND_AFFINITY_GROUP, 60, TRUE);
  LydId coming = add_event (fixture, LYD_KIND_WEBINAR, -7, FALSE);
  LydId ana = take_part (fixture, &exchange, "Ana Wu", "ana@oh.example.org", TRUE);
  LydId same = take_part (fixture, &coming, "Ana Wu", "ana@oh.example.org", FALSE);
  g_autoptr (LydRegistrationResult) secret = lyd_fixture_register (fixture, &group, "Ana Wu", "ana@oh.example.org");
  g_autoptr (LydPersonPage) page = NULL;
  g_autoptr (GError) error = NULL;
  LydVisit *first, *last;

  g_assert_true (lyd_id_equal (&ana, &same));
  page = lyd_directory_get_person (fixture->file, &ana, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (page->person->name, ==, "Ana Wu");
  g_assert_cmpstr (page->organization, ==, OHIO);
  g_assert_cmpuint (page->visits->len, ==, 2);
  first = g_ptr_array_index (page->visits, 0);
  last = g_ptr_array_index (page->visits, 1);
  g_assert_true (lyd_id_equal (&first->event, &coming));
  g_assert_cmpint (first->first_at, ==, LYD_TIME_NONE);
  g_assert_cmpint (last->first_at, !=, LYD_TIME_NONE);
  assert_squares (&page->pulse, "1");

  ana = lyd_id_none;
  g_assert_null (lyd_directory_get_person (fixture->file, &ana, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

static guint
count_found (LydFixture *fixture,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lyd_directory_list_people (fixture->file, text, &error);

  g_assert_no_error (error);
  return ids->len;
}

static LydId
save (LydFixture *fixture,
      const LydPerson *like,
      const char *organization)
{
  g_autoptr (LydPerson) person = lyd_person_copy (like);
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_directory_save_person (fixture->file, person, organization, &error));
  g_assert_no_error (error);
  return person->id;
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) last = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) undone = lyd_undo (fixture->file, &last->id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (undone->taken_back, >, 0);
}

/* Added, found by everything that is typed, changed, taken back twice. */
static void
test_save_person (LydFixture *fixture,
                  gconstpointer data)
{
  LydPerson person = { .given = (char *) " Lucía ",
                       .family = (char *) "Ibáñez",
                       .email = (char *) "lucia@nm.example.org",
                       .phone = (char *) "+1 (505) 555-0101" };
  g_autoptr (LydPersonPage) page = NULL;
  g_autoptr (LydPerson) twin = lyd_person_copy (&person);
  g_autoptr (GError) error = NULL;
  gboolean empty;

  g_assert_true (lyd_directory_is_empty (fixture->file, &empty, &error));
  g_assert_true (empty);
  person.id = save (fixture, &person, "New Mexico Kids");
  g_assert_true (lyd_directory_is_empty (fixture->file, &empty, &error));
  g_assert_false (empty);
  page = lyd_directory_get_person (fixture->file, &person.id, &error);
  g_assert_cmpstr (page->person->name, ==, "Lucía Ibáñez");
  g_assert_cmpuint (count_found (fixture, "ibanez"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "new mex"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "505 555"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "nobody"), ==, 0);
  g_assert_cmpuint (count_found (fixture, ""), ==, 1);

  /* The same name with the same address is the same person. */
  g_assert_false (lyd_directory_save_person (fixture->file, twin, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);

  person.family = (char *) "Torres";
  person.name = (char *) "Lucía Torres";
  save (fixture, &person, "");
  g_assert_cmpuint (count_found (fixture, "ibanez"), ==, 0);
  g_assert_cmpuint (count_found (fixture, "torres"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "new mex"), ==, 0);
  undo_last (fixture);
  g_assert_cmpuint (count_found (fixture, "ibanez new mex"), ==, 1);
  undo_last (fixture);
  g_assert_cmpuint (count_found (fixture, NULL), ==, 0);
}

static void
test_check_person (void)
{
  g_autofree char *long_name = g_strnfill (301, 'a');
  static const struct {
    LydPerson person;
    LydDirectoryProblem problem;
  } cases[] = {
    { { .name = (char *) "X" }, LYD_DIRECTORY_FINE },
    { { .family = (char *) "Wu" }, LYD_DIRECTORY_FINE },
    { { .name = (char *) " \t" }, LYD_DIRECTORY_NAME_MISSING },
    { { .name = (char *) "Ana", .email = (char *) "ana at example.org" }, LYD_DIRECTORY_EMAIL_WRONG },
    { { .name = (char *) "Ana", .email = (char *) "" }, LYD_DIRECTORY_FINE },
    { { .name = (char *) "Ana", .phone = (char *) "ask Ben" }, LYD_DIRECTORY_PHONE_WRONG },
    { { .name = (char *) "Ana", .phone = (char *) "911" }, LYD_DIRECTORY_FINE },
  };
  LydPerson too_long = { .name = long_name };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lyd_directory_check_person (&cases[i].person), ==, cases[i].problem);
  g_assert_cmpint (lyd_directory_check_person (&too_long), ==, LYD_DIRECTORY_TOO_LONG);
}

static GPtrArray *
choose (const char *name,
        const char *since)
{
  GPtrArray *networks = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_network_choice_free);

  if (name != NULL)
    g_ptr_array_add (networks, lyd_network_choice_new (name, since));
  return networks;
}

/* Networks are joined and left with their dates; a renamed organization's people are found by the new name. */
static void
test_save_organization (LydFixture *fixture,
                        gconstpointer data)
{
  LydOrganization organization = { .name = (char *) "Bayou Council", .state = (char *) "LA" };
  LydPerson person = { .name = (char *) "Isaiah Fontenot" };
  g_autoptr (GPtrArray) partnership = choose ("Partnership", "2009");
  g_autoptr (GPtrArray) wrong = choose ("Partnership", "long ago");
  g_autoptr (GPtrArray) none = choose (NULL, NULL);
  g_autoptr (LydOrganizationPage) page = NULL;
  g_autoptr (LydOrganizationPage) after = NULL;
  g_autoptr (LydOrganization) copy = lyd_organization_copy (&organization);
  g_autoptr (LydOrganization) twin = lyd_organization_copy (&organization);
  g_autoptr (GPtrArray) networks = NULL;
  g_autoptr (GError) error = NULL;
  LydOrganizationNetwork *network;

  g_assert_false (lyd_directory_save_organization (fixture->file, copy, wrong, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (lyd_directory_save_organization (fixture->file, copy, partnership, &error));
  g_assert_no_error (error);
  g_assert_false (lyd_directory_save_organization (fixture->file, twin, none, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  save (fixture, &person, "bayou council");

  g_free (copy->name);
  copy->name = g_strdup ("Louisiana Children’s Council");
  g_assert_true (lyd_directory_save_organization (fixture->file, copy, none, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (fixture, "bayou"), ==, 0);
  g_assert_cmpuint (count_found (fixture, "louisiana"), ==, 1);
  page = lyd_directory_get_organization (fixture->file, &copy->id, &error);
  g_assert_cmpuint (page->networks->len, ==, 1);
  network = g_ptr_array_index (page->networks, 0);
  g_assert_cmpstr (network->name, ==, "Partnership");
  g_assert_cmpstr (network->membership->joined, ==, "2009");
  g_assert_cmpstr (network->membership->left_on, ==, "2027-09-22");

  undo_last (fixture);
  g_assert_cmpuint (count_found (fixture, "bayou"), ==, 1);
  after = lyd_directory_get_organization (fixture->file, &copy->id, &error);
  network = g_ptr_array_index (after->networks, 0);
  g_assert_null (network->membership->left_on);
  networks = lyd_directory_list_networks (fixture->file, &error);
  g_assert_cmpuint (networks->len, ==, 1);
}

static void
test_states (void)
{
  g_assert_cmpstr (lyd_word_id (&lyd_states, lyd_state_read (" la ")), ==, "LA");
  g_assert_cmpstr (lyd_word_id (&lyd_states, lyd_state_read ("new  york")), ==, "NY");
  g_assert_cmpstr (lyd_word_id (&lyd_states, lyd_state_read ("Hawaiʻi")), ==, "HI");
  g_assert_cmpint (lyd_state_read ("Inc."), ==, -1);
  g_assert_cmpint (lyd_state_read (""), ==, -1);
  g_assert_cmpint (lyd_state_read ("ZZ"), ==, -1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory/judge", test_judge);
  g_test_add_func ("/directory/states", test_states);
  g_test_add_func ("/directory/check-person", test_check_person);
  lyd_fixture_add ("/directory/pulse", test_pulse);
  lyd_fixture_add ("/directory/person", test_person);
  lyd_fixture_add ("/directory/save-person", test_save_person);
  lyd_fixture_add ("/directory/save-organization", test_save_organization);
  return g_test_run ();
}
