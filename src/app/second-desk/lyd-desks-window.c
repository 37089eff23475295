#include "lyd-desks-window.h"

#include "lyd-ask-where.h"
#include "lyd-phrases.h"
#include "lyd-store-plan.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

/* A list of more is for the command line. */
#define MAX_ROWS 200

struct _LydDesksWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydId event;
  GCancellable *cancellable;
  guint n_pending;
  LydDesks *desks; /* NULL until they are known */
  GTimeZone *zone;
  AdwToast *toast; /* the last one, while it is shown */
  char *proposed;  /* what the new copy's desk would be called: it stays where somebody wrote another name */

  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkScrolledWindow *scroller;
  GtkWidget *state;
  GtkImage *state_icon;
  GtkLabel *state_words;
  AdwPreferencesGroup *back;
  AdwPreferencesGroup *doubles;
  AdwPreferencesGroup *copies;
  AdwEntryRow *label;
  AdwActionRow *split;
  GtkSpinButton *n_desks;
  GPtrArray *rows; /* of GtkWidget: those that are made anew with what they show, each with its group */
};

G_DEFINE_FINAL_TYPE (LydDesksWindow, lyd_desks_window, ADW_TYPE_WINDOW)

static void
toast (LydDesksWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *shown = adw_toast_new (escaped);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, shown);
  adw_toast_overlay_add_toast (self->toasts, shown);
}

/* ---- rows ---- */

static void
clear_rows (LydDesksWindow *self,
            AdwPreferencesGroup *group)
{
  for (guint i = self->rows->len; i > 0; i--) {
    GtkWidget *row = g_ptr_array_index (self->rows, i - 1);

    if (g_object_get_data (G_OBJECT (row), "group") == group) {
      adw_preferences_group_remove (group, row);
      g_ptr_array_remove_index (self->rows, i - 1);
    }
  }
}

/* @title, @subtitle: plain text */
static AdwActionRow *
add_row (LydDesksWindow *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *subtitle)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *below = g_markup_escape_text (subtitle, -1);
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", escaped, "subtitle", below, "title-lines", 2,
                                    "subtitle-lines", 4, "activatable", FALSE, NULL);

  g_object_set_data (G_OBJECT (row), "group", group);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_icon (AdwActionRow *row,
          const char *name,
          const char *style)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (name);

  gtk_widget_add_css_class (icon, style);
  adw_action_row_add_prefix (row, icon);
}

static void
add_more (LydDesksWindow *self,
          AdwPreferencesGroup *group,
          guint n)
{
  g_autofree char *words =
    n > MAX_ROWS ? g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_ROWS), n - MAX_ROWS) : NULL;

  if (words != NULL)
    add_row (self, group, words, _ ("The command line lists all: lanyardctl desk doubles"));
}

/* ---- what there is ---- */

static void
show_state (LydDesksWindow *self)
{
  g_autofree char *unseen = lyd_desk_copy_describe_unseen (self->desks->unseen);

  gtk_widget_set_visible (self->state, unseen != NULL || self->desks->copies->len > 0);
  gtk_label_set_label (self->state_words, unseen != NULL ? unseen : _ ("Every desk that worked on a copy is back"));
  gtk_image_set_from_icon_name (self->state_icon, unseen != NULL ? "dialog-warning-symbolic" : "lyd-admitted-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), unseen != NULL ? "lyd-ok" : "lyd-amber");
  gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), unseen != NULL ? "lyd-amber" : "lyd-ok");
}

