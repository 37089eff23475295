#include "lyd-series-view.h"

#include "lyd-ask-where.h"
#include "lyd-attendance-page.h"
#include "lyd-series-dates.h"
#include "lyd-standing-page.h"
#include "lyd-store-plan.h"
#include "lyd-window.h"
#include "lyd-words-repeat.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

struct _LydSeriesView {
  AdwBin parent_instance;

  LydStore *store;
  LydId series;
  LydSeriesPage *page; /* as last read; NULL: not yet */
  GCancellable *reading;
  guint n_pending;
  gboolean narrow;

  AdwWindowTitle *title;
  GtkWidget *strip;
  AdwViewSwitcherBar *switcher_bar;
  AdwViewStack *stack;
  LydSeriesDates *dates;
  LydStandingPage *standing;
  LydAttendancePage *attendance;
};

G_DEFINE_FINAL_TYPE (LydSeriesView, lyd_series_view, ADW_TYPE_BIN)

enum {
  SIGNAL_GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What can be done with the series now: it follows from what was read of it. */
static void
update_actions (LydSeriesView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean here = self->page != NULL;
  gboolean on = here && self->page->line->next != LYD_TIME_NONE;

  gtk_widget_action_set_enabled (widget, "series.change", on);
  gtk_widget_action_set_enabled (widget, "series.extend", here);
  gtk_widget_action_set_enabled (widget, "series.end", on);
  gtk_widget_action_set_enabled (widget, "series.calendar", here);
  gtk_widget_action_set_enabled (widget, "series.export", here && !self->page->line->sensitive);
}

static void
show (LydSeriesView *self)
{
  g_autofree char *rule = NULL;

  update_actions (self);
  if (self->page == NULL)
    return;
  rule = lyd_words_series (self->page->line);
  adw_window_title_set_title (self->title, self->page->line->series->title);
  adw_window_title_set_subtitle (self->title, rule);
  lyd_series_dates_show (self->dates, self->page, lyd_store_get_now (self->store));
  lyd_standing_page_set_sensitive (self->standing, self->page->line->sensitive);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydSeriesView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSeriesPage) page = lyd_store_get_series_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store != LYD_STORE (source))
    return;
  if (page == NULL) {
    lyd_directory_tell (GTK_WIDGET (self), error);
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
    return;
  }
  g_clear_pointer (&self->page, lyd_series_page_free);
  self->page = g_steal_pointer (&page);
  show (self);
}

/* Reads it again. */
void
lyd_series_view_refresh (LydSeriesView *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->store == NULL)
    return;
  self->reading = g_cancellable_new ();
  self->n_pending++;
  lyd_store_get_series_async (self->store, &self->series, self->reading, read_cb, g_object_ref (self));
  lyd_standing_page_refresh (self->standing);
  lyd_attendance_page_refresh (self->attendance);
}

/* ---- acts ---- */

static LydWindow *
get_window (LydSeriesView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return LYD_IS_WINDOW (root) ? LYD_WINDOW (root) : NULL;
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydSeriesView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  LydWindow *window = get_window (self);

  if (window == NULL || self->store != LYD_STORE (source))
    return;
  if (done == NULL)
    lyd_window_toast (window, error->message);
  else if (done->sentence != NULL)
    lyd_window_toast_undo (window, done->sentence, &done->entry);
}

/* @parameter: so many more events */
static void
extend_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydSeriesView *self = LYD_SERIES_VIEW (widget);

  if (self->store != NULL)
    lyd_store_extend_series_async (self->store, &self->series, g_variant_get_int32 (parameter), done_cb,
                                   g_object_ref (self));
}

/* What is still to come is cancelled; the toast takes it back. */
static void
end_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydSeriesView *self = LYD_SERIES_VIEW (widget);

  if (self->store != NULL)
    lyd_store_end_series_async (self->store, &self->series, lyd_store_get_now (self->store), done_cb,
                                g_object_ref (self));
}

