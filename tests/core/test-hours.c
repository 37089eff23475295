/* How long somebody was at what: certificates and reports read the same numbers. */
#include "lyd-hours.h"

#include "lyd-db.h"
#include "lyd-door.h"
#include "lyd-plan-change.h"

#define DAY (24 * LYD_HOUR)

/* A session of a retreat; breakouts unless said otherwise. */
static LydId
add_session (LydFixture *fixture,
             const LydId *event,
             const char *title,
             LydSessionKind kind,
             gint64 start,
             int minutes)
{
  g_autoptr (LydSession) session = lyd_session_new ();
  g_autoptr (GError) error = NULL;

  session->event = *event;
  session->title = g_strdup (title);
  session->kind = kind;
  session->start = start;
  session->end = start + minutes * LYD_MINUTE;
  session->admission = LYD_ADMIT_ONCE;
  session->opens_before = -1;
  session->closes_after = -1;
  g_assert_true (lyd_plan_add_session (fixture->file, session, &error));
  g_assert_no_error (error);
  return session->id;
}

/* As the ledger writes it. */
static void
add_online (LydFixture *fixture,
            const LydId *session,
            const LydId *registration,
            int minutes,
            gboolean attended)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDb) db = lyd_db_open (fixture->path, 0, &error);

  g_assert_no_error (error);
  lyd_db_run (db, &error, "INSERT INTO online VALUES (?, ?, 'attendee', ?, ?, NULL, NULL, 1, 0, 0, ?)", "ddiin",
              session, registration, (gint64) minutes * 60 + 30, (gint64) minutes * 60, attended);
  g_assert_no_error (error);
}

static void
append_title (GString *text,
              LydFixture *fixture,
              const LydId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSession) session = lyd_plan_get_session (fixture->file, id, &error);

  g_assert_no_error (error);
  g_string_append (text, session->title);
}

/* "Budget 60r, Opening 90a": minutes and ways of one registration. */
static char *
tell (LydFixture *fixture,
      const LydId *event,
      const LydId *registration)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hours = lyd_hours_list (fixture->file, event, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hours->len; i++) {
    const LydHours *line = &g_array_index (hours, LydHours, i);

    if (!lyd_id_equal (&line->registration, registration))
      continue;
    g_string_append (text, text->len > 0 ? ", " : "");
    append_title (text, fixture, &line->session);
    g_string_append_printf (text, " %d%s%s%s", (int) (line->seconds / 60), line->ways & LYD_HOURS_ROOM ? "r" : "",
                            line->ways & LYD_HOURS_ONLINE ? "o" : "", line->ways & LYD_HOURS_ARRIVAL ? "a" : "");
  }
  return g_string_free (text, FALSE);
}

#define assert_hours(fixture, event, registration, expected)     \
  G_STMT_START                                                   \
  {                                                              \
    g_autofree char *told = tell (fixture, event, registration); \
                                                                 \
    g_assert_cmpstr (told, ==, expected);                        \
  }                                                              \
  G_STMT_END

/* Who was let in at the door was there for all of it; the arrival desk and dinner are no hours. */
static void
test_room (LydFixture *fixture,
           gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId dinner =
    add_session (fixture, &retreat.event, "Dinner", LYD_SESSION_MEAL, LYD_FIXTURE_NOW + 9 * LYD_HOUR, 120);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);

  lyd_door_enter (fixture, &retreat.arrival, ana->code);
  assert_hours (fixture, &retreat.event, &ana->registration, "");
  lyd_door_enter_at (fixture, &retreat.workshop, ana->code, LYD_FIXTURE_NOW + 20 * LYD_MINUTE);
  lyd_door_enter_at (fixture, &dinner, ana->code, LYD_FIXTURE_NOW + 9 * LYD_HOUR);
  assert_hours (fixture, &retreat.event, &ana->registration, "Budget advocacy 60r");
  assert_hours (fixture, &retreat.event, &bo->registration, "");
}

/* Online it is the counted time, and only of those who attended by the kind's rule; with the room it is the longer. */
static void
test_online (LydFixture *fixture,
             gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);
  g_autoptr (LydRegistrationResult) cy = lyd_fixture_register (fixture, &retreat.event, "Cy Ito", NULL);

  add_online (fixture, &retreat.workshop, &ana->registration, 47, TRUE);
  add_online (fixture, &retreat.workshop, &bo->registration, 3, FALSE);
  add_online (fixture, &retreat.workshop, &cy->registration, 20, TRUE);
  lyd_door_enter (fixture, &retreat.workshop, cy->code);
  assert_hours (fixture, &retreat.event, &ana->registration, "Budget advocacy 47o");
  assert_hours (fixture, &retreat.event, &bo->registration, "");
  assert_hours (fixture, &retreat.event, &cy->registration, "Budget advocacy 60ro");
}

