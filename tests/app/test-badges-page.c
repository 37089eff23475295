#include "lyd-harness.h"

#include "badges/lyd-badges-page.h"
#include "badges/lyd-badges-sheet.h"
#include "badges/lyd-stock-chooser.h"

#include <glib/gstdio.h>
#include <string.h>

/* The badges page on the demo's retreat. */
typedef struct {
  LydHarness harness;
  LydBadgesPage *page;
} Fixture;

static gboolean
is_page (GtkWindow *window,
         const char *name)
{
  GtkWidget *pages = lyd_harness_find (GTK_WIDGET (window), "pages");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (pages)), name) == 0;
}

static void
set_up (Fixture *self)
{
  LydId retreat;
  g_autofree char *id = NULL;

  lyd_harness_start (&self->harness);
  WAIT_FOR (is_page (self->harness.window, "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (self->harness.application), "demo", NULL);
  WAIT_FOR (is_page (self->harness.window, "main"));
  retreat = lyd_harness_find_in_demo (&self->harness, "2027 Partnership Retreat");
  id = lyd_id_to_string (&retreat);
  gtk_widget_activate_action (GTK_WIDGET (self->harness.window), "win.open-event", "s", id);
  lyd_harness_show_event_page (&self->harness, "badges");
  self->page = LYD_BADGES_PAGE (lyd_harness_find (GTK_WIDGET (self->harness.window), "badges"));
  WAIT_FOR (lyd_badges_page_is_ready (self->page));
}

static int
get_number (Fixture *self,
            const char *id)
{
  return atoi (gtk_label_get_label (GTK_LABEL (lyd_harness_find (GTK_WIDGET (self->page), id))));
}

static char *
save (Fixture *self,
      const char *name)
{
  char *path = g_build_filename (self->harness.dir, name, NULL);

  lyd_badges_page_save_pdf (self->page, path);
  g_assert_true (lyd_badges_page_is_busy (self->page));
  WAIT_FOR (!lyd_badges_page_is_busy (self->page));
  return path;
}

static void
test_saving_counts_as_printing (gconstpointer data)
{
  Fixture *self = (Fixture *) data;
  int n_all = get_number (self, "n_all");
  g_autofree char *path = NULL;
  g_autofree char *head = NULL;

  g_assert_cmpint (n_all, >, 100);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (lyd_harness_find (GTK_WIDGET (self->page), "all")), TRUE);
  WAIT_FOR (lyd_badges_page_is_ready (self->page));
  path = save (self, "badges.pdf");
  g_assert_true (g_file_get_contents (path, &head, NULL, NULL));
  g_assert_true (g_str_has_prefix (head, "%PDF-"));
  WAIT_FOR (get_number (self, "n_unprinted") == 0);
  g_assert_cmpint (get_number (self, "n_changed"), ==, 0);
  g_assert_cmpint (get_number (self, "n_all"), ==, n_all);
}

/* Where the file cannot be written nothing counts as printed. */
static void
test_failing_marks_nothing (gconstpointer data)
{
  Fixture *self = (Fixture *) data;
  int n_unprinted;
  g_autofree char *path = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (lyd_harness_find (GTK_WIDGET (self->page), "all")), TRUE);
  WAIT_FOR (lyd_badges_page_is_ready (self->page));
  n_unprinted = get_number (self, "n_unprinted");
  path = save (self, "no/such/folder/badges.pdf");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  WAIT_FOR (lyd_badges_page_is_ready (self->page));
  g_assert_cmpint (get_number (self, "n_unprinted"), ==, n_unprinted);
}

static void
test_place_by_click (gconstpointer data)
{
  Fixture *self = (Fixture *) data;
  GtkSpinButton *start = GTK_SPIN_BUTTON (lyd_harness_find (GTK_WIDGET (self->page), "start"));
  GtkLabel *summary = GTK_LABEL (lyd_harness_find (GTK_WIDGET (self->page), "summary"));
  g_autofree char *before = g_strdup (gtk_label_get_label (summary));

  /* Six places a sheet: from the sixth on, one more sheet unless the last one had room. */
  g_signal_emit_by_name (lyd_harness_find (GTK_WIDGET (self->page), "sheet"), "place-chosen", 6);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (start), ==, 6);
  WAIT_FOR (lyd_badges_page_is_ready (self->page));
  g_assert_cmpstr (gtk_label_get_label (summary), !=, before);
}

static LydStockChooser *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (LYD_IS_STOCK_CHOOSER (window))
      return LYD_STOCK_CHOOSER (window);
  }
  return NULL;
}

static void
test_other_paper (gconstpointer data)
{
  Fixture *self = (Fixture *) data;
  AdwComboRow *paper = ADW_COMBO_ROW (lyd_harness_find (GTK_WIDGET (self->page), "paper"));
  guint n = g_list_model_get_n_items (adw_combo_row_get_model (paper));
  GtkStringObject *item;
  LydStockChooser *chooser;
  GtkWidget *search;

  adw_combo_row_set_selected (paper, n - 1);
  WAIT_FOR ((chooser = find_chooser ()) != NULL);
  search = lyd_harness_find (GTK_WIDGET (chooser), "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "avery 5163");
  g_signal_emit_by_name (search, "activate");
  WAIT_FOR (find_chooser () == NULL);
  item = adw_combo_row_get_selected_item (paper);
  g_assert_nonnull (strstr (gtk_string_object_get_string (item), "5163"));
  WAIT_FOR (lyd_badges_page_is_ready (self->page));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (paper)), ==, n + 1);
}

static void
test_tickets (gconstpointer data)
{
  Fixture *self = (Fixture *) data;
  g_autofree char *folder = g_build_filename (self->harness.dir, "tickets", NULL);
  g_autofree char *list = g_build_filename (folder, "tickets.csv", NULL);

  lyd_badges_page_save_tickets (self->page, folder);
  WAIT_FOR (!lyd_badges_page_is_busy (self->page));
  g_assert_true (g_file_test (list, G_FILE_TEST_EXISTS));
}

int
main (int argc,
      char *argv[])
{
  Fixture fixture;
  int status;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  /* One program a process: they share the demo, and the one that prints comes last. */
  set_up (&fixture);
  g_test_add_data_func ("/badges-page/place-by-click", &fixture, test_place_by_click);
  g_test_add_data_func ("/badges-page/other-paper", &fixture, test_other_paper);
  g_test_add_data_func ("/badges-page/tickets", &fixture, test_tickets);
  g_test_add_data_func ("/badges-page/failing-marks-nothing", &fixture, test_failing_marks_nothing);
  g_test_add_data_func ("/badges-page/saving-counts-as-printing", &fixture, test_saving_counts_as_printing);
  status = g_test_run ();
  lyd_harness_stop (&fixture.harness);
  return status;
}
