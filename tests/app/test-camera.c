#include "lyd-harness.h"

#include "camera/lyd-camera-picture.h"
#include "camera/lyd-camera-view.h"
#include "lyd-camera-frame.h"

#include <glib/gstdio.h>
#include <gst/gst.h>

/* Real pipelines of GStreamer; only the pictures come from files instead of a lens. */

#define CODE "LNDBCDFGHJKLNPRSTVXBCDFGHJKLN"

typedef struct {
  char *dir;
  char *path; /* of the picture that the camera sees */
  LydCamera *camera;
  GPtrArray *codes; /* char *: what it has read */
} Fixture;

static void
code_cb (LydCamera *camera,
         const char *text,
         gpointer data)
{
  g_ptr_array_add (((Fixture *) data)->codes, g_strdup (text));
}

static void
show (Fixture *fixture,
      const char *code,
      double x,
      double y)
{
  g_autoptr (LydLuma) paper = code != NULL ? lyd_camera_frame_draw_code (code, 6) : NULL;
  g_autoptr (LydLuma) frame = lyd_camera_frame_new (paper, x, y, 1, 7);

  lyd_camera_frame_save (frame, fixture->path);
}

static void
look_through (Fixture *fixture,
              const char *description)
{
  g_clear_object (&fixture->camera);
  fixture->camera = lyd_camera_new_for_source (description);
  g_signal_connect (fixture->camera, "code", G_CALLBACK (code_cb), fixture);
  lyd_camera_start (fixture->camera);
  g_assert_cmpint (lyd_camera_get_state (fixture->camera), ==, LYD_CAMERA_STARTING);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("lanyard-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->dir, "frame.png", NULL);
  fixture->codes = g_ptr_array_new_with_free_func (g_free);
}

/* Nothing of a camera outlives it. */
static void
drop_camera (Fixture *fixture)
{
  gpointer camera = fixture->camera;

  g_object_add_weak_pointer (G_OBJECT (camera), &camera);
  lyd_camera_stop (fixture->camera);
  g_assert_cmpint (lyd_camera_get_state (fixture->camera), ==, LYD_CAMERA_OFF);
  g_clear_object (&fixture->camera);
  WAIT_FOR (camera == NULL);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  drop_camera (fixture);
  g_unlink (fixture->path);
  g_rmdir (fixture->dir);
  g_free (fixture->path);
  g_free (fixture->dir);
  g_ptr_array_unref (fixture->codes);
}

/* The grey of a point of what the camera shows, 0 to 1 from the left and the top. */
static int
get_shown (LydCamera *camera,
           double x,
           double y)
{
  GdkPaintable *picture = lyd_camera_get_picture (camera);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 640, 360);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;
  int grey;

  gdk_paintable_snapshot (picture, snapshot, 640, 360);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  grey = cairo_image_surface_get_data (surface)[(int) (y * 360) * cairo_image_surface_get_stride (surface) +
                                                (int) (x * 640) * 4];
  cairo_surface_destroy (surface);
  return grey;
}

/* A code is read once however long it is held up; people see themselves as in a mirror, the decoder does not. */
static void
test_reads (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *description = NULL;
  const double *outline;

  show (fixture, CODE, 0.75, 0.5);
  description = lyd_camera_frame_describe (fixture->path, "");
  look_through (fixture, description);
  WAIT_FOR (lyd_camera_get_state (fixture->camera) == LYD_CAMERA_RUNNING);
  WAIT_FOR (fixture->codes->len == 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->codes, 0), ==, CODE);

  /* The camera has it at the right ... */
  outline = lyd_camera_picture_get_outline (LYD_CAMERA_PICTURE (lyd_camera_get_picture (fixture->camera)));
  g_assert_nonnull (outline);
  for (int i = 0; i < 4; i++) {
    g_assert_cmpfloat (outline[2 * i], >, 0.6);
    g_assert_cmpfloat (outline[2 * i], <, 0.9);
    g_assert_cmpfloat (outline[2 * i + 1], >, 0.2);
    g_assert_cmpfloat (outline[2 * i + 1], <, 0.8);
  }
  /* ... and the room is lighter at its left, which is shown at the right. */
  g_assert_cmpint (get_shown (fixture->camera, 0.97, 0.5), >, 110);
  g_assert_cmpint (get_shown (fixture->camera, 0.03, 0.5), <, 80);
}