/* Where nobody stands at the door of what is for all, the arrival on the day says who was there. */
static void
test_arrival (LydFixture *fixture,
              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId opening =
    add_session (fixture, &retreat.event, "Opening", LYD_SESSION_PLENARY, LYD_FIXTURE_NOW + LYD_HOUR, 90);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", NULL);

  add_session (fixture, &retreat.event, "Closing", LYD_SESSION_SESSION, LYD_FIXTURE_NOW + DAY, 60);
  lyd_door_enter (fixture, &retreat.arrival, ana->code);
  assert_hours (fixture, &retreat.event, &ana->registration, ""); /* it has not begun */
  fixture->now += 2 * LYD_HOUR;
  assert_hours (fixture, &retreat.event, &ana->registration, "Opening 90a");
  lyd_door_enter_at (fixture, &retreat.arrival, bo->code, LYD_FIXTURE_NOW + DAY);
  lyd_door_enter_at (fixture, &retreat.arrival, ana->code, LYD_FIXTURE_NOW + DAY);
  assert_hours (fixture, &retreat.event, &ana->registration, "Opening 90a, Closing 60a");
  assert_hours (fixture, &retreat.event, &bo->registration, "Closing 60a");

  /* A report of the room's meeting is no list at its door. */
  add_online (fixture, &opening, &bo->registration, 30, TRUE);
  assert_hours (fixture, &retreat.event, &ana->registration, "Opening 90a, Closing 60a");
  assert_hours (fixture, &retreat.event, &bo->registration, "Opening 30o, Closing 60a");
  lyd_door_enter (fixture, &opening, bo->code);
  assert_hours (fixture, &retreat.event, &ana->registration, "Closing 60a");
}

/* What runs beside something else is for some, whatever nobody said of it. */
static void
test_beside (LydFixture *fixture,
             gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);

  add_session (fixture, &retreat.event, "Roundtable", LYD_SESSION_SESSION, LYD_FIXTURE_NOW, 60);
  add_session (fixture, &retreat.event, "Reception", LYD_SESSION_SOCIAL, LYD_FIXTURE_NOW + 2 * LYD_HOUR, 60);
  add_session (fixture, &retreat.event, "Report", LYD_SESSION_SESSION, LYD_FIXTURE_NOW + 2 * LYD_HOUR, 30);
  lyd_door_enter (fixture, &retreat.arrival, ana->code);
  fixture->now += 8 * LYD_HOUR;
  assert_hours (fixture, &retreat.event, &ana->registration, "Report 30a");
}

/* No moment is counted twice. */
static void
test_overlap (LydFixture *fixture,
              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId health =
    add_session (fixture, &retreat.event, "Health", LYD_SESSION_BREAKOUT, LYD_FIXTURE_NOW + 30 * LYD_MINUTE, 60);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);

  add_session (fixture, &retreat.event, "All day", LYD_SESSION_PLENARY, LYD_FIXTURE_NOW - LYD_HOUR, 180);
  lyd_door_enter (fixture, &retreat.arrival, ana->code);
  lyd_door_enter_at (fixture, &retreat.workshop, ana->code, LYD_FIXTURE_NOW + 5 * LYD_MINUTE);
  lyd_door_enter_at (fixture, &health, ana->code, LYD_FIXTURE_NOW + 40 * LYD_MINUTE);
  /* 8:00 to 11:00 is theirs by arrival: what the doors leave of it. */
  assert_hours (fixture, &retreat.event, &ana->registration, "All day 90a, Budget advocacy 40r, Health 50r");
}

/* Of a time: the same as one by one. */
static void
test_between (LydFixture *fixture,
              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydRetreat other = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) again = lyd_fixture_register (fixture, &other.event, "Ana Wu", NULL);
  g_autoptr (GArray) both = NULL;
  g_autoptr (GArray) none = NULL;

  lyd_door_enter (fixture, &retreat.workshop, ana->code);
  lyd_door_enter (fixture, &other.workshop, again->code);
  both = lyd_hours_list_between (fixture->file, LYD_FIXTURE_NOW - 2 * DAY, LYD_FIXTURE_NOW, NULL);
  none = lyd_hours_list_between (fixture->file, LYD_FIXTURE_NOW, LYD_FIXTURE_NOW + DAY, NULL);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpint (g_array_index (both, LydHours, 1).seconds, ==, 3600);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/hours/room", test_room);
  lyd_fixture_add ("/hours/online", test_online);
  lyd_fixture_add ("/hours/arrival", test_arrival);
  lyd_fixture_add ("/hours/beside", test_beside);
  lyd_fixture_add ("/hours/overlap", test_overlap);
  lyd_fixture_add ("/hours/between", test_between);
  return g_test_run ();
}
