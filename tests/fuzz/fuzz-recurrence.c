/* Any text as a recurrence rule: refused with a sentence, or a bounded number of times in order. */
#include "lyd-recurrence.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *rule = g_strndup ((const char *) data, MIN (size, 512));
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) starts = lyd_recurrence_expand (rule, G_GINT64_CONSTANT (1800000000000), zone, &error);

  if (starts == NULL) {
    g_assert_nonnull (error);
    return 0;
  }
  g_assert_cmpuint (starts->len, <=, LYD_RECURRENCE_MAX);
  for (guint i = 1; i < starts->len; i++)
    g_assert_cmpint (g_array_index (starts, gint64, i - 1), <, g_array_index (starts, gint64, i));
  return 0;
}
