/* Small numbers of what is sensitive are hidden so that no reader can work them out. The reader here is thorough: they
 * try every table that fits what is shown. */
#include "lyd-suppress.h"

#define MAX_CELLS 12
#define MAX_VALUE 11

typedef struct {
  const LydSuppressCell *cells;
  guint n;
  gint64 guess[MAX_CELLS];
  gint64 least[MAX_CELLS];
  gint64 most[MAX_CELLS];
} Reader;

static gboolean
is_leaf (const Reader *self,
         guint index)
{
  for (guint i = 0; i < self->n; i++)
    if (self->cells[i].parent == (int) index)
      return FALSE;
  return TRUE;
}

/* Adds the guesses up; whether they agree with everything that is shown. */
static gboolean
fits (Reader *self)
{
  gint64 sums[MAX_CELLS] = { 0 };

  for (guint i = self->n; i > 0; i--) {
    guint index = i - 1;
    const LydSuppressCell *cell = &self->cells[index];

    if (!is_leaf (self, index))
      self->guess[index] = sums[index];
    if (cell->hidden ? self->guess[index] < 1 : self->guess[index] != cell->value)
      return FALSE;
    if (cell->parent >= 0)
      sums[cell->parent] += self->guess[index];
  }
  return TRUE;
}

static void
try_all (Reader *self,
         guint index)
{
  if (index == self->n) {
    if (!fits (self))
      return;
    for (guint i = 0; i < self->n; i++) {
      self->least[i] = MIN (self->least[i], self->guess[i]);
      self->most[i] = MAX (self->most[i], self->guess[i]);
    }
    return;
  }
  if (!is_leaf (self, index) || !self->cells[index].hidden) {
    self->guess[index] = self->cells[index].value;
    try_all (self, index + 1);
    return;
  }
  for (gint64 value = 1; value <= MAX_VALUE; value++) {
    self->guess[index] = value;
    try_all (self, index + 1);
  }
}

static void
assert_safe (const LydSuppressCell *cells,
             guint n)
{
  Reader reader = { .cells = cells, .n = n };

  for (guint i = 0; i < n; i++) {
    reader.least[i] = G_MAXINT64;
    reader.most[i] = G_MININT64;
  }
  try_all (&reader, 0);
  for (guint i = 0; i < n; i++) {
    g_assert_cmpint (reader.least[i], !=, G_MAXINT64); /* the truth itself fits */
    if (cells[i].value > 0 && cells[i].value < LYD_SUPPRESS_BELOW)
      g_assert_true (cells[i].hidden);
    if (cells[i].hidden)
      g_assert_cmpint (reader.least[i], <, reader.most[i]);
  }
}

/* A sum, up to three groups in it, and up to five numbers in those, or beside them. */
static guint
make_table (LydSuppressCell *cells)
{
  guint n_groups = (guint) g_test_rand_int_range (0, 4);
  guint n_leaves = (guint) g_test_rand_int_range (1, 6);

  cells[0] = (LydSuppressCell){ .parent = -1 };
  for (guint i = 1; i <= n_groups; i++)
    cells[i] = (LydSuppressCell){ .parent = 0 };
  for (guint i = n_groups + 1; i <= n_groups + n_leaves; i++) {
    cells[i] = (LydSuppressCell){ .value = g_test_rand_int_range (0, 10),
                                  .parent = g_test_rand_int_range (0, (int) n_groups + 1) };
    cells[cells[i].parent].value += cells[i].value;
    if (cells[i].parent > 0)
      cells[0].value += cells[i].value;
  }
  return n_groups + n_leaves + 1;
}

static void
test_random (void)
{
  for (int i = 0; i < 300; i++) {
    LydSuppressCell cells[MAX_CELLS];
    guint n = make_table (cells);

    /* A group without a number in it is one, of 0. */
    lyd_suppress (cells, n);
    assert_safe (cells, n);
  }
}

static char *
tell (const gint64 *values,
      const int *parents,
      guint n)
{
  LydSuppressCell cells[MAX_CELLS];
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    cells[i] = (LydSuppressCell){ .value = values[i], .parent = parents[i] };
  lyd_suppress (cells, n);
  assert_safe (cells, n);
  for (guint i = 0; i < n; i++) {
    if (cells[i].hidden)
      g_string_append (text, " -");
    else
      g_string_append_printf (text, " %d", (int) cells[i].value);
  }
  return g_string_free (text, FALSE);
}

#define assert_told(values, parents, expected)                             \
  G_STMT_START                                                             \
  {                                                                        \
    g_autofree char *told = tell (values, parents, G_N_ELEMENTS (values)); \
                                                                           \
    g_assert_cmpstr (told, ==, expected);                                  \
  }                                                                        \
  G_STMT_END

static void
test_examples (void)
{
  const int flat[] = { -1, 0, 0, 0 };
  const int chain[] = { -1, 0, 1 };
  const int tree[] = { -1, 0, 0, 1, 1, 2, 2 };
  const gint64 large[] = { 27, 9, 7, 11 };
  const gint64 one[] = { 19, 3, 7, 9 };
  const gint64 none[] = { 16, 0, 7, 9 };
  const gint64 ones[] = { 5, 1, 2, 2 };
  const gint64 tight[] = { 2, 1, 0, 1 };
  const gint64 alone[] = { 3, 3, 3 };
  const gint64 deep[] = { 36, 12, 24, 3, 9, 11, 13 };

  assert_told (large, flat, " 27 9 7 11");
  assert_told (one, flat, " 19 - - 9");
  assert_told (none, flat, " 16 0 7 9");
  assert_told (ones, flat, " 5 - - -");
  assert_told (tight, flat, " - - 0 -");
  assert_told (alone, chain, " - - -");
  assert_told (deep, tree, " 36 12 24 - - 11 13");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suppress/examples", test_examples);
  g_test_add_func ("/suppress/random", test_random);
  return g_test_run ();
}
