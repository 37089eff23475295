#include "lyd-harness.h"

#include "lyd-directory.h"
#include "lyd-home.h"
#include "lyd-preferences.h"
#include "organizations/lyd-organization-dialog.h"
#include "organizations/lyd-organization-item.h"
#include "organizations/lyd-organizations-import-window.h"
#include "organizations/lyd-organizations-page.h"
#include "people/lyd-people-page.h"
#include "people/lyd-person-dialog.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

static gpointer
find_page (LydHarness *harness,
           const char *name)
{
  GtkWidget *content = lyd_harness_find (GTK_WIDGET (harness->window), "content");

  return gtk_stack_get_child_by_name (GTK_STACK (content), name);
}

static void
show_section (LydHarness *harness,
              const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", name);
  g_assert_true (lyd_harness_is_page (harness->window, "content", name));
}

static void
start_demo (LydHarness *harness)
{
  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
}

static guint
count (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

/* Everybody, a few letters, one person, their event, and back to the person. */
static void
test_people (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page;
  GtkWidget *search;
  GtkWidget *row;

  start_demo (&harness);
  g_assert_null (find_page (&harness, "people")); /* made when it is gone to */
  show_section (&harness, "people");
  page = find_page (&harness, "people");
  WAIT_FOR (lyd_directory_page_is_idle (page) && count (lyd_directory_page_get_list (page)) == 420);

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.search", NULL);
  search = lyd_harness_find (GTK_WIDGET (page), "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "maribel okon");
  WAIT_FOR (lyd_directory_page_is_idle (page) && count (lyd_directory_page_get_list (page)) < 10 &&
            count (lyd_directory_page_get_list (page)) > 0);
  g_signal_emit_by_name (search, "activate");
  WAIT_FOR (lyd_harness_is_page (page, "detail_stack", "item") && lyd_directory_page_is_idle (page));
  g_assert_true (lyd_harness_shows (lyd_harness_find (GTK_WIDGET (page), "detail_stack"), "Maribel Okonkwo"));

  row = lyd_harness_find_row (lyd_harness_find (GTK_WIDGET (page), "events"), "202");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "event"));
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.back", NULL);
  g_assert_true (lyd_harness_is_page (harness.window, "content", "people"));
  g_assert_true (lyd_harness_shows (lyd_harness_find (GTK_WIDGET (page), "detail_stack"), "Maribel Okonkwo"));

  gtk_editable_set_text (GTK_EDITABLE (search), "nobody is called that");
  WAIT_FOR (lyd_harness_is_page (page, "list_stack", "none"));
  lyd_harness_stop (&harness);
}

static LydPulseState
get_state (GListModel *list,
           guint position)
{
  g_autoptr (LydOrganizationItem) item = g_list_model_get_item (list, position);

  return lyd_pulse_judge (&lyd_organization_item_get_line (item)->pulse).state;
}

/* Every organization, by a state's name, one of them, one of its people. */
static void
test_organizations (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page;
  GListModel *list;
  GtkWidget *search;
  GtkWidget *row;

  start_demo (&harness);
  show_section (&harness, "organizations");
  page = find_page (&harness, "organizations");
  list = lyd_directory_page_get_list (page);
  WAIT_FOR (lyd_directory_page_is_idle (page) && count (list) == 45);
  for (guint i = 1; i < count (list); i++) /* who has gone quiet comes first */
    g_assert_false (get_state (list, i) == LYD_PULSE_QUIET && get_state (list, i - 1) == LYD_PULSE_STEADY);

  search = lyd_harness_find (GTK_WIDGET (page), "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "louisi");
  WAIT_FOR (count (list) == 1);
  g_signal_emit_by_name (search, "activate");
  WAIT_FOR (lyd_harness_is_page (page, "detail_stack", "item") && lyd_directory_page_is_idle (page));
  g_assert_true (lyd_harness_shows (lyd_harness_find (GTK_WIDGET (page), "detail_stack"), "Louisiana"));
  g_assert_true (lyd_harness_shows (lyd_harness_find (GTK_WIDGET (page), "detail_stack"), "since 2019"));

  row = lyd_harness_find_row (lyd_harness_find (GTK_WIDGET (page), "people"), " of ");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "people"));
  WAIT_FOR (lyd_harness_is_page (find_page (&harness, "people"), "detail_stack", "item"));

  /* Leaving the demo leaves nothing of it behind. */
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "leave-demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_assert_cmpuint (count (list), ==, 0);
  lyd_harness_stop (&harness);
}

