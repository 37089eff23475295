#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the charts paint with: the theme's own colours and the widget's own font, asked for while drawing, so that dark,
 * high contrast, an accent and the desktop's text size all follow. */
#define LYD_PAINT_SCALE 0.85 /* of the text in a chart to the text around it */

/* How a part of a chart is filled: told apart by lightness and pattern, never by hue alone. */
typedef enum {
  LYD_INK_DEEP, /* white reads well on it */
  LYD_INK_STRONG,
  LYD_INK_MEDIUM,
  LYD_INK_LIGHT,
  LYD_INK_FAINT, /* as light, without an edge */
  LYD_INK_GRAY,
  LYD_INK_HATCHED,
  LYD_INK_OUTLINE,
  LYD_INK_NONE, /* there is nothing: barely there */
} LydInk;
#define LYD_N_INKS (LYD_INK_NONE + 1)

PangoLayout *lyd_paint_layout (GtkWidget *widget, const char *text, double scale, gboolean bold);
int lyd_paint_measure (GtkWidget *widget, const char *text, int *height);
void lyd_paint_text (GtkWidget *widget,
                     cairo_t *cr,
                     const char *text,
                     gboolean bold,
                     double x,
                     double middle,
                     double at);
void lyd_paint_color (GtkWidget *widget, cairo_t *cr, const char *name, double alpha);
void lyd_paint_rounded (cairo_t *cr, double x, double y, double width, double height, double radius);
void lyd_paint_ink (GtkWidget *widget, cairo_t *cr, LydInk ink, double x, double y, double width, double height);
void lyd_paint_color_on_ink (GtkWidget *widget, cairo_t *cr, LydInk ink);
int lyd_paint_round_up (int n);
int lyd_paint_step (int top, int most);
void lyd_paint_scale (GtkWidget *widget,
                      cairo_t *cr,
                      int top,
                      double left,
                      double right,
                      double above,
                      double below);

/* A square of an ink, for legends. */
#define LYD_TYPE_SWATCH (lyd_swatch_get_type ())
G_DECLARE_FINAL_TYPE (LydSwatch, lyd_swatch, LYD, SWATCH, GtkWidget)

GtkWidget *lyd_swatch_new (LydInk ink);

G_END_DECLS
