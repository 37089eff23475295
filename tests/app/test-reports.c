#include "lyd-harness.h"

#include "lyd-programs.h"
#include "lyd-report.h"
#include "lyd-words-report.h"
#include "reports/lyd-chart-card.h"
#include "reports/lyd-column-chart.h"
#include "reports/lyd-export-report-dialog.h"
#include "reports/lyd-frozen-group.h"
#include "reports/lyd-frozen-page.h"
#include "reports/lyd-period.h"
#include "reports/lyd-reach-view.h"
#include "reports/lyd-report-list.h"
#include "reports/lyd-reports-page.h"
#include "reports/lyd-rows-page.h"

#include <locale.h>
#include <string.h>

/* The numbers that are looked at are those that work counts, and each leads to its rows. */

static GtkWidget *
find (gpointer root,
      const char *id)
{
  GtkWidget *widget = lyd_harness_find (GTK_WIDGET (root), id);

  g_assert_nonnull (widget);
  return widget;
}

static LydReportsPage *
get_page (LydHarness *harness)
{
  return LYD_REPORTS_PAGE (
    gtk_stack_get_child_by_name (GTK_STACK (find (harness->window, "content")), "reports"));
}

static LydReportView *
show_tab (LydHarness *harness,
          const char *name)
{
  LydReportsPage *page = get_page (harness);

  lyd_reports_page_show (page, name);
  WAIT_FOR (lyd_reports_page_is_idle (page));
  return lyd_reports_page_get_view (page);
}

static void
start (LydHarness *harness)
{
  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", "reports");
  WAIT_FOR (lyd_harness_is_page (harness->window, "content", "reports"));
  WAIT_FOR (lyd_reports_page_is_idle (get_page (harness)));
}

/* As another program on the same file. */
static LydFile *
open_beside (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

static LydReach *
count (LydHarness *harness,
       const LydReachQuery *query)
{
  g_autoptr (LydFile) file = open_beside (harness);
  g_autoptr (GError) error = NULL;
  LydReach *reach = lyd_report_reach (file, query, &error);

  g_assert_no_error (error);
  return reach;
}

/* The card says the number. */
static void
assert_card (gpointer view,
             const char *title,
             gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%'d", (int) n);
  GtkWidget *numbers = find (view, "reach_numbers");

  for (GtkWidget *card = gtk_widget_get_first_child (numbers); card != NULL; card = gtk_widget_get_next_sibling (card))
    if (lyd_harness_shows (card, title)) {
      g_assert_true (lyd_harness_shows (card, number));
      return;
    }
  g_assert_not_reached ();
}

static void
assert_numbers (LydHarness *harness,
                gpointer view,
                const LydReachQuery *query)
{
  g_autoptr (LydReach) reach = count (harness, query);

  g_assert_cmpint (reach->total.people, >, 0);
  assert_card (view, "People", reach->total.people);
  assert_card (view, "Organizations", reach->total.organizations);
  assert_card (view, "States", reach->states);
  assert_card (view, "Events", reach->total.events);
  assert_card (view, "Person-hours", (reach->total.seconds + 1800) / 3600);
}

/* What the last column of a table adds up to. */
static int
add_up (gpointer card,
        guint column)
{
  int sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lyd_chart_card_get_lines (card)); i++)
    sum += (int) g_ascii_strtoll (lyd_chart_card_get_line (card, i)[column], NULL, 10);
  return sum;
}

static guint
count_columns (gpointer card)
{
  return g_strv_length ((char **) lyd_chart_card_get_line (card, 0));
}

/* ---- tests ---- */

static void
test_periods (void)
{
  static const struct {
    const char *period;
    int first_month;
    int from;
    int to;
  } cases[] = {
    { "this-year", 10, 20261001, 20270930 },
    { "last-year", 10, 20251001, 20260930 },
    { "this-year", 1, 20270101, 20271231 },
    { "last-year", 1, 20260101, 20261231 },
    { "this-year", 7, 20270701, 20280630 },
    { "12-months", 10, 20261001, 20270930 },
    { "2027-q3", 10, 20270701, 20270930 },
    { "2024-q1", 1, 20240101, 20240331 },
    { "20240229-20240229", 10, 20240229, 20240229 },
    { "all", 10, 0, 0 },
  };
  static const char *const wrong[] = {
    "", "q3", "2027-q5", "2027-q0", "20270229-20270301", "20270301-20270201", "year"
  };
  int from, to;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_true (lyd_period_read (cases[i].period, 20270922, cases[i].first_month, &from, &to));
    g_assert_cmpint (from, ==, cases[i].from);
    g_assert_cmpint (to, ==, cases[i].to);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (lyd_period_read (wrong[i], 20270922, 10, &from, &to));
  g_assert_cmpint (lyd_period_before (20270831, 6), ==, 20270228);
  g_assert_cmpint (lyd_period_before (20270115, 12), ==, 20260115);
}

