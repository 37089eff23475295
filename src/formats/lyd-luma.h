#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A grey picture, rows without gaps: what cameras and image files become before a code is looked for. */
typedef struct {
  int width;
  int height;
  guint8 *pixels; /* width * height, 0 is black */
} LydLuma;

LydLuma *lyd_luma_new (int width, int height) G_GNUC_WARN_UNUSED_RESULT;
void lyd_luma_free (LydLuma *self);

LydLuma *lyd_luma_copy (const LydLuma *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_luma_blank (LydLuma *self, const int corners[8], double scale);
LydLuma *lyd_luma_cut (const LydLuma *self, int left, int width) G_GNUC_WARN_UNUSED_RESULT;
LydLuma *lyd_luma_halve (const LydLuma *self) G_GNUC_WARN_UNUSED_RESULT;
LydLuma *lyd_luma_smooth (const LydLuma *self) G_GNUC_WARN_UNUSED_RESULT;
LydLuma *lyd_luma_sharpen (const LydLuma *self) G_GNUC_WARN_UNUSED_RESULT;
LydLuma *lyd_luma_negate (const LydLuma *self) G_GNUC_WARN_UNUSED_RESULT;
LydLuma *lyd_luma_mirror (const LydLuma *self) G_GNUC_WARN_UNUSED_RESULT;
LydLuma *lyd_luma_enlarge (const LydLuma *self, int times) G_GNUC_WARN_UNUSED_RESULT;
LydLuma *lyd_luma_divide_locally (const LydLuma *self, int percent) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydLuma, lyd_luma_free)

G_END_DECLS
