#pragma once

#include "lyd-admit.h"
#include "lyd-many.h"
#include "lyd-undo.h"

G_BEGIN_DECLS

/* Somebody whom a rule refused. */
typedef struct {
  LydId registration;
  char *name;
  LydVerdict verdict;
} LydRefusal;

/* What a check-in of many did. */
typedef struct {
  LydId entry; /* of the journal; none where nobody was let in */
  int n_admitted;
  int n_refused[LYD_VERDICT_UNDONE + 1]; /* by verdict; those are not logged: nobody stood at the door */
  GPtrArray *refused;                    /* LydRefusal: the first of them, in the order in which they were asked for */
} LydManyAdmitted;

void lyd_many_admitted_free (LydManyAdmitted *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydManyAdmitted, lyd_many_admitted_free)

char *lyd_many_admitted_describe (const LydManyAdmitted *self) G_GNUC_WARN_UNUSED_RESULT;
LydManyAdmitted *lyd_admit_many (LydFile *file,
                                 const LydId *session,
                                 const LydMany *many,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydUndoResult *lyd_admit_undo_many (LydFile *file, const LydId *entry, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
