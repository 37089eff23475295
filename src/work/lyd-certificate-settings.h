#pragma once

#include "lyd-event-kind.h"
#include "lyd-file.h"

G_BEGIN_DECLS

typedef enum {
  LYD_CERTIFICATE_PAPER_AUTO, /* by the locale */
  LYD_CERTIFICATE_PAPER_LETTER,
  LYD_CERTIFICATE_PAPER_A4,
} LydCertificatePaper;

extern const LydVocabulary lyd_certificate_papers;

/* In which steps credits are counted; always down. */
typedef enum {
  LYD_CREDIT_QUARTER,
  LYD_CREDIT_HALF,
  LYD_CREDIT_WHOLE,
} LydCreditStep;

extern const LydVocabulary lyd_credit_steps;

/* What certificates of one kind of event say beside what is on file. Strings are owned, NULL where nothing is said. */
typedef struct {
  char *sponsor; /* who certifies; NULL: the network */
  char *signer;
  char *signer_title;
  char *wording;      /* a sentence or two of one's own */
  char *credit;       /* what credits are called: "CPE credits"; NULL: none are given */
  int credit_minutes; /* that make one credit: 60, or 50 where that is the rule */
  LydCreditStep credit_step;
  gboolean hours;      /* show how long somebody was there, and at what */
  gboolean presenters; /* name who presented, where that is short */
  gboolean speakers;   /* for those who presented, too */
  gboolean staff;      /* ... and for staff and hosts */
  char *language;      /* of all certificates; NULL: each person's own */
  LydCertificatePaper paper;
} LydCertificateSettings;

#define LYD_CERTIFICATE_MAX_LINE 120    /* letters of a line */
#define LYD_CERTIFICATE_MAX_WORDING 300 /* ... and of the wording */

LydCertificateSettings *lyd_certificate_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;
LydCertificateSettings *lyd_certificate_settings_copy (const LydCertificateSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_certificate_settings_free (LydCertificateSettings *self);
gboolean lyd_certificate_settings_equal (const LydCertificateSettings *a, const LydCertificateSettings *b);
LydCertificateSettings *lyd_certificate_settings_get (LydFile *file, LydKind kind, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_certificate_settings_set (LydFile *file,
                                       LydKind kind,
                                       const LydCertificateSettings *self,
                                       GError **error);
gboolean lyd_certificate_settings_is_a4 (const LydCertificateSettings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCertificateSettings, lyd_certificate_settings_free)

G_END_DECLS
