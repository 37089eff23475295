#include "lyd-directory-page.h"

#include "lyd-ask-where.h"
#include "lyd-section.h"
#include "lyd-store-people.h"
#include "lyd-tab-out.h"
#include "lyd-window.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

typedef struct {
  LydStore *store;
  GSignalGroup *store_signals;
  GCancellable *listing;
  GCancellable *reading;
  LydId wanted; /* the one to be shown; none: none */
  guint refresh_source;
  guint n_pending;
  gboolean selecting; /* by the program, not by a person */
  gboolean stale;     /* changed while nobody looked */
  GArray *chosen;     /* of LydId: several at once; empty where it is one or none */

  /* what the words and pictures of the template are bound to */
  char *texts[10];
  GtkListItemFactory *factory;

  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkWidget *list_pane;
  GtkWidget *detail_pane;
  AdwHeaderBar *list_header;
  AdwHeaderBar *detail_header;
  GtkWidget *add;
  GtkWidget *edit;
  GtkWidget *sidebar_back;
  GtkWidget *empty_back;
  AdwWindowTitle *title;
  GtkBox *notices;
  GtkEditable *search;
  GtkStack *list_stack;
  GtkListView *view;
  GtkMultiSelection *selection;
  GtkStack *detail_stack;
  AdwStatusPage *many;
  AdwStatusPage *empty;
} LydDirectoryPagePrivate;

static void section_init (LydSectionInterface *interface);
static void buildable_init (GtkBuildableIface *interface);

/* clang-format off */
G_DEFINE_ABSTRACT_TYPE_WITH_CODE (LydDirectoryPage, lyd_directory_page, ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (LydDirectoryPage)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init)
                                  G_IMPLEMENT_INTERFACE (LYD_TYPE_SECTION, section_init))
/* clang-format on */

enum {
  PROP_FACTORY = 1,
  PROP_FOLDED,
  PROP_TITLE, /* here and below: the words and icons that differ from one directory to the next */
  PROP_ICON_NAME,
  PROP_SEARCH_HINT,
  PROP_ADD_LABEL,
  PROP_EDIT_LABEL,
  PROP_NOT_FOUND_TITLE,
  PROP_UNCHOSEN_TITLE,
  PROP_UNCHOSEN_TEXT,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_TEXT,
  N_PROPS,
};

static const char *const texts[] = {
  [PROP_TITLE] = "title",
  [PROP_ICON_NAME] = "icon-name",
  [PROP_SEARCH_HINT] = "search-hint",
  [PROP_ADD_LABEL] = "add-label",
  [PROP_EDIT_LABEL] = "edit-label",
  [PROP_NOT_FOUND_TITLE] = "not-found-title",
  [PROP_UNCHOSEN_TITLE] = "unchosen-title",
  [PROP_UNCHOSEN_TEXT] = "unchosen-text",
  [PROP_EMPTY_TITLE] = "empty-title",
  [PROP_EMPTY_TEXT] = "empty-text",
};

enum {
  SIGNAL_CHOSEN, /* others, and several, are chosen */
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

/* Bursts of changes are shown together. */
#define REFRESH_MS 300
/* So many stay chosen where the list changes below them. */
#define MAX_KEPT 500

static LydDirectoryPagePrivate *
get (gpointer self)
{
  return lyd_directory_page_get_instance_private (self);
}

static void
restart (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

/* ---- the one that is shown ---- */

static void
mark_one (LydDirectoryPage *self,
          const LydId *id,
          gboolean alone)
{
  guint position;

  if (LYD_DIRECTORY_PAGE_GET_CLASS (self)->find (self, id, &position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (get (self)->selection), position, alone);
}

/* The rows of those that are shown are the ones that are marked, where they are listed. */
static void
mark (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);

  own->selecting = TRUE;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (own->selection));
  if (own->chosen->len > 0)
    for (guint i = 0; i < own->chosen->len; i++)
      mark_one (self, &g_array_index (own->chosen, LydId, i), FALSE);
  else if (!lyd_id_is_none (&own->wanted))
    mark_one (self, &own->wanted, TRUE);
  own->selecting = FALSE;
}

static void
show_none (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);

  own->wanted = lyd_id_none;
  g_array_set_size (own->chosen, 0);
  LYD_DIRECTORY_PAGE_GET_CLASS (self)->forget (self);
  gtk_stack_set_visible_child_name (own->detail_stack, "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.edit", FALSE);
  adw_leaflet_set_visible_child (own->leaflet, own->list_pane);
}

