#include "lyd-harness.h"

#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-window.h"
#include "lyd-here.h"
#include "lyd-pin.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "roll-call/lyd-roll-call-window.h"

#include <string.h>

/* A desk that was handed to volunteers: nothing else can be reached, whatever they try. */

typedef struct {
  LydHarness harness;
  LydId event;
  char *code;  /* somebody of this event */
  char *other; /* ... of another */
  GtkWidget *desk;
} Fixture;

static LydFile *
open_beside (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (fixture->harness.path, LYD_FILE_CREATE, &fixture->harness.context, &error);

  g_assert_no_error (error);
  return file;
}

/* Returns: (transfer full): the code of somebody there */
static char *
add_event (LydFile *file,
           const char *title,
           gint64 start,
           const char *name,
           LydId *id)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_RETREAT, start, "America/New_York");
  LydRegistrationRequest request = { .name = name, .organization = "Voices for Ohio’s Children (demo)" };
  g_autoptr (LydRegistrationResult) result = NULL;
  g_autoptr (GError) error = NULL;

  event->title = g_strdup (title);
  g_assert_true (lyd_plan_add_event (file, event, &error));
  g_assert_no_error (error);
  result = lyd_register (file, &event->id, &request, &error);
  g_assert_no_error (error);
  *id = event->id;
  return g_strdup (result->code);
}

static void
prepare (Fixture *fixture,
         gconstpointer data)
{
  g_autoptr (LydFile) file = NULL;
  LydId other;

  lyd_harness_prepare (&fixture->harness);
  file = open_beside (fixture);
  fixture->code = add_event (file, "Retreat", fixture->harness.now - 24 * LYD_HOUR, "Ana Wu", &fixture->event);
  fixture->other = add_event (file, "Secret plans", fixture->harness.now + 900 * LYD_HOUR, "José Díaz", &other);
}

static void
find_desk (Fixture *fixture)
{
  WAIT_FOR ((fixture->desk = GTK_WIDGET (lyd_harness_get_desk (&fixture->harness))) != NULL &&
            lyd_desk_window_is_ready (LYD_DESK_WINDOW (fixture->desk)));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  prepare (fixture, data);
  lyd_harness_run (&fixture->harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), "Open Desk"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->harness.window), "win.open-today", NULL);
  find_desk (fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  lyd_harness_stop (&fixture->harness);
  g_free (fixture->code);
  g_free (fixture->other);
}

static gboolean
is_handed_over (Fixture *fixture)
{
  return lyd_desk_window_is_for_volunteers (LYD_DESK_WINDOW (fixture->desk));
}

static gboolean
is_app_action (Fixture *fixture,
               const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->harness.application), name);
}

static void
act (Fixture *fixture,
     const char *name)
{
  gtk_widget_activate_action (fixture->desk, name, NULL);
}

/* The rows of the page, from the top. */
static GtkWidget *
get_row (Fixture *fixture,
         int index)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (lyd_harness_find (fixture->desk, "pages")));
  GtkWidget *list = gtk_widget_get_first_child (lyd_harness_find (page, "body"));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

static void
type (Fixture *fixture,
      int row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, row)), text);
}

static gboolean
asks (Fixture *fixture)
{
  return lyd_harness_is_page (fixture->desk, "pages", "volunteers");
}

static void
hand_over (Fixture *fixture)
{
  act (fixture, "desk.open-for-volunteers");
  WAIT_FOR (asks (fixture));
  type (fixture, 0, "4711");
  type (fixture, 1, "4711");
  act (fixture, "desk.volunteers-done");
  WAIT_FOR (is_handed_over (fixture));
}

