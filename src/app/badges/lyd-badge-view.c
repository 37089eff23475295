#include "lyd-badge-view.h"

#include "lyd-badge-layout.h"

#include <math.h>

#define LEAST_WIDTH 84
#define NATURAL_WIDTH 300
#define CORNER 5.0 /* pixels */

struct _LydBadgeView {
  GtkWidget parent_instance;

  double width; /* of the label, points */
  double height;
  gboolean mono;
  int bound;                /* pixels; 0: none */
  cairo_surface_t *picture; /* a recording in points; NULL: nothing is shown */
};

G_DEFINE_FINAL_TYPE (LydBadgeView, lyd_badge_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  LydBadgeView *self = LYD_BADGE_VIEW (widget);
  double ratio = self->height / self->width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LEAST_WIDTH;
    *natural = NATURAL_WIDTH;
  } else {
    *minimum = (int) (LEAST_WIDTH * MIN (ratio, 1));
    *natural = (int) ceil ((for_size > 0 ? for_size : NATURAL_WIDTH) * ratio);
    if (self->bound > 0)
      *minimum = *natural = self->bound;
  }
}

static void
snapshot (GtkWidget *widget,
          GtkSnapshot *snapshot)
{
  LydBadgeView *self = LYD_BADGE_VIEW (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double scale = MIN (width / self->width, height / self->height);
  graphene_rect_t paper = GRAPHENE_RECT_INIT ((float) ((width - self->width * scale) / 2),
                                              (float) ((height - self->height * scale) / 2),
                                              (float) (self->width * scale), (float) (self->height * scale));
  GskRoundedRect round;
  cairo_t *cr;

  if (self->picture == NULL || scale <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&round, &paper, CORNER);
  gtk_snapshot_append_outset_shadow (snapshot, &round, &(GdkRGBA){ 0, 0, 0, 0.25f }, 0, 1, 0.5f, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &paper);
  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, paper.origin.x, paper.origin.y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
lyd_badge_view_finalize (GObject *object)
{
  g_clear_pointer (&LYD_BADGE_VIEW (object)->picture, cairo_surface_destroy);
  G_OBJECT_CLASS (lyd_badge_view_parent_class)->finalize (object);
}

static void
lyd_badge_view_class_init (LydBadgeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyd_badge_view_finalize;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_badge_view_init (LydBadgeView *self)
{
  self->width = 288;
  self->height = 216;
}

/* How large a label is as the badge is read, in points; seen when the next badge is shown. */
void
lyd_badge_view_set_size (LydBadgeView *self,
                         double width,
                         double height,
                         gboolean mono)
{
  if (width == self->width && height == self->height && mono == self->mono)
    return;
  self->width = width;
  self->height = height;
  self->mono = mono;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* @height: pixels that it takes, whatever the label's shape */
void
lyd_badge_view_set_bound (LydBadgeView *self,
                          int height)
{
  self->bound = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Returns: bits of #LydBadgeProblems */
guint
lyd_badge_view_show (LydBadgeView *self,
                     const LydBadgeDesign *design,
                     const LydBadge *badge)
{
  const cairo_rectangle_t extents = { 0, 0, self->width, self->height };
  gboolean folded = design->second_side == LYD_BADGE_FOLD && self->height >= 2 * 72;
  double height = folded ? self->height / 2 : self->height;
  g_autoptr (LydBadgeLayout) layout = lyd_badge_layout_new (design, self->width, height, self->mono);
  guint problems = lyd_badge_layout_place (layout, badge);
  cairo_t *cr;

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (self->picture);
  if (folded) {
    cairo_save (cr);
    cairo_translate (cr, self->width, height);
    cairo_rotate (cr, G_PI);
    lyd_badge_layout_draw (layout, cr);
    cairo_restore (cr);
    cairo_translate (cr, 0, height);
  }
  lyd_badge_layout_draw (layout, cr);
  cairo_destroy (cr);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  badge->name != NULL ? badge->name : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return problems;
}
