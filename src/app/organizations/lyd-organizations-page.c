#include "lyd-organizations-page.h"

#include "lyd-fold.h"
#include "lyd-organization-cell.h"
#include "lyd-organization-dialog.h"
#include "lyd-organization-view.h"
#include "lyd-section.h"
#include "lyd-state.h"
#include "lyd-tab-out.h"
#include "lyd-window.h"
#include "people/lyd-directory-look.h"
#include "people/lyd-person-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydOrganizationsPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  GListStore *items; /* LydOrganizationItem: those that are shown, in their order */
  LydOrganizationList *list;
  GCancellable *listing;
  GCancellable *reading;
  LydOrganizationPage *page; /* the one that is shown; NULL: none */
  LydId wanted;              /* the one to be shown; none: none */
  guint refresh_source;
  guint n_pending;
  gboolean selecting; /* by the program, not by a person */
  gboolean stale;     /* changed while nobody looked */
  gboolean by_name;

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
  LydOrganizationView *organization;
};

static void section_init (LydSectionInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydOrganizationsPage, lyd_organizations_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_SECTION, section_init))
/* clang-format on */

enum {
  PROP_ORDER = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Bursts of changes are shown together. */
#define REFRESH_MS 300

/* The quiet ones first, then the new ones: they are what somebody must act upon. */
static const int ranks[] = {
  [LYD_PULSE_QUIET] = 0,
  [LYD_PULSE_NEVER] = 1,
  [LYD_PULSE_NEW] = 2,
  [LYD_PULSE_STEADY] = 3,
  [LYD_PULSE_NONE] = 3,
};

static void
restart (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

/* ---- the list ---- */

static gboolean
is_found (const LydOrganization *organization,
          const char *words)
{
  g_autofree char *name = lyd_fold_text (organization->name);
  int state = lyd_word_find (&lyd_states, organization->state);
  g_autofree char *title = state >= 0 ? lyd_fold_text (lyd_word_title (&lyd_states, state)) : g_strdup ("");

  return strstr (name, words) != NULL || g_str_has_prefix (title, words) ||
         (organization->state != NULL && g_ascii_strcasecmp (organization->state, words) == 0);
}

/* They come sorted by name, and g_ptr_array_sort() is stable. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const LydOrganizationLine *left = *(LydOrganizationLine *const *) a;
  const LydOrganizationLine *right = *(LydOrganizationLine *const *) b;

  return ranks[lyd_pulse_judge (&left->pulse).state] - ranks[lyd_pulse_judge (&right->pulse).state];
}

/* Returns: (transfer container) (element-type LydOrganizationLine) */
static GPtrArray *
pick (LydOrganizationsPage *self)
{
  g_autofree char *words = lyd_fold_text (gtk_editable_get_text (self->search));
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < self->list->lines->len; i++) {
    LydOrganizationLine *line = g_ptr_array_index (self->list->lines, i);

    if (words[0] == '\0' || is_found (line->organization, words))
      g_ptr_array_add (picked, line);
  }
  if (!self->by_name)
    g_ptr_array_sort (picked, compare);
  return picked;
}

static const LydOrganizationLine *
get_line (LydOrganizationsPage *self,
          guint position)
{
  g_autoptr (LydOrganizationItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item != NULL ? lyd_organization_item_get_line (item) : NULL;
}

static gboolean
is_same (LydOrganizationsPage *self,
         GPtrArray *picked)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != picked->len)
    return FALSE;
  for (guint i = 0; i < picked->len; i++)
    if (!lyd_id_equal (&get_line (self, i)->organization->id,
                       &((LydOrganizationLine *) g_ptr_array_index (picked, i))->organization->id))
      return FALSE;
  return TRUE;
}

/* Rows that stay where they are change in place, so that the list does not jump under somebody's finger. */
static void
put (LydOrganizationsPage *self,
     GPtrArray *picked)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean same = is_same (self, picked);

  for (guint i = 0; i < picked->len; i++) {
    if (same) {
      g_autoptr (LydOrganizationItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      lyd_organization_item_set (item, g_ptr_array_index (picked, i), self->list->exchanges);
    } else {
      g_ptr_array_add (items, lyd_organization_item_new (g_ptr_array_index (picked, i), self->list->exchanges));
    }
  }
  if (!same)
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                         items->len);
}

static void
mark (LydOrganizationsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && position == GTK_INVALID_LIST_POSITION; i++)
    if (lyd_id_equal (&get_line (self, i)->organization->id, &self->wanted))
      position = i;
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
}

