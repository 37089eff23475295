#pragma once

#include "lyd-certificates.h"
#include "lyd-phrasebook.h"

G_BEGIN_DECLS

/* A line with what its certificate is made of. */
typedef struct {
  LydCertificateLine line; /* first: callers see it alone */
  gboolean room;
  gboolean online;
  guint first_hour; /* in `hours` */
  guint n_hours;
} LydCertificateEntry;

struct _LydCertificates {
  gatomicrefcount refs;
  LydEvent *event;
  LydCertificateSettings *settings;
  char *network;
  GTimeZone *zone;
  LydPhrasebook *book;
  GPtrArray *sessions; /* of LydSession, with presenters */
  GHashTable *by_id;   /* LydId -> LydSession */
  GArray *hours;       /* of LydHours, registration by registration */
  GPtrArray *entries;  /* of LydCertificateEntry, by name */
  gint64 now;
};

LydCertificate *lyd_certificate_write (const LydCertificates *self, const LydCertificateEntry *entry)
  G_GNUC_WARN_UNUSED_RESULT;
void lyd_certificate_number (LydCertificateEntry *entry, const LydCertificate *certificate);
char *lyd_certificate_number_of (const LydId *registration) G_GNUC_WARN_UNUSED_RESULT;

/* Letters of a number that say whose it is; the rest says what stands on it. */
#define LYD_CERTIFICATE_WHOSE 6
#define LYD_CERTIFICATE_WHAT 4

G_END_DECLS
