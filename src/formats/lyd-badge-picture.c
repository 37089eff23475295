#include "lyd-badge-picture.h"

#include "lyd-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* What somebody may choose as a picture; it is made smaller before it is kept. */
#define MAX_LOAD_BYTES (32 * 1024 * 1024)
#define MAX_LOAD_PIXELS (48 * 1000 * 1000)
#define CHUNK 4096

/* How small a picture is looked at to find how dark it gets. */
#define SAMPLE_SIDE 64

typedef struct {
  gint64 most_pixels;
  int most_side;
  int width;
  int height;
  gboolean too_large;
} Bounds;

void
lyd_badge_picture_free (LydBadgePicture *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* The bytes are shared. */
LydBadgePicture *
lyd_badge_picture_copy (const LydBadgePicture *self)
{
  LydBadgePicture *copy = g_memdup2 (self, sizeof *self);

  g_bytes_ref (copy->bytes);
  return copy;
}

static const char *
find_kind (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length > 8 && memcmp (data, "\211PNG\r\n\032\n", 8) == 0)
    return "png";
  if (length > 3 && memcmp (data, "\377\330\377", 3) == 0)
    return "jpeg";
  return NULL;
}

/* Before memory is taken for the pixels: a size of nothing makes the loader stop. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int width,
                  int height,
                  Bounds *bounds)
{
  bounds->width = width;
  bounds->height = height;
  bounds->too_large =
    width > bounds->most_side || height > bounds->most_side || (gint64) width * height > bounds->most_pixels;
  if (bounds->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static GdkPixbuf *
fail (GError **error,
      const char *sentence)
{
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_FORMAT, sentence);
  return NULL;
}

static gboolean
feed (GdkPixbufLoader *loader,
      GBytes *bytes,
      const Bounds *bounds)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gboolean good = TRUE;

  for (gsize at = 0; at < length && good && !bounds->too_large; at += CHUNK)
    good = gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, length - at), NULL);
  return gdk_pixbuf_loader_close (loader, NULL) && good && !bounds->too_large;
}

static GdkPixbuf *
decode (GBytes *bytes,
        Bounds *bounds,
        GError **error)
{
  const char *kind = find_kind (bytes);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autofree char *sentence = NULL;
  GdkPixbuf *pixbuf = NULL;

  if (kind == NULL)
    return fail (error, _ ("This is not a PNG or JPEG picture."));
  loader = gdk_pixbuf_loader_new_with_type (kind, error);
  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), bounds);
  if (feed (loader, bytes, bounds))
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf != NULL)
    return g_object_ref (pixbuf);
  if (!bounds->too_large)
    return fail (error, _ ("The picture is damaged."));
  sentence = g_strdup_printf (_ ("The picture has %d × %d pixels; that is too many."), bounds->width, bounds->height);
  return fail (error, sentence);
}

/**
 * lyd_badge_picture_read:
 * @bytes: anything
 * @most_side: pixels in a row and in a column
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT where it is no whole PNG or JPEG picture within the
 * bounds
 */
LydBadgePicture *
lyd_badge_picture_read (GBytes *bytes,
                        gsize most_bytes,
                        int most_side,
                        GError **error)
{
  Bounds bounds = { .most_pixels = G_MAXINT64, .most_side = most_side };
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  LydBadgePicture *self;

  if (g_bytes_get_size (bytes) > most_bytes) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("The picture is larger than %d kB."),
                 (int) (most_bytes / 1024));
    return NULL;
  }
  pixbuf = decode (bytes, &bounds, error);
  if (pixbuf == NULL)
    return NULL;
  self = g_new0 (LydBadgePicture, 1);
  self->bytes = g_bytes_ref (bytes);
  self->jpeg = strcmp (find_kind (bytes), "jpeg") == 0;
  self->width = gdk_pixbuf_get_width (pixbuf);
  self->height = gdk_pixbuf_get_height (pixbuf);
  return self;
}

/* Smaller until it is small enough: PNG where something is transparent, otherwise JPEG. */
static GBytes *
encode (GdkPixbuf *pixbuf,
        gsize most_bytes,
        int side,
        GError **error)
{
  gboolean alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  g_autoptr (GBytes) bytes = NULL;

  do {
    double scale = MIN (1, side / (double) MAX (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf)));
    g_autoptr (GdkPixbuf) small =
      gdk_pixbuf_scale_simple (pixbuf, MAX (1, (int) (gdk_pixbuf_get_width (pixbuf) * scale)),
                               MAX (1, (int) (gdk_pixbuf_get_height (pixbuf) * scale)), GDK_INTERP_BILINEAR);
    char *data;
    gsize length;
    gboolean good;

    g_clear_pointer (&bytes, g_bytes_unref);
    good = alpha ? gdk_pixbuf_save_to_buffer (small, &data, &length, "png", error, NULL)
                 : gdk_pixbuf_save_to_buffer (small, &data, &length, "jpeg", error, "quality", "88", NULL);
    if (!good)
      return NULL;
    bytes = g_bytes_new_take (data, length);
    side = side * 3 / 4;
  } while (g_bytes_get_size (bytes) > most_bytes && side > 16);
  return g_steal_pointer (&bytes);
}

