#pragma once

#include "lyd-things.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/*
 * The list that is read out when a building was left in a hurry. It is made of what doors have logged, so it says where
 * people were last seen; that somebody is in the building it says only where exits are scanned. Whenever the log leaves
 * it open whether somebody has gone, they are on the list: looking for one too many is the smaller harm.
 */

/* A day of a roll call ends at four in the morning: whoever dances past midnight came yesterday. */
#define LYD_ROLL_CALL_NIGHT (4 * LYD_HOUR)
/* Nobody ticked anybody off for so long: that roll call is over, and who was found then has to be found again. */
#define LYD_ROLL_CALL_LASTS (2 * LYD_HOUR)

/* One entry or exit that happened and was not taken back. */
typedef struct {
  LydId session;
  gboolean entry;
  gboolean paper;  /* typed in later: its time counts, not its place in the log */
  gboolean door;   /* the way into the building: a session of the kind `arrival` */
  gboolean policy; /* entry and exit are scanned there by the session's rule */
  gint64 at;
  char *station; /* label */
  char *title;   /* of the session; NULL, and the room too, where that is not to be told */
  char *room;
} LydPassage;

/* What the passages of one registration say. */
typedef struct {
  gboolean gone;        /* scanned out of the building, or of everything they were scanned into */
  gboolean in_building; /* in through a door where exits are scanned, and not out again */
  guint last;           /* the latest passage */
} LydWhereabouts;

/* Somebody on the list. */
typedef struct {
  LydId registration;
  char *name;         /* as people are called */
  char *listed;       /* as lists are sorted: "Okonkwo-Reyes, Maribel" */
  char *organization; /* or NULL */
  char *host;         /* whose guest or child, or NULL */
  char *folded;       /* for search */
  char *session;      /* title, where last seen; NULL, and the room too, where that is not to be told */
  char *room;
  char *station; /* label */
  LydAttendeeType type;
  gint64 seen_at;   /* LYD_TIME_NONE: found without having been scanned */
  gboolean leaving; /* ... on the way out of a room */
  gboolean needs_assistance;
  gboolean in_building;
  gboolean found;
  gint64 found_at;     /* LYD_TIME_NONE where not found */
  char *found_station; /* label, or NULL */
} LydRollCallRow;

/* A station whose scans are in the data, or one whose scans are not. */
typedef struct {
  char *label;
  gint64 latest; /* of its scans; LYD_TIME_NONE: none are here */
  gboolean missing;
} LydRollCallStation;

typedef struct {
  char *title;          /* the event's */
  char *timezone;       /* IANA name */
  gint64 read_at;       /* when this was read */
  gint64 latest;        /* when the last scan was written; LYD_TIME_NONE: there is none */
  gint64 since;         /* whoever came from here on is on the list */
  gboolean today;       /* whether that is the day it is */
  gboolean clock_wrong; /* there are scans from later than now */
  gboolean counted;     /* the event is sensitive: it names nobody */
  int heads;            /* counted without a name */
  int n_gone;
  GPtrArray *stations; /* of LydRollCallStation */
  GPtrArray *rows;     /* of LydRollCallRow, by name */
  char *folder;        /* where lists are kept, or NULL */
  gint64 saved_at;     /* of the last one of this event there; LYD_TIME_NONE: there is none */
  LydId call;          /* the roll call that is on; none: nobody was ticked off yet */
  gint64 call_at;
} LydRollCall;

typedef enum {
  LYD_ROLL_CALL_EVERYONE,
  LYD_ROLL_CALL_NOT_FOUND,
  LYD_ROLL_CALL_ASSISTANCE,
  LYD_ROLL_CALL_GUESTS,
} LydRollCallFilter;
#define LYD_N_ROLL_CALL_FILTERS (LYD_ROLL_CALL_GUESTS + 1)

/* How many fit each filter, and how many of the list are in the building as far as exits say. */
typedef struct {
  int n[LYD_N_ROLL_CALL_FILTERS];
  int in_building;
} LydRollCallCounts;

LydWhereabouts lyd_whereabouts_judge (const LydPassage *passages, guint n, gboolean has_door);
gint64 lyd_roll_call_find_day (gint64 latest, gint64 now, GTimeZone *zone, gboolean *today);
gboolean lyd_roll_call_row_fits (const LydRollCallRow *row, LydRollCallFilter filter);
gboolean lyd_roll_call_row_matches (const LydRollCallRow *row, const char *folded);
LydRollCallCounts lyd_roll_call_count (const LydRollCall *self);
const char *lyd_roll_call_row_get_place (const LydRollCallRow *row);
char *lyd_roll_call_list_name (const char *name, const char *given, const char *family) G_GNUC_WARN_UNUSED_RESULT;

LydRollCall *lyd_roll_call_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_roll_call_free (LydRollCall *self);
LydRollCallRow *lyd_roll_call_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_roll_call_row_free (LydRollCallRow *self);
void lyd_roll_call_station_free (LydRollCallStation *self);
void lyd_passage_clear (LydPassage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRollCall, lyd_roll_call_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRollCallRow, lyd_roll_call_row_free)

G_END_DECLS
