#include "lyd-questions-window.h"

#include "export/lyd-export-dialog.h"
#include "lyd-kept-rows.h"
#include "lyd-phrases.h"
#include "lyd-question-dialog.h"
#include "lyd-question-look.h"
#include "lyd-rollup-view.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of the events whose questions can be copied, the nearest are offered. */
#define MAX_SOURCES 4

struct _LydQuestionsWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydEvent *event;
  GCancellable *asked;
  GCancellable *summed;
  LydQuestionPlan *plan; /* as last read; NULL: not yet */
  gboolean revealed;     /* what is sensitive is shown, until the window is closed */
  guint n_pending;
  guint turn_source;
  AdwToast *note; /* the last one; weak */
  LydId moved;    /* whose row gets the focus back; none: no row */

  AdwViewSwitcherTitle *switcher;
  AdwViewSwitcherBar *bar;
  GtkWidget *add;
  GtkWidget *export;
  AdwToastOverlay *toasts;
  AdwViewStack *stack;
  GtkWidget *empty;
  GtkListBox *list;
  GtkWidget *usual_group;
  GtkListBox *usual;
  GtkWidget *sources_group;
  GtkListBox *sources;
  GtkStack *answers;
  LydRollupView *rollups;
};

G_DEFINE_FINAL_TYPE (LydQuestionsWindow, lyd_questions_window, ADW_TYPE_WINDOW)

enum {
  SIGNAL_OPEN_REGISTRATION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- saying what was done ---- */

static void
toast (LydQuestionsWindow *self,
       const char *message,
       const LydId *entry)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *note = adw_toast_new (escaped);

  if (entry != NULL) {
    g_autofree char *target = lyd_id_to_string (entry);

    adw_toast_set_button_label (note, _ ("_Undo"));
    adw_toast_set_action_name (note, "questions.undo");
    adw_toast_set_action_target (note, "s", target);
  }
  /* What was done last is what one wants to take back: the note before makes room. */
  if (self->note != NULL)
    adw_toast_dismiss (self->note);
  g_set_weak_pointer (&self->note, note);
  adw_toast_overlay_add_toast (self->toasts, note);
}

static void
say_done (LydQuestionsWindow *self,
          const LydDone *done)
{
  if (done->sentence != NULL)
    toast (self, done->sentence, &done->entry);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydQuestionsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (done == NULL)
    toast (self, error->message, NULL);
  else
    say_done (self, done);
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydQuestionsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL ? lyd_undo_result_describe (undone) : NULL;

  self->n_pending--;
  if (self->store != NULL)
    toast (self, undone != NULL ? words : error->message, NULL);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (widget);
  LydId entry;

  if (!lyd_id_from_string (&entry, g_variant_get_string (parameter, NULL)))
    return;
  self->n_pending++;
  lyd_store_undo_async (self->store, &entry, undone_cb, g_object_ref (self));
}

/* ---- the list ---- */

/* @target: what the action is for; %NULL: there is nothing to do */
static GtkWidget *
button_new (const char *icon,
            const char *words,
            const char *action,
            const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_sensitive (button, target != NULL);
  if (target != NULL) {
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  }
  return button;
}

static char *
dup_question_key (gpointer owner,
                  gconstpointer item)
{
  LydQuestionsWindow *self = owner;
  const LydQuestionSummary *summary = item;
  g_autofree char *id = lyd_id_to_string (&summary->question->id);
  gboolean first = g_ptr_array_index (self->plan->questions, 0) == item;
  gboolean last = g_ptr_array_index (self->plan->questions, self->plan->questions->len - 1) == item;

  /* Its buttons are part of what a row stands for. */
  return g_strdup_printf ("%s %d %d %d", id, (int) summary->question->kind, first, last);
}

static void
update_question (gpointer owner,
                 GtkWidget *row,
                 gconstpointer item)
{
  const LydQuestionSummary *summary = item;
  g_autofree char *words = lyd_question_describe (summary->question, summary->n_answers);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), summary->question->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
}