/* No PIN, no handing over. */
static void
test_choose (Fixture *fixture,
             gconstpointer data)
{
  act (fixture, "desk.open-for-volunteers");
  WAIT_FOR (asks (fixture));
  type (fixture, 0, "12");
  act (fixture, "desk.volunteers-done");
  g_assert_true (lyd_harness_shows (fixture->desk, "A PIN has 4 to 12 digits and nothing else."));
  type (fixture, 0, "4711");
  type (fixture, 1, "4712");
  act (fixture, "desk.volunteers-done");
  g_assert_true (lyd_harness_shows (fixture->desk, "The two are not the same. Type the PIN again."));
  g_assert_false (is_handed_over (fixture));
  act (fixture, "desk.back");
  hand_over (fixture);

  /* The second time there is one. */
  act (fixture, "desk.leave");
  type (fixture, 0, "4711");
  act (fixture, "desk.volunteers-done");
  WAIT_FOR (!is_handed_over (fixture));
  act (fixture, "desk.open-for-volunteers");
  WAIT_FOR (asks (fixture));
  g_assert_false (gtk_widget_get_visible (get_row (fixture, 0)));
  act (fixture, "desk.volunteers-done");
  WAIT_FOR (is_handed_over (fixture));
}

/* Closing, quitting and starting again lead back to the desk. */
static void
test_shut (Fixture *fixture,
           gconstpointer data)
{
  static const char *const doors[] = { "demo", "leave-demo", "backups", "check-data",
                                       "history", "restore-file", "open-desk-copy" };
  GtkWidget *window = GTK_WIDGET (fixture->harness.window);
  LydId event;

  hand_over (fixture);
  g_assert_true (lyd_here_get_volunteers (&fixture->harness.context, fixture->harness.path, &event));
  g_assert_true (lyd_id_equal (&event, &fixture->event));
  g_assert_false (gtk_widget_get_visible (window));
  for (gsize i = 0; i < G_N_ELEMENTS (doors); i++)
    g_assert_false (is_app_action (fixture, doors[i]));

  gtk_window_close (GTK_WINDOW (fixture->desk));
  WAIT_FOR (asks (fixture));
  act (fixture, "desk.back");
  g_assert_false (asks (fixture));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->harness.application), "quit", NULL);
  WAIT_FOR (asks (fixture));
  g_application_activate (G_APPLICATION (fixture->harness.application));
  g_assert_false (gtk_widget_get_visible (window));
  g_assert_true (gtk_widget_get_visible (fixture->desk));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->harness.application))), ==,
                    2);

  /* In an emergency the roll call is there for everybody. */
  act (fixture, "desk.roll-call");
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_ROLL_CALL_WINDOW) != NULL);
  g_assert_true (gtk_widget_get_visible (lyd_harness_find_window (LYD_TYPE_ROLL_CALL_WINDOW)));

  type (fixture, 0, "4711");
  act (fixture, "desk.volunteers-done");
  WAIT_FOR (!is_handed_over (fixture));
  g_assert_true (gtk_widget_get_visible (window));
  g_assert_true (is_app_action (fixture, "history"));
  g_assert_false (lyd_here_get_volunteers (&fixture->harness.context, fixture->harness.path, &event));
}

/* A PIN that is wrong too often waits. */
static void
test_wrong (Fixture *fixture,
            gconstpointer data)
{
  hand_over (fixture);
  act (fixture, "desk.leave");
  for (int i = 0; i < 3; i++) {
    type (fixture, 0, "1234");
    act (fixture, "desk.volunteers-done");
    WAIT_FOR (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, 0)))[0] == '\0');
    g_assert_true (is_handed_over (fixture));
  }
  g_assert_true (lyd_harness_shows (fixture->desk, "That is not the PIN. Try again in 5 seconds."));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (get_row (fixture, 0))));
  fixture->harness.now += 5 * LYD_SECOND;
  WAIT_FOR (gtk_editable_get_editable (GTK_EDITABLE (get_row (fixture, 0))));
  type (fixture, 0, "4711");
  act (fixture, "desk.volunteers-done");
  WAIT_FOR (!is_handed_over (fixture));
}

