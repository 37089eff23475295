#include "lyd-substitute-dialog.h"

#include "lyd-fold.h"
#include "lyd-store-registrations.h"
#include "lyd-store-substitute.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydSubstituteDialog {
  LydForm parent_instance;

  LydId event;
  LydId registration; /* whose place it is */
  LydId before;       /* who does not come */
  char *organization; /* theirs; NULL: none */
  GPtrArray *found;   /* LydKnownPerson, in the order of the rows */
  GPtrArray *rows;    /* borrowed */
  GCancellable *finding;
  LydId chosen; /* of those on file; none: somebody new */
  guint n_pending;
  gboolean tried; /* saving was refused once */

  GtkEditable *name;
  AdwPreferencesGroup *known;
  AdwPreferencesGroup *fresh;
  GtkEditable *email;
  GtkEditable *employer;
  AdwPreferencesGroup *guests_group;
  AdwComboRow *guests; /* in the order of LydGuests */
  AdwPreferencesGroup *effects;
  AdwPreferencesGroup *exception;
  GtkEditable *override;
};

G_DEFINE_FINAL_TYPE (LydSubstituteDialog, lyd_substitute_dialog, LYD_TYPE_FORM)

/* More than these nobody looks through: more letters find fewer. */
#define MAX_FOUND 6

static const char *
get_text (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return text[0] != '\0' ? text : NULL;
}

static void
check (LydForm *form)
{
  LydSubstituteDialog *self = LYD_SUBSTITUTE_DIALOG (form);
  gboolean known = !lyd_id_is_none (&self->chosen);
  g_autofree char *name = lyd_clean_line (gtk_editable_get_text (self->name));

  gtk_widget_set_visible (GTK_WIDGET (self->fresh), !known && name[0] != '\0');
  lyd_form_judge (form, "", known || name[0] != '\0');
}

/* ---- who is on file ---- */

static void
choose (LydSubstituteDialog *self,
        GtkCheckButton *button)
{
  const LydId *person = g_object_get_data (G_OBJECT (button), "lyd-person");

  if (!gtk_check_button_get_active (button))
    return;
  self->chosen = *person;
  lyd_form_changed (LYD_FORM (self));
}

static void
add_row (LydSubstituteDialog *self,
         const LydKnownPerson *known,
         GtkCheckButton *group)
{
  GtkWidget *button = gtk_check_button_new ();
  const char *line = known->organization != NULL ? known->organization : known->person->email;
  GtkWidget *row = lyd_directory_row_new (NULL, known->person->name, line);
  gboolean here = !lyd_id_is_none (&known->registration);

  if (here)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Registered already"));
  gtk_widget_set_sensitive (row, !here);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, known->person->name, -1);
  g_object_set_data_full (G_OBJECT (button), "lyd-person", g_memdup2 (&known->person->id, sizeof (LydId)), g_free);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "lyd-button", button);
  if (lyd_id_equal (&known->person->id, &self->chosen))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  lyd_directory_add (self->known, self->rows, row);
}

static void
add_new_row (LydSubstituteDialog *self,
             GtkCheckButton *group)
{
  g_autofree char *name = lyd_safe_text (gtk_editable_get_text (self->name));
  LydKnownPerson fresh = { 0 };
  g_autoptr (LydPerson) person = lyd_person_new ();

  if (name[0] == '\0')
    return;
  person->name = g_strdup (name);
  fresh.person = person;
  fresh.organization = (char *) _ ("Somebody new");
  add_row (self, &fresh, group);
}

/* Colleagues first: it is their organization's place. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer data)
{
  LydSubstituteDialog *self = data;
  const LydKnownPerson *left = *(LydKnownPerson *const *) a;
  const LydKnownPerson *right = *(LydKnownPerson *const *) b;

  return (g_strcmp0 (right->organization, self->organization) == 0) -
         (g_strcmp0 (left->organization, self->organization) == 0);
}

static void
show_found (LydSubstituteDialog *self)
{
  GtkCheckButton *group = NULL;

  self->chosen = lyd_id_none;
  lyd_directory_empty (self->known, self->rows);
  for (guint i = 0; i < self->found->len && self->rows->len < MAX_FOUND; i++) {
    const LydKnownPerson *known = g_ptr_array_index (self->found, i);

    if (lyd_id_equal (&known->person->id, &self->before))
      continue;
    add_row (self, known, group);
    group = g_object_get_data (g_ptr_array_index (self->rows, 0), "lyd-button");
  }
  add_new_row (self, group);
  gtk_widget_set_visible (GTK_WIDGET (self->known), self->rows->len > 0);
  lyd_form_changed (LYD_FORM (self));
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydSubstituteDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = lyd_store_find_people_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (lyd_form_get_store (LYD_FORM (self)) == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL) {
    lyd_form_tell (LYD_FORM (self), error->message);
    return;
  }
  g_ptr_array_sort_with_data (found, compare, self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  show_found (self);
}

/* Before a name is typed, the colleagues are offered. */
static void
find (LydSubstituteDialog *self)
{
  LydStore *store = lyd_form_get_store (LYD_FORM (self));
  const char *text = get_text (self->name);

  if (store == NULL || (text == NULL && (text = self->organization) == NULL))
    return;
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  self->n_pending++;
  lyd_store_find_people_async (store, &self->event, text, 4 * MAX_FOUND, self->finding, found_cb, g_object_ref (self));
}

