#include "camera/lyd-camera-feed.h"

#include "camera/lyd-camera-mode.h"
#include "lyd-qr-reader.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <gst/app/gstappsink.h>
#include <gst/video/video.h>
#include <string.h>
#include <unistd.h>

/*
 * Each branch has a queue of one buffer that drops the older one: the newest frame wins, neither branch waits for the
 * other, and codes are read on the thread of the second one. The preview is small, because every pixel of it is drawn
 * by the program; what is read is the picture as it came.
 */
#define LOOSE_QUEUE "queue leaky=downstream max-size-buffers=1 max-size-bytes=0 max-size-time=0"
#define BRANCHES                                                                         \
  "videorate drop-only=true max-rate=15 ! tee name=both "                                \
  "both. ! " LOOSE_QUEUE " ! videoscale ! video/x-raw,width=640,pixel-aspect-ratio=1/1 " \
  "! videoconvert ! video/x-raw,format=BGRA "                                            \
  "! appsink name=look max-buffers=1 drop=true sync=false "                              \
  "both. ! " LOOSE_QUEUE " ! videoconvert ! video/x-raw,format=GRAY8 "                   \
  "! appsink name=read max-buffers=1 drop=true sync=false"

struct _LydCameraFeed {
  GObject parent_instance;

  const LydCameraFeedEvents *events;
  gpointer data;
  gboolean closed; /* main thread */

  /* Set before the thread that opens is started. */
  char *description;
  GstDevice *device;
  int fd; /* -1: none */

  GMutex lock;
  GstElement *pipeline; /* under the lock */
  GSource *watch;       /* under the lock */
  gboolean unwanted;    /* under the lock: closed before it was open */

  GstSample *newest; /* atomic: the picture that the main thread has not yet taken */
  guint turn;        /* reading thread */
  gboolean had_hits; /* reading thread */
};

G_DEFINE_FINAL_TYPE (LydCameraFeed, lyd_camera_feed, G_TYPE_OBJECT)

/* --- what is wrong ------------------------------------------------------------------------------------------------ */

/* GStreamer gives the system's own words only. */
static gboolean
mentions (const char *debug,
          int failure)
{
  return debug != NULL && strstr (debug, g_strerror (failure)) != NULL;
}

/**
 * lyd_camera_feed_classify:
 * @error: as a source reports it
 * @debug: (nullable): what it adds for developers; for files and devices the system's own words are in it
 *
 * Returns: what it means for a person
 */
LydCameraState
lyd_camera_feed_classify (const GError *error,
                          const char *debug)
{
  if (g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_BUSY) || mentions (debug, EBUSY))
    return LYD_CAMERA_BUSY;
  if (g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_AUTHORIZED) || mentions (debug, EACCES) ||
      mentions (debug, EPERM))
    return LYD_CAMERA_REFUSED;
  if (g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_FOUND) || mentions (debug, ENOENT) ||
      mentions (debug, ENODEV) || mentions (debug, ENXIO))
    return LYD_CAMERA_NONE;
  return LYD_CAMERA_BROKEN;
}

typedef struct {
  LydCameraFeed *feed;
  GPtrArray *hits;
  int width;
  int height;
  LydCameraState state;
  char *detail;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->feed);
  g_clear_pointer (&news->hits, g_ptr_array_unref);
  g_free (news->detail);
  g_free (news);
}

static News *
news_new (LydCameraFeed *self)
{
  News *news = g_new0 (News, 1);

  news->feed = g_object_ref (self);
  return news;
}

/* On the main thread, later: g_main_context_invoke() would call it here where nobody happens to iterate the main loop.
 */
static void
post (News *news,
      int priority,
      GSourceFunc tell)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, priority);
  g_source_set_callback (source, tell, news, news_free);
  g_source_attach (source, NULL);
}

static gboolean
failed_cb (gpointer data)
{
  News *news = data;

  if (!news->feed->closed)
    news->feed->events->failed (news->feed->data, news->state, news->detail);
  return G_SOURCE_REMOVE;
}

static void
tell_failed (LydCameraFeed *self,
             LydCameraState state,
             const char *detail)
{
  News *news = news_new (self);

  news->state = state;
  news->detail = g_strdup (detail);
  post (news, G_PRIORITY_DEFAULT, failed_cb);
}

