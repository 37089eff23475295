#include "lyd-shoot.h"

#include "closing/lyd-closing-window.h"

#include <glib/gi18n.h>

static GtkWindow *
open_board (LydHarness *harness)
{
  GtkWindow *board;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.close", NULL);
  board = lyd_harness_find_window (LYD_TYPE_CLOSING_WINDOW);
  WAIT_FOR (lyd_closing_window_get_facts (LYD_CLOSING_WINDOW (board)) != NULL);
  return board;
}

static GtkWindow *
wait_for_dialog (void)
{
  GtkWindow *dialog;

  WAIT_FOR ((dialog = lyd_harness_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  return dialog;
}

/* shots-closing FOLDER [SUFFIX]: what is left to do once an event is over, and what is forgotten. */
int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  int status = shoot_init (argc, argv);
  GtkWindow *board;
  GtkWindow *dialog;

  if (status != 0)
    return status;
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  harness.now += 40 * LYD_DAY;
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  shoot (harness.window, "closing-overview", 1093, 614);
  board = open_board (&harness);
  shoot_dialog (board, "closing", 600, 560);
  shoot_dialog (board, "closing-narrow", 360, 560);
  gtk_widget_activate_action (GTK_WIDGET (board), "closing.do", "i", LYD_CLOSING_ANSWERS);
  dialog = wait_for_dialog ();
  shoot_dialog (dialog, "closing-purge", 360, 400);
  gtk_window_destroy (dialog);
  gtk_widget_activate_action (GTK_WIDGET (board), "closing.do", "i", LYD_CLOSING_ARCHIVE);
  dialog = wait_for_dialog ();
  shoot_dialog (dialog, "closing-archive", 360, 400);
  gtk_window_destroy (dialog);
  gtk_widget_activate_action (GTK_WIDGET (board), "closing.close", NULL);
  WAIT_FOR (lyd_closing_window_get_facts (LYD_CLOSING_WINDOW (board))->closed_at != LYD_TIME_NONE);
  shoot_dialog (board, "closing-closed", 600, 560);
  gtk_window_destroy (board);
  lyd_harness_stop (&harness);
  return 0;
}
