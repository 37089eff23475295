#include "lyd-id.h"

#include <string.h>

const LydId lyd_id_none = { { 0 } };

/**
 * lyd_id_make:
 * @now: UTC milliseconds
 * @random: ten random bytes
 *
 * Returns: a UUIDv7 (RFC 9562, 5.7): 48 bits of time, then randomness, so that ids sort by when they were made.
 */
LydId
lyd_id_make (gint64 now,
             const guint8 random[10])
{
  LydId id;

  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8) ((guint64) now >> (8 * (5 - i)));
  memcpy (id.bytes + 6, random, 10);
  id.bytes[6] = 0x70 | (id.bytes[6] & 0x0f);
  id.bytes[8] = 0x80 | (id.bytes[8] & 0x3f);

  return id;
}

gboolean
lyd_id_is_none (const LydId *id)
{
  return lyd_id_equal (id, &lyd_id_none);
}

gboolean
lyd_id_equal (gconstpointer a,
              gconstpointer b)
{
  return memcmp (a, b, sizeof (LydId)) == 0;
}

/* The last bytes are random, so they are a hash already. */
guint
lyd_id_hash (gconstpointer id)
{
  guint hash;

  memcpy (&hash, ((const LydId *) id)->bytes + 12, sizeof hash);
  return hash;
}

int
lyd_id_compare (const LydId *a,
                const LydId *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes);
}

/**
 * lyd_id_to_string:
 *
 * Returns: (transfer full): 36 characters, lower case, with hyphens
 */
char *
lyd_id_to_string (const LydId *id)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (LYD_ID_STRING_LENGTH + 1);
  char *p = text;

  for (int i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      *p++ = '-';
    *p++ = digits[id->bytes[i] >> 4];
    *p++ = digits[id->bytes[i] & 0x0f];
  }
  *p = '\0';

  return text;
}

/**
 * lyd_id_from_string:
 *
 * Returns: %FALSE unless @text is a whole id
 */
gboolean
lyd_id_from_string (LydId *id,
                    const char *text)
{
  LydId high;

  return lyd_id_read_prefix (id, &high, text) == 32;
}

/**
 * lyd_id_read_prefix:
 * @low: (out): the smallest id that starts so
 * @high: (out): the largest id that starts so
 * @text: the start of an id as people copy it; hyphens and case do not matter
 *
 * Returns: how many hexadecimal digits were read, 0 where @text is no start of an id
 */
gsize
lyd_id_read_prefix (LydId *low,
                    LydId *high,
                    const char *text)
{
  gsize digits = 0;

  memset (low, 0x00, sizeof *low);
  memset (high, 0xff, sizeof *high);

  for (const char *p = text; *p != '\0'; p++) {
    guint shift;
    int value;

    if (*p == '-')
      continue;
    value = g_ascii_xdigit_value (*p);
    if (value < 0 || digits == 32)
      return 0;
    shift = digits % 2 == 0 ? 4 : 0;
    low->bytes[digits / 2] |= (guint8) (value << shift);
    high->bytes[digits / 2] &= (guint8) ((value << shift) | (shift == 4 ? 0x0f : 0xf0));
    digits++;
  }

  return digits;
}

/**
 * lyd_id_from_name:
 * @name: what somebody else calls a thing
 *
 * The id that always stands for @name: a UUID where @name is one, else a name-based UUID of version 8 (RFC 9562, 5.8)
 * with the first bits of its SHA-256. The latter is never an id that lyd_id_make() made.
 */
void
lyd_id_from_name (LydId *id,
                  const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  if (lyd_id_from_string (id, name))
    return;
  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (id->bytes, digest, sizeof id->bytes);
  id->bytes[6] = (id->bytes[6] & 0x0f) | 0x80;
  id->bytes[8] = (id->bytes[8] & 0x3f) | 0x80;
}

/* @ids: (element-type LydId). Returns: (transfer full): them, for looking up */
GHashTable *
lyd_id_set_new (const GArray *ids)
{
  GHashTable *set = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (ids, LydId, i), sizeof (LydId)));
  return set;
}