/* A file without events but with somebody in it is no first run. */
static void
test_empty (void)
{
  LydHarness harness = { 0 };
  LydPerson person = { .name = (char *) "Ana Wu" };
  g_autoptr (LydPerson) copy = lyd_person_copy (&person);
  g_autoptr (LydFile) file = NULL;
  g_autoptr (GError) error = NULL;

  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  file = lyd_file_open (harness.path, 0, &harness.context, &error);
  g_assert_true (lyd_directory_save_person (file, copy, NULL, &error));
  g_assert_no_error (error);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  g_assert_true (lyd_harness_is_page (harness.window, "stack", "empty"));
  show_section (&harness, "organizations");
  WAIT_FOR (lyd_harness_is_page (find_page (&harness, "organizations"), "stack", "empty"));
  show_section (&harness, "people");
  WAIT_FOR (count (lyd_directory_page_get_list (find_page (&harness, "people"))) == 1);
  g_clear_pointer (&file, lyd_file_close);
  lyd_harness_stop (&harness);
}

static void
type (gpointer dialog,
      const char *id,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (dialog), id)), text);
}

static gboolean
can (gpointer dialog,
     const char *label)
{
  GtkWidget *button = lyd_harness_find_button (GTK_WIDGET (dialog), label);

  return button != NULL && gtk_widget_is_sensitive (button);
}

/* Somebody is added, with a mistake that is shown at once; changed; and it is taken back. */
static void
test_edit_person (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page;
  gpointer dialog;
  GtkWidget *detail;

  start_demo (&harness);
  show_section (&harness, "people");
  page = find_page (&harness, "people");
  WAIT_FOR (count (lyd_directory_page_get_list (page)) == 420);
  gtk_widget_activate_action (GTK_WIDGET (page), "directory.add", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_PERSON_DIALOG);
  g_assert_false (can (dialog, "_Add"));
  type (dialog, "given", "Zoltán");
  type (dialog, "family", "Zzyzx");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (dialog), "name"))), ==,
                   "Zoltán Zzyzx");
  type (dialog, "email", "zoltan at example");
  g_assert_false (can (dialog, "_Add"));
  g_assert_true (lyd_harness_shows (dialog, "not an e-mail address"));
  type (dialog, "email", "zoltan@example.org");
  type (dialog, "organization", "louisiana");
  WAIT_FOR (can (dialog, "_Use This"));
  gtk_widget_activate_action (dialog, "person.use-suggestion", NULL);
  g_assert_true (can (dialog, "_Add"));
  gtk_widget_activate_action (dialog, "form.save", NULL);

  detail = lyd_harness_find (GTK_WIDGET (page), "detail_stack");
  WAIT_FOR (lyd_harness_shows (detail, "Zoltán Zzyzx"));
  WAIT_FOR (lyd_directory_page_is_idle (page) && count (lyd_directory_page_get_list (page)) == 421);
  g_assert_true (lyd_harness_shows (detail, "Louisiana Families"));

  gtk_widget_activate_action (GTK_WIDGET (page), "directory.edit", NULL);
  WAIT_FOR ((dialog = lyd_harness_find_window (LYD_TYPE_PERSON_DIALOG)) != NULL);
  type (dialog, "name", "Zoli Zzyzx");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  WAIT_FOR (lyd_harness_shows (detail, "Zoli Zzyzx"));
  WAIT_FOR (lyd_directory_page_is_idle (page));
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (lyd_harness_shows (detail, "Zoltán Zzyzx"));
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (count (lyd_directory_page_get_list (page)) == 420);
  WAIT_FOR (lyd_harness_is_page (page, "detail_stack", "none"));
  lyd_harness_stop (&harness);
}

