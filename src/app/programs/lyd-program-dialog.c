#include "lyd-program-dialog.h"

#include <glib/gi18n.h>

struct _LydProgramDialog {
  AdwWindow parent_instance;

  LydProgram *program; /* what it began with */

  AdwEntryRow *name;
  AdwComboRow *kind;
  AdwEntryRow *funder;
  AdwEntryRow *starts;
  AdwEntryRow *ends;
  GtkWidget *remove_group;
};

G_DEFINE_FINAL_TYPE (LydProgramDialog, lyd_program_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_SAVE,
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
take_text (char **field,
           AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  g_free (*field);
  *field = text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydProgramDialog *self = LYD_PROGRAM_DIALOG (widget);
  g_autoptr (LydProgram) program = lyd_program_copy (self->program);

  take_text (&program->name, self->name);
  take_text (&program->funder, self->funder);
  take_text (&program->starts, self->starts);
  take_text (&program->ends, self->ends);
  g_free (program->kind);
  program->kind = g_strdup (lyd_word_id (&lyd_program_kinds, (int) adw_combo_row_get_selected (self->kind)));
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, program);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
changed_cb (LydProgramDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "program.save", name[0] != '\0');
}

static void
activated_cb (LydProgramDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "program.save", NULL);
}

static void
lyd_program_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PROGRAM_DIALOG);
  g_clear_pointer (&LYD_PROGRAM_DIALOG (object)->program, lyd_program_free);
  G_OBJECT_CLASS (lyd_program_dialog_parent_class)->dispose (object);
}

static void
lyd_program_dialog_class_init (LydProgramDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_program_dialog_dispose;
  signals[SIGNAL_SAVE] = g_signal_new ("save", LYD_TYPE_PROGRAM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_REMOVE] =
    g_signal_new ("remove", LYD_TYPE_PROGRAM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/programs/lyd-program-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydProgramDialog, name);
  gtk_widget_class_bind_template_child (widget_class, LydProgramDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, LydProgramDialog, funder);
  gtk_widget_class_bind_template_child (widget_class, LydProgramDialog, starts);
  gtk_widget_class_bind_template_child (widget_class, LydProgramDialog, ends);
  gtk_widget_class_bind_template_child (widget_class, LydProgramDialog, remove_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "program.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "program.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_program_dialog_init (LydProgramDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < lyd_program_kinds.n_words; i++)
    gtk_string_list_append (titles, lyd_word_title (&lyd_program_kinds, i));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (titles));
}

static void
set_text (AdwEntryRow *row,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/* @program: (nullable): copied; %NULL for a new one. @used: events are reported under it, so it cannot be removed */
LydProgramDialog *
lyd_program_dialog_new (GtkWindow *parent,
                        const LydProgram *program,
                        gboolean used)
{
  LydProgramDialog *self = g_object_new (LYD_TYPE_PROGRAM_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->program = program != NULL ? lyd_program_copy (program) : lyd_program_new ();
  set_text (self->name, self->program->name);
  set_text (self->funder, self->program->funder);
  set_text (self->starts, self->program->starts);
  set_text (self->ends, self->program->ends);
  if (program != NULL) {
    adw_combo_row_set_selected (self->kind, (guint) MAX (0, lyd_word_find (&lyd_program_kinds, program->kind)));
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Program"));
    gtk_widget_set_visible (self->remove_group, !used);
  }
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return self;
}
