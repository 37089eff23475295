#include "lyd-text-reader.h"

#include "lyd-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a file's first bytes say that it really is, and what to tell whoever chose it. */
static const struct {
  const char *magic;
  gsize length;
  const char *sentence;
} impostors[] = {
  { "PK\003\004", 4,
    N_ ("This is a spreadsheet (.xlsx) file, or another compressed file, and not a text table. Open "
        "it in a spreadsheet program, save it as CSV and choose that file.") },
  { "\320\317\021\340", 4,
    N_ ("This is an old spreadsheet (.xls) file, or one with a password. Open it in a spreadsheet "
        "program, save it as .xlsx or CSV without a password and choose that file.") },
  { "%PDF", 4, N_ ("This is a PDF document. Ask for the list as CSV and choose that file.") },
  { "\037\213", 2, N_ ("This file is compressed. Unpack it and choose the file inside.") },
  { "SQLite format 3", 15,
    N_ ("This is a database and not a text table. Export the list as CSV and choose that "
        "file.") },
};

/* What windows-1252 has at 0x80 to 0x9f; five of them it leaves undefined and browsers keep as they are. */
static const gunichar2 cp1252_high[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178
};

static gboolean
refuse (GError **error,
        const char *sentence)
{
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_FORMAT, sentence);
  return FALSE;
}

