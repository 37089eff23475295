#include "lyd-window-files.h"

#include "attendance/lyd-attendance-actions.h"
#include "export/lyd-export-choices.h"
#include "export/lyd-export-dialog.h"
#include "import/lyd-import-target.h"
#include "import/lyd-import-window.h"
#include "paper/lyd-paper-window.h"
#include "roll-call/lyd-roll-call-window.h"
#include "second-desk/lyd-desks-window.h"

#include <glib/gi18n.h>

#define IMPORTED_TOAST "lyd-imported-toast"

/* Badges of so many at once are for the Badges page's own choices. */
#define MAX_CHOSEN 10000

static GVariant *
pack_badges (const LydId *event,
             GArray *ids)
{
  g_autofree char *id = lyd_id_to_string (event);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < ids->len; i++)
    g_variant_builder_add_value (&builder,
                                 g_variant_new_take_string (lyd_id_to_string (&g_array_index (ids, LydId, i))));
  return g_variant_new ("(sas)", id, &builder);
}

static void
print_badges_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (AdwToast) toast = g_object_steal_data (G_OBJECT (widget), IMPORTED_TOAST);
  g_autoptr (GVariantIter) iter = NULL;
  const char *text;
  LydId event, id;

  g_variant_get (parameter, "(&sas)", &text, &iter);
  if (!lyd_id_from_string (&event, text))
    return;
  while (g_variant_iter_next (iter, "&s", &text))
    if (lyd_id_from_string (&id, text))
      g_array_append_val (ids, id);
  /* It has served. Not from the button's own "clicked", which would take the button away before it acts. */
  if (toast != NULL)
    adw_toast_dismiss (toast);
  lyd_window_print_badges (LYD_WINDOW (widget), &event, ids);
}

/* "98 added, 31 changed [Print 98 New Badges] [Undo]" */
static void
toast_imported (LydWindow *self,
                const LydId *import,
                const LydId *event,
                GArray *added,
                const char *sentence)
{
  g_autofree char *label = g_strdup_printf (
    ngettext ("_Print %u New Badge", "_Print %u New Badges", added->len), added->len);
  GtkWidget *print = gtk_button_new_with_mnemonic (label);
  AdwToast *toast;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "win.print-badges");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (print), pack_badges (event, added));
  toast = lyd_window_toast_next (self, sentence, print, import);
  g_object_set_data_full (G_OBJECT (self), IMPORTED_TOAST, g_object_ref (toast), g_object_unref);
}

static void
imported_cb (LydWindow *self,
             const LydId *import,
             GArray *added,
             const char *sentence,
             LydImportWindow *window)
{
  if (lyd_id_is_none (import))
    lyd_window_toast (self, sentence);
  else if (added->len == 0 || added->len > MAX_CHOSEN)
    lyd_window_toast_undo (self, sentence, import);
  else
    toast_imported (self, import, lyd_import_window_get_event (window), added, sentence);
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

/* @folder: (nullable): to be opened if somebody wants to */
static void
exported_cb (LydWindow *self,
             const char *sentence,
             const char *folder)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (folder != NULL) {
    adw_toast_set_button_label (toast, _ ("_Open Folder"));
    adw_toast_set_action_target_value (toast, g_variant_new_bytestring (folder));
    adw_toast_set_action_name (toast, "win.open-folder");
  }
  lyd_window_add_toast (self, toast);
}

static void
open_folder_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  lyd_export_open_folder (g_variant_get_bytestring (parameter));
}

static void
roll_call_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  const LydEventSummary *summary = lyd_window_get_event (self);

  if (summary != NULL)
    lyd_roll_call_window_open (gtk_window_get_application (GTK_WINDOW (self)), lyd_window_get_store (self),
                               &summary->event->id);
}

/* Returns: (transfer none) (nullable): %NULL while no event is open */
static GtkWidget *
open_desks (LydWindow *self)
{
  const LydEventSummary *summary = lyd_window_get_event (self);
  LydDesksWindow *desks;

  if (summary == NULL)
    return NULL;
  desks = lyd_desks_window_new (GTK_WINDOW (self), lyd_window_get_store (self), &summary->event->id);
  gtk_window_present (GTK_WINDOW (desks));
  return GTK_WIDGET (desks);
}

static void
copy_desk_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  open_desks (LYD_WINDOW (widget));
}

/* In the same window, which shows what came back. */
static void
bring_desk_back_action (GtkWidget *widget,
                        const char *name,
                        GVariant *parameter)
{
  GtkWidget *desks = open_desks (LYD_WINDOW (widget));

  if (desks != NULL)
    gtk_widget_activate_action (desks, "desks.bring-back", NULL);
}

