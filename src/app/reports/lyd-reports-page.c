#include "lyd-reports-page.h"

#include "lyd-follow-view.h"
#include "lyd-frozen-page.h"
#include "lyd-reach-view.h"
#include "lyd-rows-page.h"
#include "lyd-section.h"
#include "lyd-series-trend-view.h"
#include "certificates/lyd-certificates-view.h"
#include "lyd-turn-bin.h"

#include <glib/gi18n.h>
#include <string.h>

/* Bursts of changes are shown together. */
#define REFRESH_MS 400

/* In the order of the tabs. Another page is another line. */
static const struct {
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} views[] = {
  { "reach", N_ ("Reach"), "mark-location-symbolic", lyd_reach_view_get_type },
  { "pulse", N_ ("Pulse"), "emblem-synchronizing-symbolic", lyd_follow_view_get_type },
  { "series", N_ ("Series"), "lyd-series-symbolic", lyd_series_trend_view_get_type },
  { "certificates", N_ ("Certificates"), "lyd-certificate-symbolic", lyd_certificates_view_get_type },
};

#define N_VIEWS (G_N_ELEMENTS (views))

struct _LydReportsPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydReportView *made[N_VIEWS]; /* in the order of the table; NULL: not gone to yet */
  gboolean stale[N_VIEWS];      /* something was written since it was read */
  guint refresh_source;

  LydTurnBin *turn;
  AdwHeaderBar *header;
  GtkWidget *sidebar_back;
  GtkWidget *export_button;
  GtkWidget *strip;
  AdwViewSwitcherBar *switcher_bar;
  GtkStack *pages;
  AdwBin *rows;
  GPtrArray *below; /* of GtkWidget: the pages that the one in @rows lies upon */
  AdwViewStack *stack;
};

static void section_init (LydSectionInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydReportsPage, lyd_reports_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_SECTION, section_init))
/* clang-format on */

/* The tab that is looked at; -1: none. */
static int
get_current (LydReportsPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  for (gsize i = 0; i < N_VIEWS; i++)
    if (g_strcmp0 (name, views[i].name) == 0)
      return (int) i;
  return -1;
}

/* (nullable): the page that is looked at */
LydReportView *
lyd_reports_page_get_view (LydReportsPage *self)
{
  int current = get_current (self);

  return current >= 0 ? self->made[current] : NULL;
}

static void
update_actions (LydReportsPage *self)
{
  LydReportView *view = lyd_reports_page_get_view (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.export",
                                 self->store != NULL && view != NULL && lyd_report_view_can_export (view));
}

static void
read_current (LydReportsPage *self)
{
  int current = get_current (self);

  if (self->store == NULL || current < 0 || self->made[current] == NULL || !self->stale[current] ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale[current] = FALSE;
  lyd_report_view_refresh (self->made[current]);
}

/* Pages are made when they are first gone to: nobody waits for what is not looked at. */
static void
ensure_current (LydReportsPage *self)
{
  int current = get_current (self);
  AdwBin *bin;

  if (current < 0 || self->store == NULL)
    return;
  if (self->made[current] == NULL) {
    bin = ADW_BIN (adw_view_stack_get_visible_child (self->stack));
    self->made[current] = g_object_new (views[current].get_type (), NULL);
    adw_bin_set_child (bin, GTK_WIDGET (self->made[current]));
    g_signal_connect_object (self->made[current], "state-changed", G_CALLBACK (update_actions), self,
                             G_CONNECT_SWAPPED);
    lyd_report_view_set_narrow (self->made[current], lyd_turn_bin_get_narrow (self->turn));
    lyd_report_view_set_store (self->made[current], self->store);
    self->stale[current] = TRUE;
  }
  read_current (self);
}

static void
view_changed_cb (LydReportsPage *self)
{
  ensure_current (self);
  update_actions (self);
}

static gboolean
refresh_cb (gpointer data)
{
  LydReportsPage *self = data;

  self->refresh_source = 0;
  read_current (self);
  if (LYD_IS_ROWS_PAGE (adw_bin_get_child (self->rows)))
    lyd_rows_page_refresh (LYD_ROWS_PAGE (adw_bin_get_child (self->rows)));
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LydReportsPage *self)
{
  for (gsize i = 0; i < N_VIEWS; i++)
    self->stale[i] = TRUE;
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
turned_cb (LydReportsPage *self)
{
  gboolean narrow = lyd_turn_bin_get_narrow (self->turn);

  gtk_widget_set_visible (self->strip, !narrow);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, narrow);
  for (gsize i = 0; i < N_VIEWS; i++)
    if (self->made[i] != NULL)
      lyd_report_view_set_narrow (self->made[i], narrow);
}

/* ---- acts ---- */

/* @parameter: the name of a tab */
static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  lyd_reports_page_show (LYD_REPORTS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydReportView *view = lyd_reports_page_get_view (LYD_REPORTS_PAGE (widget));

  if (view != NULL)
    lyd_report_view_export (view);
}

static void
close_rows (LydReportsPage *self)
{
  gtk_stack_set_visible_child_name (self->pages, "main");
  adw_bin_set_child (self->rows, NULL);
  g_ptr_array_set_size (self->below, 0);
}

/* From a page of rows to the one below it, or to the tabs. */
static void
pop_rows (LydReportsPage *self)
{
  if (self->below->len == 0) {
    close_rows (self);
    return;
  }
  adw_bin_set_child (self->rows, g_ptr_array_index (self->below, self->below->len - 1));
  g_ptr_array_set_size (self->below, (int) self->below->len - 1);
}

static void
close_rows_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  pop_rows (LYD_REPORTS_PAGE (widget));
}

