#include "lyd-harness.h"

#include "camera/lyd-camera-mode.h"
#include "camera/lyd-camera.h"

#include <gst/gst.h>

/* Cameras that are plugged in and pulled out: GStreamer's own monitor tells of them, only what provides them is made
 * up. */

/* ---- a camera ---- */

typedef struct {
  GstDevice parent_instance;
} FakeDevice;

typedef struct {
  GstDeviceClass parent_class;
} FakeDeviceClass;

static GType fake_device_get_type (void);

G_DEFINE_TYPE (FakeDevice, fake_device, GST_TYPE_DEVICE)

static GstElement *
fake_device_create_element (GstDevice *device,
                            const char *name)
{
  GstElement *source = gst_element_factory_make ("videotestsrc", name);

  g_object_set (source, "is-live", TRUE, NULL);
  return source;
}

static void
fake_device_class_init (FakeDeviceClass *klass)
{
  GST_DEVICE_CLASS (klass)->create_element = fake_device_create_element;
}

static void
fake_device_init (FakeDevice *self)
{
}

static GstDevice *
new_device (const char *name)
{
  g_autoptr (GstCaps) caps =
    gst_caps_from_string ("video/x-raw,width=640,height=480,framerate={15/1,30/1};"
                          "video/x-raw,width=1280,height=720,framerate={10/1,15/1,30/1}");
  GstStructure *properties = gst_structure_new ("properties", "device.serial", G_TYPE_STRING, name, NULL);
  GstDevice *device = g_object_new (fake_device_get_type (), "display-name", name, "device-class", "Video/Source",
                                    "caps", caps, "properties", properties, NULL);

  gst_structure_free (properties);
  return gst_object_ref_sink (device);
}

/* ---- what provides them ---- */

typedef struct {
  GstDeviceProvider parent_instance;
} FakeProvider;

typedef struct {
  GstDeviceProviderClass parent_class;
} FakeProviderClass;

static GType fake_provider_get_type (void);

G_DEFINE_TYPE (FakeProvider, fake_provider, GST_TYPE_DEVICE_PROVIDER)

static gboolean
fake_provider_start (GstDeviceProvider *provider)
{
  return TRUE;
}

static void
fake_provider_stop (GstDeviceProvider *provider)
{
}

static void
fake_provider_class_init (FakeProviderClass *klass)
{
  GST_DEVICE_PROVIDER_CLASS (klass)->start = fake_provider_start;
  GST_DEVICE_PROVIDER_CLASS (klass)->stop = fake_provider_stop;
  gst_device_provider_class_set_static_metadata (GST_DEVICE_PROVIDER_CLASS (klass), "Fake", "Video/Source", "Fake",
                                                 "Lanyard");
}

static void
fake_provider_init (FakeProvider *self)
{
}

/* ---- tests ---- */

static gboolean
uses (LydCamera *camera,
      const char *id)
{
  return lyd_camera_get_state (camera) == LYD_CAMERA_RUNNING && g_strcmp0 (lyd_camera_get_device (camera), id) == 0;
}

static guint
count (LydCamera *camera)
{
  return g_list_model_get_n_items (lyd_camera_get_devices (camera));
}

static void
test_come_and_go (void)
{
  g_autoptr (GstDeviceProvider) provider = gst_device_provider_factory_get_by_name ("lydfakeprovider");
  g_autoptr (GstDevice) one = new_device ("One");
  g_autoptr (GstDevice) two = new_device ("Two");
  g_autoptr (LydCamera) camera = lyd_camera_new ();

  lyd_camera_start (camera);
  WAIT_FOR (lyd_camera_get_state (camera) == LYD_CAMERA_NONE);
  gst_device_provider_device_add (provider, one);
  WAIT_FOR (uses (camera, "One"));

  /* Another one changes nothing until it is chosen; then it is used whenever it is there. */
  gst_device_provider_device_add (provider, two);
  WAIT_FOR (count (camera) == 2);
  g_assert_cmpstr (lyd_camera_get_device (camera), ==, "One");
  lyd_camera_set_device (camera, "Two");
  WAIT_FOR (uses (camera, "Two"));
  gst_device_provider_device_remove (provider, two);
  WAIT_FOR (uses (camera, "One"));
  gst_device_provider_device_add (provider, two);
  WAIT_FOR (uses (camera, "Two"));

  gst_device_provider_device_remove (provider, one);
  gst_device_provider_device_remove (provider, two);
  WAIT_FOR (count (camera) == 0);
  WAIT_FOR (lyd_camera_get_state (camera) == LYD_CAMERA_UNPLUGGED);
  gst_device_provider_device_add (provider, one);
  WAIT_FOR (uses (camera, "One"));
  gst_device_provider_device_remove (provider, one);
  lyd_camera_stop (camera);
}

/* What is asked of a camera that can do this and that. */
static void
test_modes (void)
{
  static const struct {
    const char *offered;
    const char *chosen; /* NULL: anything */
  } rows[] = {
    { "video/x-raw,width=640,height=480,framerate=30/1;video/x-raw,width=1280,height=720,framerate=10/1;"
      "image/jpeg,width=1280,height=720,framerate=30/1",
      "image/jpeg,width=1280,height=720,framerate=30/1" },
    { "video/x-raw,width=1280,height=720,framerate={30/1,15/1,5/1};image/jpeg,width=1280,height=720,framerate=15/1",
      "video/x-raw,width=1280,height=720,framerate=15/1" },
    { "video/x-raw,width=3840,height=2160,framerate=30/1;video/x-raw,width=640,height=480,framerate=30/1",
      "video/x-raw,width=640,height=480,framerate=30/1" },
    { "video/x-raw,width=[16,4096],height=[16,4096],framerate=[0/1,60/1]",
      "video/x-raw,width=1280,height=720,framerate=15/1" },
    { "video/x-h264,width=1280,height=720,framerate=30/1", NULL },
    { "video/x-raw,width=1920,height=1080,framerate=30/1", "video/x-raw,width=1920,height=1080,framerate=30/1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GstCaps) offered = gst_caps_from_string (rows[i].offered);
    g_autoptr (GstCaps) wanted = rows[i].chosen != NULL ? gst_caps_from_string (rows[i].chosen) : NULL;
    g_autoptr (GstCaps) chosen = lyd_camera_mode_choose (offered);

    g_assert_true (wanted == NULL ? chosen == NULL : chosen != NULL && gst_caps_is_equal (chosen, wanted));
  }
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  gst_device_provider_register (NULL, "lydfakeprovider", GST_RANK_PRIMARY, fake_provider_get_type ());
  g_test_add_func ("/camera-devices/modes", test_modes);
  g_test_add_func ("/camera-devices/come-and-go", test_come_and_go);
  return g_test_run ();
}
