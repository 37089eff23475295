#include "lyd-harness.h"

#include "lyd-roster.h"
#include "registrations/lyd-registration-dialog.h"
#include "registrations/lyd-registrations-page-private.h"
#include "registrations/lyd-registrations-page.h"

#include <glib/gstdio.h>

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

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
      return window; /* the toolkit keeps it */
  }
  return NULL;
}

static void
press_undo (LydHarness *harness)
{
  GtkWidget *toasts = lyd_harness_find (GTK_WIDGET (harness->window), "toasts");

  WAIT_FOR (lyd_harness_find_button (toasts, "_Undo") != NULL);
  gtk_widget_activate (lyd_harness_find_button (toasts, "_Undo"));
}

static void
type_in (GtkWidget *dialog,
         const char *field,
         const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, field)), text);
}

/* Filters, and sees that exactly one chip says so. */
static int
count_filter (LydHarness *harness,
              const char *filter)
{
  GtkWidget *chips = lyd_harness_find (GTK_WIDGET (get_page (harness)), "chips");
  int n_active = 0;

  gtk_widget_activate_action (GTK_WIDGET (get_page (harness)), "registrations.filter", "s", filter);
  WAIT_FOR (is_idle (harness));
  for (GtkWidget *chip = gtk_widget_get_first_child (chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    n_active += gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)) ? 1 : 0;
  g_assert_cmpint (n_active, ==, g_str_has_prefix (filter, "un") ? 0 : 1);
  return (int) count_rows (harness);
}

static void
answer_below (GtkWidget *widget)
{
  if (ADW_IS_ENTRY_ROW (widget) && gtk_editable_get_text (GTK_EDITABLE (widget))[0] == '\0')
    gtk_editable_set_text (GTK_EDITABLE (widget), "1");
  else if (ADW_IS_COMBO_ROW (widget))
    adw_combo_row_set_selected (ADW_COMBO_ROW (widget), 1);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      answer_below (child);
}

/* Gives each question some answer that fits. */
static void
answer_required (GtkWidget *dialog)
{
  GtkWidget *questions = lyd_harness_find (dialog, "answers");

  answer_below (questions);
}

/* Somebody new is added, changed, cancelled, brought back, checked in and out again, each with its way back. */
static void
test_one (void)
{
  LydHarness harness = { 0 };
  GtkWidget *dialog;

  open_demo (&harness);
  act (&harness, "registrations.add");
  dialog = find_dialog (LYD_TYPE_REGISTRATION_DIALOG);
  g_assert_nonnull (dialog);
  WAIT_FOR (lyd_registration_dialog_is_ready (LYD_REGISTRATION_DIALOG (dialog)));
  type_in (dialog, "name", "maribel");
  WAIT_FOR (gtk_widget_get_visible (lyd_harness_find (dialog, "known_box")));
  g_assert_true (lyd_harness_shows (dialog, "registered already"));
  take_picture (GTK_WINDOW (dialog), "regs-dialog-known", 0, 0);
  type_in (dialog, "name", "Zenobia Åström");
  type_in (dialog, "email", "zenobia at example");
  g_assert_true (lyd_harness_shows (dialog, "This is not an e-mail address."));
  take_picture (GTK_WINDOW (dialog), "regs-dialog-wrong", 0, 0);
  gtk_widget_activate_action (dialog, "registration.save", NULL);
  g_assert_true (find_dialog (LYD_TYPE_REGISTRATION_DIALOG) == dialog);
  type_in (dialog, "email", "zenobia@example.org");
  g_assert_false (lyd_harness_shows (dialog, "This is not an e-mail address."));
  answer_required (dialog);
  gtk_widget_activate_action (dialog, "registration.save", NULL);
  WAIT_FOR (find_dialog (LYD_TYPE_REGISTRATION_DIALOG) == NULL);
  WAIT_FOR (is_pane_open (&harness) && is_idle (&harness) && shows (&harness, "zenobia@example.org"));

  act (&harness, "registrations.edit");
  dialog = find_dialog (LYD_TYPE_REGISTRATION_DIALOG);
  WAIT_FOR (lyd_registration_dialog_is_ready (LYD_REGISTRATION_DIALOG (dialog)));
  take_picture (GTK_WINDOW (dialog), "regs-dialog-edit", 0, 0);
  type_in (dialog, "role", "Cartographer");
  gtk_widget_activate_action (dialog, "registration.save", NULL);
  WAIT_FOR (shows (&harness, "Cartographer"));
  press_undo (&harness);
  WAIT_FOR (!shows (&harness, "Cartographer"));

  act (&harness, "registrations.cancel");
  WAIT_FOR (shows (&harness, "Set to “Cancelled”"));
  WAIT_FOR (is_idle (&harness));
  act (&harness, "registrations.reinstate");
  WAIT_FOR (shows (&harness, "Set to “Confirmed”") && is_idle (&harness));

  act (&harness, "registrations.check-in");
  WAIT_FOR (shows (&harness, "Checked in by name") && is_idle (&harness));
  take_picture (harness.window, "regs-pane-in", 1200, 760);
  press_undo (&harness);
  WAIT_FOR (shows (&harness, "Check-in taken back") && is_idle (&harness));
  act (&harness, "registrations.check-in");
  WAIT_FOR (shows (&harness, "Checked in by name") && is_idle (&harness));
  act (&harness, "registrations.undo-check-in");
  WAIT_FOR (shows (&harness, "Check-in taken back") && is_idle (&harness));
  lyd_harness_stop (&harness);
}

