#include "lyd-paint.h"

#include <math.h>

/* How strong each is over the card; the edge keeps light parts at 3:1 and more from what lies beside them. */
static const struct {
  const char *color; /* NULL: that of the text */
  double alpha;
  double edge;  /* strength of a line around it in the same colour; 0: none */
  double shade; /* how much black lies over it */
  gboolean hatched;
} inks[LYD_N_INKS] = {
  [LYD_INK_DEEP] = { "accent_bg_color", 1, 0, .22, FALSE },
  [LYD_INK_STRONG] = { "accent_bg_color", 1, 0, 0, FALSE },
  [LYD_INK_MEDIUM] = { "accent_bg_color", .55, 0, 0, FALSE },
  [LYD_INK_LIGHT] = { "accent_bg_color", .22, .8, 0, FALSE },
  [LYD_INK_FAINT] = { "accent_bg_color", .28, 0, 0, FALSE },
  [LYD_INK_GRAY] = { NULL, .55, 0, 0, FALSE },
  [LYD_INK_HATCHED] = { NULL, .12, .55, 0, TRUE },
  [LYD_INK_OUTLINE] = { NULL, 0, .6, 0, FALSE },
  [LYD_INK_NONE] = { NULL, .07, 0, 0, FALSE },
};

/**
 * lyd_paint_layout:
 * @scale: of the text to the widget's own
 *
 * Figures are as wide as one another, so that columns of them stand still.
 *
 * Returns: (transfer full)
 */
