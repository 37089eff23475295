#pragma once

#include "reports/lyd-report-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A page of Reports: past events with how many certificates are due; certificate-list.open (s: an event) makes them. */
#define LYD_TYPE_CERTIFICATES_VIEW (lyd_certificates_view_get_type ())
G_DECLARE_FINAL_TYPE (LydCertificatesView, lyd_certificates_view, LYD, CERTIFICATES_VIEW, AdwBin)

G_END_DECLS
