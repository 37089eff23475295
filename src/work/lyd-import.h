#pragma once

#include "lyd-file.h"
#include "lyd-import-file.h"
#include "lyd-places.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bringing in a list of registrations: a plan that writes nothing and says what would happen to every row, what people
 * decide about it, then one act that does it. Re-import is three-way: a cell changes only where the file changed since
 * its last import, and only where nobody has edited it here.
 *
 * A plan works on a LydFile, but is not bound to it: it may be made on a reader's and applied on the writer's. */
typedef struct _LydImportPlan LydImportPlan;

typedef enum {
  LYD_IMPORT_ADDED,     /* a new registration */
  LYD_IMPORT_UPDATED,   /* a registration of whom something changes */
  LYD_IMPORT_UNCHANGED, /* registered already; nothing changes */
  LYD_IMPORT_SKIPPED,   /* `reason` says why */
} LydImportOutcome;

/* What to do about a row whose address belongs to somebody with another name: people share mailboxes. */
typedef enum {
  LYD_IMPORT_ANSWER_NONE,    /* decide safely: see lyd_import_plan() */
  LYD_IMPORT_ANSWER_SAME,    /* the same person: the row is about whom the address belongs to */
  LYD_IMPORT_ANSWER_ANOTHER, /* another person with the same address */
  LYD_IMPORT_ANSWER_SKIP,
} LydImportAnswer;

/* Reasons besides those of lyd-import-file.h */
#define LYD_REASON_DUPLICATE_ROW "duplicate-row"            /* skipped: a later row of the respondent counts */
#define LYD_REASON_SHARED_MAILBOX "shared-mailbox"          /* a question: the address belongs to another name */
#define LYD_REASON_CHANGED_NAME "changed-name"              /* a question: ... that is no longer in the file */
#define LYD_REASON_UNKNOWN_SESSION "unknown-session"        /* a choice that is no session; kept as an answer */
#define LYD_REASON_NO_PLACE "no-place"                      /* new, and on the waiting list */
#define LYD_REASON_BEYOND_SEATS "beyond-seats"              /* new, and to be approved */
#define LYD_REASON_CAPACITY_EXCEEDED "capacity-exceeded"    /* confirmed by the file beyond the capacity */
#define LYD_REASON_SEATS_EXCEEDED "seats-exceeded"          /* ... beyond the organization's included seats */
#define LYD_REASON_SESSION_FULL "session-full"              /* on the waiting list of a chosen session */
#define LYD_REASON_NOT_FOR_THEM "not-in-audience"           /* to be approved: the event is for others */
#define LYD_REASON_NOT_THEIR_SESSION "session-not-for-them" /* a choice that is left out */
#define LYD_REASON_CANCELLED_HERE "cancelled-here"          /* stays cancelled */
#define LYD_REASON_TWO_OF_ONE_PERSON                                              \
  "two-of-one-person" /* skipped: an earlier row is about the same person on file \
                       */

typedef struct {
  guint line;
  LydImportOutcome outcome;
  const char *name;         /* as the file has it */
  const char *email;        /* as written, or "" */
  const char *organization; /* as written, or "" */
  const char *reason;       /* why skipped, or what is asked; else %NULL */
  gboolean question;        /* waits for lyd_import_plan_answer(); `outcome` is what happens without */
  LydImportAnswer answer;
  const char *other; /* of a question: the name that the address belongs to */
} LydImportPlanRow;

/* Something to tell about a line; lyd_words_import_problem() makes the sentence. */
typedef struct {
  guint line;   /* 0: the file as a whole */
  guint column; /* from 1; 0: the row as a whole */
  const char *reason;
  const char *value; /* what stands there, or whom it is about; may be "" */
  guint other_line;  /* of a duplicate row: the one that counts */
} LydImportNote;

/* What becomes of a cell that differs from what is on file. Without a decision nothing that is here is lost. */
typedef enum {
  LYD_IMPORT_KEEP,    /* what is here */
  LYD_IMPORT_REPLACE, /* it by what the file says */
  LYD_IMPORT_BOTH,    /* what is here stays, and the file's is another name or address of the same person */
} LydImportDecision;

extern const LydVocabulary lyd_import_decisions;

/* A cell that differs from what is on file, and is not touched unless lyd_import_plan_decide() says so. */
typedef struct {
  guint row; /* index into the plan's rows */
  guint line;
  guint column;          /* from 1 */
  const char *field;     /* an id of lyd_fields; "question" for an answer */
  const char *label;     /* the column's title */
  const char *name;      /* whom it is about */
  const char *file;      /* what the file says */
  const char *here;      /* what is on file */
  gboolean file_changed; /* since its last import; otherwise it was only edited here, or entered before */
  gboolean can_take;
  gboolean can_both; /* it is a name, an address or a number, of which people have several */
  LydImportDecision decision;
} LydImportConflict;

