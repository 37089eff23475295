#pragma once

#include "lyd-things.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* How many a period reached: facts in, numbers out. Whoever is counted stands in the facts, so every number can open
 * the rows that it is made of, and both follow from one place. */

/* What is asked for; what is not said is everything. */
typedef struct {
  int from;           /* first local day, as lyd_time_local_day() gives it: 20270922; 0: from the beginning */
  int to;             /* last local day; 0: without an end */
  LydId program;      /* events that are reported under it; none: all */
  LydId network;      /* people whose organization belonged to it on the day; none: all */
  LydId series;       /* none: all */
  char *funder;       /* events under a program that this funder pays for; NULL: all */
  char *policy_area;  /* NULL: all */
  LydHeading heading; /* LYD_HEADING_NONE: all */
  int kind;           /* LydKind; -1: all */
} LydReachQuery;

/* As what somebody was there, who is counted apart; in the order in which they apply. */
typedef enum {
  LYD_APART_NONE, /* a participant */
  LYD_APART_CHILD,
  LYD_APART_STAFF,
  LYD_APART_HOST,
  LYD_APART_PRESENTER,
} LydApart;
#define LYD_N_APART (LYD_APART_PRESENTER + 1)

extern const LydVocabulary lyd_aparts;

/* One event of the period that took place, or is going on. */
typedef struct {
  LydId id;
  char *title;
  gint64 start; /* UTC milliseconds */
  gint64 end;
  char *timezone;
  int day;   /* the local day on which it begins: 20270922 */
  int month; /* 202709 */
  LydKind kind;
  LydMode mode;
  LydHeading heading;
  gboolean sensitive; /* counted head by head; it is in no number of people */
  gboolean over;
  gboolean known; /* something is on file that says who or how many came */
  int heads;      /* of a sensitive one */
} LydReachEvent;

/* An organization as it is on file now. */
typedef struct {
  LydId id;
  char *name;
  int state;       /* of lyd_states; -1: not known */
  gboolean member; /* belonged to the network, or to any, on a day of the period */
} LydReachOrganization;

typedef struct {
  LydId id;
  int organization; /* index; -1: none */
  gboolean before;  /* on file for something before the period */
} LydReachPerson;

/* One registration that stands, of somebody who counts or is counted apart. */
typedef struct {
  LydId registration;
  guint event; /* index */
  guint person;
  gint64 seconds; /* how long they were there */
  guint8 status;
  guint8 apart;  /* LydApart */
  guint8 room;   /* was there in the room */
  guint8 online; /* was there online */
  guint8 first;  /* of somebody who came for the first time: the first one */
  guint8 member; /* the organization belonged to a network on that day */
  guint8 unused[2];
} LydReachFact;

/* Numbers of one group of facts: all of them, a month, a state. */
typedef struct {
  int events;        /* something is on file for */
  int registrations; /* confirmed, or came */
  int attendances;   /* registrations that came */
  int people;        /* each once */
  int organizations; /* theirs, each once */
  int members;       /* of those, the ones that belonged to a network on a day that they came */
  gint64 seconds;    /* that all of them were there */
  int first_timers;
  int heads;             /* counted where nobody is named; of all, months and events only */
  gboolean heads_hidden; /* too few to be told, or others could be worked out from them */
} LydReachNumbers;

/* One line of a table: the numbers of what it names. */
typedef struct {
  LydId id;   /* of an event or organization; none: people without an organization */
  int key;    /* month 202709, LydKind, LydHeading or state; -1: none */
  char *name; /* of an event or organization; NULL */
  LydReachNumbers numbers;
  int by_kind[LYD_KIND_OTHER + 1]; /* attendances */
} LydReachLine;

/* Why an event of the period is in no number yet. */
typedef struct {
  LydId event;
  char *title;
  gint64 start;
  char *timezone;
  LydKind kind;
  LydMode mode;
} LydUncounted;

typedef struct {
  LydReachQuery query;
  gint64 made_at;

  LydReachNumbers total;
  int member_organizations; /* belonged to the network, or to any, on a day of the period: "47 of 52 members" */
  int states;               /* of the fifty */
  gboolean dc;              /* and the District of Columbia */
  int territories;
  int people_without_organization;
  int people_apart[LYD_N_APART]; /* each once a group */
  int attendances_apart[LYD_N_APART];
  gint64 seconds_apart;
  int left_out; /* came, but their registration was cancelled or denied: in no number */

  GPtrArray *by_month;        /* of LydReachLine, every month from the first with an event to the last */
  GPtrArray *by_kind;         /* kinds that there were */
  GPtrArray *by_state;        /* by name; last, where there are any, people whose state is not known (key -1) */
  GPtrArray *by_heading;      /* the three, and events without one (key -1) where there are any */
  GPtrArray *by_organization; /* by name; last those without one */
  GPtrArray *by_event;        /* by time */
  GPtrArray *uncounted;       /* of LydUncounted, by time: over, and nothing is on file */

  /* What they are made of. */
  GPtrArray *events;        /* of LydReachEvent, by time */
  GPtrArray *organizations; /* of LydReachOrganization */
  GArray *people;           /* of LydReachPerson */
  GArray *facts;            /* of LydReachFact, in the order of events */
} LydReach;

