#include "lyd-aliases.h"
#include "lyd-door.h"
#include "lyd-lookup.h"
#include "lyd-newcomers.h"
#include "lyd-plan-change.h"
#include "lyd-roster.h"

#include <string.h>

/* Somebody whose family name is known apart. */
static LydId
add (LydFixture *fixture,
     const LydRetreat *retreat,
     const char *given,
     const char *family,
     const char *organization)
{
  LydRegistrationRequest request = { .given = given, .family = family, .organization = organization };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) result = lyd_register (fixture->file, &retreat->event, &request, &error);

  g_assert_no_error (error);
  return result->registration;
}

/* What is shown for @text: "Maribel O. (VOICES); ...", or how many where that is more. */
static char *
find (LydFixture *fixture,
      const LydRetreat *retreat,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydLookup) lookup = lyd_lookup (fixture->file, &retreat->arrival, text, &error);
  GString *shown = g_string_new (NULL);

  g_assert_no_error (error);
  if (lookup->lines->len == 0 && lookup->n > 0)
    g_string_printf (shown, "%u", lookup->n);
  else
    g_assert_cmpuint (lookup->n, ==, lookup->lines->len);
  for (guint i = 0; i < lookup->lines->len; i++) {
    const LydLookupLine *line = g_ptr_array_index (lookup->lines, i);

    g_string_append_printf (shown, "%s%s", i > 0 ? "; " : "", line->name);
    if (line->organization != NULL)
      g_string_append_printf (shown, " (%s)", line->organization);
  }
  return g_string_free (shown, FALSE);
}

static void
assert_found (LydFixture *fixture,
              const LydRetreat *retreat,
              const char *text,
              const char *expected)
{
  g_autofree char *shown = find (fixture, retreat, text);

  if (strcmp (shown, expected) != 0)
    g_error ("“%s” finds “%s” instead of “%s”", text, shown, expected);
}

static void
test_names (LydFixture *fixture,
            gconstpointer data)
{
  static const struct {
    const char *typed;
    const char *shown;
  } rows[] = {
    { "Okonkwo-Reyes M", "Maribel O. (VOICES)" },
    { "okonkwo-reyes maribel", "Maribel O. (VOICES)" },
    { "Maribel Okonkwo-Reyes", "Maribel O. (VOICES)" },
    { "m okonkwo reyes", "Maribel O. (VOICES)" },
    { "Okonkwo Reyes, M.", "Maribel O. (VOICES)" },
    { "Okonkwo-Reyes", "" }, /* a letter of the given name */
    { "Okonkwo M", "" },     /* the whole family name */
    { "Reyes M", "" },
    { "Okonkwo-Rey M", "" },
    { "Okonkwo-Reyes D", "" },
    { "Maribel", "" },
    { "Maribel O", "" },
    { "VOICES M", "" }, /* nobody by their organization */
    { "penalver j", "José P." },
    { "PEÑALVER JOSÉ", "José P." },
    { "peñalver lu", "José P." }, /* a letter of any of the given names */
    { "peñalver j l", "José P." },
    { "penalver l j", "" },
    { "Li M", "Mei L." },
    { "Li", "" },
    { "O'Neill S", "Siobhán O." },
    { "ONeill S", "Siobhán O." },
    { "O’Neill Siobhan", "Siobhán O." },
    { "", "" },
    { "   ", "" },
    { "\" OR 1 M", "" },
    { "names : M*", "" },
    { "@example.org", "" },
    { "de la Cruz A", "Ana D." },
    { "Cruz A", "" },
  };
  LydRetreat retreat = lyd_door_make_retreat (fixture);

  add (fixture, &retreat, "Maribel", "Okonkwo-Reyes", "VOICES");
  add (fixture, &retreat, "José Luis", "Peñalver", NULL);
  add (fixture, &retreat, "Mei", "Li", NULL);
  add (fixture, &retreat, "Lisa", "Morton", NULL);
  add (fixture, &retreat, "Siobhán", "O’Neill", NULL);
  add (fixture, &retreat, "Ana", "de la Cruz", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_found (fixture, &retreat, rows[i].typed,
                  strcmp (rows[i].shown, "José P.") == 0 ? "José Luis P." : rows[i].shown);
}

/* Three are shown; of more not even how many they are. */
static void
test_many (LydFixture *fixture,
           gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);

  add (fixture, &retreat, "Maria", "Garcia", "VOICES");
  add (fixture, &retreat, "Marcus", "García", "Kentucky Youth Advocates");
  add (fixture, &retreat, "Mina", "Garcia", NULL);
  assert_found (fixture, &retreat, "garcia m", "Marcus G. (Kentucky Youth Advocates); Maria G. (VOICES); Mina G.");
  add (fixture, &retreat, "Moses", "Garcia", NULL);
  assert_found (fixture, &retreat, "garcia m", "4");
  add (fixture, &retreat, "Muriel", "Garcia", NULL);
  assert_found (fixture, &retreat, "garcia m", "4");
  assert_found (fixture, &retreat, "garcia mar", "Marcus G. (Kentucky Youth Advocates); Maria G. (VOICES)");
}

