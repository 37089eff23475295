#pragma once

#include "lyd-harness.h"
#include "lyd-luma.h"

G_BEGIN_DECLS

/* What a camera of 1280x720 would see: a page held up before it. */
#define LYD_CAMERA_FRAME_WIDTH 1280
#define LYD_CAMERA_FRAME_HEIGHT 720

LydLuma *
lyd_camera_frame_new (const LydLuma *page, double x, double y, double scale, double degrees) G_GNUC_WARN_UNUSED_RESULT;
void lyd_camera_frame_save (const LydLuma *frame, const char *path);
LydLuma *lyd_camera_frame_draw_code (const char *code, int scale) G_GNUC_WARN_UNUSED_RESULT;
LydLuma *
lyd_camera_frame_draw_badge (LydHarness *harness, const char *file, const char *event, const LydId *registration)
  G_GNUC_WARN_UNUSED_RESULT;
char *lyd_camera_frame_describe (const char *path, const char *rest) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