/* The series is changed through its next event. */
static void
change_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydSeriesView *self = LYD_SERIES_VIEW (widget);
  LydWindow *window = get_window (self);
  g_autofree char *id = NULL;

  if (window == NULL || self->page == NULL)
    return;
  id = lyd_id_to_string (&self->page->line->next_event);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.change-series", "s", id);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydSeriesView) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = lyd_store_write_series_finish (LYD_STORE (source), result, &error);
  LydWindow *window = get_window (self);

  if (window != NULL)
    lyd_window_toast (window, written ? _ ("Written") : error->message);
}

static void
write_calendar (GtkWidget *widget,
                const char *path)
{
  LydSeriesView *self = LYD_SERIES_VIEW (widget);

  if (self->store != NULL)
    lyd_store_write_series_calendar_async (self->store, &self->series, path, written_cb, g_object_ref (self));
}

/* It is what the page about it exports. */
static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (LYD_SERIES_VIEW (widget)->attendance), "attendance.export", "s", "");
}

static void
calendar_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Calendar File of the Series"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("series.ics"),
                 write_calendar);
}

static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydSeriesView *self = LYD_SERIES_VIEW (widget);
  const char *page = g_variant_get_string (parameter, NULL);

  if (adw_view_stack_get_child_by_name (self->stack, page) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, page);
}

static void
lyd_series_view_dispose (GObject *object)
{
  LydSeriesView *self = LYD_SERIES_VIEW (object);

  g_cancellable_cancel (self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SERIES_VIEW);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_pointer (&self->page, lyd_series_page_free);
  G_OBJECT_CLASS (lyd_series_view_parent_class)->dispose (object);
}

static void
lyd_series_view_class_init (LydSeriesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_series_view_dispose;
  signals[SIGNAL_GONE] =
    g_signal_new ("gone", LYD_TYPE_SERIES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (LYD_TYPE_SERIES_DATES);
  g_type_ensure (LYD_TYPE_STANDING_PAGE);
  g_type_ensure (LYD_TYPE_ATTENDANCE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/series/lyd-series-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LydSeriesView, title);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesView, strip);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesView, switcher_bar);
  gtk_widget_class_bind_template_child_full (widget_class, "series_stack", FALSE,
                                             G_STRUCT_OFFSET (LydSeriesView, stack));
  gtk_widget_class_bind_template_child (widget_class, LydSeriesView, dates);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesView, standing);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesView, attendance);
  gtk_widget_class_install_action (widget_class, "series.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "series.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "series.extend", "i", extend_action);
  gtk_widget_class_install_action (widget_class, "series.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "series.calendar", NULL, calendar_action);
  gtk_widget_class_install_action (widget_class, "series.export", NULL, export_action);
}

static void
lyd_series_view_init (LydSeriesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/* @store: (nullable): %NULL empties the page */
void
lyd_series_view_set_series (LydSeriesView *self,
                            LydStore *store,
                            const LydId *series)
{
  g_set_object (&self->store, store);
  self->series = series != NULL ? *series : lyd_id_none;
  g_clear_pointer (&self->page, lyd_series_page_free);
  adw_window_title_set_title (self->title, "");
  adw_window_title_set_subtitle (self->title, "");
  adw_view_stack_set_visible_child_name (self->stack, "dates");
  lyd_standing_page_set_series (self->standing, store, series);
  lyd_attendance_page_set_series (self->attendance, store, series);
  lyd_series_view_refresh (self);
}

/* Narrow: the name keeps the header bar for itself, the pages are at the bottom. */
void
lyd_series_view_set_narrow (LydSeriesView *self,
                            gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_visible (self->strip, !narrow);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, narrow);
  lyd_series_dates_set_narrow (self->dates, narrow);
  lyd_attendance_page_set_narrow (self->attendance, narrow);
  show (self);
}

void
lyd_series_view_search (LydSeriesView *self)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "attendance") == 0) {
    lyd_attendance_page_search (self->attendance);
    return;
  }
  adw_view_stack_set_visible_child_name (self->stack, "standing");
  lyd_standing_page_search (self->standing);
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_series_view_is_idle (LydSeriesView *self)
{
  return self->n_pending == 0 && lyd_standing_page_is_idle (self->standing) &&
         lyd_attendance_page_is_idle (self->attendance);
}
