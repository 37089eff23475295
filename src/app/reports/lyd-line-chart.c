#include "lyd-line-chart.h"

#include <math.h>

#define MIN_WIDTH 200
#define HEIGHT 220
#define MARK 3.5

struct _LydLineChart {
  GtkWidget parent_instance;

  GStrv labels;
  GStrv titles;
  GArray *values[LYD_LINE_CHART_MAX]; /* of int: one a label */
  guint n;                            /* labels */
  int top;
};

G_DEFINE_FINAL_TYPE (LydLineChart, lyd_line_chart, GTK_TYPE_WIDGET)

/* The first one is what the others are compared with, the second is what is looked for. */
static const struct {
  const char *color; /* NULL: that of the text */
  double alpha;
  double width;
  double dash; /* 0: none */
  gboolean filled;
} strokes[LYD_LINE_CHART_MAX] = {
  { NULL, .6, 1.5, 5, FALSE },
  { "accent_bg_color", 1, 2.5, 0, TRUE },
  { "accent_color", 1, 1.5, 2, TRUE },
};

typedef struct {
  double left;
  double right;
  double above;
  double below;
} Frame;

static double
x_of (LydLineChart *self,
      const Frame *frame,
      guint i)
{
  return self->n < 2 ? (frame->left + frame->right) / 2
                     : frame->left + (frame->right - frame->left) * i / (self->n - 1);
}

static double
y_of (LydLineChart *self,
      const Frame *frame,
      int n)
{
  return frame->below - (frame->below - frame->above) * n / MAX (self->top, 1);
}

/* As many as do not touch one another, the last one always among them. */
static void
draw_labels (LydLineChart *self,
             cairo_t *cr,
             const Frame *frame,
             double middle)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double room = 0;
  guint step;

  for (guint i = 0; i < self->n; i++)
    room = MAX (room, lyd_paint_measure (widget, self->labels[i], NULL) + 12);
  step = MAX (1, (guint) ceil (room / MAX (1, (frame->right - frame->left) / MAX (1, self->n - 1))));
  lyd_paint_color (widget, cr, NULL, .78);
  for (guint i = self->n; i > 0; i -= MIN (i, step))
    lyd_paint_text (widget, cr, self->labels[i - 1], FALSE, x_of (self, frame, i - 1), middle, .5);
}

/* The third line's marks are squares. */
static void
draw_mark (GtkWidget *widget,
           cairo_t *cr,
           guint line,
           double x,
           double y)
{
  if (line == 2)
    cairo_rectangle (cr, x - MARK, y - MARK, 2 * MARK, 2 * MARK);
  else
    cairo_arc (cr, x, y, MARK, 0, 2 * G_PI);
  if (!strokes[line].filled) {
    lyd_paint_color (widget, cr, "window_bg_color", 1);
    cairo_fill_preserve (cr);
    lyd_paint_color (widget, cr, strokes[line].color, strokes[line].alpha);
    cairo_set_line_width (cr, 1.5);
    cairo_stroke (cr);
  } else {
    lyd_paint_color (widget, cr, strokes[line].color, strokes[line].alpha);
    cairo_fill (cr);
  }
}

static void
draw_line (LydLineChart *self,
           cairo_t *cr,
           const Frame *frame,
           guint line)
{
  const double dash[] = { strokes[line].dash, strokes[line].dash };
  gboolean pen_down = FALSE;

  lyd_paint_color (GTK_WIDGET (self), cr, strokes[line].color, strokes[line].alpha);
  cairo_set_line_width (cr, strokes[line].width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dash, strokes[line].dash > 0 ? 2 : 0, 0);
  for (guint i = 0; i < self->n; i++) {
    int value = g_array_index (self->values[line], int, i);

    if (value == LYD_LINE_CHART_UNKNOWN)
      pen_down = FALSE;
    else if (pen_down)
      cairo_line_to (cr, x_of (self, frame, i), y_of (self, frame, value));
    else
      cairo_move_to (cr, x_of (self, frame, i), y_of (self, frame, value));
    pen_down = value != LYD_LINE_CHART_UNKNOWN;
  }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint i = 0; i < self->n; i++) {
    int value = g_array_index (self->values[line], int, i);

    if (value != LYD_LINE_CHART_UNKNOWN)
      draw_mark (GTK_WIDGET (self), cr, line, x_of (self, frame, i), y_of (self, frame, value));
  }
}

/* The number of the last date of the line that is looked for stands beside it. */
static void
draw_last (LydLineChart *self,
           cairo_t *cr,
           const Frame *frame)
{
  for (guint i = self->n; i > 0; i--) {
    int value = g_array_index (self->values[1], int, i - 1);
    g_autofree char *text = NULL;
    int height;

    if (value == LYD_LINE_CHART_UNKNOWN)
      continue;
    text = g_strdup_printf ("%'d", value);
    lyd_paint_measure (GTK_WIDGET (self), text, &height);
    lyd_paint_color (GTK_WIDGET (self), cr, "accent_color", 1);
    lyd_paint_text (GTK_WIDGET (self), cr, text, TRUE, x_of (self, frame, i - 1),
                    MAX (height / 2.0, y_of (self, frame, value) - height / 2.0 - MARK - 3), .5);
    return;
  }
}

