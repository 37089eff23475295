#include "lyd-harness.h"

#include "desk/lyd-desk-counter.h"
#include "lyd-plan.h"
#include "lyd-roster.h"
#include "lyd-tap.h"
#include "registrations/lyd-registration-sessions.h"
#include "sessions/lyd-presenters-row.h"
#include "sessions/lyd-session-dialog.h"
#include "sessions/lyd-sessions-page.h"

/* The agenda: planned in its list, in its dialog and seen as a timetable; heads that are counted. */

static GtkWidget *
get_page (LydHarness *harness)
{
  return lyd_harness_find (GTK_WIDGET (harness->window), "sessions");
}

static GtkWidget *
get_days (LydHarness *harness)
{
  return lyd_harness_find (get_page (harness), "days");
}

static void
start (LydHarness *harness)
{
  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  lyd_harness_open_event (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "content", "event"));
  lyd_harness_show_event_page (harness, "sessions");
  WAIT_FOR (gtk_widget_get_first_child (get_days (harness)) != NULL);
}

static LydFile *
open_demo (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

static LydSession *
find_session (LydHarness *harness,
              const char *title)
{
  g_autoptr (LydFile) file = open_demo (harness);
  g_autoptr (GError) error = NULL;
  LydSession *session = lyd_plan_find_session (file, title, &error);

  g_assert_no_error (error);
  return session;
}

static void
set_view (LydHarness *harness,
          const char *action,
          const char *value)
{
  gtk_widget_activate_action (get_days (harness), action, "s", value);
}

static GtkWidget *
open_dialog (LydHarness *harness,
             const char *title)
{
  g_autoptr (LydSession) session = find_session (harness, title);
  g_autofree char *id = lyd_id_to_string (&session->id);

  gtk_widget_activate_action (get_days (harness), "sessions.edit", "s", id);
  return lyd_harness_find_window (LYD_TYPE_SESSION_DIALOG);
}

/* The row of the form that @entry belongs to finds people as one types. */
static GtkEditable *
find_presenter_entry (GtkWidget *row)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkEditable *found = ADW_IS_ENTRY_ROW (child) ? GTK_EDITABLE (child) : find_presenter_entry (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_presenters (void)
{
  LydHarness harness = { 0 };
  GtkWidget *dialog, *row;
  GtkEditable *entry;

  start (&harness);
  dialog = open_dialog (&harness, "Fundraising for advocacy");
  row = lyd_harness_find (dialog, "presenters");
  entry = find_presenter_entry (row);
  gtk_editable_set_text (entry, "maribel okon");
  WAIT_FOR (lyd_presenters_row_is_idle (LYD_PRESENTERS_ROW (row)));
  gtk_editable_set_text (entry, "Maribel Okonkwo-Reyes");
  WAIT_FOR (lyd_presenters_row_is_idle (LYD_PRESENTERS_ROW (row)));
  g_signal_emit_by_name (entry, "entry-activated");
  /* A name that is typed and not entered is not lost. */
  gtk_editable_set_text (entry, "Somebody Else");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "track")), "Money");
  gtk_widget_activate_action (dialog, "session.save", NULL);
  WAIT_FOR (lyd_harness_shows (get_days (&harness), "Perla Quintero, Maribel Okonkwo-Reyes, Somebody Else"));
  g_assert_true (lyd_harness_shows (get_days (&harness), "Money"));
  lyd_harness_stop (&harness);
}

static void
write_row (LydHarness *harness,
           const char *title,
           const char *at,
           const char *room)
{
  g_autoptr (LydSession) session = find_session (harness, title);
  g_autofree char *id = lyd_id_to_string (&session->id);

  gtk_widget_activate_action (get_days (harness), "sessions.write", "(ssss)", id, at, title, room);
}

static void
test_conflicts (void)
{
  LydHarness harness = { 0 };
  GtkWidget *summary;
  g_autoptr (LydSession) clinic = NULL;
  g_autofree char *id = NULL;

  start (&harness);
  summary = lyd_harness_find (get_page (&harness), "list_conflicts");
  write_row (&harness, "KIDS COUNT data clinic", "10:30 am", "Salon B");
  WAIT_FOR (lyd_harness_shows (get_days (&harness), "Salon B is also taken by “Parents as policy partners”"));
  g_assert_true (gtk_widget_get_visible (summary));
  g_assert_true (lyd_harness_shows (summary, "conflicts"));
  clinic = find_session (&harness, "KIDS COUNT data clinic");
  id = lyd_id_to_string (&clinic->id);
  gtk_widget_activate_action (get_days (&harness), "sessions.show", "s", id);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (harness.window)), get_days (&harness)));

  /* A time that is none is not taken over. */
  write_row (&harness, "KIDS COUNT data clinic", "soon", "Salon C");
  write_row (&harness, "KIDS COUNT data clinic", "10:30 am", "Salon C");
  WAIT_FOR (!lyd_harness_shows (get_days (&harness), "Salon B is also taken by"));

  /* With the window of its desk, and back. */
  write_row (&harness, "Lunch by policy area (six tables)", "12:30 pm", "Ballroom");
  WAIT_FOR (lyd_harness_shows (get_days (&harness), "12:30 pm"));
  lyd_harness_stop (&harness);
}

