#pragma once

#include "lyd-luma.h"

G_BEGIN_DECLS

/* How a code stands before a camera, and what is between. Zeros: flat, sharp, well lit, but for the module. */
typedef struct {
  double module;    /* pixels a module */
  double tilt;      /* degrees out of the picture */
  double curl;      /* width of the code to the radius of what it is bent around */
  double defocus;   /* sigma of the blur, pixels */
  double motion;    /* pixels that it moved while the shutter was open */
  double noise;     /* standard deviation, grey values */
  double gain;      /* of the light; 0: 1 */
  double white;     /* grey value of white, black is 25; 0: 235 */
  double glare;     /* of a lamp's reflection, parts of white */
  double occlusion; /* part of the code's area that something covers */
  gboolean inverted;
  gboolean mirrored;
} LydQrScene;

#define LYD_QR_SCENE_WIDTH 480
#define LYD_QR_SCENE_HEIGHT 360

LydLuma *lyd_qr_scene_draw (const LydQrScene *scene, const char *code, GRand *rand) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
