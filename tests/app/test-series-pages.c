#include "lyd-harness.h"

#include "events/lyd-label-dialog.h"
#include "events/lyd-new-event.h"
#include "events/lyd-repeat-date.h"
#include "events/lyd-repeat-dates.h"
#include "events/lyd-report-group.h"
#include "events/lyd-scope-dialog.h"
#include "lyd-plan.h"
#include "lyd-preferences.h"
#include "lyd-programs.h"
#include "lyd-series.h"
#include "programs/lyd-program-dialog.h"
#include "programs/lyd-programs-page.h"
#include "series/lyd-attendance-grid.h"
#include "series/lyd-attendance-strip.h"
#include "series/lyd-series-section.h"

#include <string.h>

/* As another program on the same file. */
static LydFile *
open_beside (LydHarness *harness)
{
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (harness->path, 0, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

static GtkWidget *
find (GtkWidget *root,
      const char *id)
{
  GtkWidget *widget = lyd_harness_find (root, id);

  g_assert_nonnull (widget);
  return widget;
}

static void
type_in (GtkWidget *root,
         const char *part,
         const char *field,
         const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (part != NULL ? find (root, part) : root, field)), text);
}

/* The row of a date among those that are previewed. */
static GtkWidget *
find_date (GtkWidget *dialog,
           const char *day)
{
  GtkWidget *dates = find (dialog, "repeat_dates");
  GtkWidget *row = lyd_harness_find_row (dates, day);

  g_assert_true (LYD_IS_REPEAT_DATE (row));
  return row;
}

static void
wait_for_dates (GtkWidget *dialog,
                guint n)
{
  LydRepeatDates *dates = LYD_REPEAT_DATES (find (dialog, "repeat_dates"));

  WAIT_FOR (lyd_repeat_dates_is_idle (dates) && lyd_repeat_dates_get_n_events (dates) == n);
}

/* Third Thursday at 1:00 pm Eastern, twelve times, December moved to the 9th. */
static void
plan_series (LydHarness *harness)
{
  GtkWidget *dialog;

  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.new-series", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_NEW_EVENT);
  type_in (dialog, NULL, "title_row", "Monthly Peer Exchange");
  type_in (dialog, "starts", "day", "Oct 21, 2027");
  type_in (dialog, "starts", "time", "1pm");
  g_assert_true (lyd_harness_shows (dialog, "Monthly on the third Thursday"));
  wait_for_dates (dialog, 12);
  g_assert_nonnull (lyd_harness_find_button (dialog, "C_reate 12 Events"));

  /* The clocks change, and it stays 1:00 pm. */
  g_assert_true (
    lyd_harness_shows (find_date (dialog, "Thu, Nov 18, 2027"), "1:00 pm Eastern · the clocks have changed"));
  gtk_widget_activate_action (find_date (dialog, "Thu, Dec 16, 2027"), "date.move", "s", "Dec 9");
  WAIT_FOR (lyd_harness_shows (dialog, "Thu, Dec 9, 2027"));
  g_assert_true (lyd_harness_shows (find_date (dialog, "Thu, Dec 9, 2027"), "moved from Thursday, December 16"));

  /* What is left out makes no event; what is put back does. */
  gtk_widget_activate_action (find_date (dialog, "Thu, Jul 20, 2028"), "date.leave-out", NULL);
  wait_for_dates (dialog, 11);
  g_assert_nonnull (lyd_harness_find_button (dialog, "C_reate 11 Events"));
  gtk_widget_activate_action (find_date (dialog, "Thu, Jul 20, 2028"), "date.put-back", NULL);
  wait_for_dates (dialog, 12);
  gtk_widget_activate_action (dialog, "new-event.create", NULL);
}