/* The numbers of a report, in the order in which they are told. */
typedef enum {
  LYD_NUMBER_EVENTS,
  LYD_NUMBER_REGISTRATIONS,
  LYD_NUMBER_ATTENDANCES,
  LYD_NUMBER_PEOPLE,
  LYD_NUMBER_FIRST_TIMERS,
  LYD_NUMBER_ORGANIZATIONS,
  LYD_NUMBER_MEMBERS,    /* of those, that were members when they came */
  LYD_NUMBER_MEMBERSHIP, /* organizations that were members in the period */
  LYD_NUMBER_STATES,     /* of the fifty */
  LYD_NUMBER_DC,         /* 1: and the District of Columbia */
  LYD_NUMBER_TERRITORIES,
  LYD_NUMBER_HOURS,   /* person-hours, rounded once */
  LYD_NUMBER_SECONDS, /* what they are rounded from */
  LYD_NUMBER_HEADS,
  LYD_NUMBER_CHILDREN, /* counted apart, each once */
  LYD_NUMBER_STAFF,
  LYD_NUMBER_HOSTS,
  LYD_NUMBER_PRESENTERS,
  LYD_NUMBER_UNCOUNTED, /* events that nothing is on file for */
} LydReachNumber;

extern const LydVocabulary lyd_reach_numbers;

gint64 lyd_reach_get_number (const LydReach *self, LydReachNumber number);
gboolean lyd_reach_is_hidden (const LydReach *self, LydReachNumber number);
gint64 lyd_reach_round_hours (gint64 seconds);

#define LYD_REACH_QUERY_INIT                \
  {                                         \
    .heading = LYD_HEADING_NONE, .kind = -1 \
  }

void lyd_reach_query_copy (LydReachQuery *self, const LydReachQuery *from);
void lyd_reach_query_clear (LydReachQuery *self);

LydReach *lyd_reach_new (const LydReachQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void lyd_reach_free (LydReach *self);
void lyd_reach_event_free (LydReachEvent *self);
void lyd_reach_organization_free (LydReachOrganization *self);
void lyd_reach_line_free (LydReachLine *self);
void lyd_uncounted_free (LydUncounted *self);
LydApart lyd_reach_get_apart (LydAttendeeType type, int online_role);
gboolean lyd_reach_fact_came (const LydReachFact *self);
void lyd_reach_count (LydReach *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LydReachQuery, lyd_reach_query_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydReach, lyd_reach_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydReachLine, lyd_reach_line_free)

/* ---- the rows that a number is made of ---- */

typedef enum {
  LYD_REACH_EVENTS,
  LYD_REACH_REGISTRATIONS,
  LYD_REACH_ATTENDANCES, /* person-hours are theirs */
  LYD_REACH_PEOPLE,
  LYD_REACH_ORGANIZATIONS,
  LYD_REACH_STATES,
  LYD_REACH_FIRST_TIMERS,
  LYD_REACH_APART,
  LYD_REACH_UNCOUNTED,
} LydReachWhat;

extern const LydVocabulary lyd_reach_whats;

/* Only the rows of one line of a table; what is not said is all of them. */
typedef struct {
  int month; /* 202709; 0: all */
  int kind;  /* -1: all */
  gboolean by_heading;
  LydHeading heading; /* with by_heading; LYD_HEADING_NONE: events without one */
  gboolean by_state;
  int state; /* with by_state; -1: not known */
  gboolean by_organization;
  LydId organization; /* with by_organization; none: people without one */
  LydId event;        /* none: all */
} LydReachPart;

#define LYD_REACH_PART_INIT \
  {                         \
    .kind = -1              \
  }

/* One row; what it does not say is NULL, none or LYD_TIME_NONE. */
typedef struct {
  LydId event;
  LydId registration;
  LydId person;
  LydId organization;
  char *title; /* of the event */
  gint64 start;
  char *timezone;
  int kind;    /* LydKind; -1 */
  int heading; /* LydHeading */
  char *name;  /* of the person; NULL: it was erased, or the row is of none */
  char *organization_name;
  int state;  /* -1: not known */
  int status; /* LydStatus of a registration; -1 */
  gboolean room;
  gboolean online;
  LydApart apart;
  gboolean first;
  LydReachNumbers numbers; /* of an event, a person, an organization or a state */
  gint64 seconds;          /* of a registration */
} LydReachRow;

void lyd_reach_row_free (LydReachRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydReachRow, lyd_reach_row_free)

GPtrArray *lyd_reach_list_rows (const LydReach *self, LydReachWhat what, const LydReachPart *part)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
