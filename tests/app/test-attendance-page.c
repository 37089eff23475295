#include "lyd-harness.h"

#include "attendance/lyd-ledger-item.h"
#include "attendance/lyd-ledger-model.h"
#include "attendance/lyd-ledger-page.h"
#include "attendance/lyd-online-import-window.h"
#include "attendance/lyd-online-reports-window.h"
#include "attendance/lyd-queue-window.h"
#include "attendance/lyd-rule-dialog.h"
#include "import/lyd-import-target.h"
#include "import/lyd-import-window.h"
#include "lyd-report-file.h"

#include <string.h>

/* An event's attendance as it is in the window: a report comes in, is looked at, settled by keyboard, and taken back.
 */

#define N_CAME 60

static GtkWidget *
get_page (LydHarness *harness)
{
  return lyd_harness_find (GTK_WIDGET (harness->window), "ledger");
}

static gboolean
is_idle (LydHarness *harness)
{
  return lyd_ledger_page_is_idle (LYD_LEDGER_PAGE (get_page (harness)));
}

static gboolean
is_open (LydHarness *harness,
         const LydId *event)
{
  const LydEventSummary *summary = lyd_window_get_event (LYD_WINDOW (harness->window));

  return summary != NULL && lyd_id_equal (&summary->event->id, event);
}

/* The demo's webinar that is over and that nobody brought a report in for. */
static void
open_event (LydHarness *harness,
            const char *page)
{
  LydId event;

  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  event = lyd_harness_find_in_demo (harness, LYD_REPORT_EVENT);
  lyd_window_open_event (LYD_WINDOW (harness->window), &event);
  WAIT_FOR (is_open (harness, &event));
  lyd_harness_show_event_page (harness, page);
  WAIT_FOR (is_idle (harness));
}

/* Brings a report in through its window. */
static void
import (LydHarness *harness,
        const char *name,
        guint n_came,
        gboolean replace)
{
  g_autofree char *path = lyd_report_file_write (harness, name, n_came);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkWidget *window;

  gtk_widget_activate_action (get_page (harness), "attendance.import", "s", "");
  window = lyd_harness_find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW);
  gtk_widget_activate_action (window, "attendance.open", "s", uri);
  WAIT_FOR (lyd_online_import_window_is_idle (LYD_ONLINE_IMPORT_WINDOW (window)));
  g_assert_true (lyd_harness_is_page (window, "steps", "preview"));
  if (replace) {
    /* Nothing comes in before somebody said which version counts. */
    gtk_widget_activate_action (window, "attendance.apply", NULL);
    g_assert_true (lyd_harness_is_page (window, "steps", "preview"));
    gtk_widget_activate_action (window, "attendance.replace", "s", "yes");
  }
  gtk_widget_activate_action (window, "attendance.apply", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW) == NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
}

static guint
count (LydHarness *harness,
       const char *filter)
{
  WAIT_FOR (is_idle (harness));
  gtk_widget_activate_action (get_page (harness), "attendance.filter", "s", filter);
  return g_list_model_get_n_items (lyd_ledger_page_get_list (LYD_LEDGER_PAGE (get_page (harness))));
}

/* (nullable) */
static GtkWidget *
find_icon_button (GtkWidget *root,
                  const char *icon)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), icon) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_icon_button (child, icon);
  return found;
}

