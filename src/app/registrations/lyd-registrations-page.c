#include "lyd-registrations-page.h"

#include "lyd-roster-item.h"
#include "lyd-roster-model.h"
#include "lyd-store-roster.h"

#include <glib/gi18n.h>

/* An event's registrations: searched, filtered and sorted in the data file, shown as they come. */
struct _LydRegistrationsPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydRosterModel *model;
  LydRoster roster; /* text is not used: the entry has it */
  GCancellable *asked;
  guint refresh_source;
  guint n_pending;
  GtkSorter *view_sorter;
  int probed; /* the column whose sorter was asked first */

  GtkEditable *search;
  GtkBox *chips;
  GtkStack *stack;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *columns[LYD_ROSTER_N_ORDERS];
};

G_DEFINE_FINAL_TYPE (LydRegistrationsPage, lyd_registrations_page, ADW_TYPE_BIN)

/* Bursts of check-ins are shown together. */
#define REFRESH_MS 300

/* Columns that sort; arrival is the status column's second sense and has none of its own. */
static const char *const column_ids[] = {
  [LYD_ROSTER_BY_NAME] = "name_column",
  [LYD_ROSTER_BY_ORGANIZATION] = "organization_column",
  [LYD_ROSTER_BY_TYPE] = "type_column",
  [LYD_ROSTER_BY_STATUS] = "status_column",
};

static const char *const filter_titles[LYD_ROSTER_N_FILTERS] = {
  [LYD_ROSTER_ALL] = N_ ("All"),
  [LYD_ROSTER_IN] = N_ ("In"),
  [LYD_ROSTER_EXPECTED] = N_ ("Expected"),
  [LYD_ROSTER_PENDING] = N_ ("Pending"),
  [LYD_ROSTER_WAITLISTED] = N_ ("Waiting"),
  [LYD_ROSTER_CANCELLED] = N_ ("Cancelled"),
};

static void refresh (LydRegistrationsPage *self);

static void
show_list (LydRegistrationsPage *self,
           guint n_items)
{
  gboolean narrowed = self->roster.filter != LYD_ROSTER_ALL || gtk_editable_get_text (self->search)[0] != '\0';

  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : narrowed ? "none"
                                                                                 : "empty");
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydRegistrationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lyd_store_list_roster_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (ids == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_message ("Registrations could not be listed: %s", error->message);
    return;
  }
  if (self->model == NULL || self->store != LYD_STORE (source))
    return;
  show_list (self, ids->len);
  lyd_roster_model_set_ids (self->model, g_steal_pointer (&ids));
}

static void
show_counts (LydRegistrationsPage *self,
             const LydRosterCounts *counts)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  for (int i = 0; i < LYD_ROSTER_N_FILTERS && chip != NULL; i++, chip = gtk_widget_get_next_sibling (chip)) {
    g_autofree char *label = g_strdup_printf ("%s  %d", _ (filter_titles[i]), counts->n[i]);

    gtk_button_set_label (GTK_BUTTON (chip), label);
  }
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydRegistrationsPage) self = data;
  LydRosterCounts counts;

  self->n_pending--;
  if (lyd_store_count_finish (LYD_STORE (source), result, &counts, NULL) && self->store == LYD_STORE (source))
    show_counts (self, &counts);
}

static void
refresh (LydRegistrationsPage *self)
{
  LydRoster roster = self->roster;

  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  roster.text = gtk_editable_get_text (self->search);
  self->n_pending += 2;
  lyd_store_list_roster_async (self->store, &roster, self->asked, listed_cb, g_object_ref (self));
  lyd_store_count_async (self->store, &roster.event, &roster.session, self->asked, counted_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydRegistrationsPage *self = data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LydRegistrationsPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
search_changed_cb (LydRegistrationsPage *self)
{
  refresh (self);
}

static void
filter_cb (GtkToggleButton *chip,
           GParamSpec *pspec,
           gpointer data)
{
  LydRegistrationsPage *self = data;

  if (!gtk_toggle_button_get_active (chip))
    return;
  self->roster.filter = (LydRosterFilter) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "lyd-filter"));
  refresh (self);
}

static void
add_chips (LydRegistrationsPage *self)
{
  GtkToggleButton *first = NULL;

  for (int i = 0; i < LYD_ROSTER_N_FILTERS; i++) {
    GtkWidget *chip = gtk_toggle_button_new_with_label (_ (filter_titles[i]));

    gtk_widget_add_css_class (chip, "lyd-chip");
    gtk_widget_add_css_class (chip, "numeric");
    g_object_set_data (G_OBJECT (chip), "lyd-filter", GINT_TO_POINTER (i));
    if (first == NULL)
      first = GTK_TOGGLE_BUTTON (chip);
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), first);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), i == LYD_ROSTER_ALL);
    g_signal_connect (chip, "notify::active", G_CALLBACK (filter_cb), self);
    gtk_box_append (self->chips, chip);
  }
}

