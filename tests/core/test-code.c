#include "lyd-code.h"

#include <string.h>

/* Sixteen letters, so every substitution and swap of many codes can be tried. */
static char *
make_code (GRand *rand)
{
  guint8 bytes[LYD_CODE_N_BYTES];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_rand_int_range (rand, 0, 256);
  return lyd_code_make (bytes);
}

static void
test_every_substitution_is_caught (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 200; round++) {
    g_autofree char *code = make_code (rand);

    g_assert_true (lyd_code_is_valid (code));
    for (int i = 0; i < LYD_CODE_LENGTH; i++) {
      char right = code[i];

      for (const char *letter = LYD_CODE_LETTERS; *letter != '\0'; letter++) {
        if (*letter == right)
          continue;
        code[i] = *letter;
        g_assert_false (lyd_code_is_valid (code));
      }
      code[i] = right;
    }
  }
}

static void
test_every_adjacent_swap_is_caught (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int round = 0; round < 1000; round++) {
    g_autofree char *code = make_code (rand);

    for (int i = 0; i + 1 < LYD_CODE_LENGTH; i++) {
      char first = code[i];

      if (first == code[i + 1])
        continue;
      code[i] = code[i + 1];
      code[i + 1] = first;
      g_assert_false (lyd_code_is_valid (code));
      code[i + 1] = code[i];
      code[i] = first;
    }
  }
}

static void
test_reads_what_scanners_add (void)
{
  static const char *const wrappings[] = {
    "%s",
    "]Q1%s",
    "\\000026%s",
    "\\000003%s\r\n",
    "  %s\t",
    "https://example.org/t/%s?lang=es",
    "GATE7-%s-X",
    "LN%s",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (gsize i = 0; i < G_N_ELEMENTS (wrappings); i++) {
    g_autofree char *code = make_code (rand);
    g_autofree char *grouped = lyd_code_group (code);
    g_autofree char *lower = g_ascii_strdown (grouped, -1);
    const char *const forms[] = { code, grouped, lower };

    for (gsize form = 0; form < G_N_ELEMENTS (forms); form++) {
      g_auto (GStrv) parts = g_strsplit (wrappings[i], "%s", 2);
      g_autofree char *scanned = g_strconcat (parts[0], forms[form], parts[1], NULL);
      g_autofree char *read = lyd_code_read (scanned);

      g_assert_cmpstr (read, ==, code);
    }
  }
}

static void
test_other_texts_are_no_codes (void)
{
  static const char *const texts[] = { "", "LND", "ana@example.org", "Ana Wu", "0190a1b2-0000-7000-8000-000000000000" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *read = lyd_code_read (texts[i]);

    g_assert_null (read);
  }
}

static void
test_short_code (void)
{
  const guint8 bytes[3] = { 0x12, 0x34, 0x56 };
  g_autofree char *code = lyd_short_code_make (bytes);
  g_autofree char *spaced = g_strdup_printf (" %.2s-%s\r\n", code, code + 2);
  g_autofree char *read = lyd_short_code_read (spaced);
  g_autofree char *vowel = lyd_short_code_read ("AEIOU");

  g_assert_cmpuint (strlen (code), ==, LYD_SHORT_CODE_LENGTH);
  g_assert_cmpstr (read, ==, code);
  g_assert_null (vowel);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/every-substitution-is-caught", test_every_substitution_is_caught);
  g_test_add_func ("/code/every-adjacent-swap-is-caught", test_every_adjacent_swap_is_caught);
  g_test_add_func ("/code/reads-what-scanners-add", test_reads_what_scanners_add);
  g_test_add_func ("/code/other-texts-are-no-codes", test_other_texts_are_no_codes);
  g_test_add_func ("/code/short-code", test_short_code);
  return g_test_run ();
}
