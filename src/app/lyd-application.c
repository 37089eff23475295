#include "lyd-application.h"

#include "backups/lyd-backups-window.h"
#include "backups/lyd-restore.h"
#include "history/lyd-history-window.h"
#include "desk/lyd-desk-window.h"
#include "lyd-ask-where.h"
#include "lyd-config.h"
#include "lyd-guard.h"
#include "lyd-here.h"
#include "lyd-store-closing.h"
#include "lyd-store-demo.h"
#include "lyd-store-second-desk.h"
#include "lyd-system.h"
#include "lyd-window.h"
#include "roll-call/lyd-roll-call-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/*
 * One data file at a time: the network's own, or the demo's beside it. The application owns the store and hands it to
 * the window; leaving the demo opens the network's file again.
 */
struct _LydApplication {
  AdwApplication parent_instance;

  char *database; /* the network's file */
  LydContext context;
  LydStore *store;
  LydWindow *window; /* weak */
  LydBackupKeeper *keeper;
  LydRollCallKeeper *roll_calls;
  char *message;        /* to be said once a file is open */
  gboolean offer_check; /* ... with a way to the check of the data */
  GtkWindow *restoring; /* weak: how far the way back to a backup is */
  gint progress;        /* of it: atomic, as in #LydWatch */
  char *copy;           /* a desk's copy, which is open instead of the network's file; NULL: none is */
  char *archive;        /* the private copy of an archive, which is open instead; NULL: none is */
  char *first_archive;  /* the archive that the program was started with, until it is opened */
  gboolean demo;
  gboolean opening;
  LydGuard *guard;
};

G_DEFINE_FINAL_TYPE (LydApplication, lyd_application, ADW_TYPE_APPLICATION)

static void open_file (LydApplication *self, gboolean demo);

static char *
dup_demo_path (LydApplication *self)
{
  g_autofree char *folder = g_path_get_dirname (self->database);

  return g_build_filename (folder, "demo.db", NULL);
}

static void
close_store (LydApplication *self)
{
  lyd_backup_keeper_set_store (self->keeper, NULL);
  lyd_roll_call_keeper_set_store (self->roll_calls, NULL);
  if (self->window != NULL)
    lyd_window_set_store (self->window, NULL, FALSE);
  if (self->store != NULL)
    lyd_store_close (self->store);
  g_clear_object (&self->store);
}

/* It stays until it is answered. */
static void
offer_check (LydApplication *self)
{
  g_autofree char *escaped = g_markup_escape_text (self->message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("_Check the Data"));
  adw_toast_set_action_name (toast, "app.check-data");
  adw_toast_set_timeout (toast, 0);
  lyd_window_add_toast (self->window, toast);
}

static void
say (LydApplication *self)
{
  if (self->message != NULL && self->window != NULL && self->offer_check)
    offer_check (self);
  else if (self->message != NULL && self->window != NULL)
    lyd_window_toast (self->window, self->message);
  self->offer_check = FALSE;
  g_clear_pointer (&self->message, g_free);
}

static void
opened (LydApplication *self,
        LydStore *store,
        const GError *error)
{
  self->opening = FALSE;
  if (store == NULL) {
    if (self->window != NULL)
      lyd_window_show_problem (self->window, error->message);
    return;
  }
  self->store = store;
  if (self->window != NULL)
    lyd_window_set_store (self->window, store, self->demo);
  /* What a desk does alone is kept by bringing it back. */
  if (!self->demo && self->copy == NULL && self->archive == NULL)
    lyd_backup_keeper_set_store (self->keeper, store);
  if (!self->demo && self->archive == NULL)
    lyd_roll_call_keeper_set_store (self->roll_calls, store);
  lyd_guard_go_on (self->guard, store);
  self->offer_check = self->message == NULL && lyd_store_was_interrupted (store);
  if (self->offer_check)
    self->message = g_strdup (_ ("Lanyard was interrupted last time. What it had confirmed is on file."));
  say (self);
}