/**
 * lyd_badge_picture_load:
 * @path: a PNG or JPEG file, larger than a design may hold, too: then it is made smaller
 *
 * Returns: (transfer full) (nullable): upright, as its EXIF orientation says, and without what else a camera notes
 */
LydBadgePicture *
lyd_badge_picture_load (const char *path,
                        gsize most_bytes,
                        int most_side,
                        GError **error)
{
  Bounds bounds = { .most_pixels = MAX_LOAD_PIXELS, .most_side = G_MAXINT };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (
    file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) small = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) > MAX_LOAD_BYTES) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("A picture is a file of at most %d MB."),
                 MAX_LOAD_BYTES / (1024 * 1024));
    return NULL;
  }
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  pixbuf = bytes != NULL ? decode (bytes, &bounds, error) : NULL;
  upright = pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
  small = upright != NULL ? encode (upright, most_bytes, most_side, error) : NULL;
  return small != NULL ? lyd_badge_picture_read (small, most_bytes, most_side, error) : NULL;
}

/* cairo wants colours multiplied by alpha, in the machine's own order. */
static void
copy_pixels (GdkPixbuf *pixbuf,
             cairo_surface_t *surface)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  gboolean alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);

  cairo_surface_flush (surface);
  for (int y = 0; y < gdk_pixbuf_get_height (pixbuf); y++) {
    const guint8 *in = pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
    guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
    guint32 *out = (gpointer) row;

    for (int x = 0; x < gdk_pixbuf_get_width (pixbuf); x++, in += n_channels) {
      guint32 a = alpha ? in[3] : 255;

      out[x] = a << 24 | (in[0] * a / 255) << 16 | (in[1] * a / 255) << 8 | in[2] * a / 255;
    }
  }
  cairo_surface_mark_dirty (surface);
}

/* A PDF takes a JPEG as it is, and once, however many badges show it. */
static void
attach (const LydBadgePicture *self,
        cairo_surface_t *surface)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (self->bytes, &length);
  char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, (guchar *) sum, strlen (sum), g_free, sum);
  if (self->jpeg)
    cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length, (cairo_destroy_func_t) g_bytes_unref,
                                 g_bytes_ref (self->bytes));
}

/* Returns: (transfer full): the picture as cairo draws it */
cairo_surface_t *
lyd_badge_picture_make_surface (const LydBadgePicture *self)
{
  Bounds bounds = { .most_pixels = G_MAXINT64, .most_side = G_MAXINT };
  g_autoptr (GdkPixbuf) pixbuf = decode (self->bytes, &bounds, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);

  if (pixbuf != NULL && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS) {
    copy_pixels (pixbuf, surface);
    attach (self, surface);
  }
  return surface;
}

static int
compare_greys (gconstpointer a,
               gconstpointer b)
{
  return *(const guint8 *) a - *(const guint8 *) b;
}

/**
 * lyd_badge_picture_get_darkest:
 * @strength: 0 to 1
 *
 * Returns: the grey, 0 to 1, that all but a twentieth of the picture is lighter than, drawn on white paper with
 * @strength
 */
double
lyd_badge_picture_get_darkest (const LydBadgePicture *self,
                               double strength)
{
  Bounds bounds = { .most_pixels = G_MAXINT64, .most_side = G_MAXINT };
  g_autoptr (GdkPixbuf) pixbuf = decode (self->bytes, &bounds, NULL);
  g_autoptr (GdkPixbuf) small =
    pixbuf != NULL ? gdk_pixbuf_scale_simple (pixbuf, SAMPLE_SIDE, SAMPLE_SIDE, GDK_INTERP_BILINEAR) : NULL;
  guint8 greys[SAMPLE_SIDE * SAMPLE_SIDE];

  if (small == NULL)
    return 1;
  for (int i = 0; i < SAMPLE_SIDE * SAMPLE_SIDE; i++) {
    const guint8 *in = gdk_pixbuf_read_pixels (small) +
                       (gsize) (i / SAMPLE_SIDE) * (gsize) gdk_pixbuf_get_rowstride (small) +
                       (gsize) (i % SAMPLE_SIDE) * (gsize) gdk_pixbuf_get_n_channels (small);
    int grey = (306 * in[0] + 601 * in[1] + 117 * in[2]) >> 10;

    greys[i] = (guint8) (gdk_pixbuf_get_has_alpha (small) ? (grey * in[3] + 255 * (255 - in[3])) / 255 : grey);
  }
  qsort (greys, sizeof greys, 1, compare_greys);
  return 1 - strength * (1 - greys[sizeof greys / 20] / 255.0);
}
