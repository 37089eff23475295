#include "lyd-series-trend-view.h"

#include "lyd-chart-card.h"
#include "lyd-export-report-dialog.h"
#include "lyd-figures-row.h"
#include "lyd-line-chart.h"
#include "lyd-period.h"
#include "lyd-report-look.h"
#include "lyd-store-events.h"
#include "lyd-store-plan.h"
#include "lyd-store-report.h"
#include "lyd-store-series.h"
#include "lyd-time.h"
#include "lyd-wrap-layout.h"
#include "overview/lyd-arrival-chart.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

struct _LydSeriesTrendView {
  AdwBin parent_instance;

  LydStore *store;
  GPtrArray *pages; /* LydSeriesPage: as last read; NULL: not yet */
  LydId shown;      /* the series that is looked at */
  GPtrArray *trend; /* of LydTrendEvent: its dates; NULL: not yet */
  GArray *met;      /* LydId: events that people came to in a room */
  LydId met_shown;  /* the one whose arrivals are drawn */
  GCancellable *asked;
  GCancellable *trending;
  GCancellable *arriving;
  guint n_pending;
  gboolean filling;

  GtkStack *stack;
  GtkDropDown *series;
  GtkLabel *sentence;
  LydChartCard *card;
  LydLineChart *chart;
  AdwPreferencesGroup *no_shows;
  GPtrArray *no_show_rows;
  LydFigures figures;
  GtkWidget *arrivals_group;
  GtkDropDown *events;
  LydArrivalChart *arrivals;
  GtkWidget *nobody_arrived;
};

static void view_init (LydReportViewInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydSeriesTrendView, lyd_series_trend_view, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_REPORT_VIEW, view_init))
/* clang-format on */

/* As many dates as fit beside one another; the grid of the series has them all. */
#define MAX_DATES 24
#define N_COLUMNS 5
#define BAR_WIDTH 120

/* ---- one series ---- */

static int
get_attended (const LydTrendEvent *event)
{
  return event->known && !event->hidden ? event->attended : LYD_LINE_CHART_UNKNOWN;
}

/* What took place, and of that the last dates. */
static void
pick_dates (LydSeriesTrendView *self)
{
  for (guint i = self->trend->len; i > 0; i--)
    if (!((const LydTrendEvent *) g_ptr_array_index (self->trend, i - 1))->over)
      g_ptr_array_remove_index (self->trend, i - 1);
  if (self->trend->len > MAX_DATES)
    g_ptr_array_remove_range (self->trend, 0, self->trend->len - MAX_DATES);
}

static void
say (LydSeriesTrendView *self)
{
  int n_known = 0;
  int n_came = 0;
  int n_registered = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->trend->len; i++) {
    const LydTrendEvent *event = g_ptr_array_index (self->trend, i);

    if (get_attended (event) == LYD_LINE_CHART_UNKNOWN)
      continue;
    n_known++;
    n_came += event->attended;
    n_registered += event->registered;
  }
  if (n_known == 0)
    words = g_strdup (_ ("Nobody’s attendance is on file yet"));
  else if (n_registered == 0)
    words = g_strdup_printf (ngettext ("%d came on average", "%d came on average", (gulong) n_came),
                             (n_came + n_known / 2) / n_known);
  else
    words = g_strdup_printf (_ ("%d came on average, of %d registered"), (n_came + n_known / 2) / n_known,
                             (n_registered + n_known / 2) / n_known);
  gtk_label_set_label (self->sentence, words);
}

static char *
format (int n)
{
  return n >= 0 ? g_strdup_printf ("%'d", n) : g_strdup ("–");
}

static void
add_line (GPtrArray *lines,
          const LydTrendEvent *event)
{
  char **cells = g_new0 (char *, N_COLUMNS + 1);
  int came = get_attended (event);

  cells[0] = lyd_report_format_date (event->start, event->timezone);
  cells[1] = format (event->registered);
  cells[2] = format (came);
  cells[3] = format (came >= 0 && !event->sensitive ? event->first_time : -1);
  cells[4] = format (came >= 0 && !event->sensitive ? event->organizations : -1);
  g_ptr_array_add (lines, cells);
}

