#pragma once

#include "lyd-file.h"
#include "lyd-print-job.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* Check-in: check-in.md's rules over the data file. Every attempt that was decided is one row of the log; it is
 * answered only once it is on disk. A verdict is a result; an error means that nothing was decided and nothing
 * recorded. */

/* An answer given with an attempt. */
typedef struct {
  const char *question; /* label or id */
  const char *value;    /* "" leaves it blank */
} LydGivenAnswer;

/* Strings borrowed. Zero-initialized is a good start. */
typedef struct {
  LydId session;
  const char *text; /* as scanned or typed; for lyd_admit() */
  LydScanKind kind; /* entry or exit */
  LydId attempt;    /* made by the asker, the same when it asks again; none: a new one is made */
  gint64 at;        /* UTC milliseconds; 0 or LYD_TIME_NONE: now. A past time is a paper list typed in later */
  LydSource source;
  const char *override; /* why to let them in anyway; NULL: not asked. A kiosk cannot override */
  const LydGivenAnswer *answers;
  gsize n_answers;
  const char *printer; /* where the badge of whoever is let in is printed, unless one lies ready that is still right;
                        * "": whichever is there; NULL: none is printed */
  gboolean look;       /* only say what would happen: nothing is recorded, the result has no scan */
} LydAttempt;

/* A question to be put before somebody enters. */
typedef struct {
  LydQuestion *question;
  char *value;   /* what is on file or was given, NULL where nothing */
  char *problem; /* why that is no valid answer, a sentence; NULL where it was only not asked yet */
} LydAskedQuestion;

typedef struct {
  LydVerdict verdict; /* what happened; LYD_VERDICT_IDENTIFY: a short code, nothing was logged */
  LydVerdict basis;   /* what the rules say without an override; with `identify`: what entering now would say */
  gboolean overridden;
  gboolean replayed; /* this attempt had been answered before: the same answer again */
  LydScanKind kind;
  LydId scan; /* none with `identify` */
  LydId attempt;
  LydId session;
  LydId registration; /* none where unknown */
  LydId person;
  gint64 at;
  char *station; /* label of where this was scanned */
  char *reason;  /* of the override that was asked for */
  char *raw;     /* what was read, where it was unknown */

  /* Who it is; NULL and FALSE where unknown or not to be told. */
  char *name;
  char *given; /* as they are greeted */
  char *organization;
  char *pronunciation;
  char *pronouns; /* only with consent */
  LydStatus status;
  LydAttendeeType type;
  LydOrigin origin;
  gboolean first_time;
  gboolean no_photos;
  gboolean needs_assistance;

  gint64 first_at;     /* with `already-in`: when they were first admitted (under `daily`: on this day) */
  char *first_station; /* ... and at which station */
  LydId first_scan;    /* ... by which scan, which can be taken back */
  gint64 opens;        /* the session's window; LYD_TIME_NONE: none */
  gint64 closes;
  char *timezone;       /* IANA name of the session's zone */
  char *session_title;  /* of the session asked for */
  char *audience;       /* with `wrong-session` and `pending`: whom it is for, where it is not for them */
  char *other_event;    /* with `wrong-event`: its title, unless it is sensitive */
  GPtrArray *questions; /* of LydAskedQuestion: with `answers-needed`; never NULL */

  /* With `admitted` and `already-in`: where they go next today, as far as it is known: what they chose, or what is for
   * everybody. NULL: nowhere in particular. */
  char *next_title;
  char *next_room;   /* or NULL */
  gint64 next_start; /* UTC milliseconds */
  int tray;          /* where the badge lies; 0: in no tray */
  int slot;
  LydBadgeState badge;
  gint64 badge_at; /* when it was printed last; LYD_TIME_NONE: never */
} LydAdmissionResult;

/* A session's numbers. */
typedef struct {
  int expected; /* confirmed, and with a place where places are chosen */
  int inside;   /* in and not left; under `daily`: of those who came today */
  int entered;  /* different registrations that came; under `daily`: today */
  int left;     /* entered and not inside any more */
  int walk_ins; /* registered at the desk, and ever came here */
} LydAdmissionCount;

void lyd_asked_question_free (LydAskedQuestion *self);
void lyd_admission_result_keep_to_event (LydAdmissionResult *self);
void lyd_admission_result_free (LydAdmissionResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAdmissionResult, lyd_admission_result_free)

LydAdmissionResult *lyd_admit (LydFile *file, const LydAttempt *attempt, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydAdmissionResult *lyd_admit_registration (LydFile *file,
                                            const LydId *registration,
                                            const LydAttempt *attempt,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydAdmissionResult *lyd_admit_undo (LydFile *file, const LydId *scan, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean lyd_admit_find_scan (LydFile *file, const char *words, LydId *scan, GError **error);
GPtrArray *lyd_admit_list_scans (LydFile *file,
                                 const LydId *session,
                                 const LydId *registration,
                                 gboolean newest_first,
                                 int limit,
                                 GError **error);
gboolean lyd_admit_count (LydFile *file, const LydId *session, gint64 at, LydAdmissionCount *count, GError **error);

gboolean lyd_admit_check (LydFile *file, GPtrArray *problems, GError **error);
gboolean lyd_admit_rebuild (LydFile *file, GError **error);

G_END_DECLS
