#include "lyd-harness.h"

#include "lyd-store-letters.h"
#include "materials/lyd-library-page.h"
#include "materials/lyd-material-dialog.h"
#include "materials/lyd-materials-window.h"

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
open_materials (LydHarness *harness)
{
  GtkWidget *window;

  lyd_harness_open_event (harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "What needs you"));
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.materials", "s",
                              "");
  window = lyd_harness_find_window (LYD_TYPE_MATERIALS_WINDOW);
  WAIT_FOR (lyd_materials_window_is_idle (LYD_MATERIALS_WINDOW (window)));
  return window;
}

/* What somebody drops onto the window. */
static void
drop (GtkWidget *window,
      const GValue *value)
{
  GtkWidget *overlay = lyd_harness_find (window, "toasts");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (overlay);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    gboolean taken = FALSE;

    if (!GTK_IS_DROP_TARGET (controller))
      continue;
    g_signal_emit_by_name (controller, "drop", value, 0.0, 0.0, &taken);
    g_assert_true (taken);
    return;
  }
  g_assert_not_reached ();
}

static void
drop_file (GtkWidget *window,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFile *files[] = { file };
  GdkFileList *list = gdk_file_list_new_from_array (files, 1);
  GValue value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, list);
  drop (window, &value);
  g_value_unset (&value);
}

static guint
count_rows (GtkWidget *window)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (lyd_harness_find (window, "list")); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

/* A file and a link are dropped, one is edited, removed and brought back; then the library has them. */
static void
test_drop_and_library (void)
{
  LydHarness harness = { 0 };
  GValue link = G_VALUE_INIT;
  GtkWidget *window;
  GtkWidget *dialog;
  GtkWidget *row;
  GtkWidget *page;
  g_autofree char *path = NULL;

  start_demo (&harness);
  window = open_materials (&harness);
  g_assert_true (lyd_harness_is_page (window, "pages", "empty"));

  path = g_build_filename (harness.dir, "Opening slides.pdf", NULL);
  g_assert_true (g_file_set_contents (path, "not really", -1, NULL));
  drop_file (window, path);
  WAIT_FOR (lyd_materials_window_is_idle (LYD_MATERIALS_WINDOW (window)) && count_rows (window) == 1);
  g_assert_true (lyd_harness_shows (window, "Opening slides"));
  g_assert_true (lyd_harness_shows (window, "PDF"));

  g_value_init (&link, G_TYPE_STRING);
  g_value_set_string (&link, "https://video.example.org/watch?v=1&x=<b>");
  g_assert_false (lyd_materials_window_add_text (LYD_MATERIALS_WINDOW (window), g_value_get_string (&link)));
  g_value_set_string (&link, "https://video.example.org/watch?v=1&x=2");
  drop (window, &link);
  g_value_unset (&link);
  WAIT_FOR (lyd_materials_window_is_idle (LYD_MATERIALS_WINDOW (window)) && count_rows (window) == 2);

  row = lyd_harness_find_row (window, "video.example.org");
  g_assert_nonnull (row);
  {
    const char *target = g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)), NULL);
    g_autofree char *id = g_strdup (target);

    gtk_widget_activate_action (window, "materials.edit", "s", id);
    dialog = lyd_harness_find_window (LYD_TYPE_MATERIAL_DIALOG);
    gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "name")), "Plenary & more");
    adw_combo_row_set_selected (ADW_COMBO_ROW (lyd_harness_find (dialog, "kind")), LYD_MATERIAL_RECORDING);
    g_signal_emit_by_name (lyd_harness_find (dialog, "name"), "entry-activated");
    WAIT_FOR (lyd_harness_shows (window, "Plenary & more"));

    gtk_widget_activate_action (window, "materials.remove", "s", id);
    WAIT_FOR (lyd_materials_window_is_idle (LYD_MATERIALS_WINDOW (window)) && count_rows (window) == 1);
    g_assert_true (gtk_widget_activate (lyd_harness_find_button (window, "_Undo")));
    WAIT_FOR (count_rows (window) == 2);
  }
  gtk_window_destroy (GTK_WINDOW (window));

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.show-section", "s", "library");
  page = gtk_stack_get_child_by_name (GTK_STACK (lyd_harness_find (GTK_WIDGET (harness.window), "content")), "library");
  WAIT_FOR (lyd_library_page_is_idle (LYD_LIBRARY_PAGE (page)) && lyd_harness_is_page (page, "pages", "main"));
  g_assert_cmpuint (count_rows (page), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "search")), "plen reco");
  WAIT_FOR (lyd_library_page_is_idle (LYD_LIBRARY_PAGE (page)) && count_rows (page) == 1);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "search")), "nothing of the kind");
  WAIT_FOR (lyd_library_page_is_idle (LYD_LIBRARY_PAGE (page)) && lyd_harness_is_page (page, "list_stack", "none"));
  gtk_widget_activate_action (page, "library.all", NULL);
  WAIT_FOR (lyd_library_page_is_idle (LYD_LIBRARY_PAGE (page)) && count_rows (page) == 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (lyd_harness_find (page, "kinds")), LYD_MATERIAL_SLIDES + 1);
  WAIT_FOR (lyd_library_page_is_idle (LYD_LIBRARY_PAGE (page)) && count_rows (page) == 1);
  lyd_harness_stop (&harness);
}

/* What cannot be added says why, and nothing is there afterwards. */
static void
test_refused (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window;

  start_demo (&harness);
  window = open_materials (&harness);
  drop_file (window, harness.dir);
  WAIT_FOR (lyd_materials_window_is_idle (LYD_MATERIALS_WINDOW (window)) && lyd_harness_shows (window, "is no file"));
  g_assert_false (lyd_materials_window_add_text (LYD_MATERIALS_WINDOW (window), "javascript:alert(1)"));
  g_assert_true (lyd_harness_is_page (window, "pages", "empty"));
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/materials/drop-and-library", test_drop_and_library);
  g_test_add_func ("/materials/refused", test_refused);
  return g_test_run ();
}
