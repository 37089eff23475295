#include "lyd-fold.h"

#include <string.h>

/* Letters that carry their mark in themselves, so that decomposition leaves them as they are. */
static const struct {
  gunichar letter;
  const char *plain;
} undecomposed[] = {
  { 0x00f8, "o" },  /* ø */
  { 0x0142, "l" },  /* ł */
  { 0x0111, "d" },  /* đ */
  { 0x00f0, "d" },  /* ð */
  { 0x00fe, "th" }, /* þ */
  { 0x00e6, "ae" }, /* æ */
  { 0x0153, "oe" }, /* œ */
  { 0x0131, "i" },  /* ı */
  { 0x0127, "h" },  /* ħ */
};

static const char *
plain_letter (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (undecomposed); i++)
    if (undecomposed[i].letter == c)
      return undecomposed[i].plain;
  return NULL;
}

/* Apostrophes and okinas join ("Ka'ahumanu" is one word to whoever types it). */
static gboolean
is_joiner (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02bb || c == 0x02bc || c == 0x0060 || c == 0x00b4;
}

/* What lyd_fold_text() makes of plain ASCII, without the detour that other letters need: most names and titles are. */
static char *
fold_ascii (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p++) {
    if (is_joiner ((guchar) *p))
      continue;
    if (!g_ascii_isalnum (*p)) {
      gap = out->len > 0;
      continue;
    }
    if (gap)
      g_string_append_c (out, ' ');
    gap = FALSE;
    g_string_append_c (out, g_ascii_tolower (*p));
  }
  return g_string_free (out, FALSE);
}

/**
 * lyd_fold_text:
 * @text: valid UTF-8
 *
 * The form in which names are compared and searched: compatibility-decomposed, without marks and case, apostrophes
 * dropped, everything else that is no letter or digit one space.
 *
 * Returns: (transfer full): never %NULL, may be empty
 */
char *
lyd_fold_text (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  GString *out;
  gboolean gap = FALSE;

  if (text == NULL)
    return g_strdup ("");
  if (g_str_is_ascii (text))
    return fold_ascii (text);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (decomposed, -1);

  out = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    const char *plain = plain_letter (c);

    if (g_unichar_ismark (c) || is_joiner (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
      continue;
    if (plain == NULL && !g_unichar_isalnum (c)) {
      gap = out->len > 0;
      continue;
    }
    if (gap)
      g_string_append_c (out, ' ');
    gap = FALSE;
    if (plain != NULL)
      g_string_append (out, plain);
    else
      g_string_append_unichar (out, c);
  }

  return g_string_free (out, FALSE);
}

/**
 * lyd_fold_organization:
 * @name: valid UTF-8
 *
 * Like lyd_fold_text(), with "&" read as "and" and a leading "the" and a trailing legal form left out, so that "The
 * Children's Agenda, Inc." is the organization that is on file.
 *
 * Returns: (transfer full): never %NULL
 */
char *
lyd_fold_organization (const char *name)
{
  static const char *const endings[] = { " inc", " incorporated", " llc", " ltd", " corp" };
  g_autoptr (GString) text = g_string_new (name);
  char *folded;

  g_string_replace (text, "&", " and ", 0);
  folded = lyd_fold_text (text->str);
  if (g_str_has_prefix (folded, "the ") && strlen (folded) > 8)
    memmove (folded, folded + 4, strlen (folded) - 3);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      folded[strlen (folded) - strlen (endings[i])] = '\0';

  return folded;
}

static gboolean
looks_like_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && strchr (at + 1, '@') == NULL && strchr (at + 1, '.') != NULL &&
         at[1] != '.' && !g_str_has_suffix (at, ".") && strpbrk (text, " \t\r\n,;<>\"()") == NULL;
}

/**
 * lyd_fold_email:
 * @text: an address as people paste it: with blanks, "mailto:", a display name
 *
 * Only ASCII letters are folded: a dotless i is another address, and so is "+tag".
 *
 * Returns: (transfer full) (nullable): the address, or %NULL where this is none
 */
char *
lyd_fold_email (const char *text)
{
  g_autofree char *normal = NULL;
  g_autofree char *inner = NULL;
  g_autofree char *lower = NULL;
  char *open;
  char *close;
  char *p;

  if (text == NULL)
    return NULL;
  normal = g_str_is_ascii (text) ? g_strdup (text) : g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if (normal == NULL)
    return NULL;

  open = strrchr (normal, '<');
  close = open != NULL ? strchr (open, '>') : NULL;
  inner = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : g_strdup (normal);
  lower = g_ascii_strdown (g_strstrip (inner), -1);
  p = g_str_has_prefix (lower, "mailto:") ? lower + 7 : lower;

  return looks_like_email (p) ? g_strdup (p) : NULL;
}

/**
 * lyd_fold_phone:
 *
 * Returns: (transfer full): the digits alone; without the "1" that North American numbers may carry in front
 */
char *
lyd_fold_phone (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (out, *p);
  if (out->len == 11 && out->str[0] == '1')
    g_string_erase (out, 0, 1);

  return g_string_free (out, FALSE);
}

/**
 * lyd_clean_text:
 * @text: (nullable): a cell or an entry, valid UTF-8
 *
 * Stored as typed but for what nobody typed: blanks around it go, and it is composed (NFC), so that equal looks equal.
 *
 * Returns: (transfer full): never %NULL, may be empty
 */
char *
lyd_clean_text (const char *text)
{
  char *normal = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return normal != NULL ? g_strstrip (normal) : g_strdup ("");
}

/**
 * lyd_safe_text:
 * @text: (nullable): stored text
 *
 * For showing and printing: control characters and the marks that turn the direction of what follows (U+202A-202E,
 * U+2066-2069) are left out, so that no name can rewrite the line that it stands in. Joiners stay: emoji need them.
 *
 * Returns: (transfer full): never %NULL
 */
char *
lyd_safe_text (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
      continue;
    if (g_unichar_iscntrl (c))
      g_string_append_c (out, ' ');
    else
      g_string_append_unichar (out, c);
  }

  return g_string_free (out, FALSE);
}

/**
 * lyd_clean_line:
 * @text: (nullable): a title, a name, a label: what is one line wherever it stands
 *
 * As lyd_clean_text(), and without what lyd_safe_text() leaves out: a line end in a title would be two lines in a list.
 *
 * Returns: (transfer full): never %NULL, may be empty
 */
char *
lyd_clean_line (const char *text)
{
  g_autofree char *clean = lyd_clean_text (text);

  return g_strstrip (lyd_safe_text (clean));
}