/* Nothing yet; then the list, its filters and what one line rests on. */
static void
test_page (void)
{
  LydHarness harness = { 0 };
  GtkWidget *page;

  open_event (&harness, "attendance");
  page = get_page (&harness);
  g_assert_true (lyd_harness_is_page (page, "pages", "empty"));
  g_assert_nonnull (lyd_harness_find_button (page, "_Import Report…"));

  import (&harness, "report.csv", N_CAME, FALSE);
  WAIT_FOR (lyd_harness_is_page (page, "pages", "ledger") && is_idle (&harness));
  g_assert_true (lyd_harness_shows (page, "Counts as attended online: at least 5 minutes"));
  g_assert_cmpuint (count (&harness, "attended"), ==, N_CAME); /* one looked in, one is new */
  g_assert_cmpuint (count (&harness, "below"), ==, 1);
  g_assert_cmpuint (count (&harness, "apart"), ==, 2);
  g_assert_cmpuint (count (&harness, "no-show"), >, 0);

  gtk_widget_activate_action (page, "attendance.filter", "s", "all");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "search")), "bao ngu");
  WAIT_FOR (g_list_model_get_n_items (lyd_ledger_page_get_list (LYD_LEDGER_PAGE (page))) == 1);
  g_signal_emit_by_name (lyd_harness_find (page, "search"), "activate");
  WAIT_FOR (is_idle (&harness));
  g_assert_true (adw_flap_get_reveal_flap (ADW_FLAP (lyd_harness_find (page, "flap"))));
  g_assert_true (lyd_harness_shows (page, "Registered with this report."));
  gtk_widget_activate_action (page, "attendance.close", NULL);
  g_assert_false (adw_flap_get_reveal_flap (ADW_FLAP (lyd_harness_find (page, "flap"))));
  lyd_harness_stop (&harness);
}

/* Somebody who was away in between: both connections, their lines, and the time without the gap. */
static void
test_evidence (void)
{
  LydHarness harness = { 0 };
  GtkWidget *page;
  GtkWidget *view;

  open_event (&harness, "attendance");
  page = get_page (&harness);
  import (&harness, "report.csv", N_CAME, FALSE);
  WAIT_FOR (lyd_harness_is_page (page, "pages", "ledger") && is_idle (&harness));
  view = lyd_harness_find (page, "view");
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))), 4);
  WAIT_FOR (is_idle (&harness));
  g_assert_true (lyd_harness_shows (page, "report.csv, line 1"));
  g_assert_true (lyd_harness_shows (page, "(2 connections)"));
  g_assert_true (lyd_harness_shows (page, "Known by the e-mail address."));
  lyd_harness_stop (&harness);
}

/* Who nobody knows, one key each; all of it taken back again. */
static void
test_queue (void)
{
  LydHarness harness = { 0 };
  LydQueueWindow *queue;
  guint n_attended;

  open_event (&harness, "attendance");
  import (&harness, "report.csv", N_CAME, FALSE);
  WAIT_FOR (lyd_harness_is_page (get_page (&harness), "pages", "ledger"));
  n_attended = count (&harness, "attended");
  gtk_widget_activate_action (get_page (&harness), "attendance.queue", NULL);
  queue = lyd_harness_find_window (LYD_TYPE_QUEUE_WINDOW);
  WAIT_FOR (lyd_queue_window_is_idle (queue));
  g_assert_cmpuint (lyd_queue_window_get_n_left (queue), ==, 3);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (queue), "1 of 3"));

  lyd_harness_press (GTK_WIDGET (queue), "1"); /* a name that is registered */
  WAIT_FOR (lyd_queue_window_is_idle (queue));
  g_assert_cmpuint (lyd_queue_window_get_n_left (queue), ==, 2);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (queue), "2 of 3"));

  lyd_harness_press (GTK_WIDGET (queue), "n"); /* somebody new, with the name as it appeared */
  g_assert_true (lyd_harness_is_page (queue, "pages", "new"));
  gtk_widget_activate_action (GTK_WIDGET (queue), "attendance.register", NULL);
  WAIT_FOR (lyd_queue_window_is_idle (queue));
  g_assert_cmpuint (lyd_queue_window_get_n_left (queue), ==, 1);

  lyd_harness_press (GTK_WIDGET (queue), "s");
  g_assert_true (lyd_harness_is_page (queue, "pages", "done"));
  gtk_widget_activate_action (GTK_WIDGET (queue), "attendance.again", NULL);
  lyd_harness_press (GTK_WIDGET (queue), "b");
  WAIT_FOR (lyd_queue_window_is_idle (queue));
  g_assert_cmpuint (lyd_queue_window_get_n_left (queue), ==, 0);
  g_assert_true (lyd_harness_is_page (queue, "pages", "done"));

  for (guint i = 0; i < 4; i++) { /* the skip is one of them */
    lyd_harness_press (GTK_WIDGET (queue), "<Control>z");
    WAIT_FOR (lyd_queue_window_is_idle (queue));
  }
  g_assert_cmpuint (lyd_queue_window_get_n_left (queue), ==, 3);
  g_assert_true (lyd_harness_is_page (queue, "pages", "one"));
  gtk_window_destroy (GTK_WINDOW (queue));
  g_assert_cmpuint (count (&harness, "attended"), ==, n_attended);
  lyd_harness_stop (&harness);
}

