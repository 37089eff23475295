#include "lyd-people-change-dialog.h"

#include "lyd-store-audience.h"
#include "lyd-store-people.h"

#include <glib/gi18n.h>

struct _LydPeopleChangeDialog {
  LydForm parent_instance;

  GArray *people; /* of LydId */
  LydAudienceSheet *sheet;
  GPtrArray *groups; /* of LydAudienceRule, the sheet's: in the order of the rows below */

  GtkEditable *organization;
  GtkEditable *role;
  AdwComboRow *language;
  AdwPreferencesGroup *group_rows;
  AdwComboRow *join;
  AdwComboRow *leave;
};

G_DEFINE_FINAL_TYPE (LydPeopleChangeDialog, lyd_people_change_dialog, LYD_TYPE_FORM)

/* In the order of the row; NULL: as it is. */
static const char *const languages[] = { NULL, "en", "es" };

/* (nullable): what was typed */
static const char *
get_text (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return text[0] != '\0' ? text : NULL;
}

/* (nullable): the group that is chosen */
static const LydId *
get_group (LydPeopleChangeDialog *self,
           AdwComboRow *row)
{
  guint i = adw_combo_row_get_selected (row);

  return i > 0 && i <= self->groups->len ? &((LydAudienceRule *) g_ptr_array_index (self->groups, i - 1))->group : NULL;
}

static void
read_change (LydPeopleChangeDialog *self,
             LydPeopleChange *change)
{
  guint language = adw_combo_row_get_selected (self->language);

  *change = (LydPeopleChange){
    .organization = get_text (self->organization),
    .role = get_text (self->role),
    .language = language < G_N_ELEMENTS (languages) ? languages[language] : NULL,
    .join = get_group (self, self->join),
    .leave = get_group (self, self->leave),
  };
}

static void
check (LydForm *form)
{
  LydPeopleChange change;

  read_change (LYD_PEOPLE_CHANGE_DIALOG (form), &change);
  lyd_form_judge (form, "",
                  change.organization != NULL || change.role != NULL || change.language != NULL ||
                    change.join != NULL || change.leave != NULL);
}

static void
save (LydForm *form)
{
  LydPeopleChangeDialog *self = LYD_PEOPLE_CHANGE_DIALOG (form);
  LydPeopleChange change;

  read_change (self, &change);
  lyd_store_change_people_async (lyd_form_get_store (form), self->people, &change, lyd_form_saved_cb,
                                 g_object_ref (form));
}

static void
groups_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydPeopleChangeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAudienceSheet) sheet = lyd_store_get_audience_finish (LYD_STORE (source), result, &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const[]){ _ ("None"), NULL });

  if (lyd_form_get_store (LYD_FORM (self)) == NULL)
    return;
  if (sheet == NULL) {
    lyd_form_tell (LYD_FORM (self), error->message);
    return;
  }
  for (guint i = 0; i < sheet->choices->len; i++) {
    LydAudienceRule *rule = g_ptr_array_index (sheet->choices, i);

    if (rule->kind != LYD_AUDIENCE_GROUP)
      continue;
    g_ptr_array_add (self->groups, rule);
    gtk_string_list_append (names, rule->name);
  }
  self->sheet = g_steal_pointer (&sheet);
  adw_combo_row_set_model (self->join, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->leave, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->group_rows), self->groups->len > 0);
}

static void
lyd_people_change_dialog_dispose (GObject *object)
{
  LydPeopleChangeDialog *self = LYD_PEOPLE_CHANGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PEOPLE_CHANGE_DIALOG);
  G_OBJECT_CLASS (lyd_people_change_dialog_parent_class)->dispose (object);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, lyd_audience_sheet_free);
}

static void
lyd_people_change_dialog_class_init (LydPeopleChangeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_people_change_dialog_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = lyd_store_act_finish;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/people/lyd-people-change-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydPeopleChangeDialog, organization);
  gtk_widget_class_bind_template_child (widget_class, LydPeopleChangeDialog, role);
  gtk_widget_class_bind_template_child (widget_class, LydPeopleChangeDialog, language);
  gtk_widget_class_bind_template_child (widget_class, LydPeopleChangeDialog, group_rows);
  gtk_widget_class_bind_template_child (widget_class, LydPeopleChangeDialog, join);
  gtk_widget_class_bind_template_child (widget_class, LydPeopleChangeDialog, leave);
  lyd_form_class_bind_callbacks (widget_class);
}

static void
lyd_people_change_dialog_init (LydPeopleChangeDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @people: (element-type LydId): copied */
LydPeopleChangeDialog *
lyd_people_change_dialog_new (GtkWindow *parent,
                              LydStore *store,
                              const GArray *people)
{
  LydPeopleChangeDialog *self =
    g_object_new (LYD_TYPE_PEOPLE_CHANGE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *title = g_strdup_printf (ngettext ("Change %d Person", "Change %d People", people->len),
                                            (int) people->len);

  self->people = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_array_append_vals (self->people, people->data, people->len);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_grab_focus (GTK_WIDGET (self->organization));
  lyd_form_begin (LYD_FORM (self), store);
  lyd_store_get_audience_async (store, NULL, NULL, lyd_form_get_cancellable (LYD_FORM (self)), groups_cb,
                                g_object_ref (self));
  return self;
}
