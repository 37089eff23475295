/* A series of a large network: twelve events, 8,400 people registered for all of it, 100,000 attendances; and of an
 * ordinary one, 420 people. Planning it, and opening its grid. */
#include "lyd-file-private.h"
#include "lyd-fixture.h"
#include "lyd-people.h"
#include "lyd-presence.h"
#include "lyd-series.h"
#include "lyd-time.h"

#include <stdio.h>

#define N_EVENTS 12
#define BUDGET_S 1.0

static void
must (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static LydId
plan (LydFixture *fixture)
{
  g_autoptr (LydEvent) first =
    lyd_plan_new_event (LYD_KIND_PEER_EXCHANGE, LYD_FIXTURE_NOW + LYD_DAY, "America/New_York");
  LydSeriesPlan series = { .first = first, .rule = "FREQ=MONTHLY;BYDAY=3TH;COUNT=12" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  LydId id;

  first->title = g_strdup ("Partnership Peer Exchange");
  ids = lyd_series_add (fixture->file, &series, &id, &error);
  must (ids != NULL, error);
  return id;
}

static void
add_people (LydFixture *fixture, int n_people, GArray *people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (fixture->file->db, &error);

  for (int i = 0; i < n_people; i++) {
    g_autoptr (LydPerson) person = lyd_person_new ();

    fixture->now++;
    person->id = lyd_context_make_id (&fixture->context);
    person->name = g_strdup_printf ("Ana%d Wu%d", i, (i * 7919) % n_people);
    person->given = g_strdup_printf ("Ana%d", i);
    person->family = g_strdup_printf ("Wu%d", (i * 7919) % n_people);
    must (lyd_people_insert (fixture->file->db, person, &error), error);
    g_array_append_val (people, person->id);
  }
  must (lyd_transaction_commit (&transaction, &error), error);
}

/* Everybody came to everything: what follows from the log, written at once. */
static void
attend (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  must (lyd_db_exec (fixture->file->db,
                     "INSERT INTO presence (session, registration, entries, inside, first_at, last_day)"
                     " SELECT s.id, r.id, 1, 1, s.start, 0 FROM registration r JOIN session s ON s.event = r.event",
                     &error),
        error);
}

static void
measure (int n_people)
{
  LydFixture fixture = { 0 };
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydSeriesRegistration) registered = NULL;
  g_autoptr (LydGrid) grid = NULL;
  g_autoptr (LydGrid) organizations = NULL;
  g_autoptr (GError) error = NULL;
  LydSeriesEntry entry = { 0 };
  gint64 start;
  double planned, opened, grouped;
  LydId series;

  lyd_fixture_set_up (&fixture, NULL);
  start = g_get_monotonic_time ();
  series = plan (&fixture);
  planned = since (start);
  add_people (&fixture, n_people, people);
  entry.people = (const LydId *) (gpointer) people->data;
  entry.n_people = people->len;
  start = g_get_monotonic_time ();
  registered = lyd_series_register (fixture.file, &series, &entry, &error);
  must (registered != NULL && registered->n_registered == n_people * N_EVENTS, error);
  printf ("%d people registered for all of a series, s\t%.2f\t20.0\t%d registrations, one act\n", n_people,
          since (start), registered->n_registered);
  attend (&fixture);
  fixture.now += 400 * LYD_DAY;

  start = g_get_monotonic_time ();
  grid = lyd_series_get_grid (fixture.file, &series, LYD_GRID_BY_PERSON, &error);
  opened = since (start);
  must (grid != NULL && (int) grid->rows->len == n_people && lyd_grid_get (grid, 0, 0)->state == LYD_GRID_ATTENDED,
        error);
  start = g_get_monotonic_time ();
  organizations = lyd_series_get_grid (fixture.file, &series, LYD_GRID_BY_ORGANIZATION, &error);
  grouped = since (start);
  must (organizations != NULL, error);
  printf ("a series of 12 events planned, s\t%.3f\t%.1f\t\n", planned, BUDGET_S);
  printf ("grid of %d people and 12 events opened, s\t%.3f\t%.1f\t%d attendances\n", n_people, opened, BUDGET_S,
          n_people * N_EVENTS);
  printf ("the same by organization, s\t%.3f\t%.1f\t\n", grouped, BUDGET_S);
  lyd_fixture_tear_down (&fixture, NULL);
}

int
main (void)
{
  measure (420);
  measure (8400);
  return 0;
}
