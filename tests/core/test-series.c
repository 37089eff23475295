#include "lyd-door.h"
#include "lyd-plan-change.h"
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

static LydEvent *
get_nth (LydFixture *fixture,
         const LydId *series,
         guint n)
{
  g_autoptr (GPtrArray) events = lyd_series_list_events (fixture->file, series, NULL);

  g_assert_cmpuint (n, <, events->len);
  return lyd_event_copy (((LydSeriesEvent *) g_ptr_array_index (events, n))->event);
}

static LydSeriesOutcome *
change (LydFixture *fixture,
        const LydId *series,
        guint n,
        LydSeriesScope scope,
        const LydSeriesChange *what)
{
  g_autoptr (LydEvent) event = get_nth (fixture, series, n);
  g_autoptr (GError) error = NULL;
  LydSeriesOutcome *outcome = lyd_series_change (fixture->file, &event->id, scope, what, &error);

  g_assert_no_error (error);
  return outcome;
}

/* ---- planning ---- */

static void
test_refused (LydFixture *fixture,
              gconstpointer data)
{
  static const struct {
    const char *rule;
    const char *move;
    LydError code;
  } cases[] = {
    { "FREQ=MONTHLY;BYDAY=3TH", NULL, LYD_ERROR_INVALID },                 /* without end */
    { "FREQ=MONTHLY;BYDAY=3TH;COUNT=4", "2027-12-15", LYD_ERROR_INVALID }, /* none of its dates */
    { "FREQ=MONTHLY;BYDAY=3TH;COUNT=1", "2027-10-21", LYD_ERROR_INVALID }, /* all left out */
    { "FREQ=WEEKLY;COUNT=501", NULL, LYD_ERROR_INVALID },
    { "whenever", NULL, LYD_ERROR_INVALID },
  };
  g_autoptr (GPtrArray) all = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LydEvent) first = exchange_new ("2027-09-23T13:00", ZONE);
    g_autoptr (GArray) exceptions = g_array_new (FALSE, FALSE, sizeof (LydSeriesException));
    LydSeriesPlan plan = { .first = first, .rule = cases[i].rule, .exceptions = exceptions };
    LydSeriesException left_out = { 0, LYD_TIME_NONE };
    g_autoptr (GError) error = NULL;

    if (cases[i].move != NULL) {
      left_out.at = at (cases[i].move, ZONE);
      g_array_append_val (exceptions, left_out);
    }
    g_assert_null (lyd_series_add (fixture->file, &plan, NULL, &error));
    g_assert_error (error, LYD_ERROR, (int) cases[i].code);
  }
  all = lyd_series_list (fixture->file, NULL);
  g_assert_cmpuint (all->len, ==, 0);
}