/* A badge of another event names neither that nor whom it belongs to. */
static void
test_this_event_only (Fixture *fixture,
                      gconstpointer data)
{
  LydDeskCard *card = LYD_DESK_CARD (lyd_harness_find (fixture->desk, "card"));

  gtk_widget_activate_action (fixture->desk, "desk.scan", "s", fixture->other);
  WAIT_FOR (strcmp (lyd_desk_card_get_word (card), "Another event") == 0);
  g_assert_true (lyd_harness_shows (fixture->desk, "José Díaz"));
  hand_over (fixture);
  gtk_widget_activate_action (fixture->desk, "desk.scan", "s", fixture->other);
  WAIT_FOR (strcmp (lyd_desk_card_get_word (card), "Another event") == 0 &&
            strcmp (lyd_desk_card_get_name (card), "Nobody found") == 0);
  WAIT_FOR (!lyd_harness_shows (fixture->desk, "José Díaz"));
  g_assert_false (lyd_harness_shows (fixture->desk, "This code belongs to “Secret plans”."));
  gtk_widget_activate_action (fixture->desk, "desk.scan", "s", fixture->code);
  WAIT_FOR (strcmp (lyd_desk_card_get_word (card), "Welcome") == 0);
  g_assert_cmpstr (lyd_desk_card_get_name (card), ==, "Ana Wu");
}

/* A power cut: the program that is started again is the same desk. */
static void
test_restart (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_pin_set (file, "2468", &error));
  g_assert_true (
    lyd_here_set_volunteers (&fixture->harness.context, fixture->harness.path, &fixture->event, &error));
  g_assert_no_error (error);
  lyd_harness_run (&fixture->harness);
  find_desk (fixture);
  g_assert_true (is_handed_over (fixture));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->harness.window)));
  g_assert_false (is_app_action (fixture, "history"));
  gtk_window_close (GTK_WINDOW (fixture->desk));
  WAIT_FOR (asks (fixture));
  type (fixture, 0, "2468");
  act (fixture, "desk.volunteers-done");
  WAIT_FOR (!is_handed_over (fixture));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->harness.window)));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), "Open Desk"));
}

/* The same on a desk's copy: the network's own file, which is not guarded, is not what somebody gets. */
static void
test_restart_on_a_copy (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->harness.dir, "desks", NULL);
  g_autofree char *path = g_build_filename (folder, "Retreat - Desk 2.db", NULL);
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GFile) from = g_file_new_for_path (fixture->harness.path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_pin_set (file, "2468", &error));
  g_clear_pointer (&file, lyd_file_close);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  g_assert_true (lyd_here_set_volunteers (&fixture->harness.context, path, &fixture->event, &error));
  g_assert_no_error (error);
  lyd_harness_run (&fixture->harness);
  find_desk (fixture);
  g_assert_true (is_handed_over (fixture));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->harness.window)));
  g_assert_false (is_app_action (fixture, "leave-desk-copy"));
}

/* The name stands beside what is scanned from then on. */
static void
test_name (Fixture *fixture,
           gconstpointer data)
{
  GtkLabel *station = GTK_LABEL (lyd_harness_find (fixture->desk, "station"));
  g_autofree char *name = NULL;

  g_assert_true (g_str_has_prefix (gtk_label_get_label (station), "Desk 1 · "));
  act (fixture, "desk.rename");
  WAIT_FOR (lyd_harness_is_page (fixture->desk, "pages", "name"));
  type (fixture, 0, " Desk 2 ");
  act (fixture, "desk.rename-done");
  WAIT_FOR (g_str_has_prefix (gtk_label_get_label (station), "Desk 2 · "));
  name = lyd_here_get_desk_name (&fixture->harness.context);
  g_assert_cmpstr (name, ==, "Desk 2");
  gtk_widget_activate_action (fixture->desk, "desk.scan", "s", fixture->code);
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Welcome"));
  fixture->harness.now += 21 * LYD_MINUTE;
  gtk_widget_activate_action (fixture->desk, "desk.mode", "s", "look");
  gtk_widget_activate_action (fixture->desk, "desk.scan", "s", fixture->code);
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Already in"));
  g_assert_true (lyd_harness_shows (fixture->desk, "Undo 9:14 am"));
}

