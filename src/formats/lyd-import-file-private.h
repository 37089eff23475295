#pragma once

#include "lyd-columns.h"
#include "lyd-date-reader.h"
#include "lyd-import-file.h"

G_BEGIN_DECLS

/* Shared by opening a file (lyd-import-file.c) and reading its rows (lyd-import-row.c). */
struct _LydImportFile {
  LydCsv *csv;
  LydSection *section;
  GArray *columns; /* of LydImportColumn */
  GStringChunk *strings;
  GTimeZone *zone;
  GArray *problems; /* of LydImportProblem: of the file as a whole */
  LydDateOrder date_order;
  guint date_column; /* the one that date_order was decided for, from 1 */
  GStrv sheets;      /* of a workbook, those that are not hidden; NULL: it is none */
  char *sheet;       /* the one that was read */
  GHashTable *words; /* what readers[] made of a cell: there are few words and many rows */
};

static inline LydImportColumn *
lyd_import_file_column (const LydImportFile *self,
                        guint index)
{
  return &g_array_index (self->columns, LydImportColumn, index);
}

/* The record among the file's that is row number @row. */
static inline guint
lyd_import_file_record (const LydImportFile *self,
                        guint row)
{
  return g_array_index (self->section->rows, guint, row);
}

static inline void
lyd_import_add_problem (GArray *problems,
                        guint line,
                        guint column,
                        const char *reason,
                        const char *value)
{
  LydImportProblem problem = { line, column, reason, value };

  g_array_append_val (problems, problem);
}

G_END_DECLS
