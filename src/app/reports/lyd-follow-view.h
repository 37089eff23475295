#pragma once

#include "lyd-report-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The pulse of the network: who was not seen for a while, who never came, who is new and who came again; organizations
 * or people, with whom to call. */
#define LYD_TYPE_FOLLOW_VIEW (lyd_follow_view_get_type ())
G_DECLARE_FINAL_TYPE (LydFollowView, lyd_follow_view, LYD, FOLLOW_VIEW, AdwBin)

G_END_DECLS
