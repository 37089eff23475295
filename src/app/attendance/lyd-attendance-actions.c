#include "lyd-attendance-actions.h"

#include "lyd-online-import-window.h"
#include "lyd-online-report.h"
#include "lyd-online-reports-window.h"
#include "lyd-queue-window.h"
#include "lyd-rule-dialog.h"

#include <glib/gi18n.h>

/* Enough of a file to tell what it is. */
#define MAX_LOOK (4 * 1024 * 1024)

/* "Attendance of 91 people imported [Who Was This?] [Undo]" */
static void
toast_imported (LydWindow *self,
                const LydId *import,
                guint n_unknown,
                const char *sentence)
{
  GtkWidget *button;

  if (n_unknown == 0) {
    lyd_window_toast_undo (self, sentence, import);
    return;
  }
  button = gtk_button_new_with_mnemonic (_ ("_Who Was This?"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "attendance.queue");
  lyd_window_toast_next (self, sentence, button, import);
}

static void
imported_cb (LydWindow *self,
             const LydId *import,
             guint n_unknown,
             const char *sentence)
{
  if (lyd_id_is_none (import)) {
    lyd_window_toast (self, sentence);
    return;
  }
  lyd_window_show_event_page (self, "attendance");
  toast_imported (self, import, n_unknown, sentence);
}

/* @session, @file: (nullable) */
void
lyd_attendance_open_import (LydWindow *self,
                            const LydEvent *event,
                            const LydId *session,
                            GFile *file)
{
  LydOnlineImportWindow *window =
    lyd_online_import_window_new (GTK_WINDOW (self), lyd_window_get_store (self), event, session);

  g_signal_connect_object (window, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  if (file != NULL)
    lyd_online_import_window_open_file (window, file);
}

/* @parameter: the id of a session, or nothing for the one that the report is about */
static void
import_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  const LydEventSummary *summary = lyd_window_get_event (LYD_WINDOW (widget));
  LydId session;
  gboolean one = lyd_id_from_string (&session, g_variant_get_string (parameter, NULL)) && !lyd_id_is_none (&session);

  if (summary != NULL)
    lyd_attendance_open_import (LYD_WINDOW (widget), summary->event, one ? &session : NULL, NULL);
}

/* @parameter: the id of an event, which need not be open */
static void
import_for_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  const GPtrArray *events = lyd_window_get_events (LYD_WINDOW (widget));
  LydId id;

  if (!lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return;
  for (guint i = 0; events != NULL && i < events->len; i++) {
    const LydEventSummary *summary = g_ptr_array_index (events, i);

    if (!lyd_id_equal (&summary->event->id, &id))
      continue;
    lyd_window_open_event (LYD_WINDOW (widget), &id);
    lyd_attendance_open_import (LYD_WINDOW (widget), summary->event, NULL, NULL);
    return;
  }
}

/* @parameter: the id of an event, and the name of somebody whose evidence is looked at */
static void
open_attendance_action (GtkWidget *widget,
                        const char *name,
                        GVariant *parameter)
{
  const char *id, *who;
  LydId event;

  g_variant_get (parameter, "(&s&s)", &id, &who);
  if (lyd_id_from_string (&event, id))
    lyd_window_open_attendance (LYD_WINDOW (widget), &event, who);
}

static void
queue_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  const LydEventSummary *summary = lyd_window_get_event (LYD_WINDOW (widget));

  if (summary != NULL)
    gtk_window_present (GTK_WINDOW (
      lyd_queue_window_new (GTK_WINDOW (widget), lyd_window_get_store (LYD_WINDOW (widget)), summary->event)));
}

static void
reports_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  const LydEventSummary *summary = lyd_window_get_event (LYD_WINDOW (widget));

  if (summary != NULL)
    gtk_window_present (GTK_WINDOW (
      lyd_online_reports_window_new (GTK_WINDOW (widget), lyd_window_get_store (LYD_WINDOW (widget)), summary->event)));
}

static void
rule_saved_cb (LydWindow *self,
               const LydDone *done)
{
  if (done->sentence != NULL)
    lyd_window_toast_undo (self, done->sentence, &done->entry);
}

static void
rule_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  const LydEventSummary *summary = lyd_window_get_event (LYD_WINDOW (widget));
  LydRuleDialog *dialog;

  if (summary == NULL)
    return;
  dialog =
    lyd_rule_dialog_new (GTK_WINDOW (widget), lyd_window_get_store (LYD_WINDOW (widget)), summary->event->kind);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (rule_saved_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
lyd_attendance_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "attendance.import", "s", import_action);
  gtk_widget_class_install_action (widget_class, "attendance.import-for", "s", import_for_action);
  gtk_widget_class_install_action (widget_class, "win.open-attendance", "(ss)", open_attendance_action);
  gtk_widget_class_install_action (widget_class, "attendance.queue", NULL, queue_action);
  gtk_widget_class_install_action (widget_class, "attendance.reports", NULL, reports_action);
  gtk_widget_class_install_action (widget_class, "attendance.rule", NULL, rule_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "attendance.import", "s", "");
}

/* ---- is it a report? ---- */

/* Who came, or did not, is what makes it a report: who registered alone is a list of registrations. */
static gboolean
tells_attendance (const LydOnlineReport *report)
{
  for (guint i = 0; i < report->rows->len; i++)
    if (g_array_index (report->rows, LydOnlineRow, i).kind != LYD_EVIDENCE_REGISTERED)
      return TRUE;
  return FALSE;
}

static gboolean
is_report (GBytes *bytes)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  LydOnlineOptions options = { .zone = zone, .order = -1 };
  g_autoptr (LydOnlineReport) report = NULL;

  g_date_clear (&options.day, 1);
  report = lyd_online_report_read (bytes, &options, NULL);
  return report != NULL && tells_attendance (report);
}

/* On a thread of its own. What cannot be read is for whoever opens it to complain of. */
static void
look_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (info != NULL && g_file_info_get_size (info) <= MAX_LOOK)
    bytes = g_file_load_bytes (source, cancellable, NULL, NULL);
  g_task_return_boolean (task, bytes != NULL && is_report (bytes));
}

void
lyd_attendance_look_at_async (GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, callback, data);

  g_task_set_source_tag (task, lyd_attendance_look_at_async);
  g_task_run_in_thread (task, look_thread);
}

gboolean
lyd_attendance_look_at_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
