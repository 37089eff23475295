#pragma once

#include "lyd-plan-change.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_SESSION_ROW (lyd_session_row_get_type ())
G_DECLARE_FINAL_TYPE (LydSessionRow, lyd_session_row, LYD, SESSION_ROW, GtkListBoxRow)

void lyd_session_row_show (LydSessionRow *self, const LydSessionSummary *summary, GTimeZone *zone, gint64 now);
void lyd_session_row_set_narrow (LydSessionRow *self, gboolean narrow);

G_END_DECLS
