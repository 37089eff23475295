#pragma once

#include "lyd-closing.h"

G_BEGIN_DECLS

/* What is left to do once an event is over, in sentences. */
const char *lyd_words_closing_step (LydClosingStep step);
const char *lyd_words_closing_state (LydClosingState state);
char *lyd_words_closing_line (const LydClosingFacts *facts, LydClosingStep step, GTimeZone *zone)
  G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_closing (const LydClosingFacts *facts, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_closing_report (const LydClosingFacts *facts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
