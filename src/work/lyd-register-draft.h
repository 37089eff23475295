#pragma once

#include "lyd-file.h"
#include "lyd-places.h"
#include "lyd-record.h"

G_BEGIN_DECLS

typedef struct {
  LydId question;
  char *value; /* "": left blank */
} LydDraftAnswer;

/* A registration as somebody writes it down: a new one, or one as it is to become. Strings are owned; NULL and "" say
 * nothing. */
typedef struct {
  LydId event;
  LydId registration; /* none: a new one */
  LydId person;       /* none: whoever has this name and address, else somebody new */
  char *name;
  char *email;
  char *phone;
  char *role;
  char *pronouns;
  char *organization; /* by name; made where there is none yet */
  char *note;
  char *override; /* why they are confirmed also where no place or no included seat is left, or the event is for others;
                   * NULL: then they wait */
  LydAttendeeType type;
  LydStatus status;
  gboolean first_time;
  gboolean no_photos;
  gboolean needs_assistance;
  GPtrArray *answers; /* of LydDraftAnswer: what was written, also where it is blank */
  GArray *places;     /* of LydId: the sessions that are chosen */
} LydRegistrationDraft;

LydRegistrationDraft *lyd_registration_draft_new (const LydId *event) G_GNUC_WARN_UNUSED_RESULT;
LydRegistrationDraft *lyd_registration_draft_copy (const LydRegistrationDraft *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_registration_draft_free (LydRegistrationDraft *self);
void lyd_registration_draft_set_answer (LydRegistrationDraft *self, const LydId *question, const char *value);

/* Somebody who is known already, for finding as one types. */
typedef struct {
  LydPerson *person;
  char *organization; /* or NULL */
  LydId registration; /* at the event that was asked about; none: not yet */
} LydKnownPerson;

void lyd_known_person_free (LydKnownPerson *self);

/* What a new registration has to know of its event. */
typedef struct {
  GPtrArray *questions;     /* of LydQuestion */
  GPtrArray *sessions;      /* of LydSession: those that are chosen one by one */
  GArray *left;             /* of LydPlaces: of those sessions, in the same order */
  GPtrArray *organizations; /* of char *: names, for finding as one types */
  int capacity;             /* -1: no limit */
  int n_registered;         /* confirmed */
} LydRegistrationForm;

void lyd_registration_form_free (LydRegistrationForm *self);

gboolean lyd_register_save (
  LydFile *file, const LydRegistrationDraft *draft, LydId *registration, gboolean *existing, GError **error);
GPtrArray *lyd_register_find_people (LydFile *file, const LydId *event, const char *text, int limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydRegistrationForm *lyd_register_get_form (LydFile *file, const LydId *event, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRegistrationDraft, lyd_registration_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydKnownPerson, lyd_known_person_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRegistrationForm, lyd_registration_form_free)

G_END_DECLS
