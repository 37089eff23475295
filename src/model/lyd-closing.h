#pragma once

#include "lyd-id.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* What of an event is forgotten once it is over. */
typedef enum {
  LYD_PURGE_EMERGENCY = 1 << 0, /* whom to call: answers to questions of that purpose */
  LYD_PURGE_ANSWERS = 1 << 1,   /* answers to all sensitive questions */
} LydPurgeWhat;

#define LYD_PURGE_ALL (LYD_PURGE_EMERGENCY | LYD_PURGE_ANSWERS)
#define LYD_N_PURGES 2

/* One kind of purge: a row of lyd_purge_kinds. */
typedef struct {
  LydPurgeWhat what;
  const char *id;   /* for the command line and the journal */
  const char *mark; /* in `closing`, once it was done */
  int days;         /* after the event's end it is due */
} LydPurgeKind;

extern const LydPurgeKind lyd_purge_kinds[LYD_N_PURGES];

gint64 lyd_purge_get_due (const LydPurgeKind *kind, gint64 event_end);

/* How much would be removed, or was. */
typedef struct {
  int questions;
  int answers;
  int people;  /* who gave them */
  int entries; /* of the history, which cannot be undone afterwards */
  int rows;    /* of imports, whose cells hold answers */
  int files;   /* kept as they were brought in */
  int scans;   /* whose scanned text is emptied */
  int bases;   /* what a desk's copy was given */
} LydPurgeCounts;

gboolean lyd_purge_counts_is_empty (const LydPurgeCounts *self);

/* How much of a person would be forgotten, or was. */
typedef struct {
  int registrations; /* that stay, without a name */
  int names;         /* addresses, numbers and other names */
  int answers;
  int groups;
  int evidence; /* rows of online reports, which stay without a name */
  int entries;  /* of the history, which cannot be undone afterwards */
  int files;    /* kept as they were brought in */
} LydEraseCounts;

/* What is left to do once an event is over, in the order in which it is done. */
typedef enum {
  LYD_CLOSING_UNMATCHED, /* people of online reports whom nobody knows yet */
  LYD_CLOSING_NO_SHOWS,
  LYD_CLOSING_CERTIFICATES,
  LYD_CLOSING_THANKS,
  LYD_CLOSING_REPORT,
  LYD_CLOSING_ARCHIVE,
  LYD_CLOSING_EMERGENCY,
  LYD_CLOSING_ANSWERS,
  LYD_CLOSING_N_STEPS,
} LydClosingStep;

typedef enum {
  LYD_CLOSING_DONE,
  LYD_CLOSING_DUE,
  LYD_CLOSING_LATER,   /* not before its day */
  LYD_CLOSING_NOTHING, /* there is nothing to do */
} LydClosingState;

/* Marks of what was done, each with its time. */
#define LYD_CLOSED "closed"
#define LYD_CLOSING_DID_THANKS "thank-you"
#define LYD_CLOSING_DID_NO_SHOWS "missed-you"
#define LYD_CLOSING_DID_REPORT "report"

/* How it stands; times are UTC milliseconds, LYD_TIME_NONE where it was not done. */
typedef struct {
  gint64 now;
  gint64 end;         /* of the event */
  gboolean sensitive; /* it names nobody */
  gint64 closed_at;

  int unmatched;
  int attended; /* took part */
  int no_shows; /* confirmed, never there */
  gint64 regretted_at;
  gint64 thanked_at;
  int certificates_due;
  int certificates_made;

  int people; /* who count for funders */
  int organizations;
  int states;
  gint64 seconds; /* that they were there */
  gint64 reported_at;
  gboolean alone; /* no other event is in its days, so that its numbers can be frozen */

  gint64 archived_at;
  int answers[LYD_N_PURGES]; /* that are to be forgotten, in the order of lyd_purge_kinds */
  gint64 purged_at[LYD_N_PURGES];
  gboolean unfinished; /* something was purged whose bytes are still in the data file */
} LydClosingFacts;

LydClosingState lyd_closing_judge (const LydClosingFacts *self, LydClosingStep step);
int lyd_closing_count (const LydClosingFacts *self, LydClosingState state);
gint64 lyd_closing_get_day (const LydClosingFacts *self, LydClosingStep step);
const LydPurgeKind *lyd_closing_get_purge (LydClosingStep step);

/* An event in which something is due to be forgotten. */
typedef struct {
  LydId event;
  char *title;
  gint64 since; /* due from then on */
  int answers;
} LydClosingDue;

void lyd_closing_due_free (LydClosingDue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydClosingDue, lyd_closing_due_free)

/* A file that holds data of this one. */
typedef enum {
  LYD_COPY_BACKUP,
  LYD_COPY_MIGRATION, /* made before a newer Lanyard changed the file */
  LYD_COPY_ASIDE,     /* kept when a backup was restored */
  LYD_COPY_DESK,      /* that another desk works on */
  LYD_COPY_REHEARSAL,
  LYD_COPY_ARCHIVE,
} LydCopyKind;

typedef enum {
  LYD_COPY_HOLDS,
  LYD_COPY_UNREADABLE, /* it is there, and cannot be looked into */
  LYD_COPY_AWAY,       /* its folder is not there: a stick that is not plugged in, another computer */
} LydCopyState;

typedef struct {
  LydCopyKind kind;
  LydCopyState state;
  char *path;
} LydCopy;

void lyd_copy_free (LydCopy *self);
LydCopy *lyd_copy_new (LydCopyKind kind, LydCopyState state, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCopy, lyd_copy_free)

G_END_DECLS
