#pragma once

#include "lyd-store-groups.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One group: who is in it, and adding somebody. Its buttons activate the page's actions. */
#define LYD_TYPE_GROUP_VIEW (lyd_group_view_get_type ())
G_DECLARE_FINAL_TYPE (LydGroupView, lyd_group_view, LYD, GROUP_VIEW, AdwBin)

void lyd_group_view_show (LydGroupView *self, LydStore *store, const LydGroupSheet *sheet);
gboolean lyd_group_view_is_idle (LydGroupView *self);

G_END_DECLS
