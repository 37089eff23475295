#include "lyd-shoot.h"

#include "closing/lyd-closing-window.h"
#include "lyd-directory.h"

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

static void
open_retreat (LydHarness *harness)
{
  LydId retreat = lyd_harness_find_in_demo (harness, "2027 Partnership Retreat");

  lyd_window_open_event (LYD_WINDOW (harness->window), &retreat);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), _ ("What needs you")));
}

static void
shoot_erasure (LydHarness *harness)
{
  GtkWindow *dialog;
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (LydFile) file = lyd_file_open (path, LYD_FILE_READ_ONLY, &harness->context, NULL);
  g_autoptr (GArray) people = lyd_directory_list_people (file, NULL, NULL);
  g_autofree char *id = lyd_id_to_string (&g_array_index (people, LydId, 4));

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-person", "s", id);
  WAIT_FOR (lyd_harness_find_button (GTK_WIDGET (harness->window), _ ("_Erase This Person…")) != NULL);
  shoot (harness->window, "erase-person", 1093, 768);
  gtk_widget_activate (lyd_harness_find_button (GTK_WIDGET (harness->window), _ ("_Erase This Person…")));
  dialog = wait_for_dialog ();
  shoot_dialog (dialog, "erase", 420, 400);
  gtk_window_destroy (dialog);
  open_retreat (harness);
}

static void
shoot_archive (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "retreat.lanyard", NULL);
  LydClosingWindow *board = LYD_CLOSING_WINDOW (open_board (harness));

  lyd_closing_window_write_archive (board, path, FALSE);
  WAIT_FOR (lyd_closing_window_get_facts (board)->archived_at != LYD_TIME_NONE);
  gtk_window_destroy (GTK_WINDOW (board));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "open-archive-file",
                                  g_variant_new_string (path));
  WAIT_FOR (lyd_window_get_events (LYD_WINDOW (harness->window)) != NULL &&
            lyd_window_get_events (LYD_WINDOW (harness->window))->len == 1);
  shoot (harness->window, "archive", 1093, 614);
  shoot (harness->window, "archive-narrow", 360, 614);
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "leave-archive", NULL);
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
  lyd_window_set_store (LYD_WINDOW (harness.window), lyd_window_get_store (LYD_WINDOW (harness.window)), TRUE);
  WAIT_FOR (lyd_harness_find_row (GTK_WIDGET (harness.window), "41") != NULL);
  shoot (harness.window, "closing-home", 1093, 614);
  open_retreat (&harness);
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
  shoot_erasure (&harness);
  shoot_archive (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
