#include "lyd-likeness.h"

#include <glib/gi18n.h>
#include <string.h>

/* Shorter names differ by one letter and are two names. */
#define TYPO_AT_LEAST 8

static const LydWord likenesses[] = {
  { "none", NC_ ("likeness", "Different names") },
  { "part", NC_ ("likeness", "One name is part of the other") },
  { "initial", NC_ ("likeness", "One name has an initial only") },
  { "typo", NC_ ("likeness", "Names one letter apart") },
  { "nickname", NC_ ("likeness", "A nickname") },
  { "longer", NC_ ("likeness", "One name is longer") },
  { "same", NC_ ("likeness", "Same name") },
};

const LydVocabulary lyd_likenesses = { "likeness", likenesses, G_N_ELEMENTS (likenesses) };

static const LydWord evidences[] = {
  { "email", NC_ ("likeness", "Same e-mail address") },
  { "email-variant", NC_ ("likeness", "Same e-mail address, written differently or used before") },
  { "phone", NC_ ("likeness", "Same phone number") },
  { "organization", NC_ ("likeness", "Same organization") },
  { "no-organization", NC_ ("likeness", "Organization of one unknown") },
};

const LydVocabulary lyd_evidences = { "likeness", evidences, G_N_ELEMENTS (evidences) };

/* From 0 (not worth a look) to 99, by what people have in common besides their names; the last row is "nothing". Two
 * different names with one address are a shared mailbox. */
static const int scores[LYD_N_EVIDENCES + 1][LYD_N_LIKENESSES] = {
  { 0, 80, 88, 90, 95, 96, 99 }, /* e-mail */
  { 0, 70, 80, 82, 90, 92, 97 }, /* e-mail, a variant */
  { 0, 50, 72, 70, 84, 86, 92 }, /* phone */
  { 0, 35, 60, 62, 80, 82, 90 }, /* organization */
  { 0, 0, 35, 0, 45, 50, 70 },   /* of one none is known */
  { 0, 0, 0, 0, 0, 30, 55 },
};

/* Returns: whether the first word of @text is all of @word, which is @length bytes long */
static gboolean
starts_with_word (const char *text,
                  const char *word,
                  gsize length)
{
  return strncmp (text, word, length) == 0 && (text[length] == ' ' || text[length] == '\0');
}

static gboolean
has_word (const char *text,
          const char *word,
          gsize length)
{
  for (const char *at = text; at != NULL; at = strchr (at, ' ')) {
    at += *at == ' ';
    if (starts_with_word (at, word, length))
      return TRUE;
  }
  return FALSE;
}

/* Whether every word of @part is one of @whole. Returns: how many words, 0 where not all are */
static guint
count_within (const char *part,
              const char *whole)
{
  guint n = 0;

  for (const char *at = part; *at != '\0';) {
    gsize length = strcspn (at, " ");

    if (!has_word (whole, at, length))
      return 0;
    n++;
    at += length;
    at += *at == ' ';
  }
  return n;
}

static gboolean
is_within (const char *a,
           const char *b)
{
  return count_within (a, b) > 0 || count_within (b, a) > 0;
}

/* One letter changed, added, left out, or swapped with its neighbour; the first stays. */
static gboolean
is_typo (const char *a,
         const char *b)
{
  gsize n = strlen (a);
  gsize m = strlen (b);
  gsize i = 0;

  if (n > m)
    return is_typo (b, a);
  if (m - n > 1 || n < TYPO_AT_LEAST || a[0] != b[0])
    return FALSE;
  while (a[i] != '\0' && a[i] == b[i])
    i++;
  if (n < m)
    return strcmp (a + i, b + i + 1) == 0;
  return strcmp (a + i + 1, b + i + 1) == 0 ||
         (a[i] == b[i + 1] && a[i + 1] == b[i] && strcmp (a + i + 2, b + i + 2) == 0);
}

