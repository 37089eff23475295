#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a camera is doing. Whatever is wrong mends itself: it is tried again until lyd_camera_stop(). */
typedef enum {
  LYD_CAMERA_OFF,
  LYD_CAMERA_STARTING,
  LYD_CAMERA_RUNNING,
  LYD_CAMERA_NONE,      /* this computer has none */
  LYD_CAMERA_BUSY,      /* another program holds it */
  LYD_CAMERA_REFUSED,   /* the system, or the person, did not allow it */
  LYD_CAMERA_UNPLUGGED, /* it was running and is gone */
  LYD_CAMERA_BROKEN,    /* it cannot be used: lyd_camera_get_detail() */
} LydCameraState;

#define LYD_TYPE_CAMERA_STATE (lyd_camera_state_get_type ())
GType lyd_camera_state_get_type (void);

gboolean lyd_camera_state_is_fault (LydCameraState state);
const char *lyd_camera_state_get_title (LydCameraState state);
const char *lyd_camera_state_get_advice (LydCameraState state);

/* One camera of this computer: properties "id" and "name". */
#define LYD_TYPE_CAMERA_DEVICE (lyd_camera_device_get_type ())
G_DECLARE_FINAL_TYPE (LydCameraDevice, lyd_camera_device, LYD, CAMERA_DEVICE, GObject)

const char *lyd_camera_device_get_id (LydCameraDevice *self);
const char *lyd_camera_device_get_name (LydCameraDevice *self);

/*
 * A camera that reads codes. Property "state" (LydCameraState); signal "code" (const char *text): a code has come into
 * view. A badge that is held up for seconds is one code: it counts again when it was out of view for LYD_SEEN_MS.
 */
#define LYD_TYPE_CAMERA (lyd_camera_get_type ())
G_DECLARE_FINAL_TYPE (LydCamera, lyd_camera, LYD, CAMERA, GObject)

LydCamera *lyd_camera_new (void) G_GNUC_WARN_UNUSED_RESULT;
LydCamera *lyd_camera_new_by_portal (void) G_GNUC_WARN_UNUSED_RESULT;
LydCamera *lyd_camera_new_for_source (const char *description) G_GNUC_WARN_UNUSED_RESULT;

void lyd_camera_start (LydCamera *self);
void lyd_camera_stop (LydCamera *self);

LydCameraState lyd_camera_get_state (LydCamera *self);
const char *lyd_camera_get_detail (LydCamera *self);
GListModel *lyd_camera_get_devices (LydCamera *self);
void lyd_camera_set_device (LydCamera *self, const char *id);
const char *lyd_camera_get_device (LydCamera *self);
GdkPaintable *lyd_camera_get_picture (LydCamera *self);

G_END_DECLS