/* Somebody on file who was not suggested is found by name. */
static void
test_find (void)
{
  LydHarness harness = { 0 };
  LydQueueWindow *queue;
  GtkWidget *search;

  open_event (&harness, "attendance");
  import (&harness, "report.csv", N_CAME, FALSE);
  gtk_widget_activate_action (get_page (&harness), "attendance.queue", NULL);
  queue = lyd_harness_find_window (LYD_TYPE_QUEUE_WINDOW);
  WAIT_FOR (lyd_queue_window_is_idle (queue));
  lyd_harness_press (GTK_WIDGET (queue), "f");
  g_assert_true (lyd_harness_is_page (queue, "pages", "find"));
  search = lyd_harness_find (GTK_WIDGET (queue), "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "maribel");
  WAIT_FOR (lyd_queue_window_is_idle (queue) &&
            lyd_harness_shows (lyd_harness_find (GTK_WIDGET (queue), "found"), "Maribel"));
  g_signal_emit_by_name (search, "activate");
  WAIT_FOR (lyd_queue_window_is_idle (queue));
  g_assert_cmpuint (lyd_queue_window_get_n_left (queue), ==, 2);
  gtk_window_destroy (GTK_WINDOW (queue));
  lyd_harness_stop (&harness);
}

/* The same file says so; a corrected one replaces it; taking that back makes the first one count again. */
static void
test_reports (void)
{
  LydHarness harness = { 0 };
  g_autofree char *uri = NULL;
  g_autofree char *path = NULL;
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *ignored;
  GtkActionable *button;
  guint n_first;

  open_event (&harness, "attendance");
  import (&harness, "report.csv", N_CAME, FALSE);
  n_first = count (&harness, "attended");
  path = g_build_filename (harness.dir, "report.csv", NULL);
  uri = g_filename_to_uri (path, NULL, NULL);
  gtk_widget_activate_action (get_page (&harness), "attendance.import", "s", "");
  window = lyd_harness_find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW);
  gtk_widget_activate_action (window, "attendance.open", "s", uri);
  WAIT_FOR (lyd_online_import_window_is_idle (LYD_ONLINE_IMPORT_WINDOW (window)));
  g_assert_nonnull (lyd_harness_find_button (window, "Nothing to Import"));
  gtk_window_destroy (GTK_WINDOW (window));

  import (&harness, "report (1).csv", N_CAME + 5, TRUE);
  WAIT_FOR (count (&harness, "attended") > n_first);
  gtk_widget_activate_action (get_page (&harness), "attendance.reports", NULL);
  window = lyd_harness_find_window (LYD_TYPE_ONLINE_REPORTS_WINDOW);
  WAIT_FOR (lyd_online_reports_window_is_idle (LYD_ONLINE_REPORTS_WINDOW (window)));
  list = lyd_harness_find (window, "list");
  g_assert_true (lyd_harness_shows (list, "Does not count: replaced by “report (1).csv”"));
  button = GTK_ACTIONABLE (find_icon_button (list, "edit-undo-symbolic"));
  gtk_widget_activate_action_variant (GTK_WIDGET (button), gtk_actionable_get_action_name (button),
                                      gtk_actionable_get_action_target_value (button));
  WAIT_FOR (!lyd_harness_shows (list, "Does not count"));

  /* Who is taken for nobody can be asked about after all. */
  WAIT_FOR (lyd_online_reports_window_is_idle (LYD_ONLINE_REPORTS_WINDOW (window)));
  ignored = lyd_harness_find (window, "ignored");
  g_assert_true (lyd_harness_shows (ignored, "Otter.ai Notetaker"));
  g_signal_emit_by_name (lyd_harness_find_button (ignored, "_Ask Again"), "clicked");
  WAIT_FOR (!gtk_widget_get_visible (ignored));
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (count (&harness, "attended") == n_first);
  lyd_harness_stop (&harness);
}

