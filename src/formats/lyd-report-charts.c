#include "lyd-report-charts.h"

#include "lyd-ink.h"
#include "lyd-state.h"

#include <math.h>

static const LydFitStyle axis_style = { 7, 5, 1, 400 };
static const LydFitStyle legend_style = { 7.5, 5.5, 1, 400 };
static const LydFitStyle tile_style = { 7, 4.5, 1, 700 };
static const LydFitStyle count_style = { 6, 4, 1, 400 };

typedef struct {
  double red, green, blue;
} Colour;

/* Light and dark tell them apart where there is no colour. */
static const Colour kind_colours[LYD_REPORT_KINDS] = {
  [LYD_KIND_WEBINAR] = { 0.110, 0.443, 0.847 },
  [LYD_KIND_PEER_EXCHANGE] = { 0.569, 0.745, 0.941 },
  [LYD_KIND_AFFINITY_GROUP] = { 0.812, 0.886, 0.973 },
  [LYD_KIND_RETREAT] = { 0.400, 0.400, 0.400 },
  [LYD_KIND_CONVENING] = { 0.620, 0.620, 0.620 },
  [LYD_KIND_OTHER] = { 0.820, 0.820, 0.820 },
};

static const Colour step_colours[LYD_REPORT_STEPS] = {
  { 0.945, 0.945, 0.945 },
  { 0.812, 0.886, 0.973 },
  { 0.569, 0.745, 0.941 },
  { 0.110, 0.443, 0.847 },
};

