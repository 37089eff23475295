#include "lyd-harness.h"

#include "closing/lyd-closing-window.h"
#include "export/lyd-export-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

static LydClosingWindow *
open_board (LydHarness *harness)
{
  LydClosingWindow *board;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.close", NULL);
  board = lyd_harness_find_window (LYD_TYPE_CLOSING_WINDOW);
  WAIT_FOR (lyd_closing_window_get_facts (board) != NULL);
  return board;
}

static LydClosingState
judge (LydClosingWindow *board,
       LydClosingStep step)
{
  return lyd_closing_judge (lyd_closing_window_get_facts (board), step);
}

/* The demo's retreat, days later. */
static void
start (LydHarness *harness,
       int days)
{
  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  harness->now += days * LYD_DAY;
  lyd_harness_open_event (harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "What needs you"));
}

static GtkWidget *
wait_for_dialog (void)
{
  GtkWidget *dialog;

  WAIT_FOR ((dialog = lyd_harness_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  return dialog;
}

static void
answer (GtkWidget *dialog,
        const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Nothing can be closed or purged while the event goes on. */
static void
test_before_the_end (void)
{
  LydHarness harness = { 0 };
  LydClosingWindow *board;

  start (&harness, 0);
  board = open_board (&harness);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (board), "The event is not over yet"));
  g_assert_cmpint (lyd_closing_count (lyd_closing_window_get_facts (board), LYD_CLOSING_DUE), ==, 0);
  g_assert_null (lyd_harness_find_button (GTK_WIDGET (board), "Purge…"));
  gtk_widget_activate_action (GTK_WIDGET (board), "closing.close", NULL);
  g_assert_true (lyd_closing_window_get_facts (board)->closed_at == LYD_TIME_NONE);
  lyd_harness_stop (&harness);
}

/* Asked first, Cancel is the default; after the yes nothing is left, and the board and the overview say so. */
static void
test_purge (void)
{
  LydHarness harness = { 0 };
  LydClosingWindow *board;
  GtkWidget *dialog;
  int n;

  start (&harness, 40);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (harness.window), "Close the event"));
  board = open_board (&harness);
  g_assert_cmpint (judge (board, LYD_CLOSING_ANSWERS), ==, LYD_CLOSING_DUE);
  n = lyd_closing_window_get_facts (board)->answers[1];
  g_assert_cmpint (n, >, 0);

  gtk_widget_activate_action (GTK_WIDGET (board), "closing.do", "i", LYD_CLOSING_ANSWERS);
  dialog = wait_for_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==, "cancel");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Nobody can undo it"));
  answer (dialog, "cancel");
  WAIT_FOR (lyd_harness_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_cmpint (lyd_closing_window_get_facts (board)->answers[1], ==, n);

  gtk_widget_activate_action (GTK_WIDGET (board), "closing.do", "i", LYD_CLOSING_ANSWERS);
  answer (wait_for_dialog (), "forget");
  WAIT_FOR (judge (board, LYD_CLOSING_ANSWERS) == LYD_CLOSING_DONE);
  g_assert_cmpint (lyd_closing_window_get_facts (board)->answers[1], ==, 0);
  /* The answers are gone first, their traces in the file a moment later. */
  WAIT_FOR (!lyd_closing_window_get_facts (board)->unfinished);
  lyd_harness_stop (&harness);
}

static void
test_close_and_reopen (void)
{
  LydHarness harness = { 0 };
  LydClosingWindow *board;

  start (&harness, 40);
  board = open_board (&harness);
  gtk_widget_activate_action (GTK_WIDGET (board), "closing.close", NULL);
  WAIT_FOR (lyd_closing_window_get_facts (board)->closed_at != LYD_TIME_NONE);
  WAIT_FOR (!lyd_harness_shows (GTK_WIDGET (harness.window), "Close the event"));
  gtk_widget_activate_action (GTK_WIDGET (board), "closing.reopen", NULL);
  WAIT_FOR (lyd_closing_window_get_facts (board)->closed_at == LYD_TIME_NONE);
  lyd_harness_stop (&harness);
}

/* Lists are written from here, and the numbers copied. */
static void
test_lists (void)
{
  LydHarness harness = { 0 };
  LydClosingWindow *board;
  GtkWidget *dialog;

  start (&harness, 40);
  board = open_board (&harness);
  gtk_widget_activate_action (GTK_WIDGET (board), "closing.do", "i", LYD_CLOSING_THANKS);
  WAIT_FOR ((dialog = lyd_harness_find_window (LYD_TYPE_EXPORT_DIALOG)) != NULL);
  g_assert_true (lyd_harness_shows (dialog, "Thank-you list for mail merge"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_widget_activate_action (GTK_WIDGET (board), "closing.copy-report", NULL);
  g_assert_true (GDK_IS_CONTENT_PROVIDER (gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (board)))));
  lyd_harness_stop (&harness);
}

/* An archive is written, and opens as a file of its own in which nothing can be changed. */
static void
test_archive (void)
{
  LydHarness harness = { 0 };
  LydClosingWindow *board;
  g_autofree char *path = NULL;

  start (&harness, 40);
  path = g_build_filename (harness.dir, "retreat.lanyard", NULL);
  board = open_board (&harness);
  lyd_closing_window_write_archive (board, path, FALSE);
  WAIT_FOR (lyd_closing_window_get_facts (board)->archived_at != LYD_TIME_NONE);
  g_assert_true (lyd_archive_is (path));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "open-archive-file",
                                  g_variant_new_string (path));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "Leave Archive"));
  WAIT_FOR (lyd_window_get_events (LYD_WINDOW (harness.window)) != NULL &&
            lyd_window_get_events (LYD_WINDOW (harness.window))->len == 1);
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "leave-archive", NULL);
  WAIT_FOR (!lyd_harness_shows (GTK_WIDGET (harness.window), "Leave Archive"));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closing/before-the-end", test_before_the_end);
  g_test_add_func ("/closing/purge", test_purge);
  g_test_add_func ("/closing/close-and-reopen", test_close_and_reopen);
  g_test_add_func ("/closing/lists", test_lists);
  g_test_add_func ("/closing/archive", test_archive);
  return g_test_run ();
}