static void
test_short_code (LydFixture *fixture,
                 gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) registered =
    lyd_fixture_register (fixture, &retreat.event, "Devon Park", "devon@example.org");
  g_autofree char *small = g_ascii_strdown (registered->short_code, -1);

  assert_found (fixture, &retreat, registered->short_code, "Devon P. (Voices for Ohio's Children (demo))");
  assert_found (fixture, &retreat, small, "Devon P. (Voices for Ohio's Children (demo))");
  assert_found (fixture, &retreat, registered->code, ""); /* a ticket is scanned */
  assert_found (fixture, &retreat, "devon@example.org", "");
  assert_found (fixture, &retreat, "Park D", "Devon P. (Voices for Ohio's Children (demo))");
  assert_found (fixture, &retreat, "Devon Park", "Devon P. (Voices for Ohio's Children (demo))");
}

/* Other names find somebody and are never shown. */
static void
test_aliases (LydFixture *fixture,
              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) registered =
    lyd_fixture_register (fixture, &retreat.event, "Alex Moreno", "alex@example.org");
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_aliases_add (fixture->file, &registered->person, "name", "Dana Whitfield", &error));
  g_assert_no_error (error);
  assert_found (fixture, &retreat, "Whitfield D", "Alex M. (Voices for Ohio's Children (demo))");
  assert_found (fixture, &retreat, "Moreno A", "Alex M. (Voices for Ohio's Children (demo))");
  assert_found (fixture, &retreat, "Whitfield A", "");
}

/* Where nobody is named, no kiosk opens and nobody is found. */
static void
test_sensitive (LydFixture *fixture,
                gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &retreat.event, NULL);
  g_autofree char *arrival = lyd_id_to_string (&retreat.arrival);
  g_autoptr (LydKioskDoor) door = NULL;
  g_autoptr (LydLookup) lookup = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, &retreat, "Maribel", "Okonkwo-Reyes", "VOICES");
  door = lyd_kiosk_door_get (fixture->file, arrival, &error);
  g_assert_no_error (error);
  g_assert_true (lyd_id_equal (&door->session->id, &retreat.arrival));
  g_assert_true (lyd_kiosk_door_probe (fixture->file, &retreat.arrival, &error));
  g_assert_no_error (error);

  event->sensitive = TRUE;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_null (lyd_kiosk_door_get (fixture->file, arrival, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  lookup = lyd_lookup (fixture->file, &retreat.arrival, "Okonkwo-Reyes M", &error);
  g_assert_null (lookup);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lyd_kiosk_door_probe (fixture->file, &retreat.arrival, &error));
}

/* ---- newcomers ---- */

static void
set_rule (LydFixture *fixture,
          const LydRetreat *retreat,
          LydNewcomers rule)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &retreat->event, NULL);
  g_autoptr (GError) error = NULL;

  event->newcomers = rule;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_no_error (error);
  lyd_event_free (g_steal_pointer (&event));
  event = lyd_plan_get_event (fixture->file, &retreat->event, NULL);
  g_assert_cmpint (event->newcomers, ==, rule);
}

static guint
count_registrations (LydFixture *fixture,
                     const LydRetreat *retreat,
                     LydRosterFilter filter)
{
  g_autoptr (GError) error = NULL;
  LydRosterCounts counts;

  g_assert_true (lyd_roster_count_all (fixture->file, &retreat->event, &retreat->arrival, &counts, &error));
  g_assert_no_error (error);
  return (guint) counts.n[filter];
}

