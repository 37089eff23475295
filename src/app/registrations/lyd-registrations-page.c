#include "lyd-registrations-page.h"

#include "lyd-column-order.h"
#include "lyd-registration-pane.h"
#include "lyd-registration-selection.h"
#include "lyd-registrations-page-private.h"
#include "lyd-roster-filters.h"
#include "lyd-roster-item.h"
#include "lyd-roster-model.h"
#include "lyd-store-groups.h"
#include "lyd-store-roster.h"
#include "lyd-tab-out.h"

#include <glib/gi18n.h>

/* An event's registrations: searched, filtered and sorted in the data file, shown as they come. */
struct _LydRegistrationsPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydRosterModel *model;
  LydRoster roster; /* text is not used: the entry has it */
  char *timezone;   /* of the event */
  LydId wanted;     /* to be chosen once it is listed; none: nobody is */
  GCancellable *asked;
  GCancellable *counting;
  guint refresh_source;
  guint n_pending;
  gboolean narrow;
  gboolean closing;   /* the template is going */
  gboolean sensitive; /* who is registered is shown only to whom asks */
  gboolean selecting; /* with a box to tick in each row */
  LydRosterCounts counts;
  LydRegistrationPane *pane; /* made when it is first needed; NULL: not yet */

  AdwFlap *flap;
  GtkWidget *content;
  GtkEditable *search;
  GtkWidget *chips_scroll;
  GtkBox *chips;
  GtkMenuButton *more;
  GtkWidget *queue;
  GtkLabel *queue_line;
  GtkButton *queue_button;
  GtkStack *stack;
  GtkButton *reveal;
  LydRegistrationBar *bar;
  GtkColumnView *view;
  GtkMultiSelection *selection;
  GtkColumnViewColumn *tick_column;
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
  [LYD_ROSTER_BY_BADGE] = "badge_column",
};

