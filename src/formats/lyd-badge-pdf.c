#include "lyd-badge-pdf.h"

#include "lyd-badge-sheet.h"
#include "lyd-error.h"
#include "lyd-pdf.h"

#include <glib/gi18n.h>
#include <math.h>

struct _LydBadgePdf {
  const LydStock *stock;
  double nudge_x;
  double nudge_y;
  gboolean crop_marks;
  LydPdf *pdf;
  LydBadgeSheet *sheet;
  cairo_surface_t *back; /* recording of this sheet's back; NULL: none */
  int position;          /* the next free one on this page, from 0 */
  gboolean started;      /* something stands on this page */
  guint n_badges;
  guint n_pages;
  guint n_with_problems;
  guint counts[LYD_N_BADGE_PROBLEMS];
};

/**
 * lyd_badge_pdf_open:
 * @stock: must outlive the PDF
 *
 * Returns: (transfer full) (nullable): takes badge after badge and keeps none of them: ten thousand take the memory of
 * one
 */
LydBadgePdf *
lyd_badge_pdf_open (const char *path,
                    const LydStock *stock,
                    const LydBadgePdfOptions *options,
                    GError **error)
{
  g_autoptr (LydBadgeSheet) sheet =
    lyd_badge_sheet_new (stock, options->design, options->corner, options->nudge_x, options->nudge_y, error);
  g_autoptr (LydBadgePdf) self = NULL;
  int n_positions = lyd_stock_get_n_positions (stock);
  int first = MAX (options->first_position, 1);

  if (sheet == NULL)
    return NULL;
  if (first > n_positions) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This stock has %d labels a sheet; there is no position %d."),
                 n_positions, first);
    return NULL;
  }

  self = g_new0 (LydBadgePdf, 1);
  self->stock = stock;
  self->sheet = g_steal_pointer (&sheet);
  self->nudge_x = options->nudge_x;
  self->nudge_y = options->nudge_y;
  self->crop_marks = options->crop_marks;
  self->position = first - 1;
  self->pdf = lyd_pdf_open (path, stock->page_width, stock->page_height, options->title, options->language,
                            options->created, error);
  if (self->pdf == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/* Without lyd_badge_pdf_finish() before it no file is left. */
void
lyd_badge_pdf_free (LydBadgePdf *self)
{
  g_clear_pointer (&self->pdf, lyd_pdf_free);
  g_clear_pointer (&self->sheet, lyd_badge_sheet_free);
  g_clear_pointer (&self->back, cairo_surface_destroy);
  g_free (self);
}

static void
draw_crop_marks (LydBadgePdf *self,
                 cairo_t *cr)
{
  const LydStock *stock = self->stock;
  double right = stock->x0 + (stock->nx - 1) * stock->dx + stock->width;
  double bottom = stock->y0 + (stock->ny - 1) * stock->dy + stock->height;

  for (int i = 0; i < stock->nx * 2; i++) {
    double x = stock->x0 + (i / 2) * stock->dx + (i % 2) * stock->width + self->nudge_x;

    cairo_move_to (cr, x, stock->y0 + self->nudge_y - 14);
    cairo_rel_line_to (cr, 0, 10);
    cairo_move_to (cr, x, bottom + self->nudge_y + 4);
    cairo_rel_line_to (cr, 0, 10);
  }
  for (int i = 0; i < stock->ny * 2; i++) {
    double y = stock->y0 + (i / 2) * stock->dy + (i % 2) * stock->height + self->nudge_y;

    cairo_move_to (cr, stock->x0 + self->nudge_x - 14, y);
    cairo_rel_line_to (cr, 10, 0);
    cairo_move_to (cr, right + self->nudge_x + 4, y);
    cairo_rel_line_to (cr, 10, 0);
  }
  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
}

static void
count_problems (LydBadgePdf *self,
                guint problems)
{
  if (problems != 0)
    self->n_with_problems++;
  for (guint i = 0; i < LYD_N_BADGE_PROBLEMS; i++)
    if ((problems & (1u << i)) != 0)
      self->counts[i]++;
}

static void
draw_back (LydBadgePdf *self,
           const LydBadge *badge)
{
  const cairo_rectangle_t extents = { 0, 0, self->stock->page_width, self->stock->page_height };
  cairo_t *cr;

  if (self->back == NULL)
    self->back = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (self->back);
  lyd_badge_sheet_draw_back (self->sheet, cr, badge, self->position);
  cairo_destroy (cr);
}

static void
end_page (LydBadgePdf *self)
{
  if (self->crop_marks)
    draw_crop_marks (self, lyd_pdf_get_cairo (self->pdf));
  lyd_pdf_show_page (self->pdf);
  self->n_pages++;
  if (self->back != NULL) {
    cairo_t *cr = lyd_pdf_get_cairo (self->pdf);

    cairo_set_source_surface (cr, self->back, 0, 0);
    cairo_paint (cr);
    g_clear_pointer (&self->back, cairo_surface_destroy);
    lyd_pdf_show_page (self->pdf);
    self->n_pages++;
  }
  self->position = 0;
  self->started = FALSE;
}

/**
 * lyd_badge_pdf_add:
 * @problems: (out) (nullable): bits of #LydBadgeProblems of this badge; it is printed all the same
 */
gboolean
lyd_badge_pdf_add (LydBadgePdf *self,
                   const LydBadge *badge,
                   guint *problems,
                   GError **error)
{
  guint found = lyd_badge_sheet_draw (self->sheet, lyd_pdf_get_cairo (self->pdf), badge, self->position);

  if (lyd_badge_sheet_get_n_sides (self->sheet) > 1)
    draw_back (self, badge);
  self->started = TRUE;
  self->n_badges++;
  count_problems (self, found);
  if (problems != NULL)
    *problems = found;
  if (++self->position == lyd_stock_get_n_positions (self->stock))
    end_page (self);

  return lyd_pdf_check (self->pdf, error);
}

/* Ends the last page and gives the file its name. A PDF without badges is refused: no reader opens one without
 * pages. */
gboolean
lyd_badge_pdf_finish (LydBadgePdf *self,
                      GError **error)
{
  if (self->n_badges == 0) {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("There are no badges to print."));
    return FALSE;
  }
  if (self->started)
    end_page (self);

  return lyd_pdf_finish (self->pdf, error);
}

guint
lyd_badge_pdf_get_n_badges (const LydBadgePdf *self)
{
  return self->n_badges;
}

/* Whole pages so far; all of them after lyd_badge_pdf_finish(). */
guint
lyd_badge_pdf_get_n_pages (const LydBadgePdf *self)
{
  return self->n_pages;
}

/* How many badges have at least one problem. */
guint
lyd_badge_pdf_get_n_with_problems (const LydBadgePdf *self)
{
  return self->n_with_problems;
}

/* How many badges have this one. */
guint
lyd_badge_pdf_count_problem (const LydBadgePdf *self,
                             LydBadgeProblems problem)
{
  for (guint i = 0; i < LYD_N_BADGE_PROBLEMS; i++)
    if ((guint) problem == 1u << i)
      return self->counts[i];

  return 0;
}
