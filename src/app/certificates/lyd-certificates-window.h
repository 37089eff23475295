#pragma once

#include "lyd-store-certificates.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Certificates of one event: how they look with the names that will stand on them, what they say, and making them. The
 * actions are certificates.previous, .next, .turn (to its next page), .save, .save-files, .print, .save-one,
 * .print-one, .thank, .cancel and .open (s: a path). */
#define LYD_TYPE_CERTIFICATES_WINDOW (lyd_certificates_window_get_type ())
G_DECLARE_FINAL_TYPE (LydCertificatesWindow, lyd_certificates_window, LYD, CERTIFICATES_WINDOW, AdwWindow)

LydCertificatesWindow *lyd_certificates_window_new (GtkWindow *parent,
                                                    LydStore *store,
                                                    const LydEvent *event,
                                                    const LydId *registration);
void lyd_certificates_window_make (LydCertificatesWindow *self,
                                   LydCertificatesScope scope,
                                   const char *path,
                                   gboolean replace);
gboolean lyd_certificates_window_is_idle (LydCertificatesWindow *self);

G_END_DECLS
