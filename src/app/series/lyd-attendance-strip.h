#pragma once

#include "lyd-attendance-sheet.h"

G_BEGIN_DECLS

/*
 * The part of a grid's row that scrolls sideways: one square a date, or the dates themselves. The arrow keys go from
 * one to the next, and what it says is the strip's accessible name.
 */
#define LYD_TYPE_ATTENDANCE_STRIP (lyd_attendance_strip_get_type ())
G_DECLARE_FINAL_TYPE (LydAttendanceStrip, lyd_attendance_strip, LYD, ATTENDANCE_STRIP, GtkWidget)

#define LYD_ATTENDANCE_HEADING (-1) /* instead of a row: the dates themselves */
#define LYD_ATTENDANCE_NOTHING (-2)

GtkWidget *lyd_attendance_strip_new (LydAttendanceSheet *sheet, int row);
void lyd_attendance_strip_set_row (LydAttendanceStrip *self, int row);

G_END_DECLS
