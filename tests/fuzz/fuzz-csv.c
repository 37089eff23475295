/* Whatever file somebody chooses: it is a list or it is refused with a sentence, every text that is read from it is
 * valid UTF-8, and no row is lost: what is not imported says why. */
#include "lyd-import-file.h"
#include "lyd-time.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_rows (LydImportFile *file)
{
  g_autoptr (LydImportRow) row = lyd_import_row_new (file);

  for (guint i = 0; i < lyd_import_file_get_n_rows (file); i++) {
    lyd_import_file_read_row (file, i, row);
    g_assert_cmpuint (row->line, >, 0);
    g_assert_true (!row->skipped || row->problems->len > 0);
    g_assert_true (row->skipped || row->values[LYD_FIELD_NAME][0] != '\0');
    for (int field = 0; field < LYD_N_FIELDS; field++)
      check_text (row->values[field]);
    for (guint answer = 0; answer < row->n_answers; answer++)
      check_text (row->answers[answer]);
    for (guint p = 0; p < row->problems->len; p++)
      check_text (g_array_index (row->problems, LydImportProblem, p).value);
    if (row->values[LYD_FIELD_SESSIONS] != NULL)
      g_strfreev (lyd_import_split_choices (row->values[LYD_FIELD_SESSIONS], NULL));
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LydImportFile) file = lyd_import_file_open (bytes, NULL, NULL, zone, &error);
  g_autofree char *mapping = NULL;
  g_autofree char *key = NULL;

  if (file == NULL) {
    g_assert_nonnull (error);
    check_text (error->message);
    return 0;
  }
  check_rows (file);
  mapping = lyd_import_file_dup_mapping (file);
  key = lyd_import_file_dup_header_key (file);
  g_assert_true (lyd_import_file_set_mapping (file, mapping));
  for (guint i = 0; i < lyd_import_file_get_n_columns (file) && i < LYD_N_FIELDS; i++)
    lyd_import_file_set_field (file, i, (LydField) ((i * 7 + size) % LYD_N_FIELDS));
  check_rows (file);
  return 0;
}
