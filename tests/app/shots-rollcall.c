#include "lyd-shoot.h"

#include "lyd-admit.h"
#include "lyd-plan.h"
#include "lyd-roll-call.h"
#include "paper/lyd-paper-window.h"
#include "roll-call/lyd-roll-call-window.h"

#include <glib/gi18n.h>

/* shots-rollcall FOLDER [SUFFIX]: the emergency list of the demo's retreat. */

static LydFile *
open_file (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

/* Writes into the one field and presses Enter. */
static void
enter (GtkWidget *window,
       const char *text)
{
  GtkWidget *who = lyd_harness_find (window, "who");

  gtk_editable_set_text (GTK_EDITABLE (who), text);
  g_signal_emit_by_name (who, "activate");
  WAIT_FOR (lyd_paper_window_is_idle (LYD_PAPER_WINDOW (window)));
}

/* A list that comes back: before the first row, while a name is typed, and with rows of every kind. */
static void
shoot_paper (LydHarness *harness)
{
  GtkWidget *window;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "event.paper", "s", "");
  window = lyd_harness_find_window (LYD_TYPE_PAPER_WINDOW);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  WAIT_FOR (lyd_paper_window_is_idle (LYD_PAPER_WINDOW (window)));
  shoot_dialog (GTK_WINDOW (window), "paper-before", 640, 560);
  enter (window, "8:05");
  enter (window, "mei");
  enter (window, "okonkwo");
  enter (window, "8:20");
  enter (window, "okonkwo");
  enter (window, "ali");
  enter (window, "LNDBCDFGHJKLNPRSTVXBCDFGHJKLN");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (window, "who")), "ali");
  WAIT_FOR (lyd_paper_window_is_idle (LYD_PAPER_WINDOW (window)));
  shoot_dialog (GTK_WINDOW (window), "paper-typing", 640, 560);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (window, "who")), "");
  shoot_dialog (GTK_WINDOW (window), "paper-rows", 640, 560);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  int status = shoot_init (argc, argv);
  g_autoptr (LydFile) file = NULL;
  g_autoptr (LydRollCall) call = NULL;
  GtkWindow *window;
  LydId event;

  if (status != 0)
    return status;
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  event = lyd_harness_find_in_demo (&harness, "2027 Partnership Retreat");

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "event.roll-call", NULL);
  window = lyd_harness_find_window (LYD_TYPE_ROLL_CALL_WINDOW);
  WAIT_FOR (lyd_roll_call_window_is_ready (LYD_ROLL_CALL_WINDOW (window)));
  file = open_file (&harness);
  call = lyd_roll_call_read (file, &event, NULL);
  for (guint i = 0; i < MIN (call->rows->len, 3); i++) {
    const LydRollCallRow *row = g_ptr_array_index (call->rows, i);
    g_autofree char *id = lyd_id_to_string (&row->registration);

    gtk_widget_activate_action (GTK_WIDGET (window), "roll-call.tick", "s", id);
    WAIT_FOR (lyd_roll_call_window_is_ready (LYD_ROLL_CALL_WINDOW (window)));
  }
  shoot_sizes (window, "roll-call");
  shoot (window, "roll-call-narrow", 360, 720);
  gtk_widget_activate_action (GTK_WIDGET (window), "roll-call.filter", "s", "assistance");
  shoot (window, "roll-call-assistance", 1093, 614);
  gtk_window_destroy (window);
  shoot_paper (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
