#include "lyd-arrival-chart.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>
#include <math.h>

#define HALF_HOUR (30 * LYD_MINUTE)
#define MIN_HEIGHT 180
#define MIN_WIDTH 200
#define SCALE 0.85 /* of the text in the chart to the text around it */

struct _LydArrivalChart {
  GtkWidget parent_instance;

  GArray *times;     /* gint64, in order */
  GPtrArray *others; /* of LydArrivalDay: drawn behind it, on the same hours; NULL: none */
  gint64 day;        /* start of the day that the others are laid upon */
  char *words;       /* for those who do not see the picture, of the day alone */
  GTimeZone *zone;
  int n_awaited;
  int top;     /* of the scale */
  gint64 from; /* the left edge */
  gint64 to;
  gint64 now;
};

G_DEFINE_FINAL_TYPE (LydArrivalChart, lyd_arrival_chart, GTK_TYPE_WIDGET)

typedef struct {
  double left;
  double right;
  double above;
  double below;
} Frame;

static PangoLayout *
make_layout (LydArrivalChart *self,
             const char *text,
             gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SCALE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* Text follows the desktop's size: room for it is measured. */
static int
measure (LydArrivalChart *self,
         const char *text,
         int *height)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, FALSE);
  int width;

  pango_layout_get_pixel_size (layout, &width, height);
  return width;
}

/* @at: which part of the text stands at @x: 0 its start, 1 its end; it never leaves the widget. */
static void
draw_text (LydArrivalChart *self,
           cairo_t *cr,
           const char *text,
           gboolean bold,
           double x,
           double middle,
           double at)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, bold);
  double most = gtk_widget_get_width (GTK_WIDGET (self));
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width * at, 0, MAX (0, most - width));
  cairo_move_to (cr, x, middle - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
set_color (LydArrivalChart *self,
           cairo_t *cr,
           const char *name,
           double alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color = { 0.2f, 0.5f, 0.9f, 1 };

  if (name == NULL)
    gtk_style_context_get_color (style, &color);
  else
    gtk_style_context_lookup_color (style, name, &color);
  color.alpha *= (float) alpha;
  gdk_cairo_set_source_rgba (cr, &color);
}

static double
x_of (LydArrivalChart *self,
      const Frame *frame,
      gint64 at)
{
  return frame->left + (frame->right - frame->left) * (double) (at - self->from) / (double) (self->to - self->from);
}

static double
y_of (LydArrivalChart *self,
      const Frame *frame,
      int n)
{
  return frame->below - (frame->below - frame->above) * n / MAX (self->top, 1);
}

static void
draw_scale (LydArrivalChart *self,
            cairo_t *cr,
            const Frame *frame)
{
  int step = MAX (self->top / (self->top % 3 == 0 ? 3 : self->top % 4 == 0 ? 4
                                                                           : 5),
                  1);

  cairo_set_line_width (cr, 1);
  for (int n = 0; n <= self->top; n += step) {
    g_autofree char *text = g_strdup_printf ("%d", n);
    double y = floor (y_of (self, frame, n)) + .5;

    set_color (self, cr, NULL, n == 0 ? .3 : .1);
    cairo_move_to (cr, frame->left, y);
    cairo_line_to (cr, frame->right, y);
    cairo_stroke (cr);
    set_color (self, cr, NULL, .78);
    draw_text (self, cr, text, FALSE, frame->left - 8, y, 1);
  }
}

static void
draw_hours (LydArrivalChart *self,
            cairo_t *cr,
            const Frame *frame,
            double middle)
{
  g_autofree char *widest = lyd_format_clock (self->from, self->zone);
  double room = measure (self, widest, NULL) + 18;
  gint64 step = HALF_HOUR;

  while ((frame->right - frame->left) * (double) step / (double) (self->to - self->from) < room &&
         step < self->to - self->from)
    step *= 2;
  set_color (self, cr, NULL, .78);
  for (gint64 at = self->from; at <= self->to; at += step) {
    g_autofree char *text = lyd_format_clock (at, self->zone);

    draw_text (self, cr, text, FALSE, x_of (self, frame, at), middle, at == self->from ? 0 : .5);
  }
}

static void
draw_awaited (LydArrivalChart *self,
              cairo_t *cr,
              const Frame *frame)
{
  static const double dash[] = { 2, 3 };
  double y = floor (y_of (self, frame, self->n_awaited)) + .5;
  int height;
  g_autofree char *text =
    g_strdup_printf (ngettext ("%d confirmed", "%d confirmed", (gulong) self->n_awaited), self->n_awaited);

  measure (self, text, &height);
  set_color (self, cr, NULL, .5);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_move_to (cr, frame->left, y);
  cairo_line_to (cr, frame->right, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  set_color (self, cr, NULL, .78);
  draw_text (self, cr, text, FALSE, frame->left + 6, y - height / 2.0 - 1, 0);
}

static void
draw_line (LydArrivalChart *self,
           cairo_t *cr,
           const Frame *frame)
{
  int n = (int) self->times->len;
  gint64 last = g_array_index (self->times, gint64, n - 1);
  gint64 end = CLAMP (self->now, last, self->to);
  double x = x_of (self, frame, end);
  double y = y_of (self, frame, n);
  g_autofree char *clock = lyd_format_clock (end, self->zone);
  /* Translators: how many people had come at what time: "118 at 9:14 am" */
  g_autofree char *text = g_strdup_printf (_ ("%d at %s"), n, clock);
  cairo_path_t *path;
  int height;

  measure (self, text, &height);
  cairo_move_to (cr, x_of (self, frame, self->from), frame->below);
  for (int i = 0; i < n; i++)
    cairo_line_to (cr, x_of (self, frame, g_array_index (self->times, gint64, i)), y_of (self, frame, i + 1));
  cairo_line_to (cr, x, y);
  path = cairo_copy_path (cr);
  cairo_line_to (cr, x, frame->below);
  cairo_line_to (cr, frame->left, frame->below);
  cairo_close_path (cr);
  set_color (self, cr, "accent_bg_color", .15);
  cairo_fill (cr);

  cairo_append_path (cr, path);
  cairo_path_destroy (path);
  set_color (self, cr, "accent_bg_color", 1);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, 5, 0, 2 * G_PI);
  set_color (self, cr, "view_bg_color", 1);
  cairo_fill_preserve (cr);
  set_color (self, cr, "accent_bg_color", 1);
  cairo_stroke (cr);
  set_color (self, cr, "accent_color", 1);
  /* Nothing is drawn right of now; where that is too little, above the line, which comes from below. */
  if (x + 12 + measure (self, text, NULL) < frame->right)
    draw_text (self, cr, text, TRUE, x + 12, MAX (y, frame->above + height), 0);
  else
    draw_text (self, cr, text, TRUE, x + 6, y - height, 1);
}

/* "Wednesday: 118" */
static char *
describe_day (LydArrivalChart *self,
              const LydArrivalDay *day)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (day->from + 12 * LYD_HOUR, self->zone);
  g_autofree char *weekday = g_date_time_format (local, "%A");

  /* Translators: a weekday, and how many people came */
  return g_strdup_printf (_ ("%s: %u"), weekday, day->times->len);
}

