#include "lyd-harness.h"

#include "audience/lyd-audience-row.h"
#include "events/lyd-new-event.h"
#include "lyd-eligibility.h"
#include "lyd-plan.h"
#include "lyd-words-audience.h"

/* Places, waiting lists, approvals and audiences, as they are in the window. */

#define RETREAT "2027 Partnership Retreat"

static gboolean
is_page (GtkWindow *window,
         const char *name)
{
  return lyd_harness_is_page (window, "pages", name);
}

/* What is on the disk now. */
static LydFile *
open_file (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

/* The demo's retreat, on one of its pages. */
static void
open_demo (LydHarness *harness,
           const char *page)
{
  lyd_harness_start (harness);
  WAIT_FOR (is_page (harness->window, "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (is_page (harness->window, "main"));
  lyd_harness_open_event (harness);
  lyd_harness_show_event_page (harness, page);
}

static void
act (LydHarness *harness,
     const char *action,
     const char *target)
{
  GtkWidget *stack = lyd_harness_find (GTK_WIDGET (harness->window), "event_stack");

  if (target != NULL)
    gtk_widget_activate_action (stack, action, "s", target);
  else
    gtk_widget_activate_action (stack, action, NULL);
}

/* Presses the button that the window's toast shows. */
static void
press_undo (LydHarness *harness)
{
  GtkWidget *toasts = lyd_harness_find (GTK_WIDGET (harness->window), "toasts");

  WAIT_FOR (lyd_harness_find_button (toasts, "_Undo") != NULL);
  gtk_widget_activate (lyd_harness_find_button (toasts, "_Undo"));
}

/* Whom the retreat is for, in words. */
static gboolean
is_for (LydHarness *harness,
        const char *words)
{
  g_autoptr (LydFile) file = open_file (harness);
  LydId event = lyd_harness_find_in_demo (harness, RETREAT);
  g_autoptr (GPtrArray) rules = lyd_eligibility_get (file, &event, NULL, NULL);
  g_autofree char *text = lyd_words_audience (rules);

  return g_strcmp0 (text, words) == 0;
}

/* The check button of the row with that title. */
static GtkCheckButton *
find_tick (GtkWidget *root,
           const char *title)
{
  GtkWidget *row = lyd_harness_find_row (root, title);

  g_assert_true (ADW_IS_ACTION_ROW (row) || ADW_IS_EXPANDER_ROW (row));
  if (ADW_IS_EXPANDER_ROW (row)) {
    GtkWidget *list = gtk_widget_get_last_child (gtk_widget_get_first_child (row));

    row = lyd_harness_find_row (list, title);
  }
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

/* Whom an event is for is chosen with the event, and is one act with it. */
static void
test_audience (void)
{
  LydHarness harness = { 0 };
  GtkWidget *dialog;
  GtkWidget *row;

  open_demo (&harness, "overview");
  act (&harness, "event.edit", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_NEW_EVENT);
  row = lyd_harness_find (dialog, "rules");
  WAIT_FOR (lyd_audience_row_is_ready (LYD_AUDIENCE_ROW (row)));
  g_assert_null (lyd_audience_row_dup_rules (LYD_AUDIENCE_ROW (row)));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (lyd_harness_shows (row, "Anyone, until something is ticked"));
  gtk_check_button_set_active (find_tick (row, "Members of SPARC (demo)"), TRUE);
  gtk_check_button_set_active (find_tick (row, "Speaker"), TRUE);
  g_assert_true (lyd_harness_shows (row, "Members of SPARC (demo), attendees of type “Speaker”"));
  gtk_widget_activate_action (dialog, "new-event.create", NULL);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "Changed the event"));
  g_assert_true (is_for (&harness, "members of SPARC (demo), attendees of type “Speaker”"));
  press_undo (&harness);
  WAIT_FOR (is_for (&harness, "anyone"));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/places/audience", test_audience);
  return g_test_run ();
}