typedef struct {
  LydRegistrationsPage *self;
  int order;
} Probe;

/* Sorting is the data file's; the columns' sorters only tell which of them was clicked, and which way. */
static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer data)
{
  Probe *probe = data;

  if (probe->self->probed < 0)
    probe->self->probed = probe->order;
  return -1;
}

static void
sorter_changed_cb (LydRegistrationsPage *self)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  self->probed = -1;
  ordering = gtk_sorter_compare (self->view_sorter, one, other);
  self->roster.order = self->probed >= 0 ? (LydRosterOrder) self->probed : LYD_ROSTER_BY_NAME;
  self->roster.descending = self->probed >= 0 && ordering == GTK_ORDERING_LARGER;
  refresh (self);
}

static void
add_sorters (LydRegistrationsPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (column_ids); i++) {
    Probe *probe = g_new0 (Probe, 1);
    g_autoptr (GtkCustomSorter) sorter = NULL;

    probe->self = self;
    probe->order = (int) i;
    sorter = gtk_custom_sorter_new (probe_cb, probe, g_free);
    gtk_column_view_column_set_sorter (self->columns[i], GTK_SORTER (sorter));
  }
  self->view_sorter = gtk_column_view_get_sorter (self->view);
  gtk_column_view_sort_by_column (self->view, self->columns[LYD_ROSTER_BY_NAME], GTK_SORT_ASCENDING);
  g_signal_connect_object (self->view_sorter, "changed", G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
clear_model (LydRegistrationsPage *self)
{
  gtk_single_selection_set_model (self->selection, NULL);
  if (self->model != NULL)
    lyd_roster_model_close (self->model);
  g_clear_object (&self->model);
}

static void
lyd_registrations_page_dispose (GObject *object)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (object);

  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->selection != NULL)
    clear_model (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_REGISTRATIONS_PAGE);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->asked);

  G_OBJECT_CLASS (lyd_registrations_page_parent_class)->dispose (object);
}

static void
lyd_registrations_page_class_init (LydRegistrationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_registrations_page_dispose;

  g_type_ensure (LYD_TYPE_ROSTER_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/registrations/lyd-registrations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, search);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, view);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, selection);
  for (gsize i = 0; i < G_N_ELEMENTS (column_ids); i++)
    gtk_widget_class_bind_template_child_full (widget_class, column_ids[i], FALSE,
                                               G_STRUCT_OFFSET (LydRegistrationsPage, columns) +
                                                 (gssize) (i * sizeof (gpointer)));
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
lyd_registrations_page_init (LydRegistrationsPage *self)
{
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  add_chips (self);
  add_sorters (self);
}

/* @store: (nullable): %NULL empties the page */
void
lyd_registrations_page_set_event (LydRegistrationsPage *self,
                                  LydStore *store,
                                  const LydEventSummary *summary)
{
  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  clear_model (self);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  if (store == NULL)
    return;

  self->roster.event = summary->event->id;
  self->roster.session = summary->session != NULL ? summary->session->id : lyd_id_none;
  self->roster.filter = LYD_ROSTER_ALL;
  self->model = lyd_roster_model_new (store, &self->roster.session, summary->event->timezone);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  gtk_editable_set_text (self->search, "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (self->chips))), TRUE);
  refresh (self);
}

/* Narrow: columns go before names are cut. */
void
lyd_registrations_page_set_narrow (LydRegistrationsPage *self,
                                   gboolean narrow)
{
  gtk_column_view_column_set_visible (self->columns[LYD_ROSTER_BY_ORGANIZATION], !narrow);
  gtk_column_view_column_set_visible (self->columns[LYD_ROSTER_BY_TYPE], !narrow);
}

/* Shows only these, as their chip does. */
void
lyd_registrations_page_set_filter (LydRegistrationsPage *self,
                                   LydRosterFilter filter)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  for (int i = 0; i < (int) filter && chip != NULL; i++)
    chip = gtk_widget_get_next_sibling (chip);
  if (chip != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}

void
lyd_registrations_page_search (LydRegistrationsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* (nullable): %NULL while there is no event */
GListModel *
lyd_registrations_page_get_list (LydRegistrationsPage *self)
{
  return self->model != NULL ? G_LIST_MODEL (self->model) : NULL;
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_registrations_page_is_idle (LydRegistrationsPage *self)
{
  return self->n_pending == 0 && self->refresh_source == 0 &&
         (self->model == NULL || lyd_roster_model_is_idle (self->model));
}
