/* What a year of a very large network reached: 100,000 attendances of 20,000 people at 80 events, in the room and
 * online, after 20,000 attendances of the year before. Against what SQLite needs for the barest of its numbers. */
#include "lyd-file-private.h"
#include "lyd-fixture.h"
#include "lyd-report.h"
#include "lyd-time.h"

#include <stdio.h>

#define N_PEOPLE 20000
#define N_ORGANIZATIONS 60
#define N_EVENTS 80
#define N_EARLIER 16
#define EACH 1250
#define BUDGET_S 1.0

static void
must (gboolean ok,
      GError *error)
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
make_id (LydFixture *fixture)
{
  fixture->now++;
  return lyd_context_make_id (&fixture->context);
}

static void
add_people (LydFixture *fixture,
            LydId *people)
{
  LydDb *db = fixture->file->db;
  LydId organizations[N_ORGANIZATIONS];
  LydId network = make_id (fixture);
  g_autoptr (GError) error = NULL;

  must (lyd_db_run (db, &error, "INSERT INTO network VALUES (?, 'Partnership')", "d", &network), error);
  for (int i = 0; i < N_ORGANIZATIONS; i++) {
    LydId membership = make_id (fixture);

    organizations[i] = make_id (fixture);
    must (lyd_db_run (db, &error, "INSERT INTO organization VALUES (?, 'Voices ' || ?, 'voices ' || ?, 'OH', 1)", "dnn",
                      &organizations[i], i, i) &&
            lyd_db_run (db, &error, "INSERT INTO membership VALUES (?, ?, ?, '2020-01-01', NULL)", "ddd", &membership,
                        &network, &organizations[i]),
          error);
  }
  for (int i = 0; i < N_PEOPLE; i++) {
    people[i] = make_id (fixture);
    must (lyd_db_run (db, &error,
                      "INSERT INTO person (id, organization, name, pronouns_public, sort) VALUES (?, ?, 'Ana ' || ?, 0,"
                      " 'ana')",
                      "ddn", &people[i], &organizations[i % N_ORGANIZATIONS], i),
          error);
  }
}

/* @at: which of the people comes first; every second event is online. */
static void
add_event (LydFixture *fixture,
           const LydId *people,
           int n,
           gint64 start)
{
  LydDb *db = fixture->file->db;
  LydId event = make_id (fixture);
  LydId session = make_id (fixture);
  g_autoptr (GError) error = NULL;

  must (lyd_db_run (db, &error,
                    "INSERT INTO event (id, kind, title, start, \"end\", timezone, mode, state, sequence, sensitive)"
                    " VALUES (?, 'webinar', 'Webinar ' || ?, ?, ?, 'America/New_York', 'hybrid', 'planned', 0, 0)",
                    "dnii", &event, n, start, start + LYD_HOUR) &&
          lyd_db_run (db, &error,
                      "INSERT INTO session (id, event, kind, title, start, \"end\", admission, choice, sensitive,"
                      " position) VALUES (?, ?, 'session', 'Webinar', ?, ?, 'once', 0, 0, 0)",
                      "ddii", &session, &event, start, start + LYD_HOUR),
        error);
  for (int i = 0; i < EACH; i++) {
    LydId registration = make_id (fixture);

    must (lyd_db_run (db, &error,
                      "INSERT INTO registration (id, event, person, status, type, origin, short_code, registered_at,"
                      " first_time, no_photos, needs_assistance) VALUES (?, ?, ?, 'confirmed', 'member-staff',"
                      " 'manual', ?, 0, 0, 0, 0)",
                      "dddn", &registration, &event, &people[(n * 977 + i) % N_PEOPLE], i) &&
            (n % 2 == 0
               ? lyd_db_run (db, &error,
                             "INSERT INTO presence (session, registration, entries, inside, first_at, last_day)"
                             " VALUES (?, ?, 1, 1, ?, 0)",
                             "ddi", &session, &registration, start)
               : lyd_db_run (db, &error, "INSERT INTO online VALUES (?, ?, 'attendee', 3000, 3000, ?, ?, 1, 0, 0, 1)",
                             "ddii", &session, &registration, start, start + 50 * LYD_MINUTE)),
          error);
  }
}

static double
count_barely (LydFixture *fixture)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (
    fixture->file->db, &error,
    "SELECT count(*), count(DISTINCT r.person), count(DISTINCT p.organization) FROM event e"
    " JOIN session s ON s.event = e.id JOIN attended x ON x.session = s.id JOIN registration r ON r.id = x.registration"
    " JOIN person p ON p.id = r.person WHERE e.start >= ?",
    "i", LYD_FIXTURE_NOW);

  must (stmt != NULL && lyd_stmt_step (stmt, &error) && lyd_stmt_get_int (stmt, 0) == N_EVENTS * EACH, error);
  return since (start);
}

int
main (int argc,
      char *argv[])
{
  LydFixture fixture = { 0 };
  g_autofree LydId *people = g_new (LydId, N_PEOPLE);
  LydReachQuery query = LYD_REACH_QUERY_INIT;
  g_autoptr (LydReach) reach = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  LydTransaction *transaction;
  double barely, counted;
  gint64 start;

  lyd_fixture_set_up (&fixture, NULL);
  transaction = lyd_transaction_begin (fixture.file->db, &error);
  must (transaction != NULL, error);
  add_people (&fixture, people);
  for (int i = 0; i < N_EARLIER; i++)
    add_event (&fixture, people, i, LYD_FIXTURE_NOW - (N_EARLIER - i) * 7 * LYD_DAY);
  for (int i = 0; i < N_EVENTS; i++)
    add_event (&fixture, people, i, LYD_FIXTURE_NOW + i * 4 * LYD_DAY);
  must (lyd_transaction_commit (&transaction, &error), error);
  fixture.now = LYD_FIXTURE_NOW + 400 * LYD_DAY;

  query.from = 20270922;
  count_barely (&fixture);
  barely = count_barely (&fixture);
  start = g_get_monotonic_time ();
  reach = lyd_report_reach (fixture.file, &query, &error);
  counted = since (start);
  must (reach != NULL && reach->total.attendances == N_EVENTS * EACH, error);
  printf ("reach report over 100,000 attendances, s\t%.3f\t%.1f\t%d people, %.1f times the bare counts\n", counted,
          BUDGET_S, reach->total.people, counted / barely);
  start = g_get_monotonic_time ();
  rows = lyd_report_list_rows (fixture.file, &query, LYD_REACH_ATTENDANCES, NULL, &error);
  must (rows != NULL && rows->len == N_EVENTS * EACH, error);
  printf ("its 100,000 rows with names, s\t%.3f\t%.1f\t\n", since (start), 2 * BUDGET_S);
  lyd_fixture_tear_down (&fixture, NULL);
  return 0;
}
