#pragma once

#include "lyd-file.h"
#include "lyd-roster-row.h"

G_BEGIN_DECLS

/* What a line of a registration's history is about. */
typedef enum {
  LYD_PAST_CAME,
  LYD_PAST_LEFT,
  LYD_PAST_REFUSED,
  LYD_PAST_TAKEN_BACK,
  LYD_PAST_CHANGED,
  LYD_PAST_CODE,
  LYD_PAST_PRINTED,
  LYD_PAST_REGISTERED,
} LydPastKind;

/* One line of it: what, when, and where or by whom. */
typedef struct {
  LydPastKind kind;
  gint64 at;
  char *sentence; /* translated, plain text */
  char *detail;   /* "Desk 1 · Arrival", or NULL */
  gboolean undone;
  LydId scan; /* of an entry that stands and can be taken back; none otherwise */
} LydPast;

/* What was asked, and what this person said. */
typedef struct {
  LydQuestion *question;
  char *value; /* NULL: not answered; "": left blank */
} LydRecordAnswer;

/* Everything about one registration, as the pane beside the list and the dialog that changes it show it. */
typedef struct {
  LydRosterRow *row;
  LydRegistration *registration;
  LydPerson *person;
  char *code;          /* what the QR holds; NULL: none */
  gint64 printed_at;   /* the last badge; LYD_TIME_NONE: never */
  char *import_file;   /* the list that brought it, or NULL */
  GPtrArray *answers;  /* of LydRecordAnswer: every question of the event, in their order */
  GPtrArray *sessions; /* of LydSession: those of the event that are chosen one by one */
  GArray *places;      /* of LydId: the chosen ones among them */
  int n_guests;        /* who are registered with this person */
  GPtrArray *past;     /* of LydPast: newest first */
} LydRecord;

void lyd_record_free (LydRecord *self);
LydRecord *lyd_record_get (LydFile *file, const LydId *session, const LydId *registration, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_record_has_place (const LydRecord *self, const LydId *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRecord, lyd_record_free)

G_END_DECLS
