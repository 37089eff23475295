#include "lyd-harness.h"

#include "backups/lyd-backups-window.h"

#include "lyd-home.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static gboolean
is_page (GtkWindow *window,
         const char *name)
{
  GtkWidget *pages = lyd_harness_find (GTK_WIDGET (window), "pages");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (pages)), name) == 0;
}

static GtkWidget *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (LYD_IS_BACKUPS_WINDOW (window))
      return window;
  }
  return NULL;
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
      return ADW_MESSAGE_DIALOG (window);
  }
  return NULL;
}

/* As the button does. */
static void
respond (const char *response)
{
  AdwMessageDialog *dialog = find_dialog ();

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static guint
count_backups (LydHarness *harness)
{
  const LydBackups *backups =
    lyd_backup_keeper_get_backups (lyd_application_get_backup_keeper (harness->application));

  return backups != NULL ? backups->list->len : 0;
}

/* One in the window, one when it is due, none before, and the way back to the first. */
static void
test_trip (void)
{
  LydHarness harness = { 0 };
  LydBackupKeeper *keeper;
  GtkWidget *window;
  g_autofree char *path = NULL;

  lyd_harness_start (&harness);
  WAIT_FOR (is_page (harness.window, "first-run"));
  keeper = lyd_application_get_backup_keeper (harness.application);
  WAIT_FOR (lyd_backup_keeper_get_backups (keeper) != NULL);
  g_assert_cmpuint (count_backups (&harness), ==, 0);

  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "backups", NULL);
  window = find_window ();
  g_assert_nonnull (window);
  gtk_widget_activate_action (window, "backups.run", NULL);
  WAIT_FOR (count_backups (&harness) == 1);
  g_assert_true (lyd_harness_shows (window, "just now, this computer only"));
  path = g_strdup (((LydBackup *) g_ptr_array_index (lyd_backup_keeper_get_backups (keeper)->list, 0))->path);

  harness.now += 3 * 60 * 60 * 1000;
  lyd_backup_keeper_tick (keeper);
  g_assert_false (lyd_backup_keeper_is_busy (keeper));
  harness.now += 24 * 60 * 60 * 1000;
  lyd_backup_keeper_tick (keeper);
  WAIT_FOR (count_backups (&harness) == 2);

  gtk_widget_activate_action (window, "backups.check", NULL);
  WAIT_FOR (lyd_harness_shows (window, "All is well"));

  /* Back to the first, if somebody wants that: the file is another one, and the one before is kept beside it. */
  gtk_widget_activate_action (window, "backups.restore", "s", path);
  respond ("cancel");
  WAIT_FOR (find_dialog () == NULL);
  g_assert_nonnull (lyd_backup_keeper_get_store (keeper));
  gtk_widget_activate_action (window, "backups.restore", "s", path);
  respond ("restore");
  g_assert_null (lyd_backup_keeper_get_store (keeper));
  WAIT_FOR (lyd_backup_keeper_get_store (keeper) != NULL && is_page (harness.window, "first-run"));
  {
    g_autoptr (GDir) dir = g_dir_open (harness.dir, 0, NULL);
    gboolean kept = FALSE;
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL)
      kept = kept || strstr (name, "before-restore") != NULL;
    g_assert_true (kept);
  }
  WAIT_FOR (count_backups (&harness) == 2);
  WAIT_FOR (find_dialog () != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_dialog ()), "before-restore"));
  respond ("ok");
  WAIT_FOR (find_dialog () == NULL);

  /* What is no backup changes nothing, and the message says so. */
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "restore",
                                  g_variant_new_string ("/nowhere/backup.db"));
  WAIT_FOR (find_dialog () != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (find_dialog ()), ==, "Nothing Was Restored");
  respond ("ok");
  WAIT_FOR (lyd_backup_keeper_get_store (keeper) != NULL);

  /* A backup can be left; then there is none more. */
  WAIT_FOR (count_backups (&harness) == 2);
  harness.now += 60 * 60 * 1000;
  lyd_backup_keeper_run (keeper);
  lyd_backup_keeper_stop (keeper);
  WAIT_FOR (!lyd_backup_keeper_is_busy (keeper));
  WAIT_FOR (lyd_backup_keeper_get_backups (keeper) != NULL);
  g_assert_cmpuint (count_backups (&harness), ==, 2);
  lyd_harness_stop (&harness);
}

/* After a session that was cut off, the check of the data is offered and leads to Backups. */
static void
test_interrupted (void)
{
  LydHarness harness = { 0 };
  GtkWidget *offer = NULL;
  GtkWidget *window;
  pid_t child;
  int status;

  lyd_harness_prepare (&harness);
  child = fork ();
  if (child == 0) {
    LydFile *file = lyd_file_open (harness.path, LYD_FILE_CREATE, &harness.context, NULL);

    _exit (lyd_home_set (file, "Partnership", "America/Chicago", NULL) ? 0 : 1); /* no close: as if killed */
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  lyd_harness_run (&harness);
  WAIT_FOR ((offer = lyd_harness_find_button (GTK_WIDGET (harness.window), "_Check the Data")) != NULL);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (offer)), ==, "app.check-data");
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "check-data", NULL);
  WAIT_FOR ((window = find_window ()) != NULL && lyd_harness_shows (window, "All is well"));
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  g_test_add_func ("/backups-window/trip", test_trip);
  g_test_add_func ("/backups-window/interrupted", test_interrupted);
  return g_test_run ();
}
