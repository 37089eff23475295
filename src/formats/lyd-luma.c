#include "lyd-luma.h"

#include <string.h>

/**
 * lyd_luma_new:
 *
 * Returns: (transfer full): a black picture of at least one pixel
 */
LydLuma *
lyd_luma_new (int width,
              int height)
{
  LydLuma *self = g_new0 (LydLuma, 1);

  self->width = MAX (width, 1);
  self->height = MAX (height, 1);
  self->pixels = g_malloc0_n ((gsize) self->width, (gsize) self->height);

  return self;
}

void
lyd_luma_free (LydLuma *self)
{
  g_free (self->pixels);
  g_free (self);
}

LydLuma *
lyd_luma_copy (const LydLuma *self)
{
  LydLuma *copy = lyd_luma_new (self->width, self->height);

  memcpy (copy->pixels, self->pixels, (gsize) self->width * (gsize) self->height);
  return copy;
}

/* Whether the point lies on the same side of all four edges. */
static gboolean
is_inside (const double corners[8],
           double x,
           double y)
{
  int n_left = 0;

  for (int i = 0; i < 4; i++) {
    const double *from = corners + 2 * i;
    const double *to = corners + 2 * ((i + 1) % 4);

    n_left += (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]) >= 0;
  }

  return n_left == 0 || n_left == 4;
}

/**
 * lyd_luma_blank:
 * @corners: x and y of the corners of a convex quadrilateral, in turn
 * @scale: how far around its middle to go, 1 is to the corners
 *
 * Paints white what has been read, so that it is not in the way of what has not.
 */
void
lyd_luma_blank (LydLuma *self,
                const int corners[8],
                double scale)
{
  double x = (corners[0] + corners[2] + corners[4] + corners[6]) / 4.0;
  double y = (corners[1] + corners[3] + corners[5] + corners[7]) / 4.0;
  double scaled[8];
  double low[2] = { x, y };
  double high[2] = { x, y };

  for (int i = 0; i < 8; i++) {
    scaled[i] = (i % 2 == 0 ? x : y) * (1 - scale) + corners[i] * scale;
    low[i % 2] = MIN (low[i % 2], scaled[i]);
    high[i % 2] = MAX (high[i % 2], scaled[i]);
  }
  for (int row = (int) CLAMP (low[1], 0, self->height); row < MIN (high[1] + 1, self->height); row++)
    for (int column = (int) CLAMP (low[0], 0, self->width); column < MIN (high[0] + 1, self->width); column++)
      if (is_inside (scaled, column, row))
        self->pixels[(gsize) row * (gsize) self->width + (gsize) column] = 255;
}

static const guint8 *
get_row (const LydLuma *self,
         int y)
{
  return self->pixels + (gsize) CLAMP (y, 0, self->height - 1) * (gsize) self->width;
}

/* @width columns from @left on, which are all in it. */
LydLuma *
lyd_luma_cut (const LydLuma *self,
              int left,
              int width)
{
  LydLuma *part = lyd_luma_new (width, self->height);

  for (int y = 0; y < self->height; y++)
    memcpy (part->pixels + (gsize) y * (gsize) part->width, get_row (self, y) + left, (gsize) part->width);

  return part;
}

/* Half the size, each pixel the mean of four: takes noise, moire and the worst of low light with it. */
LydLuma *
lyd_luma_halve (const LydLuma *self)
{
  LydLuma *half = lyd_luma_new (self->width / 2, self->height / 2);

  for (int y = 0; y < half->height; y++) {
    const guint8 *above = get_row (self, 2 * y);
    const guint8 *below = get_row (self, 2 * y + 1);
    guint8 *out = half->pixels + (gsize) y * (gsize) half->width;

    for (int x = 0; x < half->width; x++) {
      int right = MIN (2 * x + 1, self->width - 1);

      out[x] = (guint8) ((above[2 * x] + above[right] + below[2 * x] + below[right] + 2) / 4);
    }
  }

  return half;
}

/* The mean of 3x3 pixels: against the noise of a dark room. Columns are summed first: plain loops, which compilers turn
 * into vector code, for this runs on every other frame of a camera. */
LydLuma *
lyd_luma_smooth (const LydLuma *self)
{
  LydLuma *smooth = lyd_luma_new (self->width, self->height);
  int width = self->width;
  /* One more at each end, where the outermost column stands twice. */
  g_autofree guint16 *sums = g_new (guint16, (gsize) width + 2);

  for (int y = 0; y < self->height; y++) {
    const guint8 *above = get_row (self, y - 1);
    const guint8 *here = get_row (self, y);
    const guint8 *below = get_row (self, y + 1);
    guint8 *out = smooth->pixels + (gsize) y * (gsize) width;

    for (int x = 0; x < width; x++)
      sums[x + 1] = (guint16) (above[x] + here[x] + below[x]);
    sums[0] = sums[1];
    sums[width + 1] = sums[width];
    for (int x = 0; x < width; x++)
      out[x] = (guint8) ((guint16) (sums[x] + sums[x + 1] + sums[x + 2] + 4) / 9);
  }

  return smooth;
}

