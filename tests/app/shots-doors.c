#include "lyd-shoot.h"

#include "desk/lyd-desk-window.h"
#include "doors/lyd-doors-window.h"
#include "rehearsal/lyd-rehearsal-window.h"

#include <glib/gi18n.h>

static void
shoot_rehearsal (LydHarness *harness)
{
  LydRehearsalWindow *window;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.rehearse", NULL);
  window = lyd_harness_find_window (LYD_TYPE_REHEARSAL_WINDOW);
  WAIT_FOR (lyd_harness_is_page (window, "pages", "line"));
  WAIT_FOR (lyd_desk_window_is_ready (LYD_DESK_WINDOW (lyd_rehearsal_window_get_desk (window))));
  lyd_rehearsal_window_advance (window, 22 * LYD_MINUTE);
  shoot_dialog (GTK_WINDOW (window), "rehearsal", 400, 560);
  shoot (lyd_rehearsal_window_get_desk (window), "rehearsal-desk", 1093, 614);
  gtk_widget_activate_action (GTK_WIDGET (window), "rehearsal.end", NULL);
  WAIT_FOR (lyd_rehearsal_window_is_ended (window));
  shoot_dialog (GTK_WINDOW (window), "rehearsal-end", 400, 560);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* shots-doors FOLDER [SUFFIX]: before the doors open, and rehearsing that. */
int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  int status = shoot_init (argc, argv);
  GtkWindow *board;

  if (status != 0)
    return status;
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness.window), "event_stack"), "event.doors", NULL);
  board = lyd_harness_find_window (LYD_TYPE_DOORS_WINDOW);
  WAIT_FOR (lyd_doors_window_get_facts (LYD_DOORS_WINDOW (board)) != NULL);
  shoot_dialog (board, "doors", 600, 560);
  gtk_window_destroy (board);
  shoot_rehearsal (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
