#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Text that is set so that all of it stands in its box: it wraps first, then shrinks, and is never cut off. */
typedef struct {
  double max; /* points */
  double min;
  int lines;
  int weight;         /* as in CSS */
  int tracking;       /* between letters, thousandths of the size */
  gboolean in_column; /* more text follows below: its height counts descenders whether it has any or not */
} LydFitStyle;

/* Set text, lengths in points. Lines are drawn one by one at `pitch`, so that a script with tall lines (Arabic,
 * Chinese) takes the place that its ink needs and not what its font claims. */
typedef struct {
  PangoLayout *layout;
  double size;
  int n_lines;
  double width;   /* of the widest line */
  double ascent;  /* from the top to the first baseline */
  double descent; /* from the last baseline to the bottom, at least that of a letter with a descender */
  double ink;     /* from the last baseline to the lowest ink */
  double pitch;   /* from baseline to baseline */
  gboolean rtl;
  gboolean too_long; /* under the smallest size, or broken within a word */
  gboolean missing;  /* no installed font has all of it */
} LydFitted;

typedef struct _LydFit LydFit;

LydFit *lyd_fit_new (const char *font) G_GNUC_WARN_UNUSED_RESULT;
void lyd_fit_free (LydFit *self);
LydFitted *lyd_fit_text (LydFit *self,
                         const char *text,
                         const LydFitStyle *style,
                         double width,
                         double height,
                         const char *language) G_GNUC_WARN_UNUSED_RESULT;

double lyd_fitted_get_height (const LydFitted *self);
void lyd_fitted_draw (const LydFitted *self, cairo_t *cr, double x, double y, double width, double align);
void lyd_fitted_free (LydFitted *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydFit, lyd_fit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydFitted, lyd_fitted_free)

G_END_DECLS