static void
show_copy (LydDesksWindow *self,
           const LydDeskCopy *copy)
{
  gint64 now = lyd_store_get_now (self->store);
  g_autofree char *made = lyd_format_past (copy->made_at, now, self->zone);
  g_autofree char *name = g_path_get_basename (copy->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *id = lyd_id_to_string (&copy->id);
  g_autofree char *line = NULL;
  AdwActionRow *row;
  GtkWidget *forget;

  if (copy->brought_at != LYD_TIME_NONE) {
    g_autofree char *when = lyd_format_past (copy->brought_at, now, self->zone);

    /* Translators: when a desk's copy was brought back, e.g. "Today 3:10 pm" */
    line = g_strdup_printf (_ ("Back · %s"), when);
    row = add_row (self, self->copies, copy->label, line);
    add_icon (row, "lyd-admitted-symbolic", "lyd-ok");
    return;
  }
  /* Translators: when a copy was made, e.g. "Today 9:14 am"; the name of the file */
  line = g_strdup_printf (_ ("Not back yet · %s · “%s”"), made, shown);
  row = add_row (self, self->copies, copy->label, line);
  add_icon (row, "dialog-warning-symbolic", "lyd-amber");
  forget = g_object_new (GTK_TYPE_BUTTON, "icon-name", "edit-delete-symbolic", "valign", GTK_ALIGN_CENTER,
                         "tooltip-text", _ ("It will not come back: wait for it no longer"), NULL);
  gtk_widget_add_css_class (forget, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("It will not come back: wait for it no longer"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (forget), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (forget), "desks.forget");
  adw_action_row_add_suffix (row, forget);
}

static void
show_copies (LydDesksWindow *self)
{
  g_autofree char *label = lyd_desk_copy_suggest_label (self->desks->copies->len);

  clear_rows (self, self->copies);
  for (guint i = 0; i < self->desks->copies->len; i++)
    show_copy (self, g_ptr_array_index (self->desks->copies, i));
  if (self->desks->copies->len == 0)
    add_row (self, self->copies, _ ("No copy was made yet"),
             _ ("A desk works alone with its copy, and is brought back when its doors close."));
  if (self->proposed == NULL || g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->label)), self->proposed))
    gtk_editable_set_text (GTK_EDITABLE (self->label), label);
  g_free (self->proposed);
  self->proposed = g_steal_pointer (&label);
}

/* One of the two desks: where, and when. */
static GtkWidget *
make_passage (LydDesksWindow *self,
              const char *station,
              gint64 at)
{
  g_autofree char *clock = lyd_format_clock (at, self->zone);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *where = gtk_label_new (station);
  GtkWidget *when = gtk_label_new (clock);

  g_object_set (where, "xalign", 1.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 7, "max-width-chars", 14, NULL);
  g_object_set (when, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (where, "caption");
  gtk_widget_add_css_class (where, "lyd-readable");
  gtk_widget_add_css_class (when, "numeric");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 6);
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (GTK_BOX (box), when);
  return box;
}

static void
show_doubles (LydDesksWindow *self)
{
  const GPtrArray *list = self->desks->doubles;

  clear_rows (self, self->doubles);
  gtk_widget_set_visible (GTK_WIDGET (self->doubles), list->len > 0);
  for (guint i = 0; i < MIN (list->len, MAX_ROWS); i++) {
    const LydDoubleEntry *twice = g_ptr_array_index (list, i);
    g_autofree char *below = twice->organization != NULL
                               ? g_strdup_printf ("%s · %s", twice->session_title, twice->organization)
                               : g_strdup (twice->session_title);
    AdwActionRow *row = add_row (self, self->doubles, twice->name, below);

    adw_action_row_set_subtitle_lines (row, 1);
    for (int side = 0; side < 2; side++)
      adw_action_row_add_suffix (row, make_passage (self, twice->station[side], twice->at[side]));
  }
  add_more (self, self->doubles, list->len);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydDesksWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDesks) desks = lyd_store_get_desks_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->toasts == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (desks == NULL) {
    toast (self, error->message);
    return;
  }
  g_clear_pointer (&self->desks, lyd_desks_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->desks = g_steal_pointer (&desks);
  self->zone = lyd_zone_get_or_utc (self->desks->event->timezone);
  adw_window_title_set_subtitle (self->heading, self->desks->event->title);
  show_state (self);
  show_copies (self);
  show_doubles (self);
}

static void
refresh (LydDesksWindow *self)
{
  self->n_pending++;
  lyd_store_get_desks_async (self->store, &self->event, self->cancellable, read_cb, g_object_ref (self));
}

