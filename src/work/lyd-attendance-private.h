#pragma once

#include "lyd-attendance-rows.h"
#include "lyd-attendance.h"
#include "lyd-file-private.h"
#include "lyd-online-fold.h"
#include "lyd-online-report.h"

G_BEGIN_DECLS

/* For lyd-attendance-*.c only. */

#define LYD_NO_ROW G_MAXUINT

/* One name or address in a report. Texts are the report's or the plan's. */
typedef struct {
  const char *identity;
  const char *name;     /* as they called themselves; NULL */
  const char *original; /* of their account; NULL */
  const char *given;
  const char *family;
  const char *email;  /* as written; NULL */
  const char *folded; /* of `email`; NULL also where that is no address */
  const char *phone;
  const char *organization;
  gint64 registered_at;
  gboolean approved; /* their registration there, or nothing is said of one */
  gboolean came;
  gboolean answered;
  gboolean absent;     /* registered there and did not come */
  gboolean registered; /* ... and it is not said whether they came */
  gboolean waited;
  guint line;
  guint first_row; /* the others follow in `next` */
  guint last_row;

  /* Who that is. */
  LydAttendanceOutcome outcome;
  LydSettled how;
  const char *reason;
  gboolean known; /* was settled before: nothing is written */
  LydId person;
  LydId registration;
  guint line_index; /* in `lines` */
} LydWho;

/* What is known of the people that a report may be about. */
typedef struct {
  GArray *registrants;       /* of LydAttendanceRegistrant */
  GHashTable *by_email;      /* folded address -> GArray of guint: registrants */
  GHashTable *by_mailbox;    /* as by_email, without "+tag" and the like: see lyd_likeness_email_key() */
  GHashTable *by_name;       /* folded name, or another one that was learned -> GArray of guint */
  GHashTable *by_person;     /* LydId * -> guint + 1 */
  GHashTable *registrations; /* LydId * -> guint + 1 */
  GHashTable *settlements;   /* identity -> LydSettlement * */
  GHashTable *nobody;        /* folded name -> name */
  GHashTable *domains;       /* domain -> LydId *: the organization of all who have it; NULL: they differ */
  GHashTable *organizations; /* folded name -> LydOrganization *, or NULL: there is none */
  GArray *settled;
} LydAttendanceKnown;

struct _LydAttendancePlan {
  LydId session_id;
  LydSession *session;
  LydEvent *event;
  LydAttendanceRule rule;
  char *file_name;
  char *hash;
  GBytes *bytes;
  char *format; /* as asked for */
  char *timezone;
  char *day;
  int order;
  LydReplace replace;
  LydOnlineReport *report;
  GStringChunk *strings;
  GArray *who;            /* of LydWho */
  GHashTable *identities; /* identity -> guint + 1 */
  GArray *whose;          /* of guint: of each row of the report */
  GArray *next;           /* of guint: the next row of the same identity; LYD_NO_ROW */
  GArray *lines;          /* of LydAttendanceLine */
  GArray *notes;          /* of LydAttendanceNote */
  LydAttendanceKnown known;
  LydAttendanceCounts counts;
  gint64 first;
  gint64 last;
  gint64 state; /* of the data that it was made with; -1: used up */
  gboolean same;
  LydId replaces;
  char *replaces_name;
};

void lyd_attendance_note (LydAttendancePlan *self, guint line, guint column, const char *reason, const char *value);
LydWho *lyd_attendance_get_who (LydAttendancePlan *self, guint index);

void lyd_attendance_known_init (LydAttendanceKnown *self);
void lyd_attendance_known_clear (LydAttendanceKnown *self);
gboolean lyd_attendance_known_load (LydAttendanceKnown *self,
                                    LydFile *file,
                                    const LydId *event,
                                    const LydId *session,
                                    GStringChunk *strings,
                                    GError **error);
gboolean lyd_attendance_known_is_shared (const LydAttendanceKnown *self, const char *email);
const LydAttendanceRegistrant *lyd_attendance_known_find_person (const LydAttendanceKnown *self, const LydId *person);
const LydAttendanceRegistrant *lyd_attendance_known_find_registration (const LydAttendanceKnown *self,
                                                                       const LydId *registration);
gboolean lyd_attendance_known_guess_organization (LydAttendanceKnown *self,
                                                  LydFile *file,
                                                  const char *organization,
                                                  const char *email,
                                                  LydId *id,
                                                  const char **name,
                                                  GStringChunk *strings,
                                                  GError **error);
char *lyd_attendance_known_dup_name (const LydWho *who) G_GNUC_WARN_UNUSED_RESULT;

gboolean lyd_attendance_match (LydAttendancePlan *self, LydFile *file, LydWho *who, GError **error);
void lyd_attendance_warn (LydAttendancePlan *self);
gboolean lyd_attendance_find_earlier (LydAttendancePlan *self, LydFile *file, GError **error);

/* Within the caller's act. */
gboolean lyd_attendance_register (LydFile *file,
                                  const LydEvent *event,
                                  const LydId *person,
                                  LydOnlineRole role,
                                  LydOrigin origin,
                                  gint64 registered_at,
                                  LydId *registration,
                                  GError **error);

G_END_DECLS