static void
check_series (LydHarness *harness)
{
  g_autoptr (LydFile) file = open_beside (harness);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_series_list (file, &error);
  const LydSeriesLine *line;
  g_autoptr (GPtrArray) events = NULL;
  const LydSeriesEvent *december;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  line = g_ptr_array_index (list, 0);
  g_assert_cmpint (line->n_events, ==, 12);
  g_assert_cmpint (line->n_moved, ==, 1);
  events = lyd_series_list_events (file, &line->series->id, &error);
  g_assert_no_error (error);
  december = g_ptr_array_index (events, 2);
  g_assert_true (december->moved);
  /* December 9, 2027, 1:00 pm in New York */
  g_assert_cmpint (december->event->start, ==, G_GINT64_CONSTANT (1828375200000));
}

static void
test_create (void)
{
  LydHarness harness;
  GtkWidget *section, *toasts;

  lyd_harness_start (&harness);
  plan_series (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "series"));
  section = gtk_stack_get_child_by_name (GTK_STACK (find (GTK_WIDGET (harness.window), "content")), "series");
  WAIT_FOR (lyd_harness_shows (section, "Monthly on the third Thursday, 1:00 pm Eastern, 12 times"));
  WAIT_FOR (lyd_harness_shows (section, "Thursday, December 9, 2027"));
  g_assert_true (lyd_harness_shows (section, "1:00 pm Eastern · moved from Thursday, December 16"));
  g_assert_true (lyd_harness_shows (section, "0 of 12 held · 1 moved"));
  check_series (&harness);

  /* A date leads to its event, and back to the series. */
  gtk_widget_activate (lyd_harness_find_row (section, "Thursday, October 21, 2027"));
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "event"));
  WAIT_FOR (lyd_harness_find_button (GTK_WIDGET (harness.window), "1 of 12 in Monthly Peer Exchange") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.back", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "series"));
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.back", NULL);
  WAIT_FOR (lyd_harness_shows (section, "0 of 12 held"));

  /* One act: one undo takes all of it back. */
  toasts = find (GTK_WIDGET (harness.window), "toasts");
  WAIT_FOR (lyd_harness_find_button (toasts, "_Undo") != NULL);
  g_signal_emit_by_name (lyd_harness_find_button (toasts, "_Undo"), "clicked");
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  lyd_harness_stop (&harness);
}

/* ---- with the demo's year ---- */

static GtkWidget *
open_demo_series (LydHarness *harness)
{
  GtkWidget *section;
  LydId series;
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;

  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  path = g_build_filename (harness->dir, "demo.db", NULL);
  g_free (harness->path);
  harness->path = g_steal_pointer (&path);
  {
    g_autoptr (LydFile) file = open_beside (harness);
    g_autoptr (LydSeriesLine) line = lyd_series_find (file, "Partnership Peer Exchange", NULL);

    g_assert_nonnull (line);
    series = line->series->id;
  }
  id = lyd_id_to_string (&series);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-series", "s", id);
  WAIT_FOR (lyd_harness_is_page (harness->window, "content", "series"));
  section = gtk_stack_get_child_by_name (GTK_STACK (find (GTK_WIDGET (harness->window), "content")), "series");
  WAIT_FOR (lyd_harness_shows (section, "9 of 12 held · 1 moved"));
  return section;
}

static int
count_titled (LydHarness *harness,
              const char *title)
{
  g_autoptr (LydFile) file = open_beside (harness);
  g_autoptr (LydSeriesLine) line = lyd_series_find (file, "Partnership Peer Exchange", NULL);
  g_autoptr (GPtrArray) events = lyd_series_list_events (file, &line->series->id, NULL);
  int n = 0;

  for (guint i = 0; i < events->len; i++)
    n += strstr (((LydSeriesEvent *) g_ptr_array_index (events, i))->event->venue != NULL
                   ? ((LydSeriesEvent *) g_ptr_array_index (events, i))->event->venue
                   : "",
                 title) != NULL;
  return n;
}

static void
press_undo (LydHarness *harness)
{
  GtkWidget *toasts = find (GTK_WIDGET (harness->window), "toasts");

  WAIT_FOR (lyd_harness_find_button (toasts, "_Undo") != NULL);
  g_signal_emit_by_name (lyd_harness_find_button (toasts, "_Undo"), "clicked");
}

