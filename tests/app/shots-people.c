#include "lyd-shoot.h"

#include "lyd-directory-page.h"
#include "people/lyd-duplicates-window.h"
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
  shoot_substitute (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
