#include "lyd-changeset.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * The format, from the comment "CHANGESET FORMAT" in SQLite's sqlite3session.c; it is stored in files, so it stays.
 *
 * A changeset is tables one after another: 'T', the number of columns (a varint), a byte a column that says whether it
 * belongs to the primary key, the name ended by a zero byte; then changes. A change is its operation, a byte
 * "indirect", the record before (update, delete), the record after (insert, update). A record is a value a column: a
 * type byte, then 8 bytes of a number, most significant first, or a varint length and the bytes of text or blob.
 */
#define TABLE_MARK 'T'

struct _LydChangeset {
  GBytes *bytes;
  GPtrArray *tables; /* of LydChangeTable */
};

typedef struct {
  const guint8 *at;
  const guint8 *end;
  gboolean damaged;
} Reader;

static guint8
read_byte (Reader *reader)
{
  if (reader->damaged || reader->at >= reader->end) {
    reader->damaged = TRUE;
    return 0;
  }
  return *reader->at++;
}

static const guint8 *
read_bytes (Reader *reader,
            gsize n_bytes)
{
  const guint8 *bytes = reader->at;

  if (reader->damaged || (gsize) (reader->end - reader->at) < n_bytes) {
    reader->damaged = TRUE;
    return NULL;
  }
  reader->at += n_bytes;
  return bytes;
}

/* SQLite's: seven bits a byte, most significant first, at most nine bytes, of which the ninth counts whole. */
static guint64
read_varint (Reader *reader)
{
  guint64 value = 0;

  for (int i = 0; i < 8; i++) {
    guint8 byte = read_byte (reader);

    value = (value << 7) | (byte & 0x7f);
    if ((byte & 0x80) == 0)
      return value;
  }
  return (value << 8) | read_byte (reader);
}

static guint64
read_number (Reader *reader)
{
  const guint8 *bytes = read_bytes (reader, 8);
  guint64 number = 0;

  if (bytes == NULL)
    return 0;
  memcpy (&number, bytes, sizeof number);
  return GUINT64_FROM_BE (number);
}

static void
read_value (Reader *reader,
            LydValue *value)
{
  guint64 number;

  value->raw = reader->at;
  value->type = read_byte (reader);
  switch (value->type) {
  case LYD_VALUE_INTEGER:
    value->integer = (gint64) read_number (reader);
    break;
  case LYD_VALUE_REAL:
    number = read_number (reader);
    memcpy (&value->real, &number, sizeof value->real);
    break;
  case LYD_VALUE_TEXT:
  case LYD_VALUE_BLOB:
    value->n_bytes = read_varint (reader);
    value->bytes = read_bytes (reader, value->n_bytes);
    break;
  case LYD_VALUE_UNDEFINED:
  case LYD_VALUE_NULL:
    break;
  default:
    reader->damaged = TRUE;
  }
  value->n_raw = (gsize) (reader->at - value->raw);
}

static void
read_change (Reader *reader,
             int n_columns,
             LydChange *change)
{
  change->operation = read_byte (reader);
  change->indirect = read_byte (reader);
  if (change->operation != LYD_CHANGE_INSERT && change->operation != LYD_CHANGE_UPDATE &&
      change->operation != LYD_CHANGE_DELETE)
    reader->damaged = TRUE;
  for (int i = 0; i < n_columns && change->operation != LYD_CHANGE_INSERT; i++)
    read_value (reader, &change->before[i]);
  for (int i = 0; i < n_columns && change->operation != LYD_CHANGE_DELETE; i++)
    read_value (reader, &change->after[i]);
}

static void
table_free (gpointer data)
{
  LydChangeTable *table = data;

  g_array_unref (table->changes);
  g_free (table);
}

static LydChangeTable *
read_header (Reader *reader)
{
  LydChangeTable *table = g_new0 (LydChangeTable, 1);
  const guint8 *name_end;
  guint64 n_columns;

  table->changes = g_array_new (FALSE, FALSE, sizeof (const guint8 *));
  table->header = reader->at;
  table->end = reader->end;
  if (read_byte (reader) != TABLE_MARK)
    reader->damaged = TRUE;
  n_columns = read_varint (reader);
  if (n_columns == 0 || n_columns > LYD_CHANGE_MAX_COLUMNS)
    reader->damaged = TRUE;
  table->n_columns = reader->damaged ? 0 : (int) n_columns;
  table->primary = read_bytes (reader, (gsize) table->n_columns);
  table->name = (const char *) reader->at;
  name_end = reader->damaged ? NULL : memchr (reader->at, '\0', (gsize) (reader->end - reader->at));
  if (name_end == NULL)
    reader->damaged = TRUE;
  else
    reader->at = name_end + 1;
  table->n_header = (gsize) (reader->at - table->header);
  return table;
}

/* Primary keys are the first columns of every journaled table (a test sees to it), so a change's bytes after its first
 * two start with its key. */
