#include "lyd-harness.h"

#include "camera/lyd-camera-view.h"
#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-window.h"
#include "lyd-admit.h"
#include "lyd-camera-frame.h"
#include "lyd-pages.h"
#include "lyd-plan.h"
#include "lyd-register.h"

/* The camera beside scanner and search: a badge as Lanyard prints it is held up, and somebody is checked in. */

#define EVENT "2027 Partnership Retreat"
#define FILE_NAME "demo.db"

typedef struct {
  LydHarness harness;
  LydId session;
  LydId registration;
  char *code;
  char *path; /* of what the camera sees */
  LydCamera *camera;
  GtkWindow *desk;
} Fixture;

static LydFile *
open_beside (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->harness.dir, FILE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &fixture->harness.context, &error);

  g_assert_no_error (error);
  return file;
}

static void
register_person (Fixture *fixture)
{
  LydRegistrationRequest request = {
    .name = "Maribel Okonkwo-Reyes",
    .organization = "VOICES for Alabama's Children",
    .status = LYD_STATUS_CONFIRMED,
    .beyond = TRUE,
  };
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, EVENT, &error);
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, &event->id, &error);
  g_autoptr (LydRegistrationResult) result = lyd_register (file, &event->id, &request, &error);

  g_assert_no_error (error);
  fixture->session = lyd_plan_pick_session (sessions, fixture->harness.now)->id;
  fixture->registration = result->registration;
  fixture->code = g_strdup (result->code);
}

static void
hold_up (Fixture *fixture,
         const LydLuma *paper)
{
  g_autoptr (LydLuma) frame = lyd_camera_frame_new (paper, 0.55, 0.5, 1.2, -6);

  lyd_camera_frame_save (frame, fixture->path);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autofree char *description = NULL;

  lyd_harness_start (&fixture->harness);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "main"));
  register_person (fixture);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), "Open Desk"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->harness.window), "win.open-today", NULL);
  WAIT_FOR ((fixture->desk = lyd_harness_get_desk (&fixture->harness)) != NULL);
  WAIT_FOR (lyd_desk_window_is_ready (LYD_DESK_WINDOW (fixture->desk)));

  fixture->path = g_build_filename (fixture->harness.dir, "frame.png", NULL);
  description = lyd_camera_frame_describe (fixture->path, "");
  fixture->camera = lyd_camera_new_for_source (description);
  lyd_desk_window_set_camera (LYD_DESK_WINDOW (fixture->desk), fixture->camera);
}

static void
switch_camera (Fixture *fixture,
               gboolean on)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->desk), "desk.camera", NULL);
  g_assert_cmpint (lyd_camera_get_state (fixture->camera) != LYD_CAMERA_OFF, ==, on);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  gpointer camera = fixture->camera;

  g_object_add_weak_pointer (G_OBJECT (camera), &camera);
  g_clear_object (&fixture->camera);
  lyd_harness_stop (&fixture->harness);
  WAIT_FOR (camera == NULL); /* its light is out */
  g_free (fixture->code);
  g_free (fixture->path);
}

static gboolean
has_word (Fixture *fixture,
          const char *word)
{
  LydDeskCard *card = LYD_DESK_CARD (lyd_harness_find (GTK_WIDGET (fixture->desk), "card"));

  return g_strcmp0 (lyd_desk_card_get_word (card), word) == 0;
}

static GPtrArray *
list_scans (Fixture *fixture)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GError) error = NULL;
  GPtrArray *scans = lyd_admit_list_scans (file, &fixture->session, &fixture->registration, TRUE, -1, &error);

  g_assert_no_error (error);
  return scans;
}

static GtkWidget *
find_view (GtkWidget *root)
{
  if (LYD_IS_CAMERA_VIEW (root))
    return gtk_widget_get_mapped (root) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_view (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_badge (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (LydLuma) badge = NULL;
  g_autoptr (GPtrArray) scans = NULL;
  const LydScanLine *line;

  if (!lyd_pages_can_draw ())
    return;
  badge = lyd_camera_frame_draw_badge (&fixture->harness, FILE_NAME, EVENT, &fixture->registration);
  g_assert_null (find_view (GTK_WIDGET (fixture->desk)));
  hold_up (fixture, badge);
  switch_camera (fixture, TRUE);
  WAIT_FOR (has_word (fixture, "Welcome"));
  g_assert_nonnull (find_view (GTK_WIDGET (fixture->desk)));

  scans = list_scans (fixture);
  g_assert_cmpuint (scans->len, ==, 1);
  line = g_ptr_array_index (scans, 0);
  g_assert_cmpint (line->scan->source, ==, LYD_SOURCE_CAMERA);
  g_assert_cmpint (line->scan->verdict, ==, LYD_VERDICT_ADMITTED);

  switch_camera (fixture, FALSE);
  g_assert_null (find_view (GTK_WIDGET (fixture->desk)));
  g_assert_cmpint (lyd_camera_get_state (fixture->camera), ==, LYD_CAMERA_OFF);
}

/* The hand scanner and the camera see the same badge: one scan. */
static void
test_both (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (LydLuma) paper = lyd_camera_frame_draw_code (fixture->code, 6);
  g_autoptr (GPtrArray) scans = NULL;
  int n_codes = 0;

  hold_up (fixture, paper);
  g_signal_connect_swapped (fixture->camera, "code", G_CALLBACK (g_atomic_int_inc), &n_codes);
  switch_camera (fixture, TRUE);
  WAIT_FOR (n_codes > 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->desk), "desk.scan", "s", fixture->code);
  WAIT_FOR (has_word (fixture, "Welcome"));
  scans = list_scans (fixture);
  g_assert_cmpuint (scans->len, ==, 1);
  switch_camera (fixture, FALSE);
}

/* A camera that fails is said in its place; scanner and search go on. */
static void
test_trouble (Fixture *fixture,
              gconstpointer data)
{
  switch_camera (fixture, TRUE); /* nothing to see: there is no such file */
  WAIT_FOR (lyd_camera_get_state (fixture->camera) == LYD_CAMERA_NONE);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (fixture->desk), "No camera"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->desk), "desk.scan", "s", fixture->code);
  WAIT_FOR (has_word (fixture, "Welcome"));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (fixture->desk), "No camera"));
  switch_camera (fixture, FALSE);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/desk-camera/badge", Fixture, NULL, set_up, test_badge, tear_down);
  g_test_add ("/desk-camera/both", Fixture, NULL, set_up, test_both, tear_down);
  g_test_add ("/desk-camera/trouble", Fixture, NULL, set_up, test_trouble, tear_down);
  return g_test_run ();
}
