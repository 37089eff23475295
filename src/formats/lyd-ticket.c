#include "lyd-ticket.h"

#include "lyd-error.h"
#include "lyd-fit.h"
#include "lyd-ink.h"
#include "lyd-pdf.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* A6, upright: a sheet folds to it twice, and a phone shows it whole. */
#define WIDTH 297.638
#define HEIGHT 419.528
#define MARGIN 26.0
#define BANNER_EDGE 12.0
#define BANNER_HEIGHT 84.0
#define PDF_MODULE 5.25 /* points: the code is 46.3 mm wide */
#define PNG_DPI 300
#define PNG_MODULE 22 /* pixels at 300 dots an inch: 46.6 mm */

/* Both languages stand on every ticket, whatever the program's: desks and kiosks read either. */
static const struct {
  const char *language;
  const char *show;
  const char *how;
} words[] = {
  { "en", "Show this at the desk.", "On paper, or on a phone with the brightness turned up." },
  { "es", "Muestre esto en la mesa de registro.", "En papel o en el teléfono con el brillo alto." },
};

static const LydFitStyle title_style = { 20, 9, 2, 800 };
static const LydFitStyle when_style = { 10.5, 6.5, 1, 700 };
static const LydFitStyle where_style = { 10.5, 6.5, 1, 400 };
static const LydFitStyle name_style = { 25, 11, 2, 800 };
static const LydFitStyle code_style = { 21, 12, 1, 700, 260 };
static const LydFitStyle show_style = { 12, 8, 1, 700 };
static const LydFitStyle how_style = { 8.5, 6.5, 1, 400 };

/* Draws @text at @y, @height high, and returns the height that it takes; none for no text. */
static double
put (LydFit *fit,
     cairo_t *cr,
     const char *text,
     const LydFitStyle *style,
     const char *language,
     double y,
     double height,
     gboolean middle)
{
  g_autoptr (LydFitted) fitted = NULL;
  double width = WIDTH - 2 * MARGIN;

  if (text == NULL || *text == '\0')
    return 0;
  fitted = lyd_fit_text (fit, text, style, width, height, language);
  lyd_fitted_draw (fitted, cr, MARGIN, y, width, middle ? 0.5 : fitted->rtl);

  return lyd_fitted_get_height (fitted);
}

static void
draw_banner (const LydTicket *ticket,
             LydFit *fit,
             cairo_t *cr)
{
  double bottom = BANNER_EDGE + BANNER_HEIGHT - 9;
  double lines = (ticket->when != NULL ? 16 : 0) + (ticket->where != NULL ? 16 : 0);

  cairo_set_source_rgb (cr, 0.051, 0.184, 0.169);
  lyd_ink_rounded (cr, BANNER_EDGE, BANNER_EDGE, WIDTH - 2 * BANNER_EDGE, BANNER_HEIGHT, 7);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  put (fit, cr, ticket->event, &title_style, NULL, BANNER_EDGE + 12, bottom - lines - BANNER_EDGE - 14, FALSE);
  put (fit, cr, ticket->when, &when_style, NULL, bottom - lines, 15, FALSE);
  put (fit, cr, ticket->where, &where_style, NULL, bottom - 14, 15, FALSE);
}

static void
draw_words (const LydTicket *ticket,
            LydFit *fit,
            cairo_t *cr)
{
  guint first = g_strcmp0 (ticket->language, "es") == 0 ? 1 : 0;
  double y = 352;

  cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, MARGIN, y - 9);
  cairo_rel_line_to (cr, WIDTH - 2 * MARGIN, 0);
  cairo_stroke (cr);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    guint k = (first + i) % G_N_ELEMENTS (words);

    cairo_set_source_rgb (cr, 0, 0, 0);
    put (fit, cr, words[k].show, &show_style, words[k].language, y, 16, FALSE);
    cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
    put (fit, cr, words[k].how, &how_style, words[k].language, y + 14, 12, FALSE);
    y += 30;
  }
}

/* All of the ticket in points; @module and the code's place are the caller's, for pixels are not points. */
static void
draw (const LydTicket *ticket,
      const LydQr *qr,
      cairo_t *cr,
      double x,
      double y,
      double module)
{
  g_autoptr (LydFit) fit = lyd_fit_new ("Cantarell, Noto Sans, sans-serif");
  double below = y + (qr->size + LYD_QR_QUIET_ZONE) * module;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_banner (ticket, fit, cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  put (fit, cr, ticket->name, &name_style, ticket->language, BANNER_EDGE + BANNER_HEIGHT + 13, 38, FALSE);
  lyd_ink_qr (cr, qr, x, y, module);
  put (fit, cr, ticket->short_code, &code_style, NULL, below, 20, TRUE);
  draw_words (ticket, fit, cr);
}

static LydQr *
encode (const LydTicket *ticket,
        GError **error)
{
  if (ticket->code == NULL || ticket->name == NULL || ticket->event == NULL) {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A ticket needs an event, a name and a code."));
    return NULL;
  }

  return lyd_qr_encode (ticket->code, error);
}

/* One page of A6; the code is 46 mm wide. The file appears when it is whole. */
gboolean
lyd_ticket_write_pdf (const LydTicket *ticket,
                      const char *path,
                      GError **error)
{
  g_autoptr (LydQr) qr = encode (ticket, error);
  g_autoptr (LydPdf) pdf = NULL;

  if (qr == NULL)
    return FALSE;
  pdf = lyd_pdf_open (path, WIDTH, HEIGHT, ticket->event, ticket->language, ticket->created, error);
  if (pdf == NULL)
    return FALSE;
  draw (ticket, qr, lyd_pdf_get_cairo (pdf), (WIDTH - qr->size * PDF_MODULE) / 2, 163, PDF_MODULE);
  lyd_pdf_show_page (pdf);

  return lyd_pdf_finish (pdf, error);
}

/* Cairo's pixels are words in the machine's order, gdk-pixbuf's are bytes. */
static GdkPixbuf *
take_pixels (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++) {
    const guint32 *from = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                                             y * cairo_image_surface_get_stride (surface));
    guchar *to = gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf);

    for (int x = 0; x < width; x++) {
      *to++ = (from[x] >> 16) & 0xff;
      *to++ = (from[x] >> 8) & 0xff;
      *to++ = from[x] & 0xff;
    }
  }

  return pixbuf;
}

/* The same as a picture of 1240 by 1748 pixels, 300 an inch, for phones and e-mail. */
gboolean
lyd_ticket_write_png (const LydTicket *ticket,
                      const char *path,
                      GError **error)
{
  const double scale = PNG_DPI / 72.0;
  g_autoptr (LydQr) qr = encode (ticket, error);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (qr == NULL)
    return FALSE;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) round (WIDTH * scale), (int) round (HEIGHT * scale));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  draw (ticket, qr, cr, round ((WIDTH * scale - qr->size * PNG_MODULE) / 2) / scale, round (163 * scale) / scale,
        PNG_MODULE / scale);
  cairo_destroy (cr);
  pixbuf = take_pixels (surface);
  cairo_surface_destroy (surface);

  return gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, "png", error, "x-dpi", G_STRINGIFY (PNG_DPI), "y-dpi",
                                    G_STRINGIFY (PNG_DPI), "compression", "4", NULL) &&
         g_file_set_contents_full (path, bytes, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_ONLY_EXISTING, 0600, error);
}
