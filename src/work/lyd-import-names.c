#include "lyd-import-private.h"

#include "lyd-fold.h"

#include <string.h>

/* Names are longer only in test data and attacks. */
#define MAX_WORDS 16
#define MAX_LIKENESS 64

/**
 * lyd_import_name_key:
 *
 * Returns: (transfer full): the form in which names are compared here: folded; as typed where folding leaves nothing of
 *   it (emoji). Never with "|", which identities are joined by.
 */
char *
lyd_import_name_key (const char *name)
{
  char *key = lyd_fold_text (name);

  if (key[0] != '\0')
    return key;
  g_free (key);
  key = lyd_clean_text (name);
  return g_strdelimit (key, "|\n", ' ');
}

typedef struct {
  const char *start;
  gsize length;
} Word;

static guint
split (const char *key,
       Word *words)
{
  guint n = 0;

  while (*key != '\0' && n < MAX_WORDS) {
    gsize length = strcspn (key, " ");

    words[n++] = (Word){ key, length };
    key += length;
    key += strspn (key, " ");
  }
  return n;
}

static gboolean
same_word (Word a,
           Word b)
{
  return a.length == b.length && memcmp (a.start, b.start, a.length) == 0;
}

/* "Dan" and "Daniel". Two letters are too few: Jo is not John. */
static gboolean
is_nickname (Word a,
             Word b)
{
  gsize shorter = MIN (a.length, b.length);

  return shorter >= 3 && memcmp (a.start, b.start, shorter) == 0;
}

/* "Okonkwo Reyes" and "OkonkwoReyes" */
static gboolean
same_letters (const char *a,
              const char *b)
{
  while (*a != '\0' || *b != '\0') {
    a += strspn (a, " ");
    b += strspn (b, " ");
    if (*a != *b)
      return FALSE;
    if (*a != '\0') {
      a++;
      b++;
    }
  }
  return TRUE;
}

/* "Wu, Ana" and "Ana Wu" */
static gboolean
same_words (const Word *a,
            guint n_a,
            const Word *b,
            guint n_b)
{
  gboolean used[MAX_WORDS] = { FALSE };

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++) {
    guint j = 0;

    while (j < n_b && (used[j] || !same_word (a[i], b[j])))
      j++;
    if (j == n_b)
      return FALSE;
    used[j] = TRUE;
  }
  return TRUE;
}

/* Middle names and initials: one side may leave them out or shorten them, but not contradict the other. */
static gboolean
agree_in_the_middle (const Word *a,
                     guint n_a,
                     const Word *b,
                     guint n_b)
{
  if (n_a <= 2 || n_b <= 2)
    return TRUE;
  if (n_a != n_b)
    return FALSE;
  for (guint i = 1; i + 1 < n_a; i++) {
    gsize shorter = MIN (a[i].length, b[i].length);

    if (!same_word (a[i], b[i]) && (shorter != 1 || a[i].start[0] != b[i].start[0]))
      return FALSE;
  }
  return TRUE;
}

/**
 * lyd_import_same_name:
 * @a: of lyd_import_name_key()
 * @b: so too
 *
 * Whether two names with the same e-mail address are one person's: equal but for case, accents, order, middle names
 * and a short form of the first. Never asked of people without an address in common.
 */
gboolean
lyd_import_same_name (const char *a,
                      const char *b)
{
  Word words_a[MAX_WORDS], words_b[MAX_WORDS];
  guint n_a, n_b;

  if (strcmp (a, b) == 0)
    return TRUE;
  if (a[0] == '\0' || b[0] == '\0')
    return FALSE;
  if (same_letters (a, b))
    return TRUE;

  n_a = split (a, words_a);
  n_b = split (b, words_b);
  if (same_words (words_a, n_a, words_b, n_b))
    return TRUE;
  return n_a >= 2 && n_b >= 2 && same_word (words_a[n_a - 1], words_b[n_b - 1]) &&
         (same_word (words_a[0], words_b[0]) || is_nickname (words_a[0], words_b[0])) &&
         agree_in_the_middle (words_a, n_a, words_b, n_b);
}

/* Levenshtein's distance, in bytes of folded text; both at most MAX_LIKENESS long. */
static guint
distance (const char *a,
          gsize n_a,
          const char *b,
          gsize n_b)
{
  guint row[MAX_LIKENESS + 1];

  for (gsize j = 0; j <= n_b; j++)
    row[j] = (guint) j;
  for (gsize i = 1; i <= n_a; i++) {
    guint before = row[0];

    row[0] = (guint) i;
    for (gsize j = 1; j <= n_b; j++) {
      guint cost = before + (a[i - 1] != b[j - 1]);

      before = row[j];
      row[j] = MIN (MIN (row[j], row[j - 1]) + 1, cost);
    }
  }
  return row[n_b];
}

static guint
shared_words (const char *a,
              const char *b)
{
  Word words_a[MAX_WORDS], words_b[MAX_WORDS];
  guint n_a = split (a, words_a);
  guint n_b = split (b, words_b);
  gsize shared = 0, total = 0;

  for (guint i = 0; i < n_a; i++) {
    total += words_a[i].length;
    for (guint j = 0; j < n_b; j++) {
      if (same_word (words_a[i], words_b[j])) {
        shared += 2 * words_a[i].length;
        break;
      }
    }
  }
  for (guint j = 0; j < n_b; j++)
    total += words_b[j].length;
  return total > 0 ? (guint) (100 * shared / total) : 0;
}

/**
 * lyd_import_likeness:
 *
 * How much two folded names of organizations look alike, in percent: the better of shared words, weighted by their
 * length (long words say more than "for"), and of letters in common.
 */
guint
lyd_import_likeness (const char *a,
                     const char *b)
{
  gsize n_a = MIN (strlen (a), MAX_LIKENESS);
  gsize n_b = MIN (strlen (b), MAX_LIKENESS);
  gsize longer = MAX (n_a, n_b);
  guint words = MIN (shared_words (a, b), 100);
  guint letters;

  if (longer == 0)
    return 0;
  /* A third more letters cannot be a misspelling. */
  if (longer * 2 > MIN (n_a, n_b) * 3)
    return words;
  letters = (guint) (100 * (longer - distance (a, n_a, b, n_b)) / longer);
  return MAX (words, letters);
}
