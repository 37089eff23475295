#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* Planning: events and their sessions; questions: lyd-plan-questions.h. Every function is one act: one transaction, one
 * journal entry. */
LydEvent *lyd_plan_new_event (LydKind kind, gint64 start, const char *timezone) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_plan_add_event (LydFile *file, LydEvent *event, GError **error);
gboolean lyd_plan_cancel_event (LydFile *file, const LydId *id, GError **error);
GPtrArray *lyd_plan_list_events (LydFile *file, gint64 from, gint64 to, GError **error);
LydEvent *lyd_plan_get_event (LydFile *file, const LydId *id, GError **error);
LydEvent *lyd_plan_find_event (LydFile *file, const char *words, GError **error);

LydSession *lyd_plan_new_session (const LydEvent *event) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_plan_add_session (LydFile *file, LydSession *session, GError **error);
GPtrArray *lyd_plan_list_sessions (LydFile *file, const LydId *event, GError **error);
LydSession *lyd_plan_get_session (LydFile *file, const LydId *id, GError **error);
LydSession *lyd_plan_find_session (LydFile *file, const char *words, GError **error);
gboolean lyd_plan_get_window (const LydSession *session, gint64 *opens, gint64 *closes);
LydSession *lyd_plan_pick_session (GPtrArray *sessions, gint64 now);

G_END_DECLS
