#pragma once

#include "lyd-csv-reader.h"
#include "lyd-online-values.h"
#include "lyd-online-words.h"

G_BEGIN_DECLS

/* One table of people in a report: what stands above it, its columns, its rows. */
typedef struct {
  guint index;       /* among the report's tables */
  const char *title; /* of the line with one cell above it, or NULL */
  int role;          /* LydOnlineRole that the title names, or -1 */
  guint number;      /* "3. In-Meeting Activities"; 0: it has none */
  guint header;      /* the record with the columns' titles */
  gboolean flat;     /* every row begins with the meeting's own columns */
  gboolean untitled; /* there are no titles: `header` is a row like the others */
  guint n_columns;
  guint n_english; /* of them, by their words */
  guint n_foreign;
  guint n_loose;               /* with LYD_ONLINE_LOOSE */
  int at[LYD_ONLINE_N_FIELDS]; /* the column of each field, -1: there is none */
  guint hints;                 /* LydOnlineHint, of all its headers */
  GArray *rows;                /* of guint: records */
} LydOnlineTable;

/* What a report says above its tables. */
typedef struct {
  const char *topic;
  const char *meeting;
  const char *start;
  const char *end;
  const char *date;
} LydOnlineSummary;

typedef struct {
  LydCsv *csv;       /* borrowed */
  GPtrArray *tables; /* of LydOnlineTable */
  LydOnlineSummary summary;
  LydOnlineValues *values;
  GStringChunk *strings;
  gboolean known;   /* some header is */
  gboolean foreign; /* some header is known, and none of them is English */
} LydOnlineTables;

LydOnlineTables *lyd_online_tables_find (LydCsv *csv, guint max_records) G_GNUC_WARN_UNUSED_RESULT;
void lyd_online_tables_free (LydOnlineTables *self);
const LydOnlineTable *lyd_online_tables_get (const LydOnlineTables *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOnlineTables, lyd_online_tables_free)

static inline gboolean
lyd_online_table_has (const LydOnlineTable *table,
                      LydOnlineField field)
{
  return table->at[field] >= 0;
}

G_END_DECLS
