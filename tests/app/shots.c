#include "lyd-shoot.h"

#include "backups/lyd-backups-window.h"
#include "badges/lyd-badges-page.h"
#include "events/lyd-kind-tiles.h"
#include "events/lyd-new-event.h"
#include "export/lyd-export-dialog.h"
#include "history/lyd-history-window.h"
#include "import/lyd-import-window.h"
#include "lyd-admit.h"
#include "lyd-plan.h"
#include "lyd-preferences.h"
#include "lyd-register.h"
#include "lyd-roster.h"
#include "organizations/lyd-organizations-page.h"
#include "people/lyd-people-page.h"
#include "registrations/lyd-registrations-page.h"
#include "sessions/lyd-session-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

/* shots FOLDER [SUFFIX]: a picture of every page with the demo network. */

static gboolean
is_page (GtkWindow *window,
         const char *name)
{
  GtkWidget *pages = lyd_harness_find (GTK_WIDGET (window), "pages");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (pages)), name) == 0;
}

static gboolean
has_rows (GtkWindow *window)
{
  LydRegistrationsPage *page = LYD_REGISTRATIONS_PAGE (lyd_harness_find (GTK_WIDGET (window), "registrations"));
  GListModel *list = lyd_registrations_page_get_list (page);

  return list != NULL && g_list_model_get_n_items (list) > 0 && lyd_registrations_page_is_idle (page);
}

#define N_ARRIVED 118
/* Who is to be checked in for the pictures. */
#define LATE "maribel"

static gboolean
is_among (GPtrArray *rows,
          const LydId *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (lyd_id_equal (&((LydRosterRow *) g_ptr_array_index (rows, i))->registration, id))
      return TRUE;
  return FALSE;
}

/* A morning's arrivals, so that the pictures show a day like those it is for. */
static void
let_people_in (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &harness->context, &error);
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, "2027 Partnership Retreat", &error);
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, &event->id, &error);
  LydSession *session = lyd_plan_pick_session (sessions, harness->now);
  LydRoster roster = { .event = event->id, .session = session->id, .filter = LYD_ROSTER_EXPECTED };
  g_autoptr (GArray) ids = lyd_roster_list_ids (file, &roster, &error);
  g_autoptr (GPtrArray) late = lyd_roster_search (file, &event->id, NULL, LATE, 5, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < MIN (ids->len, N_ARRIVED); i++) {
    /* Spread over the list; the fewest come first and last, as the inverse of a smooth step says. */
    const LydId *id = &g_array_index (ids, LydId, (i * 37) % ids->len);
    double part = 0.5 - sin (asin (1 - 2.0 * i / N_ARRIVED) / 3);
    LydAttempt attempt = {
      .session = session->id,
      .at = harness->now - (gint64) ((1.02 - part) * 95 * LYD_MINUTE),
      .source = LYD_SOURCE_PAPER,
      .override = "The door opened early",
    };
    g_autoptr (LydAdmissionResult) result = NULL;

    if (is_among (late, id))
      continue;
    result = lyd_admit_registration (file, id, &attempt, &error);
    g_assert_no_error (error);
  }
}

static void
shoot_new_event (LydHarness *harness)
{
  LydNewEvent *dialog = lyd_new_event_new (harness->window, NULL, harness->now);
  GtkWidget *root = GTK_WIDGET (dialog);

  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
  shoot (GTK_WINDOW (dialog), "new-event", 560, 560);
  lyd_kind_tiles_set_selected (LYD_KIND_TILES (lyd_harness_find (root, "kind")), LYD_KIND_RETREAT);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (root, "title_row")), "2028 Partnership Retreat");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (lyd_harness_find (root, "ends"), "day")), "2027-09-14");
  shoot (GTK_WINDOW (dialog), "new-event-problem", 560, 560);
  shoot (GTK_WINDOW (dialog), "new-event-narrow", 360, 560);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Somebody entered by hand, of whom a file then says something else. */
static void
enter (LydHarness *harness,
       const char *name,
       const char *email,
       const char *organization)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &harness->context, &error);
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, "2027 Partnership Retreat", &error);
  LydRegistrationRequest request = { .name = name, .email = email, .organization = organization };
  g_autoptr (LydRegistrationResult) result = lyd_register (file, &event->id, &request, &error);

  g_assert_no_error (error);
}

