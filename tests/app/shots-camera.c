#include "lyd-camera-frame.h"
#include "lyd-desk-states.h"
#include "lyd-shoot.h"

#include "camera/lyd-camera-view.h"
#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-window.h"
#include "lyd-kiosk-stage.h"
#include "lyd-pages.h"
#include "lyd-plan.h"
#include "lyd-roster.h"

#include <glib/gi18n.h>
#include <gst/gst.h>

/* shots-camera FOLDER [SUFFIX]: film strips, numbered, of a badge being held up to the camera of a desk and of a kiosk
 * until "Welcome"; and what is said of a camera that fails. */

#define EVENT "2027 Partnership Retreat"
#define FILE_NAME "demo.db"
#define N_ARRIVED 118
/* So many pictures later the newest one is surely on the screen. */
#define N_PICTURES 12

/* Where the badge is held, of the camera's picture; its size and how it is turned. */
static const struct {
  double x, y, scale, degrees;
  int n_blurs; /* it is being moved */
  gboolean read;
} steps[] = {
  { 1.30, 1.50, 1.0, 0, 0, FALSE },    /* nobody */
  { 0.96, 1.02, 0.8, -32, 4, FALSE },  /* comes into view */
  { 0.72, 0.80, 1.0, -20, 12, FALSE }, /* is moved */
  { 0.56, 0.54, 1.25, -7, 0, TRUE },   /* is held still */
  { 0.30, 0.90, 1.0, 20, 12, FALSE },  /* is taken away: the card stays */
};

typedef struct {
  LydHarness harness;
  GtkWindow *desk;
  LydKioskStage stage;
  LydCamera *camera;
  char *path;
  int n_pictures;
  int n_codes;
} Film;

static void
save_step (Film *film,
           const LydLuma *badge,
           gsize i)
{
  g_autoptr (LydLuma) frame =
    lyd_camera_frame_new (badge, steps[i].x, steps[i].y, steps[i].scale, steps[i].degrees);

  for (int n = 0; n < steps[i].n_blurs; n++) {
    LydLuma *smooth = lyd_luma_smooth (frame);

    lyd_luma_free (frame);
    frame = smooth;
  }
  lyd_camera_frame_save (frame, film->path);
}

static void
shoot_step (Film *film,
            GtkWindow *window,
            const char *place,
            gsize i)
{
  g_autofree char *name = g_strdup_printf ("film-%s-%zu", place, i + 1);
  int shown = film->n_pictures;

  WAIT_FOR (film->n_pictures >= shown + N_PICTURES);
  shoot (window, name, 1366, 768);
}

/* Somebody of the retreat who has not come yet. */
static LydId
pick_person (Film *film)
{
  g_autofree char *path = g_build_filename (film->harness.dir, FILE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &film->harness.context, &error);
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, EVENT, &error);
  g_autoptr (GPtrArray) found = lyd_roster_search (file, &event->id, NULL, "maribel", 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return ((LydRosterRow *) g_ptr_array_index (found, 0))->registration;
}

/* The picture at `path`, again and again, so that another one may take its place. */
static char *
describe_film (const char *path)
{
  return g_strdup_printf ("multifilesrc location=\"%s\" loop=true caps=\"image/png,framerate=(fraction)10/1\" "
                          "! pngdec ! videoconvert ! identity sync=true",
                          path);
}

static gboolean
is_welcome (Film *film)
{
  LydDeskCard *card = LYD_DESK_CARD (lyd_harness_find (GTK_WIDGET (film->desk), "card"));

  return g_strcmp0 (lyd_desk_card_get_word (card), _ ("Welcome")) == 0;
}

/* A camera that sees the first step. */
static void
make_camera (Film *film,
             const LydLuma *badge)
{
  g_autofree char *description = describe_film (film->path);

  save_step (film, badge, 0);
  film->n_codes = 0;
  g_clear_object (&film->camera);
  film->camera = lyd_camera_new_for_source (description);
  g_signal_connect_swapped (film->camera, "code", G_CALLBACK (g_atomic_int_inc), &film->n_codes);
  g_signal_connect_swapped (lyd_camera_get_picture (film->camera), "invalidate-contents", G_CALLBACK (g_atomic_int_inc),
                            &film->n_pictures);
}