/* The next event's place is changed, for as many as @scope says. */
static void
change_place (LydHarness *harness,
              const char *scope,
              const char *place)
{
  GtkWidget *page = find (GTK_WIDGET (harness->window), "event_stack");
  GtkWidget *dialog;

  gtk_widget_activate_action (page, "event.edit", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_NEW_EVENT);
  type_in (dialog, NULL, "venue", place);
  gtk_widget_activate_action (dialog, "new-event.create", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_SCOPE_DIALOG) != NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_SCOPE_DIALOG);
  WAIT_FOR (lyd_scope_dialog_is_ready (LYD_SCOPE_DIALOG (dialog)));
  g_assert_true (lyd_harness_shows (dialog, "3 events change. 9 that are over stay."));
  gtk_widget_activate_action (dialog, "scope.set", "s", scope);
  gtk_widget_activate_action (dialog, "scope.choose", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_SCOPE_DIALOG) == NULL);
}

static void
test_change (void)
{
  LydHarness harness;
  GtkWidget *section = open_demo_series (&harness);

  gtk_widget_activate (lyd_harness_find_row (section, "Thursday, November 18, 2027"));
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "event"));
  change_place (&harness, "following", "Room Two");
  WAIT_FOR (count_titled (&harness, "Room Two") == 2);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (count_titled (&harness, "Room Two") == 0 &&
            !lyd_harness_shows (find (GTK_WIDGET (harness.window), "event_stack"), "Room Two"));
  change_place (&harness, "this", "Room One");
  WAIT_FOR (count_titled (&harness, "Room One") == 1);
  lyd_harness_stop (&harness);
}

/* Cancelling asks, too, and one undo brings all of them back. */
static void
test_cancel (void)
{
  LydHarness harness;
  GtkWidget *section = open_demo_series (&harness);
  GtkWidget *dialog;

  gtk_widget_activate (lyd_harness_find_row (section, "Thursday, November 18, 2027"));
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "event"));
  gtk_widget_activate_action (find (GTK_WIDGET (harness.window), "event_stack"), "event.cancel", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_SCOPE_DIALOG);
  WAIT_FOR (lyd_harness_shows (dialog, "2 events are cancelled and the series ends. 9 that are over stay."));
  gtk_widget_activate_action (dialog, "scope.set", "s", "following");
  gtk_widget_activate_action (dialog, "scope.choose", NULL);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.back", NULL);
  WAIT_FOR (lyd_harness_shows (section, "2 cancelled"));
  press_undo (&harness);
  WAIT_FOR (!lyd_harness_shows (section, "2 cancelled"));
  lyd_harness_stop (&harness);
}

/* What nobody has registered for is deleted, the others are cancelled, and one undo brings all of it back. */
static void
test_delete (void)
{
  LydHarness harness;
  GtkWidget *section, *dialog, *event;

  lyd_harness_start (&harness);
  plan_series (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "series"));
  section = gtk_stack_get_child_by_name (GTK_STACK (find (GTK_WIDGET (harness.window), "content")), "series");
  WAIT_FOR (lyd_harness_shows (section, "0 of 12 held · 1 moved"));
  gtk_widget_activate (lyd_harness_find_row (section, "Thursday, December 9, 2027"));
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "event"));
  event = find (GTK_WIDGET (harness.window), "event_stack");
  do {
    g_main_context_iteration (NULL, TRUE);
    gtk_widget_activate_action (event, "event.delete", NULL);
  } while (lyd_harness_find_window (LYD_TYPE_SCOPE_DIALOG) == NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_SCOPE_DIALOG);
  WAIT_FOR (lyd_scope_dialog_is_ready (LYD_SCOPE_DIALOG (dialog)));
  g_assert_true (lyd_harness_shows (dialog, "10 events are deleted and the series ends."));
  g_assert_true (lyd_harness_shows (dialog, "12 events are deleted and the series ends."));
  g_assert_true (lyd_harness_shows (dialog, "The others take place as planned."));
  gtk_widget_activate_action (dialog, "scope.set", "s", "following");
  gtk_widget_activate_action (dialog, "scope.choose", NULL);
  WAIT_FOR (lyd_harness_shows (section, "0 of 2 held"));
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (lyd_harness_shows (section, "0 of 12 held · 1 moved"));
  lyd_harness_stop (&harness);
}

