#pragma once

#include "lyd-time.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A day and a time, typed, or chosen from a calendar.
 *
 * "changed": it says something else now. "entered": Enter was pressed in it.
 */
#define LYD_TYPE_WHEN_ROW (lyd_when_row_get_type ())
G_DECLARE_FINAL_TYPE (LydWhenRow, lyd_when_row, LYD, WHEN_ROW, AdwActionRow)

void lyd_when_row_set (LydWhenRow *self, gint64 at, GTimeZone *zone);
gboolean lyd_when_row_read (LydWhenRow *self, GTimeZone *zone, gint64 now, gint64 *at);
void lyd_when_row_set_narrow (LydWhenRow *self, gboolean narrow);
void lyd_when_row_set_wrong (LydWhenRow *self, gboolean wrong);

G_END_DECLS
