#include "lyd-exporter.h"

#include "lyd-error.h"
#include "lyd-writer.h"

#include <glib/gi18n.h>
#include <string.h>

/* Zoom's "import registrants from CSV" (support article KB0060782): the columns email, first_name, last_name in this
 * order and no others, at most 2 MB. A mark in front, or an apostrophe before a sign, would be part of the first
 * address or of a name, so unlike in lyd-export-csv.c there is none. */
#define MAX_BYTES (2 * 1000 * 1000)

static gsize
add_cell (LydWriter *writer,
          const char *text)
{
  gboolean quoted = text[strcspn (text, "\",\r\n")] != '\0';
  gsize n = quoted ? 2 : 0;

  if (quoted)
    lyd_writer_add_char (writer, '"');
  for (const char *p = text; *p != '\0'; p++, n++) {
    if (*p == '"') {
      lyd_writer_add_char (writer, '"');
      n++;
    }
    lyd_writer_add_char (writer, *p);
  }
  if (quoted)
    lyd_writer_add_char (writer, '"');
  return n;
}

/* #LydExporter.write */
gboolean
lyd_export_zoom (LydTable *table,
                 const char *path,
                 GError **error)
{
  g_autoptr (LydWriter) writer = lyd_writer_open (path, error);
  g_autofree LydCell *cells = g_new0 (LydCell, table->columns->len);
  g_autoptr (GError) failure = NULL;
  gsize n_bytes = 0;

  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++) {
    lyd_writer_add_text (writer, i > 0 ? "," : "");
    n_bytes += 2 + add_cell (writer, lyd_table_get_column (table, i)->id);
  }
  lyd_writer_add_text (writer, "\r\n");
  while (lyd_writer_is_well (writer) && table->next (table->data, cells, &failure)) {
    for (guint i = 0; i < table->columns->len; i++) {
      lyd_writer_add_text (writer, i > 0 ? "," : "");
      n_bytes += 2 + (cells[i].filled && cells[i].text != NULL ? add_cell (writer, cells[i].text) : 0);
    }
    lyd_writer_add_text (writer, "\r\n");
    memset (cells, 0, table->columns->len * sizeof *cells);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (n_bytes > MAX_BYTES) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("Zoom reads at most 2 MB, which is about 30,000 people. Nothing was written."));
    return FALSE;
  }
  return lyd_writer_close (writer, error);
}