static void
test_editing_in_the_list (void)
{
  LydHarness harness = { 0 };
  GtkWidget *row;

  start (&harness);
  gtk_widget_activate_action (get_days (&harness), "sessions.editing", NULL);
  row = lyd_harness_find_row (get_days (&harness), "Welcome reception");
  g_assert_null (row); /* it is a field now */
  g_assert_true (gtk_widget_is_sensitive (lyd_harness_find (get_days (&harness), "title_entry")));
  gtk_widget_activate_action (get_days (&harness), "sessions.editing", NULL);
  row = lyd_harness_find_row (get_days (&harness), "Welcome reception");
  g_assert_nonnull (row);
  lyd_harness_stop (&harness);
}

static void
test_timetable (void)
{
  LydHarness harness = { 0 };
  GtkWidget *timetable;
  g_autoptr (LydSession) session = NULL;
  g_autofree char *id = NULL;

  start (&harness);
  timetable = lyd_harness_find (get_page (&harness), "timetable");
  set_view (&harness, "sessions.view", "timetable");
  WAIT_FOR (lyd_harness_shows (timetable, "Budget lab"));
  g_assert_true (lyd_harness_shows (timetable, "Salon C"));
  set_view (&harness, "sessions.columns", "track");
  WAIT_FOR (lyd_harness_shows (timetable, "Data and messaging"));

  /* What conflicts leads to its block; a block opens its session. */
  session = find_session (&harness, "Fundraising for advocacy");
  id = lyd_id_to_string (&session->id);
  gtk_widget_activate_action (get_days (&harness), "sessions.show", "s", id);
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (harness.window))));
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (harness.window)));
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_SESSION_DIALOG) != NULL);
  gtk_window_destroy (GTK_WINDOW (lyd_harness_find_window (LYD_TYPE_SESSION_DIALOG)));
  lyd_harness_stop (&harness);
}

static void
test_duplicate (void)
{
  LydHarness harness = { 0 };
  g_autoptr (LydSession) session = NULL;
  g_autofree char *id = NULL;

  start (&harness);
  session = find_session (&harness, "Celebration dinner");
  id = lyd_id_to_string (&session->id);
  gtk_widget_activate_action (get_days (&harness), "sessions.duplicate", "s", id);
  WAIT_FOR (lyd_harness_shows (get_days (&harness), "11:00 pm"));
  lyd_harness_stop (&harness);
}

static void
test_import (void)
{
  LydHarness harness = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;

  start (&harness);
  path = g_build_filename (harness.dir, "agenda.csv", NULL);
  g_assert_true (g_file_set_contents (path, "Day,Start,Title,Room\n2,21:00,Stargazing,Roof\n2,late,Karaoke,Bar\n", -1,
                                      &error));
  lyd_sessions_page_import (get_page (&harness), path);
  WAIT_FOR ((dialog = lyd_harness_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (dialog), "Add 1 session?"));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (dialog), "Line 3, Start"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "import");
  WAIT_FOR (lyd_harness_shows (get_days (&harness), "Stargazing"));
  gtk_window_destroy (dialog);
  lyd_harness_stop (&harness);
}

static GtkWidget *
find_choice (GtkWidget *root,
             const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GVariant *target =
      GTK_IS_BUTTON (child) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (child)) : NULL;
    GtkWidget *found = target != NULL && g_str_equal (g_variant_get_string (target, NULL), id)
                         ? child
                         : find_choice (child, id);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Somebody who leaves the session that she chose, and chooses one beside another. */
