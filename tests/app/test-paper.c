#include "lyd-harness.h"

#include "lyd-admit.h"
#include "lyd-home.h"
#include "lyd-paper.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "paper/lyd-paper-window.h"

/* A paper list that comes back, in the window: scan, type, Enter; every row is on file when it is shown. */

#define N_PEOPLE 3

typedef struct {
  LydHarness harness;
  LydId event;
  LydId session;
  char *codes[N_PEOPLE];
  char *short_codes[N_PEOPLE];
  GtkWidget *window;
} Fixture;

static const char *const names[N_PEOPLE] = { "Ana Wu", "Bo Li", "Cy Zhao" };

static LydFile *
open_file (Fixture *fixture,
           LydFileFlags flags)
{
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (fixture->harness.path, flags, &fixture->harness.context, &error);

  g_assert_no_error (error);
  return file;
}

static void
fill (Fixture *fixture)
{
  g_autoptr (LydFile) file = open_file (fixture, LYD_FILE_CREATE);
  g_autoptr (LydEvent) event =
    lyd_plan_new_event (LYD_KIND_RETREAT, LYD_HARNESS_NOW - 5 * LYD_HOUR, "America/New_York");
  g_autoptr (GPtrArray) sessions = NULL;

  event->title = g_strdup ("2027 Partnership Retreat");
  g_assert_true (lyd_home_set (file, "Partnership", "America/New_York", NULL));
  g_assert_true (lyd_plan_add_event (file, event, NULL));
  fixture->event = event->id;
  sessions = lyd_plan_list_sessions (file, &event->id, NULL);
  fixture->session = ((LydSession *) g_ptr_array_index (sessions, 0))->id;
  for (guint i = 0; i < N_PEOPLE; i++) {
    LydRegistrationRequest request = { .name = names[i], .organization = "Kids Count Ohio (demo)" };
    g_autoptr (LydRegistrationResult) result = lyd_register (file, &event->id, &request, NULL);

    fixture->codes[i] = g_strdup (result->code);
    fixture->short_codes[i] = g_strdup (result->short_code);
    if (i == 2)
      g_assert_true (lyd_register_set_status (file, &result->registration, LYD_STATUS_CANCELLED, NULL));
  }
}

static gboolean
is_idle (Fixture *fixture)
{
  return lyd_paper_window_is_idle (LYD_PAPER_WINDOW (fixture->window));
}

static void
open_window (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->harness.window), "event.paper", "s", "");
  fixture->window = lyd_harness_find_window (LYD_TYPE_PAPER_WINDOW);
  WAIT_FOR (is_idle (fixture));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  lyd_harness_prepare (&fixture->harness);
  fill (fixture);
  lyd_harness_run (&fixture->harness);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "main"));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), "Open Desk"));
  lyd_harness_open_event (&fixture->harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), "Cancelled"));
  open_window (fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  lyd_harness_stop (&fixture->harness);
  for (guint i = 0; i < N_PEOPLE; i++) {
    g_free (fixture->codes[i]);
    g_free (fixture->short_codes[i]);
  }
}

/* Writes into the one field and presses Enter. */
static void
enter (Fixture *fixture,
       const char *text)
{
  GtkWidget *who = lyd_harness_find (fixture->window, "who");

  gtk_editable_set_text (GTK_EDITABLE (who), text);
  g_signal_emit_by_name (who, "activate");
  WAIT_FOR (is_idle (fixture));
}

static guint
count_on_file (Fixture *fixture)
{
  g_autoptr (LydFile) file = open_file (fixture, 0);
  g_autoptr (GPtrArray) rows = lyd_paper_list (file, &fixture->session, NULL);

  return rows->len;
}

static void
test_rows (Fixture *fixture,
           gconstpointer data)
{
  /* No time yet. */
  enter (fixture, fixture->codes[0]);
  g_assert_true (lyd_harness_shows (fixture->window, "Say the time of the first row"));
  g_assert_cmpuint (count_on_file (fixture), ==, 0);
  enter (fixture, "5:05");
  enter (fixture, fixture->codes[0]);
  g_assert_true (lyd_harness_shows (fixture->window, "1 row on file"));
  g_assert_true (lyd_harness_shows (fixture->window, "5:05 am"));
  enter (fixture, fixture->codes[0]);
  g_assert_true (lyd_harness_shows (fixture->window, "First checked in"));
  enter (fixture, fixture->short_codes[1]);
  g_assert_true (lyd_harness_shows (fixture->window, "2 rows on file"));
  /* A name: the first suggestion is taken; cancelled is said in a word. */
  enter (fixture, "zhao");
  g_assert_cmpuint (count_on_file (fixture), ==, 2);
  g_assert_true (lyd_harness_shows (fixture->window, "Cy Zhao"));

  /* The window was closed in the middle: what was entered is there again. */
  gtk_window_close (GTK_WINDOW (fixture->window));
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_PAPER_WINDOW) == NULL);
  open_window (fixture);
  g_assert_true (lyd_harness_shows (fixture->window, "2 rows on file"));
  gtk_widget_activate (lyd_harness_find_button (fixture->window, "Undo"));
  WAIT_FOR (is_idle (fixture) && lyd_harness_shows (fixture->window, "1 row on file"));
  g_assert_cmpuint (count_on_file (fixture), ==, 1);
  /* All at once is only what was entered since. */
  enter (fixture, "5:30");
  enter (fixture, fixture->short_codes[1]);
  WAIT_FOR (is_idle (fixture) && lyd_harness_shows (fixture->window, "2 rows on file"));
  gtk_widget_activate_action (fixture->window, "paper.undo-all", NULL);
  WAIT_FOR (is_idle (fixture) && lyd_harness_shows (fixture->window, "1 row on file"));
  g_assert_cmpuint (count_on_file (fixture), ==, 1);
}

/* Somebody wrote themselves on an empty line. */
static void
test_newcomer (Fixture *fixture,
               gconstpointer data)
{
  enter (fixture, "6:30");
  enter (fixture, "Zora New, Kids First (demo)");
  /* A name that nobody has is not registered by a hasty Enter; the second one means it. */
  g_assert_cmpuint (count_on_file (fixture), ==, 0);
  WAIT_FOR (lyd_harness_shows (fixture->window, "who is not on the list"));
  g_signal_emit_by_name (lyd_harness_find (fixture->window, "who"), "activate");
  WAIT_FOR (is_idle (fixture) && lyd_harness_shows (fixture->window, "1 row on file"));
  g_assert_true (lyd_harness_shows (fixture->window, "Zora New"));
  g_assert_true (lyd_harness_shows (fixture->window, "6:30 am · Kids First (demo)"));
  g_assert_cmpuint (count_on_file (fixture), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/paper/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/paper/newcomer", Fixture, NULL, set_up, test_newcomer, tear_down);
  return g_test_run ();
}
