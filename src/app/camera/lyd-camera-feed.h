#pragma once

#include "camera/lyd-camera.h"

#include <gst/gst.h>

G_BEGIN_DECLS

/*
 * One pipeline: a source, a branch to look at and a branch to read codes in. All that may wait for a device is done on
 * threads; what is told is told on the main thread, and nothing after lyd_camera_feed_close().
 */
#define LYD_TYPE_CAMERA_FEED (lyd_camera_feed_get_type ())
G_DECLARE_FINAL_TYPE (LydCameraFeed, lyd_camera_feed, LYD, CAMERA_FEED, GObject)

typedef struct {
  void (*picture) (gpointer data, GdkTexture *texture);
  /* @hits: LydQrHit, nearest the middle first; also called once when there is none any more. In pixels of @width and
   * @height. */
  void (*read) (gpointer data, GPtrArray *hits, int width, int height);
  void (*failed) (gpointer data, LydCameraState state, const char *detail);
} LydCameraFeedEvents;

LydCameraFeed *
lyd_camera_feed_new (const LydCameraFeedEvents *events, gpointer data) G_GNUC_WARN_UNUSED_RESULT;

void lyd_camera_feed_open_description (LydCameraFeed *self, const char *description);
void lyd_camera_feed_open_device (LydCameraFeed *self, GstDevice *device);
void lyd_camera_feed_open_pipewire (LydCameraFeed *self, int fd);
void lyd_camera_feed_close (LydCameraFeed *self, GAsyncReadyCallback callback, gpointer data);

LydCameraState lyd_camera_feed_classify (const GError *error, const char *debug);

G_END_DECLS
