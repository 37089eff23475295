#include "lyd-material-dialog.h"

#include "lyd-material-look.h"
#include "lyd-store-materials.h"

#include <glib/gi18n.h>

struct _LydMaterialDialog {
  LydForm parent_instance;

  LydMaterial *material; /* what it began with */
  GArray *sessions;      /* of LydId: what the choices after the first stand for */
  gboolean titled;       /* somebody typed a title */
  gboolean kinded;       /* somebody chose a kind */
  gboolean guessing;

  AdwEntryRow *link;
  AdwActionRow *file;
  AdwEntryRow *name;
  AdwComboRow *kind;
  AdwComboRow *session;
};

G_DEFINE_FINAL_TYPE (LydMaterialDialog, lyd_material_dialog, LYD_TYPE_FORM)

static gboolean
is_new (LydMaterialDialog *self)
{
  return lyd_id_is_none (&self->material->id);
}

static gboolean
is_link (LydMaterialDialog *self)
{
  return self->material->hash == NULL;
}

static void
check (LydForm *form)
{
  LydMaterialDialog *self = LYD_MATERIAL_DIALOG (form);
  const char *link = gtk_editable_get_text (GTK_EDITABLE (self->link));
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autofree char *clean = lyd_link_clean (link);
  gboolean wrong = is_link (self) && clean == NULL;

  lyd_form_set_row_wrong (GTK_WIDGET (self->link), wrong && link[0] != '\0');
  lyd_form_judge (form, wrong && link[0] != '\0' ? _ ("A link begins with https:// and has no spaces.") : "",
                  !wrong && title[0] != '\0');
}

/* Until somebody says otherwise, title and kind follow the link. */
static void
link_cb (LydMaterialDialog *self)
{
  g_autofree char *clean = lyd_link_clean (gtk_editable_get_text (GTK_EDITABLE (self->link)));

  self->guessing = TRUE;
  if (clean != NULL && !self->titled && is_new (self)) {
    g_autofree char *title = lyd_material_make_title (clean, NULL);

    gtk_editable_set_text (GTK_EDITABLE (self->name), title);
  }
  if (clean != NULL && !self->kinded && is_new (self))
    adw_combo_row_set_selected (self->kind, lyd_material_guess_kind (clean));
  self->guessing = FALSE;
  lyd_form_changed (LYD_FORM (self));
}

static void
name_cb (LydMaterialDialog *self)
{
  self->titled |= !self->guessing;
  lyd_form_changed (LYD_FORM (self));
}

static void
kind_cb (LydMaterialDialog *self)
{
  self->kinded |= !self->guessing;
}

static void
save (LydForm *form)
{
  LydMaterialDialog *self = LYD_MATERIAL_DIALOG (form);
  g_autoptr (LydMaterial) material = lyd_material_copy (self->material);
  guint session = adw_combo_row_get_selected (self->session);

  g_free (material->title);
  material->title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  material->kind = (LydMaterialKind) adw_combo_row_get_selected (self->kind);
  material->session =
    session > 0 && session <= self->sessions->len ? g_array_index (self->sessions, LydId, session - 1) : lyd_id_none;
  if (is_link (self)) {
    g_free (material->link);
    material->link = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->link)));
  }
  if (is_new (self))
    lyd_store_add_material_async (lyd_form_get_store (form), material, NULL, NULL, NULL, lyd_form_saved_cb,
                                  g_object_ref (form));
  else
    lyd_store_change_material_async (lyd_form_get_store (form), material, lyd_form_saved_cb, g_object_ref (form));
}

static void
lyd_material_dialog_dispose (GObject *object)
{
  LydMaterialDialog *self = LYD_MATERIAL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_MATERIAL_DIALOG);
  g_clear_pointer (&self->material, lyd_material_free);
  g_clear_pointer (&self->sessions, g_array_unref);
  G_OBJECT_CLASS (lyd_material_dialog_parent_class)->dispose (object);
}

static void
lyd_material_dialog_class_init (LydMaterialDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_material_dialog_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = lyd_store_act_finish;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/materials/lyd-material-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydMaterialDialog, link);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialDialog, file);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialDialog, name);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialDialog, session);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  lyd_form_class_bind_callbacks (widget_class);
}

static void
lyd_material_dialog_init (LydMaterialDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->sessions = g_array_new (FALSE, FALSE, sizeof (LydId));
  self->guessing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < lyd_material_kinds.n_words; i++)
    gtk_string_list_append (kinds, lyd_word_title (&lyd_material_kinds, i));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
}

/* An event's one session is the event. */
static void
offer_sessions (LydMaterialDialog *self,
                const GPtrArray *sessions)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (titles, _ ("The whole event"));
  for (guint i = 0; sessions != NULL && i < sessions->len; i++) {
    const LydSession *session = ((LydSessionSummary *) g_ptr_array_index (sessions, i))->session;

    gtk_string_list_append (titles, session->title);
    g_array_append_val (self->sessions, session->id);
    if (lyd_id_equal (&session->id, &self->material->session))
      selected = i + 1;
  }
  adw_combo_row_set_model (self->session, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->session, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->session), sessions != NULL && (sessions->len > 1 || selected > 0));
}

/**
 * lyd_material_dialog_new:
 * @material: without an id: a link that is added
 * @sessions: (nullable) (element-type LydSessionSummary): of the event; not kept
 */
LydMaterialDialog *
lyd_material_dialog_new (GtkWindow *parent,
                         LydStore *store,
                         const LydMaterial *material,
                         const GPtrArray *sessions)
{
  LydMaterialDialog *self = g_object_new (LYD_TYPE_MATERIAL_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->material = lyd_material_copy (material);
  offer_sessions (self, sessions);
  if (!is_new (self)) {
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Material"));
    g_object_set (self, "save-label", _ ("_Save"), NULL);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->link), is_link (self));
  gtk_widget_set_visible (GTK_WIDGET (self->file), !is_link (self));
  if (material->file_name != NULL) {
    g_autofree char *size = g_format_size ((guint64) MAX (material->size, 0));

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file), material->file_name);
    adw_action_row_set_subtitle (self->file, size);
  }
  if (material->link != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->link), material->link);
  if (material->title != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name), material->title);
  adw_combo_row_set_selected (self->kind, material->kind);
  self->guessing = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (is_link (self) ? self->link : self->name));
  lyd_form_begin (LYD_FORM (self), store);
  return self;
}
