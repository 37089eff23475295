#include "lyd-suppress.h"

/*
 * Whoever reads the table knows what is shown, which numbers are sums of which, and that what is hidden is not 0. So a
 * hidden number is at least 1, a hidden sum at least what is shown of it and the least of the rest. No hidden number
 * can be worked out where:
 *
 * - a hidden sum has a hidden part, and
 * - of a shown sum either nothing is hidden, or two parts or more, and more than the least that they can be.
 *
 * For then something is left over that may belong to any of them. Where one does not hold, one more number is hidden;
 * so it ends.
 */

typedef struct {
  int n_hidden;     /* parts */
  gint64 shown;     /* the sum of the others */
  gint64 least;     /* the least that the hidden ones can be */
  int smallest;     /* index of the smallest part that is shown and not 0; -1: none */
  gboolean is_leaf; /* no parts at all */
} Sum;

static void
add_part (Sum *sum,
          const LydSuppressCell *cells,
          int index,
          gint64 least)
{
  const LydSuppressCell *cell = &cells[index];

  sum->is_leaf = FALSE;
  if (cell->hidden) {
    sum->n_hidden++;
    sum->least += least;
    return;
  }
  sum->shown += cell->value;
  if (cell->value > 0 && (sum->smallest < 0 || cell->value < cells[sum->smallest].value))
    sum->smallest = index;
}

/* Hides one more number where @sum gives one of its parts, or is itself given, away. */
static gboolean
mend (LydSuppressCell *cells,
      int index,
      const Sum *sum)
{
  if (sum->is_leaf)
    return FALSE;
  if (cells[index].hidden) {
    if (sum->n_hidden > 0 || sum->smallest < 0)
      return FALSE;
    return cells[sum->smallest].hidden = TRUE;
  }
  if (sum->n_hidden == 0 || (sum->n_hidden > 1 && cells[index].value - sum->shown > sum->least))
    return FALSE;
  return cells[sum->smallest >= 0 ? sum->smallest : index].hidden = TRUE;
}

/* One pass from the parts to the sums. Returns: whether anything was hidden */
static gboolean
pass (LydSuppressCell *cells,
      Sum *sums,
      guint n)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < n; i++)
    sums[i] = (Sum){ .smallest = -1, .is_leaf = TRUE };
  for (guint i = n; i > 0; i--) {
    int index = (int) i - 1;
    gint64 least;

    changed |= mend (cells, index, &sums[index]);
    least = sums[index].is_leaf ? 1 : MAX (sums[index].shown + sums[index].least, 1);
    if (cells[index].parent >= 0)
      add_part (&sums[cells[index].parent], cells, index, least);
  }
  return changed;
}

/**
 * lyd_suppress:
 * @cells: a sum before its parts
 *
 * Decides which numbers are not told: those from 1 to 4, and as many others as it takes that none of them can be worked
 * out. Nothing is hidden where there is none of those.
 */
void
lyd_suppress (LydSuppressCell *cells,
              guint n)
{
  g_autofree Sum *sums = g_new (Sum, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i].hidden = cells[i].value > 0 && cells[i].value < LYD_SUPPRESS_BELOW;
  while (pass (cells, sums, n))
    ;
}
