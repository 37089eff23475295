#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who was in the online reports of an event and is taken for nobody: programs that take notes, and names of which
 * somebody said so. "changed" while there is something to show; each can be asked about again. */
#define LYD_TYPE_IGNORED_GROUP (lyd_ignored_group_get_type ())
G_DECLARE_FINAL_TYPE (LydIgnoredGroup, lyd_ignored_group, LYD, IGNORED_GROUP, AdwPreferencesGroup)

void lyd_ignored_group_read (LydIgnoredGroup *self, LydStore *store, const GPtrArray *reports);
gboolean lyd_ignored_group_is_idle (LydIgnoredGroup *self);

G_END_DECLS