static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  const guint8 *left = *(const guint8 *const *) a;
  const guint8 *right = *(const guint8 *const *) b;
  const LydChangeTable *table = data;
  Reader left_reader = { left + 2, table->end, FALSE };
  Reader right_reader = { right + 2, table->end, FALSE };

  for (int i = 0; i < table->n_columns && table->primary[i] != 0; i++) {
    LydValue left_value = { 0 };
    LydValue right_value = { 0 };
    int order;

    read_value (&left_reader, &left_value);
    read_value (&right_reader, &right_value);
    order = memcmp (left_value.raw, right_value.raw, MIN (left_value.n_raw, right_value.n_raw));
    if (order != 0)
      return order;
  }
  return 0;
}

static void
read_table (LydChangeset *self,
            Reader *reader)
{
  LydChangeTable *table = read_header (reader);
  LydChange change;

  if (!reader->damaged && lyd_changeset_find_table (self, table->name) != NULL)
    reader->damaged = TRUE;
  while (!reader->damaged && reader->at < reader->end && *reader->at != TABLE_MARK) {
    g_array_append_val (table->changes, reader->at);
    read_change (reader, table->n_columns, &change);
  }
  if (!reader->damaged)
    g_array_sort_with_data (table->changes, compare_keys, table);
  g_ptr_array_add (self->tables, table);
}

/**
 * lyd_changeset_new:
 * @bytes: as sqlite3session_changeset() gave them
 *
 * Returns: (transfer full) (nullable): @bytes read and checked; %NULL with %LYD_ERROR_STORAGE where they are damaged
 */
LydChangeset *
lyd_changeset_new (GBytes *bytes,
                   GError **error)
{
  g_autoptr (LydChangeset) self = g_new0 (LydChangeset, 1);
  Reader reader = { 0 };
  gsize size;

  self->bytes = g_bytes_ref (bytes);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  reader.at = g_bytes_get_data (bytes, &size);
  reader.end = reader.at + size;
  while (!reader.damaged && reader.at < reader.end)
    read_table (self, &reader);
  if (reader.damaged) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The record of this change is damaged. Nothing was changed."));
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
lyd_changeset_free (LydChangeset *self)
{
  g_ptr_array_unref (self->tables);
  g_bytes_unref (self->bytes);
  g_free (self);
}

guint
lyd_changeset_get_n_tables (const LydChangeset *self)
{
  return self->tables->len;
}

const LydChangeTable *
lyd_changeset_get_table (const LydChangeset *self,
                         guint index)
{
  return g_ptr_array_index (self->tables, index);
}

/* Returns: (transfer none) (nullable) */
const LydChangeTable *
lyd_changeset_find_table (const LydChangeset *self,
                          const char *name)
{
  for (guint i = 0; i < self->tables->len; i++) {
    const LydChangeTable *table = g_ptr_array_index (self->tables, i);

    if (strcmp (table->name, name) == 0)
      return table;
  }
  return NULL;
}

/* The change at @index in the order of the primary keys. */
void
lyd_change_read (const LydChangeTable *table,
                 guint index,
                 LydChange *change)
{
  /* Checked once by lyd_changeset_new(). */
  const guint8 *at = g_array_index (table->changes, const guint8 *, index);
  Reader reader = { at, table->end, FALSE };

  read_change (&reader, table->n_columns, change);
}

/* What names the row or stood in it: from the record before, where there is one, else from the record after. */
const LydValue *
lyd_change_get_value (const LydChange *change,
                      int column)
{
  return change->operation == LYD_CHANGE_INSERT ? &change->after[column] : &change->before[column];
}

/* Returns: whether @column is an id, borrowed from the changeset's bytes */
gboolean
lyd_change_get_id (const LydChange *change,
                   int column,
                   const LydId **id)
{
  const LydValue *value = lyd_change_get_value (change, column);

  if (value->type != LYD_VALUE_BLOB || value->n_bytes != sizeof (LydId))
    return FALSE;
  *id = (const LydId *) value->bytes;
  return TRUE;
}

static void
append_value (GByteArray *out,
              const LydValue *value)
{
  const guint8 undefined = LYD_VALUE_UNDEFINED;

  if (value != NULL)
    g_byte_array_append (out, value->raw, (guint) value->n_raw);
  else
    g_byte_array_append (out, &undefined, 1);
}

/* Appends the change that takes @change back; the caller writes the table's header before the first. */
void
lyd_change_append_inverse (GByteArray *out,
                           const LydChangeTable *table,
                           const LydChange *change)
{
  static const guint8 inverses[] = {
    [LYD_CHANGE_DELETE] = LYD_CHANGE_INSERT,
    [LYD_CHANGE_INSERT] = LYD_CHANGE_DELETE,
    [LYD_CHANGE_UPDATE] = LYD_CHANGE_UPDATE,
  };

  g_byte_array_append (out, &inverses[change->operation], 1);
  g_byte_array_append (out, &change->indirect, 1);
  if (change->operation != LYD_CHANGE_UPDATE) {
    for (int i = 0; i < table->n_columns; i++)
      append_value (out, lyd_change_get_value (change, i));
    return;
  }
  /* An update names its row before and only its changed columns after. */
  for (int i = 0; i < table->n_columns; i++)
    append_value (out, table->primary[i] != 0 ? &change->before[i] : &change->after[i]);
  for (int i = 0; i < table->n_columns; i++)
    append_value (out, table->primary[i] != 0 ? NULL : &change->before[i]);
}
