#include "lyd-series-section.h"

#include "lyd-fold.h"
#include "lyd-section.h"
#include "lyd-series-row.h"
#include "lyd-series-view.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydSeriesSection {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  GPtrArray *pages; /* LydSeriesPage: as last read; NULL: not yet */
  GCancellable *listing;
  guint refresh_source;
  guint n_pending;
  gboolean stale; /* changed while nobody looked */
  gboolean narrow;

  GtkStack *stack;
  GtkWidget *back;
  GtkButton *add;
  GtkSearchBar *search_bar;
  GtkEditable *search;
  GtkStack *list_stack;
  GtkBox *groups;
  LydSeriesView *view;
};

static void section_init (LydSectionInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydSeriesSection, lyd_series_section, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_SECTION, section_init))
/* clang-format on */

/* Bursts of changes are shown together. */
#define REFRESH_MS 300

/* The headings, in their order. */
typedef enum {
  GROUP_RUNNING,
  GROUP_ENDED,
} Group;

static const char *const group_titles[] = {
  [GROUP_RUNNING] = N_ ("Going on"),
  [GROUP_ENDED] = N_ ("Ended"),
};

static gboolean
is_wanted (const LydSeriesPage *page,
           Group group,
           const char *words)
{
  g_autofree char *title = lyd_fold_text (page->line->series->title);

  return (page->line->next == LYD_TIME_NONE) == (group == GROUP_ENDED) && strstr (title, words) != NULL;
}

static GtkListBox *
add_group (LydSeriesSection *self,
           const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->groups, label);
  gtk_box_append (self->groups, list);
  return GTK_LIST_BOX (list);
}

/* What comes next comes first; what ended last is at the top of the rest. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const LydSeriesLine *left = (*(const LydSeriesPage *const *) a)->line;
  const LydSeriesLine *right = (*(const LydSeriesPage *const *) b)->line;
  gint64 difference = left->next != LYD_TIME_NONE && right->next != LYD_TIME_NONE ? left->next - right->next
                                                                                  : right->last - left->last;

  return difference < 0 ? -1 : difference > 0;
}

static void
rebuild (LydSeriesSection *self)
{
  g_autofree char *words = lyd_fold_text (gtk_editable_get_text (self->search));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (Group group = 0; group < G_N_ELEMENTS (group_titles); group++) {
    GtkListBox *list = NULL;

    for (guint i = 0; self->pages != NULL && i < self->pages->len; i++) {
      GtkWidget *row;

      if (!is_wanted (g_ptr_array_index (self->pages, i), group, words))
        continue;
      if (list == NULL)
        list = add_group (self, _ (group_titles[group]));
      row = lyd_series_row_new (g_ptr_array_index (self->pages, i));
      lyd_series_row_set_narrow (LYD_SERIES_ROW (row), self->narrow);
      gtk_list_box_append (list, row);
    }
  }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->groups)) != NULL)
    gtk_stack_set_visible_child_name (self->list_stack, "list");
  else if (self->pages != NULL)
    gtk_stack_set_visible_child_name (self->list_stack, self->pages->len == 0 ? "empty" : "none");
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydSeriesSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = lyd_store_list_series_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (pages == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      lyd_directory_tell (GTK_WIDGET (self), error);
    return;
  }
  if (self->store != LYD_STORE (source))
    return;
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = g_steal_pointer (&pages);
  g_ptr_array_sort (self->pages, compare);
  rebuild (self);
}

static void
refresh (LydSeriesSection *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->store == NULL)
    return;
  self->listing = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_series_async (self->store, self->listing, listed_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydSeriesSection *self = data;

  self->refresh_source = 0;
  refresh (self);
  lyd_series_view_refresh (self->view);
  return G_SOURCE_REMOVE;
}

/* Nothing is read for a page that nobody looks at. */
static void
store_changed_cb (LydSeriesSection *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
lyd_series_section_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lyd_series_section_parent_class)->map (widget);
  if (LYD_SERIES_SECTION (widget)->stale)
    store_changed_cb (LYD_SERIES_SECTION (widget));
}

static void
search_changed_cb (LydSeriesSection *self)
{
  rebuild (self);
}

static void
gone_cb (LydSeriesSection *self)
{
  lyd_section_back (LYD_SECTION (self));
}

static void
lyd_series_section_dispose (GObject *object)
{
  LydSeriesSection *self = LYD_SERIES_SECTION (object);

  g_cancellable_cancel (self->listing);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_SERIES_SECTION);
  g_clear_object (&self->listing);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_series_section_parent_class)->dispose (object);
}

static void
lyd_series_section_class_init (LydSeriesSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_series_section_dispose;
  widget_class->map = lyd_series_section_map;
  g_type_ensure (LYD_TYPE_SERIES_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/series/lyd-series-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LydSeriesSection, back);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesSection, add);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesSection, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesSection, search);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesSection, list_stack);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesSection, groups);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesSection, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
}

static void
lyd_series_section_init (LydSeriesSection *self)
{
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Not bound: disposing of the template would take the bin its only child behind its back. */
  self->stack = GTK_STACK (adw_bin_get_child (ADW_BIN (self)));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
}

/* @store: (nullable): %NULL empties the page */
static void
set_store (LydSection *section,
           LydStore *store)
{
  LydSeriesSection *self = LYD_SERIES_SECTION (section);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  lyd_series_view_set_series (self->view, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_editable_set_text (self->search, "");
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  rebuild (self);
  refresh (self);
}

/* Narrow: the window shows this page alone, so there must be a way back to its sidebar. */
static void
set_narrow (LydSection *section,
            gboolean narrow)
{
  LydSeriesSection *self = LYD_SERIES_SECTION (section);

  self->narrow = narrow;
  gtk_widget_set_visible (self->back, narrow);
  if (narrow)
    gtk_button_set_icon_name (self->add, "list-add-symbolic");
  else
    gtk_button_set_label (self->add, _ ("New Series"));
  lyd_series_view_set_narrow (self->view, narrow);
  rebuild (self);
}

/* Shows one series, whether it is listed or not. */
void
lyd_series_section_open (LydSeriesSection *self,
                         const LydId *series)
{
  if (self->store == NULL)
    return;
  lyd_series_view_set_series (self->view, self->store, series);
  gtk_stack_set_visible_child_name (self->stack, "series");
}

static void
search (LydSection *section)
{
  LydSeriesSection *self = LYD_SERIES_SECTION (section);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "series") == 0) {
    lyd_series_view_search (self->view);
    return;
  }
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* From the series back to the list. Returns: %FALSE where there is no way back within the page */
static gboolean
back (LydSection *section)
{
  LydSeriesSection *self = LYD_SERIES_SECTION (section);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "series") != 0)
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, "list");
  lyd_series_view_set_series (self->view, NULL, NULL);
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

/* Whether everything that was asked for is shown. */
gboolean
lyd_series_section_is_idle (LydSeriesSection *self)
{
  return self->n_pending == 0 && self->refresh_source == 0 && lyd_series_view_is_idle (self->view);
}
