#pragma once

#include "lyd-register-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The questions of an event in a form, only those that the attendee type is asked. "changed" when an answer does. */
#define LYD_TYPE_REGISTRATION_ANSWERS (lyd_registration_answers_get_type ())

G_DECLARE_FINAL_TYPE (LydRegistrationAnswers, lyd_registration_answers, LYD, REGISTRATION_ANSWERS, AdwBin)

void lyd_registration_answers_set_values (LydRegistrationAnswers *self, const GPtrArray *answers);
void lyd_registration_answers_set_questions (LydRegistrationAnswers *self, const GPtrArray *questions);
void lyd_registration_answers_set_type (LydRegistrationAnswers *self, LydAttendeeType type);
gboolean lyd_registration_answers_check (LydRegistrationAnswers *self, gboolean needed, const char **missing);
void lyd_registration_answers_add_to (LydRegistrationAnswers *self, LydRegistrationDraft *draft);

G_END_DECLS
