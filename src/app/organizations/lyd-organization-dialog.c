#include "lyd-organization-dialog.h"

#include "lyd-state.h"

#include <glib/gi18n.h>

/* One network that it may belong to. */
typedef struct {
  char *name;
  char *joined;      /* as it was */
  GtkWidget *member; /* a GtkSwitch, borrowed */
  GtkWidget *since;  /* a GtkEntry, borrowed */
} Choice;

struct _LydOrganizationDialog {
  LydForm parent_instance;

  LydOrganization *organization; /* what it began with */
  GPtrArray *memberships;        /* Choice without widgets: what it belongs to; NULL: nothing */
  GPtrArray *choices;            /* Choice */
  gboolean ready;                /* the networks have been read: without them nothing may be saved */

  AdwEntryRow *name;
  AdwComboRow *state;
  AdwPreferencesGroup *networks;
  AdwEntryRow *other;
};

G_DEFINE_FINAL_TYPE (LydOrganizationDialog, lyd_organization_dialog, LYD_TYPE_FORM)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->name);
  g_free (choice->joined);
  g_free (choice);
}

/* Returns: (transfer full): the organization as typed */
static LydOrganization *
read_organization (LydOrganizationDialog *self)
{
  LydOrganization *organization = lyd_organization_copy (self->organization);
  guint state = adw_combo_row_get_selected (self->state);

  g_free (organization->name);
  g_free (organization->state);
  organization->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  organization->state =
    state > 0 && state <= (guint) lyd_states.n_words ? g_strdup (lyd_word_id (&lyd_states, (int) state - 1)) : NULL;
  return organization;
}

/* Returns: (transfer full) (element-type LydNetworkChoice): what it is to belong to */
static GPtrArray *
read_networks (LydOrganizationDialog *self)
{
  GPtrArray *networks = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_network_choice_free);
  const char *other = gtk_editable_get_text (GTK_EDITABLE (self->other));

  for (guint i = 0; i < self->choices->len; i++) {
    const Choice *choice = g_ptr_array_index (self->choices, i);

    if (gtk_switch_get_active (GTK_SWITCH (choice->member)))
      g_ptr_array_add (networks, lyd_network_choice_new (choice->name,
                                                         gtk_editable_get_text (GTK_EDITABLE (choice->since))));
  }
  if (other[0] != '\0')
    g_ptr_array_add (networks, lyd_network_choice_new (other, NULL));
  return networks;
}

static void
check (LydForm *form)
{
  LydOrganizationDialog *self = LYD_ORGANIZATION_DIALOG (form);
  g_autoptr (LydOrganization) organization = read_organization (self);
  g_autoptr (GPtrArray) networks = read_networks (self);
  LydDirectoryProblem problem = lyd_directory_check_organization (organization, networks);
  /* An empty form needs no reproach. */
  gboolean quiet = problem == LYD_DIRECTORY_NAME_MISSING && lyd_id_is_none (&organization->id);

  lyd_form_judge (form, quiet ? "" : lyd_directory_problem_get_sentence (problem),
                  problem == LYD_DIRECTORY_FINE && self->ready);
}

/* ---- networks ---- */

static const Choice *
find_membership (LydOrganizationDialog *self,
                 const char *name)
{
  for (guint i = 0; self->memberships != NULL && i < self->memberships->len; i++) {
    const Choice *membership = g_ptr_array_index (self->memberships, i);

    if (g_strcmp0 (membership->name, name) == 0)
      return membership;
  }
  return NULL;
}