PangoLayout *
lyd_paint_layout (GtkWidget *widget,
                  const char *text,
                  double scale,
                  gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* Text follows the desktop's size: room for it is measured. */
int
lyd_paint_measure (GtkWidget *widget,
                   const char *text,
                   int *height)
{
  g_autoptr (PangoLayout) layout = lyd_paint_layout (widget, text, LYD_PAINT_SCALE, FALSE);
  int width;

  pango_layout_get_pixel_size (layout, &width, height);
  return width;
}

/* @at: which part of the text stands at @x: 0 its start, 1 its end; it never leaves the widget. */
void
lyd_paint_text (GtkWidget *widget,
                cairo_t *cr,
                const char *text,
                gboolean bold,
                double x,
                double middle,
                double at)
{
  g_autoptr (PangoLayout) layout = lyd_paint_layout (widget, text, LYD_PAINT_SCALE, bold);
  double most = gtk_widget_get_width (widget);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width * at, 0, MAX (0, most - width));
  cairo_move_to (cr, x, middle - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static GdkRGBA
look_up (GtkWidget *widget,
         const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color = { 0.2f, 0.5f, 0.9f, 1 };

  if (name == NULL)
    gtk_style_context_get_color (style, &color);
  else
    gtk_style_context_lookup_color (style, name, &color);
  return color;
}

/* @name: (nullable): of the theme; %NULL: that of the text */
void
lyd_paint_color (GtkWidget *widget,
                 cairo_t *cr,
                 const char *name,
                 double alpha)
{
  GdkRGBA color = look_up (widget, name);

  color.alpha *= (float) alpha;
  gdk_cairo_set_source_rgba (cr, &color);
}

/* Adds a rectangle with round corners to the path. */
void
lyd_paint_rounded (cairo_t *cr,
                   double x,
                   double y,
                   double width,
                   double height,
                   double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
hatch (cairo_t *cr,
       double x,
       double y,
       double width,
       double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  /* On one raster, wherever the part lies. */
  for (double d = floor ((x - height - y) / 5) * 5 + fmod (y, 5); d < x + width; d += 5) {
    cairo_move_to (cr, d, y + height);
    cairo_line_to (cr, d + height, y);
  }
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Fills a rectangle. */
void
lyd_paint_ink (GtkWidget *widget,
               cairo_t *cr,
               LydInk ink,
               double x,
               double y,
               double width,
               double height)
{
  lyd_paint_color (widget, cr, inks[ink].color, inks[ink].alpha);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, inks[ink].shade);
  cairo_fill (cr);
  lyd_paint_color (widget, cr, inks[ink].color, inks[ink].edge);
  if (inks[ink].hatched)
    hatch (cr, x, y, width, height);
  if (inks[ink].edge > 0 && width > 1 && height > 1) {
    cairo_rectangle (cr, x + .5, y + .5, width - 1, height - 1);
    cairo_set_line_width (cr, 1);
    cairo_stroke (cr);
  }
}

static double
linear (double value)
{
  return value <= .04045 ? value / 12.92 : pow ((value + .055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return .2126 * linear (color->red) + .7152 * linear (color->green) + .0722 * linear (color->blue);
}

static GdkRGBA
lay_over (GdkRGBA below,
          GdkRGBA above,
          double alpha)
{
  float share = above.alpha * (float) alpha;
  GdkRGBA color = { below.red * (1 - share) + above.red * share, below.green * (1 - share) + above.green * share,
                    below.blue * (1 - share) + above.blue * share, 1 };

  return color;
}

/* Sets black or white, whichever reads better on @ink as it lies on a card: one of them always does. */
void
lyd_paint_color_on_ink (GtkWidget *widget,
                        cairo_t *cr,
                        LydInk ink)
{
  GdkRGBA color = lay_over (look_up (widget, "window_bg_color"), look_up (widget, "card_bg_color"), 1);
  const GdkRGBA black = { 0, 0, 0, 1 };
  double light;

  color = lay_over (color, look_up (widget, inks[ink].color), inks[ink].alpha);
  color = lay_over (color, black, inks[ink].shade);
  light = luminance (&color);
  if (1.05 / (light + .05) > (light + .05) / .05)
    cairo_set_source_rgb (cr, 1, 1, 1);
  else
    cairo_set_source_rgba (cr, 0, 0, 0, .92);
}

/* 10, 15, 20, 30, 40, 50, 60, 80, 100, 150 ...: the scale's end, of at least @n */
int
lyd_paint_round_up (int n)
{
  static const int ends[] = { 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 60, 80 };
  int unit = 1;

  while (n > ends[G_N_ELEMENTS (ends) - 1] * unit)
    unit *= 10;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] * unit >= n)
      return ends[i] * unit;
  return n;
}

/* Whether people count in such steps: 1, 2, 5, 10, 20, 25, 50 ... */
static gboolean
is_round (int step)
{
  while (step % 10 == 0)
    step /= 10;
  return step == 1 || step == 2 || step == 5 || step == 25;
}

/* The step of a scale that ends at @top, with at most @most lines above its foot. */
int
lyd_paint_step (int top,
                int most)
{
  for (int n = CLAMP (most, 1, 5); n > 1; n--)
    if (top % n == 0 && is_round (top / n))
      return top / n;
  return MAX (top, 1);
}

/* The lines of a scale from 0 to @top, with their numbers left of @left. */
void
lyd_paint_scale (GtkWidget *widget,
                 cairo_t *cr,
                 int top,
                 double left,
                 double right,
                 double above,
                 double below)
{
  int line, step;

  lyd_paint_measure (widget, "0", &line);
  step = lyd_paint_step (top, (int) ((below - above) / (line * 1.4)));
  cairo_set_line_width (cr, 1);
  for (int n = 0; n <= top; n += step) {
    g_autofree char *text = g_strdup_printf ("%'d", n);
    double y = floor (below - (below - above) * n / MAX (top, 1)) + .5;

    lyd_paint_color (widget, cr, NULL, n == 0 ? .3 : .1);
    cairo_move_to (cr, left, y);
    cairo_line_to (cr, right, y);
    cairo_stroke (cr);
    lyd_paint_color (widget, cr, NULL, .78);
    lyd_paint_text (widget, cr, text, FALSE, left - 8, y, 1);
  }
}

/* ---- legends ---- */

struct _LydSwatch {
  GtkWidget parent_instance;

  LydInk ink;
};

G_DEFINE_FINAL_TYPE (LydSwatch, lyd_swatch, GTK_TYPE_WIDGET)

static void
lyd_swatch_snapshot (GtkWidget *widget,
                     GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  double side = MIN (width, height);

  lyd_paint_rounded (cr, (width - side) / 2, (height - side) / 2, side, side, 3);
  cairo_clip (cr);
  lyd_paint_ink (widget, cr, LYD_SWATCH (widget)->ink, (width - side) / 2, (height - side) / 2, side, side);
  cairo_destroy (cr);
}

static void
lyd_swatch_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  int line;

  lyd_paint_measure (widget, "0", &line);
  *minimum = *natural = MAX (12, line * 3 / 4);
}

static void
lyd_swatch_class_init (LydSwatchClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = lyd_swatch_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = lyd_swatch_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "swatch");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lyd_swatch_init (LydSwatch *self)
{
}

GtkWidget *
lyd_swatch_new (LydInk ink)
{
  LydSwatch *self = g_object_new (LYD_TYPE_SWATCH, NULL);

  self->ink = ink;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  return GTK_WIDGET (self);
}
