#pragma once

#include "lyd-event-kind.h"
#include "lyd-id.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* What things ARE: plain structs, one a table of the database. Strings are owned, valid UTF-8, and NULL where nothing
 * is known (never ""). Every struct has _free (and autoptr); _new gives one with nothing known. */

/* A member (or other) body. */
typedef struct {
  LydId id;
  char *name;
  char *state;     /* two letters, or NULL */
  gboolean member; /* of the network itself, as against a funder or a guest's employer */
} LydOrganization;

/* What organizations belong to: Partnership, SPARC. */
typedef struct {
  LydId id;
  char *name;
} LydNetwork;

/* An organization's time in a network. */
typedef struct {
  LydId id;
  LydId network;
  LydId organization;
  char *joined;  /* ISO date or NULL */
  char *left_on; /* ISO date or NULL */
} LydMembership;

/* A grant, campaign or network that events are reported under. */
typedef struct {
  LydId id;
  char *name;
  char *kind; /* grant, campaign, network */
  char *funder;
  char *starts; /* ISO date or NULL */
  char *ends;   /* ISO date or NULL */
} LydProgram;

/* One human, once, across all events. */
typedef struct {
  LydId id;
  LydId organization; /* none where unknown */
  char *name;         /* as shown: the preferred name, whole */
  char *given;
  char *family;
  char *legal; /* name as on the ID, where it differs; never shown at the desk */
  char *email; /* as written; compared folded */
  char *phone;
  char *role; /* job title */
  char *pronouns;
  gboolean pronouns_public; /* may stand on the badge */
  char *pronunciation;
  char *language; /* en, es, or NULL */
  char *notes;
} LydPerson;

/* Another name, address or number that means the same person. */
typedef struct {
  LydId id;
  LydId person;
  char *kind; /* name, email, phone */
  char *value;
  char *folded;
} LydAlias;

/* Events that repeat. */
typedef struct {
  LydId id;
  char *title;
  char *rule;     /* RFC 5545, e.g. "FREQ=MONTHLY;BYDAY=3TH;COUNT=12": what holds from now on */
  char *timezone; /* IANA name */
} LydSeries;

/* One occurrence of a kind. */
typedef struct {
  LydId id;
  LydKind kind;
  char *title;
  gint64 start; /* UTC milliseconds */
  gint64 end;
  char *timezone; /* IANA name */
  LydMode mode;
  char *venue;
  char *join_link;         /* private: never exported to calendars */
  char *registration_link; /* public */
  int capacity;            /* -1: no limit */
  int seats;               /* included for each organization, further ones by approval; -1: no limit */
  LydEventState state;
  int sequence;     /* raised when a published calendar entry changes: RFC 5545 SEQUENCE */
  LydId series;     /* none where single */
  gint64 series_at; /* the start that the series' rule gives it, also where it was moved; LYD_TIME_NONE: none */
  char *policy_area;
  LydHeading heading; /* what funders are told that it is for */
  char *audience;     /* who may come, in words */
  gboolean sensitive; /* counted only: no names, scans or exports by name */
  GPtrArray *rules;   /* of LydAudienceRule: whom it is for from now on, for saving; never changed once it is here.
                       * NULL: as it is, and always so where it was read */
  GArray *programs;   /* of LydId: what it is reported under from now on, for saving; as `rules` */
  LydNewcomers newcomers;
  char *invites; /* who sends the invitations where Lanyard does not: "zoom", or NULL */
} LydEvent;

/* Who presents a session: somebody on file, or a name where they are not. */
typedef struct {
  LydId id;
  LydId session;
  LydId person; /* none: not on file */
  char *name;   /* as shown */
  int position;
} LydPresenter;

/* What one can be present at. */
typedef struct {
  LydId id;
  LydId event;
  LydSessionKind kind;
  char *title;
  gint64 start;
  gint64 end;
  char *track; /* what runs beside it under one heading: "Policy" */
  char *room;
  int capacity; /* -1: no limit */
  LydAdmission admission;
  int opens_before; /* minutes; -1: no window */
  int closes_after; /* minutes; -1: no window */
  gboolean choice;  /* only for those who chose it */
  gboolean sensitive;
  int position;          /* order within the event */
  GPtrArray *rules;      /* as LydEvent's */
  GPtrArray *presenters; /* of LydPresenter, in their order; NULL: not read, and left as they are */
} LydSession;