static gboolean
tick_cb (gpointer data)
{
  (*(int *) data)++;
  return G_SOURCE_CONTINUE;
}

/* A badge that stays is one code; it is seen again and again meanwhile. */
static void
test_once (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *description = NULL;
  int n_ticks = 0;
  guint source;

  show (fixture, CODE, 0.5, 0.5);
  description = lyd_camera_frame_describe (fixture->path, "");
  look_through (fixture, description);
  WAIT_FOR (fixture->codes->len == 1);
  source = g_timeout_add (100, tick_cb, &n_ticks);
  WAIT_FOR (n_ticks == 30);
  g_source_remove (source);
  g_assert_cmpuint (fixture->codes->len, ==, 1);

  /* Switched off and on it is a new beginning. */
  lyd_camera_stop (fixture->camera);
  lyd_camera_start (fixture->camera);
  WAIT_FOR (fixture->codes->len == 2);
}

/* --- what can be wrong -------------------------------------------------------------------------------------------- */

/* A source that fails as drivers do: `lydtrouble code=N`, N of GstResourceError. */
typedef struct {
  GstElement parent_instance;
  int code;
} TroubleSource;

typedef struct {
  GstElementClass parent_class;
} TroubleSourceClass;

static GType trouble_source_get_type (void);

G_DEFINE_TYPE (TroubleSource, trouble_source, GST_TYPE_ELEMENT)

static GstStateChangeReturn
trouble_source_change_state (GstElement *element,
                             GstStateChange change)
{
  if (change == GST_STATE_CHANGE_READY_TO_PAUSED) {
    gst_element_message_full (element, GST_MESSAGE_ERROR, GST_RESOURCE_ERROR, ((TroubleSource *) element)->code, NULL,
                              NULL, __FILE__, G_STRFUNC, __LINE__);
    return GST_STATE_CHANGE_FAILURE;
  }
  return GST_ELEMENT_CLASS (trouble_source_parent_class)->change_state (element, change);
}

static void
trouble_source_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  ((TroubleSource *) object)->code = g_value_get_int (value);
}

static void
trouble_source_class_init (TroubleSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = trouble_source_set_property;
  GST_ELEMENT_CLASS (klass)->change_state = trouble_source_change_state;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_int ("code", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_WRITABLE));
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Trouble", "Source", "Fails", "Lanyard");
}

static void
trouble_source_init (TroubleSource *self)
{
  GstPad *pad = gst_pad_new ("src", GST_PAD_SRC);

  gst_element_add_pad (GST_ELEMENT (self), pad);
}

typedef struct {
  const char *name;
  const char *description; /* NULL: of the picture */
  const char *rest;        /* of the one of the picture */
  LydCameraState state;
} Trouble;

static const Trouble troubles[] = {
  { "no-camera", "v4l2src device=/dev/lanyard-none", NULL, LYD_CAMERA_NONE },
  { "no-file", "filesrc location=/lanyard-none.png ! pngdec ! imagefreeze is-live=true", NULL, LYD_CAMERA_NONE },
  { "busy", "lydtrouble code=4", NULL, LYD_CAMERA_BUSY },
  { "refused", "lydtrouble code=15", NULL, LYD_CAMERA_REFUSED },
  { "broken", "lydtrouble code=13", NULL, LYD_CAMERA_BROKEN },
  { "unknown-element", "lydnosuchelement ! identity", NULL, LYD_CAMERA_BROKEN },
  { "no-description", "!!", NULL, LYD_CAMERA_BROKEN },
  { "unplugged", NULL, "! identity error-after=8", LYD_CAMERA_UNPLUGGED },
  { "ends", NULL, "! identity eos-after=8", LYD_CAMERA_UNPLUGGED },
  { "no-picture", "audiotestsrc is-live=true", NULL, LYD_CAMERA_BROKEN },
};

