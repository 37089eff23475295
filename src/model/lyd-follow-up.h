#pragma once

#include "lyd-reach.h"

G_BEGIN_DECLS

/* Who came, came no more, or came for the first time: organizations or people, out of the facts of all time. */

typedef enum {
  LYD_FOLLOW_NEW,       /* came in the period for the first time */
  LYD_FOLLOW_RETURNING, /* came in the period, and before */
  LYD_FOLLOW_STOPPED,   /* came before, and not in the period */
  LYD_FOLLOW_NEVER,     /* an organization nobody of which ever came */
} LydFollow;
#define LYD_N_FOLLOWS (LYD_FOLLOW_NEVER + 1)

extern const LydVocabulary lyd_follows;

typedef struct {
  int from;              /* first local day of the period: 20270922; who was not seen since then has stopped */
  int to;                /* last local day; 0: without an end */
  gboolean by_person;    /* people instead of organizations */
  gboolean members_only; /* organizations that belong to `network` (or any) now, and their people */
  gboolean calls;        /* only whom to call: stopped, or never came */
  LydId network;         /* none: any */
} LydFollowQuery;

/* An organization, or somebody. */
typedef struct {
  LydId id;
  char *name;         /* NULL: erased */
  char *organization; /* of a person, or NULL */
  int state;          /* of lyd_states; -1: not known */
  gboolean member;    /* now */
  LydFollow follow;
  int n_in;          /* attendances in the period */
  int n_before;      /* and before */
  gint64 first_at;   /* LYD_TIME_NONE: never */
  gint64 last_at;    /* last seen up to the end of the period: start of the event */
  LydId last_event;  /* none: never */
  char *last_title;  /* at what; or NULL */
  char *timezone;    /* of that event, or NULL */
  LydId last_person; /* who came last of an organization; where nobody ever did, somebody on file there */
  char *contact;     /* their name, or NULL */
  char *email;
  char *phone;
} LydFollowLine;

typedef struct {
  LydFollowQuery query;
  gint64 made_at;
  int counts[LYD_N_FOLLOWS];
  GPtrArray *lines; /* of LydFollowLine: stopped, never, new, returning; the longest not seen last, then by name */
} LydFollowUp;

void lyd_follow_line_free (LydFollowLine *self);
void lyd_follow_up_free (LydFollowUp *self);
LydFollowUp *lyd_follow_up_new (const LydReach *all, const LydFollowQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void lyd_follow_up_sort (LydFollowUp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydFollowUp, lyd_follow_up_free)

/* ---- the events of a series, one after the other ---- */

typedef struct {
  LydId event;
  char *title;
  gint64 start;
  char *timezone;
  gboolean sensitive;
  gboolean over;
  gboolean known;    /* something is on file */
  int registered;    /* confirmed, or came */
  int attended;      /* where nobody is named, heads counted */
  gboolean hidden;   /* too few heads to be told */
  int first_time;    /* of them, at their first event of the series */
  int organizations; /* theirs */
} LydTrendEvent;

void lyd_trend_event_free (LydTrendEvent *self);
GPtrArray *lyd_reach_get_trend (const LydReach *self) G_GNUC_WARN_UNUSED_RESULT;

/* ---- who was confirmed and did not come ---- */

typedef struct {
  int kind;    /* LydKind */
  LydId event; /* none: all of that kind */
  char *title; /* of the event, or NULL */
  gint64 start;
  char *timezone;
  int confirmed; /* participants */
  int missed;    /* of them, did not come */
} LydNoShowLine;

void lyd_no_show_line_free (LydNoShowLine *self);
GPtrArray *lyd_reach_list_no_shows (const LydReach *self, gboolean by_event) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
