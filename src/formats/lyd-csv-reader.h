#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A delimited table, read whole into one block: cells are strings in it, nothing is allocated per cell or row. */
typedef struct _LydCsv LydCsv;

LydCsv *lyd_csv_read (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydCsv *lyd_csv_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_csv_add_record (LydCsv *self, guint line, const char *const *cells, guint n_cells);
void lyd_csv_free (LydCsv *self);

guint lyd_csv_get_n_records (const LydCsv *self);
guint lyd_csv_get_n_cells (const LydCsv *self, guint record);
guint lyd_csv_get_line (const LydCsv *self, guint record);
gboolean lyd_csv_has_nul (const LydCsv *self, guint record);
char *lyd_csv_get_cell (const LydCsv *self, guint record, guint cell);
gboolean lyd_csv_is_blank (const LydCsv *self, guint record);
char lyd_csv_get_delimiter (const LydCsv *self);
const char *lyd_csv_get_encoding (const LydCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCsv, lyd_csv_free)

G_END_DECLS