/* Cards, columns and map say what work counts, for a year and for less than everything. */
static void
test_numbers (void)
{
  LydHarness harness;
  gpointer view;
  g_autoptr (LydReach) reach = NULL;
  GtkWidget *months, *states;
  LydReachQuery query = LYD_REACH_QUERY_INIT;

  start (&harness);
  view = show_tab (&harness, "reach");
  query.from = 20261001;
  query.to = 20270930;
  assert_numbers (&harness, view, &query);

  reach = count (&harness, &query);
  months = find (view, "reach_months");
  states = find (view, "reach_states");
  g_assert_cmpuint (g_list_model_get_n_items (lyd_chart_card_get_lines (LYD_CHART_CARD (months))), ==, 12);
  g_assert_cmpint (add_up (months, count_columns (months) - 1), ==, reach->total.attendances);
  g_assert_cmpint (add_up (states, 1), ==, reach->total.people);

  gtk_widget_activate_action (find (view, "period_button"), "reach.period", "s", "2027-q2");
  WAIT_FOR (lyd_reports_page_is_idle (get_page (&harness)));
  query.from = 20270401;
  query.to = 20270630;
  assert_numbers (&harness, view, &query);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (view, "reach_heading")), 1 + LYD_HEADING_EMPOWER);
  WAIT_FOR (lyd_reports_page_is_idle (get_page (&harness)));
  query.heading = LYD_HEADING_EMPOWER;
  assert_numbers (&harness, view, &query);

  /* Years that begin in January are other years. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (view, "reach_heading")), 0);
  gtk_widget_activate_action (find (view, "period_button"), "reach.period", "s", "this-year");
  gtk_widget_activate_action (find (view, "period_button"), "reach.year-start", "s", "1");
  WAIT_FOR (lyd_reports_page_is_idle (get_page (&harness)));
  query = (LydReachQuery) LYD_REACH_QUERY_INIT;
  query.from = 20270101;
  query.to = 20271231;
  assert_numbers (&harness, view, &query);
  gtk_widget_activate_action (find (view, "period_button"), "reach.year-start", "s", "10");
  WAIT_FOR (lyd_reports_page_is_idle (get_page (&harness)));
  lyd_harness_stop (&harness);
}

/* A program by itself has the numbers that the report has once it is narrowed down to it. */
static void
test_programs (void)
{
  LydHarness harness;
  gpointer view;
  LydReachQuery query = LYD_REACH_QUERY_INIT;
  g_autoptr (LydFile) file = NULL;
  g_autoptr (LydProgram) program = NULL;
  g_autoptr (LydReach) reach = NULL;
  g_autofree char *people = NULL;
  GtkWidget *row;

  start (&harness);
  view = show_tab (&harness, "reach");
  row = lyd_harness_find_row (find (view, "reach_programs"), "SPARC");
  g_assert_nonnull (row);
  file = open_beside (&harness);
  program = lyd_programs_find_one (file, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), NULL);
  g_assert_nonnull (program);
  query.from = 20261001;
  query.to = 20270930;
  query.program = program->id;
  reach = count (&harness, &query);
  people = g_strdup_printf ("%'d people", reach->total.people);
  g_assert_true (lyd_harness_shows (row, people));
  gtk_widget_activate (row);
  WAIT_FOR (lyd_reports_page_is_idle (get_page (&harness)));
  assert_numbers (&harness, view, &query);
  lyd_harness_stop (&harness);
}

