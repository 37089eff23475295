#pragma once

#include "lyd-badge-design.h"

G_BEGIN_DECLS

/* A placed field, in points from the label's upper left corner as the badge is read. */
typedef struct {
  gboolean placed;
  double x;
  double y;
  double width;
  double height;
  double size; /* of the text; of one module for the code */
  int n_lines;
} LydBadgeBox;

typedef struct _LydBadgeLayout LydBadgeLayout;

LydBadgeLayout *lyd_badge_layout_new (const LydBadgeDesign *design, double width, double height, gboolean mono)
  G_GNUC_WARN_UNUSED_RESULT;
void lyd_badge_layout_free (LydBadgeLayout *self);
guint lyd_badge_layout_place (LydBadgeLayout *self, const LydBadge *badge);
const LydBadgeBox *lyd_badge_layout_get_box (const LydBadgeLayout *self, LydBadgeField field);
void lyd_badge_layout_draw (LydBadgeLayout *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBadgeLayout, lyd_badge_layout_free)

G_END_DECLS
