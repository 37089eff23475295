#include "lyd-zip.h"

#include <gio/gio.h>
#include <string.h>

/* PKWARE's APPNOTE, 4.3: fields of a central directory entry, by their offset. */
#define ENTRY_SIGNATURE "PK\1\2"
#define ENTRY_LENGTH 46
#define LOCAL_LENGTH 30
#define END_SIGNATURE "PK\5\6"
#define END_LENGTH 22
#define METHOD_DEFLATED 8

typedef struct {
  const guint8 *bytes;
  gsize length;
} Bytes;

static guint32
get_number (const guint8 *at,
            int n_bytes)
{
  guint32 number = 0;

  for (int i = n_bytes - 1; i >= 0; i--)
    number = number << 8 | at[i];
  return number;
}

/* Whether what unpacks from @packed ends as XML does. */
static gboolean
ends_as_xml (Bytes packed)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autofree guint8 *out = g_malloc (65536);
  guint8 last = 0;

  for (;;) {
    gsize n_read = 0;
    gsize n_written = 0;
    GConverterResult result = g_converter_convert (G_CONVERTER (inflater), packed.bytes, packed.length, out, 65536,
                                                   G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);

    if (result == G_CONVERTER_ERROR)
      return FALSE;
    for (gsize i = n_written; i > 0; i--) {
      if (out[i - 1] != '\n') {
        last = out[i - 1];
        break;
      }
    }
    if (result == G_CONVERTER_FINISHED)
      return last == '>';
    packed.bytes += n_read;
    packed.length -= n_read;
  }
}

/* Checks the entry at @offset of the central directory, and moves on to the next. */
static gboolean
check_entry (Bytes file,
             gsize *offset)
{
  const guint8 *entry = file.bytes + *offset;
  gsize name_length;
  gsize packed_length;
  gsize local;
  gsize start;

  if (*offset + ENTRY_LENGTH > file.length || memcmp (entry, ENTRY_SIGNATURE, 4) != 0)
    return FALSE;
  packed_length = get_number (entry + 20, 4);
  name_length = get_number (entry + 28, 2);
  local = get_number (entry + 42, 4);
  if (*offset + ENTRY_LENGTH + name_length > file.length || local + LOCAL_LENGTH > file.length)
    return FALSE;
  start = local + LOCAL_LENGTH + get_number (file.bytes + local + 26, 2) + get_number (file.bytes + local + 28, 2);
  if (start + packed_length > file.length)
    return FALSE;
  *offset += ENTRY_LENGTH + name_length + get_number (entry + 30, 2) + get_number (entry + 32, 2);

  return get_number (entry + 10, 2) != METHOD_DEFLATED || ends_as_xml ((Bytes){ file.bytes + start, packed_length });
}

/**
 * lyd_zip_has_whole_xml:
 * @path: a ZIP file without comment, all of whose packed members are XML
 *
 * Returns: %FALSE where the file or one of its members has been cut off
 */
gboolean
lyd_zip_has_whole_xml (const char *path)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
  const guint8 *end;
  Bytes file;
  gsize offset;
  guint n_entries;

  if (mapped == NULL || g_mapped_file_get_length (mapped) < END_LENGTH)
    return FALSE;
  file.bytes = (const guint8 *) g_mapped_file_get_contents (mapped);
  file.length = g_mapped_file_get_length (mapped);
  end = file.bytes + file.length - END_LENGTH;
  if (memcmp (end, END_SIGNATURE, 4) != 0)
    return FALSE;

  n_entries = get_number (end + 10, 2);
  offset = get_number (end + 16, 4);
  for (guint i = 0; i < n_entries; i++)
    if (!check_entry (file, &offset))
      return FALSE;

  return n_entries > 0;
}
