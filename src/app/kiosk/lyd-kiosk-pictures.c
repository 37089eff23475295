#include "kiosk/lyd-kiosk-pictures.h"

#include <math.h>

/* Drawn rather than shipped as pictures: they take the colours of the style sheet, so high contrast is theirs too. */

#define UNITS 100.0 /* the picture's own width and height */

static GdkRGBA
find_color (GtkDrawingArea *area,
            const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (area));
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  return color;
}

static void
set_color (cairo_t *cr,
           const GdkRGBA *color,
           double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static void
round_box (cairo_t *cr,
           double x,
           double y,
           double width,
           double height,
           double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Something that looks like a code and is none, so that no camera ever reads it off the screen. */
static void
draw_code (cairo_t *cr,
           double x,
           double y,
           double size)
{
  static const char *const modules[] = {
    "###..#.###",
    "#.#.##.#.#",
    "###..#.###",
    "....#.....",
    "##.##.#.#.",
    ".#..#.##.#",
    "#.##.#..##",
    "###.#.##..",
    "#.#..##.#.",
    "###.#..#.#",
  };
  double step = size / G_N_ELEMENTS (modules);

  for (guint row = 0; row < G_N_ELEMENTS (modules); row++)
    for (guint column = 0; modules[row][column] != '\0'; column++)
      if (modules[row][column] == '#')
        cairo_rectangle (cr, x + column * step, y + row * step, step * 1.02, step * 1.02);
  cairo_fill (cr);
}

static void
draw_lines (cairo_t *cr,
            const GdkRGBA *ink,
            double x,
            double y,
            double width)
{
  set_color (cr, ink, .5);
  round_box (cr, x, y, width, 2.4, 1.2);
  round_box (cr, x, y + 4.6, width * .65, 2.4, 1.2);
  cairo_fill (cr);
}

static void
draw_camera (GtkDrawingArea *area,
             cairo_t *cr)
{
  GdkRGBA line = find_color (area, "kiosk_text");
  GdkRGBA accent = find_color (area, "kiosk_accent");
  GdkRGBA panel = find_color (area, "kiosk_panel");
  GdkRGBA ink = find_color (area, "kiosk_ink");
  cairo_pattern_t *light = cairo_pattern_create_linear (0, 12, 0, 96);

  cairo_pattern_add_color_stop_rgba (light, 0, accent.red, accent.green, accent.blue, .55);
  cairo_pattern_add_color_stop_rgba (light, .6, accent.red, accent.green, accent.blue, .14);
  cairo_pattern_add_color_stop_rgba (light, 1, accent.red, accent.green, accent.blue, .06);
  cairo_move_to (cr, 45, 12);
  cairo_line_to (cr, 55, 12);
  cairo_line_to (cr, 91, 95);
  cairo_line_to (cr, 9, 95);
  cairo_close_path (cr);
  cairo_set_source (cr, light);
  cairo_fill (cr);
  cairo_pattern_destroy (light);

  round_box (cr, 29, 2, 42, 13, 6.5);
  set_color (cr, &panel, 1);
  cairo_fill_preserve (cr);
  set_color (cr, &line, 1);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
  cairo_arc (cr, 50, 8.5, 4.2, 0, 2 * G_PI);
  set_color (cr, &ink, 1);
  cairo_fill_preserve (cr);
  set_color (cr, &accent, 1);
  cairo_set_line_width (cr, 1.8);
  cairo_stroke (cr);
}

static void
draw_phone (GtkDrawingArea *area,
            cairo_t *cr)
{
  GdkRGBA line = find_color (area, "kiosk_text");
  GdkRGBA paper = find_color (area, "kiosk_paper");
  GdkRGBA ink = find_color (area, "kiosk_ink");

  cairo_save (cr);
  cairo_translate (cr, 69, 62);
  cairo_rotate (cr, .12);
  round_box (cr, -14, -26, 28, 53, 4.5);
  set_color (cr, &ink, 1);
  cairo_fill_preserve (cr);
  set_color (cr, &line, 1);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
  round_box (cr, -11, -21, 22, 42, 2);
  set_color (cr, &paper, 1);
  cairo_fill (cr);
  set_color (cr, &ink, 1);
  draw_code (cr, -8.5, -15, 17);
  draw_lines (cr, &ink, -8.5, 8, 17);
  cairo_restore (cr);
}

static void
draw_badge (GtkDrawingArea *area,
            cairo_t *cr)
{
  GdkRGBA paper = find_color (area, "kiosk_paper");
  GdkRGBA ink = find_color (area, "kiosk_ink");

  cairo_save (cr);
  cairo_translate (cr, 36, 63);
  cairo_rotate (cr, -.08);
  round_box (cr, -19, -28, 38, 56, 3.5);
  set_color (cr, &paper, 1);
  cairo_fill_preserve (cr);
  set_color (cr, &ink, 1);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
  round_box (cr, -5, -25.5, 10, 2.8, 1.4);
  round_box (cr, -14.5, -18.5, 24, 4.6, 1.6);
  cairo_fill (cr);
  draw_lines (cr, &ink, -14.5, -11.5, 17);
  set_color (cr, &ink, 1);
  draw_code (cr, -14, -3.5, 28);
  cairo_restore (cr);
}

/* The corners of a viewfinder: here. */
static void
draw_corners (GtkDrawingArea *area,
              cairo_t *cr)
{
  static const double xs[] = { 6, 94 };
  static const double ys[] = { 25, 97 };
  GdkRGBA accent = find_color (area, "kiosk_accent");

  set_color (cr, &accent, 1);
  cairo_set_line_width (cr, 2.7);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int i = 0; i < 4; i++) {
    double x = xs[i % 2];
    double y = ys[i / 2];

    cairo_move_to (cr, x, i / 2 == 0 ? y + 9 : y - 9);
    cairo_line_to (cr, x, y);
    cairo_line_to (cr, i % 2 == 0 ? x + 9 : x - 9, y);
    cairo_stroke (cr);
  }
}

static void
draw_how (GtkDrawingArea *area,
          cairo_t *cr,
          int width,
          int height,
          gpointer data)
{
  double scale = MIN (width, height) / UNITS;

  cairo_translate (cr, (width - UNITS * scale) / 2, (height - UNITS * scale) / 2);
  cairo_scale (cr, scale, scale);
  draw_camera (area, cr);
  draw_phone (area, cr);
  draw_badge (area, cr);
  draw_corners (area, cr);
}

/* How a badge or a phone is held up to the camera. */
void
lyd_kiosk_picture_show_how (GtkDrawingArea *area)
{
  gtk_drawing_area_set_draw_func (area, draw_how, NULL, NULL);
}

static void
draw_ring (GtkDrawingArea *area,
           cairo_t *cr,
           int width,
           int height,
           gpointer data)
{
  const double *part = data;
  double size = MIN (width, height);
  double radius = size * .43;
  GdkRGBA color = find_color (area, "kiosk_accent");

  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_set_line_width (cr, size * .09);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  set_color (cr, &color, .3);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  set_color (cr, &color, 1);
  cairo_arc (cr, 0, 0, radius, -G_PI_2, -G_PI_2 + 2 * G_PI * *part);
  cairo_stroke (cr);
}

/* How much of the countdown is left; @part: 0 to 1 */
void
lyd_kiosk_picture_show_ring (GtkDrawingArea *area,
                             double part)
{
  double *left = g_new (double, 1);

  *left = CLAMP (part, 0, 1);
  gtk_drawing_area_set_draw_func (area, draw_ring, left, g_free);
}
