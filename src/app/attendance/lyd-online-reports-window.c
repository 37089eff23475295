#include "lyd-online-reports-window.h"

#include "lyd-ask-where.h"
#include "lyd-fold.h"
#include "lyd-ignored-group.h"
#include "lyd-kept-rows.h"
#include "lyd-phrases.h"
#include "lyd-store-attendance.h"
#include "lyd-undo.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

struct _LydOnlineReportsWindow {
  AdwWindow parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydId event;
  GTimeZone *zone;
  GPtrArray *reports; /* of LydAttendanceReport; NULL: not read yet */
  LydId saving;       /* the report whose file is being saved */
  guint n_pending;
  gboolean closing;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkListBox *list;
  LydIgnoredGroup *ignored;
};

G_DEFINE_FINAL_TYPE (LydOnlineReportsWindow, lyd_online_reports_window, ADW_TYPE_WINDOW)

static void
toast (LydOnlineReportsWindow *self,
       const char *message,
       const LydId *entry)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  g_autofree char *target = entry != NULL ? lyd_id_to_string (entry) : NULL;
  AdwToast *made = adw_toast_new (escaped);

  if (target != NULL && !lyd_id_is_none (entry)) {
    adw_toast_set_button_label (made, _ ("_Undo"));
    adw_toast_set_action_target (made, "s", target);
    adw_toast_set_action_name (made, "attendance.take-back");
  }
  adw_toast_overlay_add_toast (self->toasts, made);
}

/* ---- the list ---- */

static const LydAttendanceReport *
find_report (LydOnlineReportsWindow *self,
             const LydId *id)
{
  for (guint i = 0; self->reports != NULL && i < self->reports->len; i++) {
    const LydAttendanceReport *report = g_ptr_array_index (self->reports, i);

    if (lyd_id_equal (&report->id, id))
      return report;
  }
  return NULL;
}

/* "Zoom webinar attendee report · 124 rows · Session · by Eastern time · brought in today" */
static char *
describe_report (LydOnlineReportsWindow *self,
                 const LydAttendanceReport *report)
{
  g_autofree char *rows = g_strdup_printf (ngettext ("%d row", "%d rows", (gulong) report->rows), report->rows);
  g_autofree char *zone = lyd_words_zone (report->timezone);
  g_autofree char *past = lyd_format_past (report->at, lyd_store_get_now (self->store), self->zone);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s", report->format_title, rows);
  if (report->session_title != NULL)
    g_string_append_printf (text, " · %s", report->session_title);
  g_string_append_c (text, '\n');
  /* Translators: when a report was brought in, and by which time zone its times were read */
  g_string_append_printf (text, _ ("%s · times read as %s"), past, zone);
  if (report->replaced) {
    const LydAttendanceReport *later = find_report (self, &report->replaced_by);

    g_string_append_c (text, '\n');
    if (later != NULL)
      g_string_append_printf (text, _ ("Does not count: replaced by “%s”"), later->file_name);
    else
      g_string_append (text, _ ("Does not count: a later report replaced it"));
  }
  return g_string_free (text, FALSE);
}

static void
add_button (GtkWidget *row,
            const char *icon,
            const char *tooltip,
            const char *action,
            const LydAttendanceReport *report)
{
  g_autofree char *id = lyd_id_to_string (&report->id);
  /* Translators: what a button does, and to which file */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), tooltip, report->file_name);
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
row_new (LydOnlineReportsWindow *self,
         const LydAttendanceReport *report)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon =
    gtk_image_new_from_icon_name (report->replaced ? "lyd-cancelled-symbolic" : "lyd-admitted-symbolic");
  g_autofree char *title = lyd_safe_text (report->file_name);
  g_autofree char *line = describe_report (self, report);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  gtk_widget_add_css_class (icon, report->replaced ? "lyd-readable" : "lyd-ok");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_set_focusable (row, FALSE);
  if (report->kept)
    add_button (row, "document-save-symbolic", _ ("Save the original file"), "attendance.save-original", report);
  /* One that was replaced does nothing any more: what replaced it is taken back. */
  if (!report->replaced)
    add_button (row, "edit-undo-symbolic", _ ("Take this report back"), "attendance.take-back", report);
  return row;
}

/* A report that is replaced, or counts again, is another row. */
static char *
dup_key (gpointer owner,
         gconstpointer item)
{
  const LydAttendanceReport *report = item;
  g_autofree char *id = lyd_id_to_string (&report->id);
  g_autofree char *by = lyd_id_to_string (&report->replaced_by);

  return g_strdup_printf ("%s %d %s", id, report->replaced, by);
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  return row_new (owner, item);
}

