#include "lyd-certificate-preview.h"

#include <math.h>

#define LEAST_WIDTH 240
#define NATURAL_WIDTH 560
#define EDGE 6.0 /* for the shadow, pixels */

struct _LydCertificatePreview {
  GtkWidget parent_instance;

  LydCertificatePen *pen;
  gboolean a4;
  cairo_surface_t *picture; /* a recording in points; NULL: nothing is shown */
};

G_DEFINE_FINAL_TYPE (LydCertificatePreview, lyd_certificate_preview, GTK_TYPE_WIDGET)

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
  LydCertificatePreview *self = LYD_CERTIFICATE_PREVIEW (widget);
  double ratio = lyd_certificate_pen_get_height (self->pen) / lyd_certificate_pen_get_width (self->pen);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LEAST_WIDTH;
    *natural = NATURAL_WIDTH;
  } else {
    *minimum = (int) (LEAST_WIDTH * ratio);
    *natural = (int) ceil ((for_size > 0 ? for_size : NATURAL_WIDTH) * ratio);
  }
}

static void
snapshot (GtkWidget *widget,
          GtkSnapshot *snapshot)
{
  LydCertificatePreview *self = LYD_CERTIFICATE_PREVIEW (widget);
  double page_width = lyd_certificate_pen_get_width (self->pen);
  double page_height = lyd_certificate_pen_get_height (self->pen);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double scale = MIN ((width - 2 * EDGE) / page_width, (height - 2 * EDGE) / page_height);
  graphene_rect_t paper = GRAPHENE_RECT_INIT ((float) ((width - page_width * scale) / 2),
                                              (float) ((height - page_height * scale) / 2),
                                              (float) (page_width * scale), (float) (page_height * scale));
  GskRoundedRect outline;
  cairo_t *cr;

  if (self->picture == NULL || scale <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.3f }, 0, 1, 0.5f, 4);
  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, paper.origin.x, paper.origin.y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
lyd_certificate_preview_finalize (GObject *object)
{
  LydCertificatePreview *self = LYD_CERTIFICATE_PREVIEW (object);

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->pen, lyd_certificate_pen_free);
  G_OBJECT_CLASS (lyd_certificate_preview_parent_class)->finalize (object);
}

static void
lyd_certificate_preview_class_init (LydCertificatePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyd_certificate_preview_finalize;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_certificate_preview_init (LydCertificatePreview *self)
{
  self->pen = lyd_certificate_pen_new (FALSE);
}

/* @page: from 0 on; the last one where there are fewer. Returns: how many there are */
guint
lyd_certificate_preview_show (LydCertificatePreview *self,
                              const LydCertificate *certificate,
                              gboolean a4,
                              guint page)
{
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", certificate->heading, certificate->name, certificate->event);
  cairo_rectangle_t extents = { 0, 0, 0, 0 };
  guint n_pages;
  cairo_t *cr;

  if (a4 != self->a4) {
    lyd_certificate_pen_free (self->pen);
    self->pen = lyd_certificate_pen_new (a4);
    self->a4 = a4;
    gtk_widget_queue_resize (GTK_WIDGET (self));
  }
  n_pages = lyd_certificate_count_pages (self->pen, certificate);
  extents.width = lyd_certificate_pen_get_width (self->pen);
  extents.height = lyd_certificate_pen_get_height (self->pen);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (self->picture);
  lyd_certificate_draw (self->pen, certificate, MIN (page, n_pages - 1), cr);
  cairo_destroy (cr);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return n_pages;
}
