#include "lyd-code.h"

#include <string.h>

#define PREFIX_LENGTH 3
#define BODY_LENGTH (LYD_CODE_LENGTH - PREFIX_LENGTH)
#define DATA_LENGTH (BODY_LENGTH - 2)

static int
letter_value (char c)
{
  const char *found = c != '\0' ? strchr (LYD_CODE_LETTERS, g_ascii_toupper (c)) : NULL;

  return found != NULL ? (int) (found - LYD_CODE_LETTERS) : -1;
}

/* CRC-8 with polynomial 0x07 over the letters' values, four bits each. Every error burst of at most eight bits is
 * caught, and one wrong letter (4 bits) or two swapped neighbours (8 bits) are such bursts. */
static guint8
check (const guint8 *nibbles,
       gsize n_nibbles)
{
  guint8 crc = 0;

  for (gsize i = 0; i < n_nibbles; i++) {
    crc ^= (guint8) (nibbles[i] << 4);
    for (int bit = 0; bit < 4; bit++)
      crc = (guint8) ((crc << 1) ^ ((crc & 0x80) != 0 ? 0x07 : 0));
  }

  return crc;
}

/**
 * lyd_code_make:
 * @random: twelve bytes from the system's generator
 *
 * Returns: (transfer full): a ticket code of 29 letters
 */
char *
lyd_code_make (const guint8 random[LYD_CODE_N_BYTES])
{
  GString *code = g_string_new (LYD_CODE_PREFIX);
  guint8 nibbles[DATA_LENGTH];
  guint8 crc;

  for (int i = 0; i < DATA_LENGTH; i++) {
    nibbles[i] = i % 2 == 0 ? random[i / 2] >> 4 : random[i / 2] & 0x0f;
    g_string_append_c (code, LYD_CODE_LETTERS[nibbles[i]]);
  }
  crc = check (nibbles, DATA_LENGTH);
  g_string_append_c (code, LYD_CODE_LETTERS[crc >> 4]);
  g_string_append_c (code, LYD_CODE_LETTERS[crc & 0x0f]);

  return g_string_free (code, FALSE);
}

/* Whether @letters starts with the 29 letters of a code whose check letters are right. */
static gboolean
starts_with_code (const char *letters)
{
  guint8 nibbles[BODY_LENGTH];

  if (g_ascii_strncasecmp (letters, LYD_CODE_PREFIX, PREFIX_LENGTH) != 0)
    return FALSE;
  for (int i = 0; i < BODY_LENGTH; i++) {
    int value = letter_value (letters[PREFIX_LENGTH + i]);

    if (value < 0)
      return FALSE;
    nibbles[i] = (guint8) value;
  }

  return check (nibbles, DATA_LENGTH) == ((nibbles[DATA_LENGTH] << 4) | nibbles[DATA_LENGTH + 1]);
}

/* Whether @code is exactly a ticket code, as stored. */
gboolean
lyd_code_is_valid (const char *code)
{
  return strlen (code) == LYD_CODE_LENGTH && starts_with_code (code);
}

/* What people and machines put between the letters: blanks, line ends, NUL stand-ins, hyphens. */
static char *
strip_gaps (const char *text)
{
  GString *out = g_string_sized_new (LYD_CODE_LENGTH);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p) && !g_ascii_iscntrl (*p) && *p != '-')
      g_string_append_c (out, *p);

  return g_string_free (out, FALSE);
}

/**
 * lyd_code_read:
 * @scanned: what a scanner or a person typed
 *
 * Finds the code anywhere in the text, because scanners and wallets put things around it: AIM identifiers ("]Q1"), ECI
 * prefixes ("\000026"), a URL, a site's own prefix and suffix, blanks, line ends, lower case.
 *
 * Returns: (transfer full) (nullable): the code in capitals, or %NULL where there is none
 */
char *
lyd_code_read (const char *scanned)
{
  g_autofree char *letters = NULL;

  g_return_val_if_fail (scanned != NULL, NULL);

  letters = strip_gaps (scanned);
  for (const char *p = letters; *p != '\0'; p++)
    if (starts_with_code (p))
      return g_ascii_strup (p, LYD_CODE_LENGTH);

  return NULL;
}

/**
 * lyd_code_group:
 *
 * Returns: (transfer full): the code in groups of four letters, as it is shown to people
 */
char *
lyd_code_group (const char *code)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; code[i] != '\0'; i++) {
    if (i > 0 && i % 4 == 0)
      g_string_append_c (out, ' ');
    g_string_append_c (out, code[i]);
  }

  return g_string_free (out, FALSE);
}

/**
 * lyd_short_code_make:
 * @random: three bytes; the caller asks again where the code is taken in the event
 *
 * Returns: (transfer full): five letters that identify a registration within its event and admit nobody
 */
char *
lyd_short_code_make (const guint8 random[3])
{
  guint value = ((guint) random[0] << 16) | ((guint) random[1] << 8) | random[2];
  char letters[LYD_SHORT_CODE_LENGTH + 1] = { 0 };

  for (int i = 0; i < LYD_SHORT_CODE_LENGTH; i++)
    letters[i] = LYD_CODE_LETTERS[(value >> (4 * i)) & 0x0f];

  return g_strdup (letters);
}

/**
 * lyd_short_code_read:
 *
 * Returns: (transfer full) (nullable): the short code in capitals, or %NULL where the text is not one
 */
char *
lyd_short_code_read (const char *typed)
{
  g_autofree char *letters = strip_gaps (typed);

  if (strlen (letters) != LYD_SHORT_CODE_LENGTH)
    return NULL;
  for (int i = 0; i < LYD_SHORT_CODE_LENGTH; i++)
    if (letter_value (letters[i]) < 0)
      return NULL;

  return g_ascii_strup (letters, -1);
}
