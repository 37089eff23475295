#include "lyd-harness.h"

#include "lyd-roster.h"
#include "registrations/lyd-registration-pane.h"
#include "registrations/lyd-registrations-page.h"

/* LYD_TEST_PICTURES=FOLDER: a picture of each state that the tests come through, for looking at. */
static void
take_picture (GtkWindow *window,
              const char *name,
              int width,
              int height)
{
  const char *folder = g_getenv ("LYD_TEST_PICTURES");
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  file = g_strdup_printf ("%s%s.png", name, g_getenv ("LYD_TEST_DARK") != NULL ? "-dark" : "");
  path = g_build_filename (folder, file, NULL);
  if (g_getenv ("LYD_TEST_DARK") != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  if (width > 0) {
    gtk_window_set_default_size (window, width, height);
    lyd_harness_settle (GTK_WIDGET (window), width, height);
  }
  lyd_harness_save_picture (GTK_WIDGET (window), path);
}

/* Without a compositor GTK draws a border of its own. */
static void
drop_borders (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (
    provider, "window.solid-csd { margin: 0; padding: 0; border: none; box-shadow: none; border-radius: 0; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

static gboolean
is_page (GtkWindow *window,
         const char *name)
{
  GtkWidget *pages = lyd_harness_find (GTK_WIDGET (window), "pages");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (pages)), name) == 0;
}

static LydRegistrationsPage *
get_page (LydHarness *harness)
{
  return LYD_REGISTRATIONS_PAGE (lyd_harness_find (GTK_WIDGET (harness->window), "registrations"));
}

static GtkSelectionModel *
get_selection (LydHarness *harness)
{
  return gtk_column_view_get_model (
    GTK_COLUMN_VIEW (lyd_harness_find (GTK_WIDGET (get_page (harness)), "view")));
}

static guint
count_rows (LydHarness *harness)
{
  GListModel *list = lyd_registrations_page_get_list (get_page (harness));

  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

static gboolean
is_idle (LydHarness *harness)
{
  return lyd_registrations_page_is_idle (get_page (harness));
}

static void
act (LydHarness *harness,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page (harness)), action, NULL);
}

static void
search (LydHarness *harness,
        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (get_page (harness)), "search")), text);
  WAIT_FOR (is_idle (harness));
}

/* The demo's retreat, on its page of registrations. */
static void
open_demo (LydHarness *harness)
{
  lyd_harness_start (harness);
  WAIT_FOR (is_page (harness->window, "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (is_page (harness->window, "main"));
  lyd_harness_open_event (harness);
  lyd_harness_show_event_page (harness, "registrations");
  WAIT_FOR (count_rows (harness) > 0 && is_idle (harness));
}

static gboolean
shows (LydHarness *harness,
       const char *text)
{
  return lyd_harness_shows (GTK_WIDGET (get_page (harness)), text);
}

static gboolean
is_pane_open (LydHarness *harness)
{
  return adw_flap_get_reveal_flap (ADW_FLAP (lyd_harness_find (GTK_WIDGET (get_page (harness)), "flap")));
}

/* One is looked at beside the list, two are not, and closing chooses nobody. */
static void
test_pane (void)
{
  LydHarness harness = { 0 };

  open_demo (&harness);
  g_assert_false (is_pane_open (&harness));
  take_picture (harness.window, "regs-list", 1200, 760);
  search (&harness, "maribel");
  WAIT_FOR (count_rows (&harness) < 20 && is_idle (&harness));
  gtk_selection_model_select_item (get_selection (&harness), 0, TRUE);
  g_assert_true (is_pane_open (&harness));
  WAIT_FOR (shows (&harness, "History") && is_idle (&harness));
  g_assert_true (shows (&harness, "Short code"));
  g_assert_true (shows (&harness, "Registered"));
  search (&harness, "");
  WAIT_FOR (count_rows (&harness) > 100 && is_idle (&harness));
  g_assert_true (is_pane_open (&harness));
  take_picture (harness.window, "regs-pane", 1200, 760);
  take_picture (harness.window, "regs-pane-1093", 1093, 614);
  take_picture (harness.window, "regs-pane-900", 900, 760);
  take_picture (harness.window, "regs-pane-narrow", 360, 640);
  act (&harness, "registrations.close");
  g_assert_false (is_pane_open (&harness));
  take_picture (harness.window, "regs-list-narrow", 360, 640);
  take_picture (harness.window, "regs-list", 1200, 760);
  {
    g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (get_selection (&harness));

    g_assert_true (gtk_bitset_is_empty (chosen));
  }
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  if (g_getenv ("LYD_TEST_PICTURES") != NULL)
    drop_borders ();
  g_test_add_func ("/registrations/pane", test_pane);
  return g_test_run ();
}
