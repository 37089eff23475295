#pragma once

#include "lyd-event-kind.h"

G_BEGIN_DECLS

/* What counts as having attended an online session: a share of it, or minutes, or, where both are negative, having been
 * there at all. */
typedef struct {
  int share;     /* percent of the session; -1: not asked */
  int minutes;   /* -1: not asked */
  gboolean clip; /* only what lies between the session's start and end counts */
} LydAttendanceRule;

/* What another rule would change: attendances that would count then, and that would not any more. */
typedef struct {
  int more;
  int fewer;
} LydRuleEffect;

#define LYD_RULE_MOST_MINUTES 1440

LydAttendanceRule lyd_attendance_rule_get_default (LydKind kind);
gboolean lyd_attendance_rule_is_valid (const LydAttendanceRule *self);
gboolean lyd_attendance_rule_equal (const LydAttendanceRule *a, const LydAttendanceRule *b);
gboolean lyd_attendance_rule_judge (const LydAttendanceRule *self, gint64 counted, gint64 length);

G_END_DECLS
