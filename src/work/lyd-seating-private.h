#pragma once

#include "lyd-eligibility-private.h"
#include "lyd-file-private.h"
#include "lyd-seating.h"

G_BEGIN_DECLS

/* Within an act that the caller began. */
GPtrArray *lyd_promotions_new (void) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_seating_join_titles (const GPtrArray *titles) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_promotions_dup_names (const GPtrArray *promoted) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_seating_judge (LydFile *file,
                            const LydEvent *event,
                            const LydCandidate *candidate,
                            gboolean excused,
                            LydHold *hold,
                            GError **error);
gboolean lyd_seating_take (LydFile *file,
                           const LydRegistration *registration,
                           const LydId *session,
                           gboolean beyond,
                           gboolean excused,
                           LydChoice *choice,
                           GError **error);
gboolean lyd_seating_settle_registration (LydFile *file, const LydRegistration *registration, GError **error);
gboolean lyd_seating_settle (
  LydFile *file, const LydId *event, const LydId *except, GPtrArray *promoted, GError **error);
gboolean lyd_seating_settle_without (
  LydFile *file, const LydId *event, GHashTable *except, GPtrArray *promoted, GError **error);
gboolean lyd_seating_settle_unlimited (LydFile *file, const LydId *event, GPtrArray *promoted, GError **error);

G_END_DECLS
