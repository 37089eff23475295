/* In the room and online is one attendance, wherever the program asks who was there. */
#include "lyd-directory.h"
#include "lyd-door.h"
#include "lyd-export.h"
#include "lyd-file-private.h"
#include "lyd-overview.h"
#include "lyd-party.h"
#include "lyd-plan-change.h"
#include "lyd-roster.h"
#include "lyd-series.h"

#include <string.h>

/* A hybrid peer exchange, over since a month ago: the first of its series. */
typedef struct {
  LydId series;
  LydId event;
  LydId session;
} Exchange;

/* Were there in the room, online, both, and nowhere. */
typedef struct {
  LydRegistrationResult *room;
  LydRegistrationResult *online;
  LydRegistrationResult *both;
  LydRegistrationResult *neither;
} Guests;

static void
guests_clear (Guests *guests)
{
  lyd_registration_result_free (guests->room);
  lyd_registration_result_free (guests->online);
  lyd_registration_result_free (guests->both);
  lyd_registration_result_free (guests->neither);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guests, guests_clear)

static LydId
get_first_session (LydFixture *fixture,
                   const LydId *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (fixture->file, event, &error);

  g_assert_no_error (error);
  return ((LydSession *) g_ptr_array_index (sessions, 0))->id;
}

static Exchange
make_exchange (LydFixture *fixture)
{
  g_autoptr (LydEvent) first = lyd_plan_new_event (LYD_KIND_PEER_EXCHANGE, LYD_FIXTURE_NOW, "America/New_York");
  LydSeriesPlan plan = { .first = first, .rule = "FREQ=MONTHLY;COUNT=2" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  Exchange exchange;

  first->title = g_strdup ("Partnership Peer Exchange");
  first->mode = LYD_MODE_HYBRID;
  ids = lyd_series_add (fixture->file, &plan, &exchange.series, &error);
  g_assert_no_error (error);
  exchange.event = g_array_index (ids, LydId, 0);
  exchange.session = get_first_session (fixture, &exchange.event);
  return exchange;
}

/* As the ledger keeps it. */
static void
add_online (LydFixture *fixture,
            const LydId *session,
            const LydId *registration,
            gboolean attended)
{
  g_autoptr (GError) error = NULL;

  lyd_db_run (fixture->file->db, &error,
              "INSERT INTO online (session, registration, role, seconds, counted, first_at, last_at, connections,"
              " polls, questions, attended) VALUES (?, ?, 'attendee', 2700, 2700, ?, ?, 1, 0, 0, ?)",
              "ddiin", session, registration, LYD_FIXTURE_NOW + LYD_MINUTE, LYD_FIXTURE_NOW + 46 * LYD_MINUTE,
              attended);
  g_assert_no_error (error);
}

static Guests
add_guests (LydFixture *fixture,
            const Exchange *exchange)
{
  Guests guests = {
    lyd_fixture_register (fixture, &exchange->event, "Ana Room", "ana@example.org"),
    lyd_fixture_register (fixture, &exchange->event, "Bo Online", "bo@example.org"),
    lyd_fixture_register (fixture, &exchange->event, "Cy Both", "cy@example.org"),
    lyd_fixture_register (fixture, &exchange->event, "Di Neither", "di@example.org"),
  };

  g_assert_cmpint (lyd_door_enter (fixture, &exchange->session, guests.room->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &exchange->session, guests.both->code), ==, LYD_VERDICT_ADMITTED);
  add_online (fixture, &exchange->session, &guests.online->registration, TRUE);
  add_online (fixture, &exchange->session, &guests.both->registration, TRUE);
  /* Looked in for a minute. */
  add_online (fixture, &exchange->session, &guests.neither->registration, FALSE);
  return guests;
}

static void
assert_numbers (LydFixture *fixture,
                const Exchange *exchange)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = lyd_series_list_events (fixture->file, &exchange->series, &error);
  g_autoptr (LydGrid) grid = lyd_series_get_grid (fixture->file, &exchange->series, LYD_GRID_BY_PERSON, &error);
  g_autoptr (LydGrid) organizations =
    lyd_series_get_grid (fixture->file, &exchange->series, LYD_GRID_BY_ORGANIZATION, &error);
  g_autoptr (LydOrganizationList) pulses = lyd_directory_list_organizations (fixture->file, &error);
  g_autoptr (LydOrganizationPage) page = NULL;
  const LydOrganizationLine *line;

  g_assert_no_error (error);
  g_assert_cmpint (((LydSeriesEvent *) g_ptr_array_index (events, 0))->n_attended, ==, 3);
  g_assert_cmpint (((LydGridColumn *) g_ptr_array_index (grid->columns, 0))->n_attended, ==, 3);
  /* By family name: Both, Neither. */
  g_assert_cmpint (grid->cells[0].state, ==, LYD_GRID_ATTENDED);
  g_assert_cmpint (grid->cells[grid->columns->len].state, ==, LYD_GRID_MISSED);
  g_assert_cmpint (organizations->cells[0].n, ==, 3);

  line = g_ptr_array_index (pulses->lines, 0);
  g_assert_true (((LydExchange *) g_ptr_array_index (pulses->exchanges, 0))->known);
  g_assert_cmpint (line->pulse.squares[0], ==, 3);
  page = lyd_directory_get_organization (fixture->file, &line->organization->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (page->line->pulse.squares[0], ==, 3);
  g_assert_cmpint (((LydOrganizationEvent *) g_ptr_array_index (page->events, 0))->n_came, ==, 3);
}

static guint
count_roster (LydFixture *fixture,
              const Exchange *exchange,
              LydRosterFilter filter)
{
  LydRoster roster = { .event = exchange->event, .session = exchange->session, .filter = filter };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lyd_roster_list_ids (fixture->file, &roster, &error);
  g_autoptr (GPtrArray) rows =
    lyd_roster_list_rows (fixture->file, &exchange->session, (LydId *) (gpointer) ids->data, ids->len, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (((LydRosterRow *) g_ptr_array_index (rows, i))->inside, ==, filter == LYD_ROSTER_IN);
  return ids->len;
}

static void
test_counts_once (LydFixture *fixture,
                  gconstpointer data)
{
  Exchange exchange = make_exchange (fixture);
  g_auto (Guests) guests = add_guests (fixture, &exchange);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOverview) overview = NULL;
  g_autoptr (GPtrArray) came = NULL;

  fixture->now = LYD_FIXTURE_NOW + 10 * LYD_DAY;
  assert_numbers (fixture, &exchange);
  overview = lyd_overview_get (fixture->file, &exchange.event, &error);
  g_assert_no_error (error);
  g_assert_cmpint (overview->summary->counts.n[LYD_ROSTER_IN], ==, 3);
  g_assert_cmpint (overview->summary->counts.n[LYD_ROSTER_EXPECTED], ==, 1);
  g_assert_cmpuint (overview->arrivals->len, ==, 3);
  g_assert_cmpuint (count_roster (fixture, &exchange, LYD_ROSTER_IN), ==, 3);
  g_assert_cmpuint (count_roster (fixture, &exchange, LYD_ROSTER_EXPECTED), ==, 1);
  came = lyd_party_list_event (fixture->file, &exchange.event, &exchange.event, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (came->len, ==, 3);
}

/* The door knows of the room alone. */
static void
test_is_not_the_door (LydFixture *fixture,
                      gconstpointer data)
{
  Exchange exchange = make_exchange (fixture);
  g_auto (Guests) guests = add_guests (fixture, &exchange);
  g_autoptr (GError) error = NULL;
  LydRosterCounts counts;

  g_assert_true (lyd_roster_count (fixture->file, &exchange.event, &exchange.session, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts.n[LYD_ROSTER_IN], ==, 2);
  g_assert_cmpuint (count_roster (fixture, &exchange, LYD_ROSTER_IN), ==, 2);
  /* Whoever is online may come in. */
  g_assert_cmpint (lyd_door_enter (fixture, &exchange.session, guests.online->code), ==, LYD_VERDICT_ADMITTED);
  lyd_door_assert_consistent (fixture);
}

static void
test_is_in_a_history (LydFixture *fixture,
                      gconstpointer data)
{
  Exchange exchange = make_exchange (fixture);
  g_auto (Guests) guests = add_guests (fixture, &exchange);
  const LydRegistrationResult *all[] = { guests.room, guests.online, guests.both, guests.neither };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LydPersonPage) page = lyd_directory_get_person (fixture->file, &all[i]->person, &error);
    const LydVisit *visit;

    g_assert_no_error (error);
    visit = g_ptr_array_index (page->visits, 0);
    g_assert_cmpint (visit->first_at != LYD_TIME_NONE, ==, i < 3);
    g_assert_cmpint (visit->online, ==, i == 1 || i == 2);
    g_assert_cmpint (visit->minutes, ==, visit->online ? 45 : 0);
  }
}

/* Who was online at the plenary came to the retreat, though no door saw them. */
static void
test_counts_for_the_whole_event (LydFixture *fixture,
                                 gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", "bo@example.org");
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  LydRosterCounts counts;

  add_online (fixture, &retreat.workshop, &ana->registration, TRUE);
  event = lyd_plan_get_event (fixture->file, &retreat.event, &error);
  g_assert_no_error (error);
  fixture->now = event->end + 2 * LYD_DAY;
  g_assert_true (lyd_roster_count (fixture->file, &retreat.event, &retreat.arrival, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts.n[LYD_ROSTER_IN], ==, 1);
  g_assert_cmpint (counts.n[LYD_ROSTER_EXPECTED], ==, 1);
}

static void
test_keeps_what_has_a_report (LydFixture *fixture,
                              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId report = lyd_context_make_id (&fixture->context);
  g_autoptr (GError) error = NULL;

  lyd_db_run (fixture->file->db, &error,
              "INSERT INTO online_report (id, session, file_name, hash, format, timezone, at, rows)"
              " VALUES (?, ?, 'a.csv', 'h', 'zoom-meeting', 'America/New_York', 1, 0)",
              "dd", &report, &retreat.workshop);
  g_assert_no_error (error);
  g_assert_false (lyd_plan_delete_session (fixture->file, &retreat.workshop, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (lyd_plan_delete_event (fixture->file, &retreat.event, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);

  /* What was settled is left when the report is taken back; it holds nothing up. */
  lyd_db_run (fixture->file->db, &error, "DELETE FROM online_report", "");
  g_assert_no_error (error);
  lyd_db_run (fixture->file->db, &error,
              "INSERT INTO settlement (session, identity, how) VALUES (?1, 'otter.ai', 'bot')", "d", &retreat.workshop);
  g_assert_no_error (error);
  g_assert_true (lyd_plan_delete_session (fixture->file, &retreat.workshop, &error));
  g_assert_no_error (error);
  g_assert_true (lyd_plan_delete_event (fixture->file, &retreat.event, &error));
  g_assert_no_error (error);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/attended/counts-once", test_counts_once);
  lyd_fixture_add ("/attended/is-not-the-door", test_is_not_the_door);
  lyd_fixture_add ("/attended/is-in-a-history", test_is_in_a_history);
  lyd_fixture_add ("/attended/counts-for-the-whole-event", test_counts_for_the_whole_event);
  lyd_fixture_add ("/attended/keeps-what-has-a-report", test_keeps_what_has_a_report);
  return g_test_run ();
}
