#include "lyd-pdf.h"

#include "lyd-error.h"
#include "lyd-fold.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

struct _LydPdf {
  char *path;
  char *partial; /* written beside it, then moved into its place */
  int fd;
  int write_error;
  GByteArray *buffer;
  cairo_t *cr;
  locale_t numerics;
};

#define BUFFER_BYTES (256 * 1024)

static gboolean
flush_buffer (LydPdf *self)
{
  gsize done = 0;

  while (done < self->buffer->len) {
    gssize n = write (self->fd, self->buffer->data + done, self->buffer->len - done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      self->write_error = errno;
      return FALSE;
    }
    done += (gsize) n;
  }
  g_byte_array_set_size (self->buffer, 0);

  return TRUE;
}

static cairo_status_t
write_bytes (gpointer data,
             const unsigned char *bytes,
             unsigned int length)
{
  LydPdf *self = data;

  if (self->write_error != 0)
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (self->buffer, bytes, length);
  if (self->buffer->len >= BUFFER_BYTES && !flush_buffer (self))
    return CAIRO_STATUS_WRITE_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface,
              const char *title,
              gint64 created)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (created / 1000);
  g_autofree char *date = when != NULL ? g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *safe = lyd_safe_text (title);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, safe);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Lanyard");
  if (date != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static void
set_write_error (LydPdf *self,
                 int code,
                 GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” could not be written: %s. What stood there before is unchanged."), self->path, g_strerror (code));
}

/**
 * lyd_pdf_open:
 * @width: of a page, points
 * @height: of a page, points
 * @title: (nullable): shown by readers instead of the file's name
 * @language: (nullable): of the text, as in BCP 47
 * @created: UTC milliseconds; the program's clock is not asked, so the same content gives the same bytes
 *
 * Returns: (transfer full) (nullable): a PDF to draw on; without lyd_pdf_finish() nothing stays of it
 */
LydPdf *
lyd_pdf_open (const char *path,
              double width,
              double height,
              const char *title,
              const char *language,
              gint64 created,
              GError **error)
{
  g_autoptr (LydPdf) self = g_new0 (LydPdf, 1);
  cairo_surface_t *surface;

  self->path = g_strdup (path);
  self->partial = g_strconcat (path, ".XXXXXX", NULL);
  self->buffer = g_byte_array_sized_new (BUFFER_BYTES * 2);
  self->numerics = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  /* For its owner alone: what is printed carries names and codes. */
  self->fd = g_mkstemp_full (self->partial, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0) {
    set_write_error (self, errno, error);
    g_clear_pointer (&self->partial, g_free);
    return NULL;
  }

  surface = cairo_pdf_surface_create_for_stream (write_bytes, self, width, height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, title != NULL ? title : "", created);
  self->cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  if (!lyd_pdf_check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The finished surface must not write to what is being freed: cairo is told to end first. */
void
lyd_pdf_free (LydPdf *self)
{
  if (self->cr != NULL) {
    cairo_surface_finish (cairo_get_target (self->cr));
    cairo_destroy (self->cr);
  }
  if (self->fd >= 0)
    close (self->fd);
  if (self->partial != NULL)
    g_unlink (self->partial);
  freelocale (self->numerics);
  g_byte_array_unref (self->buffer);
  g_free (self->partial);
  g_free (self->path);
  g_free (self);
}

cairo_t *
lyd_pdf_get_cairo (LydPdf *self)
{
  return self->cr;
}

/* Ends a page. Numbers are written with a point whatever the desktop's language. */
void
lyd_pdf_show_page (LydPdf *self)
{
  locale_t before = uselocale (self->numerics);

  cairo_show_page (self->cr);
  uselocale (before);
}

/* Whether all is well so far: a full disk shows here. */
gboolean
lyd_pdf_check (LydPdf *self,
               GError **error)
{
  cairo_status_t status = cairo_status (self->cr);

  if (self->write_error != 0) {
    set_write_error (self, self->write_error, error);
    return FALSE;
  }
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” could not be drawn: %s. What stood there before is unchanged."), self->path, cairo_status_to_string (status));
    return FALSE;
  }

  return TRUE;
}

/* Ends the file and moves it into its place. */
gboolean
lyd_pdf_finish (LydPdf *self,
                GError **error)
{
  locale_t before = uselocale (self->numerics);

  cairo_surface_finish (cairo_get_target (self->cr));
  uselocale (before);
  flush_buffer (self);
  if (!lyd_pdf_check (self, error))
    return FALSE;
  if ((g_file_test (self->path, G_FILE_TEST_EXISTS) && fsync (self->fd) != 0) || g_rename (self->partial, self->path) != 0) {
    set_write_error (self, errno, error);
    return FALSE;
  }
  g_clear_pointer (&self->partial, g_free);

  return TRUE;
}
