#include "camera/lyd-camera.h"

#include "camera/lyd-camera-devices.h"
#include "camera/lyd-camera-feed.h"
#include "camera/lyd-camera-picture.h"
#include "camera/lyd-camera-portal.h"
#include "lyd-code.h"
#include "lyd-qr-reader.h"
#include "lyd-seen.h"
#include "lyd-settings.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define TICK_SECONDS 2
/* So long a camera may take for its first picture, and for the next one. */
#define MAX_SILENT_TICKS 5
/* Badges that may be in view by turns, as where two people stand side by side. */
#define N_IN_VIEW 4

/*
 * What somebody wants (start, stop, which device) and what the feed of the moment says make up the state. There is one
 * feed at a time: the next is opened when the last one has let go of its device.
 */
struct _LydCamera {
  GObject parent_instance;

  char *description; /* NULL: a device of this computer */
  gboolean by_portal;
  GCancellable *asking; /* the portal */
  gboolean denied;      /* ... by the person: asking again and again would not do */
  char *chosen;         /* id of a device; NULL: the first */
  char *used;           /* id of the device of the feed */
  LydCameraDevices *devices;
  LydCameraPicture *picture;

  gboolean wanted;
  gboolean closing; /* the last feed */
  LydCameraFeed *feed;
  guint tick_source;
  guint silent_ticks; /* since the last picture */

  LydCameraState state;
  char *detail;
  LydSeen in_view[N_IN_VIEW];
};

