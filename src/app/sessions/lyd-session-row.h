#pragma once

#include "lyd-agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A session in the list of an event's sessions: with its time, what it is, who presents it, what does not fit, how many
 * there are. While it is edited in the list its start, title and room are fields. */
#define LYD_TYPE_SESSION_ROW (lyd_session_row_get_type ())
G_DECLARE_FINAL_TYPE (LydSessionRow, lyd_session_row, LYD, SESSION_ROW, GtkListBoxRow)

void lyd_session_row_show (
  LydSessionRow *self, const LydAgenda *agenda, const LydAgendaLine *line, GTimeZone *zone, gint64 now);
void lyd_session_row_set_narrow (LydSessionRow *self, gboolean narrow);
void lyd_session_row_set_editing (LydSessionRow *self, gboolean editing);

G_END_DECLS