/* Many at once are one act: one toast, one undo. */
static void
test_many (void)
{
  LydHarness harness = { 0 };
  GtkSelectionModel *selection;
  int n_expected, n_waiting;

  open_demo (&harness);
  n_waiting = count_filter (&harness, "unprinted");
  g_assert_cmpint (n_waiting, >, 100);
  n_waiting = count_filter (&harness, "waiting");
  n_expected = count_filter (&harness, "expected");
  g_assert_cmpint (n_expected, >, 100);
  selection = get_selection (&harness);
  act (&harness, "registrations.select-all");
  g_assert_true (shows (&harness, "chosen"));
  take_picture (harness.window, "regs-bar", 1200, 760);
  take_picture (harness.window, "regs-bar-narrow", 360, 640);
  act (&harness, "registrations.wait");
  /* Whoever waited before them gets their places. */
  WAIT_FOR ((int) count_rows (&harness) == n_waiting && is_idle (&harness));
  g_assert_cmpint (count_filter (&harness, "waiting"), ==, n_expected);
  press_undo (&harness);
  WAIT_FOR ((int) count_rows (&harness) == n_waiting && is_idle (&harness));
  g_assert_cmpint (count_filter (&harness, "expected"), ==, n_expected);

  gtk_selection_model_select_range (selection, 0, 20, TRUE);
  act (&harness, "registrations.check-in");
  WAIT_FOR ((int) count_rows (&harness) == n_expected - 20 && is_idle (&harness));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (harness.window), "20 people checked in."));
  press_undo (&harness);
  WAIT_FOR ((int) count_rows (&harness) == n_expected && is_idle (&harness));
  lyd_harness_stop (&harness);
}

/* What takes a while tells how far it is. */
static void
test_progress (void)
{
  LydHarness harness = { 0 };
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  LydRegistrationBar *bar;

  open_demo (&harness);
  folder = g_build_filename (harness.dir, "tickets", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  bar = lyd_registrations_page_get_bar (get_page (&harness));
  gtk_selection_model_select_range (get_selection (&harness), 0, 5, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (&harness)), "registrations.save-tickets-to", "s",
                                             folder));
  g_assert_true (lyd_registration_bar_is_busy (bar));
  WAIT_FOR (!lyd_registration_bar_is_busy (bar));
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_nonnull (g_dir_read_name (dir));
  g_assert_cmpfloat (lyd_registration_bar_get_part (bar), >, 0.5);
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
  g_test_add_func ("/registrations/one", test_one);
  g_test_add_func ("/registrations/many", test_many);
  g_test_add_func ("/registrations/progress", test_progress);
  return g_test_run ();
}
