#include "lyd-import-window-private.h"

#include "desk/lyd-desk-window.h"
#include "lyd-import-words.h"

#include <glib/gi18n.h>

/* From so many rows on an open desk has to wait noticeably. */
#define MANY_ROWS 5000

static gboolean
is_desk_open (LydImportWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkApplication *application = parent != NULL ? gtk_window_get_application (parent) : NULL;

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL; l = l->next)
    if (LYD_IS_DESK_WINDOW (l->data))
      return TRUE;
  return FALSE;
}

static void
asked_cb (LydImportWindow *self,
          const char *response)
{
  if (g_str_equal (response, "import") && self->draft != NULL && lyd_import_draft_get_plan (self->draft) != NULL)
    lyd_import_window_apply (self);
}

static void
ask_about_desk (LydImportWindow *self,
                guint n)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Import While a Desk Is Open?"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    ngettext ("%u row comes in at once. The desk waits meanwhile, and people wait in front of it.",
              "%u rows come in at once. The desk waits meanwhile, and people wait in front of it.", n),
    n);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _ ("_Not Now"), "import", _ ("_Import"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "later");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_signal_connect_object (dialog, "response", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
next_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);
  guint n_rows;

  if (!lyd_import_window_has_plan (self))
    return;
  if (lyd_import_window_is_step (self, "columns")) {
    lyd_import_window_revise (self);
    return;
  }
  n_rows = lyd_import_plan_get_n_rows (lyd_import_draft_get_plan (self->draft));
  if (n_rows > MANY_ROWS && is_desk_open (self))
    ask_about_desk (self, n_rows);
  else
    lyd_import_window_apply (self);
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);

  if (lyd_import_window_is_step (self, "preview")) {
    lyd_import_window_show_columns (self);
    return;
  }
  lyd_import_window_choose_again (self);
}

/* Leaves the file that is being read; another can be chosen. */
static void
stop_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);

  if (lyd_import_window_is_step (self, "file"))
    lyd_import_window_choose_again (self);
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  lyd_import_window_read_file (LYD_IMPORT_WINDOW (widget), file, NULL);
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer data)
{
  LydImportWindow *self = data;

  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

    if (file != NULL)
      lyd_import_window_read_file (self, file, NULL);
  }
  g_clear_object (&self->chooser);
}

static void
choose_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);

  g_clear_object (&self->chooser);
  self->chooser = lyd_import_make_chooser (GTK_WINDOW (self), _ ("Choose a List of Registrations"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Says otherwise: what the file is. */
static void
format_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);

  if (lyd_import_window_has_plan (self))
    lyd_import_window_start_planning (self, g_variant_get_string (parameter, NULL));
}

/* Another sheet is another list: what was said of the first does not hold for it. */
static void
sheet_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);

  if (!lyd_import_window_has_plan (self))
    return;
  lyd_import_draft_set_sheet (self->draft, g_variant_get_string (parameter, NULL));
  lyd_import_window_start_planning (self, NULL);
}

static void
guess_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);

  if (!lyd_import_window_has_plan (self))
    return;
  lyd_import_draft_guess_again (self->draft);
  lyd_import_window_start_planning (self, NULL);
}

static void
set_field_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);
  const LydImportFile *file;
  guint column, field;
  gboolean moved = FALSE;

  g_variant_get (parameter, "(uu)", &column, &field);
  if (!lyd_import_window_has_plan (self) || field >= LYD_N_FIELDS)
    return;
  file = lyd_import_plan_get_file (lyd_import_draft_get_plan (self->draft));
  if (column >= lyd_import_file_get_n_columns (file))
    return;
  for (guint i = 0; i < lyd_import_file_get_n_columns (file); i++)
    moved |=
      i != column && lyd_import_draft_get_field (self->draft, i) == (LydField) field && field > LYD_FIELD_QUESTION;
  lyd_import_draft_set_field (self->draft, column, (LydField) field);
  if (moved)
    lyd_import_window_redraw_soon (self);
}

static void
answer_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);
  guint row, answer;

  g_variant_get (parameter, "(uu)", &row, &answer);
  if (!lyd_import_window_has_plan (self) || answer > LYD_IMPORT_ANSWER_SKIP ||
      row >= lyd_import_plan_get_n_rows (lyd_import_draft_get_plan (self->draft)))
    return;
  lyd_import_draft_answer (self->draft, row, (LydImportAnswer) answer);
  lyd_import_window_revise (self);
}

/* Whoever is new, also where no place or no included seat is left. */
static void
register_all_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);

  if (!lyd_import_window_has_plan (self))
    return;
  lyd_import_draft_set_beyond (self->draft, g_variant_get_boolean (parameter));
  lyd_import_window_revise (self);
}

static void
decided (LydImportWindow *self,
         LydImportPlan *plan)
{
  lyd_import_window_fill_chips (self, plan);
  lyd_import_window_update_next (self);
}

static void
decide_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);
  LydImportPlan *plan = self->draft != NULL ? lyd_import_draft_get_plan (self->draft) : NULL;
  guint conflict, decision;

  g_variant_get (parameter, "(uu)", &conflict, &decision);
  if (plan == NULL || decision > LYD_IMPORT_BOTH || conflict >= lyd_import_plan_get_conflicts (plan)->len)
    return;
  lyd_import_plan_decide (plan, conflict, (LydImportDecision) decision);
  decided (self, plan);
}

static void
decide_all_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);
  LydImportPlan *plan = self->draft != NULL ? lyd_import_draft_get_plan (self->draft) : NULL;
  int decision = lyd_word_find (&lyd_import_decisions, g_variant_get_string (parameter, NULL));

  if (plan == NULL || decision < 0)
    return;
  lyd_import_plan_decide_all (plan, (LydImportDecision) decision);
  decided (self, plan);
  lyd_import_window_redraw_soon (self);
}

static void
tab_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);
  guint tab = g_variant_get_uint32 (parameter);
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  while (chip != NULL && tab-- > 0)
    chip = gtk_widget_get_next_sibling (chip);
  if (chip != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}

void
lyd_import_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "import.format", "s", format_action);
  gtk_widget_class_install_action (widget_class, "import.sheet", "s", sheet_action);
  gtk_widget_class_install_action (widget_class, "import.guess", NULL, guess_action);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.set-field", "(uu)", set_field_action);
  gtk_widget_class_install_action (widget_class, "import.answer", "(uu)", answer_action);
  gtk_widget_class_install_action (widget_class, "import.register-all", "b", register_all_action);
  gtk_widget_class_install_action (widget_class, "import.decide", "(uu)", decide_action);
  gtk_widget_class_install_action (widget_class, "import.decide-all", "s", decide_all_action);
  gtk_widget_class_install_action (widget_class, "import.tab", "u", tab_action);
}
