#include "lyd-frozen-page.h"

#include "lyd-export-report-dialog.h"
#include "lyd-report-look.h"
#include "lyd-reports-page.h"
#include "lyd-rows-page.h"
#include "lyd-window.h"
#include "lyd-words-report.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

struct _LydFrozenPage {
  AdwBin parent_instance;

  LydStore *store;
  LydId id;
  LydSnapshot *snapshot; /* NULL: not yet */
  GCancellable *asked;
  guint n_pending;

  AdwWindowTitle *title;
  GtkLabel *words;
  AdwPreferencesGroup *group;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (LydFrozenPage, lyd_frozen_page, ADW_TYPE_BIN)

/* What is shown, in this order; those of the second part only where there are any. */
static const struct {
  LydReachNumber number;
  gboolean always;
  LydReachWhat what;
} lines[] = {
  { LYD_NUMBER_PEOPLE, TRUE, LYD_REACH_PEOPLE },
  { LYD_NUMBER_ORGANIZATIONS, TRUE, LYD_REACH_ORGANIZATIONS },
  { LYD_NUMBER_MEMBERS, FALSE, LYD_REACH_ORGANIZATIONS },
  { LYD_NUMBER_STATES, TRUE, LYD_REACH_STATES },
  { LYD_NUMBER_EVENTS, TRUE, LYD_REACH_EVENTS },
  { LYD_NUMBER_REGISTRATIONS, TRUE, LYD_REACH_REGISTRATIONS },
  { LYD_NUMBER_ATTENDANCES, TRUE, LYD_REACH_ATTENDANCES },
  { LYD_NUMBER_HOURS, TRUE, LYD_REACH_ATTENDANCES },
  { LYD_NUMBER_FIRST_TIMERS, TRUE, LYD_REACH_FIRST_TIMERS },
  { LYD_NUMBER_HEADS, FALSE, LYD_REACH_EVENTS },
  { LYD_NUMBER_CHILDREN, FALSE, LYD_REACH_APART },
  { LYD_NUMBER_STAFF, FALSE, LYD_REACH_APART },
  { LYD_NUMBER_HOSTS, FALSE, LYD_REACH_APART },
  { LYD_NUMBER_PRESENTERS, FALSE, LYD_REACH_APART },
};

/* -1: not told */
static char *
format (gint64 n)
{
  return n >= 0 ? lyd_report_format_number ((int) n) : g_strdup (_ ("too few to say"));
}

static GtkWidget *
make_row (const LydSnapshot *snapshot,
          gsize i)
{
  gint64 then = lyd_snapshot_get_number (snapshot, lines[i].number);
  gint64 now = lyd_snapshot_get_now (snapshot, lines[i].number);
  g_autofree char *number = format (then);
  g_autofree char *today = format (now);
  g_autofree char *words = snapshot->now != NULL && now != then ? g_strdup_printf (_ ("would now be %s"), today) : NULL;
  GtkWidget *row = lyd_directory_row_new (NULL, lyd_word_title (&lyd_reach_numbers, (int) lines[i].number), words);
  GtkWidget *label = gtk_label_new (number);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", lyd_word_id (&lyd_reach_whats, (int) lines[i].what));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "frozen.show-rows");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show (LydFrozenPage *self)
{
  const LydSnapshot *snapshot = self->snapshot;
  g_autofree char *period = lyd_words_report_period (snapshot->query.from, snapshot->query.to);
  g_autofree char *day = lyd_report_format_date (snapshot->at, NULL);
  /* Translators: numbers as they were on a day */
  g_autofree char *words = g_strdup_printf (_ ("As of %s"), day);

  adw_window_title_set_title (self->title, snapshot->title);
  adw_window_title_set_subtitle (self->title, period);
  gtk_label_set_label (self->words, words);
  lyd_directory_empty (self->group, self->rows);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].always || lyd_snapshot_get_number (snapshot, lines[i].number) != 0)
      lyd_directory_add (self->group, self->rows, make_row (snapshot, i));
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydFrozenPage) self = data;
  g_autoptr (GError) error = NULL;
  LydSnapshot *snapshot = lyd_store_get_snapshot_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (snapshot == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (self->words, error->message);
  if (snapshot == NULL)
    return;
  g_clear_pointer (&self->snapshot, lyd_snapshot_free);
  self->snapshot = snapshot;
  show (self);
}

static void
removed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydFrozenPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->n_pending--;
  if (!LYD_IS_WINDOW (root))
    return;
  if (done == NULL) {
    lyd_window_toast (LYD_WINDOW (root), error->message);
    return;
  }
  if (done->sentence != NULL)
    lyd_window_toast_undo (LYD_WINDOW (root), done->sentence, &done->entry);
  gtk_widget_activate_action (GTK_WIDGET (self), "reports.close-rows", NULL);
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydFrozenPage *self = LYD_FROZEN_PAGE (widget);

  self->n_pending++;
  lyd_store_remove_snapshot_async (self->store, &self->id, removed_cb, g_object_ref (self));
}

static void
export_to (GtkWidget *view,
           guint item,
           const char *path,
           GAsyncReadyCallback callback,
           gpointer data)
{
  LydFrozenPage *self = LYD_FROZEN_PAGE (view);

  lyd_store_export_frozen_async (self->store, &self->id, path, callback, data);
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydFrozenPage *self = LYD_FROZEN_PAGE (widget);
  LydExportReportItem item = { _ ("The whole report"), NULL };

  if (self->snapshot == NULL)
    return;
  item.name = self->snapshot->title;
  gtk_window_present (
    GTK_WINDOW (lyd_export_report_dialog_new (widget, self->snapshot->title, &item, 1, export_to)));
}

static void
show_rows_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydFrozenPage *self = LYD_FROZEN_PAGE (widget);
  int what = lyd_word_find (&lyd_reach_whats, g_variant_get_string (parameter, NULL));

  if (self->snapshot != NULL && what >= 0)
    lyd_reports_page_open_rows (
      widget, lyd_rows_page_new_frozen (self->store, &self->id, self->snapshot->title, (LydReachWhat) what));
}

static void
lyd_frozen_page_dispose (GObject *object)
{
  LydFrozenPage *self = LYD_FROZEN_PAGE (object);

  g_cancellable_cancel (self->asked);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_FROZEN_PAGE);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->snapshot, lyd_snapshot_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_frozen_page_parent_class)->dispose (object);
}

static void
lyd_frozen_page_class_init (LydFrozenPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_frozen_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-frozen-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "frozen_title", FALSE,
                                             G_STRUCT_OFFSET (LydFrozenPage, title));
  gtk_widget_class_bind_template_child_full (widget_class, "frozen_words", FALSE,
                                             G_STRUCT_OFFSET (LydFrozenPage, words));
  gtk_widget_class_bind_template_child_full (widget_class, "frozen_numbers", FALSE,
                                             G_STRUCT_OFFSET (LydFrozenPage, group));
  gtk_widget_class_install_action (widget_class, "frozen.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "frozen.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "frozen.show-rows", "s", show_rows_action);
}

static void
lyd_frozen_page_init (LydFrozenPage *self)
{
  self->rows = g_ptr_array_new ();
  self->asked = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lyd_frozen_page_new (LydStore *store,
                     const LydId *snapshot)
{
  LydFrozenPage *self = g_object_new (LYD_TYPE_FROZEN_PAGE, NULL);

  self->store = g_object_ref (store);
  self->id = *snapshot;
  self->n_pending++;
  lyd_store_get_snapshot_async (store, snapshot, self->asked, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

gboolean
lyd_frozen_page_is_idle (LydFrozenPage *self)
{
  return self->n_pending == 0;
}