static void
read_wanted (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);

  restart (&own->reading);
  own->n_pending++;
  LYD_DIRECTORY_PAGE_GET_CLASS (self)->read (self, &own->wanted, own->reading);
}

/* The answer to `read` has come. @error: (nullable): why there is none. Returns: whether it is the one to be shown */
gboolean
lyd_directory_page_end_read (LydDirectoryPage *self,
                             LydStore *store,
                             const GError *error)
{
  LydDirectoryPagePrivate *own = get (self);

  own->n_pending--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || own->store != store)
    return FALSE;
  if (error != NULL) {
    lyd_directory_tell (GTK_WIDGET (self), error);
    show_none (self);
    return FALSE;
  }
  gtk_stack_set_visible_child_name (own->detail_stack, "item");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.edit", TRUE);
  return TRUE;
}

/* Shows one, whether it is listed or not. */
void
lyd_directory_page_open (LydDirectoryPage *self,
                         const LydId *id)
{
  LydDirectoryPagePrivate *own = get (self);

  if (own->store == NULL)
    return;
  own->wanted = *id;
  g_array_set_size (own->chosen, 0);
  mark (self);
  read_wanted (self);
  adw_leaflet_set_visible_child (own->leaflet, own->detail_pane);
}

/* ---- the list ---- */

/* Asks again for what is listed. */
void
lyd_directory_page_refresh (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);

  if (own->store == NULL)
    return;
  restart (&own->listing);
  own->n_pending++;
  LYD_DIRECTORY_PAGE_GET_CLASS (self)->list (self, gtk_editable_get_text (own->search), own->listing);
}

/* The answer to `list` has come. @error: (nullable): why there is none. Returns: whether it is to be shown */
gboolean
lyd_directory_page_end_list (LydDirectoryPage *self,
                             LydStore *store,
                             const GError *error)
{
  LydDirectoryPagePrivate *own = get (self);

  own->n_pending--;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lyd_directory_tell (GTK_WIDGET (self), error);
  return error == NULL && own->store == store;
}

/* Before the rows change: what the list then marks by itself is nobody's choice. */
void
lyd_directory_page_begin_rows (LydDirectoryPage *self)
{
  get (self)->selecting = TRUE;
}

/* After the rows have changed. @any: whether there are any at all, found or not */
void
lyd_directory_page_show_rows (LydDirectoryPage *self,
                              guint n_rows,
                              gboolean any,
                              const char *subtitle)
{
  LydDirectoryPagePrivate *own = get (self);

  /* More than these take too long to be found again one by one. */
  if (own->chosen->len > MAX_KEPT)
    show_none (self);
  mark (self);
  gtk_stack_set_visible_child_name (own->list_stack, n_rows > 0 ? "list" : "none");
  gtk_stack_set_visible_child_name (own->stack, any ? "main" : "empty");
  adw_window_title_set_subtitle (own->title, subtitle);
}

/* @model: (nullable): of rows, not taken */
void
lyd_directory_page_set_model (LydDirectoryPage *self,
                              GListModel *model)
{
  LydDirectoryPagePrivate *own = get (self);

  if (own->selection == NULL)
    return;
  own->selecting = TRUE;
  gtk_multi_selection_set_model (own->selection, model);
  own->selecting = FALSE;
}

static gboolean
refresh_cb (gpointer data)
{
  LydDirectoryPage *self = data;
  LydDirectoryPagePrivate *own = get (self);

  own->refresh_source = 0;
  lyd_directory_page_refresh (self);
  if (!lyd_id_is_none (&own->wanted))
    read_wanted (self);
  return G_SOURCE_REMOVE;
}

/* Nothing is read for a page that nobody looks at. */
static void
store_changed_cb (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);

  own->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!own->stale && own->refresh_source == 0)
    own->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
lyd_directory_page_map (GtkWidget *widget)
{
  LydDirectoryPage *self = LYD_DIRECTORY_PAGE (widget);

  GTK_WIDGET_CLASS (lyd_directory_page_parent_class)->map (widget);
  if (get (self)->stale)
    store_changed_cb (self);
}

static void
search_changed_cb (LydDirectoryPage *self)
{
  LydDirectoryPageClass *klass = LYD_DIRECTORY_PAGE_GET_CLASS (self);

  if (klass->search != NULL)
    klass->search (self, gtk_editable_get_text (get (self)->search));
  else
    lyd_directory_page_refresh (self);
}

