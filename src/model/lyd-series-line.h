#pragma once

#include "lyd-holiday.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* What pages and lists show of programs and series: plain values, read at once. */

/* A program, and how much is reported under it. */
typedef struct {
  LydProgram *program;
  int n_events;
} LydProgramLine;

/* A series in a list. */
typedef struct {
  LydSeries *series;
  LydKind kind; /* of its first event */
  int minutes;  /* how long its events usually last */
  int n_events; /* those that were cancelled, too */
  int n_over;   /* took place: over, and not cancelled */
  int n_cancelled;
  int n_moved;    /* planned for another time than the rule gives them */
  int n_standing; /* people who are registered for all of it */
  gint64 first;   /* start of the first and of the last event that was not cancelled; LYD_TIME_NONE: none */
  gint64 last;
  gint64 next; /* start of the next event that is not over; LYD_TIME_NONE: none */
  LydId next_event;
  gboolean sensitive; /* one of its events is only counted */
} LydSeriesLine;

/* One event of a series. */
typedef struct {
  LydEvent *event;
  gint64 at;       /* the start that the rule gives it */
  gboolean moved;  /* its start is another one */
  gboolean over;   /* it has ended */
  int n_confirmed; /* registrations by status */
  int n_waiting;
  int n_pending;
  int n_attended; /* were there; where nobody is named, heads counted */
  gboolean known; /* somebody's attendance is on file */
  int n_programs; /* it is reported under so many */
} LydSeriesEvent;

/* A date that a rule gives. */
typedef struct {
  gint64 at;    /* what the rule gives, UTC milliseconds */
  gint64 start; /* when it will be: another time where it was moved */
  gint64 end;
  gboolean moved;
  gboolean left_out;         /* no event will be made */
  gboolean over;             /* it would lie in the past */
  gboolean exact;            /* FALSE: the clocks skip the rule's hour on that day, so it begins later */
  const LydHoliday *holiday; /* on the day of start; NULL: none */
  gboolean observed;         /* the day off, where the holiday itself falls on a weekend */
  GPtrArray *clashes;        /* of char *: titles of other events at that time; NULL where that was not asked */
  LydId event;               /* with changes: the event that this becomes; none: a new one */
  gint64 old_start;          /* with changes: when that event is now; LYD_TIME_NONE: a new one */
} LydSeriesDate;

/* Somebody who is registered for all of a series. */
typedef struct {
  LydId person;
  char *name;
  char *organization; /* or NULL */
  LydAttendeeType type;
  gint64 since; /* for its events that start then or later */
} LydSeriesMember;

void lyd_program_line_free (LydProgramLine *self);
void lyd_series_line_free (LydSeriesLine *self);
void lyd_series_event_free (LydSeriesEvent *self);
void lyd_series_date_free (LydSeriesDate *self);
void lyd_series_member_free (LydSeriesMember *self);

/* ---- the grid of who came when ---- */

typedef enum {
  LYD_GRID_NONE,       /* nothing: not registered */
  LYD_GRID_REGISTERED, /* confirmed, and not over, or nobody's attendance is on file */
  LYD_GRID_ATTENDED,
  LYD_GRID_MISSED, /* confirmed, over, others were there */
  LYD_GRID_CANCELLED,
  LYD_GRID_WAITING, /* on the waiting list */
  LYD_GRID_PENDING, /* not approved yet */
  LYD_GRID_DENIED,
  LYD_GRID_HIDDEN, /* the event names nobody */
} LydGridState;

extern const LydVocabulary lyd_grid_states;

typedef enum {
  LYD_GRID_BY_PERSON,
  LYD_GRID_BY_ORGANIZATION,
} LydGridBy;

typedef struct {
  guint8 state; /* LydGridState; of an organization: the first that fits of attended, registered, missed ... */
  int n;        /* of an organization: how many people are in that state; of a person: 1, and 0 with NONE */
} LydGridCell;

/* A date: a column. */
typedef struct {
  LydId event;
  char *title;
  gint64 start;
  char *timezone;
  gboolean cancelled;
  gboolean sensitive; /* counted only: every cell is hidden */
  gboolean over;
  gboolean moved;
  gboolean known;   /* somebody's attendance is on file */
  int n_registered; /* confirmed */
  int n_attended;
} LydGridColumn;

/* Somebody, or an organization. */
typedef struct {
  LydId id;           /* of the person or organization; none: whoever has no organization */
  char *name;         /* NULL for those */
  char *organization; /* of a person, or NULL */
  int n_attended;     /* dates that they came to ... */
  int n_known;        /* ... of how many that are over, known and that they were registered for or came to */
} LydGridRow;

typedef struct {
  LydGridBy by;
  GPtrArray *columns; /* of LydGridColumn, by time */
  GPtrArray *rows;    /* of LydGridRow, in the order of lists */
  LydGridCell *cells; /* row after row */
} LydGrid;

void lyd_grid_free (LydGrid *self);
const LydGridCell *lyd_grid_get (const LydGrid *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydProgramLine, lyd_program_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeriesLine, lyd_series_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeriesEvent, lyd_series_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeriesDate, lyd_series_date_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeriesMember, lyd_series_member_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydGrid, lyd_grid_free)

G_END_DECLS