/* A period in which nothing took place says so, and leads on. */
static void
test_empty (void)
{
  LydHarness harness;
  gpointer view;

  start (&harness);
  view = show_tab (&harness, "reach");
  gtk_widget_activate_action (find (view, "period_button"), "reach.period", "s", "20200101-20201231");
  WAIT_FOR (lyd_reports_page_is_idle (get_page (&harness)));
  g_assert_true (lyd_harness_is_page (view, "reach_stack", "empty"));
  gtk_widget_activate_action (find (view, "reach_stack"), "reach.everything", NULL);
  WAIT_FOR (lyd_reports_page_is_idle (get_page (&harness)));
  g_assert_true (lyd_harness_is_page (view, "reach_stack", "main"));
  lyd_harness_stop (&harness);
}

static LydRowsPage *
get_rows (LydHarness *harness)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (find (get_page (harness), "rows")));

  return LYD_IS_ROWS_PAGE (child) ? LYD_ROWS_PAGE (child) : NULL;
}

static guint
count_rows (LydHarness *harness)
{
  WAIT_FOR (lyd_reports_page_is_idle (get_page (harness)));
  return g_list_model_get_n_items (lyd_rows_page_get_model (get_rows (harness)));
}

static void
go_back (LydHarness *harness)
{
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.back", NULL);
}

/* Every number opens as many rows as it says; a person leads to where they were, and back. */
static void
test_rows (void)
{
  LydHarness harness;
  gpointer view;
  g_autoptr (LydReach) reach = NULL;
  LydReachQuery query = LYD_REACH_QUERY_INIT;
  const LydReachLine *state;

  start (&harness);
  view = show_tab (&harness, "reach");
  query.from = 20261001;
  query.to = 20270930;
  reach = count (&harness, &query);
  gtk_widget_activate_action (view, "reach.show-rows", "s", "attendances");
  g_assert_cmpuint (count_rows (&harness), ==, (guint) reach->total.attendances);
  go_back (&harness);
  g_assert_true (lyd_harness_is_page (get_page (&harness), "pages", "main"));
  gtk_widget_activate_action (view, "reach.show-rows", "s", "states");
  g_assert_cmpuint (count_rows (&harness), ==, (guint) (reach->states + reach->dc + reach->territories));
  go_back (&harness);
  gtk_widget_activate_action (view, "reach.show-rows", "s", "events");
  g_assert_cmpuint (count_rows (&harness), ==, (guint) reach->total.events);
  go_back (&harness);
  state = g_ptr_array_index (reach->by_state, 0);
  gtk_widget_activate_action (view, "reach.show-state", "i", state->key);
  g_assert_cmpuint (count_rows (&harness), ==, (guint) state->numbers.people);
  go_back (&harness);

  gtk_widget_activate_action (view, "reach.show-rows", "s", "people");
  g_assert_cmpuint (count_rows (&harness), ==, (guint) reach->total.people);
  gtk_editable_set_text (GTK_EDITABLE (find (get_rows (&harness), "rows_search")), "zzzz");
  WAIT_FOR (count_rows (&harness) == 0);
  gtk_editable_set_text (GTK_EDITABLE (find (get_rows (&harness), "rows_search")), "");
  WAIT_FOR (count_rows (&harness) == (guint) reach->total.people);
  {
    g_autoptr (LydReportRow) first = g_list_model_get_item (lyd_rows_page_get_model (get_rows (&harness)), 0);

    g_signal_emit_by_name (find (get_rows (&harness), "rows_list"), "activated", first);
    g_assert_cmpuint (count_rows (&harness), >, 0);
    g_assert_cmpuint (count_rows (&harness), <, 40);
  }
  {
    /* One of the times that they were there leads to what it rests on. */
    g_autoptr (LydReportRow) time = g_list_model_get_item (lyd_rows_page_get_model (get_rows (&harness)), 0);
    const LydReachRow *row = lyd_report_row_get_data (time);
    g_autofree char *who = g_strdup (row->name);

    g_signal_emit_by_name (find (get_rows (&harness), "rows_list"), "activated", time);
    WAIT_FOR (lyd_harness_is_page (harness.window, "content", "event"));
    g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (find (harness.window, "event_stack"))), ==,
                     "attendance");
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (find (harness.window, "ledger"), "search"))), ==, who);
    go_back (&harness);
    WAIT_FOR (lyd_harness_is_page (harness.window, "content", "reports"));
  }
  gtk_widget_activate_action (find (get_rows (&harness), "rows_list"), "rows.open", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "people"));
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.show-section", "s", "reports");
  g_assert_nonnull (get_rows (&harness));
  go_back (&harness);
  g_assert_cmpuint (count_rows (&harness), ==, (guint) reach->total.people);
  go_back (&harness);
  g_assert_null (get_rows (&harness));
  lyd_harness_stop (&harness);
}

