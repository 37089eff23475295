/* Certificates as files and on paper. */
#include "lyd-certificate-rows.h"
#include "lyd-certificates-private.h"
#include "lyd-file-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define REPORT_STEP 16
#define TAIL 8192 /* bytes at the end of a PDF, in which it says who made it */

static const LydCertificateLine *
get_line (const LydCertificates *self,
          const GArray *chosen,
          guint index)
{
  return lyd_certificates_get_line (self, g_array_index (chosen, guint, index));
}

static gboolean
check_some (const GArray *chosen,
            GError **error)
{
  if (chosen->len > 0)
    return TRUE;
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID,
                       _ ("There are no certificates to make. Nobody attended, or all of them were made before."));
  return FALSE;
}

/* The language of all of them, for a reader's voice; %NULL where they differ. */
static const char *
get_language (const LydCertificates *self,
              const GArray *chosen)
{
  const char *language = get_line (self, chosen, 0)->language;

  for (guint i = 1; i < chosen->len; i++)
    if (strcmp (get_line (self, chosen, i)->language, language) != 0)
      return NULL;
  return language;
}

/* As lyd_certificates_note(), within the caller's transaction. */
gboolean
lyd_certificates_note_within (LydFile *file,
                              const LydCertificates *self,
                              const GArray *chosen,
                              GError **error)
{
  for (guint i = 0; i < chosen->len; i++) {
    const LydCertificateLine *line = get_line (self, chosen, i);
    /* Made again as it was, it is still of the day on which it was made first. */
    gint64 at = line->state == LYD_CERTIFICATE_MADE ? line->made_at : self->now;

    if (!lyd_certificate_rows_set (file->db, &line->registration, at, line->digest, error))
      return FALSE;
  }
  return TRUE;
}

/* Notes that the chosen ones were made, as they are now. Not journaled: what was handed out cannot be taken back. */
gboolean
lyd_certificates_note (LydFile *file,
                       const LydCertificates *self,
                       const GArray *chosen,
                       GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL && lyd_certificates_note_within (file, self, chosen, error) &&
         lyd_transaction_commit (&transaction, error);
}

static gboolean
add_pages (LydCertificatePdf *pdf,
           const LydCertificates *self,
           guint index,
           GError **error)
{
  g_autoptr (LydCertificate) certificate = lyd_certificates_make (self, index);

  return lyd_certificate_pdf_add (pdf, certificate, error);
}

/* All of them in one file, in the order of lists. It appears when it is whole. No database is needed for it; who writes
 * them calls lyd_certificates_note() afterwards. */
gboolean
lyd_certificates_write_pdf (const LydCertificates *self,
                            const GArray *chosen,
                            const char *path,
                            const LydWatch *watch,
                            GError **error)
{
  g_autoptr (LydCertificatePen) pen = lyd_certificate_pen_new (lyd_certificate_settings_is_a4 (self->settings));
  g_autoptr (LydCertificatePdf) pdf = NULL;

  if (!check_some (chosen, error))
    return FALSE;
  pdf = lyd_certificate_pdf_open (path, pen, self->event->title, get_language (self, chosen), self->now, error);
  if (pdf == NULL)
    return FALSE;
  for (guint i = 0; i < chosen->len; i++) {
    if (i % REPORT_STEP == 0 && !lyd_watch_report (watch, (double) i / chosen->len, error))
      return FALSE;
    if (!add_pages (pdf, self, g_array_index (chosen, guint, i), error))
      return FALSE;
  }
  return lyd_certificate_pdf_finish (pdf, error);
}

/* Whether a file was written by this program: it says so itself. Anything else is somebody's. */
static gboolean
is_ours (const char *path)
{
  g_autofree char *tail = g_malloc (TAIL + 1);
  FILE *stream = g_fopen (path, "rb");
  gsize n = 0;

  if (stream == NULL)
    return FALSE;
  if (fseek (stream, -TAIL, SEEK_END) == 0 || fseek (stream, 0, SEEK_SET) == 0)
    n = fread (tail, 1, TAIL, stream);
  fclose (stream);
  tail[n] = '\0';
  for (gsize i = 0; i < n; i++)
    if (tail[i] == '\0')
      tail[i] = ' ';
  return strstr (tail, "/Creator (Lanyard)") != NULL;
}

/**
 * lyd_certificates_find_foreign:
 *
 * Returns: (transfer full) (nullable): the name of a file in @folder that bears the name of a certificate and is none;
 *   writing would replace it
 */
