#include "lyd-qr-picture.h"

#include "lyd-qr.h"

#include <glib/gi18n.h>

struct _LydQrPicture {
  GtkWidget parent_instance;

  char *code;
  LydQr *qr; /* NULL: no code */
};

G_DEFINE_FINAL_TYPE (LydQrPicture, lyd_qr_picture, GTK_TYPE_WIDGET)

/* Large enough for a scanner that is held to the screen: four pixels a module and the quiet zone. */
#define SIZE 132

static void
lyd_qr_picture_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
lyd_qr_picture_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  LydQrPicture *self = LYD_QR_PICTURE (widget);
  int size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  int n = self->qr != NULL ? self->qr->size + 2 * LYD_QR_QUIET_ZONE : 0;
  /* Whole pixels: blurred edges read worse. */
  int module = n > 0 ? MAX (size / n, 1) : 0;
  int margin = (size - module * n) / 2 + LYD_QR_QUIET_ZONE * module;
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, (float) size, (float) size);

  if (self->qr == NULL)
    return;
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &paper);
  for (int y = 0; y < self->qr->size; y++) {
    for (int x = 0; x < self->qr->size; x++) {
      graphene_rect_t square = GRAPHENE_RECT_INIT ((float) (margin + x * module), (float) (margin + y * module),
                                                   (float) module, (float) module);

      if (lyd_qr_is_dark (self->qr, x, y))
        gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 1 }, &square);
    }
  }
}

static void
lyd_qr_picture_finalize (GObject *object)
{
  LydQrPicture *self = LYD_QR_PICTURE (object);

  g_free (self->code);
  g_clear_pointer (&self->qr, lyd_qr_free);
  G_OBJECT_CLASS (lyd_qr_picture_parent_class)->finalize (object);
}

static void
lyd_qr_picture_class_init (LydQrPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyd_qr_picture_finalize;
  widget_class->measure = lyd_qr_picture_measure;
  widget_class->snapshot = lyd_qr_picture_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_qr_picture_init (LydQrPicture *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("QR code of the ticket"),
                                  -1);
}

/* @code: (nullable) */
void
lyd_qr_picture_set_code (LydQrPicture *self,
                         const char *code)
{
  if (g_strcmp0 (self->code, code) == 0)
    return;
  g_free (self->code);
  self->code = g_strdup (code);
  g_clear_pointer (&self->qr, lyd_qr_free);
  if (code != NULL)
    self->qr = lyd_qr_encode (code, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
