#pragma once

#include "lyd-date-reader.h"
#include "lyd-format.h"
#include "lyd-import-file.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* What a row of an online meeting's report says. Somebody with a time of joining is a connection; joined and left_at
 * then are the report's, and the minutes stand in where one of them is missing. A total has no such times, or (a
 * summary) the first and the last beside the seconds in between; -1 seconds: they were there, for how long nobody can
 * read. Somebody may have neither name nor address. Texts are clean (lyd_clean_text()), valid UTF-8, and NULL where the
 * report says nothing; they live as long as the report. */
typedef struct {
  guint line; /* where the row begins in the file, from 1 */
  LydEvidenceKind kind;
  LydOnlineRole role;
  const char *name;     /* as somebody called themselves, without "(Original Name)" */
  const char *original; /* the name in those parentheses, where it is one */
  const char *given;    /* of their registration there */
  const char *family;
  const char *email; /* as written; NULL where it is none or is masked */
  const char *phone;
  const char *organization;
  LydStatus status;     /* of their registration there; confirmed where the report says nothing */
  gint64 registered_at; /* UTC milliseconds; LYD_TIME_NONE */
  gint64 joined;        /* UTC milliseconds; LYD_TIME_NONE */
  gint64 left_at;
  gint64 seconds; /* as the report says; -1: it does not */
  int amount;     /* polls answered or questions asked; 0 */
} LydOnlineRow;

/* What is wrong with a row, besides the words of lyd-import-file.h ("bad-email", "bad-date", "nul-byte"...). */
#define LYD_REASON_MASKED_EMAIL "masked-email" /* kept without the address */
#define LYD_REASON_BAD_DURATION "bad-duration" /* left out */
#define LYD_REASON_NO_DATE "no-date"           /* left out: a time without a date, and nobody said of which day */
#define LYD_REASON_LEFT_FIRST "left-first"     /* left before they joined; the time of leaving is left out */
#define LYD_REASON_NO_TIME "no-time"           /* skipped: it says neither when nor for how long */
#define LYD_REASON_ANONYMOUS "anonymous"       /* skipped: an answer or question of nobody in particular */
/* Of the file: from here, rows of another meeting, which are left out where it is of another day. */
#define LYD_REASON_OTHER_MEETING "other-meeting"
#define LYD_REASON_SEVERAL_MEETINGS "several-meetings"

typedef struct {
  guint line;
  guint column;       /* from 1; 0: the row as a whole */
  const char *reason; /* a stable word, LYD_REASON_... */
  const char *value;  /* what stands there, or "" */
} LydOnlineProblem;

/* What one report says, in the order of its lines; rejoins, sections and all. It reads no database and no clock. */
typedef struct {
  const LydFormat *format;
  char *encoding;
  char *topic;         /* what the report calls the meeting; may be NULL */
  char *meeting;       /* its number there, without blanks; may be NULL */
  gint64 start;        /* as the report says; LYD_TIME_NONE */
  gint64 end;          /* ... */
  GArray *rows;        /* of LydOnlineRow */
  GArray *problems;    /* of LydOnlineProblem */
  gboolean dates_sure; /* which of day and month comes first follows from the report */
  LydDateOrder order;  /* ... and is this */
  gboolean needs_date; /* its times have no date: `options.day` was taken */
  GStringChunk *strings;
} LydOnlineReport;

typedef struct {
  const char *format; /* NULL or "auto": by its content */
  GTimeZone *zone;    /* by whose clock its times are read */
  GDate day;          /* of times without a date; cleared: there is none, and such times are problems */
  int order;          /* a LydDateOrder; -1: as the report shows */
} LydOnlineOptions;

LydOnlineReport *lyd_online_report_read (GBytes *bytes,
                                         const LydOnlineOptions *options,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_online_report_free (LydOnlineReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOnlineReport, lyd_online_report_free)

G_END_DECLS