static void
shoot_import (LydHarness *harness)
{
  static const char list[] =
    "First Name,Surname,Email Address,Company,Job Title,T-shirt,Anything we should know?,Order total,Order Date\n"
    "Tomasz,Wisniewski,tomasz@glkf.example.org,Lakeshore Policy Institute,Analyst,M,,$0.00,2027-08-01\n"
    "Amara,Nwosu,amara@nwosu.example.org,Delta Children First,Director,L,Arriving late on Tuesday,$0.00,2027-08-02\n"
    "Ben,Ortiz,office@wu.example.org,Wu Alliance,Organizer,XL,,$0.00,2027-08-03\n"
    "Li,Chen,li@chen.example.org,Wu Aliance,Fellow,S,Wheelchair,$0.00,2027-08-03\n"
    ",,,Bayou Families,,,,$0.00,2027-08-04\n"
    "Jerome,Whitfield,jerome@example,Chattahoochee Child Advocates,Organizer,M,,$0.00,31/09/2027\n"
    "Maya,Torres,maya@torres.example.org,Valley Kids,Organizer,M,,$0.00,2027-08-05\n";
  g_autofree char *path = g_build_filename (harness->dir, "retreat-attendees-2027-09-20.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  LydEventSummary const *summary = lyd_window_get_event (LYD_WINDOW (harness->window));
  LydImportWindow *window;

  enter (harness, "Tomasz Wisniewski", "tomasz@glkf.example.org", "Great Lakes Kids First");
  enter (harness, "Amara Nwosu", "amara@nwosu.example.org", "Delta Kids");
  enter (harness, "Ana Wu", "office@wu.example.org", "Wu Alliance");
  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  window =
    lyd_import_window_new (harness->window, lyd_window_get_store (LYD_WINDOW (harness->window)), &summary->event->id);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  shoot_dialog (GTK_WINDOW (window), "import-file", 840, 560);
  lyd_import_window_open_file (window, file);
  WAIT_FOR (lyd_import_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "import-columns", 840, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  WAIT_FOR (lyd_import_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "import-preview", 840, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.tab", "u", 1);
  shoot_dialog (GTK_WINDOW (window), "import-new", 840, 560);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type))
      return window;
  }
  return NULL;
}

/* What is offered once a list came in. */
static void
shoot_imported (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "late.csv", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  LydImportWindow *window;

  g_assert_true (g_file_set_contents (path,
                                      "Name,Email\nMaya Torres,maya@torres.example.org\n"
                                      "Jerome Whitfield,jerome@wh.example.org\n",
                                      -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-file", "s", uri);
  WAIT_FOR ((window = find_window (LYD_TYPE_IMPORT_WINDOW)) != NULL);
  for (int i = 0; i < 2; i++) {
    WAIT_FOR (lyd_import_window_is_idle (window));
    gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  }
  WAIT_FOR (find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), _ ("Undo")));
  shoot (harness->window, "window-imported", 1200, 760);
  shoot (harness->window, "window-imported-narrow", 360, 640);
}

static void
shoot_export (LydHarness *harness)
{
  LydStore *store = lyd_window_get_store (LYD_WINDOW (harness->window));
  LydExportDialog *dialog =
    lyd_export_dialog_new (harness->window, store, lyd_window_get_event (LYD_WINDOW (harness->window))->event);

  lyd_export_dialog_set_folder (dialog, "/home/ana/Documents");
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (GTK_WIDGET (dialog), "sensitive")), TRUE);
  shoot_dialog (GTK_WINDOW (dialog), "export", 560, 540);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
shoot_session (LydHarness *harness)
{
  GtkWidget *days = lyd_harness_find (GTK_WIDGET (harness->window), "days");
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWindow) dialog = NULL;

  gtk_widget_activate_action (days, "sessions.add", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows) && dialog == NULL; i++) {
    dialog = g_list_model_get_item (windows, i);
    if (!LYD_IS_SESSION_DIALOG (dialog))
      g_clear_object (&dialog);
  }
  gtk_window_set_modal (dialog, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (dialog), "title_row")), "Reading a state budget");
  shoot (dialog, "new-session", 560, 560);
  gtk_window_destroy (dialog);
}

static void
shoot_backups (LydHarness *harness)
{
  LydBackupKeeper *keeper = lyd_application_get_backup_keeper (harness->application);
  GtkWidget *window;

  lyd_backup_keeper_run (keeper);
  WAIT_FOR (lyd_backup_keeper_get_backups (keeper) != NULL && lyd_backup_keeper_get_backups (keeper)->list->len > 0);
  window = GTK_WIDGET (lyd_backups_window_new (harness->window, keeper));
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  shoot (GTK_WINDOW (window), "backups", 560, 540);
  shoot (GTK_WINDOW (window), "backups-narrow", 360, 540);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
shoot_badges (LydHarness *harness)
{
  GtkWidget *page = lyd_harness_find (GTK_WIDGET (harness->window), "badges");

  lyd_harness_show_event_page (harness, "badges");
  WAIT_FOR (lyd_badges_page_is_ready (LYD_BADGES_PAGE (page)));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (lyd_harness_find (page, "start")), 3);
  WAIT_FOR (lyd_badges_page_is_ready (LYD_BADGES_PAGE (page)));
  shoot_sizes (harness->window, "window-badges");
  gtk_widget_activate_action (page, "badges.show", "s", "preview");
  shoot (harness->window, "window-badges-preview-narrow", 360, 640);
}

