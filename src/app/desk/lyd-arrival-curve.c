#include "lyd-arrival-curve.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>

#define N_BARS 18
#define BAR (10 * LYD_MINUTE)

struct _LydArrivalCurve {
  GtkWidget parent_instance;

  int bars[N_BARS];
  int most;
  gint64 from; /* start of the first bar */
  GTimeZone *zone;
};

G_DEFINE_FINAL_TYPE (LydArrivalCurve, lyd_arrival_curve, GTK_TYPE_WIDGET)

static void
draw_label (LydArrivalCurve *self,
            GtkSnapshot *snapshot,
            gint64 at,
            float x,
            float y,
            float width,
            const GdkRGBA *color)
{
  g_autofree char *text = lyd_format_clock (at, self->zone);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int text_width;

  pango_layout_get_pixel_size (layout, &text_width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MIN (x, width - (float) text_width), y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static int
get_label_height (LydArrivalCurve *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "8");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
lyd_arrival_curve_snapshot (GtkWidget *widget,
                            GtkSnapshot *snapshot)
{
  LydArrivalCurve *self = LYD_ARRIVAL_CURVE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) (gtk_widget_get_height (widget) - get_label_height (self) - 2);
  float step = width / N_BARS;
  GdkRGBA accent = { 0.2f, 0.5f, 0.9f, 1 };
  GdkRGBA text;

  gtk_style_context_lookup_color (style, "accent_bg_color", &accent);
  gtk_style_context_get_color (style, &text);
  for (int i = 0; i < N_BARS; i++) {
    float bar = self->most > 0 ? height * (float) self->bars[i] / (float) self->most : 0;
    GdkRGBA color = accent;

    /* The bar that still grows is the strong one. */
    color.alpha = i == N_BARS - 1 ? 1 : 0.6f;
    if (self->bars[i] > 0)
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT ((float) i * step, height - bar, step - 2, bar));
  }
  text.alpha *= 0.25f;
  gtk_snapshot_append_color (snapshot, &text, &GRAPHENE_RECT_INIT (0, height, width, 1));
  text.alpha *= 3.2f;
  if (self->zone == NULL)
    return;
  draw_label (self, snapshot, self->from, 0, height + 2, width, &text);
  draw_label (self, snapshot, self->from + N_BARS / 2 * BAR, step * N_BARS / 2, height + 2, width, &text);
  draw_label (self, snapshot, self->from + N_BARS * BAR, width, height + 2, width, &text);
}

static void
lyd_arrival_curve_finalize (GObject *object)
{
  g_clear_pointer (&LYD_ARRIVAL_CURVE (object)->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lyd_arrival_curve_parent_class)->finalize (object);
}

static void
lyd_arrival_curve_class_init (LydArrivalCurveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_arrival_curve_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = lyd_arrival_curve_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "arrivalcurve");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_arrival_curve_init (LydArrivalCurve *self)
{
}

/* @times: (element-type gint64): in no order; the last three hours until @now are drawn */
void
lyd_arrival_curve_set_times (LydArrivalCurve *self,
                             GArray *times,
                             GTimeZone *zone,
                             gint64 now)
{
  g_autofree char *words = NULL;
  int n = 0;

  if (self->zone != zone) {
    g_clear_pointer (&self->zone, g_time_zone_unref);
    self->zone = g_time_zone_ref (zone);
  }
  self->from = (now / BAR + 1 - N_BARS) * BAR;
  self->most = 0;
  for (int i = 0; i < N_BARS; i++)
    self->bars[i] = 0;
  for (guint i = 0; i < times->len; i++) {
    gint64 at = g_array_index (times, gint64, i);
    gint64 bar = at >= self->from ? (at - self->from) / BAR : -1;

    if (bar >= 0 && bar < N_BARS) {
      n++;
      self->bars[bar]++;
      self->most = MAX (self->most, self->bars[bar]);
    }
  }
  words = g_strdup_printf (ngettext ("%d person came in the last three hours", "%d people came in the last three hours",
                                     (gulong) n),
                           n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
