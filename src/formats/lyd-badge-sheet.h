#pragma once

#include "lyd-badge-layout.h"
#include "lyd-labels.h"

G_BEGIN_DECLS

/* Where badges come to lie on the pages of a stock: one drawing for PDF, printer and preview. */
typedef struct _LydBadgeSheet LydBadgeSheet;

LydBadgeSheet *lyd_badge_sheet_new (const LydStock *stock,
                                    const LydBadgeDesign *design,
                                    LydCorner corner,
                                    double nudge_x,
                                    double nudge_y,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_badge_sheet_free (LydBadgeSheet *self);
guint lyd_badge_sheet_draw (LydBadgeSheet *self, cairo_t *cr, const LydBadge *badge, int position);
guint lyd_badge_sheet_check (LydBadgeSheet *self, const LydBadge *badge);
guint lyd_badge_sheet_draw_back (LydBadgeSheet *self, cairo_t *cr, const LydBadge *badge, int position);
int lyd_badge_sheet_get_n_sides (const LydBadgeSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBadgeSheet, lyd_badge_sheet_free)

G_END_DECLS
