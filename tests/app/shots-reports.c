#include "lyd-shoot.h"

#include "reports/lyd-chart-card.h"
#include "reports/lyd-export-report-dialog.h"
#include "reports/lyd-frozen-group.h"
#include "reports/lyd-reports-page.h"

/* shots-reports FOLDER [SUFFIX]: the tabs of Reports, with their pictures and with the tables behind them. */

static LydReportsPage *
show_tab (LydHarness *harness,
          const char *name)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", "reports");
  page = gtk_stack_get_child_by_name (GTK_STACK (lyd_harness_find (GTK_WIDGET (harness->window), "content")),
                                      "reports");
  lyd_reports_page_show (LYD_REPORTS_PAGE (page), name);
  WAIT_FOR (lyd_reports_page_is_idle (LYD_REPORTS_PAGE (page)));
  return LYD_REPORTS_PAGE (page);
}

static void
shoot_series (LydHarness *harness)
{
  LydReportsPage *page = show_tab (harness, "series");
  GtkWidget *card = lyd_harness_find (GTK_WIDGET (page), "trend_card");

  shoot_sizes (harness->window, "window-reports-series");
  shoot (harness->window, "window-reports-series-whole", 1200, 1180);
  g_object_set (card, "table", TRUE, NULL);
  shoot (harness->window, "window-reports-series-table", 1200, 760);
  g_object_set (card, "table", FALSE, NULL);
}

static void
shoot_pulse (LydHarness *harness)
{
  LydReportsPage *page = show_tab (harness, "pulse");
  GtkWidget *view = GTK_WIDGET (lyd_reports_page_get_view (page));

  shoot_sizes (harness->window, "window-reports-pulse");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (lyd_harness_find (view, "follow_people")), TRUE);
  WAIT_FOR (lyd_reports_page_is_idle (page));
  shoot (harness->window, "window-reports-pulse-people", 1200, 760);
}

static void
scroll_down (GtkWidget *view)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (view)));

  gtk_window_set_default_size (GTK_WINDOW (gtk_widget_get_root (view)), 1200, 760);
  lyd_harness_settle (GTK_WIDGET (gtk_widget_get_root (view)), 1200, 760);
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
}

static void
shoot_reach (LydHarness *harness)
{
  LydReportsPage *page = show_tab (harness, "reach");
  GtkWidget *dialog;
  int dpi;
  GtkWidget *view = GTK_WIDGET (lyd_reports_page_get_view (page));

  shoot_sizes (harness->window, "window-reports-reach");
  shoot (harness->window, "window-reports-reach-whole", 1200, 1180);
  g_object_set (lyd_harness_find (view, "reach_months"), "table", TRUE, NULL);
  g_object_set (lyd_harness_find (view, "reach_states"), "table", TRUE, NULL);
  shoot (harness->window, "window-reports-reach-tables", 1200, 760);
  g_object_set (lyd_harness_find (view, "reach_months"), "table", FALSE, NULL);
  g_object_set (lyd_harness_find (view, "reach_states"), "table", FALSE, NULL);
  shoot (harness->window, "window-reports-reach-narrow-whole", 360, 1180);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 4 / 3, NULL);
  shoot (harness->window, "window-reports-reach-large-text", 1093, 614);
  shoot (harness->window, "window-reports-reach-large-text-narrow", 360, 1180);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  gtk_widget_activate_action (view, "reach.show-rows", "s", "people");
  WAIT_FOR (lyd_reports_page_is_idle (page));
  shoot_sizes (harness->window, "window-reports-rows");
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.back", NULL);
  lyd_frozen_group_freeze (LYD_FROZEN_GROUP (lyd_harness_find (view, "reach_frozen")), "Annual report 2027");
  WAIT_FOR (lyd_reports_page_is_idle (page));
  gtk_widget_activate (lyd_harness_find_row (lyd_harness_find (view, "reach_frozen"), "Annual report 2027"));
  WAIT_FOR (lyd_reports_page_is_idle (page));
  shoot_sizes (harness->window, "window-reports-frozen");
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.back", NULL);
  scroll_down (view);
  shoot_sizes (harness->window, "window-reports-reach-foot");
  gtk_widget_activate_action (view, "reports.export", NULL);
  WAIT_FOR ((dialog = lyd_harness_find_window (LYD_TYPE_EXPORT_REPORT_DIALOG)) != NULL);
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  shoot_dialog (GTK_WINDOW (dialog), "reports-export", 480, 300);
  gtk_window_destroy (GTK_WINDOW (dialog));
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
  shoot_reach (&harness);
  shoot_pulse (&harness);
  shoot_series (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