static void
show_subtitle (LydOrganizationsPage *self)
{
  guint n = self->list->lines->len;
  guint n_quiet = 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%d organization", "%d organizations", n), (int) n);
  g_autofree char *quiet = NULL;
  g_autofree char *both = NULL;

  for (guint i = 0; i < n; i++)
    n_quiet +=
      lyd_pulse_judge (&((LydOrganizationLine *) g_ptr_array_index (self->list->lines, i))->pulse).state ==
      LYD_PULSE_QUIET;
  if (n_quiet > 0)
    quiet = g_strdup_printf (ngettext ("%d has gone quiet", "%d have gone quiet", n_quiet), (int) n_quiet);
  both = g_strjoin (" · ", count, quiet, NULL);
  adw_window_title_set_subtitle (self->title, both);
}

static void
rebuild (LydOrganizationsPage *self)
{
  g_autoptr (GPtrArray) picked = NULL;

  if (self->list == NULL)
    return;
  picked = pick (self);
  self->selecting = TRUE;
  put (self, picked);
  mark (self);
  gtk_stack_set_visible_child_name (self->list_stack, picked->len > 0 ? "list" : "none");
  gtk_stack_set_visible_child_name (self->stack, self->list->lines->len > 0 ? "main" : "empty");
  show_subtitle (self);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydOrganizationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOrganizationList) list = lyd_store_list_organizations_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (list == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      lyd_directory_tell (GTK_WIDGET (self), error);
    return;
  }
  if (self->store != LYD_STORE (source))
    return;
  g_clear_pointer (&self->list, lyd_organization_list_free);
  self->list = g_steal_pointer (&list);
  rebuild (self);
}

static void
refresh (LydOrganizationsPage *self)
{
  if (self->store == NULL)
    return;
  restart (&self->listing);
  self->n_pending++;
  lyd_store_list_organizations_async (self->store, self->listing, listed_cb, g_object_ref (self));
}

/* ---- the one that is shown ---- */

static void
show_none (LydOrganizationsPage *self)
{
  self->wanted = lyd_id_none;
  g_clear_pointer (&self->page, lyd_organization_page_free);
  gtk_stack_set_visible_child_name (self->detail_stack, "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organizations.edit", FALSE);
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
}

static void
organization_read_cb (GObject *source,
                      GAsyncResult *result,
                      gpointer data)
{
  g_autoptr (LydOrganizationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOrganizationPage) page = lyd_store_get_organization_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store != LYD_STORE (source))
    return;
  if (page == NULL) {
    lyd_directory_tell (GTK_WIDGET (self), error);
    show_none (self);
    return;
  }
  g_clear_pointer (&self->page, lyd_organization_page_free);
  self->page = g_steal_pointer (&page);
  lyd_organization_view_show (self->organization, self->page);
  gtk_stack_set_visible_child_name (self->detail_stack, "organization");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organizations.edit", TRUE);
}

static void
read_organization (LydOrganizationsPage *self)
{
  restart (&self->reading);
  self->n_pending++;
  lyd_store_get_organization_async (self->store, &self->wanted, self->reading, organization_read_cb,
                                    g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydOrganizationsPage *self = data;

  self->refresh_source = 0;
  refresh (self);
  if (!lyd_id_is_none (&self->wanted))
    read_organization (self);
  return G_SOURCE_REMOVE;
}

/* Nothing is read for a page that nobody looks at. */
static void
store_changed_cb (LydOrganizationsPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
lyd_organizations_page_map (GtkWidget *widget)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (widget);

  GTK_WIDGET_CLASS (lyd_organizations_page_parent_class)->map (widget);
  if (self->stale)
    store_changed_cb (self);
}

static void
search_changed_cb (LydOrganizationsPage *self)
{
  rebuild (self);
}

static void
selected_cb (LydOrganizationsPage *self)
{
  const LydOrganizationLine *line = get_line (self, gtk_single_selection_get_selected (self->selection));

  if (self->selecting || line == NULL)
    return;
  self->wanted = line->organization->id;
  read_organization (self);
  adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
}

/* Enter in the entry takes the first that is found. */
static void
search_activated_cb (LydOrganizationsPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
folded_cb (LydOrganizationsPage *self)
{
  lyd_organization_view_set_narrow (self->organization, adw_leaflet_get_folded (self->leaflet));
}

/* What was saved is what somebody wants to look at. */
static void
saved_cb (LydOrganizationsPage *self,
          const LydDone *done)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->store == NULL || !LYD_IS_WINDOW (root))
    return;
  if (done->sentence != NULL)
    lyd_window_toast_undo (LYD_WINDOW (root), done->sentence, &done->entry);
  lyd_organizations_page_open (self, &done->subject);
}

