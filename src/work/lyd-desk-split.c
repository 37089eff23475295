#include "lyd-desk-split.h"

#include "lyd-desk-rows.h"
#include "lyd-file-private.h"

#include <glib/gi18n.h>

/* How many there are of each letter from A to Z; what comes before or after the alphabet counts with its neighbour. */
#define N_LETTERS 26

void
lyd_desk_share_free (LydDeskShare *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/* Returns: (transfer full): "A–K" */
char *
lyd_desk_share_describe (const LydDeskShare *self)
{
  return g_str_equal (self->from, self->to) ? g_strdup (self->from) : g_strdup_printf ("%s–%s", self->from, self->to);
}

static int
letter_of (const char *sort)
{
  char first = g_ascii_tolower (sort[0]);

  /* Sorted names begin with digits before letters, with other scripts after them. */
  if (first >= 'a' && first <= 'z')
    return first - 'a';
  return (guchar) sort[0] < 'a' ? 0 : N_LETTERS - 1;
}

/* Whether the letters can be given in order to @n_desks so that none has more than @limit; @last: (out): of each desk.
 */
static gboolean
fits (const int *counts,
      int n_desks,
      int limit,
      int *last)
{
  int desk = 0;
  int sum = 0;

  for (int letter = 0; letter < N_LETTERS; letter++) {
    /* One letter at least is left for each desk that follows. */
    gboolean crowded = sum > 0 && sum + counts[letter] > limit;

    if (crowded && ++desk >= n_desks)
      return FALSE;
    sum = crowded ? counts[letter] : sum + counts[letter];
    last[desk] = letter;
    if (sum > limit)
      return FALSE;
  }
  for (int i = desk + 1; i < n_desks; i++)
    last[i] = -1;
  return TRUE;
}

static LydDeskShare *
share_new (const int *counts,
           int from,
           int to)
{
  LydDeskShare *share = g_new0 (LydDeskShare, 1);

  share->from = g_strdup_printf ("%c", 'A' + from);
  share->to = g_strdup_printf ("%c", 'A' + to);
  for (int letter = from; letter <= to; letter++)
    share->n += counts[letter];
  return share;
}

/**
 * lyd_desk_split_sorted:
 * @sorted: what people are sorted by: the folded family name first
 * @n_desks: 1 to %LYD_DESK_MAX
 *
 * Gives the alphabet to desks in order, so that the longest line is as short as whole letters allow.
 *
 * Returns: (transfer full) (element-type LydDeskShare): at most @n_desks, from A to Z without a gap; fewer where there
 *   are not enough letters to share out
 */
GPtrArray *
lyd_desk_split_sorted (const char *const *sorted,
                       gsize n_sorted,
                       int n_desks)
{
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_desk_share_free);
  int counts[N_LETTERS] = { 0 };
  int last[LYD_DESK_MAX];
  int low = 0;
  int high = (int) n_sorted;
  int from = 0;

  g_return_val_if_fail (n_desks >= 1 && n_desks <= LYD_DESK_MAX, NULL);

  for (gsize i = 0; i < n_sorted; i++)
    counts[letter_of (sorted[i])]++;
  while (low < high) {
    int middle = low + (high - low) / 2;

    if (fits (counts, n_desks, middle, last))
      high = middle;
    else
      low = middle + 1;
  }
  if (!fits (counts, n_desks, high, last))
    return g_steal_pointer (&shares);
  for (int desk = 0; desk < n_desks && last[desk] >= 0; desk++) {
    g_ptr_array_add (shares, share_new (counts, from, last[desk]));
    from = last[desk] + 1;
  }
  return g_steal_pointer (&shares);
}

/* Returns: (transfer full) (nullable) (element-type LydDeskShare): of those who are expected at @event */
GPtrArray *
lyd_desk_split (LydFile *file,
                const LydId *event,
                int n_desks,
                GError **error)
{
  g_autoptr (GPtrArray) sorted = lyd_desk_rows_list_families (file->db, event, error);

  if (sorted == NULL)
    return NULL;
  if (n_desks < 1 || n_desks > LYD_DESK_MAX) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("Names are shared out among 1 to %d desks."), LYD_DESK_MAX);
    return NULL;
  }
  return lyd_desk_split_sorted ((const char *const *) sorted->pdata, sorted->len, n_desks);
}
