#include "lyd-harness.h"

#include "events/lyd-event-page.h"
#include "events/lyd-kind-tiles.h"
#include "events/lyd-new-event.h"
#include "lyd-plan.h"
#include "history/lyd-history-window.h"
#include "sessions/lyd-session-dialog.h"
#include "sessions/lyd-sessions-page.h"

static gboolean
is_page (GtkWindow *window,
         const char *name)
{
  GtkWidget *pages = lyd_harness_find (GTK_WIDGET (window), "pages");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (pages)), name) == 0;
}

static gboolean
shows_event_page (LydHarness *harness)
{
  GtkWidget *content = lyd_harness_find (GTK_WIDGET (harness->window), "content");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (content)), "event") == 0;
}

/* (nullable): the window of that type that is open */
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
type_in (GtkWidget *root,
         const char *part,
         const char *field,
         const char *text)
{
  GtkWidget *inside = part != NULL ? lyd_harness_find (root, part) : root;

  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (inside, field)), text);
}

static void
act (LydHarness *harness,
     const char *action)
{
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), action, NULL);
}

/* Presses the button that a toast shows. */
static void
press_undo (LydHarness *harness)
{
  GtkWidget *toasts = lyd_harness_find (GTK_WIDGET (harness->window), "toasts");

  WAIT_FOR (lyd_harness_find_button (toasts, "_Undo") != NULL);
  gtk_widget_activate (lyd_harness_find_button (toasts, "_Undo"));
}

/* The tiles are radio buttons: the arrows choose, and one press of Tab leaves them. */
static void
walk_tiles (GtkWidget *dialog)
{
  LydKindTiles *tiles = LYD_KIND_TILES (lyd_harness_find (dialog, "kind"));
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (tiles));

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (first)), ==, GTK_ACCESSIBLE_ROLE_RADIO);
  WAIT_FOR (gtk_widget_get_width (first) > 0);
  gtk_widget_grab_focus (first);
  g_signal_emit_by_name (dialog, "move-focus", GTK_DIR_RIGHT);
  g_assert_cmpint (lyd_kind_tiles_get_selected (tiles), ==, LYD_KIND_PEER_EXCHANGE);
  g_signal_emit_by_name (dialog, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), GTK_WIDGET (tiles)));
}

static void
create_retreat (LydHarness *harness)
{
  GtkWidget *dialog;

  WAIT_FOR (is_page (harness->window, "first-run"));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.new-event", NULL);
  dialog = find_dialog (LYD_TYPE_NEW_EVENT);
  g_assert_nonnull (dialog);

  walk_tiles (dialog);
  /* Nothing is made while anything is wrong, and it is said under the field. */
  gtk_widget_activate_action (dialog, "new-event.create", NULL);
  g_assert_true (find_dialog (LYD_TYPE_NEW_EVENT) == dialog);
  lyd_kind_tiles_set_selected (LYD_KIND_TILES (lyd_harness_find (dialog, "kind")), LYD_KIND_RETREAT);
  g_assert_true (lyd_harness_shows (dialog, "3 days · in person · badges · checked in once a day"));
  type_in (dialog, NULL, "title_row", "2028 Partnership Retreat");
  type_in (dialog, "starts", "day", "Sep 19, 2028");
  type_in (dialog, "starts", "time", "8am");
  type_in (dialog, "ends", "day", "Sep 14, 2028");
  g_assert_true (lyd_harness_shows (dialog, "The end is before the start."));
  g_assert_true (lyd_harness_shows (dialog, "Use Thursday, September 21"));
  gtk_widget_activate_action (lyd_harness_find (dialog, "when"), "when.repair", NULL);
  g_assert_false (lyd_harness_shows (dialog, "The end is before the start."));
  type_in (dialog, "ends", "time", "soon");
  g_assert_true (lyd_harness_shows (dialog, "Write the end as Sep 21, 2027 and 1:30 pm."));
  type_in (dialog, "ends", "time", "3 pm");
  type_in (dialog, NULL, "venue", "Harbor Hall, Baltimore");

  /* Enter saves. */
  g_signal_emit_by_name (lyd_harness_find (dialog, "title_row"), "entry-activated");
  WAIT_FOR (shows_event_page (harness));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "September 19–21, 2028 · Harbor Hall, Baltimore"));
}

static void
test_event (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window;
  GtkWidget *dialog;

  lyd_harness_start (&harness);
  window = GTK_WIDGET (harness.window);
  create_retreat (&harness);
  WAIT_FOR (lyd_harness_shows (window, "Nobody is registered yet"));

  act (&harness, "event.edit");
  dialog = find_dialog (LYD_TYPE_NEW_EVENT);
  g_assert_nonnull (dialog);
  type_in (dialog, NULL, "title_row", "Members’ Retreat");
  gtk_widget_activate_action (dialog, "new-event.create", NULL);
  WAIT_FOR (lyd_harness_shows (window, "Members’ Retreat"));
  WAIT_FOR (lyd_harness_shows (window, "Changed the event"));
  press_undo (&harness);
  WAIT_FOR (!lyd_harness_shows (window, "Members’ Retreat"));

  act (&harness, "event.cancel");
  WAIT_FOR (lyd_harness_shows (window, "Cancelled · September 19–21, 2028"));
  press_undo (&harness);
  WAIT_FOR (!lyd_harness_shows (window, "Cancelled · September 19–21, 2028"));

  act (&harness, "event.duplicate");
  WAIT_FOR (lyd_harness_shows (window, "September 26–28, 2028"));

  /* The copy is used by nobody, so it can go, and come back. */
  WAIT_FOR (lyd_harness_shows (window, "Nobody is registered yet"));
  act (&harness, "event.delete");
  WAIT_FOR (!shows_event_page (&harness));
  press_undo (&harness);
  WAIT_FOR (lyd_harness_shows (window, "26–28"));
  lyd_harness_stop (&harness);
}

