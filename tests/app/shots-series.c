#include "lyd-shoot.h"

#include "events/lyd-new-event.h"
#include "events/lyd-repeat-dates.h"
#include "events/lyd-scope-dialog.h"
#include "lyd-preferences.h"
#include "lyd-series.h"
#include "programs/lyd-programs-page.h"
#include "series/lyd-series-section.h"

#include <glib/gi18n.h>

/* shots-series FOLDER [SUFFIX]: planning what repeats, the list of series, one of them, who came when. */

static void
scroll_to (GtkWidget *root,
           double part)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_SCROLLED_WINDOW (child)) {
      GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (child));

      gtk_adjustment_set_value (down, part * gtk_adjustment_get_upper (down));
    }
    scroll_to (child, part);
  }
}

static void
shoot_plan (LydHarness *harness)
{
  GtkWidget *dialog, *dates;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.new-series", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_NEW_EVENT) != NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_NEW_EVENT);
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "title_row")), "Monthly Peer Exchange");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (lyd_harness_find (dialog, "starts"), "day")), "2027-10-28");
  dates = lyd_harness_find (dialog, "repeat_dates");
  WAIT_FOR (lyd_repeat_dates_is_idle (LYD_REPEAT_DATES (dates)));
  scroll_to (dialog, .25);
  shoot_dialog (GTK_WINDOW (dialog), "series-plan", 560, 560);
  gtk_widget_activate_action (lyd_harness_find_row (dates, "25"), "date.move", "s", "2027-11-18");
  WAIT_FOR (lyd_repeat_dates_is_idle (LYD_REPEAT_DATES (dates)));
  scroll_to (dialog, .4);
  shoot_dialog (GTK_WINDOW (dialog), "series-dates", 560, 560);
  scroll_to (dialog, 1);
  shoot_dialog (GTK_WINDOW (dialog), "series-more", 560, 560);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The scope dialog, over the next date of a series that has some behind it. */
static void
shoot_scope (LydHarness *harness)
{
  static const struct {
    LydScopeAct act;
    const char *name;
  } acts[] = { { LYD_SCOPE_CANCEL, "series-cancel" }, { LYD_SCOPE_DELETE, "series-delete" } };
  LydStore *store = lyd_window_get_store (LYD_WINDOW (harness->window));
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &harness->context, NULL);
  g_autoptr (LydSeriesLine) line = lyd_series_find (file, "Partnership Peer Exchange", NULL);
  g_autoptr (GPtrArray) events = lyd_series_list_events (file, &line->series->id, NULL);
  const LydSeriesEvent *next = g_ptr_array_index (events, (guint) line->n_over);

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++) {
    LydScopeDialog *dialog = lyd_scope_dialog_new (harness->window, store, next->event, acts[i].act, NULL);

    gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
    gtk_window_present (GTK_WINDOW (dialog));
    WAIT_FOR (lyd_scope_dialog_is_ready (dialog));
    shoot_dialog (GTK_WINDOW (dialog), acts[i].name, 480, 380);
    gtk_window_destroy (GTK_WINDOW (dialog));
  }
}

/* Choosing several events, and what is reported under. */
static void
shoot_labels (LydHarness *harness)
{
  GtkWidget *page, *window;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", "events");
  page = lyd_harness_find (GTK_WIDGET (harness->window), "events");
  gtk_widget_activate_action (lyd_harness_find (page, "groups"), "events.choose", NULL);
  for (GtkWidget *list = gtk_widget_get_first_child (lyd_harness_find (page, "groups")); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    if (GTK_IS_LIST_BOX (list))
      gtk_widget_activate (gtk_widget_get_first_child (list));
  shoot_sizes (harness->window, "window-events-chosen");
  gtk_widget_activate_action (lyd_harness_find (page, "groups"), "events.choose", NULL);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.preferences", NULL);
  window = lyd_harness_find_window (LYD_TYPE_PREFERENCES);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  WAIT_FOR (lyd_programs_page_is_idle (LYD_PROGRAMS_PAGE (lyd_harness_find (window, "programs_page"))));
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (window),
                                           ADW_PREFERENCES_PAGE (lyd_harness_find (window, "programs_page")));
  shoot_dialog (GTK_WINDOW (window), "preferences-reporting", 640, 560);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
show_series (LydHarness *harness)
{
  GtkWidget *section;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", "series");
  WAIT_FOR (lyd_harness_is_page (harness->window, "content", "series"));
  section = gtk_stack_get_child_by_name (GTK_STACK (lyd_harness_find (GTK_WIDGET (harness->window), "content")),
                                         "series");
  WAIT_FOR (lyd_series_section_is_idle (LYD_SERIES_SECTION (section)));
  return section;
}

static void
shoot_pages (LydHarness *harness)
{
  static const char *const pages[] = { "dates", "standing", "attendance" };
  GtkWidget *section = show_series (harness);
  GtkWidget *stack = lyd_harness_find (section, "series_stack");
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &harness->context, NULL);
  g_autoptr (GPtrArray) list = lyd_series_list (file, NULL);
  LydId longest = lyd_id_none;
  int most = 0;

  shoot_sizes (harness->window, "window-series-list");
  for (guint i = 0; i < list->len; i++) {
    const LydSeriesLine *line = g_ptr_array_index (list, i);

    if (line->n_over > most && !line->sensitive) {
      most = line->n_over;
      longest = line->series->id;
    }
  }
  lyd_series_section_open (LYD_SERIES_SECTION (section), &longest);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *name = g_strconcat ("window-series-", pages[i], NULL);

    gtk_widget_activate_action (stack, "series.show", "s", pages[i]);
    WAIT_FOR (lyd_series_section_is_idle (LYD_SERIES_SECTION (section)));
    shoot_sizes (harness->window, name);
  }
  gtk_widget_activate_action (lyd_harness_find (section, "attendance_stack"), "attendance.by", "s", "organizations");
  WAIT_FOR (lyd_series_section_is_idle (LYD_SERIES_SECTION (section)));
  shoot (harness->window, "window-series-organizations", 1200, 760);
}

int
main (int argc,
      char *argv[])
{
  LydHarness harness;
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  adw_init ();
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  shoot_scope (&harness);
  shoot_labels (&harness);
  shoot_plan (&harness);
  shoot_pages (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