/* The fourth Thursday of November is Thanksgiving; the retreat is on at that time in September. */
static void
test_preview (LydFixture *fixture,
              gconstpointer data)
{
  g_autoptr (LydEvent) first = exchange_new ("2027-09-01T13:00", ZONE);
  g_autoptr (GArray) exceptions = g_array_new (FALSE, FALSE, sizeof (LydSeriesException));
  LydSeriesException kept[] = { { at ("2027-10-28", ZONE), LYD_TIME_NONE },
                                { at ("2027-11-25", ZONE), at ("2027-11-11T13:00", ZONE) },
                                { at ("2027-12-24", ZONE), LYD_TIME_NONE } };
  LydSeriesPlan plan = { .first = first, .rule = "FREQ=MONTHLY;BYDAY=4TH;COUNT=4" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dates = NULL;
  g_autoptr (GPtrArray) again = NULL;
  const LydSeriesDate *date;

  lyd_fixture_add_retreat (fixture);
  dates = lyd_series_preview (fixture->file, &plan, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dates->len, ==, 4);
  date = g_ptr_array_index (dates, 0);
  g_assert_cmpuint (date->clashes->len, ==, 1);
  g_assert_null (date->holiday);
  date = g_ptr_array_index (dates, 2);
  g_assert_cmpuint (date->clashes->len, ==, 0);
  g_assert_cmpstr (date->holiday->id, ==, "thanksgiving");

  g_array_append_vals (exceptions, kept, G_N_ELEMENTS (kept));
  plan.exceptions = exceptions;
  again = lyd_series_preview (fixture->file, &plan, FALSE, &error);
  g_assert_no_error (error);
  date = g_ptr_array_index (again, 1);
  g_assert_true (date->left_out);
  date = g_ptr_array_index (again, 2);
  g_assert_true (date->moved);
  g_assert_cmpstr (date->holiday->id, ==, "veterans");
}

/* In New York the clocks skip 2:30 on March 12, 2028; in Honolulu and Phoenix they never do. */
static void
test_clocks (LydFixture *fixture,
             gconstpointer data)
{
  static const struct {
    const char *zone;
    const char *utc[3];
    gboolean exact;
  } cases[] = {
    { ZONE, { "2028-03-05T07:30", "2028-03-12T07:00", "2028-03-19T06:30" }, FALSE },
    { "Pacific/Honolulu", { "2028-03-05T12:30", "2028-03-12T12:30", "2028-03-19T12:30" }, TRUE },
    { "America/Phoenix", { "2028-03-05T09:30", "2028-03-12T09:30", "2028-03-19T09:30" }, TRUE },
    { "Asia/Kolkata", { "2028-03-04T21:00", "2028-03-11T21:00", "2028-03-18T21:00" }, TRUE },
    /* Half an hour of daylight saving time, that of the south. */
    { "Australia/Lord_Howe", { "2028-03-04T15:30", "2028-03-11T15:30", "2028-03-18T15:30" }, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LydEvent) first = exchange_new ("2028-03-05T02:30", cases[i].zone);
    LydSeriesPlan plan = { .first = first, .rule = "FREQ=WEEKLY;COUNT=3" };
    g_autoptr (GPtrArray) dates = lyd_series_preview (fixture->file, &plan, FALSE, NULL);

    for (guint j = 0; j < 3; j++) {
      const LydSeriesDate *date = g_ptr_array_index (dates, j);
      g_autofree char *utc = lyd_time_to_iso (date->start, NULL);

      utc[16] = '\0';
      g_assert_cmpstr (utc, ==, cases[i].utc[j]);
      g_assert_cmpint (date->end - date->start, ==, LYD_HOUR);
      g_assert_cmpint (date->exact, ==, j != 1 || cases[i].exact);
    }
  }
}

/* ---- changing ---- */

static void
test_title (LydFixture *fixture,
            gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydEvent) values = lyd_event_new ();
  LydSeriesChange what = { .fields = LYD_SERIES_TITLE, .values = values };
  g_autoptr (LydSeriesOutcome) one = NULL;
  g_autoptr (LydSeriesOutcome) all = NULL;
  g_autoptr (LydSeriesOutcome) every = NULL;
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (LydEvent) november = NULL;
  g_autoptr (LydEvent) october = NULL;

  values->title = g_strdup ("Budget special");
  one = change (fixture, &series, 1, LYD_SERIES_THIS, &what);
  g_assert_cmpint (one->n_changed, ==, 1);

  /* All the others; November keeps what was set apart for it. */
  g_free (values->title);
  values->title = g_strdup ("Peer Exchange");
  all = change (fixture, &series, 0, LYD_SERIES_ALL, &what);
  g_assert_cmpint (all->n_changed, ==, 3);
  g_assert_cmpint (all->n_kept, ==, 1);
  november = get_nth (fixture, &series, 1);
  october = get_nth (fixture, &series, 0);
  g_assert_cmpstr (november->title, ==, "Budget special");
  g_assert_cmpstr (october->title, ==, "Peer Exchange");
  g_assert_cmpint (october->sequence, ==, 0);
  line = lyd_series_get (fixture->file, &series, NULL);
  g_assert_cmpstr (line->series->title, ==, "Peer Exchange");

  what.overwrite = TRUE;
  every = change (fixture, &series, 0, LYD_SERIES_ALL, &what);
  g_assert_cmpint (every->n_changed, ==, 1);
  undo_last (fixture);
  undo_last (fixture);
  g_clear_pointer (&october, lyd_event_free);
  october = get_nth (fixture, &series, 0);
  g_assert_cmpstr (october->title, ==, "Partnership Peer Exchange");
}

/* Noon instead of one: also in winter, and the moved one follows on its own date. Calendars learn of it. */
static void
test_time (LydFixture *fixture,
           gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  LydSeriesChange what = { .fields = LYD_SERIES_TIME | LYD_SERIES_DURATION, .time = 12 * 60, .minutes = 90 };
  g_autoptr (LydSeriesOutcome) outcome = change (fixture, &series, 1, LYD_SERIES_FOLLOWING, &what);
  g_autoptr (LydEvent) event = get_nth (fixture, &series, 1);
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (fixture->file, &event->id, NULL);

  assert_list (fixture, &series, "10-21 13:00, 11-18 12:00, 12-09 12:00 moved, 01-20 12:00");
  g_assert_cmpint (outcome->n_changed, ==, 3);
  g_assert_cmpint (event->end - event->start, ==, 90 * LYD_MINUTE);
  g_assert_cmpint (event->sequence, ==, 1);
  g_assert_cmpint (((LydSession *) g_ptr_array_index (sessions, 0))->start, ==, event->start);
  undo_last (fixture);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
}

