#include "lyd-progress-dialog.h"

#include "lyd-watch.h"

#include <glib/gi18n.h>

#define TICK_MS 100
/* What is done sooner needs no dialog that says how far it is. */
#define PATIENCE_MS 300

typedef struct {
  GtkWindow *dialog; /* not owned: it owns this */
  GtkProgressBar *bar;
  const gint *progress;
  guint tick;
  guint present;
} Progress;

static void
progress_free (gpointer data)
{
  Progress *self = data;

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->present, g_source_remove);
  g_free (self);
}

static gboolean
tick_cb (gpointer data)
{
  Progress *self = data;

  gtk_progress_bar_set_fraction (self->bar, (double) g_atomic_int_get (self->progress) / LYD_WATCH_WHOLE);
  return G_SOURCE_CONTINUE;
}

static gboolean
present_cb (gpointer data)
{
  Progress *self = data;

  self->present = 0;
  gtk_window_present (self->dialog);
  return G_SOURCE_REMOVE;
}

/**
 * lyd_progress_dialog_new:
 * @progress: atomic, as in #LydWatch; it lives longer than the dialog
 *
 * Returns: (transfer none): a dialog that comes if it takes a while; to be destroyed once there is an answer
 */
GtkWindow *
lyd_progress_dialog_new (GtkWindow *parent,
                         const LydProgressWords *words,
                         const gint *progress,
                         GCancellable *cancellable)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, words->heading, words->body);
  GtkWidget *bar = gtk_progress_bar_new ();
  Progress *self = g_new0 (Progress, 1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words->bar, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  self->dialog = GTK_WINDOW (dialog);
  self->bar = GTK_PROGRESS_BAR (bar);
  self->progress = progress;
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  self->present = g_timeout_add (PATIENCE_MS, present_cb, self);
  g_object_set_data_full (G_OBJECT (dialog), "lyd-progress", self, progress_free);
  return GTK_WINDOW (dialog);
}
