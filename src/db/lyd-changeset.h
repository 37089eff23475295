#pragma once

#include "lyd-error.h"
#include "lyd-id.h"

G_BEGIN_DECLS

/* Reads what SQLite's session extension recorded, and writes the inverse of single changes. SQLite's own iterator goes
 * through a changeset only forwards and applies it only as a whole; undo needs tables in the order of their foreign
 * keys, rows in the order of their keys, and to leave single rows out. */
#define LYD_CHANGE_MAX_COLUMNS 64

typedef enum {
  LYD_CHANGE_DELETE = 9, /* the numbers are SQLite's */
  LYD_CHANGE_INSERT = 18,
  LYD_CHANGE_UPDATE = 23,
} LydChangeOperation;

typedef enum {
  LYD_VALUE_UNDEFINED, /* a column that an update left alone */
  LYD_VALUE_INTEGER,
  LYD_VALUE_REAL,
  LYD_VALUE_TEXT,
  LYD_VALUE_BLOB,
  LYD_VALUE_NULL,
} LydValueType;

/* Everything is borrowed from the changeset's bytes. */
typedef struct {
  LydValueType type;
  gint64 integer;
  double real;
  const guint8 *bytes; /* of text or blob */
  gsize n_bytes;
  const guint8 *raw; /* as recorded, with its type */
  gsize n_raw;
} LydValue;

typedef struct {
  LydChangeOperation operation;
  guint8 indirect;
  LydValue before[LYD_CHANGE_MAX_COLUMNS]; /* of update (keys and changed columns) and delete */
  LydValue after[LYD_CHANGE_MAX_COLUMNS];  /* of update (changed columns) and insert */
} LydChange;

typedef struct {
  const char *name;
  int n_columns;
  const guint8 *primary; /* a byte a column, not 0 where it belongs to the primary key */
  const guint8 *header;
  gsize n_header;
  const guint8 *end; /* of the whole changeset */
  GArray *changes;   /* of const guint8 *: where each change starts, in the order of the primary keys */
} LydChangeTable;

typedef struct _LydChangeset LydChangeset;

LydChangeset *lyd_changeset_new (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_changeset_free (LydChangeset *self);
guint lyd_changeset_get_n_tables (const LydChangeset *self);
const LydChangeTable *lyd_changeset_get_table (const LydChangeset *self, guint index);
const LydChangeTable *lyd_changeset_find_table (const LydChangeset *self, const char *name);

void lyd_change_read (const LydChangeTable *table, guint index, LydChange *change);
const LydValue *lyd_change_get_value (const LydChange *change, int column);
gboolean lyd_change_get_id (const LydChange *change, int column, const LydId **id);
void lyd_change_append_inverse (GByteArray *out, const LydChangeTable *table, const LydChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydChangeset, lyd_changeset_free)

G_END_DECLS
