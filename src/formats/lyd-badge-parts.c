#include "lyd-badge-layout-private.h"

#include <math.h>
#include <string.h>

#define SMALL_MODULE (0.5 * 72 / 25.4) /* half a millimetre */

static const LydFitted *
fit_shared (LydBadgeLayout *self,
            LydBadgeField field,
            const char *text,
            const LydFitStyle *style,
            double width,
            double height)
{
  g_autofree char *key = g_strdup_printf ("%d %d %d %d %s", (int) field, style->lines, (int) (width * 16),
                                          (int) (height * 16), text);
  LydFitted *fitted = g_hash_table_lookup (self->cache, key);

  if (fitted == NULL) {
    fitted = lyd_fit_text (self->fit, text, style, width, height, NULL);
    g_hash_table_insert (self->cache, g_steal_pointer (&key), fitted);
  }

  return fitted;
}

/* The design's style for this label's size. */
LydFitStyle
lyd_badge_layout_get_style (const LydBadgeLayout *self,
                            LydBadgeField field)
{
  LydFitStyle style = self->design->fields[field];

  style.max = MAX (round (style.max * self->scale * 2) / 2, style.min);

  return style;
}

/* Sets @text into its box and returns the height that it takes; none for no text and for what the design hides. */
static double
put_styled (LydBadgeLayout *self,
            LydBadgeField field,
            const char *text,
            const LydFitStyle *style,
            const char *language,
            double x,
            double y,
            double width,
            double height)
{
  gboolean name = field == LYD_BADGE_GIVEN || field == LYD_BADGE_FAMILY;
  LydBadgePiece *piece = &self->pieces[field];

  if (text == NULL || *text == '\0' || !self->design->shown[field])
    return 0;

  if (name) {
    LydFitted *fitted = lyd_fit_text (self->fit, text, style, width, height, language);

    g_ptr_array_add (self->owned, fitted);
    piece->fitted = fitted;
  } else {
    piece->fitted = fit_shared (self, field, text, style, width, height);
  }
  piece->align = 0;
  piece->box = (LydBadgeBox){
    TRUE, x, y, width, lyd_fitted_get_height (piece->fitted), piece->fitted->size, piece->fitted->n_lines
  };
  if (self->mirror) {
    piece->box.x = self->width - x - width;
    piece->align = 1;
  }

  return piece->box.height;
}

double
lyd_badge_layout_put (LydBadgeLayout *self,
                      LydBadgeField field,
                      const char *text,
                      double x,
                      double y,
                      double width,
                      double height)
{
  LydFitStyle style = lyd_badge_layout_get_style (self, field);

  return put_styled (self, field, text, &style, NULL, x, y, width, height);
}

/* The large line alone. */
double
lyd_badge_layout_put_name (LydBadgeLayout *self,
                           const LydBadge *badge,
                           double x,
                           double y,
                           double width,
                           double height)
{
  LydFitStyle style = lyd_badge_layout_get_style (self, LYD_BADGE_GIVEN);

  return put_styled (self, LYD_BADGE_GIVEN, self->given, &style, badge->language, x, y, width, height);
}

static const char *
get_text (const LydBadgeLayout *self,
          const LydBadge *badge,
          LydBadgeField field)
{
  const char *const texts[LYD_N_BADGE_FIELDS] = {
    [LYD_BADGE_GIVEN] = self->given,
    [LYD_BADGE_FAMILY] = self->family,
    [LYD_BADGE_ORGANIZATION] = badge->organization,
    [LYD_BADGE_ROLE] = badge->role,
    [LYD_BADGE_PRONOUNS] = badge->pronouns,
    [LYD_BADGE_TEXT] = self->design->text,
    [LYD_BADGE_EVENT] = self->design->event != NULL ? self->design->event : badge->event,
    [LYD_BADGE_WHEN] = badge->when,
  };

  return texts[field] != NULL && *texts[field] != '\0' && self->design->shown[field] ? texts[field] : NULL;
}