static void
split_read_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydDesksWindow) self = data;
  g_autoptr (GPtrArray) shares = lyd_store_split_names_finish (LYD_STORE (source), result, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  self->n_pending--;
  if (self->toasts == NULL || shares == NULL)
    return;
  for (guint i = 0; i < shares->len; i++) {
    const LydDeskShare *share = g_ptr_array_index (shares, i);
    g_autofree char *letters = lyd_desk_share_describe (share);
    g_autofree char *people = g_strdup_printf (ngettext ("%d person", "%d people", (gulong) share->n), share->n);

    /* Translators: "Desk 1: A–K, 61 people" */
    g_string_append_printf (text, _ ("%sDesk %u: %s, %s"), i > 0 ? "\n" : "", i + 1, letters, people);
  }
  adw_action_row_set_subtitle (self->split, text->str);
}

static void
split_cb (LydDesksWindow *self)
{
  if (self->store == NULL)
    return;
  self->n_pending++;
  lyd_store_split_names_async (self->store, &self->event, gtk_spin_button_get_value_as_int (self->n_desks),
                               self->cancellable, split_read_cb, g_object_ref (self));
}

/* ---- a copy ---- */

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDesksWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDeskCopy) copy = lyd_store_write_desk_copy_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = NULL;

  self->n_pending--;
  if (self->toasts == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desks.copy", TRUE);
  if (copy == NULL) {
    toast (self, error->message);
    return;
  }
  words = g_strdup_printf (_ ("The copy is written. Open it in Lanyard on %s’s computer."), copy->label);
  toast (self, words);
  refresh (self);
}

static void
copy_to (GtkWidget *widget,
         const char *path)
{
  LydDesksWindow *self = LYD_DESKS_WINDOW (widget);

  self->n_pending++;
  gtk_widget_action_set_enabled (widget, "desks.copy", FALSE);
  lyd_store_write_desk_copy_async (self->store, &self->event, gtk_editable_get_text (GTK_EDITABLE (self->label)), path,
                                   copied_cb, g_object_ref (self));
}

static void
copy_to_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  copy_to (widget, g_variant_get_string (parameter, NULL));
}

static void
copy_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydDesksWindow *self = LYD_DESKS_WINDOW (widget);
  const char *label = gtk_editable_get_text (GTK_EDITABLE (self->label));
  g_autofree char *file = NULL;

  if (self->desks == NULL)
    return;
  file = lyd_desk_copy_suggest_name (self->desks->event->title, label);
  lyd_ask_where (widget, _ ("Copy for Another Desk"), GTK_FILE_CHOOSER_ACTION_SAVE, file, copy_to);
}

static void
copy_cb (LydDesksWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desks.copy", NULL);
}

static void
forgotten_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydDesksWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->n_pending--;
  if (!lyd_store_forget_desk_copy_finish (LYD_STORE (source), result, &error) && self->toasts != NULL)
    toast (self, error->message);
  if (self->toasts != NULL)
    refresh (self);
}

static void
forget_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydDesksWindow *self = LYD_DESKS_WINDOW (widget);
  LydId copy;

  if (!lyd_id_from_string (&copy, g_variant_get_string (parameter, NULL)))
    return;
  self->n_pending++;
  lyd_store_forget_desk_copy_async (self->store, &self->event, &copy, forgotten_cb, g_object_ref (self));
}

/* ---- and back ---- */

static void
show_conflicts (LydDesksWindow *self,
                const GPtrArray *conflicts)
{
  for (guint i = 0; i < MIN (conflicts->len, MAX_ROWS); i++) {
    const LydDeskConflict *conflict = g_ptr_array_index (conflicts, i);
    g_autofree char *title = g_strdup_printf ("%s · %s", conflict->name, conflict->field);
    /* Translators: the two values of a field that was changed at two desks */
    g_autofree char *below =
      g_strdup_printf (_ ("Kept here: %s\nThere: %s"), conflict->here[0] != '\0' ? conflict->here : _ ("nothing"),
                       conflict->there[0] != '\0' ? conflict->there : _ ("nothing"));

    add_icon (add_row (self, self->back, title, below), "dialog-warning-symbolic", "lyd-amber");
  }
}

static void
add_undo (AdwActionRow *row,
          const LydId *entry)
{
  g_autofree char *target = lyd_id_to_string (entry);
  GtkWidget *undo = g_object_new (GTK_TYPE_BUTTON, "label", _ ("_Undo"), "use-underline", TRUE, "valign",
                                  GTK_ALIGN_CENTER, "tooltip-text", _ ("Takes back changes, never check-ins"), NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (undo), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "desks.undo");
  adw_action_row_add_suffix (row, undo);
}

