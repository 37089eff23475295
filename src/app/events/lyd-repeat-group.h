#pragma once

#include "lyd-repeat.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Whether and how something repeats, in people's words: "Monthly on the third Thursday, 12 times".
 *
 * "changed": it says something else now.
 */
#define LYD_TYPE_REPEAT_GROUP (lyd_repeat_group_get_type ())
G_DECLARE_FINAL_TYPE (LydRepeatGroup, lyd_repeat_group, LYD, REPEAT_GROUP, AdwPreferencesGroup)

void lyd_repeat_group_set_start (LydRepeatGroup *self, gint64 start, const char *timezone);
void lyd_repeat_group_set_repeat (LydRepeatGroup *self, const LydRepeat *repeat);
gboolean lyd_repeat_group_read (LydRepeatGroup *self, LydRepeat **repeat);

G_END_DECLS