/**
 * lyd_reports_page_open_rows:
 * @from: a widget of the section
 * @rows: (transfer floating): a page with a header bar of its own, from which "reports.close-rows" leads back
 *
 * Shows what a number is made of, in the place of all the tabs.
 */
void
lyd_reports_page_open_rows (GtkWidget *from,
                            GtkWidget *rows)
{
  LydReportsPage *self = LYD_REPORTS_PAGE (gtk_widget_get_ancestor (from, LYD_TYPE_REPORTS_PAGE));
  GtkWidget *shown = adw_bin_get_child (self->rows);

  if (shown != NULL)
    g_ptr_array_add (self->below, g_object_ref (shown));
  adw_bin_set_child (self->rows, rows);
  gtk_stack_set_visible_child_name (self->pages, "rows");
  gtk_widget_child_focus (rows, GTK_DIR_TAB_FORWARD);
}

/* ---- as a section ---- */

static void
set_store (LydSection *section,
           LydStore *store)
{
  LydReportsPage *self = LYD_REPORTS_PAGE (section);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  close_rows (self);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  for (gsize i = 0; i < N_VIEWS; i++) {
    self->stale[i] = TRUE;
    if (self->made[i] != NULL)
      lyd_report_view_set_store (self->made[i], store);
  }
  view_changed_cb (self);
}

/* The window shows the page alone: there must be a way back to the sidebar. */
static void
set_narrow (LydSection *section,
            gboolean narrow)
{
  LydReportsPage *self = LYD_REPORTS_PAGE (section);

  gtk_widget_set_visible (self->sidebar_back, narrow);
  adw_header_bar_set_show_start_title_buttons (self->header, narrow);
}

static void
start_search (LydSection *section)
{
  LydReportsPage *self = LYD_REPORTS_PAGE (section);
  LydReportView *view = lyd_reports_page_get_view (self);

  if (LYD_IS_ROWS_PAGE (adw_bin_get_child (self->rows)))
    lyd_rows_page_search (LYD_ROWS_PAGE (adw_bin_get_child (self->rows)));
  else if (view != NULL)
    lyd_report_view_search (view);
}

static gboolean
back (LydSection *section)
{
  LydReportsPage *self = LYD_REPORTS_PAGE (section);

  GtkWidget *rows = adw_bin_get_child (self->rows);

  if (strcmp (gtk_stack_get_visible_child_name (self->pages), "rows") != 0)
    return FALSE;
  if (!LYD_IS_ROWS_PAGE (rows) || !lyd_rows_page_back (LYD_ROWS_PAGE (rows)))
    pop_rows (self);
  return TRUE;
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
lyd_reports_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lyd_reports_page_parent_class)->map (widget);
  read_current (LYD_REPORTS_PAGE (widget));
}

static void
lyd_reports_page_dispose (GObject *object)
{
  LydReportsPage *self = LYD_REPORTS_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REPORTS_PAGE);
  g_clear_pointer (&self->below, g_ptr_array_unref);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_reports_page_parent_class)->dispose (object);
}

static void
lyd_reports_page_class_init (LydReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_reports_page_dispose;
  widget_class->map = lyd_reports_page_map;
  g_type_ensure (LYD_TYPE_TURN_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydReportsPage, turn);
  gtk_widget_class_bind_template_child (widget_class, LydReportsPage, header);
  gtk_widget_class_bind_template_child (widget_class, LydReportsPage, sidebar_back);
  gtk_widget_class_bind_template_child (widget_class, LydReportsPage, strip);
  gtk_widget_class_bind_template_child (widget_class, LydReportsPage, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, LydReportsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, LydReportsPage, rows);
  gtk_widget_class_bind_template_child_full (widget_class, "reports_stack", FALSE,
                                             G_STRUCT_OFFSET (LydReportsPage, stack));
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, turned_cb);
  gtk_widget_class_install_action (widget_class, "reports.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "reports.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "reports.close-rows", NULL, close_rows_action);
}

static void
lyd_reports_page_init (LydReportsPage *self)
{
  self->below = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < N_VIEWS; i++)
    adw_view_stack_page_set_icon_name (
      adw_view_stack_add_titled (self->stack, adw_bin_new (), views[i].name, _ (views[i].title)), views[i].icon);
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  update_actions (self);
}

/* Goes to a tab. @name: of the table above */
void
lyd_reports_page_show (LydReportsPage *self,
                       const char *name)
{
  close_rows (self);
  for (gsize i = 0; i < N_VIEWS; i++)
    if (strcmp (views[i].name, name) == 0)
      adw_view_stack_set_visible_child_name (self->stack, name);
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_reports_page_is_idle (LydReportsPage *self)
{
  LydReportView *view = lyd_reports_page_get_view (self);

  GtkWidget *rows = adw_bin_get_child (self->rows);

  return self->refresh_source == 0 && (view == NULL || lyd_report_view_is_idle (view)) &&
         (!LYD_IS_ROWS_PAGE (rows) || lyd_rows_page_is_idle (LYD_ROWS_PAGE (rows))) &&
         (!LYD_IS_FROZEN_PAGE (rows) || lyd_frozen_page_is_idle (LYD_FROZEN_PAGE (rows)));
}