/* What was done to the event is told and taken back from there. */
static void
test_history (void)
{
  LydHarness harness = { 0 };
  GtkWidget *history;

  lyd_harness_start (&harness);
  create_retreat (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "Nobody is registered yet"));
  act (&harness, "event.cancel");
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "Cancelled · September 19–21, 2028"));

  act (&harness, "event.history");
  history = find_dialog (LYD_TYPE_HISTORY_WINDOW);
  WAIT_FOR (lyd_harness_shows (history, "Cancelled the event “2028 Partnership Retreat”"));
  g_assert_true (lyd_harness_shows (history, "Added the event “2028 Partnership Retreat”"));
  g_assert_true (lyd_harness_shows (history, "tester · 9:14 am"));
  /* Not gtk_widget_activate(): it presses the button a quarter of a second later, when the list may be a new one. */
  g_signal_emit_by_name (lyd_harness_find_button (history, "Undo"), "clicked");
  WAIT_FOR (lyd_harness_shows (history, "Undid: Cancelled the event “2028 Partnership Retreat”"));
  g_assert_true (lyd_harness_shows (history, "tester · 9:14 am · undone at 9:14 am"));
  WAIT_FOR (!lyd_harness_shows (GTK_WIDGET (harness.window), "Cancelled · September 19–21, 2028"));
  gtk_window_close (GTK_WINDOW (history));
  lyd_harness_stop (&harness);
}

/* A session is added, changed, deleted and back again; its desk opens on it. */
static void
test_sessions (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window;
  GtkWidget *dialog;
  GtkWidget *days;
  GtkWindow *desk;

  lyd_harness_start (&harness);
  window = GTK_WIDGET (harness.window);
  create_retreat (&harness);
  lyd_harness_show_event_page (&harness, "sessions");
  days = lyd_harness_find (window, "days");
  WAIT_FOR (lyd_harness_shows (days, "Arrival"));

  gtk_widget_activate_action (days, "sessions.add", NULL);
  dialog = find_dialog (LYD_TYPE_SESSION_DIALOG);
  g_assert_nonnull (dialog);
  gtk_widget_activate_action (dialog, "session.save", NULL);
  g_assert_true (find_dialog (LYD_TYPE_SESSION_DIALOG) == dialog);
  type_in (dialog, NULL, "title_row", "Budget lab");
  type_in (dialog, NULL, "room", "Salon B");
  type_in (dialog, "starts", "day", "2028-09-20");
  type_in (dialog, "starts", "time", "10");
  type_in (dialog, "ends", "time", "9:30");
  g_assert_true (lyd_harness_shows (dialog, "The end is before the start."));
  gtk_widget_activate_action (lyd_harness_find (dialog, "when"), "when.repair", NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (lyd_harness_find (dialog, "capacity")), 25);
  gtk_widget_activate_action (dialog, "session.save", NULL);
  WAIT_FOR (lyd_harness_shows (days, "Budget lab") && lyd_harness_shows (days, "Salon B"));
  g_assert_true (lyd_harness_shows (days, "Wednesday, September 20"));
  g_assert_true (lyd_harness_shows (days, "25 places"));

  gtk_widget_activate (lyd_harness_find_row (days, "Budget lab"));
  dialog = find_dialog (LYD_TYPE_SESSION_DIALOG);
  g_assert_nonnull (dialog);
  type_in (dialog, NULL, "title_row", "Budget laboratory");
  gtk_widget_activate_action (dialog, "session.save", NULL);
  WAIT_FOR (lyd_harness_shows (days, "Budget laboratory"));

  gtk_widget_activate (lyd_harness_find (lyd_harness_find_row (days, "Budget laboratory"), "desk"));
  WAIT_FOR ((desk = lyd_harness_get_desk (&harness)) != NULL);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "Budget laboratory"));
  gtk_window_destroy (desk);

  gtk_widget_activate (lyd_harness_find_row (days, "Budget laboratory"));
  dialog = find_dialog (LYD_TYPE_SESSION_DIALOG);
  g_assert_true (gtk_widget_get_visible (lyd_harness_find (dialog, "remove_group")));
  gtk_widget_activate_action (dialog, "session.delete", NULL);
  WAIT_FOR (!lyd_harness_shows (days, "Budget laboratory"));
  /* The only session left cannot go. */
  gtk_widget_activate (lyd_harness_find_row (days, "Arrival"));
  dialog = find_dialog (LYD_TYPE_SESSION_DIALOG);
  g_assert_false (gtk_widget_get_visible (lyd_harness_find (dialog, "remove_group")));
  gtk_window_destroy (GTK_WINDOW (dialog));
  press_undo (&harness);
  WAIT_FOR (lyd_harness_shows (days, "Budget laboratory"));
  lyd_harness_stop (&harness);
}

