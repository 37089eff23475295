#pragma once

#include "lyd-attendance-rule.h"
#include "lyd-file.h"
#include "lyd-likeness.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The ledger of attendance: reports of online meetings come in for a session, row by row; who the rows are about is
 * settled by e-mail address, by what was learned, or by hand; what follows is one attendance a person, with its
 * reasons.
 */

/* ---- bringing a report in ---- */

/* A plan that writes nothing and says what would happen to everybody in a report. It works on a LydFile, but is not
 * bound to it: it may be made on a reader's and applied on the writer's. */
typedef struct _LydAttendancePlan LydAttendancePlan;

/* What to do with an earlier report that this one looks like another version of. */
typedef enum {
  LYD_REPLACE_ASK, /* refuse to go on until somebody says */
  LYD_REPLACE_ADD, /* both count */
  LYD_REPLACE_YES, /* the earlier one does not count any more */
} LydReplace;

/* All borrowed; NULL where not said. */
typedef struct {
  const char *format;   /* %NULL or "auto": by its content */
  const char *timezone; /* by whose clock its times are; %NULL: as of the last report, else the event's */
  const char *day;      /* ISO; of times without a date; %NULL: the session's first */
  int order;            /* a LydDateOrder + 1 where day and month are not sure; 0: as the report shows */
  LydReplace replace;
  GCancellable *cancellable;
} LydAttendanceOptions;

/* What becomes of somebody in a report. */
typedef enum {
  LYD_ATTENDANCE_MATCHED,   /* registered */
  LYD_ATTENDANCE_ADDED,     /* gets registered; as somebody new where `person` is none */
  LYD_ATTENDANCE_AMBIGUOUS, /* somebody has to say who it is */
  LYD_ATTENDANCE_IGNORED,   /* `reason` says why */
} LydAttendanceOutcome;

/* Why somebody is ignored, or has to be asked about. */
#define LYD_REASON_BOT "bot"                       /* takes notes */
#define LYD_REASON_NOBODY "nobody"                 /* somebody said so */
#define LYD_REASON_NOT_APPROVED "not-approved"     /* denied, pending or cancelled there, and did not come */
#define LYD_REASON_WAITED "waiting-room"           /* was only in the waiting room */
#define LYD_REASON_NAME_ONLY "name-only"           /* a name and no address */
#define LYD_REASON_PHONE "phone"                   /* called by telephone */
#define LYD_REASON_NAMELESS "nameless"             /* "iPhone", "Guest" */
#define LYD_REASON_SAME_NAME "same-name"           /* somebody who is registered has the name, and another address */
#define LYD_REASON_SHARED_ADDRESS "shared-address" /* the address of several people on file */

/* What a report as a whole is told for, besides what its reader found: see lyd_words_attendance_problem(). */
#define LYD_REASON_OTHER_DAY "other-day"                     /* not near the session */
#define LYD_REASON_OTHER_ZONE "other-zone"                   /* the times fit by a clock `value` hours away */
#define LYD_REASON_SAME_FILE "same-file"                     /* brought in before; nothing changes */
#define LYD_REASON_SAME_FILE_ELSEWHERE "same-file-elsewhere" /* for another session, `value` */
#define LYD_REASON_CORRECTED "corrected"                     /* looks like another version of `value` */
#define LYD_REASON_CANCELLED_ATTENDED "cancelled-attended"   /* `value` came; the registration stays */
#define LYD_REASON_BOTS_IGNORED "bot-ignored"                /* `value` takes notes */
#define LYD_REASON_ASSUMED_DAY "assumed-day"                 /* the times have no date; `value` was taken */

