#include "lyd-registration-answers.h"

#include "lyd-question-field.h"
#include "lyd-words.h"

#include <glib/gi18n.h>

struct _LydRegistrationAnswers {
  AdwBin parent_instance;

  GtkWidget *group;
  GPtrArray *fields;   /* of GtkWidget: a question's */
  GPtrArray *problems; /* of GtkWidget: below each, what is wrong with its answer */
  GHashTable *values;  /* LydId of a question -> char *: answered before */
  LydAttendeeType type;
};

G_DEFINE_FINAL_TYPE (LydRegistrationAnswers, lyd_registration_answers, ADW_TYPE_BIN)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (LydRegistrationAnswers *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Below a field: what is wrong with it. */
static GtkWidget *
problem_new (void)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "xalign", 0.0, "wrap",
                                   TRUE, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (icon, "lyd-red");
  gtk_widget_add_css_class (label, "lyd-red");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  g_object_set_data (G_OBJECT (row), "lyd-label", label);
  return row;
}

static gboolean
is_asked (LydRegistrationAnswers *self,
          GtkWidget *field)
{
  return lyd_question_asks (lyd_question_field_get_question (field), self->type);
}

static void
show_fields (LydRegistrationAnswers *self)
{
  guint n = 0;

  for (guint i = 0; i < self->fields->len; i++) {
    GtkWidget *field = g_ptr_array_index (self->fields, i);
    gboolean asked = is_asked (self, field);

    gtk_widget_set_visible (field, asked);
    n += asked;
  }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
lyd_registration_answers_finalize (GObject *object)
{
  LydRegistrationAnswers *self = LYD_REGISTRATION_ANSWERS (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->values);
  G_OBJECT_CLASS (lyd_registration_answers_parent_class)->finalize (object);
}

static void
lyd_registration_answers_class_init (LydRegistrationAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_registration_answers_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_REGISTRATION_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_registration_answers_init (LydRegistrationAnswers *self)
{
  self->fields = g_ptr_array_new ();
  self->problems = g_ptr_array_new ();
  self->values = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, g_free);
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Answers"));
  adw_bin_set_child (ADW_BIN (self), self->group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Before the questions are known. @answers: (element-type LydRecordAnswer) */
void
lyd_registration_answers_set_values (LydRegistrationAnswers *self,
                                     const GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++) {
    const LydRecordAnswer *answer = g_ptr_array_index (answers, i);

    if (answer->value != NULL)
      g_hash_table_insert (self->values, g_memdup2 (&answer->question->id, sizeof (LydId)), g_strdup (answer->value));
  }
}

/* Once. @questions: (element-type LydQuestion) */
void
lyd_registration_answers_set_questions (LydRegistrationAnswers *self,
                                        const GPtrArray *questions)
{
  for (guint i = 0; i < questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (questions, i);
    GtkWidget *field = lyd_question_field_new (question, g_hash_table_lookup (self->values, &question->id),
                                               G_CALLBACK (changed_cb), self);
    GtkWidget *problem = problem_new ();

    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), field);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), problem);
    g_ptr_array_add (self->fields, field);
    g_ptr_array_add (self->problems, problem);
  }
  show_fields (self);
}

/* Whoever comes as @type is asked what it is asked. */
void
lyd_registration_answers_set_type (LydRegistrationAnswers *self,
                                   LydAttendeeType type)
{
  self->type = type;
  show_fields (self);
}

/**
 * lyd_registration_answers_check:
 * @needed: a missing answer is wrong as well
 * @missing: (out) (nullable): the first question that has to be answered and is not
 *
 * Returns: whether every answer is one; what is wrong with one is said below it
 */
gboolean
lyd_registration_answers_check (LydRegistrationAnswers *self,
                                gboolean needed,
                                const char **missing)
{
  gboolean good = TRUE;

  *missing = NULL;
  for (guint i = 0; i < self->fields->len; i++) {
    GtkWidget *field = g_ptr_array_index (self->fields, i);
    GtkWidget *problem = g_ptr_array_index (self->problems, i);
    LydAnswerState state = is_asked (self, field) ? lyd_question_field_check (field, needed) : LYD_ANSWER_GOOD;
    gboolean wrong = state != LYD_ANSWER_GOOD && state != LYD_ANSWER_BLANK;

    good &= state == LYD_ANSWER_GOOD;
    if (state == LYD_ANSWER_BLANK && *missing == NULL)
      *missing = lyd_question_field_get_question (field)->label;
    gtk_label_set_label (GTK_LABEL (g_object_get_data (G_OBJECT (problem), "lyd-label")),
                         wrong ? lyd_words_answer (state) : "");
    gtk_widget_set_visible (problem, wrong);
  }
  return good;
}

/* What this type is not asked stays as it was. */
void
lyd_registration_answers_add_to (LydRegistrationAnswers *self,
                                 LydRegistrationDraft *draft)
{
  for (guint i = 0; i < self->fields->len; i++) {
    GtkWidget *field = g_ptr_array_index (self->fields, i);
    g_autofree char *value = is_asked (self, field) ? lyd_question_field_dup_value (field) : NULL;

    if (value != NULL)
      lyd_registration_draft_set_answer (draft, &lyd_question_field_get_question (field)->id, value);
  }
}
