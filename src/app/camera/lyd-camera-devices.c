#include "camera/lyd-camera-devices.h"

struct _LydCameraDevice {
  GObject parent_instance;

  GstDevice *device;
  char *id;
  char *name;
};

enum {
  DEVICE_PROP_0,
  DEVICE_PROP_ID,
  DEVICE_PROP_NAME,
};

G_DEFINE_FINAL_TYPE (LydCameraDevice, lyd_camera_device, G_TYPE_OBJECT)

static void
lyd_camera_device_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  LydCameraDevice *self = LYD_CAMERA_DEVICE (object);

  switch (property_id) {
  case DEVICE_PROP_ID:
    g_value_set_string (value, self->id);
    break;
  case DEVICE_PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
lyd_camera_device_finalize (GObject *object)
{
  LydCameraDevice *self = LYD_CAMERA_DEVICE (object);

  g_clear_pointer (&self->device, gst_object_unref);
  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (lyd_camera_device_parent_class)->finalize (object);
}

static void
lyd_camera_device_class_init (LydCameraDeviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lyd_camera_device_get_property;
  object_class->finalize = lyd_camera_device_finalize;
  g_object_class_install_property (object_class, DEVICE_PROP_ID, g_param_spec_string ("id", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, DEVICE_PROP_NAME,
                                   g_param_spec_string ("name", NULL, NULL, NULL, flags));
}

static void
lyd_camera_device_init (LydCameraDevice *self)
{
}

/* What a camera is recognized by when it comes back, also at another socket where it says so. */
static char *
dup_id (GstDevice *device)
{
  static const char *const names[] = { "node.name", "device.serial", "v4l2.device.bus_info", "device.path" };
  g_autoptr (GstStructure) properties = gst_device_get_properties (device);
  const char *id = NULL;

  for (gsize i = 0; properties != NULL && id == NULL && i < G_N_ELEMENTS (names); i++)
    id = gst_structure_get_string (properties, names[i]);
  return id != NULL && id[0] != '\0' ? g_utf8_make_valid (id, -1) : gst_device_get_display_name (device);
}

LydCameraDevice *
lyd_camera_device_new (GstDevice *device)
{
  LydCameraDevice *self = g_object_new (LYD_TYPE_CAMERA_DEVICE, NULL);
  g_autofree char *name = gst_device_get_display_name (device);

  self->device = gst_object_ref (device);
  self->id = dup_id (device);
  self->name = g_utf8_make_valid (name != NULL ? name : self->id, -1);
  return self;
}

const char *
lyd_camera_device_get_id (LydCameraDevice *self)
{
  return self->id;
}

/* As the maker calls it. */
const char *
lyd_camera_device_get_name (LydCameraDevice *self)
{
  return self->name;
}

GstDevice *
lyd_camera_device_get_device (LydCameraDevice *self)
{
  return self->device;
}

/* --- all of them -------------------------------------------------------------------------------------------------- */

struct _LydCameraDevices {
  GObject parent_instance;

  GPtrArray *devices; /* LydCameraDevice */
  GstDeviceMonitor *monitor;
  GSource *watch;
  gboolean known; /* they have been listed once */
  gboolean wanted;
};

static GType
lyd_camera_devices_get_item_type (GListModel *model)
{
  return LYD_TYPE_CAMERA_DEVICE;
}

static guint
lyd_camera_devices_get_n_items (GListModel *model)
{
  return LYD_CAMERA_DEVICES (model)->devices->len;
}

static gpointer
lyd_camera_devices_get_item (GListModel *model,
                             guint position)
{
  LydCameraDevices *self = LYD_CAMERA_DEVICES (model);

  return position < self->devices->len ? g_object_ref (g_ptr_array_index (self->devices, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = lyd_camera_devices_get_item_type;
  interface->get_n_items = lyd_camera_devices_get_n_items;
  interface->get_item = lyd_camera_devices_get_item;
}

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydCameraDevices, lyd_camera_devices, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
/* clang-format on */

/* Takes @devices, a list of GstDevice. */
static void
replace_devices (LydCameraDevices *self,
                 GList *devices)
{
  guint n_before = self->devices->len;

  self->known = TRUE;
  g_ptr_array_set_size (self->devices, 0);
  for (GList *l = devices; l != NULL; l = l->next)
    g_ptr_array_add (self->devices, lyd_camera_device_new (l->data));
  g_list_free_full (devices, gst_object_unref);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->devices->len);
}

static gboolean
changed_cb (GstBus *bus,
            GstMessage *message,
            gpointer data)
{
  LydCameraDevices *self = data;

  if (message->type == GST_MESSAGE_DEVICE_ADDED || message->type == GST_MESSAGE_DEVICE_REMOVED)
    replace_devices (self, gst_device_monitor_get_devices (self->monitor));
  return G_SOURCE_CONTINUE;
}

/* Asks every device what it can do: that takes its time. */
static void
start_thread (GTask *task,
              gpointer source_object,
              gpointer data,
              GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GstDeviceMonitor *monitor;

  if (!gst_init_check (NULL, NULL, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  monitor = gst_device_monitor_new ();
  gst_device_monitor_add_filter (monitor, "Video/Source", NULL);
  gst_device_monitor_start (monitor); /* where it cannot, there are no devices */
  g_task_return_pointer (task, monitor, gst_object_unref);
}

static void
stop_thread (GTask *task,
             gpointer source_object,
             gpointer data,
             GCancellable *cancellable)
{
  gst_device_monitor_stop (data);
  g_task_return_boolean (task, TRUE);
}

/* Takes @monitor. */
static void
stop_monitor (GstDeviceMonitor *monitor)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, monitor, gst_object_unref);
  g_task_run_in_thread (task, stop_thread);
}

static void
started_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  LydCameraDevices *self = LYD_CAMERA_DEVICES (source);
  GstDeviceMonitor *monitor = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GstBus) bus = NULL;

  if (monitor == NULL) {
    replace_devices (self, NULL);
    return;
  }
  if (!self->wanted || self->monitor != NULL) {
    stop_monitor (monitor);
    return;
  }
  self->monitor = monitor;
  bus = gst_device_monitor_get_bus (monitor);
  self->watch = gst_bus_create_watch (bus);
  g_source_set_callback (self->watch, G_SOURCE_FUNC (changed_cb), self, NULL);
  g_source_attach (self->watch, NULL);
  replace_devices (self, gst_device_monitor_get_devices (monitor));
}

void
lyd_camera_devices_start (LydCameraDevices *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->wanted)
    return;
  self->wanted = TRUE;
  task = g_task_new (self, NULL, started_cb, NULL);
  g_task_run_in_thread (task, start_thread);
}