enum {
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

enum {
  CODE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LydCamera, lyd_camera, G_TYPE_OBJECT)

/* clang-format off */
G_DEFINE_ENUM_TYPE (LydCameraState, lyd_camera_state,
                    G_DEFINE_ENUM_VALUE (LYD_CAMERA_OFF, "off"),
                    G_DEFINE_ENUM_VALUE (LYD_CAMERA_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (LYD_CAMERA_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (LYD_CAMERA_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LYD_CAMERA_BUSY, "busy"),
                    G_DEFINE_ENUM_VALUE (LYD_CAMERA_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (LYD_CAMERA_UNPLUGGED, "unplugged"),
                    G_DEFINE_ENUM_VALUE (LYD_CAMERA_BROKEN, "broken"))
/* clang-format on */

static const struct {
  const char *title;
  const char *advice;
} words[] = {
  [LYD_CAMERA_OFF] = { N_ ("The camera is off"), N_ ("Use the scanner or type a name.") },
  [LYD_CAMERA_STARTING] = { N_ ("The camera is starting"), N_ ("Use the scanner or type a name meanwhile.") },
  [LYD_CAMERA_RUNNING] = { N_ ("The camera is on"), N_ ("Hold the code into the frame.") },
  [LYD_CAMERA_NONE] = { N_ ("No camera"),
                        N_ ("Plug one in and it starts by itself. Use the scanner or type a name meanwhile.") },
  [LYD_CAMERA_BUSY] = { N_ ("Another program uses the camera"),
                        N_ ("Close it, a video call perhaps, and the camera starts by itself.") },
  [LYD_CAMERA_REFUSED] = { N_ ("The camera is not allowed"),
                           N_ ("Allow it in the computer's privacy settings, then switch the camera off and on.") },
  [LYD_CAMERA_UNPLUGGED] = { N_ ("The camera is gone"), N_ ("Plug it in again and it goes on by itself. Use the "
                                                            "scanner or type a name meanwhile.") },
  [LYD_CAMERA_BROKEN] = { N_ ("The camera does not work"), N_ ("Unplug it and plug it in again, or choose another. Use "
                                                               "the scanner or type a name meanwhile.") },
};

/* Whether there should be a picture and is none. */
gboolean
lyd_camera_state_is_fault (LydCameraState state)
{
  return state >= LYD_CAMERA_NONE;
}

/* Returns: in English, to be translated by whoever shows it: what is the matter */
const char *
lyd_camera_state_get_title (LydCameraState state)
{
  return words[state].title;
}

/* Returns: likewise: what to do */
const char *
lyd_camera_state_get_advice (LydCameraState state)
{
  return words[state].advice;
}

static void
set_state (LydCamera *self,
           LydCameraState state,
           const char *detail)
{
  gboolean changed = self->state != state || g_strcmp0 (self->detail, detail) != 0;
  char *kept = g_strdup (detail);

  g_free (self->detail);
  self->detail = kept;
  self->state = state;
  if (state != LYD_CAMERA_RUNNING) {
    lyd_camera_picture_set_texture (self->picture, NULL);
    lyd_camera_picture_set_outline (self->picture, NULL);
  }
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* --- one feed at a time ------------------------------------------------------------------------------------------- */

static void open_feed (LydCamera *self);

static void
closed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydCamera) self = data;

  self->closing = FALSE;
  if (self->wanted && self->state == LYD_CAMERA_STARTING)
    open_feed (self);
}

static void
drop_feed (LydCamera *self)
{
  g_autoptr (LydCameraFeed) feed = g_steal_pointer (&self->feed);

  g_clear_pointer (&self->used, g_free);
  if (feed == NULL)
    return;
  self->closing = TRUE;
  lyd_camera_feed_close (feed, closed_cb, g_object_ref (self));
}

static void
fail (LydCamera *self,
      LydCameraState state,
      const char *detail)
{
  gboolean was_there = self->state == LYD_CAMERA_RUNNING || self->state == LYD_CAMERA_UNPLUGGED;

  drop_feed (self);
  if (was_there && (state == LYD_CAMERA_NONE || state == LYD_CAMERA_BROKEN))
    state = LYD_CAMERA_UNPLUGGED;
  set_state (self, state, detail);
}

static void
feed_picture_cb (gpointer data,
                 GdkTexture *texture)
{
  LydCamera *self = data;

  self->silent_ticks = 0;
  if (self->state != LYD_CAMERA_RUNNING)
    set_state (self, LYD_CAMERA_RUNNING, NULL);
  lyd_camera_picture_set_texture (self->picture, texture);
}

static void
feed_failed_cb (gpointer data,
                LydCameraState state,
                const char *detail)
{
  fail (data, state, detail);
}

/* Whether @text was out of view until now. */
static gboolean
comes_into_view (LydCamera *self,
                 const char *text)
{
  gint64 now = g_get_monotonic_time () / 1000;
  LydSeen *oldest = &self->in_view[0];

  for (gsize i = 0; i < N_IN_VIEW; i++) {
    LydSeen *known = &self->in_view[i];

    if (lyd_seen_matches (known, text, now)) {
      lyd_seen_set (known, text, now);
      return FALSE;
    }
    if (known->at < oldest->at)
      oldest = known;
  }
  lyd_seen_set (oldest, text, now);
  return TRUE;
}

/* The code that is meant: one of ours before any other in view, the nearest to the middle first. */
static const LydQrHit *
pick_hit (GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++) {
    const LydQrHit *hit = g_ptr_array_index (hits, i);
    g_autofree char *code = lyd_code_read (hit->text);

    if (code != NULL)
      return hit;
  }
  return hits->len > 0 ? g_ptr_array_index (hits, 0) : NULL;
}

static void
feed_read_cb (gpointer data,
              GPtrArray *hits,
              int width,
              int height)
{
  LydCamera *self = data;
  const LydQrHit *hit = pick_hit (hits);
  double corners[8];

  if (hit == NULL) {
    lyd_camera_picture_set_outline (self->picture, NULL);
    return;
  }
  for (int i = 0; i < 8; i++)
    corners[i] = hit->corners[i] / (double) (i % 2 == 0 ? width : height);
  lyd_camera_picture_set_outline (self->picture, corners);
  if (comes_into_view (self, hit->text))
    g_signal_emit (self, signals[CODE], 0, hit->text);
}

static const LydCameraFeedEvents feed_events = { feed_picture_cb, feed_read_cb, feed_failed_cb };

static void
portal_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydCamera) self = data;
  g_autoptr (GError) error = NULL;
  int fd = lyd_camera_portal_open_finish (result, &error);