/* Several at once: what can be done with all of them. */
static void
show_many (LydDirectoryPage *self,
           GtkBitset *rows)
{
  LydDirectoryPagePrivate *own = get (self);
  guint n = (guint) gtk_bitset_get_size (rows);
  g_autofree char *title = g_strdup_printf (ngettext ("%u is chosen", "%u are chosen", n), n);

  g_cancellable_cancel (own->reading);
  own->wanted = lyd_id_none;
  LYD_DIRECTORY_PAGE_GET_CLASS (self)->forget (self);
  g_array_set_size (own->chosen, 0);
  for (guint i = 0; i < n; i++) {
    LydId id;

    if (LYD_DIRECTORY_PAGE_GET_CLASS (self)->get_id (self, gtk_bitset_get_nth (rows, i), &id))
      g_array_append_val (own->chosen, id);
  }
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
  adw_status_page_set_title (own->many, title);
  gtk_stack_set_visible_child_name (own->detail_stack, "many");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.edit", FALSE);
}

static void
selected_cb (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);
  g_autoptr (GtkBitset) rows = NULL;
  LydId id;

  if (own->selecting)
    return;
  rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (own->selection));
  if (gtk_bitset_get_size (rows) > 1) {
    show_many (self, rows);
    return;
  }
  g_array_set_size (own->chosen, 0);
  if (gtk_bitset_is_empty (rows) ||
      !LYD_DIRECTORY_PAGE_GET_CLASS (self)->get_id (self, gtk_bitset_get_minimum (rows), &id))
    return;
  own->wanted = id;
  read_wanted (self);
  adw_leaflet_set_visible_child (own->leaflet, own->detail_pane);
}

/* Enter in the entry takes the first that is found. */
static void
search_activated_cb (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);

  if (g_list_model_get_n_items (G_LIST_MODEL (own->selection)) > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (own->selection), 0, TRUE);
}

/* ---- the ways in and out ---- */

static void
search (LydSection *section)
{
  LydDirectoryPagePrivate *own = get (section);

  adw_leaflet_set_visible_child (own->leaflet, own->list_pane);
  gtk_widget_grab_focus (GTK_WIDGET (own->search));
}

/* Has the list show what is found by @text. */
void
lyd_directory_page_find (LydDirectoryPage *self,
                         const char *text)
{
  search (LYD_SECTION (self));
  gtk_editable_set_text (get (self)->search, text);
}

/* From the one that is shown back to the list. */
static gboolean
back (LydSection *section)
{
  LydDirectoryPage *self = LYD_DIRECTORY_PAGE (section);
  LydDirectoryPagePrivate *own = get (self);

  if (!adw_leaflet_get_folded (own->leaflet) || adw_leaflet_get_visible_child (own->leaflet) != own->detail_pane)
    return FALSE;
  adw_leaflet_set_visible_child (own->leaflet, own->list_pane);
  /* Whoever taps the same row again means it. */
  own->wanted = lyd_id_none;
  g_array_set_size (own->chosen, 0);
  mark (self);
  return TRUE;
}

static void
set_narrow (LydSection *section,
            gboolean narrow)
{
  LydDirectoryPagePrivate *own = get (section);

  gtk_widget_set_visible (own->sidebar_back, narrow);
  gtk_widget_set_visible (own->empty_back, narrow);
}

static void
set_store (LydSection *section,
           LydStore *store)
{
  LydDirectoryPage *self = LYD_DIRECTORY_PAGE (section);
  LydDirectoryPagePrivate *own = get (self);

  g_cancellable_cancel (own->listing);
  g_cancellable_cancel (own->reading);
  g_clear_handle_id (&own->refresh_source, g_source_remove);
  show_none (self);
  g_set_object (&own->store, store);
  g_signal_group_set_target (own->store_signals, store);
  LYD_DIRECTORY_PAGE_GET_CLASS (self)->set_store (self, store);
  own->selecting = TRUE;
  gtk_editable_set_text (own->search, "");
  own->selecting = FALSE;
  lyd_directory_page_refresh (self);
}

static void
section_init (LydSectionInterface *interface)
{
  interface->set_store = set_store;
  interface->set_narrow = set_narrow;
  interface->search = search;
  interface->back = back;
}

/* Says what was done, with the way back. @open: what was saved is what somebody wants to look at */
void
lyd_directory_page_done (LydDirectoryPage *self,
                         const LydDone *done,
                         gboolean open)
{
  GtkWindow *window = lyd_directory_page_get_window (self);

  if (get (self)->store == NULL || !LYD_IS_WINDOW (window))
    return;
  if (done->sentence != NULL)
    lyd_window_toast_undo (LYD_WINDOW (window), done->sentence, &done->entry);
  if (open)
    lyd_directory_page_open (self, &done->subject);
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydDirectoryPage *self = LYD_DIRECTORY_PAGE (widget);

  if (get (self)->store != NULL)
    LYD_DIRECTORY_PAGE_GET_CLASS (self)->add (self);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydDirectoryPage *self = LYD_DIRECTORY_PAGE (widget);

  if (get (self)->store != NULL)
    LYD_DIRECTORY_PAGE_GET_CLASS (self)->edit (self);
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  lyd_section_back (LYD_SECTION (widget));
}

