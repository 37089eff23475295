#include "lyd-backups-window.h"

#include "lyd-ask-where.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

struct _LydBackupsWindow {
  AdwPreferencesWindow parent_instance;

  LydBackupKeeper *keeper;
  GCancellable *checking; /* NULL: the data are not being checked */
  char *asked;            /* the backup that a question is about */

  AdwActionRow *last;
  AdwActionRow *folder;
  AdwActionRow *check;
  GtkSpinner *spinner;
  GtkListBox *backups;
};

G_DEFINE_FINAL_TYPE (LydBackupsWindow, lyd_backups_window, ADW_TYPE_PREFERENCES_WINDOW)

static char *
describe_last (LydBackupsWindow *self)
{
  const LydBackups *backups = lyd_backup_keeper_get_backups (self->keeper);
  LydStore *store = lyd_backup_keeper_get_store (self->keeper);
  g_autofree char *age = NULL;

  if (lyd_backup_keeper_is_busy (self->keeper))
    return g_strdup (_ ("A backup is being made…"));
  if (backups == NULL)
    return g_strdup (_ ("The folder cannot be read now"));
  if (backups->list->len == 0)
    return g_strdup (_ ("There is no backup yet"));
  age = lyd_backups_describe_age (((LydBackup *) g_ptr_array_index (backups->list, 0))->at, lyd_store_get_now (store));
  /* Translators: how old the last backup is, "3 days ago" */
  return g_strdup_printf (backups->elsewhere ? _ ("%s, on another disk") : _ ("%s, this computer only"), age);
}

static void
add_backup (LydBackupsWindow *self,
            const LydBackup *backup,
            GTimeZone *zone,
            gint64 now)
{
  g_autofree char *title = lyd_words_moment (backup->at, zone);
  g_autofree char *age = lyd_backups_describe_age (backup->at, now);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", age, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Restore…"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "backups.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", backup->path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->backups, row);
}

static void
show (LydBackupsWindow *self)
{
  const LydBackups *backups = lyd_backup_keeper_get_backups (self->keeper);
  LydStore *store = lyd_backup_keeper_get_store (self->keeper);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *last = NULL;
  g_autofree char *folder = NULL;
  GtkWidget *row;

  /* Another file is being opened. */
  if (store == NULL) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  last = describe_last (self);
  folder = g_markup_escape_text (lyd_backup_keeper_get_folder (self->keeper), -1);
  adw_action_row_set_subtitle (self->last, last);
  adw_action_row_set_subtitle (self->folder, folder);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.run", !lyd_backup_keeper_is_busy (self->keeper));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->backups))) != NULL)
    gtk_list_box_remove (self->backups, row);
  for (guint i = 0; backups != NULL && i < backups->list->len; i++)
    add_backup (self, g_ptr_array_index (backups->list, i), zone, lyd_store_get_now (store));
  gtk_widget_set_visible (GTK_WIDGET (self->backups), backups != NULL && backups->list->len > 0);
}

static void
toast (LydBackupsWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

static void
failed_cb (LydBackupsWindow *self,
           const char *message)
{
  toast (self, message);
}

static void
run_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  lyd_backup_keeper_run (LYD_BACKUPS_WINDOW (widget)->keeper);
}

static void
folder_chosen_cb (GtkWidget *widget,
                  const char *path)
{
  lyd_backup_keeper_set_folder (LYD_BACKUPS_WINDOW (widget)->keeper, path);
}

static void
folder_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Folder for the Backups"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, folder_chosen_cb);
}

/* ---- the way back ---- */

static void
answered_cb (LydBackupsWindow *self,
             const char *response)
{
  if (g_str_equal (response, "restore"))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.restore", "s", self->asked);
}

static void
ask (GtkWidget *widget,
     const char *path)
{
  LydBackupsWindow *self = LYD_BACKUPS_WINDOW (widget);
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Go Back to This Backup?"),
                            _ ("What was done since is not in it. The present data are kept in a file "
                               "beside the restored ones. Close all desks on other computers first."));

  g_free (self->asked);
  self->asked = g_strdup (path);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore", _ ("_Restore"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  ask (widget, g_variant_get_string (parameter, NULL));
}

static void
restore_other_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Restore a Backup"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, ask);
}

/* ---- the check ---- */

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydBackupsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = lyd_store_verify_finish (LYD_STORE (source), result, &error);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  g_clear_object (&self->checking);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_stop (self->spinner);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.check", TRUE);
  if (problems == NULL) {
    text = g_strdup (error->message);
  } else if (problems->len == 0) {
    text = g_strdup (_ ("All is well"));
  } else {
    g_ptr_array_add (problems, NULL);
    text = g_strjoinv ("\n", (char **) problems->pdata);
  }
  escaped = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (self->check, escaped);
}

static void
check_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydBackupsWindow *self = LYD_BACKUPS_WINDOW (widget);
  LydStore *store = lyd_backup_keeper_get_store (self->keeper);

  if (store == NULL || self->checking != NULL)
    return;
  self->checking = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  gtk_widget_action_set_enabled (widget, "backups.check", FALSE);
  adw_action_row_set_subtitle (self->check, _ ("Reading everything…"));
  lyd_store_verify_async (store, self->checking, checked_cb, g_object_ref (self));
}

static void
lyd_backups_window_dispose (GObject *object)
{
  LydBackupsWindow *self = LYD_BACKUPS_WINDOW (object);

  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_BACKUPS_WINDOW);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->asked, g_free);

  G_OBJECT_CLASS (lyd_backups_window_parent_class)->dispose (object);
}

static void
lyd_backups_window_class_init (LydBackupsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_backups_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/backups/lyd-backups-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, last);
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, folder);
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, check);
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, backups);
  gtk_widget_class_install_action (widget_class, "backups.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "backups.folder", NULL, folder_action);
  gtk_widget_class_install_action (widget_class, "backups.restore", "s", restore_action);
  gtk_widget_class_install_action (widget_class, "backups.restore-other", NULL, restore_other_action);
  gtk_widget_class_install_action (widget_class, "backups.check", NULL, check_action);
}

static void
lyd_backups_window_init (LydBackupsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LydBackupsWindow *
lyd_backups_window_new (GtkWindow *parent,
                        LydBackupKeeper *keeper)
{
  LydBackupsWindow *self = g_object_new (LYD_TYPE_BACKUPS_WINDOW, "transient-for", parent, "application",
                                         gtk_window_get_application (parent), NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  show (self);
  return self;
}
