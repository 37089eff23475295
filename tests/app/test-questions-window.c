#include "lyd-harness.h"

#include "lyd-plan-questions.h"
#include "lyd-record.h"
#include "lyd-rollup.h"
#include "lyd-roster.h"
#include "questions/lyd-choice-list.h"
#include "questions/lyd-question-dialog.h"
#include "questions/lyd-questions-window.h"
#include "registrations/lyd-registration-answers.h"
#include "registrations/lyd-registration-dialog.h"
#include "registrations/lyd-registrations-page.h"

/* What an event asks, and what was answered, as it is in the window. */

static LydFile *
open_file (LydHarness *harness)
{
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (harness->path, 0, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

/* A retreat without people and questions, and one before it that asks something. */
static LydId
start (LydHarness *harness)
{
  LydId ids[2];
  g_autoptr (LydFile) file = NULL;

  lyd_harness_prepare (harness);
  file = lyd_file_open (harness->path, LYD_FILE_CREATE, &harness->context, NULL);
  for (int i = 0; i < 2; i++) {
    g_autoptr (LydEvent) event = lyd_plan_new_event (
      LYD_KIND_RETREAT, harness->now + (gint64) (i == 0 ? -300 : 1) * 24 * LYD_HOUR, "America/New_York");
    g_autoptr (LydQuestion) question = lyd_question_new ();

    event->title = g_strdup (i == 0 ? "2026 Retreat" : "2027 Retreat");
    g_assert_true (lyd_plan_add_event (file, event, NULL));
    ids[i] = event->id;
    question->event = event->id;
    question->label = g_strdup ("Which topic?");
    if (i == 0)
      g_assert_true (lyd_plan_add_question (file, question, NULL));
  }
  g_clear_pointer (&file, lyd_file_close);
  lyd_harness_run (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "2027 Retreat"));
  lyd_window_open_event (LYD_WINDOW (harness->window), &ids[1]);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "Ask questions"));
  return ids[1];
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

static GtkWidget *
open_questions (LydHarness *harness,
                const char *action)
{
  GtkWidget *window;

  act (harness, action, NULL);
  window = lyd_harness_find_window (LYD_TYPE_QUESTIONS_WINDOW);
  g_assert_nonnull (window);
  WAIT_FOR (lyd_questions_window_is_idle (LYD_QUESTIONS_WINDOW (window)));
  return window;
}

static void
assert_labels (LydHarness *harness,
               const LydId *event,
               const char *expected)
{
  g_autoptr (LydFile) file = open_file (harness);
  g_autoptr (GPtrArray) questions = lyd_plan_list_questions (file, event, NULL);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "," : "",
                            ((LydQuestion *) g_ptr_array_index (questions, i))->label);
  g_assert_cmpstr (labels->str, ==, expected);
}

static GtkWidget *
get_last_row (GtkWidget *list)
{
  return gtk_widget_get_last_child (gtk_widget_get_first_child (list));
}

/* In the order that the list shows. */
static void
assert_row (GtkWidget *window,
            int position,
            const char *text)
{
  GtkListBox *list = GTK_LIST_BOX (lyd_harness_find (window, "list"));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, position);

  g_assert_nonnull (row);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (row), text));
}

/* The usual questions in a click each, those of last year in another, one's own with pasted choices. */
static void
test_make (void)
{
  LydHarness harness = { 0 };
  LydId event = start (&harness);
  GtkWidget *window = open_questions (&harness, "event.questions");
  GtkWidget *dialog, *adder;

  g_assert_true (lyd_harness_shows (window, "Nothing is asked yet"));
  gtk_widget_activate_action (window, "questions.add-usual", "s", "dietary");
  WAIT_FOR (lyd_harness_shows (lyd_harness_find (window, "list"), "Dietary needs"));
  g_assert_false (lyd_harness_shows (window, "Nothing is asked yet"));
  gtk_widget_activate_action (window, "questions.add-usual", "s", "photos");
  WAIT_FOR (lyd_harness_shows (lyd_harness_find (window, "list"), "May we take and use photos of you?"));
  g_assert_true (lyd_harness_shows (window, "2026 Retreat"));
  g_assert_nonnull (lyd_harness_find_button (lyd_harness_find (window, "sources"), "Copy"));
  gtk_widget_activate (lyd_harness_find_button (lyd_harness_find (window, "sources"), "Copy"));
  WAIT_FOR (lyd_harness_shows (lyd_harness_find (window, "list"), "Which topic?"));

  gtk_widget_activate_action (window, "questions.add", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_QUESTION_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "label")), "T-shirt");
  adw_combo_row_set_selected (ADW_COMBO_ROW (lyd_harness_find (dialog, "kind")), LYD_QUESTION_CHOICE);
  g_assert_true (lyd_harness_shows (dialog, "Write down what can be chosen."));
  adder = get_last_row (lyd_harness_find (dialog, "choices"));
  gtk_editable_set_text (GTK_EDITABLE (adder), "S\nM\n\nL");
  g_assert_false (lyd_harness_shows (dialog, "Write down what can be chosen."));
  gtk_editable_set_text (GTK_EDITABLE (adder), "XL");
  g_signal_emit_by_name (adder, "entry-activated");
  gtk_widget_activate_action (dialog, "question.save", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_QUESTION_DIALOG) == NULL);
  WAIT_FOR (lyd_harness_shows (lyd_harness_find (window, "list"), "T-shirt"));
  assert_labels (&harness, &event, "Dietary needs,May we take and use photos of you?,Which topic?,T-shirt");
  {
    g_autoptr (LydFile) file = open_file (&harness);
    g_autoptr (LydQuestion) shirt = lyd_plan_find_question (file, &event, "T-shirt", NULL);
    g_autofree char *choices = g_strjoinv (",", shirt->choices);

    g_assert_cmpstr (choices, ==, "S,M,L,XL");
  }
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

