/* Who may be on file twice, among 100,000 people of whom 1,000 are: under a nickname, an address written differently,
 * or a longer name. */
#include "lyd-duplicates.h"
#include "lyd-file-private.h"
#include "lyd-fixture.h"
#include "lyd-organizations.h"
#include "lyd-people.h"

#include <stdio.h>

#define N_PEOPLE 99000
#define N_TWICE 1000
#define N_ORGANIZATIONS 500
#define BUDGET_S 2.0

static const char *const nicknames[][2] = {
  { "Robert", "Bob" },
  { "Elizabeth", "Liz" },
  { "José", "Pepe" },
  { "Francisco", "Paco" },
  { "Margaret", "Peggy" },
};
static const char *const starts[] = {
  "Mar", "And", "Joh", "Den", "Kin", "Rod", "Sha", "Tel", "Lun", "Ber", "Nak", "Cal"
};
static const char *const middles[] = { "ri", "na", "se", "lo", "mi", "ta", "vi", "ko", "ra", "de", "ny", "lu" };
static const char *const ends[] = { "bel", "ga", "son", "ez", "er", "ski", "wo", "th", "ton", "ley", "iah", "os" };

static void
must (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static char *
make_word (GRand *rand, gboolean is_long)
{
  return g_strconcat (starts[g_rand_int_range (rand, 0, G_N_ELEMENTS (starts))],
                      is_long ? middles[g_rand_int_range (rand, 0, G_N_ELEMENTS (middles))] : "",
                      ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))], NULL);
}

static void
add (LydFixture *fixture, const LydId *organization, const char *given, const char *family, char *email)
{
  g_autoptr (LydPerson) person = lyd_person_new ();
  g_autoptr (GError) error = NULL;

  fixture->now++;
  person->id = lyd_context_make_id (&fixture->context);
  person->organization = *organization;
  person->name = g_strdup_printf ("%s %s", given, family);
  person->given = g_strdup (given);
  person->family = g_strdup (family);
  person->email = email;
  must (lyd_people_insert (fixture->file->db, person, &error), error);
}

static void
add_people (LydFixture *fixture)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (fixture->file->db, &error);
  LydId organizations[N_ORGANIZATIONS];

  for (int i = 0; i < N_ORGANIZATIONS; i++) {
    g_autoptr (LydOrganization) organization = lyd_organization_new ();

    organization->id = organizations[i] = lyd_context_make_id (&fixture->context);
    organization->name = g_strdup_printf ("Voices for County %d's Children (demo)", i);
    must (lyd_organizations_insert (fixture->file->db, organization, &error), error);
  }
  for (int i = 0; i < N_PEOPLE; i++) {
    const LydId *organization = &organizations[i % N_ORGANIZATIONS];
    g_autofree char *family = make_word (rand, TRUE);
    g_autofree char *other = make_word (rand, FALSE);
    gboolean twice = i % (N_PEOPLE / N_TWICE) == 0;
    int nickname = i % (int) G_N_ELEMENTS (nicknames);
    const char *given = twice ? nicknames[nickname][0] : other;

    add (fixture, organization, given, family, g_strdup_printf ("person%d@example.org", i));
    if (twice)
      add (fixture, organization, nicknames[nickname][1], family,
           i % 2 == 0 ? g_strdup_printf ("Person%d+list@example.org", i) : NULL);
  }
  must (lyd_transaction_commit (&transaction, &error), error);
}

int
main (void)
{
  LydFixture fixture = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;
  double seconds;
  guint n_all = 0;
  guint n_planted = 0;

  lyd_fixture_set_up (&fixture, NULL);
  add_people (&fixture);
  start = g_get_monotonic_time ();
  found = lyd_duplicates_find (fixture.file, 100, &n_all, &error);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  must (found != NULL, error);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = lyd_duplicates_find (fixture.file, G_MAXUINT, NULL, &error);
  must (found != NULL, error);
  for (guint i = 0; i < found->len; i++)
    n_planted += ((LydDuplicate *) g_ptr_array_index (found, i))->likeness == LYD_LIKENESS_NICKNAME;
  must (n_planted >= N_TWICE, NULL);
  printf ("people on file twice, among 100,000, s\t%.2f\t%.1f\t%u found, all %d planted ones among them\n", seconds,
          BUDGET_S, n_all, N_TWICE);
  lyd_fixture_tear_down (&fixture, NULL);
  return 0;
}
