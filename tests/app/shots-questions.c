#include "lyd-shoot.h"

#include "lyd-plan-questions.h"
#include "lyd-plan.h"
#include "questions/lyd-question-dialog.h"
#include "questions/lyd-questions-window.h"
#include "questions/lyd-rollup-view.h"

#include <glib/gi18n.h>

/* shots-questions FOLDER [SUFFIX]: what an event asks, and what was answered. */

static GtkWidget *
open_questions (LydHarness *harness,
                const char *action)
{
  GtkWidget *window;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), action, NULL);
  window = lyd_harness_find_window (LYD_TYPE_QUESTIONS_WINDOW);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  WAIT_FOR (lyd_questions_window_is_idle (LYD_QUESTIONS_WINDOW (window)));
  return window;
}

static void
shoot_dialog_of (GtkWidget *window)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (window, "questions.add", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_QUESTION_DIALOG);
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "label")), _ ("T-shirt size"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (lyd_harness_find (dialog, "kind")), LYD_QUESTION_CHOICE);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_last_child (gtk_widget_get_first_child (
                           lyd_harness_find (dialog, "choices")))),
                         "S\nM\nL\n");
  shoot_dialog (GTK_WINDOW (dialog), "question", 560, 560);
  shoot (GTK_WINDOW (dialog), "question-whole", 560, 1100);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
unfold (GtkWidget *root,
        const char *title)
{
  GtkWidget *row = lyd_harness_find_row (root, title);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
shoot_answers (LydHarness *harness)
{
  GtkWidget *window = open_questions (harness, "event.answers");

  shoot_dialog (GTK_WINDOW (window), "answers", 640, 560);
  gtk_widget_activate_action (lyd_harness_find (window, "rollups"), "questions.reveal", NULL);
  WAIT_FOR (lyd_questions_window_is_idle (LYD_QUESTIONS_WINDOW (window)));
  unfold (lyd_harness_find (window, "rollups"), "XL");
  shoot (GTK_WINDOW (window), "answers-revealed", 640, 2200);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  GtkWidget *window;
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  window = open_questions (&harness, "event.questions");
  shoot_dialog (GTK_WINDOW (window), "questions", 640, 560);
  shoot_dialog_of (window);
  gtk_window_destroy (GTK_WINDOW (window));
  shoot_answers (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
