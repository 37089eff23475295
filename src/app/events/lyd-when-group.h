#pragma once

#include "lyd-time.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * From when until when: two rows, and a third that says what is wrong with them, with the repair beside it. The end
 * keeps its distance from the start until somebody sets it.
 *
 * "changed": it says something else now. "entered": Enter was pressed in it.
 */
#define LYD_TYPE_WHEN_GROUP (lyd_when_group_get_type ())
G_DECLARE_FINAL_TYPE (LydWhenGroup, lyd_when_group, LYD, WHEN_GROUP, AdwPreferencesGroup)

void lyd_when_group_set_zone (LydWhenGroup *self, GTimeZone *zone, gint64 now);
void lyd_when_group_set (LydWhenGroup *self, gint64 start, gint64 end);
void lyd_when_group_propose (LydWhenGroup *self, gint64 start, gint64 length);
gboolean lyd_when_group_read (LydWhenGroup *self, gint64 *start, gint64 *end);
void lyd_when_group_complain (LydWhenGroup *self, const char *words);
void lyd_when_group_set_narrow (LydWhenGroup *self, gboolean narrow);

G_END_DECLS
