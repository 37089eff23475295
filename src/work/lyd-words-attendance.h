#pragma once

#include "lyd-attendance.h"

G_BEGIN_DECLS

/* The sentences of the ledger of attendance. */
char *lyd_words_attendance_problem (const LydAttendanceNote *note) G_GNUC_WARN_UNUSED_RESULT;
const char *lyd_words_attendance_reason (const char *reason);
char *lyd_words_attendance_summary (const LydAttendanceCounts *counts) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_attendance_rule (const LydAttendanceRule *rule) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_attendance_duration (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
