#pragma once

#include "lyd-certificate.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of a certificate as it will come out, as large as there is room. */
#define LYD_TYPE_CERTIFICATE_PREVIEW (lyd_certificate_preview_get_type ())
G_DECLARE_FINAL_TYPE (LydCertificatePreview, lyd_certificate_preview, LYD, CERTIFICATE_PREVIEW, GtkWidget)

guint lyd_certificate_preview_show (LydCertificatePreview *self,
                                    const LydCertificate *certificate,
                                    gboolean a4,
                                    guint page);

G_END_DECLS
