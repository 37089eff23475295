#pragma once

#include "lyd-reach.h"
#include "lyd-report-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How many a period reached: numbers that open their rows, months and states as pictures, headings, organizations, and
 * how it was counted. */
#define LYD_TYPE_REACH_VIEW (lyd_reach_view_get_type ())
G_DECLARE_FINAL_TYPE (LydReachView, lyd_reach_view, LYD, REACH_VIEW, AdwBin)

const LydReach *lyd_reach_view_get_reach (LydReachView *self);

G_END_DECLS
