#include "lyd-harness.h"

#include "desk/lyd-desk-window.h"
#include "lyd-admit.h"
#include "lyd-home.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "roll-call/lyd-roll-call-model.h"
#include "roll-call/lyd-roll-call-window.h"

#include <glib/gstdio.h>

/* The emergency list in the window: one key away from the desk, and usable without a mouse. */

#define N_PEOPLE 3

typedef struct {
  LydHarness harness;
  LydId event;
  LydId people[N_PEOPLE];
  GtkWidget *call;
} Fixture;

static const char *const names[N_PEOPLE] = { "Ana Wu", "Bo Li", "Cy Zhao" };

static LydFile *
open_file (Fixture *fixture,
           LydFileFlags flags)
{
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (fixture->harness.path, flags, &fixture->harness.context, &error);

  g_assert_no_error (error);
  return file;
}

/* A retreat of today with three people, of whom two have come. */
static void
fill (Fixture *fixture)
{
  g_autoptr (LydFile) file = open_file (fixture, LYD_FILE_CREATE);
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_RETREAT, LYD_HARNESS_NOW - LYD_HOUR, "America/New_York");
  g_autoptr (GPtrArray) sessions = NULL;

  event->title = g_strdup ("2027 Partnership Retreat");
  g_assert_true (lyd_home_set (file, "Partnership", "America/New_York", NULL));
  g_assert_true (lyd_plan_add_event (file, event, NULL));
  fixture->event = event->id;
  sessions = lyd_plan_list_sessions (file, &event->id, NULL);
  for (guint i = 0; i < N_PEOPLE; i++) {
    LydRegistrationRequest request = { .name = names[i], .organization = "Kids Count Ohio (demo)" };
    g_autoptr (LydRegistrationResult) result = lyd_register (file, &event->id, &request, NULL);
    LydAttempt attempt = { .session = ((LydSession *) g_ptr_array_index (sessions, 0))->id, .text = result->code };
    g_autoptr (LydAdmissionResult) admitted = i < 2 ? lyd_admit (file, &attempt, NULL) : NULL;

    g_assert_true (i == 2 || admitted->verdict == LYD_VERDICT_ADMITTED);
    fixture->people[i] = result->registration;
  }
}

static gboolean
is_ready (Fixture *fixture)
{
  return lyd_roll_call_window_is_ready (LYD_ROLL_CALL_WINDOW (fixture->call));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GtkWidget *desk;

  lyd_harness_prepare (&fixture->harness);
  fill (fixture);
  lyd_harness_run (&fixture->harness);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "main"));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), "Open Desk"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->harness.window), "win.open-today", NULL);
  WAIT_FOR ((desk = GTK_WIDGET (lyd_harness_get_desk (&fixture->harness))) != NULL);
  WAIT_FOR (lyd_desk_window_is_ready (LYD_DESK_WINDOW (desk)));
  gtk_widget_activate_action (desk, "desk.roll-call", NULL);
  fixture->call = lyd_harness_find_window (LYD_TYPE_ROLL_CALL_WINDOW);
  WAIT_FOR (is_ready (fixture));
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  lyd_harness_stop (&fixture->harness);
}

static guint
count (Fixture *fixture)
{
  GtkListView *list = GTK_LIST_VIEW (lyd_harness_find (fixture->call, "list"));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static const char *
get_number (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (lyd_harness_find (fixture->call, "number")));
}

static void
press (Fixture *fixture,
       const char *id,
       guint keyval)
{
  GtkWidget *widget = lyd_harness_find (fixture->call, id);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    gboolean stopped = FALSE;

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &stopped);
  }
}

static void
tick (Fixture *fixture,
      guint who)
{
  g_autofree char *id = lyd_id_to_string (&fixture->people[who]);

  gtk_widget_activate_action (fixture->call, "roll-call.tick", "s", id);
  WAIT_FOR (is_ready (fixture));
}

static void
test_list (Fixture *fixture,
           gconstpointer data)
{
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpstr (get_number (fixture), ==, "2");
  g_assert_true (lyd_harness_shows (fixture->call, "not as in the building: exits are not scanned"));
  g_assert_true (lyd_harness_shows (fixture->call, "Includes Desk 1"));
  /* Asked for again, the same window comes to the front. */
  gtk_widget_activate_action (GTK_WIDGET (lyd_harness_get_desk (&fixture->harness)), "desk.roll-call", NULL);
  g_assert_true (lyd_harness_find_window (LYD_TYPE_ROLL_CALL_WINDOW) == (gpointer) fixture->call);
}

