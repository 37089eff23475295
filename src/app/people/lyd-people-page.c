#include "lyd-people-page.h"

#include "lyd-directory-look.h"
#include "lyd-lazy-list.h"
#include "lyd-person-dialog.h"
#include "lyd-person-item.h"
#include "lyd-person-view.h"
#include "lyd-section.h"
#include "lyd-tab-out.h"
#include "lyd-window.h"

#include <glib/gi18n.h>

struct _LydPeoplePage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydLazyList *model;
  GCancellable *listing;
  GCancellable *reading;
  LydPersonPage *page; /* who is shown; NULL: nobody */
  LydId wanted;        /* who is to be shown; none: nobody */
  guint refresh_source;
  guint n_pending;
  gboolean selecting; /* by the program, not by a person */
  gboolean stale;     /* changed while nobody looked */

  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkWidget *list_pane;
  GtkWidget *detail_pane;
  GtkWidget *sidebar_back;
  GtkWidget *empty_back;
  AdwWindowTitle *title;
  GtkEditable *search;
  GtkStack *list_stack;
  GtkListView *view;
  GtkSingleSelection *selection;
  GtkStack *detail_stack;
  LydPersonView *person;
};

static void section_init (LydSectionInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydPeoplePage, lyd_people_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_SECTION, section_init))
/* clang-format on */

/* Bursts of changes are shown together. */
#define REFRESH_MS 300

static void
fill_item (GObject *item,
           gpointer row)
{
  lyd_person_item_take_line (LYD_PERSON_ITEM (item), row);
}

static const LydLazyKind lines = {
  lyd_person_item_get_type,
  lyd_person_item_new,
  lyd_store_list_lines_async,
  lyd_store_list_lines_finish,
  fill_item,
};

static void
restart (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

/* The row of who is shown is the one that is marked, where it is listed. */
static void
mark (LydPeoplePage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  self->selecting = TRUE;
  if (!lyd_id_is_none (&self->wanted))
    lyd_lazy_list_find (self->model, &self->wanted, &position);
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
}

static void
show_nobody (LydPeoplePage *self)
{
  self->wanted = lyd_id_none;
  g_clear_pointer (&self->page, lyd_person_page_free);
  gtk_stack_set_visible_child_name (self->detail_stack, "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.edit", FALSE);
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
}

static void
person_read_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (LydPeoplePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydPersonPage) page = lyd_store_get_person_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store != LYD_STORE (source))
    return;
  if (page == NULL) {
    lyd_directory_tell (GTK_WIDGET (self), error);
    show_nobody (self);
    return;
  }
  g_clear_pointer (&self->page, lyd_person_page_free);
  self->page = g_steal_pointer (&page);
  lyd_person_view_show (self->person, self->page);
  gtk_stack_set_visible_child_name (self->detail_stack, "person");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.edit", TRUE);
}

static void
read_person (LydPeoplePage *self)
{
  restart (&self->reading);
  self->n_pending++;
  lyd_store_get_person_async (self->store, &self->wanted, self->reading, person_read_cb, g_object_ref (self));
}

static void
show_list (LydPeoplePage *self,
           guint n)
{
  gboolean searched = gtk_editable_get_text (self->search)[0] != '\0';
  g_autofree char *subtitle = NULL;

  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "none");
  gtk_stack_set_visible_child_name (self->stack, n > 0 || searched ? "main" : "empty");
  if (searched)
    subtitle = g_strdup_printf (ngettext ("%d found", "%d found", n), (int) n);
  else
    subtitle = g_strdup_printf (ngettext ("%d person", "%d people", n), (int) n);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydPeoplePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lyd_store_list_people_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (ids == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      lyd_directory_tell (GTK_WIDGET (self), error);
    return;
  }
  if (self->model == NULL || self->store != LYD_STORE (source))
    return;
  show_list (self, ids->len);
  self->selecting = TRUE;
  lyd_lazy_list_take_ids (self->model, g_steal_pointer (&ids));
  mark (self);
}

