/* Whatever workbook somebody chooses. What is no ZIP file is packed as the one sheet of a workbook, so that the fuzzer
 * gets past the packing: everything that is read is valid UTF-8, and a refusal says why. */
#include "lyd-import-file.h"
#include "lyd-tables.h"
#include "lyd-xlsx-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define OPEN "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char *const parts[][2] = {
  { "_rels/.rels", OPEN "<Relationships><Relationship Id=\"a\" Type=\"" RELATIONS
                        "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
  { "xl/workbook.xml",
    OPEN "<workbook xmlns:r=\"" RELATIONS "\"><sheets><sheet name=\"S\" r:id=\"s\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels", OPEN "<Relationships><Relationship Id=\"s\" Type=\"" RELATIONS
                                       "/worksheet\" Target=\"s.xml\"/><Relationship Id=\"t\" Type=\"" RELATIONS
                                       "/sharedStrings\" Target=\"s.xml\"/><Relationship Id=\"u\" Type=\"" RELATIONS
                                       "/styles\" Target=\"s.xml\"/></Relationships>" },
};

static void
put (struct archive *archive, const char *name, gconstpointer text, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (la_int64_t) length);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, text, length);
  archive_entry_free (entry);
}

/* One text stands for the sheet, the shared strings and the styles: each takes what it knows. */
static GBytes *
pack (const guint8 *data, gsize size)
{
  gsize room = size + 8192;
  char *buffer = g_malloc (room);
  gsize used = 0;
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_memory (archive, buffer, room, &used);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    put (archive, parts[i][0], parts[i][1], strlen (parts[i][1]));
  put (archive, "xl/s.xml", data, size);
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) given = g_bytes_new_static (data, size);
  g_autoptr (GBytes) bytes = lyd_package_matches (given) ? g_bytes_ref (given) : pack (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydCsv) csv = NULL;
  LydXlsxNotes notes;

  csv = lyd_xlsx_read (bytes, NULL, lyd_tables_rate, &notes, &error);
  g_assert_true ((csv != NULL) == (error == NULL));
  g_assert_true (notes.sheet == NULL || g_utf8_validate (notes.sheet, -1, NULL));
  lyd_xlsx_notes_clear (&notes);
  for (guint record = 0; csv != NULL && record < lyd_csv_get_n_records (csv); record++) {
    g_assert_cmpuint (lyd_csv_get_line (csv, record), >, record);
    for (guint i = 0; i < lyd_csv_get_n_cells (csv, record); i++)
      g_assert_true (g_utf8_validate (lyd_csv_get_cell (csv, record, i), -1, NULL));
  }
  return 0;
}
