#include "lyd-shoot.h"

#include "attendance/lyd-ledger-page.h"
#include "attendance/lyd-online-import-window.h"
#include "attendance/lyd-online-reports-window.h"
#include "attendance/lyd-queue-window.h"
#include "attendance/lyd-rule-dialog.h"
#include "lyd-report-file.h"

#include <glib/gi18n.h>

/* shots-attendance FOLDER [SUFFIX]: an event's attendance, bringing in a report, and who nobody knew yet. */

static LydLedgerPage *
open_ledger (LydHarness *harness,
             const char *title)
{
  LydId event = lyd_harness_find_in_demo (harness, title);
  LydLedgerPage *page;

  lyd_window_open_event (LYD_WINDOW (harness->window), &event);
  WAIT_FOR (lyd_window_get_event (LYD_WINDOW (harness->window)) != NULL &&
            lyd_id_equal (&lyd_window_get_event (LYD_WINDOW (harness->window))->event->id, &event));
  lyd_harness_show_event_page (harness, "attendance");
  page = LYD_LEDGER_PAGE (lyd_harness_find (GTK_WIDGET (harness->window), "ledger"));
  WAIT_FOR (lyd_ledger_page_is_idle (page));
  return page;
}

static void
act (LydHarness *harness,
     const char *action,
     const char *target)
{
  GtkWidget *widget = lyd_harness_find (GTK_WIDGET (harness->window), "ledger");

  if (target != NULL)
    gtk_widget_activate_action (widget, action, "s", target);
  else
    gtk_widget_activate_action (widget, action, NULL);
}

/* Opens what one attendance rests on: somebody with more than one connection. */
static void
choose_person (LydLedgerPage *page,
               guint position)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (
    gtk_column_view_get_model (GTK_COLUMN_VIEW (lyd_harness_find (GTK_WIDGET (page), "view"))));

  gtk_single_selection_set_selected (selection, position);
  WAIT_FOR (lyd_ledger_page_is_idle (page));
}

static void
shoot_import (LydHarness *harness)
{
  g_autofree char *path = lyd_report_file_write (harness, "attendee_report.csv", 60);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  LydOnlineImportWindow *window;

  act (harness, "attendance.import", "");
  window = lyd_harness_find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  WAIT_FOR (lyd_online_import_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "attendance-import-file", 840, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.open", "s", uri);
  WAIT_FOR (lyd_online_import_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "attendance-import", 840, 560);
  shoot (GTK_WINDOW (window), "attendance-import-whole", 840, 1400);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.apply", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW) == NULL);
}

/* Read by a clock that is three hours off, and then the same file once more. */
static void
shoot_warnings (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "attendee_report.csv", NULL);
  g_autofree char *later = lyd_report_file_write (harness, "attendee_report (1).csv", 62);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *other = g_filename_to_uri (later, NULL, NULL);
  LydOnlineImportWindow *window;

  act (harness, "attendance.import", "");
  window = lyd_harness_find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.open", "s", uri);
  WAIT_FOR (lyd_online_import_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "attendance-import-same", 840, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.open", "s", other);
  WAIT_FOR (lyd_online_import_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "attendance-import-corrected", 840, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.zone", "s", "America/Los_Angeles");
  WAIT_FOR (lyd_online_import_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "attendance-import-zone", 840, 560);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
shoot_queue (LydHarness *harness)
{
  LydQueueWindow *window;

  act (harness, "attendance.queue", NULL);
  window = lyd_harness_find_window (LYD_TYPE_QUEUE_WINDOW);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  WAIT_FOR (lyd_queue_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "attendance-queue", 600, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.skip", NULL);
  shoot (GTK_WINDOW (window), "attendance-queue-second", 600, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.pick", "u", 1);
  WAIT_FOR (lyd_queue_window_is_idle (window));
  shoot (GTK_WINDOW (window), "attendance-queue-settled", 600, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (window), "search")), "mar");
  WAIT_FOR (lyd_queue_window_is_idle (window));
  shoot (GTK_WINDOW (window), "attendance-queue-find", 600, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.new-person", NULL);
  shoot (GTK_WINDOW (window), "attendance-queue-new", 600, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.skip", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "attendance.skip", NULL);
  shoot (GTK_WINDOW (window), "attendance-queue-done", 600, 560);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
shoot_windows (LydHarness *harness)
{
  GtkWindow *window;

  act (harness, "attendance.reports", NULL);
  window = lyd_harness_find_window (LYD_TYPE_ONLINE_REPORTS_WINDOW);
  gtk_window_set_modal (window, FALSE);
  WAIT_FOR (lyd_online_reports_window_is_idle (LYD_ONLINE_REPORTS_WINDOW (window)));
  shoot_dialog (window, "attendance-reports", 600, 480);
  gtk_window_destroy (window);
  act (harness, "attendance.rule", NULL);
  window = lyd_harness_find_window (LYD_TYPE_RULE_DIALOG);
  gtk_window_set_modal (window, FALSE);
  WAIT_FOR (lyd_rule_dialog_is_idle (LYD_RULE_DIALOG (window)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (lyd_harness_find (GTK_WIDGET (window), "by_share")), TRUE);
  WAIT_FOR (lyd_rule_dialog_is_idle (LYD_RULE_DIALOG (window)));
  shoot_dialog (window, "attendance-rule", 520, 520);
  gtk_window_destroy (window);
}

int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  LydLedgerPage *page;
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  page = open_ledger (&harness, LYD_REPORT_EVENT);
  shoot_sizes (harness.window, "attendance-empty");
  shoot_import (&harness);
  WAIT_FOR (lyd_ledger_page_is_idle (page));
  shoot_sizes (harness.window, "attendance");
  choose_person (page, 4);
  shoot_sizes (harness.window, "attendance-evidence");
  gtk_widget_activate_action (GTK_WIDGET (page), "attendance.close", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "attendance.filter", "s", "below");
  shoot (harness.window, "attendance-below", 1200, 760);
  shoot_warnings (&harness);
  shoot_windows (&harness);
  shoot_queue (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