/* A name that is taken is refused, and what was typed is still there. */
static void
test_edit_organization (void)
{
  LydHarness harness = { 0 };
  LydDirectoryPage *page;
  gpointer dialog;
  GtkWidget *detail;

  start_demo (&harness);
  show_section (&harness, "organizations");
  page = find_page (&harness, "organizations");
  WAIT_FOR (count (lyd_directory_page_get_list (page)) == 45);
  gtk_widget_activate_action (GTK_WIDGET (page), "directory.add", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_ORGANIZATION_DIALOG);
  WAIT_FOR (lyd_organization_dialog_is_ready (dialog));
  type (dialog, "name", "kentucky kids first (demo)");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  WAIT_FOR (lyd_harness_shows (dialog, "Kentucky Kids First (demo)"));
  type (dialog, "name", "Ozark Children’s Trust");
  type (dialog, "other", "Ozark Network");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  detail = lyd_harness_find (GTK_WIDGET (page), "detail_stack");
  WAIT_FOR (lyd_harness_shows (detail, "Ozark Children’s Trust"));
  g_assert_true (lyd_harness_shows (detail, "Ozark Network"));
  WAIT_FOR (count (lyd_directory_page_get_list (page)) == 46);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (count (lyd_directory_page_get_list (page)) == 45);
  lyd_harness_stop (&harness);
}

/* The first run: a pasted list with a mistake, the preview, the organizations, Undo; then a file that is none. */
static void
test_first_run (void)
{
  static const char list[] = "Name\tState\tNetwork\nBayou Council\tLA\tPartnership\nOzark Trust\tAtlantis\t\n";
  LydHarness harness = { 0 };
  gpointer window;
  GListModel *found;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.import-organizations", NULL);
  window = lyd_harness_find_window (LYD_TYPE_ORGANIZATIONS_IMPORT_WINDOW);
  g_assert_false (can (window, "_Preview"));

  path = g_build_filename (harness.dir, "list.csv", NULL);
  file = g_file_new_for_path (path);
  g_assert_true (g_file_set_contents (path, "\n\n", -1, NULL));
  lyd_organizations_import_window_open_file (window, file);
  WAIT_FOR (gtk_widget_get_visible (lyd_harness_find (window, "problem_row")));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (lyd_harness_find (window, "text"))), list, -1);
  gtk_widget_activate_action (window, "list.next", NULL);
  WAIT_FOR (can (window, "_Bring In 1 Organization"));
  g_assert_true (lyd_harness_shows (window, "Line 3: “Atlantis” is not a state."));
  gtk_widget_activate_action (window, "list.next", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  g_assert_true (lyd_harness_is_page (harness.window, "content", "organizations"));
  found = lyd_directory_page_get_list (find_page (&harness, "organizations"));
  WAIT_FOR (count (found) == 1);

  /* Nobody is left: the first run is there again. */
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  lyd_harness_stop (&harness);
}

static gboolean
is_called (LydFile *file,
           const char *name)
{
  g_autoptr (LydHome) home = lyd_home_get (file, NULL);

  return home != NULL && g_strcmp0 (home->name, name) == 0;
}

/* The network's name is changed later. */
static void
test_preferences (void)
{
  LydHarness harness = { 0 };
  g_autoptr (LydFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gpointer window;

  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  file = lyd_file_open (harness.path, 0, &harness.context, &error);
  g_assert_true (lyd_home_set (file, "Partnership", "America/Chicago", &error));
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.preferences", NULL);
  window = lyd_harness_find_window (LYD_TYPE_PREFERENCES);
  WAIT_FOR (lyd_preferences_is_ready (window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (lyd_harness_find (window, "name"))), ==, "Partnership");
  type (window, "name", "Alliance");
  g_signal_emit_by_name (lyd_harness_find (window, "name"), "apply");
  WAIT_FOR (is_called (file, "Alliance") && lyd_harness_shows (window, "Saved"));
  gtk_window_destroy (window);
  g_clear_pointer (&file, lyd_file_close);
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

  g_test_add_func ("/directory/people", test_people);
  g_test_add_func ("/directory/organizations", test_organizations);
  g_test_add_func ("/directory/empty", test_empty);
  g_test_add_func ("/directory/first-run", test_first_run);
  g_test_add_func ("/directory/preferences", test_preferences);
  g_test_add_func ("/directory/edit-person", test_edit_person);
  g_test_add_func ("/directory/edit-organization", test_edit_organization);
  return g_test_run ();
}
