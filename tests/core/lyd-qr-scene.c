#include "lyd-qr-scene.h"

#include "lyd-qr.h"

#include <math.h>
#include <string.h>

#define WIDTH LYD_QR_SCENE_WIDTH
#define HEIGHT LYD_QR_SCENE_HEIGHT
#define FOCAL 520.0 /* pixels: a camera that sees 50 degrees */
#define SAMPLES 2   /* a pixel and direction */
#define BLACK 25

/* The picture while it is made: light, not yet bytes. */
typedef struct {
  double *light;
  GRand *rand;
} Canvas;

/* Evenly distributed numbers would be cut off; the sum of twelve is near enough to what a sensor does. */
static double
draw_normal (GRand *rand)
{
  double sum = -6;

  for (int i = 0; i < 12; i++)
    sum += g_rand_double (rand);
  return sum;
}

/* An angle, as it is needed for every pixel. */
typedef struct {
  double cosine;
  double sine;
} Turn;

typedef struct {
  const LydQrScene *scene;
  const LydQr *qr;
  double x, y; /* of its middle, pixels from the picture's */
  Turn roll;
  Turn axis; /* that it is tilted about */
  Turn tilt;
  double covered[4]; /* left, top, right, bottom of what covers it, modules */
} Pose;

static Turn
turn_by (double radians)
{
  return (Turn){ cos (radians), sin (radians) };
}

/* From a point of the picture to one of the code, in modules from its middle; FALSE: it looks past. */
static gboolean
project (const Pose *pose,
         double px,
         double py,
         double *column,
         double *row)
{
  double dx = px - pose->x;
  double dy = py - pose->y;
  double along = dx * pose->axis.cosine + dy * pose->axis.sine;
  double across = dy * pose->axis.cosine - dx * pose->axis.sine;
  /* One pixel there is one pixel of the picture. */
  double depth = across * pose->tilt.sine / pose->tilt.cosine / FOCAL;
  double u, v;

  if (depth >= 0.9)
    return FALSE;
  across = across / pose->tilt.cosine / (1 - depth);
  along = along / (1 - depth);
  u = along * pose->axis.cosine - across * pose->axis.sine;
  v = along * pose->axis.sine + across * pose->axis.cosine;
  *column = (u * pose->roll.cosine + v * pose->roll.sine) / pose->scene->module;
  *row = (v * pose->roll.cosine - u * pose->roll.sine) / pose->scene->module;
  if (pose->scene->curl > 0) {
    double radius = pose->qr->size / pose->scene->curl;

    if (fabs (*column) >= radius)
      return FALSE;
    *column = radius * asin (*column / radius);
  }
  if (pose->scene->mirrored)
    *column = -*column;
  return TRUE;
}

/* The paper's grey there, 0 to 1; -1: no paper. */
static double
get_paper (const Pose *pose,
           double column,
           double row)
{
  double half = pose->qr->size / 2.0;
  gboolean dark;

  if (fabs (column) > half + LYD_QR_QUIET_ZONE || fabs (row) > half + LYD_QR_QUIET_ZONE)
    return -1;
  if (column >= pose->covered[0] && column < pose->covered[2] && row >= pose->covered[1] && row < pose->covered[3])
    return 0.5;
  dark = lyd_qr_is_dark (pose->qr, (int) floor (column + half), (int) floor (row + half));
  return dark != pose->scene->inverted ? 0 : 1;
}

static void
draw_room (Canvas *canvas)
{
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    canvas->light[i] = 0.45 + 0.15 * sin (i % WIDTH / 90.0) + 0.1 * cos (i / WIDTH / 60.0);
  for (int n = 0; n < 60; n++) {
    int left = g_rand_int_range (canvas->rand, 0, WIDTH - 40);
    int top = g_rand_int_range (canvas->rand, 0, HEIGHT - 40);
    int width = g_rand_int_range (canvas->rand, 2, 40);
    int height = g_rand_int_range (canvas->rand, 2, 40);
    double light = g_rand_double (canvas->rand);

    for (int y = top; y < top + height; y++)
      for (int x = left; x < left + width; x++)
        canvas->light[y * WIDTH + x] = light;
  }
}

static void
draw_code (Canvas *canvas,
           const Pose *pose)
{
  for (int y = 0; y < HEIGHT; y++) {
    for (int x = 0; x < WIDTH; x++) {
      double *out = canvas->light + y * WIDTH + x;
      double sum = 0;

      for (int i = 0; i < SAMPLES * SAMPLES; i++) {
        double column, row;
        double paper = -1;

        if (project (pose, x - WIDTH / 2.0 + (i % SAMPLES + 0.5) / SAMPLES,
                     y - HEIGHT / 2.0 + (i / SAMPLES + 0.5) / SAMPLES, &column, &row))
          paper = get_paper (pose, column, row);
        sum += paper < 0 ? *out : paper;
      }
      *out = sum / (SAMPLES * SAMPLES);
    }
  }
}

