#include "lyd-interval.h"

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const LydInterval *one = a;
  const LydInterval *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return one->to < other->to ? -1 : one->to > other->to;
}

/**
 * lyd_intervals_union:
 * @intervals: (element-type LydInterval): in any order; afterwards sorted, those that overlap or touch made one, and
 *   those that end before they begin left out. One that ends where it begins stays, if it lies in no other: somebody
 *   was there for no time.
 *
 * How long somebody was connected, however many devices they had and however often they came back (formats.md: adding
 * the rows up counts two devices twice).
 *
 * Returns: the milliseconds that are covered
 */
gint64
lyd_intervals_union (GArray *intervals)
{
  guint n = 0;
  gint64 covered = 0;

  g_array_sort (intervals, compare);
  for (guint i = 0; i < intervals->len; i++) {
    LydInterval next = g_array_index (intervals, LydInterval, i);
    LydInterval *last = n > 0 ? &g_array_index (intervals, LydInterval, n - 1) : NULL;

    if (next.to < next.from)
      continue;
    if (last != NULL && next.from <= last->to)
      last->to = MAX (last->to, next.to);
    else
      g_array_index (intervals, LydInterval, n++) = next;
  }
  g_array_set_size (intervals, n);
  for (guint i = 0; i < n; i++)
    covered += g_array_index (intervals, LydInterval, i).to - g_array_index (intervals, LydInterval, i).from;
  return covered;
}

/**
 * lyd_intervals_count_within:
 * @merged: (element-type LydInterval): as lyd_intervals_union() leaves them
 *
 * Returns: the milliseconds of them that lie between @from and @to
 */
gint64
lyd_intervals_count_within (const GArray *merged,
                            gint64 from,
                            gint64 to)
{
  gint64 covered = 0;

  for (guint i = 0; i < merged->len; i++) {
    const LydInterval *interval = &g_array_index (merged, LydInterval, i);

    covered += MAX (MIN (interval->to, to) - MAX (interval->from, from), 0);
  }
  return covered;
}

/**
 * lyd_intervals_count_visits:
 * @merged: (element-type LydInterval): as lyd_intervals_union() leaves them
 * @gap: milliseconds; whoever is away for less has not left
 *
 * Returns: how often somebody came
 */
guint
lyd_intervals_count_visits (const GArray *merged,
                            gint64 gap)
{
  guint n = merged->len > 0;

  for (guint i = 1; i < merged->len; i++)
    n += g_array_index (merged, LydInterval, i).from - g_array_index (merged, LydInterval, i - 1).to >= gap;
  return n;
}