static void
select_all_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydDirectoryPagePrivate *own = get (widget);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (own->selection));
  adw_leaflet_set_visible_child (own->leaflet, own->detail_pane);
}

/* ---- with several at once ---- */

static void
change_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydDirectoryPage *self = LYD_DIRECTORY_PAGE (widget);
  g_autoptr (GArray) ids = lyd_directory_page_dup_chosen (self);

  if (get (self)->store != NULL && ids->len > 0 && LYD_DIRECTORY_PAGE_GET_CLASS (self)->change != NULL)
    LYD_DIRECTORY_PAGE_GET_CLASS (self)->change (self, ids);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydDirectoryPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = lyd_store_export_directory_finish (LYD_STORE (source), result, &error);
  GtkWindow *window = lyd_directory_page_get_window (self);

  if (LYD_IS_WINDOW (window))
    lyd_window_toast (LYD_WINDOW (window), written ? _ ("The file is saved") : error->message);
}

/* Several that are chosen, or those that are found, or all. Returns: (transfer full) (nullable): %NULL for all */
static GArray *
dup_meant (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);
  GListModel *list = G_LIST_MODEL (own->selection);
  GArray *ids;

  if (own->chosen->len > 0)
    return lyd_directory_page_dup_chosen (self);
  if (lyd_directory_page_get_text (self)[0] == '\0')
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    LydId id;

    if (LYD_DIRECTORY_PAGE_GET_CLASS (self)->get_id (self, i, &id))
      g_array_append_val (ids, id);
  }
  return ids;
}

static void
write_to (GtkWidget *widget,
          const char *path)
{
  LydDirectoryPage *self = LYD_DIRECTORY_PAGE (widget);
  g_autoptr (GArray) ids = dup_meant (self);

  if (get (self)->store != NULL)
    LYD_DIRECTORY_PAGE_GET_CLASS (self)->write (get (self)->store, ids, path, written_cb, g_object_ref (self));
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydDirectoryPageClass *klass = LYD_DIRECTORY_PAGE_GET_CLASS (widget);

  if (get (widget)->store != NULL && klass->write != NULL)
    lyd_ask_where (widget, _ ("Save to a File"), GTK_FILE_CHOOSER_ACTION_SAVE, klass->file_name, write_to);
}

/* Writes what is meant into @path: what is done once somebody said where. */
void
lyd_directory_page_write (LydDirectoryPage *self,
                          const char *path)
{
  write_to (GTK_WIDGET (self), path);
}

static void
folded_cb (LydDirectoryPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

/* ---- the object ---- */

/* What bindings cannot do: the names that a screen reader says. */
static void
label (LydDirectoryPagePrivate *own,
       guint id)
{
  GtkWidget *widget = NULL;

  if (id == PROP_TITLE)
    widget = GTK_WIDGET (own->view);
  else if (id == PROP_SEARCH_HINT)
    widget = GTK_WIDGET (own->search);
  else if (id == PROP_ADD_LABEL)
    widget = own->add;
  else if (id == PROP_EDIT_LABEL)
    widget = own->edit;
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    own->texts[id - PROP_TITLE], -1);
}

static void
lyd_directory_page_get_property (GObject *object,
                                 guint id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  LydDirectoryPagePrivate *own = get (object);

  if (id == PROP_FACTORY)
    g_value_set_object (value, own->factory);
  else if (id == PROP_FOLDED)
    g_value_set_boolean (value, own->leaflet != NULL && adw_leaflet_get_folded (own->leaflet));
  else if (id >= PROP_TITLE && id < N_PROPS)
    g_value_set_string (value, own->texts[id - PROP_TITLE]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_directory_page_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  LydDirectoryPagePrivate *own = get (object);

  if (id == PROP_FACTORY) {
    g_set_object (&own->factory, g_value_get_object (value));
    gtk_list_view_set_factory (own->view, own->factory);
  } else if (id >= PROP_TITLE && id < N_PROPS) {
    g_free (own->texts[id - PROP_TITLE]);
    own->texts[id - PROP_TITLE] = g_value_dup_string (value);
    label (own, id);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
add_child (GtkBuildable *buildable,
           GtkBuilder *builder,
           GObject *child,
           const char *type)
{
  LydDirectoryPagePrivate *own = get (buildable);

  if (g_strcmp0 (type, "detail") == 0)
    gtk_stack_add_named (own->detail_stack, GTK_WIDGET (child), "item");
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (own->list_header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "detail-end") == 0)
    adw_header_bar_pack_end (own->detail_header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "notice") == 0)
    gtk_box_append (own->notices, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "many") == 0)
    adw_status_page_set_child (own->many, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "empty") == 0)
    adw_status_page_set_child (own->empty, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *interface)
{
  parent_buildable = g_type_interface_peek_parent (interface);
  interface->add_child = add_child;
}

