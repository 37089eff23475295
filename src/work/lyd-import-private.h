#pragma once

#include "lyd-eligibility-private.h"
#include "lyd-file-private.h"
#include "lyd-import.h"
#include "lyd-imports.h"
#include "lyd-places.h"
#include "lyd-seating.h"

G_BEGIN_DECLS

/* One cell to be changed. */
typedef enum {
  LYD_CHANGE_FIELD,
  LYD_CHANGE_ANSWER,
  LYD_CHANGE_ADD_PLACE,
  LYD_CHANGE_ADD_WAITING, /* the session is full */
  LYD_CHANGE_REMOVE_PLACE,
} LydChangeKind;

typedef struct {
  LydChangeKind kind;
  guint which; /* a LydField, an answer's or a session's index */
  const char *value;
} LydImportChange;

/* One row of the file, as planned. */
typedef struct {
  LydImportPlanRow row;
  guint index;          /* in the reader */
  const char *email;    /* folded, or NULL */
  const char *key;      /* folded name */
  const char *identity; /* in import_row */
  const char *external; /* number in the other system, or NULL */
  gint64 registered_at;
  LydId person;       /* none: to be made */
  LydId registration; /* none: to be made */
  GArray *changes;    /* of LydImportChange, or NULL */
  gboolean known;     /* a file of this format named them before */
  gboolean note;      /* what the file says differs from what it said: to be noted */
  guint n_taken;      /* conflicts decided, and not just kept */
  LydHold hold;       /* why somebody new is not confirmed */
  gboolean beyond;    /* ... is confirmed although there is no room */
  GArray *waits;      /* of guint: indexes of sessions in which somebody new waits for a place, or NULL */
  GArray *refused;    /* ... of those that are for others, or NULL */
  int next;           /* the next row with the same address, or -1 */
} LydImportEntry;

/* A row of an earlier import. */
typedef struct {
  LydImportStored row;
  const char *email;    /* folded, or NULL */
  const char *key;      /* folded name */
  gboolean same_source; /* of a file of this format: what it said is a side of the comparison */
  gboolean seen;
  int next; /* the next with the same address, or -1 */
} LydImportBase;

/* An organization that is known or will be made. */
typedef struct {
  char *name;
  char *folded;
  LydId id;    /* none: to be made */
  int new_one; /* index into new_organizations, or -1 */
} LydImportOrganization;

/* A question column of the file. */
typedef struct {
  const LydImportColumn *column;
  char *label; /* unique in the file */
  LydId id;    /* none: to be made if anybody answered */
  gboolean answered;
} LydImportQuestion;

/* What places there are, with what the rows before the one at hand take. */
typedef struct {
  LydEvent *event;
  LydPlaces before; /* of the event, as on file */
  LydPlaces of_event;
  LydPlaces *sessions;  /* by the plan's sessions */
  GPtrArray *audience;  /* of LydAudienceRule: the event's */
  GPtrArray *audiences; /* of those of each session */
  gboolean restricted;  /* any of them has a line */
  gboolean has_seats;
  GHashTable *seats; /* LydImportOrganization -> LydSeats (owned) */
} LydImportPlaces;

struct _LydImportPlan {
  LydImportFile *reader;
  LydId event;
  GTimeZone *zone;
  char *file_name;
  char *hash;
  LydImportOptions options; /* progress and cancellable only */
  gboolean beyond;          /* whoever is new gets a place, also where none is left */
  gboolean remembered;      /* the columns are what such a list's were the last time */
  GHashTable *answers;      /* line -> LydImportAnswer: what people said about questions */
  GStringChunk *own;        /* texts that last as long as the plan */

  /* All below is made anew by each refresh. */
  gint64 state; /* lyd_imports_get_state() */
  GStringChunk *strings;
  GArray *entries; /* of LydImportEntry */
  GArray *notes;   /* of LydImportNote */
  GArray *conflicts;
  GArray *new_organizations;
  GPtrArray *new_questions; /* of labels */
  GArray *gone;