/* Frozen numbers stay; removing them has a way back. */
static void
test_freeze (void)
{
  LydHarness harness;
  gpointer view;
  LydFrozenGroup *frozen;
  g_autofree char *people = NULL;
  GtkWidget *page, *row;

  start (&harness);
  view = show_tab (&harness, "reach");
  frozen = LYD_FROZEN_GROUP (find (view, "reach_frozen"));
  lyd_frozen_group_freeze (frozen, "Casey 2027");
  WAIT_FOR (lyd_reports_page_is_idle (get_page (&harness)));
  row = lyd_harness_find_row (GTK_WIDGET (frozen), "Casey 2027");
  g_assert_nonnull (row);
  people = g_strdup_printf ("%'d people", lyd_reach_view_get_reach (LYD_REACH_VIEW (view))->total.people);
  g_assert_true (lyd_harness_shows (row, people));

  gtk_widget_activate (row);
  WAIT_FOR (LYD_IS_FROZEN_PAGE (adw_bin_get_child (ADW_BIN (find (get_page (&harness), "rows")))));
  page = adw_bin_get_child (ADW_BIN (find (get_page (&harness), "rows")));
  WAIT_FOR (lyd_frozen_page_is_idle (LYD_FROZEN_PAGE (page)));
  g_assert_true (lyd_harness_shows (page, "Casey 2027"));
  g_assert_true (lyd_harness_shows (page, "Person-hours"));
  gtk_widget_activate_action (find (page, "frozen_numbers"), "frozen.show-rows", "s", "people");
  g_assert_cmpuint (count_rows (&harness), ==,
                    (guint) lyd_reach_view_get_reach (LYD_REACH_VIEW (view))->total.people);
  go_back (&harness);
  g_assert_true (adw_bin_get_child (ADW_BIN (find (get_page (&harness), "rows"))) == page);
  gtk_widget_activate_action (find (page, "frozen_numbers"), "frozen.remove", NULL);
  WAIT_FOR (lyd_harness_is_page (get_page (&harness), "pages", "main"));
  WAIT_FOR (lyd_harness_find_row (GTK_WIDGET (frozen), "Casey 2027") == NULL);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (lyd_harness_find_row (GTK_WIDGET (frozen), "Casey 2027") != NULL);
  lyd_harness_stop (&harness);
}

/* The pulse's chips say what work counts, and list as many. */
static void
test_pulse (void)
{
  LydHarness harness;
  gpointer view;
  LydFollowQuery query = { .from = 20270322, .members_only = TRUE, .by_person = TRUE };
  g_autoptr (LydFollowUp) follow = NULL;
  g_autoptr (LydFile) file = NULL;
  g_autofree char *chip = NULL;

  start (&harness);
  view = show_tab (&harness, "pulse");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (view, "follow_people")), TRUE);
  WAIT_FOR (lyd_reports_page_is_idle (get_page (&harness)));
  file = open_beside (&harness);
  follow = lyd_report_follow_up (file, &query, NULL);
  g_assert_nonnull (follow);
  g_assert_cmpint (follow->counts[LYD_FOLLOW_STOPPED], >, 0);
  chip = g_strdup_printf ("Not Seen %d", follow->counts[LYD_FOLLOW_STOPPED]);
  g_assert_true (lyd_harness_shows (find (view, "follow_chips"), chip));
  g_assert_cmpuint (lyd_report_list_get_n_rows (LYD_REPORT_LIST (find (view, "follow_list"))), ==,
                    (guint) follow->counts[LYD_FOLLOW_STOPPED]);
  gtk_widget_activate_action (find (view, "follow_stack"), "pulse.show", "s", "new");
  g_assert_cmpuint (lyd_report_list_get_n_rows (LYD_REPORT_LIST (find (view, "follow_list"))), ==,
                    (guint) follow->counts[LYD_FOLLOW_NEW]);
  lyd_harness_stop (&harness);
}

