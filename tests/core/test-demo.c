#include "lyd-attendance.h"
#include "lyd-demo.h"
#include "lyd-export.h"
#include "lyd-file-private.h"
#include "lyd-fixture.h"
#include "lyd-online-rows.h"
#include "lyd-overview.h"
#include "lyd-time.h"

#include <string.h>

static LydDemoSummary
fill (LydFixture *fixture)
{
  LydDemoSummary summary;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_demo_fill (fixture->file, &summary, &error));
  g_assert_no_error (error);
  return summary;
}

static void
test_is_a_network (LydFixture *fixture,
                   gconstpointer data)
{
  LydDemoSummary summary = fill (fixture);

  g_assert_cmpint (summary.n_organizations, ==, 45);
  g_assert_cmpint (summary.n_people, ==, 420);
  g_assert_cmpint (summary.n_events, ==, 39);
  g_assert_cmpint (summary.n_registrations, >, 2000);
  g_assert_cmpint (summary.n_scans, >, 100);
  g_assert_cmpint (summary.n_reports, >, 10);
  g_assert_cmpint (summary.n_connections, >, 1000);
}

static LydEvent *
find_event (GPtrArray *events,
            const char *title)
{
  for (guint i = 0; i < events->len; i++)
    if (strcmp (((LydEvent *) g_ptr_array_index (events, i))->title, title) == 0)
      return g_ptr_array_index (events, i);
  g_assert_not_reached ();
}