static char *
dup_question_id (LydHarness *harness,
                 const LydId *event,
                 const char *label)
{
  g_autoptr (LydFile) file = open_file (harness);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydQuestion) question = lyd_plan_find_question (file, event, label, &error);

  g_assert_no_error (error);
  return lyd_id_to_string (&question->id);
}

static void
test_move_and_remove (void)
{
  LydHarness harness = { 0 };
  LydId event = start (&harness);
  GtkWidget *window = open_questions (&harness, "event.questions");
  GtkWidget *list = lyd_harness_find (window, "list");
  GtkWidget *toasts = lyd_harness_find (window, "toasts");
  g_autofree char *shirt = NULL;

  gtk_widget_activate_action (window, "questions.add-usual", "s", "access");
  gtk_widget_activate_action (window, "questions.add-usual", "s", "shirt");
  WAIT_FOR (lyd_harness_shows (list, "T-shirt size") && lyd_harness_shows (list, "What do you need"));
  WAIT_FOR (lyd_questions_window_is_idle (LYD_QUESTIONS_WINDOW (window)));
  assert_row (window, 0, "What do you need");
  assert_row (window, 0, "sensitive");
  shirt = dup_question_id (&harness, &event, "T-shirt size");
  gtk_widget_activate_action (window, "questions.move-up", "s", shirt);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)), "T-shirt size"));
  assert_labels (&harness, &event, "T-shirt size,What do you need to take part fully?");

  gtk_widget_activate_action (window, "questions.remove", "s", shirt);
  WAIT_FOR (!lyd_harness_shows (list, "T-shirt size"));
  WAIT_FOR (lyd_harness_shows (toasts, "Removed the question"));
  WAIT_FOR (lyd_harness_find_button (toasts, "_Undo") != NULL);
  gtk_widget_activate (lyd_harness_find_button (toasts, "_Undo"));
  WAIT_FOR (lyd_harness_shows (list, "T-shirt size"));
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

static GtkWidget *
find_field (GtkWidget *dialog,
            const char *title)
{
  GtkWidget *row = lyd_harness_find_row (lyd_harness_find (dialog, "answers"), title);

  g_assert_nonnull (row);
  return row;
}

static GtkWidget *
open_registration (LydHarness *harness)
{
  GtkWidget *dialog;

  act (harness, "event.show", "registrations");
  WAIT_FOR (lyd_harness_find (GTK_WIDGET (harness->window), "registrations") != NULL);
  gtk_widget_activate_action (gtk_widget_get_first_child (lyd_harness_find (GTK_WIDGET (harness->window),
                                                                            "registrations")),
                              "registrations.add", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_REGISTRATION_DIALOG);
  g_assert_nonnull (dialog);
  WAIT_FOR (lyd_registration_dialog_is_ready (LYD_REGISTRATION_DIALOG (dialog)));
  return dialog;
}

/* Answers are given in the registration; each kind has its control, only who is asked sees it, what is wrong is said
 * below it. */
