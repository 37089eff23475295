#pragma once

#include "lyd-csv-reader.h"
#include "lyd-format.h"

G_BEGIN_DECLS

/* Where a table lies among a file's records: reports have titles and summaries before it, and other tables behind. */
typedef struct {
  const LydFormat *format;
  guint header;        /* the record with the columns' titles */
  gboolean untitled;   /* there are no titles: `header` is a row like the others */
  guint n_columns;     /* without the blank titles that spreadsheets pad with */
  GArray *rows;        /* of guint: the records that are rows, repeated headers and blank lines left out */
  guint other_section; /* the record where another table begins; 0: none does */
} LydSection;

const LydFormat *lyd_tables_match_text (GBytes *bytes);
LydCsv *lyd_tables_read (GBytes *bytes, const LydFormat *format, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint lyd_tables_rate (const LydCsv *csv);
LydSection *lyd_tables_find (const LydCsv *csv,
                             const char *format,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_section_free (LydSection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSection, lyd_section_free)

G_END_DECLS
