#pragma once

#include "lyd-overview.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_EVENT_ROW (lyd_event_row_get_type ())
G_DECLARE_FINAL_TYPE (LydEventRow, lyd_event_row, LYD, EVENT_ROW, GtkListBoxRow)

LydEventRow *lyd_event_row_new (const LydEventSummary *summary, gint64 now);
void lyd_event_row_set_choosing (LydEventRow *self, gboolean choosing, gboolean chosen);
void lyd_event_row_set_narrow (LydEventRow *self, gboolean narrow);

G_END_DECLS
