/* A search keystroke among 100,000 people of one event, and among those of a small event in the same file: every
 * beginning from two letters on of names, organizations and addresses, as somebody types them. */
#include "lyd-fixture.h"
#include "lyd-people.h"
#include "lyd-organizations.h"
#include "lyd-register-private.h"
#include "lyd-roster.h"

#include <stdio.h>
#include <string.h>

#define N_PEOPLE 100000
#define N_SMALL 150
#define N_ORGANIZATIONS 50
#define N_NAMES 400
#define RESULTS 40
#define FRAME_MS 16.0

static const char *const starts[] = { "Ma", "An", "Jo", "De", "Ki", "Ro", "Sha", "Te",
                                      "Lu", "Be", "Na", "Ca", "O", "Wu", "Li" };
static const char *const middles[] = { "ri", "na", "se", "lo", "mi", "ta", "vi", "ko", "ra", "de", "n", "l" };
static const char *const ends[] = { "bel", "a", "son", "ez", "er", "ski", "wo", "h", "ton", "ley", "iah", "o" };

static char *
make_word (GRand *rand)
{
  return g_strconcat (starts[g_rand_int_range (rand, 0, G_N_ELEMENTS (starts))],
                      middles[g_rand_int_range (rand, 0, G_N_ELEMENTS (middles))],
                      ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))], NULL);
}

static void
must (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static void
add_people (LydFixture *fixture, const LydId *big, const LydId *small, GPtrArray *names)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (fixture->file->db, &error);
  LydId organizations[N_ORGANIZATIONS];

  for (int i = 0; i < N_ORGANIZATIONS; i++) {
    g_autoptr (LydOrganization) organization = lyd_organization_new ();

    organization->id = organizations[i] = lyd_context_make_id (&fixture->context);
    organization->name = g_strdup_printf ("Voices for State %d's Children (demo)", i);
    must (lyd_organizations_insert (fixture->file->db, organization, &error), error);
  }
  for (int i = 0; i < N_PEOPLE; i++) {
    g_autoptr (LydPerson) person = lyd_person_new ();
    g_autoptr (LydRegistration) registration = lyd_registration_new ();
    g_autofree char *given = make_word (rand);
    g_autofree char *family = make_word (rand);

    fixture->now++;
    person->id = lyd_context_make_id (&fixture->context);
    person->organization = organizations[i % N_ORGANIZATIONS];
    person->name = g_strdup_printf ("%s %s", given, family);
    person->given = g_strdup (given);
    person->family = g_strdup (family);
    person->email = g_strdup_printf ("%s.%s%d@example.org", given, family, i);
    registration->event = *big;
    registration->person = person->id;
    must (lyd_people_insert (fixture->file->db, person, &error), error);
    must (lyd_register_issue (fixture->file, registration, NULL, &error), error);
    if (i % (N_PEOPLE / N_SMALL) == 0) {
      registration->event = *small;
      must (lyd_register_issue (fixture->file, registration, NULL, &error), error);
    }
    if (i % (N_PEOPLE / N_NAMES) == 0)
      g_ptr_array_add (names, g_strdup (i % 3 == 0 ? person->email : i % 3 == 1 ? person->name
                                                                                : family));
  }
  must (lyd_transaction_commit (&transaction, &error), error);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Every keystroke of every name. */
static void
measure (LydFixture *fixture, const LydId *event, GPtrArray *names, const char *title)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, event);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);

    for (gsize n = 2; n <= MIN (strlen (name), 8); n++) {
      g_autofree char *typed = g_strndup (name, n);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) rows = lyd_roster_search (fixture->file, event, &arrival->id, typed, RESULTS, &error);
      double ms = (double) (g_get_monotonic_time () - start) / 1000;

      must (rows != NULL, error);
      g_array_append_val (times, ms);
    }
  }
  g_array_sort (times, compare_times);
  printf ("%s, p99, ms\t%.2f\t%.1f\tmedian %.2f, worst %.2f, %u keystrokes\n", title,
          g_array_index (times, double, times->len * 99 / 100), FRAME_MS, g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len - 1), times->len);
}

int
main (void)
{
  LydFixture fixture = { 0 };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  LydId big, small;

  lyd_fixture_set_up (&fixture, NULL);
  big = lyd_fixture_add_retreat (&fixture);
  small = lyd_fixture_add_retreat (&fixture);
  add_people (&fixture, &big, &small, names);
  measure (&fixture, &big, names, "search keystroke, 100,000 people in the event");
  measure (&fixture, &small, names, "search keystroke, 150 of 100,000 people");
  lyd_fixture_tear_down (&fixture, NULL);
  return 0;
}