static void
lyd_directory_page_dispose (GObject *object)
{
  LydDirectoryPagePrivate *own = get (object);

  g_cancellable_cancel (own->listing);
  g_cancellable_cancel (own->reading);
  g_clear_handle_id (&own->refresh_source, g_source_remove);
  own->selecting = TRUE;
  /* GTK 4.8 cannot dispose of a template that others derive from: it takes the last one's children for this one's. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&own->store_signals);
  g_clear_object (&own->store);
  g_clear_object (&own->listing);
  g_clear_object (&own->reading);
  g_clear_object (&own->factory);
  G_OBJECT_CLASS (lyd_directory_page_parent_class)->dispose (object);
}

static void
lyd_directory_page_finalize (GObject *object)
{
  LydDirectoryPagePrivate *own = get (object);

  g_array_unref (own->chosen);
  for (gsize i = 0; i < G_N_ELEMENTS (own->texts); i++)
    g_free (own->texts[i]);
  G_OBJECT_CLASS (lyd_directory_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, leaflet);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, list_pane);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, detail_pane);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, list_header);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, detail_header);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, add);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, edit);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, sidebar_back);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, empty_back);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, title);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, notices);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, search);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, list_stack);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, view);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, selection);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, detail_stack);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, many);
  gtk_widget_class_bind_template_child_private (widget_class, LydDirectoryPage, empty);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_FACTORY] = g_param_spec_object ("factory", NULL, NULL, GTK_TYPE_LIST_ITEM_FACTORY, flags);
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lyd_directory_page_class_init (LydDirectoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = lyd_directory_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = lyd_directory_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = lyd_directory_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_directory_page_finalize;
  widget_class->map = lyd_directory_page_map;
  install_properties (G_OBJECT_CLASS (klass));

  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", LYD_TYPE_DIRECTORY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/lyd-directory-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "directory.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "directory.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "directory.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "directory.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "directory.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "directory.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "directory.edit", NULL);
}

static void
lyd_directory_page_init (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);

  own->chosen = g_array_new (FALSE, FALSE, sizeof (LydId));
  own->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (own->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_tab_out (GTK_WIDGET (own->view));
  /* Not bound: disposing of the template would take the bin its only child behind its back. */
  own->stack = GTK_STACK (adw_bin_get_child (ADW_BIN (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.edit", FALSE);
  g_signal_connect_object (own->leaflet, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
}

/* (nullable): %NULL while there is no file */
LydStore *
lyd_directory_page_get_store (LydDirectoryPage *self)
{
  return get (self)->store;
}

/* (nullable) (transfer none): for dialogs to stand above */
GtkWindow *
lyd_directory_page_get_window (LydDirectoryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* What is searched for; "" for everything. */
const char *
lyd_directory_page_get_text (LydDirectoryPage *self)
{
  return gtk_editable_get_text (get (self)->search);
}

/* Returns: (transfer full) (element-type LydId): those that are chosen, one or several */
GArray *
lyd_directory_page_dup_chosen (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (LydId));

  if (own->chosen->len > 0)
    g_array_append_vals (ids, own->chosen->data, own->chosen->len);
  else if (!lyd_id_is_none (&own->wanted))
    g_array_append_val (ids, own->wanted);
  return ids;
}

/* Those that are listed now. */
GListModel *
lyd_directory_page_get_list (LydDirectoryPage *self)
{
  return G_LIST_MODEL (get (self)->selection);
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_directory_page_is_idle (LydDirectoryPage *self)
{
  LydDirectoryPagePrivate *own = get (self);
  LydDirectoryPageClass *klass = LYD_DIRECTORY_PAGE_GET_CLASS (self);

  return own->n_pending == 0 && own->refresh_source == 0 && (klass->is_busy == NULL || !klass->is_busy (self));
}
