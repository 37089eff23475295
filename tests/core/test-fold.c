#include "lyd-fold.h"

#include <string.h>

/* Plain ASCII takes a shorter way; a joiner that folds to nothing sends the same text the longer one. */
static void
test_both_ways_agree (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 20000; round++) {
    char text[24] = "";
    int length = g_rand_int_range (rand, 0, 20);
    g_autofree char *joined = NULL;
    g_autofree char *short_way = NULL;
    g_autofree char *long_way = NULL;

    for (int i = 0; i < length; i++)
      text[i] = (char) g_rand_int_range (rand, 1, 128);
    joined = g_strconcat (text, "\u200d", NULL);
    short_way = lyd_fold_text (text);
    long_way = lyd_fold_text (joined);
    g_assert_cmpstr (short_way, ==, long_way);
  }
}

static void
test_names (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } cases[] = {
    { "  Ana  O'Brien-D\u2019Arcy ", "ana obrien darcy" },
    { "A\u030angstro\u0308m", "angstrom" },
    { "Bj\u00f8rn", "bjorn" },
    { "Ka\u02bbahumanu", "kaahumanu" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = lyd_fold_text (cases[i].text);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

static void
test_emails (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } cases[] = {
    { " Ana@Example.ORG ", "ana@example.org" },
    { "mailto:ana@example.org", "ana@example.org" },
    { "Ana Wu <Ana@example.org>", "ana@example.org" },
    { "ana+zoom@example.org", "ana+zoom@example.org" },
    { "\u0131na@example.org", "\u0131na@example.org" },
    { "ana@example", NULL },
    { "ana", NULL },
    { "a b@example.org", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = lyd_fold_email (cases[i].text);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/both-ways-agree", test_both_ways_agree);
  g_test_add_func ("/fold/names", test_names);
  g_test_add_func ("/fold/emails", test_emails);
  return g_test_run ();
}
