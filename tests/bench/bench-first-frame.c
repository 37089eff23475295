/* From the start of the process to the first painted frame that shows the events of a file with 100,000 registrations,
 * beside a bare libadwaita window with one empty column view: the same hook, in turns. Needs a display. */
#include "lyd-fixture.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_REGISTRATIONS 100000
#define N_TURNS 7
#define BUDGET 1.5

static gint64 painted_at;

static void
must (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static void
fill (LydFixture *fixture)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (fixture->file->db, &error);

  for (int i = 0; i < N_REGISTRATIONS; i++) {
    g_autoptr (LydPerson) person = lyd_person_new ();
    g_autoptr (LydRegistration) registration = lyd_registration_new ();

    fixture->now++;
    person->id = lyd_context_make_id (&fixture->context);
    person->name = g_strdup_printf ("Person %d", i);
    registration->event = event;
    registration->person = person->id;
    must (lyd_people_insert (fixture->file->db, person, &error), error);
    must (lyd_register_issue (fixture->file, registration, NULL, &error), error);
  }
  must (lyd_transaction_commit (&transaction, &error), error);
}

/* ---- the two programs ---- */

static void
painted_cb (GtkWidget *window, GdkFrameClock *clock)
{
  if (painted_at == 0 && (!LYD_IS_WINDOW (window) || lyd_window_has_events (LYD_WINDOW (window))))
    painted_at = g_get_monotonic_time ();
}

static void
wait_for_frame (GtkWindow *window)
{
  GdkFrameClock *clock;

  while ((clock = gtk_widget_get_frame_clock (GTK_WIDGET (window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), window);
  while (painted_at == 0)
    g_main_context_iteration (NULL, TRUE);
  printf ("%" G_GINT64_FORMAT "\n", painted_at);
  fflush (stdout);
  _Exit (0);
}

static void
run_bare (void)
{
  GtkWidget *window;
  GtkWidget *view;

  adw_init ();
  window = adw_window_new ();
  view = gtk_column_view_new (NULL);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), gtk_column_view_column_new ("Name", NULL));
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (GTK_WINDOW (window));
}

static void
run_program (const char *path)
{
  LydApplication *application = lyd_application_new ();

  lyd_application_set_database (application, path);
  must (g_application_register (G_APPLICATION (application), NULL, NULL), NULL);
  g_application_activate (G_APPLICATION (application));
  wait_for_frame (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

/* ---- the referee ---- */

/* Milliseconds from starting the process to its frame. */
static double
start (const char *program, const char *what, const char *path)
{
  const char *argv[] = { program, what, path, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  gint64 started = g_get_monotonic_time ();

  must (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, &error),
        error);
  must (out[0] != '\0', NULL);
  return (double) (g_ascii_strtoll (out, NULL, 10) - started) / 1000;
}

static int
compare_times (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

int
main (int argc, char *argv[])
{
  LydFixture fixture = { 0 };
  double bare[N_TURNS];
  double program[N_TURNS];

  if (argc == 3 && strcmp (argv[1], "bare") == 0)
    run_bare ();
  if (argc == 3)
    run_program (argv[2]);

  lyd_fixture_set_up (&fixture, NULL);
  fill (&fixture);
  lyd_fixture_reopen (&fixture);
  for (int i = 0; i < N_TURNS; i++) {
    bare[i] = start (argv[0], "bare", fixture.path);
    program[i] = start (argv[0], "program", fixture.path);
  }
  qsort (bare, N_TURNS, sizeof (double), compare_times);
  qsort (program, N_TURNS, sizeof (double), compare_times);
  printf ("first frame, 100,000 registrations, against a bare window\t"
          "%.2f\t%.1f\t%.0f ms against %.0f ms, medians of %d\n",
          program[N_TURNS / 2] / bare[N_TURNS / 2], BUDGET, program[N_TURNS / 2], bare[N_TURNS / 2], N_TURNS);
  lyd_fixture_tear_down (&fixture, NULL);
  return 0;
}
