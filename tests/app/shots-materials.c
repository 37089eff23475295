#include "lyd-shoot.h"

#include "letters/lyd-letters-window.h"
#include "materials/lyd-library-page.h"
#include "materials/lyd-material-dialog.h"
#include "materials/lyd-materials-window.h"

#include <glib/gi18n.h>

/* shots-materials FOLDER [SUFFIX]: what an event has, and the library of all events. */

static void
open_materials (LydHarness *harness,
                GtkWindow **window)
{
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.materials", "s",
                              "");
  *window = lyd_harness_find_window (LYD_TYPE_MATERIALS_WINDOW);
  gtk_window_set_modal (*window, FALSE);
  WAIT_FOR (lyd_materials_window_is_idle (LYD_MATERIALS_WINDOW (*window)));
}

static void
add_all (LydHarness *harness,
         GtkWindow *window)
{
  static const char *const links[] = { "https://video.example.org/recording/opening-plenary",
                                       "https://docs.example.org/presentation/child-tax-credit" };
  static const char *const names[] = { "Fact sheet: Children's health coverage in 2027.pdf",
                                       "Welcome slides for the retreat and its three days of work together.pptx" };
  LydMaterialsWindow *self = LYD_MATERIALS_WINDOW (window);

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    lyd_materials_window_add_text (self, links[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (harness->dir, names[i], NULL);
    const char *const paths[] = { path, NULL };

    g_assert_true (g_file_set_contents (path, names[i], -1, NULL));
    lyd_materials_window_add_files (self, paths);
    WAIT_FOR (lyd_materials_window_is_idle (self));
  }
  WAIT_FOR (lyd_materials_window_is_idle (self) && lyd_harness_shows (GTK_WIDGET (window), "Welcome slides for"));
}

static void
shoot_library (LydHarness *harness,
               const char *name)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", "library");
  page =
    gtk_stack_get_child_by_name (GTK_STACK (lyd_harness_find (GTK_WIDGET (harness->window), "content")), "library");
  WAIT_FOR (lyd_library_page_is_idle (LYD_LIBRARY_PAGE (page)) && !lyd_harness_is_page (page, "pages", "waiting"));
  shoot_sizes (harness->window, name);
}

static void
shoot_materials (LydHarness *harness)
{
  GtkWindow *window;
  GtkWindow *dialog;

  open_materials (harness, &window);
  shoot_dialog (window, "materials-empty", 560, 560);
  add_all (harness, window);
  shoot_dialog (window, "materials", 560, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "materials.add-link", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_MATERIAL_DIALOG);
  gtk_window_set_modal (dialog, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (dialog), "link")), "javascript:alert(1)");
  shoot_dialog (dialog, "material", 480, 420);
  gtk_window_destroy (dialog);
  gtk_window_destroy (window);
}

static void
shoot_letters (LydHarness *harness)
{
  GtkWindow *window;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.letters", "s",
                              "invitation");
  window = lyd_harness_find_window (LYD_TYPE_LETTERS_WINDOW);
  gtk_window_set_modal (window, FALSE);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)));
  shoot_dialog (window, "letters", 560, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "letters.edit", NULL);
  shoot_dialog (window, "letters-text", 560, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "letters.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "letters.sender", NULL);
  shoot_dialog (window, "letters-sender", 560, 560);
  gtk_window_destroy (window);
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
  shoot_library (&harness, "window-library-empty");
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  shoot_letters (&harness);
  shoot_materials (&harness);
  shoot_library (&harness, "window-library");
  lyd_harness_stop (&harness);
  return 0;
}