static void
demo_made_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydApplication) self = data;
  LydStore *store = LYD_STORE (source);
  g_autoptr (GError) error = NULL;

  if (lyd_store_make_demo_finish (store, result, &error)) {
    opened (self, g_object_ref (store), NULL);
  } else {
    lyd_store_close (store);
    self->demo = FALSE;
    opened (self, NULL, error);
  }
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydApplication) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStore) store = lyd_store_open_finish (result, &error);

  if (store != NULL && self->demo)
    lyd_store_make_demo_async (store, demo_made_cb, g_object_ref (self));
  else
    opened (self, g_steal_pointer (&store), error);
  g_application_release (G_APPLICATION (self));
}

/* A demo that was played with before starts anew: its retreat is always today. */
static void
remove_demo (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);

    g_unlink (name);
  }
}

/* Nobody has it open any more. */
static void
drop_archive (LydApplication *self)
{
  if (self->archive != NULL)
    lyd_archive_remove_adopted (self->archive);
  g_clear_pointer (&self->archive, g_free);
}

static void
open_file (LydApplication *self,
           gboolean demo)
{
  g_autofree char *path = NULL;

  if (self->opening)
    return;
  close_store (self);
  if (demo)
    drop_archive (self);
  path = demo                    ? dup_demo_path (self)
         : self->archive != NULL ? g_strdup (self->archive)
         : self->copy != NULL    ? g_strdup (self->copy)
                                 : g_strdup (self->database);
  self->opening = TRUE;
  self->demo = demo;
  if (demo)
    remove_demo (path);
  if (self->window != NULL)
    lyd_window_show_loading (self->window, demo);
  g_application_hold (G_APPLICATION (self));
  lyd_store_open_async (path, &self->context, opened_cb, g_object_ref (self));
}

/* ---- archives ---- */

static void
leave_archive_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer data)
{
  LydApplication *self = data;

  if (self->opening || self->archive == NULL)
    return;
  close_store (self);
  drop_archive (self);
  open_file (self, FALSE);
}

static void
archive_adopted_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (LydApplication) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *local = lyd_store_adopt_archive_finish (result, &error);

  self->opening = FALSE;
  if (local != NULL) {
    close_store (self);
    drop_archive (self);
    self->archive = g_steal_pointer (&local);
    open_file (self, FALSE);
  } else if (self->window != NULL && self->store != NULL) {
    lyd_window_toast (self->window, error->message);
  } else if (self->window != NULL) {
    lyd_window_show_problem (self->window, error->message);
  }
  g_application_release (G_APPLICATION (self));
}

/* In a private copy beside the data, away from everything that is searched or backed up. */
static void
open_archive (LydApplication *self,
              const char *path)
{
  g_autofree char *data = g_path_get_dirname (self->database);
  g_autofree char *folder = g_build_filename (data, "archives", NULL);

  if (self->opening)
    return;
  self->opening = TRUE;
  g_application_hold (G_APPLICATION (self));
  lyd_store_adopt_archive_async (path, folder, &self->context, archive_adopted_cb, g_object_ref (self));
}

static void
open_archive_file_action (GSimpleAction *action,
                          GVariant *parameter,
                          gpointer data)
{
  open_archive (data, g_variant_get_string (parameter, NULL));
}

static void
archive_chosen_cb (GtkWidget *widget,
                   const char *path)
{
  gtk_widget_activate_action (widget, "app.open-archive-file", "s", path);
}

static void
open_archive_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer data)
{
  LydApplication *self = data;

  if (self->window != NULL)
    lyd_ask_where (GTK_WIDGET (self->window), _ ("Open an Archive"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                   archive_chosen_cb);
}

static void
demo_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  open_file (data, TRUE);
}

static void
leave_demo_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  open_file (data, FALSE);
}

