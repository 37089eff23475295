#pragma once

#include "lyd-id.h"
#include "lyd-time.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* A registration as lists, search and the desk's card show it: plain values, gathered in one query. */
typedef struct {
  LydId registration;
  LydId person;
  char *name;
  char *organization; /* or NULL */
  char *pronouns;     /* or NULL */
  gboolean pronouns_public;
  char *pronunciation; /* or NULL */
  char *email;         /* or NULL */
  char *short_code;
  char *sort; /* the one order in which people are listed */
  LydStatus status;
  LydAttendeeType type;
  LydOrigin origin;
  gboolean first_time;
  gboolean no_photos;
  gboolean needs_assistance;
  gint64 first_at;   /* first entry at the session asked about; LYD_TIME_NONE: never in */
  gint64 last_at;    /* last entry there, LYD_TIME_NONE: never in */
  gboolean inside;   /* in now; where the session admits by the day, today */
  gint64 printed_at; /* the last badge; LYD_TIME_NONE: none */
  int tray;          /* where it lies; 0: in no tray */
  int slot;
} LydRosterRow;

/* What a list of registrations leaves out. */
typedef enum {
  LYD_ROSTER_ALL,
  LYD_ROSTER_IN,       /* confirmed or let in, and there now */
  LYD_ROSTER_EXPECTED, /* confirmed and not there */
  LYD_ROSTER_PENDING,
  LYD_ROSTER_WAITLISTED,
  LYD_ROSTER_CANCELLED,  /* cancelled or denied */
  LYD_ROSTER_REGISTERED, /* who has a place: in or expected */
  LYD_ROSTER_UNANSWERED, /* who comes and has not answered what must be answered */
  LYD_ROSTER_UNPRINTED,  /* confirmed, and no badge was printed yet */
  LYD_ROSTER_CHANGED,    /* the badge that was printed would look different now */
} LydRosterFilter;
#define LYD_ROSTER_N_FILTERS (LYD_ROSTER_CHANGED + 1)
#define LYD_ROSTER_N_STATES (LYD_ROSTER_CANCELLED + 1) /* each registration is in one of those */

typedef enum {
  LYD_ROSTER_BY_NAME,
  LYD_ROSTER_BY_ORGANIZATION,
  LYD_ROSTER_BY_TYPE,
  LYD_ROSTER_BY_STATUS,
  LYD_ROSTER_BY_ARRIVAL,
  LYD_ROSTER_BY_BADGE, /* when it was printed */
} LydRosterOrder;
#define LYD_ROSTER_N_ORDERS (LYD_ROSTER_BY_BADGE + 1)

/* How many; n[filter] for each filter, but for %LYD_ROSTER_CHANGED, which nobody counts on the way. */
typedef struct {
  int n[LYD_ROSTER_N_FILTERS];
  int walk_ins; /* let in today that nobody had registered before */
} LydRosterCounts;

/* One passage or attempt, as the desk lists it. */
typedef struct {
  LydId scan;
  LydId registration; /* none where unknown */
  gint64 at;
  LydScanKind kind;
  LydVerdict verdict;
  char *name; /* NULL where unknown */
  gboolean undone;
} LydRecentScan;

/* One passage or attempt, as a registration's history tells it. */
typedef struct {
  LydId scan;
  gint64 at;
  LydScanKind kind;
  LydVerdict verdict;
  LydSource source;
  char *reason; /* of an override, or NULL */
  char *station;
  char *session; /* its title */
  gboolean undone;
} LydPastScan;

LydRosterRow *lyd_roster_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_roster_row_free (LydRosterRow *self);
void lyd_recent_scan_free (LydRecentScan *self);
void lyd_past_scan_free (LydPastScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRosterRow, lyd_roster_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRecentScan, lyd_recent_scan_free)

G_END_DECLS