char *
lyd_certificates_find_foreign (const LydCertificates *self,
                               const GArray *chosen,
                               const char *folder)
{
  for (guint i = 0; i < chosen->len; i++) {
    const LydCertificateLine *line = get_line (self, chosen, i);
    g_autofree char *path = g_build_filename (folder, line->file_name, NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS) && !is_ours (path))
      return g_strdup (line->file_name);
  }
  return NULL;
}

static gboolean
write_one (const LydCertificates *self,
           LydCertificatePen *pen,
           guint index,
           const char *folder,
           GPtrArray *made,
           GError **error)
{
  const LydCertificateLine *line = lyd_certificates_get_line (self, index);
  g_autofree char *path = g_build_filename (folder, line->file_name, NULL);
  g_autofree char *title = g_strdup_printf ("%s · %s", line->name, self->event->title);
  g_autoptr (LydCertificatePdf) pdf =
    lyd_certificate_pdf_open (path, pen, title, line->language, self->now, error);
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);

  if (pdf == NULL || !add_pages (pdf, self, index, error) || !lyd_certificate_pdf_finish (pdf, error))
    return FALSE;
  if (is_new)
    g_ptr_array_add (made, g_steal_pointer (&path));
  return TRUE;
}

/**
 * lyd_certificates_write_folder:
 * @folder: made, with mode 0700, where there is none
 * @replace: also files that bear the name of a certificate and are none
 *
 * A file for each person, named as their line says; as lyd_certificates_write_pdf(). Each appears when it is whole.
 * After an error or cancelling, those that were not there before are taken away.
 */
gboolean
lyd_certificates_write_folder (const LydCertificates *self,
                               const GArray *chosen,
                               const char *folder,
                               gboolean replace,
                               const LydWatch *watch,
                               GError **error)
{
  g_autoptr (LydCertificatePen) pen = NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  gboolean makes_folder = !g_file_test (folder, G_FILE_TEST_EXISTS);
  g_autofree char *foreign = NULL;
  gboolean ok = TRUE;

  if (!check_some (chosen, error))
    return FALSE;
  if (!replace && (foreign = lyd_certificates_find_foreign (self, chosen, folder)) != NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("“%1$s” in “%2$s” is not a certificate from Lanyard. Nothing was written; choose another folder."),
                 foreign, folder);
    return FALSE;
  }
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return FALSE;
  }
  pen = lyd_certificate_pen_new (lyd_certificate_settings_is_a4 (self->settings));
  for (guint i = 0; i < chosen->len && ok; i++)
    ok = lyd_watch_report (watch, (double) i / chosen->len, error) &&
         write_one (self, pen, g_array_index (chosen, guint, i), folder, made, error);
  for (guint i = 0; i < made->len && !ok; i++)
    (void) g_unlink (g_ptr_array_index (made, i));
  if (!ok && makes_folder)
    (void) g_rmdir (folder);
  return ok;
}

/**
 * lyd_certificates_draw_pages:
 *
 * Returns: (transfer full) (nullable) (element-type cairo_surface_t): each page of the chosen ones, for a printer; who
 *   prints them calls lyd_certificates_note() once they are with it
 */
GPtrArray *
lyd_certificates_draw_pages (const LydCertificates *self,
                             const GArray *chosen,
                             const LydWatch *watch,
                             GError **error)
{
  g_autoptr (LydCertificatePen) pen = lyd_certificate_pen_new (lyd_certificate_settings_is_a4 (self->settings));
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  const cairo_rectangle_t extents = { 0, 0, lyd_certificate_pen_get_width (pen), lyd_certificate_pen_get_height (pen) };

  if (!check_some (chosen, error))
    return NULL;
  for (guint i = 0; i < chosen->len; i++) {
    g_autoptr (LydCertificate) certificate = lyd_certificates_make (self, g_array_index (chosen, guint, i));
    guint n_pages = lyd_certificate_count_pages (pen, certificate);

    if (!lyd_watch_report (watch, (double) i / chosen->len, error))
      return NULL;
    for (guint page = 0; page < n_pages; page++) {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
      cairo_t *cr = cairo_create (surface);

      lyd_certificate_draw (pen, certificate, page, cr);
      cairo_destroy (cr);
      g_ptr_array_add (pages, surface);
    }
  }
  return g_steal_pointer (&pages);
}