/* Unsharp mask, twice the difference to the 3x3 mean: against defocus, glare and small codes; ruins noisy pictures. */
LydLuma *
lyd_luma_sharpen (const LydLuma *self)
{
  LydLuma *sharp = lyd_luma_smooth (self);
  gsize n = (gsize) self->width * (gsize) self->height;
  const guint8 *restrict in = self->pixels;
  guint8 *restrict out = sharp->pixels;

  for (gsize i = 0; i < n; i++) {
    gint16 value = (gint16) (3 * in[i] - 2 * out[i]);

    value = value < 0 ? 0 : value;
    out[i] = (guint8) (value > 255 ? 255 : value);
  }

  return sharp;
}

/* Light for dark: for codes on a dark screen. */
LydLuma *
lyd_luma_negate (const LydLuma *self)
{
  LydLuma *negative = lyd_luma_new (self->width, self->height);
  gsize n = (gsize) self->width * (gsize) self->height;
  const guint8 *restrict in = self->pixels;
  guint8 *restrict out = negative->pixels;

  for (gsize i = 0; i < n; i++)
    out[i] = (guint8) (255 - in[i]);

  return negative;
}

/* Left for right: for pictures of a mirror, or saved from a camera's own view. */
LydLuma *
lyd_luma_mirror (const LydLuma *self)
{
  LydLuma *mirrored = lyd_luma_new (self->width, self->height);

  for (int y = 0; y < self->height; y++) {
    const guint8 *in = get_row (self, y);
    guint8 *out = mirrored->pixels + (gsize) y * (gsize) self->width;

    for (int x = 0; x < self->width; x++)
      out[x] = in[self->width - 1 - x];
  }

  return mirrored;
}

/* What is above and left of each pixel, with one more row and column of zeros: any rectangle's sum is four of them. */
static guint32 *
sum_up (const LydLuma *self)
{
  gsize stride = (gsize) self->width + 1;
  guint32 *sums = g_new0 (guint32, stride * ((gsize) self->height + 1));

  for (int y = 0; y < self->height; y++) {
    const guint8 *in = get_row (self, y);
    const guint32 *above = sums + (gsize) y * stride;
    guint32 *out = sums + ((gsize) y + 1) * stride;
    guint32 row = 0;

    for (int x = 0; x < self->width; x++) {
      row += in[x];
      out[x + 1] = above[x + 1] + row; /* sums may overflow: their differences are right */
    }
  }

  return sums;
}

/**
 * lyd_luma_enlarge:
 *
 * @times as large, in between evenly (bilinear): for codes whose modules are two or three pixels wide.
 */
LydLuma *
lyd_luma_enlarge (const LydLuma *self,
                  int times)
{
  LydLuma *large = lyd_luma_new (self->width * times, self->height * times);
  int n = 2 * times; /* positions are counted in halves of the new pixels */

  for (int y = 0; y < large->height; y++) {
    int at_y = MAX (2 * y + 1 - times, 0);
    const guint8 *above = get_row (self, at_y / n);
    const guint8 *below = get_row (self, at_y / n + 1);
    guint8 *out = large->pixels + (gsize) y * (gsize) large->width;
    int low = at_y % n;

    for (int x = 0; x < large->width; x++) {
      int at_x = MAX (2 * x + 1 - times, 0);
      int left = at_x / n;
      int right = MIN (left + 1, self->width - 1);
      int far = at_x % n;
      int top = above[left] * (n - far) + above[right] * far;
      int bottom = below[left] * (n - far) + below[right] * far;

      out[x] = (guint8) ((top * (n - low) + bottom * low + n * n / 2) / (n * n));
    }
  }

  return large;
}

/**
 * lyd_luma_divide_locally:
 * @percent: of the mean around a pixel, at which it is taken for light
 *
 * Black and white by what is around, a fifth of the picture's width: for shadows, and for paper that is bent.
 */
LydLuma *
lyd_luma_divide_locally (const LydLuma *self,
                         int percent)
{
  LydLuma *divided = lyd_luma_new (self->width, self->height);
  g_autofree guint32 *sums = sum_up (self);
  gsize stride = (gsize) self->width + 1;
  int radius = CLAMP (self->width / 10, 2, 1000); /* so small that no rectangle's sum overflows */

  for (int y = 0; y < self->height; y++) {
    const guint8 *in = get_row (self, y);
    const guint32 *above = sums + (gsize) MAX (y - radius, 0) * stride;
    const guint32 *below = sums + (gsize) MIN (y + radius + 1, self->height) * stride;
    guint8 *out = divided->pixels + (gsize) y * (gsize) self->width;
    int height = MIN (y + radius + 1, self->height) - MAX (y - radius, 0);

    for (int x = 0; x < self->width; x++) {
      int left = MAX (x - radius, 0);
      int right = MIN (x + radius + 1, self->width);
      gint64 sum = below[right] - below[left] - above[right] + above[left];

      out[x] = (gint64) in[x] * 100 * height * (right - left) < sum * percent ? 0 : 255;
    }
  }

  return divided;
}
