#include "desk/lyd-scanner.h"
#include "lyd-code.h"

#include <string.h>

#define FIRST_AT G_GINT64_CONSTANT (1000000)

typedef struct {
  LydScanner *scanner;
  GString *typed; /* what reaches the field with the focus */
  GString *scans; /* each ended by '|' */
  gint64 at;
} Keyboard;

static char *
make_code (guint8 seed)
{
  guint8 random[LYD_CODE_N_BYTES];

  memset (random, seed, sizeof random);
  return lyd_code_make (random);
}

/* What the window does with an answer. */
static void
obey (Keyboard *keyboard,
      LydKeyAnswer answer,
      gunichar key)
{
  g_autofree char *released = lyd_scanner_take_released (keyboard->scanner);

  if (released != NULL)
    g_string_append (keyboard->typed, released);
  if (answer == LYD_KEY_SCAN) {
    g_autofree char *scan = lyd_scanner_take_scan (keyboard->scanner);
    guint n_passed = lyd_scanner_take_passed (keyboard->scanner);

    g_string_append_printf (keyboard->scans, "%s|", scan);
    g_assert_cmpuint (n_passed, <=, keyboard->typed->len);
    g_string_truncate (keyboard->typed, keyboard->typed->len - n_passed);
  } else if (answer == LYD_KEY_PASS && key != 0) {
    g_string_append_c (keyboard->typed, (char) key);
  }
}

static void
press (Keyboard *keyboard,
       const char *keys,
       gint64 gap)
{
  for (const char *p = keys; *p != '\0'; p++) {
    keyboard->at += gap;
    obey (keyboard, lyd_scanner_key (keyboard->scanner, (gunichar) *p, keyboard->at), (gunichar) *p);
  }
}

static void
be_silent (Keyboard *keyboard)
{
  keyboard->at += LYD_SCANNER_GAP_MS + 1;
  obey (keyboard, lyd_scanner_silence (keyboard->scanner), 0);
}

static void
set_up (Keyboard *keyboard,
        gconstpointer data)
{
  keyboard->scanner = lyd_scanner_new ();
  keyboard->typed = g_string_new (NULL);
  keyboard->scans = g_string_new (NULL);
  keyboard->at = FIRST_AT;
}

static void
tear_down (Keyboard *keyboard,
           gconstpointer data)
{
  lyd_scanner_free (keyboard->scanner);
  g_string_free (keyboard->typed, TRUE);
  g_string_free (keyboard->scans, TRUE);
}

/* A burst of any speed, with any ending, reaches nothing but the desk. */
static void
test_bursts (Keyboard *keyboard,
             gconstpointer data)
{
  static const gint64 gaps[] = { 0, 4, 30, 100 };
  static const char *const endings[] = { "\n", "", "\n\n" };
  static const char *const prefixes[] = { "", "]Q1", "XQ" };

  for (gsize gap = 0; gap < G_N_ELEMENTS (gaps); gap++) {
    for (gsize ending = 0; ending < G_N_ELEMENTS (endings); ending++) {
      for (gsize prefix = 0; prefix < G_N_ELEMENTS (prefixes); prefix++) {
        g_autofree char *code = make_code ((guint8) (gap * 7 + ending));
        g_autofree char *keys = g_strconcat (prefixes[prefix], code, endings[ending], NULL);
        g_autofree char *expected = g_strconcat (prefixes[prefix], code, "|", NULL);

        press (keyboard, keys, gaps[gap]);
        be_silent (keyboard);
        g_assert_cmpstr (keyboard->typed->str, ==, "");
        g_assert_cmpstr (keyboard->scans->str, ==, expected);
        g_string_truncate (keyboard->scans, 0);
      }
    }
  }
}

static void
test_lower_case (Keyboard *keyboard,
                 gconstpointer data)
{
  g_autofree char *code = make_code (3);
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *expected = g_strconcat (lower, "|", NULL);

  press (keyboard, lower, 5);
  press (keyboard, "\n", 5);
  g_assert_cmpstr (keyboard->scans->str, ==, expected);
  g_assert_cmpstr (keyboard->typed->str, ==, "");
}

/* Two codes without a pause are two scans. */
static void
test_two_in_a_row (Keyboard *keyboard,
                   gconstpointer data)
{
  g_autofree char *one = make_code (1);
  g_autofree char *two = make_code (2);
  g_autofree char *keys = g_strconcat (one, "\n", two, "\n", NULL);
  g_autofree char *expected = g_strconcat (one, "|", two, "|", NULL);

  press (keyboard, keys, 3);
  g_assert_cmpstr (keyboard->scans->str, ==, expected);
}

