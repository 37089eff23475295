#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* Somebody who was at an event, and the certificate that was made for them. */
typedef struct {
  LydId registration;
  char *name;
  char *given;
  char *family;
  char *email;
  char *language;
  char *organization;
  LydAttendeeType type;
  LydStatus status;
  gboolean room; /* in the room at any session of it */
  gboolean online;
  LydOnlineRole role; /* the weightiest that they had online */
  gint64 made_at;     /* LYD_TIME_NONE: none was */
  char *digest;       /* of what stood on it then */
} LydCertificateRow;

void lyd_certificate_row_free (LydCertificateRow *self);

/* A past event with how many of those who took part have a certificate. */
typedef struct {
  LydEvent *event;
  int n_attended;
  int n_made;
} LydCertificateEventRow;

void lyd_certificate_event_row_free (LydCertificateEventRow *self);

GPtrArray *lyd_certificate_rows_list (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_certificate_rows_list_missed (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_certificate_rows_list_events (LydDb *db, gint64 before, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_certificate_rows_list_made (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_certificate_rows_set (
  LydDb *db, const LydId *registration, gint64 at, const char *digest, GError **error);

G_END_DECLS
