#include "lyd-tray-pdf.h"

#include "lyd-fit.h"
#include "lyd-ink.h"
#include "lyd-pdf.h"

#include <glib/gi18n.h>

/* US Letter, lying: stood up or folded over a tray's edge it is read from two metres. */
#define WIDTH 792.0
#define HEIGHT 612.0
#define MARGIN 54.0
#define BAND 150.0
#define FONT "Cantarell, Noto Sans, sans-serif"

static void
draw_text (LydFit *fit,
           cairo_t *cr,
           const char *text,
           const LydFitStyle *style,
           double y,
           double height)
{
  g_autoptr (LydFitted) fitted = lyd_fit_text (fit, text, style, WIDTH - 2 * MARGIN - 24, height, NULL);
  double ink = fitted->ascent + (fitted->n_lines - 1) * fitted->pitch;

  lyd_fitted_draw (fitted, cr, MARGIN + 12, y + (height - ink) / 2, WIDTH - 2 * MARGIN - 24, 0.5);
}

static void
draw_front (LydFit *fit,
            cairo_t *cr,
            const char *event,
            const LydTrayFront *front)
{
  static const LydFitStyle large = { 104, 40, 1, 800, 0, FALSE };
  static const LydFitStyle names = { 96, 30, 2, 800, 0, FALSE };
  static const LydFitStyle small = { 20, 10, 2, 400, 0, FALSE };
  g_autofree char *number = g_strdup_printf (_ ("Tray %d"), front->tray);
  g_autofree char *count =
    g_strdup_printf (ngettext ("%d badge", "%d badges", (gulong) front->n_badges), front->n_badges);
  g_autofree char *foot = g_strdup_printf ("%s · %s", event, count);
  g_autofree char *range = NULL;

  if (front->late)
    range = g_strdup (_ ("Late badges"));
  else if (g_strcmp0 (front->first, front->last) == 0)
    range = g_strdup (front->first);
  else
    range = g_strdup_printf ("%s – %s", front->first, front->last);

  cairo_set_source_rgb (cr, 0, 0, 0);
  lyd_ink_rounded (cr, MARGIN, MARGIN, WIDTH - 2 * MARGIN, BAND, 12);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  draw_text (fit, cr, number, &large, MARGIN, BAND);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_text (fit, cr, range, &names, MARGIN + BAND + 20, HEIGHT - 2 * MARGIN - BAND - 80);
  draw_text (fit, cr, foot, &small, HEIGHT - MARGIN - 50, 50);
}

/* One page for each tray: its number, and from which name to which. */
gboolean
lyd_tray_pdf_write (const char *path,
                    const char *event,
                    const LydTrayFront *fronts,
                    guint n_fronts,
                    gint64 created,
                    GError **error)
{
  g_autoptr (LydFit) fit = lyd_fit_new (FONT);
  g_autoptr (LydPdf) pdf = lyd_pdf_open (path, WIDTH, HEIGHT, event, NULL, created, error);

  if (pdf == NULL)
    return FALSE;
  for (guint i = 0; i < n_fronts; i++) {
    draw_front (fit, lyd_pdf_get_cairo (pdf), event, &fronts[i]);
    lyd_pdf_show_page (pdf);
  }
  return lyd_pdf_finish (pdf, error);
}