/* Where the copies lie that desks work on here. */
static char *
dup_desks_folder (LydApplication *self)
{
  g_autofree char *folder = g_path_get_dirname (self->database);

  return g_build_filename (folder, "desks", NULL);
}

/* @copy: (transfer full) (nullable): the file to open; %NULL: the network's own */
static void
open_copy (LydApplication *self,
           char *copy)
{
  GAction *leave = g_action_map_lookup_action (G_ACTION_MAP (self), "leave-desk-copy");

  g_free (self->copy);
  self->copy = copy;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (leave), copy != NULL);
  open_file (self, FALSE);
}

static void
adopted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydApplication) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *local = lyd_store_adopt_desk_finish (result, &error);

  if (local != NULL)
    open_copy (self, g_steal_pointer (&local));
  else if (self->window != NULL)
    lyd_window_toast (self->window, error->message);
  g_application_release (G_APPLICATION (self));
}

static void
open_desk_copy_file_action (GSimpleAction *action,
                            GVariant *parameter,
                            gpointer data)
{
  LydApplication *self = data;
  g_autofree char *folder = dup_desks_folder (self);

  if (self->opening)
    return;
  g_application_hold (G_APPLICATION (self));
  lyd_store_adopt_desk_async (g_variant_get_string (parameter, NULL), folder, &self->context, adopted_cb,
                              g_object_ref (self));
}

static void
copy_chosen_cb (GtkWidget *widget,
                const char *path)
{
  gtk_widget_activate_action (widget, "app.open-desk-copy-file", "s", path);
}

static void
open_desk_copy_action (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer data)
{
  LydApplication *self = data;

  if (self->window != NULL)
    lyd_ask_where (GTK_WIDGET (self->window), _ ("Open a Desk’s Copy"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                   copy_chosen_cb);
}

static void
leave_desk_copy_action (GSimpleAction *action,
                        GVariant *parameter,
                        gpointer data)
{
  open_copy (data, NULL);
}

static void
end_restoring (LydApplication *self)
{
  if (self->restoring != NULL)
    gtk_window_destroy (self->restoring);
  g_clear_weak_pointer (&self->restoring);
  self->opening = FALSE;
}

static void
restored_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydApplication) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = lyd_store_restore_finish (result, &error);

  end_restoring (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_free (self->message);
    self->message = g_strdup (_ ("Cancelled. The data are as they were."));
  } else if (self->window != NULL) {
    lyd_restore_tell (GTK_WINDOW (self->window), kept, error);
  }
  open_file (self, FALSE);
  g_application_release (G_APPLICATION (self));
}

/* Nobody may have the file open while another takes its place. */
static void
restore_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  LydApplication *self = data;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (self->opening)
    return;
  g_clear_pointer (&self->copy, g_free);
  close_store (self);
  self->opening = TRUE;
  g_atomic_int_set (&self->progress, 0);
  if (self->window != NULL) {
    lyd_window_show_loading (self->window, FALSE);
    g_set_weak_pointer (&self->restoring,
                        lyd_restore_show_progress (GTK_WINDOW (self->window), &self->progress, cancellable));
  }
  g_application_hold (G_APPLICATION (self));
  lyd_store_restore_async (g_variant_get_string (parameter, NULL), self->database, &self->context, &self->progress,
                           cancellable, restored_cb, g_object_ref (self));
}

static void
file_chosen_cb (GtkWidget *widget,
                const char *path)
{
  lyd_restore_ask (GTK_WINDOW (widget), path);
}

static void
restore_file_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer data)
{
  LydApplication *self = data;

  if (self->window != NULL)
    lyd_ask_where (GTK_WIDGET (self->window), _ ("Restore a Backup"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                   file_chosen_cb);
}

static void
history_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  LydApplication *self = data;

  if (self->window != NULL && self->store != NULL)
    gtk_window_present (GTK_WINDOW (lyd_history_window_new (GTK_WINDOW (self->window), self->store, NULL)));
}

