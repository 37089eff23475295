#include "lyd-window-files.h"

#include "export/lyd-export-dialog.h"
#include "import/lyd-import-target.h"
#include "import/lyd-import-window.h"

#include <glib/gi18n.h>

static void
imported_cb (LydWindow *self,
             const LydId *import,
             const char *sentence)
{
  if (lyd_id_is_none (import))
    lyd_window_toast (self, sentence);
  else
    lyd_window_toast_undo (self, sentence, import);
}

/* @file: (nullable) */
static void
open_import (LydWindow *self,
             const LydId *event,
             GFile *file)
{
  LydImportWindow *window = lyd_import_window_new (GTK_WINDOW (self), lyd_window_get_store (self), event);

  g_signal_connect_object (window, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  if (file != NULL)
    lyd_import_window_open_file (window, file);
}

static void
import_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  const LydEventSummary *summary = lyd_window_get_event (self);

  if (summary != NULL)
    open_import (self, &summary->event->id, NULL);
}

/* @what: (nullable): one of lyd_export_kinds to begin with */
static void
open_export (LydWindow *self,
             const char *what)
{
  const LydEventSummary *summary = lyd_window_get_event (self);
  LydExportDialog *dialog;

  if (summary == NULL)
    return;
  dialog = lyd_export_dialog_new (GTK_WINDOW (self), lyd_window_get_store (self), summary->event);
  if (what != NULL)
    lyd_export_dialog_set_what (dialog, what);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (lyd_window_toast), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  open_export (LYD_WINDOW (widget), NULL);
}

static void
calendar_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  open_export (LYD_WINDOW (widget), "calendar");
}

static void
chosen_cb (LydWindow *self,
           const LydId *event,
           LydImportTarget *target)
{
  open_import (self, event, g_object_get_data (G_OBJECT (target), "lyd-file"));
}

static void
ask_for_event (LydWindow *self,
               GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  LydImportTarget *target = lyd_import_target_new (GTK_WINDOW (self), lyd_window_get_events (self),
                                                   lyd_store_get_now (lyd_window_get_store (self)), shown);

  g_object_set_data_full (G_OBJECT (target), "lyd-file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (target, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (target));
}

static void
open_file_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  const LydEventSummary *summary = lyd_window_get_event (self);
  const GPtrArray *events = lyd_window_get_events (self);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (lyd_window_get_store (self) == NULL)
    return;
  if (summary != NULL)
    open_import (self, &summary->event->id, file);
  else if (events != NULL && events->len > 0)
    ask_for_event (self, file);
  else
    lyd_window_toast (self, _ ("Make the event first, then drop the list of its registrations on it."));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         gpointer data)
{
  LydWindow *self = data;
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *uri = NULL;

  if (files == NULL)
    return FALSE;
  if (files->next != NULL) {
    lyd_window_toast (self, _ ("Drop one file at a time."));
    return FALSE;
  }
  uri = g_file_get_uri (files->data);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-file", "s", uri);
  return TRUE;
}

void
lyd_window_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "event.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "event.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "event.calendar", NULL, calendar_action);
  gtk_widget_class_install_action (widget_class, "win.open-file", "s", open_file_action);
}

/* Files may be dropped on the window. */
void
lyd_window_files_init (LydWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
