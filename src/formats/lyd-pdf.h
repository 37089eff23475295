#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A PDF that is written page by page and appears under its name only when it is whole. */
typedef struct _LydPdf LydPdf;

LydPdf *lyd_pdf_open (const char *path,
                      double width,
                      double height,
                      const char *title,
                      const char *language,
                      gint64 created,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_pdf_free (LydPdf *self);
cairo_t *lyd_pdf_get_cairo (LydPdf *self);
void lyd_pdf_show_page (LydPdf *self);
gboolean lyd_pdf_check (LydPdf *self, GError **error);
gboolean lyd_pdf_finish (LydPdf *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPdf, lyd_pdf_free)

G_END_DECLS
