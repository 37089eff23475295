#include "lyd-library-page.h"

#include "lyd-kept-rows.h"
#include "lyd-launch.h"
#include "lyd-material-look.h"
#include "lyd-window.h"

#include <glib/gi18n.h>

/* Bursts of changes are shown together. */
#define REFRESH_MS 300
/* More rows than anybody reads; the search leads to the rest. */
#define MAX_ROWS 300

struct _LydLibraryPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydLibrary *library; /* as last read */
  GCancellable *asked;
  guint refresh_source;
  guint n_pending;
  gboolean filling; /* the choices are being made anew */
  int kind;         /* or %LYD_LIBRARY_ANY */
  int year;
  char *area; /* NULL: any */

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *sidebar_back;
  GtkStack *pages;
  GtkEditable *search;
  GtkDropDown *kinds;
  GtkDropDown *areas;
  GtkDropDown *years;
  GtkStack *list_stack;
  GtkListBox *list;
  GtkLabel *more;
};

static void section_init (LydSectionInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydLibraryPage, lyd_library_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_SECTION, section_init))
/* clang-format on */

static void
tell (GtkWidget *widget,
      const char *message)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (LYD_IS_WINDOW (root))
    lyd_window_toast (LYD_WINDOW (root), message);
}

/* ---- the rows ---- */

static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  return lyd_id_to_string (&((const LydLibraryItem *) item)->material->id);
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  const LydLibraryItem *found = item;
  g_autofree char *what = lyd_material_describe (found->material);
  g_autoptr (GString) line = g_string_new (found->session != NULL ? found->session : found->event);

  if (found->session != NULL)
    g_string_append_printf (line, " · %s", found->event);
  g_string_append_printf (line, " · %d", found->year);
  if (found->policy_area != NULL)
    g_string_append_printf (line, " · %s", found->policy_area);
  g_string_append_printf (line, "\n%s", what);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), found->material->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (row), "lyd-icon"),
                                lyd_material_get_icon (found->material));
}

static GtkWidget *
make_event_button (const LydLibraryItem *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");
  g_autofree char *target = lyd_id_to_string (&item->material->event);
  g_autofree char *label = g_strdup_printf (_ ("Go to %s"), item->event);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "library.show-event");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Go to the event"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  const LydLibraryItem *found = item;
  g_autofree char *target = lyd_id_to_string (&found->material->id);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 4, NULL);

  g_object_set_data (G_OBJECT (row), "lyd-icon", icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_event_button (found));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "library.open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  update_row (owner, row, found);
  return row;
}

static const LydKeptRows rows = { dup_row_key, make_row, update_row };

/* ---- the choices ---- */

static void
fill_choices (GtkDropDown *drop_down,
              const char *any,
              const GPtrArray *titles,
              guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, any);
  for (guint i = 0; i < titles->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (titles, i));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, selected);
}

/* What was chosen stays so as long as the library has it. */
static void
show_choices (LydLibraryPage *self)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);
  guint area = 0;
  guint year = 0;

  self->filling = TRUE;
  for (guint i = 0; i < self->library->years->len; i++) {
    int value = g_array_index (self->library->years, int, i);

    g_ptr_array_add (years, g_strdup_printf ("%d", value));
    if (value == self->year)
      year = i + 1;
  }
  for (guint i = 0; i < self->library->policy_areas->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->library->policy_areas, i), self->area) == 0)
      area = i + 1;
  fill_choices (self->years, _ ("Any year"), years, year);
  fill_choices (self->areas, _ ("Any policy area"), self->library->policy_areas, area);
  gtk_widget_set_visible (GTK_WIDGET (self->areas), self->library->policy_areas->len > 0);
  self->filling = FALSE;
}

static gboolean
is_searched (LydLibraryPage *self)
{
  return gtk_editable_get_text (self->search)[0] != '\0' || self->kind != LYD_LIBRARY_ANY ||
         self->year != LYD_LIBRARY_ANY || self->area != NULL;
}

static void
show (LydLibraryPage *self)
{
  guint n = self->library->items->len;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autofree char *subtitle = NULL;
  g_autofree char *more = NULL;

  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    g_ptr_array_add (shown, g_ptr_array_index (self->library->items, i));
  lyd_kept_rows_show (GTK_WIDGET (self->list), &rows, self, shown);
  if (n > MAX_ROWS)
    more = g_strdup_printf (_ ("%d more. Search to see them."), (int) (n - MAX_ROWS));
  gtk_label_set_label (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  if (is_searched (self))
    subtitle = g_strdup_printf (ngettext ("%d found", "%d found", n), (int) n);
  else
    subtitle = g_strdup_printf (ngettext ("%d material", "%d materials", n), (int) n);
  adw_window_title_set_subtitle (self->title, self->library->n_all > 0 ? subtitle : "");
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "none");
  gtk_stack_set_visible_child_name (self->pages, self->library->n_all > 0 ? "main" : "empty");
}

static void
searched_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydLibraryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydLibrary) library = lyd_store_search_library_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (library == NULL) {
    tell (GTK_WIDGET (self), error->message);
    return;
  }
  g_clear_pointer (&self->library, lyd_library_free);
  self->library = g_steal_pointer (&library);
  show_choices (self);
  show (self);
}

static void
search (LydLibraryPage *self)
{
  const LydLibraryQuery query = { gtk_editable_get_text (self->search), self->kind, self->year, self->area };

  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_search_library_async (self->store, &query, self->asked, searched_cb, g_object_ref (self));
}