static void
test_choices (void)
{
  LydHarness harness = { 0 };
  GtkWidget *widget;
  g_autoptr (LydFile) file = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (LydSession) parents = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  LydId registration = lyd_id_none;

  start (&harness);
  file = open_demo (&harness);
  event = lyd_plan_find_event (file, "2027 Partnership Retreat", &error);
  found = lyd_roster_search (file, &event->id, NULL, "maribel okonkwo", 5, &error);
  g_assert_no_error (error);
  /* There are two of nearly that name. */
  for (guint i = 0; i < found->len; i++) {
    const LydRosterRow *row = g_ptr_array_index (found, i);

    if (g_str_equal (row->name, "Maribel Okonkwo-Reyes"))
      registration = row->registration;
  }
  g_assert_false (lyd_id_is_none (&registration));
  zone = lyd_zone_get (event->timezone);
  parents = find_session (&harness, "Parents as policy partners");
  id = lyd_id_to_string (&parents->id);

  widget = g_object_ref_sink (g_object_new (LYD_TYPE_REGISTRATION_SESSIONS, NULL));
  lyd_registration_sessions_show (LYD_REGISTRATION_SESSIONS (widget),
                                  lyd_window_get_store (LYD_WINDOW (harness.window)), &registration, zone);
  WAIT_FOR (lyd_registration_sessions_is_idle (LYD_REGISTRATION_SESSIONS (widget)));
  g_assert_nonnull (find_choice (widget, id));
  gtk_widget_activate_action (widget, "choices.leave", "s", id);
  WAIT_FOR (lyd_registration_sessions_is_idle (LYD_REGISTRATION_SESSIONS (widget)));
  lyd_registration_sessions_show (LYD_REGISTRATION_SESSIONS (widget),
                                  lyd_window_get_store (LYD_WINDOW (harness.window)), &registration, zone);
  WAIT_FOR (lyd_registration_sessions_is_idle (LYD_REGISTRATION_SESSIONS (widget)));
  g_assert_null (find_choice (widget, id));
  gtk_widget_activate_action (widget, "choices.choose", "s", id);
  WAIT_FOR (lyd_registration_sessions_is_idle (LYD_REGISTRATION_SESSIONS (widget)));
  lyd_registration_sessions_show (LYD_REGISTRATION_SESSIONS (widget),
                                  lyd_window_get_store (LYD_WINDOW (harness.window)), &registration, zone);
  WAIT_FOR (lyd_registration_sessions_is_idle (LYD_REGISTRATION_SESSIONS (widget)));
  g_assert_nonnull (find_choice (widget, id));
  g_object_unref (widget);
  lyd_harness_stop (&harness);
}

static int
count_heads (LydHarness *harness,
             const LydId *session)
{
  g_autoptr (LydFile) file = open_demo (harness);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHeads) heads = lyd_tap_count (file, session, &error);

  g_assert_no_error (error);
  return heads->heads;
}

static gboolean
says (GtkWidget *counter,
      const char *number)
{
  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (lyd_harness_find (counter, "number"))), number) == 0;
}

static void
test_counter (void)
{
  LydHarness harness = { 0 };
  GtkWidget *counter;
  GtkWindow *desk;
  g_autoptr (LydSession) session = NULL;
  g_autofree char *id = NULL;

  start (&harness);
  session = find_session (&harness, "Staff of color affinity gathering");
  id = lyd_id_to_string (&session->id);
  gtk_widget_activate_action (get_days (&harness), "sessions.open-desk", "s", id);
  WAIT_FOR ((desk = lyd_harness_get_desk (&harness)) != NULL);
  counter = lyd_harness_find (GTK_WIDGET (desk), "counter");
  WAIT_FOR (lyd_harness_is_page (desk, "doors", "count") && says (counter, "0"));
  lyd_harness_key (desk, GDK_KEY_space);
  lyd_harness_key (desk, GDK_KEY_plus);
  lyd_harness_key (desk, GDK_KEY_Return);
  WAIT_FOR (says (counter, "3") && lyd_desk_counter_is_idle (LYD_DESK_COUNTER (counter)));
  g_assert_cmpint (count_heads (&harness, &session->id), ==, 3);
  g_assert_true (lyd_harness_shows (counter, "37 of 40 places left"));
  lyd_harness_key (desk, GDK_KEY_minus);
  WAIT_FOR (says (counter, "2"));
  g_assert_cmpint (count_heads (&harness, &session->id), ==, 2);

  /* A badge that is scanned there counts nobody and is on no list. */
  lyd_harness_type (desk, "LNDBBBBBBBBBBBBBBBBBBBBBBBBBB\n");
  WAIT_FOR (lyd_desk_counter_is_idle (LYD_DESK_COUNTER (counter)));
  g_assert_cmpint (count_heads (&harness, &session->id), ==, 2);
  gtk_window_destroy (desk);
  WAIT_FOR (lyd_harness_shows (get_days (&harness), "2 of 40 counted"));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/agenda-page/presenters", test_presenters);
  g_test_add_func ("/agenda-page/conflicts", test_conflicts);
  g_test_add_func ("/agenda-page/editing-in-the-list", test_editing_in_the_list);
  g_test_add_func ("/agenda-page/timetable", test_timetable);
  g_test_add_func ("/agenda-page/duplicate", test_duplicate);
  g_test_add_func ("/agenda-page/import", test_import);
  g_test_add_func ("/agenda-page/choices", test_choices);
  g_test_add_func ("/agenda-page/counter", test_counter);
  return g_test_run ();
}
