#include "lyd-shoot.h"

#include "doors/lyd-doors-window.h"

#include <glib/gi18n.h>

/* shots-doors FOLDER [SUFFIX]: before the doors open. */
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
  lyd_harness_stop (&harness);
  return 0;
}
