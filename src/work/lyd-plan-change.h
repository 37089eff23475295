#pragma once

#include "lyd-plan.h"

G_BEGIN_DECLS

/* Changing what was planned. Every function is one act: one transaction, one journal entry. */
gboolean lyd_plan_update_event (LydFile *file, LydEvent *event, GError **error);
gboolean lyd_plan_change_event (LydFile *file, LydEvent *event, GPtrArray **promoted, GError **error);
gboolean lyd_plan_duplicate_event (LydFile *file, const LydId *id, LydId *copy, GError **error);
gboolean lyd_plan_delete_event (LydFile *file, const LydId *id, GError **error);
gboolean lyd_plan_update_session (LydFile *file, LydSession *session, GError **error);
gboolean lyd_plan_change_session (LydFile *file, LydSession *session, GPtrArray **promoted, GError **error);
gboolean lyd_plan_delete_session (LydFile *file, const LydId *id, GError **error);

/* A session with who is there, as the list of sessions shows it. */
typedef struct {
  LydSession *session;
  int inside;  /* in now; where it admits by the day, today */
  int places;  /* chosen by so many */
  int waiting; /* for a place, where it is chosen */
  gboolean used;
} LydSessionSummary;

void lyd_session_summary_free (LydSessionSummary *self);
GPtrArray *lyd_plan_summarize_sessions (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSessionSummary, lyd_session_summary_free)

G_END_DECLS