  g_clear_object (&self->asking);
  if (!self->wanted || self->feed != NULL) {
    if (fd >= 0)
      close (fd);
    return;
  }
  if (fd < 0) {
    self->denied = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
    fail (self,
          self->denied                                                ? LYD_CAMERA_REFUSED
          : g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? LYD_CAMERA_NONE
                                                                      : LYD_CAMERA_BROKEN,
          error->message);
    return;
  }
  self->feed = lyd_camera_feed_new (&feed_events, self);
  self->silent_ticks = 0;
  lyd_camera_feed_open_pipewire (self->feed, fd);
}

static void
ask_portal (LydCamera *self)
{
  if (self->asking != NULL || self->denied)
    return;
  self->asking = g_cancellable_new ();
  lyd_camera_portal_open_async (self->asking, portal_cb, g_object_ref (self));
}

/* Opens what is wanted, if there is such a thing. */
static void
open_feed (LydCamera *self)
{
  LydCameraDevice *device;

  if (self->feed != NULL || self->closing)
    return;
  if (self->description != NULL) {
    self->feed = lyd_camera_feed_new (&feed_events, self);
    lyd_camera_feed_open_description (self->feed, self->description);
    self->silent_ticks = 0;
    return;
  }
  if (self->by_portal) {
    ask_portal (self);
    return;
  }
  if (!lyd_camera_devices_is_known (self->devices))
    return; /* devices_changed_cb() goes on */
  device = lyd_camera_devices_choose (self->devices, self->chosen);
  if (device == NULL) {
    fail (self, LYD_CAMERA_NONE, NULL);
    return;
  }
  self->feed = lyd_camera_feed_new (&feed_events, self);
  self->used = g_strdup (lyd_camera_device_get_id (device));
  self->silent_ticks = 0;
  lyd_camera_feed_open_device (self->feed, lyd_camera_device_get_device (device));
}

/* Another device is there than the one in use should be, or none had been. */
static void
devices_changed_cb (LydCamera *self)
{
  LydCameraDevice *device = lyd_camera_devices_choose (self->devices, self->chosen);
  const char *id = device != NULL ? lyd_camera_device_get_id (device) : NULL;

  if (!self->wanted)
    return;
  if (self->feed != NULL && g_strcmp0 (id, self->used) != 0) {
    drop_feed (self);
    if (id == NULL)
      set_state (self, LYD_CAMERA_UNPLUGGED, NULL);
    else
      set_state (self, LYD_CAMERA_STARTING, NULL);
  }
  open_feed (self);
}

/* A camera that stays silent is given up; one that was given up is tried again. The fault stays on show meanwhile. */
static gboolean
tick_cb (gpointer data)
{
  LydCamera *self = data;

  if (self->feed != NULL && ++self->silent_ticks > MAX_SILENT_TICKS)
    fail (self, LYD_CAMERA_BROKEN, NULL);
  else if (self->feed == NULL)
    open_feed (self);
  return G_SOURCE_CONTINUE;
}

/* --- what others see ---------------------------------------------------------------------------------------------- */

/* Starts, and keeps trying until lyd_camera_stop(). */
void
lyd_camera_start (LydCamera *self)
{
  if (self->wanted)
    return;
  self->wanted = TRUE;
  set_state (self, LYD_CAMERA_STARTING, NULL);
  self->tick_source = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  if (self->description == NULL && !self->by_portal)
    lyd_camera_devices_start (self->devices);
  open_feed (self);
}

void
lyd_camera_stop (LydCamera *self)
{
  self->wanted = FALSE;
  self->denied = FALSE;
  g_cancellable_cancel (self->asking);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  drop_feed (self);
  lyd_camera_devices_stop (self->devices);
  for (gsize i = 0; i < N_IN_VIEW; i++)
    lyd_seen_clear (&self->in_view[i]);
  set_state (self, LYD_CAMERA_OFF, NULL);
}

LydCameraState
lyd_camera_get_state (LydCamera *self)
{
  return self->state;
}

/* Returns: (nullable): what the system says about the fault, in its words */
const char *
lyd_camera_get_detail (LydCamera *self)
{
  return self->detail;
}