/* One person in a report, however many rows and addresses they have there; texts are the plan's. */
typedef struct {
  const char *name;         /* as in the report */
  const char *email;        /* as in the report, or NULL */
  const char *organization; /* as on file or else in the report, or NULL */
  const char *person_name;  /* as on file, or going to be, where it is known who they are; or NULL */
  LydId person;             /* on file; none: new, or not known */
  LydId registration;       /* on file; none: new, or not known */
  LydAttendanceOutcome outcome;
  LydSettled how;     /* of who is known */
  const char *reason; /* LYD_REASON_..., of who is ignored or not known; else NULL */
  LydOnlineRole role;
  gboolean came;     /* was connected */
  gboolean answered; /* a poll or asked a question */
  gboolean attended; /* as the rule of the event's kind has it */
  gboolean no_show;  /* approved there, and did not come */
  gint64 seconds;    /* connected: the union; clipped where the rule does */
  gint64 first_at;   /* LYD_TIME_NONE: not said */
  gint64 last_at;
  guint connections;
  guint visits;
  guint polls;
  guint questions;
  guint line;           /* where they are first */
  guint n_identities;   /* names and addresses by which they are there */
  const char *identity; /* the first of those: for lyd_attendance_settle() */
} LydAttendanceLine;

typedef struct {
  guint line;   /* 0: the file as a whole */
  guint column; /* from 1; 0: the row as a whole */
  const char *reason;
  const char *value; /* or "" */
} LydAttendanceNote;

/* People are attendees; hosts and panelists are counted apart. */
typedef struct {
  guint rows;
  guint people;          /* who came: matched, added, and whoever of the ambiguous has a name */
  guint unnamed;         /* telephones and devices without one: the others of the ambiguous */
  guint matched;         /* on file */
  guint added;           /* new registrations of who came */
  guint ambiguous;       /* somebody has to say who they are */
  guint ignored;         /* bots, nobodies, and who was denied or cancelled there and did not come */
  guint no_shows;        /* approved there, and did not come */
  guint attended;        /* of `matched` and `added`, those for whom the rule says so */
  guint apart;           /* hosts and panelists */
  guint apart_ambiguous; /* ... of whom somebody has to say who they are */
  guint bots;
  guint new_people;        /* put on file */
  guint new_registrations; /* those of no-shows, hosts and panelists included */
  guint not_in_report;     /* confirmed here, and the report does not know them */
} LydAttendanceCounts;