/* Returns: the verdict, or -1 where they are sent to the desk */
static int
come (LydFixture *fixture,
      const LydRetreat *retreat,
      const char *name,
      const char *email)
{
  LydNewcomer newcomer = { name, "VOICES", email };
  LydAttempt attempt = { .session = retreat->arrival, .source = LYD_SOURCE_KIOSK };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydNewcomerResult) result = lyd_newcomer_register (fixture->file, &newcomer, &attempt, &error);

  g_assert_no_error (error);
  g_assert_cmpint (lyd_newcomer_check (&newcomer), ==, LYD_NEWCOMER_FINE);
  g_assert_true (g_str_has_prefix (name, result->given));
  return result->admission != NULL ? (int) result->admission->verdict : -1;
}

static void
test_newcomers (LydFixture *fixture,
                gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  guint before = count_registrations (fixture, &retreat, LYD_ROSTER_ALL);

  g_assert_cmpint (come (fixture, &retreat, "Guadalupe Ortiz", "lupe@example.org"), ==, -1);
  g_assert_cmpuint (count_registrations (fixture, &retreat, LYD_ROSTER_ALL), ==, before);

  set_rule (fixture, &retreat, LYD_NEWCOMERS_PENDING);
  g_assert_cmpint (come (fixture, &retreat, "Guadalupe Ortiz", "lupe@example.org"), ==, -1);
  g_assert_cmpuint (count_registrations (fixture, &retreat, LYD_ROSTER_PENDING), ==, 1);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.arrival, LYD_ANY_VERDICT), ==, 0);

  set_rule (fixture, &retreat, LYD_NEWCOMERS_CONFIRMED);
  g_assert_cmpint (come (fixture, &retreat, "Ana Wu", "ana@example.org"), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (come (fixture, &retreat, "Bo Kim", NULL), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.arrival, LYD_VERDICT_ADMITTED), ==, 2);
}

/* Whoever tries names or addresses learns nothing, changes nothing and gets nobody in. */
static void
test_known_newcomers (LydFixture *fixture,
                      gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) known =
    lyd_fixture_register (fixture, &retreat.event, "Devon Park", "devon@example.org");
  guint before = count_registrations (fixture, &retreat, LYD_ROSTER_ALL);

  set_rule (fixture, &retreat, LYD_NEWCOMERS_CONFIRMED);
  g_assert_cmpint (come (fixture, &retreat, "Devon Park", "devon@example.org"), ==, -1);
  g_assert_cmpint (come (fixture, &retreat, "Devon PARK", NULL), ==, -1);
  g_assert_cmpint (come (fixture, &retreat, "Devon Park", "other@example.org"), ==, -1);
  g_assert_cmpuint (count_registrations (fixture, &retreat, LYD_ROSTER_ALL), ==, before);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.arrival, LYD_ANY_VERDICT), ==, 0);

  /* A shared mailbox: written down, never confirmed. */
  g_assert_cmpint (come (fixture, &retreat, "Kim Park", "devon@example.org"), ==, -1);
  g_assert_cmpuint (count_registrations (fixture, &retreat, LYD_ROSTER_PENDING), ==, 1);
}

static void
test_newcomer_problems (void)
{
  g_autofree char *longest = g_strnfill (500, 'a');

  g_assert_cmpint (lyd_newcomer_check (&(LydNewcomer){ NULL, NULL, NULL }), ==, LYD_NEWCOMER_NO_NAME);
  g_assert_cmpint (lyd_newcomer_check (&(LydNewcomer){ " - ", NULL, NULL }), ==, LYD_NEWCOMER_NO_NAME);
  g_assert_cmpint (lyd_newcomer_check (&(LydNewcomer){ "Ana", "", "" }), ==, LYD_NEWCOMER_FINE);
  g_assert_cmpint (lyd_newcomer_check (&(LydNewcomer){ "Ana", NULL, "ana@example" }), ==, LYD_NEWCOMER_NO_EMAIL);
  g_assert_cmpint (lyd_newcomer_check (&(LydNewcomer){ "Ana", NULL, "ana@example.org " }), ==, LYD_NEWCOMER_FINE);
  g_assert_cmpint (lyd_newcomer_check (&(LydNewcomer){ longest, NULL, NULL }), ==, LYD_NEWCOMER_TOO_LONG);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/lookup/names", test_names);
  lyd_fixture_add ("/lookup/many", test_many);
  lyd_fixture_add ("/lookup/short-code", test_short_code);
  lyd_fixture_add ("/lookup/aliases", test_aliases);
  lyd_fixture_add ("/lookup/sensitive", test_sensitive);
  lyd_fixture_add ("/newcomers/rules", test_newcomers);
  lyd_fixture_add ("/newcomers/known", test_known_newcomers);
  g_test_add_func ("/newcomers/problems", test_newcomer_problems);
  return g_test_run ();
}