/* "Mario" and "Maria", "Daniel" and "Daniela" are no typos. */
static gboolean
differs_by_gender (const char *a,
                   const char *b)
{
  gsize n = strlen (a);
  gsize m = strlen (b);

  if (n > m)
    return differs_by_gender (b, a);
  if (n == 0 || strncmp (a, b, n - 1) != 0)
    return FALSE;
  if (n == m)
    return a[n - 1] != b[n - 1] && strchr ("aeo", a[n - 1]) != NULL && strchr ("aeo", b[n - 1]) != NULL;
  return m == n + 1 && a[n - 1] == b[n - 1] && strchr ("aeo", b[n]) != NULL;
}

static gboolean
is_initial (const char *a,
            const char *b)
{
  return a[0] != '\0' && a[0] == b[0] && (a[1] == '\0' || b[1] == '\0');
}

/**
 * lyd_likeness_of_names:
 *
 * The order of the words means nothing: half of the lists put the family name first.
 */
LydLikeness
lyd_likeness_of_names (const LydNicknames *nicknames,
                       const LydNameKey *a,
                       const LydNameKey *b)
{
  gboolean family = a->family[0] != '\0' && b->family[0] != '\0' && is_within (a->family, b->family);
  gboolean given = a->given[0] != '\0' && strcmp (a->given, b->given) == 0;
  guint n;

  if (a->words[0] == '\0' || b->words[0] == '\0')
    return LYD_LIKENESS_PART;
  if (strcmp (a->words, b->words) == 0)
    return LYD_LIKENESS_SAME;
  n = MAX (count_within (a->words, b->words), count_within (b->words, a->words));
  if (n >= 2 || (family && given))
    return LYD_LIKENESS_LONGER;
  if (family && lyd_nicknames_match (nicknames, a->given, b->given))
    return LYD_LIKENESS_NICKNAME;
  if (family && is_initial (a->given, b->given))
    return LYD_LIKENESS_INITIAL;
  if ((family || given) && is_typo (a->words, b->words) && !(family && differs_by_gender (a->given, b->given)))
    return LYD_LIKENESS_TYPO;
  return n == 1 ? LYD_LIKENESS_PART : LYD_LIKENESS_NONE;
}

/**
 * lyd_likeness_score:
 * @evidence: of #LydEvidence
 *
 * Returns: 0 (not worth a look) to 99
 */
int
lyd_likeness_score (LydLikeness likeness,
                    guint evidence)
{
  int best = scores[LYD_N_EVIDENCES][likeness];
  int n = 0;

  for (int i = 0; i < LYD_N_EVIDENCES; i++) {
    if ((evidence & (1u << i)) == 0 || scores[i][likeness] == 0)
      continue;
    best = MAX (best, scores[i][likeness]);
    n++;
  }
  return best == 0 ? 0 : MIN (best + MAX (n - 1, 0), 99);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the words of @folded in the order of the alphabet */
char *
lyd_likeness_sort_words (const char *folded)
{
  g_auto (GStrv) words = NULL;

  if (strchr (folded, ' ') == NULL)
    return g_strdup (folded);
  words = g_strsplit (folded, " ", -1);
  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  return g_strjoinv (" ", words);
}

/**
 * lyd_likeness_email_key:
 * @folded: an address as lyd_fold_email() gives it
 *
 * What addresses of one mailbox have in common: "+tag" is left out, googlemail.com is gmail.com, and there, where the
 * provider ignores them, dots are left out too. Only for suggestions: elsewhere a plus may be another mailbox.
 *
 * Returns: (transfer full)
 */
char *
lyd_likeness_email_key (const char *folded)
{
  const char *at = strrchr (folded, '@');
  const char *domain;
  GString *key;
  gboolean google;

  if (at == NULL)
    return g_strdup (folded);
  google = strcmp (at + 1, "gmail.com") == 0 || strcmp (at + 1, "googlemail.com") == 0;
  domain = google ? "gmail.com" : at + 1;
  key = g_string_sized_new (strlen (folded));
  for (const char *p = folded; p < at && !(*p == '+' && p > folded); p++)
    if (!google || *p != '.')
      g_string_append_c (key, *p);
  g_string_append_printf (key, "@%s", domain);
  return g_string_free (key, FALSE);
}