static void
ask (LydOrganizationsPage *self,
     const LydOrganizationPage *page)
{
  LydOrganizationDialog *dialog =
    lyd_organization_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, page);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (widget);

  if (self->store != NULL)
    ask (self, NULL);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (widget);

  if (self->store != NULL && self->page != NULL)
    ask (self, self->page);
}

/* Somebody new of the organization that is shown, which one goes on looking at. */
static void
person_saved_cb (LydOrganizationsPage *self,
                 const LydDone *done)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->store != NULL && LYD_IS_WINDOW (root) && done->sentence != NULL)
    lyd_window_toast_undo (LYD_WINDOW (root), done->sentence, &done->entry);
}

static void
add_person_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (widget);
  LydPersonDialog *dialog;

  if (self->store == NULL || self->page == NULL)
    return;
  dialog = lyd_person_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, NULL,
                                  self->page->line->organization->name);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (person_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  lyd_section_back (LYD_SECTION (widget));
}

static void
lyd_organizations_page_get_property (GObject *object,
                                     guint id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  if (id == PROP_ORDER)
    g_value_set_string (value, LYD_ORGANIZATIONS_PAGE (object)->by_name ? "name" : "pulse");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_organizations_page_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (object);

  if (id == PROP_ORDER) {
    self->by_name = g_strcmp0 (g_value_get_string (value), "name") == 0;
    rebuild (self);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_organizations_page_dispose (GObject *object)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (object);

  g_cancellable_cancel (self->listing);
  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->selecting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_ORGANIZATIONS_PAGE);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->items);
  g_clear_object (&self->listing);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->list, lyd_organization_list_free);
  g_clear_pointer (&self->page, lyd_organization_page_free);

  G_OBJECT_CLASS (lyd_organizations_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, sidebar_back);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, empty_back);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, title);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, search);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, view);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, organization);
}

static void
lyd_organizations_page_class_init (LydOrganizationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = lyd_organizations_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = lyd_organizations_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = lyd_organizations_page_dispose;
  widget_class->map = lyd_organizations_page_map;
  properties[PROP_ORDER] =
    g_param_spec_string ("order", NULL, NULL, "pulse", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (LYD_TYPE_ORGANIZATION_CELL);
  g_type_ensure (LYD_TYPE_ORGANIZATION_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/organizations/lyd-organizations-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "organizations.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "organizations.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "organizations.add-person", NULL, add_person_action);
  gtk_widget_class_install_action (widget_class, "organizations.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "organizations.edit", NULL);
  gtk_widget_class_install_property_action (widget_class, "organizations.order", "order");
}

static void
lyd_organizations_page_init (LydOrganizationsPage *self)
{
  self->items = g_list_store_new (LYD_TYPE_ORGANIZATION_ITEM);
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_tab_out (GTK_WIDGET (self->view));
  /* Not bound: disposing of the template would take the bin its only child behind its back. */
  self->stack = GTK_STACK (adw_bin_get_child (ADW_BIN (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organizations.edit", FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
}

/* @store: (nullable): %NULL empties the page */
static void
set_store (LydSection *section,
           LydStore *store)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (section);

  g_cancellable_cancel (self->listing);
  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  show_none (self);
  self->selecting = TRUE;
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->list, lyd_organization_list_free);
  gtk_editable_set_text (self->search, "");
  self->selecting = FALSE;
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  refresh (self);
}

/* Narrow: the window shows this page alone, so there must be a way back to its sidebar. */
static void
set_narrow (LydSection *section,
            gboolean narrow)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (section);

  gtk_widget_set_visible (self->sidebar_back, narrow);
  gtk_widget_set_visible (self->empty_back, narrow);
}

/* Shows one organization, whether it is listed or not. */
void
lyd_organizations_page_open (LydOrganizationsPage *self,
                             const LydId *organization)
{
  if (self->store == NULL)
    return;
  self->wanted = *organization;
  mark (self);
  read_organization (self);
  adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
}

static void
search (LydSection *section)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (section);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* From the organization back to the list. Returns: %FALSE where there is no way back within the page */
static gboolean
back (LydSection *section)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (section);

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

/* Those that are listed now. */
GListModel *
lyd_organizations_page_get_list (LydOrganizationsPage *self)
{
  return G_LIST_MODEL (self->items);
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_organizations_page_is_idle (LydOrganizationsPage *self)
{
  return self->n_pending == 0 && self->refresh_source == 0;
}