/* An organization's people are found by its name, and registered for every date to come. */
static void
test_standing (void)
{
  LydHarness harness;
  GtkWidget *section = open_demo_series (&harness);
  GtkWidget *stack = find (section, "series_stack");
  GtkWidget *search = find (section, "standing_search");

  gtk_widget_activate_action (stack, "series.show", "s", "standing");
  gtk_editable_set_text (GTK_EDITABLE (search), "maribel");
  /* Rows that are made anew would take the button with them before it is released. */
  WAIT_FOR (lyd_series_section_is_idle (LYD_SERIES_SECTION (section)) &&
            lyd_harness_find_button (section, "Register") != NULL);
  g_signal_emit_by_name (lyd_harness_find_button (section, "Register"), "clicked");
  WAIT_FOR (lyd_harness_shows (section, "1 registered for all of it"));
  WAIT_FOR (lyd_harness_shows (find (section, "results"), "Registered"));
  press_undo (&harness);
  WAIT_FOR (lyd_harness_shows (section, "Nobody yet"));
  lyd_harness_stop (&harness);
}

/* (nullable): the first row's squares */
static GtkWidget *
find_strip (GtkWidget *root)
{
  if (LYD_IS_ATTENDANCE_STRIP (root) && gtk_widget_get_focusable (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *strip = find_strip (child);

    if (strip != NULL)
      return strip;
  }
  return NULL;
}

/* Programs are kept in the preferences; what was added can be taken back. */
static void
test_programs (void)
{
  LydHarness harness;
  GtkWidget *window, *dialog;
  LydProgramsPage *page;

  open_demo_series (&harness);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.preferences", NULL);
  window = lyd_harness_find_window (LYD_TYPE_PREFERENCES);
  page = LYD_PROGRAMS_PAGE (find (window, "programs_page"));
  WAIT_FOR (lyd_programs_page_is_idle (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "programs.add", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_PROGRAM_DIALOG);
  type_in (dialog, NULL, "name", "Kids Count 2027");
  type_in (dialog, NULL, "funder", "Example Foundation");
  gtk_widget_activate_action (dialog, "program.save", NULL);
  WAIT_FOR (lyd_programs_page_is_idle (page) && lyd_harness_find_row (GTK_WIDGET (page), "Kids Count 2027") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  {
    g_autoptr (GPtrArray) programs = NULL;
    guint n = 0;

    do {
      g_autoptr (LydFile) file = open_beside (&harness);

      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&programs, g_ptr_array_unref);
      programs = lyd_programs_list (file, NULL);
      n = programs->len;
    } while (n > 2);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* Several events are reported under a heading in one act. */
static void
test_labels (void)
{
  LydHarness harness;
  GtkWidget *dialog, *page, *group;
  int n = 0;

  open_demo_series (&harness);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.show-section", "s", "events");
  page = find (GTK_WIDGET (harness.window), "events");
  gtk_widget_activate_action (find (page, "groups"), "events.choose", NULL);
  for (GtkWidget *list = gtk_widget_get_first_child (find (page, "groups")); list != NULL && n < 2;
       list = gtk_widget_get_next_sibling (list))
    if (GTK_IS_LIST_BOX (list)) {
      gtk_widget_activate (gtk_widget_get_first_child (list));
      n++;
    }
  g_assert_true (lyd_harness_shows (page, "2 chosen"));
  gtk_widget_activate_action (find (page, "groups"), "events.label", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_LABEL_DIALOG);
  group = find (dialog, "report");
  WAIT_FOR (lyd_report_group_is_ready (LYD_REPORT_GROUP (group)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (group, "heading")), 4);
  gtk_widget_activate_action (dialog, "labels.set", NULL);
  WAIT_FOR (lyd_harness_find_button (find (GTK_WIDGET (harness.window), "toasts"), "_Undo") != NULL);
  lyd_harness_stop (&harness);
}

static void
test_grid (void)
{
  LydHarness harness;
  GtkWidget *section = open_demo_series (&harness);
  LydAttendanceGrid *grid;
  LydAttendanceSheet *sheet;
  GtkWidget *strip;
  GListModel *lines;
  guint n_people;
  g_autofree char *words = NULL;

  gtk_widget_activate_action (find (section, "series_stack"), "series.show", "s", "attendance");
  grid = LYD_ATTENDANCE_GRID (find (section, "grid"));
  lines = lyd_attendance_grid_get_lines (grid);
  WAIT_FOR (g_list_model_get_n_items (lines) > 100);
  n_people = g_list_model_get_n_items (lines);
  sheet = lyd_attendance_grid_get_sheet (grid);

  /* The keyboard begins at the last date that took place, and every square says its date and what it means. */
  g_assert_cmpuint (lyd_attendance_sheet_get_current (sheet), ==, 8);
  words = lyd_attendance_sheet_describe (
    sheet, lyd_sheet_line_get_row (g_list_model_get_item (lines, 0)), 8);
  g_assert_cmpstr (words, ==, "Thursday, September 16, 2027: Attended");
  WAIT_FOR ((strip = find_strip (GTK_WIDGET (grid))) != NULL && gtk_widget_get_width (strip) > 0);
  gtk_widget_grab_focus (strip);
  g_assert_true (gtk_widget_has_focus (strip));
  lyd_harness_press (strip, "Left");
  g_assert_cmpuint (lyd_attendance_sheet_get_current (sheet), ==, 7);
  lyd_harness_press (strip, "Right");
  lyd_harness_press (strip, "Right");
  g_assert_cmpuint (lyd_attendance_sheet_get_current (sheet), ==, 9);
  /* At the end it stays. */
  for (int i = 0; i < 5; i++)
    lyd_harness_press (strip, "Right");
  g_assert_cmpuint (lyd_attendance_sheet_get_current (sheet), ==, 11);

  gtk_widget_activate_action (find (section, "attendance_stack"), "attendance.by", "s", "organizations");
  WAIT_FOR (lyd_series_section_is_idle (LYD_SERIES_SECTION (section)) &&
            lyd_attendance_sheet_get_grid (sheet)->by == LYD_GRID_BY_ORGANIZATION);
  g_assert_cmpuint (g_list_model_get_n_items (lines), <, n_people);
  gtk_editable_set_text (GTK_EDITABLE (find (section, "attendance_search")), "new york");
  WAIT_FOR (g_list_model_get_n_items (lines) > 0 && g_list_model_get_n_items (lines) < 5);

  /* What is looked at can be taken along. */
  {
    g_autofree char *path = g_build_filename (harness.dir, "grid.csv", NULL);
    g_autofree char *text = NULL;

    gtk_widget_activate_action (find (section, "attendance_stack"), "attendance.export", "s", path);
    WAIT_FOR (g_file_get_contents (path, &text, NULL, NULL));
    g_assert_nonnull (strstr (text, "organization,attended,of,2027-01-21"));
  }
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/series/create", test_create);
  g_test_add_func ("/series/change", test_change);
  g_test_add_func ("/series/cancel", test_cancel);
  g_test_add_func ("/series/delete", test_delete);
  g_test_add_func ("/series/standing", test_standing);
  g_test_add_func ("/series/grid", test_grid);
  g_test_add_func ("/series/programs", test_programs);
  g_test_add_func ("/series/labels", test_labels);
  return g_test_run ();
}