static void
test_ticks (Fixture *fixture,
            gconstpointer data)
{
  GtkListView *list = GTK_LIST_VIEW (lyd_harness_find (fixture->call, "list"));
  g_autoptr (LydFile) beside = open_file (fixture, 0);

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list)), 0);
  press (fixture, "list", GDK_KEY_space);
  WAIT_FOR (is_ready (fixture) && g_str_equal (get_number (fixture), "1"));
  g_assert_cmpuint (count (fixture), ==, 2);
  gtk_widget_activate_action (fixture->call, "roll-call.filter", "s", "not-found");
  g_assert_cmpuint (count (fixture), ==, 1);
  /* Another desk on the file finds the other one. */
  g_assert_true (lyd_roll_call_tick (beside, &fixture->event, &fixture->people[0], TRUE, NULL));
  WAIT_FOR (g_str_equal (get_number (fixture), "0"));
  g_assert_true (lyd_harness_shows (fixture->call, "Everybody was found"));
  WAIT_FOR (is_ready (fixture));
  tick (fixture, 0);
  g_assert_cmpstr (get_number (fixture), ==, "1");

  gtk_widget_activate_action (fixture->call, "roll-call.start-over", NULL);
  WAIT_FOR (g_str_equal (get_number (fixture), "2") && is_ready (fixture));
  WAIT_FOR (lyd_harness_find_button (fixture->call, "_Undo") != NULL);
  gtk_widget_activate (lyd_harness_find_button (fixture->call, "_Undo"));
  WAIT_FOR (g_str_equal (get_number (fixture), "1") && is_ready (fixture));
}

static void
test_search (Fixture *fixture,
             gconstpointer data)
{
  GtkWidget *entry = lyd_harness_find (fixture->call, "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), "ana");
  WAIT_FOR (count (fixture) == 1);
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (g_str_equal (get_number (fixture), "1"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody");
  WAIT_FOR (count (fixture) == 0);
  g_assert_true (lyd_harness_shows (fixture->call, "Nobody on the list is called that"));
  g_signal_emit_by_name (entry, "stop-search");
  WAIT_FOR (count (fixture) == 2);
}

static guint
count_saved (Fixture *fixture,
             char **first)
{
  g_autofree char *folder = g_build_filename (fixture->harness.dir, "lanyard-roll-call", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pdf") && n++ == 0 && first != NULL)
      *first = g_build_filename (folder, name, NULL);
  return n;
}

/* By itself while a desk is open, by a key at any time; for nobody else to read, and the old ones go. */
static void
test_saved (Fixture *fixture,
            gconstpointer data)
{
  LydRollCallKeeper *keeper = lyd_application_get_roll_call_keeper (fixture->harness.application);
  g_autofree char *path = NULL;
  GStatBuf status;

  lyd_roll_call_keeper_tick (keeper);
  WAIT_FOR (count_saved (fixture, NULL) == 1 && lyd_roll_call_keeper_get_last (keeper) != NULL);
  g_assert_cmpuint (count_saved (fixture, &path), ==, 1);
  g_assert_true (g_str_has_suffix (path, "roll-call-2027-09-22-0914-2027-partnership-retreat.pdf"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  /* Not again before a quarter of an hour is over. */
  lyd_roll_call_keeper_tick (keeper);
  for (guint i = 1; i < 12; i++) {
    fixture->harness.now += 15 * LYD_MINUTE;
    lyd_roll_call_keeper_tick (keeper);
    WAIT_FOR (count_saved (fixture, NULL) == MIN (i + 1, 8));
  }
  gtk_widget_activate_action (fixture->call, "roll-call.save-missing", NULL);
  WAIT_FOR (lyd_harness_shows (fixture->call, "Saved as roll-call-missing-2027-09-22"));
  WAIT_FOR (is_ready (fixture));
  g_assert_true (lyd_harness_shows (fixture->call, "lanyard-roll-call"));
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/roll-call/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/roll-call/ticks", Fixture, NULL, set_up, test_ticks, tear_down);
  g_test_add ("/roll-call/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/roll-call/saved", Fixture, NULL, set_up, test_saved, tear_down);
  return g_test_run ();
}
