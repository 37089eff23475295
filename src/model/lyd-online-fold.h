#pragma once

#include "lyd-attendance-rule.h"
#include "lyd-interval.h"

G_BEGIN_DECLS

/* What the rows of reports about one person at one session come to. */
typedef struct {
  LydOnlineRole role;
  gint64 seconds;    /* connected: the union of all connections */
  gint64 counted;    /* of those, what the rule counts */
  gint64 first_at;   /* LYD_TIME_NONE: no row says when */
  gint64 last_at;    /* ... */
  guint connections; /* rows; the same one twice is one */
  guint visits;      /* times that they came: whoever is back within a minute had not left */
  guint polls;       /* answered */
  guint questions;   /* asked */
  gboolean came;     /* a row says that they were there */
  gboolean attended; /* as the rule has it */
} LydOnlineSum;

/* Gathers those rows. */
typedef struct {
  GArray *intervals; /* of LydInterval */
  guint totals;      /* rows that say how long, and not when */
  gint64 total;      /* the most that one report adds up to, in seconds */
  gint64 adding;     /* ... the report at hand, so far */
  guint report;      /* which that is */
  gboolean host;
  gboolean attendee;
  gboolean came;
  int other_role; /* of those who are neither, and of who only answered; -1: none */
  guint polls;
  guint questions;
} LydOnlineFold;

void lyd_online_fold_init (LydOnlineFold *self);
void lyd_online_fold_clear (LydOnlineFold *self);
void lyd_online_fold_reset (LydOnlineFold *self);
void lyd_online_fold_add (LydOnlineFold *self,
                          guint report,
                          LydEvidenceKind kind,
                          LydOnlineRole role,
                          gint64 joined,
                          gint64 left_at,
                          gint64 seconds,
                          int amount);
LydOnlineSum lyd_online_fold_end (LydOnlineFold *self, const LydAttendanceRule *rule, gint64 start, gint64 end);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LydOnlineFold, lyd_online_fold_clear)

G_END_DECLS