static void
add_event (LydHarness *harness,
           LydKind kind,
           const char *title,
           gboolean sensitive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (harness->path, 0, &harness->context, &error);
  g_autoptr (LydEvent) event = lyd_plan_new_event (kind, harness->now + LYD_HOUR, "America/New_York");

  g_assert_no_error (error);
  event->title = g_strdup (title);
  event->sensitive = sensitive;
  g_assert_true (lyd_plan_add_event (file, event, &error));
  g_assert_no_error (error);
}

/* By kind: chips where there is room, a drop-down where there is none, and both say the same. */
static void
test_filter (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window, *page, *chips;
  GtkDropDown *kinds;

  lyd_harness_start (&harness);
  window = GTK_WIDGET (harness.window);
  WAIT_FOR (is_page (harness.window, "first-run"));
  add_event (&harness, LYD_KIND_WEBINAR, "Reading a budget", FALSE);
  add_event (&harness, LYD_KIND_RETREAT, "Members’ Retreat", FALSE);
  WAIT_FOR (lyd_harness_shows (window, "Reading a budget") && lyd_harness_shows (window, "Members’ Retreat"));
  page = lyd_harness_find (window, "events");
  chips = lyd_harness_find (page, "chips_area");
  kinds = GTK_DROP_DOWN (lyd_harness_find (page, "kinds"));

  g_object_set (page, "narrow", TRUE, NULL);
  g_assert_false (gtk_widget_get_visible (chips));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (kinds)));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (kinds)), ==, 3);
  gtk_drop_down_set_selected (kinds, 2);
  g_assert_true (lyd_harness_shows (page, "Members’ Retreat"));
  g_assert_false (lyd_harness_shows (page, "Reading a budget"));

  g_object_set (page, "narrow", FALSE, NULL);
  g_assert_true (gtk_widget_get_visible (chips));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (lyd_harness_find_button (page, "Retreats"))));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (lyd_harness_find_button (page, "Webinars")), TRUE);
  g_assert_true (lyd_harness_shows (page, "Reading a budget"));
  g_assert_false (lyd_harness_shows (page, "Members’ Retreat"));
  g_assert_cmpuint (gtk_drop_down_get_selected (kinds), ==, 1);
  lyd_harness_stop (&harness);
}

/* An event that is only counted says so, and what can be done with it, instead of an empty page. */
static void
test_counted_only (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window;

  lyd_harness_start (&harness);
  window = GTK_WIDGET (harness.window);
  WAIT_FOR (is_page (harness.window, "first-run"));
  add_event (&harness, LYD_KIND_AFFINITY_GROUP, "Staff circle", TRUE);
  WAIT_FOR (lyd_harness_shows (window, "Staff circle"));
  lyd_harness_open_event (&harness);
  WAIT_FOR (shows_event_page (&harness));
  WAIT_FOR (lyd_harness_shows (window, "Save a calendar file"));
  g_assert_false (lyd_harness_shows (window, "Nobody is registered yet"));
  lyd_harness_stop (&harness);
}

/* A list that is read anew keeps the row whose button is about to be pressed. */
static void
test_kept_focus (void)
{
  LydHarness harness = { 0 };
  GtkWidget *days, *row, *button;
  LydStore *store;

  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "content", "event"));
  lyd_harness_show_event_page (&harness, "sessions");
  days = lyd_harness_find (GTK_WIDGET (harness.window), "days");
  WAIT_FOR ((row = gtk_widget_get_first_child (days)) != NULL);
  button = lyd_harness_find (row, "desk");
  g_assert_nonnull (button);
  gtk_widget_grab_focus (button);
  g_assert_true (gtk_window_get_focus (harness.window) == button);

  store = lyd_window_get_store (LYD_WINDOW (harness.window));
  g_signal_emit_by_name (store, "changed");
  WAIT_FOR (!lyd_sessions_page_is_idle (LYD_SESSIONS_PAGE (gtk_widget_get_ancestor (days, LYD_TYPE_SESSIONS_PAGE))));
  WAIT_FOR (lyd_sessions_page_is_idle (LYD_SESSIONS_PAGE (gtk_widget_get_ancestor (days, LYD_TYPE_SESSIONS_PAGE))));
  g_assert_true (gtk_widget_get_first_child (days) == row);
  g_assert_true (gtk_window_get_focus (harness.window) == button);
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/event/planned-edited-deleted", test_event);
  g_test_add_func ("/event/history", test_history);
  g_test_add_func ("/event/sessions", test_sessions);
  g_test_add_func ("/event/kept-focus", test_kept_focus);
  g_test_add_func ("/event/filter", test_filter);
  g_test_add_func ("/event/counted-only", test_counted_only);
  return g_test_run ();
}