LydAttendancePlan *lyd_attendance_plan (LydFile *file,
                                        const LydId *session,
                                        GBytes *bytes,
                                        const char *file_name,
                                        const LydAttendanceOptions *options,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_attendance_plan_refresh (LydAttendancePlan *self, LydFile *file, GError **error);
void lyd_attendance_plan_set_replace (LydAttendancePlan *self, LydReplace replace);
void lyd_attendance_plan_free (LydAttendancePlan *self);

LydAttendanceCounts lyd_attendance_plan_get_counts (const LydAttendancePlan *self);
const GArray *lyd_attendance_plan_get_lines (const LydAttendancePlan *self);      /* of LydAttendanceLine */
const GArray *lyd_attendance_plan_get_notes (const LydAttendancePlan *self);      /* of LydAttendanceNote */
const char *lyd_attendance_plan_get_format (const LydAttendancePlan *self);       /* its id */
const char *lyd_attendance_plan_get_format_title (const LydAttendancePlan *self); /* for people, translated */
const char *lyd_attendance_plan_get_topic (const LydAttendancePlan *self);
const char *lyd_attendance_plan_get_timezone (const LydAttendancePlan *self);
const char *lyd_attendance_plan_get_file_name (const LydAttendancePlan *self);
const char *lyd_attendance_plan_get_day (const LydAttendancePlan *self); /* NULL: its times have dates */
gboolean lyd_attendance_plan_are_dates_sure (const LydAttendancePlan *self);
gint64 lyd_attendance_plan_get_first (const LydAttendancePlan *self); /* LYD_TIME_NONE: no times */
gint64 lyd_attendance_plan_get_last (const LydAttendancePlan *self);
const LydSession *lyd_attendance_plan_get_session (const LydAttendancePlan *self);
const LydAttendanceRule *lyd_attendance_plan_get_rule (const LydAttendancePlan *self);
gboolean lyd_attendance_plan_is_same (const LydAttendancePlan *self);
const char *lyd_attendance_plan_get_replaces (const LydAttendancePlan *self);
gboolean lyd_attendance_plan_needs_answer (const LydAttendancePlan *self);

gboolean lyd_attendance_apply (LydFile *file, LydAttendancePlan *plan, LydId *import, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAttendancePlan, lyd_attendance_plan_free)

/* ---- who was at a session ---- */

/* One registration that was there, or was expected: one attendance, whatever ways it has. */
typedef struct {
  LydId registration;
  LydId person;
  char *name;
  char *organization; /* or NULL */
  char *email;        /* or NULL */
  LydStatus status;
  LydAttendeeType type;
  LydOrigin origin;
  gboolean room;      /* let in at a desk, kiosk or door */
  gint64 room_at;     /* LYD_TIME_NONE */
  gboolean online;    /* attended online, as the rule has it */
  gboolean connected; /* was online at all */
  LydOnlineRole role; /* online */
  gint64 seconds;     /* connected */
  gint64 counted;     /* of those, what the rule counts */
  gint64 first_at;    /* online; LYD_TIME_NONE */
  gint64 last_at;
  int connections;
  int polls;
  int questions;
  gboolean attended;    /* in the room or online: one attendance */
  gboolean participant; /* attended, and is counted among those whom the event was for */
  gboolean no_show;     /* confirmed, and not there at all */
} LydAttendance;

void lyd_attendance_free (LydAttendance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAttendance, lyd_attendance_free)

GPtrArray *lyd_attendance_list (LydFile *file, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What an attendance rests on: a row of a report, or a scan. */
typedef struct {
  gboolean scan;
  LydId report;         /* none: a scan */
  char *file_name;      /* of a report; of a scan: where it was made */
  char *hash;           /* of the report's bytes; NULL */
  guint line;           /* ... and where in it; 0 */
  LydEvidenceKind kind; /* of a row */
  LydOnlineRole role;   /* ... */
  char *name;           /* as they called themselves there; NULL */
  char *email;          /* ... */
  gint64 from;          /* LYD_TIME_NONE: not said */
  gint64 to;
  gint64 seconds;        /* as the row says; -1 */
  int amount;            /* polls answered or questions asked */
  LydSettled how;        /* how it was found out that it is this person; of a row */
  gboolean counts;       /* FALSE: its report was replaced, or the scan taken back */
  LydScanKind scan_kind; /* of a scan */
} LydAttendanceEvidence;

void lyd_attendance_evidence_free (LydAttendanceEvidence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAttendanceEvidence, lyd_attendance_evidence_free)

GPtrArray *lyd_attendance_list_evidence (LydFile *file,
                                         const LydId *session,
                                         const LydId *registration,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A report that was brought in. */
typedef struct {
  LydId id;
  LydId session;
  char *session_title;
  char *file_name;
  char *hash;
  char *format;
  char *format_title; /* translated */
  char *timezone;
  char *day;     /* or NULL */
  char *meeting; /* or NULL */
  gint64 at;
  int rows;
  gboolean replaced; /* by a later one: it does not count */
  LydId replaced_by;
  gboolean kept; /* its bytes: lyd_attendance_get_file() */
} LydAttendanceReport;

void lyd_attendance_report_free (LydAttendanceReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAttendanceReport, lyd_attendance_report_free)

GPtrArray *lyd_attendance_list_reports (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_attendance_find_report (LydFile *file, const char *words, LydId *report, GError **error);
GBytes *lyd_attendance_get_file (LydFile *file, const LydId *report, char **file_name, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean lyd_attendance_save_file (LydFile *file, const LydId *report, const char *path, GError **error);

/* ---- whom nobody knows yet ---- */

/* Who it may be. */
typedef struct {
  LydId person;
  LydId registration; /* at this event; none: not registered */
  char *name;
  char *organization; /* or NULL */
  LydLikeness likeness;
  guint evidence;   /* of LydEvidence */
  gboolean present; /* is known to have been at this session already, under another name or in the room */
} LydAttendanceSuggestion;

typedef struct {
  LydId session;
  char *session_title;
  char *identity;
  char *name;         /* or NULL */
  char *email;        /* or NULL */
  const char *reason; /* LYD_REASON_...: why it is not known */
  LydOnlineRole role;
  gint64 seconds;
  gint64 first_at; /* LYD_TIME_NONE */
  gint64 last_at;
  guint connections;
  gboolean attended; /* would, by the rule */
  char *file_name;   /* of the report */
  guint line;
  guint n_others;         /* of the same name, unmatched too, at other sessions of the event or its series */
  GPtrArray *suggestions; /* of LydAttendanceSuggestion: best first; at most LYD_ATTENDANCE_MOST_SUGGESTIONS */
} LydAttendanceUnmatched;

#define LYD_ATTENDANCE_MOST_SUGGESTIONS 5

void lyd_attendance_unmatched_free (LydAttendanceUnmatched *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAttendanceUnmatched, lyd_attendance_unmatched_free)

GPtrArray *lyd_attendance_list_unmatched (LydFile *file,
                                          const LydId *event,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who is settled at a session and how, bots and nobodies too: what can be taken back. */
typedef struct {
  LydId session;
  char *identity;
  char *name; /* as in the report */
  char *email;
  LydSettled how;
  LydId registration;
  char *person_name; /* on file; NULL: nobody */
} LydAttendanceSettled;

void lyd_attendance_settled_free (LydAttendanceSettled *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAttendanceSettled, lyd_attendance_settled_free)

GPtrArray *lyd_attendance_list_settled (LydFile *file, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What somebody says an identity is. */
typedef enum {
  LYD_SETTLE_REGISTRATION, /* this one */
  LYD_SETTLE_PERSON,       /* somebody on file, who gets registered where they are not */
  LYD_SETTLE_NEW,          /* somebody who is not on file yet */
  LYD_SETTLE_NOBODY,       /* nobody, this time */
  LYD_SETTLE_NOBODY_EVER,  /* ... nor whenever that name turns up */
  LYD_SETTLE_ASK,          /* what was settled is not so: back into the queue */
} LydSettle;

/* All borrowed; NULL where not said. */
typedef struct {
  LydSettle what;
  const LydId *who; /* a registration or a person */
  const char *name; /* of somebody new; NULL: as in the report */
  const char *given;
  const char *family;
  const char *email;        /* ... */
  const char *organization; /* ... */
  gboolean others;          /* also those of the same name at other sessions of the event or its series */
  gboolean forget;          /* do not learn the name */
} LydSettleChoice;

typedef struct {
  LydId registration; /* whom it is now; none: nobody */
  LydId person;
  char *name;          /* ... */
  gboolean learned;    /* the name or the address, for every later report */
  gboolean registered; /* they were not before */
  guint n_settled;     /* with the others */
  guint n_others;      /* that were left and could be settled alike */
} LydSettleResult;

void lyd_settle_result_free (LydSettleResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSettleResult, lyd_settle_result_free)

LydSettleResult *lyd_attendance_settle (LydFile *file,
                                        const LydId *session,
                                        const char *identity,
                                        const LydSettleChoice *choice,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- what counts ---- */

gboolean
lyd_attendance_get_rule (LydFile *file, LydKind kind, LydAttendanceRule *rule, gboolean *is_default, GError **error);
gboolean lyd_attendance_set_rule (LydFile *file, LydKind kind, const LydAttendanceRule *rule, GError **error);

gboolean lyd_attendance_forecast_rule (
  LydFile *file, LydKind kind, const LydAttendanceRule *rule, LydRuleEffect *effect, GError **error);

G_END_DECLS
