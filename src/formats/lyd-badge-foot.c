#include "lyd-badge-layout-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define BAND_HEIGHT 25.0
#define RULE_HEIGHT 16.0
#define ROW_HEIGHT 17.0
#define LARGE_SIGN 28.0
#define LOGO_HEIGHT 26.0

/* The band across the top: the attendee type, and the right slot where there is room for it. */
static double
put_band (LydBadgeLayout *self,
          const LydBadge *badge,
          gboolean narrow)
{
  double edge = self->design->edge;
  double height = BAND_HEIGHT * self->scale;
  double inner = self->width - 2 * edge;
  double inset = height * 0.34;
  double share = !narrow && self->design->right.n > 0 ? 0.5 : 1;

  self->bar = (LydBadgeBox){ TRUE, edge, edge, inner, height, 0, 0 };
  lyd_badge_layout_put_type (self, edge + inset, edge, inner * share - 2 * inset, height, LYD_BADGE_ON_TYPE);
  if (!narrow) {
    lyd_badge_layout_put_slot (self, badge, &self->design->right, edge + inner * share, edge,
                               inner * (1 - share) - inset, height, 1);
    for (guint i = 0; i < self->design->right.n; i++)
      self->pieces[self->design->right.fields[i]].ink = LYD_BADGE_ON_TYPE;
  }

  return edge + height;
}

static gboolean
holds_type (const LydBadgeSlot *slot)
{
  return slot->n == 1 && slot->fields[0] == LYD_BADGE_TYPE;
}

/* The attendee type on a chip of its colour that ends at @right; returns its width. */
static double
put_chip (LydBadgeLayout *self,
          double right,
          double y,
          double most,
          double height)
{
  double inset = height * 0.32;
  LydBadgePiece *piece = &self->pieces[LYD_BADGE_TYPE];
  double width;

  lyd_badge_layout_put_type (self, 0, y, most - 2 * inset, height, LYD_BADGE_ON_TYPE);
  if (!piece->box.placed)
    return 0;
  width = piece->box.x + piece->fitted->width + 2 * inset;
  piece->box.x += right - width + inset;
  self->shape.x += right - width + inset;
  self->bar = (LydBadgeBox){ TRUE, right - width, y, width, height, 0, 0 };

  return width;
}

/* A line of text with a rule under it. */
static double
put_rule (LydBadgeLayout *self,
          const LydBadge *badge)
{
  double edge = self->design->edge;
  double left = self->design->margin;
  double width = self->width - 2 * left;
  double height = RULE_HEIGHT * self->scale;
  gboolean chip = holds_type (&self->design->right);
  double right = chip ? put_chip (self, self->width - left, edge, width * 0.5, height) : width * 0.4;

  if (holds_type (&self->design->left))
    lyd_badge_layout_put_type (self, left, edge, width - right - 8, height, LYD_BADGE_BLACK);
  else
    lyd_badge_layout_put_slot (self, badge, &self->design->left, left, edge, width - right - 8, height, 0);
  if (!chip)
    lyd_badge_layout_put_slot (self, badge, &self->design->right, left + width - right, edge, right, height, 1);
  self->rule = (LydBadgeBox){ TRUE, left, edge + height + 2 * self->scale, width, 0.75, 0, 0 };

  return self->rule.y + self->rule.height;
}

/* Returns where the head ends. Heads are in the program's language, whichever way a name runs. */
double
lyd_badge_layout_put_head (LydBadgeLayout *self,
                           const LydBadge *badge,
                           gboolean narrow)
{
  gboolean mirror = self->mirror;
  double end;

  self->mirror = FALSE;
  end = self->design->head == LYD_BADGE_HEAD_BAND ? put_band (self, badge, narrow) : put_rule (self, badge);
  self->mirror = mirror;

  return end;
}

static LydBadgeBox
make_box (const LydBadgeLayout *self,
          double x,
          double y,
          double width,
          double height)
{
  return (LydBadgeBox){ TRUE, self->mirror ? self->width - x - width : x, y, width, height, 0, 0 };
}

/* The crossed camera and its words, their foot at @bottom; returns the width that they take. */
static double
put_sign (LydBadgeLayout *self,
          double x,
          double bottom,
          double width,
          double side)
{
  const LydBadgePiece *words = &self->pieces[LYD_BADGE_NO_PHOTOS];
  const LydBadgePiece *too = &self->pieces[LYD_BADGE_NO_PHOTOS_TOO];
  gboolean large = self->design->large_marks;
  const char *own = _ ("No photos");
  double left = x + side + 4 * self->scale;
  double top = bottom - side;

  self->sign = make_box (self, x, top, side, side);
  lyd_badge_layout_put (self, LYD_BADGE_NO_PHOTOS, own, left, top, x + width - left, large ? side / 2 : side);
  if (!large) {
    lyd_badge_layout_centre (self, LYD_BADGE_NO_PHOTOS, top, side);
    return left + words->fitted->width - x;
  }
  /* On paper there is no telling who reads it: both languages of the network. */
  lyd_badge_layout_put (self, LYD_BADGE_NO_PHOTOS_TOO, strcmp (own, "No photos") == 0 ? "Sin fotos" : "No photos", left,
                        top + side / 2, x + width - left, side / 2);
  lyd_badge_layout_centre (self, LYD_BADGE_NO_PHOTOS, top + side * 0.06, side * 0.44);
  lyd_badge_layout_centre (self, LYD_BADGE_NO_PHOTOS_TOO, top + side * 0.52, side * 0.42);

  return left + MAX (words->fitted->width, too->box.placed ? too->fitted->width : 0) - x;
}

