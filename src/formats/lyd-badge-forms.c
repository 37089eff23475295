#include "lyd-badge-layout-private.h"

#include <math.h>

/* One way of dividing a label. Which one follows from the label's shape alone, so a new stock needs no code. */
typedef struct {
  double min_height; /* of the label, points */
  double min_ratio;  /* of height to width */
  void (*place) (LydBadgeLayout *self, const LydBadge *badge);
} Form;

static void place_tall (LydBadgeLayout *self, const LydBadge *badge);
static void place_wide (LydBadgeLayout *self, const LydBadge *badge);
static void place_low (LydBadgeLayout *self, const LydBadge *badge);
static void place_strip (LydBadgeLayout *self, const LydBadge *badge);

static const Form forms[] = {
  { 230, 1.05, place_tall },
  { 190, 0, place_wide },
  { 100, 0, place_low },
  { 0, 0, place_strip },
};

static const Form *
find_form (const LydBadgeLayout *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (self->height >= forms[i].min_height && self->height >= forms[i].min_ratio * self->full_width)
      return &forms[i];
  return &forms[G_N_ELEMENTS (forms) - 1];
}

void
lyd_badge_layout_place_form (LydBadgeLayout *self,
                             const LydBadge *badge)
{
  find_form (self)->place (self, badge);
}

/* On address labels every millimetre is the name's. */
gboolean
lyd_badge_layout_can_hatch (const LydBadgeLayout *self)
{
  return find_form (self)->place != place_strip;
}

static double
quarter (double length)
{
  return MAX (floor (length * 4) / 4, 0.75);
}

/* What the short code's capitals take below the code. */
static double
get_letters (const LydBadgeLayout *self)
{
  return self->design->shown[LYD_BADGE_SHORT_CODE] ? lyd_badge_layout_get_style (self, LYD_BADGE_SHORT_CODE).max * 0.72
                                                   : 0;
}

/* Lying, 4 x 3 in and the like: the given name across the whole width, the rest left of the code. */
static void
place_wide (LydBadgeLayout *self,
            const LydBadge *badge)
{
  static const LydBadgeField fields[] = { LYD_BADGE_FAMILY, LYD_BADGE_ORGANIZATION, LYD_BADGE_ROLE,
                                          LYD_BADGE_PRONOUNS, LYD_BADGE_TEXT };
  double margin = self->design->margin;
  double module = quarter (MIN (self->design->module * self->scale, self->height * 0.6 / 33));
  double quiet = LYD_QR_QUIET_ZONE * module;
  double right = self->width - MAX (margin, quiet);
  double bottom = self->height - self->design->edge;
  double top = lyd_badge_layout_put_head (self, badge, FALSE) + 9 * self->scale;
  double side = self->qr != NULL ? self->qr->size * module : 0;
  double below = bottom - get_letters (self) - 2 * quiet - side; /* where the code's white begins */
  double column = right - side - quiet - margin;
  double foot;

  if (self->qr == NULL) {
    column = right - margin;
    below = top + (bottom - top) * 0.4;
  }
  lyd_badge_layout_put_code (self, badge, module, right, bottom, self->design->shown[LYD_BADGE_SHORT_CODE]);
  lyd_badge_layout_put_name (self, badge, margin, top, self->width - 2 * margin, below - top - 4);
  lyd_badge_layout_centre (self, LYD_BADGE_GIVEN, top, below - top - 4);
  foot = lyd_badge_layout_put_foot (self, badge, &self->design->foot, margin, bottom, column);
  lyd_badge_layout_put_column (self, badge, fields, G_N_ELEMENTS (fields), margin, below + 6, column,
                               bottom - foot - 4);
}

/* Upright, 3 x 4 in, A6, 4 x 6 in: names and organization above, the code below right. */
static void
place_tall (LydBadgeLayout *self,
            const LydBadge *badge)
{
  static const LydBadgeField fields[] = { LYD_BADGE_GIVEN, LYD_BADGE_FAMILY, LYD_BADGE_ORGANIZATION,
                                          LYD_BADGE_ROLE, LYD_BADGE_PRONOUNS, LYD_BADGE_TEXT };
  const LydBadgeSlot *slot =
    self->design->head == LYD_BADGE_HEAD_BAND ? &self->design->right : &self->design->foot; /* no room in the band */
  double margin = self->design->margin;
  double module = quarter (MIN (self->design->module * self->scale, self->full_width * 0.56 / 33));
  double quiet = LYD_QR_QUIET_ZONE * module;
  double right = self->width - MAX (margin, quiet);
  double bottom = self->height - self->design->edge;
  double top = lyd_badge_layout_put_head (self, badge, TRUE) + 13 * self->scale;
  double side = self->qr != NULL ? self->qr->size * module : 0;
  double below = bottom - get_letters (self) - 2 * quiet - side;
  double column = right - side - quiet - margin;

  if (self->qr == NULL) {
    column = right - margin;
    below = bottom - 60 * self->scale;
  }
  lyd_badge_layout_put_code (self, badge, module, right, bottom, self->design->shown[LYD_BADGE_SHORT_CODE]);
  lyd_badge_layout_put_column (self, badge, fields, G_N_ELEMENTS (fields), margin, top, self->width - 2 * margin,
                               below);
  lyd_badge_layout_put_foot (self, badge, slot, margin, bottom, column);
}