static void
refresh (LydPeoplePage *self)
{
  if (self->store == NULL)
    return;
  restart (&self->listing);
  self->n_pending++;
  lyd_store_list_people_async (self->store, gtk_editable_get_text (self->search), self->listing, listed_cb,
                               g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydPeoplePage *self = data;

  self->refresh_source = 0;
  refresh (self);
  if (!lyd_id_is_none (&self->wanted))
    read_person (self);
  return G_SOURCE_REMOVE;
}

/* Nothing is read for a page that nobody looks at. */
static void
store_changed_cb (LydPeoplePage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
lyd_people_page_map (GtkWidget *widget)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (widget);

  GTK_WIDGET_CLASS (lyd_people_page_parent_class)->map (widget);
  if (self->stale)
    store_changed_cb (self);
}

static void
search_changed_cb (LydPeoplePage *self)
{
  refresh (self);
}

static void
selected_cb (LydPeoplePage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  const LydId *id = self->model != NULL ? lyd_lazy_list_get_id (self->model, position) : NULL;

  if (self->selecting || id == NULL)
    return;
  self->wanted = *id;
  read_person (self);
  adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
}

/* Enter in the entry takes the first who is found. */
static void
search_activated_cb (LydPeoplePage *self)
{
  if (self->model != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

/* What was saved is what somebody wants to look at. */
static void
saved_cb (LydPeoplePage *self,
          const LydDone *done)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->store == NULL || !LYD_IS_WINDOW (root))
    return;
  if (done->sentence != NULL)
    lyd_window_toast_undo (LYD_WINDOW (root), done->sentence, &done->entry);
  lyd_people_page_open (self, &done->subject);
}

static void
ask (LydPeoplePage *self,
     const LydPerson *person,
     const char *organization)
{
  LydPersonDialog *dialog = lyd_person_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store,
                                                   person, organization);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (widget);

  if (self->store != NULL)
    ask (self, NULL, NULL);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (widget);

  if (self->store != NULL && self->page != NULL)
    ask (self, self->page->person, self->page->organization);
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  lyd_section_back (LYD_SECTION (widget));
}

static void
clear_model (LydPeoplePage *self)
{
  self->selecting = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  self->selecting = FALSE;
  if (self->model != NULL)
    lyd_lazy_list_close (self->model);
  g_clear_object (&self->model);
}

static void
lyd_people_page_dispose (GObject *object)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (object);

  g_cancellable_cancel (self->listing);
  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->selection != NULL)
    clear_model (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->listing);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->page, lyd_person_page_free);

  G_OBJECT_CLASS (lyd_people_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, sidebar_back);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, empty_back);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, title);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, view);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, selection);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, person);
}

static void
lyd_people_page_class_init (LydPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_people_page_dispose;
  widget_class->map = lyd_people_page_map;

  g_type_ensure (LYD_TYPE_PERSON_ITEM);
  g_type_ensure (LYD_TYPE_PERSON_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/people/lyd-people-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "people.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "people.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "people.edit", NULL);
}

static void
lyd_people_page_init (LydPeoplePage *self)
{
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_tab_out (GTK_WIDGET (self->view));
  /* Not bound: disposing of the template would take the bin its only child behind its back. */
  self->stack = GTK_STACK (adw_bin_get_child (ADW_BIN (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.edit", FALSE);
}

/* @store: (nullable): %NULL empties the page */
static void
set_store (LydSection *section,
           LydStore *store)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (section);

  g_cancellable_cancel (self->listing);
  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  clear_model (self);
  show_nobody (self);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  if (store == NULL)
    return;
  self->model = lyd_lazy_list_new (store, &lines);
  self->selecting = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  gtk_editable_set_text (self->search, "");
  self->selecting = FALSE;
  refresh (self);
}

/* Narrow: the window shows this page alone, so there must be a way back to its sidebar. */
static void
set_narrow (LydSection *section,
            gboolean narrow)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (section);

  gtk_widget_set_visible (self->sidebar_back, narrow);
  gtk_widget_set_visible (self->empty_back, narrow);
}

/* Shows one person, whether the list has them or not. */
void
lyd_people_page_open (LydPeoplePage *self,
                      const LydId *person)
{
  if (self->store == NULL)
    return;
  self->wanted = *person;
  if (self->model != NULL)
    mark (self);
  read_person (self);
  adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
}

static void
search (LydSection *section)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (section);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Has the list show who is found by @text. */
void
lyd_people_page_find (LydPeoplePage *self,
                      const char *text)
{
  search (LYD_SECTION (self));
  gtk_editable_set_text (self->search, text);
}

/* From the person back to the list. Returns: %FALSE where there is no way back within the page */
static gboolean
back (LydSection *section)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (section);

  if (!adw_leaflet_get_folded (self->leaflet) ||
      adw_leaflet_get_visible_child (self->leaflet) != self->detail_pane)
    return FALSE;
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  /* Whoever taps the same row again means it. */
  self->wanted = lyd_id_none;
  mark (self);
  return TRUE;
}

static void
section_init (LydSectionInterface *interface)
{
  interface->set_store = set_store;
  interface->set_narrow = set_narrow;
  interface->search = search;
  interface->back = back;
}

/* (nullable): %NULL while there is no file */
GListModel *
lyd_people_page_get_list (LydPeoplePage *self)
{
  return self->model != NULL ? G_LIST_MODEL (self->model) : NULL;
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_people_page_is_idle (LydPeoplePage *self)
{
  return self->n_pending == 0 && self->refresh_source == 0 &&
         (self->model == NULL || lyd_lazy_list_is_idle (self->model));
}
