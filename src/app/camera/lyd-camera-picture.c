#include "camera/lyd-camera-picture.h"

/* Until the first picture: the shape that most cameras have. */
#define WIDTH 640
#define HEIGHT 360

/* Of the height: the side of the frame to hold a code in, the length of its corners, the width of a line. */
#define GUIDE 0.62
#define CORNER 0.14
#define LINE 0.012

struct _LydCameraPicture {
  GObject parent_instance;

  GdkTexture *texture;
  gboolean has_outline;
  double outline[8]; /* as the camera sees it: x and y of four corners, 0 to 1 */
};

static void
draw_corners (cairo_t *cr,
              double width,
              double height)
{
  double side = GUIDE * height;
  double length = CORNER * height;

  for (int i = 0; i < 4; i++) {
    double right = i % 2 == 0 ? -1 : 1;
    double down = i / 2 == 0 ? -1 : 1;
    double x = width / 2 + right * side / 2;
    double y = height / 2 + down * side / 2;

    cairo_move_to (cr, x - right * length, y);
    cairo_line_to (cr, x, y);
    cairo_line_to (cr, x, y - down * length);
  }
}

/* Mirrored, like the picture that it is drawn upon. */
static void
draw_outline (LydCameraPicture *self,
              cairo_t *cr,
              double width,
              double height)
{
  for (int i = 0; i < 4; i++)
    cairo_line_to (cr, (1 - self->outline[2 * i]) * width, self->outline[2 * i + 1] * height);
  cairo_close_path (cr);
}

/* What is drawn over a picture of anything needs a dark edge to be seen upon light things. */
static void
stroke_twice (cairo_t *cr,
              double line,
              const GdkRGBA *color)
{
  cairo_set_line_width (cr, line * 2);
  cairo_set_source_rgba (cr, 0, 0, 0, .45);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, line);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_stroke (cr);
}

static void
lyd_camera_picture_snapshot (GdkPaintable *paintable,
                             GdkSnapshot *snapshot,
                             double width,
                             double height)
{
  static const GdkRGBA white = { 1, 1, 1, .95 };
  static const GdkRGBA green = { .2f, .82f, .48f, 1 }; /* Adwaita's green 3 */
  LydCameraPicture *self = LYD_CAMERA_PICTURE (paintable);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  double line = MAX (LINE * height, 2);
  cairo_t *cr;

  if (self->texture == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) width, 0));
  gtk_snapshot_scale (snapshot, -1, 1);
  gtk_snapshot_append_texture (snapshot, self->texture, &all);
  gtk_snapshot_restore (snapshot);

  cr = gtk_snapshot_append_cairo (snapshot, &all);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_corners (cr, width, height);
  stroke_twice (cr, line, &white);
  if (self->has_outline) {
    draw_outline (self, cr, width, height);
    stroke_twice (cr, line * 1.5, &green);
  }
  cairo_destroy (cr);
}

static int
lyd_camera_picture_get_intrinsic_width (GdkPaintable *paintable)
{
  LydCameraPicture *self = LYD_CAMERA_PICTURE (paintable);

  return self->texture != NULL ? gdk_texture_get_width (self->texture) : WIDTH;
}

static int
lyd_camera_picture_get_intrinsic_height (GdkPaintable *paintable)
{
  LydCameraPicture *self = LYD_CAMERA_PICTURE (paintable);

  return self->texture != NULL ? gdk_texture_get_height (self->texture) : HEIGHT;
}

static void
paintable_init (GdkPaintableInterface *interface)
{
  interface->snapshot = lyd_camera_picture_snapshot;
  interface->get_intrinsic_width = lyd_camera_picture_get_intrinsic_width;
  interface->get_intrinsic_height = lyd_camera_picture_get_intrinsic_height;
}

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydCameraPicture, lyd_camera_picture, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init))
/* clang-format on */

static void
lyd_camera_picture_finalize (GObject *object)
{
  g_clear_object (&LYD_CAMERA_PICTURE (object)->texture);
  G_OBJECT_CLASS (lyd_camera_picture_parent_class)->finalize (object);
}

static void
lyd_camera_picture_class_init (LydCameraPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_camera_picture_finalize;
}

static void
lyd_camera_picture_init (LydCameraPicture *self)
{
}

LydCameraPicture *
lyd_camera_picture_new (void)
{
  return g_object_new (LYD_TYPE_CAMERA_PICTURE, NULL);
}

/* @texture: (nullable): the newest frame, as the camera sees it */
void
lyd_camera_picture_set_texture (LydCameraPicture *self,
                                GdkTexture *texture)
{
  int width = lyd_camera_picture_get_intrinsic_width (GDK_PAINTABLE (self));
  int height = lyd_camera_picture_get_intrinsic_height (GDK_PAINTABLE (self));

  if (!g_set_object (&self->texture, texture))
    return;
  if (width != lyd_camera_picture_get_intrinsic_width (GDK_PAINTABLE (self)) ||
      height != lyd_camera_picture_get_intrinsic_height (GDK_PAINTABLE (self)))
    gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/* @corners: (nullable): of the code that was read, of 0 to 1, as the camera sees it; drawn with the next frame */
void
lyd_camera_picture_set_outline (LydCameraPicture *self,
                                const double corners[8])
{
  self->has_outline = corners != NULL;
  for (int i = 0; corners != NULL && i < 8; i++)
    self->outline[i] = corners[i];
}

/* Returns: (nullable): what lyd_camera_picture_set_outline() was told last */
const double *
lyd_camera_picture_get_outline (LydCameraPicture *self)
{
  return self->has_outline ? self->outline : NULL;
}
