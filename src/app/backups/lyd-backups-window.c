#include "lyd-backups-window.h"

#include "lyd-ask-where.h"
#include "lyd-kept-rows.h"
#include "lyd-restore.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

#define TICK_MS 100

struct _LydBackupsWindow {
  AdwPreferencesWindow parent_instance;

  LydBackupKeeper *keeper;
  GCancellable *checking; /* NULL: the data are not being checked */
  guint tick;             /* while a backup is being made */

  AdwActionRow *last;
  AdwActionRow *folder;
  AdwActionRow *check;
  GtkSpinner *spinner;
  GtkWidget *run;
  GtkWidget *stop;
  GtkWidget *begin_check;
  GtkWidget *stop_check;
  GtkListBox *backups;
};

G_DEFINE_FINAL_TYPE (LydBackupsWindow, lyd_backups_window, ADW_TYPE_PREFERENCES_WINDOW)

/* "3 days ago, this computer only" */
static char *
describe_age (const LydBackup *backup,
              gint64 now,
              gboolean elsewhere)
{
  g_autofree char *age = lyd_backups_describe_age (backup->at, now);

  /* Translators: how old a backup is, "3 days ago" */
  return g_strdup_printf (elsewhere ? _ ("%s, on another disk") : _ ("%s, this computer only"), age);
}

static char *
describe_last (LydBackupsWindow *self)
{
  const LydBackups *backups = lyd_backup_keeper_get_backups (self->keeper);
  LydStore *store = lyd_backup_keeper_get_store (self->keeper);

  if (lyd_backup_keeper_is_busy (self->keeper))
    /* Translators: how much of a hundred is done */
    return g_strdup_printf (_ ("A backup is being made: %d %%"),
                            (int) (lyd_backup_keeper_get_progress (self->keeper) * 100));
  if (backups == NULL)
    return g_strdup (_ ("The folder cannot be read now"));
  if (backups->list->len == 0)
    return g_strdup (_ ("There is no backup yet"));
  return describe_age (g_ptr_array_index (backups->list, 0), lyd_store_get_now (store), backups->elsewhere);
}

static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  return g_strdup (((const LydBackup *) item)->path);
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  LydBackupsWindow *self = owner;
  const LydBackups *backups = lyd_backup_keeper_get_backups (self->keeper);
  LydStore *store = lyd_backup_keeper_get_store (self->keeper);
  g_autofree char *age = describe_age (item, lyd_store_get_now (store), backups->elsewhere);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), age);
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  const LydBackup *backup = item;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *title = lyd_words_moment (backup->at, zone);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Restore…"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "backups.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", backup->path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  update_row (owner, row, item);
  return row;
}

static gboolean
tick_cb (gpointer data)
{
  LydBackupsWindow *self = data;
  g_autofree char *last = describe_last (self);

  adw_action_row_set_subtitle (self->last, last);
  return G_SOURCE_CONTINUE;
}

/* One place for the button that begins and the one that ends. */
static void
show_busy (LydBackupsWindow *self,
           gboolean busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.run", !busy);
  gtk_widget_set_visible (self->run, !busy);
  gtk_widget_set_visible (self->stop, busy);
  if (busy && self->tick == 0)
    self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  else if (!busy)
    g_clear_handle_id (&self->tick, g_source_remove);
}

static void
show (LydBackupsWindow *self)
{
  const LydBackups *backups = lyd_backup_keeper_get_backups (self->keeper);
  LydStore *store = lyd_backup_keeper_get_store (self->keeper);
  static const LydKeptRows rows = { dup_row_key, make_row, update_row };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *last = NULL;
  g_autofree char *folder = NULL;

  /* Another file is being opened. */
  if (store == NULL) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  last = describe_last (self);
  folder = g_markup_escape_text (lyd_backup_keeper_get_folder (self->keeper), -1);
  adw_action_row_set_subtitle (self->last, last);
  adw_action_row_set_subtitle (self->folder, folder);
  show_busy (self, lyd_backup_keeper_is_busy (self->keeper));

  lyd_kept_rows_show (GTK_WIDGET (self->backups), &rows, self, backups != NULL ? backups->list : none);
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
stop_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  lyd_backup_keeper_stop (LYD_BACKUPS_WINDOW (widget)->keeper);
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
ask (GtkWidget *widget,
     const char *path)
{
  lyd_restore_ask (GTK_WINDOW (widget), path);
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
show_checking (LydBackupsWindow *self,
               gboolean checking)
{
  gtk_spinner_set_spinning (self->spinner, checking);
  gtk_widget_set_visible (self->begin_check, !checking);
  gtk_widget_set_visible (self->stop_check, checking);
}

static void
stop_check_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydBackupsWindow *self = LYD_BACKUPS_WINDOW (widget);

  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
}

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
  if (self->keeper == NULL) /* closed */
    return;
  show_checking (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    text = g_strdup (_ ("Stopped before everything was read"));
  } else if (problems == NULL) {
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
  show_checking (self, TRUE);
  adw_action_row_set_subtitle (self->check, _ ("Reading everything…"));
  lyd_store_verify_async (store, self->checking, checked_cb, g_object_ref (self));
}

static void
lyd_backups_window_dispose (GObject *object)
{
  LydBackupsWindow *self = LYD_BACKUPS_WINDOW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_BACKUPS_WINDOW);
  g_clear_object (&self->keeper);

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
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, run);
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, stop);
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, begin_check);
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, stop_check);
  gtk_widget_class_bind_template_child (widget_class, LydBackupsWindow, backups);
  gtk_widget_class_install_action (widget_class, "backups.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "backups.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "backups.stop-check", NULL, stop_check_action);
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
