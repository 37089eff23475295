#pragma once

#include "lyd-certificates.h"
#include "lyd-file.h"
#include "lyd-invitation.h"
#include "lyd-letter-text.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* Who writes: the ORGANIZER of invitations. */
typedef struct {
  char *name;    /* NULL: nobody said */
  char *address; /* fit for a header; NULL: nobody said */
} LydSender;

void lyd_sender_free (LydSender *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSender, lyd_sender_free)

LydSender *lyd_sender_get (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_sender_set (LydFile *file, const char *name, const char *address, GError **error);

/* One person that is written to. */
typedef struct {
  LydId registration;
  LydId person;
  char *name;
  char *given;      /* what they are called, or the name */
  char *email;      /* fit for a header; NULL: none on file, or none that is an address */
  char *language;   /* or NULL */
  const char *zone; /* where they probably are, or NULL */
  LydStatus status;
  gboolean attended;
  LydInviteState state;  /* of their calendar */
  gboolean given_letter; /* this one */
  gboolean has_invitation;
  LydInvitation invitation;
} LydRecipient;

void lyd_recipient_free (LydRecipient *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRecipient, lyd_recipient_free)

/* A letter to people of an event: who gets it, who has, and what it says. Once made it never changes, so that threads
 * may share it. */
typedef struct {
  gatomicrefcount refs;
  LydEvent *event;
  LydLetterKind kind;
  gint64 changed_at;     /* of the event */
  gboolean has_calendar; /* an invitation comes with it */
  GPtrArray *recipients; /* of LydRecipient: in the order of lists */
  GPtrArray *left_out;   /* of LydRecipient: who would get it and has no address */
  guint n_given;
  LydSender *sender;
  LydLetterText texts[LYD_N_LETTER_LANGUAGES];
  LydCertificates *certificates; /* of those who are thanked; NULL for every other letter */
  char *recording;               /* where it can be watched, or NULL */
  gboolean over;                 /* the event is */
  gboolean edited;               /* the texts are not those that Lanyard comes with */
} LydMailing;

LydMailing *lyd_mailing_ref (LydMailing *self);
void lyd_mailing_unref (LydMailing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydMailing, lyd_mailing_unref)

typedef struct {
  gboolean with_join_link; /* the private link, for those who are registered */
  gboolean with_ticket;
  gboolean with_certificate; /* with thanks, to those who get one */
} LydLetterOptions;

LydMailing *lyd_letters_plan (LydFile *file,
                              const LydId *event,
                              LydLetterKind kind,
                              gboolean everyone,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *lyd_letters_write (LydFile *file,
                           const LydMailing *mailing,
                           const LydRecipient *recipient,
                           const LydLetterOptions *options,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_letters_make_invite (LydFile *file,
                               const LydMailing *mailing,
                               const LydRecipient *recipient,
                               const LydLetterOptions *options,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *lyd_letters_write_to_all (LydFile *file, const LydMailing *mailing, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_letters_write_folder (LydFile *file,
                                   const LydMailing *mailing,
                                   const LydLetterOptions *options,
                                   const char *folder,
                                   const LydWatch *watch,
                                   guint *n_written,
                                   GError **error);
char *lyd_letters_make_file_name (const LydMailing *mailing, const LydRecipient *recipient) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_letters_mark (LydFile *file,
                           const LydMailing *mailing,
                           const LydRecipient *const *recipients,
                           gsize n_recipients,
                           const LydLetterOptions *options,
                           GError **error);
gboolean lyd_letters_start_over (LydFile *file, const LydId *event, LydLetterKind kind, GError **error);
gboolean lyd_letters_set_texts (LydFile *file, LydLetterKind kind, const LydLetterText *texts, GError **error);

/* What people hold that is no longer true. */
typedef struct {
  int n_old_time;
  int n_old;       /* the place, or what else changed */
  int n_cancelled; /* who were not told that it is off, or off for them */
} LydInvitationCount;

gboolean lyd_letters_count (LydFile *file, const LydEvent *event, LydInvitationCount *count, GError **error);

G_END_DECLS