static void
show_trend (LydSeriesTrendView *self)
{
  const char *titles[] = { _ ("Registered"), _ ("Attended"), _ ("For the First Time"), NULL };
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GArray) registered = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) attended = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (int));
  const GArray *values[] = { registered, attended, first };
  g_autoptr (GString) words = g_string_new (NULL);

  pick_dates (self);
  for (guint i = 0; i < self->trend->len; i++) {
    const LydTrendEvent *event = g_ptr_array_index (self->trend, i);
    char *day = lyd_report_format_short_date (event->start, event->timezone);
    int came = get_attended (event);
    int first_time = came >= 0 && !event->sensitive ? event->first_time : LYD_LINE_CHART_UNKNOWN;

    g_ptr_array_add (labels, day);
    g_array_append_val (registered, event->registered);
    g_array_append_val (attended, came);
    g_array_append_val (first, first_time);
    add_line (lines, event);
    if (came < 0)
      continue;
    g_string_append (words, words->len > 0 ? ", " : "");
    /* Translators: a day, how many came and how many were registered: "Sep 16: 12 of 15" */
    g_string_append_printf (words, _ ("%s: %d of %d"), day, came, event->registered);
  }
  g_ptr_array_add (labels, NULL);
  say (self);
  lyd_line_chart_set (self->chart, (const char *const *) labels->pdata, titles, values, words->str);
  lyd_chart_card_set_lines (self->card, lines);
}

static void
trend_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydSeriesTrendView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trend = lyd_store_report_list_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (trend == NULL) {
    lyd_directory_tell (GTK_WIDGET (self), error);
    return;
  }
  g_clear_pointer (&self->trend, g_ptr_array_unref);
  self->trend = g_steal_pointer (&trend);
  show_trend (self);
}

/* Another series: what was asked of the one before is not waited for. */
static void
read_trend (LydSeriesTrendView *self)
{
  g_cancellable_cancel (self->trending);
  g_clear_object (&self->trending);
  self->trending = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_trend_async (self->store, &self->shown, self->trending, trend_cb, g_object_ref (self));
}

/* ---- who did not come ---- */

static GtkWidget *
make_no_shows (LydSeriesTrendView *self,
               const LydNoShowLine *line)
{
  double share = line->confirmed > 0 ? line->missed / (double) line->confirmed : 0;
  g_autofree char *percent = g_strdup_printf (_ ("%d %%"), (int) (share * 100 + .5));
  g_autofree char *words =
    g_strdup_printf (_ ("%'d of %'d confirmed did not come"), line->missed, line->confirmed);
  LydFiguresRow *row =
    LYD_FIGURES_ROW (lyd_figures_row_new (&self->figures, lyd_report_kind_title ((LydKind) line->kind), words));
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_widget_add_css_class (bar, "lyd-thin");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  lyd_figures_row_set (row, 2, percent);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return GTK_WIDGET (row);
}

static void
no_shows_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydSeriesTrendView) self = data;
  g_autoptr (GPtrArray) lines = lyd_store_report_list_finish (LYD_STORE (source), result, NULL);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || lines == NULL)
    return;
  lyd_directory_empty (self->no_shows, self->no_show_rows);
  for (guint i = 0; i < lines->len; i++)
    lyd_directory_add (self->no_shows, self->no_show_rows, make_no_shows (self, g_ptr_array_index (lines, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->no_shows), lines->len > 0);
}

/* Of the last twelve months: what was before says little about whom to expect. */
static void
fill_last_year (LydSeriesTrendView *self,
                LydReachQuery *query)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  query->to = lyd_time_local_day (lyd_store_get_now (self->store), zone);
  query->from = lyd_period_before (query->to, 12);
}

static void
read_no_shows (LydSeriesTrendView *self)
{
  g_auto (LydReachQuery) query = LYD_REACH_QUERY_INIT;

  fill_last_year (self, &query);
  self->n_pending++;
  lyd_store_list_no_shows_async (self->store, &query, FALSE, self->asked, no_shows_cb, g_object_ref (self));
}

/* ---- how people arrived ---- */

static void
arrivals_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydSeriesTrendView) self = data;
  g_autoptr (LydOverview) overview = lyd_store_get_overview_finish (LYD_STORE (source), result, NULL);
  g_autoptr (GTimeZone) zone = NULL;
  const int *n;

  self->n_pending--;
  if (self->store != LYD_STORE (source) || overview == NULL)
    return;
  zone = lyd_zone_get_or_utc (overview->summary->event->timezone);
  n = overview->summary->counts.n;
  lyd_arrival_chart_set_times (self->arrivals, overview->arrivals, n[LYD_ROSTER_IN] + n[LYD_ROSTER_EXPECTED],
                               lyd_store_get_now (self->store), zone);
  lyd_arrival_chart_set_other_days (self->arrivals, overview->other_days, overview->arrivals_from);
  gtk_widget_set_visible (GTK_WIDGET (self->arrivals), overview->arrivals->len > 0);
  gtk_widget_set_visible (self->nobody_arrived, overview->arrivals->len == 0);
}

