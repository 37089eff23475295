#include "lyd-desk-states.h"
#include "lyd-shoot.h"

#include <glib/gi18n.h>

/* Eyes that look from a badge to the desk and back find everything where it was: no result moves anything. */

typedef struct {
  LydHarness harness;
  LydDeskBadges badges;
  GtkWindow *desk;
} Fixture;

static const struct {
  int width, height;
} sizes[] = { { 1366, 768 }, { 1093, 614 } };

/* What stays where it is, by name; inside the card except for the last. */
static const char *const parts[] = { "band", "icon", "word", "name", "spoken",
                                     "organization", "strip", "next_icon", "side" };

static void
painted_cb (gpointer data)
{
  (*(int *) data)++;
}

/* Lets a few frames pass: styles and sizes follow each other. */
static void
let_settle (GtkWidget *window)
{
  int n = 0;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &n);

  while (n < 6) {
    gtk_widget_queue_draw (window);
    g_main_context_iteration (NULL, TRUE);
  }
  g_signal_handler_disconnect (clock, handler);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  lyd_harness_start (&fixture->harness);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "main"));
  lyd_desk_badges_make (&fixture->harness, &fixture->badges);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), _ ("Open Desk")));
  fixture->desk = lyd_desk_open (&fixture->harness);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  gtk_window_destroy (fixture->desk);
  lyd_harness_stop (&fixture->harness);
  lyd_desk_badges_clear (&fixture->badges);
}

/* The top of each part in the window of that size, in pixels from the entry's; -1: it is not shown. */
static void
measure (Fixture *fixture,
         int width,
         int height,
         int *tops)
{
  GtkWidget *entry = lyd_harness_find (GTK_WIDGET (fixture->desk), "entry");
  GtkWidget *card = lyd_harness_find (GTK_WIDGET (fixture->desk), "card");

  gtk_window_set_default_size (fixture->desk, width, height);
  let_settle (GTK_WIDGET (fixture->desk));
  if (!lyd_harness_settle (GTK_WIDGET (fixture->desk), width, height)) {
    /* Folding makes room that the first request could not know of. */
    gtk_window_set_default_size (fixture->desk, width, height + 1);
    let_settle (GTK_WIDGET (fixture->desk));
    gtk_window_set_default_size (fixture->desk, width, height);
    g_assert_true (lyd_harness_settle (GTK_WIDGET (fixture->desk), width, height));
  }
  let_settle (GTK_WIDGET (fixture->desk));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    GtkWidget *part = lyd_harness_find (i + 1 < G_N_ELEMENTS (parts) ? card : GTK_WIDGET (fixture->desk), parts[i]);
    double x, y;

    g_assert_nonnull (part);
    tops[i] = -1;
    if (gtk_widget_get_mapped (part) && gtk_widget_translate_coordinates (part, entry, 0, 0, &x, &y))
      tops[i] = (int) y;
  }
}

static void
test_nothing_moves (Fixture *fixture,
                    gconstpointer data)
{
  int first[G_N_ELEMENTS (sizes)][G_N_ELEMENTS (parts)];
  int tops[G_N_ELEMENTS (parts)];

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
      first[i][j] = -1;
  for (const LydDeskScene *scene = lyd_desk_scenes; scene->name != NULL; scene++) {
    scene->show (&fixture->harness, fixture->desk, &fixture->badges);
    for (gsize i = 0; scene->card && i < G_N_ELEMENTS (sizes); i++) {
      measure (fixture, sizes[i].width, sizes[i].height, tops);
      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++) {
        if (first[i][j] < 0)
          first[i][j] = tops[j];
        if (tops[j] >= 0 && tops[j] != first[i][j])
          g_test_message ("%s: %s is at %d, not %d, at %d x %d", scene->name, parts[j], tops[j], first[i][j],
                          sizes[i].width, sizes[i].height);
        if (tops[j] >= 0 && tops[j] != first[i][j])
          g_test_fail ();
      }
    }
  }
}

/* At the door somebody may have nothing but a phone: every state fits. */
static void
test_narrow (Fixture *fixture,
             gconstpointer data)
{
  for (const LydDeskScene *scene = lyd_desk_scenes; scene->name != NULL; scene++) {
    int least = 0;

    scene->show (&fixture->harness, fixture->desk, &fixture->badges);
    for (int i = 0; i < 3; i++) { /* the modes fold, then the side, then what is left */
      gtk_window_set_default_size (fixture->desk, 360, 640 + i % 2);
      let_settle (GTK_WIDGET (fixture->desk));
    }
    gtk_widget_measure (GTK_WIDGET (fixture->desk), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    if (least > 360) {
      g_test_message ("%s asks for a width of %d", scene->name, least);
      g_test_fail ();
    }
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  shoot_drop_borders ();

  g_test_add ("/desk-layout/nothing-moves", Fixture, NULL, set_up, test_nothing_moves, tear_down);
  g_test_add ("/desk-layout/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  return g_test_run ();
}
