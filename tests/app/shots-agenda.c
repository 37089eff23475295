#include "lyd-shoot.h"

#include "desk/lyd-desk-counter.h"
#include "lyd-agenda.h"
#include "lyd-plan.h"
#include "sessions/lyd-session-dialog.h"
#include "sessions/lyd-sessions-page.h"

#include <glib/gi18n.h>

/* shots-agenda FOLDER [SUFFIX]: the agenda as a list and as a timetable, what conflicts, a session's dialog. */

static GtkWidget *
get_page (LydHarness *harness)
{
  return lyd_harness_find (GTK_WIDGET (harness->window), "sessions");
}

static gboolean
is_idle (LydHarness *harness)
{
  return lyd_sessions_page_is_idle (LYD_SESSIONS_PAGE (get_page (harness)));
}

static LydSession *
find_session (LydHarness *harness,
              const char *title)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &harness->context, &error);
  LydSession *session = lyd_plan_find_session (file, title, &error);

  g_assert_no_error (error);
  return session;
}

/* The same room and the same presenter twice. */
static void
make_conflicts (LydHarness *harness)
{
  g_autoptr (LydSession) clinic = find_session (harness, "KIDS COUNT data clinic");
  g_autoptr (LydSession) walk = find_session (harness, "Wellness walk / quiet hour");
  g_autofree char *clinic_id = lyd_id_to_string (&clinic->id);
  g_autofree char *walk_id = lyd_id_to_string (&walk->id);

  gtk_widget_activate_action (lyd_harness_find (get_page (harness), "days"), "sessions.write", "(ssss)", clinic_id,
                              "10:30 am", clinic->title, "Salon B");
  gtk_widget_activate_action (lyd_harness_find (get_page (harness), "days"), "sessions.write", "(ssss)", walk_id,
                              "2:30 pm", walk->title, "Salon C");
  WAIT_FOR (lyd_harness_shows (get_page (harness), "Salon B") &&
            gtk_widget_get_visible (lyd_harness_find (get_page (harness), "list_conflicts")));
  WAIT_FOR (is_idle (harness));
}

static void
set_view (LydHarness *harness,
          const char *name,
          const char *value)
{
  gtk_widget_activate_action (lyd_harness_find (get_page (harness), "days"), name, "s", value);
}

static void
shoot_dialogs (LydHarness *harness)
{
  g_autoptr (LydSession) session = find_session (harness, "Parents as policy partners");
  g_autofree char *id = lyd_id_to_string (&session->id);
  GtkWindow *dialog;

  gtk_widget_activate_action (lyd_harness_find (get_page (harness), "days"), "sessions.edit", "s", id);
  dialog = lyd_harness_find_window (LYD_TYPE_SESSION_DIALOG);
  gtk_window_set_modal (dialog, FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (lyd_harness_find (GTK_WIDGET (dialog), "presenters")), TRUE);
  shoot_dialog (dialog, "agenda-session", 560, 560);
  gtk_window_destroy (dialog);
}

static void
shoot_counter (LydHarness *harness)
{
  g_autoptr (LydSession) session = find_session (harness, "Staff of color affinity gathering");
  g_autofree char *id = lyd_id_to_string (&session->id);
  GtkWidget *counter;
  GtkWindow *desk;

  gtk_widget_activate_action (lyd_harness_find (get_page (harness), "days"), "sessions.open-desk", "s", id);
  WAIT_FOR ((desk = lyd_harness_get_desk (harness)) != NULL);
  counter = lyd_harness_find (GTK_WIDGET (desk), "counter");
  WAIT_FOR (lyd_harness_is_page (desk, "doors", "count"));
  for (int i = 0; i < 26; i++)
    gtk_widget_activate_action (counter, "counter.more", NULL);
  WAIT_FOR (lyd_harness_shows (counter, "26") && lyd_desk_counter_is_idle (LYD_DESK_COUNTER (counter)));
  shoot_sizes (desk, "agenda-counter");
  gtk_window_destroy (desk);
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
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  lyd_harness_show_event_page (&harness, "sessions");
  WAIT_FOR (gtk_widget_get_first_child (lyd_harness_find (get_page (&harness), "days")) != NULL);
  shoot_sizes (harness.window, "agenda-list");
  set_view (&harness, "sessions.view", "timetable");
  shoot (harness.window, "agenda-timetable", 1200, 1100);
  shoot (harness.window, "agenda-timetable-1093x614", 1093, 614);
  set_view (&harness, "sessions.columns", "track");
  shoot (harness.window, "agenda-tracks", 1200, 1100);
  set_view (&harness, "sessions.view", "list");
  make_conflicts (&harness);
  shoot_sizes (harness.window, "agenda-conflicts");
  shoot (harness.window, "agenda-conflicts", 1200, 760); /* wide again */
  gtk_widget_activate_action (lyd_harness_find (get_page (&harness), "days"), "sessions.editing", NULL);
  shoot (harness.window, "agenda-editing", 1093, 614);
  gtk_widget_activate_action (lyd_harness_find (get_page (&harness), "days"), "sessions.editing", NULL);
  set_view (&harness, "sessions.view", "timetable");
  set_view (&harness, "sessions.columns", "room");
  shoot (harness.window, "agenda-timetable-conflicts", 1200, 1100);
  shoot_dialogs (&harness);
  shoot_counter (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
