#pragma once

#include "lyd-certificates.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* Past events with how many certificates are due and made. */
void lyd_store_list_certificates_async (LydStore *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
GPtrArray *lyd_store_list_certificates_finish (LydStore *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who gets one at an event, and what it says. */
void lyd_store_plan_certificates_async (LydStore *self,
                                        const LydId *event,
                                        const LydCertificateSettings *settings,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
LydCertificates *lyd_store_plan_certificates_finish (LydStore *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Making them. */
typedef enum {
  LYD_CERTIFICATES_FILE,   /* one PDF of all */
  LYD_CERTIFICATES_FOLDER, /* a PDF each */
  LYD_CERTIFICATES_PAGES,  /* nothing on disk: the pages are for a printer */
} LydCertificatesScope;

void lyd_store_make_certificates_async (LydStore *self,
                                        LydCertificates *certificates,
                                        GArray *chosen,
                                        LydCertificatesScope scope,
                                        const char *path,
                                        gboolean replace,
                                        gint *progress,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
gboolean lyd_store_make_certificates_finish (LydStore *self, GAsyncResult *result, GPtrArray **pages, GError **error);

/* What is remembered; each ends with lyd_store_certificates_finish(). */
void lyd_store_note_certificates_async (LydStore *self,
                                        LydCertificates *certificates,
                                        GArray *chosen,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
void lyd_store_set_certificate_settings_async (LydStore *self,
                                               LydKind kind,
                                               const LydCertificateSettings *settings,
                                               GAsyncReadyCallback callback,
                                               gpointer data);
gboolean lyd_store_certificates_finish (LydStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
