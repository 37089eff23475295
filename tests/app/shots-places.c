#include "lyd-shoot.h"

#include "audience/lyd-audience-row.h"
#include "desk/lyd-desk-window.h"
#include "events/lyd-new-event.h"
#include "groups/lyd-groups-page.h"
#include "import/lyd-import-window.h"
#include "lyd-groups.h"
#include "lyd-plan-change.h"
#include "lyd-plan.h"
#include "lyd-roster.h"
#include "places/lyd-places-window.h"
#include "registrations/lyd-registration-dialog.h"

#include <glib/gi18n.h>

/* shots-places FOLDER [SUFFIX]: whom an event is for, who waits, who is to be approved, what is left. */

static void
scroll_down (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_SCROLLED_WINDOW (child)) {
      GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (child));

      gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
    }
    scroll_down (child);
  }
}

static void
shoot_audience (LydHarness *harness)
{
  GtkWidget *dialog;
  GtkWidget *row;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.edit", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_NEW_EVENT);
  row = lyd_harness_find (dialog, "rules");
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  WAIT_FOR (lyd_audience_row_is_ready (LYD_AUDIENCE_ROW (row)));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
  shoot_dialog (GTK_WINDOW (dialog), "audience", 560, 560);
  scroll_down (dialog);
  shoot_dialog (GTK_WINDOW (dialog), "audience", 560, 560);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Every page of the event's window of places. */
static void
shoot_places (LydHarness *harness)
{
  static const char *const pages[] = { LYD_PLACES_PAGE, LYD_PLACES_WAITING, LYD_PLACES_PENDING };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *name = g_strconcat ("places-", pages[i], NULL);
    GtkWindow *window;

    gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.places", "s",
                                pages[i]);
    window = lyd_harness_find_window (LYD_TYPE_PLACES_WINDOW);
    gtk_window_set_modal (window, FALSE);
    WAIT_FOR (lyd_places_window_is_idle (LYD_PLACES_WINDOW (window)));
    shoot_dialog (window, name, 640, 560);
    gtk_window_destroy (window);
  }
}

/* Registering somebody where no place is left. */
static void
shoot_full (LydHarness *harness)
{
  GtkWidget *page = lyd_harness_find (GTK_WIDGET (harness->window), "registrations");
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &harness->context, NULL);
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, "2027 Partnership Retreat", NULL);
  GtkWidget *dialog;

  event->capacity = 140;
  g_assert_true (lyd_plan_update_event (file, event, NULL));
  gtk_widget_activate_action (page, "registrations.add", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_REGISTRATION_DIALOG);
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  WAIT_FOR (lyd_registration_dialog_is_ready (LYD_REGISTRATION_DIALOG (dialog)));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "name")), "Zoraida Primera");
  WAIT_FOR (lyd_harness_shows (dialog, "140"));
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (lyd_harness_find (dialog, "room"), "anyway")), TRUE);
  shoot_dialog (GTK_WINDOW (dialog), "registration-full", 560, 560);
  scroll_down (dialog);
  shoot_dialog (GTK_WINDOW (dialog), "registration-full", 560, 560);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A list of more people than places. */
static void
shoot_import (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "late.csv", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkWidget *window;

  g_assert_true (g_file_set_contents (
    path, "Name,Email\nZoraida Primera,zp@example.org\nYolanda Segunda,ys@example.org\n", -1, NULL));
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.import", NULL);
  window = lyd_harness_find_window (LYD_TYPE_IMPORT_WINDOW);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  gtk_widget_activate_action (window, "import.open", "s", uri);
  WAIT_FOR (lyd_import_window_is_idle (LYD_IMPORT_WINDOW (window)));
  gtk_widget_activate_action (window, "import.next", NULL);
  WAIT_FOR (gtk_widget_get_visible (lyd_harness_find (window, "room_box")));
  shoot_dialog (GTK_WINDOW (window), "import-places", 780, 560);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Somebody at the door for whom no place is left, and why they come all the same. */
static void
shoot_walk_in (LydHarness *harness)
{
  GtkWidget *desk;
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-today", NULL);
  WAIT_FOR ((desk = GTK_WIDGET (lyd_harness_get_desk (harness))) != NULL);
  WAIT_FOR (lyd_desk_window_is_ready (LYD_DESK_WINDOW (desk)));
  gtk_widget_activate_action (desk, "desk.walk-in", NULL);
  page = lyd_harness_find (desk, "walk_in");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "name_row")), "Zoraida Primera");
  WAIT_FOR (lyd_harness_shows (page, "140"));
  shoot_sizes (GTK_WINDOW (desk), "desk-walk-in-full");
}

/* A sensitive group, before and after somebody asked who is in it. */
static void
shoot_groups (LydHarness *harness)
{
  static const char *const names[] = { "yuki", "carmen", "thuy" };
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &harness->context, NULL);
  LydGroup directors = { .name = g_strdup ("Executive directors") };
  LydGroup group = { .name = g_strdup ("Staff of color"), .sensitive = TRUE };
  GtkWidget *page;

  g_assert_true (lyd_groups_add (file, &directors, NULL) && lyd_groups_add (file, &group, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GArray) ids = lyd_roster_find_people (file, names[i], 1, NULL);

    g_assert_true (lyd_groups_join (file, &group, (LydId *) (gpointer) ids->data, ids->len, NULL));
  }
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", "groups");
  page = gtk_widget_get_ancestor (lyd_harness_find (GTK_WIDGET (harness->window), "group"), LYD_TYPE_GROUPS_PAGE);
  lyd_directory_page_open (LYD_DIRECTORY_PAGE (page), &group.id);
  WAIT_FOR (lyd_harness_shows (page, "3") && lyd_directory_page_is_idle (LYD_DIRECTORY_PAGE (page)));
  shoot_sizes (harness->window, "window-group-hidden");
  gtk_widget_activate_action (page, "groups.reveal", NULL);
  WAIT_FOR (lyd_harness_shows (page, "Yuki"));
  shoot (harness->window, "window-group", 1093, 614);
  g_free (directors.name);
  g_free (group.name);
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
  shoot_groups (&harness);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.show-section", "s", "events");
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  shoot_audience (&harness);
  shoot_places (&harness);
  lyd_harness_show_event_page (&harness, "registrations");
  shoot_full (&harness);
  shoot_import (&harness);
  shoot_walk_in (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
