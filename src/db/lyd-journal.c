#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "lyd-journal.h"

#include "lyd-db-private.h"
#include "lyd-schema.h"

#include <glib/gi18n.h>

struct _LydAct {
  LydDb *db;
  LydTransaction *transaction;
  sqlite3_session *session;
};

/* Journaled tables are attached by name, never all: the log of scans must not be recorded. */
static gboolean
attach_tables (LydAct *self)
{
  for (gsize i = 0; lyd_journaled_tables[i] != NULL; i++)
    if (sqlite3session_attach (self->session, lyd_journaled_tables[i]) != SQLITE_OK)
      return FALSE;
  return TRUE;
}

/**
 * lyd_act_begin:
 *
 * Begins a transaction (see lyd_transaction_begin()) whose changes to the journaled tables are recorded.
 *
 * Returns: (transfer full) (nullable): rolled back by its autoptr unless committed
 */
LydAct *
lyd_act_begin (LydDb *db,
               GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (db, error);
  g_autoptr (LydAct) self = NULL;

  if (transaction == NULL)
    return NULL;

  self = g_new0 (LydAct, 1);
  self->db = db;
  self->transaction = g_steal_pointer (&transaction);
  if (sqlite3session_create (lyd_db_get_handle (db), "main", &self->session) != SQLITE_OK || !attach_tables (self)) {
    lyd_db_set_error (db, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/* Raises the version of every row with an id of its own that @changeset touches. */
static gboolean
raise_versions (LydDb *db,
                int size,
                void *changeset,
                gint64 at,
                GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean ok = sqlite3changeset_start (&iter, size, changeset) == SQLITE_OK;

  while (ok && sqlite3changeset_next (iter) == SQLITE_ROW) {
    const char *table;
    sqlite3_value *value = NULL;
    int n_columns, operation;
    LydId id;

    sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
    if (operation == SQLITE_INSERT)
      sqlite3changeset_new (iter, 0, &value);
    else
      sqlite3changeset_old (iter, 0, &value);
    if (value == NULL || sqlite3_value_bytes (value) != sizeof id.bytes || sqlite3_value_type (value) != SQLITE_BLOB)
      continue;
    memcpy (id.bytes, sqlite3_value_blob (value), sizeof id.bytes);
    ok = lyd_db_run (db, error,
                     "INSERT INTO row_version (id, version, changed_at) VALUES (?, 1, ?)"
                     " ON CONFLICT (id) DO UPDATE SET version = version + 1, changed_at = excluded.changed_at",
                     "di", &id, at);
  }
  if (iter != NULL)
    sqlite3changeset_finalize (iter);
  return ok;
}

/**
 * lyd_act_commit:
 * @id: the journal entry's id
 * @code: what was done, e.g. "register"; `work/words` makes the sentence
 * @params: a JSON object with the sentence's parameters
 * @subject: (nullable): the event, session, person or registration that was acted on
 * @who: the person at the keyboard
 * @at: UTC milliseconds
 *
 * Writes the journal entry and commits all of it. An act that changed nothing leaves no entry.
 */
gboolean
lyd_act_commit (LydAct **self,
                const LydId *id,
                const char *code,
                const char *params,
                const LydId *subject,
                const char *who,
                gint64 at,
                GError **error)
{
  LydDb *db = (*self)->db;
  void *changeset = NULL;
  int size = 0;
  gboolean ok;

  if (sqlite3session_changeset ((*self)->session, &size, &changeset) != SQLITE_OK) {
    sqlite3_free (changeset);
    return lyd_db_set_error (db, error);
  }

  ok = size == 0 || raise_versions (db, size, changeset, at, error);
  if (ok && size > 0) {
    g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (changeset, (gsize) size, sqlite3_free, changeset);

    changeset = NULL;
    ok = lyd_db_run (db, error,
                     "INSERT INTO journal (id, code, params, who, at, schema, changeset, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                     "dsssinbd", id, code, params, who, at, lyd_schema_get_version (), bytes, subject);
  }
  sqlite3_free (changeset);
  if (!ok || !lyd_transaction_commit (&(*self)->transaction, error))
    return FALSE;

  g_clear_pointer (self, lyd_act_abort);
  return TRUE;
}

/* Rolls back unless committed. */
void
lyd_act_abort (LydAct *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->transaction, lyd_transaction_abort);
  g_free (self);
}