/* Returns: (transfer none): LydCameraDevice; empty until lyd_camera_start() has found them */
GListModel *
lyd_camera_get_devices (LydCamera *self)
{
  return G_LIST_MODEL (self->devices);
}

/* @id: (nullable): the device to use whenever it is there; %NULL or "": the first */
void
lyd_camera_set_device (LydCamera *self,
                       const char *id)
{
  char *chosen = id != NULL && id[0] != '\0' ? g_strdup (id) : NULL;

  g_free (self->chosen);
  self->chosen = chosen;
  if (lyd_camera_devices_is_known (self->devices))
    devices_changed_cb (self);
}

/* Returns: (nullable): the id of the device that is used at the moment */
const char *
lyd_camera_get_device (LydCamera *self)
{
  return self->used;
}

/* Returns: (transfer none): what it sees, mirrored, with the guide and the outline of what was read */
GdkPaintable *
lyd_camera_get_picture (LydCamera *self)
{
  return GDK_PAINTABLE (self->picture);
}

static void
lyd_camera_get_property (GObject *object,
                         guint property_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  LydCamera *self = LYD_CAMERA (object);

  switch (property_id) {
  case PROP_STATE:
    g_value_set_enum (value, (int) self->state);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
lyd_camera_dispose (GObject *object)
{
  LydCamera *self = LYD_CAMERA (object);

  self->wanted = FALSE;
  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (self->feed != NULL)
    lyd_camera_feed_close (self->feed, NULL, NULL);
  g_clear_object (&self->feed);
  lyd_camera_devices_stop (self->devices);

  G_OBJECT_CLASS (lyd_camera_parent_class)->dispose (object);
}

static void
lyd_camera_finalize (GObject *object)
{
  LydCamera *self = LYD_CAMERA (object);

  g_clear_object (&self->devices);
  g_clear_object (&self->picture);
  for (gsize i = 0; i < N_IN_VIEW; i++)
    lyd_seen_clear (&self->in_view[i]);
  g_free (self->description);
  g_free (self->chosen);
  g_free (self->used);
  g_free (self->detail);

  G_OBJECT_CLASS (lyd_camera_parent_class)->finalize (object);
}

static void
lyd_camera_class_init (LydCameraClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lyd_camera_get_property;
  object_class->dispose = lyd_camera_dispose;
  object_class->finalize = lyd_camera_finalize;
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, LYD_TYPE_CAMERA_STATE, LYD_CAMERA_OFF,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CODE] = g_signal_new ("code", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
lyd_camera_init (LydCamera *self)
{
  self->picture = lyd_camera_picture_new ();
  self->devices = lyd_camera_devices_new ();
  g_signal_connect_object (self->devices, "items-changed", G_CALLBACK (devices_changed_cb), self, G_CONNECT_SWAPPED);
}

/* The camera of this computer that was chosen last, see lyd_camera_set_device(). Off until lyd_camera_start(). */
LydCamera *
lyd_camera_new (void)
{
  LydCamera *self = g_object_new (LYD_TYPE_CAMERA, NULL);
  g_autoptr (GSettings) settings = lyd_settings_new ();
  g_autofree char *chosen = settings != NULL ? g_settings_get_string (settings, "camera") : NULL;

  lyd_camera_set_device (self, chosen);
  self->by_portal = lyd_camera_portal_is_needed ();
  return self;
}

/* As lyd_camera_new() in a sandbox: whichever camera the desktop hands over when asked. */
LydCamera *
lyd_camera_new_by_portal (void)
{
  LydCamera *self = g_object_new (LYD_TYPE_CAMERA, NULL);

  self->by_portal = TRUE;
  return self;
}

/* Pictures from somewhere else than a device, for tests and for showing off.
 * @description: of the source as gst-launch-1.0 has it, for example `filesrc location=badge.png ! pngdec ! imagefreeze
 * is-live=true` */
LydCamera *
lyd_camera_new_for_source (const char *description)
{
  LydCamera *self = g_object_new (LYD_TYPE_CAMERA, NULL);

  self->description = g_strdup (description);
  return self;
}
