#include "lyd-shoot.h"

#include "lyd-admit.h"
#include "lyd-desk-copy.h"
#include "lyd-directory-edit.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "second-desk/lyd-desk-bar.h"
#include "second-desk/lyd-desks-window.h"

#include <glib/gi18n.h>

/* shots-second-desk FOLDER [SUFFIX]: desks without a network. */

static const char *const names[] = { "Maribel Okonkwo-Reyes", "Ana Wu", "Devon Tsosie" };

typedef struct {
  LydHarness harness;
  LydId event;
  char *demo;
  char *second;
  char *third;
  char *codes[G_N_ELEMENTS (names)];
  LydId people[G_N_ELEMENTS (names)];
} Scene;

static LydFile *
open_as (Scene *scene,
         const char *path,
         const char *station)
{
  LydContext context = scene->harness.context;

  context.station = station;
  return lyd_file_open (path, 0, &context, NULL);
}

static void
register_people (Scene *scene)
{
  g_autoptr (LydFile) file = open_as (scene, scene->demo, "Desk 1");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    LydRegistrationRequest request = { .name = names[i], .organization = "VOICES for Alabama’s Children (demo)" };
    g_autoptr (LydRegistrationResult) result = lyd_register (file, &scene->event, &request, NULL);

    scene->codes[i] = g_strdup (result->code);
    scene->people[i] = result->person;
  }
}

static void
let_in (Scene *scene,
        LydFile *file,
        int who)
{
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, &scene->event, NULL);
  LydAttempt attempt = { .text = scene->codes[who],
                         .session = ((LydSession *) g_ptr_array_index (sessions, 0))->id };
  g_autoptr (LydAdmissionResult) result = lyd_admit (file, &attempt, NULL);

  g_assert_nonnull (result);
}

static void
set_phone (Scene *scene,
           LydFile *file,
           int who,
           const char *phone)
{
  g_autoptr (LydPerson) person = lyd_directory_find_person (file, &scene->people[who], NULL);

  person->phone = g_strdup (phone);
  lyd_directory_save_person (file, person, "VOICES for Alabama’s Children (demo)", NULL);
}

/* What two desks did that did not see each other. */
static void
work_apart (Scene *scene)
{
  g_autoptr (LydFile) here = open_as (scene, scene->demo, "Desk 1");
  g_autoptr (LydDeskCopy) second =
    lyd_desk_copy_write (here, &scene->event, _ ("Desk 2"), scene->second, NULL, NULL);
  g_autoptr (LydDeskCopy) third = lyd_desk_copy_write (here, &scene->event, _ ("Desk 3"), scene->third, NULL, NULL);
  g_autoptr (LydFile) there = open_as (scene, scene->second, _ ("Desk 2"));
  LydRegistrationRequest newcomer = { .name = "Imani Castellanos", .origin = LYD_ORIGIN_WALK_IN };
  g_autoptr (LydRegistrationResult) result = lyd_register (there, &scene->event, &newcomer, NULL);

  g_assert_nonnull (second);
  g_assert_nonnull (third);
  for (int i = 0; i < 2; i++) {
    let_in (scene, here, i);
    let_in (scene, there, i);
  }
  let_in (scene, there, 2);
  set_phone (scene, here, 1, "202 555 0100");
  set_phone (scene, there, 1, "202 555 0117");
  set_phone (scene, there, 2, "202 555 0119");
}

static void
shoot_window (LydDesksWindow *window,
              const char *name)
{
  GtkWidget *scroller = lyd_harness_find (GTK_WIDGET (window), "scroller");
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_autofree char *below = g_strconcat (name, "-below", NULL);

  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  shoot_dialog (GTK_WINDOW (window), name, 600, 560);
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
  shoot_dialog (GTK_WINDOW (window), below, 600, 560);
  gtk_adjustment_set_value (down, 0);
}

static void
shoot_desks (Scene *scene)
{
  LydDesksWindow *window;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (scene->harness.window), "event_stack"), "event.copy-desk",
                              NULL);
  window = lyd_harness_find_window (LYD_TYPE_DESKS_WINDOW);
  WAIT_FOR (lyd_desks_window_is_idle (window));
  shoot_window (window, "desks-none");
  gtk_window_destroy (GTK_WINDOW (window));

  work_apart (scene);
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (scene->harness.window), "event_stack"), "event.copy-desk",
                              NULL);
  window = lyd_harness_find_window (LYD_TYPE_DESKS_WINDOW);
  WAIT_FOR (lyd_desks_window_is_idle (window));
  shoot_window (window, "desks-out");
  gtk_widget_activate_action (GTK_WIDGET (window), "desks.bring-back-file", "s", scene->second);
  WAIT_FOR (lyd_desks_window_is_idle (window));
  shoot_window (window, "desks-back");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
shoot_desk (Scene *scene,
            const char *name)
{
  g_autofree char *narrow = g_strconcat (name, "-narrow", NULL);
  GtkWindow *desk;

  gtk_widget_activate_action (GTK_WIDGET (scene->harness.window), "win.open-today", NULL);
  desk = lyd_harness_get_desk (&scene->harness);
  WAIT_FOR (gtk_widget_get_visible (lyd_harness_find (GTK_WIDGET (desk), "unseen")));
  shoot (desk, name, 1093, 614);
  shoot (desk, narrow, 360, 640);
  gtk_window_destroy (desk);
}

static void
shoot_copy (Scene *scene)
{
  GtkWidget *bar = lyd_harness_find (GTK_WIDGET (scene->harness.window), "desk_bar");

  g_action_group_activate_action (G_ACTION_GROUP (scene->harness.application), "open-desk-copy-file",
                                  g_variant_new_string (scene->third));
  WAIT_FOR (lyd_desk_bar_is_shown (LYD_DESK_BAR (bar)));
  WAIT_FOR (lyd_harness_is_page (scene->harness.window, "pages", "main"));
  shoot_sizes (scene->harness.window, "desk-copy");
}

int
main (int argc,
      char *argv[])
{
  Scene scene = { 0 };
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  lyd_harness_start (&scene.harness);
  WAIT_FOR (lyd_harness_is_page (scene.harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (scene.harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (scene.harness.window, "pages", "main"));
  scene.demo = g_build_filename (scene.harness.dir, "demo.db", NULL);
  scene.second = g_build_filename (scene.harness.dir, "2027 Partnership Retreat - 2.db", NULL);
  scene.third = g_build_filename (scene.harness.dir, "2027 Partnership Retreat - 3.db", NULL);
  scene.event = lyd_harness_find_in_demo (&scene.harness, "2027 Partnership Retreat");
  register_people (&scene);
  lyd_harness_open_event (&scene.harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (scene.harness.window), _ ("What needs you")));
  shoot_desks (&scene);
  shoot_desk (&scene, "desk-unseen");
  shoot_copy (&scene);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (scene.codes[i]);
  g_free (scene.demo);
  g_free (scene.second);
  g_free (scene.third);
  lyd_harness_stop (&scene.harness);
  return 0;
}
