#include "lyd-likeness.h"

#include "lyd-fold.h"

#include <string.h>

/* "Given|Family", as people are on file; folded as the search does. */
static LydNameKey
make_key (const char *text,
          GStringChunk *chunk)
{
  g_auto (GStrv) halves = g_strsplit (text, "|", 2);
  g_autofree char *whole = g_strjoinv (" ", halves);
  g_autofree char *folded = lyd_fold_text (whole);
  g_autofree char *sorted = lyd_likeness_sort_words (folded);
  g_autofree char *given = lyd_fold_text (halves[0]);
  g_autofree char *family = lyd_fold_text (halves[1]);

  return (LydNameKey){ .words = g_string_chunk_insert (chunk, sorted),
                       .given = g_string_chunk_insert_len (chunk, given, (gssize) strcspn (given, " ")),
                       .family = g_string_chunk_insert (chunk, family) };
}

static void
test_names (void)
{
  static const struct {
    const char *a;
    const char *b;
    LydLikeness likeness;
  } cases[] = {
    { "María|López", "MARIA|LOPEZ", LYD_LIKENESS_SAME },
    { "Lopez|Maria", "Maria|Lopez", LYD_LIKENESS_SAME },
    { "Maria|Lopez", "Maria Elena|Lopez", LYD_LIKENESS_LONGER },
    { "Maria|Lopez", "Maria|Lopez Garcia", LYD_LIKENESS_LONGER },
    { "Maria Elena|Lopez", "Maria|Lopez Garcia", LYD_LIKENESS_LONGER },
    { "José|Ñáñez", "Pepe|Nanez", LYD_LIKENESS_NICKNAME },
    { "Elizabeth|Okafor", "Liz|Okafor", LYD_LIKENESS_NICKNAME },
    { "Robert|Kim", "Bob|Kim", LYD_LIKENESS_NICKNAME },
    { "Patricia|Kim", "Patrick|Kim", LYD_LIKENESS_NONE },
    { "M.|Okafor", "Mary|Okafor", LYD_LIKENESS_INITIAL },
    { "Maira|Lopez", "Maria|Lopez", LYD_LIKENESS_TYPO },
    { "Maria|Lopes", "Maria|Lopez", LYD_LIKENESS_TYPO },
    { "Mario|Lopez", "Maria|Lopez", LYD_LIKENESS_NONE },
    { "Daniel|Okafor", "Daniela|Okafor", LYD_LIKENESS_NONE },
    { "Ana|Wu", "Ada|Wu", LYD_LIKENESS_NONE },
    { "Maria|Lopez", "Juan|Lopez", LYD_LIKENESS_NONE },
    { "Maria|", "Maria|Lopez", LYD_LIKENESS_PART },
    { "Li|Wei", "Wei|Chen", LYD_LIKENESS_NONE },
  };
  g_autoptr (LydNicknames) nicknames = lyd_nicknames_new ();
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (1024);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    LydNameKey a = make_key (cases[i].a, chunk);
    LydNameKey b = make_key (cases[i].b, chunk);

    g_test_message ("%s, %s", cases[i].a, cases[i].b);
    g_assert_cmpint (lyd_likeness_of_names (nicknames, &a, &b), ==, cases[i].likeness);
    g_assert_cmpint (lyd_likeness_of_names (nicknames, &b, &a), ==, cases[i].likeness);
  }
}

static void
test_addresses (void)
{
  static const struct {
    const char *folded;
    const char *key;
  } cases[] = {
    { "ana.wu@example.org", "ana.wu@example.org" },
    { "ana.wu+zoom@example.org", "ana.wu@example.org" },
    { "ana.wu@gmail.com", "anawu@gmail.com" },
    { "a.n.a.wu+list@googlemail.com", "anawu@gmail.com" },
    { "+ana@example.org", "+ana@example.org" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *key = lyd_likeness_email_key (cases[i].folded);

    g_assert_cmpstr (key, ==, cases[i].key);
  }
}

/* More in common is never less likely, and different names never score: a mailbox may be shared. */
static void
test_scores (void)
{
  for (guint evidence = 0; evidence < 1u << LYD_N_EVIDENCES; evidence++) {
    g_assert_cmpint (lyd_likeness_score (LYD_LIKENESS_NONE, evidence), ==, 0);
    for (int likeness = 0; likeness < LYD_N_LIKENESSES; likeness++) {
      int score = lyd_likeness_score ((LydLikeness) likeness, evidence);

      g_assert_cmpint (score, >=, 0);
      g_assert_cmpint (score, <, 100);
      for (int bit = 0; bit < LYD_N_EVIDENCES; bit++)
        g_assert_cmpint (lyd_likeness_score ((LydLikeness) likeness, evidence | 1u << bit), >=, score);
    }
  }
  g_assert_cmpint (lyd_likeness_score (LYD_LIKENESS_SAME, LYD_EVIDENCE_EMAIL), >,
                   lyd_likeness_score (LYD_LIKENESS_NICKNAME, LYD_EVIDENCE_ORGANIZATION));
  g_assert_cmpint (lyd_likeness_score (LYD_LIKENESS_PART, 0), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/likeness/names", test_names);
  g_test_add_func ("/likeness/addresses", test_addresses);
  g_test_add_func ("/likeness/scores", test_scores);
  return g_test_run ();
}
