#include "lyd-timeline.h"

#include "lyd-words-time.h"

#include <glib/gi18n.h>

#define BAR 8
#define GAP 3
#define PADDING 6
#define MAX_LANES 5
#define LEAST 3 /* a moment is still to be seen */

typedef struct {
  gint64 from;
  gint64 to;
  gboolean counts;
  guint lane;
} Span;

struct _LydTimeline {
  GtkWidget parent_instance;

  gint64 start; /* of the session */
  gint64 end;
  gint64 from; /* of the picture */
  gint64 to;
  GTimeZone *zone;
  GArray *spans;
  guint n_lanes;
};

G_DEFINE_FINAL_TYPE (LydTimeline, lyd_timeline, GTK_TYPE_WIDGET)

static GdkRGBA
find_color (LydTimeline *self,
            const char *name,
            float alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color = { 0.2f, 0.5f, 0.9f, 1 };

  if (name == NULL || !gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  color.alpha *= alpha;
  return color;
}

static void
append (GtkSnapshot *snapshot,
        const graphene_rect_t *rect,
        float radius,
        const GdkRGBA *fill,
        const GdkRGBA *edge)
{
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA edges[] = { *edge, *edge, *edge, *edge };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, fill, rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, edges);
}

static float
find_x (LydTimeline *self,
        gint64 at,
        int width)
{
  return (float) ((double) (at - self->from) * width / (double) (self->to - self->from));
}

static PangoLayout *
make_label (LydTimeline *self,
            gint64 at)
{
  g_autofree char *clock = lyd_words_clock (at, self->zone);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), clock);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, list);
  return layout;
}

static int
get_bars_height (LydTimeline *self)
{
  return 2 * PADDING + (int) MAX (1, self->n_lanes) * (BAR + GAP) - GAP;
}

/* Where the picture begins and where it ends, below it. */
static void
append_clocks (LydTimeline *self,
               GtkSnapshot *snapshot,
               int width)
{
  GdkRGBA color = find_color (self, NULL, .78f);
  float y = (float) get_bars_height (self) + GAP;
  const gint64 times[] = { self->from, self->to };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autoptr (PangoLayout) layout = make_label (self, times[i]);
    int text_width;

    pango_layout_get_pixel_size (layout, &text_width, NULL);
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (i == 0 ? 0 : (float) (width - text_width), y));
    gtk_snapshot_append_layout (snapshot, layout, &color);
    gtk_snapshot_restore (snapshot);
  }
}

static void
lyd_timeline_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  LydTimeline *self = LYD_TIMELINE (widget);
  int width = gtk_widget_get_width (widget);
  int height = get_bars_height (self);
  GdkRGBA none = { 0 };
  GdkRGBA band = find_color (self, NULL, .09f);
  GdkRGBA counted = find_color (self, "accent_bg_color", 1);
  GdkRGBA uncounted = find_color (self, NULL, .12f);
  GdkRGBA edge = find_color (self, NULL, .55f);
  float left, right;

  if (self->spans->len == 0 || self->to <= self->from)
    return;
  left = find_x (self, self->start, width);
  right = find_x (self, self->end, width);
  append (snapshot, &GRAPHENE_RECT_INIT (left, 0, MAX (right - left, 1), (float) height), 6, &band, &none);
  for (guint i = 0; i < self->spans->len; i++) {
    const Span *span = &g_array_index (self->spans, Span, i);
    float x = find_x (self, span->from, width);
    float bar = MAX (find_x (self, span->to, width) - x, LEAST);
    float y = (float) (PADDING + span->lane * (BAR + GAP));

    x = MIN (x, (float) width - bar);
    append (snapshot, &GRAPHENE_RECT_INIT (x, y, bar, BAR), BAR / 2.0f, span->counts ? &counted : &uncounted,
            span->counts ? &counted : &edge);
  }
  append_clocks (self, snapshot, width);
}

static void
lyd_timeline_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  LydTimeline *self = LYD_TIMELINE (widget);
  int text_height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = *natural = 120;
    return;
  }
  if (self->zone != NULL) {
    g_autoptr (PangoLayout) layout = make_label (self, self->from);

    pango_layout_get_pixel_size (layout, NULL, &text_height);
  }
  *minimum = *natural = get_bars_height (self) + GAP + text_height;
}

static void
lyd_timeline_finalize (GObject *object)
{
  LydTimeline *self = LYD_TIMELINE (object);

  g_array_unref (self->spans);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lyd_timeline_parent_class)->finalize (object);
}

static void
lyd_timeline_class_init (LydTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyd_timeline_finalize;
  widget_class->snapshot = lyd_timeline_snapshot;
  widget_class->measure = lyd_timeline_measure;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_timeline_init (LydTimeline *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
}

/* Another picture. @start, @end: of the session, UTC milliseconds */
void
lyd_timeline_begin (LydTimeline *self,
                    gint64 start,
                    gint64 end,
                    GTimeZone *zone)
{
  g_array_set_size (self->spans, 0);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  self->from = self->start = start;
  self->to = self->end = end;
}

/* @counts: as time that they attended; drawn hollow where it does not */
void
lyd_timeline_add (LydTimeline *self,
                  gint64 from,
                  gint64 to,
                  gboolean counts)
{
  Span span = { from, MAX (from, to), counts, 0 };

  self->from = MIN (self->from, span.from);
  self->to = MAX (self->to, span.to);
  g_array_append_val (self->spans, span);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  gint64 one = ((const Span *) a)->from;
  gint64 other = ((const Span *) b)->from;

  return (one > other) - (one < other);
}

/* Two devices at a time are two lanes; what finds none free shares the last. */
static void
find_lanes (LydTimeline *self)
{
  gint64 free_from[MAX_LANES] = { 0 };

  g_array_sort (self->spans, compare_spans);
  self->n_lanes = 0;
  for (guint i = 0; i < self->spans->len; i++) {
    Span *span = &g_array_index (self->spans, Span, i);
    guint lane = 0;

    while (lane + 1 < MAX_LANES && lane < self->n_lanes && free_from[lane] > span->from)
      lane++;
    span->lane = lane;
    free_from[lane] = MAX (free_from[lane], span->to);
    self->n_lanes = MAX (self->n_lanes, lane + 1);
  }
}

/* Shows what was added. Returns: whether there is anything to see */
gboolean
lyd_timeline_end (LydTimeline *self)
{
  g_autofree char *words =
    g_strdup_printf (ngettext ("Connected or in the room %u time", "Connected or in the room %u times",
                               self->spans->len),
                     self->spans->len);

  find_lanes (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return self->spans->len > 0;
}