/* One that was given another time of day keeps it, unless it is asked. */
static void
test_time_apart (LydFixture *fixture,
                 gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  LydSeriesChange what = { .fields = LYD_SERIES_TIME, .time = 12 * 60 };
  g_autoptr (LydEvent) november = get_nth (fixture, &series, 1);
  g_autoptr (LydSeriesOutcome) outcome = NULL;
  g_autoptr (LydSeriesOutcome) again = NULL;

  g_assert_true (lyd_series_move (fixture->file, &november->id, at ("2027-11-18T16:00", ZONE), NULL));
  outcome = change (fixture, &series, 0, LYD_SERIES_ALL, &what);
  assert_list (fixture, &series, "10-21 12:00, 11-18 16:00 moved, 12-09 12:00 moved, 01-20 12:00");
  g_assert_cmpint (outcome->n_kept, ==, 1);
  what.overwrite = TRUE;
  again = change (fixture, &series, 0, LYD_SERIES_ALL, &what);
  assert_list (fixture, &series, "10-21 12:00, 11-18 12:00, 12-09 12:00 moved, 01-20 12:00");
}

static void
test_zone (LydFixture *fixture,
           gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydEvent) values = lyd_event_new ();
  LydSeriesChange what = { .fields = LYD_SERIES_ZONE, .values = values };
  g_autoptr (LydSeriesOutcome) outcome = NULL;
  g_autoptr (LydEvent) event = NULL;

  values->timezone = g_strdup ("Pacific/Honolulu");
  outcome = change (fixture, &series, 0, LYD_SERIES_ALL, &what);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
  event = get_nth (fixture, &series, 0);
  g_assert_cmpint (event->start, ==, at ("2027-10-21T13:00", "Pacific/Honolulu"));
  g_assert_cmpint (event->sequence, ==, 1);
}

