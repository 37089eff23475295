#pragma once

#include "lyd-admit.h"
#include "lyd-question.h"

G_BEGIN_DECLS

/* The sentences that people read, made once for every front door. */
char *lyd_words_time (gint64 at, gint64 now, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_verdict (const LydAdmissionResult *result, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_next (const LydAdmissionResult *result, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

const char *lyd_words_answer (LydAnswerState state);

G_END_DECLS