static void
shoot_history (LydHarness *harness)
{
  LydStore *store = lyd_window_get_store (LYD_WINDOW (harness->window));
  LydHistoryWindow *window = lyd_history_window_new (harness->window, store, NULL);

  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (lyd_harness_find_button (GTK_WIDGET (window), _ ("Undo")) != NULL);
  shoot_dialog (GTK_WINDOW (window), "history", 560, 560);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gpointer
show_section (LydHarness *harness,
              const char *name)
{
  GtkWidget *content = lyd_harness_find (GTK_WIDGET (harness->window), "content");

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", name);
  WAIT_FOR (lyd_harness_is_page (harness->window, "content", name));
  return gtk_stack_get_child_by_name (GTK_STACK (content), name);
}

/* Types @text into the search of a section, as far as @list has at most a few rows, and opens the first of them. */
static void
open_first (gpointer page,
            GListModel *list,
            const char *text)
{
  GtkWidget *search = lyd_harness_find (page, "search");

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  WAIT_FOR (g_list_model_get_n_items (list) > 0 && g_list_model_get_n_items (list) < 5);
  g_signal_emit_by_name (search, "activate");
  WAIT_FOR (lyd_harness_is_page (page, "detail_stack", "item"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  WAIT_FOR (g_list_model_get_n_items (list) > 40);
}

static void
shoot_directory (LydHarness *harness)
{
  gpointer page = show_section (harness, "people");
  GListModel *list = lyd_directory_page_get_list (page);

  WAIT_FOR (g_list_model_get_n_items (list) > 40);
  open_first (page, list, "maribel okon");
  WAIT_FOR (lyd_directory_page_is_idle (page));
  shoot_sizes (harness->window, "window-people");

  page = show_section (harness, "organizations");
  list = lyd_directory_page_get_list (page);
  WAIT_FOR (g_list_model_get_n_items (list) > 40);
  shoot (harness->window, "window-organizations-list-narrow", 360, 640);
  open_first (page, list, "new york");
  WAIT_FOR (lyd_directory_page_is_idle (page));
  shoot_sizes (harness->window, "window-organizations");
}

static void
shoot_preferences (LydHarness *harness)
{
  LydPreferences *dialog;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.preferences", NULL);
  WAIT_FOR ((dialog = lyd_harness_find_window (LYD_TYPE_PREFERENCES)) != NULL && lyd_preferences_is_ready (dialog));
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  shoot_dialog (GTK_WINDOW (dialog), "preferences", 560, 480);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* One registration beside the list. */
static void
shoot_pane (LydHarness *harness)
{
  LydRegistrationsPage *page =
    LYD_REGISTRATIONS_PAGE (lyd_harness_find (GTK_WIDGET (harness->window), "registrations"));
  GtkColumnView *view = GTK_COLUMN_VIEW (lyd_harness_find (GTK_WIDGET (page), "view"));

  gtk_selection_model_select_item (gtk_column_view_get_model (view), 1, TRUE);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (page), _ ("History")) && lyd_registrations_page_is_idle (page));
  shoot_sizes (harness->window, "window-registration");
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
  WAIT_FOR (is_page (harness.window, "first-run"));
  shoot_sizes (harness.window, "window-first-run");
  shoot_new_event (&harness);
  shoot_backups (&harness);

  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (is_page (harness.window, "main"));
  let_people_in (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "11"));
  shoot_sizes (harness.window, "window-events");
  shoot (harness.window, "window-events", 1200, 760);
  shoot_directory (&harness);
  shoot_preferences (&harness);
  show_section (&harness, "events");

  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  shoot_sizes (harness.window, "window-overview");
  lyd_harness_show_event_page (&harness, "sessions");
  WAIT_FOR (lyd_harness_find (GTK_WIDGET (harness.window), "count_box") != NULL);
  shoot_sizes (harness.window, "window-sessions");
  shoot_session (&harness);
  lyd_harness_show_event_page (&harness, "check-in");
  shoot (harness.window, "window-check-in", 1200, 760);
  lyd_harness_show_event_page (&harness, "registrations");
  WAIT_FOR (has_rows (harness.window));
  shoot_sizes (harness.window, "window-registrations");
  shoot_pane (&harness);
  shoot_import (&harness);
  shoot_imported (&harness);
  shoot_export (&harness);
  shoot_history (&harness);
  shoot_badges (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
