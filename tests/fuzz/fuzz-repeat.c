/* Any text as a repetition: what is written of it reads as the same, and where a form has words for it they mean the
 * same dates. */
#include "lyd-recurrence.h"
#include "lyd-repeat.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* 2027-01-15 08:00 UTC, a Friday */
#define START G_GINT64_CONSTANT (1800000000000)

static void
compare_dates (const char *rule, const char *written)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GArray) one = lyd_recurrence_expand (rule, START, zone, NULL);
  g_autoptr (GArray) other = lyd_recurrence_expand (written, START, zone, NULL);

  /* libical refuses some spellings that can be understood; what is written is never one of those. */
  if (one == NULL)
    return;
  g_assert_nonnull (other);
  g_assert_cmpuint (one->len, ==, other->len);
  g_assert_cmpmem (one->data, one->len * sizeof (gint64), other->data, other->len * sizeof (gint64));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *rule = g_strndup ((const char *) data, MIN (size, 512));
  g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (rule);
  g_autofree char *written = lyd_repeat_to_rule (repeat);
  g_autoptr (LydRepeat) again = lyd_repeat_from_rule (written);
  g_autofree char *twice = lyd_repeat_to_rule (again);

  if (repeat->unit == LYD_REPEAT_OTHER)
    return 0;
  g_assert_cmpstr (written, ==, twice);
  g_assert_cmpint (repeat->unit, ==, again->unit);
  g_assert_cmpint (repeat->interval, >=, 1);
  if (repeat->end != LYD_REPEAT_NEVER_ENDS && (repeat->end != LYD_REPEAT_TIMES || repeat->count <= 100))
    compare_dates (rule, written);
  return 0;
}
