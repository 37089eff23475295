#include "lyd-badge-sheet.h"

#include "lyd-error.h"

#include <glib/gi18n.h>
#include <math.h>

/* Below this nothing that anybody could scan or read is left. */
#define MIN_WIDTH 90.0
#define MIN_HEIGHT 34.0
#define MIN_FOLDED 72.0

struct _LydBadgeSheet {
  const LydStock *stock;
  LydCorner corner;
  double nudge_x;
  double nudge_y;
  LydBadgeLayout *layout;
  LydBadgeSecondSide second_side;
  double inset_x; /* of the badge within a label that is no rectangle */
  double inset_y;
  double width; /* of one badge as it is read */
  double height;
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

/* A round label carries the rectangle that fits into it; one that is folded two badges, head to head. */
static gboolean
make_layout (LydBadgeSheet *self,
             const LydBadgeDesign *design,
             GError **error)
{
  gboolean turned = lyd_stock_is_turned (self->stock);
  double part = self->stock->shape == LYD_SHAPE_RECTANGLE ? 1 : G_SQRT2 / 2;
  double width = self->stock->width * part;
  double height = self->stock->height * part;

  self->inset_x = (self->stock->width - width) / 2;
  self->inset_y = (self->stock->height - height) / 2;
  self->width = turned ? height : width;
  self->height = turned ? width : height;
  self->second_side = design != NULL ? design->second_side : LYD_BADGE_ONE_SIDE;
  if (self->second_side == LYD_BADGE_FOLD) {
    self->height /= 2;
    if (self->height < MIN_FOLDED) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                   _ ("“%s” is too low to be folded. Choose a taller stock, or no second side in the badge design."),
                   self->stock->title);
      return FALSE;
    }
  }
  self->layout = lyd_badge_layout_new (design, self->width, self->height, self->stock->roll);
  return TRUE;
}

/**
 * lyd_badge_sheet_new:
 * @stock: must outlive the sheet
 * @design: (nullable): copied; %NULL: the first built-in one
 * @nudge_x: points to the right
 * @nudge_y: points down
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_INVALID where no badge fits on @stock
 */
LydBadgeSheet *
lyd_badge_sheet_new (const LydStock *stock,
                     const LydBadgeDesign *design,
                     LydCorner corner,
                     double nudge_x,
                     double nudge_y,
                     GError **error)
{
  g_autoptr (LydBadgeSheet) self = NULL;

  if (!check_stock (stock, error))
    return NULL;

  self = g_new0 (LydBadgeSheet, 1);
  self->stock = stock;
  self->corner = corner;
  self->nudge_x = nudge_x;
  self->nudge_y = nudge_y;
  if (!make_layout (self, design, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
lyd_badge_sheet_free (LydBadgeSheet *self)
{
  g_clear_pointer (&self->layout, lyd_badge_layout_free);
  g_free (self);
}

/* Pages a sheet of paper has: 2 where the badges stand on its back, too. */
int
lyd_badge_sheet_get_n_sides (const LydBadgeSheet *self)
{
  return self->second_side == LYD_BADGE_BACK ? 2 : 1;
}

/* Returns: bits of #LydBadgeProblems; draws nothing */
guint
lyd_badge_sheet_check (LydBadgeSheet *self,
                       const LydBadge *badge)
{
  return lyd_badge_layout_place (self->layout, badge);
}

/* Both halves of a label that is folded: the upper one stands on its head, and short strokes say where the fold is. */
static void
draw_folded (LydBadgeSheet *self,
             cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, self->height);
  cairo_rel_line_to (cr, 7, 0);
  cairo_move_to (cr, self->width, self->height);
  cairo_rel_line_to (cr, -7, 0);
  cairo_stroke (cr);

  cairo_save (cr);
  cairo_translate (cr, self->width, self->height);
  cairo_rotate (cr, G_PI);
  lyd_badge_layout_draw (self->layout, cr);
  cairo_restore (cr);
  cairo_translate (cr, 0, self->height);
  lyd_badge_layout_draw (self->layout, cr);
}

/* The placed badge, the label's corner at @x and @y. */
static void
draw_at (LydBadgeSheet *self,
         cairo_t *cr,
         double x,
         double y)
{
  cairo_save (cr);
  cairo_translate (cr, x + self->nudge_x + self->inset_x, y + self->nudge_y + self->inset_y);
  if (lyd_stock_is_turned (self->stock)) {
    cairo_translate (cr, self->stock->width - 2 * self->inset_x, 0);
    cairo_rotate (cr, G_PI / 2);
  }
  if (self->second_side == LYD_BADGE_FOLD)
    draw_folded (self, cr);
  else
    lyd_badge_layout_draw (self->layout, cr);
  cairo_restore (cr);
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
  draw_at (self, cr, x, y);

  return problems;
}

/* The same badge as it stands on the page's back, so that both come to lie on each other when the paper is turned over
 * about its upright middle. */
guint
lyd_badge_sheet_draw_back (LydBadgeSheet *self,
                           cairo_t *cr,
                           const LydBadge *badge,
                           int position)
{
  guint problems = lyd_badge_layout_place (self->layout, badge);
  double x, y;

  lyd_stock_get_position (self->stock, self->corner, position, &x, &y);
  draw_at (self, cr, self->stock->page_width - x - self->stock->width, y);

  return problems;
}
