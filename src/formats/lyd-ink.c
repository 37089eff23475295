#include "lyd-ink.h"

#include <math.h>
#include <string.h>

/* A path: a rectangle with round corners. */
void
lyd_ink_rounded (cairo_t *cr,
                 double x,
                 double y,
                 double width,
                 double height,
                 double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* A filled disc, triangle, diamond, ... around a middle: what tells types apart on grey paper and to everybody's
 * eyes. Below 0 the shape lies on a side: -4 is a square. */
void
lyd_ink_mark (cairo_t *cr,
              int corners,
              double x,
              double y,
              double radius)
{
  int n = ABS (corners);

  cairo_new_path (cr);
  if (n < 3)
    cairo_arc (cr, x, y, radius * 0.9, 0, 2 * G_PI);
  for (int i = 0; i < n; i++) {
    double angle = -G_PI / 2 + 2 * G_PI * (i + (corners < 0 ? 0.5 : 0)) / n;

    cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
  }
  cairo_close_path (cr);
  cairo_fill (cr);
}

void
lyd_ink_star (cairo_t *cr,
              double x,
              double y,
              double radius)
{
  cairo_new_path (cr);
  for (int i = 0; i < 10; i++) {
    double angle = -G_PI / 2 + G_PI * i / 5;
    double reach = i % 2 != 0 ? radius * 0.45 : radius;

    cairo_line_to (cr, x + reach * cos (angle), y + reach * sin (angle));
  }
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A crossed-out camera in a ring, red where there is colour. */
void
lyd_ink_no_photos (cairo_t *cr,
                   double x,
                   double y,
                   double radius,
                   gboolean mono)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  lyd_ink_rounded (cr, x - radius * 0.56, y - radius * 0.28, radius * 1.12, radius * 0.72, radius * 0.1);
  lyd_ink_rounded (cr, x - radius * 0.22, y - radius * 0.44, radius * 0.44, radius * 0.3, radius * 0.06);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_arc (cr, x, y + radius * 0.08, radius * 0.23, 0, 2 * G_PI);
  cairo_fill (cr);

  cairo_set_source_rgb (cr, mono ? 0 : 0.65, mono ? 0 : 0.11, mono ? 0 : 0.18);
  cairo_set_line_width (cr, radius * 0.2);
  cairo_arc (cr, x, y, radius * 0.9, 0, 2 * G_PI);
  cairo_new_sub_path (cr);
  cairo_move_to (cr, x - radius * 0.62, y - radius * 0.62);
  cairo_line_to (cr, x + radius * 0.62, y + radius * 0.62);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/* Slanting bars that fill a rectangle, red where there is colour: seen from where no word can be read. */
void
lyd_ink_hatch (cairo_t *cr,
               double x,
               double y,
               double width,
               double height,
               gboolean mono)
{
  cairo_save (cr);
  lyd_ink_rounded (cr, x, y, width, height, MIN (width, height) / 5);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, mono ? 0 : 0.65, mono ? 0 : 0.11, mono ? 0 : 0.18);
  cairo_set_line_width (cr, width * 0.38);
  for (double at = -width; at < height + width; at += width * 0.92) {
    cairo_move_to (cr, x - width * 0.2, y + at + width * 1.2);
    cairo_rel_line_to (cr, width * 1.4, -width * 1.4);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The origin, moved to a quarter point of the page: then, with modules of quarter points, every coordinate in the file
 * is exact and short. */
static void
snap (cairo_t *cr,
      double *x,
      double *y)
{
  cairo_user_to_device (cr, x, y);
  *x = round (*x * 4) / 4;
  *y = round (*y * 4) / 4;
  cairo_device_to_user (cr, x, y);
}

/**
 * lyd_ink_qr:
 * @x: of the symbol's upper left dark module, points; the caller leaves the quiet zone
 * @module: points, best a multiple of a quarter
 *
 * One path, one fill in the current colour: no image to blur, no seams between modules. Neighbouring modules are joined
 * to rectangles, which is a third of what one rectangle a module would take.
 */
void
lyd_ink_qr (cairo_t *cr,
            const LydQr *qr,
            double x,
            double y,
            double module)
{
  int n = qr->size;
  g_autofree guint8 *left = g_memdup2 (qr->modules, (gsize) n * (gsize) n);

  snap (cr, &x, &y);
  cairo_new_path (cr);
  for (int row = 0; row < n; row++) {
    for (int column = 0; column < n; column++) {
      int across = 0, down = 1;

      while (column + across < n && left[row * n + column + across] != 0)
        across++;
      if (across == 0)
        continue;
      while (row + down < n && memcmp (left + (row + down) * n + column, left + row * n + column, (gsize) across) == 0)
        memset (left + (row + down++) * n + column, 0, (gsize) across);
      cairo_rectangle (cr, x + column * module, y + row * module, across * module, down * module);
      column += across;
    }
  }
  cairo_fill (cr);
}