void
lyd_camera_devices_stop (LydCameraDevices *self)
{
  self->wanted = FALSE;
  self->known = FALSE;
  if (self->watch != NULL) {
    g_source_destroy (self->watch);
    g_clear_pointer (&self->watch, g_source_unref);
  }
  if (self->monitor != NULL)
    stop_monitor (g_steal_pointer (&self->monitor));
}

/* Whether they have been listed since lyd_camera_devices_start(). */
gboolean
lyd_camera_devices_is_known (LydCameraDevices *self)
{
  return self->known;
}

/**
 * lyd_camera_devices_choose:
 * @id: (nullable): the one that somebody chose
 *
 * Returns: (transfer none) (nullable): that one; where it is not there the first, so that check-in goes on
 */
LydCameraDevice *
lyd_camera_devices_choose (LydCameraDevices *self,
                           const char *id)
{
  for (guint i = 0; i < self->devices->len; i++) {
    LydCameraDevice *device = g_ptr_array_index (self->devices, i);

    if (g_strcmp0 (device->id, id) == 0)
      return device;
  }
  return self->devices->len > 0 ? g_ptr_array_index (self->devices, 0) : NULL;
}

static void
lyd_camera_devices_finalize (GObject *object)
{
  LydCameraDevices *self = LYD_CAMERA_DEVICES (object);

  lyd_camera_devices_stop (self);
  g_clear_pointer (&self->devices, g_ptr_array_unref);

  G_OBJECT_CLASS (lyd_camera_devices_parent_class)->finalize (object);
}

static void
lyd_camera_devices_class_init (LydCameraDevicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_camera_devices_finalize;
}

static void
lyd_camera_devices_init (LydCameraDevices *self)
{
  self->devices = g_ptr_array_new_with_free_func (g_object_unref);
}

LydCameraDevices *
lyd_camera_devices_new (void)
{
  return g_object_new (LYD_TYPE_CAMERA_DEVICES, NULL);
}
