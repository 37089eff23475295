#include "lyd-attendance-rule.h"

/* In the order of LydKind: whoever looks in for less than five minutes did not attend. Gatherings of days have many
 * sessions in one meeting, so that what lies outside of each belongs to another. */
static const LydAttendanceRule defaults[] = {
  { .share = -1, .minutes = 5 },
  { .share = -1, .minutes = 5 },
  { .share = -1, .minutes = 5 },
  { .share = -1, .minutes = 5, .clip = TRUE },
  { .share = -1, .minutes = 5, .clip = TRUE },
  { .share = -1, .minutes = 5 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (defaults) == LYD_KIND_OTHER + 1);

/* What counts at events of @kind where nobody said otherwise. */
LydAttendanceRule
lyd_attendance_rule_get_default (LydKind kind)
{
  return defaults[kind];
}

/* A share or minutes, and not both: people would have to guess which one decided. */
gboolean
lyd_attendance_rule_is_valid (const LydAttendanceRule *self)
{
  return self->share >= -1 && self->share <= 100 && self->minutes >= -1 && self->minutes <= LYD_RULE_MOST_MINUTES &&
         (self->share < 0 || self->minutes < 0);
}

gboolean
lyd_attendance_rule_equal (const LydAttendanceRule *a,
                           const LydAttendanceRule *b)
{
  return a->share == b->share && a->minutes == b->minutes && !a->clip == !b->clip;
}

/**
 * lyd_attendance_rule_judge:
 * @counted: the seconds that somebody was there, after clipping
 * @length: the seconds that the session lasts as planned
 *
 * Returns: whether they attended
 */
gboolean
lyd_attendance_rule_judge (const LydAttendanceRule *self,
                           gint64 counted,
                           gint64 length)
{
  if (self->share >= 0)
    return counted * 100 >= length * self->share;
  return self->minutes < 0 || counted >= (gint64) self->minutes * 60;
}
