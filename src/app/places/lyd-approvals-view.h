#pragma once

#include "lyd-store-seating.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who waits for a decision, why, and the three decisions: by button, by key, about as many as are chosen. */
#define LYD_TYPE_APPROVALS_VIEW (lyd_approvals_view_get_type ())
G_DECLARE_FINAL_TYPE (LydApprovalsView, lyd_approvals_view, LYD, APPROVALS_VIEW, AdwBin)

void lyd_approvals_view_set_event (LydApprovalsView *self, LydStore *store, const LydEvent *event);
void lyd_approvals_view_refresh (LydApprovalsView *self);
gboolean lyd_approvals_view_is_idle (LydApprovalsView *self);

G_END_DECLS
