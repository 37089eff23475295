#include "lyd-label-dialog.h"

#include "lyd-report-group.h"
#include "lyd-store-plan.h"

#include <glib/gi18n.h>

struct _LydLabelDialog {
  AdwWindow parent_instance;

  LydStore *store;
  GArray *events; /* LydId */

  LydReportGroup *report;
};

G_DEFINE_FINAL_TYPE (LydLabelDialog, lyd_label_dialog, ADW_TYPE_WINDOW)

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (lyd_window_get_store (window) != LYD_STORE (source))
    return;
  if (done == NULL)
    lyd_window_toast (window, error->message);
  else if (done->sentence != NULL)
    lyd_window_toast_undo (window, done->sentence, &done->entry);
}

static void
set_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydLabelDialog *self = LYD_LABEL_DIALOG (widget);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GArray) add = NULL;
  g_autoptr (GArray) remove = NULL;
  LydLabels labels;

  if (lyd_report_group_read_labels (self->report, &labels, &add, &remove) && LYD_IS_WINDOW (window))
    lyd_store_label_events_async (self->store, self->events, &labels, done_cb, g_object_ref (window));
  gtk_window_close (GTK_WINDOW (self));
}

static void
changed_cb (LydLabelDialog *self)
{
  g_autoptr (GArray) add = NULL;
  g_autoptr (GArray) remove = NULL;
  LydLabels labels;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "labels.set",
                                 lyd_report_group_is_ready (self->report) &&
                                   lyd_report_group_read_labels (self->report, &labels, &add, &remove));
}

static void
lyd_label_dialog_dispose (GObject *object)
{
  LydLabelDialog *self = LYD_LABEL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_LABEL_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->events, g_array_unref);
  G_OBJECT_CLASS (lyd_label_dialog_parent_class)->dispose (object);
}

static void
lyd_label_dialog_class_init (LydLabelDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_label_dialog_dispose;
  g_type_ensure (LYD_TYPE_REPORT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-label-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydLabelDialog, report);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "labels.set", NULL, set_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_label_dialog_init (LydLabelDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "labels.set", FALSE);
}

/* @events: (element-type LydId): shared, and not changed any more */
LydLabelDialog *
lyd_label_dialog_new (LydWindow *window,
                      GArray *events)
{
  LydLabelDialog *self = g_object_new (LYD_TYPE_LABEL_DIALOG, "transient-for", window, "modal", TRUE, NULL);
  g_autofree char *title =
    g_strdup_printf (ngettext ("Report %d Event Under", "Report %d Events Under", events->len), (int) events->len);

  self->store = g_object_ref (lyd_window_get_store (window));
  self->events = g_array_ref (events);
  gtk_window_set_title (GTK_WINDOW (self), title);
  lyd_report_group_load_for_many (self->report, self->store);
  return self;
}