static gboolean
bus_cb (GstBus *bus,
        GstMessage *message,
        gpointer data)
{
  LydCameraFeed *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *debug = NULL;

  if (self->closed)
    return G_SOURCE_REMOVE;
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS) {
    tell_failed (self, LYD_CAMERA_UNPLUGGED, NULL);
  } else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR) {
    gst_message_parse_error (message, &error, &debug);
    g_debug ("camera: %s (%s)", error->message, debug);
    tell_failed (self, lyd_camera_feed_classify (error, debug), error->message);
  }
  return G_SOURCE_CONTINUE;
}

/* --- frames ------------------------------------------------------------------------------------------------------- */

typedef struct {
  GstSample *sample;
  GstVideoFrame frame;
} MappedSample;

static void
mapped_sample_free (gpointer data)
{
  MappedSample *mapped = data;

  gst_video_frame_unmap (&mapped->frame);
  gst_sample_unref (mapped->sample);
  g_free (mapped);
}

/* Takes @sample. Nothing is copied: the texture keeps the buffer. */
static GdkTexture *
make_texture (GstSample *sample)
{
  MappedSample *mapped = g_new0 (MappedSample, 1);
  g_autoptr (GBytes) bytes = NULL;
  GstVideoInfo info;
  gsize stride;

  mapped->sample = sample;
  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample)) ||
      !gst_video_frame_map (&mapped->frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ)) {
    gst_sample_unref (sample);
    g_free (mapped);
    return NULL;
  }
  stride = (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (&mapped->frame, 0);
  bytes = g_bytes_new_with_free_func (GST_VIDEO_FRAME_PLANE_DATA (&mapped->frame, 0),
                                      stride * (gsize) GST_VIDEO_INFO_HEIGHT (&info), mapped_sample_free, mapped);
  return gdk_memory_texture_new (GST_VIDEO_INFO_WIDTH (&info), GST_VIDEO_INFO_HEIGHT (&info),
                                 GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes, stride);
}

static gboolean
picture_cb (gpointer data)
{
  LydCameraFeed *self = ((News *) data)->feed;
  GstSample *sample = g_atomic_pointer_exchange (&self->newest, NULL);
  g_autoptr (GdkTexture) texture = sample != NULL ? make_texture (sample) : NULL;

  if (texture != NULL && !self->closed)
    self->events->picture (self->data, texture);
  return G_SOURCE_REMOVE;
}

/* On the preview's thread. The main thread is woken once for however many pictures it is late. */
static GstFlowReturn
look_cb (GstAppSink *sink,
         gpointer data)
{
  LydCameraFeed *self = data;
  GstSample *sample = gst_app_sink_pull_sample (sink);
  GstSample *dropped;

  if (sample == NULL)
    return GST_FLOW_OK;
  dropped = g_atomic_pointer_exchange (&self->newest, sample);
  if (dropped != NULL)
    gst_sample_unref (dropped);
  else
    /* After the keys of a scanner, which are of default priority. */
    post (news_new (self), G_PRIORITY_DEFAULT_IDLE, picture_cb);
  return GST_FLOW_OK;
}

static gboolean
read_cb (gpointer data)
{
  News *news = data;

  if (!news->feed->closed)
    news->feed->events->read (news->feed->data, news->hits, news->width, news->height);
  return G_SOURCE_REMOVE;
}

static GPtrArray *
read_frame (LydCameraFeed *self,
            GstVideoFrame *frame)
{
  LydLuma luma = {
    .width = GST_VIDEO_FRAME_WIDTH (frame),
    .height = GST_VIDEO_FRAME_HEIGHT (frame),
    .pixels = GST_VIDEO_FRAME_PLANE_DATA (frame, 0),
  };
  g_autoptr (LydLuma) tight = NULL;
  int stride = GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0);

  if (stride == luma.width)
    return lyd_qr_read_frame (&luma, self->turn++);
  /* Widths that are no multiple of four have a gap after each row. */
  tight = lyd_luma_new (luma.width, luma.height);
  for (int y = 0; y < luma.height; y++)
    memcpy (tight->pixels + (gsize) y * (gsize) luma.width, luma.pixels + (gsize) y * (gsize) stride,
            (gsize) luma.width);
  return lyd_qr_read_frame (tight, self->turn++);
}

