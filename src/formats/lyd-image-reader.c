#include "lyd-image-reader.h"

#include "lyd-error.h"

#include <errno.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Names of gdk-pixbuf's loaders; others may be installed, but are not wanted on files from strangers. */
static const char *const formats[] = { "png", "jpeg", "gif", NULL };

/* Whether the file may be decoded at all: judged from its size and its first bytes, before memory is taken for it. */
static gboolean
check_file (const char *path,
            GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  g_autofree char *format_name = NULL;
  GdkPixbufFormat *format;
  GStatBuf info;
  int width = 0;
  int height = 0;

  if (g_stat (path, &info) != 0) {
    int failure = errno;

    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” could not be opened: %s."), shown,
                 g_strerror (failure));
    return FALSE;
  }
  if (!S_ISREG (info.st_mode)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("“%s” is not a picture file."), shown);
    return FALSE;
  }
  if (info.st_size > LYD_IMAGE_MAX_BYTES) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
                 _ ("“%s” is larger than %d MB. Save a smaller picture and try again."),
                 shown, LYD_IMAGE_MAX_BYTES / (1024 * 1024));
    return FALSE;
  }

  format = gdk_pixbuf_get_file_info (path, &width, &height);
  if (format != NULL)
    format_name = gdk_pixbuf_format_get_name (format);
  if (format_name == NULL || !g_strv_contains (formats, format_name)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("“%s” is not a PNG, JPEG or GIF picture."), shown);
    return FALSE;
  }
  if (width < 1 || height < 1 || (gint64) width * height > LYD_IMAGE_MAX_PIXELS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
                 _ ("“%s” has more than %d million pixels. Save a smaller picture and try again."),
                 shown, LYD_IMAGE_MAX_PIXELS / 1000000);
    return FALSE;
  }

  return TRUE;
}

/* Grey as television makes it (ITU-R BT.601). What is transparent lies on white paper. */
static LydLuma *
make_luma (GdkPixbuf *pixbuf)
{
  LydLuma *luma = lyd_luma_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf));
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gsize stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);

  for (int y = 0; y < luma->height; y++) {
    const guint8 *in = pixels + (gsize) y * stride;
    guint8 *out = luma->pixels + (gsize) y * (gsize) luma->width;

    for (int x = 0; x < luma->width; x++, in += n_channels) {
      int grey = (306 * in[0] + 601 * in[1] + 117 * in[2] + 512) >> 10;

      out[x] = (guint8) (has_alpha ? (grey * in[3] + 255 * (255 - in[3])) / 255 : grey);
    }
  }

  return luma;
}

/**
 * lyd_image_read:
 * @path: a PNG, JPEG or GIF file (of an animation the first picture)
 *
 * Turned as its EXIF orientation says. Bounded by %LYD_IMAGE_MAX_BYTES and %LYD_IMAGE_MAX_PIXELS.
 *
 * Returns: (transfer full) (nullable): the picture in grey
 */
LydLuma *
lyd_image_read (const char *path,
                GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GError) failure = NULL;

  if (!check_file (path, error))
    return NULL;

  pixbuf = gdk_pixbuf_new_from_file (path, &failure);
  if (pixbuf == NULL) {
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *shown = g_utf8_make_valid (name, -1);

    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("“%s” is damaged: %s"), shown, failure->message);
    return NULL;
  }
  upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);

  return make_luma (upright != NULL ? upright : pixbuf);
}
