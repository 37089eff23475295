#include "lyd-pulse-view.h"

#include "lyd-words-pulse.h"

#define SMALL 8
#define SMALL_GAP 2
#define LARGE 42 /* at most; narrow windows make them smaller */
#define LEAST 14
#define GAP 6
#define MONTH_GAP 6

struct _LydPulseView {
  GtkWidget parent_instance;

  LydPulse pulse;
  char *months[LYD_PULSE_LENGTH];
  gboolean small;
};

G_DEFINE_FINAL_TYPE (LydPulseView, lyd_pulse_view, GTK_TYPE_WIDGET)

enum {
  PROP_SMALL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* More people, more colour; the count stands inside, so that it never says it alone. */
static double
get_strength (int count)
{
  static const double strengths[] = { 0, .4, .7, 1 };

  return strengths[MIN (count, (int) G_N_ELEMENTS (strengths) - 1)];
}

static void
set_color (LydPulseView *self,
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

static void
trace (cairo_t *cr,
       double x,
       double y,
       double size,
       double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + size - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + size - radius, y + size - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + size - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_square (LydPulseView *self,
              cairo_t *cr,
              int count,
              double x,
              double size)
{
  double radius = self->small ? 2 : MIN (6, size / 4);
  double dash = MAX (2, size / 8);

  if (count == LYD_PULSE_NOT_YET) {
    set_color (self, cr, NULL, .35);
    cairo_rectangle (cr, x, size / 2 - .5, size, 1);
    cairo_fill (cr);
  } else if (count > 0) {
    set_color (self, cr, "accent_bg_color", get_strength (count));
    trace (cr, x, 0, size, radius);
    cairo_fill (cr);
  } else {
    set_color (self, cr, NULL, .35);
    cairo_set_line_width (cr, 1);
    cairo_set_dash (cr, &dash, count == LYD_PULSE_UNKNOWN ? 1 : 0, 0);
    trace (cr, x + .5, .5, size - 1, radius);
    cairo_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0);
  }
}

/* Returns: whether @text, centred at @x, has room of @room */
static gboolean
paint_text (LydPulseView *self,
            cairo_t *cr,
            const char *text,
            double x,
            double y,
            double room,
            gboolean bold)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (bold ? 1 : PANGO_SCALE_SMALL));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    return FALSE;
  cairo_move_to (cr, x - width / 2.0, bold ? y - height / 2.0 : y);
  pango_cairo_show_layout (cr, layout);
  return TRUE;
}

static double
find_size (LydPulseView *self,
           int width,
           double *gap)
{
  if (self->small) {
    *gap = SMALL_GAP;
    return SMALL;
  }
  *gap = width < LYD_PULSE_LENGTH * (LEAST + GAP) ? SMALL_GAP : GAP;
  return CLAMP ((width - (LYD_PULSE_LENGTH - 1) * *gap) / LYD_PULSE_LENGTH, LEAST, LARGE);
}

static void
paint_words (LydPulseView *self,
             cairo_t *cr,
             double size,
             double gap)
{
  double free_from = 0;

  for (int i = 0; i < self->pulse.n; i++) {
    int count = self->pulse.squares[i];
    double x = i * (size + gap);
    g_autofree char *number = count > 0 ? g_strdup_printf ("%d", count) : NULL;

    set_color (self, cr, get_strength (MAX (count, 0)) == 1 ? "accent_fg_color" : NULL, 1);
    if (number != NULL)
      paint_text (self, cr, number, x + size / 2, size / 2, size, TRUE);
    else if (count == LYD_PULSE_UNKNOWN)
      paint_text (self, cr, "?", x + size / 2, size / 2, size, TRUE);
    /* Names that would run into each other are left out. */
    set_color (self, cr, NULL, .8);
    if (self->months[i] != NULL && x >= free_from &&
        paint_text (self, cr, self->months[i], x + size / 2, size + MONTH_GAP, 2 * (size + gap), FALSE))
      free_from = size < 26 ? x + 1.5 * (size + gap) : 0;
  }
}

static void
lyd_pulse_view_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  LydPulseView *self = LYD_PULSE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double gap;
  double size = find_size (self, width, &gap);
  /* A month is wider than its square. */
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-12, 0, (float) width + 24, (float) height));

  for (int i = 0; i < self->pulse.n; i++)
    paint_square (self, cr, self->pulse.squares[i], i * (size + gap), size);
  if (!self->small)
    paint_words (self, cr, size, gap);
  cairo_destroy (cr);
}

static int
measure_month (LydPulseView *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Mg");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static GtkSizeRequestMode
lyd_pulse_view_get_request_mode (GtkWidget *widget)
{
  return LYD_PULSE_VIEW (widget)->small ? GTK_SIZE_REQUEST_CONSTANT_SIZE : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lyd_pulse_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  LydPulseView *self = LYD_PULSE_VIEW (widget);
  double gap;

  if (self->small) {
    *minimum = *natural =
      orientation == GTK_ORIENTATION_VERTICAL ? SMALL : LYD_PULSE_LENGTH * (SMALL + SMALL_GAP) - SMALL_GAP;
  } else if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LYD_PULSE_LENGTH * (LEAST + SMALL_GAP) - SMALL_GAP;
    *natural = LYD_PULSE_LENGTH * (LARGE + GAP) - GAP;
  } else {
    double size = for_size < 0 ? LARGE : find_size (self, for_size, &gap);

    *minimum = *natural = (int) size + MONTH_GAP + measure_month (self);
  }
}

static void
lyd_pulse_view_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  if (id == PROP_SMALL)
    LYD_PULSE_VIEW (object)->small = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clear_months (LydPulseView *self)
{
  for (int i = 0; i < LYD_PULSE_LENGTH; i++)
    g_clear_pointer (&self->months[i], g_free);
}

static void
lyd_pulse_view_finalize (GObject *object)
{
  clear_months (LYD_PULSE_VIEW (object));
  G_OBJECT_CLASS (lyd_pulse_view_parent_class)->finalize (object);
}

static void
lyd_pulse_view_class_init (LydPulseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = lyd_pulse_view_set_property;
  G_OBJECT_CLASS (klass)->finalize = lyd_pulse_view_finalize;
  properties[PROP_SMALL] =
    g_param_spec_boolean ("small", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  widget_class->snapshot = lyd_pulse_view_snapshot;
  widget_class->measure = lyd_pulse_view_measure;
  widget_class->get_request_mode = lyd_pulse_view_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "pulse");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_pulse_view_init (LydPulseView *self)
{
}

GtkWidget *
lyd_pulse_view_new (gboolean small)
{
  return g_object_new (LYD_TYPE_PULSE_VIEW, "small", small, "valign", GTK_ALIGN_CENTER, NULL);
}

/* @exchanges: (element-type LydExchange): what the squares stand for */
void
lyd_pulse_view_set (LydPulseView *self,
                    const LydPulse *pulse,
                    GPtrArray *exchanges)
{
  g_autofree char *words = lyd_words_pulse_squares (pulse, exchanges);

  self->pulse = *pulse;
  clear_months (self);
  for (int i = 0; i < pulse->n && !self->small; i++)
    self->months[i] = lyd_words_pulse_month (g_ptr_array_index (exchanges, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