static GtkWidget *
make_question (gpointer owner,
               gconstpointer item)
{
  LydQuestionsWindow *self = owner;
  const LydQuestionSummary *summary = item;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 3, "subtitle-lines", 3, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (lyd_question_icon (summary->question->kind));
  g_autofree char *target = lyd_id_to_string (&summary->question->id);
  const GPtrArray *all = self->plan->questions;

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             button_new ("go-up-symbolic", _ ("Move up (Alt+Up)"), "questions.move-up",
                                         g_ptr_array_index (all, 0) != item ? target : NULL));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             button_new ("go-down-symbolic", _ ("Move down (Alt+Down)"), "questions.move-down",
                                         g_ptr_array_index (all, all->len - 1) != item ? target : NULL));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "questions.edit");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "lyd-question", g_steal_pointer (&target), g_free);
  update_question (owner, row, item);
  return row;
}

static const LydKeptRows question_rows = { dup_question_key, make_question, update_question };

static gboolean
is_asked (LydQuestionsWindow *self,
          const LydQuestionPreset *preset)
{
  for (guint i = 0; i < self->plan->questions->len; i++) {
    const LydQuestion *question = ((LydQuestionSummary *) g_ptr_array_index (self->plan->questions, i))->question;

    if (question->purpose == preset->purpose || strcmp (question->label, _ (preset->label)) == 0)
      return TRUE;
  }
  return FALSE;
}

static GtkWidget *
offer_new (const char *icon,
           const char *title,
           const char *subtitle,
           const char *label,
           const char *action,
           const char *target)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 2, NULL);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *words = g_strdup_printf ("%s: %s", label, title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static char *
dup_preset_key (gpointer owner,
                gconstpointer item)
{
  return g_strdup (((const LydQuestionPreset *) item)->id);
}

static GtkWidget *
make_preset (gpointer owner,
             gconstpointer item)
{
  const LydQuestionPreset *preset = item;
  g_autoptr (LydQuestion) question = lyd_question_preset_make (preset);
  g_autofree char *words = lyd_question_describe (question, 0);

  return offer_new (lyd_question_icon (preset->kind), _ (preset->title), words, _ ("Add"), "questions.add-usual",
                    preset->id);
}

static const LydKeptRows preset_rows = { dup_preset_key, make_preset, NULL };

static char *
dup_source_key (gpointer owner,
                gconstpointer item)
{
  const LydQuestionSource *source = item;
  g_autofree char *id = lyd_id_to_string (&source->event->id);

  return g_strdup_printf ("%s %d %s", id, source->n_questions, source->event->title);
}

static GtkWidget *
make_source (gpointer owner,
             gconstpointer item)
{
  const LydQuestionSource *source = item;
  g_autofree char *target = lyd_id_to_string (&source->event->id);
  g_autofree char *days = lyd_format_days (source->event);
  g_autofree char *count = g_strdup_printf (
    ngettext ("%d question", "%d questions", (gulong) source->n_questions), source->n_questions);
  g_autofree char *words = g_strdup_printf ("%s · %s", days, count);

  return offer_new ("edit-copy-symbolic", source->event->title, words, _ ("Copy"), "questions.copy", target);
}

static const LydKeptRows source_rows = { dup_source_key, make_source, NULL };

/* The row that was moved by its keys keeps the focus at its new place. */
static void
focus_moved (LydQuestionsWindow *self)
{
  g_autofree char *id = NULL;
  GtkListBoxRow *row;

  if (lyd_id_is_none (&self->moved))
    return;
  id = lyd_id_to_string (&self->moved);
  self->moved = lyd_id_none;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "lyd-question"), id) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_plan (LydQuestionsWindow *self)
{
  g_autoptr (GPtrArray) usual = g_ptr_array_new ();
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  for (guint i = 0; i < lyd_n_question_presets; i++)
    if (!is_asked (self, &lyd_question_presets[i]))
      g_ptr_array_add (usual, (gpointer) &lyd_question_presets[i]);
  for (guint i = 0; i < MIN (self->plan->sources->len, MAX_SOURCES); i++)
    g_ptr_array_add (sources, g_ptr_array_index (self->plan->sources, i));
  gtk_widget_set_visible (self->empty, self->plan->questions->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->plan->questions->len > 0);
  gtk_widget_set_visible (self->usual_group, usual->len > 0);
  gtk_widget_set_visible (self->sources_group, sources->len > 0);
  lyd_kept_rows_show (GTK_WIDGET (self->list), &question_rows, self, self->plan->questions);
  lyd_kept_rows_show (GTK_WIDGET (self->usual), &preset_rows, self, usual);
  lyd_kept_rows_show (GTK_WIDGET (self->sources), &source_rows, self, sources);
  focus_moved (self);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydQuestionsWindow) self = data;
  g_autoptr (GError) error = NULL;
  LydQuestionPlan *plan = lyd_store_get_questions_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (plan == NULL) {
    if (self->store != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      toast (self, error->message, NULL);
    return;
  }
  if (self->store == NULL) {
    lyd_question_plan_free (plan);
    return;
  }
  /* Rows look at the plan while they are shown. */
  g_clear_pointer (&self->plan, lyd_question_plan_free);
  self->plan = plan;
  show_plan (self);
}

