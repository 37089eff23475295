#include "lyd-harness.h"

#include "badges/lyd-badges-page.h"
#include "badges/lyd-badges-sheet.h"
#include "badges/lyd-design-chooser.h"
#include "badges/lyd-design-dialog.h"
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

static LydDesignChooser *
get_chooser (Fixture *self)
{
  return LYD_DESIGN_CHOOSER (lyd_harness_find (GTK_WIDGET (self->page), "design"));
}

static gboolean
is_design (Fixture *self,
           const char *id)
{
  const LydBadgeDesign *design = lyd_design_chooser_get_design (get_chooser (self));

  return design != NULL && g_strcmp0 (design->id, id) == 0;
}

static GtkWidget *
open_design (Fixture *self)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (get_chooser (self)), "design.adjust", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_DESIGN_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

/* A thumbnail is a design; what is adjusted is seen at once and saved as one act. */
static void
test_design (gconstpointer data)
{
  Fixture *self = (Fixture *) data;
  GtkWidget *button, *dialog;

  WAIT_FOR (is_design (self, "band"));
  button = gtk_widget_get_first_child (lyd_harness_find (GTK_WIDGET (self->page), "thumbnails"));
  button = gtk_widget_get_next_sibling (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  WAIT_FOR (is_design (self, "photo"));

  dialog = open_design (self);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "line")), "Breakfast from 7");
  g_assert_cmpstr (lyd_design_dialog_get_design (LYD_DESIGN_DIALOG (dialog))->text, ==, "Breakfast from 7");
  for (int i = 0; i < 10; i++)
    gtk_widget_activate_action (dialog, "design.next", NULL);
  gtk_widget_activate_action (dialog, "design.previous", NULL);
  WAIT_FOR (lyd_design_chooser_get_design (get_chooser (self)) != NULL);
  gtk_widget_activate_action (dialog, "form.save", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_DESIGN_DIALOG) == NULL);
  WAIT_FOR (is_design (self, "photo") && lyd_design_chooser_get_design (get_chooser (self))->text != NULL);
  dialog = open_design (self);
  g_assert_cmpstr (lyd_design_dialog_get_design (LYD_DESIGN_DIALOG (dialog))->text, ==, "Breakfast from 7");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Written, read again; a file that is none is refused in the dialog, and nothing of it is used. */
static void
test_design_file (gconstpointer data)
{
  Fixture *self = (Fixture *) data;
  g_autofree char *path = g_build_filename (self->harness.dir, "ours.lanyard-badge", NULL);
  GtkWidget *dialog;

  WAIT_FOR (is_design (self, "photo"));
  dialog = open_design (self);
  lyd_design_dialog_export (LYD_DESIGN_DIALOG (dialog), path);
  WAIT_FOR (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_widget_activate_action (dialog, "design.reset", NULL);
  g_assert_null (lyd_design_dialog_get_design (LYD_DESIGN_DIALOG (dialog))->text);
  lyd_design_dialog_import (LYD_DESIGN_DIALOG (dialog), path);
  WAIT_FOR (lyd_design_dialog_get_design (LYD_DESIGN_DIALOG (dialog))->text != NULL);
  g_assert_true (g_file_set_contents (path, "{ \"format\": 5 }", -1, NULL));
  lyd_design_dialog_import (LYD_DESIGN_DIALOG (dialog), path);
  WAIT_FOR (lyd_harness_shows (dialog, "Line 1, column"));
  lyd_design_dialog_use_logo (LYD_DESIGN_DIALOG (dialog), path);
  WAIT_FOR (lyd_harness_shows (dialog, "This is not a PNG or JPEG picture."));
  g_assert_null (lyd_design_dialog_get_design (LYD_DESIGN_DIALOG (dialog))->logo);
  gtk_window_destroy (GTK_WINDOW (dialog));
  WAIT_FOR (lyd_design_chooser_get_design (get_chooser (self)) != NULL);
}

/* What was printed gets slots, which are said and can be taken away. */
static void
test_trays (gconstpointer data)
{
  Fixture *self = (Fixture *) data;
  GtkWidget *filled = lyd_harness_find (GTK_WIDGET (self->page), "trays_filled");
  g_autofree char *path = NULL;

  g_assert_false (gtk_widget_get_visible (filled));
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (GTK_WIDGET (self->page), "use_trays")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (lyd_harness_find (GTK_WIDGET (self->page), "all")), TRUE);
  WAIT_FOR (lyd_badges_page_is_ready (self->page));
  path = save (self, "trays.pdf");
  WAIT_FOR (gtk_widget_get_visible (filled));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (self->page), "sorted by last name."));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "badges.clear-trays", NULL);
  WAIT_FOR (!gtk_widget_get_visible (filled));
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (GTK_WIDGET (self->page), "use_trays")), FALSE);
  WAIT_FOR (lyd_badges_page_is_ready (self->page));
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
  g_test_add_data_func ("/badges-page/design", &fixture, test_design);
  g_test_add_data_func ("/badges-page/design-file", &fixture, test_design_file);
  g_test_add_data_func ("/badges-page/saving-counts-as-printing", &fixture, test_saving_counts_as_printing);
  g_test_add_data_func ("/badges-page/trays", &fixture, test_trays);
  status = g_test_run ();
  lyd_harness_stop (&fixture.harness);
  return status;
}
