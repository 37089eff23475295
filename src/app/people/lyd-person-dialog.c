#include "lyd-person-dialog.h"

#include "lyd-fold.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydPersonDialog {
  LydForm parent_instance;

  LydPerson *person; /* what it began with */
  LydOrganizationList *organizations;
  const char *suggestion; /* borrowed from the list */
  gboolean filling;
  gboolean name_touched; /* "shown as" is somebody's own words */

  AdwEntryRow *given;
  AdwEntryRow *family;
  AdwEntryRow *name;
  AdwEntryRow *email;
  AdwEntryRow *phone;
  AdwEntryRow *organization;
  GtkWidget *hint_row;
  GtkLabel *hint;
  GtkWidget *use;
  AdwEntryRow *role;
  AdwEntryRow *pronouns;
  GtkSwitch *pronouns_public;
  AdwEntryRow *pronunciation;
  AdwEntryRow *legal;
  AdwComboRow *language;
  GtkTextView *notes;
};

G_DEFINE_FINAL_TYPE (LydPersonDialog, lyd_person_dialog, LYD_TYPE_FORM)

/* In the order of the row. */
static const struct {
  const char *code;
  const char *title;
} languages[] = {
  { NULL, N_ ("Not known") },
  { "en", N_ ("English") },
  { "es", N_ ("Spanish") },
};

/* The entries that are a person's texts. */
static const struct {
  gsize row;
  gsize text;
} fields[] = {
  { G_STRUCT_OFFSET (LydPersonDialog, given), G_STRUCT_OFFSET (LydPerson, given) },
  { G_STRUCT_OFFSET (LydPersonDialog, family), G_STRUCT_OFFSET (LydPerson, family) },
  { G_STRUCT_OFFSET (LydPersonDialog, name), G_STRUCT_OFFSET (LydPerson, name) },
  { G_STRUCT_OFFSET (LydPersonDialog, email), G_STRUCT_OFFSET (LydPerson, email) },
  { G_STRUCT_OFFSET (LydPersonDialog, phone), G_STRUCT_OFFSET (LydPerson, phone) },
  { G_STRUCT_OFFSET (LydPersonDialog, role), G_STRUCT_OFFSET (LydPerson, role) },
  { G_STRUCT_OFFSET (LydPersonDialog, pronouns), G_STRUCT_OFFSET (LydPerson, pronouns) },
  { G_STRUCT_OFFSET (LydPersonDialog, pronunciation), G_STRUCT_OFFSET (LydPerson, pronunciation) },
  { G_STRUCT_OFFSET (LydPersonDialog, legal), G_STRUCT_OFFSET (LydPerson, legal) },
};

static GtkEditable *
get_row (LydPersonDialog *self,
         gsize offset)
{
  return G_STRUCT_MEMBER (GtkEditable *, self, offset);
}

static char *
dup_notes (LydPersonDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Returns: (transfer full): the person as typed */
static LydPerson *
read_person (LydPersonDialog *self)
{
  LydPerson *person = lyd_person_copy (self->person);
  guint language = adw_combo_row_get_selected (self->language);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    char **text = G_STRUCT_MEMBER_P (person, fields[i].text);

    g_free (*text);
    *text = g_strdup (gtk_editable_get_text (get_row (self, fields[i].row)));
  }
  person->pronouns_public = gtk_switch_get_active (self->pronouns_public);
  g_free (person->language);
  person->language = g_strdup (language < G_N_ELEMENTS (languages) ? languages[language].code : NULL);
  g_free (person->notes);
  person->notes = dup_notes (self);
  return person;
}

static gboolean
is_untouched (LydPersonDialog *self)
{
  for (gsize i = 0; i < 3; i++)
    if (gtk_editable_get_text (get_row (self, fields[i].row))[0] != '\0')
      return FALSE;
  return TRUE;
}

static void
check (LydForm *form)
{
  LydPersonDialog *self = LYD_PERSON_DIALOG (form);
  g_autoptr (LydPerson) person = read_person (self);
  LydDirectoryProblem problem = lyd_directory_check_person (person);
  /* An empty form needs no reproach. */
  gboolean quiet = problem == LYD_DIRECTORY_NAME_MISSING && is_untouched (self) && lyd_id_is_none (&person->id);

  lyd_form_set_row_wrong (GTK_WIDGET (self->name), problem == LYD_DIRECTORY_NAME_MISSING && !quiet);
  lyd_form_set_row_wrong (GTK_WIDGET (self->email), problem == LYD_DIRECTORY_EMAIL_WRONG);
  lyd_form_set_row_wrong (GTK_WIDGET (self->phone), problem == LYD_DIRECTORY_PHONE_WRONG);
  lyd_form_judge (form, quiet ? "" : lyd_directory_problem_get_sentence (problem), problem == LYD_DIRECTORY_FINE);
}

/* ---- the organization: one that is on file rather than another spelling of it ---- */

