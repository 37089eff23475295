#pragma once

#include "lyd-series-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What the rows of one grid have in common: who came when, how far the dates are scrolled, and at which of them the
 * keyboard is. "changed": any of it but the scrolling.
 */
#define LYD_TYPE_ATTENDANCE_SHEET (lyd_attendance_sheet_get_type ())
G_DECLARE_FINAL_TYPE (LydAttendanceSheet, lyd_attendance_sheet, LYD, ATTENDANCE_SHEET, GObject)

/* How a square looks: what stands in it, so that colour never says it alone. */
typedef struct {
  const char *mark;
  gboolean filled;
  gboolean outlined;
} LydAttendanceLook;

LydAttendanceSheet *lyd_attendance_sheet_new (void);
void lyd_attendance_sheet_set_grid (LydAttendanceSheet *self, LydGrid *grid);
const LydGrid *lyd_attendance_sheet_get_grid (LydAttendanceSheet *self);
guint lyd_attendance_sheet_get_n_columns (LydAttendanceSheet *self);
GtkAdjustment *lyd_attendance_sheet_get_adjustment (LydAttendanceSheet *self);
guint lyd_attendance_sheet_get_current (LydAttendanceSheet *self);
void lyd_attendance_sheet_set_current (LydAttendanceSheet *self, guint column);
gboolean lyd_attendance_sheet_is_next (LydAttendanceSheet *self, guint column);
char *lyd_attendance_sheet_describe_date (LydAttendanceSheet *self, guint column) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_attendance_sheet_describe (LydAttendanceSheet *self, guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_attendance_sheet_get_name (LydAttendanceSheet *self, guint row) G_GNUC_WARN_UNUSED_RESULT;

const LydAttendanceLook *lyd_attendance_look (int state);

/* A row of it, for a list. */
#define LYD_TYPE_SHEET_LINE (lyd_sheet_line_get_type ())
G_DECLARE_FINAL_TYPE (LydSheetLine, lyd_sheet_line, LYD, SHEET_LINE, GObject)

LydSheetLine *lyd_sheet_line_new (guint row);
guint lyd_sheet_line_get_row (LydSheetLine *self);

G_END_DECLS
