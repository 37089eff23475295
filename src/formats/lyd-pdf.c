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
  char *language;
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
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE,
               _ ("“%s” could not be written: %s. What stood there before is unchanged."), self->path,
               g_strerror (code));
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
  self->language = g_strdup (language != NULL ? language : "en");
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
  g_free (self->language);
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
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE,
                 _ ("“%s” could not be drawn: %s. What stood there before is unchanged."), self->path,
                 cairo_status_to_string (status));
    return FALSE;
  }

  return TRUE;
}

/* Returns: (transfer full) (nullable): up to @length bytes of the file, with a zero behind them */
static char *
read_back (LydPdf *self,
           goffset from,
           gsize length)
{
  g_autofree char *text = g_malloc (length + 1);
  gssize n = from >= 0 ? pread (self->fd, text, length, from) : -1;

  if (n < 0)
    return NULL;
  text[n] = '\0';
  for (gssize i = 0; i < n; i++)
    if (text[i] == '\0')
      text[i] = ' ';

  return g_steal_pointer (&text);
}

/* The number behind @key, or -1. */
static gint64
find_number (const char *text,
             const char *key)
{
  const char *found = text != NULL ? strstr (text, key) : NULL;

  return found != NULL ? g_ascii_strtoll (found + strlen (key), NULL, 10) : -1;
}

/* The catalogue as cairo wrote it: "<< /Type /Catalog ... >>". Where it lies stands in the table of objects, 20 bytes
 * each. */
static char *
find_catalogue (LydPdf *self,
                goffset table,
                gint64 number)
{
  g_autofree char *head = read_back (self, table, 32);
  g_autofree char *entry = NULL;
  g_autofree char *object = NULL;
  const char *first, *start, *end;

  if (head == NULL || !g_str_has_prefix (head, "xref\n0 ") || (first = strchr (head + 5, '\n')) == NULL)
    return NULL;
  entry = read_back (self, table + (first + 1 - head) + 20 * number, 20);
  object = entry != NULL ? read_back (self, g_ascii_strtoll (entry, NULL, 10), 4096) : NULL;
  start = object != NULL ? strstr (object, "<< /Type /Catalog") : NULL;
  end = start != NULL ? strstr (start, "endobj") : NULL;
  if (end == NULL || strstr (start, "/ViewerPreferences") != NULL || strstr (start, "/Lang") != NULL)
    return NULL;

  return g_strndup (start, (gsize) (end - start));
}

/* Cairo can say neither the language (screen readers need it) nor that the page is to be printed at its actual size.
 * Both belong into the catalogue, so a new one is appended as PDF updates are (ISO 32000-1, 7.5.6). Where cairo's file
 * looks unlike the one known here, it stays as it is: it prints all the same. */
static void
append_catalogue (LydPdf *self)
{
  goffset end = lseek (self->fd, 0, SEEK_END);
  g_autofree char *tail = read_back (self, MAX (end - 512, 0), 512);
  const char *trailer = tail != NULL ? strstr (tail, "trailer") : NULL;
  gint64 size = find_number (trailer, "/Size ");
  gint64 root = find_number (trailer, "/Root ");
  gint64 info = find_number (trailer, "/Info ");
  gint64 table = find_number (trailer, "startxref\n");
  g_autofree char *old = root > 0 && size > root && info > 0 && table > 0 ? find_catalogue (self, table, root) : NULL;
  g_autofree char *language = g_strcanon (g_strdup (self->language), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
  g_autofree char *object = NULL;
  g_autofree char *update = NULL;

  if (old == NULL)
    return;
  object =
    g_strdup_printf ("%" G_GINT64_FORMAT " 0 obj\n<< /Lang (%s) /ViewerPreferences << /PrintScaling /None >>%sendobj\n",
                     root, language, old + strlen ("<<"));
  update =
    g_strdup_printf ("%sxref\n%" G_GINT64_FORMAT " 1\n%010" G_GINT64_FORMAT " 00000 n \n"
                     "trailer\n<< /Size %" G_GINT64_FORMAT " /Root %" G_GINT64_FORMAT " 0 R /Info %" G_GINT64_FORMAT
                     " 0 R /Prev %" G_GINT64_FORMAT " >>\n"
                     "startxref\n%" G_GINT64_FORMAT "\n%%%%EOF\n",
                     object, root, (gint64) end, size, root, info, table, (gint64) end + (gint64) strlen (object));
  g_byte_array_append (self->buffer, (const guint8 *) update, (guint) strlen (update));
}

/* Then the new file must be on the disk before it takes the old one's name: a power cut leaves one of the two. */
static gboolean
replaces_content (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0;
}

/* Ends the file and moves it into its place. */
gboolean
lyd_pdf_finish (LydPdf *self,
                GError **error)
{
  locale_t before = uselocale (self->numerics);

  cairo_surface_finish (cairo_get_target (self->cr));
  uselocale (before);
  if (flush_buffer (self)) {
    append_catalogue (self);
    flush_buffer (self);
  }
  if (!lyd_pdf_check (self, error))
    return FALSE;
  if ((replaces_content (self->path) && fsync (self->fd) != 0) ||
      g_rename (self->partial, self->path) != 0) {
    set_write_error (self, errno, error);
    return FALSE;
  }
  g_clear_pointer (&self->partial, g_free);

  return TRUE;
}
