#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closed sets of words that Lanyard knows. Each is a table: an enum value is the index of its row, `id` is what
 * files, the database and the command line say, `title` is what people read (translate with _()). */
typedef struct {
  const char *id;
  const char *title;
} LydWord;

typedef struct {
  const char *context; /* gettext's */
  const LydWord *words;
  int n_words;
} LydVocabulary;

typedef enum {
  LYD_STATUS_CONFIRMED,
  LYD_STATUS_PENDING,
  LYD_STATUS_WAITLISTED,
  LYD_STATUS_CANCELLED,
  LYD_STATUS_DENIED,
} LydStatus;

typedef enum {
  LYD_ATTENDEE_MEMBER_STAFF,
  LYD_ATTENDEE_SPEAKER,
  LYD_ATTENDEE_FUNDER,
  LYD_ATTENDEE_STAFF,
  LYD_ATTENDEE_GUEST,
  LYD_ATTENDEE_CHILD_GUEST,
} LydAttendeeType;

/* What a kiosk does with somebody who is not registered. */
typedef enum {
  LYD_NEWCOMERS_NONE, /* sends them to the desk */
  LYD_NEWCOMERS_PENDING,
  LYD_NEWCOMERS_CONFIRMED,
} LydNewcomers;

/* Where a registration comes from. */
typedef enum {
  LYD_ORIGIN_MANUAL,
  LYD_ORIGIN_IMPORT,
  LYD_ORIGIN_WALK_IN,
  LYD_ORIGIN_KIOSK,
  LYD_ORIGIN_ONLINE, /* in the report of an online meeting */
} LydOrigin;

typedef enum {
  LYD_MODE_ONLINE,
  LYD_MODE_IN_PERSON,
  LYD_MODE_HYBRID,
} LydMode;

typedef enum {
  LYD_EVENT_PLANNED,
  LYD_EVENT_CANCELLED,
} LydEventState;

/* Under which heading funders are reported to. */
typedef enum {
  LYD_HEADING_NONE = -1,
  LYD_HEADING_ENGAGE,
  LYD_HEADING_EMPOWER,
  LYD_HEADING_INVEST,
} LydHeading;

typedef enum {
  LYD_PROGRAM_GRANT,
  LYD_PROGRAM_CAMPAIGN,
  LYD_PROGRAM_NETWORK,
} LydProgramKind;

/* When a session lets the same registration in again: check-in.md, rule 1. */
typedef enum {
  LYD_ADMIT_ONCE,
  LYD_ADMIT_DAILY,
  LYD_ADMIT_IN_OUT,
  LYD_ADMIT_UNLIMITED,
} LydAdmission;

typedef enum {
  LYD_SESSION_SESSION,
  LYD_SESSION_ARRIVAL,
  LYD_SESSION_PLENARY,
  LYD_SESSION_BREAKOUT,
  LYD_SESSION_MEAL,
  LYD_SESSION_SOCIAL,
} LydSessionKind;

/* In the order in which they apply; see the table in check-in.md. LYD_VERDICT_IDENTIFY is what a short code answers. */
typedef enum {
  LYD_VERDICT_UNKNOWN,
  LYD_VERDICT_WRONG_EVENT,
  LYD_VERDICT_REVOKED,
  LYD_VERDICT_LEFT,
  LYD_VERDICT_CANCELLED,
  LYD_VERDICT_DENIED,
  LYD_VERDICT_PENDING,
  LYD_VERDICT_WAITLISTED,
  LYD_VERDICT_WRONG_SESSION,
  LYD_VERDICT_ALREADY_IN,
  LYD_VERDICT_TOO_EARLY,
  LYD_VERDICT_OVER,
  LYD_VERDICT_FULL,
  LYD_VERDICT_ANSWERS_NEEDED,
  LYD_VERDICT_ADMITTED,
  LYD_VERDICT_IDENTIFY,
  LYD_VERDICT_UNDONE,
} LydVerdict;

