#include "lyd-desk-states.h"
#include "lyd-shoot.h"

#include <glib/gi18n.h>

/* shots-desk FOLDER [SUFFIX]: every state of the desk, on a laptop, a small one and the narrowest screen. */

#define N_ARRIVED 118

int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  LydDeskBadges badges = { 0 };
  int status = shoot_init (argc, argv);
  GtkWindow *desk;

  if (status != 0)
    return status;
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_desk_let_in (&harness, N_ARRIVED);
  lyd_desk_badges_make (&harness, &badges);
  WAIT_FOR (lyd_harness_find_button (GTK_WIDGET (harness.window), _ ("Open _Desk")) != NULL);
  desk = lyd_desk_open (&harness);
  for (const LydDeskScene *scene = lyd_desk_scenes; scene->name != NULL; scene++) {
    g_autofree char *name = g_strconcat ("desk-", scene->name, NULL);
    g_autofree char *small = g_strconcat (name, "-1093x614", NULL);
    g_autofree char *narrow = g_strconcat (name, "-narrow", NULL);

    scene->show (&harness, desk, &badges);
    shoot (desk, name, 1366, 768);
    shoot (desk, small, 1093, 614);
    shoot (desk, narrow, 360, 640);
  }
  gtk_window_destroy (desk);
  lyd_desk_badges_clear (&badges);
  lyd_harness_stop (&harness);
  return 0;
}