/* How a column too low for its fields is shared out: what a field does not need goes to the others. */
static void
share_out (const LydBadgeField *fields,
           const double *natural,
           double *target,
           guint n_fields,
           double room)
{
  static const double shares[LYD_N_BADGE_FIELDS] = {
    [LYD_BADGE_GIVEN] = 42,
    [LYD_BADGE_FAMILY] = 20,
    [LYD_BADGE_ORGANIZATION] = 26,
    [LYD_BADGE_ROLE] = 15,
    [LYD_BADGE_PRONOUNS] = 10,
    [LYD_BADGE_TEXT] = 14,
    [LYD_BADGE_EVENT] = 20,
    [LYD_BADGE_WHEN] = 10,
  };
  gboolean settled;

  do {
    double total = 0;

    settled = TRUE;
    for (guint i = 0; i < n_fields; i++)
      if (target[i] < 0)
        total += shares[fields[i]];
    for (guint i = 0; i < n_fields && settled; i++) {
      if (target[i] < 0 && natural[i] <= room * shares[fields[i]] / total) {
        target[i] = natural[i];
        room -= natural[i];
        settled = FALSE;
      }
    }
    for (guint i = 0; i < n_fields && settled; i++)
      if (target[i] < 0)
        target[i] = room * shares[fields[i]] / total;
  } while (!settled);
}

static double
put_in_column (LydBadgeLayout *self,
               const LydBadge *badge,
               LydBadgeField field,
               double x,
               double y,
               double width,
               double height)
{
  LydFitStyle style = lyd_badge_layout_get_style (self, field);

  style.in_column = TRUE;
  return put_styled (self, field, get_text (self, badge, field), &style, badge->language, x, y, width, height);
}

/* Fields under one another from @y down to @bottom, at their largest where there is room. Returns where they end. */
double
lyd_badge_layout_put_column (LydBadgeLayout *self,
                             const LydBadge *badge,
                             const LydBadgeField *fields,
                             guint n_fields,
                             double x,
                             double y,
                             double width,
                             double bottom)
{
  double natural[LYD_N_BADGE_FIELDS];
  double target[LYD_N_BADGE_FIELDS];
  double gap = 4 * self->scale;
  double room = bottom - y;
  double slack = 0;

  for (guint i = 0; i < n_fields; i++) {
    natural[i] = put_in_column (self, badge, fields[i], x, y, width, bottom - y);
    target[i] = natural[i] > 0 ? -1 : 0;
    room -= natural[i] > 0 ? natural[i] + gap : 0;
  }
  if (room + gap < 0) {
    room = bottom - y;
    for (guint i = 0; i < n_fields; i++)
      room -= natural[i] > 0 ? gap : 0;
    share_out (fields, natural, target, n_fields, room + gap);
  }

  /* From the last to the first: what a text leaves of its share goes up, in the end to the name. */
  for (guint i = n_fields; i-- > 0;) {
    if (target[i] >= 0 && target[i] + slack < natural[i])
      slack += target[i] - put_in_column (self, badge, fields[i], x, y, width, MAX (target[i] + slack, 3));
    else if (target[i] >= 0 && target[i] < natural[i])
      slack -= natural[i] - target[i];
  }

  for (guint i = 0; i < n_fields; i++) {
    LydBadgePiece *piece = &self->pieces[fields[i]];

    if (natural[i] <= 0)
      continue;
    piece->box.y = y;
    y += piece->box.height + gap;
  }

  return y - gap;
}

/* A field whose ink stands in the middle of its box. */
void
lyd_badge_layout_centre (LydBadgeLayout *self,
                         LydBadgeField field,
                         double y,
                         double height)
{
  LydBadgePiece *piece = &self->pieces[field];
  double ink;

  if (!piece->box.placed)
    return;
  ink = piece->fitted->ascent + (piece->fitted->n_lines - 1) * piece->fitted->pitch;
  piece->box.y = y + (height - ink) / 2;
}