static void
show_hint (LydPersonDialog *self)
{
  g_autofree char *typed = lyd_fold_organization (gtk_editable_get_text (GTK_EDITABLE (self->organization)));
  const char *known = NULL;

  self->suggestion = NULL;
  for (guint i = 0; self->organizations != NULL && typed[0] != '\0' && i < self->organizations->lines->len; i++) {
    const LydOrganizationLine *line = g_ptr_array_index (self->organizations->lines, i);
    g_autofree char *folded = lyd_fold_organization (line->organization->name);

    if (strcmp (folded, typed) == 0)
      known = line->organization->name;
    else if (self->suggestion == NULL && strstr (folded, typed) != NULL)
      self->suggestion = line->organization->name;
  }
  gtk_widget_set_visible (self->hint_row, typed[0] != '\0' && known == NULL && self->organizations != NULL);
  gtk_widget_set_visible (self->use, self->suggestion != NULL);
  gtk_label_set_label (self->hint, self->suggestion != NULL ? self->suggestion
                                                            : _ ("A new organization of this name is added."));
}

static void
organizations_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (LydPersonDialog) self = data;
  g_autoptr (LydOrganizationList) list = lyd_store_list_organizations_finish (LYD_STORE (source), result, NULL);

  if (list == NULL || lyd_form_get_store (LYD_FORM (self)) == NULL)
    return;
  self->organizations = g_steal_pointer (&list);
  show_hint (self);
}

static void
organization_cb (LydPersonDialog *self)
{
  if (self->filling)
    return;
  show_hint (self);
  lyd_form_changed (LYD_FORM (self));
}

static void
use_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydPersonDialog *self = LYD_PERSON_DIALOG (widget);

  if (self->suggestion == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->organization), self->suggestion);
  gtk_editable_set_position (GTK_EDITABLE (self->organization), -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->organization));
}

/* ---- the name ---- */

/* First and last name are what is shown until somebody says otherwise. */
static void
parts_cb (LydPersonDialog *self)
{
  g_autofree char *name = NULL;

  if (self->filling)
    return;
  if (!self->name_touched) {
    name = g_strstrip (g_strconcat (gtk_editable_get_text (GTK_EDITABLE (self->given)), " ",
                                    gtk_editable_get_text (GTK_EDITABLE (self->family)), NULL));
    self->filling = TRUE;
    gtk_editable_set_text (GTK_EDITABLE (self->name), name);
    self->filling = FALSE;
  }
  lyd_form_changed (LYD_FORM (self));
}

static void
name_cb (LydPersonDialog *self)
{
  if (self->filling)
    return;
  self->name_touched = TRUE;
  lyd_form_changed (LYD_FORM (self));
}

static void
save (LydForm *form)
{
  LydPersonDialog *self = LYD_PERSON_DIALOG (form);
  g_autoptr (LydPerson) person = read_person (self);

  lyd_store_save_person_async (lyd_form_get_store (form), person,
                               gtk_editable_get_text (GTK_EDITABLE (self->organization)), lyd_form_saved_cb,
                               g_object_ref (form));
}

static void
lyd_person_dialog_dispose (GObject *object)
{
  LydPersonDialog *self = LYD_PERSON_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PERSON_DIALOG);
  g_clear_pointer (&self->person, lyd_person_free);
  g_clear_pointer (&self->organizations, lyd_organization_list_free);
  G_OBJECT_CLASS (lyd_person_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, given);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, family);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, name);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, email);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, phone);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, organization);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, hint_row);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, use);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, role);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, pronouns);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, pronouns_public);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, pronunciation);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, legal);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, language);
  gtk_widget_class_bind_template_child (widget_class, LydPersonDialog, notes);
}

static void
lyd_person_dialog_class_init (LydPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_person_dialog_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = lyd_store_act_finish;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/people/lyd-person-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, parts_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, organization_cb);
  lyd_form_class_bind_callbacks (widget_class);
  gtk_widget_class_install_action (widget_class, "person.use-suggestion", NULL, use_action);
}

static void
lyd_person_dialog_init (LydPersonDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    gtk_string_list_append (titles, _ (languages[i].title));
  adw_combo_row_set_model (self->language, G_LIST_MODEL (titles));
}

static void
fill (LydPersonDialog *self,
      const char *organization)
{
  const LydPerson *person = self->person;
  g_autofree char *parts = g_strstrip (g_strconcat (person->given != NULL ? person->given : "", " ",
                                                    person->family != NULL ? person->family : "", NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *text = G_STRUCT_MEMBER (char *, person, fields[i].text);

    gtk_editable_set_text (get_row (self, fields[i].row), text != NULL ? text : "");
  }
  gtk_editable_set_text (GTK_EDITABLE (self->organization), organization != NULL ? organization : "");
  gtk_switch_set_active (self->pronouns_public, person->pronouns_public);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].code, person->language) == 0)
      adw_combo_row_set_selected (self->language, i);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes), person->notes != NULL ? person->notes : "", -1);
  self->name_touched = person->name != NULL && strcmp (parts, person->name) != 0;
}

/* @person: (nullable): copied; %NULL or without an id: somebody new. @organization: (nullable): its name */
LydPersonDialog *
lyd_person_dialog_new (GtkWindow *parent,
                       LydStore *store,
                       const LydPerson *person,
                       const char *organization)
{
  LydPersonDialog *self = g_object_new (LYD_TYPE_PERSON_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->person = person != NULL ? lyd_person_copy (person) : lyd_person_new ();
  fill (self, organization);
  self->filling = FALSE;
  if (!lyd_id_is_none (&self->person->id)) {
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Person"));
    g_object_set (self, "save-label", _ ("_Save"), NULL);
  }
  lyd_store_list_organizations_async (store, lyd_form_get_cancellable (LYD_FORM (self)), organizations_cb,
                                      g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->given));
  lyd_form_begin (LYD_FORM (self), store);
  return self;
}
