#include "lyd-harness.h"

#include "certificates/lyd-certificate-preview.h"
#include "certificates/lyd-certificates-window.h"
#include "letters/lyd-letters-window.h"
#include "reports/lyd-reports-page.h"

#include <glib/gi18n.h>
#include <string.h>

static void
start_demo (LydHarness *harness)
{
  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
}

static GtkWidget *
show_tab (LydHarness *harness)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", "reports");
  page = gtk_stack_get_child_by_name (GTK_STACK (lyd_harness_find (GTK_WIDGET (harness->window), "content")),
                                      "reports");
  lyd_reports_page_show (LYD_REPORTS_PAGE (page), "certificates");
  WAIT_FOR (lyd_reports_page_is_idle (LYD_REPORTS_PAGE (page)) &&
            lyd_harness_is_page (page, "certificates_stack", "main"));
  return page;
}

static LydCertificatesWindow *
open_window (LydHarness *harness,
             const char *title)
{
  LydId id = lyd_harness_find_in_demo (harness, title);
  LydCertificatesWindow *window;

  lyd_window_open_event (LYD_WINDOW (harness->window), &id);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "What needs you"));
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.certificates",
                              "s", "");
  window = lyd_harness_find_window (LYD_TYPE_CERTIFICATES_WINDOW);
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  return window;
}

