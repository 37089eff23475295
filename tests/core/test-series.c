#include "lyd-fixture.h"
#include "lyd-series.h"
#include "lyd-time.h"
#include "lyd-undo.h"

#include <string.h>

#define ZONE "America/New_York"

static gint64
at (const char *text,
    const char *zone_name)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (zone_name);
  gint64 instant;

  g_assert_true (lyd_time_from_iso (&instant, text, zone));
  return instant;
}

static char *
local_text (gint64 instant,
            const char *zone_name)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (zone_name);
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);

  return g_date_time_format (local, "%m-%d %H:%M");
}

static LydEvent *
exchange_new (const char *start,
              const char *zone)
{
  LydEvent *event = lyd_plan_new_event (LYD_KIND_PEER_EXCHANGE, at (start, zone), zone);

  event->title = g_strdup ("Partnership Peer Exchange");
  return event;
}

/* "12-09 13:00 moved", one line an event, by time. */
static char *
list (LydFixture *fixture,
      const LydId *series)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = lyd_series_list_events (fixture->file, series, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++) {
    const LydSeriesEvent *event = g_ptr_array_index (events, i);
    g_autofree char *when = local_text (event->event->start, event->event->timezone);

    g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? ", " : "", when, event->moved ? " moved" : "",
                            event->event->state == LYD_EVENT_CANCELLED ? " cancelled" : "");
  }
  return g_string_free (text, FALSE);
}

static void
assert_list (LydFixture *fixture,
             const LydId *series,
             const char *expected)
{
  g_autofree char *text = list (fixture, series);

  g_assert_cmpstr (text, ==, expected);
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, &entry->id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->kept, ==, 0);
}

/* Thirds Thursdays of the last four months of 2027, December moved to the 9th. */
static LydId
add_exchanges (LydFixture *fixture)
{
  g_autoptr (LydEvent) first = exchange_new ("2027-09-23T13:00", ZONE);
  g_autoptr (GArray) exceptions = g_array_new (FALSE, FALSE, sizeof (LydSeriesException));
  LydSeriesException moved = { at ("2027-12-16", ZONE), at ("2027-12-09T13:00", ZONE) };
  LydSeriesPlan plan = { .first = first, .rule = "FREQ=MONTHLY;BYDAY=3TH;COUNT=4", .exceptions = exceptions };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  LydId series;

  g_array_append_val (exceptions, moved);
  ids = lyd_series_add (fixture->file, &plan, &series, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 4);
  return series;
}

static void
test_add (LydFixture *fixture,
          gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSeriesLine) line = lyd_series_get (fixture->file, &series, &error);

  g_assert_no_error (error);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
  g_assert_cmpint (line->n_events, ==, 4);
  g_assert_cmpint (line->n_moved, ==, 1);
  g_assert_cmpint (line->next, ==, at ("2027-10-21T13:00", ZONE));
  undo_last (fixture);
  g_assert_null (lyd_series_get (fixture->file, &series, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/series/add", test_add);
  return g_test_run ();
}