static void
test_date (LydFixture *fixture,
           gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  LydSeriesChange what = { .fields = LYD_SERIES_DATE, .date = 20271019 };
  g_autoptr (LydSeriesOutcome) outcome = change (fixture, &series, 0, LYD_SERIES_THIS, &what);

  assert_list (fixture, &series, "10-19 13:00 moved, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
  undo_last (fixture);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
}

/* Another weekday from November on: what was moved keeps its date; its place in the rule is another. */
static void
test_rule (LydFixture *fixture,
           gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  LydSeriesChange what = { .fields = LYD_SERIES_RULE, .rule = "FREQ=MONTHLY;BYDAY=2TU;COUNT=3" };
  g_autoptr (LydEvent) november = get_nth (fixture, &series, 1);
  g_autoptr (LydRepeat) form =
    lyd_series_get_repeat (fixture->file, &november->id, LYD_SERIES_FOLLOWING, NULL);
  g_autofree char *rule = lyd_repeat_to_rule (form);
  g_autoptr (LydSeriesOutcome) preview = NULL;
  g_autoptr (LydSeriesOutcome) outcome = NULL;
  g_autoptr (LydSeriesOutcome) again = NULL;

  g_assert_cmpstr (rule, ==, "FREQ=MONTHLY;BYDAY=3TH;COUNT=3");
  preview = lyd_series_preview_change (fixture->file, &november->id, LYD_SERIES_FOLLOWING, &what, NULL);
  g_assert_cmpint (preview->n_changed, ==, 3);
  g_assert_cmpuint (preview->dates->len, ==, 3);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");

  outcome = change (fixture, &series, 1, LYD_SERIES_FOLLOWING, &what);
  assert_list (fixture, &series, "10-21 13:00, 11-09 13:00, 12-09 13:00 moved, 01-11 13:00");
  g_assert_cmpint (outcome->n_kept, ==, 1);
  what.overwrite = TRUE;
  again = change (fixture, &series, 1, LYD_SERIES_FOLLOWING, &what);
  assert_list (fixture, &series, "10-21 13:00, 11-09 13:00, 12-14 13:00, 01-11 13:00");
  undo_last (fixture);
  undo_last (fixture);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
}

/* Every two weeks instead of monthly: those that fall on a date stay themselves, the rest is new; and back. */
static void
test_rule_of_other_length (LydFixture *fixture,
                           gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  LydSeriesChange what = { .fields = LYD_SERIES_RULE, .rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20271231" };
  g_autoptr (LydEvent) november = get_nth (fixture, &series, 1);
  g_autoptr (LydEvent) still = NULL;
  g_autoptr (LydSeriesOutcome) more = change (fixture, &series, 1, LYD_SERIES_FOLLOWING, &what);
  g_autoptr (LydSeriesOutcome) fewer = NULL;

  assert_list (fixture, &series,
               "10-21 13:00, 11-18 13:00, 12-02 13:00, 12-09 13:00 moved, 12-30 13:00");
  g_assert_cmpint (more->n_added, ==, 1);
  g_assert_cmpint (more->n_cancelled, ==, 0);
  still = get_nth (fixture, &series, 1);
  g_assert_true (lyd_id_equal (&still->id, &november->id));

  what.rule = "FREQ=MONTHLY;BYDAY=3TH;UNTIL=20271130";
  fewer = change (fixture, &series, 1, LYD_SERIES_FOLLOWING, &what);
  g_assert_cmpint (fewer->n_cancelled, ==, 3);
  assert_list (fixture, &series,
               "10-21 13:00, 11-18 13:00, 12-02 13:00 cancelled, 12-09 13:00 cancelled, 12-30 13:00 cancelled");
  undo_last (fixture);
  undo_last (fixture);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
}

/* What is over is never changed, whatever is asked. */
static void
test_over (LydFixture *fixture,
           gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydEvent) values = lyd_event_new ();
  LydSeriesChange what = { .fields = LYD_SERIES_TITLE | LYD_SERIES_TIME | LYD_SERIES_RULE,
                           .values = values,
                           .time = 9 * 60,
                           .rule = "FREQ=MONTHLY;BYDAY=1FR;COUNT=3",
                           .overwrite = TRUE };
  g_autoptr (LydSeriesOutcome) outcome = NULL;
  g_autoptr (LydSeriesOutcome) alone = NULL;
  g_autoptr (LydEvent) october = NULL;
  g_autoptr (GError) error = NULL;

  values->title = g_strdup ("First Friday");
  fixture->now = at ("2027-11-01T09:00", ZONE);
  outcome = change (fixture, &series, 0, LYD_SERIES_ALL, &what);
  g_assert_cmpint (outcome->n_over, ==, 1);
  assert_list (fixture, &series, "10-21 13:00, 11-05 09:00, 12-03 09:00, 01-07 09:00");
  october = get_nth (fixture, &series, 0);
  g_assert_cmpstr (october->title, ==, "Partnership Peer Exchange");

  what.fields = LYD_SERIES_TITLE;
  alone = change (fixture, &series, 0, LYD_SERIES_THIS, &what);
  g_assert_cmpint (alone->n_changed, ==, 0);
  g_assert_cmpint (alone->n_over, ==, 1);
  g_assert_false (lyd_series_move (fixture->file, &october->id, at ("2027-12-01T09:00", ZONE), &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
}

static void
test_move_and_cancel (LydFixture *fixture,
                      gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydEvent) october = get_nth (fixture, &series, 0);
  g_autoptr (LydEvent) november = get_nth (fixture, &series, 1);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (LydSeriesLine) line = NULL;

  g_assert_true (lyd_series_move (fixture->file, &october->id, at ("2027-10-14T15:00", ZONE), NULL));
  g_assert_true (lyd_series_cancel (fixture->file, &november->id, NULL));
  assert_list (fixture, &series, "10-14 15:00 moved, 11-18 13:00 cancelled, 12-09 13:00 moved, 01-20 13:00");
  line = lyd_series_get (fixture->file, &series, NULL);
  g_assert_cmpint (line->n_cancelled, ==, 1);
  g_assert_cmpint (line->n_moved, ==, 2);
  g_clear_pointer (&october, lyd_event_free);
  october = get_nth (fixture, &series, 0);
  g_assert_cmpint (october->sequence, ==, 1);
  history = lyd_history_list_event (fixture->file, &october->id, FALSE, 10, NULL);
  g_assert_true (g_str_has_prefix (((LydHistoryEntry *) g_ptr_array_index (history, 0))->sentence, "Moved"));
  undo_last (fixture);
  undo_last (fixture);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
}

static void
test_extend_and_end (LydFixture *fixture,
                     gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSeriesOutcome) more = lyd_series_extend (fixture->file, &series, 3, &error);
  g_autoptr (LydSeriesOutcome) end = NULL;
  g_autoptr (LydSeriesLine) line = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (more->n_added, ==, 3);
  assert_list (fixture, &series,
               "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00, 02-17 13:00, 03-16 13:00, 04-20 13:00");
  line = lyd_series_get (fixture->file, &series, NULL);
  g_assert_cmpstr (line->series->rule, ==, "FREQ=MONTHLY;BYDAY=3TH;COUNT=7");

  end = lyd_series_end (fixture->file, &series, at ("2028-01-31", ZONE), &error);
  g_assert_no_error (error);
  g_assert_cmpint (end->n_cancelled, ==, 3);
  undo_last (fixture);
  undo_last (fixture);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
  g_assert_null (lyd_series_extend (fixture->file, &series, 500, NULL));
}

/* Where nobody registered nothing is left behind, where somebody did it is cancelled; one undo, and a trial is none. */
static void
test_delete (LydFixture *fixture,
             gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydEvent) second = get_nth (fixture, &series, 1);
  LydRegistrationRequest request = { .name = "Ana Wu", .email = "ana@example.org" };
  g_autoptr (LydSeriesOutcome) tried = lyd_series_preview_delete (fixture->file, &series, 0, NULL);
  g_autoptr (LydSeriesOutcome) later = NULL;
  g_autoptr (LydRegistrationResult) who = lyd_register (fixture->file, &second->id, &request, NULL);

  g_assert_nonnull (who);
  g_assert_cmpint (tried->n_deleted, ==, 4);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
  later = lyd_series_delete (fixture->file, &series, second->start - 1, NULL);
  g_assert_cmpint (later->n_deleted, ==, 2);
  g_assert_cmpint (later->n_cancelled, ==, 1);
  undo_last (fixture);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00");
}

