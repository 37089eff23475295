#pragma once

#include "lyd-attendance-sheet.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who came when: names stay at the left, the dates scroll. */
#define LYD_TYPE_ATTENDANCE_GRID (lyd_attendance_grid_get_type ())
G_DECLARE_FINAL_TYPE (LydAttendanceGrid, lyd_attendance_grid, LYD, ATTENDANCE_GRID, AdwBin)

void lyd_attendance_grid_set (LydAttendanceGrid *self, LydGrid *grid);
void lyd_attendance_grid_set_rows (LydAttendanceGrid *self, const GArray *rows);
void lyd_attendance_grid_set_narrow (LydAttendanceGrid *self, gboolean narrow);
GListModel *lyd_attendance_grid_get_lines (LydAttendanceGrid *self);
LydAttendanceSheet *lyd_attendance_grid_get_sheet (LydAttendanceGrid *self);

G_END_DECLS
