#pragma once

#include "lyd-many.h"
#include "lyd-seating.h"

G_BEGIN_DECLS

/* Somebody who is registered and waits for a decision. */
typedef struct {
  LydId registration;
  char *name;
  char *organization; /* or NULL */
  LydAttendeeType type;
  gint64 registered_at;
  LydHold hold;  /* why, as it stands now; LYD_HOLD_NONE: somebody put them there */
  char *why;     /* the same as a sentence */
  char *answers; /* "Meals: Vegetarian", a line each; NULL: none. Nothing sensitive */
  char *note;    /* or NULL */
} LydPending;

void lyd_pending_free (LydPending *self);
GPtrArray *lyd_approvals_list (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What became of those whom somebody decided about. */
typedef struct {
  int n_changed;
  GPtrArray *waitlisted; /* of char *: names of who was approved and found no place; never NULL */
  GPtrArray *promoted;   /* of LydPromotion; never NULL */
} LydDecision;

void lyd_decision_free (LydDecision *self);
LydDecision *lyd_approvals_decide (LydFile *file,
                                   const LydId *event,
                                   const LydMany *many,
                                   LydStatus status,
                                   const char *reason,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPending, lyd_pending_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDecision, lyd_decision_free)

G_END_DECLS