/* A series' table is its dates, and says of each how many came. */
static void
test_series (void)
{
  LydHarness harness;
  gpointer view, card;
  const char *const *line;

  start (&harness);
  view = show_tab (&harness, "series");
  card = find (view, "trend_card");
  g_assert_cmpuint (g_list_model_get_n_items (lyd_chart_card_get_lines (card)), >, 5);
  line = lyd_chart_card_get_line (card, 0);
  g_assert_cmpint (atoi (line[1]), >=, atoi (line[2]));
  g_assert_cmpint (atoi (line[2]), >=, atoi (line[3]));
  g_assert_true (lyd_harness_shows (find (view, "trend_no_shows"), "Webinars"));
  gtk_widget_activate_action (find (view, "trend_card"), "chart.table", NULL);
  g_assert_true (lyd_harness_is_page (card, "stack", "table"));
  lyd_harness_stop (&harness);
}

/* Each tab's report into a file of each format, from its dialog; what is written is told. */
static void
export_one (LydHarness *harness,
            const char *tab,
            guint item,
            guint format,
            const char *name,
            const char *holds)
{
  g_autofree char *path = g_build_filename (harness->dir, name, NULL);
  g_autofree char *told = g_strdup_printf ("“%s” is written.", name);
  g_autofree char *text = NULL;
  GtkWidget *dialog;
  gsize length;

  show_tab (harness, tab);
  gtk_widget_activate_action (find (get_page (harness), "reports_stack"), "reports.export", NULL);
  WAIT_FOR ((dialog = lyd_harness_find_window (LYD_TYPE_EXPORT_REPORT_DIALOG)) != NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, "report_what")), item);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, "report_format")), format);
  gtk_widget_activate_action (dialog, "report.save", "s", path);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), told));
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_nonnull (g_strstr_len (text, (gssize) length, holds));
}

static void
test_export (void)
{
  LydHarness harness;

  start (&harness);
  export_one (&harness, "reach", 0, 0, "reach.pdf", "%PDF");
  export_one (&harness, "reach", 0, 1, "reach.xlsx", "PK");
  export_one (&harness, "reach", 1, 2, "people.csv", ",");
  export_one (&harness, "reach", 0, 3, "reach.json", "people");
  export_one (&harness, "pulse", 0, 2, "calls.csv", ",");
  export_one (&harness, "series", 0, 2, "dates.csv", ",");
  export_one (&harness, "series", 1, 2, "missed.csv", "webinar");
  lyd_harness_stop (&harness);
}

static void
press (GtkWidget *widget,
       guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &stopped);
  }
  g_assert_true (stopped);
}

/* Without a mouse: to the chart, along its columns, into the rows, and back. */
static void
test_keyboard (void)
{
  LydHarness harness;
  gpointer view;
  GtkWidget *chart;

  start (&harness);
  view = show_tab (&harness, "reach");
  chart = gtk_widget_get_first_child (find (find (view, "reach_months"), "bin"));
  g_assert_true (LYD_IS_COLUMN_CHART (chart));
  g_assert_true (gtk_widget_grab_focus (chart));
  press (chart, GDK_KEY_End);
  press (chart, GDK_KEY_Return);
  WAIT_FOR (get_rows (&harness) != NULL);
  g_assert_cmpuint (count_rows (&harness), >, 0);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (get_rows (&harness)), "September 2027"));
  go_back (&harness);
  g_assert_null (get_rows (&harness));

  /* The map: from the capital one tile to the right is none, one up is Maryland. */
  chart = gtk_widget_get_first_child (find (find (view, "reach_states"), "bin"));
  press (chart, GDK_KEY_Right);
  press (chart, GDK_KEY_Up);
  press (chart, GDK_KEY_Return);
  WAIT_FOR (get_rows (&harness) != NULL);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (get_rows (&harness)), "Maryland"));
  g_assert_cmpuint (count_rows (&harness), >, 0);
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  g_test_add_func ("/reports/periods", test_periods);
  g_test_add_func ("/reports/numbers", test_numbers);
  g_test_add_func ("/reports/programs", test_programs);
  g_test_add_func ("/reports/empty", test_empty);
  g_test_add_func ("/reports/rows", test_rows);
  g_test_add_func ("/reports/freeze", test_freeze);
  g_test_add_func ("/reports/pulse", test_pulse);
  g_test_add_func ("/reports/series", test_series);
  g_test_add_func ("/reports/export", test_export);
  g_test_add_func ("/reports/keyboard", test_keyboard);
  return g_test_run ();
}
