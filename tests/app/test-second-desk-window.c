/* A copy for another desk, worked on in the same program, and brought back: windows, bar and the desk's line. */
#include "lyd-harness.h"

#include "desk/lyd-desk-window.h"
#include "lyd-admit.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "second-desk/lyd-desk-bar.h"
#include "second-desk/lyd-desks-window.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
dup_demo_path (LydHarness *harness)
{
  return g_build_filename (harness->dir, "demo.db", NULL);
}

/* Somebody registers. Returns: (transfer full): their code */
static char *
add_person (LydHarness *harness,
            const LydId *event)
{
  g_autofree char *path = dup_demo_path (harness);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &harness->context, &error);
  LydRegistrationRequest request = { .name = "Maribel Okonkwo-Reyes", .organization = "Voices for Ohio's Children" };
  g_autoptr (LydRegistrationResult) result = lyd_register (file, event, &request, &error);

  g_assert_no_error (error);
  return g_strdup (result->code);
}

/* At the desk that is called @station. */
static void
let_in (LydHarness *harness,
        const char *path,
        const char *station,
        const LydId *event,
        const char *code)
{
  LydContext context = harness->context;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (LydAdmissionResult) result = NULL;
  LydAttempt attempt = { .text = code };

  context.station = station;
  file = lyd_file_open (path, 0, &context, &error);
  g_assert_no_error (error);
  sessions = lyd_plan_list_sessions (file, event, &error);
  attempt.session = ((LydSession *) g_ptr_array_index (sessions, 0))->id;
  result = lyd_admit (file, &attempt, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ADMITTED);
}

static LydDesksWindow *
open_desks (LydHarness *harness)
{
  LydDesksWindow *window;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.copy-desk", NULL);
  window = lyd_harness_find_window (LYD_TYPE_DESKS_WINDOW);
  WAIT_FOR (lyd_desks_window_is_idle (window));
  return window;
}

static void
act (LydDesksWindow *window,
     const char *action,
     const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target);
  WAIT_FOR (lyd_desks_window_is_idle (window));
}

static gboolean
is_shown (LydDesksWindow *window,
          const char *id)
{
  return gtk_widget_get_visible (lyd_harness_find (GTK_WIDGET (window), id));
}

/* The desk of that computer: a bar that says what the file is, and a line below the card. */
static void
work_on_the_copy (LydHarness *harness,
                  const char *path)
{
  g_autofree char *back = g_build_filename (harness->dir, "back.db", NULL);
  GtkWidget *bar = lyd_harness_find (GTK_WIDGET (harness->window), "desk_bar");
  GtkWindow *desk;

  g_assert_false (lyd_desk_bar_is_shown (LYD_DESK_BAR (bar)));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "open-desk-copy-file",
                                  g_variant_new_string (path));
  WAIT_FOR (lyd_desk_bar_is_shown (LYD_DESK_BAR (bar)));
  WAIT_FOR (lyd_harness_shows (bar, "Copy for Desk 2. This desk does not see Desk 1."));
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  lyd_harness_open_event (harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "What needs you"));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-today", NULL);
  desk = lyd_harness_get_desk (harness);
  WAIT_FOR (gtk_widget_get_visible (lyd_harness_find (GTK_WIDGET (desk), "unseen")));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (desk), "This desk does not see Desk 1"));
  gtk_window_destroy (desk);

  gtk_widget_activate_action (bar, "desk-bar.save-to", "s", back);
  WAIT_FOR (g_file_test (back, G_FILE_TEST_EXISTS));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "Saved. Bring it back"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "leave-desk-copy", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_assert_false (lyd_desk_bar_is_shown (LYD_DESK_BAR (bar)));
}

static void
test_there_and_back (void)
{
  LydHarness harness = { 0 };
  LydDesksWindow *window;
  LydId event;
  g_autofree char *demo = NULL;
  g_autofree char *path = NULL;
  g_autofree char *code = NULL;

  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  demo = dup_demo_path (&harness);
  path = g_build_filename (harness.dir, "stick.db", NULL);
  event = lyd_harness_find_in_demo (&harness, "2027 Partnership Retreat");
  code = add_person (&harness, &event);
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "What needs you"));

  window = open_desks (&harness);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "No copy was made yet"));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "Desk 1: A–"));
  g_assert_false (is_shown (window, "state"));
  act (window, "desks.copy-to", path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "This desk does not see Desk 2"));
  /* The next one has another name; the same file is not written over. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (window), "label"))), ==,
                   "Desk 3");
  act (window, "desks.copy-to", path);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "There is a file"));

  let_in (&harness, demo, "Desk 1", &event, code);
  let_in (&harness, path, "Desk 2", &event, code);
  act (window, "desks.bring-back-file", demo);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "is a whole data file"));
  g_assert_false (is_shown (window, "back"));
  act (window, "desks.bring-back-file", path);
  g_assert_true (is_shown (window, "back"));
  g_assert_true (is_shown (window, "doubles"));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "Desk 2 is back: 1 scan, 0 new registrations, 0 changes."));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "Maribel Okonkwo-Reyes"));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "Every desk that worked on a copy is back"));
  gtk_window_destroy (GTK_WINDOW (window));

  work_on_the_copy (&harness, path);
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/second-desk-window/there-and-back", test_there_and_back);
  return g_test_run ();
}
