#include "lyd-harness.h"

#include "desk/lyd-desk-window.h"
#include "lyd-rehearsal.h"
#include "rehearsal/lyd-rehearsal-window.h"

#include <glib/gi18n.h>

static LydRehearsalWindow *
start (LydHarness *harness)
{
  LydRehearsalWindow *window;

  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  lyd_harness_open_event (harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "What needs you"));
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.rehearse", NULL);
  window = lyd_harness_find_window (LYD_TYPE_REHEARSAL_WINDOW);
  WAIT_FOR (lyd_harness_is_page (window, "pages", "line"));
  WAIT_FOR (lyd_desk_window_is_ready (LYD_DESK_WINDOW (lyd_rehearsal_window_get_desk (window))));
  return window;
}

static gboolean
has_copy (LydHarness *harness)
{
  g_autofree char *demo = g_build_filename (harness->dir, "demo.db", NULL);
  g_autofree char *path = lyd_rehearsal_dup_path (demo);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The next one who can be scanned. */
static gboolean
shows_ticket (LydRehearsalWindow *window)
{
  return lyd_harness_find_button (GTK_WIDGET (window), "_Scan It") != NULL;
}

/* Somebody comes, is scanned, and the line is served; at the end nothing is left. */
static void
test_serve (void)
{
  LydHarness harness = { 0 };
  LydRehearsalWindow *window = start (&harness);
  GtkWindow *desk = lyd_rehearsal_window_get_desk (window);

  g_assert_true (has_copy (&harness));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "Nobody is waiting"));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (desk), "Rehearsal: nothing of this stays."));

  /* Some come who only say their name: others come after them. */
  do
    gtk_widget_activate_action (GTK_WIDGET (window), "rehearsal.skip", NULL);
  while (!shows_ticket (window) && lyd_harness_shows (GTK_WIDGET (window), "Nobody is waiting"));
  if (shows_ticket (window)) {
    gtk_widget_activate_action (GTK_WIDGET (window), "rehearsal.show", NULL);
    WAIT_FOR (lyd_harness_shows (GTK_WIDGET (window), "0 in line"));
    g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "1 served"));
  }

  gtk_widget_activate_action (GTK_WIDGET (window), "rehearsal.end", NULL);
  WAIT_FOR (lyd_rehearsal_window_is_ended (window));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "0 rehearsal rows left"));
  g_assert_null (lyd_rehearsal_window_get_desk (window));
  g_assert_false (has_copy (&harness));
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* The desk that is opened meanwhile is the real one; closing the rehearsal's ends it. */
static void
test_desks_apart (void)
{
  LydHarness harness = { 0 };
  LydRehearsalWindow *window = start (&harness);
  GtkWindow *desk = lyd_rehearsal_window_get_desk (window);
  const LydId event = lyd_window_get_event (LYD_WINDOW (harness.window))->event->id;
  GtkWindow *real = NULL;

  lyd_window_open_desk (LYD_WINDOW (harness.window), &event, NULL);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (harness.application)); l != NULL; l = l->next)
    if (LYD_IS_DESK_WINDOW (l->data) && lyd_desk_window_is_for (l->data, &event))
      real = l->data;
  g_assert_nonnull (real);
  g_assert_true (real != desk);
  g_assert_false (lyd_harness_shows (GTK_WIDGET (real), "Rehearsal: nothing of this stays."));
  gtk_window_destroy (desk);
  WAIT_FOR (lyd_rehearsal_window_is_ended (window));
  g_assert_false (has_copy (&harness));
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* Closed without a word: it is wiped all the same. */
static void
test_closed (void)
{
  LydHarness harness = { 0 };
  LydRehearsalWindow *window = start (&harness);

  g_object_ref (window);
  gtk_window_close (GTK_WINDOW (window));
  WAIT_FOR (lyd_rehearsal_window_is_ended (window));
  g_assert_false (has_copy (&harness));
  g_object_unref (window);
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rehearsal-window/serve", test_serve);
  g_test_add_func ("/rehearsal-window/desks-apart", test_desks_apart);
  g_test_add_func ("/rehearsal-window/closed", test_closed);
  return g_test_run ();
}
