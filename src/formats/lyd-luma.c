#include "lyd-luma.h"

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

static const guint8 *
get_row (const LydLuma *self,
         int y)
{
  return self->pixels + (gsize) CLAMP (y, 0, self->height - 1) * (gsize) self->width;
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

/* The sum of the three pixels around @x. */
static int
sum_three (const guint8 *row,
           int x,
           int width)
{
  return row[MAX (x - 1, 0)] + row[x] + row[MIN (x + 1, width - 1)];
}

/* The mean of 3x3 pixels: against the noise of a dark room. */
LydLuma *
lyd_luma_smooth (const LydLuma *self)
{
  LydLuma *smooth = lyd_luma_new (self->width, self->height);

  for (int y = 0; y < self->height; y++) {
    const guint8 *above = get_row (self, y - 1);
    const guint8 *here = get_row (self, y);
    const guint8 *below = get_row (self, y + 1);
    guint8 *out = smooth->pixels + (gsize) y * (gsize) self->width;

    for (int x = 0; x < self->width; x++) {
      int sum = sum_three (above, x, self->width) + sum_three (here, x, self->width) + sum_three (below, x, self->width);

      out[x] = (guint8) ((sum + 4) / 9);
    }
  }

  return smooth;
}

/* Unsharp mask, twice the difference to the 3x3 mean: against defocus, glare and small codes; ruins noisy pictures. */
LydLuma *
lyd_luma_sharpen (const LydLuma *self)
{
  LydLuma *sharp = lyd_luma_smooth (self);
  gsize n = (gsize) self->width * (gsize) self->height;

  for (gsize i = 0; i < n; i++) {
    int value = 3 * self->pixels[i] - 2 * sharp->pixels[i];

    sharp->pixels[i] = (guint8) CLAMP (value, 0, 255);
  }

  return sharp;
}

/* Light for dark: for codes on a dark screen. */
LydLuma *
lyd_luma_negate (const LydLuma *self)
{
  LydLuma *negative = lyd_luma_new (self->width, self->height);
  gsize n = (gsize) self->width * (gsize) self->height;

  for (gsize i = 0; i < n; i++)
    negative->pixels[i] = (guint8) (255 - self->pixels[i]);

  return negative;
}
