#include "lyd-series-trend-view.h"

#include "lyd-chart-card.h"
#include "lyd-line-chart.h"
#include "lyd-phrases.h"
#include "lyd-store-series.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

struct _LydSeriesTrendView {
  AdwBin parent_instance;

  LydStore *store;
  GPtrArray *pages; /* LydSeriesPage: those that have dates, as last read; NULL: not yet */
  LydId shown;      /* the series that is looked at */
  GCancellable *asked;
  guint n_pending;
  gboolean filling;

  GtkStack *stack;
  GtkBox *choices;
  GtkDropDown *series;
  GtkLabel *sentence;
  LydChartCard *card;
  LydLineChart *chart;
};

static void view_init (LydReportViewInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydSeriesTrendView, lyd_series_trend_view, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_REPORT_VIEW, view_init))
/* clang-format on */

/* As many dates as fit beside one another; the grid of the series has them all. */
#define MAX_DATES 24

/* ---- one series ---- */

/* The dates that took place: the last ones of them. */
static GPtrArray *
pick_dates (const LydSeriesPage *page)
{
  GPtrArray *dates = g_ptr_array_new ();

  for (guint i = 0; i < page->events->len; i++) {
    LydSeriesEvent *event = g_ptr_array_index (page->events, i);

    if (event->over && event->event->state != LYD_EVENT_CANCELLED)
      g_ptr_array_add (dates, event);
  }
  if (dates->len > MAX_DATES)
    g_ptr_array_remove_range (dates, 0, dates->len - MAX_DATES);
  return dates;
}

static void
say (LydSeriesTrendView *self,
     const GPtrArray *dates)
{
  int n_known = 0;
  int n_came = 0;
  int n_registered = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < dates->len; i++) {
    const LydSeriesEvent *event = g_ptr_array_index (dates, i);

    n_known += event->known;
    n_came += event->known ? event->n_attended : 0;
    n_registered += event->known ? event->n_confirmed : 0;
  }
  if (n_known == 0)
    words = g_strdup (_ ("Nobody’s attendance is on file yet"));
  else
    words = g_strdup_printf (_ ("%d came on average, of %d registered"), (n_came + n_known / 2) / n_known,
                             (n_registered + n_known / 2) / n_known);
  gtk_label_set_label (self->sentence, words);
}

static void
add_line (GPtrArray *lines,
          const LydSeriesEvent *event,
          const char *day)
{
  char **cells = g_new0 (char *, 4);

  cells[0] = g_strdup (day);
  cells[1] = g_strdup_printf ("%d", event->n_confirmed);
  cells[2] = event->known ? g_strdup_printf ("%d", event->n_attended) : g_strdup ("–");
  g_ptr_array_add (lines, cells);
}

static void
show_series (LydSeriesTrendView *self,
             const LydSeriesPage *page)
{
  const char *titles[] = { _ ("Registered"), _ ("Attended"), NULL };
  g_autoptr (GPtrArray) dates = pick_dates (page);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GArray) registered = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) attended = g_array_new (FALSE, FALSE, sizeof (int));
  const GArray *values[] = { registered, attended };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < dates->len; i++) {
    const LydSeriesEvent *event = g_ptr_array_index (dates, i);
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (event->event->timezone);
    int n = event->known ? event->n_attended : LYD_LINE_CHART_UNKNOWN;
    char *day = lyd_format_short_day (event->event->start, zone);

    g_ptr_array_add (labels, day);
    g_array_append_val (registered, event->n_confirmed);
    g_array_append_val (attended, n);
    add_line (lines, event, day);
    if (event->known)
      /* Translators: a day, how many came and how many were registered: "Sep 16: 12 of 15" */
      g_string_append_printf (words, _ ("%s: %d of %d"), day, event->n_attended, event->n_confirmed);
    if (event->known && i + 1 < dates->len)
      g_string_append (words, ", ");
  }
  g_ptr_array_add (labels, NULL);
  say (self, dates);
  lyd_line_chart_set (self->chart, (const char *const *) labels->pdata, titles, values, words->str);
  lyd_chart_card_set_lines (self->card, lines);
}

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
  show_series (self, page);
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
  g_clear_object (&self->asked);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
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
}

static void
set_narrow (LydReportView *view,
            gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (LYD_SERIES_TREND_VIEW (view)->choices),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
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

static void
lyd_series_trend_view_dispose (GObject *object)
{
  LydSeriesTrendView *self = LYD_SERIES_TREND_VIEW (object);

  forget (self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SERIES_TREND_VIEW);
  G_OBJECT_CLASS (lyd_series_trend_view_parent_class)->dispose (object);
}

static void
lyd_series_trend_view_class_init (LydSeriesTrendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_series_trend_view_dispose;
  g_type_ensure (LYD_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-series-trend-view.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "trend_stack", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, stack));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_choices", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, choices));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_series", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, series));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_sentence", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, sentence));
  gtk_widget_class_bind_template_child_full (widget_class, "trend_card", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesTrendView, card));
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "trend.open-grid", NULL, open_grid_action);
}

static void
lyd_series_trend_view_init (LydSeriesTrendView *self)
{
  const char *headings[] = { _ ("Date"), _ ("Registered"), _ ("Attended"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->chart = LYD_LINE_CHART (lyd_line_chart_new ());
  lyd_chart_card_set_chart (self->card, GTK_WIDGET (self->chart));
  lyd_chart_card_set_columns (self->card, headings);
}
