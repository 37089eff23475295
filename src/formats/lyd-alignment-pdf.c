#include "lyd-badge-pdf.h"

#include "lyd-fit.h"
#include "lyd-pdf.h"

#include <glib/gi18n.h>
#include <math.h>

#define MM (72.0 / 25.4)
#define MIN_TEXT_WIDTH 150.0
#define MIN_TEXT_HEIGHT 84.0
#define RULER_MM 50 /* fits on every stock that a badge fits on but the smallest */

static const LydFitStyle head_style = { 12, 6, 2, 800 };
static const LydFitStyle body_style = { 9, 5, 12, 400 };
static const LydFitStyle number_style = { 9, 5, 1, 700 };

/* Millimetres along the upper and left edges, inwards, from the label's corner: what is off can be read, not
 * guessed. */
static void
draw_rulers (cairo_t *cr,
             double width,
             double height)
{
  for (int mm = 1; mm * MM < width; mm++) {
    cairo_move_to (cr, mm * MM, 0);
    cairo_rel_line_to (cr, 0, mm % 10 == 0 ? 8 : mm % 5 == 0 ? 5
                                                             : 3);
  }
  for (int mm = 1; mm * MM < height; mm++) {
    cairo_move_to (cr, 0, mm * MM);
    cairo_rel_line_to (cr, mm % 10 == 0 ? 8 : mm % 5 == 0 ? 5
                                                          : 3,
                       0);
  }
  cairo_set_line_width (cr, 0.3);
  cairo_stroke (cr);
}

static void
draw_outline (cairo_t *cr,
              const LydStock *stock,
              gboolean with_cross)
{
  double width = stock->width, height = stock->height;

  if (stock->shape == LYD_SHAPE_RECTANGLE) {
    cairo_rectangle (cr, 0, 0, width, height);
  } else {
    cairo_save (cr);
    cairo_translate (cr, width / 2, height / 2);
    cairo_scale (cr, width / 2, height / 2);
    cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
    cairo_restore (cr);
  }
  cairo_set_line_width (cr, 0.6);
  cairo_stroke (cr);

  if (!with_cross)
    return;
  cairo_move_to (cr, width / 2 - 6, height / 2);
  cairo_rel_line_to (cr, 12, 0);
  cairo_move_to (cr, width / 2, height / 2 - 6);
  cairo_rel_line_to (cr, 0, 12);
  cairo_set_line_width (cr, 0.3);
  cairo_stroke (cr);
}

static void
draw_position (cairo_t *cr,
               LydFit *fit,
               const LydStock *stock,
               int position)
{
  g_autofree char *number = g_strdup_printf ("%d", position + 1);
  g_autoptr (LydFitted) fitted = lyd_fit_text (fit, number, &number_style, 40, 12, NULL);

  lyd_fitted_draw (fitted, cr, stock->width - 46, stock->height - 14, 40, 1);
}

/* A line of known length: the one thing that shows "fit to page". */
static void
draw_scale (cairo_t *cr,
            double x,
            double y)
{
  cairo_move_to (cr, x, y - 4);
  cairo_rel_line_to (cr, 0, 8);
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, RULER_MM * MM, 0);
  cairo_move_to (cr, x + RULER_MM * MM, y - 4);
  cairo_rel_line_to (cr, 0, 8);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
}

