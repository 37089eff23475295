#include "lyd-kiosk-eyes.h"

#include <math.h>
#include <string.h>

#define TARGET 64
#define GAP 8
#define CONTRAST 7.0
#define PICTURE_CONTRAST 4.5
#define SMALL_MM 4.8 /* Section 508, 402.4 */
#define ROUNDING_MM 0.1
#define CHANNELS 4

typedef struct {
  const LydKioskEyes *eyes;
  GtkWidget *window;
  guchar *pixels; /* what is on the screen */
  int width;
  int height;
  GPtrArray *targets; /* of GtkWidget, borrowed */
  guint n_problems;
} Look;

G_GNUC_PRINTF (3, 4)
static void
complain (Look *self,
          GtkWidget *widget,
          const char *format,
          ...)
{
  const char *id = widget != NULL ? gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) : NULL;
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
  g_autofree char *words = NULL;
  va_list list;

  va_start (list, format);
  words = g_strdup_vprintf (format, list);
  va_end (list);
  g_printerr ("%s: %s%s%s%s%s%s: %s\n", self->eyes->where, widget != NULL ? G_OBJECT_TYPE_NAME (widget) : "the screen",
              id != NULL ? " " : "", id != NULL ? id : "", text != NULL ? " “" : "", text != NULL ? text : "",
              text != NULL ? "”" : "", words);
  self->n_problems++;
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget) && gtk_widget_get_width (widget) > 0;
}

/* ---- pixels ---- */

static void
count_frame_cb (gpointer data)
{
  (*(int *) data)++;
}

/* What is drawn once nothing moves any more. */
static gboolean
take_picture (Look *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->window);
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  GskRenderNode *node = NULL;
  int n = 0;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_frame_cb), &n);

  while (n < 6 || node == NULL) {
    gtk_widget_queue_draw (self->window);
    g_main_context_iteration (NULL, TRUE);
    if (n < 6)
      continue;
    g_clear_object (&snapshot);
    snapshot = gtk_snapshot_new ();
    gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (self->window),
                            gtk_widget_get_height (self->window));
    node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  }
  g_signal_handler_disconnect (clock, handler);
  self->width = gtk_widget_get_width (self->window);
  self->height = gtk_widget_get_height (self->window);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  gsk_render_node_unref (node);
  self->pixels = g_malloc_n ((gsize) self->width * (gsize) self->height, CHANNELS);
  gdk_texture_download (texture, self->pixels, (gsize) self->width * CHANNELS);
  return TRUE;
}

static gboolean
get_area (Look *self,
          GtkWidget *widget,
          graphene_rect_t *area)
{
  return gtk_widget_compute_bounds (widget, self->window, area);
}

/* The colour of most of @area: letters are thin. A picture may fill its place, so that only its @rim counts. As
 * premultiplied BGRA on an opaque window. */
static guint32
get_ground (Look *self,
            const graphene_rect_t *area,
            gboolean rim)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 best = 0;
  int most = 0;
  int left = MAX ((int) floorf (area->origin.x), 0);
  int top = MAX ((int) floorf (area->origin.y), 0);
  int right = MIN ((int) ceilf (area->origin.x + area->size.width), self->width);
  int bottom = MIN ((int) ceilf (area->origin.y + area->size.height), self->height);

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++) {
      guint32 pixel;
      int n;

      if (rim && y > top && y < bottom - 1 && x > left && x < right - 1)
        continue;

      memcpy (&pixel, self->pixels + ((gsize) y * (gsize) self->width + (gsize) x) * CHANNELS, sizeof pixel);
      n = GPOINTER_TO_INT (g_hash_table_lookup (counts, GUINT_TO_POINTER (pixel))) + 1;
      g_hash_table_insert (counts, GUINT_TO_POINTER (pixel), GINT_TO_POINTER (n));
      if (n > most) {
        most = n;
        best = pixel;
      }
    }
  return best;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2, relative luminance */
static double
get_luminance (double red,
               double green,
               double blue)
{
  return 0.2126 * linear (red) + 0.7152 * linear (green) + 0.0722 * linear (blue);
}

