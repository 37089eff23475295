#pragma once

#include "lyd-agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An agenda as one sees it on a wall: a grid a day, with time downwards and rooms or tracks across. What runs alone
 * takes the whole width. Each block is a button that edits its session ("sessions.edit"). */
#define LYD_TYPE_TIMETABLE (lyd_timetable_get_type ())
G_DECLARE_FINAL_TYPE (LydTimetable, lyd_timetable, LYD, TIMETABLE, AdwBin)

void lyd_timetable_show (LydTimetable *self, const LydAgenda *agenda, gboolean by_track);
void lyd_timetable_focus (LydTimetable *self, const LydId *session);

G_END_DECLS