/* Of two that are left one was set apart: the others say which. */
static void
test_usual_of_few (LydFixture *fixture,
                   gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydEvent) values = lyd_event_new ();
  LydSeriesChange what = { .fields = LYD_SERIES_VENUE, .values = values };
  g_autoptr (LydSeriesOutcome) one = NULL;
  g_autoptr (LydSeriesOutcome) both = NULL;

  values->venue = g_strdup ("Room One");
  one = change (fixture, &series, 2, LYD_SERIES_THIS, &what);
  g_free (values->venue);
  values->venue = g_strdup ("Room Two");
  both = change (fixture, &series, 2, LYD_SERIES_FOLLOWING, &what);
  g_assert_cmpint (both->n_changed, ==, 2);
  g_assert_cmpint (both->n_kept, ==, 0);
}

/* After the end the series goes on where it ended; one that was cancelled alone keeps its place. A later rule goes by
 * what is usual by then. */
static void
test_go_on (LydFixture *fixture,
            gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydEvent) january = get_nth (fixture, &series, 3);
  LydSeriesChange time = { .fields = LYD_SERIES_TIME, .time = 9 * 60 };
  LydSeriesChange rule = { .fields = LYD_SERIES_RULE, .rule = "FREQ=MONTHLY;BYDAY=2WE;COUNT=2" };
  g_autoptr (LydSeriesOutcome) one = NULL;
  g_autoptr (LydSeriesOutcome) ended = NULL;
  g_autoptr (LydSeriesOutcome) more = NULL;
  g_autoptr (LydSeriesOutcome) earlier = NULL;
  g_autoptr (LydSeriesOutcome) other = NULL;

  g_assert_true (lyd_series_cancel (fixture->file, &january->id, NULL));
  one = lyd_series_extend (fixture->file, &series, 1, NULL);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 13:00 moved, 01-20 13:00 cancelled, 02-17 13:00");
  ended = lyd_series_end (fixture->file, &series, at ("2027-11-30", ZONE), NULL);
  g_assert_cmpint (ended->n_cancelled, ==, 2);
  undo_last (fixture);
  earlier = change (fixture, &series, 2, LYD_SERIES_FOLLOWING, &time);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 09:00 moved, 01-20 09:00 cancelled, 02-17 09:00");
  other = change (fixture, &series, 3, LYD_SERIES_FOLLOWING, &rule);
  assert_list (fixture, &series, "10-21 13:00, 11-18 13:00, 12-09 09:00 moved, 01-12 09:00 cancelled, 02-09 09:00");
  g_clear_pointer (&ended, lyd_series_outcome_free);
  ended = lyd_series_end (fixture->file, &series, at ("2027-12-31", ZONE), NULL);
  g_assert_cmpint (ended->n_cancelled, ==, 1);
  more = lyd_series_extend (fixture->file, &series, 2, NULL);
  g_assert_cmpint (more->n_added, ==, 2);
  assert_list (fixture, &series,
               "10-21 13:00, 11-18 13:00, 12-09 09:00 moved, 01-12 09:00 cancelled, 02-09 09:00, "
               "02-09 09:00 cancelled, 03-08 09:00");
}