/* The other days, dashed, each with its name beside its middle; names that would lie on each other move down. */
static void
draw_others (LydArrivalChart *self,
             cairo_t *cr,
             const Frame *frame)
{
  static const double dash[] = { 5, 4 };
  double lowest = -G_MAXDOUBLE;

  for (guint d = 0; self->others != NULL && d < self->others->len; d++) {
    const LydArrivalDay *day = g_ptr_array_index (self->others, d);
    gint64 shift = self->day - day->from;
    g_autofree char *name = describe_day (self, day);
    double x = frame->left;
    double y = frame->below;
    gboolean beside;
    int height;

    set_color (self, cr, NULL, .55);
    cairo_set_line_width (cr, 1.5);
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
    for (guint i = 0; i < day->times->len; i++) {
      x = x_of (self, frame, g_array_index (day->times, gint64, i) + shift);
      y = y_of (self, frame, (int) i + 1);
      if (i == 0)
        cairo_move_to (cr, x, frame->below);
      cairo_line_to (cr, x, y);
    }
    cairo_line_to (cr, frame->right, y);
    cairo_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0);
    x = x_of (self, frame, g_array_index (day->times, gint64, day->times->len / 2) + shift);
    beside = x + 8 + measure (self, name, &height) <= frame->right;
    y = MAX (y_of (self, frame, (int) day->times->len / 2) + (beside ? height / 2.0 : 0), lowest + height);
    lowest = y;
    set_color (self, cr, NULL, .78);
    draw_text (self, cr, name, FALSE, beside ? x + 8 : x - 12, y, beside ? 0 : 1);
  }
}