/* Returns: (transfer none) (nullable): %NULL where there is nothing to keep */
static GtkWidget *
show_backups (LydApplication *self)
{
  GtkWidget *backups;

  if (self->window == NULL)
    return NULL;
  if (self->demo) {
    lyd_window_toast (self->window, _ ("The demo is not backed up. Leave it to see the backups of your own data."));
    return NULL;
  }
  if (self->copy != NULL) {
    lyd_window_toast (self->window, _ ("A desk’s copy is kept by saving it for the desk that it came from."));
    return NULL;
  }
  if (lyd_backup_keeper_get_store (self->keeper) == NULL)
    return NULL;
  backups = GTK_WIDGET (lyd_backups_window_new (GTK_WINDOW (self->window), self->keeper));
  gtk_window_present (GTK_WINDOW (backups));
  return backups;
}

static void
backups_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  show_backups (data);
}

/* The check in Backups, begun at once. */
static void
check_data_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  GtkWidget *backups = show_backups (data);

  if (backups != NULL)
    gtk_widget_activate_action (backups, "backups.check", NULL);
}

static void
backup_failed_cb (LydApplication *self,
                  const char *message)
{
  if (self->window != NULL)
    lyd_window_toast (self->window, message);
}

static void
windows_changed_cb (LydApplication *self)
{
  gboolean open = FALSE;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    open = open || LYD_IS_DESK_WINDOW (l->data);
  lyd_backup_keeper_set_desk_open (self->keeper, open);
}

static void
about_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (data), "application-name", _ ("Lanyard"),
                         "application-icon", LYD_APP_ID, "developer-name", _ ("The Lanyard developers"), "version",
                         LYD_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Registration, badges and check-in for membership networks. Everything stays on this "
                            "computer. "
                            "A native speaker has not yet reviewed the Spanish."),
                         NULL);
}

/* Not GTK's automatic "gtk/help-overlay.ui": that one is made with every window, before its first frame. */
static void
shortcuts_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  g_autoptr (GtkBuilder) builder = NULL;
  GtkApplicationWindow *owner;
  GtkShortcutsWindow *overlay;

  if (!GTK_IS_APPLICATION_WINDOW (window))
    return;
  owner = GTK_APPLICATION_WINDOW (window);
  if (gtk_application_window_get_help_overlay (owner) == NULL) {
    builder = gtk_builder_new_from_resource ("/org/lanyard/Lanyard/lyd-shortcuts.ui");
    gtk_application_window_set_help_overlay (owner,
                                             GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  }
  /* The keys of whatever is in front. */
  overlay = gtk_application_window_get_help_overlay (owner);
  g_object_set (overlay, "section-name",
                LYD_IS_DESK_WINDOW (window)        ? "desk"
                : LYD_IS_ROLL_CALL_WINDOW (window) ? "roll-call"
                                                   : "window",
                NULL);
  gtk_window_present (GTK_WINDOW (overlay));
}

static void
quit_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  GtkApplication *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (self));

  if (lyd_guard_ask (LYD_APPLICATION (self)->guard))
    return;
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/* The file to begin with: the network's own, unless volunteers had a copy of it when the program ended. Whoever starts
 * the program again must not get past them. */
static void
open_first (LydApplication *self)
{
  g_autofree char *folder = dup_desks_folder (self);
  char *copy = lyd_here_find_volunteers (&self->context, folder);

  if (copy != NULL)
    open_copy (self, copy);
  else if (self->first_archive != NULL)
    open_archive (self, self->first_archive);
  else
    open_file (self, FALSE);
  g_clear_pointer (&self->first_archive, g_free);
}

