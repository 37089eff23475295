#include "lyd-harness.h"

#include "lyd-directory-page.h"
#include "organizations/lyd-organizations-change-dialog.h"
#include "people/lyd-duplicates-window.h"
#include "people/lyd-people-change-dialog.h"
#include "people/lyd-people-import-window.h"
#include "people/lyd-people-page.h"
#include "registrations/lyd-registrations-page.h"
#include "registrations/lyd-substitute-dialog.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* What is done with people, beyond looking at them: merging. */

static gpointer
find_page (LydHarness *harness,
           const char *name)
{
  GtkWidget *content = lyd_harness_find (GTK_WIDGET (harness->window), "content");

  return gtk_stack_get_child_by_name (GTK_STACK (content), name);
}

/* Returns: (transfer none): that section of the demo, with its rows */
static LydDirectoryPage *
start_at (LydHarness *harness,
          const char *section,
          guint n_rows)
{
  LydDirectoryPage *page;

  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", section);
  page = find_page (harness, section);
  WAIT_FOR (g_list_model_get_n_items (lyd_directory_page_get_list (page)) == n_rows);
  return page;
}

static guint
count_rows (LydDirectoryPage *page)
{
  return g_list_model_get_n_items (lyd_directory_page_get_list (page));
}

static GtkListBoxRow *
get_row (gpointer window,
         int i)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (lyd_harness_find (window, "list")), i);
}

/* The page says by itself that some are on file twice; two become one, and two again. */
static void
test_merge (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page = start_at (&harness, "people", 420);
  gpointer window;
  guint n;

  WAIT_FOR (gtk_revealer_get_reveal_child (GTK_REVEALER (lyd_harness_find (GTK_WIDGET (page), "twins"))));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.find-duplicates", NULL);
  window = lyd_harness_find_window (LYD_TYPE_DUPLICATES_WINDOW);
  WAIT_FOR (lyd_harness_is_page (window, "stack", "list"));
  n = lyd_duplicates_window_get_n_pairs (window);
  g_assert_cmpuint (n, >, 1);
  g_assert_true (lyd_harness_shows (window, "Same name"));

  g_signal_emit_by_name (lyd_harness_find (window, "list"), "row-activated", get_row (window, 0));
  WAIT_FOR (lyd_harness_is_page (window, "stack", "pair"));
  g_assert_true (lyd_harness_shows (window, "What a merge does"));
  gtk_widget_activate_action (window, "duplicates.merge", NULL);
  WAIT_FOR (lyd_duplicates_window_get_n_pairs (window) < n);
  WAIT_FOR (count_rows (page) == 419);
  WAIT_FOR (lyd_harness_is_page (window, "stack", "pair"));

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (count_rows (page) == 420);
  gtk_window_destroy (window);
  lyd_harness_stop (&harness);
}

/* Two who are two are never suggested again, until that is taken back; who is skipped is. */
static void
test_distinct (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page = start_at (&harness, "people", 420);
  gpointer window;
  guint n;

  gtk_widget_activate_action (GTK_WIDGET (page), "people.find-duplicates", NULL);
  window = lyd_harness_find_window (LYD_TYPE_DUPLICATES_WINDOW);
  WAIT_FOR (lyd_harness_is_page (window, "stack", "list"));
  n = lyd_duplicates_window_get_n_pairs (window);
  g_signal_emit_by_name (lyd_harness_find (window, "list"), "row-activated", get_row (window, 0));
  WAIT_FOR (lyd_harness_is_page (window, "stack", "pair"));
  gtk_widget_activate_action (window, "duplicates.skip", NULL);
  WAIT_FOR (lyd_harness_shows (window, "2 of"));
  WAIT_FOR (gtk_widget_is_sensitive (lyd_harness_find_button (window, "_Two People")));
  gtk_widget_activate_action (window, "duplicates.distinct", NULL);
  WAIT_FOR (lyd_duplicates_window_get_n_pairs (window) == n - 1);
  g_assert_cmpuint (count_rows (page), ==, 420);
  gtk_window_destroy (window);

  gtk_widget_activate_action (GTK_WIDGET (page), "people.find-duplicates", NULL);
  window = lyd_harness_find_window (LYD_TYPE_DUPLICATES_WINDOW);
  WAIT_FOR (lyd_harness_is_page (window, "stack", "list"));
  g_assert_cmpuint (lyd_duplicates_window_get_n_pairs (window), ==, n - 1);
  gtk_window_destroy (window);
  lyd_harness_stop (&harness);
}