/* Who was online is on file as a report says it, but for the last webinar, whose report somebody is to bring in. */
static void
test_met_online (LydFixture *fixture,
                 gconstpointer data)
{
  LydDemoSummary summary = fill (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = lyd_plan_list_events (fixture->file, LYD_TIME_NONE, LYD_TIME_NONE, &error);
  const LydEvent *budget = find_event (events, "Webinar: Reading the federal budget bill");
  const LydEvent *meals = find_event (events, "Webinar: Summer EBT and school meals");
  g_autoptr (LydOverview) known = NULL;
  g_autoptr (LydOverview) unknown = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  known = lyd_overview_get (fixture->file, &budget->id, &error);
  g_assert_no_error (error);
  unknown = lyd_overview_get (fixture->file, &meals->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (known->summary->counts.n[LYD_ROSTER_IN], ==, 64);
  g_assert_cmpint (known->summary->counts.n[LYD_ROSTER_EXPECTED], ==, 142 - 64);
  g_assert_cmpint (unknown->summary->counts.n[LYD_ROSTER_IN], ==, 0);
  g_assert_cmpint (summary.n_events, ==, (int) events->len);
  g_assert_true (lyd_online_check (fixture->file->db, problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* The reports are files that the program reads as what it has of them already. */
static void
test_knows_its_reports (LydFixture *fixture,
                        gconstpointer data)
{
  LydDemoSummary summary = fill (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = lyd_plan_list_events (fixture->file, LYD_TIME_NONE, LYD_TIME_NONE, &error);
  int n_reports = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++) {
    const LydEvent *event = g_ptr_array_index (events, i);
    g_autoptr (GPtrArray) reports = lyd_online_files_list_event (fixture->file->db, &event->id, &error);

    g_assert_no_error (error);
    for (guint k = 0; k < reports->len; k++) {
      const LydOnlineFile *report = g_ptr_array_index (reports, k);
      g_autoptr (GBytes) bytes = lyd_kept_files_get (fixture->file->db, report->hash, NULL, &error);
      g_autoptr (LydAttendancePlan) plan = NULL;

      g_assert_no_error (error);
      plan = lyd_attendance_plan (fixture->file, &report->session, bytes, report->file_name, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (lyd_attendance_plan_is_same (plan));
      g_assert_cmpuint (lyd_attendance_plan_get_counts (plan).rows, ==, (guint) report->rows);
      n_reports++;
    }
  }
  g_assert_cmpint (n_reports, ==, summary.n_reports);
}

/* Whatever day it is: the retreat's second day is today, and the monthly calls stay on their weekday. */
static void
test_is_of_today (LydFixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (LydEvent) retreat = NULL;
  g_autoptr (GError) error = NULL;
  LydDemoSummary summary;

  g_assert_true (lyd_time_from_iso (&fixture->now, data, zone));
  summary = fill (fixture);
  retreat = lyd_plan_get_event (fixture->file, &summary.retreat, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lyd_time_local_day (retreat->start + 24 * LYD_HOUR, zone), ==,
                   lyd_time_local_day (fixture->now, zone));

  events = lyd_plan_list_events (fixture->file, LYD_TIME_NONE, LYD_TIME_NONE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++) {
    const LydEvent *event = g_ptr_array_index (events, i);
    g_autoptr (GDateTime) local = lyd_time_to_local (event->start, zone);

    if (event->kind == LYD_KIND_PEER_EXCHANGE)
      g_assert_cmpint (g_date_time_get_day_of_week (local), ==, 4);
  }
}

static void
test_goes_into_an_empty_file_only (LydFixture *fixture,
                                   gconstpointer data)
{
  LydDemoSummary summary = fill (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_demo_fill (fixture->file, &summary, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

/* The rows without what is random in them: ids and codes. */
static char *
list_names (LydFixture *fixture,
            const LydId *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydTable) table = lyd_export_open_table (fixture->file, event, "registrations", NULL, &error);
  g_autofree LydCell *cells = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  cells = g_new0 (LydCell, table->columns->len);
  while (table->next (table->data, cells, &error))
    for (guint i = 1; i < table->columns->len; i++)
      if (strcmp (lyd_table_get_column (table, i)->id, "short_code") != 0)
        g_string_append_printf (text, "%s|%" G_GINT64_FORMAT "\n", cells[i].text != NULL ? cells[i].text : "",
                                cells[i].number);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_is_the_same_every_time (LydFixture *fixture,
                             gconstpointer data)
{
  LydFixture other = { 0 };
  LydDemoSummary first = fill (fixture);
  LydDemoSummary second;
  g_autofree char *first_names = NULL;
  g_autofree char *second_names = NULL;

  lyd_fixture_set_up (&other, NULL);
  g_rand_set_seed (other.rand, 7);
  second = fill (&other);
  first_names = list_names (fixture, &first.retreat);
  second_names = list_names (&other, &second.retreat);
  g_assert_cmpstr (first_names, ==, second_names);
  g_assert_nonnull (strstr (first_names, "Ελένη"));
  lyd_fixture_tear_down (&other, NULL);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/demo/is-a-network", test_is_a_network);
  lyd_fixture_add ("/demo/met-online", test_met_online);
  lyd_fixture_add ("/demo/knows-its-reports", test_knows_its_reports);
  lyd_fixture_add ("/demo/goes-into-an-empty-file-only", test_goes_into_an_empty_file_only);
  lyd_fixture_add ("/demo/is-the-same-every-time", test_is_the_same_every_time);
  g_test_add ("/demo/is-of-today/autumn", LydFixture, "2027-09-22T09:00", lyd_fixture_set_up, test_is_of_today,
              lyd_fixture_tear_down);
  g_test_add ("/demo/is-of-today/late", LydFixture, "2026-11-21T23:30", lyd_fixture_set_up, test_is_of_today,
              lyd_fixture_tear_down);
  g_test_add ("/demo/is-of-today/leap-day", LydFixture, "2028-02-29T00:10", lyd_fixture_set_up, test_is_of_today,
              lyd_fixture_tear_down);
  g_test_add ("/demo/is-of-today/clock-change", LydFixture, "2027-03-14T03:30", lyd_fixture_set_up, test_is_of_today,
              lyd_fixture_tear_down);
  return g_test_run ();
}
