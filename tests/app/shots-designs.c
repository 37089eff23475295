#include "lyd-shoot.h"

#include "badges/lyd-badges-page.h"
#include "badges/lyd-design-chooser.h"
#include "badges/lyd-design-dialog.h"

/* shots-designs FOLDER [SUFFIX]: how badges look, and where they lie. */

static GtkWidget *
find (LydHarness *harness,
      const char *id)
{
  return lyd_harness_find (GTK_WIDGET (harness->window), id);
}

static void
print_into_trays (LydHarness *harness,
                  GtkWidget *page)
{
  g_autofree char *path = g_build_filename (harness->dir, "badges.pdf", NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (lyd_harness_find (page, "all")), TRUE);
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (page, "use_trays")), TRUE);
  WAIT_FOR (lyd_badges_page_is_ready (LYD_BADGES_PAGE (page)));
  lyd_badges_page_save_pdf (LYD_BADGES_PAGE (page), path);
  WAIT_FOR (!lyd_badges_page_is_busy (LYD_BADGES_PAGE (page)));
  WAIT_FOR (gtk_widget_get_visible (lyd_harness_find (page, "trays_filled")));
}

static void
shoot_adjusting (GtkWidget *page)
{
  GtkWidget *chooser = lyd_harness_find (page, "design");
  GtkWidget *dialog;

  gtk_widget_activate_action (chooser, "design.adjust", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_DESIGN_DIALOG);
  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  shoot_dialog (GTK_WINDOW (dialog), "badge-design", 520, 560);
  shoot (GTK_WINDOW (dialog), "badge-design-whole", 520, 2100);
  gtk_widget_activate_action (dialog, "design.next", NULL);
  gtk_widget_activate_action (dialog, "design.next", NULL);
  shoot (GTK_WINDOW (dialog), "badge-design-narrow", 360, 560);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  GtkWidget *page;
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_harness_open_event (&harness);
  lyd_harness_show_event_page (&harness, "badges");
  page = find (&harness, "badges");
  WAIT_FOR (lyd_badges_page_is_ready (LYD_BADGES_PAGE (page)));
  WAIT_FOR (lyd_design_chooser_get_design (LYD_DESIGN_CHOOSER (lyd_harness_find (page, "design"))) != NULL);
  shoot (harness.window, "badges-designs", 1100, 1200);
  shoot_adjusting (page);
  print_into_trays (&harness, page);
  WAIT_FOR (lyd_badges_page_is_ready (LYD_BADGES_PAGE (page)));
  shoot (harness.window, "badges-trays", 1100, 1500);
  lyd_harness_stop (&harness);
  return 0;
}