/* ---- the answers ---- */

static void
summed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydQuestionsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rollups = lyd_store_list_rollups_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rollups == NULL) {
    toast (self, error->message, NULL);
    return;
  }
  lyd_rollup_view_set (self->rollups, rollups);
  gtk_stack_set_visible_child_name (self->answers, rollups->len > 0 ? "rollups" : "empty");
}

static gboolean
shows_answers (LydQuestionsWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "answers") == 0;
}

static void
restart (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static void
sum_up (LydQuestionsWindow *self)
{
  restart (&self->summed);
  self->n_pending++;
  lyd_store_list_rollups_async (self->store, &self->event->id, self->revealed, self->summed, summed_cb,
                                g_object_ref (self));
}

static void
refresh (LydQuestionsWindow *self)
{
  restart (&self->asked);
  self->n_pending++;
  lyd_store_get_questions_async (self->store, &self->event->id, self->asked, read_cb, g_object_ref (self));
  if (shows_answers (self))
    sum_up (self);
}

static void
page_changed_cb (LydQuestionsWindow *self)
{
  gboolean answers = shows_answers (self);

  gtk_widget_set_visible (self->add, !answers);
  gtk_widget_set_visible (self->export, answers);
  if (answers && self->store != NULL)
    sum_up (self);
}

static gboolean
turn_cb (gpointer data)
{
  LydQuestionsWindow *self = data;

  self->turn_source = 0;
  adw_view_switcher_bar_set_reveal (self->bar, adw_view_switcher_title_get_title_visible (self->switcher));
  return G_SOURCE_REMOVE;
}

/* The title is folded while room is given out: what needs other room then asks for it in vain. */
static void
turned_cb (LydQuestionsWindow *self)
{
  if (self->turn_source == 0)
    self->turn_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_cb, self, NULL);
}

static void
reveal_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (widget);

  self->revealed = TRUE;
  sum_up (self);
}

static void
exported_cb (LydQuestionsWindow *self,
             const char *sentence,
             const char *path)
{
  toast (self, sentence, NULL);
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (widget);
  LydExportDialog *dialog = lyd_export_dialog_new (GTK_WINDOW (self), self->store, self->event);

  lyd_export_dialog_set_what (dialog, "answer-counts");
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_registration_action (GtkWidget *widget,
                          const char *name,
                          GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN_REGISTRATION], 0, g_variant_get_string (parameter, NULL));
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- acts ---- */

static const LydQuestionSummary *
find_question (LydQuestionsWindow *self,
               GVariant *parameter,
               guint *position)
{
  LydId id;

  if (self->plan == NULL || !lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return NULL;
  for (*position = 0; *position < self->plan->questions->len; (*position)++) {
    const LydQuestionSummary *summary = g_ptr_array_index (self->plan->questions, *position);

    if (lyd_id_equal (&summary->question->id, &id))
      return summary;
  }
  return NULL;
}

static void
open_dialog (LydQuestionsWindow *self,
             const LydQuestion *question,
             int n_answers)
{
  LydQuestionDialog *dialog = lyd_question_dialog_new (GTK_WINDOW (self), self->store, question, n_answers);

  g_signal_connect_object (dialog, "done", G_CALLBACK (say_done), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (widget);
  g_autoptr (LydQuestion) question = lyd_question_new ();

  question->event = self->event->id;
  open_dialog (self, question, 0);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (widget);
  guint position;
  const LydQuestionSummary *summary = find_question (self, parameter, &position);

  if (summary != NULL)
    open_dialog (self, summary->question, summary->n_answers);
}

static void
move_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (widget);
  guint position;
  const LydQuestionSummary *summary = find_question (self, parameter, &position);
  gboolean up = strcmp (name, "questions.move-up") == 0;

  if (summary == NULL || (up ? position == 0 : position + 1 == self->plan->questions->len))
    return;
  self->moved = summary->question->id;
  self->n_pending++;
  lyd_store_move_question_async (self->store, &summary->question->id, (int) position + (up ? -1 : 1), done_cb,
                                 g_object_ref (self));
}

/* The question on which the focus is, by keys. */
static void
move_focused_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  GtkWidget *row = focus != NULL && ADW_IS_ACTION_ROW (focus)
                     ? focus
                   : focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW)
                                   : NULL;
  const char *id = row != NULL ? g_object_get_data (G_OBJECT (row), "lyd-question") : NULL;

  if (id != NULL)
    gtk_widget_activate_action (
      widget, strcmp (name, "questions.focused-up") == 0 ? "questions.move-up" : "questions.move-down", "s", id);
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (widget);
  guint position;
  const LydQuestionSummary *summary = find_question (self, parameter, &position);

  if (summary == NULL)
    return;
  self->n_pending++;
  lyd_store_remove_question_async (self->store, &summary->question->id, done_cb, g_object_ref (self));
}