static void
name_cb (LydSubstituteDialog *self)
{
  self->chosen = lyd_id_none;
  lyd_form_changed (LYD_FORM (self));
  find (self);
}

/* ---- what it does ---- */

static void
show_effects (LydSubstituteDialog *self,
              const LydRecord *record)
{
  g_autofree char *gone =
    g_strdup_printf (_ ("%s’s registration is cancelled and stays in the history"), record->row->name);
  guint n_sensitive = 0;

  for (guint i = 0; i < record->answers->len; i++) {
    const LydRecordAnswer *answer = g_ptr_array_index (record->answers, i);

    n_sensitive += answer->question->sensitive && answer->value != NULL && answer->value[0] != '\0';
  }
  adw_preferences_group_add (
    self->effects,
    lyd_directory_row_new ("object-select-symbolic", _ ("The place, the sessions and the answers go over"), NULL));
  if (n_sensitive > 0) {
    g_autofree char *kept = g_strdup_printf (
      ngettext ("%d sensitive answer does not go over", "%d sensitive answers do not go over", n_sensitive),
      (int) n_sensitive);

    adw_preferences_group_add (self->effects,
                               lyd_directory_row_new ("channel-secure-symbolic", kept,
                                                      _ ("Diet and access needs are each person’s own: ask again.")));
  }
  adw_preferences_group_add (
    self->effects,
    lyd_directory_row_new ("lyd-badge-symbolic", _ ("There is a new code"),
                           _ ("Print the badge and send the ticket afterwards. The old ones stop working.")));
  adw_preferences_group_add (self->effects, lyd_directory_row_new ("lyd-person-symbolic", gone, NULL));
}

/* Whoever brings nobody is not asked about them. */
static void
show_guests (LydSubstituteDialog *self,
             const LydRecord *record)
{
  g_autofree char *title =
    /* Translators: of the person in whose place another comes; a row whose choices are "Come along" and the like */
    g_strdup_printf (ngettext ("%d guest", "%d guests", (gulong) record->n_guests), record->n_guests);

  gtk_widget_set_visible (GTK_WIDGET (self->guests_group), record->n_guests > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->guests), title);
}

static void
save (LydForm *form)
{
  LydSubstituteDialog *self = LYD_SUBSTITUTE_DIALOG (form);
  const LydRegistrationRequest request = {
    .name = get_text (self->name),
    .email = get_text (self->email),
    .organization = get_text (self->employer),
    .override = get_text (self->override),
    .person = lyd_id_is_none (&self->chosen) ? NULL : &self->chosen,
  };

  /* Whether somebody may come is known only now; then an exception can be made. */
  gtk_widget_set_visible (GTK_WIDGET (self->exception), self->tried);
  self->tried = TRUE;
  lyd_store_substitute_async (lyd_form_get_store (form), &self->registration, &request,
                              (LydGuests) adw_combo_row_get_selected (self->guests), lyd_form_saved_cb,
                              g_object_ref (form));
}

static LydDone *
finish (LydStore *store,
        GAsyncResult *result,
        GError **error)
{
  return lyd_store_act_finish (store, result, error);
}

static void
lyd_substitute_dialog_dispose (GObject *object)
{
  LydSubstituteDialog *self = LYD_SUBSTITUTE_DIALOG (object);

  g_cancellable_cancel (self->finding);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SUBSTITUTE_DIALOG);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->organization, g_free);
  G_OBJECT_CLASS (lyd_substitute_dialog_parent_class)->dispose (object);
}

static void
lyd_substitute_dialog_class_init (LydSubstituteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_substitute_dialog_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = finish;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/registrations/lyd-substitute-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, name);
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, known);
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, fresh);
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, email);
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, employer);
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, guests_group);
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, guests);
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, effects);
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, exception);
  gtk_widget_class_bind_template_child (widget_class, LydSubstituteDialog, override);
  lyd_form_class_bind_callbacks (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
}

static void
lyd_substitute_dialog_init (LydSubstituteDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @record: whose place it is; read, not kept */
LydSubstituteDialog *
lyd_substitute_dialog_new (GtkWindow *parent,
                           LydStore *store,
                           const LydRecord *record)
{
  LydSubstituteDialog *self = g_object_new (LYD_TYPE_SUBSTITUTE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Instead of %s"), record->row->name);

  self->event = record->registration->event;
  self->registration = record->registration->id;
  self->before = record->person->id;
  self->organization = g_strdup (record->row->organization);
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (self->organization != NULL)
    gtk_editable_set_text (self->employer, self->organization);
  show_guests (self, record);
  show_effects (self, record);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  lyd_form_begin (LYD_FORM (self), store);
  find (self);
  return self;
}

/* Whether everybody who was looked for is shown. */
gboolean
lyd_substitute_dialog_is_idle (LydSubstituteDialog *self)
{
  return self->n_pending == 0;
}
