#include "lyd-wipe.h"

#include "lyd-setting.h"

#include <glib/gi18n.h>

/* Stands in the file from the transaction that deletes until nothing is left of what it deleted. */
#define SETTING "wipe.needed"

/* Before the transaction that deletes: what it frees is overwritten at once, and no scrap of it gets into a temporary
 * file. */
gboolean
lyd_wipe_begin (LydDb *db,
                GError **error)
{
  return lyd_db_exec (db, "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY", error);
}

/* In the transaction that deletes. The search index is made anew: a word stays in its segments until they are
 * merged. */
gboolean
lyd_wipe_note (LydDb *db,
               GError **error)
{
  return lyd_db_exec (db, "INSERT INTO person_text (person_text) VALUES ('rebuild')", error) &&
         lyd_setting_set (db, SETTING, "yes", error);
}

/* @needed: (out): whether something was deleted and not wiped out: the disk was full, or the program was cut off */
gboolean
lyd_wipe_is_needed (LydDb *db,
                    gboolean *needed,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *value = lyd_setting_get (db, SETTING, &local);

  *needed = value != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Moves everything out of the write-ahead log and empties it. */
static gboolean
empty_log (LydDb *db,
           GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "PRAGMA wal_checkpoint (TRUNCATE)", "");

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  if (lyd_stmt_get_int (stmt, 0) == 0)
    return TRUE;
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_BUSY,
                       _ ("Another window or desk is reading the data file, so what was removed could not be wiped out "
                          "of it yet. Close it and try again."));
  return FALSE;
}

/**
 * lyd_wipe_finish:
 *
 * Writes the file anew without free pages and empties its log, so that nothing is in its bytes that is not in its rows.
 * Outside of a transaction; it needs as much room on the disk as the data take. Where it fails, or the power goes, the
 * file is as good as before, and it can be done again.
 */
gboolean
lyd_wipe_finish (LydDb *db,
                 GError **error)
{
  return lyd_db_exec (db, "PRAGMA secure_delete = ON; PRAGMA temp_store = DEFAULT", error) &&
         lyd_db_exec (db, "VACUUM", error) && empty_log (db, error) &&
         lyd_db_run (db, error, "DELETE FROM setting WHERE key = ?", "s", SETTING) && empty_log (db, error);
}
