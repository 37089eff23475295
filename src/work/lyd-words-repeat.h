#pragma once

#include "lyd-repeat.h"
#include "lyd-series-line.h"

G_BEGIN_DECLS

/* Repetitions for people. */
char *lyd_words_repeat (const LydRepeat *repeat, gint64 start, const char *timezone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_repeat_days (const LydRepeat *repeat, gint64 start, const char *timezone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_repeat_note (const LydRepeat *repeat) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_series (const LydSeriesLine *line) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_holiday (const LydSeriesDate *date, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
