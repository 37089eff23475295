#include "lyd-camera-frame.h"

#include "lyd-badges.h"
#include "lyd-pages.h"
#include "lyd-plan.h"
#include "lyd-qr.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>

/* The paper that a code is on, its quiet zone included. */
LydLuma *
lyd_camera_frame_draw_code (const char *code,
                            int scale)
{
  g_autoptr (LydQr) qr = lyd_qr_encode (code, NULL);
  int side = (qr->size + 2 * LYD_QR_QUIET_ZONE) * scale;
  LydLuma *paper = lyd_luma_new (side, side);

  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++)
      paper->pixels[y * side + x] =
        lyd_qr_is_dark (qr, x / scale - LYD_QR_QUIET_ZONE, y / scale - LYD_QR_QUIET_ZONE) ? 30 : 235;
  return paper;
}

/* Where the first badge of the sheet is, in dots. */
#define STOCK "avery-5392"
#define DPI 100
#define LEFT 25
#define TOP 100
#define WIDTH 400
#define HEIGHT 300

/* A printed badge, cut out of its sheet. @file: the name of the data file in the harness's folder; to be skipped where
 * lyd_pages_can_draw() says no */
LydLuma *
lyd_camera_frame_draw_badge (LydHarness *harness,
                             const char *file,
                             const char *event,
                             const LydId *registration)
{
  LydBadgeOptions options = { .stock = STOCK, .selection = LYD_BADGES_ONE, .chosen = registration, .n_chosen = 1 };
  g_autofree char *path = g_build_filename (harness->dir, file, NULL);
  g_autofree char *pdf = g_build_filename (harness->dir, "badge.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) opened = lyd_file_open (path, 0, &harness->context, &error);
  g_autoptr (LydEvent) found = opened != NULL ? lyd_plan_find_event (opened, event, &error) : NULL;
  g_autoptr (LydBadgeReport) report =
    found != NULL ? lyd_badges_print (opened, &found->id, &options, pdf, &error) : NULL;
  g_autoptr (GPtrArray) pages = NULL;
  const LydLuma *page;
  LydLuma *badge = lyd_luma_new (WIDTH, HEIGHT);

  g_assert_no_error (error);
  g_assert_cmpint (report->n_badges, ==, 1);
  pages = lyd_pages_draw (pdf, DPI);
  page = g_ptr_array_index (pages, 0);
  g_assert_cmpint (page->width, >=, LEFT + WIDTH);
  g_assert_cmpint (page->height, >=, TOP + HEIGHT);
  for (int y = 0; y < HEIGHT; y++)
    memcpy (badge->pixels + y * WIDTH, page->pixels + (TOP + y) * page->width + LEFT, WIDTH);
  return badge;
}

/* A room that is lighter at the left, so that left and right can be told apart. */
static guint8
get_background (int x,
                int y)
{
  return (guint8) (140 - 80 * x / LYD_CAMERA_FRAME_WIDTH - 20 * y / LYD_CAMERA_FRAME_HEIGHT);
}

/* @page: (nullable): nobody is there; @x, @y: where its middle is, 0 to 1; @scale: pixels of the frame a pixel of it */
LydLuma *
lyd_camera_frame_new (const LydLuma *page,
                      double x,
                      double y,
                      double scale,
                      double degrees)
{
  LydLuma *frame = lyd_luma_new (LYD_CAMERA_FRAME_WIDTH, LYD_CAMERA_FRAME_HEIGHT);
  double cosine = cos (degrees * G_PI / 180) / scale;
  double sine = sin (degrees * G_PI / 180) / scale;

  for (int row = 0; row < frame->height; row++) {
    for (int column = 0; column < frame->width; column++) {
      guint8 *out = frame->pixels + row * frame->width + column;
      double dx = column + 0.5 - x * frame->width;
      double dy = row + 0.5 - y * frame->height;
      int in_x = page != NULL ? (int) floor (dx * cosine + dy * sine + page->width / 2.0) : -1;
      int in_y = page != NULL ? (int) floor (dy * cosine - dx * sine + page->height / 2.0) : -1;

      *out = get_background (column, row);
      if (page != NULL && in_x >= 0 && in_x < page->width && in_y >= 0 && in_y < page->height)
        *out = (guint8) (20 + page->pixels[in_y * page->width + in_x] * 205 / 255);
    }
  }
  return frame;
}

/* As PNG, whole at once: a camera may be looking. */
void
lyd_camera_frame_save (const LydLuma *frame,
                       const char *path)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, frame->width, frame->height);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  for (int y = 0; y < frame->height; y++) {
    guint8 *out = gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf);

    for (int x = 0; x < frame->width; x++, out += 3)
      memset (out, frame->pixels[y * frame->width + x], 3);
  }
  gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, "png", &error, NULL);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

/* The source that sees the picture at @path; @rest: what comes after it, or "" */
char *
lyd_camera_frame_describe (const char *path,
                           const char *rest)
{
  return g_strdup_printf ("filesrc location=\"%s\" ! pngdec ! imagefreeze is-live=true %s", path, rest);
}
