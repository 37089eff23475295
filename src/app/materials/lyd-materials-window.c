#include "lyd-materials-window.h"

#include "lyd-ask-where.h"
#include "lyd-kept-rows.h"
#include "lyd-launch.h"
#include "lyd-material-dialog.h"
#include "lyd-material-look.h"
#include "lyd-watch.h"

#include <glib/gi18n.h>

#define TICK_MS 100

struct _LydMaterialsWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydId event;
  LydId session;        /* what is added belongs to it; none: to the whole event */
  GPtrArray *materials; /* of LydMaterial; NULL: not read yet */
  GPtrArray *sessions;  /* of LydSessionSummary; NULL: not read yet */
  GCancellable *asked;
  guint n_pending;
  AdwToast *toast;
  LydId saving; /* whose copy is asked for */

  GQueue *waiting;       /* of char *: files to be added */
  GCancellable *copying; /* NULL: nothing is being copied */
  gint progress;
  guint tick;

  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkListBox *list;
  GtkRevealer *copy_revealer;
  GtkLabel *copy_label;
  GtkProgressBar *copy_bar;
};

G_DEFINE_FINAL_TYPE (LydMaterialsWindow, lyd_materials_window, ADW_TYPE_WINDOW)

static void add_next (LydMaterialsWindow *self);

static void
toast (LydMaterialsWindow *self,
       const char *message,
       const LydId *entry)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  g_autofree char *target = lyd_id_to_string (entry);
  AdwToast *shown = adw_toast_new (escaped);

  if (!lyd_id_is_none (entry)) {
    adw_toast_set_button_label (shown, _ ("_Undo"));
    adw_toast_set_action_name (shown, "materials.undo");
    adw_toast_set_action_target (shown, "s", target);
  }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, shown);
  adw_toast_overlay_add_toast (self->toasts, shown);
}

/* ---- the list ---- */

static LydMaterial *
find (LydMaterialsWindow *self,
      GVariant *parameter)
{
  LydId id;

  if (self->materials == NULL || !lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return NULL;
  for (guint i = 0; i < self->materials->len; i++) {
    LydMaterial *material = g_ptr_array_index (self->materials, i);

    if (lyd_id_equal (&material->id, &id))
      return material;
  }
  return NULL;
}

static const char *
find_session_title (LydMaterialsWindow *self,
                    const LydId *id)
{
  for (guint i = 0; self->sessions != NULL && i < self->sessions->len; i++) {
    const LydSession *session = ((LydSessionSummary *) g_ptr_array_index (self->sessions, i))->session;

    if (lyd_id_equal (&session->id, id))
      return session->title;
  }
  return NULL;
}

static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  return lyd_id_to_string (&((const LydMaterial *) item)->id);
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  const LydMaterial *material = item;
  const char *session = find_session_title (owner, &material->session);
  g_autofree char *what = lyd_material_describe (material);
  g_autofree char *line = session != NULL ? g_strdup_printf ("%s\n%s", what, session) : g_strdup (what);
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "lyd-icon");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), material->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), lyd_material_get_icon (material));
}

static GtkWidget *
make_menu (const LydMaterial *material,
           const char *target)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *label = g_strdup_printf (_ ("More about “%s”"), material->title);
  const struct {
    const char *label;
    const char *action;
    gboolean offered;
  } items[] = {
    { _ ("_Open"), "materials.open", TRUE },
    { _ ("_Edit…"), "materials.edit", TRUE },
    { _ ("_Save a Copy…"), "materials.save-copy", material->hash != NULL },
    { _ ("_Copy the Link"), "materials.copy-link", material->link != NULL },
    { _ ("_Remove"), "materials.remove", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (items[i].label, NULL);

    g_menu_item_set_action_and_target (item, items[i].action, "s", target);
    if (items[i].offered)
      g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  const LydMaterial *material = item;
  g_autofree char *target = lyd_id_to_string (&material->id);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 3, NULL);

  g_object_set_data (G_OBJECT (row), "lyd-icon", icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu (material, target));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "materials.open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  update_row (owner, row, material);
  return row;
}