/* The attendee type at the foot of a low label: in its bar, which is in the program's language, or as a word. */
static void
put_low_type (LydBadgeLayout *self,
              double x,
              double y,
              double width,
              double height)
{
  gboolean mirror = self->mirror;
  double inset = height * 0.34;

  if (!self->design->shown[LYD_BADGE_TYPE])
    return;
  if (self->design->head != LYD_BADGE_HEAD_BAND) {
    lyd_badge_layout_put_type (self, x, y, width, height, LYD_BADGE_BLACK);
    return;
  }
  x = mirror ? self->width - x - width : x;
  self->bar = (LydBadgeBox){ TRUE, x, y, width, height, 0, 0 };
  self->mirror = FALSE;
  lyd_badge_layout_put_type (self, x + inset, y, width - 2 * inset, height, LYD_BADGE_ON_TYPE);
  self->mirror = mirror;
}

/* Low labels, from 5390 to DK-1202: two columns, for a name above the code would be small. */
static void
place_low (LydBadgeLayout *self,
           const LydBadge *badge)
{
  static const LydBadgeField fields[] = { LYD_BADGE_GIVEN, LYD_BADGE_FAMILY, LYD_BADGE_ORGANIZATION, LYD_BADGE_ROLE,
                                          LYD_BADGE_PRONOUNS };
  static const LydBadgeSlot event = { { LYD_BADGE_EVENT }, 1 };
  static const LydBadgeSlot nothing = { .n = 0 };
  double edge = self->design->edge;
  double letters = get_letters (self);
  double module =
    quarter (MIN (MIN (self->design->module, self->full_width * 0.335 / 25), (self->height - letters - edge) / 33));
  double quiet = LYD_QR_QUIET_ZONE * module;
  double right = self->width - MAX (edge, quiet);
  double bottom = self->height - edge;
  double side = self->qr != NULL ? self->qr->size * module : 0;
  double column = right - side - (side > 0 ? quiet : 0) - edge;
  double bar = self->design->shown[LYD_BADGE_TYPE] ? 20 * self->scale : 0;
  double above = bottom - letters - 2 * quiet - side - edge;
  double foot;

  lyd_badge_layout_put_code (self, badge, module, right, bottom, letters > 0);
  put_low_type (self, edge, bottom - bar, column, bar);
  foot = lyd_badge_layout_put_foot (self, badge, &nothing, edge, bottom - bar - 3, column);
  if (above >= 12 && side > 0)
    lyd_badge_layout_put_slot (self, badge, &event, right - side - quiet * 0.5, edge, side + quiet * 0.5, above,
                               self->mirror ? 0 : 1);
  lyd_badge_layout_put_column (self, badge, fields, G_N_ELEMENTS (fields), edge, edge + 2, column,
                               bottom - bar - 5 - foot);
}

/* Address labels: name, organization and as much code as there is height for. */
static void
place_strip (LydBadgeLayout *self,
             const LydBadge *badge)
{
  static const LydBadgeField fields[] = { LYD_BADGE_GIVEN, LYD_BADGE_FAMILY, LYD_BADGE_ORGANIZATION };
  double edge = MIN (self->design->edge, self->height * 0.09);
  double module = quarter (MIN (MIN (self->design->module, self->width * 0.3 / 25), self->height / 33));
  double quiet = LYD_QR_QUIET_ZONE * module;
  double right = self->width - MAX (edge, quiet);
  double side = self->qr != NULL ? self->qr->size * module : 0;
  double column = right - side - (side > 0 ? quiet : 0) - edge;
  double letters = self->height >= 50 ? lyd_badge_layout_get_style (self, LYD_BADGE_SHORT_CODE).max : 0;
  double bottom = self->height - edge;

  lyd_badge_layout_put_code (self, badge, module, right, (self->height + side) / 2 + quiet, FALSE);
  if (letters > 0) {
    lyd_badge_layout_put (self, LYD_BADGE_SHORT_CODE, badge->short_code, edge, bottom - letters, column, letters);
    lyd_badge_layout_centre (self, LYD_BADGE_SHORT_CODE, bottom - letters, letters);
  }
  lyd_badge_layout_put_column (self, badge, fields, G_N_ELEMENTS (fields), edge, edge + 1, column,
                               bottom - letters - 2);
}