/* A whole organization by one act, which one undo takes back; from the list of those inside somebody is checked out. */
static void
test_together (Fixture *fixture,
               gconstpointer data)
{
  LydDeskCard *card = LYD_DESK_CARD (lyd_harness_find (fixture->desk, "card"));
  g_autoptr (LydFile) file = open_beside (fixture);
  LydRegistrationRequest request = { .name = "Lupe Ortiz", .organization = "Voices for Ohio’s Children (demo)" };
  g_autoptr (LydRegistrationResult) lupe = lyd_register (file, &fixture->event, &request, NULL);
  GtkWidget *list;

  act (fixture, "desk.together");
  WAIT_FOR (lyd_harness_shows (fixture->desk, "A whole organization") &&
            lyd_harness_shows (fixture->desk, "2 expected"));
  g_signal_emit_by_name (
    gtk_widget_get_first_child (
      lyd_harness_find (gtk_stack_get_visible_child (GTK_STACK (lyd_harness_find (fixture->desk, "pages"))), "body")),
    "activate");
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Check In 2"));
  gtk_widget_activate (get_row (fixture, 0)); /* unticks */
  g_assert_true (lyd_harness_shows (fixture->desk, "Check In 1"));
  gtk_widget_activate (get_row (fixture, 0));
  act (fixture, "desk.together-done");
  WAIT_FOR (lyd_harness_shows (fixture->desk, "2 people checked in"));
  gtk_widget_activate (lyd_harness_find_button (
    gtk_stack_get_visible_child (GTK_STACK (lyd_harness_find (fixture->desk, "pages"))), "Undo"));
  WAIT_FOR (lyd_harness_shows (fixture->desk, "2 taken back"));
  act (fixture, "desk.together");
  WAIT_FOR (lyd_harness_shows (fixture->desk, "2 expected"));
  act (fixture, "desk.back");

  gtk_widget_activate_action (fixture->desk, "desk.scan", "s", fixture->code);
  WAIT_FOR (strcmp (lyd_desk_card_get_word (card), "Welcome") == 0);
  act (fixture, "desk.inside");
  WAIT_FOR (lyd_harness_shows (fixture->desk, "1 person came"));
  list = gtk_widget_get_last_child (
    lyd_harness_find (gtk_stack_get_visible_child (GTK_STACK (lyd_harness_find (fixture->desk, "pages"))), "body"));
  g_signal_emit_by_name (list, "row-activated", gtk_widget_get_first_child (list));
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Check Out") && lyd_harness_is_page (fixture->desk, "pages", "card"));
  act (fixture, "desk.confirm");
  WAIT_FOR (strcmp (lyd_desk_card_get_word (card), "Goodbye") == 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  g_test_add ("/volunteers/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/volunteers/shut", Fixture, NULL, set_up, test_shut, tear_down);
  g_test_add ("/volunteers/wrong", Fixture, NULL, set_up, test_wrong, tear_down);
  g_test_add ("/volunteers/this-event-only", Fixture, NULL, set_up, test_this_event_only, tear_down);
  g_test_add ("/volunteers/restart", Fixture, NULL, prepare, test_restart, tear_down);
  g_test_add ("/volunteers/restart-on-a-copy", Fixture, NULL, prepare, test_restart_on_a_copy, tear_down);
  g_test_add ("/volunteers/name", Fixture, NULL, set_up, test_name, tear_down);
  g_test_add ("/volunteers/together", Fixture, NULL, set_up, test_together, tear_down);
  return g_test_run ();
}