static void
add_usual_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (widget);

  self->n_pending++;
  lyd_store_add_preset_question_async (self->store, &self->event->id, g_variant_get_string (parameter, NULL), done_cb,
                                       g_object_ref (self));
}

static void
copy_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (widget);
  LydId from;

  if (!lyd_id_from_string (&from, g_variant_get_string (parameter, NULL)))
    return;
  self->n_pending++;
  lyd_store_copy_questions_async (self->store, &from, &self->event->id, done_cb, g_object_ref (self));
}

static void
lyd_questions_window_dispose (GObject *object)
{
  LydQuestionsWindow *self = LYD_QUESTIONS_WINDOW (object);

  g_cancellable_cancel (self->asked);
  g_cancellable_cancel (self->summed);
  g_clear_handle_id (&self->turn_source, g_source_remove);
  g_clear_weak_pointer (&self->note);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_QUESTIONS_WINDOW);
  g_clear_object (&self->asked);
  g_clear_object (&self->summed);
  g_clear_object (&self->store);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->plan, lyd_question_plan_free);
  G_OBJECT_CLASS (lyd_questions_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, add);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, export);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, usual_group);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, usual);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, sources_group);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, sources);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, answers);
  gtk_widget_class_bind_template_child (widget_class, LydQuestionsWindow, rollups);
}

static void
lyd_questions_window_class_init (LydQuestionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_questions_window_dispose;
  signals[SIGNAL_OPEN_REGISTRATION] = g_signal_new ("open-registration", LYD_TYPE_QUESTIONS_WINDOW, G_SIGNAL_RUN_LAST,
                                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (LYD_TYPE_ROLLUP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/questions/lyd-questions-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, turned_cb);
  gtk_widget_class_install_action (widget_class, "questions.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "questions.add-usual", "s", add_usual_action);
  gtk_widget_class_install_action (widget_class, "questions.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "questions.move-up", "s", move_action);
  gtk_widget_class_install_action (widget_class, "questions.move-down", "s", move_action);
  gtk_widget_class_install_action (widget_class, "questions.focused-up", NULL, move_focused_action);
  gtk_widget_class_install_action (widget_class, "questions.focused-down", NULL, move_focused_action);
  gtk_widget_class_install_action (widget_class, "questions.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "questions.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "questions.undo", "s", undo_action);
  gtk_widget_class_install_action (widget_class, "questions.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "questions.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "questions.open-registration", "s", open_registration_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "questions.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "questions.focused-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "questions.focused-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_questions_window_init (LydQuestionsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @event: copied */
LydQuestionsWindow *
lyd_questions_window_new (GtkWindow *parent,
                          LydStore *store,
                          const LydEvent *event)
{
  LydQuestionsWindow *self = g_object_new (LYD_TYPE_QUESTIONS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = lyd_event_copy (event);
  adw_view_switcher_title_set_subtitle (self->switcher, event->title);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  page_changed_cb (self);
  refresh (self);
  return self;
}

/* Goes to what was answered. */
void
lyd_questions_window_show_answers (LydQuestionsWindow *self)
{
  adw_view_stack_set_visible_child_name (self->stack, "answers");
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_questions_window_is_idle (LydQuestionsWindow *self)
{
  return self->n_pending == 0;
}