static void
event_chosen_cb (LydSeriesTrendView *self)
{
  guint selected = gtk_drop_down_get_selected (self->events);

  if (self->filling || self->store == NULL || selected >= self->met->len)
    return;
  g_cancellable_cancel (self->arriving);
  g_clear_object (&self->arriving);
  self->arriving = g_cancellable_new ();
  self->met_shown = g_array_index (self->met, LydId, selected);
  self->n_pending++;
  lyd_store_get_overview_async (self->store, &self->met_shown, self->arriving, arrivals_cb, g_object_ref (self));
}

/* Events that people came to in a room, the latest first. */
static void
events_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydSeriesTrendView) self = data;
  g_autoptr (GPtrArray) list = lyd_store_list_events_finish (LYD_STORE (source), result, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  self->n_pending--;
  if (self->store != LYD_STORE (source) || list == NULL)
    return;
  g_array_set_size (self->met, 0);
  for (guint i = list->len; i > 0; i--) {
    const LydEvent *event = ((const LydEventSummary *) g_ptr_array_index (list, i - 1))->event;

    if (event->mode == LYD_MODE_ONLINE || event->state == LYD_EVENT_CANCELLED || event->sensitive ||
        event->start > lyd_store_get_now (self->store))
      continue;
    if (lyd_id_equal (&event->id, &self->met_shown))
      chosen = self->met->len;
    g_array_append_val (self->met, event->id);
    gtk_string_list_append (titles, event->title);
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->events, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->events, chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (self->arrivals_group, self->met->len > 0);
  event_chosen_cb (self);
}

/* ---- the choice of a series ---- */

static const LydSeriesPage *
get_shown (LydSeriesTrendView *self)
{
  guint selected = gtk_drop_down_get_selected (self->series);

  return self->pages != NULL && selected < self->pages->len ? g_ptr_array_index (self->pages, selected) : NULL;
}

static void
chosen_cb (LydSeriesTrendView *self)
{
  const LydSeriesPage *page = get_shown (self);

  if (self->filling || page == NULL)
    return;
  self->shown = page->line->series->id;
  read_trend (self);
}

/* ---- all of them ---- */

/* @pages: (transfer full) */
static void
show (LydSeriesTrendView *self,
      GPtrArray *pages)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = pages;
  for (guint i = 0; i < pages->len; i++) {
    const LydSeriesLine *line = ((const LydSeriesPage *) g_ptr_array_index (pages, i))->line;

    gtk_string_list_append (titles, line->series->title);
    if (lyd_id_equal (&line->series->id, &self->shown))
      selected = i;
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->series, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->series, selected);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, pages->len > 0 ? "main" : "none");
  lyd_report_view_state_changed (LYD_REPORT_VIEW (self));
  chosen_cb (self);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydSeriesTrendView) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *pages = lyd_store_list_series_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (pages != NULL && self->store == LYD_STORE (source))
    show (self, pages);
  else if (pages != NULL)
    g_ptr_array_unref (pages);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lyd_directory_tell (GTK_WIDGET (self), error);
}

/* ---- as a view ---- */

static void
forget (LydSeriesTrendView *self)
{
  g_cancellable_cancel (self->asked);
  g_cancellable_cancel (self->trending);
  g_cancellable_cancel (self->arriving);
  g_clear_object (&self->asked);
  g_clear_object (&self->trending);
  g_clear_object (&self->arriving);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->trend, g_ptr_array_unref);
}

