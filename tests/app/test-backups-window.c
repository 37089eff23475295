#include "lyd-harness.h"

#include "backups/lyd-backups-window.h"

#include <string.h>

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
  gtk_window_destroy (GTK_WINDOW (window));

  /* Back to the first: the file is another one, and the one before is kept beside it. */
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "restore", g_variant_new_string (path));
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
  return g_test_run ();
}
