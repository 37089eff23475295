#include "lyd-desk-questions.h"

#include "lyd-hidden-choice.h"

#include <glib/gi18n.h>

/* Which row asks which question; the rows own their values. */
struct _LydDeskQuestions {
  AdwBin parent_instance;

  GPtrArray *rows; /* Row */
  GtkLabel *name;
  GtkListBox *list;
  GtkLabel *problem;
};

typedef struct {
  char *id;          /* the question's */
  GtkWidget *widget; /* the list's */
  char **choices;    /* of a combo row: what each means, the first is no answer; NULL: an entry row */
  GPtrArray *checks; /* of several choices: GtkCheckButton, one a choice */
  char *value;       /* as it was read last */
} Row;

G_DEFINE_FINAL_TYPE (LydDeskQuestions, lyd_desk_questions, ADW_TYPE_BIN)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_strfreev (row->choices);
  g_clear_pointer (&row->checks, g_ptr_array_unref);
  g_free (row->value);
  g_free (row);
}

static void
activated_cb (LydDeskQuestions *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.answer-done", NULL);
}

/* What is sensitive is not shown to those who stand around, neither while it is typed nor as it is on file. */
static GtkWidget *
new_entry (LydDeskQuestions *self,
           const LydAskedQuestion *asked)
{
  GtkWidget *widget = asked->question->sensitive ? adw_password_entry_row_new () : adw_entry_row_new ();

  if (asked->value != NULL && !asked->question->sensitive)
    gtk_editable_set_text (GTK_EDITABLE (widget), asked->value);
  g_signal_connect_object (widget, "entry-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return widget;
}

static GtkWidget *
new_combo (Row *row,
           const LydAskedQuestion *asked)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  gboolean choice = asked->question->kind == LYD_QUESTION_CHOICE && asked->question->choices != NULL;
  const char *const *values = choice ? (const char *const *) asked->question->choices : yes_no;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GPtrArray *meanings = g_ptr_array_new ();
  GtkWidget *widget = adw_combo_row_new ();
  guint selected = 0;

  gtk_string_list_append (list, _ ("Choose…"));
  g_ptr_array_add (meanings, g_strdup (""));
  for (gsize i = 0; values[i] != NULL; i++) {
    gtk_string_list_append (list, choice ? values[i] : i == 0 ? _ ("Yes")
                                                              : _ ("No"));
    g_ptr_array_add (meanings, g_strdup (values[i]));
    if (g_strcmp0 (values[i], asked->value) == 0 && !asked->question->sensitive)
      selected = (guint) i + 1;
  }
  g_ptr_array_add (meanings, NULL);
  row->choices = (char **) g_ptr_array_free (meanings, FALSE);
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), selected);
  if (asked->question->sensitive)
    lyd_hide_choice (ADW_COMBO_ROW (widget));
  return widget;
}

/* A secret that was ticked is folded away when the person goes on. */
static void
fold_cb (AdwExpanderRow *row)
{
  adw_expander_row_set_expanded (row, FALSE);
}

static GtkWidget *
new_checks (Row *row,
            const LydAskedQuestion *asked)
{
  GtkWidget *widget = adw_expander_row_new ();

  row->checks = g_ptr_array_new ();
  for (gsize i = 0; asked->question->choices[i] != NULL; i++) {
    GtkWidget *line = adw_action_row_new ();
    GtkWidget *check = gtk_check_button_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), asked->question->choices[i]);
    adw_action_row_add_prefix (ADW_ACTION_ROW (line), check);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), check);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (widget), line);
    g_object_set_data_full (G_OBJECT (check), "choice", g_strdup (asked->question->choices[i]), g_free);
    g_ptr_array_add (row->checks, check);
  }
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), !asked->question->sensitive);
  if (asked->question->sensitive) {
    GtkEventController *focus = gtk_event_controller_focus_new ();

    g_signal_connect_object (focus, "leave", G_CALLBACK (fold_cb), widget, G_CONNECT_SWAPPED);
    gtk_widget_add_controller (widget, focus);
  }
  return widget;
}

static void
add_question (LydDeskQuestions *self,
              const LydAskedQuestion *asked)
{
  const LydQuestion *question = asked->question;
  Row *row = g_new0 (Row, 1);
  g_autofree char *title =
    question->required ? g_strdup (question->label) : g_strdup_printf (_ ("%s (optional)"), question->label);

  row->id = lyd_id_to_string (&question->id);
  if (question->kind == LYD_QUESTION_YES_NO || (question->kind == LYD_QUESTION_CHOICE && question->choices != NULL))
    row->widget = new_combo (row, asked);
  else if (question->kind == LYD_QUESTION_CHOICES && question->choices != NULL)
    row->widget = new_checks (row, asked);
  else
    row->widget = new_entry (self, asked);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), title);
  if (asked->problem != NULL)
    gtk_widget_add_css_class (row->widget, "error");
  gtk_list_box_append (self->list, row->widget);
  g_ptr_array_add (self->rows, row);
}

/* Asks what @result wants to know; why an answer was not taken is said below. */
void
lyd_desk_questions_start (LydDeskQuestions *self,
                          const LydAdmissionResult *result)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->rows, 0);
  gtk_label_set_label (self->name, result->name);
  for (guint i = 0; i < result->questions->len; i++) {
    const LydAskedQuestion *asked = g_ptr_array_index (result->questions, i);

    add_question (self, asked);
    if (asked->problem != NULL)
      g_string_append_printf (problems, "%s%s: %s", problems->len > 0 ? "\n" : "", asked->question->label,
                              asked->problem);
  }
  gtk_label_set_label (self->problem, problems->str);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (((Row *) g_ptr_array_index (self->rows, 0))->widget);
}

static char *
read_row (Row *row)
{
  g_autoptr (GString) joined = NULL;

  if (row->choices != NULL)
    return g_strdup (row->choices[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget)),
                                       g_strv_length (row->choices) - 1)]);
  if (row->checks == NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->widget)));
  joined = g_string_new (NULL);
  for (guint i = 0; i < row->checks->len; i++) {
    GtkCheckButton *check = g_ptr_array_index (row->checks, i);

    if (gtk_check_button_get_active (check))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "",
                              (const char *) g_object_get_data (G_OBJECT (check), "choice"));
  }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* Returns: (transfer full) (element-type LydGivenAnswer): strings borrowed until the page is used again */
GArray *
lyd_desk_questions_read (LydDeskQuestions *self)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (LydGivenAnswer));

  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = g_ptr_array_index (self->rows, i);
    LydGivenAnswer answer;

    g_free (row->value);
    row->value = read_row (row);
    answer = (LydGivenAnswer){ .question = row->id, .value = row->value };
    g_array_append_val (answers, answer);
  }
  return answers;
}

static void
lyd_desk_questions_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESK_QUESTIONS);
  G_OBJECT_CLASS (lyd_desk_questions_parent_class)->dispose (object);
}

static void
lyd_desk_questions_finalize (GObject *object)
{
  g_ptr_array_unref (LYD_DESK_QUESTIONS (object)->rows);
  G_OBJECT_CLASS (lyd_desk_questions_parent_class)->finalize (object);
}

static void
lyd_desk_questions_class_init (LydDeskQuestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_questions_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_desk_questions_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-questions.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskQuestions, name);
  gtk_widget_class_bind_template_child (widget_class, LydDeskQuestions, list);
  gtk_widget_class_bind_template_child (widget_class, LydDeskQuestions, problem);
}

static void
lyd_desk_questions_init (LydDeskQuestions *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