static void
lyd_line_chart_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  LydLineChart *self = LYD_LINE_CHART (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  g_autofree char *top = g_strdup_printf ("%'d", self->top);
  int line;
  Frame frame;
  cairo_t *cr;

  if (self->n == 0)
    return;
  frame.left = lyd_paint_measure (widget, top, &line) + 12;
  frame.right = width - 18;
  frame.above = line;
  frame.below = height - line - 10;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  lyd_paint_scale (widget, cr, self->top, frame.left, width - 6, frame.above, frame.below);
  frame.left += 12;
  draw_labels (self, cr, &frame, height - line / 2.0);
  for (guint i = 0; i < LYD_LINE_CHART_MAX; i++)
    if (self->values[i] != NULL)
      draw_line (self, cr, &frame, i);
  if (self->values[1] != NULL)
    draw_last (self, cr, &frame);
  cairo_destroy (cr);
}

static void
lyd_line_chart_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
}

static void
forget (LydLineChart *self)
{
  g_clear_pointer (&self->labels, g_strfreev);
  g_clear_pointer (&self->titles, g_strfreev);
  for (guint i = 0; i < LYD_LINE_CHART_MAX; i++)
    g_clear_pointer (&self->values[i], g_array_unref);
}

static void
lyd_line_chart_finalize (GObject *object)
{
  forget (LYD_LINE_CHART (object));
  G_OBJECT_CLASS (lyd_line_chart_parent_class)->finalize (object);
}

static void
lyd_line_chart_class_init (LydLineChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_line_chart_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = lyd_line_chart_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = lyd_line_chart_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "linechart");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_line_chart_init (LydLineChart *self)
{
}

GtkWidget *
lyd_line_chart_new (void)
{
  return g_object_new (LYD_TYPE_LINE_CHART, "hexpand", TRUE, NULL);
}

/**
 * lyd_line_chart_set:
 * @labels: (array zero-terminated=1): one a date
 * @titles: (array zero-terminated=1): one a line, at most %LYD_LINE_CHART_MAX
 * @values: (array): one array of int a line, each as long as @labels
 * @words: what it shows, for those who do not see it
 *
 * All are copied.
 */
void
lyd_line_chart_set (LydLineChart *self,
                    const char *const *labels,
                    const char *const *titles,
                    const GArray *const *values,
                    const char *words)
{
  int most = 0;

  forget (self);
  self->labels = g_strdupv ((char **) labels);
  self->titles = g_strdupv ((char **) titles);
  self->n = g_strv_length (self->labels);
  for (guint i = 0; i < LYD_LINE_CHART_MAX && titles[i] != NULL; i++) {
    self->values[i] = g_array_copy ((GArray *) values[i]);
    for (guint k = 0; k < self->n; k++)
      most = MAX (most, g_array_index (self->values[i], int, k));
  }
  self->top = lyd_paint_round_up (most);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- legends ---- */

struct _LydLineSample {
  GtkWidget parent_instance;

  guint line;
};

G_DEFINE_FINAL_TYPE (LydLineSample, lyd_line_sample, GTK_TYPE_WIDGET)

#define SAMPLE_WIDTH 26

static void
lyd_line_sample_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  guint line = LYD_LINE_SAMPLE (widget)->line;
  const double dash[] = { strokes[line].dash, strokes[line].dash };
  double width = gtk_widget_get_width (widget);
  double middle = gtk_widget_get_height (widget) / 2.0;
  cairo_t *cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) (middle * 2)));

  lyd_paint_color (widget, cr, strokes[line].color, strokes[line].alpha);
  cairo_set_line_width (cr, strokes[line].width);
  cairo_set_dash (cr, dash, strokes[line].dash > 0 ? 2 : 0, 0);
  cairo_move_to (cr, 0, middle);
  cairo_line_to (cr, width, middle);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_mark (widget, cr, line, width / 2, middle);
  cairo_destroy (cr);
}

static void
lyd_line_sample_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SAMPLE_WIDTH : (int) (2 * MARK + 3);
}

static void
lyd_line_sample_class_init (LydLineSampleClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = lyd_line_sample_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = lyd_line_sample_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "linesample");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lyd_line_sample_init (LydLineSample *self)
{
}

/* @line: its place among the lines */
GtkWidget *
lyd_line_sample_new (guint line)
{
  LydLineSample *self = g_object_new (LYD_TYPE_LINE_SAMPLE, "valign", GTK_ALIGN_CENTER, NULL);

  self->line = MIN (line, LYD_LINE_CHART_MAX - 1);
  return GTK_WIDGET (self);
}
