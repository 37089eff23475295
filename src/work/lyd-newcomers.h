#pragma once

#include "lyd-admit.h"

G_BEGIN_DECLS

/* Somebody who is not registered writes themselves down at a kiosk: by the event's rule (event.newcomers). Borrowed. */
typedef struct {
  const char *name;
  const char *organization; /* NULL or "": not said */
  const char *email;        /* NULL or "": not said */
} LydNewcomer;

/* What cannot be taken of it; the kiosk says so in the person's language. */
typedef enum {
  LYD_NEWCOMER_FINE,
  LYD_NEWCOMER_NO_NAME,
  LYD_NEWCOMER_TOO_LONG,
  LYD_NEWCOMER_NO_EMAIL,
} LydNewcomerProblem;

/* What the kiosk is told. Whether somebody of that name or address is registered already is not in it: whoever is sent
 * to the desk hears the same as everybody who is sent there. */
typedef struct {
  LydAdmissionResult *admission; /* the verdict, where they were registered and confirmed; NULL: the desk goes on */
  char *given;                   /* as they are greeted */
} LydNewcomerResult;

void lyd_newcomer_result_free (LydNewcomerResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydNewcomerResult, lyd_newcomer_result_free)

LydNewcomerProblem lyd_newcomer_check (const LydNewcomer *newcomer);
LydNewcomerResult *lyd_newcomer_register (LydFile *file,
                                          const LydNewcomer *newcomer,
                                          const LydAttempt *attempt,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
