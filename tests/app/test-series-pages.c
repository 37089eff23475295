#include "lyd-harness.h"

#include "events/lyd-new-event.h"
#include "events/lyd-repeat-date.h"
#include "events/lyd-repeat-dates.h"
#include "lyd-plan.h"
#include "lyd-series.h"
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
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.back", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "series"));
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.back", NULL);
  WAIT_FOR (lyd_harness_shows (section, "0 of 12 held"));

  /* One act: one undo takes all of it back. */
  toasts = find (GTK_WIDGET (harness.window), "toasts");
  WAIT_FOR (lyd_harness_find_button (toasts, "_Undo") != NULL);
  gtk_widget_activate (lyd_harness_find_button (toasts, "_Undo"));
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/series/create", test_create);
  return g_test_run ();
}
