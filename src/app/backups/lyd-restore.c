#include "lyd-restore.h"

#include "export/lyd-export-choices.h"
#include "lyd-progress-dialog.h"

#include <glib/gi18n.h>

static void
answered_cb (GtkWindow *parent,
             const char *response,
             AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "restore"))
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.restore", "s",
                                g_object_get_data (G_OBJECT (dialog), "lyd-path"));
}

/* Asks first: what was done since is not in a backup. "app.restore" follows where somebody wants it. */
void
lyd_restore_ask (GtkWindow *parent,
                 const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Go Back to This Backup?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: a file's name */
                                  _ ("“%s” takes the place of the present data. What was done since is not in it. The "
                                     "present data are kept in a file beside it. Close all desks on other computers "
                                     "first."),
                                  name);
  g_object_set_data_full (G_OBJECT (dialog), "lyd-path", g_strdup (path), g_free);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore", _ ("_Restore"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), parent, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * lyd_restore_show_progress:
 * @progress: atomic, as in #LydWatch; it lives longer than the dialog
 *
 * Returns: (transfer none): a dialog that comes if it takes a while; to be destroyed once there is an answer
 */
GtkWindow *
lyd_restore_show_progress (GtkWindow *parent,
                           const gint *progress,
                           GCancellable *cancellable)
{
  const LydProgressWords words = {
    _ ("Going Back…"),
    _ ("The backup is checked and copied. If you cancel, the present data stay as they are."),
    _ ("Restoring"),
  };

  return lyd_progress_dialog_new (parent, &words, progress, cancellable);
}

/* ---- what became of it ---- */

static void
told_cb (AdwMessageDialog *dialog,
         const char *response)
{
  const char *folder = g_object_get_data (G_OBJECT (dialog), "lyd-folder");

  if (g_str_equal (response, "folder"))
    lyd_export_open_folder (folder);
}

/**
 * lyd_restore_tell:
 * @kept: (nullable): the file that the earlier data are kept in; empty where there were none
 * @error: why it failed, where @kept is %NULL
 */
void
lyd_restore_tell (GtkWindow *parent,
                  const char *kept,
                  const GError *error)
{
  GtkWidget *dialog =
    adw_message_dialog_new (parent, kept != NULL ? _ ("The Backup Is Restored") : _ ("Nothing Was Restored"),
                            error != NULL ? error->message : NULL);
  gboolean has_kept = kept != NULL && kept[0] != '\0';

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "ok", _ ("_OK"));
  if (has_kept) {
    g_autofree char *name = g_filename_display_basename (kept);
    g_autofree char *folder = g_path_get_dirname (kept);
    g_autofree char *shown = g_filename_display_name (folder);

    adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                    /* Translators: the name of a file, then of its folder */
                                    _ ("The earlier data are kept in the file “%1$s” in the folder “%2$s”."), name,
                                    shown);
    g_object_set_data_full (G_OBJECT (dialog), "lyd-folder", g_steal_pointer (&folder), g_free);
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "folder", _ ("Open _Folder"));
    g_signal_connect (dialog, "response", G_CALLBACK (told_cb), NULL);
  }
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  gtk_window_present (GTK_WINDOW (dialog));
}
