#pragma once

#include "lyd-file-private.h"
#include "lyd-plan.h"

G_BEGIN_DECLS

/* Within an act that the caller began: stores @event, which gets its id here, with its first session. */
gboolean lyd_plan_insert_event (LydFile *file, LydEvent *event, GError **error);

gboolean lyd_plan_clean_title (char **title, GError **error);
gboolean lyd_plan_write_event (
  LydFile *file, const LydEvent *old, LydEvent *event, GPtrArray *promoted, GError **error);
gboolean lyd_plan_copy_parts (LydFile *file, const LydEvent *old, const LydEvent *event, GError **error);

gboolean lyd_programs_put (LydFile *file, const LydId *event, const GArray *programs, GError **error);

gboolean lyd_plan_check_event (LydEvent *event, GError **error);
gboolean lyd_plan_check_session (LydSession *session, GError **error);

G_END_DECLS
