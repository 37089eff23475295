#pragma once

#include "camera/lyd-camera.h"

#include <gst/gst.h>

G_BEGIN_DECLS

/* The cameras of this computer as they come and go: a GListModel of LydCameraDevice. */
#define LYD_TYPE_CAMERA_DEVICES (lyd_camera_devices_get_type ())
G_DECLARE_FINAL_TYPE (LydCameraDevices, lyd_camera_devices, LYD, CAMERA_DEVICES, GObject)

LydCameraDevices *lyd_camera_devices_new (void) G_GNUC_WARN_UNUSED_RESULT;

void lyd_camera_devices_start (LydCameraDevices *self);
void lyd_camera_devices_stop (LydCameraDevices *self);
gboolean lyd_camera_devices_is_known (LydCameraDevices *self);
LydCameraDevice *lyd_camera_devices_choose (LydCameraDevices *self, const char *id);

LydCameraDevice *lyd_camera_device_new (GstDevice *device) G_GNUC_WARN_UNUSED_RESULT;
GstDevice *lyd_camera_device_get_device (LydCameraDevice *self);

G_END_DECLS