static void
test_trouble (Fixture *fixture,
              gconstpointer data)
{
  const Trouble *trouble = data;
  g_autofree char *description = trouble->description == NULL ? lyd_camera_frame_describe (fixture->path, trouble->rest)
                                                              : g_strdup (trouble->description);
  GtkWidget *view;

  show (fixture, NULL, 0, 0);
  look_through (fixture, description);
  view = g_object_ref_sink (lyd_camera_view_new (fixture->camera));
  WAIT_FOR (lyd_camera_state_is_fault (lyd_camera_get_state (fixture->camera)));
  g_assert_cmpint (lyd_camera_get_state (fixture->camera), ==, trouble->state);
  /* In words, and what to do. */
  g_assert_true (lyd_harness_shows (view, lyd_camera_state_get_title (trouble->state)));
  g_assert_true (lyd_harness_shows (view, lyd_camera_state_get_advice (trouble->state)));
  g_assert_false (gdk_paintable_get_flags (lyd_camera_get_picture (fixture->camera)) & GDK_PAINTABLE_STATIC_CONTENTS);
  g_object_unref (view);
}

/* What was wrong mends itself: nobody presses anything. */
static void
test_comes_back (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *description = lyd_camera_frame_describe (fixture->path, "");

  look_through (fixture, description);
  WAIT_FOR (lyd_camera_get_state (fixture->camera) == LYD_CAMERA_NONE);
  show (fixture, CODE, 0.5, 0.5);
  WAIT_FOR (lyd_camera_get_state (fixture->camera) == LYD_CAMERA_RUNNING);
  WAIT_FOR (fixture->codes->len == 1);
}

/* Started and stopped faster than a device opens. */
static void
test_hurry (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *description = lyd_camera_frame_describe (fixture->path, "");

  show (fixture, CODE, 0.5, 0.5);
  look_through (fixture, description);
  for (int i = 0; i < 20; i++) {
    lyd_camera_stop (fixture->camera);
    lyd_camera_start (fixture->camera);
    if (i % 3 == 0)
      g_main_context_iteration (NULL, FALSE);
  }
  WAIT_FOR (fixture->codes->len > 0);
}

/* In a sandbox the desktop is asked; here there is nobody to ask, and that is said. */
static void
test_portal (Fixture *fixture,
             gconstpointer data)
{
  fixture->camera = lyd_camera_new_by_portal ();
  lyd_camera_start (fixture->camera);
  WAIT_FOR (lyd_camera_get_state (fixture->camera) == LYD_CAMERA_BROKEN);
  g_test_message ("%s", lyd_camera_get_detail (fixture->camera));
  g_assert_nonnull (lyd_camera_get_detail (fixture->camera));
}

/* The computer's own cameras: here there are none, and that is said. */
static void
test_devices (Fixture *fixture,
              gconstpointer data)
{
  fixture->camera = lyd_camera_new ();
  lyd_camera_set_device (fixture->camera, "one that was here last year");
  lyd_camera_start (fixture->camera);
  WAIT_FOR (lyd_camera_get_state (fixture->camera) != LYD_CAMERA_STARTING);
  if (g_list_model_get_n_items (lyd_camera_get_devices (fixture->camera)) == 0)
    g_assert_cmpint (lyd_camera_get_state (fixture->camera), ==, LYD_CAMERA_NONE);
}

static void
add (const char *name,
     gconstpointer data,
     void (*test) (Fixture *fixture, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/camera/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gst_init (NULL, NULL);
  gst_element_register (NULL, "lydtrouble", GST_RANK_NONE, trouble_source_get_type ());

  add ("reads", NULL, test_reads);
  add ("once", NULL, test_once);
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++) {
    g_autofree char *name = g_strconcat ("trouble/", troubles[i].name, NULL);

    add (name, &troubles[i], test_trouble);
  }
  add ("comes-back", NULL, test_comes_back);
  add ("hurry", NULL, test_hurry);
  add ("devices", NULL, test_devices);
  add ("portal", NULL, test_portal);
  return g_test_run ();
}
