#pragma once

#include "lyd-qr.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Shapes that badges, tickets and lists are drawn with; lengths in points. */
void lyd_ink_rounded (cairo_t *cr, double x, double y, double width, double height, double radius);
void lyd_ink_mark (cairo_t *cr, int corners, double x, double y, double radius);
void lyd_ink_star (cairo_t *cr, double x, double y, double radius);
void lyd_ink_no_photos (cairo_t *cr, double x, double y, double radius, gboolean mono);
void lyd_ink_hatch (cairo_t *cr, double x, double y, double width, double height, gboolean mono);
void lyd_ink_qr (cairo_t *cr, const LydQr *qr, double x, double y, double module);

G_END_DECLS