static void
test_answer (void)
{
  LydHarness harness = { 0 };
  LydId event = start (&harness);
  GtkWidget *dialog;
  g_autoptr (LydFile) file = open_file (&harness);
  g_autoptr (LydQuestion) nights = lyd_question_new ();
  g_autoptr (LydQuestion) biography = lyd_question_new ();
  g_autoptr (LydRollup) rollup = NULL;

  nights->event = biography->event = event;
  nights->label = g_strdup ("Nights");
  nights->kind = LYD_QUESTION_NUMBER;
  nights->required = TRUE;
  biography->label = g_strdup ("Biography");
  biography->types = LYD_TYPE_BIT (LYD_ATTENDEE_SPEAKER);
  biography->required = TRUE;
  g_assert_true (lyd_plan_add_question (file, nights, NULL));
  g_assert_true (lyd_plan_add_question (file, biography, NULL));

  dialog = open_registration (&harness);
  g_assert_false (lyd_harness_shows (dialog, "Biography"));
  g_assert_true (lyd_harness_shows (dialog, "Still to be answered: Nights"));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "name")), "Ana Wu");
  gtk_editable_set_text (GTK_EDITABLE (find_field (dialog, "Nights (required)")), "three");
  g_assert_true (lyd_harness_shows (dialog, "This is not a number."));
  gtk_editable_set_text (GTK_EDITABLE (find_field (dialog, "Nights (required)")), "3");
  g_assert_false (lyd_harness_shows (dialog, "This is not a number."));

  adw_combo_row_set_selected (ADW_COMBO_ROW (lyd_harness_find (dialog, "type")), LYD_ATTENDEE_SPEAKER);
  g_assert_true (lyd_harness_shows (dialog, "Still to be answered: Biography"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (lyd_harness_find (dialog, "type")), LYD_ATTENDEE_GUEST);
  g_assert_false (lyd_harness_shows (dialog, "Still to be answered"));
  gtk_widget_activate_action (dialog, "registration.save", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_REGISTRATION_DIALOG) == NULL);

  rollup = lyd_rollup_get (file, &nights->id, NULL, FALSE, NULL);
  g_assert_cmpint (rollup->n_answered, ==, 1);
  lyd_harness_stop (&harness);
}

/* The numbers, who stands behind them, and what is hidden until it is asked for. */
static void
test_rollup (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window, *rollups;

  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "What needs you"));
  window = open_questions (&harness, "event.answers");
  rollups = lyd_harness_find (window, "rollups");
  WAIT_FOR (lyd_harness_shows (rollups, "T-shirt size"));
  g_assert_true (lyd_harness_shows (rollups, "people have answered"));
  g_assert_true (lyd_harness_shows (rollups, "Hidden, as it is sensitive"));
  g_assert_false (lyd_harness_shows (rollups, "Halal"));
  gtk_widget_activate_action (rollups, "questions.reveal", NULL);
  WAIT_FOR (lyd_harness_shows (rollups, "Halal"));
  g_assert_false (lyd_harness_shows (rollups, "Hidden, as it is sensitive"));

  /* From the number to the person. */
  {
    GtkWidget *row = lyd_harness_find_row (rollups, "XL");
    LydRegistrationsPage *page;

    g_assert_nonnull (row);
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    {
      g_autofree char *path = g_build_filename (harness.dir, "demo.db", NULL);
      g_autoptr (LydFile) file = lyd_file_open (path, 0, &harness.context, NULL);
      g_autoptr (LydEvent) event = lyd_plan_find_event (file, "2027 Partnership Retreat", NULL);
      g_autoptr (GPtrArray) list = lyd_rollup_list (file, &event->id, NULL, TRUE, NULL);
      const LydRollup *shirts = g_ptr_array_index (list, list->len - 1);
      const LydRollupLine *line = g_ptr_array_index (shirts->lines, shirts->lines->len - 1);
      const LydAnswerRow *person = g_ptr_array_index (line->rows, 0);
      g_autofree char *target = lyd_id_to_string (&person->registration);

      g_assert_true (lyd_harness_shows (row, person->name));
      gtk_widget_activate_action (rollups, "questions.open-registration", "s", target);
      page = LYD_REGISTRATIONS_PAGE (lyd_harness_find (GTK_WIDGET (harness.window), "registrations"));
      WAIT_FOR (lyd_harness_find_window (LYD_TYPE_QUESTIONS_WINDOW) == NULL);
      WAIT_FOR (lyd_harness_find (GTK_WIDGET (page), "short_code") != NULL &&
                lyd_harness_shows (GTK_WIDGET (page), person->name));
    }
  }
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/questions-window/make", test_make);
  g_test_add_func ("/questions-window/move-and-remove", test_move_and_remove);
  g_test_add_func ("/questions-window/answer", test_answer);
  g_test_add_func ("/questions-window/rollup", test_rollup);
  return g_test_run ();
}
