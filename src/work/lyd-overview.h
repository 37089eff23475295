#pragma once

#include "lyd-plan.h"
#include "lyd-roster.h"

G_BEGIN_DECLS

/* What the list of events says about one. */
typedef struct {
  LydEvent *event;
  LydSession *session;    /* the one whose desk would open now; NULL: none */
  LydRosterCounts counts; /* of that session while the event is on, else by status alone */
  gboolean on;            /* between its first and last local day */
} LydEventSummary;

void lyd_event_summary_free (LydEventSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydEventSummary, lyd_event_summary_free)

GPtrArray *lyd_overview_list_events (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydEventSummary *lyd_overview_get_event (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
