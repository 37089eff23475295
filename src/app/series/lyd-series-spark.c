#include "lyd-series-spark.h"

#include <glib/gi18n.h>

#define MAX_BARS 12
#define BAR 7
#define GAP 2
#define HEIGHT 24

struct _LydSeriesSpark {
  GtkWidget parent_instance;

  struct {
    int registered;
    int attended; /* -1: not over, or not on file */
  } bars[MAX_BARS];
  guint n;
};

G_DEFINE_FINAL_TYPE (LydSeriesSpark, lyd_series_spark, GTK_TYPE_WIDGET)

static void
set_color (LydSeriesSpark *self,
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

static int
find_most (LydSeriesSpark *self)
{
  int most = 1;

  for (guint i = 0; i < self->n; i++)
    most = MAX (most, MAX (self->bars[i].registered, self->bars[i].attended));
  return most;
}

/* The outline is who was registered, what fills it is who came. */
static void
lyd_series_spark_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  LydSeriesSpark *self = LYD_SERIES_SPARK (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double scale = (height - 2.0) / find_most (self);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < self->n; i++) {
    double x = i * (double) (BAR + GAP);
    double registered = MAX (1, self->bars[i].registered * scale);

    if (self->bars[i].attended > 0) {
      double attended = MAX (1, self->bars[i].attended * scale);

      set_color (self, cr, "accent_bg_color", 1);
      cairo_rectangle (cr, x, height - attended, BAR, attended);
      cairo_fill (cr);
    }
    set_color (self, cr, NULL, .5);
    cairo_rectangle (cr, x + .5, height - registered - .5, BAR - 1, registered);
    cairo_stroke (cr);
  }
  cairo_destroy (cr);
}

static void
lyd_series_spark_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : MAX_BARS * (BAR + GAP) - GAP;
}

static void
lyd_series_spark_class_init (LydSeriesSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lyd_series_spark_snapshot;
  widget_class->measure = lyd_series_spark_measure;
  gtk_widget_class_set_css_name (widget_class, "spark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_series_spark_init (LydSeriesSpark *self)
{
}

/* Of the dates that were not cancelled: the last that are over, and what follows them while there is room. */
static guint
find_first (GPtrArray *held)
{
  guint n_over = 0;

  for (guint i = 0; i < held->len; i++)
    n_over += ((const LydSeriesEvent *) g_ptr_array_index (held, i))->over;
  if (held->len <= MAX_BARS || n_over == 0)
    return 0;
  return n_over + 2 > MAX_BARS ? MIN (n_over + 2, held->len) - MAX_BARS : 0;
}

static void
say (LydSeriesSpark *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++) {
    if (self->bars[i].attended < 0)
      continue;
    if (words->len > 0)
      g_string_append (words, ", ");
    /* Translators: how many came, of how many that were registered */
    g_string_append_printf (words, _ ("%d of %d"), self->bars[i].attended, self->bars[i].registered);
  }
  if (words->len == 0)
    g_string_append (words, _ ("nothing took place yet"));
  g_string_prepend (words, _ ("Who came: "));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->str);
}

/* @events: (element-type LydSeriesEvent): by time */
void
lyd_series_spark_set (LydSeriesSpark *self,
                      const GPtrArray *events)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new ();
  guint first;

  for (guint i = 0; i < events->len; i++) {
    LydSeriesEvent *event = g_ptr_array_index (events, i);

    if (event->event->state != LYD_EVENT_CANCELLED)
      g_ptr_array_add (held, event);
  }
  first = find_first (held);
  self->n = MIN (held->len - first, MAX_BARS);
  for (guint i = 0; i < self->n; i++) {
    const LydSeriesEvent *event = g_ptr_array_index (held, first + i);

    self->bars[i].registered = event->n_confirmed;
    self->bars[i].attended = event->over && event->known ? event->n_attended : -1;
  }
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