/* The attendee type: its shape, then the word. */
void
lyd_badge_layout_put_type (LydBadgeLayout *self,
                           double x,
                           double y,
                           double width,
                           double height,
                           LydBadgeInk ink)
{
  double side = MIN (height, lyd_badge_layout_get_style (self, LYD_BADGE_TYPE).max * 1.25);

  lyd_badge_layout_put (self, LYD_BADGE_TYPE, lyd_word_title (&lyd_attendee_types, (int) self->type), x + side * 1.1, y,
                        width - side * 1.1, height);
  if (!self->pieces[LYD_BADGE_TYPE].box.placed)
    return;
  lyd_badge_layout_centre (self, LYD_BADGE_TYPE, y, height);
  self->pieces[LYD_BADGE_TYPE].ink = ink;
  self->shape = (LydBadgeBox){ TRUE, self->mirror ? self->width - x - side * 0.85 : x, y + (height - side * 0.85) / 2,
                               side * 0.85, side * 0.85, 0, 0 };
}

/* Fields of a slot in a box, under one another, their ink in the middle; @align as for lyd_fitted_draw(). */
void
lyd_badge_layout_put_slot (LydBadgeLayout *self,
                           const LydBadge *badge,
                           const LydBadgeSlot *slot,
                           double x,
                           double y,
                           double width,
                           double height,
                           double align)
{
  LydBadgeField fields[LYD_BADGE_MAX_SLOT];
  double total = 0;
  guint n = 0;

  for (guint i = 0; i < slot->n; i++)
    if (get_text (self, badge, slot->fields[i]) != NULL)
      fields[n++] = slot->fields[i];
  for (guint i = 0; i < n; i++) {
    LydFitStyle style = lyd_badge_layout_get_style (self, fields[i]);
    LydBadgePiece *piece = &self->pieces[fields[i]];

    if (n > 1)
      style.lines = 1;
    put_styled (self, fields[i], get_text (self, badge, fields[i]), &style, NULL, x, y, width,
                n > 1 ? height * 0.46 : height);
    piece->align = align;
    total += piece->fitted->ascent + (piece->fitted->n_lines - 1) * piece->fitted->pitch;
  }
  y += (height - total - (n > 1 ? 4 * self->scale : 0)) / 2;
  for (guint i = 0; i < n; i++) {
    LydBadgePiece *piece = &self->pieces[fields[i]];

    piece->box.y = y;
    y += piece->fitted->ascent + (piece->fitted->n_lines - 1) * piece->fitted->pitch + 4 * self->scale;
  }
}

/* The symbol's lower right corner is given; the short code stands below its quiet zone. Returns the module's size. */
double
lyd_badge_layout_put_code (LydBadgeLayout *self,
                           const LydBadge *badge,
                           double module,
                           double right,
                           double bottom,
                           gboolean with_short_code)
{
  LydFitStyle style = lyd_badge_layout_get_style (self, LYD_BADGE_SHORT_CODE);
  LydBadgePiece *piece = &self->pieces[LYD_BADGE_CODE];
  double letters = with_short_code ? style.max * 0.72 : 0;
  double side;

  if (self->qr == NULL)
    return 0;

  side = self->qr->size * module;
  piece->box =
    (LydBadgeBox){ TRUE, right - side, bottom - letters - LYD_QR_QUIET_ZONE * module - side, side, side, module, 0 };
  if (with_short_code) {
    lyd_badge_layout_put (self, LYD_BADGE_SHORT_CODE, badge->short_code, right - side, bottom - letters, side,
                          style.max);
    self->pieces[LYD_BADGE_SHORT_CODE].align = 0.5;
  }
  if (self->mirror)
    piece->box.x = self->width - right;
  if (module < SMALL_MODULE)
    self->problems |= LYD_BADGE_CODE_SMALL;

  return module;
}
