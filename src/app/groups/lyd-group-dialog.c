#include "lyd-group-dialog.h"

#include "lyd-store-groups.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydGroupDialog {
  LydForm parent_instance;

  LydId id; /* none: a new one */

  GtkEditable *name;
  GtkSwitch *sensitive;
};

G_DEFINE_FINAL_TYPE (LydGroupDialog, lyd_group_dialog, LYD_TYPE_FORM)

static void
check (LydForm *form)
{
  const char *name = gtk_editable_get_text (LYD_GROUP_DIALOG (form)->name);

  lyd_form_judge (form, "", name[strspn (name, " ")] != '\0');
}

static void
save (LydForm *form)
{
  LydGroupDialog *self = LYD_GROUP_DIALOG (form);
  LydGroup group = {
    .id = self->id,
    .name = (char *) gtk_editable_get_text (self->name),
    .sensitive = gtk_switch_get_active (self->sensitive),
  };

  lyd_store_act_on_group_async (lyd_form_get_store (form),
                                lyd_id_is_none (&self->id) ? LYD_GROUP_ADD : LYD_GROUP_CHANGE, &group, NULL,
                                lyd_form_saved_cb, g_object_ref (self));
}

static void
lyd_group_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_GROUP_DIALOG);
  G_OBJECT_CLASS (lyd_group_dialog_parent_class)->dispose (object);
}

static void
lyd_group_dialog_class_init (LydGroupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_group_dialog_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = lyd_store_act_finish;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/groups/lyd-group-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydGroupDialog, name);
  gtk_widget_class_bind_template_child (widget_class, LydGroupDialog, sensitive);
  lyd_form_class_bind_callbacks (widget_class);
}

static void
lyd_group_dialog_init (LydGroupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @group: (nullable): %NULL: a new one */
LydGroupDialog *
lyd_group_dialog_new (GtkWindow *parent,
                      LydStore *store,
                      const LydGroup *group)
{
  LydGroupDialog *self = g_object_new (LYD_TYPE_GROUP_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  if (group != NULL) {
    self->id = group->id;
    gtk_editable_set_text (self->name, group->name);
    gtk_switch_set_active (self->sensitive, group->sensitive);
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Group"));
    g_object_set (self, "save-label", _ ("_Save"), NULL);
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  lyd_form_begin (LYD_FORM (self), store);
  return self;
}