  GArray *bases;                /* of LydImportBase */
  GHashTable *base_by_id;       /* identity -> index + 1 */
  GHashTable *base_by_email;    /* folded address -> index + 1 */
  GHashTable *base_by_external; /* number in the other system -> index + 1 */
  GHashTable *by_email;         /* folded address -> index + 1 into entries */
  GHashTable *claimed;          /* LydId of the person on file -> index + 1 of the row that is about them */

  GHashTable *organizations;      /* folded name -> LydImportOrganization (owned) */
  GHashTable *organization_names; /* LydId -> LydImportOrganization */
  GPtrArray *sessions;            /* of LydSession */
  char **session_titles;
  GPtrArray *session_keys; /* their titles, folded */
  GArray *questions;       /* of LydImportQuestion, by the reader's answer index */
  LydImportPlaces places;
  LydImportQuestion unmatched; /* keeps session choices that no session is called like */
};

LydImportEntry *lyd_import_get_entry (const LydImportPlan *self, guint index);
void lyd_import_note (
  LydImportPlan *self, guint line, guint column, const char *reason, const char *value, guint other_line);
void lyd_import_skip (
  LydImportPlan *self, LydImportEntry *entry, guint column, const char *reason, const char *value, guint other_line);
gboolean lyd_import_report (LydImportPlan *self, guint done, guint total, GError **error);
LydImportOutcome lyd_import_get_outcome (const LydImportEntry *entry);

/* lyd-import-names.c */
char *lyd_import_name_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_import_same_name (const char *a, const char *b);
guint lyd_import_likeness (const char *a, const char *b);

/* lyd-import-load.c */
gboolean lyd_import_load (LydImportPlan *self, LydFile *file, GError **error);
void lyd_import_unload (LydImportPlan *self);

/* lyd-import-group.c */
gboolean lyd_import_group (LydImportPlan *self, GError **error);

/* lyd-import-match.c */
gboolean lyd_import_match (LydImportPlan *self, LydFile *file, LydImportEntry *entry, int *base, GError **error);

/* lyd-import-diff.c */
char *lyd_import_get_cell (const char *cells, const char *key) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_import_write_cells (const LydImportPlan *self, const LydImportRow *row) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_import_diff (
  LydImportPlan *self, LydFile *file, guint index, const LydImportRow *row, const char *base, GError **error);
const char *lyd_import_get_alias_kind (const char *id);
char *lyd_import_fold_alias (const char *kind, const char *value) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_import_is_nameless (const LydImportRow *row);
const char *lyd_import_normal (LydField field, const char *value);

/* lyd-import-places.c */
void lyd_import_places_clear (LydImportPlaces *self);
gboolean lyd_import_places_load (LydImportPlan *plan, LydFile *file, GError **error);
gboolean lyd_import_places_take_session (LydImportPlan *plan,
                                         LydFile *file,
                                         const LydImportEntry *entry,
                                         const LydCandidate *candidate,
                                         guint index,
                                         LydChoice *choice,
                                         GError **error);
gboolean lyd_import_places_plan (
  LydImportPlan *plan, LydFile *file, LydImportEntry *entry, const LydImportRow *row, GError **error);

/* lyd-import-things.c */
LydImportOrganization *lyd_import_find_organization (LydImportPlan *self, const char *name, guint line);
void lyd_import_find_closest (LydImportPlan *self);
gboolean lyd_import_pick_sessions (LydImportPlan *self, const char *text, gboolean *picked, GString *unmatched);
const char *lyd_import_get_person_text (const LydPerson *person, LydField field);
gboolean lyd_import_set_person_text (LydPerson *person, LydField field, const char *value);
const char *lyd_import_get_registration_text (const LydRegistration *registration, LydField field);
gboolean lyd_import_set_registration_text (LydRegistration *registration, LydField field, const char *value);

G_END_DECLS
