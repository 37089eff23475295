#pragma once

#include "lyd-changeset.h"
#include "lyd-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* For lyd-reversal.c: one table of what is taken back, with the statements that take it back row by row. */
typedef struct {
  int column;
  gboolean part; /* the row is a part of what the column refers to, and stays or goes with it */
} LydForeign;

typedef struct {
  const LydChangeTable *changes;
  GPtrArray *columns; /* of char *; may be more than were recorded */
  GArray *foreign;    /* of LydForeign */
  gboolean own_id;    /* named by one id */
  gboolean refers_to_itself;
  sqlite3_stmt *insert;
  sqlite3_stmt *remove;
  sqlite3_stmt *find;
  GHashTable *updates; /* set of columns, as guint64 * -> sqlite3_stmt */
  GByteArray *inverse; /* what was done to it, for the undo's own entry */
  int n_taken;
  int n_kept;
  int reason; /* of n_kept */
} LydReversalTable;

LydReversalTable *
lyd_reversal_table_new (LydDb *db, const LydChangeTable *changes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_reversal_table_free (LydReversalTable *self);
void lyd_reversal_table_forget (LydReversalTable *self);
int lyd_reversal_table_find_column (const LydReversalTable *table, const char *name);

/* Each runs one statement and returns SQLite's extended result code. */
int lyd_reversal_table_insert (LydReversalTable *self, const LydChange *change);
int lyd_reversal_table_remove (LydReversalTable *self, const LydChange *change);
int lyd_reversal_table_find (LydReversalTable *self, const LydChange *change);
int lyd_reversal_table_update (LydReversalTable *self, LydDb *db, const LydChange *change);

gboolean lyd_reversal_set_too_old (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydReversalTable, lyd_reversal_table_free)

G_END_DECLS