/* ---- registered for all of it ---- */

static LydSeriesRegistration *
register_person (LydFixture *fixture,
                 const LydId *series,
                 const char *name,
                 const char *email)
{
  LydRegistrationRequest request = { .name = name, .email = email, .organization = "Kids Count Ohio (demo)" };
  LydSeriesEntry entry = { .request = &request };
  g_autoptr (GError) error = NULL;
  LydSeriesRegistration *result = lyd_series_register (fixture->file, series, &entry, &error);

  g_assert_no_error (error);
  return result;
}

static int
count_status (LydFixture *fixture,
              const LydId *series,
              guint n,
              int *waiting)
{
  g_autoptr (GPtrArray) events = lyd_series_list_events (fixture->file, series, NULL);
  const LydSeriesEvent *event = g_ptr_array_index (events, n);

  *waiting = event->n_waiting;
  return event->n_confirmed;
}

/* November has one place: there the second waits, until the first goes; elsewhere both are in. */
static void
test_standing (LydFixture *fixture,
               gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydEvent) values = lyd_event_new ();
  LydSeriesChange what = { .fields = LYD_SERIES_CAPACITY, .values = values };
  g_autoptr (LydSeriesOutcome) outcome = NULL;
  g_autoptr (LydSeriesRegistration) ana = NULL;
  g_autoptr (LydSeriesRegistration) jose = NULL;
  g_autoptr (LydSeriesRegistration) gone = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) left = NULL;
  LydId person;
  int waiting;

  values->capacity = 1;
  outcome = change (fixture, &series, 1, LYD_SERIES_THIS, &what);
  ana = register_person (fixture, &series, "Ana Wu", "ana@example.org");
  jose = register_person (fixture, &series, "José Li", "jose@example.org");
  g_assert_cmpint (ana->n_registered, ==, 4);
  g_assert_cmpint (jose->n_registered, ==, 3);
  g_assert_cmpuint (jose->holds->len, ==, 1);
  g_assert_cmpint (((LydSeriesHold *) g_ptr_array_index (jose->holds, 0))->hold, ==, LYD_HOLD_FULL);
  g_assert_cmpint (count_status (fixture, &series, 1, &waiting), ==, 1);
  g_assert_cmpint (waiting, ==, 1);

  members = lyd_series_list_members (fixture->file, &series, FALSE, NULL);
  g_assert_cmpuint (members->len, ==, 2);
  person = ((LydSeriesMember *) g_ptr_array_index (members, 1))->person;
  g_assert_cmpstr (((LydSeriesMember *) g_ptr_array_index (members, 1))->name, ==, "Ana Wu");
  gone = lyd_series_unregister (fixture->file, &series, &person, 1, NULL);
  g_assert_cmpint (gone->n_cancelled, ==, 4);
  g_assert_cmpuint (gone->promoted->len, ==, 1);
  g_assert_cmpint (count_status (fixture, &series, 1, &waiting), ==, 1);
  g_assert_cmpint (waiting, ==, 0);
  left = lyd_series_list_members (fixture->file, &series, FALSE, NULL);
  g_assert_cmpuint (left->len, ==, 1);

  undo_last (fixture);
  g_assert_cmpint (count_status (fixture, &series, 1, &waiting), ==, 1);
  g_assert_cmpint (waiting, ==, 1);
  undo_last (fixture);
  undo_last (fixture);
  g_assert_cmpint (count_status (fixture, &series, 0, &waiting), ==, 0);
  g_clear_pointer (&left, g_ptr_array_unref);
  left = lyd_series_list_members (fixture->file, &series, FALSE, NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

/* Who is registered for all of it is registered for what is added, and nobody twice. */
static void
test_standing_later (LydFixture *fixture,
                     gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydSeriesRegistration) ana = register_person (fixture, &series, "Ana Wu", "ana@example.org");
  g_autoptr (LydSeriesRegistration) twice = register_person (fixture, &series, "Ana Wu", "ana@example.org");
  g_autoptr (LydSeriesOutcome) more = lyd_series_extend (fixture->file, &series, 1, NULL);
  int waiting;

  g_assert_cmpint (twice->n_registered, ==, 0);
  g_assert_cmpint (twice->n_existing, ==, 4);
  g_assert_cmpint (more->n_registered, ==, 1);
  g_assert_cmpint (count_status (fixture, &series, 4, &waiting), ==, 1);
  /* An hour before the second one: the first is over, and stays out of it. */
  fixture->now = at ("2027-11-18T12:00", ZONE);
  g_clear_pointer (&twice, lyd_series_registration_free);
  twice = register_person (fixture, &series, "José Li", "jose@example.org");
  g_assert_cmpint (twice->n_registered, ==, 4);
}