static void
add_network (LydOrganizationDialog *self,
             const LydNetwork *network)
{
  const Choice *membership = find_membership (self, network->name);
  const char *since = membership != NULL ? membership->joined : NULL;
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", network->name, NULL);
  g_autofree char *label = g_strdup_printf (_ ("Belongs to %s"), network->name);

  choice->name = g_strdup (network->name);
  choice->since = gtk_entry_new ();
  choice->member = gtk_switch_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (choice->since), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (choice->since), 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (choice->since), _ ("since"));
  gtk_editable_set_text (GTK_EDITABLE (choice->since), since != NULL ? since : "");
  gtk_widget_set_valign (choice->since, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (choice->member, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (choice->member), membership != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->member), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->since), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("since"), -1);
  g_object_bind_property (choice->member, "active", choice->since, "visible", G_BINDING_SYNC_CREATE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice->since);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice->member);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice->member);
  g_signal_connect_object (choice->member, "notify::active", G_CALLBACK (lyd_form_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choice->since, "changed", G_CALLBACK (lyd_form_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->networks, row);
  g_ptr_array_add (self->choices, choice);
}

static void
networks_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydOrganizationDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) networks = lyd_store_list_networks_finish (LYD_STORE (source), result, &error);

  if (lyd_form_get_store (LYD_FORM (self)) == NULL)
    return;
  if (networks == NULL) {
    lyd_form_tell (LYD_FORM (self), error->message);
    return;
  }
  for (guint i = 0; i < networks->len; i++)
    add_network (self, g_ptr_array_index (networks, i));
  self->ready = TRUE;
  lyd_form_changed (LYD_FORM (self));
}

static void
save (LydForm *form)
{
  LydOrganizationDialog *self = LYD_ORGANIZATION_DIALOG (form);
  g_autoptr (LydOrganization) organization = read_organization (self);
  g_autoptr (GPtrArray) networks = read_networks (self);

  lyd_store_save_organization_async (lyd_form_get_store (form), organization, networks, lyd_form_saved_cb,
                                     g_object_ref (form));
}

static void
lyd_organization_dialog_dispose (GObject *object)
{
  LydOrganizationDialog *self = LYD_ORGANIZATION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ORGANIZATION_DIALOG);
  g_clear_pointer (&self->organization, lyd_organization_free);
  g_clear_pointer (&self->memberships, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_organization_dialog_parent_class)->dispose (object);
}

static void
lyd_organization_dialog_class_init (LydOrganizationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_organization_dialog_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = lyd_store_act_finish;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/organizations/lyd-organization-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationDialog, name);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationDialog, state);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationDialog, networks);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationDialog, other);
  lyd_form_class_bind_callbacks (widget_class);
}

static void
lyd_organization_dialog_init (LydOrganizationDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->choices = g_ptr_array_new_with_free_func (choice_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (titles, _ ("Not known"));
  for (int i = 0; i < lyd_states.n_words; i++)
    gtk_string_list_append (titles, lyd_word_title (&lyd_states, i));
  adw_combo_row_set_model (self->state, G_LIST_MODEL (titles));
}

static void
remember_networks (LydOrganizationDialog *self,
                   GPtrArray *networks)
{
  self->memberships = g_ptr_array_new_with_free_func (choice_free);
  for (guint i = 0; i < networks->len; i++) {
    const LydOrganizationNetwork *network = g_ptr_array_index (networks, i);
    Choice *choice;

    if (network->membership->left_on != NULL)
      continue;
    choice = g_new0 (Choice, 1);
    choice->name = g_strdup (network->name);
    g_ptr_array_add (self->memberships, choice);
    choice->joined = g_strdup (network->membership->joined);
  }
}

/* @page: (nullable): the organization as it is, not kept; %NULL: a new one */
LydOrganizationDialog *
lyd_organization_dialog_new (GtkWindow *parent,
                             LydStore *store,
                             const LydOrganizationPage *page)
{
  LydOrganizationDialog *self =
    g_object_new (LYD_TYPE_ORGANIZATION_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->organization = page != NULL ? lyd_organization_copy (page->line->organization) : lyd_organization_new ();
  if (page != NULL) {
    gtk_editable_set_text (GTK_EDITABLE (self->name), self->organization->name);
    adw_combo_row_set_selected (self->state, (guint) (lyd_word_find (&lyd_states, self->organization->state) + 1));
    remember_networks (self, page->networks);
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Organization"));
    g_object_set (self, "save-label", _ ("_Save"), NULL);
  }
  lyd_store_list_networks_async (store, lyd_form_get_cancellable (LYD_FORM (self)), networks_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  lyd_form_begin (LYD_FORM (self), store);
  return self;
}

/* Whether the networks have been read. */
gboolean
lyd_organization_dialog_is_ready (LydOrganizationDialog *self)
{
  return self->ready;
}
