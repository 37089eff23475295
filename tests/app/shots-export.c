#include "lyd-shoot.h"

#include "export/lyd-export-columns.h"
#include "export/lyd-export-dialog.h"

#include <glib/gi18n.h>

/* shots-export FOLDER [SUFFIX]: what is written into files, and how. */

static void
shoot_list (LydHarness *harness,
            const char *what,
            gboolean unfold,
            gboolean sensitive,
            const char *name)
{
  LydStore *store = lyd_window_get_store (LYD_WINDOW (harness->window));
  LydExportDialog *dialog =
    lyd_export_dialog_new (harness->window, store, lyd_window_get_event (LYD_WINDOW (harness->window))->event);
  GtkWidget *columns = lyd_harness_find (GTK_WIDGET (dialog), "columns");

  lyd_export_dialog_set_folder (dialog, "/home/ana/Documents");
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
  lyd_export_dialog_set_what (dialog, what);
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (GTK_WIDGET (dialog), "sensitive")), sensitive);
  WAIT_FOR (lyd_export_columns_is_idle (LYD_EXPORT_COLUMNS (columns)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (columns), unfold);
  shoot_dialog (GTK_WINDOW (dialog), name, 560, 560);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  shoot_list (&harness, "attendance", FALSE, FALSE, "export-attendance");
  shoot_list (&harness, "attendance", TRUE, FALSE, "export-columns");
  shoot_list (&harness, "dietary", FALSE, TRUE, "export-dietary");
  shoot_list (&harness, "mailchimp", FALSE, FALSE, "export-mailchimp");
  lyd_harness_stop (&harness);
  return 0;
}
