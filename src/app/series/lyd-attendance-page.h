#pragma once

#include "lyd-store-series.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who came to which date of a series: people or organizations, to be searched, sorted and exported. */
#define LYD_TYPE_ATTENDANCE_PAGE (lyd_attendance_page_get_type ())
G_DECLARE_FINAL_TYPE (LydAttendancePage, lyd_attendance_page, LYD, ATTENDANCE_PAGE, AdwBin)

void lyd_attendance_page_set_series (LydAttendancePage *self, LydStore *store, const LydId *series);
void lyd_attendance_page_refresh (LydAttendancePage *self);
void lyd_attendance_page_set_narrow (LydAttendancePage *self, gboolean narrow);
void lyd_attendance_page_search (LydAttendancePage *self);
gboolean lyd_attendance_page_is_idle (LydAttendancePage *self);

G_END_DECLS
