#include "lyd-question-dialog.h"

#include "lyd-choice-list.h"
#include "lyd-question-look.h"
#include "lyd-question.h"
#include "registrations/lyd-question-field.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydQuestionDialog {
  AdwWindow parent_instance;

  LydStore *store;
  LydQuestion *question; /* what it began with */
  gboolean filling;
  gboolean saving;
  GtkWidget *example; /* in the preview */
  char *refused;      /* what the last save could not do; NULL once something is changed */

  GtkButton *save;
  AdwEntryRow *label;
  AdwComboRow *kind;
  GtkWidget *problem_row;
  GtkLabel *problem;
  GtkWidget *choices_group;
  LydChoiceList *choices;
  AdwPreferencesGroup *preview;
  AdwExpanderRow *types;
  GPtrArray *type_ticks; /* of GtkCheckButton, by LydAttendeeType */
  GtkSwitch *required;
  GtkSwitch *sensitive;
  GtkSwitch *at_check_in;
  AdwComboRow *purpose;
  GtkWidget *remove_group;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (LydQuestionDialog, lyd_question_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What becomes of the answers, by LydPurpose. */
static const char *const purpose_words[] = {
  [LYD_PURPOSE_NONE] = N_ ("Answers are counted"),
  [LYD_PURPOSE_DIETARY] = N_ ("Answers are counted for each meal"),
  [LYD_PURPOSE_ACCESS] = N_ ("A list for the organizer"),
  [LYD_PURPOSE_PHOTOS] = N_ ("“No” puts “No photos” on badge and desk"),
  [LYD_PURPOSE_EMERGENCY] = N_ ("A list for the organizer"),
  [LYD_PURPOSE_MEAL] = N_ ("Answers are counted for each meal"),
  [LYD_PURPOSE_CLOTHING] = N_ ("Answers are counted"),
  [LYD_PURPOSE_TRAVEL] = N_ ("Answers are counted"),
};

static guint
read_types (LydQuestionDialog *self)
{
  guint types = 0;
  guint all = 0;

  for (guint i = 0; i < self->type_ticks->len; i++) {
    all |= LYD_TYPE_BIT (i);
    if (gtk_check_button_get_active (g_ptr_array_index (self->type_ticks, i)))
      types |= LYD_TYPE_BIT (i);
  }
  return types == all ? 0 : types;
}

/* Returns: (transfer full): the question as it is written now */
static LydQuestion *
read_question (LydQuestionDialog *self)
{
  LydQuestion *question = lyd_question_copy (self->question);

  g_free (question->label);
  question->label = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->label))));
  question->kind = (LydQuestionKind) adw_combo_row_get_selected (self->kind);
  g_clear_pointer (&question->choices, g_strfreev);
  if (lyd_question_has_choices (question->kind))
    question->choices = lyd_choice_list_dup (self->choices);
  question->types = read_types (self);
  question->required = gtk_switch_get_active (self->required);
  question->sensitive = gtk_switch_get_active (self->sensitive);
  question->at_check_in = gtk_switch_get_active (self->at_check_in);
  question->purpose = (LydPurpose) adw_combo_row_get_selected (self->purpose);
  return question;
}

/* What is still missing; NULL where nothing is, "" where an empty field says it. */
static const char *
find_problem (LydQuestionDialog *self,
              const LydQuestion *question)
{
  if (question->label[0] == '\0')
    return "";
  if (question->choices != NULL && question->choices[0] == NULL)
    return _ ("Write down what can be chosen.");
  for (guint i = 0; i < self->type_ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->type_ticks, i)))
      return NULL;
  return _ ("Nobody is asked. Choose who is.");
}

static void
ignore_cb (LydQuestionDialog *self)
{
}

static void
show_example (LydQuestionDialog *self,
              const LydQuestion *question)
{
  g_autoptr (LydQuestion) asked = lyd_question_copy (question);

  if (asked->label[0] == '\0') {
    g_free (asked->label);
    asked->label = g_strdup (_ ("Your question"));
  }
  if (self->example != NULL)
    adw_preferences_group_remove (self->preview, self->example);
  self->example = lyd_question_field_new (asked, NULL, G_CALLBACK (ignore_cb), self);
  adw_preferences_group_add (self->preview, self->example);
}

static void
check (LydQuestionDialog *self)
{
  g_autoptr (LydQuestion) question = read_question (self);
  const char *problem = find_problem (self, question);
  const char *words = self->refused != NULL ? self->refused : problem;
  g_autofree char *types = lyd_question_describe_types (question->types);

  gtk_widget_set_visible (self->choices_group, lyd_question_has_choices (question->kind));
  gtk_widget_set_visible (self->problem_row, words != NULL && words[0] != '\0');
  gtk_label_set_label (self->problem, words != NULL ? words : "");
  adw_expander_row_set_subtitle (self->types, types);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->purpose), _ (purpose_words[question->purpose]));
  show_example (self, question);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "question.save", problem == NULL && !self->saving);
}