static LydRegistrationsPage *
get_registrations (LydHarness *harness)
{
  return LYD_REGISTRATIONS_PAGE (lyd_harness_find (GTK_WIDGET (harness->window), "registrations"));
}

/* Returns: (transfer none): the dialog about somebody who has not come yet */
static gpointer
begin_substitute (LydHarness *harness)
{
  LydRegistrationsPage *page;
  GtkSelectionModel *selection;

  lyd_harness_open_event (harness);
  lyd_harness_show_event_page (harness, "registrations");
  page = get_registrations (harness);
  WAIT_FOR (lyd_registrations_page_get_list (page) != NULL &&
            g_list_model_get_n_items (lyd_registrations_page_get_list (page)) > 0 &&
            lyd_registrations_page_is_idle (page));
  selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (lyd_harness_find (GTK_WIDGET (page), "view")));
  for (guint i = 0; lyd_harness_find_window (LYD_TYPE_SUBSTITUTE_DIALOG) == NULL; i++) {
    g_assert_true (gtk_selection_model_select_item (selection, i, TRUE));
    WAIT_FOR (lyd_harness_shows (GTK_WIDGET (page), "History") && lyd_registrations_page_is_idle (page));
    gtk_widget_activate_action (GTK_WIDGET (page), "registrations.substitute", NULL);
  }
  return lyd_harness_find_window (LYD_TYPE_SUBSTITUTE_DIALOG);
}

/* Colleagues are offered first; somebody new comes instead, and it is taken back. */
static void
test_substitute (void)
{
  LydHarness harness = { 0 };
  gpointer dialog;
  GtkWidget *page;

  start_at (&harness, "people", 420);
  dialog = begin_substitute (&harness);
  g_assert_nonnull (dialog);
  page = GTK_WIDGET (get_registrations (&harness));
  WAIT_FOR (lyd_substitute_dialog_is_idle (dialog));
  g_assert_true (gtk_widget_get_visible (lyd_harness_find (dialog, "known")));
  g_assert_true (lyd_harness_shows (dialog, "There is a new code"));
  g_assert_false (gtk_widget_is_sensitive (lyd_harness_find_button (dialog, "_Send Instead")));

  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "name")), "José Zzyzx");
  WAIT_FOR (lyd_substitute_dialog_is_idle (dialog));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "email")), "jose.zzyzx@example.org");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  WAIT_FOR (lyd_harness_shows (page, "José Zzyzx"));

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (lyd_registrations_page_is_idle (get_registrations (&harness)) && !lyd_harness_shows (page, "José Zzyzx"));
  lyd_harness_stop (&harness);
}

static void
choose_two (LydDirectoryPage *page)
{
  GtkSelectionModel *rows = gtk_list_view_get_model (GTK_LIST_VIEW (lyd_harness_find (GTK_WIDGET (page), "view")));

  gtk_selection_model_select_item (rows, 3, TRUE);
  gtk_selection_model_select_item (rows, 5, FALSE);
  g_assert_true (lyd_harness_is_page (page, "detail_stack", "many"));
}

/* Two are chosen and changed in one act, which one Undo takes back. */
static void
test_change (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page = start_at (&harness, "people", 420);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gpointer dialog;
  guint n;

  WAIT_FOR (lyd_directory_page_is_idle (page));
  choose_two (page);
  path = g_build_filename (harness.dir, "two.vcf", NULL);
  lyd_directory_page_write (page, path);
  WAIT_FOR (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  n = 0;
  for (const char *p = text; (p = strstr (p, "BEGIN:VCARD")) != NULL; p++)
    n++;
  g_assert_cmpuint (n, ==, 2);

  gtk_widget_activate_action (GTK_WIDGET (page), "directory.change", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_PEOPLE_CHANGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_is_sensitive (lyd_harness_find_button (dialog, "_Change")));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "organization")), "Zzyzx House");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_PEOPLE_CHANGE_DIALOG) == NULL);
  lyd_directory_page_find (page, "zzyzx");
  WAIT_FOR (count_rows (page) == 2);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (count_rows (page) == 0);
  lyd_harness_stop (&harness);
}