/* On the reading thread: the frame as the camera sees it, not mirrored. */
static GstFlowReturn
code_cb (GstAppSink *sink,
         gpointer data)
{
  LydCameraFeed *self = data;
  GstSample *sample = gst_app_sink_pull_sample (sink);
  g_autoptr (GPtrArray) hits = NULL;
  GstVideoInfo info;
  GstVideoFrame frame;
  News *news;

  if (sample == NULL)
    return GST_FLOW_OK;
  if (gst_video_info_from_caps (&info, gst_sample_get_caps (sample)) &&
      gst_video_frame_map (&frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ)) {
    hits = read_frame (self, &frame);
    gst_video_frame_unmap (&frame);
  }
  gst_sample_unref (sample);
  if (hits == NULL || (hits->len == 0 && !self->had_hits))
    return GST_FLOW_OK;

  self->had_hits = hits->len > 0;
  news = news_new (self);
  news->hits = g_steal_pointer (&hits);
  news->width = GST_VIDEO_INFO_WIDTH (&info);
  news->height = GST_VIDEO_INFO_HEIGHT (&info);
  post (news, G_PRIORITY_DEFAULT, read_cb);
  return GST_FLOW_OK;
}

/* --- opening and closing, on threads of their own ----------------------------------------------------------------- */

/* What comes before the branches, as one description; a device gives its own element. */
static GstElement *
make_source (LydCameraFeed *self,
             GstCaps **caps,
             GError **error)
{
  g_autofree char *pipewire = NULL;
  g_autoptr (GstCaps) offered = NULL;
  g_autoptr (GError) failure = NULL;
  GstElement *source;

  *caps = NULL;
  if (self->description != NULL) {
    source = gst_parse_bin_from_description (self->description, TRUE, &failure);
    if (failure != NULL) { /* there may be half a source */
      if (source != NULL)
        gst_object_unref (gst_object_ref_sink (source));
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
    return source;
  }
  if (self->fd >= 0) {
    source = gst_element_factory_make ("pipewiresrc", NULL);
    if (source == NULL) {
      g_set_error (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN, _ ("“%s” of GStreamer is not installed."),
                   "pipewiresrc");
      return NULL;
    }
    g_object_set (source, "fd", self->fd, NULL);
    return source;
  }
  offered = gst_device_get_caps (self->device);
  *caps = offered != NULL ? lyd_camera_mode_choose (offered) : NULL;
  source = gst_device_create_element (self->device, NULL);
  if (source == NULL)
    g_set_error (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN,
                 _ ("What GStreamer needs for this camera is not installed."));
  return source;
}

static void
connect_sink (LydCameraFeed *self,
              GstElement *branches,
              const char *name,
              GstFlowReturn (*callback) (GstAppSink *sink, gpointer data))
{
  GstAppSinkCallbacks callbacks = { .new_sample = callback };
  GstElement *sink = gst_bin_get_by_name (GST_BIN (branches), name);

  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, g_object_ref (self), g_object_unref);
  gst_object_unref (sink);
}

/* source ! (caps) ! (jpegdec) ! branches. Returns: (transfer full) (nullable) */
static GstElement *
make_pipeline (LydCameraFeed *self,
               GError **error)
{
  g_autoptr (GstCaps) caps = NULL;
  gboolean compressed;
  g_autofree char *description = NULL;
  GstElement *source = make_source (self, &caps, error);
  GstElement *branches;
  GstElement *pipeline;

  if (source == NULL)
    return NULL;
  compressed = caps != NULL && gst_structure_has_name (gst_caps_get_structure (caps, 0), "image/jpeg");
  description = g_strconcat (compressed ? "jpegdec ! " : "", BRANCHES, NULL);
  branches = gst_parse_bin_from_description (description, TRUE, error);
  if (branches == NULL) {
    gst_object_unref (gst_object_ref_sink (source));
    return NULL;
  }
  connect_sink (self, branches, "look", look_cb);
  connect_sink (self, branches, "read", code_cb);
  pipeline = gst_pipeline_new (NULL);
  gst_object_ref_sink (pipeline);
  gst_bin_add_many (GST_BIN (pipeline), source, branches, NULL);
  if (!gst_element_link_filtered (source, branches, caps)) {
    g_set_error (error, GST_CORE_ERROR, GST_CORE_ERROR_NEGOTIATION,
                 _ ("Its pictures are of no kind that is known here."));
    g_clear_pointer (&pipeline, gst_object_unref);
  }
  return pipeline;
}

