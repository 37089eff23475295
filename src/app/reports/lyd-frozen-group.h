#pragma once

#include "lyd-store-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Reports that were frozen, and freezing the one that is shown: "frozen.freeze", "frozen.open" and "frozen.remove" (an
 * id as text). */
#define LYD_TYPE_FROZEN_GROUP (lyd_frozen_group_get_type ())
G_DECLARE_FINAL_TYPE (LydFrozenGroup, lyd_frozen_group, LYD, FROZEN_GROUP, AdwBin)

void lyd_frozen_group_show (LydFrozenGroup *self, LydStore *store, const LydReachQuery *query, const char *title);
void lyd_frozen_group_freeze (LydFrozenGroup *self, const char *title);
void lyd_frozen_group_set_narrow (LydFrozenGroup *self, gboolean narrow);
gboolean lyd_frozen_group_is_idle (LydFrozenGroup *self);

G_END_DECLS
