#include "lyd-status-bar.h"

#include <glib/gi18n.h>

#define GAP 2
#define HEIGHT 16
#define SWATCH 12
#define HATCH 5 /* pixels from line to line */
#define RADIUS 6

struct _LydStatusBar {
  GtkWidget parent_instance;

  int n[LYD_ROSTER_N_STATES]; /* [LYD_ROSTER_ALL] is not used */
  gboolean swatch;
};

G_DEFINE_FINAL_TYPE (LydStatusBar, lyd_status_bar, GTK_TYPE_WIDGET)

/* How each is painted: never by colour alone, so each has its strength, and the last is hatched. */
static const struct {
  const char *color; /* NULL: the text's */
  double alpha;
  gboolean hatched;
} paints[LYD_ROSTER_N_STATES] = {
  [LYD_ROSTER_IN] = { "accent_bg_color", 1, FALSE },
  [LYD_ROSTER_EXPECTED] = { "accent_bg_color", .38, FALSE },
  [LYD_ROSTER_PENDING] = { "warning_bg_color", 1, FALSE },
  [LYD_ROSTER_WAITLISTED] = { NULL, .45, FALSE },
  [LYD_ROSTER_CANCELLED] = { NULL, .10, TRUE },
};

static void
set_color (LydStatusBar *self,
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
paint (LydStatusBar *self,
       cairo_t *cr,
       int status,
       double x,
       double width,
       double height)
{
  set_color (self, cr, paints[status].color, paints[status].alpha);
  cairo_rectangle (cr, x, 0, width, height);
  cairo_fill (cr);
  if (!paints[status].hatched)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, width, height);
  cairo_clip (cr);
  set_color (self, cr, NULL, .4);
  cairo_set_line_width (cr, 1);
  for (double at = x - height; at < x + width; at += HATCH) {
    cairo_move_to (cr, at, height);
    cairo_line_to (cr, at + height, 0);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
lyd_status_bar_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  LydStatusBar *self = LYD_STATUS_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GskRoundedRect outline;
  double x = 0;
  int total = 0;
  int n_parts = 0;
  cairo_t *cr;

  for (int i = LYD_ROSTER_IN; i < LYD_ROSTER_N_STATES; i++) {
    total += self->n[i];
    n_parts += self->n[i] > 0;
  }
  if (total == 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), self->swatch ? 3 : RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (int i = LYD_ROSTER_IN; i < LYD_ROSTER_N_STATES; i++) {
    double part = (width - GAP * (n_parts - 1)) * self->n[i] / total;

    if (self->n[i] == 0)
      continue;
    /* One of a thousand is still to be seen. */
    paint (self, cr, i, x, MAX (part, 3), height);
    x += part + GAP;
  }
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
lyd_status_bar_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gboolean swatch = LYD_STATUS_BAR (widget)->swatch;

  *minimum = *natural = swatch ? SWATCH : orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT
                                                                                  : 0;
}

static void
lyd_status_bar_class_init (LydStatusBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = lyd_status_bar_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = lyd_status_bar_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "statuschart");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_status_bar_init (LydStatusBar *self)
{
}

/* A square that shows how @status is painted, for a legend; the word beside it says what it is. */
GtkWidget *
lyd_status_bar_new_swatch (LydRosterFilter status)
{
  LydStatusBar *self = g_object_new (LYD_TYPE_STATUS_BAR, "valign", GTK_ALIGN_CENTER, NULL);

  self->swatch = TRUE;
  self->n[status] = 1;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return GTK_WIDGET (self);
}

void
lyd_status_bar_set_counts (LydStatusBar *self,
                           const LydRosterCounts *counts)
{
  g_autofree char *words = g_strdup_printf (_ ("%d in, %d expected, %d pending, %d on the waiting list, %d cancelled"),
                                            counts->n[LYD_ROSTER_IN], counts->n[LYD_ROSTER_EXPECTED],
                                            counts->n[LYD_ROSTER_PENDING], counts->n[LYD_ROSTER_WAITLISTED],
                                            counts->n[LYD_ROSTER_CANCELLED]);

  for (int i = LYD_ROSTER_IN; i < LYD_ROSTER_N_STATES; i++)
    self->n[i] = counts->n[i];
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