/* @parameter: the id of a session, or nothing for the one that is on */
static void
paper_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  const LydEventSummary *summary = lyd_window_get_event (self);
  LydId session;
  gboolean one = lyd_id_from_string (&session, g_variant_get_string (parameter, NULL));

  if (summary != NULL)
    gtk_window_present (GTK_WINDOW (lyd_paper_window_new (GTK_WINDOW (self), lyd_window_get_store (self),
                                                          &summary->event->id, one ? &session : NULL)));
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
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
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
sign_in_sheets_action (GtkWidget *widget,
                       const char *name,
                       GVariant *parameter)
{
  open_export (LYD_WINDOW (widget), "sign-in-sheet");
}

/* A file that was dropped on the window, and what it turned out to be. */
typedef struct {
  LydWindow *self;
  GFile *file;
  gboolean report; /* of an online meeting */
} Dropped;

static void
dropped_free (Dropped *dropped)
{
  g_object_unref (dropped->self);
  g_object_unref (dropped->file);
  g_free (dropped);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dropped, dropped_free)

static void
open_dropped (const Dropped *dropped,
              const LydEvent *event)
{
  if (dropped->report)
    lyd_attendance_open_import (dropped->self, event, NULL, dropped->file);
  else
    open_import (dropped->self, &event->id, dropped->file);
}

static void
chosen_cb (LydWindow *self,
           const LydId *id,
           LydImportTarget *target)
{
  const Dropped *dropped = g_object_get_data (G_OBJECT (target), "lyd-dropped");
  const GPtrArray *events = lyd_window_get_events (self);

  for (guint i = 0; events != NULL && i < events->len; i++) {
    const LydEventSummary *summary = g_ptr_array_index (events, i);

    if (!lyd_id_equal (&summary->event->id, id))
      continue;
    if (dropped->report)
      lyd_window_open_event (self, id);
    open_dropped (dropped, summary->event);
    return;
  }
}

/* @dropped: (transfer full) */
static void
ask_for_event (Dropped *dropped)
{
  LydWindow *self = dropped->self;
  g_autofree char *name = g_file_get_basename (dropped->file);
  g_autofree char *shown = g_filename_display_name (name);
  LydImportTarget *target = lyd_import_target_new (GTK_WINDOW (self), lyd_window_get_events (self),
                                                   lyd_store_get_now (lyd_window_get_store (self)), shown);

  g_object_set_data_full (G_OBJECT (target), "lyd-dropped", dropped, (GDestroyNotify) dropped_free);
  g_signal_connect_object (target, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (target));
}

/* Who came to an online meeting goes to its attendance; everything else is taken for a list of registrations. */
static void
looked_at_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Dropped) dropped = data;
  LydWindow *self = dropped->self;
  const LydEventSummary *summary;
  const GPtrArray *events;

  dropped->report = lyd_attendance_look_at_finish (result);
  if (lyd_window_get_store (self) == NULL)
    return;
  summary = lyd_window_get_event (self);
  events = lyd_window_get_events (self);
  if (summary != NULL)
    open_dropped (dropped, summary->event);
  else if (events != NULL && events->len > 0)
    ask_for_event (g_steal_pointer (&dropped));
  else
    lyd_window_toast (self, _ ("Make the event first, then drop the list of its registrations on it."));
}

static void
open_file_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  Dropped *dropped;

  if (lyd_window_get_store (self) == NULL)
    return;
  dropped = g_new0 (Dropped, 1);
  dropped->self = g_object_ref (self);
  dropped->file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  lyd_attendance_look_at_async (dropped->file, looked_at_cb, dropped);
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
  gtk_widget_class_install_action (widget_class, "event.roll-call", NULL, roll_call_action);
  gtk_widget_class_install_action (widget_class, "event.copy-desk", NULL, copy_desk_action);
  gtk_widget_class_install_action (widget_class, "event.bring-desk-back", NULL, bring_desk_back_action);
  gtk_widget_class_install_action (widget_class, "event.sign-in-sheets", NULL, sign_in_sheets_action);
  gtk_widget_class_install_action (widget_class, "event.paper", "s", paper_action);
  gtk_widget_class_install_action (widget_class, "win.print-badges", "(sas)", print_badges_action);
  gtk_widget_class_install_action (widget_class, "win.open-folder", "ay", open_folder_action);
  gtk_widget_class_install_action (widget_class, "win.open-file", "s", open_file_action);
  lyd_attendance_actions_install (widget_class);
}

/* Files may be dropped on the window. */
void
lyd_window_files_init (LydWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