/* What another rule would change is said before it is saved. */
static void
test_rule (void)
{
  LydHarness harness = { 0 };
  GtkWidget *dialog;

  open_event (&harness, "attendance");
  import (&harness, "report.csv", N_CAME, FALSE);
  g_assert_cmpuint (count (&harness, "below"), ==, 1);
  gtk_widget_activate_action (get_page (&harness), "attendance.rule", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_RULE_DIALOG);
  WAIT_FOR (lyd_rule_dialog_is_idle (LYD_RULE_DIALOG (dialog)));
  g_assert_true (lyd_harness_shows (dialog, "This is how it is counted now."));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (lyd_harness_find (dialog, "by_presence")), TRUE);
  WAIT_FOR (lyd_rule_dialog_is_idle (LYD_RULE_DIALOG (dialog)));
  g_assert_true (lyd_harness_shows (dialog, "This would change"));
  gtk_widget_activate_action (dialog, "form.save", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_RULE_DIALOG) == NULL);
  WAIT_FOR (count (&harness, "below") == 0);
  lyd_harness_stop (&harness);
}

/* What an event that is over needs leads to its import; a report that is dropped anywhere, too. */
static void
test_ways (void)
{
  LydHarness harness = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  GtkWidget *needs;
  GtkWidget *window;

  open_event (&harness, "overview");
  needs = lyd_harness_find (GTK_WIDGET (harness.window), "needs");
  WAIT_FOR (lyd_harness_find_row (needs, "No attendance report yet") != NULL);
  gtk_widget_activate (lyd_harness_find_row (needs, "No attendance report yet"));
  WAIT_FOR ((window = lyd_harness_find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW)) != NULL);
  WAIT_FOR (lyd_online_import_window_is_idle (LYD_ONLINE_IMPORT_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (window));

  path = lyd_report_file_write (&harness, "report.csv", N_CAME);
  uri = g_filename_to_uri (path, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-file", "s", uri);
  WAIT_FOR ((window = lyd_harness_find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW)) != NULL);
  WAIT_FOR (lyd_online_import_window_is_idle (LYD_ONLINE_IMPORT_WINDOW (window)));
  g_assert_true (lyd_harness_is_page (window, "steps", "preview"));
  gtk_widget_activate_action (window, "attendance.apply", NULL);
  WAIT_FOR (lyd_harness_find_row (needs, "3 people in the online report are not known yet") != NULL);

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-file", "s", uri);
  WAIT_FOR ((window = lyd_harness_find_window (LYD_TYPE_IMPORT_TARGET)) != NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* A clock that is hours off is noticed, and set right with one button. */
static void
test_zone (void)
{
  LydHarness harness = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  GtkWidget *window;

  open_event (&harness, "attendance");
  path = lyd_report_file_write (&harness, "report.csv", N_CAME);
  uri = g_filename_to_uri (path, NULL, NULL);
  gtk_widget_activate_action (get_page (&harness), "attendance.import", "s", "");
  window = lyd_harness_find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW);
  gtk_widget_activate_action (window, "attendance.open", "s", uri);
  WAIT_FOR (lyd_online_import_window_is_idle (LYD_ONLINE_IMPORT_WINDOW (window)));
  g_assert_null (lyd_harness_find_button (window, "Use Eastern"));
  gtk_widget_activate_action (window, "attendance.zone", "s", "America/Los_Angeles");
  WAIT_FOR (lyd_online_import_window_is_idle (LYD_ONLINE_IMPORT_WINDOW (window)));
  gtk_widget_activate (lyd_harness_find_button (window, "Use Eastern"));
  WAIT_FOR (lyd_harness_find_button (window, "Use Eastern") == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* ---- many ---- */

#define N_MANY 20000

static GPtrArray *
make_lines (void)
{
  GPtrArray *lines = g_ptr_array_new_full (N_MANY, (GDestroyNotify) lyd_attendance_free);

  for (guint i = 0; i < N_MANY; i++) {
    LydAttendance *line = g_new0 (LydAttendance, 1);

    memcpy (line->registration.bytes, &i, sizeof i);
    line->name = g_strdup_printf ("Person %05u", i);
    line->organization = g_strdup_printf ("Organization %u", i % 50);
    line->seconds = (N_MANY - i) * 2;
    line->connected = line->online = line->attended = line->participant = i % 4 != 0;
    g_ptr_array_add (lines, line);
  }
  return lines;
}

/* Of 20,000 rows only those are made that are looked at, however they are searched, filtered and sorted. */
static void
test_many (void)
{
  g_autoptr (LydLedgerModel) model = lyd_ledger_model_new ();
  const LydLedgerView view = { .over = TRUE };
  GListModel *list = G_LIST_MODEL (model);
  LydLedgerCounts counts;
  g_autoptr (LydLedgerItem) first = NULL;

  lyd_ledger_model_take (model, make_lines (), &view);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N_MANY);
  counts = lyd_ledger_model_get_counts (model);
  g_assert_cmpint (counts.n[LYD_LEDGER_ONLY_ATTENDED], ==, N_MANY * 3 / 4);
  g_assert_cmpint (counts.n[LYD_LEDGER_ONLY_ABSENT], ==, N_MANY / 4);
  lyd_ledger_model_set_filter (model, LYD_LEDGER_ONLY_ATTENDED, "PERSON 0000");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 7);
  lyd_ledger_model_set_filter (model, LYD_LEDGER_ALL, "");
  lyd_ledger_model_set_order (model, LYD_LEDGER_BY_MINUTES, FALSE);
  first = g_list_model_get_item (list, 0);
  g_assert_cmpstr (lyd_ledger_item_get_line (first)->name, ==, "Person 19999");
  lyd_ledger_model_set_order (model, LYD_LEDGER_BY_NAME, TRUE);
  g_assert_cmpstr (lyd_ledger_model_get_line (model, 0)->name, ==, "Person 19999");
  g_assert_cmpuint (lyd_ledger_model_find (model, &lyd_ledger_model_get_line (model, 17)->registration), ==, 17);
  lyd_ledger_model_take (model, make_lines (), &view);
  g_assert_cmpstr (lyd_ledger_item_get_line (first)->name, ==, "Person 19999"); /* the same person, the same item */
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/attendance-page/page", test_page);
  g_test_add_func ("/attendance-page/evidence", test_evidence);
  g_test_add_func ("/attendance-page/queue", test_queue);
  g_test_add_func ("/attendance-page/find", test_find);
  g_test_add_func ("/attendance-page/reports", test_reports);
  g_test_add_func ("/attendance-page/rule", test_rule);
  g_test_add_func ("/attendance-page/ways", test_ways);
  g_test_add_func ("/attendance-page/zone", test_zone);
  g_test_add_func ("/attendance-page/many", test_many);
  return g_test_run ();
}