static void
lyd_application_activate (GApplication *application)
{
  LydApplication *self = LYD_APPLICATION (application);

  if (lyd_guard_present (self->guard))
    return;
  if (self->window != NULL) {
    gtk_window_present (GTK_WINDOW (self->window));
    return;
  }
  /* The file is opened while the window is made. */
  if (self->store == NULL)
    open_first (self);
  g_set_weak_pointer (&self->window, lyd_window_new (self));
  if (self->store == NULL)
    lyd_window_show_loading (self->window, self->demo);
  else
    lyd_window_set_store (self->window, self->store, self->demo);
  lyd_window_present_soon (self->window);
}

static void
lyd_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "demo", .activate = demo_action },
    { .name = "leave-demo", .activate = leave_demo_action },
    { .name = "open-desk-copy", .activate = open_desk_copy_action },
    { .name = "open-desk-copy-file", .activate = open_desk_copy_file_action, .parameter_type = "s" },
    { .name = "leave-desk-copy", .activate = leave_desk_copy_action },
    { .name = "open-archive", .activate = open_archive_action },
    { .name = "open-archive-file", .activate = open_archive_file_action, .parameter_type = "s" },
    { .name = "leave-archive", .activate = leave_archive_action },
    { .name = "backups", .activate = backups_action },
    { .name = "check-data", .activate = check_data_action },
    { .name = "history", .activate = history_action },
    { .name = "restore", .activate = restore_action, .parameter_type = "s" },
    { .name = "restore-file", .activate = restore_file_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  static const struct {
    const char *action;
    const char *accels[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.new-event", { "<Control>n" } },
    { "win.search", { "<Control>f" } },
    { "win.show-section::events", { "<Control>1" } },
    { "win.show-section::series", { "<Control>2" } },
    { "win.show-section::people", { "<Control>3" } },
    { "win.show-section::organizations", { "<Control>4" } },
    { "win.show-section::reports", { "<Control>5" } },
    { "win.new-series", { "<Control><Shift>s" } },
    { "app.history", { "<Control>h" } },
    { "desk.undo-last", { "<Control>z" } },
    { "desk.walk-in", { "F6" } },
    { "desk.roll-call", { "F8" } },
    { "event.roll-call", { "F8" } },
    { "roll-call.search", { "<Control>f" } },
    { "roll-call.print", { "<Control>p" } },
    { "roll-call.save", { "<Control>s" } },
    { "roll-call.refresh", { "F5" } },
    { "roll-call.filter::everyone", { "<Alt>1" } },
    { "roll-call.filter::not-found", { "<Alt>2" } },
    { "roll-call.filter::assistance", { "<Alt>3" } },
    { "roll-call.filter::guests", { "<Alt>4" } },
    { "desk.camera", { "F7" } },
    { "desk.mode::in", { "F2" } },
    { "desk.mode::out", { "F3" } },
    { "desk.mode::look", { "F4" } },
    { "desk.practice", { "F9" } },
    { "desk.next-session", { "<Control>Page_Down" } },
    { "desk.full-screen", { "F11" } },
    { "desk.together", { "<Control>g" } },
    { "desk.inside", { "<Control>i" } },
    { "win.open-today", { "<Control>d" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.back", { "<Alt>Left" } },
    { "app.shortcuts", { "<Control>question" } },
  };

  G_APPLICATION_CLASS (lyd_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  LYD_APPLICATION (application)->guard = lyd_guard_new (GTK_APPLICATION (application));
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (application), "leave-desk-copy")), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action, keys[i].accels);
}

static void
lyd_application_shutdown (GApplication *application)
{
  LydApplication *self = LYD_APPLICATION (application);

  close_store (self);
  drop_archive (self);
  G_APPLICATION_CLASS (lyd_application_parent_class)->shutdown (application);
}

/* Whatever file somebody opens with the program: an archive is looked at beside the network's own data. */
static void
set_file (LydApplication *self,
          const char *path)
{
  if (lyd_archive_is (path) || g_str_has_suffix (path, LYD_ARCHIVE_ENDING)) {
    self->first_archive = g_canonicalize_filename (path, NULL);
    g_application_set_flags (G_APPLICATION (self),
                             g_application_get_flags (G_APPLICATION (self)) | G_APPLICATION_NON_UNIQUE);
  } else {
    lyd_application_set_database (self, path);
  }
}

static int
lyd_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  LydApplication *self = LYD_APPLICATION (application);
  const char *from_environment = g_getenv ("LANYARD_DATABASE");
  const char *path = NULL;
  g_auto (GStrv) files = NULL;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("Lanyard %s\n", LYD_VERSION);
    return 0;
  }
  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^aay", &files) && files[0] != NULL)
    set_file (self, files[0]);
  else if (g_variant_dict_lookup (options, "database", "^&ay", &path))
    lyd_application_set_database (self, path);
  else if (from_environment != NULL && from_environment[0] != '\0')
    lyd_application_set_database (self, from_environment);
  return -1;
}

