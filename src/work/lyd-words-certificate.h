#pragma once

#include "lyd-phrasebook.h"

G_BEGIN_DECLS

/* Days and durations as they stand on a certificate, in the language of the person and not in the program's. Days are
 * local to the zone; @end is the instant at which the last one is over. */
char *lyd_words_certificate_days (const LydPhrasebook *book,
                                  const char *language,
                                  gint64 start,
                                  gint64 end,
                                  GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_certificate_short_day (const LydPhrasebook *book,
                                       const char *language,
                                       gint64 instant,
                                       GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_certificate_duration (const LydPhrasebook *book, const char *language, int minutes)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