static void
chosen_cb (LydLibraryPage *self)
{
  guint kind = gtk_drop_down_get_selected (self->kinds);
  guint area = gtk_drop_down_get_selected (self->areas);
  guint year = gtk_drop_down_get_selected (self->years);

  if (self->filling || self->library == NULL)
    return;
  self->kind = kind > 0 && kind != GTK_INVALID_LIST_POSITION ? (int) kind - 1 : LYD_LIBRARY_ANY;
  self->year = year > 0 && year <= self->library->years->len ? g_array_index (self->library->years, int, year - 1)
                                                             : LYD_LIBRARY_ANY;
  g_free (self->area);
  self->area = area > 0 && area <= self->library->policy_areas->len
                 ? g_strdup (g_ptr_array_index (self->library->policy_areas, area - 1))
                 : NULL;
  search (self);
}

static gboolean
refresh_cb (gpointer data)
{
  LydLibraryPage *self = data;

  self->refresh_source = 0;
  search (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (LydLibraryPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

/* ---- actions ---- */

static const LydLibraryItem *
find (LydLibraryPage *self,
      GVariant *parameter)
{
  LydId id;

  if (self->library == NULL || !lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return NULL;
  for (guint i = 0; i < self->library->items->len; i++) {
    const LydLibraryItem *item = g_ptr_array_index (self->library->items, i);

    if (lyd_id_equal (&item->material->id, &id))
      return item;
  }
  return NULL;
}

static void
launched (GtkWidget *widget,
          const GError *error)
{
  if (error != NULL)
    tell (widget, _ ("No program here opens this. The event's materials have a way to save a copy."));
}

static void
laid_out_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydLibraryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lyd_store_lay_out_material_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (path == NULL)
    tell (GTK_WIDGET (self), error->message);
  else
    lyd_launch_file (GTK_WIDGET (self), path, launched);
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydLibraryPage *self = LYD_LIBRARY_PAGE (widget);
  const LydLibraryItem *item = find (self, parameter);
  g_autofree char *folder = lyd_launch_dup_folder ("materials");

  if (item == NULL)
    return;
  if (item->material->link != NULL) {
    lyd_launch_link (widget, item->material->link, launched);
    return;
  }
  self->n_pending++;
  lyd_store_lay_out_material_async (self->store, &item->material->id, folder, NULL, laid_out_cb, g_object_ref (self));
}

static void
show_event_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  LydId event;

  if (LYD_IS_WINDOW (root) && lyd_id_from_string (&event, g_variant_get_string (parameter, NULL)))
    lyd_window_open_event (LYD_WINDOW (root), &event);
}

static void
all_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydLibraryPage *self = LYD_LIBRARY_PAGE (widget);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->kinds, 0);
  self->filling = FALSE;
  self->kind = LYD_LIBRARY_ANY;
  self->year = LYD_LIBRARY_ANY;
  g_clear_pointer (&self->area, g_free);
  gtk_editable_set_text (self->search, "");
  search (self);
}

/* ---- as a section ---- */

static void
set_store (LydSection *section,
           LydStore *store)
{
  LydLibraryPage *self = LYD_LIBRARY_PAGE (section);

  g_cancellable_cancel (self->asked);
  g_clear_pointer (&self->library, lyd_library_free);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  gtk_stack_set_visible_child_name (self->pages, "waiting");
  if (store != NULL)
    all_action (GTK_WIDGET (self), NULL, NULL);
}

static void
set_narrow (LydSection *section,
            gboolean narrow)
{
  LydLibraryPage *self = LYD_LIBRARY_PAGE (section);

  gtk_widget_set_visible (self->sidebar_back, narrow);
  adw_header_bar_set_show_start_title_buttons (self->header, narrow);
}

static void
start_search (LydSection *section)
{
  gtk_widget_grab_focus (GTK_WIDGET (LYD_LIBRARY_PAGE (section)->search));
}

static gboolean
back (LydSection *section)
{
  return FALSE;
}

static void
section_init (LydSectionInterface *interface)
{
  interface->set_store = set_store;
  interface->set_narrow = set_narrow;
  interface->search = start_search;
  interface->back = back;
}

static void
lyd_library_page_dispose (GObject *object)
{
  LydLibraryPage *self = LYD_LIBRARY_PAGE (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_pointer (&self->library, lyd_library_free);
  g_clear_pointer (&self->area, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_LIBRARY_PAGE);
  G_OBJECT_CLASS (lyd_library_page_parent_class)->dispose (object);
}

static void
lyd_library_page_class_init (LydLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_library_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/materials/lyd-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, header);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, title);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, sidebar_back);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, pages);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, search);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, areas);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, years);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, list);
  gtk_widget_class_bind_template_child (widget_class, LydLibraryPage, more);
  gtk_widget_class_bind_template_callback_full (widget_class, "search_changed_cb", G_CALLBACK (search));
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "library.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "library.show-event", "s", show_event_action);
  gtk_widget_class_install_action (widget_class, "library.all", NULL, all_action);
}

static void
lyd_library_page_init (LydLibraryPage *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->kind = LYD_LIBRARY_ANY;
  self->year = LYD_LIBRARY_ANY;
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (kinds, _ ("Every kind"));
  for (int i = 0; i < lyd_material_kinds.n_words; i++)
    gtk_string_list_append (kinds, lyd_word_title (&lyd_material_kinds, i));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (kinds));
  self->filling = FALSE;
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (changed_cb), self);
}

/* Whether what is shown is what was asked for. */
gboolean
lyd_library_page_is_idle (LydLibraryPage *self)
{
  return self->n_pending == 0 && self->refresh_source == 0;
}