static void
lyd_application_finalize (GObject *object)
{
  LydApplication *self = LYD_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->restoring);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->guard, lyd_guard_free);
  g_clear_object (&self->roll_calls);
  g_free (self->message);
  g_free (self->database);
  g_free (self->copy);
  g_free (self->archive);
  g_free (self->first_archive);

  G_OBJECT_CLASS (lyd_application_parent_class)->finalize (object);
}

static void
lyd_application_class_init (LydApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_application_finalize;
  G_APPLICATION_CLASS (klass)->activate = lyd_application_activate;
  G_APPLICATION_CLASS (klass)->startup = lyd_application_startup;
  G_APPLICATION_CLASS (klass)->shutdown = lyd_application_shutdown;
  G_APPLICATION_CLASS (klass)->handle_local_options = lyd_application_handle_local_options;
}

static void
lyd_application_init (LydApplication *self)
{
  static const GOptionEntry entries[] = {
    { "database", 'd', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("Use this data file"), N_ ("FILE") },
    /* lyd-kiosk-application.c reads these; they are named here for --help. */
    { "kiosk", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL, N_ ("Be a kiosk at the door of this session"),
      N_ ("SESSION") },
    { "version", 'v', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Say the version and end"), NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, NULL,
      N_ ("Look at this archive, or use this data file"), N_ ("FILE") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  self->keeper = lyd_backup_keeper_new ();
  self->roll_calls = lyd_roll_call_keeper_new (GTK_APPLICATION (self));
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (backup_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_after (self, "window-added", G_CALLBACK (windows_changed_cb), NULL);
  g_signal_connect_after (self, "window-removed", G_CALLBACK (windows_changed_cb), NULL);
  self->database = lyd_file_dup_default_path ();
  lyd_system_init (&self->context);
}

/* Another file than the default one runs beside it, so it is an instance of its own. */
void
lyd_application_set_database (LydApplication *self,
                              const char *path)
{
  g_free (self->database);
  self->database = g_canonicalize_filename (path, NULL);
  g_application_set_flags (G_APPLICATION (self),
                           g_application_get_flags (G_APPLICATION (self)) | G_APPLICATION_NON_UNIQUE);
}

/* (nullable): %NULL while a file is being opened */
LydStore *
lyd_application_get_store (LydApplication *self)
{
  return self->store;
}

LydBackupKeeper *
lyd_application_get_backup_keeper (LydApplication *self)
{
  return self->keeper;
}

LydRollCallKeeper *
lyd_application_get_roll_call_keeper (LydApplication *self)
{
  return self->roll_calls;
}

/* For tests: another world than the system's. @context is copied, its strings are not. */
void
lyd_application_set_context (LydApplication *self,
                             const LydContext *context)
{
  self->context = *context;
}

LydApplication *
lyd_application_new (void)
{
  return g_object_new (LYD_TYPE_APPLICATION,
                       "application-id", LYD_APP_ID,
                       "resource-base-path", "/org/lanyard/Lanyard",
                       NULL);
}
