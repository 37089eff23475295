#pragma once

#include "lyd-file.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* A list that was signed on paper and is entered afterwards: each row is one check-in with the source `paper` and the
 * time at which it was signed. */
typedef enum {
  LYD_PAPER_TIME_FINE,
  LYD_PAPER_TIME_MISSING,    /* nothing was typed, and there is no row above */
  LYD_PAPER_TIME_UNREADABLE, /* no time of day */
  LYD_PAPER_TIME_LATER,      /* later than now */
} LydPaperTime;

int lyd_paper_propose_day (const LydSession *session, gint64 now, GTimeZone *zone);
LydPaperTime lyd_paper_read_time (
  const char *text, const LydSession *session, int day, gint64 above, gint64 now, GTimeZone *zone, gint64 *at);
char *lyd_words_paper_time (LydPaperTime time) G_GNUC_WARN_UNUSED_RESULT;

/* A row that is on file. */
typedef struct {
  LydId scan;
  LydId registration;
  gint64 at;
  char *name;
  char *organization; /* or NULL */
} LydPaperRow;

void lyd_paper_row_free (LydPaperRow *self);
GPtrArray *lyd_paper_list (LydFile *file, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
