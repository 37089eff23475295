#include "lyd-harness.h"

#include "doors/lyd-doors-window.h"
#include "export/lyd-export-dialog.h"
#include "lyd-plan.h"

#include <glib/gi18n.h>

static LydDoorsWindow *
open_board (LydHarness *harness)
{
  LydDoorsWindow *board;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.doors", NULL);
  board = lyd_harness_find_window (LYD_TYPE_DOORS_WINDOW);
  WAIT_FOR (lyd_doors_window_get_facts (board) != NULL);
  return board;
}

static GtkWidget *
find_button (LydDoorsWindow *board,
             const char *row,
             const char *label)
{
  return lyd_harness_find_button (lyd_harness_find_row (GTK_WIDGET (board), row), label);
}

static gboolean
is_judged (LydDoorsWindow *board,
           LydDoorsCheck check,
           LydDoorsState state)
{
  return lyd_doors_judge (lyd_doors_window_get_facts (board), check) == state;
}

/* What somebody mends turns green on the board, which stays open meanwhile. */
static void
test_mend (void)
{
  LydHarness harness = { 0 };
  LydDoorsWindow *board;
  GtkWidget *row;
  GtkWidget *dialog;

  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "What needs you"));
  board = open_board (&harness);

  g_assert_true (is_judged (board, LYD_DOORS_PAPER, LYD_DOORS_BAD));
  g_assert_true (is_judged (board, LYD_DOORS_PIN, LYD_DOORS_LOOK));
  row = lyd_harness_find_row (GTK_WIDGET (board), "List on paper");
  gtk_widget_activate (find_button (board, "List on paper", "Make…"));
  WAIT_FOR ((dialog = lyd_harness_find_window (LYD_TYPE_EXPORT_DIALOG)) != NULL);
  g_assert_true (lyd_harness_shows (dialog, "Sign-in sheet"));
  gtk_window_destroy (GTK_WINDOW (dialog));

  gtk_widget_activate (find_button (board, "List on paper", "Printed"));
  WAIT_FOR (is_judged (board, LYD_DOORS_PAPER, LYD_DOORS_GOOD));
  g_assert_true (row == lyd_harness_find_row (GTK_WIDGET (board), "List on paper"));
  g_assert_null (find_button (board, "List on paper", "Printed"));

  /* Nobody backs the demo up. */
  g_assert_true (is_judged (board, LYD_DOORS_BACKUP, LYD_DOORS_BAD));
  g_assert_null (find_button (board, "Backup", "Back Up Now"));
  lyd_harness_stop (&harness);
}

/* In a network's own file the backup is one press away. */
static void
test_back_up (void)
{
  LydHarness harness = { 0 };
  g_autoptr (LydFile) file = NULL;
  g_autoptr (LydEvent) event = NULL;
  LydDoorsWindow *board;

  lyd_harness_prepare (&harness);
  file = lyd_file_open (harness.path, LYD_FILE_CREATE, &harness.context, NULL);
  event = lyd_plan_new_event (LYD_KIND_RETREAT, harness.now + LYD_DAY, "America/New_York");
  event->title = g_strdup ("Retreat");
  g_assert_true (lyd_plan_add_event (file, event, NULL));
  g_clear_pointer (&file, lyd_file_close);
  lyd_harness_run (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "Retreat"));
  lyd_window_open_event (LYD_WINDOW (harness.window), &event->id);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "Ask questions"));
  board = open_board (&harness);
  gtk_widget_activate_action (GTK_WIDGET (board), "doors.fix", "i", LYD_DOORS_BACKUP);
  WAIT_FOR (lyd_doors_window_get_facts (board)->backup_at != LYD_TIME_NONE);
  g_assert_false (is_judged (board, LYD_DOORS_BACKUP, LYD_DOORS_BAD));
  lyd_harness_stop (&harness);
}

/* An online event has no doors. */
static void
test_online (void)
{
  LydHarness harness = { 0 };
  const GPtrArray *events;
  LydId online = lyd_id_none;

  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  events = lyd_window_get_events (LYD_WINDOW (harness.window));
  for (guint i = 0; i < events->len && lyd_id_is_none (&online); i++)
    if (((LydEventSummary *) g_ptr_array_index (events, i))->event->mode == LYD_MODE_ONLINE)
      online = ((LydEventSummary *) g_ptr_array_index (events, i))->event->id;
  g_assert_false (lyd_id_is_none (&online));
  lyd_window_open_event (LYD_WINDOW (harness.window), &online);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "What needs you"));
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness.window), "event_stack"), "event.doors", NULL);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (harness.application)); l != NULL; l = l->next)
    g_assert_false (LYD_IS_DOORS_WINDOW (l->data));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doors-window/mend", test_mend);
  g_test_add_func ("/doors-window/back-up", test_back_up);
  g_test_add_func ("/doors-window/online", test_online);
  return g_test_run ();
}