static double
get_contrast (Look *self,
              GtkWidget *widget)
{
  graphene_rect_t area;
  guchar ground[CHANNELS];
  guint32 pixel;
  GdkRGBA color;
  double a;
  double b;

  if (!get_area (self, widget, &area))
    return 0;
  if (GTK_IS_IMAGE (widget))
    graphene_rect_inset (&area, -2, -2);
  pixel = get_ground (self, &area, GTK_IS_IMAGE (widget));
  memcpy (ground, &pixel, sizeof ground);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    color.alpha *= (float) gtk_widget_get_opacity (at);
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  b = get_luminance (ground[2] / 255.0, ground[1] / 255.0, ground[0] / 255.0);
  a = get_luminance (color.red * color.alpha + ground[2] / 255.0 * (1 - color.alpha),
                     color.green * color.alpha + ground[1] / 255.0 * (1 - color.alpha),
                     color.blue * color.alpha + ground[0] / 255.0 * (1 - color.alpha));
#else
  b = get_luminance (ground[1] / 255.0, ground[2] / 255.0, ground[3] / 255.0);
  a = get_luminance (color.red, color.green, color.blue);
#endif
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* ---- one thing after another ---- */

static void
check_inside (Look *self,
              GtkWidget *widget)
{
  graphene_rect_t area;

  if (!get_area (self, widget, &area))
    return;
  if (area.origin.x < -0.5f || area.origin.y < -0.5f || area.origin.x + area.size.width > (float) self->width + 0.5f ||
      area.origin.y + area.size.height > (float) self->height + 0.5f)
    complain (self, widget, "is cut off by the screen's edge (%.0f,%.0f %.0fx%.0f)", (double) area.origin.x,
              (double) area.origin.y, (double) area.size.width, (double) area.size.height);
}

static double
get_capital_mm (Look *self,
                GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96) / 72;
  return size * LYD_CAPITAL_EM / self->eyes->pixels_per_mm;
}

static gboolean
may_be_small (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_has_css_class (widget, "small") || gtk_widget_has_css_class (widget, "tool") ||
        gtk_widget_has_css_class (widget, "chip") || gtk_widget_has_css_class (widget, "word"))
      return TRUE;
  return FALSE;
}

static void
check_words (Look *self,
             GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  double least = self->eyes->larger || !may_be_small (label) ? LYD_CAPITAL_MM : SMALL_MM;
  double contrast = get_contrast (self, label);
  double mm = get_capital_mm (self, label);
  int width;
  int height;

  if (*gtk_label_get_text (GTK_LABEL (label)) == '\0')
    return;
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    complain (self, label, "is shortened");
  if (width > gtk_widget_get_width (label) + 1 || height > gtk_widget_get_height (label) + 1)
    complain (self, label, "needs %dx%d and has %dx%d", width, height, gtk_widget_get_width (label),
              gtk_widget_get_height (label));
  if (contrast < CONTRAST)
    complain (self, label, "has a contrast of %.1f", contrast);
  if (mm < least - ROUNDING_MM)
    complain (self, label, "has capitals of %.1f mm, not %.1f", mm, least);
}

static gboolean
is_target (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget) ||
         GTK_IS_LIST_BOX_ROW (widget);
}

static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
check_widget (Look *self,
              GtkWidget *widget)
{
  if ((is_target (widget) || GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget)) && !has_name (widget))
    complain (self, widget, "has no name");
  if (GTK_IS_LABEL (widget))
    check_words (self, widget);
  else if (GTK_IS_IMAGE (widget) && get_contrast (self, widget) < PICTURE_CONTRAST)
    complain (self, widget, "has a contrast of %.1f", get_contrast (self, widget));
  if (is_target (widget)) {
    g_ptr_array_add (self->targets, widget);
    if (gtk_widget_get_width (widget) < TARGET || gtk_widget_get_height (widget) < TARGET)
      complain (self, widget, "is only %dx%d", gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  }
  if (GTK_IS_LABEL (widget) || GTK_IS_IMAGE (widget) || GTK_IS_ENTRY (widget) || is_target (widget))
    check_inside (self, widget);
}

static void
walk (Look *self,
      GtkWidget *widget)
{
  if (!is_shown (widget) || !gtk_widget_get_can_target (widget)) /* something is laid over it */
    return;
  check_widget (self, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (self, child);
}

/* Fingers need the gap between two targets. */
static void
check_gaps (Look *self)
{
  for (guint i = 0; i < self->targets->len; i++)
    for (guint j = i + 1; j < self->targets->len; j++) {
      GtkWidget *one = g_ptr_array_index (self->targets, i);
      GtkWidget *other = g_ptr_array_index (self->targets, j);
      graphene_rect_t a;
      graphene_rect_t b;
      float across;
      float down;

      if (!get_area (self, one, &a) || !get_area (self, other, &b))
        continue;
      across = MAX (a.origin.x, b.origin.x) - MIN (a.origin.x + a.size.width, b.origin.x + b.size.width);
      down = MAX (a.origin.y, b.origin.y) - MIN (a.origin.y + a.size.height, b.origin.y + b.size.height);
      if (MAX (across, down) < (float) GAP - 0.5f)
        complain (self, one, "is only %.0f from the next target", (double) MAX (across, down));
    }
}

/**
 * lyd_kiosk_eyes_look:
 * @width: what the screen has
 * @height: what the screen has
 *
 * Returns: how many things are amiss; each was named on standard error
 */
guint
lyd_kiosk_eyes_look (const LydKioskEyes *self,
                     GtkWindow *window,
                     int width,
                     int height)
{
  Look look = { .eyes = self, .window = GTK_WIDGET (window) };

  take_picture (&look);
  look.targets = g_ptr_array_new ();
  if (look.width != width || look.height != height)
    complain (&look, NULL, "needs %dx%d", look.width, look.height);
  walk (&look, look.window);
  check_gaps (&look);
  g_ptr_array_unref (look.targets);
  g_free (look.pixels);
  return look.n_problems;
}
