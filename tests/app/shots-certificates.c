#include "lyd-shoot.h"

#include "certificates/lyd-certificates-window.h"
#include "reports/lyd-reports-page.h"

#include <glib/gi18n.h>

/* shots-certificates FOLDER [SUFFIX]: past events with what is due, and the window in which it is made. */

static void
shoot_tab (LydHarness *harness)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.show-section", "s", "reports");
  page = gtk_stack_get_child_by_name (GTK_STACK (lyd_harness_find (GTK_WIDGET (harness->window), "content")),
                                      "reports");
  lyd_reports_page_show (LYD_REPORTS_PAGE (page), "certificates");
  WAIT_FOR (lyd_reports_page_is_idle (LYD_REPORTS_PAGE (page)));
  shoot_sizes (harness->window, "window-reports-certificates");
}

static void
shoot_window (LydHarness *harness)
{
  LydId retreat = lyd_harness_find_in_demo (harness, "2027 Partnership Retreat");
  LydCertificatesWindow *window;
  int dpi;

  lyd_window_open_event (LYD_WINDOW (harness->window), &retreat);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), _ ("What needs you")));
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.certificates",
                              "s", "");
  window = lyd_harness_find_window (LYD_TYPE_CERTIFICATES_WINDOW);
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (window), "sponsor")),
                         "Partnership for America’s Children");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (window), "signer")), "Odalys Brandt");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (window), "signer_title")), "Network Director");
  gtk_widget_activate_action (GTK_WIDGET (window), "certificates.next", NULL);
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  shoot (GTK_WINDOW (window), "dialog-certificates", 1060, 560);
  shoot (GTK_WINDOW (window), "dialog-certificates-narrow", 360, 640);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 2, NULL);
  shoot (GTK_WINDOW (window), "dialog-certificates-large", 1366, 560);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
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
  shoot_tab (&harness);
  shoot_window (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
