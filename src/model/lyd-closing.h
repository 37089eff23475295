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
