#include "lyd-shoot.h"

#include "lyd-directory-page.h"
#include "organizations/lyd-organizations-change-dialog.h"
#include "people/lyd-duplicates-window.h"
#include "people/lyd-people-change-dialog.h"
#include "people/lyd-people-import-window.h"
#include "people/lyd-people-page.h"
#include "registrations/lyd-registrations-page.h"
#include "registrations/lyd-substitute-dialog.h"

/* shots-people FOLDER [SUFFIX]: what is done with people: who is on file twice, merged. */

static gpointer
show_section (LydHarness *harness,
              const char *name)
{
  GtkWidget *content = lyd_harness_find (GTK_WIDGET (harness->window), "content");

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", name);
  return gtk_stack_get_child_by_name (GTK_STACK (content), name);
}

static void
shoot_duplicates (LydHarness *harness)
{
  LydDirectoryPage *page = show_section (harness, "people");
  gpointer window;
  GtkListBox *list;

  WAIT_FOR (gtk_revealer_get_child_revealed (GTK_REVEALER (lyd_harness_find (GTK_WIDGET (page), "twins"))));
  shoot (harness->window, "people-twins", 1093, 614);
  gtk_widget_activate_action (GTK_WIDGET (page), "people.find-duplicates", NULL);
  window = lyd_harness_find_window (LYD_TYPE_DUPLICATES_WINDOW);
  gtk_window_set_modal (window, FALSE);
  WAIT_FOR (lyd_harness_is_page (window, "stack", "list"));
  shoot_dialog (window, "people-duplicates", 680, 560);
  list = GTK_LIST_BOX (lyd_harness_find (window, "list"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 1));
  WAIT_FOR (lyd_harness_is_page (window, "stack", "pair"));
  shoot_dialog (window, "people-merge", 680, 560);
  shoot_dialog (window, "people-merge-narrow", 360, 560);
  gtk_window_destroy (window);
}

static void
shoot_many (LydHarness *harness)
{
  static const char list[] =
    "Name,Email,Organization,Phone\n"
    "Ana Quist,ana.quist@example.org,Quist House,202-555-0100\n"
    "Maribel Okonkwo-Reyes,maribel.reyes@example.org,Voices for New Mexico’s Children (demo),\n"
    "Li Quist,li.quist@example,Quist House,\n,,Quist House,\n";
  LydDirectoryPage *page = show_section (harness, "people");
  GtkSelectionModel *rows = gtk_list_view_get_model (GTK_LIST_VIEW (lyd_harness_find (GTK_WIDGET (page), "view")));
  g_autofree char *path = g_build_filename (harness->dir, "list.csv", NULL);
  gpointer dialog;

  WAIT_FOR (lyd_directory_page_is_idle (page));
  gtk_selection_model_select_item (rows, 1, TRUE);
  WAIT_FOR (lyd_harness_is_page (page, "detail_stack", "item") && lyd_directory_page_is_idle (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.add-alias", "s", "josue@example.org");
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (page), "josue@example.org"));
  shoot_sizes (harness->window, "people-person");
  gtk_selection_model_select_item (rows, 1, TRUE);
  gtk_selection_model_select_item (rows, 3, FALSE);
  shoot (harness->window, "people-many", 1093, 614);
  gtk_widget_activate_action (GTK_WIDGET (page), "directory.change", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_PEOPLE_CHANGE_DIALOG);
  gtk_window_set_modal (dialog, FALSE);
  shoot_dialog (dialog, "people-change", 520, 520);
  gtk_window_destroy (dialog);

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  lyd_people_page_import (LYD_PEOPLE_PAGE (page), path);
  dialog = lyd_harness_find_window (LYD_TYPE_PEOPLE_IMPORT_WINDOW);
  gtk_window_set_modal (dialog, FALSE);
  WAIT_FOR (lyd_people_import_window_is_idle (dialog));
  shoot_dialog (dialog, "people-import", 600, 560);
  gtk_window_destroy (dialog);

  page = show_section (harness, "organizations");
  WAIT_FOR (g_list_model_get_n_items (lyd_directory_page_get_list (page)) > 40 && lyd_directory_page_is_idle (page));
  rows = gtk_list_view_get_model (GTK_LIST_VIEW (lyd_harness_find (GTK_WIDGET (page), "view")));
  gtk_selection_model_select_item (rows, 1, TRUE);
  gtk_selection_model_select_item (rows, 3, FALSE);
  shoot (harness->window, "organizations-many", 1093, 614);
  gtk_selection_model_select_all (rows);
  gtk_widget_activate_action (GTK_WIDGET (page), "directory.change", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_ORGANIZATIONS_CHANGE_DIALOG);
  gtk_window_set_modal (dialog, FALSE);
  shoot_dialog (dialog, "organizations-change", 520, 460);
  gtk_window_destroy (dialog);
}

static void
shoot_substitute (LydHarness *harness)
{
  GtkWidget *page;
  gpointer dialog;

  lyd_harness_open_event (harness);
  lyd_harness_show_event_page (harness, "registrations");
  page = lyd_harness_find (GTK_WIDGET (harness->window), "registrations");
  WAIT_FOR (lyd_registrations_page_get_list (LYD_REGISTRATIONS_PAGE (page)) != NULL &&
            g_list_model_get_n_items (lyd_registrations_page_get_list (LYD_REGISTRATIONS_PAGE (page))) > 0 &&
            lyd_registrations_page_is_idle (LYD_REGISTRATIONS_PAGE (page)));
  for (guint i = 0; lyd_harness_find_window (LYD_TYPE_SUBSTITUTE_DIALOG) == NULL; i++) {
    gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (lyd_harness_find (page, "view"))), i,
                                     TRUE);
    WAIT_FOR (lyd_registrations_page_is_idle (LYD_REGISTRATIONS_PAGE (page)));
    gtk_widget_activate_action (page, "registrations.substitute", NULL);
  }
  dialog = lyd_harness_find_window (LYD_TYPE_SUBSTITUTE_DIALOG);
  gtk_window_set_modal (dialog, FALSE);
  WAIT_FOR (lyd_substitute_dialog_is_idle (dialog));
  shoot_dialog (dialog, "people-substitute", 520, 560);
  gtk_window_destroy (dialog);
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
  shoot_duplicates (&harness);
  shoot_many (&harness);
  shoot_substitute (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
