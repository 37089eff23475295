#include "lyd-organizations-change-dialog.h"

#include "lyd-store-directory.h"
#include "lyd-store-people.h"

#include <glib/gi18n.h>

struct _LydOrganizationsChangeDialog {
  LydForm parent_instance;

  GArray *organizations; /* of LydId */

  GtkEditable *join;
  GtkEditable *since;
  AdwPreferencesGroup *leaving;
  AdwComboRow *leave;
  GtkEditable *until;
};

G_DEFINE_FINAL_TYPE (LydOrganizationsChangeDialog, lyd_organizations_change_dialog, LYD_TYPE_FORM)

static const char *
get_text (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return text[0] != '\0' ? text : NULL;
}

static void
read_change (LydOrganizationsChangeDialog *self,
             LydOrganizationsChange *change)
{
  GtkStringObject *leave = adw_combo_row_get_selected (self->leave) > 0 ? adw_combo_row_get_selected_item (self->leave)
                                                                        : NULL;

  *change = (LydOrganizationsChange){
    .join = get_text (self->join),
    .since = get_text (self->since),
    .leave = leave != NULL ? gtk_string_object_get_string (leave) : NULL,
    .until = get_text (self->until),
  };
}

static gboolean
is_date (const char *text)
{
  return text == NULL || lyd_directory_is_date (text);
}

static void
check (LydForm *form)
{
  LydOrganizationsChangeDialog *self = LYD_ORGANIZATIONS_CHANGE_DIALOG (form);
  LydOrganizationsChange change;
  gboolean dated;

  read_change (self, &change);
  dated = is_date (change.since) && is_date (change.until);
  lyd_form_set_row_wrong (GTK_WIDGET (self->since), !is_date (change.since));
  lyd_form_set_row_wrong (GTK_WIDGET (self->until), !is_date (change.until));
  lyd_form_judge (form, dated ? "" : lyd_directory_problem_get_sentence (LYD_DIRECTORY_SINCE_WRONG),
                  dated && (change.join != NULL || change.leave != NULL));
}

static void
save (LydForm *form)
{
  LydOrganizationsChangeDialog *self = LYD_ORGANIZATIONS_CHANGE_DIALOG (form);
  LydOrganizationsChange change;

  read_change (self, &change);
  lyd_store_change_organizations_async (lyd_form_get_store (form), self->organizations, &change, lyd_form_saved_cb,
                                        g_object_ref (form));
}

static void
networks_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydOrganizationsChangeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) networks = lyd_store_list_networks_finish (LYD_STORE (source), result, &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const[]){ _ ("None"), NULL });

  if (lyd_form_get_store (LYD_FORM (self)) == NULL)
    return;
  if (networks == NULL) {
    lyd_form_tell (LYD_FORM (self), error->message);
    return;
  }
  for (guint i = 0; i < networks->len; i++)
    gtk_string_list_append (names, ((LydNetwork *) g_ptr_array_index (networks, i))->name);
  adw_combo_row_set_model (self->leave, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->leaving), networks->len > 0);
}

static void
lyd_organizations_change_dialog_dispose (GObject *object)
{
  LydOrganizationsChangeDialog *self = LYD_ORGANIZATIONS_CHANGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ORGANIZATIONS_CHANGE_DIALOG);
  G_OBJECT_CLASS (lyd_organizations_change_dialog_parent_class)->dispose (object);
  g_clear_pointer (&self->organizations, g_array_unref);
}

static void
lyd_organizations_change_dialog_class_init (LydOrganizationsChangeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_organizations_change_dialog_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = lyd_store_act_finish;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/lanyard/Lanyard/organizations/lyd-organizations-change-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsChangeDialog, join);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsChangeDialog, since);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsChangeDialog, leaving);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsChangeDialog, leave);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsChangeDialog, until);
  lyd_form_class_bind_callbacks (widget_class);
}

static void
lyd_organizations_change_dialog_init (LydOrganizationsChangeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @organizations: (element-type LydId): copied */
LydOrganizationsChangeDialog *
lyd_organizations_change_dialog_new (GtkWindow *parent,
                                     LydStore *store,
                                     const GArray *organizations)
{
  LydOrganizationsChangeDialog *self =
    g_object_new (LYD_TYPE_ORGANIZATIONS_CHANGE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *title =
    g_strdup_printf (ngettext ("Change %d Organization", "Change %d Organizations", organizations->len),
                     (int) organizations->len);

  self->organizations = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_array_append_vals (self->organizations, organizations->data, organizations->len);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_grab_focus (GTK_WIDGET (self->join));
  lyd_form_begin (LYD_FORM (self), store);
  lyd_store_list_networks_async (store, lyd_form_get_cancellable (LYD_FORM (self)), networks_cb, g_object_ref (self));
  return self;
}