static const LydKeptRows rows = { dup_row_key, make_row, update_row };

static void
show (LydMaterialsWindow *self)
{
  lyd_kept_rows_show (GTK_WIDGET (self->list), &rows, self, self->materials);
  gtk_stack_set_visible_child_name (self->pages, self->materials->len > 0 ? "list" : "empty");
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydMaterialsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) materials = lyd_store_list_materials_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (materials == NULL) {
    toast (self, error->message, &lyd_id_none);
    return;
  }
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  self->materials = g_steal_pointer (&materials);
  show (self);
}

static void
sessions_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydMaterialsWindow) self = data;
  g_autoptr (GPtrArray) sessions = lyd_store_summarize_sessions_finish (LYD_STORE (source), result, NULL);

  self->n_pending--;
  /* Without them the list says less; why they could not be read is said where they are listed. */
  if (self->store == NULL || sessions == NULL)
    return;
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->sessions = g_steal_pointer (&sessions);
  if (self->materials != NULL)
    show (self);
}

static void
refresh (LydMaterialsWindow *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending += 2;
  lyd_store_list_materials_async (self->store, &self->event, self->asked, listed_cb, g_object_ref (self));
  lyd_store_summarize_sessions_async (self->store, &self->event, self->asked, sessions_cb, g_object_ref (self));
}

/* ---- adding ---- */

static LydMaterial *
material_new (LydMaterialsWindow *self,
              const char *link,
              const char *path)
{
  LydMaterial *material = lyd_material_new ();

  material->event = self->event;
  material->session = self->session;
  material->link = g_strdup (link);
  material->title = lyd_material_make_title (link, path);
  material->kind = lyd_material_guess_kind (link != NULL ? link : path);
  return material;
}

static gboolean
tick_cb (gpointer data)
{
  LydMaterialsWindow *self = data;

  gtk_progress_bar_set_fraction (self->copy_bar, (double) g_atomic_int_get (&self->progress) / LYD_WATCH_WHOLE);
  return G_SOURCE_CONTINUE;
}

static void
stop_copying (LydMaterialsWindow *self)
{
  g_clear_object (&self->copying);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->copy_revealer != NULL)
    gtk_revealer_set_reveal_child (self->copy_revealer, FALSE);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydMaterialsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (done == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    toast (self, error->message, &lyd_id_none);
  else if (done != NULL && done->sentence != NULL)
    toast (self, done->sentence, &done->entry);
}

static void
added_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  LydMaterialsWindow *self = data;
  gboolean stopped = g_cancellable_is_cancelled (self->copying);

  stop_copying (self);
  if (stopped)
    g_queue_clear_full (self->waiting, g_free);
  else if (self->store != NULL)
    add_next (self);
  done_cb (source, result, data);
}

/* One file after the other: the disk is one. */
static void
add_next (LydMaterialsWindow *self)
{
  g_autofree char *path = self->copying == NULL ? g_queue_pop_head (self->waiting) : NULL;
  g_autoptr (LydMaterial) material = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (path == NULL)
    return;
  material = material_new (self, NULL, path);
  name = g_filename_display_basename (path);
  words = g_strdup_printf (_ ("Copying “%s”…"), name);
  gtk_label_set_label (self->copy_label, words);
  g_atomic_int_set (&self->progress, 0);
  gtk_revealer_set_reveal_child (self->copy_revealer, TRUE);
  self->copying = g_cancellable_new ();
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  self->n_pending++;
  lyd_store_add_material_async (self->store, material, path, &self->progress, self->copying, added_cb,
                                g_object_ref (self));
}

/* Adds copies of files, titled by their names. */
void
lyd_materials_window_add_files (LydMaterialsWindow *self,
                                const char *const *paths)
{
  for (gsize i = 0; paths[i] != NULL; i++)
    g_queue_push_tail (self->waiting, g_strdup (paths[i]));
  add_next (self);
}

