/* The report of a large webinar: 20,000 rows, two connections a person, half of whom are registered; and five times
 * that. Planning is what people wait for; bringing it in and the queue of whom nobody knows come after. */
#include "lyd-attendance.h"
#include "lyd-db.h"
#include "lyd-file-private.h"
#include "lyd-fixture.h"
#include "lyd-people.h"
#include "lyd-registrations.h"

#include <stdio.h>
#include <string.h>

#define BUDGET_PLAN_S 2.0
#define BUDGET_APPLY_S 6.0
#define BUDGET_QUEUE_S 2.0
/* Every so many-th has no address. */
#define NAMELESS_EVERY 40

static void
must (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static char *
make_name (int i)
{
  static const char *const given[] = { "Maribel", "Desmond", "Thuy", "Keisha", "Piotr", "Leilani", "Saoirse", "Jamal" };
  static const char *const starts[] = { "Okon", "Tall", "Lund", "Wój", "Kaha", "Ber", "Nak", "Cal", "Rod", "Sha" };
  static const char *const ends[] = { "reyes", "chief", "gren", "cik", "nanui", "ger", "mura", "der", "ez", "pur" };

  return g_strdup_printf ("%s %s%s%d", given[i % 8], starts[i / 8 % 10], ends[i / 80 % 10], i / 800);
}

static LydId
add_event (LydFixture *fixture, const char *title, int n_people)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_WEBINAR, LYD_FIXTURE_NOW, "America/New_York");
  g_autoptr (LydTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;

  event->title = g_strdup (title);
  must (lyd_plan_add_event (fixture->file, event, &error), error);
  transaction = lyd_transaction_begin (fixture->file->db, &error);
  for (int i = 0; i < n_people; i += 2) { /* every second one is registered */
    g_autoptr (LydPerson) person = lyd_person_new ();
    g_autoptr (LydRegistration) registration = lyd_registration_new ();

    fixture->now++;
    person->id = lyd_context_make_id (&fixture->context);
    person->name = make_name (i);
    person->email = g_strdup_printf ("person%d@%s.example.org", i, title);
    registration->id = lyd_context_make_id (&fixture->context);
    registration->event = event->id;
    registration->person = person->id;
    registration->short_code = g_strdup_printf ("%05d", i);
    must (lyd_people_insert_new (fixture->file->db, person, NULL, &error) &&
            lyd_registrations_insert (fixture->file->db, registration, &error),
          error);
  }
  must (lyd_transaction_commit (&transaction, &error), error);
  return event->id;
}

static GBytes *
make_report (const char *title, int n_rows)
{
  GString *text = g_string_new ("Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n");
  gsize length;

  for (int i = 0; i < n_rows; i++) {
    int person = i / 2;
    g_autofree char *name = make_name (person);
    g_autofree char *email =
      person % NAMELESS_EVERY == 1 ? g_strdup ("") : g_strdup_printf ("person%d@%s.example.org", person, title);

    g_string_append_printf (text, "%s,%s,09/22/2027 09:%02d:%02d AM,09/22/2027 09:%02d:%02d AM,25,No\n", name, email,
                            i % 2 == 0 ? i % 20 : 30 + i % 10, i % 60, i % 2 == 0 ? 25 + i % 10 : 55, i % 60);
  }
  length = text->len;
  return g_bytes_new_take (g_string_free (text, FALSE), length);
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
measure (LydFixture *fixture, const char *title, int n_rows, int factor)
{
  LydId event = add_event (fixture, title, n_rows / 2);
  g_autoptr (LydSession) session = lyd_fixture_get_arrival (fixture, &event);
  g_autoptr (GBytes) bytes = make_report (title, n_rows);
  g_autoptr (LydAttendancePlan) plan = NULL;
  g_autoptr (GPtrArray) queue = NULL;
  g_autoptr (GError) error = NULL;
  LydAttendanceCounts counts;
  gint64 start = g_get_monotonic_time ();
  LydId import;

  plan = lyd_attendance_plan (fixture->file, &session->id, bytes, "report.csv", NULL, &error);
  must (plan != NULL, error);
  counts = lyd_attendance_plan_get_counts (plan);
  must (counts.people == (guint) n_rows / 2, NULL);
  printf ("%d-row attendance report: what it would do, s\t%.2f\t%.1f\t%u matched, %u new, %u to settle\n", n_rows,
          seconds_since (start), BUDGET_PLAN_S * factor, counts.matched, counts.added, counts.ambiguous);

  start = g_get_monotonic_time ();
  must (lyd_attendance_apply (fixture->file, plan, &import, &error), error);
  printf ("%d-row attendance report: bringing it in, s\t%.2f\t%.1f\t\n", n_rows, seconds_since (start),
          BUDGET_APPLY_S * factor);

  start = g_get_monotonic_time ();
  queue = lyd_attendance_list_unmatched (fixture->file, &event, &error);
  must (queue != NULL && queue->len == counts.ambiguous, error);
  printf ("%d-row attendance report: whom nobody knows, s\t%.2f\t%.1f\t%u with who it may be\n", n_rows,
          seconds_since (start), BUDGET_QUEUE_S * factor, queue->len);
}

int
main (void)
{
  LydFixture fixture = { 0 };

  lyd_fixture_set_up (&fixture, NULL);
  measure (&fixture, "small", 20000, 1);
  measure (&fixture, "large", 100000, 5);
  lyd_fixture_tear_down (&fixture, NULL);
  return 0;
}