static void
changed_cb (LydQuestionDialog *self)
{
  if (self->filling)
    return;
  g_clear_pointer (&self->refused, g_free);
  check (self);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydQuestionDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  self->saving = FALSE;
  if (done == NULL) {
    g_free (self->refused);
    self->refused = g_strdup (error->message);
    check (self);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_DONE], 0, done);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQuestionDialog *self = LYD_QUESTION_DIALOG (widget);
  g_autoptr (LydQuestion) question = read_question (self);

  self->saving = TRUE;
  check (self);
  lyd_store_save_question_async (self->store, question, done_cb, g_object_ref (self));
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydQuestionDialog *self = LYD_QUESTION_DIALOG (widget);

  lyd_store_remove_question_async (self->store, &self->question->id, done_cb, g_object_ref (self));
}

static void
activated_cb (LydQuestionDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "question.save", NULL);
}

static void
lyd_question_dialog_dispose (GObject *object)
{
  LydQuestionDialog *self = LYD_QUESTION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_QUESTION_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->question, lyd_question_free);
  g_clear_pointer (&self->type_ticks, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_free);
  G_OBJECT_CLASS (lyd_question_dialog_parent_class)->dispose (object);
}

static void
lyd_question_dialog_class_init (LydQuestionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_question_dialog_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", LYD_TYPE_QUESTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (LYD_TYPE_CHOICE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/questions/lyd-question-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, save);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, label);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, problem_row);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, choices_group);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, types);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, required);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, sensitive);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, at_check_in);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, purpose);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, remove_group);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionDialog, remove);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "question.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "question.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_words (AdwComboRow *row,
            const LydVocabulary *vocabulary)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int i = 0; i < vocabulary->n_words; i++)
    gtk_string_list_append (titles, lyd_word_title (vocabulary, i));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

static void
add_types (LydQuestionDialog *self)
{
  for (int i = 0; i < lyd_attendee_types.n_words; i++) {
    GtkWidget *line = adw_action_row_new ();
    GtkWidget *tick = gtk_check_button_new ();

    gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), lyd_word_title (&lyd_attendee_types, i));
    adw_action_row_add_prefix (ADW_ACTION_ROW (line), tick);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), tick);
    adw_expander_row_add_row (self->types, line);
    g_ptr_array_add (self->type_ticks, tick);
    g_signal_connect_object (tick, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  }
}

static void
lyd_question_dialog_init (LydQuestionDialog *self)
{
  self->filling = TRUE;
  self->type_ticks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_words (self->kind, &lyd_question_kinds);
  fill_words (self->purpose, &lyd_purposes);
  add_types (self);
}

static void
fill (LydQuestionDialog *self,
      int n_answers)
{
  const LydQuestion *question = self->question;

  gtk_editable_set_text (GTK_EDITABLE (self->label), question->label != NULL ? question->label : "");
  adw_combo_row_set_selected (self->kind, question->kind);
  lyd_choice_list_set (self->choices, (const char *const *) question->choices);
  for (guint i = 0; i < self->type_ticks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->type_ticks, i),
                                 lyd_question_asks (question, (LydAttendeeType) i));
  gtk_switch_set_active (self->required, question->required);
  gtk_switch_set_active (self->sensitive, question->sensitive);
  gtk_switch_set_active (self->at_check_in, question->at_check_in);
  adw_combo_row_set_selected (self->purpose, question->purpose);
  if (lyd_id_is_none (&question->id))
    return;
  gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Question"));
  gtk_button_set_label (self->save, _ ("_Save"));
  gtk_widget_set_visible (self->remove_group, TRUE);
  if (n_answers > 0) {
    g_autofree char *words = g_strdup_printf (
      ngettext ("_Remove with %d Answer", "_Remove with %d Answers", (gulong) n_answers), n_answers);

    gtk_button_set_label (self->remove, words);
  }
}

/* @question: copied; without an id it is a new one. @n_answers: that go with it when it is removed */
LydQuestionDialog *
lyd_question_dialog_new (GtkWindow *parent,
                         LydStore *store,
                         const LydQuestion *question,
                         int n_answers)
{
  LydQuestionDialog *self = g_object_new (LYD_TYPE_QUESTION_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->question = lyd_question_copy (question);
  fill (self, n_answers);
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->label));
  check (self);
  return self;
}