enum {
  PROP_FILTER = 1,
  PROP_SELECTING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void refresh (LydRegistrationsPage *self);

/* ---- the pane ---- */

/* Columns go before the pane does, and the pane before names are cut. */
static void
show_columns (LydRegistrationsPage *self)
{
  gboolean tight = self->narrow || adw_flap_get_reveal_flap (self->flap) || adw_flap_get_folded (self->flap);

  gtk_column_view_column_set_visible (self->columns[LYD_ROSTER_BY_ORGANIZATION], !self->narrow);
  gtk_column_view_column_set_visible (self->columns[LYD_ROSTER_BY_TYPE], !tight);
  gtk_column_view_column_set_visible (self->columns[LYD_ROSTER_BY_BADGE], !tight);
}

/* What is chosen says what can be done. */
static void
update_actions (LydRegistrationsPage *self)
{
  g_autoptr (GtkBitset) chosen = NULL;
  guint n;

  if (self->closing)
    return;
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = (guint) gtk_bitset_get_size (chosen);
  lyd_registration_bar_show_chosen (self->bar, n, n > 1 || self->selecting);
  lyd_registration_acts_update (self);
}

static void
show_pane (LydRegistrationsPage *self,
           const LydId *registration)
{
  if (self->pane == NULL) {
    self->pane = lyd_registration_pane_new ();
    gtk_widget_set_size_request (GTK_WIDGET (self->pane), LYD_PANE_WIDTH, -1);
    adw_flap_set_flap (self->flap, GTK_WIDGET (self->pane));
    g_signal_connect_object (self->pane, "loaded", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  }
  lyd_registration_pane_set_registration (self->pane, self->store, &self->roster.session, registration, self->timezone);
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

static void
hide_pane (LydRegistrationsPage *self)
{
  adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* Hidden by a swipe or a click beside it as well: what is not shown is not chosen. */
static void
flap_cb (LydRegistrationsPage *self)
{
  g_autoptr (GtkBitset) chosen = NULL;

  if (self->closing)
    return;
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  show_columns (self);
  if (self->pane != NULL)
    gtk_widget_set_hexpand (GTK_WIDGET (self->pane), adw_flap_get_folded (self->flap));
  if (!adw_flap_get_reveal_flap (self->flap) && gtk_bitset_get_size (chosen) == 1 && !self->selecting)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

/* One registration is looked at, several are acted on. */
static void
selection_cb (LydRegistrationsPage *self)
{
  g_autoptr (GtkBitset) chosen = NULL;

  if (self->closing)
    return;
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (self->model != NULL && gtk_bitset_get_size (chosen) == 1 && !self->selecting)
    show_pane (self, lyd_roster_model_get_id (self->model, gtk_bitset_get_minimum (chosen)));
  else
    hide_pane (self);
  update_actions (self);
}

static void
activate_cb (LydRegistrationsPage *self,
             guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  if (self->model != NULL && position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    show_pane (self, lyd_roster_model_get_id (self->model, position));
}

static void
close_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);

  if (adw_flap_get_reveal_flap (self->flap))
    hide_pane (self);
  else if (self->selecting)
    g_object_set (self, "selecting", FALSE, NULL);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ---- the list ---- */

static void
show_list (LydRegistrationsPage *self,
           guint n_items)
{
  gboolean narrowed = self->roster.filter != LYD_ROSTER_ALL || gtk_editable_get_text (self->search)[0] != '\0';

  if (self->sensitive && !self->roster.reveal && self->counts.n[LYD_ROSTER_ALL] > 0)
    gtk_stack_set_visible_child_name (self->stack, "hidden");
  else
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
  guint position;

  self->n_pending--;
  if (ids == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_message ("Registrations could not be listed: %s", error->message);
    return;
  }
  if (self->model == NULL || self->store != LYD_STORE (source))
    return;
  show_list (self, ids->len);
  lyd_registration_selection_replace (GTK_SELECTION_MODEL (self->selection), self->model, g_steal_pointer (&ids));
  if (!lyd_id_is_none (&self->wanted) && lyd_roster_model_find (self->model, &self->wanted, &position)) {
    self->wanted = lyd_id_none;
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
    lyd_registration_selection_scroll_to (self->view, position);
  }
  update_actions (self);
}

/* Who waits, and who is to be approved, have a page of their own: in their order, with the reasons. */
static void
show_queue (LydRegistrationsPage *self)
{
  gboolean waiting = self->roster.filter == LYD_ROSTER_WAITLISTED;
  gboolean pending = self->roster.filter == LYD_ROSTER_PENDING;

  gtk_widget_set_visible (self->queue, (waiting || pending) && self->counts.n[self->roster.filter] > 0);
  gtk_label_set_label (self->queue_line, waiting ? _ ("They move up in their order as places become free.")
                                                 : _ ("They wait until somebody decides."));
  gtk_button_set_label (self->queue_button, waiting ? _ ("Waiting List") : _ ("Decide"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->queue_button), "s", waiting ? "waiting" : "pending");
}

static void
show_counts (LydRegistrationsPage *self)
{
  show_queue (self);
  lyd_roster_filters_show (self->chips, self->more, self->roster.filter, &self->counts, self->narrow);
}

/* How many they are is no secret. */
static void
show_hidden (LydRegistrationsPage *self)
{
  int n = self->counts.n[LYD_ROSTER_ALL];
  g_autofree char *label =
    g_strdup_printf (ngettext ("_Show the %d Registration", "_Show the %d Registrations", (gulong) n), n);

  gtk_button_set_label (self->reveal, label);
  if (self->model != NULL)
    show_list (self, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydRegistrationsPage) self = data;
  LydRosterCounts counts;

  self->n_pending--;
  if (lyd_store_count_finish (LYD_STORE (source), result, &counts, NULL) && self->store == LYD_STORE (source)) {
    self->counts = counts;
    show_counts (self);
    show_hidden (self);
  }
}

static void
refresh (LydRegistrationsPage *self)
{
  LydRoster roster = self->roster;

  if (self->store == NULL || self->closing)
    return;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  roster.text = gtk_editable_get_text (self->search);
  self->n_pending++;
  lyd_store_list_roster_async (self->store, &roster, self->asked, listed_cb, g_object_ref (self));
}

/* How many there are does not depend on what is shown of them. */
static void
recount (LydRegistrationsPage *self)
{
  if (self->store == NULL || self->closing)
    return;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  self->n_pending++;
  lyd_store_count_async (self->store, &self->roster.event, &self->roster.session, self->counting, counted_cb,
                         g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydRegistrationsPage *self = data;

  self->refresh_source = 0;
  refresh (self);
  recount (self);
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
stop_search_cb (LydRegistrationsPage *self)
{
  if (gtk_editable_get_text (self->search)[0] != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "registrations.close", NULL);
}

/* Enter opens the first who was found. */
static void
search_activate_cb (LydRegistrationsPage *self)
{
  if (self->model != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    activate_cb (self, 0);
}

static void
clear_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);

  gtk_editable_set_text (self->search, "");
  lyd_registrations_page_set_filter (self, LYD_ROSTER_ALL);
}

static void
revealed_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydRegistrationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (self->closing || self->store != LYD_STORE (source))
    return;
  if (done == NULL) {
    lyd_registration_acts_toast (self, error->message);
    return;
  }
  self->roster.reveal = TRUE;
  refresh (self);
}

/* Names are shown once that is in the history. */
static void
reveal_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);

  if (self->store != NULL)
    lyd_store_reveal_event_async (self->store, &self->roster.event, revealed_cb, g_object_ref (self));
}

/* Sorting is the data file's. */
static void
order_cb (gpointer owner,
          int column,
          gboolean descending)
{
  LydRegistrationsPage *self = owner;

  self->roster.order = column >= 0 ? (LydRosterOrder) column : LYD_ROSTER_BY_NAME;
  self->roster.descending = descending;
  refresh (self);
}

static void
clear_model (LydRegistrationsPage *self)
{
  gtk_multi_selection_set_model (self->selection, NULL);
  if (self->model != NULL)
    lyd_roster_model_close (self->model);
  g_clear_object (&self->model);
}

static void
lyd_registrations_page_dispose (GObject *object)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (object);

  self->closing = TRUE;
  g_cancellable_cancel (self->asked);
  g_cancellable_cancel (self->counting);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->selection != NULL)
    clear_model (self);
  /* Before the template is: it lets go of the bin’s own child behind the bin’s back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_REGISTRATIONS_PAGE);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->asked);
  g_clear_object (&self->counting);
  g_clear_object (&self->tick_column);
  g_clear_pointer (&self->timezone, g_free);

  G_OBJECT_CLASS (lyd_registrations_page_parent_class)->dispose (object);
}

static void
set_selecting (LydRegistrationsPage *self,
               gboolean selecting)
{
  if (self->selecting == selecting)
    return;
  self->selecting = selecting;
  /* Taken out rather than hidden: GTK 4.8 keeps the width of a hidden column free. */
  if (selecting)
    gtk_column_view_insert_column (self->view, 0, self->tick_column);
  else
    gtk_column_view_remove_column (self->view, self->tick_column);
  hide_pane (self);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTING]);
}

