#include "lyd-question-field.h"

#include "lyd-hidden-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#define JOINT "; " /* as lyd_question_check() joins choices */

/* What belongs to a field, kept with its widget. */
typedef struct {
  LydQuestion *question;
  GPtrArray *values; /* of char *: what each item of a list stands for */
  GPtrArray *ticks;  /* of GtkCheckButton: where several may be chosen */
  GtkWidget *entry;  /* NULL: it is no text */
} Field;

static void
field_free (gpointer data)
{
  Field *field = data;

  lyd_question_free (field->question);
  g_clear_pointer (&field->values, g_ptr_array_unref);
  g_clear_pointer (&field->ticks, g_ptr_array_unref);
  g_free (field);
}

static Field *
get_field (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "lyd-question-field");
}

static void
add_item (Field *field,
          GtkStringList *titles,
          const char *title,
          const char *value)
{
  gtk_string_list_append (titles, title);
  g_ptr_array_add (field->values, g_strdup (value));
}

/* One of several: "—" leaves it open, and what an old list brought stays to be chosen. */
static GtkWidget *
choice_new (Field *field,
            const char *value,
            GCallback changed,
            gpointer self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  field->values = g_ptr_array_new_with_free_func (g_free);
  add_item (field, titles, "—", "");
  if (field->question->kind == LYD_QUESTION_YES_NO) {
    add_item (field, titles, _ ("Yes"), "yes");
    add_item (field, titles, _ ("No"), "no");
  }
  for (gsize i = 0; field->question->choices != NULL && field->question->choices[i] != NULL; i++)
    add_item (field, titles, field->question->choices[i], field->question->choices[i]);
  for (guint i = 1; i < field->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (field->values, i), value) == 0)
      selected = i;
  if (selected == 0 && value != NULL && value[0] != '\0') {
    add_item (field, titles, value, value);
    selected = field->values->len - 1;
  }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  if (field->question->sensitive)
    lyd_hide_choice (ADW_COMBO_ROW (row));
  g_signal_connect_object (row, "notify::selected", changed, self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
has_choice (const char *value,
            const char *choice)
{
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", ";", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (strcmp (g_strstrip (parts[i]), choice) == 0)
      return TRUE;
  return FALSE;
}

/* What is ticked, in a line; of a secret not even that. */
static void
describe_ticks (GtkWidget *row)
{
  const Field *field = get_field (row);
  g_autofree char *value = field->question->sensitive ? g_strdup ("") : lyd_question_field_dup_value (row);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), value);
}

/* Any of several. */
static GtkWidget *
choices_new (Field *field,
             const char *value,
             GCallback changed,
             gpointer self)
{
  GtkWidget *row = adw_expander_row_new ();

  field->ticks = g_ptr_array_new ();
  for (gsize i = 0; field->question->choices != NULL && field->question->choices[i] != NULL; i++) {
    GtkWidget *line = adw_action_row_new ();
    GtkWidget *tick = gtk_check_button_new ();

    gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), has_choice (value, field->question->choices[i]));
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), field->question->choices[i]);
    adw_action_row_add_prefix (ADW_ACTION_ROW (line), tick);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), tick);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
    g_ptr_array_add (field->ticks, tick);
    g_signal_connect_object (tick, "toggled", G_CALLBACK (describe_ticks), row, G_CONNECT_SWAPPED);
    g_signal_connect_object (tick, "toggled", changed, self, G_CONNECT_SWAPPED);
  }
  return row;
}

/* The day that was picked, as it is stored. */
static void
day_cb (GtkCalendar *calendar,
        GtkWidget *row)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER)));
}

static void
add_calendar (GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_cb), row, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose a day"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

/* By LydQuestionKind, for on-screen keyboards. */
static const GtkInputPurpose purposes[] = {
  [LYD_QUESTION_TEXT] = GTK_INPUT_PURPOSE_FREE_FORM,
  [LYD_QUESTION_CHOICE] = GTK_INPUT_PURPOSE_FREE_FORM,
  [LYD_QUESTION_CHOICES] = GTK_INPUT_PURPOSE_FREE_FORM,
  [LYD_QUESTION_YES_NO] = GTK_INPUT_PURPOSE_FREE_FORM,
  [LYD_QUESTION_NUMBER] = GTK_INPUT_PURPOSE_NUMBER,
  [LYD_QUESTION_DATE] = GTK_INPUT_PURPOSE_FREE_FORM,
  [LYD_QUESTION_EMAIL] = GTK_INPUT_PURPOSE_EMAIL,
};

static GtkWidget *
text_new (Field *field,
          const char *value,
          GCallback changed,
          gpointer self)
{
  GtkWidget *row = field->question->sensitive ? adw_password_entry_row_new () : adw_entry_row_new ();

  field->entry = row;
  if (!field->question->sensitive)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), purposes[field->question->kind]);
  if (field->question->kind == LYD_QUESTION_DATE)
    add_calendar (row);
  gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
  g_signal_connect_object (row, "changed", changed, self, G_CONNECT_SWAPPED);
  return row;
}

/**
 * lyd_question_field_new:
 * @value: (nullable): the answer so far
 * @changed: called with @self alone when the answer changes
 *
 * What is sensitive is hidden until somebody asks to see it.
 */
GtkWidget *
lyd_question_field_new (const LydQuestion *question,
                        const char *value,
                        GCallback changed,
                        gpointer self)
{
  Field *field = g_new0 (Field, 1);
  g_autofree char *title = NULL;
  GtkWidget *row;

  field->question = lyd_question_copy (question);
  if (question->kind == LYD_QUESTION_YES_NO || (question->kind == LYD_QUESTION_CHOICE && question->choices != NULL))
    row = choice_new (field, value, changed, self);
  else if (question->kind == LYD_QUESTION_CHOICES && question->choices != NULL)
    row = choices_new (field, value, changed, self);
  else
    row = text_new (field, value, changed, self);
  /* Translators: a question that must be answered */
  title = question->required ? g_strdup_printf (_ ("%s (required)"), question->label) : g_strdup (question->label);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "lyd-question-field", field, field_free);
  if (field->ticks != NULL)
    describe_ticks (row);
  return row;
}

/* Returns: (transfer full): "" where nothing was answered */
char *
lyd_question_field_dup_value (GtkWidget *widget)
{
  const Field *field = get_field (widget);
  GString *joined;

  if (field->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->entry)));
  if (field->values != NULL)
    return g_strdup (g_ptr_array_index (field->values, adw_combo_row_get_selected (ADW_COMBO_ROW (widget))));
  joined = g_string_new (NULL);
  for (guint i = 0; i < field->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (field->ticks, i)))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? JOINT : "", field->question->choices[i]);
  return g_string_free (joined, FALSE);
}

/* @needed: blank is wrong as well. What is wrong is marked. */
LydAnswerState
lyd_question_field_check (GtkWidget *widget,
                          gboolean needed)
{
  const Field *field = get_field (widget);
  g_autofree char *value = lyd_question_field_dup_value (widget);
  g_autofree char *clean = NULL;
  LydAnswerState state = lyd_question_check (field->question, value, &clean);

  if (state == LYD_ANSWER_BLANK && (!needed || !field->question->required))
    state = LYD_ANSWER_GOOD;
  /* An empty field is seen as it is; what is written and wrong is marked. */
  if (state != LYD_ANSWER_GOOD && state != LYD_ANSWER_BLANK)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
  return state;
}

const LydQuestion *
lyd_question_field_get_question (GtkWidget *widget)
{
  return get_field (widget)->question;
}
