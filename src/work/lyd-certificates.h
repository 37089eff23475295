#pragma once

#include "lyd-certificate-settings.h"
#include "lyd-certificate.h"
#include "lyd-things.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* Certificates of attendance. Who was there stands in the ledger (the view "attended"), how long in lyd_hours_list(),
 * whose rules say what an hour is; here is only who gets one and what it says.
 *
 * Everybody who took part gets one: in the room or online, at any session, unless they have cancelled since or were
 * denied. Staff and hosts, speakers and panelists only where the settings say so; children never, nor anybody who asked
 * to be forgotten. A sensitive event names nobody and has none. */

typedef enum {
  LYD_CERTIFICATE_DUE,     /* none was made */
  LYD_CERTIFICATE_CHANGED, /* something on it has changed since */
  LYD_CERTIFICATE_MADE,
} LydCertificateState;

extern const LydVocabulary lyd_certificate_states;

/* One person's. */
typedef struct {
  LydId registration;
  char *name;
  char *given; /* what they are called, or the name */
  char *email;
  char *organization;
  const char *language; /* that it is written in */
  gboolean presented;   /* as a speaker or panelist */
  int minutes;          /* of all sessions, each in whole minutes */
  int n_sessions;
  char *number; /* to check it by: "7K3D9Q-2MX4" */
  char *digest; /* of what stands on it */
  char *file_name;
  LydCertificateState state;
  gint64 made_at; /* UTC milliseconds; LYD_TIME_NONE: none was */
} LydCertificateLine;

/* Those of one event. Once made it never changes, so that threads may share it. */
typedef struct _LydCertificates LydCertificates;

LydCertificates *lyd_certificates_plan (LydFile *file,
                                        const LydId *event,
                                        const LydCertificateSettings *settings,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydCertificates *lyd_certificates_ref (LydCertificates *self);
void lyd_certificates_unref (LydCertificates *self);

const LydEvent *lyd_certificates_get_event (const LydCertificates *self);
const LydCertificateSettings *lyd_certificates_get_settings (const LydCertificates *self);
guint lyd_certificates_get_n (const LydCertificates *self);
const LydCertificateLine *lyd_certificates_get_line (const LydCertificates *self, guint index);
guint lyd_certificates_count (const LydCertificates *self, LydCertificateState state);
int lyd_certificates_find (const LydCertificates *self, const LydId *registration);
GArray *lyd_certificates_choose (const LydCertificates *self, gboolean only_new) G_GNUC_WARN_UNUSED_RESULT;
LydCertificate *lyd_certificates_make (const LydCertificates *self, guint index) G_GNUC_WARN_UNUSED_RESULT;

/* Writing them. @chosen: (element-type guint): lines, by lyd_certificates_choose() or one by one */
gboolean lyd_certificates_write_pdf (const LydCertificates *self,
                                     const GArray *chosen,
                                     const char *path,
                                     const LydWatch *watch,
                                     GError **error);
gboolean lyd_certificates_write_folder (const LydCertificates *self,
                                        const GArray *chosen,
                                        const char *folder,
                                        gboolean replace,
                                        const LydWatch *watch,
                                        GError **error);
char *lyd_certificates_find_foreign (const LydCertificates *self, const GArray *chosen, const char *folder)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_certificates_draw_pages (const LydCertificates *self,
                                        const GArray *chosen,
                                        const LydWatch *watch,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_certificates_note_within (LydFile *file,
                                       const LydCertificates *self,
                                       const GArray *chosen,
                                       GError **error);
gboolean lyd_certificates_note (LydFile *file, const LydCertificates *self, const GArray *chosen, GError **error);

/* A past event, with how many of those who took part have theirs. */
typedef struct {
  LydEvent *event;
  int n_attended;
  int n_made;
} LydCertificateEvent;

void lyd_certificate_event_free (LydCertificateEvent *self);
GPtrArray *lyd_certificates_list_events (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a number on a certificate stands for. */
typedef struct {
  LydEvent *event;
  LydCertificateLine *line; /* as it is now */
  gboolean current;         /* the number is that of what stands on it now; otherwise of an older one */
} LydCertificateCheck;

void lyd_certificate_check_free (LydCertificateCheck *self);
LydCertificateCheck *lyd_certificates_check (LydFile *file, const char *number, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCertificates, lyd_certificates_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCertificateEvent, lyd_certificate_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCertificateCheck, lyd_certificate_check_free)

G_END_DECLS