static void
lyd_registrations_page_get_property (GObject *object,
                                     guint id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (object);

  switch (id) {
  case PROP_FILTER:
    g_value_set_string (value, lyd_roster_filters_get_word (self->roster.filter));
    break;
  case PROP_SELECTING:
    g_value_set_boolean (value, self->selecting);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_registrations_page_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (object);

  switch (id) {
  case PROP_FILTER:
    lyd_registrations_page_set_filter (self, lyd_roster_filters_find (g_value_get_string (value)));
    break;
  case PROP_SELECTING:
    set_selecting (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, flap);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, content);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, search);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, chips_scroll);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, more);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, reveal);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, queue);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, queue_line);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, queue_button);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, view);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationsPage, selection);
  for (gsize i = 0; i < G_N_ELEMENTS (column_ids); i++)
    if (column_ids[i] != NULL)
      gtk_widget_class_bind_template_child_full (widget_class, column_ids[i], FALSE,
                                                 G_STRUCT_OFFSET (LydRegistrationsPage, columns) +
                                                   (gssize) (i * sizeof (gpointer)));
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_cb);
}

static void
lyd_registrations_page_class_init (LydRegistrationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lyd_registrations_page_dispose;
  object_class->get_property = lyd_registrations_page_get_property;
  object_class->set_property = lyd_registrations_page_set_property;
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all",
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTING] = g_param_spec_boolean (
    "selecting", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LYD_TYPE_ROSTER_ITEM);
  g_type_ensure (LYD_TYPE_REGISTRATION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/registrations/lyd-registrations-page.ui");
  bind_children (widget_class);

  gtk_widget_class_install_property_action (widget_class, "registrations.filter", "filter");
  gtk_widget_class_install_property_action (widget_class, "registrations.select", "selecting");
  gtk_widget_class_install_action (widget_class, "registrations.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "registrations.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "registrations.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "registrations.close", NULL);
  lyd_registration_acts_install (widget_class);
}

static void
lyd_registrations_page_init (LydRegistrationsPage *self)
{
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_tab_out (GTK_WIDGET (self->view));
  lyd_roster_filters_add_chips (self->chips);
  self->tick_column = gtk_column_view_column_new (NULL, NULL);
  gtk_column_view_column_set_fixed_width (self->tick_column, 42);
  lyd_registration_selection_add_ticks (self->tick_column, GTK_SELECTION_MODEL (self->selection));
  lyd_column_order_watch (self->view, self->columns, G_N_ELEMENTS (self->columns), order_cb, self);
  lyd_registration_menu_attach (GTK_WIDGET (self->view));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registrations.stop", FALSE);
  update_actions (self);
}

/* @store: (nullable): %NULL empties the page */
void
lyd_registrations_page_set_event (LydRegistrationsPage *self,
                                  LydStore *store,
                                  const LydEventSummary *summary)
{
  g_cancellable_cancel (self->asked);
  g_cancellable_cancel (self->counting);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  clear_model (self);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  if (self->pane != NULL)
    lyd_registration_pane_set_registration (self->pane, NULL, NULL, NULL, NULL);
  hide_pane (self);
  g_object_set (self, "selecting", FALSE, NULL);
  update_actions (self);
  if (store == NULL)
    return;

  self->sensitive = summary->event->sensitive;
  self->roster.reveal = FALSE;
  self->roster.event = summary->event->id;
  self->roster.session = summary->session != NULL ? summary->session->id : lyd_id_none;
  g_free (self->timezone);
  self->timezone = g_strdup (summary->event->timezone);
  self->model = lyd_roster_model_new (store, &self->roster.session, summary->event->timezone);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  gtk_editable_set_text (self->search, "");
  lyd_registrations_page_set_filter (self, LYD_ROSTER_ALL);
  refresh (self);
  recount (self);
}

/* Narrow: columns go before names are cut, one menu stands for the row of filters, and the pane covers the list. */
void
lyd_registrations_page_set_narrow (LydRegistrationsPage *self,
                                   gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_size_request (self->content, narrow ? -1 : LYD_LIST_WIDTH, -1);
  gtk_widget_set_visible (self->chips_scroll, !narrow);
  show_columns (self);
  show_counts (self);
}

/* Shows only these, as their chip does. */
void
lyd_registrations_page_set_filter (LydRegistrationsPage *self,
                                   LydRosterFilter filter)
{
  if (self->roster.filter == filter)
    return;
  self->roster.filter = filter;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  show_counts (self);
  refresh (self);
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
         (self->model == NULL || lyd_roster_model_is_idle (self->model)) &&
         (self->pane == NULL || lyd_registration_pane_is_idle (self->pane));
}

LydStore *
lyd_registrations_page_get_store (LydRegistrationsPage *self)
{
  return self->store;
}

const LydRoster *
lyd_registrations_page_get_roster (LydRegistrationsPage *self)
{
  return &self->roster;
}

const char *
lyd_registrations_page_get_timezone (LydRegistrationsPage *self)
{
  return self->timezone;
}

LydRegistrationBar *
lyd_registrations_page_get_bar (LydRegistrationsPage *self)
{
  return self->bar;
}

GArray *
lyd_registrations_page_dup_chosen (LydRegistrationsPage *self)
{
  if (self->model == NULL || self->selection == NULL)
    return g_array_new (FALSE, FALSE, sizeof (LydId));
  return lyd_registration_selection_dup_ids (GTK_SELECTION_MODEL (self->selection), self->model);
}

const LydRosterRow *
lyd_registrations_page_get_row (LydRegistrationsPage *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (LydRosterItem) item = NULL;

  if (self->model == NULL || gtk_bitset_get_size (chosen) != 1)
    return NULL;
  item = g_list_model_get_item (G_LIST_MODEL (self->model), gtk_bitset_get_minimum (chosen));
  return item != NULL ? lyd_roster_item_get_row (item) : NULL;
}

const LydRecord *
lyd_registrations_page_get_record (LydRegistrationsPage *self)
{
  if (self->pane == NULL || !adw_flap_get_reveal_flap (self->flap))
    return NULL;
  return lyd_registration_pane_get_record (self->pane);
}

/* Chooses and shows one, at once or when it is listed; what would hide it is cleared. */
void
lyd_registrations_page_choose (LydRegistrationsPage *self,
                               const LydId *registration)
{
  self->wanted = *registration;
  g_object_set (self, "selecting", FALSE, NULL);
  lyd_registrations_page_set_filter (self, LYD_ROSTER_ALL);
  gtk_editable_set_text (self->search, "");
  refresh (self);
}

void
lyd_registrations_page_choose_all (LydRegistrationsPage *self)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}