/* Several organizations join a network. */
static void
test_networks (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page = start_at (&harness, "organizations", 45);
  gpointer dialog;

  WAIT_FOR (lyd_directory_page_is_idle (page));
  choose_two (page);
  gtk_widget_activate_action (GTK_WIDGET (page), "directory.change", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_ORGANIZATIONS_CHANGE_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "join")), "Zzyzx Network");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "since")), "soon");
  g_assert_false (gtk_widget_is_sensitive (lyd_harness_find_button (dialog, "_Change")));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "since")), "2019-05");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_ORGANIZATIONS_CHANGE_DIALOG) == NULL);
  lyd_harness_stop (&harness);
}

/* Two organizations become one, which one Undo takes back. */
static void
test_merge_organizations (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page = start_at (&harness, "organizations", 45);
  gpointer dialog;

  WAIT_FOR (lyd_directory_page_is_idle (page));
  choose_two (page);
  gtk_widget_activate_action (GTK_WIDGET (page), "organizations.merge", NULL);
  dialog = lyd_harness_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, "first");
  WAIT_FOR (count_rows (page) == 44);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (count_rows (page) == 45);
  lyd_harness_stop (&harness);
}

/* Address cards are looked at, brought in, and taken back. */
static void
test_import (void)
{
  static const char cards[] =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Zzyzx\r\nEMAIL:ana.zzyzx@example.org\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Li Zzyzx\r\nTEL:202-555-0100\r\nEND:VCARD\r\n";
  LydHarness harness = { 0 };
  LydDirectoryPage *page = start_at (&harness, "people", 420);
  g_autofree char *path = g_build_filename (harness.dir, "cards.vcf", NULL);
  gpointer window;

  g_assert_true (g_file_set_contents (path, cards, -1, NULL));
  lyd_people_page_import (LYD_PEOPLE_PAGE (page), path);
  window = lyd_harness_find_window (LYD_TYPE_PEOPLE_IMPORT_WINDOW);
  g_assert_nonnull (window);
  WAIT_FOR (lyd_people_import_window_is_idle (window));
  g_assert_true (lyd_harness_shows (window, "Ana Zzyzx"));
  g_assert_true (lyd_harness_shows (window, "2 new"));
  g_assert_cmpuint (count_rows (page), ==, 420);
  gtk_widget_activate_action (window, "form.save", NULL);
  WAIT_FOR (count_rows (page) == 422);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (count_rows (page) == 420);
  lyd_harness_stop (&harness);
}

/* Another address is noted on somebody's page, and taken back. */
static void
test_alias (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page = start_at (&harness, "people", 420);
  GtkWidget *detail = lyd_harness_find (GTK_WIDGET (page), "detail_stack");

  WAIT_FOR (lyd_directory_page_is_idle (page));
  gtk_selection_model_select_item (
    gtk_list_view_get_model (GTK_LIST_VIEW (lyd_harness_find (GTK_WIDGET (page), "view"))), 0, TRUE);
  WAIT_FOR (lyd_harness_is_page (page, "detail_stack", "item") && lyd_directory_page_is_idle (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.add-alias", "s", "zzyzx@example.org");
  WAIT_FOR (lyd_harness_shows (detail, "zzyzx@example.org"));
  g_assert_true (lyd_harness_shows (detail, "Another e-mail address"));
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (!lyd_harness_shows (detail, "zzyzx@example.org"));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LYD_TEST_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  g_test_add_func ("/people/merge", test_merge);
  g_test_add_func ("/people/distinct", test_distinct);
  g_test_add_func ("/people/substitute", test_substitute);
  g_test_add_func ("/people/change", test_change);
  g_test_add_func ("/people/networks", test_networks);
  g_test_add_func ("/people/merge-organizations", test_merge_organizations);
  g_test_add_func ("/people/import", test_import);
  g_test_add_func ("/people/alias", test_alias);
  return g_test_run ();
}
