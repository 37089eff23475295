#pragma once

#include "lyd-certificate-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What certificates of a kind of event say, as rows of a form; "changed" is told whenever somebody changes one. */
#define LYD_TYPE_CERTIFICATE_OPTIONS (lyd_certificate_options_get_type ())
G_DECLARE_FINAL_TYPE (LydCertificateOptions, lyd_certificate_options, LYD, CERTIFICATE_OPTIONS, AdwBin)

void lyd_certificate_options_show (LydCertificateOptions *self, const LydCertificateSettings *settings);
LydCertificateSettings *lyd_certificate_options_read (LydCertificateOptions *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
