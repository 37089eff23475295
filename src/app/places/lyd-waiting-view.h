#pragma once

#include "lyd-store-seating.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who waits for a place, in their order: of the event, or of one of its sessions. */
#define LYD_TYPE_WAITING_VIEW (lyd_waiting_view_get_type ())
G_DECLARE_FINAL_TYPE (LydWaitingView, lyd_waiting_view, LYD, WAITING_VIEW, AdwBin)

void lyd_waiting_view_set_event (LydWaitingView *self, LydStore *store, const LydEvent *event);
void lyd_waiting_view_show (LydWaitingView *self, const LydSeating *seating);
void lyd_waiting_view_choose (LydWaitingView *self, const LydId *session);
gboolean lyd_waiting_view_is_idle (LydWaitingView *self);

G_END_DECLS