static void
set_store (LydReportView *view,
           LydStore *store)
{
  LydSeriesTrendView *self = LYD_SERIES_TREND_VIEW (view);

  forget (self);
  g_set_object (&self->store, store);
  self->shown = lyd_id_none;
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

static void
refresh (LydReportView *view)
{
  LydSeriesTrendView *self = LYD_SERIES_TREND_VIEW (view);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_series_async (self->store, self->asked, read_cb, g_object_ref (self));
  read_no_shows (self);
  self->n_pending++;
  lyd_store_list_events_async (self->store, FALSE, self->asked, events_cb, g_object_ref (self));
}

static void
set_narrow (LydReportView *view,
            gboolean narrow)
{
  LydSeriesTrendView *self = LYD_SERIES_TREND_VIEW (view);

  for (guint i = 0; i < self->no_show_rows->len; i++)
    lyd_figures_row_set_narrow (g_ptr_array_index (self->no_show_rows, i), narrow);
}

/* In the order of the items. */
static void
export_to (GtkWidget *view,
           guint item,
           const char *path,
           GAsyncReadyCallback callback,
           gpointer data)
{
  LydSeriesTrendView *self = LYD_SERIES_TREND_VIEW (view);
  g_auto (LydReachQuery) query = LYD_REACH_QUERY_INIT;

  if (item == 0) {
    lyd_store_export_trend_async (self->store, &self->shown, path, callback, data);
    return;
  }
  fill_last_year (self, &query);
  lyd_store_export_no_shows_async (self->store, &query, item == 2, path, callback, data);
}

static void
export_ (LydReportView *view)
{
  LydSeriesTrendView *self = LYD_SERIES_TREND_VIEW (view);
  const char *title = get_shown (self)->line->series->title;
  const LydExportReportItem items[] = {
    { _ ("Its dates, one by one"), title },
    { _ ("Who did not come, by kind"), _ ("Who did not come") },
    { _ ("Who did not come, by event"), _ ("Who did not come") },
  };

  gtk_window_present (
    GTK_WINDOW (lyd_export_report_dialog_new (GTK_WIDGET (self), title, items, G_N_ELEMENTS (items), export_to)));
}

static gboolean
can_export (LydReportView *view)
{
  return get_shown (LYD_SERIES_TREND_VIEW (view)) != NULL;
}

static gboolean
is_idle (LydReportView *view)
{
  return LYD_SERIES_TREND_VIEW (view)->n_pending == 0;
}

static void
view_init (LydReportViewInterface *interface)
{
  interface->set_store = set_store;
  interface->refresh = refresh;
  interface->set_narrow = set_narrow;
  interface->export_ = export_;
  interface->can_export = can_export;
  interface->is_idle = is_idle;
}

static void
open_grid_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydSeriesTrendView *self = LYD_SERIES_TREND_VIEW (widget);
  g_autofree char *id = lyd_id_to_string (&self->shown);

  if (!lyd_id_is_none (&self->shown))
    gtk_widget_activate_action (widget, "win.open-series", "s", id);
}

/* A line of the table is an event. */
static void
activated_cb (LydSeriesTrendView *self,
              guint line)
{
  g_autofree char *id = NULL;

  if (self->trend == NULL || line >= self->trend->len)
    return;
  id = lyd_id_to_string (&((const LydTrendEvent *) g_ptr_array_index (self->trend, line))->event);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-event", "s", id);
}

static void
lyd_series_trend_view_dispose (GObject *object)
{
  LydSeriesTrendView *self = LYD_SERIES_TREND_VIEW (object);

  forget (self);
  g_clear_object (&self->store);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SERIES_TREND_VIEW);
  g_clear_pointer (&self->no_show_rows, g_ptr_array_unref);
  g_clear_pointer (&self->met, g_array_unref);
  lyd_figures_clear (&self->figures);
  G_OBJECT_CLASS (lyd_series_trend_view_parent_class)->dispose (object);
}

static void
lyd_series_trend_view_class_init (LydSeriesTrendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_series_trend_view_dispose;
  g_type_ensure (LYD_TYPE_ARRIVAL_CHART);
  g_type_ensure (LYD_TYPE_CHART_CARD);
  g_type_ensure (LYD_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-series-trend-view.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "trend_stack", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, stack));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_no_shows", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, no_shows));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_arrivals", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, arrivals));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_arrivals_group", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, arrivals_group));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_events", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, events));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_nobody", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, nobody_arrived));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_series", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, series));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_sentence", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, sentence));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_card", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, card));
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, event_chosen_cb);
  gtk_widget_class_install_action (widget_class, "trend.open-grid", NULL, open_grid_action);
}

static void
lyd_series_trend_view_init (LydSeriesTrendView *self)
{
  const char *headings[] = { _ ("Date"), _ ("Registered"), _ ("Attended"), _ ("For the First Time"),
                             _ ("Organizations"), NULL };

  self->met = g_array_new (FALSE, FALSE, sizeof (LydId));
  self->no_show_rows = g_ptr_array_new ();
  lyd_figures_init (&self->figures);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  self->chart = LYD_LINE_CHART (lyd_line_chart_new ());
  lyd_chart_card_set_chart (self->card, GTK_WIDGET (self->chart));
  lyd_chart_card_set_columns (self->card, headings);
  for (guint i = 0; i < LYD_LINE_CHART_MAX; i++)
    lyd_chart_card_add_legend_line (self->card, lyd_line_sample_new (i), headings[i + 1], NULL);
}