/* The mean of @n points along (@dx, @dy) around each, weighted with @weights. */
static void
smear (Canvas *canvas,
       double dx,
       double dy,
       const double *weights,
       int n)
{
  double *out = g_new (double, WIDTH *HEIGHT);

  for (int y = 0; y < HEIGHT; y++) {
    for (int x = 0; x < WIDTH; x++) {
      double sum = 0;

      for (int i = 0; i < n; i++) {
        int in_x = CLAMP ((int) lround (x + dx * (i - (n - 1) / 2.0)), 0, WIDTH - 1);
        int in_y = CLAMP ((int) lround (y + dy * (i - (n - 1) / 2.0)), 0, HEIGHT - 1);

        sum += weights[i] * canvas->light[in_y * WIDTH + in_x];
      }
      out[y * WIDTH + x] = sum;
    }
  }
  g_free (canvas->light);
  canvas->light = out;
}

static void
blur (Canvas *canvas,
      double sigma)
{
  double weights[25];
  int radius = MIN ((int) ceil (3 * sigma), 12);
  double sum = 0;

  if (sigma <= 0)
    return;
  for (int i = -radius; i <= radius; i++)
    sum += weights[i + radius] = exp (-i * i / (2 * sigma * sigma));
  for (int i = 0; i <= 2 * radius; i++)
    weights[i] /= sum;
  smear (canvas, 1, 0, weights, 2 * radius + 1);
  smear (canvas, 0, 1, weights, 2 * radius + 1);
}

static void
move (Canvas *canvas,
      double pixels)
{
  double weights[32];
  int n = MIN ((int) lround (pixels) + 1, 32);
  double angle = g_rand_double (canvas->rand) * G_PI;

  for (int i = 0; i < n; i++)
    weights[i] = 1.0 / n;
  if (n > 1)
    smear (canvas, cos (angle), sin (angle), weights, n);
}

static LydLuma *
expose (Canvas *canvas,
        const Pose *pose)
{
  const LydQrScene *scene = pose->scene;
  double white = scene->white > 0 ? scene->white : 235;
  double gain = scene->gain > 0 ? scene->gain : 1;
  double reach = pose->qr->size * scene->module / 4;
  double glare_x = pose->x + WIDTH / 2.0 + g_rand_double_range (canvas->rand, -reach, reach);
  double glare_y = pose->y + HEIGHT / 2.0 + g_rand_double_range (canvas->rand, -reach, reach);
  LydLuma *picture = lyd_luma_new (WIDTH, HEIGHT);

  for (int i = 0; i < WIDTH * HEIGHT; i++) {
    double dx = i % WIDTH - glare_x;
    double dy = (double) (i / WIDTH) - glare_y;
    double value = BLACK + (white - BLACK) * canvas->light[i];

    value += 255 * scene->glare * exp (-(dx * dx + dy * dy) / (2 * reach * reach));
    value *= gain;
    if (scene->noise > 0)
      value += scene->noise * draw_normal (canvas->rand);
    picture->pixels[i] = (guint8) CLAMP (value, 0, 255);
  }
  return picture;
}

/* A picture of @code in a room, at a place, a quarter turn and an angle that @rand decides. */
LydLuma *
lyd_qr_scene_draw (const LydQrScene *scene,
                   const char *code,
                   GRand *rand)
{
  g_autoptr (LydQr) qr = lyd_qr_encode (code, NULL);
  Canvas canvas = { .light = g_new (double, WIDTH *HEIGHT), .rand = rand };
  Pose pose = {
    .scene = scene,
    .qr = qr,
    .x = g_rand_double_range (rand, -40, 40),
    .y = g_rand_double_range (rand, -30, 30),
    .roll = turn_by ((g_rand_int_range (rand, 0, 4) * 90 + g_rand_double_range (rand, -20, 20)) * G_PI / 180),
    .axis = turn_by (g_rand_double_range (rand, 0, 2 * G_PI)),
    .tilt = turn_by (scene->tilt * G_PI / 180),
  };
  double side = qr->size * sqrt (scene->occlusion);
  LydLuma *picture;

  pose.covered[0] = g_rand_double_range (rand, -qr->size / 2.0, qr->size / 2.0 - side + 0.001);
  pose.covered[1] = g_rand_double_range (rand, -qr->size / 2.0, qr->size / 2.0 - side + 0.001);
  pose.covered[2] = pose.covered[0] + side;
  pose.covered[3] = pose.covered[1] + side;
  draw_room (&canvas);
  draw_code (&canvas, &pose);
  blur (&canvas, 0.6); /* of every lens */
  blur (&canvas, scene->defocus);
  move (&canvas, scene->motion);
  picture = expose (&canvas, &pose);
  g_free (canvas.light);
  return picture;
}