/* A pill with a star; returns its width. */
static double
put_pill (LydBadgeLayout *self,
          double x,
          double y,
          double width,
          double height)
{
  const LydBadgePiece *words = &self->pieces[LYD_BADGE_FIRST_TIME];
  double end = 7 * self->scale;

  lyd_badge_layout_put (self, LYD_BADGE_FIRST_TIME, _ ("First time"), x + height, y, width - height - end, height);
  lyd_badge_layout_centre (self, LYD_BADGE_FIRST_TIME, y, height);
  self->pieces[LYD_BADGE_FIRST_TIME].ink = LYD_BADGE_WHITE;
  self->pill = make_box (self, x, y, height + words->fitted->width + end, height);

  return self->pill.width;
}

/* The marks beside one another or, where it is narrow, under one another; returns the height that they take. */
static double
put_marks (LydBadgeLayout *self,
           const LydBadge *badge,
           double x,
           double bottom,
           double width)
{
  const gboolean *shown = self->design->shown;
  double line = ROW_HEIGHT * self->scale;
  double side = self->design->large_marks ? LARGE_SIGN * self->scale : line;
  gboolean sign = badge->no_photos && shown[LYD_BADGE_NO_PHOTOS];
  gboolean pill = badge->first_time && shown[LYD_BADGE_FIRST_TIME];
  double used = sign ? put_sign (self, x, bottom, width, side) + 8 * self->scale : 0;
  double height = sign ? side : 0;
  double length = pill ? put_pill (self, x, bottom - line, width, line) : 0;

  if (sign && pill && used + length <= width) {
    put_pill (self, x + used, bottom - side + (side - line) / 2, width - used, line);
  } else if (pill) {
    height += line + (sign ? 4 * self->scale : 0);
    put_pill (self, x, bottom - height, width, line);
  }

  return height;
}

static double
put_logo (LydBadgeLayout *self,
          double x,
          double bottom,
          double width)
{
  const LydBadgePicture *logo = self->design->logo;
  double height = LOGO_HEIGHT * self->scale;
  double scale;

  if (self->logo == NULL)
    return 0;
  scale = MIN (height / logo->height, width * 0.8 / logo->width);
  height = logo->height * scale;
  self->logo_box = make_box (self, x, bottom - height, logo->width * scale, height);

  return height;
}

/* Fields of the foot's slot; returns the height that they take. */
static double
put_foot_slot (LydBadgeLayout *self,
               const LydBadge *badge,
               const LydBadgeSlot *slot,
               double x,
               double bottom,
               double width)
{
  double line = ROW_HEIGHT * self->scale;
  double end;

  if (holds_type (slot)) {
    if (!self->design->shown[LYD_BADGE_TYPE])
      return 0;
    lyd_badge_layout_put_type (self, x, bottom - line + 2 * self->scale, width, line, LYD_BADGE_BLACK);
    return line;
  }
  end = lyd_badge_layout_put_column (self, badge, slot->fields, slot->n, x, 0, width, 46 * self->scale);
  for (guint i = 0; i < slot->n; i++)
    self->pieces[slot->fields[i]].box.y += bottom - end + 2 * self->scale;

  return MAX (end, 0);
}

/* Puts what stands beside the code at the bottom, from the last line up; returns the height that it takes. */
double
lyd_badge_layout_put_foot (LydBadgeLayout *self,
                           const LydBadge *badge,
                           const LydBadgeSlot *slot,
                           double x,
                           double bottom,
                           double width)
{
  double gap = 5 * self->scale;
  double top = bottom;
  double height;

  if (self->tray != NULL && self->design->shown[LYD_BADGE_TRAY]) {
    double line = lyd_badge_layout_get_style (self, LYD_BADGE_TRAY).max * 0.72;

    lyd_badge_layout_put (self, LYD_BADGE_TRAY, self->tray, x, bottom - line, width, line * 2);
    top -= line + gap;
  }
  height = put_foot_slot (self, badge, slot, x, top, width);
  top -= height > 0 ? height + gap : 0;
  height = put_marks (self, badge, x, top, width);
  top -= height > 0 ? height + gap : 0;
  height = put_logo (self, x, top, width);
  top -= height > 0 ? height + gap : 0;

  return top < bottom ? bottom - top - gap : 0;
}