/* Adds the link that @text is. Returns: %FALSE where it is none */
gboolean
lyd_materials_window_add_text (LydMaterialsWindow *self,
                               const char *text)
{
  g_autofree char *link = text != NULL && g_utf8_validate (text, -1, NULL) ? lyd_link_clean (text) : NULL;
  g_autoptr (LydMaterial) material = NULL;

  if (link == NULL) {
    toast (self, _ ("That is no link to a web page. A link begins with https://"), &lyd_id_none);
    return FALSE;
  }
  material = material_new (self, link, NULL);
  self->n_pending++;
  lyd_store_add_material_async (self->store, material, NULL, NULL, NULL, done_cb, g_object_ref (self));
  return TRUE;
}

static void
file_chosen (GtkWidget *widget,
             const char *path)
{
  const char *const paths[] = { path, NULL };

  lyd_materials_window_add_files (LYD_MATERIALS_WINDOW (widget), paths);
}

static void
add_file_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Add File"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, file_chosen);
}

static void
saved_cb (LydMaterialsWindow *self,
          const LydDone *done)
{
  if (done->sentence != NULL)
    toast (self, done->sentence, &done->entry);
}

static void
open_dialog (LydMaterialsWindow *self,
             const LydMaterial *material)
{
  LydMaterialDialog *dialog = lyd_material_dialog_new (GTK_WINDOW (self), self->store, material, self->sessions);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_link_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (widget);
  g_autoptr (LydMaterial) material = lyd_material_new ();

  material->event = self->event;
  material->session = self->session;
  open_dialog (self, material);
}

static void
pasted_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydMaterialsWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->store != NULL)
    lyd_materials_window_add_text (self, text != NULL ? text : "");
}

static void
paste_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, g_object_ref (widget));
}

static gboolean
drop_cb (LydMaterialsWindow *self,
         const GValue *value)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (G_VALUE_HOLDS (value, G_TYPE_STRING))
    return lyd_materials_window_add_text (self, g_value_get_string (value));
  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  for (GSList *at = g_value_get_boxed (value); at != NULL; at = at->next) {
    g_autofree char *path = g_file_get_path (at->data);
    g_autofree char *uri = g_file_get_uri (at->data);

    /* A browser drops a page as a file that is nowhere. */
    if (path != NULL)
      g_strv_builder_add (paths, path);
    else
      lyd_materials_window_add_text (self, uri);
  }
  list = g_strv_builder_end (paths);
  lyd_materials_window_add_files (self, (const char *const *) list);
  return TRUE;
}

/* ---- one of them ---- */

static void
launched (GtkWidget *widget,
          const GError *error)
{
  if (error != NULL)
    toast (LYD_MATERIALS_WINDOW (widget), _ ("No program here opens this. Save a copy, or copy the link."),
           &lyd_id_none);
}

static void
laid_out_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydMaterialsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lyd_store_lay_out_material_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (path == NULL)
    toast (self, error->message, &lyd_id_none);
  else
    lyd_launch_file (GTK_WIDGET (self), path, launched);
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (widget);
  const LydMaterial *material = find (self, parameter);
  g_autofree char *folder = lyd_launch_dup_folder ("materials");

  if (material == NULL)
    return;
  if (material->link != NULL) {
    lyd_launch_link (widget, material->link, launched);
    return;
  }
  self->n_pending++;
  lyd_store_lay_out_material_async (self->store, &material->id, folder, NULL, laid_out_cb, g_object_ref (self));
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydMaterialsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lyd_store_lay_out_material_finish (LYD_STORE (source), result, &error);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *words = name != NULL ? g_strdup_printf (_ ("“%s” is saved."), name) : NULL;

  self->n_pending--;
  if (self->store != NULL)
    toast (self, words != NULL ? words : error->message, &lyd_id_none);
}

