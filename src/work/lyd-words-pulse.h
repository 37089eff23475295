#pragma once

#include "lyd-directory-line.h"

G_BEGIN_DECLS

/* A pulse in words, because squares alone say nothing to whom cannot see them. */
char *lyd_words_pulse_brief (const LydPulse *pulse, GPtrArray *exchanges) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_pulse (const LydPulse *pulse, GPtrArray *exchanges) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_pulse_of_one (const LydPulse *pulse, GPtrArray *exchanges) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_pulse_count (const LydPulse *pulse) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_pulse_month (const LydExchange *exchange) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_pulse_squares (const LydPulse *pulse, GPtrArray *exchanges) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