typedef enum {
  LYD_SCAN_ENTRY,
  LYD_SCAN_EXIT,
  LYD_SCAN_UNDO,
} LydScanKind;

/* What a scan came through. */
typedef enum {
  LYD_SOURCE_SCANNER,
  LYD_SOURCE_CAMERA,
  LYD_SOURCE_SEARCH,
  LYD_SOURCE_KIOSK,
  LYD_SOURCE_PAPER,
  LYD_SOURCE_CLI,
} LydSource;

typedef enum {
  LYD_QUESTION_TEXT,
  LYD_QUESTION_CHOICE,
  LYD_QUESTION_CHOICES,
  LYD_QUESTION_YES_NO,
  LYD_QUESTION_NUMBER,
  LYD_QUESTION_DATE,
  LYD_QUESTION_EMAIL,
} LydQuestionKind;

/* What the answers to a question are summed up for: who cooks, who makes room, who takes pictures. */
typedef enum {
  LYD_PURPOSE_NONE,
  LYD_PURPOSE_DIETARY,
  LYD_PURPOSE_ACCESS,
  LYD_PURPOSE_PHOTOS,
  LYD_PURPOSE_EMERGENCY,
  LYD_PURPOSE_MEAL,
  LYD_PURPOSE_CLOTHING,
  LYD_PURPOSE_TRAVEL,
} LydPurpose;

/* What a row of an online meeting's report says. */
typedef enum {
  LYD_EVIDENCE_CONNECTION, /* connected from a time to another */
  LYD_EVIDENCE_TOTAL,      /* connected for so long; the report has no times */
  LYD_EVIDENCE_WAITING,    /* in the waiting room only */
  LYD_EVIDENCE_ABSENT,     /* registered there, and did not come */
  LYD_EVIDENCE_REGISTERED, /* registered there; whether they came is not said */
  LYD_EVIDENCE_POLL,
  LYD_EVIDENCE_QUESTION,
} LydEvidenceKind;

/* As what somebody was at an online meeting. Whoever is not an attendee is counted apart. */
typedef enum {
  LYD_ROLE_ATTENDEE,
  LYD_ROLE_PANELIST,
  LYD_ROLE_HOST,
} LydOnlineRole;

/* How it was found out who somebody in a report is. */
typedef enum {
  LYD_SETTLED_EMAIL,
  LYD_SETTLED_ALIAS,
  LYD_SETTLED_HAND,   /* somebody said so */
  LYD_SETTLED_NEW,    /* registered with the report */
  LYD_SETTLED_BOT,    /* takes notes; nobody */
  LYD_SETTLED_NOBODY, /* somebody said that it is nobody */
} LydSettled;

extern const LydVocabulary lyd_statuses;
extern const LydVocabulary lyd_attendee_types;
extern const LydVocabulary lyd_origins;
extern const LydVocabulary lyd_newcomers;
extern const LydVocabulary lyd_modes;
extern const LydVocabulary lyd_event_states;
extern const LydVocabulary lyd_headings;
extern const LydVocabulary lyd_program_kinds;
extern const LydVocabulary lyd_admissions;
extern const LydVocabulary lyd_session_kinds;
extern const LydVocabulary lyd_verdicts;
extern const LydVocabulary lyd_scan_kinds;
extern const LydVocabulary lyd_sources;
extern const LydVocabulary lyd_ways;
extern const LydVocabulary lyd_session_places;
extern const LydVocabulary lyd_question_kinds;
extern const LydVocabulary lyd_purposes;
extern const LydVocabulary lyd_evidence_kinds;
extern const LydVocabulary lyd_online_roles;
extern const LydVocabulary lyd_settled;

const char *lyd_word_id (const LydVocabulary *vocabulary, int value);
const char *lyd_word_id_or_null (const LydVocabulary *vocabulary, int value);
const char *lyd_word_title (const LydVocabulary *vocabulary, int value);
int lyd_word_find (const LydVocabulary *vocabulary, const char *id);
char *lyd_word_list_ids (const LydVocabulary *vocabulary) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
