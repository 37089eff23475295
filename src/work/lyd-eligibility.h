#pragma once

#include "lyd-audience.h"
#include "lyd-file.h"

G_BEGIN_DECLS

/* Whom an event is for, and within it a session: anybody, or whoever one of the lines includes. Who registers and is
 * not included waits for approval; somebody who says why may confirm them (LydRegistration's `exempt`, and in the
 * journal). At the door the rule is asked again: `wrong-session`, which an override lifts. */
GPtrArray *lyd_eligibility_get (LydFile *file, const LydId *event, const LydId *session, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_eligibility_set (
  LydFile *file, const LydId *event, const LydId *session, const GPtrArray *rules, GError **error);
GPtrArray *lyd_eligibility_list_choices (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_eligibility_read (LydFile *file, const char *const *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_eligibility_list_outside (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