/* One person at one event. */
typedef struct {
  LydId id;
  LydId event;
  LydId person;
  LydStatus status;
  LydAttendeeType type;
  LydOrigin origin;
  char *short_code;     /* unique in the event; identifies, does not admit */
  gint64 registered_at; /* UTC milliseconds */
  gboolean first_time;
  gboolean no_photos;
  gboolean needs_assistance; /* at an evacuation; the need itself is an answer */
  LydId host;                /* for guests and children; none otherwise */
  char *note;
  char *exempt; /* why they may come although the audience does not include them, or NULL */
} LydRegistration;

/* What an event asks of those who register. */
typedef struct {
  LydId id;
  LydId event;
  char *label;
  LydQuestionKind kind;
  char **choices; /* NULL where the kind has none */
  gboolean required;
  gboolean sensitive;
  gboolean at_check_in;
  int position;
  guint types;        /* who is asked: LYD_TYPE_BIT() of each attendee type; 0: everybody */
  LydPurpose purpose; /* what the answers are summed up for */
} LydQuestion;

#define LYD_TYPE_BIT(type) (1u << (type))

/* One passage or attempt, as logged: inserted, never changed. */
typedef struct {
  LydId id;
  LydId station;
  gint64 seq; /* per station, without a gap */
  LydId attempt;
  LydId session;
  LydId registration; /* none where unknown */
  LydScanKind kind;
  LydId undoes;       /* the scan that an undo takes back */
  gint64 at;          /* when it happened, UTC milliseconds */
  gint64 recorded_at; /* when it was written */
  LydSource source;
  LydVerdict verdict; /* as shown */
  LydVerdict basis;   /* what the rules say without override */
  char *reason;       /* of an override */
  char *raw;          /* what was read */
} LydScan;

/* A scan as lists show it. */
typedef struct {
  LydScan *scan;
  char *name; /* NULL where nobody was recognized */
  char *organization;
  char *station; /* label */
  gboolean undone;
} LydScanLine;

/* One desk, kiosk or door running Lanyard. */
typedef struct {
  LydId id;
  char *label;
  gint64 since;
} LydStation;

/* One file brought in. */
typedef struct {
  LydId id;
  LydId event;
  char *file_name;
  char *hash; /* SHA-256 of the file's bytes */
  char *format;
  gint64 at;
  int added;
  int updated;
  int unchanged;
  int skipped;
} LydImportBatch;

LydOrganization *lyd_organization_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_organization_free (LydOrganization *self);
LydNetwork *lyd_network_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_network_free (LydNetwork *self);
LydMembership *lyd_membership_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_membership_free (LydMembership *self);
LydProgram *lyd_program_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_program_free (LydProgram *self);
LydPerson *lyd_person_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_person_free (LydPerson *self);
LydAlias *lyd_alias_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_alias_free (LydAlias *self);
LydSeries *lyd_series_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_series_free (LydSeries *self);
LydEvent *lyd_event_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_event_free (LydEvent *self);
LydPresenter *lyd_presenter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_presenter_free (LydPresenter *self);
LydSession *lyd_session_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_session_free (LydSession *self);
LydRegistration *lyd_registration_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_registration_free (LydRegistration *self);
LydQuestion *lyd_question_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_question_free (LydQuestion *self);
LydScan *lyd_scan_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_scan_free (LydScan *self);
LydScanLine *lyd_scan_line_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_scan_line_free (LydScanLine *self);
LydStation *lyd_station_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_station_free (LydStation *self);
LydImportBatch *lyd_import_batch_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_import_batch_free (LydImportBatch *self);

LydProgram *lyd_program_copy (const LydProgram *self) G_GNUC_WARN_UNUSED_RESULT;
LydPerson *lyd_person_copy (const LydPerson *self) G_GNUC_WARN_UNUSED_RESULT;
LydOrganization *lyd_organization_copy (const LydOrganization *self) G_GNUC_WARN_UNUSED_RESULT;
LydEvent *lyd_event_copy (const LydEvent *self) G_GNUC_WARN_UNUSED_RESULT;
LydSession *lyd_session_copy (const LydSession *self) G_GNUC_WARN_UNUSED_RESULT;
LydQuestion *lyd_question_copy (const LydQuestion *self) G_GNUC_WARN_UNUSED_RESULT;
LydPresenter *lyd_presenter_copy (const LydPresenter *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_presenters_new (void) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_presenters_join (const GPtrArray *presenters) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOrganization, lyd_organization_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydNetwork, lyd_network_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydMembership, lyd_membership_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydProgram, lyd_program_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPerson, lyd_person_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAlias, lyd_alias_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeries, lyd_series_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydEvent, lyd_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPresenter, lyd_presenter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSession, lyd_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRegistration, lyd_registration_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydQuestion, lyd_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydScan, lyd_scan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydScanLine, lyd_scan_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydStation, lyd_station_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydImportBatch, lyd_import_batch_free)

G_END_DECLS
