#include "lyd-shoot.h"

#include "reports/lyd-chart-card.h"
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
shoot_reach (LydHarness *harness)
{
  LydReportsPage *page = show_tab (harness, "reach");
  GtkWidget *view = GTK_WIDGET (lyd_reports_page_get_view (page));

  shoot_sizes (harness->window, "window-reports-reach");
  shoot (harness->window, "window-reports-reach-whole", 1200, 1180);
  g_object_set (lyd_harness_find (view, "reach_months"), "table", TRUE, NULL);
  g_object_set (lyd_harness_find (view, "reach_states"), "table", TRUE, NULL);
  shoot (harness->window, "window-reports-reach-tables", 1200, 760);
  g_object_set (lyd_harness_find (view, "reach_months"), "table", FALSE, NULL);
  g_object_set (lyd_harness_find (view, "reach_states"), "table", FALSE, NULL);
  shoot (harness->window, "window-reports-reach-narrow-whole", 360, 1180);
  gtk_widget_activate_action (view, "reach.show-rows", "s", "people");
  WAIT_FOR (lyd_reports_page_is_idle (page));
  shoot_sizes (harness->window, "window-reports-rows");
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
