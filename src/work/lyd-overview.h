#pragma once

#include "lyd-letters.h"
#include "lyd-plan-change.h"
#include "lyd-roster.h"

G_BEGIN_DECLS

/* What the list of events says about one. */
typedef struct {
  LydEvent *event;
  LydSession *session;    /* the one whose desk would open now; NULL: none */
  LydRosterCounts counts; /* of that session while the event is on, else by status alone */
  gboolean counted;       /* the counts are known */
  gboolean on;            /* between its first and last local day */
} LydEventSummary;

void lyd_event_summary_free (LydEventSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydEventSummary, lyd_event_summary_free)

GPtrArray *lyd_overview_list_events (LydFile *file, gboolean counted, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydEventSummary *
lyd_overview_get_event (LydFile *file, const LydId *event, gboolean counted, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* When people came on one day. */
typedef struct {
  gint64 from;   /* start of the local day */
  GArray *times; /* gint64, in order; each person once */
} LydArrivalDay;

/* What the first page of an event says. */
typedef struct {
  LydEventSummary *summary;
  LydSessionSummary *next; /* the next to begin; NULL: none */
  int n_sessions;
  int n_all;             /* registrations of every status */
  gint64 arrivals_from;  /* start of the local day that is drawn */
  GArray *arrivals;      /* gint64, when people came that day, in order */
  GPtrArray *other_days; /* of LydArrivalDay, in order: the other days of an event of several that people came on */
  int unprinted;         /* badges; 0 where nobody meets in a room */
  int changed;           /* badges that would look different now */
  int unanswered;        /* people who have not answered what must be answered */
  char *questions;       /* which questions; NULL: none */
  int session_waiting;   /* how many wait for a place in a session */
  int session_free;      /* how many of them could have one now, after an undo for instance */
  LydId waiting_session; /* one whose list has somebody; none: none */
  int conflicts;         /* in its agenda */
  char *conflict;        /* the first, in a sentence; NULL: none */
  int reports;           /* of online meetings that count */
  int unmatched;         /* names in them that nobody knows */
  gboolean used;         /* deleting it would lose something */
  gboolean closed;       /* it is done with */
  int to_purge;          /* sensitive answers and emergency contacts that are due to be forgotten */
  LydId last_import;     /* the import that "Undo last import" takes back; none: none */

  /* whose calendars say what is no longer true */
  LydInvitationCount invitations;
} LydOverview;

void lyd_overview_free (LydOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOverview, lyd_overview_free)

LydOverview *lyd_overview_get (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
