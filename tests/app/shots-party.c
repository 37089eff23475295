#include "lyd-shoot.h"

#include "registrations/lyd-party-window.h"
#include "registrations/lyd-registrations-page.h"

#include <glib/gi18n.h>

/* shots-party FOLDER [SUFFIX]: registering several people, from where they come and as they are found. */

static void
go_to (LydPartyWindow *window,
       const char *source)
{
  gtk_stack_set_visible_child_name (GTK_STACK (lyd_harness_find (GTK_WIDGET (window), "sources")), source);
}

static void
shoot_party (LydHarness *harness)
{
  GtkWidget *page = lyd_harness_find (GTK_WIDGET (harness->window), "registrations");
  LydPartyWindow *window;
  GtkTextView *view;

  gtk_widget_activate_action (page, "registrations.register-several", NULL);
  window = lyd_harness_find_window (LYD_TYPE_PARTY_WINDOW);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  WAIT_FOR (lyd_party_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "party-organization", 600, 560);
  go_to (window, "event");
  shoot_dialog (GTK_WINDOW (window), "party-event", 600, 560);
  go_to (window, "text");
  view = GTK_TEXT_VIEW (lyd_harness_find (GTK_WIDGET (window), "text"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view),
                            "Maribel Okonkwo-Reyes\nZoe Newcomer <zoe@example.org>\nYuri Newcomer, Child Advocates\n"
                            "nobody@\nZoe Newcomer <zoe@example.org>",
                            -1);
  shoot_dialog (GTK_WINDOW (window), "party-list", 600, 560);
  gtk_widget_activate_action (GTK_WIDGET (window), "list.next", NULL);
  WAIT_FOR (lyd_harness_is_page (window, "stack", "people") && lyd_party_window_is_idle (window));
  shoot_dialog (GTK_WINDOW (window), "party-people", 600, 560);
  gtk_window_destroy (GTK_WINDOW (window));
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
  lyd_harness_show_event_page (&harness, "registrations");
  shoot_party (&harness);
  lyd_harness_stop (&harness);
  return 0;
}
