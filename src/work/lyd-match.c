#include "lyd-match.h"

#include "lyd-fold.h"

#include <string.h>

#define MAX_WORDS 8

static gboolean
is_phone (const char *text)
{
  gsize n_digits = 0;

  for (const char *p = text; *p != '\0'; p++) {
    if (g_ascii_isdigit (*p))
      n_digits++;
    else if (strchr (" +-().", *p) == NULL)
      return FALSE;
  }
  return n_digits > 0;
}

/* Returns: (transfer full): what somebody typed, as words that the index knows: folded, a telephone number in one piece
 */
char **
lyd_match_split (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *folded = lyd_fold_text (valid);
  char **words;

  if (is_phone (valid)) {
    g_auto (GStrv) digits = g_strsplit (folded, " ", -1);
    g_autofree char *number = g_strjoinv ("", digits);

    g_free (g_steal_pointer (&folded));
    folded = g_steal_pointer (&number);
  }
  words = g_strsplit (folded, " ", MAX_WORDS + 1);
  if (g_strv_length (words) > MAX_WORDS)
    g_clear_pointer (&words[MAX_WORDS], g_free);
  return words;
}

/**
 * lyd_match_make:
 * @words: of lyd_match_split()
 * @columns: "" for all, else as FTS5 names them: "names : "
 * @whole: the words must be whole, else they may go on
 *
 * Returns: (transfer full): an FTS5 expression; the words hold letters and digits only, so quoting is all they need
 */
char *
lyd_match_make (char **words,
                const char *columns,
                gboolean whole)
{
  g_autoptr (GString) match = g_string_new (columns);

  g_string_append_c (match, '(');
  for (gsize i = 0; words[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"%s", i > 0 ? " AND " : "", words[i], whole ? "" : "*");
  g_string_append_c (match, ')');
  return g_string_free (g_steal_pointer (&match), FALSE);
}

/* Two letters are enough, and one where a letter is a syllable or a word. */
gboolean
lyd_match_is_enough (char **words)
{
  if (words[0] == NULL || words[0][0] == '\0')
    return FALSE;
  return words[1] != NULL || g_utf8_strlen (words[0], 3) > 1 || g_utf8_get_char (words[0]) >= 0x1100;
}
