#include "lyd-badge-layout-private.h"

#include <math.h>

static void
set_type_color (LydBadgeLayout *self,
                cairo_t *cr)
{
  const LydBadgeColor *color = &self->design->types[self->type].color;

  if (self->mono)
    cairo_set_source_rgb (cr, 0, 0, 0);
  else
    cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

/* What reads best on the colour of the attendee type. */
static gboolean
is_white_on_type (const LydBadgeLayout *self)
{
  return self->mono || lyd_badge_color_is_dark (self->design->types[self->type].color);
}

static void
draw_surface (cairo_t *cr,
              cairo_surface_t *surface,
              const LydBadgeBox *box,
              double scale,
              double strength)
{
  double width = cairo_image_surface_get_width (surface) * scale;
  double height = cairo_image_surface_get_height (surface) * scale;

  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  cairo_translate (cr, box->x + (box->width - width) / 2, box->y + (box->height - height) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  if (strength < 1)
    cairo_paint_with_alpha (cr, strength);
  else
    cairo_paint (cr);
  cairo_restore (cr);
}

/* The picture covers the label, a little off its perforations; the code keeps its white. */
static void
draw_background (LydBadgeLayout *self,
                 cairo_t *cr)
{
  const LydBadgeBox *code = &self->pieces[LYD_BADGE_CODE].box;
  const LydBadgePicture *picture = self->design->background;
  double edge = self->design->edge / 2;
  const LydBadgeBox box = { TRUE, edge, edge, self->full_width - 2 * edge, self->height - 2 * edge, 0, 0 };
  double quiet = LYD_QR_QUIET_ZONE * code->size;

  draw_surface (cr, self->background, &box, MAX (box.width / picture->width, box.height / picture->height),
                self->design->strength / 100.0);
  if (!code->placed)
    return;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, code->x - quiet, code->y - quiet, code->width + 2 * quiet, self->height - code->y + quiet);
  cairo_fill (cr);
}

static void
draw_type (LydBadgeLayout *self,
           cairo_t *cr)
{
  const LydBadgeTypeStyle *style = &self->design->types[self->type];
  const LydBadgeBox *bar = &self->bar;
  const LydBadgeBox *shape = &self->shape;

  set_type_color (self, cr);
  if (bar->placed) {
    gboolean chip = self->design->head == LYD_BADGE_HEAD_RULE;

    lyd_ink_rounded (cr, bar->x, bar->y, bar->width, bar->height, chip ? bar->height / 2 : MIN (4, bar->height / 4));
    cairo_fill (cr);
    if (is_white_on_type (self))
      cairo_set_source_rgb (cr, 1, 1, 1);
    else
      cairo_set_source_rgb (cr, 0, 0, 0);
  }
  if (shape->placed)
    lyd_ink_mark (cr, style->corners, shape->x + shape->width / 2, shape->y + shape->height / 2, shape->width * 0.46);
}

static void
draw_marks (LydBadgeLayout *self,
            cairo_t *cr)
{
  const LydBadgeBox *pill = &self->pill;
  const LydBadgeBox *sign = &self->sign;

  if (self->hatch > 0) {
    double edge = self->design->edge;
    double width = self->hatch - 2 * self->scale;

    lyd_ink_hatch (cr, self->mirror ? self->full_width - edge - width : edge, edge, width, self->height - 2 * edge,
                   self->mono);
  }
  if (sign->placed)
    lyd_ink_no_photos (cr, sign->x + sign->width / 2, sign->y + sign->height / 2, sign->width / 2, self->mono);
  if (pill->placed) {
    double star = self->mirror ? pill->x + pill->width - pill->height * 0.55 : pill->x + pill->height * 0.55;

    cairo_set_source_rgb (cr, 0, 0, 0);
    lyd_ink_rounded (cr, pill->x, pill->y, pill->width, pill->height, pill->height / 2);
    cairo_fill (cr);
    cairo_set_source_rgb (cr, 1, 1, 1);
    lyd_ink_star (cr, star, pill->y + pill->height / 2, pill->height * 0.32);
  }
}

static void
draw_texts (LydBadgeLayout *self,
            cairo_t *cr)
{
  gboolean white_on_type = is_white_on_type (self);

  for (int i = 0; i < LYD_N_BADGE_FIELDS; i++) {
    const LydBadgePiece *piece = &self->pieces[i];
    gboolean white = piece->ink == LYD_BADGE_WHITE || (piece->ink == LYD_BADGE_ON_TYPE && white_on_type);

    if (piece->fitted == NULL)
      continue;
    cairo_set_source_rgb (cr, white, white, white);
    lyd_fitted_draw (piece->fitted, cr, piece->box.x, piece->box.y, piece->box.width, piece->align);
  }
}

/* Draws the placed badge with the label's upper left corner at the origin. Black is the colour afterwards. */
void
lyd_badge_layout_draw (LydBadgeLayout *self,
                       cairo_t *cr)
{
  const LydBadgeBox *code = &self->pieces[LYD_BADGE_CODE].box;

  if (self->background != NULL)
    draw_background (self, cr);
  if (self->bar.placed || self->shape.placed)
    draw_type (self, cr);
  draw_marks (self, cr);
  if (self->rule.placed) {
    cairo_set_source_rgb (cr, 0, 0, 0);
    cairo_rectangle (cr, self->rule.x, self->rule.y, self->rule.width, self->rule.height);
    cairo_fill (cr);
  }
  if (self->logo != NULL && self->logo_box.placed)
    draw_surface (cr, self->logo, &self->logo_box, self->logo_box.height / self->design->logo->height, 1);
  draw_texts (self, cr);

  cairo_set_source_rgb (cr, 0, 0, 0);
  if (code->placed)
    lyd_ink_qr (cr, self->qr, code->x, code->y, code->size);
}