#define LYD_IMPORT_N_CLOSEST 3

/* An organization that the import would make, beside those that it may be a misspelling of. */
typedef struct {
  const char *name;
  guint line;                                /* of its first row */
  guint n_rows;                              /* how many say so */
  const char *closest[LYD_IMPORT_N_CLOSEST]; /* best first, then %NULL */
} LydImportNewOrganization;

/* Somebody whom the file named at an earlier import, and does not any more. Listed, never removed. */
typedef struct {
  LydId registration;
  const char *name;
  guint line; /* where they stood */
} LydImportGone;

typedef struct {
  guint rows;
  guint added;
  guint updated;
  guint unchanged;
  guint skipped;
  guint questions; /* not answered; counted above by what happens without an answer */
} LydImportCounts;

/* What the new registrations find of the event's places. */
typedef struct {
  LydPlaces places; /* before the import */
  guint n_new;
  guint n_waiting;  /* of those: onto the waiting list */
  guint n_seats;    /* ... to be approved, as their organization's included seats are taken */
  guint n_audience; /* ... to be approved, as the event is for others */
  guint n_beyond;   /* ... confirmed although no place, or no included seat, is left */
  gboolean beyond;  /* that is what somebody wants */
} LydImportRoom;

/* From the thread that works, a few hundred times at most. */
typedef void (*LydImportProgress) (gpointer data, guint done, guint total);

typedef struct {
  const char *format;     /* %NULL or "auto": find out */
  const char *sheet;      /* of a workbook; %NULL: the one that looks most like a list */
  const char *const *map; /* "Title=field"..., or %NULL */
  gboolean guess;         /* the columns anew, whatever such a list was the last time */
  gboolean beyond;        /* whoever is new gets a place, also where none, or no included seat, is left */
  gboolean ask;           /* a plan without rows where no column says who people are: somebody says it then */
  LydImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} LydImportOptions;

LydImportPlan *lyd_import_plan (LydFile *file,
                                const LydId *event,
                                GBytes *bytes,
                                const char *file_name,
                                const LydImportOptions *options,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_import_plan_refresh (LydImportPlan *self, LydFile *file, GError **error);
void lyd_import_plan_free (LydImportPlan *self);

gboolean lyd_import_plan_set_field (LydImportPlan *self, LydFile *file, guint column, LydField field, GError **error);
gboolean lyd_import_plan_set_fields (LydImportPlan *self, LydFile *file, const LydField *fields, GError **error);
void lyd_import_plan_note_answer (LydImportPlan *self, guint row, LydImportAnswer answer);
gboolean lyd_import_plan_answer (LydImportPlan *self, LydFile *file, guint row, LydImportAnswer answer, GError **error);
void lyd_import_plan_note_beyond (LydImportPlan *self, gboolean beyond);
void lyd_import_plan_set_progress (LydImportPlan *self, LydImportProgress progress, gpointer data);
void lyd_import_plan_decide (LydImportPlan *self, guint conflict, LydImportDecision decision);
void lyd_import_plan_decide_all (LydImportPlan *self, LydImportDecision decision);

const LydImportFile *lyd_import_plan_get_file (const LydImportPlan *self);
gboolean lyd_import_plan_is_remembered (const LydImportPlan *self);
LydImportCounts lyd_import_plan_get_counts (const LydImportPlan *self);
LydImportRoom lyd_import_plan_get_room (const LydImportPlan *self);
guint lyd_import_plan_get_n_rows (const LydImportPlan *self);
LydImportPlanRow lyd_import_plan_get_row (const LydImportPlan *self, guint index);
const GArray *lyd_import_plan_get_notes (const LydImportPlan *self);
const GArray *lyd_import_plan_get_conflicts (const LydImportPlan *self);
const GArray *lyd_import_plan_get_new_organizations (const LydImportPlan *self);
const GPtrArray *lyd_import_plan_get_new_questions (const LydImportPlan *self);
const GArray *lyd_import_plan_get_gone (const LydImportPlan *self);
gboolean lyd_import_plan_changes_anything (const LydImportPlan *self);

GBytes *lyd_import_read_bytes (const char *path,
                               const LydImportOptions *options,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_import_find (LydFile *file, const char *words, LydId *import, GError **error);
GArray *lyd_import_plan_list_added (const LydImportPlan *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_import_apply (LydFile *file, LydImportPlan *plan, LydId *import, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydImportPlan, lyd_import_plan_free)

G_END_DECLS
