#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A repetition as people say it, to and from an RRULE (RFC 5545, 3.3.10). What people do not say in these words, such
 * as "every 2nd hour", stays as it is written: LYD_REPEAT_OTHER. */
typedef enum {
  LYD_REPEAT_WEEKLY,
  LYD_REPEAT_MONTHLY,
  LYD_REPEAT_YEARLY,
  LYD_REPEAT_OTHER,
} LydRepeatUnit;

/* Which day of the month (or of the year's month) it is. */
typedef enum {
  LYD_REPEAT_BY_WEEKDAY, /* the third Thursday */
  LYD_REPEAT_BY_DAY,     /* the 15th */
} LydRepeatBy;

typedef enum {
  LYD_REPEAT_NEVER_ENDS, /* can be said, not planned */
  LYD_REPEAT_TIMES,
  LYD_REPEAT_UNTIL,
} LydRepeatEnd;

#define LYD_REPEAT_LAST 5 /* for lyd_repeat_nth(): the last weekday of the month, be it the fourth or the fifth */
#define LYD_REPEAT_MAX_INTERVAL 99
#define LYD_REPEAT_MAX_RULE 500 /* letters of a rule */

/* Bits of `weekdays` and `nths`: weekday 0 is Monday; nth 0 is the first, LYD_REPEAT_LAST the last. */
#define lyd_repeat_weekday(weekday) (1u << (weekday))
#define lyd_repeat_nth(nth) (1u << (nth))

typedef struct {
  LydRepeatUnit unit;
  int interval;   /* every so many units, 1 or more */
  guint weekdays; /* WEEKLY: on these; BY_WEEKDAY: on this one; 0: as the start says */
  LydRepeatBy by; /* MONTHLY and YEARLY */
  guint nths;     /* BY_WEEKDAY: the first, the third ... of the month */
  int day;        /* BY_DAY: of the month, 1 to 31; -1: the last day; 0: as the start says */
  int month;      /* YEARLY: 1 to 12; 0: as the start says */
  LydRepeatEnd end;
  int count;  /* TIMES */
  int until;  /* UNTIL: the last local date, e.g. 20271231 */
  char *rule; /* OTHER: as it is written, without "RRULE:" and without its end (COUNT, UNTIL) */
} LydRepeat;

LydRepeat *lyd_repeat_new (LydRepeatUnit unit) G_GNUC_WARN_UNUSED_RESULT;
LydRepeat *lyd_repeat_copy (const LydRepeat *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_repeat_free (LydRepeat *self);

LydRepeat *lyd_repeat_from_rule (const char *rule) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_repeat_to_rule (const LydRepeat *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_repeat_complete (LydRepeat *self, gint64 start, GTimeZone *zone);
gboolean lyd_repeat_skips (const LydRepeat *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRepeat, lyd_repeat_free)

G_END_DECLS
