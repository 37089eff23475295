#pragma once

#include "camera/lyd-camera.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the camera sees, as in a mirror, or in words why it sees nothing. */
#define LYD_TYPE_CAMERA_VIEW (lyd_camera_view_get_type ())
G_DECLARE_FINAL_TYPE (LydCameraView, lyd_camera_view, LYD, CAMERA_VIEW, AdwBin)

GtkWidget *lyd_camera_view_new (LydCamera *camera) G_GNUC_WARN_UNUSED_RESULT;
void lyd_camera_view_set_low (LydCameraView *self, gboolean low);

G_END_DECLS