/* ---- who came when ---- */

/* Registers and lets in. */
static void
attend (LydFixture *fixture,
        const LydId *series,
        guint n,
        const char *name,
        const char *email,
        gboolean enters)
{
  g_autoptr (LydEvent) event = get_nth (fixture, series, n);
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (fixture->file, &event->id, NULL);
  LydRegistrationRequest request = { .name = name, .email = email, .organization = "Kids Count Ohio (demo)" };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) who = lyd_register (fixture->file, &event->id, &request, &error);

  g_assert_no_error (error);
  if (enters)
    g_assert_cmpint (lyd_door_enter_at (fixture, &((LydSession *) g_ptr_array_index (sessions, 0))->id, who->code,
                                        event->start),
                     ==, LYD_VERDICT_ADMITTED);
}

/* One line a row: "Wu: attended registered ..." with how many are in that state. */
static char *
grid_text (const LydGrid *grid)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < grid->rows->len; i++) {
    const LydGridRow *row = g_ptr_array_index (grid->rows, i);

    g_string_append_printf (text, "%s%s %d/%d", i > 0 ? "; " : "", row->name, row->n_attended, row->n_known);
    for (guint j = 0; j < grid->columns->len; j++) {
      const LydGridCell *cell = lyd_grid_get (grid, i, j);

      g_string_append_printf (text, " %s%d", lyd_word_id (&lyd_grid_states, cell->state), cell->n);
    }
  }
  return g_string_free (text, FALSE);
}

static void
test_grid (LydFixture *fixture,
           gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydGrid) people = NULL;
  g_autoptr (LydGrid) organizations = NULL;
  g_autofree char *by_person = NULL;
  g_autofree char *by_organization = NULL;
  const LydGridColumn *column;

  attend (fixture, &series, 0, "Ana Wu", "ana@example.org", TRUE);
  attend (fixture, &series, 0, "José Li", "jose@example.org", FALSE);
  attend (fixture, &series, 1, "Ana Wu", "ana@example.org", TRUE);
  attend (fixture, &series, 1, "José Li", "jose@example.org", TRUE);
  attend (fixture, &series, 2, "José Li", "jose@example.org", FALSE);
  attend (fixture, &series, 3, "José Li", "jose@example.org", FALSE);
  /* Nobody's attendance is known of December, so nobody missed it. */
  fixture->now = at ("2027-12-20", ZONE);
  people = lyd_series_get_grid (fixture->file, &series, LYD_GRID_BY_PERSON, NULL);
  by_person = grid_text (people);
  g_assert_cmpstr (by_person, ==,
                   "José Li 1/2 missed1 attended1 registered1 registered1; "
                   "Ana Wu 2/2 attended1 attended1 none0 none0");
  organizations = lyd_series_get_grid (fixture->file, &series, LYD_GRID_BY_ORGANIZATION, NULL);
  by_organization = grid_text (organizations);
  g_assert_cmpstr (by_organization, ==,
                   "Kids Count Ohio (demo) 2/2 attended1 attended2 registered1 registered1");
  column = g_ptr_array_index (people->columns, 1);
  g_assert_cmpint (column->n_registered, ==, 2);
  g_assert_cmpint (column->n_attended, ==, 2);
}

/* What is for a sensitive group has numbers and no names. */
static void
test_grid_names_nobody (LydFixture *fixture,
                        gconstpointer data)
{
  LydId series = add_exchanges (fixture);
  g_autoptr (LydEvent) event = get_nth (fixture, &series, 0);
  g_autoptr (LydGrid) grid = NULL;
  g_autofree char *text = NULL;

  event->sensitive = TRUE;
  g_assert_true (lyd_plan_update_event (fixture->file, event, NULL));
  attend (fixture, &series, 0, "Ana Wu", "ana@example.org", FALSE);
  attend (fixture, &series, 1, "José Li", "jose@example.org", FALSE);
  grid = lyd_series_get_grid (fixture->file, &series, LYD_GRID_BY_PERSON, NULL);
  text = grid_text (grid);
  g_assert_cmpstr (text, ==, "José Li 0/0 hidden0 registered1 none0 none0");
  g_assert_cmpint (((LydGridColumn *) g_ptr_array_index (grid->columns, 0))->n_registered, ==, 1);
}

/* ---- the calendar ---- */