static void
draw_words (cairo_t *cr,
            LydFit *fit,
            const LydStock *stock,
            const LydBadgePdfOptions *options,
            double x,
            double y,
            double width,
            double height)
{
  g_autofree char *right = g_strdup_printf ("%.1f", options->nudge_x / MM);
  g_autofree char *down = g_strdup_printf ("%.1f", options->nudge_y / MM);
  g_autofree char *nudge = g_strdup_printf (_ ("Nudge on this page: %s mm to the right, %s mm down."), right, down);
  g_autofree char *scale = g_strdup_printf (_ ("The line below must be %d mm long."), RULER_MM);
  const char *how = stock->roll ? _ ("Print this on one label at actual size (100%), not “fit to page”.")
                                : _ ("Print this on plain paper at actual size (100%), not “fit to page”.");
  const char *look =
    stock->roll
      ? _ ("Where the outline is off the label’s edges, read by how much on the rulers and enter it as the nudge.")
      : _ ("Lay the paper over a sheet of labels against the light. Where the outlines are off, read by how much on "
           "the rulers and enter it as the nudge.");
  g_autofree char *text =
    g_strdup_printf ("%s %s %s %s %s", how, scale, look, nudge,
                     stock->nominal ? _ ("The maker publishes no exact measures of this stock.") : "");
  g_autoptr (LydFitted) head = lyd_fit_text (fit, stock->title, &head_style, width, height * 0.3, NULL);
  double used = lyd_fitted_get_height (head) + 4;
  g_autoptr (LydFitted) body = lyd_fit_text (fit, text, &body_style, width, height - used - 12, NULL);

  lyd_fitted_draw (head, cr, x, y, width, 0);
  lyd_fitted_draw (body, cr, x, y + used, width, 0);
  if (width >= RULER_MM * MM)
    draw_scale (cr, x, y + used + lyd_fitted_get_height (body) + 8);
}

/* Into the first label, or, where labels are too small for it, onto white in the middle of the page. */
static void
place_words (cairo_t *cr,
             LydFit *fit,
             const LydStock *stock,
             const LydBadgePdfOptions *options,
             double x,
             double y)
{
  gboolean turned = lyd_stock_is_turned (stock);
  double part = stock->shape == LYD_SHAPE_RECTANGLE ? 1 : G_SQRT2 / 2;
  double width = (turned ? stock->height : stock->width) * part;
  double height = (turned ? stock->width : stock->height) * part;
  gboolean single = stock->nx * stock->ny == 1;

  cairo_save (cr);
  if (single || (width >= MIN_TEXT_WIDTH && height >= MIN_TEXT_HEIGHT)) {
    cairo_translate (cr, x + stock->width * (1 - part) / 2, y + stock->height * (1 - part) / 2);
    if (turned) {
      cairo_translate (cr, stock->width * part, 0);
      cairo_rotate (cr, G_PI / 2);
    }
    draw_words (cr, fit, stock, options, 14, 14, width - 28, height * 0.5 > 84 ? height - 44 : height - 24);
  } else {
    cairo_rectangle (cr, stock->page_width / 2 - 140, stock->page_height / 2 - 75, 280, 150);
    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_fill_preserve (cr);
    cairo_set_source_rgb (cr, 0, 0, 0);
    cairo_stroke (cr);
    draw_words (cr, fit, stock, options, stock->page_width / 2 - 128, stock->page_height / 2 - 63, 256, 126);
  }
  cairo_restore (cr);
}

/**
 * lyd_alignment_pdf_write:
 * @options: where counting starts and the nudge to try
 *
 * One page with the outline of every label, its number, rulers in millimetres and what to do.
 */
gboolean
lyd_alignment_pdf_write (const char *path,
                         const LydStock *stock,
                         const LydBadgePdfOptions *options,
                         GError **error)
{
  g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin (lyd_badge_designs_get_builtin_id (0));
  g_autoptr (LydFit) fit = lyd_fit_new (design->font);
  g_autofree char *title = g_strdup_printf (_ ("Alignment page: %s"), stock->title);
  g_autoptr (LydPdf) pdf =
    lyd_pdf_open (path, stock->page_width, stock->page_height, title, options->language, options->created, error);
  cairo_t *cr;
  double first_x = 0, first_y = 0;

  if (pdf == NULL)
    return FALSE;

  cr = lyd_pdf_get_cairo (pdf);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int i = 0; i < lyd_stock_get_n_positions (stock); i++) {
    double x, y;

    lyd_stock_get_position (stock, options->corner, i, &x, &y);
    x += options->nudge_x;
    y += options->nudge_y;
    if (i == 0) {
      first_x = x;
      first_y = y;
    }
    cairo_save (cr);
    cairo_translate (cr, x, y);
    draw_outline (cr, stock, i > 0);
    draw_rulers (cr, stock->width, stock->height);
    draw_position (cr, fit, stock, i);
    cairo_restore (cr);
  }
  place_words (cr, fit, stock, options, first_x, first_y);
  lyd_pdf_show_page (pdf);

  return lyd_pdf_finish (pdf, error);
}