static void
open_thread (GTask *task,
             gpointer source_object,
             gpointer data,
             GCancellable *cancellable)
{
  LydCameraFeed *self = source_object;
  g_autoptr (GError) error = NULL;
  GstElement *pipeline = NULL;
  g_autoptr (GstBus) bus = NULL;

  if (gst_init_check (NULL, NULL, &error))
    pipeline = make_pipeline (self, &error);
  if (pipeline == NULL) {
    tell_failed (self, LYD_CAMERA_BROKEN, error != NULL ? error->message : NULL);
    g_task_return_boolean (task, FALSE);
    return;
  }

  g_mutex_lock (&self->lock);
  if (!self->unwanted) {
    bus = gst_element_get_bus (pipeline);
    self->watch = gst_bus_create_watch (bus);
    g_source_set_callback (self->watch, G_SOURCE_FUNC (bus_cb), g_object_ref (self), g_object_unref);
    g_source_attach (self->watch, NULL);
    self->pipeline = gst_object_ref (pipeline);
    gst_element_set_state (pipeline, GST_STATE_PLAYING); /* what fails is on the bus */
  }
  g_mutex_unlock (&self->lock);
  gst_object_unref (pipeline);
  g_task_return_boolean (task, TRUE);
}

static void
close_thread (GTask *task,
              gpointer source_object,
              gpointer data,
              GCancellable *cancellable)
{
  LydCameraFeed *self = source_object;
  GstSample *left;

  g_mutex_lock (&self->lock);
  self->unwanted = TRUE;
  if (self->watch != NULL) {
    g_source_destroy (self->watch);
    g_clear_pointer (&self->watch, g_source_unref);
  }
  if (self->pipeline != NULL) {
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
    g_clear_pointer (&self->pipeline, gst_object_unref);
  }
  g_mutex_unlock (&self->lock);
  left = g_atomic_pointer_exchange (&self->newest, NULL);
  if (left != NULL)
    gst_sample_unref (left);
  g_task_return_boolean (task, TRUE);
}

static void
open_feed (LydCameraFeed *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_run_in_thread (task, open_thread);
}

/* @description: as gst-launch-1.0 has it, the end left open */
void
lyd_camera_feed_open_description (LydCameraFeed *self,
                                  const char *description)
{
  self->description = g_strdup (description);
  open_feed (self);
}

void
lyd_camera_feed_open_device (LydCameraFeed *self,
                             GstDevice *device)
{
  self->device = gst_object_ref (device);
  open_feed (self);
}

/* Takes @fd, a connection to PipeWire on which there is a camera. */
void
lyd_camera_feed_open_pipewire (LydCameraFeed *self,
                               int fd)
{
  self->fd = fd;
  open_feed (self);
}

/* Nothing is told from now on. @callback: when the camera is free again */
void
lyd_camera_feed_close (LydCameraFeed *self,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  self->closed = TRUE;
  g_task_run_in_thread (task, close_thread);
}

static void
lyd_camera_feed_finalize (GObject *object)
{
  LydCameraFeed *self = LYD_CAMERA_FEED (object);

  g_free (self->description);
  g_clear_pointer (&self->device, gst_object_unref);
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->newest, gst_sample_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (lyd_camera_feed_parent_class)->finalize (object);
}

static void
lyd_camera_feed_class_init (LydCameraFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_camera_feed_finalize;
}

static void
lyd_camera_feed_init (LydCameraFeed *self)
{
  self->fd = -1;
  g_mutex_init (&self->lock);
}

/* @events: outlives it; @data: valid until lyd_camera_feed_close() */
LydCameraFeed *
lyd_camera_feed_new (const LydCameraFeedEvents *events,
                     gpointer data)
{
  LydCameraFeed *self = g_object_new (LYD_TYPE_CAMERA_FEED, NULL);

  self->events = events;
  self->data = data;
  return self;
}
