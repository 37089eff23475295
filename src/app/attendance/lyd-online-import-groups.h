#pragma once

#include "lyd-attendance.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The people of a report by what becomes of them. */
typedef enum {
  LYD_ONLINE_ASK,
  LYD_ONLINE_NEW,
  LYD_ONLINE_MATCHED,
  LYD_ONLINE_APART,
  LYD_ONLINE_ABSENT,
  LYD_ONLINE_IGNORED,
  LYD_ONLINE_PROBLEMS,
  LYD_ONLINE_N_GROUPS,
} LydOnlineGroup;

LydOnlineGroup lyd_online_group_of (const LydAttendanceLine *line);
guint lyd_online_group_count (const LydAttendancePlan *plan, LydOnlineGroup group);
const char *lyd_online_group_get_word (LydOnlineGroup group);
const char *lyd_online_group_get_title (LydOnlineGroup group);
const char *lyd_online_group_describe (LydOnlineGroup group);

GtkWidget *lyd_online_line_row_new (const LydAttendanceLine *line, GTimeZone *zone);
GtkWidget *lyd_online_note_row_new (const LydAttendanceNote *note);

G_END_DECLS
