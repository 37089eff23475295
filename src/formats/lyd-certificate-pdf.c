#include "lyd-certificate.h"

#include "lyd-pdf.h"

struct _LydCertificatePdf {
  LydPdf *pdf;
  LydCertificatePen *pen; /* the caller's */
};

/**
 * lyd_certificate_pdf_open:
 * @pen: has to outlive the file
 * @title: shown by readers instead of the file's name
 * @language: (nullable): of the text
 * @created: UTC milliseconds
 *
 * Returns: (transfer full) (nullable): without lyd_certificate_pdf_finish() nothing stays of it
 */
LydCertificatePdf *
lyd_certificate_pdf_open (const char *path,
                          LydCertificatePen *pen,
                          const char *title,
                          const char *language,
                          gint64 created,
                          GError **error)
{
  LydPdf *pdf = lyd_pdf_open (path, lyd_certificate_pen_get_width (pen), lyd_certificate_pen_get_height (pen), title,
                              language, created, error);
  LydCertificatePdf *self;

  if (pdf == NULL)
    return NULL;
  self = g_new0 (LydCertificatePdf, 1);
  self->pdf = pdf;
  self->pen = pen;
  return self;
}

void
lyd_certificate_pdf_free (LydCertificatePdf *self)
{
  lyd_pdf_free (self->pdf);
  g_free (self);
}

gboolean
lyd_certificate_pdf_add (LydCertificatePdf *self,
                         const LydCertificate *certificate,
                         GError **error)
{
  guint n_pages = lyd_certificate_count_pages (self->pen, certificate);

  for (guint i = 0; i < n_pages; i++) {
    lyd_certificate_draw (self->pen, certificate, i, lyd_pdf_get_cairo (self->pdf));
    lyd_pdf_show_page (self->pdf);
  }
  return lyd_pdf_check (self->pdf, error);
}

gboolean
lyd_certificate_pdf_finish (LydCertificatePdf *self,
                            GError **error)
{
  return lyd_pdf_finish (self->pdf, error);
}
