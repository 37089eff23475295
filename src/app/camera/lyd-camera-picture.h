#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The camera's picture as people want to see themselves: mirrored, with a frame to hold the code in and an outline
 * around what was read. */
#define LYD_TYPE_CAMERA_PICTURE (lyd_camera_picture_get_type ())
G_DECLARE_FINAL_TYPE (LydCameraPicture, lyd_camera_picture, LYD, CAMERA_PICTURE, GObject)

LydCameraPicture *lyd_camera_picture_new (void) G_GNUC_WARN_UNUSED_RESULT;

void lyd_camera_picture_set_texture (LydCameraPicture *self, GdkTexture *texture);
void lyd_camera_picture_set_outline (LydCameraPicture *self, const double corners[8]);
const double *lyd_camera_picture_get_outline (LydCameraPicture *self);

G_END_DECLS
