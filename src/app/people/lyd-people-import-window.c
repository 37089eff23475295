#include "lyd-people-import-window.h"

#include "lyd-directory-look.h"
#include "lyd-store-people.h"

#include <glib/gi18n.h>

/* As many lines as somebody reads; the rest is counted. */
#define MAX_ROWS 200

struct _LydPeopleImportWindow {
  LydForm parent_instance;

  char *path;
  GPtrArray *rows; /* borrowed */
  guint n_pending;
  int n_changes; /* what there is to bring in */

  AdwComboRow *choice;
  AdwPreferencesGroup *preview;
};

G_DEFINE_FINAL_TYPE (LydPeopleImportWindow, lyd_people_import_window, LYD_TYPE_FORM)

static const struct {
  const char *icon;
  const char *style;
  const char *word;
} outcomes[LYD_N_PERSON_OUTCOMES] = {
  [LYD_PERSON_PROBLEM] = { "dialog-warning-symbolic", "lyd-amber", NC_ ("line of a list", "Left out") },
  [LYD_PERSON_NEW] = { "list-add-symbolic", "lyd-ok", NC_ ("line of a list", "New") },
  [LYD_PERSON_CHANGED] = { "document-edit-symbolic", "accent", NC_ ("line of a list", "Changed") },
  [LYD_PERSON_SAME] = { "lyd-confirm-symbolic", "lyd-readable", NC_ ("line of a list", "On file already") },
};

static void
check (LydForm *form)
{
  LydPeopleImportWindow *self = LYD_PEOPLE_IMPORT_WINDOW (form);

  lyd_form_judge (form, "", self->n_changes > 0 && self->n_pending == 0);
}

static GtkWidget *
line_row_new (const LydPeopleImportLine *line)
{
  const char *details = line->organization != NULL ? line->organization : line->email;
  /* Translators: the number of a line in a list, and what is wrong with it */
  g_autofree char *note = line->note != NULL ? g_strdup_printf (_ ("Line %u: %s"), line->line, line->note) : NULL;
  gboolean named = line->name != NULL && line->name[0] != '\0';
  GtkWidget *row =
    lyd_directory_row_new (NULL, named ? line->name : _ ("(no name)"), note != NULL ? note : details);
  GtkWidget *icon = gtk_image_new_from_icon_name (outcomes[line->outcome].icon);
  GtkWidget *word = gtk_label_new (g_dpgettext2 (NULL, "line of a list", outcomes[line->outcome].word));

  gtk_widget_add_css_class (icon, outcomes[line->outcome].style);
  gtk_widget_add_css_class (word, outcomes[line->outcome].style);
  gtk_widget_add_css_class (word, "caption");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
  return row;
}

static void
show_plan (LydPeopleImportWindow *self,
           const LydPeopleImportPlan *plan)
{
  g_autofree char *title = g_strdup_printf (_ ("%d new, %d changed, %d on file already, %d left out"),
                                            plan->n[LYD_PERSON_NEW], plan->n[LYD_PERSON_CHANGED],
                                            plan->n[LYD_PERSON_SAME], plan->n[LYD_PERSON_PROBLEM]);
  g_autofree char *label = NULL;

  self->n_changes = plan->n[LYD_PERSON_NEW] + plan->n[LYD_PERSON_CHANGED];
  label = self->n_changes > 0 ? g_strdup_printf (ngettext ("_Bring In %d Person", "_Bring In %d People",
                                                           (gulong) self->n_changes),
                                                 self->n_changes)
                              : g_strdup (_ ("_Bring In"));
  g_object_set (self, "save-label", label, NULL);
  lyd_directory_empty (self->preview, self->rows);
  adw_preferences_group_set_title (self->preview, title);
  adw_preferences_group_set_description (self->preview, plan->format);
  for (guint i = 0; i < MIN (plan->lines->len, MAX_ROWS); i++)
    lyd_directory_add (self->preview, self->rows, line_row_new (g_ptr_array_index (plan->lines, i)));
  if (plan->lines->len > MAX_ROWS) {
    guint rest = plan->lines->len - MAX_ROWS;
    g_autofree char *more = g_strdup_printf (ngettext ("and %u more line", "and %u more lines", rest), rest);

    lyd_directory_add (self->preview, self->rows, lyd_directory_row_new (NULL, more, NULL));
  }
  lyd_form_changed (LYD_FORM (self));
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydPeopleImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydPeopleImportPlan) plan = lyd_store_look_at_people_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  /* Another choice was made meanwhile: its answer is the one to be shown. */
  if (lyd_form_get_store (LYD_FORM (self)) == NULL || self->n_pending > 0)
    return;
  if (plan == NULL) {
    self->n_changes = 0;
    lyd_form_changed (LYD_FORM (self));
    lyd_form_tell (LYD_FORM (self), error->message);
    return;
  }
  show_plan (self, plan);
}

/* Another choice, another outcome. */
static void
look (LydPeopleImportWindow *self)
{
  LydStore *store = lyd_form_get_store (LYD_FORM (self));

  if (store == NULL)
    return;
  self->n_pending++;
  lyd_form_changed (LYD_FORM (self));
  lyd_store_look_at_people_async (store, self->path, (LydKnownChoice) adw_combo_row_get_selected (self->choice),
                                  looked_cb, g_object_ref (self));
}

static void
save (LydForm *form)
{
  LydPeopleImportWindow *self = LYD_PEOPLE_IMPORT_WINDOW (form);

  lyd_store_import_people_async (lyd_form_get_store (form), self->path,
                                 (LydKnownChoice) adw_combo_row_get_selected (self->choice), lyd_form_saved_cb,
                                 g_object_ref (form));
}

static void
lyd_people_import_window_dispose (GObject *object)
{
  LydPeopleImportWindow *self = LYD_PEOPLE_IMPORT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PEOPLE_IMPORT_WINDOW);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (lyd_people_import_window_parent_class)->dispose (object);
}

static void
lyd_people_import_window_class_init (LydPeopleImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_people_import_window_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = lyd_store_act_finish;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/people/lyd-people-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydPeopleImportWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, LydPeopleImportWindow, preview);
}

static void
lyd_people_import_window_init (LydPeopleImportWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

LydPeopleImportWindow *
lyd_people_import_window_new (GtkWindow *parent,
                              LydStore *store,
                              const char *path)
{
  LydPeopleImportWindow *self =
    g_object_new (LYD_TYPE_PEOPLE_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->path = g_strdup (path);
  lyd_form_begin (LYD_FORM (self), store);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
  return self;
}

/* Whether what would become of the lines is shown. */
gboolean
lyd_people_import_window_is_idle (LydPeopleImportWindow *self)
{
  return self->n_pending == 0;
}