static gboolean
looks_like_html (const char *data,
                 gsize length)
{
  static const char *const starts[] = { "<!doctype html", "<html", "<head", "<table", "<?xml" };
  gsize skipped = 0;

  while (skipped < length && (g_ascii_isspace (data[skipped]) || (guchar) data[skipped] >= 0x80))
    skipped++;
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length - skipped >= strlen (starts[i]) &&
        g_ascii_strncasecmp (data + skipped, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Says no to what is no text at all. */
static gboolean
check_is_text (const char *data,
               gsize length,
               GError **error)
{
  if (length == 0)
    return refuse (error, _ ("This file is empty. Export the list again and choose the new file."));
  if (length > LYD_TEXT_MAX_BYTES)
    return refuse (error, _ ("This file is larger than 256 MB. Split it into smaller files and bring them in one by "
                             "one."));
  for (gsize i = 0; i < G_N_ELEMENTS (impostors); i++)
    if (length >= impostors[i].length && memcmp (data, impostors[i].magic, impostors[i].length) == 0)
      return refuse (error, _ (impostors[i].sentence));
  if (looks_like_html (data, length))
    return refuse (error, _ ("This is a web page and not a text table. Perhaps the download asked to sign in first: "
                             "export the list as CSV again."));
  return TRUE;
}

/*
 * Whether a file without a mark is UTF-16: its first kilobytes have a NUL in nearly every second place, all of them at
 * odd (little endian) or at even places (big endian).
 */
static const char *
guess_utf16 (const char *data,
             gsize length)
{
  gsize seen = MIN (length, 4096) & ~(gsize) 1;
  gsize nuls[2] = { 0, 0 };

  for (gsize i = 0; i < seen; i++)
    nuls[i & 1] += data[i] == '\0';
  if (seen >= 8 && nuls[1] * 10 > seen / 2 * 6 && nuls[0] * 20 < seen)
    return "UTF-16LE";
  if (seen >= 8 && nuls[0] * 10 > seen / 2 * 6 && nuls[1] * 20 < seen)
    return "UTF-16BE";
  return NULL;
}

/* NULs and control characters that no text has: a few are an accident in a row, many are no text. */
static gboolean
check_is_not_binary (const char *data,
                     gsize length,
                     GError **error)
{
  gsize seen = MIN (length, 65536);
  gsize strange = 0;

  for (gsize i = 0; i < seen; i++) {
    guchar c = (guchar) data[i];

    strange += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
  }
  if (strange > 4 && strange * 12 > seen)
    return refuse (error, _ ("This is not a text file. Export the list as CSV and choose that file."));
  return TRUE;
}

static char *
put_utf8 (char *out,
          gunichar c)
{
  return out + g_unichar_to_utf8 (c, out);
}

static void
decode_utf16 (LydText *self,
              const guchar *data,
              gsize length,
              gboolean big_endian)
{
  /* Two bytes become at most three, so the text is at most half as long again. */
  char *out = self->text = g_malloc (length / 2 * 3 + 4);

  for (gsize i = 0; i + 1 < length; i += 2) {
    gunichar c = big_endian ? (gunichar) data[i] << 8 | data[i + 1] : (gunichar) data[i + 1] << 8 | data[i];

    if (c >= 0xd800 && c < 0xdc00 && i + 3 < length) {
      gunichar low = big_endian ? (gunichar) data[i + 2] << 8 | data[i + 3] : (gunichar) data[i + 3] << 8 | data[i + 2];

      if (low >= 0xdc00 && low < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        i += 2;
      }
    }
    out = put_utf8 (out, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
  }
  self->length = (gsize) (out - self->text);
  self->text[self->length] = '\0';
}

/* Where valid UTF-8 (with NULs in it) ends: at @length if all is valid. */
static gsize
find_invalid (const char *data,
              gsize start,
              gsize length)
{
  while (start < length) {
    const char *end;

    if (g_utf8_validate_len (data + start, length - start, &end))
      return length;
    start = (gsize) (end - data);
    if (data[start] != '\0')
      return start;
    start++;
  }
  return length;
}

/*
 * A file glued together from two sources is UTF-8 with stray single bytes: where it has more letters of the one kind
 * than of the other, both are read as what they are. With @mixed FALSE every byte is windows-1252.
 */
static void
decode_cp1252 (LydText *self,
               const char *data,
               gsize length,
               gboolean mixed)
{
  gsize next_invalid = mixed ? find_invalid (data, 0, length) : 0;
  gsize high = 0;
  char *out;

  for (gsize i = 0; i < length; i++)
    high += (guchar) data[i] >= 0x80;
  out = self->text = g_malloc (length + high * 2 + 4);

  for (gsize i = 0; i < length; i++) {
    guchar c = (guchar) data[i];

    if (mixed && i < next_invalid) {
      memcpy (out, data + i, next_invalid - i);
      out += next_invalid - i;
      i = next_invalid;
      if (i == length)
        break;
      c = (guchar) data[i];
    }
    if (c < 0x80)
      *out++ = (char) c;
    else
      out = put_utf8 (out, c < 0xa0 ? cp1252_high[c - 0x80] : c);
    if (mixed)
      next_invalid = find_invalid (data, i + 1, length);
  }
  self->length = (gsize) (out - self->text);
  self->text[self->length] = '\0';
}

/* Whether most letters beyond ASCII are well-formed UTF-8. */
static gboolean
is_mostly_utf8 (const char *data,
                gsize length)
{
  gsize good = 0;
  gsize bad = 0;

  for (gsize i = 0; i < length; i++) {
    gunichar c;

    if ((guchar) data[i] < 0x80)
      continue;
    c = g_utf8_get_char_validated (data + i, (gssize) (length - i));
    if (c == (gunichar) -1 || c == (gunichar) -2) {
      bad++;
    } else {
      good++;
      i += (gsize) g_unichar_to_utf8 (c, NULL) - 1;
    }
  }
  return good > bad;
}

static void
decode_bytes (LydText *self,
              const char *data,
              gsize length,
              gboolean marked)
{
  if (find_invalid (data, 0, length) == length) {
    self->text = g_malloc (length + 1);
    memcpy (self->text, data, length);
    self->text[length] = '\0';
    self->length = length;
    self->encoding = "UTF-8";
  } else {
    gboolean mixed = marked || is_mostly_utf8 (data, length);

    decode_cp1252 (self, data, length, mixed);
    self->encoding = mixed ? "UTF-8" : "windows-1252";
  }
}

/**
 * lyd_text_read:
 * @bytes: a whole file
 *
 * Decodes a file by its byte order mark, by its pattern of NULs, as UTF-8 where it is valid, else as windows-1252
 * (formats.md, "Import rules", 1). What is no text is refused by a sentence that says what it is.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT
 */
LydText *
lyd_text_read (GBytes *bytes,
               GError **error)
{
  g_autoptr (LydText) self = g_new0 (LydText, 1);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *encoding = NULL;
  gsize mark = 0;

  if (!check_is_text (data, length, error))
    return NULL;

  if (length >= 2 && memcmp (data, "\377\376", 2) == 0) {
    encoding = "UTF-16LE";
    mark = 2;
  } else if (length >= 2 && memcmp (data, "\376\377", 2) == 0) {
    encoding = "UTF-16BE";
    mark = 2;
  } else if (length >= 3 && memcmp (data, "\357\273\277", 3) == 0) {
    mark = 3;
  } else {
    encoding = guess_utf16 (data, length);
  }

  if (encoding != NULL) {
    decode_utf16 (self, (const guchar *) data + mark, length - mark, strcmp (encoding, "UTF-16BE") == 0);
    self->encoding = encoding;
  } else {
    if (!check_is_not_binary (data, length, error))
      return NULL;
    decode_bytes (self, data + mark, length - mark, mark == 3);
  }

  if (strspn (self->text, " \t\r\n") == self->length) {
    refuse (error, _ ("This file is empty. Export the list again and choose the new file."));
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
lyd_text_free (LydText *self)
{
  g_free (self->text);
  g_free (self);
}