static void
lyd_arrival_chart_snapshot (GtkWidget *widget,
                            GtkSnapshot *snapshot)
{
  LydArrivalChart *self = LYD_ARRIVAL_CHART (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  g_autofree char *top = g_strdup_printf ("%d", self->top);
  int line;
  Frame frame;
  cairo_t *cr;

  if (self->times == NULL || self->times->len == 0)
    return;
  frame.left = measure (self, top, &line) + 12;
  frame.right = width - 12;
  frame.above = line;
  frame.below = height - line - 6;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_scale (self, cr, &frame);
  draw_hours (self, cr, &frame, height - line / 2.0);
  if (self->n_awaited > 0)
    draw_awaited (self, cr, &frame);
  draw_others (self, cr, &frame);
  draw_line (self, cr, &frame);
  cairo_destroy (cr);
}

static void
lyd_arrival_chart_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
}

static void
lyd_arrival_chart_finalize (GObject *object)
{
  LydArrivalChart *self = LYD_ARRIVAL_CHART (object);

  g_clear_pointer (&self->times, g_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->words);
  G_OBJECT_CLASS (lyd_arrival_chart_parent_class)->finalize (object);
}

static void
lyd_arrival_chart_class_init (LydArrivalChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_arrival_chart_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = lyd_arrival_chart_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = lyd_arrival_chart_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "arrivalchart");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_arrival_chart_init (LydArrivalChart *self)
{
}

/* 10, 15, 20, 30, 40, 50, 60, 80, 100, 150 ...: the scale's end, of at least @n */
static int
round_up (int n)
{
  static const int ends[] = { 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 60, 80 };
  int unit = 1;

  while (n > ends[G_N_ELEMENTS (ends) - 1] * unit)
    unit *= 10;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] * unit >= n)
      return ends[i] * unit;
  return n;
}

/**
 * lyd_arrival_chart_set_times:
 * @times: (element-type gint64): when people came, in order
 * @n_awaited: how many would be everybody
 * @now: where the line ends while people are still coming
 */
void
lyd_arrival_chart_set_times (LydArrivalChart *self,
                             GArray *times,
                             int n_awaited,
                             gint64 now,
                             GTimeZone *zone)
{
  g_autofree char *clock = NULL;
  gint64 last;

  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->times, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->times = g_array_ref (times);
  self->zone = g_time_zone_ref (zone);
  self->n_awaited = n_awaited;
  self->now = now;
  self->top = round_up (MAX (n_awaited, (int) times->len));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (times->len == 0)
    return;

  last = g_array_index (times, gint64, times->len - 1);
  self->from = g_array_index (times, gint64, 0) / HALF_HOUR * HALF_HOUR;
  if (now > last && now < last + 4 * LYD_HOUR)
    last = now;
  self->to = MAX ((last / HALF_HOUR + 1) * HALF_HOUR, self->from + 4 * HALF_HOUR);
  clock = lyd_format_clock (last, zone);
  /* Translators: what the picture of arrivals shows, for those who do not see it */
  self->words =
    g_strdup_printf (_ ("%d people of %d had come by %s"), (int) times->len, MAX (n_awaited, (int) times->len), clock);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
}

/**
 * lyd_arrival_chart_set_other_days:
 * @days: (element-type LydArrivalDay): drawn behind the day that was set before
 * @main_day: start of that day
 */
void
lyd_arrival_chart_set_other_days (LydArrivalChart *self,
                                  GPtrArray *days,
                                  gint64 main_day)
{
  g_autoptr (GString) words = g_string_new (self->words);

  g_clear_pointer (&self->others, g_ptr_array_unref);
  if (self->words == NULL || days->len == 0)
    return;
  self->others = g_ptr_array_ref (days);
  self->day = main_day;
  for (guint i = 0; i < days->len; i++) {
    const LydArrivalDay *day = g_ptr_array_index (days, i);
    gint64 shift = main_day - day->from;
    gint64 first = g_array_index (day->times, gint64, 0) + shift;
    gint64 last = g_array_index (day->times, gint64, day->times->len - 1) + shift;
    g_autofree char *text = describe_day (self, day);

    self->from = MIN (self->from, first / HALF_HOUR * HALF_HOUR);
    self->to = MAX (self->to, (last / HALF_HOUR + 1) * HALF_HOUR);
    self->top = MAX (self->top, round_up ((int) day->times->len));
    g_string_append_printf (words, ". %s", text);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