static void
copy_chosen (GtkWidget *widget,
             const char *path)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (widget);

  self->n_pending++;
  lyd_store_lay_out_material_async (self->store, &self->saving, NULL, path, copied_cb, g_object_ref (self));
}

static void
save_copy_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (widget);
  const LydMaterial *material = find (self, parameter);

  if (material == NULL || material->file_name == NULL)
    return;
  self->saving = material->id;
  lyd_ask_where (widget, _ ("Save a Copy"), GTK_FILE_CHOOSER_ACTION_SAVE, material->file_name, copy_chosen);
}

static void
copy_link_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (widget);
  const LydMaterial *material = find (self, parameter);

  if (material == NULL || material->link == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), material->link);
  toast (self, _ ("The link is in the clipboard."), &lyd_id_none);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (widget);
  const LydMaterial *material = find (self, parameter);

  if (material != NULL)
    open_dialog (self, material);
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (widget);
  const LydMaterial *material = find (self, parameter);

  if (material == NULL)
    return;
  self->n_pending++;
  lyd_store_remove_material_async (self->store, &material->id, done_cb, g_object_ref (self));
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydMaterialsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL ? lyd_undo_result_describe (undone) : NULL;

  if (self->store != NULL)
    toast (self, words != NULL ? words : error->message, &lyd_id_none);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (widget);
  LydId entry;

  if (lyd_id_from_string (&entry, g_variant_get_string (parameter, NULL)))
    lyd_store_undo_async (self->store, &entry, undone_cb, g_object_ref (self));
}

static void
stop_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  g_cancellable_cancel (LYD_MATERIALS_WINDOW (widget)->copying);
}

static void
lyd_materials_window_dispose (GObject *object)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (object);

  g_cancellable_cancel (self->asked);
  g_cancellable_cancel (self->copying);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_MATERIALS_WINDOW);
  G_OBJECT_CLASS (lyd_materials_window_parent_class)->dispose (object);
}

static void
lyd_materials_window_finalize (GObject *object)
{
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (object);

  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_object (&self->copying);
  g_queue_free_full (self->waiting, g_free);
  G_OBJECT_CLASS (lyd_materials_window_parent_class)->finalize (object);
}

static void
lyd_materials_window_class_init (LydMaterialsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_materials_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_materials_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/materials/lyd-materials-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydMaterialsWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialsWindow, copy_revealer);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialsWindow, copy_label);
  gtk_widget_class_bind_template_child (widget_class, LydMaterialsWindow, copy_bar);
  gtk_widget_class_install_action (widget_class, "materials.add-link", NULL, add_link_action);
  gtk_widget_class_install_action (widget_class, "materials.add-file", NULL, add_file_action);
  gtk_widget_class_install_action (widget_class, "materials.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "materials.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "materials.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "materials.save-copy", "s", save_copy_action);
  gtk_widget_class_install_action (widget_class, "materials.copy-link", "s", copy_link_action);
  gtk_widget_class_install_action (widget_class, "materials.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "materials.undo", "s", undo_action);
  gtk_widget_class_install_action (widget_class, "materials.stop", NULL, stop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "materials.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_materials_window_init (LydMaterialsWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  self->waiting = g_queue_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
}

/**
 * lyd_materials_window_new:
 * @session: (nullable): what is added belongs to this session
 */
LydMaterialsWindow *
lyd_materials_window_new (GtkWindow *parent,
                          LydStore *store,
                          const LydEvent *event,
                          const LydId *session)
{
  LydMaterialsWindow *self = g_object_new (LYD_TYPE_MATERIALS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = event->id;
  self->session = session != NULL ? *session : lyd_id_none;
  adw_window_title_set_subtitle (self->heading, event->title);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

/* Whether nothing is being read, copied or changed. */
gboolean
lyd_materials_window_is_idle (LydMaterialsWindow *self)
{
  return self->n_pending == 0 && g_queue_is_empty (self->waiting);
}
