#include "lyd-series-match.h"

/* The cheapest way to turn the first i dates into the first j. */
typedef struct {
  const GArray *old;
  const GArray *dates;
  gint64 most;
  gint64 *costs; /* (old + 1) * (dates + 1) */
} Table;

static gint64 *
cost (const Table *self,
      guint i,
      guint j)
{
  return &self->costs[(gsize) i * (self->dates->len + 1) + j];
}

static gint64
distance (const Table *self,
          guint i,
          guint j)
{
  return ABS (g_array_index (self->old, gint64, i) - g_array_index (self->dates, gint64, j));
}

static void
fill (Table *self)
{
  for (guint i = 0; i <= self->old->len; i++)
    for (guint j = 0; j <= self->dates->len; j++) {
      gint64 best = i == 0 && j == 0 ? 0 : G_MAXINT64;

      if (i > 0)
        best = MIN (best, *cost (self, i - 1, j) + self->most);
      if (j > 0)
        best = MIN (best, *cost (self, i, j - 1) + self->most);
      if (i > 0 && j > 0)
        best = MIN (best, *cost (self, i - 1, j - 1) + distance (self, i - 1, j - 1));
      *cost (self, i, j) = best;
    }
}

/**
 * lyd_series_match:
 * @old: gint64, ascending
 * @dates: gint64, ascending
 * @most: how far a date may be moved at all, halved
 *
 * Which of the old dates becomes which new one, so that all together move as little as possible and none passes
 * another. An old one that has no new one near it has none.
 *
 * Returns: (transfer full) (element-type gint): for each of @old the index of its new one, or -1
 */
GArray *
lyd_series_match (const GArray *old,
                  const GArray *dates,
                  gint64 most)
{
  GArray *matches = g_array_sized_new (FALSE, FALSE, sizeof (int), old->len);
  Table self = { old, dates, most, g_new (gint64, (gsize) (old->len + 1) * (dates->len + 1)) };
  guint i = old->len;
  guint j = dates->len;

  fill (&self);
  g_array_set_size (matches, old->len);
  while (i > 0) {
    /* Two that are equally near are matched rather than dropped and made anew. */
    if (j > 0 && *cost (&self, i, j) == *cost (&self, i - 1, j - 1) + distance (&self, i - 1, j - 1)) {
      g_array_index (matches, int, --i) = (int) --j;
    } else if (*cost (&self, i, j) == *cost (&self, i - 1, j) + most) {
      g_array_index (matches, int, --i) = -1;
    } else {
      j--;
    }
  }
  g_free (self.costs);
  return matches;
}
