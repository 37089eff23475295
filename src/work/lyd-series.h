#pragma once

#include "lyd-file.h"
#include "lyd-register.h"
#include "lyd-repeat.h"
#include "lyd-series-line.h"

G_BEGIN_DECLS

/* Events that repeat. A series has one rule, which says what holds from now on; its events are ordinary events, each
 * with a start that the rule gives it (`series_at`) and may be moved, changed or cancelled alone. What is over is never
 * changed. Every act is one transaction and one entry of the journal. */

/* What a rule gives is to be otherwise on one date. */
typedef struct {
  gint64 at;    /* what the rule gives, UTC milliseconds; any instant of that local day means it */
  gint64 start; /* when it is to be instead; LYD_TIME_NONE: not at all */
} LydSeriesException;

/* ---- making one ---- */

/* All borrowed; what is NULL there is none of. */
typedef struct {
  LydEvent *first; /* what all events are like; its start says the time of day and the first possible date; its texts
                    * are cleaned */
  const char *rule;
  const GArray *exceptions;  /* of LydSeriesException */
  const GArray *programs;    /* of LydId */
  const GPtrArray *audience; /* of LydAudienceRule */
} LydSeriesPlan;

GPtrArray *lyd_series_preview (LydFile *file, const LydSeriesPlan *plan, gboolean clashes, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_series_add (LydFile *file, const LydSeriesPlan *plan, LydId *series, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* ---- looking ---- */

GPtrArray *lyd_series_list (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydSeriesLine *lyd_series_get (LydFile *file, const LydId *series, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydSeriesLine *lyd_series_find (LydFile *file, const char *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_series_list_events (LydFile *file, const LydId *series, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- changing it ---- */

typedef enum {
  LYD_SERIES_THIS,
  LYD_SERIES_FOLLOWING, /* this one and those after it */
  LYD_SERIES_ALL,       /* all that are not over */
} LydSeriesScope;

/* What is to be changed. */
typedef enum {
  LYD_SERIES_TITLE = 1 << 0,
  LYD_SERIES_TIME = 1 << 1, /* time of day */
  LYD_SERIES_DURATION = 1 << 2,
  LYD_SERIES_RULE = 1 << 3, /* not of one event alone */
  LYD_SERIES_ZONE = 1 << 4, /* the clock on the wall shows the same there */
  LYD_SERIES_MODE = 1 << 5,
  LYD_SERIES_VENUE = 1 << 6,
  LYD_SERIES_JOIN_LINK = 1 << 7,
  LYD_SERIES_REGISTRATION_LINK = 1 << 8,
  LYD_SERIES_CAPACITY = 1 << 9,
  LYD_SERIES_SEATS = 1 << 10,
  LYD_SERIES_POLICY_AREA = 1 << 11,
  LYD_SERIES_HEADING = 1 << 12,
  LYD_SERIES_PROGRAMS = 1 << 13,
  LYD_SERIES_AUDIENCE = 1 << 14,
  LYD_SERIES_DATE = 1 << 15, /* of this event alone: it is moved to that local date */
} LydSeriesFields;

/* All borrowed. */
typedef struct {
  LydSeriesFields fields;
  const LydEvent *values;    /* title, timezone, mode, venue, links, capacity, seats, policy_area, heading; what
                              * `fields` does not name is not looked at */
  int time;                  /* TIME: minutes after midnight */
  int minutes;               /* DURATION */
  int date;                  /* DATE: e.g. 20271209 */
  const char *rule;          /* RULE: of the events from the first changed one on, with its own end */
  const GArray *programs;    /* PROGRAMS, of LydId: these and no others */
  const GPtrArray *audience; /* AUDIENCE, of LydAudienceRule: none or empty: anybody */
  gboolean overwrite;        /* also what was set apart for single events, and those that were moved */
} LydSeriesChange;

/* What came of an act on a series. */
typedef struct {
  int n_changed;
  int n_kept;          /* something of them was set apart, and stays so */
  int n_over;          /* would have been meant, and are over */
  int n_added;         /* new events */
  int n_cancelled;     /* events that the new rule has no place for */
  int n_deleted;       /* events that nobody had registered for, taken off the file */
  int n_registered;    /* registrations made in new events for those who are registered for all */
  GPtrArray *promoted; /* of LydPromotion: who moved up from waiting lists */
  GPtrArray *dates;    /* of LydSeriesDate: of the events that were changed or added */
} LydSeriesOutcome;

void lyd_series_outcome_free (LydSeriesOutcome *self);

LydSeriesOutcome *lyd_series_change (LydFile *file,
                                     const LydId *event,
                                     LydSeriesScope scope,
                                     const LydSeriesChange *change,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydSeriesOutcome *lyd_series_preview_change (LydFile *file,
                                             const LydId *event,
                                             LydSeriesScope scope,
                                             const LydSeriesChange *change,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydRepeat *lyd_series_get_repeat (LydFile *file, const LydId *event, LydSeriesScope scope, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_series_move (LydFile *file, const LydId *event, gint64 start, GError **error);
gboolean lyd_series_cancel (LydFile *file, const LydId *event, GError **error);
LydSeriesOutcome *lyd_series_extend (LydFile *file, const LydId *series, int n_events, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydSeriesOutcome *lyd_series_end (LydFile *file, const LydId *series, gint64 after, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydSeriesOutcome *lyd_series_delete (LydFile *file, const LydId *series, gint64 after, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydSeriesOutcome *lyd_series_preview_delete (LydFile *file, const LydId *series, gint64 after, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* ---- registered for all of it ---- */

/* Who is to be registered: people on file, and somebody who may be new. All borrowed. */
typedef struct {
  const LydId *people;
  gsize n_people;
  const LydRegistrationRequest *request; /* NULL: nobody else; its sessions are not looked at */
  LydAttendeeType type;                  /* of the people */
} LydSeriesEntry;

/* One event at which somebody was not simply confirmed. */
typedef struct {
  LydId person;
  char *name;
  LydId event;
  gint64 start;
  LydHold hold;
} LydSeriesHold;

typedef struct {
  int n_people;
  int n_events;        /* of the series, not over and not cancelled */
  int n_registered;    /* confirmed now */
  int n_existing;      /* registrations that were there before, and stay as they are */
  int n_cancelled;     /* registrations that were cancelled */
  GPtrArray *holds;    /* of LydSeriesHold: who waits, or is to be approved, and where; never NULL */
  GPtrArray *promoted; /* of LydPromotion: who moved up from waiting lists; never NULL */
} LydSeriesRegistration;

void lyd_series_registration_free (LydSeriesRegistration *self);

LydSeriesRegistration *lyd_series_register (LydFile *file,
                                            const LydId *series,
                                            const LydSeriesEntry *entry,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydSeriesRegistration *lyd_series_unregister (LydFile *file,
                                              const LydId *series,
                                              const LydId *people,
                                              gsize n_people,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_series_list_members (LydFile *file, const LydId *series, gboolean reveal, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* ---- who came when, and the calendar ---- */

LydGrid *lyd_series_get_grid (LydFile *file, const LydId *series, LydGridBy by, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_series_write_calendar (LydFile *file, const LydId *series, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeriesOutcome, lyd_series_outcome_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeriesRegistration, lyd_series_registration_free)

G_END_DECLS
