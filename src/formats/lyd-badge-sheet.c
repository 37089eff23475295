#include "lyd-badge-sheet.h"

#include "lyd-error.h"

#include <glib/gi18n.h>
#include <math.h>

/* Below this nothing that anybody could scan or read is left. */
#define MIN_WIDTH 90.0
#define MIN_HEIGHT 34.0

struct _LydBadgeSheet {
  const LydStock *stock;
  LydCorner corner;
  double nudge_x;
  double nudge_y;
  LydBadgeLayout *layout;
  double inset_x; /* of the badge within a label that is no rectangle */
  double inset_y;
};

static gboolean
check_stock (const LydStock *stock,
             GError **error)
{
  if (stock->shape == LYD_SHAPE_DISC) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” has a hole in its middle. Choose a label or badge stock."), stock->title);
    return FALSE;
  }
  if (MAX (stock->width, stock->height) < MIN_WIDTH || MIN (stock->width, stock->height) < MIN_HEIGHT) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is too small for a name and a code. Choose a larger stock."), stock->title);
    return FALSE;
  }

  return TRUE;
}

/* A round label carries the rectangle that fits into it. */
static void
make_layout (LydBadgeSheet *self)
{
  gboolean turned = lyd_stock_is_turned (self->stock);
  double part = self->stock->shape == LYD_SHAPE_RECTANGLE ? 1 : G_SQRT2 / 2;
  double width = self->stock->width * part;
  double height = self->stock->height * part;

  self->inset_x = (self->stock->width - width) / 2;
  self->inset_y = (self->stock->height - height) / 2;
  self->layout =
    lyd_badge_layout_new (&lyd_badge_design, turned ? height : width, turned ? width : height, self->stock->roll);
}

/**
 * lyd_badge_sheet_new:
 * @stock: must outlive the sheet
 * @nudge_x: points to the right
 * @nudge_y: points down
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_INVALID where no badge fits on @stock
 */
LydBadgeSheet *
lyd_badge_sheet_new (const LydStock *stock,
                     LydCorner corner,
                     double nudge_x,
                     double nudge_y,
                     GError **error)
{
  LydBadgeSheet *self;

  if (!check_stock (stock, error))
    return NULL;

  self = g_new0 (LydBadgeSheet, 1);
  self->stock = stock;
  self->corner = corner;
  self->nudge_x = nudge_x;
  self->nudge_y = nudge_y;
  make_layout (self);

  return self;
}

void
lyd_badge_sheet_free (LydBadgeSheet *self)
{
  lyd_badge_layout_free (self->layout);
  g_free (self);
}

/**
 * lyd_badge_sheet_draw:
 * @cr: in points from the page's upper left corner
 * @position: from 0
 *
 * Returns: bits of #LydBadgeProblems; the badge is drawn all the same
 */
guint
lyd_badge_sheet_draw (LydBadgeSheet *self,
                      cairo_t *cr,
                      const LydBadge *badge,
                      int position)
{
  guint problems = lyd_badge_layout_place (self->layout, badge);
  double x, y;

  lyd_stock_get_position (self->stock, self->corner, position, &x, &y);
  cairo_save (cr);
  cairo_translate (cr, x + self->nudge_x + self->inset_x, y + self->nudge_y + self->inset_y);
  if (lyd_stock_is_turned (self->stock)) {
    cairo_translate (cr, self->stock->width - 2 * self->inset_x, 0);
    cairo_rotate (cr, G_PI / 2);
  }
  lyd_badge_layout_draw (self->layout, cr);
  cairo_restore (cr);

  return problems;
}
