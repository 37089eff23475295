#pragma once

#include "lyd-csv-reader.h"
#include "lyd-package.h"

G_BEGIN_DECLS

/* What is to be told about how a workbook was read. */
typedef struct {
  char *sheet;        /* the one that was read */
  guint n_sheets;     /* that are not hidden */
  GStrv sheets;       /* their names */
  guint n_hidden;     /* rows that are hidden; they are read, too */
  guint first_hidden; /* ... the number of the first */
} LydXlsxNotes;

/* How much a sheet looks like what is wanted: the sheet with the most is read, the first of several. */
typedef guint (*LydXlsxRate) (const LydCsv *csv);

LydCsv *lyd_xlsx_read (
  GBytes *bytes, const char *sheet, LydXlsxRate rate, LydXlsxNotes *notes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_xlsx_notes_clear (LydXlsxNotes *self);

G_END_DECLS
