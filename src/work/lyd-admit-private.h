#pragma once

#include "lyd-admit.h"
#include "lyd-file-private.h"
#include "lyd-presence.h"

G_BEGIN_DECLS

/* One attempt while it is decided, within its transaction. */
typedef struct {
  LydFile *file;
  const LydAttempt *attempt;
  gint64 now;
  gint64 at;
  int day; /* the local day of `at` in the session's zone */
  LydSource source;
  char *raw;      /* what was read: valid UTF-8, bounded */
  char *override; /* cleaned; NULL: not asked */
  LydSession *session;
  LydEvent *event;
  GTimeZone *zone;
  LydRegistration *registration; /* NULL: unknown */
  LydId organization;            /* the person's; none: unknown */
  gboolean other_event;
  gboolean revoked;
  gboolean identified; /* by the short code only */
  gboolean today;      /* entered on `day` already */
  LydPresence presence;
  LydId station;      /* who records it; none until then */
  GPtrArray *answers; /* of LydGoodAnswer: given, valid, to be stored */
  LydAdmissionResult *result;
} LydDecision;

typedef struct {
  LydQuestion *question;
  char *value;
} LydGoodAnswer;

void lyd_decision_clear (LydDecision *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LydDecision, lyd_decision_clear)

gboolean lyd_decision_load_session (LydDecision *self, const LydId *session, GError **error);
gboolean lyd_decision_describe (LydDecision *self, GError **error);
char *lyd_decision_dup_station (LydFile *file, const LydId *id) G_GNUC_WARN_UNUSED_RESULT;
void lyd_decision_get_day (const LydDecision *self, gint64 *from, gint64 *to);
gboolean lyd_decision_find_next (LydDecision *self, GError **error);
gboolean lyd_decision_ask (LydDecision *self, gboolean *needed, GError **error);
gboolean lyd_decision_store_answers (LydDecision *self, GError **error);
gboolean lyd_decision_see_to_badge (LydDecision *self, gboolean recorded, GError **error);

LydAdmissionResult *lyd_decision_admit_quietly (LydFile *file,
                                                const LydId *registration,
                                                const LydAttempt *attempt,
                                                gint64 *seq,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_decision_undo_scan (LydDecision *self, const LydScan *scan, LydScan *undo, GError **error);

G_END_DECLS