static void
show_return (LydDesksWindow *self,
             const LydDeskReturn *back)
{
  g_autofree char *sentence = lyd_desk_return_describe (back);
  g_autofree char *plan = lyd_desk_return_describe_plan (back);
  AdwActionRow *row;

  clear_rows (self, self->back);
  gtk_widget_set_visible (GTK_WIDGET (self->back), TRUE);
  row = add_row (self, self->back, sentence,
                 back->conflicts->len > 0 ? _ ("Some things were changed at both desks; they stay as they are here.")
                                          : "");
  adw_action_row_set_title_lines (row, 4);
  add_icon (row, "lyd-admitted-symbolic", "lyd-ok");
  if (!lyd_id_is_none (&back->entry))
    add_undo (row, &back->entry);
  if (plan != NULL)
    add_icon (add_row (self, self->back, plan, ""), "dialog-information-symbolic", "lyd-plain");
  show_conflicts (self, back->conflicts);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
brought_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydDesksWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDeskReturn) back = lyd_store_bring_desk_back_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->toasts == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desks.bring-back", TRUE);
  if (back == NULL) {
    toast (self, error->message);
    return;
  }
  show_return (self, back);
  refresh (self);
}

static void
bring_back_file (GtkWidget *widget,
                 const char *path)
{
  LydDesksWindow *self = LYD_DESKS_WINDOW (widget);

  self->n_pending++;
  gtk_widget_action_set_enabled (widget, "desks.bring-back", FALSE);
  lyd_store_bring_desk_back_async (self->store, path, brought_cb, g_object_ref (self));
}

static void
bring_back_file_action (GtkWidget *widget,
                        const char *name,
                        GVariant *parameter)
{
  bring_back_file (widget, g_variant_get_string (parameter, NULL));
}

static void
bring_back_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Bring Desk Back"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, bring_back_file);
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDesksWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL ? lyd_undo_result_describe (undone) : NULL;

  self->n_pending--;
  if (self->toasts == NULL)
    return;
  toast (self, undone == NULL ? error->message : words);
  if (undone != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->back), FALSE);
  refresh (self);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydDesksWindow *self = LYD_DESKS_WINDOW (widget);
  LydId entry;

  if (!lyd_id_from_string (&entry, g_variant_get_string (parameter, NULL)))
    return;
  self->n_pending++;
  lyd_store_undo_async (self->store, &entry, undone_cb, g_object_ref (self));
}

static void
lyd_desks_window_dispose (GObject *object)
{
  LydDesksWindow *self = LYD_DESKS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESKS_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->desks, lyd_desks_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->proposed, g_free);
  G_OBJECT_CLASS (lyd_desks_window_parent_class)->dispose (object);
}

static void
lyd_desks_window_class_init (LydDesksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desks_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/second-desk/lyd-desks-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, state);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, state_words);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, back);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, doubles);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, copies);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, label);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, split);
  gtk_widget_class_bind_template_child (widget_class, LydDesksWindow, n_desks);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_install_action (widget_class, "desks.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "desks.copy-to", "s", copy_to_action);
  gtk_widget_class_install_action (widget_class, "desks.bring-back", NULL, bring_back_action);
  gtk_widget_class_install_action (widget_class, "desks.bring-back-file", "s", bring_back_file_action);
  gtk_widget_class_install_action (widget_class, "desks.forget", "s", forget_action);
  gtk_widget_class_install_action (widget_class, "desks.undo", "s", undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_desks_window_init (LydDesksWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is still asked for may hold this window longer than the one lives that it belongs to. */
static void
orphaned_cb (GtkWindow *self)
{
  gtk_window_set_transient_for (self, NULL);
  gtk_window_destroy (self);
}

LydDesksWindow *
lyd_desks_window_new (GtkWindow *parent,
                      LydStore *store,
                      const LydId *event)
{
  LydDesksWindow *self = g_object_new (LYD_TYPE_DESKS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = *event;
  g_signal_connect_object (parent, "destroy", G_CALLBACK (orphaned_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  split_cb (self);
  return self;
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_desks_window_is_idle (LydDesksWindow *self)
{
  return self->n_pending == 0;
}
