#pragma once

#include "lyd-import-file.h"
#include "lyd-tables.h"

G_BEGIN_DECLS

/* What the columns of a table mean: an array of LydImportColumn, guessed and then corrected. */
const char *lyd_cell_clean (LydCsv *csv, guint record, guint cell, GStringChunk *strings);
gboolean lyd_field_is_single (LydField field);

GArray *lyd_columns_guess (LydCsv *csv, const LydSection *section, GStringChunk *strings) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_columns_map (GArray *columns, const char *const *assignments, GError **error);
void lyd_columns_set_field (GArray *columns, guint index, LydField field);
char *lyd_columns_to_text (const GArray *columns) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_columns_from_text (GArray *columns, const char *text);

G_END_DECLS
