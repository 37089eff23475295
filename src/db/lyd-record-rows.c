#include "lyd-record-rows.h"

#include "lyd-registrations.h"

static gpointer
scan_row (LydStmt *stmt)
{
  LydPastScan *self = g_new0 (LydPastScan, 1);

  self->scan = lyd_stmt_get_id (stmt, 0);
  self->at = lyd_stmt_get_int (stmt, 1);
  self->kind = MAX (lyd_word_find (&lyd_scan_kinds, lyd_stmt_get_text (stmt, 2)), 0);
  self->verdict = MAX (lyd_word_find (&lyd_verdicts, lyd_stmt_get_text (stmt, 3)), 0);
  self->source = MAX (lyd_word_find (&lyd_sources, lyd_stmt_get_text (stmt, 4)), 0);
  self->reason = lyd_stmt_dup_text (stmt, 5);
  self->station = lyd_stmt_dup_text (stmt, 6);
  self->session = lyd_stmt_dup_text (stmt, 7);
  self->undone = lyd_stmt_get_int (stmt, 8) != 0;
  return self;
}

/* Returns: (transfer full) (nullable) (element-type LydPastScan): at all sessions, newest first */
GPtrArray *
lyd_record_rows_list_scans (LydDb *db,
                            const LydId *registration,
                            int limit,
                            GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT s.id, s.at, s.kind, s.verdict, s.source, s.reason, t.label, e.title,"
                  " EXISTS (SELECT 1 FROM scan u WHERE u.undoes = s.id)"
                  " FROM scan s JOIN station t ON t.id = s.station JOIN session e ON e.id = s.session"
                  " WHERE s.registration IN " LYD_MERGED ("?1") " ORDER BY s.n DESC LIMIT ?2",
                  "dn", registration, limit);

  return lyd_stmt_collect (stmt, scan_row, (GDestroyNotify) lyd_past_scan_free, error);
}

/**
 * lyd_record_rows_list_bulk:
 * @limit: how many acts are looked into at most
 *
 * An act on many registrations is one entry about their event; that it touched this one stands in its changes, which
 * hold each row's key as it is stored (sqlite.org/session/sqlite3session_changeset.html).
 *
 * Returns: (transfer full) (nullable) (element-type LydId): the journal's entries, newest first
 */
GPtrArray *
lyd_record_rows_list_bulk (LydDb *db,
                           const LydId *event,
                           const LydId *registration,
                           int limit,
                           GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_journal_entry_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT j.id FROM (SELECT n, id FROM journal WHERE subject = ?1"
                                           "   AND code = 'set-status-many' ORDER BY n DESC LIMIT ?3) j"
                                           " JOIN journal_changes c ON c.n = j.n"
                                           " WHERE instr (c.changeset, ?2) > 0 ORDER BY j.n DESC",
                                           "ddn", event, registration, limit);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (ids, id);
  }
  for (guint i = 0; local == NULL && i < ids->len; i++) {
    LydJournalEntry *entry = lyd_journal_get (db, &g_array_index (ids, LydId, i), &local);

    if (entry != NULL)
      g_ptr_array_add (list, entry);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&list);
}

/* @times: gets when its badges were printed, newest first */
gboolean
lyd_record_rows_list_prints (LydDb *db,
                             const LydId *registration,
                             GArray *times,
                             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT at FROM print WHERE registration IN " LYD_MERGED ("?1") " ORDER BY at DESC", "d", registration);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    gint64 at = lyd_stmt_get_int (stmt, 0);

    g_array_append_val (times, at);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* @file_name: (out) (transfer full) (nullable): of the list that brought it last; %NULL: none did */
gboolean
lyd_record_rows_find_import (LydDb *db,
                             const LydId *registration,
                             char **file_name,
                             gint64 *at,
                             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT b.file_name, b.at FROM import_row i"
                                           " JOIN import_batch b ON b.id = i.batch WHERE i.registration = ?"
                                           " ORDER BY b.at LIMIT 1",
                                           "d", registration);
  g_autoptr (GError) local = NULL;

  *file_name = NULL;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    *file_name = lyd_stmt_dup_text (stmt, 0);
    *at = lyd_stmt_get_int (stmt, 1);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* @sessions: gets the ids of those that were chosen */
gboolean
lyd_record_rows_list_places (LydDb *db,
                             const LydId *registration,
                             GArray *sessions,
                             GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT session FROM place WHERE registration = ?", "d", registration);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (sessions, id);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}