static void
show_list (LydOnlineReportsWindow *self)
{
  static const LydKeptRows klass = { dup_key, make_row, NULL };

  lyd_kept_rows_show (GTK_WIDGET (self->list), &klass, self, self->reports);
  lyd_ignored_group_read (self->ignored, self->store, self->reports);
  gtk_stack_set_visible_child_name (self->pages, self->reports->len > 0 ? "list" : "none");
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydOnlineReportsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = lyd_store_list_attendance_reports_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->closing)
    return;
  if (reports == NULL) {
    toast (self, error->message, NULL);
    return;
  }
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  self->reports = g_steal_pointer (&reports);
  show_list (self);
}

static void
refresh (LydOnlineReportsWindow *self)
{
  if (self->closing)
    return;
  self->n_pending++;
  lyd_store_list_attendance_reports_async (self->store, &self->event, NULL, read_cb, g_object_ref (self));
}

/* ---- acts ---- */

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydOnlineReportsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL && undone->kept > 0 ? lyd_undo_result_describe (undone) : NULL;

  self->n_pending--;
  if (self->closing)
    return;
  if (undone == NULL)
    toast (self, error->message, NULL);
  else
    toast (self, words != NULL ? words : _ ("Taken back. Who was asked about is still remembered."), &undone->entry);
  refresh (self);
}

/* @parameter: a report; or what took one back, to be taken back itself */
static void
take_back_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydOnlineReportsWindow *self = LYD_ONLINE_REPORTS_WINDOW (widget);
  LydId id;

  if (!lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return;
  self->n_pending++;
  lyd_store_undo_async (self->store, &id, undone_cb, g_object_ref (self));
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydOnlineReportsWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = lyd_store_save_attendance_file_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (!self->closing)
    toast (self, done ? _ ("Saved as it was brought in.") : error->message, NULL);
}

static void
chosen_cb (GtkWidget *widget,
           const char *path)
{
  LydOnlineReportsWindow *self = LYD_ONLINE_REPORTS_WINDOW (widget);

  self->n_pending++;
  lyd_store_save_attendance_file_async (self->store, &self->saving, path, saved_cb, g_object_ref (self));
}

static void
save_original_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  LydOnlineReportsWindow *self = LYD_ONLINE_REPORTS_WINDOW (widget);
  const LydAttendanceReport *report;

  if (!lyd_id_from_string (&self->saving, g_variant_get_string (parameter, NULL)))
    return;
  report = find_report (self, &self->saving);
  if (report != NULL)
    lyd_ask_where (widget, _ ("Save the Original File"), GTK_FILE_CHOOSER_ACTION_SAVE, report->file_name, chosen_cb);
}

/* The event's window has that. */
static void
import_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  gtk_window_close (GTK_WINDOW (widget));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "attendance.import", "s", "");
}

static void
lyd_online_reports_window_dispose (GObject *object)
{
  LydOnlineReportsWindow *self = LYD_ONLINE_REPORTS_WINDOW (object);

  self->closing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ONLINE_REPORTS_WINDOW);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_online_reports_window_parent_class)->dispose (object);
}

static void
lyd_online_reports_window_class_init (LydOnlineReportsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYD_TYPE_IGNORED_GROUP);
  G_OBJECT_CLASS (klass)->dispose = lyd_online_reports_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/attendance/lyd-online-reports-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydOnlineReportsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineReportsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineReportsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineReportsWindow, ignored);
  gtk_widget_class_install_action (widget_class, "attendance.take-back", "s", take_back_action);
  gtk_widget_class_install_action (widget_class, "attendance.save-original", "s", save_original_action);
  gtk_widget_class_install_action (widget_class, "attendance.import-another", NULL, import_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_online_reports_window_init (LydOnlineReportsWindow *self)
{
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (refresh), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

LydOnlineReportsWindow *
lyd_online_reports_window_new (GtkWindow *parent,
                               LydStore *store,
                               const LydEvent *event)
{
  LydOnlineReportsWindow *self =
    g_object_new (LYD_TYPE_ONLINE_REPORTS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = event->id;
  self->zone = lyd_zone_get_or_utc (event->timezone);
  g_signal_group_set_target (self->store_signals, store);
  refresh (self);
  return self;
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_online_reports_window_is_idle (LydOnlineReportsWindow *self)
{
  return self->n_pending == 0 && lyd_ignored_group_is_idle (self->ignored);
}
