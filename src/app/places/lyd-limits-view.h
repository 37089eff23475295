#pragma once

#include "lyd-store-seating.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How many places an event has, and how many of them are included for each organization. */
#define LYD_TYPE_LIMITS_VIEW (lyd_limits_view_get_type ())
G_DECLARE_FINAL_TYPE (LydLimitsView, lyd_limits_view, LYD, LIMITS_VIEW, AdwBin)

void lyd_limits_view_set_event (LydLimitsView *self, LydStore *store, const LydEvent *event);
void lyd_limits_view_show (LydLimitsView *self, const LydSeating *seating);
gboolean lyd_limits_view_is_idle (LydLimitsView *self);

G_END_DECLS