static int
count_lines (const char *text,
             const char *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  int n = 0;

  for (int i = 0; lines[i] != NULL; i++)
    n += strcmp (lines[i], line) == 0;
  return n;
}

/* One entry each, at one o'clock there all year round: where the clocks change and where they never do. */
static void
test_calendar (LydFixture *fixture,
               gconstpointer data)
{
  static const struct {
    const char *zone;
    const char *offset;
    const char *other_offset;
  } zones[] = {
    { ZONE, "TZOFFSETTO:-0400", "TZOFFSETTO:-0500" },
    { "Pacific/Honolulu", "TZOFFSETTO:-1000", NULL },
    { "America/Phoenix", "TZOFFSETTO:-0700", NULL },
  };
  g_autofree char *path = g_build_filename (fixture->dir, "series.ics", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    g_autoptr (LydEvent) first = exchange_new ("2027-10-01T13:00", zones[i].zone);
    LydSeriesPlan plan = { .first = first, .rule = "FREQ=MONTHLY;BYDAY=3TH;COUNT=4" };
    g_autoptr (GArray) ids = NULL;
    g_autofree char *text = NULL;
    g_autofree char *moved = g_strdup_printf ("DTSTART;TZID=%s:20271109T150000", zones[i].zone);
    g_autofree char *cancelled = g_strdup_printf ("DTSTART;TZID=%s:20280120T130000", zones[i].zone);
    g_autofree char *usual = g_strdup_printf ("DTSTART;TZID=%s:20271216T130000", zones[i].zone);
    g_autofree char *end = g_strdup_printf ("DTEND;TZID=%s:20271216T140000", zones[i].zone);
    LydId series;

    ids = lyd_series_add (fixture->file, &plan, &series, NULL);
    g_assert_true (lyd_series_move (fixture->file, &g_array_index (ids, LydId, 1),
                                    at ("2027-11-09T15:00", zones[i].zone), NULL));
    g_assert_true (lyd_series_cancel (fixture->file, &g_array_index (ids, LydId, 3), NULL));
    g_assert_true (lyd_series_write_calendar (fixture->file, &series, path, NULL));
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    g_assert_cmpint (count_lines (text, "BEGIN:VEVENT"), ==, 4);
    g_assert_cmpint (count_lines (text, "BEGIN:VTIMEZONE"), ==, 1);
    g_assert_cmpint (count_lines (text, moved), ==, 1);
    g_assert_cmpint (count_lines (text, usual), ==, 1);
    g_assert_cmpint (count_lines (text, end), ==, 1);
    g_assert_cmpint (count_lines (text, cancelled), ==, 1);
    g_assert_cmpint (count_lines (text, "STATUS:CANCELLED"), ==, 1);
    g_assert_cmpint (count_lines (text, "SEQUENCE:1"), ==, 2);
    g_assert_null (strstr (text, "RECURRENCE-ID"));
    g_assert_cmpint (count_lines (text, zones[i].offset), >=, 1);
    if (zones[i].other_offset != NULL)
      g_assert_cmpint (count_lines (text, zones[i].other_offset), >=, 1);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/series/add", test_add);
  lyd_fixture_add ("/series/refused", test_refused);
  lyd_fixture_add ("/series/preview", test_preview);
  lyd_fixture_add ("/series/clocks", test_clocks);
  lyd_fixture_add ("/series/title", test_title);
  lyd_fixture_add ("/series/time", test_time);
  lyd_fixture_add ("/series/time-apart", test_time_apart);
  lyd_fixture_add ("/series/zone", test_zone);
  lyd_fixture_add ("/series/date", test_date);
  lyd_fixture_add ("/series/rule", test_rule);
  lyd_fixture_add ("/series/rule-of-other-length", test_rule_of_other_length);
  lyd_fixture_add ("/series/over", test_over);
  lyd_fixture_add ("/series/move-and-cancel", test_move_and_cancel);
  lyd_fixture_add ("/series/extend-and-end", test_extend_and_end);
  lyd_fixture_add ("/series/delete", test_delete);
  lyd_fixture_add ("/series/usual-of-few", test_usual_of_few);
  lyd_fixture_add ("/series/go-on", test_go_on);
  lyd_fixture_add ("/series/standing", test_standing);
  lyd_fixture_add ("/series/standing-later", test_standing_later);
  lyd_fixture_add ("/series/grid", test_grid);
  lyd_fixture_add ("/series/grid-names-nobody", test_grid_names_nobody);
  lyd_fixture_add ("/series/calendar", test_calendar);
  return g_test_run ();
}