static void
act (LydCertificatesWindow *window,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

/* From the list of what is due to files, and back to a list that says so. */
static void
test_due (void)
{
  LydHarness harness = { 0 };
  LydCertificatesWindow *window;
  GtkWidget *page;
  g_autofree char *target = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  LydId id;

  start_demo (&harness);
  page = show_tab (&harness);
  g_assert_true (lyd_harness_shows (page, "62 due"));
  g_assert_false (gtk_widget_get_visible (lyd_harness_find (page, "certificates_made")));
  id = lyd_harness_find_in_demo (&harness, "Webinar: Reading the federal budget bill");
  target = lyd_id_to_string (&id);
  gtk_widget_activate_action (lyd_harness_find (page, "certificates_stack"), "certificate-list.open", "s", target);
  window = lyd_harness_find_window (LYD_TYPE_CERTIFICATES_WINDOW);
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "1 of 62 · To be made"));
  act (window, "certificates.previous"); /* there is none */
  act (window, "certificates.next");
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "2 of 62"));

  path = g_build_filename (harness.dir, "all.pdf", NULL);
  lyd_certificates_window_make (window, LYD_CERTIFICATES_FILE, path, FALSE);
  g_assert_true (lyd_harness_is_page (window, "bottom", "progress"));
  WAIT_FOR (lyd_certificates_window_is_idle (window) && lyd_harness_shows (GTK_WIDGET (window), "2 of 62 · Made"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (lyd_harness_is_page (window, "bottom", "choices"));

  folder = g_build_filename (harness.dir, "certificates", NULL);
  lyd_certificates_window_make (window, LYD_CERTIFICATES_FOLDER, folder, FALSE);
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (lyd_harness_shows (page, "62 made"));
  lyd_harness_stop (&harness);
}

/* What is said is seen at once, makes them all due again, and is remembered for the kind. */
static void
test_options (void)
{
  LydHarness harness = { 0 };
  LydCertificatesWindow *window;
  LydLettersWindow *letters;
  GtkWidget *row;
  g_autofree char *path = NULL;

  start_demo (&harness);
  window = open_window (&harness, "Webinar: Reading the federal budget bill");
  path = g_build_filename (harness.dir, "all.pdf", NULL);
  lyd_certificates_window_make (window, LYD_CERTIFICATES_FILE, path, FALSE);
  WAIT_FOR (lyd_certificates_window_is_idle (window) && lyd_harness_shows (GTK_WIDGET (window), "1 of 62 · Made"));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (window), "signer")), "Ada Hill");
  WAIT_FOR (lyd_certificates_window_is_idle (window) && lyd_harness_shows (GTK_WIDGET (window), "Changed since"));
  row = lyd_harness_find (GTK_WIDGET (window), "credits");
  gtk_switch_set_active (GTK_SWITCH (row), TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (window), "credit"))), !=, "");
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  act (window, "certificates.thank");
  letters = lyd_harness_find_window (LYD_TYPE_LETTERS_WINDOW);
  WAIT_FOR (lyd_letters_window_is_idle (letters));
  g_assert_true (gtk_widget_get_visible (lyd_harness_find (GTK_WIDGET (letters), "certificate_row")));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (letters), "Message 1 of"));
  gtk_window_destroy (GTK_WINDOW (letters));
  gtk_window_destroy (GTK_WINDOW (window));

  window = open_window (&harness, "Webinar: Kinship care and Family First (SPARC)");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (window), "signer"))), ==,
                   "Ada Hill");
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* Somebody else's file is asked about. */
static void
test_foreign (void)
{
  LydHarness harness = { 0 };
  LydCertificatesWindow *window;
  GtkWidget *dialog;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GDir) dir = NULL;
  gsize length;

  start_demo (&harness);
  window = open_window (&harness, "Webinar: Reading the federal budget bill");
  folder = g_build_filename (harness.dir, "certificates", NULL);
  lyd_certificates_window_make (window, LYD_CERTIFICATES_FOLDER, folder, FALSE);
  WAIT_FOR (lyd_certificates_window_is_idle (window) && lyd_harness_shows (GTK_WIDGET (window), "1 of 62 · Made"));
  dir = g_dir_open (folder, 0, NULL);
  name = g_strdup (g_dir_read_name (dir));
  path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  lyd_certificates_window_make (window, LYD_CERTIFICATES_FOLDER, folder, FALSE);
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  dialog = lyd_harness_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "replace");
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* Where nobody was, the next step is said. */
static void
test_nobody (void)
{
  LydHarness harness = { 0 };
  LydCertificatesWindow *window;

  start_demo (&harness);
  window = open_window (&harness, "SPARC annual convening");
  g_assert_true (lyd_harness_is_page (window, "pages", "none"));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "Nobody attended yet"));
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* From somebody's registration to theirs. */
static void
test_one (void)
{
  LydHarness harness = { 0 };
  LydCertificatesWindow *window;
  g_autofree char *path = NULL;
  g_autofree char *target = NULL;
  g_autofree char *name = NULL;
  g_autoptr (LydFile) file = NULL;
  g_autoptr (LydCertificates) plan = NULL;
  GtkWidget *stack;
  LydId id;

  start_demo (&harness);
  id = lyd_harness_find_in_demo (&harness, "Webinar: Reading the federal budget bill");
  path = g_build_filename (harness.dir, "demo.db", NULL);
  file = lyd_file_open (path, LYD_FILE_READ_ONLY, &harness.context, NULL);
  plan = lyd_certificates_plan (file, &id, NULL, NULL);
  target = lyd_id_to_string (&lyd_certificates_get_line (plan, 7)->registration);
  name = g_strdup (lyd_certificates_get_line (plan, 7)->name);
  lyd_window_open_event (LYD_WINDOW (harness.window), &id);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "What needs you"));
  stack = lyd_harness_find (GTK_WIDGET (harness.window), "event_stack");
  gtk_widget_activate_action (stack, "event.certificates", "s", target);
  window = lyd_harness_find_window (LYD_TYPE_CERTIFICATES_WINDOW);
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "8 of 62"));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), name));
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/certificates-window/due", test_due);
  g_test_add_func ("/certificates-window/options", test_options);
  g_test_add_func ("/certificates-window/foreign", test_foreign);
  g_test_add_func ("/certificates-window/nobody", test_nobody);
  g_test_add_func ("/certificates-window/one", test_one);
  return g_test_run ();
}
