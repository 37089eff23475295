#pragma once

#include "lyd-roster-row.h"

G_BEGIN_DECLS

/* What happened to one registration, for its own history: shorter than the journal's sentences, because who it is about
 * stands above. */
char *lyd_words_past_scan (const LydPastScan *scan) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_past_act (const char *code, const char *params) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_past_beginning (LydOrigin origin) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
