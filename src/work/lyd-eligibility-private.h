#pragma once

#include "lyd-eligibility.h"
#include "lyd-file-private.h"

G_BEGIN_DECLS

/* Somebody of whom an audience is asked. */
typedef struct {
  LydId person;       /* none: new, so in no group */
  LydId organization; /* none: from nowhere */
  LydAttendeeType type;
} LydCandidate;

gboolean lyd_eligibility_fits (LydFile *file,
                               const LydEvent *event,
                               const GPtrArray *rules,
                               const LydCandidate *candidate,
                               gboolean *included,
                               GError **error);
gboolean lyd_eligibility_check (LydFile *file,
                                const LydEvent *event,
                                const LydId *session,
                                const LydCandidate *candidate,
                                gboolean *included,
                                char **words,
                                GError **error);
gboolean lyd_eligibility_check_registration (
  LydFile *file, const LydRegistration *registration, const LydId *session, gboolean *included, GError **error);
gboolean lyd_eligibility_put (
  LydFile *file, const LydId *event, const LydId *session, const GPtrArray *rules, GError **error);
gboolean lyd_eligibility_copy (LydFile *file,
                               const LydId *from,
                               const LydId *from_session,
                               const LydId *to,
                               const LydId *to_session,
                               GError **error);

G_END_DECLS