static void
set_colour (cairo_t *cr,
            const Colour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

/* @align: 0 left, 1 right of the box */
static double
put (LydFit *fit,
     cairo_t *cr,
     const char *text,
     const LydFitStyle *style,
     double x,
     double y,
     double width,
     double align)
{
  g_autoptr (LydFitted) fitted = lyd_fit_text (fit, text, style, width, style->max * 1.4, NULL);

  lyd_fitted_draw (fitted, cr, x, y, width, align);
  return fitted->width;
}

/* A square of colour and what it means, one after the other in lines. Returns: the height. */
static double
put_legend (LydFit *fit,
            cairo_t *cr,
            const Colour *colours,
            char *const *words,
            int n,
            double x,
            double y,
            double width)
{
  double left = x;
  double top = y;

  for (int i = 0; i < n; i++) {
    g_autoptr (LydFitted) fitted = NULL;

    if (words[i] == NULL)
      continue;
    fitted = lyd_fit_text (fit, words[i], &legend_style, width - 14, legend_style.max * 1.4, NULL);
    if (left > x && left + fitted->width + 12 > x + width) {
      left = x;
      top += 13;
    }
    set_colour (cr, &colours[i]);
    lyd_ink_rounded (cr, left, top + 0.5, 8, 8, 1.5);
    cairo_fill (cr);
    cairo_set_source_rgb (cr, 0.15, 0.15, 0.15);
    lyd_fitted_draw (fitted, cr, left + 12, top, fitted->width + 1, 0);
    left += fitted->width + 26;
  }
  return top - y + 13;
}

/* ---- columns ---- */

static int
add_up (const LydReportColumn *column)
{
  int sum = 0;

  for (int i = 0; i < LYD_REPORT_KINDS; i++)
    sum += column->by_kind[i];
  return sum;
}

/* The distance of the lines: 1, 2 or 5 and noughts, so that there are at most five. */
static int
find_step (int most)
{
  static const int steps[] = { 1, 2, 5 };

  for (int power = 1;; power *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
      if (most <= steps[i] * power * 5 || power > 10000000)
        return steps[i] * power;
}

static void
draw_lines (LydFit *fit,
            cairo_t *cr,
            int step,
            int top,
            double x,
            double y,
            double width,
            double height)
{
  for (int value = 0; value <= top; value += step) {
    double at = y + height - height * value / top;
    g_autofree char *text = g_strdup_printf ("%d", value);

    cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
    put (fit, cr, text, &axis_style, x, at - 5, 22, 1);
    cairo_set_source_rgb (cr, value == 0 ? 0.6 : 0.88, value == 0 ? 0.6 : 0.88, value == 0 ? 0.6 : 0.88);
    cairo_set_line_width (cr, 0.6);
    cairo_move_to (cr, x + 27, at);
    cairo_line_to (cr, x + width, at);
    cairo_stroke (cr);
  }
}

static void
draw_column (LydFit *fit,
             cairo_t *cr,
             const LydReportColumn *column,
             int top,
             double x,
             double y,
             double width,
             double height)
{
  double thick = MIN (width * 0.66, 26);
  double at = y + height;

  for (int i = 0; i < LYD_REPORT_KINDS; i++) {
    double part = height * column->by_kind[i] / top;

    if (column->by_kind[i] == 0)
      continue;
    set_colour (cr, &kind_colours[i]);
    cairo_rectangle (cr, x + (width - thick) / 2, at - part, thick, MAX (part - 0.7, 0.3));
    cairo_fill (cr);
    at -= part;
  }
  cairo_set_source_rgb (cr, 0.15, 0.15, 0.15);
  put (fit, cr, column->label, &axis_style, x, y + height + 4, width, 0.5);
}

/* How many attended each month, by kind. */
void
lyd_report_draw_columns (const LydReportPaper *paper,
                         LydFit *fit,
                         cairo_t *cr,
                         double x,
                         double y,
                         double width,
                         double height)
{
  double inner = height - 44;
  guint n = paper->columns->len;
  int most = 1;
  int step;
  int top;

  for (guint i = 0; i < n; i++)
    most = MAX (most, add_up (g_ptr_array_index (paper->columns, i)));
  step = find_step (most);
  top = (most + step - 1) / step * step;
  draw_lines (fit, cr, step, top, x, y, width, inner);
  for (guint i = 0; i < n; i++)
    draw_column (fit, cr, g_ptr_array_index (paper->columns, i), top, x + 27 + (width - 27) * i / n, y,
                 (width - 27) / n, inner);
  put_legend (fit, cr, kind_colours, paper->legend, LYD_REPORT_KINDS, x, y + inner + 20, width);
}

/* ---- the map ---- */

#define MAP_COLUMNS 12
#define MAP_ROWS 8

/* Where each state lies, more or less. Territories are drawn where somebody is from there. */
static const char *const places[MAP_ROWS][MAP_COLUMNS] = {
  { "AK", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "ME" },
  { NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "VT", "NH" },
  { NULL, "WA", "ID", "MT", "ND", "MN", "IL", "WI", "MI", "NY", "RI", "MA" },
  { NULL, "OR", "NV", "WY", "SD", "IA", "IN", "OH", "PA", "NJ", "CT", NULL },
  { NULL, "CA", "UT", "CO", "NE", "MO", "KY", "WV", "VA", "MD", "DE", NULL },
  { NULL, NULL, "AZ", "NM", "KS", "AR", "TN", "NC", "SC", "DC", NULL, NULL },
  { NULL, NULL, NULL, NULL, "OK", "LA", "MS", "AL", "GA", NULL, NULL, NULL },
  { "HI", "GU", "AS", "MP", "TX", NULL, NULL, NULL, NULL, "FL", "PR", "VI" },
};

static gboolean
is_territory (const char *id)
{
  static const char *const territories[] = { "GU", "AS", "MP", "PR", "VI", NULL };

  return g_strv_contains (territories, id);
}

static int
find_shade (const LydReportPaper *paper,
            int n)
{
  int shade = 0;

  while (shade + 1 < LYD_REPORT_STEPS && n >= paper->least[shade + 1])
    shade++;
  return shade;
}

static void
draw_tile (const LydReportPaper *paper,
           LydFit *fit,
           cairo_t *cr,
           const char *id,
           double x,
           double y,
           double side)
{
  int state = lyd_word_find (&lyd_states, id);
  int n = paper->states[state];
  int shade = find_shade (paper, n);
  double ink = shade == LYD_REPORT_STEPS - 1 ? 1 : n > 0 ? 0.05
                                                         : 0.45;
  g_autofree char *count = g_strdup_printf ("%d", n);

  if (n == 0 && is_territory (id))
    return;
  set_colour (cr, &step_colours[shade]);
  lyd_ink_rounded (cr, x, y, side, side, 2);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, ink, ink, ink);
  put (fit, cr, id, &tile_style, x, y + (n > 0 ? 1.5 : side / 2 - 5), side, 0.5);
  if (n > 0)
    put (fit, cr, count, &count_style, x, y + side / 2 + 0.5, side, 0.5);
}

/* How many people came from each state. */
void
lyd_report_draw_map (const LydReportPaper *paper,
                     LydFit *fit,
                     cairo_t *cr,
                     double x,
                     double y,
                     double width,
                     double height)
{
  double side =
    floor (MIN ((width - (MAP_COLUMNS - 1) * 2) / MAP_COLUMNS, (height - 24 - (MAP_ROWS - 1) * 2) / MAP_ROWS));
  double left = x + (width - MAP_COLUMNS * side - (MAP_COLUMNS - 1) * 2) / 2;

  for (int row = 0; row < MAP_ROWS; row++)
    for (int column = 0; column < MAP_COLUMNS; column++)
      if (places[row][column] != NULL)
        draw_tile (paper, fit, cr, places[row][column], left + column * (side + 2), y + row * (side + 2), side);
  put_legend (fit, cr, step_colours, paper->steps, LYD_REPORT_STEPS, left, y + MAP_ROWS * (side + 2) + 8, width);
}