/* The same at a kiosk. */
static void
shoot_kiosk (Film *film)
{
  LydKioskStage *stage = &film->stage;
  g_autoptr (LydLuma) badge = NULL;
  g_autofree char *file = NULL;

  lyd_kiosk_stage_prepare (stage);
  file = g_path_get_basename (stage->harness.path);
  badge = lyd_camera_frame_draw_badge (&stage->harness, file, EVENT, &stage->registrations[LYD_STAGE_MARIBEL]);
  lyd_kiosk_stage_open (stage);
  lyd_kiosk_window_set_density (stage->kiosk, 1366 / 277.0); /* a screen of 12.5 inches */
  make_camera (film, badge);
  lyd_kiosk_window_set_camera (stage->kiosk, film->camera);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    save_step (film, badge, i);
    if (steps[i].read)
      WAIT_FOR (lyd_kiosk_stage_is (stage, LYD_KIOSK_DONE));
    shoot_step (film, GTK_WINDOW (stage->kiosk), "kiosk", i);
  }
  g_assert_cmpint (film->n_codes, ==, 1);
  lyd_kiosk_stage_close (stage);
}

static void
shoot_desk (Film *film)
{
  LydId person = pick_person (film);
  g_autoptr (LydLuma) badge = lyd_camera_frame_draw_badge (&film->harness, FILE_NAME, EVENT, &person);

  make_camera (film, badge);
  lyd_desk_window_set_camera (LYD_DESK_WINDOW (film->desk), film->camera);
  gtk_widget_activate_action (GTK_WIDGET (film->desk), "desk.camera", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    save_step (film, badge, i);
    if (steps[i].read)
      WAIT_FOR (is_welcome (film));
    shoot_step (film, film->desk, "desk", i);
    g_assert_cmpint (film->n_codes, ==, is_welcome (film) ? 1 : 0);
  }
  shoot (film->desk, "desk-camera-1093x614", 1093, 614);
  shoot (film->desk, "desk-camera-narrow", 360, 640);
  gtk_widget_activate_action (GTK_WIDGET (film->desk), "desk.camera", NULL);
}

/* A view for each state, as wide as the desk's. */
static void
shoot_faults (void)
{
  static const struct {
    LydCameraState state;
    const char *source;
  } faults[] = {
    { LYD_CAMERA_NONE, "v4l2src device=/dev/lanyard-none" },
    { LYD_CAMERA_BROKEN, "lanyard-unknown-element" },
    { LYD_CAMERA_UNPLUGGED, "videotestsrc is-live=true num-buffers=3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (LydCamera) camera = lyd_camera_new_for_source (faults[i].source);
    g_autofree char *name = g_strdup_printf ("camera-fault-%zu", i + 1);
    GtkWidget *view = lyd_camera_view_new (camera);
    GtkWindow *window = GTK_WINDOW (gtk_window_new ());

    gtk_window_set_titlebar (window, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
    gtk_window_set_child (window, view);
    gtk_window_present (window);
    lyd_camera_start (camera);
    WAIT_FOR (lyd_camera_get_state (camera) == faults[i].state);
    shoot (window, name, 330, 186);
    lyd_camera_stop (camera);
    gtk_window_destroy (window);
  }
}

int
main (int argc,
      char *argv[])
{
  Film film = { 0 };
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  lyd_harness_start (&film.harness);
  WAIT_FOR (lyd_harness_is_page (film.harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (film.harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (film.harness.window, "pages", "main"));
  lyd_desk_let_in (&film.harness, N_ARRIVED);
  WAIT_FOR (lyd_harness_find_button (GTK_WIDGET (film.harness.window), _ ("Open _Desk")) != NULL);
  film.desk = lyd_desk_open (&film.harness);
  film.path = g_build_filename (film.harness.dir, "frame.png", NULL);
  shoot_desk (&film);
  shoot_faults ();
  gtk_window_destroy (film.desk);
  lyd_harness_stop (&film.harness);
  g_free (film.path);
  film.path = g_build_filename (g_get_user_runtime_dir (), "frame.png", NULL);
  shoot_kiosk (&film);
  g_clear_object (&film.camera);
  g_free (film.path);
  return 0;
}