/* A person's typing arrives whole and in order, also where it begins like a code. */
static void
test_typing (Keyboard *keyboard,
             gconstpointer data)
{
  press (keyboard, "Linda Lind", 160);
  be_silent (keyboard);
  g_assert_cmpstr (keyboard->typed->str, ==, "Linda Lind");
  press (keyboard, "l", 160);
  be_silent (keyboard);
  g_assert_cmpstr (keyboard->typed->str, ==, "Linda Lindl");
  press (keyboard, "lnd", 60); /* quick fingers */
  press (keyboard, "a\n", 60);
  be_silent (keyboard);
  g_assert_cmpstr (keyboard->typed->str, ==, "Linda Lindllnda\n");
  g_assert_cmpstr (keyboard->scans->str, ==, "");
}

/* A scan while somebody types takes out itself and nothing else. */
static void
test_scan_while_typing (Keyboard *keyboard,
                        gconstpointer data)
{
  g_autofree char *code = make_code (9);
  g_autofree char *keys = g_strconcat (code, "\n", NULL);

  press (keyboard, "okonk", 150);
  keyboard->at += 150;
  press (keyboard, keys, 2);
  be_silent (keyboard);
  press (keyboard, "wo", 150);
  be_silent (keyboard);
  g_assert_cmpstr (keyboard->typed->str, ==, "okonkwo");
  g_assert_cmpuint (keyboard->scans->len, ==, LYD_CODE_LENGTH + 1);
}

/* A code of somebody else at a machine's speed is a scan too: the desk says that it is not known. */
static void
test_foreign_code (Keyboard *keyboard,
                   gconstpointer data)
{
  press (keyboard, "9780306406157\n", 5);
  be_silent (keyboard);
  g_assert_cmpstr (keyboard->scans->str, ==, "9780306406157|");
  g_assert_cmpstr (keyboard->typed->str, ==, "");
}

/* A letter that was read wrong is no code, and with a machine's speed an unknown one. */
static void
test_broken_code (Keyboard *keyboard,
                  gconstpointer data)
{
  g_autofree char *code = make_code (5);
  g_autofree char *keys = NULL;

  code[10] = code[10] == 'B' ? 'C' : 'B';
  keys = g_strconcat (code, "\n", NULL);
  press (keyboard, keys, 5);
  be_silent (keyboard);
  g_assert_cmpuint (keyboard->scans->len, ==, LYD_CODE_LENGTH + 1);
  g_assert_cmpstr (keyboard->typed->str, ==, "");
}

static void
test_repeats (Keyboard *keyboard,
              gconstpointer data)
{
  g_autofree char *one = make_code (1);
  g_autofree char *lower = g_ascii_strdown (one, -1);
  g_autofree char *two = make_code (2);

  g_assert_false (lyd_scanner_is_repeat (keyboard->scanner, one, 1000));
  g_assert_true (lyd_scanner_is_repeat (keyboard->scanner, one, 1001));
  g_assert_true (lyd_scanner_is_repeat (keyboard->scanner, lower, 3499));
  g_assert_false (lyd_scanner_is_repeat (keyboard->scanner, one, 3500));
  g_assert_false (lyd_scanner_is_repeat (keyboard->scanner, two, 3501));
  g_assert_false (lyd_scanner_is_repeat (keyboard->scanner, one, 3502));
  lyd_scanner_forget (keyboard->scanner);
  g_assert_false (lyd_scanner_is_repeat (keyboard->scanner, one, 3503));
}

/* With the small letter and without its own last one, the check letters of this code agree by chance. */
static void
test_letter_that_fits (Keyboard *keyboard,
                       gconstpointer data)
{
  press (keyboard, "LNDRJJKKCFVJDDLVPLKrHJLCCLLCFR\n", 2);
  be_silent (keyboard);
  g_assert_cmpstr (keyboard->scans->str, ==, "LNDRJJKKCFVJDDLVPLKHJLCCLLCFR|");
  g_assert_cmpstr (keyboard->typed->str, ==, "r");
}

int
main (int argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void (*func) (Keyboard *, gconstpointer);
  } tests[] = {
    { "/scanner/bursts", test_bursts },
    { "/scanner/lower-case", test_lower_case },
    { "/scanner/two-in-a-row", test_two_in_a_row },
    { "/scanner/typing", test_typing },
    { "/scanner/scan-while-typing", test_scan_while_typing },
    { "/scanner/foreign-code", test_foreign_code },
    { "/scanner/broken-code", test_broken_code },
    { "/scanner/letter-that-fits", test_letter_that_fits },
    { "/scanner/repeats", test_repeats },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Keyboard, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
